//! The latest results of the queries of programs, to be fetched again.
//!
//! Answers are other clusters' data, and the own members': they stay in memory for a day, and are
//! gone with the node.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use steelyard_protocol::{
    ids::{ClusterId, QueryId},
    inquiry::Inquiry,
    result::QueryResult,
};

use super::rounds::{KEPT_FOR, has_match_of};

/// Most results kept.
const KEPT: usize = 100;

/// The latest results.
#[derive(Default)]
pub struct Results(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    results: VecDeque<One>,
    /// How often matches were forgotten.
    forgotten: u64,
}

struct One {
    at: Instant,
    /// Whether partners of a member were sought.
    is_like: bool,
    result: Arc<QueryResult>,
}

/// A query that has begun: what is forgotten from then on is not kept when its result is there.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    is_like: bool,
    forgotten: u64,
}

impl Results {
    /// To be called before `inquiry` is asked.
    pub fn begun(&self, inquiry: &Inquiry) -> Begun {
        Begun {
            is_like: inquiry.like_member.is_some(),
            forgotten: self.kept().forgotten,
        }
    }

    /// Keeps a result, unless it may hold what was forgotten since the query has begun.
    pub fn keep(&self, begun: Begun, result: QueryResult) -> Arc<QueryResult> {
        let result = Arc::new(result);
        let mut kept = self.kept();
        if kept.forgotten == begun.forgotten {
            if kept.results.len() >= KEPT {
                kept.results.pop_front();
            }
            kept.results.push_back(One {
                at: Instant::now(),
                is_like: begun.is_like,
                result: Arc::clone(&result),
            });
        }
        result
    }

    /// Those that are not too old.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while kept
            .results
            .pop_front_if(|one| one.at.elapsed() > KEPT_FOR)
            .is_some()
        {}
        kept
    }

    /// Forgets those that are too old.
    pub fn forget_old(&self) {
        drop(self.kept());
    }

    /// Forgets those that found a member of this cluster, or were made for one: it may be gone.
    pub fn forget_matches_of(&self, cluster: &ClusterId) {
        let mut kept = self.kept();
        kept.forgotten += 1;
        kept.results
            .retain(|one| !one.is_like && !has_match_of(&one.result, cluster));
    }

    /// The result of a query, if it is one of the latest.
    pub fn get(&self, id: QueryId) -> Option<Arc<QueryResult>> {
        let kept = self.kept();
        let mut results = kept.results.iter().map(|one| &one.result);
        results.find(|r| r.query_id == id).cloned()
    }
}
