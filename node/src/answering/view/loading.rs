//! A view made from nothing: what a node does when it starts.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use steelyard_policies::consent_set::Gathered;
use steelyard_protocol::time::Timestamp;
use tokio::{
    sync::mpsc,
    task::{JoinHandle, JoinSet, spawn_blocking},
};

use super::{Prepared, View, ViewError, WAITING, prepared};
use crate::{
    directory::{
        DirectoryError,
        changes::{self, ConsentChanges, Page},
    },
    identity::charter,
    matching::{Filling, Index},
    store::{Store, StoreError, latest::Latest},
    vocabulary::Vocabulary,
};

/// How often it is told how much has been read.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Reads everything up to `latest`. Members and consents are read and taken in at the same time,
/// each by threads of their own: that is most of the time in which a large node starts.
pub(super) async fn whole(
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
            if let Page::Consents(ConsentChanges::Given(given)) = page {
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
