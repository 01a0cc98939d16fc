//! Asks all recipients at the same time.

use std::{
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use futures::FutureExt;
use steelyard_protocol::{
    answer::{Answer, Outcome},
    charter::VerifiedCharter,
    envelope::Signed,
    frame::{Request, Response},
    ids::{ClusterId, Handle, MemberRef, QueryId},
    inquiry::{Inquiry, MergeRule},
    keys::SigningKey,
    like::Like,
    limits,
    messages::QueryClaims,
    query::Query,
    refusal::{Refusal, RefusalCode},
    result::{ClusterEvent, ClusterStatus, QueryResult, Status},
    signed_answer::SignedAnswer,
    time::Timestamp,
};
use tokio::sync::mpsc;

use super::{
    ask_error::InquiryError,
    check::{Question, check},
    merge::Merge,
    on_behalf::{Grounds, not_consented},
    plan::{self, PlanError, Recipient},
    same::Marks,
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
    network::{AskError, Network},
};

/// Asks queries. One for a node; clones share it.
#[derive(Clone)]
pub struct Asking {
    pub(super) own: ClusterId,
    pub(super) key: SigningKey,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) views: Arc<Views>,
    pub(super) network: Network,
    answering: Arc<Answering>,
    recorder: Recorder,
    directory: Directory,
}

