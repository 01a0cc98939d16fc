//! A peer's request on its way to the program, and the reply on its way back.

use std::{fmt, sync::Arc, time::Instant};

use libp2p::PeerId;
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::error::ReplyError;

/// A request of a peer. `Debug` shows its length, not what it says.
pub struct Inbound {
    /// Who asks, as its handshake proved.
    pub peer: PeerId,
    /// What it sent, at most as long as the configuration allows.
    pub bytes: Vec<u8>,
    /// When it had sent it.
    pub came: Instant,
    /// Where the answer goes.
    pub reply: Reply,
}

/// The way back to the peer. If it is dropped, the peer's stream is closed without an answer.
pub struct Reply {
    sender: oneshot::Sender<Vec<u8>>,
    limit: usize,
    // Work that outlives the peer's patience still counts against the peer's share.
    _slot: Arc<Slot>,
}

/// A request's place in its peer's share and among what shutdown waits for. It is free again when
/// the reply is written (or given up) and the handler is done with it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) _share: OwnedSemaphorePermit,
    pub(super) _drain: TaskTrackerToken,
}

/// A reply that may not exist yet: what a stream waits for.
pub(super) struct PendingReply {
    pub(super) receiver: oneshot::Receiver<Vec<u8>>,
    pub(super) slot: Option<Arc<Slot>>,
}

impl Reply {
    /// Sends the answer. It travels on its own; this returns at once.
    ///
    /// # Errors
    /// If the answer is longer than the configuration allows, or the peer no longer waits.
    pub fn send(self, bytes: Vec<u8>) -> Result<(), ReplyError> {
        if bytes.len() > self.limit {
            return Err(ReplyError::TooLarge {
                size: bytes.len(),
                limit: self.limit,
            });
        }
        self.sender.send(bytes).map_err(|_| ReplyError::Gone)
    }

    /// Whether the peer no longer waits, so that the work for it may stop.
    pub fn is_gone(&self) -> bool {
        self.sender.is_closed()
    }
}

impl fmt::Debug for Inbound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Inbound({} bytes from {})", self.bytes.len(), self.peer)
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").finish_non_exhaustive()
    }
}

/// The two ends of a reply.
pub(super) fn reply(slot: Slot, limit: usize) -> (Reply, PendingReply) {
    let (sender, receiver) = oneshot::channel();
    let slot = Arc::new(slot);
    (
        Reply {
            sender,
            limit,
            _slot: Arc::clone(&slot),
        },
        PendingReply {
            receiver,
            slot: Some(slot),
        },
    )
}

/// A reply that stands already: a refusal.
pub(super) fn immediate(bytes: Vec<u8>) -> PendingReply {
    let (sender, receiver) = oneshot::channel();
    // The receiver is right here, so this cannot fail.
    let _ = sender.send(bytes);
    PendingReply {
        receiver,
        slot: None,
    }
}
