//! What can go wrong, in words for the people who read it.

use std::{error::Error, time::Duration};

use libp2p::{Multiaddr, PeerId, swarm::DialError};

/// Why the network could not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The seed makes no key.
    #[error("the seed makes no Ed25519 key")]
    Identity,
    /// The key belongs to nobody.
    #[error("`{0}` is no point of Ed25519, so no node can hold its private key")]
    NoPeerId(String),
    /// An address cannot be listened on.
    #[error(
        "cannot listen on `{address}` (network.listen in steelyard.toml); is another node \
         running?: {reason}"
    )]
    Listen {
        /// The address, as configured.
        address: Multiaddr,
        /// What the system said.
        reason: String,
    },
    /// The transports could not be set up.
    #[error("cannot set up the transport: {0}")]
    Transport(String),
    /// The event loop has ended.
    #[error("the network is shut down")]
    ShutDown,
}

/// Why a question got no answer.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum AskError {
    /// The question is longer than the protocol allows; it was not sent.
    #[error("the request has {size} bytes; at most {limit} are allowed")]
    RequestTooLarge {
        /// Its length in bytes.
        size: usize,
        /// The most that is allowed.
        limit: usize,
    },
    /// There is no connection to the peer, or it broke before the answer came.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// The peer was connected but did not answer in time.
    #[error("no answer within {0:?}")]
    TimedOut(Duration),
    /// The peer announced an answer longer than the protocol allows; it was not read.
    #[error("the answer has {size} bytes; at most {limit} are allowed")]
    TooLarge {
        /// The announced length in bytes.
        size: usize,
        /// The most that is allowed.
        limit: usize,
    },
    /// Too many questions to this peer are under way already; this one was not sent.
    #[error("{0} requests to this peer are under way already; try again later")]
    Busy(usize),
    /// The peer broke the protocol.
    #[error("the peer broke the protocol: {0}")]
    Protocol(String),
}

/// Why a reply was not sent.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum ReplyError {
    /// The reply is longer than the protocol allows.
    #[error("the reply has {size} bytes; at most {limit} are allowed")]
    TooLarge {
        /// Its length in bytes.
        size: usize,
        /// The most that is allowed.
        limit: usize,
    },
    /// The peer left, or its request timed out.
    #[error("the peer no longer waits for the reply")]
    Gone,
}

/// Why a dial failed, without the layers of wrapping.
pub(super) fn describe_dial(error: &DialError) -> String {
    match error {
        DialError::Transport(attempts) => attempts
            .iter()
            .map(|(address, error)| format!("`{}`: {}", without_peer(address), root(error)))
            .collect::<Vec<_>>()
            .join("; "),
        DialError::WrongPeerId { obtained, address } => format!(
            "`{}`: another node answers there ({obtained})",
            without_peer(address)
        ),
        DialError::LocalPeerId { address } => {
            format!(
                "`{}`: this node itself answers there",
                without_peer(address)
            )
        }
        DialError::NoAddresses => "it has no address".to_owned(),
        DialError::Denied { cause } => root(cause),
        DialError::Aborted | DialError::DialPeerConditionFalse(_) => {
            "the attempt was given up".to_owned()
        }
    }
}

/// The innermost error, which says what happened rather than who passed it on.
pub(super) fn root(error: &(dyn Error + 'static)) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error.to_string()
}

fn without_peer(address: &Multiaddr) -> Multiaddr {
    address
        .iter()
        .filter(|part| !matches!(part, libp2p::multiaddr::Protocol::P2p(_)))
        .collect()
}

pub(super) fn not_listed(peer: &PeerId) -> AskError {
    AskError::Unreachable(format!("`{peer}` is not among the peers of this node"))
}
