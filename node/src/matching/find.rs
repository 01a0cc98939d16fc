//! Finds the members that fit a query, within what the asking cluster may see.

use std::collections::HashMap;

use roaring::RoaringBitmap;
use steelyard_policies::scope::MemberScope;
use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::{FieldGroup, Granularity},
    ids::ConceptCode,
    query::{Filters, MatchMode, Query},
};

use super::{
    index::{CONCEPT_GROUPS, Index, WORD_GROUPS},
    relations::near,
    score::{ConceptHit, Wanted, WordHit, score},
    words,
};
use crate::vocabulary::Vocabulary;

/// What a query found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// How many members fit.
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

/// A concept that was derived from texts is worth this much of one that was named.
const DERIVED_SHARE: f64 = 0.5;
/// The plain score gives this much to a concept found below the wanted one.
const STRICT_NARROWER: f64 = 0.6;
/// A concept found in the words of a query weighs this much, against 1 for one that was named.
const CONCEPT_IN_TEXT: f64 = 0.5;

/// Finds what fits `query` among the members that `scope` lets it be compared with, in an answer of
/// `granularity`; at most `limit` of them, the best first.
pub fn find(
    index: &Index,
    vocabulary: &Vocabulary,
    query: &Query,
    granularity: Granularity,
    scope: &MemberScope,
    limit: usize,
) -> Found {
    let search = Search::new(index, vocabulary, query, granularity, scope);
    let candidates = search.candidates();
    let total = candidates.len();
    if granularity != Granularity::Record {
        return Found {
            total,
            best: Vec::new(),
        };
    }
    let mut ranked: Vec<(f64, i64, u32)> = candidates
        .iter()
        .map(|member| (search.rate(member).0, index.updated_at(member), member))
        .collect();
    // Best score first, then the latest change, then the lowest number.
    let order = |a: &(f64, i64, u32), b: &(f64, i64, u32)| {
        b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2))
    };
    if ranked.len() > limit && limit > 0 {
        ranked.select_nth_unstable_by(limit - 1, order);
        ranked.truncate(limit);
    }
    ranked.sort_by(order);
    ranked.truncate(limit);
    let best = ranked
        .into_iter()
        .map(|(_, _, member)| {
            let (score, why) = search.rate(member);
            Candidate { member, score, why }
        })
        .collect();
    Found { total, best }
}

struct Search<'a> {
    index: &'a Index,
    scope: &'a MemberScope,
    granularity: Granularity,
    query: &'a Query,
    wanted: Wanted,
    words: Vec<String>,
    /// For every wanted concept, the members that carry something near to it, and the nearest.
    hits: Vec<HashMap<u32, ConceptHit>>,
}

impl<'a> Search<'a> {
    fn new(
        index: &'a Index,
        vocabulary: &'a Vocabulary,
        query: &'a Query,
        granularity: Granularity,
        scope: &'a MemberScope,
    ) -> Self {
        let mut all_words = words::words(&query.text);
        all_words.sort_unstable();
        all_words.dedup();
        let telling: Vec<String> = all_words
            .iter()
            .filter(|w| !words::is_stop_word(w))
            .cloned()
            .collect();
        // Strict means all words; and a text of nothing but common words still means something.
        let keep_all = query.match_mode == MatchMode::Strict || telling.is_empty();
        let words = if keep_all { all_words } else { telling };
        let concepts = wanted_concepts(vocabulary, query);
        let wanted = Wanted {
            mode: query.match_mode,
            concepts: concepts
                .iter()
                .map(|(code, w)| (code.to_string(), *w))
                .collect(),
            words: words.len(),
        };
        let mut search = Self {
            index,
            scope,
            granularity,
            query,
            wanted,
            words,
            hits: Vec::new(),
        };
        let eligible = search.filtered();
        search.hits = concepts
            .iter()
            .map(|(code, _)| search.carriers(vocabulary, code, &eligible))
            .collect();
        search
    }

    fn comparable(&self, group: FieldGroup) -> &RoaringBitmap {
        self.scope.comparable(self.granularity, group)
    }

