//! Stage 4: which of the visible members fit the query?

use steelyard_protocol::{fields::Granularity, query::Query};

use super::{consent::ConsentedScope, verify::Verified, view::View};
use crate::matching::{self, Candidate};

/// The members that fit, and how much of that may be told.
#[derive(Debug)]
pub struct Matches {
    scope: ConsentedScope,
    granularity: Granularity,
    total: u64,
    best: Vec<(Candidate, i64)>,
}

impl Matches {
    /// Who may be seen.
    pub const fn scope(&self) -> &ConsentedScope {
        &self.scope
    }

    /// How much the answer tells: what was asked for, or what the rules permit if that is less.
    pub const fn granularity(&self) -> Granularity {
        self.granularity
    }

    /// How many visible members fit; see [`Found::total`](matching::Found::total).
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The best of them with the revisions of their profiles, best first.
    pub fn best(&self) -> &[(Candidate, i64)] {
        &self.best
    }

    /// Takes the best out: records are made of them.
    pub(super) fn take_best(&mut self) -> Vec<(Candidate, i64)> {
        std::mem::take(&mut self.best)
    }
}

/// Finds the members of `view` that fit, within `scope`.
pub fn search(view: &View, verified: &Verified, scope: ConsentedScope) -> Matches {
    let query: &Query = verified.query();
    let ceiling = scope.permit().ceiling();
    let granularity = query.granularity.min(ceiling.granularity);
    let limit = query.limit.min(ceiling.max_records) as usize;
    // Whether there are enough to tell of any can only be said of all that fit.
    let looked = match granularity {
        Granularity::Boolean if ceiling.min_count.is_some() => Granularity::Count,
        other => other,
    };
    let found = matching::find(&view.index, query, looked, scope.scope(), limit);
    let best = found
        .best
        .into_iter()
        .filter_map(|c| {
            view.index
                .revision_of(c.member)
                .map(|revision| (c, revision))
        })
        .collect();
    Matches {
        scope,
        granularity,
        total: found.total,
        best,
    }
}
