//! Introductions as they are shown.

use std::collections::HashMap;

use steelyard_protocol::{
    fields::FieldGroups,
    ids::{IntroductionId, MemberRef},
    introduction::{Side, Step, Text},
    time::Timestamp,
};

use super::{
    Introductions,
    error::IntroductionError,
    kept::{groups_of, machine_of, name, side_number, side_of, step_of},
    machine::Move,
    shown::{Delivery, Filter, Happened, Introduction, Whose},
};
use crate::store::introductions::{IntroductionRow, StepRow, Wanted};

/// How many are read at a time where all are.
const PAGE: i64 = 500;

impl Introductions {
    /// The introductions of the cluster or of one member, on both sides, latest change first.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn list(
        &self,
        whose: &Whose,
        filter: &Filter,
    ) -> Result<Vec<Introduction>, IntroductionError> {
        let member_id = match whose {
            Whose::Cluster => None,
            Whose::Member(member) => {
                let row = self.store().member_by_ref(member.as_str()).await?;
                let row = row.ok_or_else(|| IntroductionError::UnknownMember(member.clone()))?;
                Some(row.id)
            }
        };
        let limit = if filter.limit == 0 { 100 } else { filter.limit };
        let rows = self
            .store()
            .introductions(&Wanted {
                side: filter.side.map(side_number),
                member_id,
                state: filter.state.map_or("", |state| state.as_str()),
                open: filter.open,
                cluster: filter.cluster.as_ref().map_or("", |c| c.as_str()),
                query_id: filter
                    .query_id
                    .map_or_else(String::new, |id| id.to_string()),
                limit: i64::from(limit.min(1_000)),
            })
            .await?;
        self.all_shown(rows).await
    }

    /// The introductions of the cluster or of one member on one side: the open ones, which are asked
    /// for by themselves, so that nothing newer can push them off a page; and the latest that ended.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn open_and_ended(
        &self,
        whose: &Whose,
        side: Side,
    ) -> Result<(Vec<Introduction>, Vec<Introduction>), IntroductionError> {
        let of_side = |open, limit| Filter {
            side: Some(side),
            open: Some(open),
            limit,
            ..Filter::default()
        };
        let open = self.list(whose, &of_side(true, 1_000)).await?;
        let ended = self.list(whose, &of_side(false, 100)).await?;
        Ok((open, ended))
    }

    /// All introductions of one member, on both sides, latest change first.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn all_of(&self, member: &MemberRef) -> Result<Vec<Introduction>, IntroductionError> {
        let row = self.store().member_by_ref(member.as_str()).await?;
        let row = row.ok_or_else(|| IntroductionError::UnknownMember(member.clone()))?;
        let mut all = Vec::new();
        let mut after = (String::new(), 0);
        loop {
            // By number, not by change: what changes meanwhile is neither missed nor read twice.
            let rows = (self.store())
                .introductions_of(row.id, (&after.0, after.1), PAGE)
                .await?;
            let Some(last) = rows.last() else { break };
            after = (last.id.clone(), last.side);
            all.extend(self.all_shown(rows).await?);
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.changed_at));
        Ok(all)
    }

    /// One introduction with its timeline. Within one cluster a node is on both sides; `side` says
    /// which is meant (the asking one where it is left out).
    ///
    /// # Errors
    /// If there is none, or it is not of `whose`, or the store fails or cannot be read.
    pub async fn get(
        &self,
        whose: &Whose,
        id: IntroductionId,
        side: Option<Side>,
    ) -> Result<Introduction, IntroductionError> {
        for candidate in [Side::Asking, Side::Holding] {
            if side.is_some_and(|side| side != candidate) {
                continue;
            }
            if let Some(row) = self.row_of(whose, id, candidate).await? {
                return self.shown(row).await;
            }
        }
        Err(IntroductionError::Unknown(id))
    }

    /// An introduction as it is shown.
    pub(super) async fn shown(
        &self,
        row: IntroductionRow,
    ) -> Result<Introduction, IntroductionError> {
        let id = row.id.clone();
        let shown = self.all_shown(vec![row]).await?.pop();
        shown.ok_or_else(|| super::kept::corrupt(&id, "it is gone"))
    }

    async fn all_shown(
        &self,
        rows: Vec<IntroductionRow>,
    ) -> Result<Vec<Introduction>, IntroductionError> {
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let mut steps: HashMap<(String, i64), Vec<StepRow>> = HashMap::new();
        for step in self.store().introduction_steps(&ids).await? {
            let key = (step.id.clone(), step.side);
            steps.entry(key).or_default().push(step);
        }
        let members: Vec<i64> = rows.iter().filter_map(|row| row.member_id).collect();
        let mut names = HashMap::new();
        for member in self.store().members_by_id(&members).await? {
            names.insert(member.id, member.member_ref);
        }
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let steps = steps
                .remove(&(row.id.clone(), row.side))
                .unwrap_or_default();
            let member = row.member_id.and_then(|id| names.get(&id));
            let member = member.map(|text| name(&row, text)).transpose()?;
            all.push(introduction(&row, &steps, member)?);
        }
        Ok(all)
    }
}

