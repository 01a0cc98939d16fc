//! Recomputes the audit log and names what was changed.
//!
//! ```text
//! entry ─► its MAC (place, leaf) ─► its leaf hash (bytes) ─► what the bytes say of place, time, kind
//!   ├──────► tree ─► every checkpoint on the way ─► head (size, root, MAC)
//!   └──────► what it says of consents ─► the consents in the store
//! ```
//!
//! The node may run meanwhile: what is appended after the beginning is left for the next time.

use std::{collections::VecDeque, fmt};

use ring::hmac;
use steelyard_protocol::{envelope::Digest, ids::ClusterId, keys::PublicKey};

use super::{
    checkpoint::Checkpoint,
    consents::Consents,
    entry::Entry,
    ledger::{check_mac, entry_is_authentic},
    merkle::{Frontier, leaf_hash},
};
use crate::store::{EntryRow, Store, StoreError};

/// Most faults that a report names; the others are counted.
pub const FAULTS_NAMED: usize = 1_000;
/// Entries that are read at once.
const RUN: i64 = 1_000;

/// What the log was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many entries the log should have, as far as can be told.
    pub size: u64,
    /// How many entries were read.
    pub entries: u64,
    /// The root hash of the tree over them.
    pub root: Digest,
    /// How many checkpoints were checked.
    pub checkpoints: u64,
    /// How many consents were compared with what the log says of them.
    pub consents: u64,
    /// What is wrong, in the order of the log; at most [`FAULTS_NAMED`].
    pub faults: Vec<Fault>,
    /// How many more faults there are.
    pub more_faults: u64,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The entry's place, where the fault is that of an entry.
    pub index: Option<u64>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// There is no entry at this place, nor at those up to this one.
    Missing {
        /// The last place that is empty.
        until: u64,
    },
    /// There is an entry where the log has not come to yet.
    Added,
    /// It stands at a place below zero.
    NoPlace(i64),
    /// Its bytes are not those that its leaf hash was made of.
    BodyChanged,
    /// Its leaf hash is not the one that this node wrote at this place.
    NotOurs,
    /// Its bytes are no entry.
    Unreadable,
    /// It says that it stands at another place.
    Moved {
        /// The place that it names.
        says: u64,
    },
    /// The column `at` or `kind` says something else than its bytes.
    ColumnChanged(&'static str),
    /// A checkpoint is not signed by this cluster, or no checkpoint.
    BadCheckpoint {
        /// The size under which it is kept.
        size: i64,
        /// What is wrong with it.
        reason: String,
    },
    /// The log does not hold what a signed checkpoint says.
    Diverged {
        /// The size of the checkpoint.
        size: u64,
        /// The size of the checkpoint before that still fits; 0 if none.
        since: u64,
    },
    /// A signed checkpoint is longer than the log: its end was cut off.
    Shorter {
        /// The size of the checkpoint.
        size: u64,
    },
    /// The head was not written by this node.
    HeadChanged,
    /// There is no head.
    HeadMissing,
    /// The entries do not give the root that the head stands for.
    RootDiffers,
    /// A consent in the store is not the one that the log says was given.
    ConsentChanged {
        /// Its number.
        consent: u64,
    },
    /// A consent that the log says was given is not in the store.
    ConsentMissing {
        /// Its number.
        consent: u64,
    },
    /// A consent in the store was never given, by what the log says.
    ConsentUnlogged {
        /// The number that it has there.
        consent: i64,
    },
    /// A withdrawal that stands in the log is not in the store.
    WithdrawalMissing {
        /// The number of the consent.
        consent: u64,
    },
    /// A withdrawal in the store is not the one that the log says was made.
    WithdrawalChanged {
        /// The number of the consent.
        consent: u64,
    },
    /// A withdrawal in the store does not stand in the log.
    WithdrawalUnlogged {
        /// The number of the consent.
        consent: i64,
    },
    /// The notice in the store is not the one that was shown when a consent was given.
    NoticeChanged {
        /// The number of the consent.
        consent: u64,
    },
    /// An objection that the log says was raised or lifted is not so in the store.
    ObjectionMissing {
        /// The cluster that it names.
        cluster: String,
    },
    /// An objection in the store was never raised or lifted so, by what the log says.
    ObjectionUnlogged {
        /// The cluster that it names.
        cluster: String,
    },
}

/// What is verified, and against what.
pub struct Verification<'a> {
    /// The store.
    pub store: &'a Store,
    /// The key of the ledger.
    pub key: &'a hmac::Key,
    /// The cluster whose log it is.
    pub cluster: &'a ClusterId,
    /// The keys with which the cluster has signed checkpoints.
    pub keys: &'a [PublicKey],
    /// Checkpoints that were kept elsewhere, as signed notes.
    pub kept: &'a [String],
}

impl Report {
    /// Whether nothing is wrong.
    pub const fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn fault(&mut self, index: Option<u64>, kind: FaultKind) {
        if self.faults.len() < FAULTS_NAMED {
            self.faults.push(Fault { index, kind });
        } else {
            self.more_faults += 1;
        }
    }
}

