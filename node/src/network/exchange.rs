//! Requests and answers as the event loop routes them, both ways.

use std::sync::{Arc, atomic::Ordering};

use libp2p::{
    PeerId,
    request_response::{OutboundFailure, OutboundRequestId, ResponseChannel},
    swarm::ConnectionId,
};
use tokio::{sync::mpsc::error::TrySendError, time::Instant};
use tracing::debug;

use super::{
    codec::{Question, Request, Response, WireError, wire_error},
    error::{AskError, not_listed, root},
    event_loop::{Ask, EventLoop, Pending, is_connection_loss},
    inbound::{self, Inbound, Slot},
    stats::count,
};

/// While the queue is more than half full, a peer has this part of its share, so that a few peers
/// that flood cannot fill the rest of it.
const CROWDED: usize = 8;

impl EventLoop {
    /// A request of a peer: to the program, or refused at once.
    pub(super) fn on_request(
        &mut self,
        peer: PeerId,
        request: Request,
        channel: ResponseChannel<Response>,
    ) {
        // A request may be read in the moment in which its peer is removed.
        let Some(entry) = self.book.get_mut(&peer) else {
            return;
        };
        let bytes = match request {
            Request::Incoming(bytes) => bytes,
            Request::TooLarge(size) => {
                count(&self.ends.counters.requests_refused_too_large);
                debug!(%peer, size, "request refused: too large");
                let reply = self.config.too_large_reply.clone();
                return self.refuse(channel, reply);
            }
            Request::Broken(error) => {
                debug!(%peer, reason = %root(&error), "request not read");
                return;
            }
            Request::Outgoing(_) => return,
        };
        let queue = &self.ends.inbound;
        let crowded = queue.capacity() * 2 < queue.max_capacity();
        let all = self.config.inbound_per_peer;
        let share = if crowded { (all / CROWDED).max(1) } else { all };
        let taken = all.saturating_sub(entry.inbound.available_permits());
        let place = (!self.draining && taken < share)
            .then(|| Arc::clone(&entry.inbound).try_acquire_owned().ok())
            .flatten();
        let (place, seat) = match (place, queue.clone().try_reserve_owned()) {
            (Some(place), Ok(seat)) => (place, seat),
            // Nobody answers any more: the stream is closed.
            (_, Err(TrySendError::Closed(_))) => return,
            _ => {
                count(&self.ends.counters.requests_refused_busy);
                debug!(%peer, taken, crowded, "request refused: busy");
                let reply = self.config.busy_reply.clone();
                return self.refuse(channel, reply);
            }
        };
        let slot = Slot {
            _share: place,
            _drain: self.answering.token(),
        };
        let (reply, pending) = inbound::reply(slot, self.config.max_response_bytes);
        let exchange = &mut self.swarm.behaviour_mut().exchange;
        if exchange
            .send_response(channel, Response::Outgoing(pending))
            .is_err()
        {
            return;
        }
        count(&self.ends.counters.requests_received);
        seat.send(Inbound {
            peer,
            bytes,
            came: std::time::Instant::now(),
            reply,
        });
    }

    fn refuse(&mut self, channel: ResponseChannel<Response>, bytes: Vec<u8>) {
        // An error says that the peer has left already.
        let _ = self
            .swarm
            .behaviour_mut()
            .exchange
            .send_response(channel, Response::Outgoing(inbound::immediate(bytes)));
    }

    pub(super) fn on_ask(&mut self, ask: Ask) {
        let Ask {
            peer,
            bytes,
            deadline,
            until,
            cancelled,
            sent,
            answer,
        } = ask;
        if let Some(waiting) = self.waiting.get_mut(&peer) {
            waiting.retain(|pending| !pending.answer.is_closed());
        }
        let place = match self.book.get_mut(&peer) {
            None => Err(not_listed(&peer)),
            Some(_) if self.draining => Err(AskError::Unreachable(
                "this node is shutting down".to_owned(),
            )),
            Some(entry) => Arc::clone(&entry.outbound)
                .try_acquire_owned()
                .map_err(|_| AskError::Busy(self.config.outbound_per_peer)),
        };
        match place {
            Ok(place) => self.route(Pending {
                peer,
                question: Arc::new(Question {
                    bytes,
                    deadline: until,
                    cancelled,
                    _share: place,
                }),
                deadline,
                sent,
                answer,
                retried: false,
            }),
            Err(error) => {
                // An error says that the caller has left.
                let _ = answer.send(Err(error));
            }
        }
    }

