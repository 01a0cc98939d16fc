//! What the network is started with: identity, addresses, limits and times.

use std::{fmt, time::Duration};

use libp2p::{Multiaddr, PeerId, identity};
use steelyard_protocol::{frame::Version, keys::PublicKey, limits};

use super::error::NetworkError;

/// The transport key of this node. `Debug` shows only the peer id.
#[derive(Clone)]
pub struct Identity(identity::Keypair);

impl Identity {
    /// The identity whose private Ed25519 key has this seed (RFC 8032; in a PKCS#8 document of 48
    /// bytes, the last 32).
    ///
    /// # Errors
    /// If the seed makes no key.
    pub fn from_seed(mut seed: [u8; 32]) -> Result<Self, NetworkError> {
        // The library wipes the seed that it is given.
        identity::Keypair::ed25519_from_bytes(&mut seed)
            .map(Self)
            .map_err(|_| NetworkError::Identity)
    }

    /// The name under which peers know this node.
    pub fn peer_id(&self) -> PeerId {
        self.0.public().to_peer_id()
    }

    pub(super) const fn keypair(&self) -> &identity::Keypair {
        &self.0
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.peer_id())
    }
}

/// The peer id that a transport key stands for.
///
/// # Errors
/// If the 32 bytes are no point of the curve, so that nobody can hold the private key.
pub fn peer_id_of(key: &PublicKey) -> Result<PeerId, NetworkError> {
    identity::ed25519::PublicKey::try_from_bytes(key.as_bytes())
        .map(|key| identity::PublicKey::from(key).to_peer_id())
        .map_err(|_| NetworkError::NoPeerId(key.to_string()))
}

/// A node that this one may talk to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// Who it is.
    pub id: PeerId,
    /// Where it listens. Empty if it can only be waited for.
    pub addresses: Vec<Multiaddr>,
}

/// Everything that [`super::Network::start`] needs. Each limit bounds memory or sockets; the
/// defaults suit a federation of some hundreds of nodes.
#[derive(Clone, Debug)]
pub struct NetworkConfig {
    /// This node's transport key.
    pub identity: Identity,
    /// Addresses to listen on, for example `/ip4/0.0.0.0/udp/4410/quic-v1` and
    /// `/ip4/0.0.0.0/tcp/4410`. Port 0 lets the system choose.
    pub listen: Vec<Multiaddr>,
    /// Name of the protocol that is negotiated on every stream.
    pub protocol: String,
    /// Longest request, in bytes, sent or received.
    pub max_request_bytes: usize,
    /// Longest response, in bytes, sent or received.
    pub max_response_bytes: usize,
    /// Requests that may wait for the program to take them, over all peers.
    pub inbound_queue: usize,
    /// Requests of one peer that may be waiting or being answered.
    pub inbound_per_peer: usize,
    /// Requests to one peer that may be under way.
    pub outbound_per_peer: usize,
    /// How long a new connection may take to prove who it is.
    pub handshake_timeout: Duration,
    /// How long a peer may take to send a request, once it opened a stream for it.
    pub request_read_timeout: Duration,
    /// How long a request may take to be answered and its answer to be taken by the peer.
    pub reply_timeout: Duration,
    /// How often a connection is probed.
    pub ping_interval: Duration,
    /// How long a probe may stay without answer. The second one that does closes the connection.
    pub ping_timeout: Duration,
    /// How long a QUIC connection may be silent, on the packet level, before it counts as dead. It
    /// is kept from falling silent three times as often. The lower value of both sides counts.
    pub quic_idle_timeout: Duration,
    /// Wait before the first attempt to reconnect; doubled after each failure.
    pub reconnect_min: Duration,
    /// Longest wait between two attempts to reconnect.
    pub reconnect_max: Duration,
    /// Incoming connections that may be in their handshake. Silent sockets fill it for
    /// `handshake_timeout`, so it must be larger than an attacker's usual number of sockets, and
    /// smaller than the number of files that the process may open.
    pub max_pending_incoming: u32,
    /// Established incoming connections, over all peers.
    pub max_incoming: u32,
    /// Established connections of one peer, both directions. At least 2, since both sides may
    /// dial at the same moment.
    pub max_connections_per_peer: u32,
    /// Share of the machine's memory (above 0, up to 1) that this process may use before it takes
    /// no further connections.
    pub max_memory_share: f64,
    /// How long answers under way may take when the network is shut down.
    pub drain_timeout: Duration,
    /// Bytes that answer a request at once when the peer's share or the queue is full.
    pub busy_reply: Vec<u8>,
    /// Bytes that answer a request longer than `max_request_bytes`.
    pub too_large_reply: Vec<u8>,
}

impl NetworkConfig {
    /// A configuration with the limits of the protocol and default times. `busy_reply` and
    /// `too_large_reply` are left empty.
    pub fn new(identity: Identity, listen: Vec<Multiaddr>) -> Self {
        Self {
            identity,
            listen,
            protocol: Version::V1.protocol_name().to_owned(),
            max_request_bytes: limits::QUERY_FRAME_BYTES,
            max_response_bytes: limits::ANSWER_FRAME_BYTES,
            inbound_queue: 1_024,
            inbound_per_peer: 64,
            outbound_per_peer: 64,
            handshake_timeout: Duration::from_secs(5),
            request_read_timeout: Duration::from_secs(10),
            reply_timeout: Duration::from_millis(limits::DEADLINE_MS as u64 + 10_000),
            ping_interval: Duration::from_secs(5),
            ping_timeout: Duration::from_secs(5),
            quic_idle_timeout: Duration::from_secs(6),
            reconnect_min: Duration::from_millis(500),
            reconnect_max: Duration::from_secs(30),
            max_pending_incoming: 2_048,
            max_incoming: 4_096,
            max_connections_per_peer: 3,
            max_memory_share: 0.9,
            drain_timeout: Duration::from_secs(5),
            busy_reply: Vec::new(),
            too_large_reply: Vec::new(),
        }
    }

    /// Streams that one connection may hold open: the shares of both directions, and room for
    /// refusals and for requests still being read.
    pub(super) const fn streams_per_connection(&self) -> usize {
        self.inbound_per_peer + self.outbound_per_peer + 128
    }
}
