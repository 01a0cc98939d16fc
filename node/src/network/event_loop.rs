//! The one task that drives the library. It only moves messages: whatever takes time happens on a
//! stream's own future or in the program.

use std::{
    collections::{HashMap, VecDeque},
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use libp2p::{
    Multiaddr, PeerId, Swarm, ping, request_response,
    request_response::OutboundRequestId,
    swarm::{ConnectionId, ListenError, SwarmEvent},
};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::Instant,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tracing::{debug, info, warn};

use super::{
    address_book::AddressBook,
    behaviour::{Behaviour, BehaviourEvent},
    codec::Question,
    config::{NetworkConfig, Peer},
    error::{AskError, describe_dial, not_listed, root},
    handle::PeerState,
    inbound::Inbound,
    stats::{Counters, count},
};

/// What the handle asks of the loop.
pub(super) enum Message {
    SetPeers {
        peers: Vec<Peer>,
        done: oneshot::Sender<()>,
    },
    Ask(Ask),
    Peers(oneshot::Sender<Vec<PeerState>>),
}

/// A question from the program.
pub(super) struct Ask {
    pub(super) peer: PeerId,
    pub(super) bytes: Vec<u8>,
    pub(super) deadline: Duration,
    pub(super) until: Instant,
    pub(super) cancelled: CancellationToken,
    pub(super) sent: Arc<AtomicBool>,
    pub(super) answer: oneshot::Sender<Result<Vec<u8>, AskError>>,
}

/// The loop's ends of what it shares with the handle.
pub(super) struct Ends {
    pub(super) inbox: mpsc::Receiver<Message>,
    pub(super) inbound: mpsc::Sender<Inbound>,
    pub(super) listening: watch::Sender<Vec<Multiaddr>>,
    pub(super) counters: Arc<Counters>,
    pub(super) shutdown: CancellationToken,
    pub(super) done: CancellationToken,
}

/// A question that waits for a connection or for its answer.
pub(super) struct Pending {
    pub(super) peer: PeerId,
    pub(super) question: Arc<Question>,
    pub(super) deadline: Duration,
    pub(super) sent: Arc<AtomicBool>,
    pub(super) answer: oneshot::Sender<Result<Vec<u8>, AskError>>,
    pub(super) retried: bool,
}

pub(super) struct EventLoop {
    pub(super) swarm: Swarm<Behaviour>,
    pub(super) config: NetworkConfig,
    pub(super) ends: Ends,
    pub(super) book: AddressBook,
    /// Questions sent.
    pub(super) asked: HashMap<OutboundRequestId, Pending>,
    /// Questions that wait for a connection; each holds a place in its peer's share.
    pub(super) waiting: HashMap<PeerId, Vec<Pending>>,
    /// The last connections that were closed because their peer opened a new one.
    pub(super) superseded: VecDeque<ConnectionId>,
    /// What shutdown waits for.
    pub(super) answering: TaskTracker,
    pub(super) draining: bool,
}

impl EventLoop {
    pub(super) fn on_message(&mut self, message: Message) {
        match message {
            Message::SetPeers { peers, done } => {
                self.set_peers(peers);
                // The caller may have left; the peers are set all the same.
                let _ = done.send(());
            }
            Message::Ask(ask) => self.on_ask(ask),
            Message::Peers(states) => {
                let _ = states.send(self.book.states());
            }
        }
    }

    fn set_peers(&mut self, peers: Vec<Peer>) {
        let (removed, added) = self.book.replace(peers, Instant::now());
        for peer in &removed {
            self.swarm.behaviour_mut().allowed.disallow_peer(*peer);
            self.fail_waiting(peer, &not_listed(peer));
        }
        for peer in &added {
            self.swarm.behaviour_mut().allowed.allow_peer(*peer);
        }
        info!(removed = removed.len(), added = added.len(), "peers set");
        self.dial_due();
    }

    pub(super) fn dial_due(&mut self) {
        if self.draining {
            return;
        }
        let now = Instant::now();
        for dial in self.book.due(now) {
            let mut options = libp2p::swarm::dial_opts::DialOpts::peer_id(dial.peer)
                .condition(libp2p::swarm::dial_opts::PeerCondition::Always)
                .addresses(dial.addresses);
            if dial.own_port {
                options = options.allocate_new_port();
            }
            let options = options.build();
            let id = options.connection_id();
            self.book.dialling(&dial.peer, id);
            if let Err(error) = self.swarm.dial(options) {
                self.on_dial_failed(&dial.peer, id, describe_dial(&error));
            }
        }
    }

    fn on_dial_failed(&mut self, peer: &PeerId, id: ConnectionId, reason: String) {
        count(&self.ends.counters.dials_failed);
        debug!(%peer, %reason, "dial failed");
        let error = AskError::Unreachable(reason.clone());
        if self.book.dial_failed(peer, id, reason, Instant::now()) {
            self.fail_waiting(peer, &error);
        }
    }

    pub(super) fn on_event(&mut self, event: SwarmEvent<BehaviourEvent>) {
        match event {
            SwarmEvent::Behaviour(BehaviourEvent::Exchange(event)) => self.on_exchange(event),
            SwarmEvent::Behaviour(BehaviourEvent::Ping(event)) => self.on_ping(event),
            SwarmEvent::Behaviour(_) => {}
            SwarmEvent::ConnectionEstablished {
                peer_id,
                connection_id,
                endpoint,
                ..
            } => {
                count(&self.ends.counters.connections_opened);
                self.ends
                    .counters
                    .connections
                    .fetch_add(1, Ordering::Relaxed);
                if self.book.connected(&peer_id, connection_id, Instant::now()) {
                    info!(peer = %peer_id, address = %endpoint.get_remote_address(), "connected");
                }
                if endpoint.is_listener() {
                    self.supersede(&peer_id);
                }
                self.send_waiting(&peer_id);
            }
            SwarmEvent::ConnectionClosed {
                peer_id,
                connection_id,
                cause,
                ..
            } => {
                self.ends
                    .counters
                    .connections
                    .fetch_sub(1, Ordering::Relaxed);
                let reason = cause.as_ref().map(|e| root(e));
                let shown = reason.clone().unwrap_or_else(|| "closed".to_owned());
                if self
                    .book
                    .disconnected(&peer_id, connection_id, reason, Instant::now())
                {
                    info!(peer = %peer_id, reason = %shown, "disconnected");
                }
            }
            SwarmEvent::OutgoingConnectionError {
                peer_id: Some(peer),
                connection_id,
                error,
            } => self.on_dial_failed(&peer, connection_id, describe_dial(&error)),
            SwarmEvent::IncomingConnectionError {
                error,
                send_back_addr,
                peer_id,
                ..
            } => {
                let counter = match error {
                    ListenError::Denied { .. } => &self.ends.counters.connections_refused,
                    _ => &self.ends.counters.handshakes_failed,
                };
                count(counter);
                debug!(address = %send_back_addr, peer = ?peer_id, reason = %root(&error),
                    "incoming connection refused");
            }
            SwarmEvent::NewListenAddr { address, .. } => {
                info!(%address, "listening");
                self.ends.listening.send_modify(|all| all.push(address));
            }
            SwarmEvent::ExpiredListenAddr { address, .. } => {
                warn!(%address, "no longer listening");
                self.ends
                    .listening
                    .send_modify(|all| all.retain(|a| *a != address));
            }
            SwarmEvent::ListenerClosed {
                addresses, reason, ..
            } => {
                warn!(?addresses, ?reason, "a listener ended");
                self.ends
                    .listening
                    .send_modify(|all| all.retain(|a| !addresses.contains(a)));
            }
            SwarmEvent::ListenerError { error, .. } => {
                warn!(%error, "a connection could not be accepted");
            }
            _ => {}
        }
    }

    /// A peer dials only when it has no connection. When it has just dialled, what this node holds
    /// from before (but for dials that crossed) is dead: the peer was restarted, which QUIC would
    /// notice only after its idle timeout.
    fn supersede(&mut self, peer: &PeerId) {
        let crossing = self.config.handshake_timeout * 2;
        for id in self.book.older_than(peer, crossing, Instant::now()) {
            debug!(%peer, "closing a connection that its peer has replaced");
            self.superseded.truncate(63);
            self.superseded.push_front(id);
            self.swarm.close_connection(id);
        }
    }

    fn on_ping(&mut self, event: ping::Event) {
        let Some(entry) = self.book.get_mut(&event.peer) else {
            return;
        };
        match event.result {
            Ok(rtt) => {
                entry.last_rtt = Some(rtt);
                entry.last_error = None;
            }
            Err(ping::Failure::Unsupported) => {}
            Err(failure) => {
                // The library only reports; a dead connection must not be chosen again.
                info!(peer = %event.peer, %failure, "closing a connection that does not answer probes");
                entry.last_error = Some("it no longer answers probes".to_owned());
                self.swarm.close_connection(event.connection);
            }
        }
    }

    fn on_exchange(
        &mut self,
        event: request_response::Event<super::codec::Request, super::codec::Response>,
    ) {
        use request_response::{Event, Message};
        match event {
            Event::Message { peer, message, .. } => match message {
                Message::Request {
                    request, channel, ..
                } => self.on_request(peer, request, channel),
                Message::Response {
                    request_id,
                    response,
                } => self.on_response(request_id, response),
            },
            Event::OutboundFailure {
                connection_id,
                request_id,
                error,
                ..
            } => self.on_ask_failed(request_id, connection_id, &error),
            Event::InboundFailure { peer, error, .. } => {
                count(&self.ends.counters.requests_failed);
                debug!(%peer, reason = %error, "request failed");
            }
            Event::ResponseSent { .. } => count(&self.ends.counters.replies_sent),
        }
    }
}

/// Whether an error says that the connection, rather than the peer's answer, is at fault.
pub(super) fn is_connection_loss(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotConnected
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof
            | io::ErrorKind::WriteZero
    )
}
