//! Finds the members that fit a query, within what the asking cluster may see: what strict and
//! semantic matching have in common.

use std::borrow::Cow;

use roaring::RoaringBitmap;
use steelyard_policies::scope::MemberScope;
use steelyard_protocol::{
    answer::Reason,
    fields::{FieldGroup, FieldGroups, Granularity},
    query::{Filters, MatchMode, Query},
};

use super::{
    best::Best,
    index::{CONCEPT_GROUPS, Index},
    narrow::{Narrowed, Requirement, Visible},
    semantic, strict,
};

/// What a query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How many members fit; for `boolean` it may be 1 as soon as there is one.
    pub total: u64,
    /// The best of them, best first; empty unless records were asked for.
    pub best: Vec<Candidate>,
}

/// A member that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The member.
    pub member: u32,
    /// How well it fits.
    pub score: f64,
    /// The parts of the score, best first.
    pub why: Vec<Reason>,
}

/// Finds what fits `query` among the members that `scope` lets it be compared with, in an answer of
/// `granularity`; at most `limit` of them, the best first.
pub fn find(
    index: &Index,
    query: &Query,
    granularity: Granularity,
    scope: &MemberScope,
    limit: usize,
) -> Found {
    let compared = Compared {
        index,
        query,
        granularity,
        scope,
    };
    match query.match_mode {
        MatchMode::Strict => strict::find(compared, limit),
        MatchMode::Semantic => semantic::find(compared, limit),
    }
}

/// A query with what it may be compared with.
#[derive(Clone, Copy)]
pub(super) struct Compared<'a> {
    pub(super) index: &'a Index,
    pub(super) query: &'a Query,
    pub(super) granularity: Granularity,
    pub(super) scope: &'a MemberScope,
}

impl<'a> Compared<'a> {
    /// The members whose `group` may be compared.
    pub(super) fn comparable(&self, group: FieldGroup) -> &'a RoaringBitmap {
        self.scope.comparable(self.granularity, group)
    }

    /// The field groups in which the query seeks concepts.
    pub(super) fn concept_groups(&self) -> impl Iterator<Item = FieldGroup> + use<> {
        let sought = self.query.seek.groups();
        CONCEPT_GROUPS
            .into_iter()
            .filter(move |group| sought.contains(*group))
    }

    /// The field groups in which the query seeks words.
    pub(super) fn word_groups(&self) -> FieldGroups {
        self.query.seek.groups().with(FieldGroup::Summary)
    }

    /// The `limit` best, of none yet.
    pub(super) const fn best(&self, limit: usize) -> Best<'a> {
        Best::of(self.index, limit)
    }

    /// What the filters of the query require.
    pub(super) fn filters(&self) -> Vec<Requirement<'a>> {
        let Filters {
            countries,
            nuts,
            kinds,
            trl,
        } = &self.query.filters;
        let mut required = Vec::new();
        let mut require = |group: FieldGroup, sets: Vec<Option<&'a RoaringBitmap>>| {
            if !sets.is_empty() {
                let comparable = self.comparable(group);
                required.push(Requirement::new(sets.into_iter().flatten().map(
                    |members| Visible {
                        members,
                        comparable,
                    },
                )));
            }
        };
        require(
            FieldGroup::Region,
            countries.iter().map(|c| self.index.in_country(c)).collect(),
        );
        require(
            FieldGroup::Region,
            nuts.iter()
                .map(|n| self.index.in_region(n.as_str()))
                .collect(),
        );
        require(
            FieldGroup::Kind,
            kinds.iter().map(|k| self.index.of_kind(*k)).collect(),
        );
        if let Some(trl) = trl {
            let levels = self.concept_groups().flat_map(|group| {
                let comparable = self.comparable(group);
                self.index
                    .within_trl(group, *trl)
                    .map(move |members| Visible {
                        members,
                        comparable,
                    })
            });
            required.push(Requirement::new(levels));
        }
        required
    }

    /// The members that the answer may speak of.
    pub(super) fn eligible(&self) -> &'a RoaringBitmap {
        self.scope.eligible(self.granularity)
    }

    /// Those of them that pass every filter, compared only with what is visible of them.
    pub(super) fn filtered(&self) -> Cow<'a, RoaringBitmap> {
        Narrowed::by(self.filters(), self.eligible())
            .settled()
            .members
    }
}
