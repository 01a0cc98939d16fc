//! The plain score of strict matching: points for concepts, rounded down, and for words, rounded to
//! the nearest.

use steelyard_protocol::answer::Reason;

use super::score::{round_to, saturation, settle, total};

/// A concept found below the wanted one gives this much of the points of the wanted one.
pub(super) const NARROWER: f64 = 0.6;
/// A concept that was derived from texts gives this much of the points of one that was named.
pub(super) const DERIVED_SHARE: f64 = 0.5;
/// The points of a member that has all the concepts of a query.
const CONCEPT_POINTS: f64 = 1_000.0;
/// The points of a member that has the words of a query without end.
const WORD_POINTS: f64 = 500.0;

/// The points for a wanted concept of this weight, of all weights of the query together.
pub(super) fn concept_points(weight: f64, nearness: f64, weights: f64) -> f64 {
    CONCEPT_POINTS * weight * nearness / weights
}

/// The points for one of `words` wanted words, found `count` times.
pub(super) fn word_points(count: u32, words: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a query has at most a few hundred words"
    )]
    let words = words.max(1) as f64;
    WORD_POINTS * saturation(count) / words
}

/// The score of these points.
pub(super) fn plain_score(concept_points: &[f64], word_points: &[f64]) -> f64 {
    whole_concepts(concept_points.iter().sum()) + whole_words(word_points.iter().sum())
}

/// The score of these parts, and the parts, which then add up to it; best first.
pub(super) fn explained(
    mut concept_parts: Vec<Reason>,
    mut word_parts: Vec<Reason>,
) -> (f64, Vec<Reason>) {
    let concepts = whole_concepts(total(&concept_parts));
    let words = whole_words(total(&word_parts));
    settle(&mut concept_parts, concepts, 1.0);
    settle(&mut word_parts, words, 1.0);
    let mut parts = concept_parts;
    parts.append(&mut word_parts);
    parts.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    (concepts + words, parts)
}

fn whole_concepts(points: f64) -> f64 {
    (points + 1e-9).floor()
}

fn whole_words(points: f64) -> f64 {
    round_to(points, 1.0)
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::{answer::Relation, fields::FieldGroup};

    use super::*;

    fn part(weight: f64) -> Reason {
        Reason {
            wanted: "w".into(),
            found: "w".into(),
            relation: Relation::Text,
            found_in: FieldGroup::Summary,
            part: None,
            weight,
        }
    }

    #[test]
    fn the_plain_score_is_the_written_one() {
        // Two concepts of weights 3 and 2, the first found below: floor(1000 * 3 * 60 / 500).
        let concepts = [concept_points(3.0, NARROWER, 5.0), 0.0];
        let words = [word_points(2, 2), word_points(1, 2)];
        // floor(0.5 + 500 * (1.25 + 1) / 2 / 1.6449...) = 342
        assert_eq!(plain_score(&concepts, &words), 360.0 + 342.0);
        let (score, parts) = explained(
            vec![part(concepts[0])],
            words.into_iter().map(part).collect(),
        );
        assert_eq!(score, 702.0);
        assert_eq!(parts.iter().map(|p| p.weight).sum::<f64>(), score);
    }
}
