//! The members of the cluster: their profiles, what they consent to, and who received what.
//!
//! ```text
//!  CSV, CORDIS ─► import/ ─► Vec<Profile> ─┐
//!  consent file ─► import/ ─► ConsentSheet ─┴─► Directory::import ─┐
//!  portal, command line ─► grant, withdraw, object, edit, remove ─┴─► one Change of the ledger
//!                                                                     │
//!  views in memory ◄─ changes::since(revision) ◄───────── the store ◄──┤
//!         └◄── told: consents and objections that this process changed ◄┘
//! ```
//!
//! Every operation is one [`Change`]: what it writes and its entry in the audit log become durable
//! together. Consents are append-only; what a member says later adds to what it said before, and a
//! withdrawal outlasts every import.

pub mod changes;
pub mod consents;
pub mod editing;
pub mod erasure;
pub mod export;
pub mod grounds;
pub mod import;
pub mod members;
pub mod notices;
pub mod objections;
pub mod profiles;
pub mod telling;
mod vocabulary;

use std::{path::PathBuf, sync::Arc};

use ring::rand::{SecureRandom, SystemRandom};
use steelyard_protocol::{ids::MemberRef, time::Timestamp};
use tokio::sync::broadcast;

use crate::{
    audit::ledger::{Change, Ledger, LedgerError},
    clock::Clock,
    store::{Store, StoreError},
    vocabulary::InvalidHierarchy,
};

use changes::{Committed, ConsentChanges};
use erasure::Tombstones;
pub use members::Member;

/// Changes of consents that wait to be taken in by a view; one that is later reads them in the store.
const TOLD: usize = 256;

/// The members of the cluster, as they stand in its store. Clones share the store.
#[derive(Clone)]
pub struct Directory {
    ledger: Ledger,
    clock: Arc<dyn Clock>,
    tombstones: Option<Tombstones>,
    told: broadcast::Sender<Committed>,
}

/// Why members or consents could not be read or changed. Where something was to be changed,
/// nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No member has this reference.
    #[error("there is no member `{0}`; `steelyard member list` shows those that there are")]
    UnknownMember(MemberRef),
    /// The member has no such consent.
    #[error(
        "member `{member}` has no consent {consent}; `steelyard consent list` shows its consents"
    )]
    UnknownConsent {
        /// The member.
        member: MemberRef,
        /// The number asked for.
        consent: u64,
    },
    /// One import holds a member twice.
    #[error("member `{0}` stands twice in one import; keep one of the two")]
    DuplicateMember(MemberRef),
    /// A consent that holds at no moment.
    #[error("a consent from {from} until {until} never holds; let it end after it begins")]
    NeverHolds {
        /// Its first moment.
        from: Timestamp,
        /// The first moment after it.
        until: Timestamp,
    },
    /// A consent that is given to nobody.
    #[error("a consent to nobody cannot be given; name a recipient, such as `federation`")]
    NoRecipient,
    /// The profile has changed since the copy that was edited.
    #[error("the profile of `{0}` has changed meanwhile; look at it as it is now, and edit that")]
    ChangedMeanwhile(MemberRef),
    /// A profile that no answer has room for.
    #[error("a profile of {bytes} bytes is too long; the most is {most}")]
    ProfileTooLong {
        /// Its length as JSON, in bytes.
        bytes: usize,
        /// The most, in bytes.
        most: usize,
    },
    /// Something in the store cannot be read.
    #[error("{what} cannot be read: {reason}; restore a backup")]
    Corrupt {
        /// What cannot be read, and whose it is.
        what: String,
        /// Why.
        reason: String,
    },
    /// The file of tombstones cannot be read or written.
    #[error("`{}`, which keeps erased members erased: {reason}", file.display())]
    Tombstones {
        /// The file.
        file: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Something could not be written as JSON.
    #[error("{0} cannot be written as JSON")]
    Unwritable(&'static str),
    /// The system has no random bytes to give.
    #[error("the system gives no random numbers")]
    NoRandom,
    /// Concepts that contradict each other.
    #[error(transparent)]
    Vocabulary(#[from] InvalidHierarchy),
    /// A code stands in two vocabularies.
    #[error(
        "concept `{code}` belongs to vocabulary `{vocabulary}` already; import it with `--name {vocabulary}` to replace that one"
    )]
    ForeignConcept {
        /// The code.
        code: String,
        /// The vocabulary that has it.
        vocabulary: String,
    },
}

impl Directory {
    /// The directory that the ledger's store holds.
    pub fn new(ledger: Ledger, clock: Arc<dyn Clock>) -> Self {
        Self {
            ledger,
            clock,
            tombstones: None,
            told: broadcast::Sender::new(TOLD),
        }
    }

    /// Tells, from now on, of consents and objections that single members change through this directory
    /// or a clone of it. Whoever listens sees by the revisions that something else came between.
    pub fn told(&self) -> broadcast::Receiver<Committed> {
        self.told.subscribe()
    }

    /// Commits a change in which nothing but this counts in a view, and tells of it.
    async fn commit_told(
        &self,
        change: Change,
        changes: ConsentChanges,
    ) -> Result<(), DirectoryError> {
        let (after, revision) = change.revisions();
        change.commit().await?;
        // Nobody may listen.
        let _ = self.told.send(Committed {
            after,
            revision,
            changes,
        });
        Ok(())
    }

    /// The moment that consents are given and looked at now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The store that the directory is kept in.
    pub const fn store(&self) -> &Store {
        self.ledger.store()
    }
}

/// The salt of a member's commitment in the audit log.
fn new_salt() -> Result<Vec<u8>, DirectoryError> {
    let mut salt = vec![0; 16];
    SystemRandom::new()
        .fill(&mut salt)
        .map_err(|_| DirectoryError::NoRandom)?;
    Ok(salt)
}
