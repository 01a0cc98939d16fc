//! The semantic score of a candidate, as the sum of its parts.

use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::FieldGroup,
};

use super::wanted::Wanted;

/// The best thing found for one wanted concept.
#[derive(Debug, Clone)]
pub(super) struct ConceptHit {
    pub(super) found: String,
    pub(super) relation: Relation,
    pub(super) group: FieldGroup,
    /// Above 0, at most 1.
    pub(super) nearness: f64,
}

/// How often one wanted word was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordHit {
    pub(super) group: FieldGroup,
    pub(super) count: u32,
}

/// Concepts count for this much of a semantic score where a query names both concepts and words.
const CONCEPT_SHARE: f64 = 0.6;

/// What scores are rounded to.
const UNIT: f64 = 0.000_1;

/// How the parts of one query's scores are weighed.
#[derive(Debug, Clone, Copy)]
struct Scale {
    concepts: f64,
    words: f64,
    concept_weights: f64,
    word_weights: f64,
}

impl Scale {
    fn of(wanted: &Wanted) -> Self {
        let share = match (wanted.concepts.is_empty(), wanted.words.is_empty()) {
            (false, false) => CONCEPT_SHARE,
            (false, true) => 1.0,
            (true, _) => 0.0,
        };
        Self {
            concepts: share,
            words: 1.0 - share,
            concept_weights: wanted.concepts.iter().map(|c| c.weight).sum(),
            word_weights: wanted.words.iter().map(|w| w.weight).sum(),
        }
    }

    fn concept(&self, weight: f64, nearness: f64) -> f64 {
        self.concepts * weight * nearness / self.concept_weights
    }

    fn word(&self, weight: f64, count: u32) -> f64 {
        self.words * weight * saturation(count) / self.word_weights
    }
}

/// Scores of many candidates of one query, without their parts. Points are added in the order of
/// the wanted concepts and words, so that the sum is to the last bit that of [`score`].
#[derive(Debug)]
pub(super) struct Scorer<'a> {
    wanted: &'a Wanted,
    scale: Scale,
}

/// The points of one candidate so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Points {
    concepts: f64,
    words: f64,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(wanted: &'a Wanted) -> Self {
        Self {
            wanted,
            scale: Scale::of(wanted),
        }
    }

    /// Adds what was found for the wanted concept at `place`.
    pub(super) fn add_concept(&self, points: &mut Points, place: usize, nearness: f64) {
        if let Some(wanted) = self.wanted.concepts.get(place) {
            points.concepts += self.scale.concept(wanted.weight, nearness);
        }
    }

    /// Adds that the wanted word at `place` was found `count` times.
    pub(super) fn add_word(&self, points: &mut Points, place: usize, count: u32) {
        if let Some(wanted) = self.wanted.words.get(place) {
            points.words += self.scale.word(wanted.weight, count);
        }
    }

    pub(super) fn score(&self, points: Points) -> f64 {
        let concepts = round_to(points.concepts, UNIT);
        round_to(concepts + round_to(points.words, UNIT), UNIT)
    }
}

/// The score and its parts, best first. `concepts` has one place for each wanted concept, `words`
/// one for each wanted word.
pub(super) fn score(
    wanted: &Wanted,
    concepts: &[Option<ConceptHit>],
    words: &[Option<WordHit>],
) -> (f64, Vec<Reason>) {
    let scale = Scale::of(wanted);
    let mut concept_parts = Vec::new();
    for (wanted, hit) in wanted.concepts.iter().zip(concepts) {
        if let Some(hit) = hit {
            concept_parts.push(Reason {
                wanted: wanted.code.to_string(),
                found: hit.found.clone(),
                relation: hit.relation,
                found_in: hit.group,
                part: wanted.part,
                weight: scale.concept(wanted.weight, hit.nearness),
            });
        }
    }
    let mut word_parts = Vec::new();
    for (wanted, hit) in wanted.words.iter().zip(words) {
        if let Some(hit) = hit {
            word_parts.push(Reason {
                wanted: wanted.word.clone(),
                found: wanted.word.clone(),
                relation: Relation::Text,
                found_in: hit.group,
                part: wanted.part,
                weight: scale.word(wanted.weight, hit.count),
            });
        }
    }
    let concept_total = round_to(total(&concept_parts), UNIT);
    let word_total = round_to(total(&word_parts), UNIT);
    settle(&mut concept_parts, concept_total, UNIT);
    settle(&mut word_parts, word_total, UNIT);
    let mut parts = concept_parts;
    parts.append(&mut word_parts);
    parts.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    (round_to(concept_total + word_total, UNIT), parts)
}

