//! The member that a query was made from: it is no match of its own.

use steelyard_policies::scope::MemberScope;
use steelyard_protocol::{
    answer::{Answer, ReductionCode},
    envelope::Signed,
    fields::Granularity,
    ids::Handle,
    messages::QueryClaims,
    query::Query,
};

use super::same::Marks;
use crate::matching::{self, Index};

/// How the member that a query was made from would look as a match.
pub(super) struct Itself {
    /// In the own cluster's answer.
    pub(super) handle: Handle,
    /// In that of another cluster that holds it too.
    pub(super) marks: Option<Marks>,
    /// What the own cluster sees of it, and of nobody else.
    pub(super) alone: Option<MemberScope>,
    /// What the own cluster is asked.
    pub(super) own: OwnQuery,
}

/// The query as the own cluster is asked it.
pub(super) struct OwnQuery {
    pub(super) query: Query,
    pub(super) signed: Signed<QueryClaims>,
}

impl Itself {
    /// Takes the member out of another cluster's answer.
    pub(super) fn leave_out(&self, answer: &mut Answer) {
        let before = answer.matches.len();
        answer.matches.retain(|found| {
            let (same, other) = (&self.marks, Marks::of(found));
            !same.as_ref().zip(other).is_some_and(|(a, b)| a.same_as(&b))
        });
        let left_out = (before - answer.matches.len()) as u64;
        answer.total = answer.total.map(|total| total.saturating_sub(left_out));
    }

    /// Takes the member out of the own cluster's answer, which then is one to `asked`. Where the own
    /// rules tell no more than whether there is any match, it cannot be known whether there is another.
    pub(super) fn leave_out_of_own(&self, index: &Index, asked: &Query, answer: &mut Answer) {
        let before = answer.matches.len();
        answer.matches.retain(|found| found.handle != self.handle);
        let listed = answer.matches.len() < before;
        answer.matches.truncate(asked.limit as usize);
        let counted = listed || self.fits(index, answer.returned_granularity);
        answer.total = answer
            .total
            .map(|total| total.saturating_sub(u64::from(counted)));
        if answer.returned_granularity > asked.granularity {
            answer.returned_granularity = Granularity::Boolean;
            answer.exists = answer.total.take().map(|total| total > 0);
        }
        // It may be true of what the own cluster was asked only, which is a little more than `asked`.
        let is_less = answer.returned_granularity < asked.granularity;
        (answer.reductions).retain(|r| r.code != ReductionCode::Granularity || is_less);
    }

    /// Whether the own cluster finds the member in an answer of this granularity, listed or not.
    fn fits(&self, index: &Index, granularity: Granularity) -> bool {
        let found = |alone| matching::find(index, &self.own.query, granularity, alone, 1);
        self.alone.as_ref().map(found).is_some_and(|f| f.total > 0)
    }
}
