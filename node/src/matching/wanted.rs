//! What a semantic query wants: concepts and words, each with the field groups that it is sought in.
//!
//! A query's own concepts and words are sought in what it seeks. What a `like` describes is sought
//! crosswise: its needs in what members offer, its offers in what they need, and, for a common
//! field of work, its offers in what they offer. What is wanted for more than one reason counts
//! once.

use std::collections::BTreeMap;

use steelyard_protocol::{
    answer::LikePart,
    fields::{FieldGroup, FieldGroups},
    ids::ConceptCode,
    query::{Query, WeightedConcept},
};

use super::words::{self, Meaning, TellingWord};
use crate::vocabulary::{Language, Vocabulary};

/// A concept found in the words of a query weighs this much, against 1 for one that was named.
const CONCEPT_IN_TEXT: f64 = 0.7;
/// What the most specific concept weighs: about as much as a word that few texts have.
const CONCEPT_WEIGHT: f64 = 3.0;
/// Even the most general concept tells this much.
const LEAST_SPECIFIC: f64 = 0.05;
/// The weightiest concepts of a query count.
const CONCEPTS: usize = 64;

/// Who wants something, and where it is sought for that.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sought {
    pub(super) groups: FieldGroups,
    /// It stands in the query itself.
    own: bool,
    /// It stands in the needs of its `like`.
    needed: bool,
}

impl Sought {
    fn join(&mut self, other: Self) {
        self.groups = self.groups.union(other.groups);
        self.own |= other.own;
        self.needed |= other.needed;
    }

    /// Which part of a `like` is answered by what was found in `group`.
    pub(super) fn part(self, group: FieldGroup) -> Option<LikePart> {
        match (self.own, group, self.needed) {
            (true, ..) => None,
            (_, FieldGroup::Needs, _) => Some(LikePart::Offer),
            (.., true) => Some(LikePart::Need),
            (.., false) => Some(LikePart::Field),
        }
    }
}

/// A wanted concept.
#[derive(Debug, Clone)]
pub(super) struct WantedConcept {
    pub(super) code: ConceptCode,
    /// Counts how specific the concept is.
    pub(super) weight: f64,
    pub(super) sought: Sought,
}

/// A wanted word, in any of its forms.
#[derive(Debug, Clone)]
pub(super) struct WantedWord {
    /// With its weight.
    pub(super) telling: TellingWord,
    /// The language of the text in which it stands, unless that is English or unknown.
    pub(super) language: Option<Language>,
    pub(super) sought: Sought,
}

/// What a query wants.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) concepts: Vec<WantedConcept>,
    pub(super) words: Vec<WantedWord>,
    /// What concepts are called in English that texts name in words of which no meaning is known: by
    /// these it is known what the texts mean.
    pub(super) called: Vec<(TellingWord, FieldGroups)>,
}

/// Concepts and words that are sought in the same field groups.
struct Asked<'a> {
    concepts: &'a [WeightedConcept],
    text: &'a str,
    /// Where concepts are sought.
    concepts_in: Sought,
    /// Where words are sought.
    words_in: Sought,
}

impl Wanted {
    /// What `query` wants.
    pub(super) fn of(query: &Query, vocabulary: &Vocabulary) -> Self {
        let mut concepts: BTreeMap<ConceptCode, WantedConcept> = BTreeMap::new();
        let mut words: BTreeMap<String, WantedWord> = BTreeMap::new();
        let mut all_called: BTreeMap<String, (TellingWord, FieldGroups)> = BTreeMap::new();
        for asked in sides(query) {
            let language = Language::of_text(asked.text);
            let told = vocabulary.find_in_text_of(asked.text, language);
            let words_here = words_of(asked.text);
            // Mostly all are known, and labels cost a look at each.
            let known = |word: &TellingWord| Meaning::of_stem(&word.stem).is_some();
            let foreign = !words_here.iter().all(known);
            for code in told.iter().filter(|_| foreign) {
                for word in called(code, &words_here, vocabulary) {
                    join(&mut all_called, word, asked.words_in.groups);
                }
            }
            for (code, weight) in named_and_told(asked.concepts, told) {
                let wanted = concepts.entry(code.clone()).or_insert(WantedConcept {
                    code,
                    weight: 0.0,
                    sought: Sought::default(),
                });
                wanted.weight = wanted.weight.max(weight);
                wanted.sought.join(asked.concepts_in);
            }
            for telling in words_here {
                match words.get_mut(&telling.stem) {
                    Some(wanted) => {
                        wanted.telling.add(telling.count);
                        wanted.sought.join(asked.words_in);
                    }
                    None => {
                        let wanted = WantedWord {
                            telling,
                            language: language.filter(|l| *l != Language::English),
                            sought: asked.words_in,
                        };
                        words.insert(wanted.telling.stem.clone(), wanted);
                    }
                }
            }
        }
        let mut wanted = Self {
            concepts: concepts.into_values().collect(),
            words: words.into_values().collect(),
            called: all_called.into_values().collect(),
        };
        for concept in &mut wanted.concepts {
            let specific = vocabulary.information_content(&concept.code);
            concept.weight *= CONCEPT_WEIGHT * specific.max(LEAST_SPECIFIC);
        }
        // Both sorts are stable, so that codes and words with the same weight keep their order.
        let order = |a: &WantedConcept, b: &WantedConcept| b.weight.total_cmp(&a.weight);
        wanted.concepts.sort_by(order);
        wanted.concepts.truncate(CONCEPTS);
        wanted.words.sort_by(|a, b| a.telling.order(&b.telling));
        wanted.words.truncate(words::MOST);
        wanted
    }

