//! The handle that the rest of the node holds.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime},
};

use libp2p::{Multiaddr, PeerId};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{Instant, timeout_at},
};
use tokio_util::sync::CancellationToken;

use super::{
    config::{NetworkConfig, Peer},
    error::{AskError, NetworkError},
    event_loop::{Ask, Ends, Message},
    inbound::Inbound,
    lifecycle,
    stats::{Counters, Stats, count},
};

/// Messages that may wait for the event loop; senders beyond that wait themselves.
const INBOX: usize = 256;
/// Longest deadline that is taken literally.
const LONGEST_DEADLINE: Duration = Duration::from_secs(3_600);

/// The network of this node. Clones share it; it ends when the token given to
/// [`Network::start`] is cancelled.
#[derive(Clone, Debug)]
pub struct Network {
    own: PeerId,
    messages: mpsc::Sender<Message>,
    addresses: watch::Receiver<Vec<Multiaddr>>,
    counters: Arc<Counters>,
    max_request: usize,
    done: CancellationToken,
}

/// What is known of a peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerState {
    /// Who it is.
    pub id: PeerId,
    /// Whether a connection is open, in either direction.
    pub connected: bool,
    /// Since when it has been connected, or has not been.
    pub since: SystemTime,
    /// Round trip of the last probe on the open connection.
    pub last_rtt: Option<Duration>,
    /// Why the last attempt to connect failed or the last connection ended, if nothing has
    /// succeeded since.
    pub last_error: Option<String>,
    /// Where it is said to listen, QUIC first.
    pub addresses: Vec<Multiaddr>,
}

impl Network {
    /// Listens, and starts the event loop. Nobody may connect before [`Self::set_peers`] names
    /// them. Requests of peers come out of the receiver; dropping it refuses all requests.
    ///
    /// # Errors
    /// If the transports cannot be set up or an address cannot be listened on.
    pub async fn start(
        config: NetworkConfig,
        shutdown: CancellationToken,
    ) -> Result<(Self, mpsc::Receiver<Inbound>), NetworkError> {
        let own = config.identity.peer_id();
        let max_request = config.max_request_bytes;
        let counters = Arc::new(Counters::default());
        let (messages, inbox) = mpsc::channel(INBOX);
        let (inbound, requests) = mpsc::channel(config.inbound_queue.max(1));
        let (listening, addresses) = watch::channel(Vec::new());
        let done = CancellationToken::new();
        lifecycle::start(
            config,
            Ends {
                inbox,
                inbound,
                listening,
                counters: Arc::clone(&counters),
                shutdown,
                done: done.clone(),
            },
        )
        .await?;
        Ok((
            Self {
                own,
                messages,
                addresses,
                counters,
                max_request,
                done,
            },
            requests,
        ))
    }

    /// This node's own peer id.
    pub const fn peer_id(&self) -> PeerId {
        self.own
    }

    /// Makes these the only peers, from the moment that this returns: who is not among them is
    /// disconnected, who is new is connected to. This node itself may be in the list.
    ///
    /// # Errors
    /// If the network is shut down.
    pub async fn set_peers(&self, peers: Vec<Peer>) -> Result<(), NetworkError> {
        let (done, set) = oneshot::channel();
        self.messages
            .send(Message::SetPeers { peers, done })
            .await
            .map_err(|_| NetworkError::ShutDown)?;
        set.await.map_err(|_| NetworkError::ShutDown)
    }

    /// Sends `bytes` to a peer and waits for its answer, connecting first if need be. Dropping the
    /// future gives the question up.
    ///
    /// The bytes may reach the peer twice, if the connection breaks that they were sent on and there
    /// is another (the peer was restarted, or both had dialled); they need a protection of their own
    /// against being taken for two questions.
    ///
    /// # Errors
    /// Within `deadline` in every case; the variants of [`AskError`] say why.
    pub async fn ask(
        &self,
        peer: PeerId,
        bytes: Vec<u8>,
        deadline: Duration,
    ) -> Result<Vec<u8>, AskError> {
        let patience = deadline;
        self.ask_connecting_within(patience, peer, bytes, deadline)
            .await
    }

    /// The same, but gives a peer up as unreachable to which there is no connection within `patience`.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub async fn ask_connecting_within(
        &self,
        patience: Duration,
        peer: PeerId,
        bytes: Vec<u8>,
        deadline: Duration,
    ) -> Result<Vec<u8>, AskError> {
        count(&self.counters.asks);
        let result = self.ask_uncounted(patience, peer, bytes, deadline).await;
        count(match &result {
            Ok(_) => &self.counters.asks_answered,
            Err(AskError::TimedOut(_)) => &self.counters.asks_timed_out,
            Err(_) => &self.counters.asks_failed,
        });
        result
    }

    async fn ask_uncounted(
        &self,
        patience: Duration,
        peer: PeerId,
        bytes: Vec<u8>,
        deadline: Duration,
    ) -> Result<Vec<u8>, AskError> {
        if bytes.len() > self.max_request {
            return Err(AskError::RequestTooLarge {
                size: bytes.len(),
                limit: self.max_request,
            });
        }
        let cancelled = CancellationToken::new();
        let _cancel_when_dropped = cancelled.clone().drop_guard();
        let patience = patience.min(deadline);
        let begun = Instant::now();
        let until = begun + deadline.min(LONGEST_DEADLINE);
        let sent = Arc::new(AtomicBool::new(false));
        let (answer, answered) = oneshot::channel();
        let ask = Ask {
            peer,
            bytes,
            deadline,
            until,
            cancelled,
            sent: Arc::clone(&sent),
            answer,
        };
        let shut_down = || AskError::Unreachable("this node is shutting down".to_owned());
        let work = async {
            self.messages
                .send(Message::Ask(ask))
                .await
                .map_err(|_| shut_down())?;
            answered.await.map_err(|_| shut_down())?
        };
        tokio::pin!(work);
        match timeout_at(begun + patience.min(LONGEST_DEADLINE), &mut work).await {
            Ok(result) => return result,
            Err(_) if sent.load(Ordering::Relaxed) => {}
            Err(_) => {
                let reason = format!("no connection within {patience:?}");
                return Err(AskError::Unreachable(reason));
            }
        }
        timeout_at(until, work)
            .await
            .unwrap_or(Err(AskError::TimedOut(deadline)))
    }

    /// The peers that were set, sorted by id. Empty once the network is shut down.
    pub async fn peers(&self) -> Vec<PeerState> {
        let (states, told) = oneshot::channel();
        if self.messages.send(Message::Peers(states)).await.is_err() {
            return Vec::new();
        }
        told.await.unwrap_or_default()
    }

    /// The addresses that this node listens on, with the ports that the system chose. None once the
    /// network is shut down.
    pub fn listen_addresses(&self) -> Vec<Multiaddr> {
        if self.done.is_cancelled() {
            return Vec::new();
        }
        self.addresses.borrow().clone()
    }

    /// What the network has done so far.
    pub fn stats(&self) -> Stats {
        self.counters.snapshot()
    }

    /// Waits until a shutdown is complete: replies under way are out and connections closed.
    pub async fn closed(&self) {
        self.done.cancelled().await;
    }
}
