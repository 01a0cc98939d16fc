//! Asks all recipients at the same time.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::FutureExt;
use steelyard_protocol::{
    charter::VerifiedCharter,
    envelope::Signed,
    fields::Granularity,
    frame::Request,
    ids::{ClusterId, MemberRef, QueryId},
    inquiry::{Inquiry, MergeRule},
    keys::SigningKey,
    like::Like,
    limits,
    messages::QueryClaims,
    query::Query,
    refusal::{Refusal, RefusalCode},
    result::{ClusterEvent, QueryResult, Status},
    time::Timestamp,
};
use tokio::sync::mpsc;

use super::{
    ask_error::InquiryError,
    itself::{Itself, OwnQuery},
    merge::Merge,
    on_behalf::{Grounds, not_consented},
    plan::{self, PlanError, Recipient},
    round::{Round, failed, refused},
};
use crate::{
    answering::{Answering, Views},
    audit::{
        entry::Event,
        recorder::{Record, Recorder},
    },
    clock::Clock,
    directory::{Directory, telling::Telling},
    identity::Identity,
    network::Network,
};

/// Asks queries. One for a node; clones share it.
#[derive(Clone)]
pub struct Asking {
    pub(super) own: ClusterId,
    pub(super) key: SigningKey,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) views: Arc<Views>,
    pub(super) network: Network,
    pub(super) answering: Arc<Answering>,
    recorder: Recorder,
    directory: Directory,
}

/// A query under way: what comes of it at each cluster, as it comes.
pub struct Asked {
    /// The number of the query.
    pub query_id: QueryId,
    /// The clusters that an outcome comes from.
    pub clusters: Vec<ClusterId>,
    query: Query,
    rule: MergeRule,
    outcomes: mpsc::Receiver<ClusterEvent>,
}

impl Asked {
    /// The next cluster's outcome; `None` once all are there.
    pub async fn next(&mut self) -> Option<ClusterEvent> {
        self.outcomes.recv().await
    }

    /// An empty merge for this query, to put the outcomes into.
    pub fn merge(&self) -> Merge {
        Merge::new(self.query_id, self.query.clone(), self.rule)
    }

    /// Waits for all outcomes and merges them.
    pub async fn result(mut self) -> QueryResult {
        let mut merge = self.merge();
        while let Some(event) = self.next().await {
            merge.add(event);
        }
        merge.finish()
    }
}

/// A query that is signed for its recipients, and not sent yet.
struct Sealed {
    query: Query,
    claims: QueryClaims,
    signed: Signed<QueryClaims>,
    frame: Vec<u8>,
    recipients: Vec<Recipient>,
}

impl Asking {
    /// Asks for the cluster of `identity`, signing with its key.
    pub fn new(
        identity: &Identity,
        clock: Arc<dyn Clock>,
        views: Arc<Views>,
        network: Network,
        answering: Arc<Answering>,
        recorder: Recorder,
        directory: Directory,
    ) -> Self {
        Self {
            own: identity.cluster().clone(),
            key: identity.signing().clone(),
            clock,
            views,
            network,
            answering,
            recorder,
            directory,
        }
    }

    /// Sends `query` to its recipients.
    ///
    /// # Errors
    /// If the query cannot be asked at all; what single clusters say is in the outcomes.
    pub fn ask(&self, query: Query) -> Result<Asked, PlanError> {
        let now = self.clock.now();
        let charter = self.charter();
        let recipients = plan::recipients(&query, charter.as_deref(), &self.own, now)?;
        let sealed = self.seal(query, recipients, charter.as_deref(), now)?;
        self.log_asked(&sealed);
        Ok(self.send(sealed, Vec::new(), None))
    }

    /// Sends what people ask to its recipients. A query for complements of a member goes only to
    /// those whom the member consents to tell, after that is durable in the audit log.
    ///
    /// # Errors
    /// If it cannot be asked at all; what single clusters say is in the outcomes.
    pub async fn inquire(&self, inquiry: Inquiry) -> Result<Asked, InquiryError> {
        let Inquiry {
            query,
            like_member,
            merge,
        } = inquiry;
        let mut asked = match like_member {
            None => self.ask(query)?,
            Some(member) => self.ask_for(&member, query).await?,
        };
        asked.rule = merge;
        Ok(asked)
    }

    /// Asks for complements of `member`.
    async fn ask_for(&self, member: &MemberRef, mut query: Query) -> Result<Asked, InquiryError> {
        if query.like.is_some() {
            return Err(InquiryError::LikeTwice);
        }
        for _ in 0..ATTEMPTS {
            // The charter and the revision that it holds at, as one, and before all else: whatever
            // changes after that, be it not in view yet, keeps the query from being recorded.
            let (charter, vocabulary, revision) = {
                let view = self.views.read();
                let vocabulary = Arc::clone(view.index.vocabulary());
                (view.charter.clone(), vocabulary, view.revision)
            };
            let now = self.clock.now();
            // Any `like` at all, so that what does not go with one is refused.
            query.like = Some(Like::default());
            let all = plan::recipients(&query, charter.as_deref(), &self.own, now)?;
            let grounds = Grounds {
                directory: &self.directory,
                rules: self.answering.rules().rules(),
                charter: charter.as_deref().ok_or(PlanError::NoCharter)?.charter(),
                vocabulary: &vocabulary,
                now,
            };
            let on_behalf = grounds.on_behalf(member, &query, all).await?;
            query.like = Some(on_behalf.like);
            let sealed = self.seal(query.clone(), on_behalf.asked, charter.as_deref(), now)?;
            let telling = Telling {
                at: now,
                query_id: sealed.claims.jti,
                query: sealed.signed.digest(),
                purpose: query.purpose.clone(),
                asked: sealed.recipients.len() as u64,
                member: on_behalf.member,
                fields: on_behalf.fields,
                clusters: (sealed.recipients.iter())
                    .filter(|r| !r.own)
                    .map(|r| r.cluster.clone())
                    .collect(),
                revision,
            };
            if !self.directory.record_telling(&telling).await? {
                // A member, a consent or the charter has changed, or the view was behind: what may
                // be told may be less.
                self.views.refresh().await?;
                continue;
            }
            let itself = Itself {
                handle: (self.answering.handle(&self.own, on_behalf.member.0))
                    .map_err(|e| PlanError::Unsigned(e.to_string()))?,
                marks: on_behalf.marks,
                alone: on_behalf.alone,
                own: self.seal_own(&sealed.claims, on_behalf.own_records)?,
            };
            let message = not_consented(&query.purpose);
            let not_asked = (on_behalf.not_asked.iter())
                .map(|recipient| {
                    let code = RefusalCode::NotPermitted;
                    let message = message.clone();
                    refused(recipient, Refusal { code, message })
                })
                .collect();
            return Ok(self.send(sealed, not_asked, Some(itself)));
        }
        Err(InquiryError::Changing)
    }