impl Verification<'_> {
    /// Reads the whole log; `progress` is told how many of how many entries were read.
    ///
    /// # Errors
    /// If the store fails. What is wrong with the log stands in the report.
    pub async fn run(&self, mut progress: impl FnMut(u64, u64)) -> Result<Report, StoreError> {
        // Checkpoints first, then the head: what a checkpoint covers is in every later head.
        let mut report = Report {
            size: 0,
            entries: 0,
            root: Frontier::default().root(),
            checkpoints: 0,
            consents: 0,
            faults: Vec::new(),
            more_faults: 0,
        };
        let mut checkpoints = self.checkpoints(&mut report).await?;
        let head = self.store.head().await?;
        let authentic = head.as_ref().and_then(|h| check_mac(h, self.key).ok());
        // Without a head that can be believed, the log ends where its entries do.
        let end = authentic.as_ref().map(Frontier::size);
        let mut walk = Walk {
            frontier: Frontier::default(),
            whole: true,
            fitting: 0,
        };
        let mut consents = Consents::default();
        let mut next: u64 = 0;
        let mut from = i64::MIN;
        'reading: loop {
            let rows = self.store.entries(from, RUN).await?;
            let Some(last) = rows.last().map(|r| r.idx) else {
                break;
            };
            for row in rows {
                let Ok(index) = u64::try_from(row.idx) else {
                    report.fault(None, FaultKind::NoPlace(row.idx));
                    continue;
                };
                if end.is_some_and(|end| index >= end) {
                    break 'reading;
                }
                if index > next {
                    walk.gap(next, index - 1, &mut report);
                }
                let leaf = self.entry(index, &row, &mut consents, &mut report);
                walk.push(leaf, &mut checkpoints, &mut report);
                report.entries += 1;
                next = index + 1;
            }
            progress(next, end.unwrap_or(next));
            match last.checked_add(1) {
                Some(after) => from = after,
                None => break,
            }
        }
        report.size = end.unwrap_or(next);
        if next < report.size {
            walk.gap(next, report.size - 1, &mut report);
        }
        report.root = walk.frontier.root();
        for checkpoint in checkpoints {
            // Those that remain are longer than the log, or lie behind a gap.
            if checkpoint.size > report.size {
                report.fault(
                    None,
                    FaultKind::Shorter {
                        size: checkpoint.size,
                    },
                );
            }
        }
        // A head that cannot be believed hides nothing.
        let believed = head.as_ref().filter(|_| authentic.is_some());
        let revision = believed.map_or(i64::MAX, |head| head.revision);
        consents
            .compare(self.store, revision, report.size, &mut report)
            .await?;
        match (head, authentic) {
            (_, Some(frontier)) => {
                if walk.whole && walk.frontier != frontier {
                    report.fault(None, FaultKind::RootDiffers);
                }
                self.beyond(report.size, &mut report).await?;
            }
            (Some(_), None) => report.fault(None, FaultKind::HeadChanged),
            (None, None) => report.fault(None, FaultKind::HeadMissing),
        }
        Ok(report)
    }

    /// The checkpoints that are signed, smallest first.
    async fn checkpoints(&self, report: &mut Report) -> Result<VecDeque<Checkpoint>, StoreError> {
        let mut signed = Vec::new();
        let stored = self.store.checkpoints().await?;
        let stored = stored.iter().map(|(size, _, note)| (Some(*size), note));
        for (size, note) in stored.chain(self.kept.iter().map(|note| (None, note))) {
            report.checkpoints += 1;
            let opened = Checkpoint::open(note, self.cluster, self.keys);
            let reason = match opened {
                Ok(c) if size.is_none_or(|s| s == c.size.cast_signed()) => {
                    signed.push(c);
                    continue;
                }
                Ok(c) => format!("it was signed for {} entries", c.size),
                Err(e) => e.to_string(),
            };
            let size = size.unwrap_or_default();
            report.fault(None, FaultKind::BadCheckpoint { size, reason });
        }
        signed.sort_by_key(|c| c.size);
        Ok(signed.into())
    }

    /// Checks one entry by itself, and gives the leaf hash to build the tree with.
    fn entry(
        &self,
        index: u64,
        row: &EntryRow,
        consents: &mut Consents,
        report: &mut Report,
    ) -> Digest {
        let made = leaf_hash(&row.body);
        let kept = <[u8; 32]>::try_from(row.leaf.as_slice())
            .ok()
            .map(Digest::from_bytes);
        let authentic =
            kept.is_some_and(|leaf| entry_is_authentic(index, &leaf, &row.mac, self.key));
        let mut say = |kind| report.fault(Some(index), kind);
        if kept != Some(made) {
            say(FaultKind::BodyChanged);
        } else {
            match serde_json::from_slice::<Entry>(&row.body) {
                Err(_) => say(FaultKind::Unreadable),
                Ok(entry) if entry.index != index => say(FaultKind::Moved { says: entry.index }),
                Ok(_) if !authentic => say(FaultKind::NotOurs),
                Ok(entry) if entry.at.as_millis() != row.at => {
                    say(FaultKind::ColumnChanged("at"));
                }
                Ok(entry) if entry.event.kind() != row.kind => {
                    say(FaultKind::ColumnChanged("kind"));
                }
                Ok(entry) => consents.note(&entry),
            }
        }
        // A leaf hash that this node vouches for stands for the entry as it was, so that the rest
        // of the tree can still be checked.
        match kept {
            Some(leaf) if authentic => leaf,
            _ => made,
        }
    }

    /// Looks for entries behind the head. What the running node has appended since is covered by a
    /// newer head, which is read after the entries.
    async fn beyond(&self, end: u64, report: &mut Report) -> Result<(), StoreError> {
        let rows = self.store.entries(end.cast_signed(), RUN).await?;
        let newer = self.store.head().await?;
        let newer = newer.map_or(0, |h| h.size);
        for row in rows.iter().filter(|r| r.idx >= newer) {
            report.fault(Some(row.idx.cast_unsigned()), FaultKind::Added);
        }
        Ok(())
    }
}

