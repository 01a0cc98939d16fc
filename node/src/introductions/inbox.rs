//! Takes the steps of other clusters: each once, in order, and acknowledged only when it is durable.

use std::sync::Arc;

use steelyard_protocol::{
    charter::{Charter, ClusterEntry, VerifiedCharter},
    envelope::{Signed, check_times},
    fields::FieldGroups,
    ids::{ClusterId, Handle},
    introduction::{AcknowledgementClaims, IntroductionClaims, Request, Side, Step},
    limits,
    refusal::RefusalCode,
    time::Timestamp,
};
use tokio::sync::OwnedSemaphorePermit;

use super::{
    Courier,
    act::BY_ITSELF,
    error::IntroductionError,
    ground::Own,
    kept::{groups_of, machine_of, side_number},
    machine::{Machine, Move, State, Taken},
    record::{New, record},
};
use crate::{
    answering::{consent::make_current, verify::signer},
    audit::ledger::Change,
    store::introductions::IntroductionRow,
};

/// Most requests of one cluster that may be open here at a time; more have to wait on its side. One
/// whose decline is held back counts, or the place that it leaves would tell of the decline.
const OPEN_PER_CLUSTER: i64 = 200;
/// Most requests that one cluster may make in a day, open or not.
const DAILY_PER_CLUSTER: i64 = 500;
/// Most requests to one member that may be open at a time, and of one cluster. What comes beyond is
/// declined like a request to nobody: how full an inbox is, is nobody's business.
const OPEN_PER_MEMBER: (i64, i64) = (20, 3);

const DAY_SECONDS: i64 = 86_400;

impl Courier {
    /// Takes a step that came from the cluster `from`, as the transport authenticated it, and gives
    /// the acknowledgement. It tells how many steps are kept here, so a step that was taken before,
    /// or came too early, is acknowledged too.
    ///
    /// # Errors
    /// A refusal code; then nothing was taken.
    pub async fn take(
        &self,
        from: &ClusterId,
        signed: &Signed<IntroductionClaims>,
    ) -> Result<Signed<AcknowledgementClaims>, RefusalCode> {
        let now = self.introductions.clock.now();
        // The one in the store: what the node has in view may be a second behind it.
        let charter = match self.introductions.charter(now).await {
            Ok(charter) => Some(charter),
            Err(IntroductionError::NoCharter | IntroductionError::CharterExpired(_)) => None,
            Err(e) => return Err(unavailable(&e)),
        };
        let own = &self.introductions.own;
        let (in_force, entry) = signer(signed, from, own, charter.as_deref(), now)?;
        let claims = signed.verify(&entry.signing_key).map_err(|e| e.refusal())?;
        if claims.iss != entry.id {
            return Err(RefusalCode::WrongSigner);
        }
        if claims.aud != *own {
            return Err(RefusalCode::WrongAudience);
        }
        check_times(claims.iat, claims.exp, now)?;
        let id = claims.id;
        let received = self.take_verified(in_force, entry, claims, now).await?;
        let word = AcknowledgementClaims {
            iss: own.clone(),
            aud: from.clone(),
            iat: now.as_seconds(),
            exp: now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            charter: charter.map_or(0, |c| c.charter().version),
            id,
            step: signed.digest(),
            received,
        };
        Signed::sign(&word, &self.key).map_err(|_| RefusalCode::Unavailable)
    }

    /// Takes a step of a cluster that is known. Gives the number of its steps that are kept now.
    async fn take_verified(
        &self,
        in_force: &Charter,
        entry: &ClusterEntry,
        claims: IntroductionClaims,
        now: Timestamp,
    ) -> Result<u32, RefusalCode> {
        let side = claims.side.other();
        let number = side_number(side);
        let found = self
            .introductions
            .store()
            .introduction(&claims.id.to_string(), number)
            .await
            .map_err(|e| unavailable(&e))?;
        if found.is_some() {
            return self.take_next(entry, claims, now).await;
        }
        match (side, claims.seq, claims.step) {
            (Side::Holding, 1, Step::Request(request)) => {
                self.has_room(&entry.id, now).await?;
                // Who is meant is found before anybody else is kept from writing. Nobody is, for a
                // purpose that the charter does not know.
                let mut meant = None;
                if in_force.purposes.iter().any(|p| p.id == request.purpose) {
                    let turn = self.answering.turn().await?;
                    // Others may have come while it waited.
                    self.has_room(&entry.id, now).await?;
                    let found = self.meant(entry, &request, now, turn).await;
                    meant = found.map_err(|e| unavailable(&e))?;
                }
                let id = claims.id.to_string();
                self.take_request(entry, &id, *request, meant, now).await
            }
            // The request was taken by a store that this one is an older copy of, or never.
            (Side::Holding, ..) => Ok(0),
            // What this cluster has not asked for.
            (Side::Asking, ..) => Err(RefusalCode::NotPermitted),
        }
    }

