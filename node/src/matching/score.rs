//! The semantic score of a candidate, as the sum of its parts.
//!
//! ```text
//! score = (found / wanted + SHARE * track record) / (1 + SHARE),   from 0 to below 1
//! found = weight * count / (count + K) of each word  +  weight * nearness of each concept
//! wanted = all weights of the query
//! ```
//!
//! `K` grows with the length of the texts, so that long ones have no advantage; a track record of
//! `a` activities counts `a / (a + HALF)`. A score follows from the query and what the asker may
//! see of the one member alone.

use steelyard_protocol::answer::Reason;

/// How fast the repetitions of a word cease to count (BM25's `k1` and `b`), in a text of
/// [`USUAL_LENGTH`] telling words.
const SATURATION: f64 = 1.2;
/// How much of that depends on the length of the text.
const BY_LENGTH: f64 = 0.75;
/// About what a profile's texts have, in telling words. Fixed: an average of a node's own members
/// would make scores of different nodes incomparable.
const USUAL_LENGTH: f64 = 50.0;
/// What a track record counts against all that a query wants.
const EXPERIENCE_SHARE: f64 = 0.2;
/// With so many activities a track record counts half of what it can.
const HALF_EXPERIENCE: f64 = 10.0;

/// What scores are rounded to.
const UNIT: f64 = 0.000_1;

/// How much of its weight a word gives that stands `count` times in texts of `length` telling words.
pub(super) fn saturated(count: u32, length: u32) -> f64 {
    let relative = f64::from(length) / USUAL_LENGTH;
    let k = SATURATION * (1.0 - BY_LENGTH + BY_LENGTH * relative);
    let count = f64::from(count);
    count / (count + k)
}

/// What these points of the `whole` that a query wants give of a score.
pub(super) fn part_of(points: f64, whole: f64) -> f64 {
    points / whole / (1.0 + EXPERIENCE_SHARE)
}

/// What so many activities give of a score.
pub(super) fn experience(activities: u16) -> f64 {
    let activities = f64::from(activities);
    EXPERIENCE_SHARE * activities / (activities + HALF_EXPERIENCE) / (1.0 + EXPERIENCE_SHARE)
}

pub(super) fn rounded(score: f64) -> f64 {
    round_to(score, UNIT)
}

/// Sorts the parts, best first, and rounds them so that they add up to `score`, which is rounded
/// itself. Those of which nothing is left are dropped.
pub(super) fn settle_all(parts: &mut Vec<Reason>, score: f64) {
    parts.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let (mut sum, mut settled) = (0.0, 0.0);
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.iter_mut().enumerate() {
        sum += part.weight;
        // Each sum is rounded rather than each part: no part becomes negative, and what rounding
        // leaves over goes where it arises.
        let next = if at == last {
            score
        } else {
            rounded(sum).min(score)
        };
        part.weight = rounded(next - settled);
        settled = next;
    }
    parts.retain(|part| part.weight > 0.0);
    parts.sort_by(|a, b| b.weight.total_cmp(&a.weight));
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
    use steelyard_protocol::{answer::Relation, fields::FieldGroup};

    use super::*;

    proptest::proptest! {
        #[test]
        fn the_parts_add_up(weights in proptest::collection::vec(0.0_f64..0.01, 1..80)) {
            let mut parts: Vec<Reason> = weights
                .iter()
                .map(|&weight| Reason {
                    wanted: "w".into(),
                    found: "w".into(),
                    relation: Relation::Text,
                    found_in: FieldGroup::Summary,
                    part: None,
                    weight,
                })
                .collect();
            let score = rounded(weights.iter().sum());
            settle_all(&mut parts, score);
            assert!((total(&parts) - score).abs() < 1e-9, "{parts:?} {score}");
            assert!(parts.iter().all(|part| part.weight > 0.0), "{parts:?}");
        }
    }
}
