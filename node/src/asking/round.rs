//! One query on its way to one cluster, and what comes of it there.

use std::time::{Duration, Instant};

use steelyard_protocol::{
    answer::Outcome,
    envelope::Signed,
    frame::Response,
    ids::QueryId,
    messages::QueryClaims,
    query::Query,
    refusal::{Refusal, RefusalCode},
    result::{ClusterEvent, ClusterStatus, Status},
    signed_answer::SignedAnswer,
};

use super::{
    ask::Asking,
    check::{Question, check},
    itself::Itself,
    plan::Recipient,
};
use crate::network::AskError;

/// What one cluster is asked, shared by the tasks that ask.
pub(super) struct Round {
    pub(super) asking: Asking,
    pub(super) query: Query,
    pub(super) id: QueryId,
    pub(super) signed: Signed<QueryClaims>,
    pub(super) frame: Vec<u8>,
    pub(super) deadline: Duration,
    /// The member that the query was made from, which is no match of its own.
    pub(super) itself: Option<Itself>,
}

/// The network keeps the deadline by itself, and then says whether the peer was reached at all: for
/// that it has this much longer.
const LAST_WORD: Duration = Duration::from_millis(250);

impl Round {
    /// Asks one cluster, and says what came of it.
    pub(super) async fn ask_one(&self, recipient: &Recipient) -> ClusterEvent {
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
                .answer(&recipient.cluster, self.asked_of(recipient).0.clone())
                .await)
        } else {
            self.send(recipient, begun).await
        };
        match response {
            Ok(Response::Answer(signed)) => self.checked(recipient, &signed),
            Ok(Response::Refused(code)) => refused(recipient, code.into()),
            Ok(Response::Pong(_) | Response::Acknowledgement(_)) => failed(
                recipient,
                Status::Invalid,
                "it answered with what is no answer to a query".to_owned(),
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
        let nodes = &recipient.nodes;
        for (waiting, peer) in (1..=nodes.len()).rev().zip(nodes) {
            let left = self.deadline.saturating_sub(begun.elapsed());
            // One to which no connection comes about leaves the others their part of the time.
            let part = left / u32::try_from(waiting).unwrap_or(u32::MAX);
            let network = &self.asking.network;
            let answer = network
                .ask_connecting_within(part, *peer, self.frame.clone(), left)
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

    /// What a cluster is asked, signed and read.
    fn asked_of(&self, recipient: &Recipient) -> (&Signed<QueryClaims>, &Query) {
        match &self.itself {
            Some(itself) if recipient.own => (&itself.own.signed, &itself.own.query),
            _ => (&self.signed, &self.query),
        }
    }

    fn checked(&self, recipient: &Recipient, signed: &SignedAnswer) -> ClusterEvent {
        let (asked, query) = self.asked_of(recipient);
        let question = Question {
            own: &self.asking.own,
            id: self.id,
            digest: asked.digest(),
            query,
        };
        let receipt = || Some(signed.receipt.as_str().to_owned());
        match check(signed, recipient, &question, self.asking.clock.now()) {
            Ok(Outcome::Answered(mut answer)) => {
                match &self.itself {
                    Some(itself) if recipient.own => {
                        let view = self.asking.views.read();
                        itself.leave_out_of_own(&view.index, &self.query, &mut answer);
                    }
                    Some(itself) => itself.leave_out(&mut answer),
                    None => {}
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

/// What came of it at a cluster that gave no answer.
pub(super) fn failed(recipient: &Recipient, kind: Status, message: String) -> ClusterEvent {
    let mut status = ClusterStatus::new(recipient.cluster.clone(), kind);
    status.message = Some(message);
    ClusterEvent {
        status,
        matches: Vec::new(),
    }
}

/// What came of it at a cluster that refused.
pub(super) fn refused(recipient: &Recipient, refusal: Refusal) -> ClusterEvent {
    let mut event = failed(recipient, Status::Refused, refusal.message);
    event.status.code = Some(refusal.code);
    event
}
