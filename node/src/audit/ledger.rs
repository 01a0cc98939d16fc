//! The ledger: the one place through which the node's data is changed.
//!
//! A [`Change`] holds the ledger's lock from its beginning to its commit. What it appends to the
//! log, what it writes, and the new head become durable together or not at all.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicI64, Ordering},
};

use ring::hmac;
use steelyard_protocol::{envelope::Digest, time::Timestamp};

use super::{
    entry::{Draft, Event},
    merkle::{Frontier, leaf_hash},
};
use crate::store::{
    EntryRow, Head, Store, StoreError, Writing, append::Appended, disclosures::DisclosureRow,
    ledger::SeenRow,
};

/// The ledger of a store.
#[derive(Clone)]
pub struct Ledger {
    store: Store,
    key: hmac::Key,
    latest: Arc<Latest>,
}

/// What this process has committed.
#[derive(Default)]
struct Latest {
    /// The latest revision.
    revision: AtomicI64,
    /// The head after the last change; `None` before the first. Other processes may have changed it
    /// since.
    head: Mutex<Option<(Head, Frontier)>>,
}

/// Why the ledger cannot be changed.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The head was not written by this node.
    #[error(
        "the head of the audit log was changed by another hand, or the node's secret is another; \
         run `steelyard audit verify`, and restore a backup if it finds a fault"
    )]
    ForeignHead,
    /// A query that was answered or refused before; nothing has changed.
    #[error("the query was seen before")]
    Seen,
    /// An entry could not be written as JSON.
    #[error("an entry of the audit log could not be written: {0}")]
    Entry(#[from] serde_json::Error),
}

/// A change of the node's data under way. It is undone when dropped.
pub struct Change {
    writing: Writing,
    addition: Addition,
    bumped: bool,
}

/// What is to be added to the log, after a head.
pub struct Addition {
    after: Head,
    frontier: Frontier,
    appended: Appended,
    key: hmac::Key,
    latest: Arc<Latest>,
}

/// Where an entry stands in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The place, from 0.
    pub index: u64,
    /// The leaf hash.
    pub leaf: Digest,
}

impl Ledger {
    /// The ledger of `store`, begun if there is none; `key` authenticates its head.
    ///
    /// # Errors
    /// If the store fails, or the head was not made with `key`.
    pub async fn open(store: Store, key: hmac::Key) -> Result<Self, LedgerError> {
        let (mut writing, head) = store.write().await?;
        match head {
            Some(head) => {
                check_mac(&head, &key)?;
                writing.rollback().await?;
            }
            None => {
                let mut head = Head {
                    size: 0,
                    frontier: Vec::new(),
                    mac: Vec::new(),
                    revision: 0,
                    next_member: 1,
                    next_consent: 1,
                };
                head.mac = mac(&head, &key);
                writing.create_head(&head).await?;
                writing.commit().await?;
            }
        }
        Ok(Self {
            store,
            key,
            latest: Arc::default(),
        })
    }

    /// The store that it is the ledger of.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The latest revision that this process knows of by its own commits, through this ledger or a
    /// clone of it; 0 before the first. Other processes may have committed later ones.
    pub fn committed(&self) -> i64 {
        self.latest.revision.load(Ordering::Acquire)
    }

    /// Begins a change: waits for other writers.
    ///
    /// # Errors
    /// If the store fails, or the head was written by another hand.
    pub async fn begin(&self) -> Result<Change, LedgerError> {
        let (writing, head) = self.store.write().await?;
        let head = head.ok_or_else(|| StoreError::Corrupt("the ledger has no head".to_owned()))?;
        let frontier = check_mac(&head, &self.key)?;
        Ok(Change {
            writing,
            addition: self.addition(head, frontier),
            bumped: false,
        })
    }

    /// What is added to the log after the head that this process wrote last; `None` before the first.
    /// Nothing is held: whether it still is the head is seen when the addition is committed.
    pub fn after_latest(&self) -> Option<Addition> {
        let latest = self.latest.head.lock();
        let latest = latest.unwrap_or_else(PoisonError::into_inner).clone();
        latest.map(|(head, frontier)| self.addition(head, frontier))
    }

    /// Commits what is added, in one go, and says whether that was done: `false` means that nothing has
    /// changed, and that a change is to be [begun](Self::begin), which tells why if it fails too.
    pub async fn commit(&self, mut addition: Addition) -> bool {
        addition.finish();
        let done = self
            .store
            .append_after(&addition.after, &addition.appended)
            .await;
        if done {
            addition.remember();
        }
        done
    }

    fn addition(&self, head: Head, frontier: Frontier) -> Addition {
        Addition {
            after: head.clone(),
            frontier,
            appended: Appended {
                head,
                entries: Vec::new(),
                seen: Vec::new(),
                disclosures: Vec::new(),
            },
            key: self.key.clone(),
            latest: Arc::clone(&self.latest),
        }
    }

    /// The head as last committed, its MAC checked, with the tree's right edge.
    ///
    /// # Errors
    /// If the store fails, or the head was written by another hand.
    pub async fn head(&self) -> Result<(Head, Frontier), LedgerError> {
        let head = self.store.head().await?;
        let head = head.ok_or_else(|| StoreError::Corrupt("the ledger has no head".to_owned()))?;
        let frontier = check_mac(&head, &self.key)?;
        Ok((head, frontier))
    }
}

impl Addition {
    /// The revision of the data that it is added to.
    pub const fn revision(&self) -> i64 {
        self.appended.head.revision
    }

