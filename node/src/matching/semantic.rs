//! Semantic matching: what comes near to the concepts of a query, or has some of its words, ranked.

use std::borrow::Cow;

use roaring::{MultiOps, RoaringBitmap};
use steelyard_protocol::{
    fields::{FieldGroups, Granularity},
    ids::ConceptCode,
};

use super::{
    find::{Candidate, Compared, DERIVED_SHARE, Found},
    hits::{ConceptHits, Source, WordFound, WordPlaces, word_of},
    relations::{Near, near},
    score::{ConceptHit, Points, Scorer, WordHit, score},
    wanted::Wanted,
};
use crate::vocabulary::Vocabulary;

/// Finds what fits a semantic query; at most `limit` members, the best first.
pub(super) fn find(compared: Compared<'_>, limit: usize) -> Found {
    let search = Search::new(compared, compared.index.vocabulary());
    let candidates = search.candidates();
    let total = candidates.len();
    if compared.granularity != Granularity::Record {
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
    let best = compared
        .best(search.ranked(&candidates, &words), limit)
        .into_iter()
        .map(|(_, member)| search.explain(member, &words))
        .collect();
    Found { total, best }
}

struct Search<'a> {
    compared: Compared<'a>,
    wanted: Wanted,
    /// Where each word stands.
    places: Vec<WordPlaces<'a>>,
    /// The members that pass every filter.
    eligible: Cow<'a, RoaringBitmap>,
    /// For every wanted concept, what is near to it, and which members carry that.
    concepts: Vec<(Vec<Near>, ConceptHits)>,
}

impl<'a> Search<'a> {
    fn new(compared: Compared<'a>, vocabulary: &'a Vocabulary) -> Self {
        let wanted = Wanted::of(compared.query, vocabulary);
        let places = (wanted.words.iter())
            .map(|w| compared.places_of(&w.word, w.groups))
            .collect();
        let mut search = Self {
            compared,
            wanted,
            places,
            eligible: compared.filtered(),
            concepts: Vec::new(),
        };
        search.concepts = (search.wanted.concepts.iter())
            .map(|c| search.carriers(vocabulary, &c.code, c.groups))
            .collect();
        search
    }

    /// What is near to `wanted`, and the eligible members that carry it in `groups` where that is
    /// visible.
    fn carriers(
        &self,
        vocabulary: &Vocabulary,
        wanted: &ConceptCode,
        groups: FieldGroups,
    ) -> (Vec<Near>, ConceptHits) {
        let compared = self.compared;
        let unlisted = groups
            .iter()
            .flat_map(|group| compared.index.codes_below(group, wanted));
        let all_near = near(vocabulary, wanted, unlisted);
        let mut sources = Vec::new();
        for (place, near) in all_near.iter().enumerate() {
            for group in groups.iter() {
                let Some(postings) = compared.index.carrying(group, &near.code) else {
                    continue;
                };
                for (members, share) in [(&postings.named, 1.0), (&postings.derived, DERIVED_SHARE)]
                {
                    sources.push(Source {
                        near: place,
                        group,
                        nearness: near.nearness * share,
                        members,
                        comparable: compared.comparable(group),
                    });
                }
            }
        }
        let listed = compared.granularity == Granularity::Record;
        let hits = ConceptHits::of(sources, &self.eligible, listed);
        (all_near, hits)
    }

    /// The members that fit.
    fn candidates(&self) -> RoaringBitmap {
        let by_concept: Option<RoaringBitmap> = (!self.concepts.is_empty())
            .then(|| self.concepts.iter().map(|(_, hits)| &hits.members).union());
        let by_words = (!self.places.is_empty()).then(|| {
            self.places
                .iter()
                .map(WordPlaces::members)
                .fold(RoaringBitmap::new(), |any, set| any | set)
        });
        match (by_concept, by_words) {
            (None, None) => RoaringBitmap::clone(&self.eligible),
            (Some(set), None) | (None, Some(set)) => set & &*self.eligible,
            (Some(a), Some(b)) => (a | b) & &*self.eligible,
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
        for (place, found) in words.iter().enumerate() {
            for_both(
                &mut all,
                found,
                |f| f.member,
                |points, found| {
                    scorer.add_word(points, place, found.count);
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
        let words: Vec<Option<WordHit>> = words
            .iter()
            .map(|found| {
                let found = word_of(found, member)?;
                Some(WordHit {
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
