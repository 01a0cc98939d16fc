//! What people of the own cluster do about an introduction, and what happens by itself.

use steelyard_policies::disclosure::revealable;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::IntroductionId,
    introduction::{Acceptance, Side, Step},
    time::Timestamp,
};

use super::{
    Introductions,
    error::IntroductionError,
    ground::{Own, active},
    kept::{machine_of, name, side_number},
    machine::Move,
    record::{New, record},
    shown::{Action, Introduction, Whose},
};
use crate::store::introductions::IntroductionRow;

/// Who acts where nobody does: stands in the timeline.
pub(super) const BY_ITSELF: &str = "steelyard";

impl Introductions {
    /// Does something about an introduction, in the name of `by` (who acts, as it will stand in the
    /// timeline). When this returns, it is durable, and on its way to the other cluster.
    ///
    /// # Errors
    /// If it does not follow, or may not be done; see the variants of [`IntroductionError`].
    pub async fn act(
        &self,
        whose: &Whose,
        id: IntroductionId,
        action: Action,
        by: &str,
    ) -> Result<Introduction, IntroductionError> {
        let now = self.clock.now();
        let mut change = self.ledger.begin().await?;
        let mut row = self.row_to_act_on(whose, id, action.side()).await?;
        let machine = machine_of(&row)?.act(action.step())?;
        let expires = Timestamp::from_millis(row.expires_at);
        if expires <= now {
            return Err(IntroductionError::Expired(expires));
        }
        let member = self.own_of(row.member_id).await?;
        let mut not_before = 0;
        let step = match action {
            Action::Ask(text) | Action::Answer(text) if text.is_empty() => {
                return Err(IntroductionError::EmptyText);
            }
            Action::Ask(text) => Step::Question(text),
            Action::Answer(text) => Step::Answer(text),
            Action::Accept { reveal } => {
                self.check_acceptance(&row, id, member.as_ref(), reveal, now)
                    .await?;
                row.reveal = i64::from(reveal.bits());
                Step::Accept(Acceptance { reveals: reveal })
            }
            Action::Decline => {
                not_before = row.release_at;
                Step::Decline
            }
            Action::Withdraw => Step::Withdraw,
        };
        let mut new = New::own(machine, step, by);
        new.not_before = not_before;
        record(
            &mut change,
            &mut row,
            machine,
            vec![new],
            member.as_ref(),
            now,
        )
        .await?;
        change.commit().await?;
        self.wake.notify_one();
        self.shown(row).await
    }

    /// The row of an introduction that `whose` may act on, on this side.
    async fn row_to_act_on(
        &self,
        whose: &Whose,
        id: IntroductionId,
        side: Side,
    ) -> Result<IntroductionRow, IntroductionError> {
        let found = self.row_of(whose, id, side).await?;
        if let Some(row) = found {
            return Ok(row);
        }
        // Whose introduction it is not learns nothing of it.
        match self.row_of(whose, id, side.other()).await? {
            Some(_) => Err(IntroductionError::OtherSide { id, side }),
            None => Err(IntroductionError::Unknown(id)),
        }
    }

    /// Checks that a member may agree to reveal these field groups.
    async fn check_acceptance(
        &self,
        row: &IntroductionRow,
        id: IntroductionId,
        member: Option<&Own>,
        reveal: FieldGroups,
        now: Timestamp,
    ) -> Result<(), IntroductionError> {
        let member = member.ok_or(IntroductionError::Nobody(id))?;
        if reveal.is_empty() {
            return Err(IntroductionError::NothingRevealed);
        }
        let charter = self.charter(now).await?;
        let cluster = name(row, &row.cluster)?;
        let entry = active(charter.charter(), &cluster)?;
        if self.objections(member).await?.contains(&cluster) {
            return Err(IntroductionError::Objected(cluster));
        }
        let permit = self.permit(entry, &name(row, &row.purpose)?)?;
        let fields = reveal.difference(revealable(&permit));
        if !fields.is_empty() {
            return Err(IntroductionError::NotPermitted { cluster, fields });
        }
        Ok(())
    }

    /// Makes the steps that nobody makes: what nobody decided in time expires, what is asked of
    /// nobody is declined when its lot comes, and what an erased member was in ends. Returns whether
    /// there may be more to do.
    pub(super) async fn sweep(&self) -> Result<bool, IntroductionError> {
        let now = self.clock.now();
        let due = self
            .store()
            .introductions_due(now.as_millis(), SWEPT)
            .await?;
        let all = i64::try_from(due.len()).is_ok_and(|n| n < SWEPT);
        let mut done = false;
        for row in due {
            match self.happen(&row.id, row.side, now).await {
                Ok(()) => done = true,
                Err(e @ (IntroductionError::Store(_) | IntroductionError::Ledger(_))) => {
                    return Err(e);
                }
                // One that cannot be read holds up no other.
                Err(e) => {
                    tracing::error!(introduction = %row.id, error = %e,
                        "what is due of an introduction cannot be done");
                }
            }
        }
        Ok(!all && done)
    }

    async fn happen(&self, id: &str, side: i64, now: Timestamp) -> Result<(), IntroductionError> {
        let mut change = self.ledger.begin().await?;
        // Read once more: only now does nobody else write.
        let row = self.store().introduction(id, side).await?;
        let Some(mut row) = row.filter(|row| row.due.is_some_and(|due| due <= now.as_millis()))
        else {
            return Ok(change.rollback().await?);
        };
        let before = machine_of(&row)?;
        let expired = row.expires_at <= now.as_millis();
        let (kind, step, not_before) = match before.side() {
            Side::Asking if row.erased == 1 && !expired => (Move::Withdraw, Step::Withdraw, 0),
            Side::Holding if row.member_id.is_none() && !expired => {
                (Move::Decline, Step::Decline, row.release_at)
            }
            _ => (Move::Expire, Step::Expire, 0),
        };
        let machine = before.act(kind)?;
        let member = self.own_of(row.member_id).await?;
        let mut new = New::own(machine, step, BY_ITSELF);
        new.not_before = not_before;
        record(
            &mut change,
            &mut row,
            machine,
            vec![new],
            member.as_ref(),
            now,
        )
        .await?;
        Ok(change.commit().await?)
    }

    /// One side of an introduction, if it is of `whose`.
    pub(super) async fn row_of(
        &self,
        whose: &Whose,
        id: IntroductionId,
        side: Side,
    ) -> Result<Option<IntroductionRow>, IntroductionError> {
        let number = side_number(side);
        let row = self.store().introduction(&id.to_string(), number).await?;
        let Whose::Member(member_ref) = whose else {
            return Ok(row);
        };
        let member = self.store().member_by_ref(member_ref.as_str()).await?;
        let member = member.ok_or_else(|| IntroductionError::UnknownMember(member_ref.clone()))?;
        Ok(row.filter(|row| row.member_id == Some(member.id)))
    }
}

/// Introductions that are swept at a time.
const SWEPT: i64 = 256;