    fn charter(&self) -> Option<Arc<VerifiedCharter>> {
        self.views.read().charter.clone()
    }

    /// Signs `query`, once for all of `recipients`.
    fn seal(
        &self,
        query: Query,
        recipients: Vec<Recipient>,
        charter: Option<&VerifiedCharter>,
        now: Timestamp,
    ) -> Result<Sealed, PlanError> {
        let claims = QueryClaims {
            iss: self.own.clone(),
            aud: recipients.iter().map(|r| r.cluster.clone()).collect(),
            iat: now.as_seconds(),
            exp: now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            jti: QueryId::from(uuid::Uuid::now_v7()),
            charter: charter.map_or(0, |c| c.charter().version),
            // Whom else we ask is told by `aud`; in the query it would only take room.
            query: Query {
                clusters: Vec::new(),
                ..query.clone()
            },
        };
        let unsigned = |e: String| PlanError::Unsigned(e);
        let signed = Signed::sign(&claims, &self.key).map_err(|e| unsigned(e.to_string()))?;
        let frame = Request::Query(signed.clone())
            .encode()
            .map_err(|e| unsigned(e.to_string()))?;
        Ok(Sealed {
            query,
            claims,
            signed,
            frame,
            recipients,
        })
    }

    /// Signs a query on behalf of a member as the own cluster is asked it: so that, when the member is
    /// taken out of the answer, there is still as much in it as was asked for, if so many records are
    /// permitted.
    fn seal_own(&self, claims: &QueryClaims, permitted: u32) -> Result<OwnQuery, PlanError> {
        let mut claims = claims.clone();
        let query = &mut claims.query;
        if query.limit < permitted.min(limits::RECORDS) {
            query.limit += 1;
        }
        query.granularity = query.granularity.max(Granularity::Count);
        let signed = Signed::sign(&claims, &self.key);
        Ok(OwnQuery {
            signed: signed.map_err(|e| PlanError::Unsigned(e.to_string()))?,
            query: claims.query,
        })
    }

    /// Sends a sealed query. `settled` is what came of it where it is not sent.
    fn send(&self, sealed: Sealed, settled: Vec<ClusterEvent>, itself: Option<Itself>) -> Asked {
        let Sealed {
            query,
            claims,
            signed,
            frame,
            recipients,
        } = sealed;
        let room = recipients.len() + settled.len();
        let (send, outcomes) = mpsc::channel(room.max(1));
        let clusters = (recipients.iter().map(|r| &r.cluster))
            .chain(settled.iter().map(|event| &event.status.cluster))
            .cloned()
            .collect();
        for event in settled {
            // There is room for all, and the other end is here.
            let _ = send.try_send(event);
        }
        let round = Arc::new(Round {
            asking: self.clone(),
            deadline: Duration::from_millis(u64::from(query.deadline_ms)),
            query: query.clone(),
            id: claims.jti,
            signed,
            frame,
            itself,
        });
        for recipient in recipients {
            let (round, send) = (Arc::clone(&round), send.clone());
            tokio::spawn(async move {
                // A fault of this program takes one cluster's answer, and leaves no gap in the list.
                let asked = AssertUnwindSafe(round.ask_one(&recipient)).catch_unwind();
                let event = asked.await.unwrap_or_else(|_| {
                    let message = "its answer could not be read; the node's log says why";
                    failed(&recipient, Status::Invalid, message.to_owned())
                });
                // Who asked may have gone; that is no fault.
                let _ = send.send(event).await;
            });
        }
        Asked {
            query_id: claims.jti,
            clusters,
            query,
            rule: MergeRule::default(),
            outcomes,
        }
    }

    /// Writes into the log that the query was asked. Nothing of ours leaves with a query but the
    /// query itself, so nobody waits for the disk here.
    fn log_asked(&self, sealed: &Sealed) {
        let claims = &sealed.claims;
        let record = Record {
            at: self.clock.now(),
            event: Event::Asked {
                query_id: claims.jti,
                purpose: claims.query.purpose.clone(),
                query: sealed.signed.digest(),
                clusters: sealed.recipients.len() as u64,
            },
            revision: None,
            seen: None,
            disclosed: Vec::new(),
        };
        let recorder = self.recorder.clone();
        tokio::spawn(async move {
            if let Err(e) = recorder.record(record).await {
                tracing::warn!(error = %e, "a query that was asked is not in the audit log");
            }
        });
    }
}

/// How often a query for complements is made anew because the data changed meanwhile.
const ATTEMPTS: usize = 8;
