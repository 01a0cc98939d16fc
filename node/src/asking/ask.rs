//! Asks all recipients at the same time.

use std::{
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use futures::FutureExt;
use steelyard_protocol::{
    answer::Outcome,
    charter::VerifiedCharter,
    envelope::Signed,
    frame::{Request, Response},
    ids::{ClusterId, QueryId},
    keys::SigningKey,
    limits,
    messages::QueryClaims,
    query::Query,
    refusal::{Refusal, RefusalCode},
    result::{ClusterEvent, ClusterStatus, QueryResult, Status},
    signed_answer::SignedAnswer,
};
use tokio::sync::mpsc;

use super::{
    check::{Question, check},
    merge::Merge,
    plan::{self, PlanError, Recipient},
};
use crate::{
    answering::{Answering, Views},
    audit::{
        entry::Event,
        recorder::{Record, Recorder},
    },
    clock::Clock,
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
}

/// A query under way: what comes of it at each cluster, as it comes.
pub struct Asked {
    /// The number of the query.
    pub query_id: QueryId,
    query: Query,
    outcomes: mpsc::Receiver<ClusterEvent>,
}

impl Asked {
    /// The next cluster's outcome; `None` once all are there.
    pub async fn next(&mut self) -> Option<ClusterEvent> {
        self.outcomes.recv().await
    }

    /// An empty merge for this query, to put the outcomes into.
    pub fn merge(&self) -> Merge {
        Merge::new(self.query_id, self.query.clone())
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
}

impl Asking {
    /// Asks for the cluster `own`, signing with `key`.
    pub fn new(
        own: ClusterId,
        key: SigningKey,
        clock: Arc<dyn Clock>,
        views: Arc<Views>,
        network: Network,
        answering: Arc<Answering>,
        recorder: Recorder,
    ) -> Self {
        Self {
            own,
            key,
            clock,
            views,
            network,
            answering,
            recorder,
        }
    }

    /// Sends `query` to its recipients.
    ///
    /// # Errors
    /// If the query cannot be asked at all; what single clusters say is in the outcomes.
    pub fn ask(&self, query: Query) -> Result<Asked, PlanError> {
        let now = self.clock.now();
        let charter: Option<Arc<VerifiedCharter>> = self.views.read().charter.clone();
        let recipients = plan::recipients(&query, charter.as_deref(), &self.own, now)?;
        let id = QueryId::from(uuid::Uuid::now_v7());
        let claims = QueryClaims {
            iss: self.own.clone(),
            aud: recipients.iter().map(|r| r.cluster.clone()).collect(),
            iat: now.as_seconds(),
            exp: now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            jti: id,
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
        self.log_asked(&claims, &signed, recipients.len());
        let (send, outcomes) = mpsc::channel(recipients.len().max(1));
        let round = Arc::new(Round {
            asking: self.clone(),
            deadline: Duration::from_millis(u64::from(query.deadline_ms)),
            query: query.clone(),
            id,
            signed,
            frame,
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
        Ok(Asked {
            query_id: id,
            query,
            outcomes,
        })
    }

    /// Writes into the log that the query was asked. Nothing of ours leaves with a query but the
    /// query itself, so nobody waits for the disk here.
    fn log_asked(&self, claims: &QueryClaims, signed: &Signed<QueryClaims>, clusters: usize) {
        let record = Record {
            at: self.clock.now(),
            event: Event::Asked {
                query_id: claims.jti,
                purpose: claims.query.purpose.clone(),
                query: signed.digest(),
                clusters: clusters as u64,
            },
            revision: None,
            seen: None,
            disclosed: Vec::new(),
            recipient: String::new(),
            purpose: claims.query.purpose.to_string(),
        };
        let recorder = self.recorder.clone();
        tokio::spawn(async move {
            if let Err(e) = recorder.record(record).await {
                tracing::warn!(error = %e, "a query that was asked is not in the audit log");
            }
        });
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
            Ok(Outcome::Answered(answer)) => {
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
