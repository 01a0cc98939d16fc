//! The node's data as queries see it: charter, consents, index and vocabulary at one revision.
//!
//! The view lags behind the store by what other hands (the command line, another process) have
//! committed since. That is no danger: an answer is recorded only if the store's revision is still
//! the view's, and made anew if not.

use std::{
    sync::{
        Arc, PoisonError, RwLock, RwLockReadGuard,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use steelyard_policies::consent_set::{ConsentSets, Gathered};
use steelyard_protocol::{charter::VerifiedCharter, time::Timestamp};
use tokio::{
    sync::mpsc,
    task::{JoinHandle, JoinSet, spawn_blocking},
};

use crate::{
    directory::{
        DirectoryError,
        changes::{self, ChangedMember, Page},
    },
    identity::charter::{self, AdoptError},
    matching::{Document, Filling, Index},
    store::{Store, StoreError, latest::Latest},
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
            Page::Consents(consents) => {
                for consent in consents {
                    self.consents.insert(
                        consent.id,
                        consent.member,
                        consent.terms,
                        consent.validity,
                    );
                }
            }
            Page::Withdrawn(withdrawn) => {
                for (consent, _) in withdrawn {
                    self.consents.withdraw(consent);
                }
            }
            Page::Objections(objections) => {
                for (member, cluster, stands) in objections {
                    if stands {
                        self.consents.object(member, &cluster);
                    } else {
                        self.consents.lift_objection(member, &cluster);
                    }
                }
            }
            Page::Removed(removed) => {
                self.removed += removed.len() as u64;
                for member in removed {
                    self.index.remove(member);
                    self.consents.remove_member(member);
                }
            }
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

/// How often it is told how much has been read.
const TELL_EVERY: Duration = Duration::from_millis(100);

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
    refreshing: tokio::sync::Mutex<()>,
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
            Some(latest) => whole(&store, &latest, now, progress).await?,
            None => View::empty(now),
        };
        Ok(Self {
            store,
            view: RwLock::new(view),
            refreshing: tokio::sync::Mutex::default(),
        })
    }

    /// The view as it is. It is held for the length of a match: don't wait while holding it.
    pub fn read(&self) -> RwLockReadGuard<'_, View> {
        self.view.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The store that it is a view of.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Brings the view to the store's revision. Costs as much as has changed. Returns whether
    /// anything had.
    ///
    /// # Errors
    /// If what has changed cannot be read; the view stays at the revision that it had, and what it
    /// has of later ones is read once more the next time.
    pub async fn refresh(&self) -> Result<bool, ViewError> {
        let _one_at_a_time = self.refreshing.lock().await;
        let known = self.read().revision;
        // What is committed after this has a higher revision and comes the next time.
        let Some(latest) = self.store.latest().await? else {
            return Ok(false);
        };
        if latest.revision == known {
            return Ok(false);
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
                    let mut view = self.view.write().unwrap_or_else(PoisonError::into_inner);
                    held.drain(..).for_each(|page| view.take(page));
                    held_rows = 0;
                }
            }
        };
        let (read, ()) = tokio::join!(reading, taking);
        read?;
        let charter = self.newer_charter(latest.charter).await?;
        let vocabulary = self.newer_vocabulary(latest.vocabulary).await?;
        let mut view = self.view.write().unwrap_or_else(PoisonError::into_inner);
        held.drain(..).for_each(|page| view.take(page));
        if charter.is_some() {
            view.charter = charter;
        }
        if let Some((revision, vocabulary)) = vocabulary {
            view.index.follow(Arc::new(vocabulary));
            view.vocabulary_revision = revision;
        }
        view.revision = latest.revision;
        drop(view);
        Ok(true)
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
        self.view
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .consents
            .advance(now);
    }
}

/// Reads everything up to `latest`. Members and consents are read and taken in at the same time,
/// each by threads of their own: that is most of the time in which a large node starts.
async fn whole(
    store: &Store,
    latest: &Latest,
    now: Timestamp,
    mut progress: impl FnMut(u64) + Send,
) -> Result<View, ViewError> {
    let mut view = View::empty(now);
    if latest.charter > 0 {
        view.charter = charter::current(store).await?;
    }
    // Before the members, which need not be arranged anew then.
    if latest.vocabulary > 0 {
        view.index = Index::new(Arc::new(Vocabulary::load(store).await?));
        view.vocabulary_revision = latest.vocabulary;
    }
    let read = Arc::new(AtomicU64::new(0));
    let mut readers: JoinSet<Result<(), DirectoryError>> = JoinSet::new();
    let (members, inbox) = mpsc::channel(WAITING);
    let mut index = Filling::new(Arc::clone(view.index.vocabulary()));
    let indexing = taking(inbox, &read, move |inbox, read| {
        while let Some(page) = inbox.blocking_recv() {
            read.fetch_add(page.rows() as u64, Ordering::Relaxed);
            if let Page::Members(members) = page {
                index.put_all(members);
            }
        }
        index.settled()
    });
    let from = store.clone();
    readers.spawn(async move { changes::members_since(&from, 0, prepared, &members).await });
    let (given, inbox) = mpsc::channel(WAITING);
    let mut consents = Gathered::new(now);
    let setting = taking(inbox, &read, move |inbox, read| {
        while let Some(page) = inbox.blocking_recv() {
            read.fetch_add(page.rows() as u64, Ordering::Relaxed);
            if let Page::Consents(given) = page {
                for consent in given {
                    consents.add(consent.id, consent.member, consent.terms, consent.validity);
                }
            }
        }
        consents.settled()
    });
    let from = store.clone();
    readers.spawn(async move { changes::consents_since(&from, 0, &given).await });
    let mut tell = tokio::time::interval(TELL_EVERY);
    loop {
        tokio::select! {
            ended = readers.join_next() => match ended {
                Some(ended) => ended.map_err(|e| gave_up(&e))??,
                None => break,
            },
            _ = tell.tick() => progress(read.load(Ordering::Relaxed)),
        }
    }
    view.index = indexing.await.map_err(|e| gave_up(&e))?;
    view.consents = setting.await.map_err(|e| gave_up(&e))?;
    let (pages, mut inbox) = mpsc::channel(WAITING);
    let endings = async {
        // Its end is the end of the pages.
        let pages = pages;
        changes::endings_since(store, 0, latest, &pages).await
    };
    let taking = async {
        while let Some(page) = inbox.recv().await {
            view.take(page);
        }
    };
    let (ended, ()) = tokio::join!(endings, taking);
    ended?;
    view.revision = latest.revision;
    progress(read.load(Ordering::Relaxed));
    Ok(view)
}

/// Takes in pages on a thread of its own.
fn taking<T: Send + 'static>(
    mut inbox: mpsc::Receiver<Page<Prepared>>,
    read: &Arc<AtomicU64>,
    take: impl FnOnce(&mut mpsc::Receiver<Page<Prepared>>, &AtomicU64) -> T + Send + 'static,
) -> JoinHandle<T> {
    let read = Arc::clone(read);
    spawn_blocking(move || take(&mut inbox, &read))
}

fn gave_up(e: &tokio::task::JoinError) -> StoreError {
    StoreError::Corrupt(format!("the data could not be read: {e}"))
}