    /// Whether a cluster may ask for one more.
    async fn has_room(&self, cluster: &ClusterId, now: Timestamp) -> Result<(), RefusalCode> {
        let since = now.plus_seconds(-DAY_SECONDS).as_millis();
        let store = self.introductions.store();
        let (open, today) = store
            .introductions_from(cluster.as_str(), since, now.as_millis())
            .await
            .map_err(|e| unavailable(&e))?;
        if open >= OPEN_PER_CLUSTER || today >= DAILY_PER_CLUSTER {
            tracing::info!(%cluster, open, today, "a request for an introduction has to wait");
            return Err(RefusalCode::Busy);
        }
        Ok(())
    }

    /// The number of the member that a request means, if the cluster may see it now. All members that
    /// it may see are looked at, whichever is meant, so that the time that it takes tells nothing.
    async fn meant(
        &self,
        entry: &ClusterEntry,
        request: &Request,
        now: Timestamp,
        turn: OwnedSemaphorePermit,
    ) -> Result<Option<i64>, IntroductionError> {
        self.views.refresh().await?;
        let Ok(permit) = self.introductions.permit(entry, &request.purpose) else {
            return Ok(None);
        };
        // A clock that went backwards lets nobody be seen.
        if make_current(&self.views, now).is_err() {
            return Ok(None);
        }
        let shown = {
            let view = self.views.read();
            let scope = view.consents.scope(&permit, now);
            scope.map(|scope| scope.may_show().clone()).ok()
        };
        let Some(shown) = shown else { return Ok(None) };
        let (answering, asker) = (Arc::clone(&self.answering), entry.id.clone());
        let wanted: Handle = request.handle.clone();
        let found = tokio::task::spawn_blocking(move || {
            // The turn is over when this is, even if nobody waits for it any more.
            let _turn = turn;
            let is_meant = |member: &u32| {
                let handle = answering.handle(&asker, *member);
                handle.is_ok_and(|handle| handle == wanted)
            };
            shown
                .iter()
                .filter(is_meant)
                .fold(None, |_, member| Some(member))
        });
        Ok(found.await.unwrap_or_default().map(i64::from))
    }

    async fn take_request(
        &self,
        entry: &ClusterEntry,
        id: &str,
        request: Request,
        meant: Option<i64>,
        now: Timestamp,
    ) -> Result<u32, RefusalCode> {
        let all = &self.introductions;
        let mut change = all.ledger.begin().await.map_err(|e| unavailable(&e))?;
        let store = all.store();
        let side = side_number(Side::Holding);
        let known = store.introduction(id, side).await;
        if known.map_err(|e| unavailable(&e))?.is_some() {
            // It came twice, and the other was faster.
            return Ok(1);
        }
        self.has_room(&entry.id, now).await?;
        let member = self
            .asked_member(entry, &request, meant, now)
            .await
            .map_err(|e| unavailable(&e))?;
        let mut row = self.row(entry, id, &request, member.as_ref(), now);
        let machine = Machine::delivered();
        let steps = vec![New::taken(machine, Step::Request(Box::new(request)))];
        record(&mut change, &mut row, machine, steps, member.as_ref(), now)
            .await
            .map_err(|e| unavailable(&e))?;
        change.commit().await.map_err(|e| unavailable(&e))?;
        Ok(machine.received())
    }

    /// The member that is meant, if it may be asked: the cluster may see it as it stands now, and its
    /// inbox has room.
    async fn asked_member(
        &self,
        entry: &ClusterEntry,
        request: &Request,
        meant: Option<i64>,
        now: Timestamp,
    ) -> Result<Option<Own>, IntroductionError> {
        let all = &self.introductions;
        let Ok(permit) = all.permit(entry, &request.purpose) else {
            return Ok(None);
        };
        let Some(member) = all.own_of(meant).await? else {
            return Ok(None);
        };
        if !all.is_shown(&member, &permit, now).await? {
            return Ok(None);
        }
        let cluster = entry.id.as_str();
        let (open, of_cluster) = (all.store())
            .introductions_waiting_for(member.id, cluster)
            .await?;
        let has_room = open < OPEN_PER_MEMBER.0 && of_cluster < OPEN_PER_MEMBER.1;
        Ok(has_room.then_some(member))
    }