fn introduction(
    row: &IntroductionRow,
    steps: &[StepRow],
    member: Option<MemberRef>,
) -> Result<Introduction, IntroductionError> {
    let machine = machine_of(row)?;
    let mut shown = Introduction {
        id: name(row, &row.id)?,
        side: machine.side(),
        cluster: name(row, &row.cluster)?,
        state: machine.state(),
        purpose: name(row, &row.purpose)?,
        query_id: name(row, &row.query_id)?,
        handle: name(row, &row.handle)?,
        member,
        text: Text::default(),
        from: None,
        offers: FieldGroups::NONE,
        agreed: None,
        received: None,
        revealed: None,
        requested_at: Timestamp::from_millis(row.requested_at),
        delivered_at: row.delivered_at.map(Timestamp::from_millis),
        expires_at: Timestamp::from_millis(row.expires_at),
        changed_at: Timestamp::from_millis(row.changed_at),
        delivery: machine.to_send().map(|next| Delivery {
            waiting: machine.sent() + 1 - next,
            tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
            next_try: row.next_try.map(Timestamp::from_millis),
            problem: row.problem.clone(),
        }),
        possible: Move::ALL
            .into_iter()
            .filter(|step| machine.may(*step))
            .collect(),
        timeline: Vec::with_capacity(steps.len()),
    };
    for kept in steps {
        let (step, sender) = (step_of(row, kept)?, side_of(kept.sender));
        let mut happened = Happened {
            at: Timestamp::from_millis(kept.at),
            side: sender,
            step: Move::of(&step),
            by: kept.actor.clone(),
            text: None,
            fields: groups_of(kept.fields),
            entry: kept.entry.cast_unsigned(),
        };
        match step {
            Step::Request(request) => {
                happened.text = Some(request.text.clone());
                shown.text = request.text;
                shown.from = request.from;
                shown.offers = request.offers;
            }
            Step::Question(text) | Step::Answer(text) => happened.text = Some(text),
            Step::Accept(acceptance) => shown.agreed = Some(acceptance.reveals),
            Step::Reveal(party) if sender == machine.side() => shown.revealed = Some(*party),
            Step::Reveal(party) => shown.received = Some(*party),
            Step::Decline | Step::Expire | Step::Withdraw => {}
        }
        shown.timeline.push(happened);
    }
    Ok(shown)
}

impl Introductions {
    /// How many introductions there are on each side in each state.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn counts(&self) -> Result<Vec<(Side, String, u64)>, IntroductionError> {
        let counts = self.store().introduction_counts().await?;
        let count =
            |(side, state, n): (i64, String, i64)| (side_of(side), state, n.cast_unsigned());
        Ok(counts.into_iter().map(count).collect())
    }
}
