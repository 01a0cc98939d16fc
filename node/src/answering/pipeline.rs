//! The stages, one after the other.

use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use ring::hmac;
use steelyard_protocol::{
    charter::VerifiedCharter,
    envelope::Signed,
    frame::Response,
    ids::{ClusterId, Handle, InvalidId},
    keys::SigningKey,
    messages::QueryClaims,
    query::MatchMode,
    refusal::{Refusal, RefusalCode},
    signed_answer::SignedAnswer,
    time::Timestamp,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{
    authorize::Rules,
    consent::{self, ConsentedScope},
    disclose::{self, DiscloseError},
    record::{record_answer, record_refusal},
    replay::Replays,
    search,
    sign::Signer,
    verify::{Verified, verify},
    view::Views,
};
use crate::{
    audit::recorder::{Held, RecordError, Recorder},
    clock::Clock,
    directory::profiles::{Profiles, StoredProfile},
};

/// How long a query may wait before it is looked at; most askers wait no longer for its answer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Answers queries. One for a node.
pub struct Answering {
    own: ClusterId,
    key: SigningKey,
    handle_key: hmac::Key,
    clock: Arc<dyn Clock>,
    views: Arc<Views>,
    rules: Rules,
    replays: Replays,
    recorder: Recorder,
    profiles: Profiles,
    searching: Arc<Semaphore>,
    counts: Counts,
}

/// What an [`Answering`] is made of.
pub struct Settings {
    /// The own cluster.
    pub own: ClusterId,
    /// Its signing key.
    pub key: SigningKey,
    /// The key that handles are made with.
    pub handle_key: hmac::Key,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The node's data.
    pub views: Arc<Views>,
    /// The cluster's rules.
    pub rules: Rules,
    /// What was seen before.
    pub replays: Replays,
    /// The audit log.
    pub recorder: Recorder,
    /// Most searches at a time.
    pub searches: usize,
}

/// How many queries came to what, since the node started.
#[derive(Debug, Default)]
pub struct Counts {
    answered: AtomicU64,
    refused: [AtomicU64; RefusalCode::ALL.len()],
}

/// How often an answer is made anew because the data changed meanwhile.
const ATTEMPTS: usize = 8;
/// After so many attempts the ledger is held during the next, so that an answer comes however often
/// the data changes.
const FREE_ATTEMPTS: usize = 4;
/// Nodes with at most so many members search on the thread that is at it, as all do for strict
/// queries: handing over its other tasks costs more than the millisecond or two that the search takes
/// then, and whoever is handed over waits for a thread to run on.
const SMALL: usize = 100_000;

impl Counts {
    /// Queries answered.
    pub fn answered(&self) -> u64 {
        self.answered.load(Ordering::Relaxed)
    }

    /// Queries refused, by code.
    pub fn refused(&self) -> impl Iterator<Item = (RefusalCode, u64)> + '_ {
        RefusalCode::ALL
            .into_iter()
            .zip(&self.refused)
            .map(|(code, count)| (code, count.load(Ordering::Relaxed)))
    }

    /// Counts a refusal.
    pub fn refuse(&self, code: RefusalCode) {
        for (known, count) in RefusalCode::ALL.into_iter().zip(&self.refused) {
            if known == code {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

impl Answering {
    /// Answers queries with these settings.
    pub fn new(settings: Settings) -> Self {
        let profiles = Profiles::new(settings.views.store().clone());
        Self {
            own: settings.own,
            key: settings.key,
            handle_key: settings.handle_key,
            clock: settings.clock,
            views: settings.views,
            rules: settings.rules,
            replays: settings.replays,
            recorder: settings.recorder,
            profiles,
            searching: Arc::new(Semaphore::new(settings.searches.max(1))),
            counts: Counts::default(),
        }
    }

    /// How many queries came to what.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The cluster's rules.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The handle under which `member` is shown to the cluster `asker`.
    ///
    /// # Errors
    /// If the handle could not be made; no member gives rise to that.
    pub fn handle(&self, asker: &ClusterId, member: u32) -> Result<Handle, InvalidId> {
        disclose::handle(&self.handle_key, asker, member)
    }

    /// Answers a query that came from the cluster `from`, as the transport authenticated it.
    pub async fn answer(
        self: &Arc<Self>,
        from: &ClusterId,
        query: Signed<QueryClaims>,
    ) -> Response {
        match self.verified(from, &query) {
            Ok(verified) => match self.answer_verified(from, &query, verified).await {
                Ok(signed) => Response::Answer(signed),
                Err(code) => self.refuse(code),
            },
            Err(code) => self.refuse(code),
        }
    }

    /// Counts a refusal and gives it as it travels, unsigned.
    pub fn refuse(&self, code: RefusalCode) -> Response {
        self.counts.refuse(code);
        Response::Refused(code)
    }

    pub(super) const fn views(&self) -> &Arc<Views> {
        &self.views
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(super) const fn own(&self) -> &ClusterId {
        &self.own
    }

    fn charter(&self) -> Option<Arc<VerifiedCharter>> {
        self.views.read().charter.clone()
    }

    fn verified(
        &self,
        from: &ClusterId,
        query: &Signed<QueryClaims>,
    ) -> Result<Verified, RefusalCode> {
        let now = self.clock.now();
        let verified = verify(query, from, &self.own, self.charter().as_deref(), now)?;
        self.replays
            .admit(&verified.asker().id, verified.id(), verified.expires(), now)?;
        Ok(verified)
    }

    /// From the verified query to the signed answer; once more from the start whenever the data
    /// has changed before the answer was recorded.
    async fn answer_verified(
        self: &Arc<Self>,
        from: &ClusterId,
        query: &Signed<QueryClaims>,
        mut verified: Verified,
    ) -> Result<SignedAnswer, RefusalCode> {
        for attempt in 0..ATTEMPTS {
            let held = if attempt < FREE_ATTEMPTS {
                None
            } else {
                let held = self.recorder.hold().await;
                Some(held.map_err(|e| record_failure(&e))?)
            };
            // What this process has changed is known without asking the store: an answer made from
            // the view before it could not be recorded.
            let committed = self.recorder.committed();
            let behind = self.views.read().revision < committed;
            if attempt > 0 || behind {
                let brought = if attempt > 0 {
                    self.views.refresh().await
                } else {
                    self.views.catch_up(committed).await
                };
                brought.map_err(|e| unavailable(&e))?;
                // The charter may be another: is the signer still who it says?
                let now = self.clock.now();
                verified = verify(query, from, &self.own, self.charter().as_deref(), now)?;
            }
            match self.try_answer(&verified, held).await {
                Ok(signed) => {
                    self.counts.answered.fetch_add(1, Ordering::Relaxed);
                    return Ok(signed);
                }
                Err(Failure::Stale) => {}
                Err(Failure::Refused(refusal)) => {
                    return self.refused(&verified, refusal).await;
                }
                Err(Failure::Silent(code)) => return Err(code),
            }
        }
        Err(RefusalCode::Busy)
    }

    async fn try_answer(
        self: &Arc<Self>,
        verified: &Verified,
        held: Option<Held>,
    ) -> Result<SignedAnswer, Failure> {
        let query = verified.query();
        query.check().map_err(|e| Refusal {
            code: RefusalCode::InvalidQuery,
            message: e.to_string(),
        })?;
        let charter = self.charter().ok_or(RefusalCode::CharterExpired)?;
        let version = verified.charter();
        if charter.charter().version != version {
            return Err(Failure::Stale);
        }
        if !charter
            .charter()
            .purposes
            .iter()
            .any(|p| p.id == query.purpose)
        {
            return Err(Refusal::from(RefusalCode::UnknownPurpose).into());
        }
        let permit = self.rules.authorize(verified).map_err(|denied| {
            tracing::info!(asker = %verified.asker().id, purpose = %query.purpose, %denied, "denied");
            Refusal::from(RefusalCode::NotPermitted)
        })?;
        let (matches, now) = self.search(verified, permit).await?;
        let profiles = self.load_profiles(&matches).await?;
        let disclosure =
            disclose::disclose(verified, matches, &profiles, &self.own, &self.handle_key)?;
        let recorded =
            record_answer(&self.recorder, held, verified, disclosure, version, now).await?;
        let signer = Signer {
            own: &self.own,
            key: &self.key,
            charter: version,
            now,
        };
        signer
            .answer(verified, recorded)
            .map_err(|e| unavailable(&e).into())
    }

    /// Waits for a turn to look through the members: only so many do at a time.
    pub(crate) async fn turn(&self) -> Result<OwnedSemaphorePermit, RefusalCode> {
        let turn = Arc::clone(&self.searching).acquire_owned();
        tokio::time::timeout(PATIENCE, turn)
            .await
            .map_err(|_| RefusalCode::Busy)?
            .map_err(|_| RefusalCode::Unavailable)
    }

    /// Waits for a turn, then finds what matches, as of the moment that is given with it: a consent
    /// that ends while the query waits is not used.
    async fn search(
        self: &Arc<Self>,
        verified: &Verified,
        permit: steelyard_policies::permit::Permit,
    ) -> Result<(search::Matches, Timestamp), Failure> {
        let _turn = self.turn().await?;
        let now = self.clock.now();
        if let Err(e) = consent::make_current(&self.views, now) {
            // Another query may have read the clock since, and let a consent begin or end.
            if consent::make_current(&self.views, self.clock.now()).is_ok() {
                return Err(Failure::Stale);
            }
            tracing::error!(error = %e, "nothing is answered");
            return Err(RefusalCode::Unavailable.into());
        }
        let view = self.views.read();
        // The revision that the answer is recorded with stands for this view's charter too. It may
        // have expired while the query waited.
        let charter = view.charter.as_ref().filter(|c| c.is_in_force(now));
        if charter.map(|c| c.charter().version) != Some(verified.charter()) {
            return Err(Failure::Stale);
        }
        let find = || {
            let scope = ConsentedScope::new(&view.consents, view.revision, permit, now)
                .map_err(|_| Failure::Stale)?;
            Ok((search::search(&view, verified, scope), now))
        };
        if view.index.len() <= SMALL || verified.query().match_mode == MatchMode::Strict {
            find()
        } else {
            tokio::task::block_in_place(find)
        }
    }

    async fn load_profiles(
        &self,
        matches: &search::Matches,
    ) -> Result<HashMap<u32, Arc<StoredProfile>>, Failure> {
        let wanted: Vec<(u32, i64)> = matches
            .best()
            .iter()
            .map(|(c, revision)| (c.member, *revision))
            .collect();
        self.profiles
            .get(&wanted)
            .await
            .map_err(|e| unavailable(&e).into())
    }

    /// Keeps no profile in memory any more: one of the members is gone.
    pub fn forget_profiles(&self) {
        self.profiles.forget();
    }

    /// Records and signs a refusal.
    async fn refused(
        &self,
        verified: &Verified,
        refusal: Refusal,
    ) -> Result<SignedAnswer, RefusalCode> {
        let code = refusal.code;
        let now = self.clock.now();
        let recorded = record_refusal(&self.recorder, verified, refusal, now)
            .await
            .map_err(|e| record_failure(&e))?;
        self.counts.refuse(code);
        let signer = Signer {
            own: &self.own,
            key: &self.key,
            charter: verified.charter(),
            now,
        };
        signer
            .refusal(verified, recorded)
            .map_err(|e| unavailable(&e))
    }
}

/// Why an attempt gave no answer.
enum Failure {
    /// The data has changed: try again.
    Stale,
    /// Refused for a reason that the asker is told, signed.
    Refused(Refusal),
    /// Refused for a fault of this node; that is not recorded, since recording may be the fault.
    Silent(RefusalCode),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<RefusalCode> for Failure {
    fn from(code: RefusalCode) -> Self {
        Self::Silent(code)
    }
}

impl From<DiscloseError> for Failure {
    fn from(e: DiscloseError) -> Self {
        match e {
            DiscloseError::Changed => Self::Stale,
            e => unavailable(&e).into(),
        }
    }
}

impl From<RecordError> for Failure {
    fn from(e: RecordError) -> Self {
        match e {
            RecordError::Stale => Self::Stale,
            e => Self::Silent(record_failure(&e)),
        }
    }
}

fn record_failure(e: &RecordError) -> RefusalCode {
    match e {
        RecordError::Replayed => RefusalCode::Replayed,
        RecordError::Busy => RefusalCode::Busy,
        RecordError::Stale | RecordError::Unavailable(_) => RefusalCode::Unavailable,
    }
}

fn unavailable(e: &dyn std::error::Error) -> RefusalCode {
    tracing::error!(error = %e, "a query could not be answered");
    RefusalCode::Unavailable
}
