//! The node's data as queries see it: charter, consents, index and vocabulary at one revision.
//!
//! The view lags behind the store by what other hands (the command line, another process) have
//! committed since. That is no danger: an answer is recorded only if the store's revision is still
//! the view's, and made anew if not.
//!
//! What members of this node change of their consents comes from the directory as soon as it is
//! committed, without a way to the store: so it counts in the next answer at no cost. It is taken in
//! only where it follows the view's revision without a gap; all else is read from the store.

mod loading;

use std::sync::{
    Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
    atomic::{AtomicBool, Ordering},
};

use steelyard_policies::consent_set::ConsentSets;
use steelyard_protocol::{charter::VerifiedCharter, time::Timestamp};
use tokio::sync::{broadcast, mpsc};

use crate::{
    directory::{
        Directory, DirectoryError,
        changes::{self, ChangedMember, Committed, ConsentChanges, Page},
    },
    identity::charter::{self, AdoptError},
    matching::{Document, Index},
    store::{Store, StoreError},
    vocabulary::Vocabulary,
};

/// Charter, consents, index and vocabulary at one revision.
pub struct View {
    /// The revision of the store that all of this is.
    pub revision: i64,
    /// The charter last adopted; it may have expired.
    pub charter: Option<Arc<VerifiedCharter>>,
    /// The members' consents.
    pub consents: ConsentSets,
    /// The members' profiles, prepared for queries, and the concepts.
    pub index: Index,
    /// The imports of vocabularies that `index` follows.
    vocabulary_revision: i64,
    /// Raised whenever members that were removed go out of view: what is kept of them elsewhere in
    /// memory is forgotten then.
    pub removed: u64,
}

impl View {
    /// What holds before anything is read.
    fn empty(now: Timestamp) -> Self {
        Self {
            revision: 0,
            charter: None,
            consents: ConsentSets::new(now),
            index: Index::new(Arc::new(Vocabulary::builtin())),
            vocabulary_revision: 0,
            removed: 0,
        }
    }

    /// Takes in a page of changes.
    fn take(&mut self, page: Page<Prepared>) {
        match page {
            Page::Members(members) => self.index.put_all(members),
            Page::Consents(changes) => self.take_consents(changes),
            Page::Removed(removed) => {
                self.removed += removed.len() as u64;
                for member in removed {
                    self.index.remove(member);
                    self.consents.remove_member(member);
                }
            }
        }
    }

    fn take_consents(&mut self, changes: ConsentChanges) {
        match changes {
            ConsentChanges::Given(consents) => {
                for consent in consents {
                    self.consents.insert(
                        consent.id,
                        consent.member,
                        consent.terms,
                        consent.validity,
                    );
                }
            }
            ConsentChanges::Withdrawn(withdrawn) => {
                for (consent, _) in withdrawn {
                    self.consents.withdraw(consent);
                }
            }
            ConsentChanges::Objections(objections) => {
                for (member, cluster, stands) in objections {
                    if stands {
                        self.consents.object(member, &cluster);
                    } else {
                        self.consents.lift_objection(member, &cluster);
                    }
                }
            }
        }
    }

    /// Takes in what was committed after the view's revision; anything else says nothing new, or
    /// comes after something that is not known here.
    fn follow(&mut self, committed: Committed) {
        if committed.after == self.revision {
            self.take_consents(committed.changes);
            self.revision = committed.revision;
        }
    }
}

/// A member's number, the revision of its profile, when that changed, and what can be asked of it.
type Prepared = (u32, i64, i64, Document);

fn prepared(member: ChangedMember) -> Prepared {
    let document = Document::of(&member.profile);
    (member.id, member.revision, member.updated_at, document)
}

/// So many changed rows come into view all at once. More do so bit by bit, so that neither memory
/// nor the time for which queries wait grows with the number of changes.
const HELD: usize = 4_000;

/// Pages that wait to be taken in while further ones are read.
const WAITING: usize = 2;

/// Why the view could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Members, consents or concepts cannot be read.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The charter cannot be read.
    #[error(transparent)]
    Charter(#[from] AdoptError),
    /// The store holds less than it held.
    #[error(
        "the store went back from revision {known} to {found}: an older copy was put in its place; \
         restart the node"
    )]
    WentBack {
        /// The revision in view.
        known: i64,
        /// The store's.
        found: i64,
    },
}

/// The view, shared.
pub struct Views {
    store: Store,
    view: RwLock<View>,
    /// Who holds this brings the view forward. In it, what the directory tells, if it is listened to.
    told: tokio::sync::Mutex<Option<broadcast::Receiver<Committed>>>,
    /// The last attempt to read what has changed failed.
    failed: AtomicBool,
}

impl Views {
    /// Reads everything. `progress` is told how many rows have been read.
    ///
    /// # Errors
    /// If anything in the store cannot be read.
    pub async fn load(
        store: Store,
        now: Timestamp,
        progress: impl FnMut(u64) + Send,
    ) -> Result<Self, ViewError> {
        let view = match store.latest().await? {
            Some(latest) => loading::whole(&store, &latest, now, progress).await?,
            None => View::empty(now),
        };
        Ok(Self {
            store,
            view: RwLock::new(view),
            told: tokio::sync::Mutex::default(),
            failed: AtomicBool::new(false),
        })
    }

