//! Proofs that an entry stands in a log: the entry, its path to the root (RFC 6962, section 2.1.1)
//! and a signed checkpoint. Anyone who has the cluster's key can check one, without the log.
//!
//! Entries name members by commitments only. A proof for a member holds the opening of its own: its
//! reference and the salt. The other commitments of the entry stay closed.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use ct_merkle::{InclusionProof, RootHash};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use steelyard_protocol::{
    envelope::Digest,
    ids::{ClusterId, MemberRef},
    keys::{PublicKey, SigningKey},
};
use tokio::sync::Semaphore;

use super::{
    checkpoint::{Checkpoint, CheckpointError, checkpoint_if_due, claimed_cluster},
    entry::{Commitment, Entry},
    ledger::{Ledger, LedgerError},
    merkle::Frontier,
    told,
};
use crate::{clock::Clock, store::StoreError};

/// Whoever makes a proof.
static ONE: Semaphore = Semaphore::const_new(1);
/// Longest proof that is read, in bytes.
pub const PROOF_BYTES: usize = 4 * 1024 * 1024;

/// A proof, as it is handed on in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The cluster whose log it is.
    pub cluster: ClusterId,
    /// The entry's place, from 0.
    pub index: u64,
    /// The size of the tree that the path is of: that of the checkpoint.
    pub tree_size: u64,
    /// The entry, exactly as its leaf hash was made.
    pub entry: String,
    /// The hashes beside the way from the leaf to the root, in base64.
    pub path: Vec<String>,
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The key that signed it. It counts only if the charter, or the cluster, says so too.
    pub key: PublicKey,
    /// Which of the entry's commitments is whose, if the proof is for a member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
}

/// What opens a member's commitment. Who has it can recognise the member in every entry of the log
/// that it sees.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The cluster's own reference of the member.
    pub member_ref: MemberRef,
    /// The salt, in base64.
    pub salt: String,
}

/// Who the member is stays out of logs.
impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opening(redacted)")
    }
}

impl Opening {
    /// The opening of the commitment to a member.
    pub fn new(member_ref: MemberRef, salt: &[u8]) -> Self {
        Self {
            member_ref,
            salt: STANDARD.encode(salt),
        }
    }

    /// The commitment that it opens; `None` if the salt is not base64.
    pub fn commitment(&self) -> Option<Commitment> {
        let salt = STANDARD.decode(&self.salt).ok()?;
        Some(Commitment::to(&self.member_ref, &salt))
    }
}

/// What a proof proves.
#[derive(Clone, Debug, PartialEq)]
pub struct Proved {
    /// The cluster whose log it is.
    pub cluster: ClusterId,
    /// The entry.
    pub entry: Entry,
    /// The size of the log when it was signed.
    pub tree_size: u64,
    /// The member that the proof is for, and its commitment in the entry.
    pub member: Option<(MemberRef, Commitment)>,
}

/// Why nothing is proved.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// There is no such entry.
    #[error("there is no entry {index}; the log has {size}, counted from 0")]
    NoEntry {
        /// The place that was asked for.
        index: u64,
        /// The size of the log.
        size: u64,
    },
    /// The log does not give the root that the checkpoint was signed over.
    #[error("the log does not fit its own checkpoint; run `steelyard audit verify`")]
    Unsound,
    /// Too long, or of another form.
    #[error("this is no proof: {0}")]
    Malformed(String),
    /// The path does not lead from the entry to the root.
    #[error("the entry does not stand in the log that the checkpoint was signed over")]
    NotIncluded,
    /// The entry is not about the member.
    #[error("entry {index} does not name this member; nothing of it is proved")]
    OtherMember {
        /// The entry.
        index: u64,
    },
    /// The proof names another key than that which was asked for.
    #[error("it was signed with another key, {0}")]
    OtherKey(PublicKey),
    /// The checkpoint does not count.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Proves that entry `index` stands in the log. A checkpoint is signed with `key` if the last one
/// does not cover it; `former` are the keys that signed earlier ones.
///
/// # Errors
/// If there is no such entry, or the store fails.
pub async fn prove(
    ledger: &Ledger,
    cluster: &ClusterId,
    key: &SigningKey,
    former: &[PublicKey],
    clock: &dyn Clock,
    index: u64,
) -> Result<Proof, ProofError> {
    let store = ledger.store();
    let (_, frontier) = ledger.head().await?;
    let no_entry = ProofError::NoEntry {
        index,
        size: frontier.size(),
    };
    if index >= frontier.size() {
        return Err(no_entry);
    }
    let covers = |size: i64| u64::try_from(size).is_ok_and(|size| size > index);
    let mut last = store.checkpoints().await?.pop();
    if !last.as_ref().is_some_and(|(size, _, _)| covers(*size)) {
        checkpoint_if_due(ledger, cluster, key, clock).await?;
        last = store.checkpoints().await?.pop();
    }
    let (_, _, note) = last.ok_or(ProofError::Unsound)?;
    let mut keys = former.to_vec();
    keys.push(key.public());
    let checkpoint = Checkpoint::open(&note, cluster, &keys)?;
    let signer = keys
        .into_iter()
        .find(|key| Checkpoint::open(&note, cluster, &[*key]).is_ok())
        .ok_or(ProofError::Unsound)?;
    let row = store.entry(index.cast_signed()).await?;
    let row = row.ok_or(ProofError::Unsound)?;
    // The hashes of the whole log are in memory meanwhile: of one proof at a time.
    let _one = ONE.acquire().await.map_err(|_| ProofError::Unsound)?;
    let leaves = leaves(store.leaves(checkpoint.size.cast_signed()).await?)?;
    let position = usize::try_from(index).map_err(|_| ProofError::Unsound)?;
    if leaves.len() as u64 != checkpoint.size || root(&leaves) != checkpoint.root {
        return Err(ProofError::Unsound);
    }
    let mut path = Vec::new();
    inclusion_path(&leaves, position, &mut path);
    Ok(Proof {
        cluster: cluster.clone(),
        index,
        tree_size: checkpoint.size,
        entry: String::from_utf8(row.body).map_err(|_| ProofError::Unsound)?,
        path: path.iter().map(|d| STANDARD.encode(d.as_bytes())).collect(),
        checkpoint: checkpoint.note,
        key: signer,
        opening: None,
    })
}