/// What the `count`th occurrence of a word still adds: the partial sums of 1/n², as part of their
/// limit. (PostgreSQL's `ts_rank` counts a word in the same way.)
pub(super) fn saturation(count: u32) -> f64 {
    const LIMIT: f64 = 1.644_934_066_85;
    (1..=count.min(1_000))
        .map(|n| 1.0 / f64::from(n).powi(2))
        .sum::<f64>()
        / LIMIT
}

pub(super) fn total(parts: &[Reason]) -> f64 {
    parts.iter().map(|part| part.weight).sum()
}

pub(super) fn round_to(value: f64, unit: f64) -> f64 {
    let rounded = (value / unit + 1e-9).round() * unit;
    // Ten thousandths are no binary fractions; this gives the nearest number that prints shortly.
    (rounded * 10_000.0).round() / 10_000.0
}

/// Rounds the parts so that they add up to `whole`: the first takes what rounding leaves over.
pub(super) fn settle(parts: &mut [Reason], whole: f64, unit: f64) {
    for part in parts.iter_mut() {
        part.weight = round_to(part.weight, unit);
    }
    let rest = whole - total(parts);
    if let Some(first) = parts.first_mut() {
        first.weight = round_to(first.weight + rest, unit);
    }
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::fields::FieldGroups;

    use super::*;
    use crate::matching::wanted::{WantedConcept, WantedWord};

    fn wanted(weights: impl Iterator<Item = f64>, words: usize) -> Wanted {
        let groups = FieldGroups::ALL;
        let concept = |weight| WantedConcept {
            code: "/1".parse().unwrap(),
            weight,
            groups,
            part: None,
        };
        let word = WantedWord {
            word: "w".into(),
            weight: 1.0,
            groups,
            part: None,
        };
        Wanted {
            concepts: weights.map(concept).collect(),
            words: vec![word; words],
        }
    }

    fn hit(nearness: f64) -> Option<ConceptHit> {
        let relation = Relation::Narrower;
        Some(ConceptHit {
            found: "/2".into(),
            relation,
            group: FieldGroup::Offers,
            nearness,
        })
    }

    proptest::proptest! {
        #[test]
        fn the_parts_add_up(
            nearness in proptest::collection::vec(0.01_f64..1.0, 1..6),
            counts in proptest::collection::vec(1_u32..20, 0..6),
        ) {
            let wanted = wanted(nearness.iter().map(|n| 0.1 + n), counts.len());
            let hits: Vec<_> = nearness.iter().map(|n| hit(*n)).collect();
            let words: Vec<_> = counts
                .iter()
                .map(|&count| Some(WordHit { group: FieldGroup::Offers, count }))
                .collect();
            let (score, parts) = score(&wanted, &hits, &words);
            let sum: f64 = parts.iter().map(|p| p.weight).sum();
            assert!((sum - score).abs() < 1e-6, "{sum} {score}");
            let scorer = Scorer::new(&wanted);
            let mut points = Points::default();
            for (place, nearness) in nearness.iter().enumerate() {
                scorer.add_concept(&mut points, place, *nearness);
            }
            for (place, count) in counts.iter().enumerate() {
                scorer.add_word(&mut points, place, *count);
            }
            assert_eq!(scorer.score(points), score);
            assert!((0.0..=1.0).contains(&score), "{score}");
        }
    }
}
