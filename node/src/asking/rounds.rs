//! The searches of the staff: those under way, and the latest that are done.
//!
//! Answers are other clusters' data: they stay in memory for a day, and are gone with the node.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use steelyard_protocol::{
    ids::{ClusterId, QueryId},
    inquiry::Inquiry,
    result::{MergedMatch, QueryResult},
    time::Timestamp,
};
use tokio::sync::watch;

use super::{Asked, Found, Saved};

/// Most searches kept.
const KEPT: usize = 100;
/// How long results are kept.
pub(super) const KEPT_FOR: Duration = Duration::from_secs(86_400);

/// The searches of the staff.
#[derive(Default)]
pub struct Rounds(Mutex<VecDeque<Arc<Search>>>);

/// What of a saved search is asked again.
pub struct Again {
    /// Where the search is kept.
    pub saved: Saved,
    /// Its number.
    pub id: String,
    /// The own cluster, whose members are never said to be new: nothing would remove their
    /// pseudonyms from what is kept of the search when they go.
    pub own: ClusterId,
}

/// A search, and what has come of it so far.
pub struct Search {
    /// The number of the query.
    pub id: QueryId,
    /// What was asked.
    pub inquiry: Inquiry,
    /// When.
    pub asked_at: Timestamp,
    /// The clusters that were asked.
    pub clusters: Vec<ClusterId>,
    /// The saved search that it is.
    pub saved: Option<String>,
    begun: Instant,
    progress: watch::Sender<Progress>,
}

/// What has come of a search so far.
#[derive(Clone)]
pub struct Progress {
    /// The outcomes that are there, merged.
    pub result: Arc<QueryResult>,
    /// Whether all are there.
    pub done: bool,
    /// What a saved search has not found before; known when all is there.
    pub new: Arc<HashSet<Found>>,
}

/// Whether a member of this cluster is among the matches.
pub(super) fn has_match_of(result: &QueryResult, cluster: &ClusterId) -> bool {
    result.matches.iter().any(|m| {
        let mut homes = std::iter::once(&m.best).chain(&m.further_homes);
        homes.any(|home| home.cluster == *cluster)
    })
}

impl Search {
    /// What has come of it so far, and what will: the receiver is told of every step.
    pub fn progress(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    /// What has come of it so far.
    pub fn now(&self) -> Progress {
        self.progress.borrow().clone()
    }

    /// Waits until all outcomes are there.
    pub async fn done(&self) -> Progress {
        let mut progress = self.progress.subscribe();
        let done = progress.wait_for(|p| p.done).await.map(|p| p.clone());
        // The sender is in `self`, so it is never gone.
        done.unwrap_or_else(|_| self.now())
    }

    /// The organisation that this match is, with its further homes.
    pub fn found(&self, found: &Found) -> Option<MergedMatch> {
        let progress = self.progress.borrow();
        let mut all = progress.result.matches.iter();
        all.find(|m| {
            let mut homes = std::iter::once(&m.best).chain(&m.further_homes);
            homes.any(|h| h.cluster == found.cluster && h.handle == found.handle)
        })
        .cloned()
    }
}

impl Rounds {
    /// Follows a search until all outcomes are there, whoever goes away meanwhile. When they are,
    /// a saved search learns what it has found.
    pub fn follow(
        &self,
        mut asked: Asked,
        inquiry: Inquiry,
        asked_at: Timestamp,
        again: Option<Again>,
    ) -> Arc<Search> {
        let mut merge = asked.merge();
        let (progress, _) = watch::channel(Progress {
            result: Arc::new(merge.clone().finish()),
            done: false,
            new: Arc::default(),
        });
        let search = Arc::new(Search {
            id: asked.query_id,
            inquiry,
            asked_at,
            clusters: asked.clusters.clone(),
            saved: again.as_ref().map(|a| a.id.clone()),
            begun: Instant::now(),
            progress,
        });
        self.keep(Arc::clone(&search));
        let followed = Arc::clone(&search);
        tokio::spawn(async move {
            while let Some(event) = asked.next().await {
                merge.add(event);
                let result = Arc::new(merge.clone().finish());
                followed.progress.send_modify(|p| p.result = result);
            }
            let mut new = HashSet::new();
            if let Some(Again { saved, id, own }) = again {
                let found = Found::all_but(&followed.progress.borrow().result, &own);
                match saved.ran(&id, &found).await {
                    Ok(unseen) => new = unseen,
                    Err(e) => tracing::warn!(error = %e, "a saved search cannot tell what is new"),
                }
            }
            followed.progress.send_modify(|p| {
                p.done = true;
                p.new = Arc::new(new);
            });
        });
        search
    }

    /// Those that are not too old.
    fn kept(&self) -> MutexGuard<'_, VecDeque<Arc<Search>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while kept
            .pop_front_if(|s| s.begun.elapsed() > KEPT_FOR)
            .is_some()
        {}
        kept
    }

    /// Forgets those that are too old.
    pub fn forget_old(&self) {
        drop(self.kept());
    }

    /// Forgets those that found a member of this cluster, or are made for one: it may be gone. So are
    /// those that wait for its answer, which may be of before.
    pub fn forget_matches_of(&self, cluster: &ClusterId) {
        self.kept().retain(|search| {
            let progress = search.progress.borrow();
            let waits = !progress.done
                && search.clusters.contains(cluster)
                && (progress.result.clusters.iter()).all(|status| status.cluster != *cluster);
            search.inquiry.like_member.is_none()
                && !waits
                && !has_match_of(&progress.result, cluster)
        });
    }

    fn keep(&self, search: Arc<Search>) {
        let mut kept = self.kept();
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        kept.push_back(search);
    }

    /// The search of this number, if it is one of the latest.
    pub fn get(&self, id: QueryId) -> Option<Arc<Search>> {
        let kept = self.kept();
        kept.iter().find(|s| s.id == id).cloned()
    }

    /// The search of this number of a saved one, while not all of its outcomes are there.
    pub fn under_way(&self, saved: &str) -> Option<Arc<Search>> {
        let kept = self.kept();
        let mut of_it = (kept.iter().rev()).filter(|s| s.saved.as_deref() == Some(saved));
        of_it.find(|s| !s.progress.borrow().done).cloned()
    }

    /// At most `most` of the latest searches, the last first.
    pub fn latest(&self, most: usize) -> Vec<Arc<Search>> {
        let kept = self.kept();
        kept.iter().rev().take(most).cloned().collect()
    }

    /// The last search that found this match.
    pub fn that_found(&self, found: &Found) -> Option<Arc<Search>> {
        let kept: Vec<Arc<Search>> = {
            let kept = self.kept();
            kept.iter().rev().cloned().collect()
        };
        kept.into_iter().find(|s| s.found(found).is_some())
    }
}
