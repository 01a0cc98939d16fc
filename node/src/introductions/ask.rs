//! Asking for an introduction.

use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::IntroductionId,
    introduction::{Request, Side, Step},
    time::Timestamp,
};

use super::{
    Introductions,
    error::IntroductionError,
    ground::{Own, WITH_REQUEST, active},
    kept::{side_number, step_of},
    machine::{Machine, State},
    record::{New, record},
    shown::{Introduction, NewIntroduction},
};
use crate::store::introductions::{IntroductionRow, Wanted};

impl Introductions {
    /// Asks for an introduction, in the name of `by`. When this returns, it is durable, and will be
    /// delivered when the other cluster can be reached. While one is open that was asked for in just
    /// the same way, that one is returned, and nothing is sent.
    ///
    /// # Errors
    /// If it cannot be asked for; see the variants of [`IntroductionError`].
    pub async fn request(
        &self,
        asked: NewIntroduction,
        by: &str,
    ) -> Result<Introduction, IntroductionError> {
        let now = self.clock.now();
        let charter = self.charter(now).await?;
        let charter = charter.charter();
        if !charter.active().any(|cluster| cluster.id == self.own) {
            return Err(IntroductionError::Suspended);
        }
        let entry = active(charter, &asked.cluster)?;
        if !charter.purposes.iter().any(|p| p.id == asked.purpose) {
            return Err(IntroductionError::UnknownPurpose(asked.purpose));
        }
        // From here on nobody else writes: the consents that are read stand until this is durable.
        let mut change = self.ledger.begin().await?;
        let member = self.on_behalf(&asked).await?;
        let mut reveal = asked.reveal;
        if asked.must_name {
            reveal = reveal.with(FieldGroup::Identity);
        }
        let (member_ref, member) = (asked.on_behalf_of.clone(), member.as_ref());
        let offered = self
            .by_consent(member, Some(entry), &asked.purpose, reveal, now)
            .await?;
        let offers = offered.fields.groups();
        if let Some(member) = member_ref
            && asked.must_name
            && !offers.contains(FieldGroup::Identity)
        {
            return Err(IntroductionError::NotNamed {
                member,
                cluster: asked.cluster,
                purpose: asked.purpose,
            });
        }
        // Without its name nothing of it is told: the cluster asks in its own.
        let from = if offers.contains(FieldGroup::Identity) && !asked.unnamed {
            let told = reveal.intersection(WITH_REQUEST);
            let from = self.by_consent(member, Some(entry), &asked.purpose, told, now);
            Some(from.await?)
        } else {
            None
        };
        let id = IntroductionId::from(uuid::Uuid::now_v7());
        let expires = now.plus_seconds(i64::from(self.settings.expire_days) * 86_400);
        let mut row = row(id, &asked, member, reveal, now, expires);
        let request = Request {
            handle: asked.handle,
            query_id: asked.query_id,
            purpose: asked.purpose,
            expires,
            text: asked.text,
            from,
            offers,
        };
        if let Some(open) = self.open_already(&row, &request).await? {
            change.rollback().await?;
            return self.shown(open).await;
        }
        let machine = Machine::requested();
        let steps = vec![New::own(machine, Step::Request(Box::new(request)), by)];
        record(&mut change, &mut row, machine, steps, member, now).await?;
        change.commit().await?;
        self.wake.notify_one();
        self.shown(row).await
    }

    /// The introduction that was asked for by the same request and is open: forms are sent twice, and
    /// programs try again.
    async fn open_already(
        &self,
        row: &IntroductionRow,
        request: &Request,
    ) -> Result<Option<IntroductionRow>, IntroductionError> {
        let wanted = Wanted {
            side: Some(row.side),
            open: Some(true),
            cluster: &row.cluster,
            query_id: row.query_id.clone(),
            limit: i64::MAX,
            ..Wanted::default()
        };
        for open in self.store().introductions(&wanted).await? {
            let of_the_same = open.handle == row.handle
                && (open.member_id, open.erased) == (row.member_id, 0)
                && open.reveal == row.reveal;
            let first = self.store().introduction_step(&open.id, open.side, 0, 1);
            if of_the_same
                && let Some(first) = first.await?
                && let Step::Request(before) = step_of(&open, &first)?
                && *before
                    == (Request {
                        expires: before.expires,
                        ..request.clone()
                    })
            {
                return Ok(Some(open));
            }
        }
        Ok(None)
    }

    async fn on_behalf(&self, asked: &NewIntroduction) -> Result<Option<Own>, IntroductionError> {
        let Some(member) = &asked.on_behalf_of else {
            return Ok(None);
        };
        let row = self.store().member_by_ref(member.as_str()).await?;
        let row = row.ok_or_else(|| IntroductionError::UnknownMember(member.clone()))?;
        Ok(Some(Self::own(&row)?))
    }
}

fn row(
    id: IntroductionId,
    asked: &NewIntroduction,
    member: Option<&Own>,
    reveal: FieldGroups,
    now: Timestamp,
    expires: Timestamp,
) -> IntroductionRow {
    IntroductionRow {
        id: id.to_string(),
        side: side_number(Side::Asking),
        cluster: asked.cluster.to_string(),
        state: State::Requested.as_str().to_owned(),
        is_open: 1,
        purpose: asked.purpose.to_string(),
        query_id: asked.query_id.to_string(),
        handle: asked.handle.to_string(),
        member_id: member.map(|member| member.id),
        erased: 0,
        reveal: i64::from(reveal.bits()),
        requested_at: now.as_millis(),
        delivered_at: None,
        expires_at: expires.as_millis(),
        changed_at: now.as_millis(),
        release_at: 0,
        sent: 0,
        acknowledged: 0,
        received: 0,
        due: None,
        next_try: None,
        tries: 0,
        problem: None,
    }
}