    /// Appends an entry that is written but for its place.
    pub fn append(&mut self, draft: &Draft) -> Position {
        let index = self.frontier.size();
        let body = draft.body(index);
        let leaf = leaf_hash(&body);
        self.frontier.push(leaf);
        self.appended.entries.push(EntryRow {
            idx: index.cast_signed(),
            at: draft.at().as_millis(),
            kind: draft.kind().to_owned(),
            body,
            leaf: leaf.as_bytes().to_vec(),
            mac: entry_mac(index, &leaf, &self.key),
        });
        Position { index, leaf }
    }

    /// Marks a query as one that may not be answered again.
    pub fn mark_seen(&mut self, query: SeenRow) {
        self.appended.seen.push(query);
    }

    /// Adds to what left of members' data.
    pub fn disclose(&mut self, rows: impl IntoIterator<Item = DisclosureRow>) {
        self.appended.disclosures.extend(rows);
    }

    /// Makes the head that of the log with what was added.
    fn finish(&mut self) {
        let head = &mut self.appended.head;
        head.size = self.frontier.size().cast_signed();
        head.frontier = self.frontier.to_bytes();
        head.mac = mac(head, &self.key);
    }

    /// Keeps in mind that this was committed.
    fn remember(self) {
        let (latest, revision) = (self.latest, self.appended.head.revision);
        latest.revision.fetch_max(revision, Ordering::AcqRel);
        let mut head = latest.head.lock().unwrap_or_else(PoisonError::into_inner);
        *head = Some((self.appended.head, self.frontier));
    }
}

impl Change {
    /// The revision that the change began from, or the new one once
    /// [`Change::bump_revision`] was called.
    pub const fn revision(&self) -> i64 {
        self.addition.revision()
    }

    /// The revision that the change began from, and the one that it makes.
    pub const fn revisions(&self) -> (i64, i64) {
        (self.addition.after.revision, self.revision())
    }

    /// The revision of what this change writes: one more than before it.
    pub const fn bump_revision(&mut self) -> i64 {
        if !self.bumped {
            self.addition.appended.head.revision += 1;
            self.bumped = true;
        }
        self.revision()
    }

    /// A number for a new member.
    pub const fn new_member(&mut self) -> i64 {
        let head = &mut self.addition.appended.head;
        head.next_member += 1;
        head.next_member - 1
    }

    /// A number for a new consent.
    pub const fn new_consent(&mut self) -> i64 {
        let head = &mut self.addition.appended.head;
        head.next_consent += 1;
        head.next_consent - 1
    }

    /// Leaves numbers out: new members and consents get these and higher ones.
    pub fn skip_numbers(&mut self, next_member: i64, next_consent: i64) {
        let head = &mut self.addition.appended.head;
        head.next_member = head.next_member.max(next_member);
        head.next_consent = head.next_consent.max(next_consent);
    }

    /// How many entries the log has, with those that this change appends.
    pub const fn size(&self) -> u64 {
        self.addition.frontier.size()
    }

    /// Appends an entry to the log.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn append(&mut self, at: Timestamp, event: Event) -> Result<Position, LedgerError> {
        Ok(self.addition.append(&Draft::of(at, &event)?))
    }

    /// What the change adds to the log.
    pub const fn addition(&mut self) -> &mut Addition {
        &mut self.addition
    }

    /// The store's side of the change.
    pub const fn store(&mut self) -> &mut Writing {
        &mut self.writing
    }

    /// Makes the change durable. When this returns, it is on the disk.
    ///
    /// # Errors
    /// If the store fails, or a query was seen before; then nothing has changed.
    pub async fn commit(mut self) -> Result<(), LedgerError> {
        self.addition.finish();
        if !self.writing.append(&self.addition.appended).await? {
            self.writing.rollback().await?;
            return Err(LedgerError::Seen);
        }
        self.writing.commit().await?;
        self.addition.remember();
        Ok(())
    }

    /// Undoes the change.
    ///
    /// # Errors
    /// If the store fails; the change is undone all the same.
    pub async fn rollback(self) -> Result<(), LedgerError> {
        Ok(self.writing.rollback().await?)
    }
}

/// Lengths stand before the only part that varies in length, so that no two heads have one input.
fn mac_input(head: &Head) -> Vec<u8> {
    let mut input = b"steelyard ledger head v1\0".to_vec();
    for n in [
        head.size,
        head.revision,
        head.next_member,
        head.next_consent,
    ] {
        input.extend_from_slice(&n.to_be_bytes());
    }
    input.extend_from_slice(&head.frontier);
    input
}

fn mac(head: &Head, key: &hmac::Key) -> Vec<u8> {
    hmac::sign(key, &mac_input(head)).as_ref().to_vec()
}

/// The MAC of an entry. The head's MAC alone tells that something was changed, but not what.
fn entry_mac(index: u64, leaf: &Digest, key: &hmac::Key) -> Vec<u8> {
    hmac::sign(key, &entry_mac_input(index, leaf))
        .as_ref()
        .to_vec()
}

fn entry_mac_input(index: u64, leaf: &Digest) -> Vec<u8> {
    let mut input = b"steelyard ledger entry v1\0".to_vec();
    input.extend_from_slice(&index.to_be_bytes());
    input.extend_from_slice(leaf.as_bytes());
    input
}

/// Whether this node wrote an entry with this leaf hash at this place.
pub(super) fn entry_is_authentic(index: u64, leaf: &Digest, mac: &[u8], key: &hmac::Key) -> bool {
    hmac::verify(key, &entry_mac_input(index, leaf), mac).is_ok()
}

pub(super) fn check_mac(head: &Head, key: &hmac::Key) -> Result<Frontier, LedgerError> {
    hmac::verify(key, &mac_input(head), &head.mac).map_err(|_| LedgerError::ForeignHead)?;
    let size = u64::try_from(head.size).map_err(|_| LedgerError::ForeignHead)?;
    Frontier::from_bytes(size, &head.frontier).ok_or(LedgerError::ForeignHead)
}