    /// All weights together: what a member has that fits in everything without end.
    pub(super) fn whole(&self) -> f64 {
        let concepts = self.concepts.iter().map(|c| c.weight).sum::<f64>();
        concepts + self.words.iter().map(|w| w.telling.weight).sum::<f64>()
    }

    /// Whether anything is wanted but what a `like` describes.
    pub(super) fn asks(&self) -> bool {
        let concepts = self.concepts.iter().map(|c| c.sought);
        let mut all = concepts.chain(self.words.iter().map(|w| w.sought));
        all.any(|sought| sought.own)
    }
}

/// The query's own concepts and words, and those of the two sides of its `like`.
fn sides(query: &Query) -> Vec<Asked<'_>> {
    const OFFERS: FieldGroups = FieldGroups::NONE.with(FieldGroup::Offers);
    let (summary, needs) = (FieldGroup::Summary, FieldGroup::Needs);
    let groups = query.seek.groups();
    let sought = |groups, own, needed| Sought {
        groups,
        own,
        needed,
    };
    let mut sides = vec![Asked {
        concepts: &query.concepts,
        text: &query.text,
        concepts_in: sought(groups, true, false),
        words_in: sought(groups.with(summary), true, false),
    }];
    if let Some(like) = &query.like {
        sides.push(Asked {
            concepts: &like.needs.concepts,
            text: &like.needs.text,
            concepts_in: sought(OFFERS, false, true),
            words_in: sought(OFFERS.with(summary), false, true),
        });
        sides.push(Asked {
            concepts: &like.offers.concepts,
            text: &like.offers.text,
            concepts_in: sought(OFFERS.with(needs), false, false),
            words_in: sought(OFFERS.with(needs).with(summary), false, false),
        });
    }
    sides
}

/// The concepts that are named and those that the words name, with how much they are wanted.
fn named_and_told(
    named: &[WeightedConcept],
    told: Vec<ConceptCode>,
) -> impl Iterator<Item = (ConceptCode, f64)> {
    let named = named.iter().map(|c| (c.concept.clone(), c.weight));
    named.chain(told.into_iter().map(|code| (code, CONCEPT_IN_TEXT)))
}

/// The words that a concept is called by in English and that a text does not have itself; none if
/// those that name it in the text have a known meaning.
fn called(code: &ConceptCode, text: &[TellingWord], vocabulary: &Vocabulary) -> Vec<TellingWord> {
    let means = |word: &&str| {
        let stem = words::stem(word);
        Meaning::of_stem(&stem).is_some() && text.iter().any(|known| known.stem == stem)
    };
    let mut labels = vocabulary.named_by(code).into_iter();
    if labels.any(|(_, words)| words.iter().all(means)) {
        return Vec::new();
    }
    let mut called = words_of(vocabulary.label(code, "en"));
    called.retain(|word| text.iter().all(|known| known.stem != word.stem));
    called
}

/// Takes in a word that is sought in `groups`: one that is there already stands there more often.
fn join(
    all: &mut BTreeMap<String, (TellingWord, FieldGroups)>,
    word: TellingWord,
    groups: FieldGroups,
) {
    match all.get_mut(&word.stem) {
        Some((known, sought)) => {
            known.add(word.count);
            *sought = sought.union(groups);
        }
        None => {
            all.insert(word.stem.clone(), (word, groups));
        }
    }
}

fn words_of(text: &str) -> Vec<TellingWord> {
    let mut all = words::words(text);
    // A text of nothing but common words still means something.
    if all.iter().any(|word| words::is_telling(word)) {
        all.retain(|word| words::is_telling(word));
    }
    words::counted(all)
}
