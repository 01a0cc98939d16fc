//! Finds the members that fit a query, within what the asking cluster may see.

use roaring::{MultiOps, RoaringBitmap};
use steelyard_policies::scope::MemberScope;
use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::{FieldGroup, Granularity},
    ids::ConceptCode,
    query::{Filters, MatchMode, Query},
};

use super::{
    hits::{ConceptHits, Source, WordFound, WordPlaces, word_of},
    index::{CONCEPT_GROUPS, Index, WORD_GROUPS},
    relations::{Near, near},
    score::{ConceptHit, Points, Scorer, Wanted, WordHit, score},
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
    let words: Vec<Vec<WordFound>> = search
        .places
        .iter()
        .map(|places| places.found(&candidates))
        .collect();
    let mut ranked = search.ranked(&candidates, &words);
    // Best score first, then the latest change, then the lowest number.
    let order = |a: &(f64, u32), b: &(f64, u32)| {
        b.0.total_cmp(&a.0)
            .then_with(|| index.updated_at(b.1).cmp(&index.updated_at(a.1)))
            .then(a.1.cmp(&b.1))
    };
    if ranked.len() > limit && limit > 0 {
        ranked.select_nth_unstable_by(limit - 1, order);
        ranked.truncate(limit);
    }
    ranked.sort_by(order);
    ranked.truncate(limit);
    let best = ranked
        .into_iter()
        .map(|(_, member)| search.explain(member, &words))
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
    /// Where each word stands.
    places: Vec<WordPlaces<'a>>,
    /// The members that pass every filter.
    eligible: RoaringBitmap,
    /// For every wanted concept, what is near to it, and which members carry that.
    concepts: Vec<(Vec<Near>, ConceptHits)>,
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
            places: Vec::new(),
            eligible: RoaringBitmap::new(),
            concepts: Vec::new(),
        };
        search.eligible = search.filtered();
        search.places = search.words.iter().map(|w| search.places_of(w)).collect();
        search.concepts = concepts
            .iter()
            .map(|(code, _)| search.carriers(vocabulary, code))
            .collect();
        search
    }

    fn comparable(&self, group: FieldGroup) -> &'a RoaringBitmap {
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
            let mut within = RoaringBitmap::new();
            for group in self.query.seek.groups().iter() {
                within |= self.index.within_trl(group, *trl) & self.comparable(group);
            }
            members &= within;
        }
        members
    }

    /// What is near to `wanted`, and the eligible members that carry it where that is visible.
    fn carriers(&self, vocabulary: &Vocabulary, wanted: &ConceptCode) -> (Vec<Near>, ConceptHits) {
        let groups = self.query.seek.groups();
        let unlisted = CONCEPT_GROUPS
            .into_iter()
            .filter(|g| groups.contains(*g))
            .flat_map(|group| self.index.codes_below(group, wanted));
        let all_near = near(vocabulary, wanted, unlisted, self.query.match_mode);
        let mut sources = Vec::new();
        for (place, near) in all_near.iter().enumerate() {
            let nearness = match (self.query.match_mode, near.relation) {
                (MatchMode::Strict, Relation::Narrower) => STRICT_NARROWER,
                _ => near.nearness,
            };
            for group in CONCEPT_GROUPS.into_iter().filter(|g| groups.contains(*g)) {
                let Some(postings) = self.index.carrying(group, &near.code) else {
                    continue;
                };
                for (members, share) in [(&postings.named, 1.0), (&postings.derived, DERIVED_SHARE)]
                {
                    sources.push(Source {
                        near: place,
                        group,
                        nearness: nearness * share,
                        members,
                        comparable: self.comparable(group),
                    });
                }
            }
        }
        let listed = self.granularity == Granularity::Record;
        let hits = ConceptHits::of(sources, &self.eligible, listed);
        (all_near, hits)
    }

    /// Where `word` stands, in the field groups that the query is compared with.
    fn places_of(&self, word: &str) -> WordPlaces<'a> {
        let sought = self.query.seek.groups();
        let places = WORD_GROUPS
            .into_iter()
            .filter(|g| *g == FieldGroup::Summary || sought.contains(*g))
            .filter_map(|group| {
                let occurrences = self.index.with_word(group, word)?;
                let visible = &occurrences.members & self.comparable(group);
                Some((group, visible, occurrences))
            });
        WordPlaces::new(places.collect())
    }

    /// The members that fit.
    fn candidates(&self) -> RoaringBitmap {
        let by_concept: Option<RoaringBitmap> = (!self.concepts.is_empty())
            .then(|| self.concepts.iter().map(|(_, hits)| &hits.members).union());
        let by_words = (!self.places.is_empty()).then(|| {
            let mut sets = self.places.iter().map(WordPlaces::members);
            let first = sets.next().unwrap_or_default();
            match self.query.match_mode {
                MatchMode::Strict => sets.fold(first, |all, set| all & set),
                MatchMode::Semantic => sets.fold(first, |any, set| any | set),
            }
        });
        let members = self.eligible.clone();
        match (self.query.match_mode, by_concept, by_words) {
            (_, None, None) => members,
            (_, Some(set), None) | (_, None, Some(set)) => members & set,
            (MatchMode::Strict, Some(a), Some(b)) => members & a & b,
            (MatchMode::Semantic, Some(a), Some(b)) => members & (a | b),
        }
    }

    /// The scores of all candidates, in the order of their numbers. `words` holds what was found
    /// for each word.
    fn ranked(&self, candidates: &RoaringBitmap, words: &[Vec<WordFound>]) -> Vec<(f64, u32)> {
        let scorer = Scorer::new(&self.wanted);
        let mut all: Vec<(Points, u32)> = candidates
            .iter()
            .map(|member| (Points::default(), member))
            .collect();
        for (place, (_, hits)) in self.concepts.iter().enumerate() {
            for_both(
                &mut all,
                hits.found(),
                |f| f.member,
                |points, found| {
                    scorer.add_concept(points, place, found.nearness);
                },
            );
        }
        for found in words {
            for_both(
                &mut all,
                found,
                |f| f.member,
                |points, found| {
                    scorer.add_word(points, found.count);
                },
            );
        }
        all.into_iter()
            .map(|(points, member)| (scorer.score(points), member))
            .collect()
    }

    /// The score of a member with its parts.
    fn explain(&self, member: u32, words: &[Vec<WordFound>]) -> Candidate {
        let concepts: Vec<Option<ConceptHit>> = self
            .concepts
            .iter()
            .map(|(near, hits)| {
                let found = hits.of_member(member)?;
                let near = near.get(found.near)?;
                Some(ConceptHit {
                    found: near.code.to_string(),
                    relation: near.relation,
                    group: found.group,
                    nearness: found.nearness,
                })
            })
            .collect();
        let words: Vec<WordHit> = self
            .words
            .iter()
            .zip(words)
            .filter_map(|(word, found)| {
                let found = word_of(found, member)?;
                Some(WordHit {
                    word: word.clone(),
                    group: found.group,
                    count: found.count,
                })
            })
            .collect();
        let (score, why) = score(&self.wanted, &concepts, &words);
        Candidate { member, score, why }
    }
}

/// Walks two lists that are both sorted by member, and calls `both` for each member of `all` that
/// `found` holds too.
fn for_both<T>(
    all: &mut [(Points, u32)],
    found: &[T],
    member_of: impl Fn(&T) -> u32,
    mut both: impl FnMut(&mut Points, &T),
) {
    let mut all = all.iter_mut().peekable();
    for found in found {
        let member = member_of(found);
        while all.next_if(|(_, candidate)| *candidate < member).is_some() {}
        if let Some((points, _)) = all.next_if(|(_, candidate)| *candidate == member) {
            both(points, found);
        }
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
