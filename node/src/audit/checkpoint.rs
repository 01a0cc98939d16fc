//! Checkpoints of the audit log (C2SP tlog-checkpoint, <https://c2sp.org/tlog-checkpoint>): the
//! cluster's signature over the size and root of its log. Who keeps one can tell later whether the
//! log still holds what it held then.

use base64::{Engine, engine::general_purpose::STANDARD};
use steelyard_protocol::{
    envelope::Digest,
    ids::ClusterId,
    keys::{PublicKey, SigningKey},
};

use super::{
    ledger::{Ledger, LedgerError},
    note::{self, NoteError},
};
use crate::clock::Clock;

/// Size and root of a log, signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of entries.
    pub size: u64,
    /// The root hash of the tree over them.
    pub root: Digest,
    /// The signed note.
    pub note: String,
}

/// Why there is no checkpoint.
#[derive(Debug, thiserror::Error)]
pub enum CheckpointError {
    /// The note does not count.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The note is signed, but no checkpoint.
    #[error("the note is no checkpoint of this log: {0}")]
    Malformed(&'static str),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
}

/// The name of a cluster's log, and of its key in notes.
pub fn origin(cluster: &ClusterId) -> String {
    format!("steelyard/audit/{cluster}")
}

/// The cluster whose log `note` is of, before any signature is checked.
pub fn claimed_cluster(note: &str) -> Option<ClusterId> {
    let cluster = note.lines().next()?.strip_prefix("steelyard/audit/")?;
    cluster.parse().ok()
}

impl Checkpoint {
    /// Signs size and root of the log of `cluster`.
    ///
    /// # Errors
    /// If the key cannot sign.
    pub fn sign(
        size: u64,
        root: Digest,
        cluster: &ClusterId,
        key: &SigningKey,
    ) -> Result<Self, CheckpointError> {
        let origin = origin(cluster);
        let hash = STANDARD.encode(root.as_bytes());
        let text = format!("{origin}\n{size}\n{hash}\n");
        let note = note::sign(&text, &origin, key)?;
        Ok(Self { size, root, note })
    }

    /// Reads a checkpoint of `cluster` that is signed with one of `keys`.
    ///
    /// # Errors
    /// If the signature does not count, or the note is no checkpoint.
    pub fn open(
        note: &str,
        cluster: &ClusterId,
        keys: &[PublicKey],
    ) -> Result<Self, CheckpointError> {
        let origin = origin(cluster);
        let text = note::open(note, &origin, keys)?;
        let mut lines = text.lines();
        if lines.next() != Some(&origin) {
            return Err(CheckpointError::Malformed("it is of another log"));
        }
        // A decimal without leading zeroes, as the form has it.
        let size = lines
            .next()
            .and_then(|line| line.parse().ok().filter(|n: &u64| n.to_string() == line))
            .ok_or(CheckpointError::Malformed("its second line is no size"))?;
        let root = lines
            .next()
            .and_then(|line| STANDARD.decode(line).ok())
            .and_then(|bytes| bytes.try_into().ok())
            .map(Digest::from_bytes)
            .ok_or(CheckpointError::Malformed("its third line is no root hash"))?;
        Ok(Self {
            size,
            root,
            note: note.to_owned(),
        })
    }
}

/// Signs and keeps a checkpoint if the log has grown since the last one; gives it, or `None` if
/// none was due.
///
/// # Errors
/// If the store fails, or the head was written by another hand.
pub async fn checkpoint_if_due(
    ledger: &Ledger,
    cluster: &ClusterId,
    key: &SigningKey,
    clock: &dyn Clock,
) -> Result<Option<Checkpoint>, CheckpointError> {
    let last = ledger.store().last_checkpoint().await?;
    let (_, frontier) = ledger.head().await?;
    let size = frontier.size();
    if last >= size.cast_signed() {
        return Ok(None);
    }
    // Signed before the change begins: nothing waits for a signature while it holds the lock.
    let checkpoint = Checkpoint::sign(size, frontier.root(), cluster, key)?;
    let mut change = ledger.begin().await?;
    let at = clock.now().as_millis();
    change
        .store()
        .add_checkpoint(size.cast_signed(), at, &checkpoint.note)
        .await?;
    change.commit().await?;
    Ok(Some(checkpoint))
}