    /// Sends a question on an open connection, or keeps it until there is one.
    fn route(&mut self, pending: Pending) {
        let peer = pending.peer;
        let exchange = &mut self.swarm.behaviour_mut().exchange;
        if exchange.is_connected(&peer) {
            pending.sent.store(true, Ordering::Relaxed);
            let id = exchange.send_request(&peer, Request::Outgoing(Arc::clone(&pending.question)));
            self.asked.insert(id, pending);
        } else if self.book.want(&peer, Instant::now()) {
            self.waiting.entry(peer).or_default().push(pending);
            self.dial_due();
        } else {
            fail(
                pending,
                AskError::Unreachable(
                    "no address of it is known, and it has not connected".to_owned(),
                ),
            );
        }
    }

    /// The peer is connected now.
    pub(super) fn send_waiting(&mut self, peer: &PeerId) {
        for pending in self.waiting.remove(peer).unwrap_or_default() {
            if !pending.answer.is_closed() {
                self.route(pending);
            }
        }
    }

    pub(super) fn fail_waiting(&mut self, peer: &PeerId, error: &AskError) {
        for pending in self.waiting.remove(peer).unwrap_or_default() {
            fail(pending, error.clone());
        }
    }

    pub(super) fn on_response(&mut self, id: OutboundRequestId, response: Response) {
        if let (Some(pending), Response::Incoming(bytes)) = (self.asked.remove(&id), response) {
            // An error says that the caller has left.
            let _ = pending.answer.send(Ok(bytes));
        }
    }

    pub(super) fn on_ask_failed(
        &mut self,
        id: OutboundRequestId,
        connection: ConnectionId,
        failure: &OutboundFailure,
    ) {
        let Some(mut pending) = self.asked.remove(&id) else {
            return;
        };
        if pending.answer.is_closed() {
            return;
        }
        let lost = match failure {
            OutboundFailure::ConnectionClosed => true,
            OutboundFailure::Io(error) => wire_error(error).is_none() && is_connection_loss(error),
            _ => false,
        };
        // Closing takes a moment, in which a question may still be sent that way. And of several
        // connections one may have been dead without a sign, or refused by a peer that has enough.
        let others = self.superseded.contains(&connection)
            || self.swarm.behaviour().exchange.is_connected(&pending.peer);
        if lost && others && !pending.retried {
            debug!(peer = %pending.peer, "asking again on another connection");
            pending.retried = true;
            return self.route(pending);
        }
        let error = self.describe(failure, &pending);
        fail(pending, error);
    }

    fn describe(&self, failure: &OutboundFailure, pending: &Pending) -> AskError {
        let unreachable = |reason: &str| AskError::Unreachable(reason.to_owned());
        match failure {
            OutboundFailure::DialFailure => unreachable("the connection could not be opened"),
            OutboundFailure::Timeout => AskError::TimedOut(pending.deadline),
            OutboundFailure::ConnectionClosed => unreachable(
                "the connection was closed before the answer came; the peer may not list this node",
            ),
            OutboundFailure::UnsupportedProtocols => {
                AskError::Protocol(format!("it does not speak `{}`", self.config.protocol))
            }
            OutboundFailure::Io(error) => match wire_error(error) {
                Some(WireError::TooLarge { size, limit }) => AskError::TooLarge { size, limit },
                // A connection that breaks looks like the end of the stream, too.
                Some(wire @ (WireError::Truncated { .. } | WireError::Empty)) => {
                    AskError::Unreachable(wire.to_string())
                }
                Some(wire) => AskError::Protocol(wire.to_string()),
                None if error.kind() == std::io::ErrorKind::TimedOut => {
                    AskError::TimedOut(pending.deadline)
                }
                None if is_connection_loss(error) => AskError::Unreachable(format!(
                    "the connection broke before the answer came: {}",
                    root(error)
                )),
                // The library's own bound of streams, which this node's share stays below.
                None if error.to_string().contains("max sub-streams") => {
                    AskError::Busy(self.config.outbound_per_peer)
                }
                None => AskError::Protocol(root(error)),
            },
        }
    }
}

fn fail(pending: Pending, error: AskError) {
    // An error says that the caller has left.
    let _ = pending.answer.send(Err(error));
}