    fn row(
        &self,
        entry: &ClusterEntry,
        id: &str,
        request: &Request,
        member: Option<&Own>,
        now: Timestamp,
    ) -> IntroductionRow {
        let latest = now.plus_seconds(limits::INTRODUCTION_DAYS * DAY_SECONDS);
        let spread = i64::from(self.introductions.settings.decline_hours) * 3_600_000;
        let lot = if spread > 0 {
            rand::random_range(0..=spread)
        } else {
            0
        };
        IntroductionRow {
            id: id.to_owned(),
            side: side_number(Side::Holding),
            cluster: entry.id.to_string(),
            state: State::Delivered.as_str().to_owned(),
            is_open: 1,
            purpose: request.purpose.to_string(),
            query_id: request.query_id.to_string(),
            handle: request.handle.to_string(),
            member_id: member.map(|member| member.id),
            erased: 0,
            reveal: 0,
            requested_at: now.as_millis(),
            delivered_at: Some(now.as_millis()),
            expires_at: request.expires.min(latest).as_millis(),
            changed_at: now.as_millis(),
            release_at: now.as_millis().saturating_add(lot),
            sent: 0,
            acknowledged: 0,
            received: 0,
            due: None,
            next_try: None,
            tries: 0,
            problem: None,
        }
    }

    /// Takes a step of an introduction that there is.
    async fn take_next(
        &self,
        entry: &ClusterEntry,
        claims: IntroductionClaims,
        now: Timestamp,
    ) -> Result<u32, RefusalCode> {
        let all = &self.introductions;
        let mut change = all.ledger.begin().await.map_err(|e| unavailable(&e))?;
        let side = side_number(claims.side.other());
        let row = all.store().introduction(&claims.id.to_string(), side).await;
        let row = row.map_err(|e| unavailable(&e))?;
        let row = row.filter(|row| row.cluster == entry.id.as_str());
        // Another cluster's introduction: this one has no part in it.
        let mut row = row.ok_or(RefusalCode::NotPermitted)?;
        let before = machine_of(&row).map_err(|e| unavailable(&e))?;
        let taken = before
            .take(claims.seq, Move::of(&claims.step))
            .map_err(|e| {
                tracing::warn!(cluster = %entry.id, introduction = %claims.id, error = %e,
                "a step that does not follow is refused");
                RefusalCode::Malformed
            })?;
        let Taken::New { machine, reveals } = taken else {
            return Ok(before.received());
        };
        self.write_taken(&mut change, &mut row, (machine, reveals), claims.step, now)
            .await
            .map_err(|e| unavailable(&e))?;
        change.commit().await.map_err(|e| unavailable(&e))?;
        if reveals {
            all.wake.notify_one();
        }
        Ok(machine.received())
    }

    /// Writes a step that was taken, and with it this side's `Reveal`, if it is its turn.
    async fn write_taken(
        &self,
        change: &mut Change,
        row: &mut IntroductionRow,
        (machine, reveals): (Machine, bool),
        step: Step,
        now: Timestamp,
    ) -> Result<(), IntroductionError> {
        let all = &self.introductions;
        let member = all.own_of(row.member_id).await?;
        let mut steps = vec![New::taken(machine, step)];
        if reveals {
            let wanted = groups_of(row.reveal);
            let party = self
                .revealed(row, &machine, member.as_ref(), wanted, now)
                .await?;
            let step = Step::Reveal(Box::new(party));
            steps.push(New::own(machine, step, BY_ITSELF));
        }
        record(change, row, machine, steps, member.as_ref(), now).await
    }

    async fn revealed(
        &self,
        row: &IntroductionRow,
        machine: &Machine,
        member: Option<&Own>,
        wanted: FieldGroups,
        now: Timestamp,
    ) -> Result<steelyard_protocol::introduction::Party, IntroductionError> {
        let all = &self.introductions;
        let charter: Option<Arc<VerifiedCharter>> = all.charter(now).await.ok();
        let entry = charter
            .as_ref()
            .and_then(|charter| charter.charter().cluster(&row.cluster));
        let purpose = super::kept::name(row, &row.purpose)?;
        match machine.side() {
            Side::Asking => all.by_consent(member, entry, &purpose, wanted, now).await,
            Side::Holding => all.by_agreement(member, entry, &purpose, wanted).await,
        }
    }
}

fn unavailable(e: &dyn std::error::Error) -> RefusalCode {
    tracing::error!(error = %e, "a step of an introduction could not be taken");
    RefusalCode::Unavailable
}