    /// The members that pass every filter, compared only with what is visible of them.
    fn filtered(&self) -> RoaringBitmap {
        let mut members = self.scope.eligible(self.granularity).clone();
        let Filters {
            countries,
            nuts,
            kinds,
            trl,
        } = &self.query.filters;
        let mut require = |group: FieldGroup, sets: Vec<Option<&RoaringBitmap>>| {
            if !sets.is_empty() {
                let mut any = RoaringBitmap::new();
                sets.into_iter().flatten().for_each(|set| any |= set);
                members &= any & self.comparable(group);
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
            let groups: Vec<FieldGroup> = self.query.seek.groups().iter().collect();
            members = members
                .iter()
                .filter(|member| {
                    groups.iter().any(|group| {
                        self.comparable(*group).contains(*member)
                            && self.index.trl_overlaps(*member, *group, *trl)
                    })
                })
                .collect();
        }
        members
    }

    /// The members among `eligible` that carry something near to `wanted`, where that is visible.
    fn carriers(
        &self,
        vocabulary: &Vocabulary,
        wanted: &ConceptCode,
        eligible: &RoaringBitmap,
    ) -> HashMap<u32, ConceptHit> {
        let mut hits: HashMap<u32, ConceptHit> = HashMap::new();
        let groups = self.query.seek.groups();
        let unlisted = CONCEPT_GROUPS
            .into_iter()
            .filter(|g| groups.contains(*g))
            .flat_map(|group| self.index.codes_below(group, wanted));
        for near in near(vocabulary, wanted, unlisted, self.query.match_mode) {
            let nearness = match (self.query.match_mode, near.relation) {
                (MatchMode::Strict, Relation::Narrower) => STRICT_NARROWER,
                _ => near.nearness,
            };
            for group in CONCEPT_GROUPS.into_iter().filter(|g| groups.contains(*g)) {
                let Some(postings) = self.index.carrying(group, &near.code) else {
                    continue;
                };
                for (set, share) in [(&postings.named, 1.0), (&postings.derived, DERIVED_SHARE)] {
                    let nearness = nearness * share;
                    for member in &((set & self.comparable(group)) & eligible) {
                        let better = hits.get(&member).is_none_or(|h| h.nearness < nearness);
                        if better {
                            let found = near.code.to_string();
                            let relation = near.relation;
                            hits.insert(
                                member,
                                ConceptHit {
                                    found,
                                    relation,
                                    group,
                                    nearness,
                                },
                            );
                        }
                    }
                }
            }
        }
        hits
    }

    /// The field groups whose words the query is compared with.
    fn word_groups(&self) -> impl Iterator<Item = FieldGroup> + '_ {
        let sought = self.query.seek.groups();
        WORD_GROUPS
            .into_iter()
            .filter(move |g| *g == FieldGroup::Summary || sought.contains(*g))
    }

    fn with_word(&self, word: &str) -> RoaringBitmap {
        let mut members = RoaringBitmap::new();
        for group in self.word_groups() {
            if let Some(set) = self.index.with_word(group, word) {
                members |= set & self.comparable(group);
            }
        }
        members
    }

    /// The members that fit.
    fn candidates(&self) -> RoaringBitmap {
        let mut members = self.filtered();
        let by_concept: Option<RoaringBitmap> = (!self.wanted.concepts.is_empty()).then(|| {
            self.hits
                .iter()
                .flat_map(|hits| hits.keys().copied())
                .collect()
        });
        let by_words = (!self.words.is_empty()).then(|| {
            let mut sets = self.words.iter().map(|word| self.with_word(word));
            let first = sets.next().unwrap_or_default();
            match self.query.match_mode {
                MatchMode::Strict => sets.fold(first, |all, set| all & set),
                MatchMode::Semantic => sets.fold(first, |any, set| any | set),
            }
        });
        match (self.query.match_mode, by_concept, by_words) {
            (_, None, None) => {}
            (_, Some(set), None) | (_, None, Some(set)) => members &= set,
            (MatchMode::Strict, Some(a), Some(b)) => members &= a & b,
            (MatchMode::Semantic, Some(a), Some(b)) => members &= a | b,
        }
        members
    }

    /// The score of a member and its parts.
    fn rate(&self, member: u32) -> (f64, Vec<Reason>) {
        let concepts: Vec<Option<ConceptHit>> = self
            .hits
            .iter()
            .map(|hits| hits.get(&member).cloned())
            .collect();
        let words: Vec<WordHit> = self
            .words
            .iter()
            .filter_map(|word| self.word_hit(member, word))
            .collect();
        score(&self.wanted, &concepts, &words)
    }

    fn word_hit(&self, member: u32, word: &str) -> Option<WordHit> {
        let mut hit: Option<WordHit> = None;
        for group in self
            .word_groups()
            .filter(|g| self.comparable(*g).contains(member))
        {
            let count = u32::from(self.index.word_count(member, group, word));
            if count > 0 {
                match &mut hit {
                    Some(hit) => hit.count += count,
                    None => {
                        hit = Some(WordHit {
                            word: word.to_owned(),
                            group,
                            count,
                        })
                    }
                }
            }
        }
        hit
    }
}

/// The concepts of the query and, for a semantic one, those that its words name; with weights that
/// count how specific each is.
fn wanted_concepts(vocabulary: &Vocabulary, query: &Query) -> Vec<(ConceptCode, f64)> {
    let mut wanted: Vec<(ConceptCode, f64)> = Vec::new();
    for concept in &query.concepts {
        if !wanted.iter().any(|(code, _)| *code == concept.concept) {
            wanted.push((concept.concept.clone(), concept.weight));
        }
    }
    if query.match_mode == MatchMode::Strict {
        return wanted;
    }
    for code in vocabulary.find_in_text(&query.text) {
        if !wanted.iter().any(|(known, _)| *known == code) {
            wanted.push((code, CONCEPT_IN_TEXT));
        }
    }
    for (code, weight) in &mut wanted {
        *weight *= vocabulary.information_content(code).max(0.05);
    }
    wanted
}