/// A query under way: what comes of it at each cluster, as it comes.
pub struct Asked {
    /// The number of the query.
    pub query_id: QueryId,
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

/// What one cluster is asked, shared by the tasks that ask.
struct Round {
    asking: Asking,
    query: Query,
    id: QueryId,
    signed: Signed<QueryClaims>,
    frame: Vec<u8>,
    deadline: Duration,
    /// The member that the query was made from, which is no match of its own.
    itself: Option<Itself>,
}

/// How the member that a query was made from would look as a match.
struct Itself {
    /// In the own cluster's answer.
    handle: Handle,
    /// In that of another cluster that holds it too.
    marks: Option<Marks>,
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
            let (charter, vocabulary) = {
                let view = self.views.read();
                (view.charter.clone(), Arc::clone(view.index.vocabulary()))
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
                revision: on_behalf.revision,
            };
            if !self.directory.record_telling(&telling).await? {
                // A member, a consent or the charter has changed: what may be told may be less.
                self.views.refresh().await?;
                continue;
            }
            let itself = Itself {
                handle: (self.answering.handle(&self.own, on_behalf.member.0))
                    .map_err(|e| PlanError::Unsigned(e.to_string()))?,
                marks: on_behalf.marks,
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

impl Itself {
    /// Takes the member that the query was made from out of an answer.
    fn leave_out(&self, recipient: &Recipient, answer: &mut Answer) {
        let before = answer.matches.len();
        answer.matches.retain(|found| {
            if recipient.own {
                return found.handle != self.handle;
            }
            let (same, other) = (&self.marks, Marks::of(found));
            !same.as_ref().zip(other).is_some_and(|(a, b)| a.same_as(&b))
        });
        let left_out = (before - answer.matches.len()) as u64;
        answer.total = answer.total.map(|total| total.saturating_sub(left_out));
    }
}

/// The network keeps the deadline by itself, and then says whether the peer was reached at all: for
/// that it has this much longer.
const LAST_WORD: Duration = Duration::from_millis(250);

impl Round {
    async fn ask_one(&self, recipient: &Recipient) -> ClusterEvent {
        let begun = Instant::now();
        let patience = self.deadline + LAST_WORD;
        let outcome = tokio::time::timeout(patience, self.outcome(recipient, begun)).await;
        let mut event = match outcome {
            Ok(event) => event,
            Err(_) => self.timed_out(recipient),
        };
        event.status.elapsed_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        event
    }

    fn timed_out(&self, recipient: &Recipient) -> ClusterEvent {
        let message = format!("no answer within {} ms", self.deadline.as_millis());
        failed(recipient, Status::TimedOut, message)
    }

    async fn outcome(&self, recipient: &Recipient, begun: Instant) -> ClusterEvent {
        let response = if recipient.own {
            // The own members are asked through the same stages; only the wire is left out.
            Ok(self
                .asking
                .answering
                .answer(&recipient.cluster, self.signed.clone())
                .await)
        } else {
            self.send(recipient, begun).await
        };
        match response {
            Ok(Response::Answer(signed)) => self.checked(recipient, &signed),
            Ok(Response::Refused(code)) => refused(recipient, code.into()),
            Ok(Response::Pong(_)) => failed(
                recipient,
                Status::Invalid,
                "it answered a query with a pong".to_owned(),
            ),
            Err(event) => *event,
        }
    }

    /// Asks the cluster's nodes in turn, until one can be reached.
    async fn send(
        &self,
        recipient: &Recipient,
        begun: Instant,
    ) -> Result<Response, Box<ClusterEvent>> {
        let mut failure = failed(
            recipient,
            Status::Unreachable,
            "the charter names no node of it".to_owned(),
        );
        for peer in &recipient.nodes {
            let left = self.deadline.saturating_sub(begun.elapsed());
            let answer = self
                .asking
                .network
                .ask(*peer, self.frame.clone(), left)
                .await;
            failure = match answer {
                Ok(bytes) => match Response::decode(&bytes) {
                    Ok(response) => return Ok(response),
                    Err(e) => failed(recipient, Status::Invalid, e.to_string()),
                },
                Err(AskError::Unreachable(reason)) => {
                    failure = failed(recipient, Status::Unreachable, reason);
                    continue;
                }
                Err(AskError::TimedOut(_)) => self.timed_out(recipient),
                Err(AskError::Busy(under_way)) => refused(
                    recipient,
                    Refusal {
                        code: RefusalCode::Busy,
                        message: format!("{under_way} queries to it are under way already"),
                    },
                ),
                Err(e) => failed(recipient, Status::Invalid, e.to_string()),
            };
            break;
        }
        Err(Box::new(failure))
    }

    fn checked(&self, recipient: &Recipient, signed: &SignedAnswer) -> ClusterEvent {
        let question = Question {
            own: &self.asking.own,
            id: self.id,
            digest: self.signed.digest(),
            query: &self.query,
        };
        let receipt = || Some(signed.receipt.as_str().to_owned());
        match check(signed, recipient, &question, self.asking.clock.now()) {
            Ok(Outcome::Answered(mut answer)) => {
                if let Some(itself) = &self.itself {
                    itself.leave_out(recipient, &mut answer);
                }
                let mut status = ClusterStatus::new(recipient.cluster.clone(), Status::Answered);
                status.returned_granularity = Some(answer.returned_granularity);
                status.total = answer.total;
                status.fewer_than = answer.fewer_than;
                status.exists = answer.exists;
                status.returned = Some(answer.matches.len() as u64);
                status.reductions = answer.reductions;
                status.receipt = receipt();
                ClusterEvent {
                    status,
                    matches: answer.matches,
                }
            }
            Ok(Outcome::Refused(refusal)) => {
                let mut event = refused(recipient, refusal);
                event.status.receipt = receipt();
                event
            }
            Err(e) => {
                tracing::warn!(cluster = %recipient.cluster, error = %e, "an answer was thrown away");
                failed(
                    recipient,
                    Status::Invalid,
                    format!("its answer was thrown away: {e}"),
                )
            }
        }
    }
}

fn failed(recipient: &Recipient, kind: Status, message: String) -> ClusterEvent {
    let mut status = ClusterStatus::new(recipient.cluster.clone(), kind);
    status.message = Some(message);
    ClusterEvent {
        status,
        matches: Vec::new(),
    }
}

fn refused(recipient: &Recipient, refusal: Refusal) -> ClusterEvent {
    let mut event = failed(recipient, Status::Refused, refusal.message);
    event.status.code = Some(refusal.code);
    event
}