impl Proof {
    /// Reads a proof; its length is checked first.
    ///
    /// # Errors
    /// If it is too long or of another form.
    pub fn parse(bytes: &[u8]) -> Result<Self, ProofError> {
        if bytes.len() > PROOF_BYTES {
            return Err(ProofError::Malformed(format!(
                "it has more than {PROOF_BYTES} bytes"
            )));
        }
        let proof: Self =
            serde_json::from_slice(bytes).map_err(|e| ProofError::Malformed(e.to_string()))?;
        if claimed_cluster(&proof.checkpoint).as_ref() != Some(&proof.cluster) {
            return Err(ProofError::Malformed(
                "its checkpoint is of another cluster's log".to_owned(),
            ));
        }
        Ok(proof)
    }

    /// The same proof for one member: with the opening of its commitment.
    ///
    /// # Errors
    /// If the entry does not name that member.
    pub fn opened(mut self, opening: Opening) -> Result<Self, ProofError> {
        self.opening = Some(opening);
        self.member(&self.parsed()?)?;
        Ok(self)
    }

    fn parsed(&self) -> Result<Entry, ProofError> {
        serde_json::from_str(&self.entry).map_err(|e| ProofError::Malformed(e.to_string()))
    }

    /// The member that the opening shows to be named in `entry`.
    fn member(&self, entry: &Entry) -> Result<Option<(MemberRef, Commitment)>, ProofError> {
        let Some(opening) = &self.opening else {
            return Ok(None);
        };
        let index = entry.index;
        let commitment = opening
            .commitment()
            .filter(|c| entry.event.members().any(|member| member == c))
            .ok_or(ProofError::OtherMember { index })?;
        Ok(Some((opening.member_ref.clone(), commitment)))
    }

    /// Checks the proof by itself; `keys` are those of its cluster.
    ///
    /// # Errors
    /// Says what does not fit.
    pub fn check(&self, keys: &[PublicKey]) -> Result<Proved, ProofError> {
        if !keys.contains(&self.key) {
            return Err(ProofError::OtherKey(self.key));
        }
        let checkpoint = Checkpoint::open(&self.checkpoint, &self.cluster, &[self.key])?;
        if checkpoint.size != self.tree_size {
            return Err(ProofError::NotIncluded);
        }
        let mut path = Vec::with_capacity(self.path.len() * 32);
        for hash in &self.path {
            let bytes = STANDARD.decode(hash).unwrap_or_default();
            if bytes.len() != 32 {
                return Err(ProofError::Malformed(format!("`{hash}` is no hash")));
            }
            path.extend(bytes);
        }
        let path = InclusionProof::<Sha256>::try_from_bytes(path)
            .map_err(|e| ProofError::Malformed(e.to_string()))?;
        let root = RootHash::<Sha256>::new((*checkpoint.root.as_bytes()).into(), checkpoint.size);
        root.verify_inclusion(&self.entry.as_bytes(), self.index, &path)
            .map_err(|_| ProofError::NotIncluded)?;
        let entry = self.parsed()?;
        if entry.index != self.index {
            return Err(ProofError::NotIncluded);
        }
        Ok(Proved {
            cluster: self.cluster.clone(),
            member: self.member(&entry)?,
            entry,
            tree_size: self.tree_size,
        })
    }
}

impl fmt::Display for Proved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, cluster, size) = (self.entry.index, &self.cluster, self.tree_size);
        write!(f, "On {}, ", self.entry.at)?;
        told::write(f, self)?;
        write!(
            f,
            ". This is entry {index} of the audit log of `{cluster}`, which signed for it when the \
             log had {size} entries: it cannot have been written, changed or moved since."
        )
    }
}

fn leaves(rows: Vec<Vec<u8>>) -> Result<Vec<Digest>, ProofError> {
    rows.into_iter()
        .map(|bytes| {
            let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| ProofError::Unsound)?;
            Ok(Digest::from_bytes(bytes))
        })
        .collect()
}

fn root(leaves: &[Digest]) -> Digest {
    let mut frontier = Frontier::default();
    for leaf in leaves {
        frontier.push(*leaf);
    }
    frontier.root()
}

/// PATH(m, D[n]) of RFC 6962, section 2.1.1: the hashes from the leaf's neighbour upwards.
fn inclusion_path(leaves: &[Digest], index: usize, path: &mut Vec<Digest>) {
    if leaves.len() <= 1 {
        return;
    }
    // The largest power of two that is smaller than the number of leaves.
    let split = leaves.len().div_ceil(2).next_power_of_two();
    let (left, right) = leaves.split_at(split);
    if index < split {
        inclusion_path(left, index, path);
        path.push(root(right));
    } else {
        inclusion_path(right, index - split, path);
        path.push(root(left));
    }
}
