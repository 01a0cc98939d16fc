//! What a semantic query wants: concepts and words, each with the field groups that it is sought in.
//!
//! A query's own concepts and words are sought in what it seeks. What a `like` describes is sought
//! crosswise: its needs in what members offer, its offers in what they need, and, for a common
//! field of work, its offers in what they offer.

use steelyard_protocol::{
    answer::LikePart,
    fields::{FieldGroup, FieldGroups},
    ids::ConceptCode,
    like::Like,
    query::{Query, WeightedConcept},
};

use super::words;
use crate::vocabulary::Vocabulary;

/// A concept found in the words of a query weighs this much, against 1 for one that was named.
const CONCEPT_IN_TEXT: f64 = 0.5;
/// What a common field of work weighs, against 1 for a need that is met.
const FIELD_SHARE: f64 = 0.5;

/// A wanted concept.
#[derive(Debug, Clone)]
pub(super) struct WantedConcept {
    pub(super) code: ConceptCode,
    /// Counts how specific the concept is.
    pub(super) weight: f64,
    /// Where it is sought.
    pub(super) groups: FieldGroups,
    pub(super) part: Option<LikePart>,
}

/// A wanted word.
#[derive(Debug, Clone)]
pub(super) struct WantedWord {
    pub(super) word: String,
    pub(super) weight: f64,
    /// Where it is sought.
    pub(super) groups: FieldGroups,
    pub(super) part: Option<LikePart>,
}

/// What a query wants.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) concepts: Vec<WantedConcept>,
    pub(super) words: Vec<WantedWord>,
}

/// Concepts and words that are sought in the same field groups.
struct Asked<'a> {
    concepts: &'a [WeightedConcept],
    text: &'a str,
    /// Where concepts are sought.
    groups: FieldGroups,
    /// Where words are sought.
    texts: FieldGroups,
    weight: f64,
    part: Option<LikePart>,
}

impl Wanted {
    /// What `query` wants.
    pub(super) fn of(query: &Query, vocabulary: &Vocabulary) -> Self {
        let mut wanted = Self {
            concepts: Vec::new(),
            words: Vec::new(),
        };
        let groups = query.seek.groups();
        let own = Asked {
            concepts: &query.concepts,
            text: &query.text,
            groups,
            texts: groups.with(FieldGroup::Summary),
            weight: 1.0,
            part: None,
        };
        wanted.add(&own, vocabulary);
        for part in query.like.iter().flat_map(crosswise) {
            wanted.add(&part, vocabulary);
        }
        wanted
    }

    fn add(&mut self, asked: &Asked<'_>, vocabulary: &Vocabulary) {
        self.add_concepts(asked, vocabulary);
        let mut all = words::words(asked.text);
        all.sort_unstable();
        all.dedup();
        let telling = |word: &String| !words::is_stop_word(word);
        // A text of nothing but common words still means something.
        if all.iter().any(telling) {
            all.retain(telling);
        }
        self.words.extend(all.into_iter().map(|word| WantedWord {
            word,
            weight: asked.weight,
            groups: asked.texts,
            part: asked.part,
        }));
    }

    /// The concepts that are named and those that the words name; each once.
    fn add_concepts(&mut self, asked: &Asked<'_>, vocabulary: &Vocabulary) {
        let first = self.concepts.len();
        let named = asked.concepts.iter().map(|c| (c.concept.clone(), c.weight));
        let in_text = vocabulary.find_in_text(asked.text);
        for (code, weight) in named.chain(in_text.into_iter().map(|c| (c, CONCEPT_IN_TEXT))) {
            if !self.concepts.iter().skip(first).any(|c| c.code == code) {
                let specific = vocabulary.information_content(&code).max(0.05);
                self.concepts.push(WantedConcept {
                    code,
                    weight: weight * asked.weight * specific,
                    groups: asked.groups,
                    part: asked.part,
                });
            }
        }
    }
}

/// What the two sides of a `like` want of others.
fn crosswise(like: &Like) -> [Asked<'_>; 3] {
    const OFFERS: FieldGroups = FieldGroups::NONE.with(FieldGroup::Offers);
    const NEEDS: FieldGroups = FieldGroups::NONE.with(FieldGroup::Needs);
    const WORK: FieldGroups = OFFERS.with(FieldGroup::Summary);
    [
        (&like.needs, OFFERS, WORK, 1.0, LikePart::Need),
        (&like.offers, NEEDS, NEEDS, 1.0, LikePart::Offer),
        (&like.offers, OFFERS, WORK, FIELD_SHARE, LikePart::Field),
    ]
    .map(|(side, groups, texts, weight, part)| Asked {
        concepts: &side.concepts,
        text: &side.text,
        groups,
        texts,
        weight,
        part: Some(part),
    })
}