/// The tree as it grows.
struct Walk {
    frontier: Frontier,
    /// Whether no entry is missing so far.
    whole: bool,
    /// The size of the last checkpoint that fitted.
    fitting: u64,
}

impl Walk {
    fn gap(&mut self, from: u64, until: u64, report: &mut Report) {
        self.whole = false;
        report.fault(Some(from), FaultKind::Missing { until });
    }

    fn push(&mut self, leaf: Digest, due: &mut VecDeque<Checkpoint>, report: &mut Report) {
        if !self.whole {
            return;
        }
        self.frontier.push(leaf);
        let size = self.frontier.size();
        while let Some(checkpoint) = due.pop_front_if(|c| c.size <= size) {
            if checkpoint.size == size && checkpoint.root == self.frontier.root() {
                self.fitting = size;
            } else if checkpoint.size > 0 {
                let since = self.fitting;
                report.fault(
                    None,
                    FaultKind::Diverged {
                        size: checkpoint.size,
                        since,
                    },
                );
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.index, &self.kind) {
            (Some(from), FaultKind::Missing { until }) if from < *until => {
                return write!(f, "entries {from} to {until}: missing");
            }
            (Some(index), _) => write!(f, "entry {index}: ")?,
            (None, _) => {}
        }
        write!(f, "{}", self.kind)
    }
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { .. } => f.write_str("missing"),
            Self::Added => f.write_str("it stands behind the head, and was added by another hand"),
            Self::NoPlace(idx) => write!(f, "an entry stands at place {idx}, where none can be"),
            Self::BodyChanged => f.write_str("its content was changed"),
            Self::NotOurs => f.write_str(
                "its content and leaf hash were changed, or it was put there by another hand",
            ),
            Self::Unreadable => f.write_str("its content is no entry"),
            Self::Moved { says } => write!(f, "it was moved here; it says that it is entry {says}"),
            Self::ColumnChanged(column) => write!(f, "the column `{column}` was changed"),
            Self::BadCheckpoint { size, reason } => {
                write!(
                    f,
                    "the checkpoint for {size} entries does not count: {reason}"
                )
            }
            Self::Diverged { size, since } => write!(
                f,
                "the log is not the one that the checkpoint for {size} entries was signed over; \
                 it was changed between entries {since} and {}",
                size.saturating_sub(1)
            ),
            Self::Shorter { size } => write!(
                f,
                "a checkpoint was signed for {size} entries, and the log has fewer: its end was cut off"
            ),
            Self::HeadChanged => {
                f.write_str("the head was changed by another hand, or the node's secret is another")
            }
            Self::HeadMissing => f.write_str("the head is missing"),
            Self::RootDiffers => {
                f.write_str("the entries do not give the root that the head stands for")
            }
            Self::ConsentChanged { consent } => write!(
                f,
                "consent {consent} in the store is not the one that was given here"
            ),
            Self::ConsentMissing { consent } => {
                write!(f, "consent {consent}, given here, is not in the store")
            }
            Self::ConsentUnlogged { consent } => write!(
                f,
                "consent {consent} is in the store, and nothing in the log says that it was given"
            ),
            Self::WithdrawalMissing { consent } => write!(
                f,
                "the withdrawal of consent {consent}, made here, is not in the store"
            ),
            Self::WithdrawalChanged { consent } => write!(
                f,
                "the withdrawal of consent {consent} in the store is not the one that was made here"
            ),
            Self::WithdrawalUnlogged { consent } => write!(
                f,
                "the withdrawal of consent {consent} is in the store, and not in the log"
            ),
            Self::NoticeChanged { consent } => write!(
                f,
                "the notice of consent {consent} in the store is not the one that was shown here"
            ),
            Self::ObjectionMissing { cluster } => write!(
                f,
                "the objection to `{cluster}`, raised or lifted here, is not so in the store"
            ),
            Self::ObjectionUnlogged { cluster } => write!(
                f,
                "an objection to `{cluster}` is in the store as nothing in the log says"
            ),
        }
    }
}