    /// Listens to what this directory commits from now on.
    #[must_use]
    pub fn listening_to(mut self, directory: &Directory) -> Self {
        *self.told.get_mut() = Some(directory.told());
        self
    }

    /// The view as it is. It is held for the length of a match: don't wait while holding it.
    pub fn read(&self) -> RwLockReadGuard<'_, View> {
        self.view.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The store that it is a view of.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Whether the view could be brought up to date when that was last tried. If not, answers are
    /// refused as soon as anything has changed.
    pub fn is_current(&self) -> bool {
        !self.failed.load(Ordering::Relaxed)
    }

    /// Brings the view to the store's revision. Costs as much as has changed.
    ///
    /// # Errors
    /// If what has changed cannot be read; the view stays at the revision that it had, and what it
    /// has of later ones is read once more the next time.
    pub async fn refresh(&self) -> Result<(), ViewError> {
        let mut told = self.told.lock().await;
        self.follow(&mut told);
        self.read_changes().await
    }

    /// Brings the view to this revision, if it is not there yet, or to a later one. Nothing is read
    /// from the store if the directory has told of all up to it.
    ///
    /// # Errors
    /// As [`Views::refresh`].
    pub async fn catch_up(&self, revision: i64) -> Result<(), ViewError> {
        let mut told = self.told.lock().await;
        self.follow(&mut told);
        if self.read().revision < revision {
            self.read_changes().await?;
        }
        Ok(())
    }

    /// Takes in what was told. If more was told than is kept, what is left does not follow the view.
    fn follow(&self, told: &mut Option<broadcast::Receiver<Committed>>) {
        let Some(told) = told else { return };
        loop {
            match told.try_recv() {
                Ok(committed) => self.write().follow(committed),
                Err(broadcast::error::TryRecvError::Lagged(_)) => {}
                Err(_) => return,
            }
        }
    }

    /// Reads what has changed in the store, and keeps in mind whether that could be done.
    async fn read_changes(&self) -> Result<(), ViewError> {
        let read = self.try_read_changes().await;
        self.failed.store(read.is_err(), Ordering::Relaxed);
        read
    }

    async fn try_read_changes(&self) -> Result<(), ViewError> {
        let known = self.read().revision;
        // What is committed after this has a higher revision and comes the next time.
        let Some(latest) = self.store.latest().await? else {
            return Ok(());
        };
        if latest.revision == known {
            return Ok(());
        }
        if latest.revision < known {
            // What comes next would bear numbers that this view has seen already.
            let found = latest.revision;
            return Err(ViewError::WentBack { known, found });
        }
        // What is committed while this reads is read too, and read once more the next time: every
        // part of it may be applied twice.
        let mut held = Vec::new();
        let mut held_rows = 0;
        let (pages, mut inbox) = mpsc::channel(WAITING);
        let reading = changes::since(&self.store, known, &latest, prepared, pages);
        let taking = async {
            while let Some(page) = inbox.recv().await {
                held_rows += page.rows();
                held.push(page);
                // The revision in view is still the old one, so no answer is recorded from a view
                // that has only some of the pages.
                if held_rows > HELD {
                    let mut view = self.write();
                    held.drain(..).for_each(|page| view.take(page));
                    held_rows = 0;
                }
            }
        };
        let (read, ()) = tokio::join!(reading, taking);
        read?;
        let charter = self.newer_charter(latest.charter).await?;
        let vocabulary = self.newer_vocabulary(latest.vocabulary).await?;
        let mut view = self.write();
        held.drain(..).for_each(|page| view.take(page));
        if charter.is_some() {
            view.charter = charter;
        }
        if let Some((revision, vocabulary)) = vocabulary {
            view.index.follow(Arc::new(vocabulary));
            view.vocabulary_revision = revision;
        }
        view.revision = latest.revision;
        Ok(())
    }

    /// The charter, if `version` is another than the one in view has. Verifying a chain of charters
    /// costs too much to do it for every consent that changes.
    async fn newer_charter(&self, version: i64) -> Result<Option<Arc<VerifiedCharter>>, ViewError> {
        let known = self
            .read()
            .charter
            .as_ref()
            .map_or(0, |c| c.charter().version);
        if version == known.cast_signed() {
            return Ok(None);
        }
        Ok(charter::current(&self.store).await?)
    }

    /// The vocabulary and its revision, if `revision` is another than the one in view has.
    async fn newer_vocabulary(
        &self,
        revision: i64,
    ) -> Result<Option<(i64, Vocabulary)>, ViewError> {
        if revision == self.read().vocabulary_revision {
            return Ok(None);
        }
        Ok(Some((revision, Vocabulary::load(&self.store).await?)))
    }

    /// Lets consents begin and end up to `now`.
    pub fn advance(&self, now: Timestamp) {
        self.write().consents.advance(now);
    }

    fn write(&self) -> RwLockWriteGuard<'_, View> {
        self.view.write().unwrap_or_else(PoisonError::into_inner)
    }
}
