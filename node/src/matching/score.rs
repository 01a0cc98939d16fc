//! The semantic score of a candidate, as the sum of its parts.
//!
//! ```text
//! score = (found / wanted + L * likeness + T * track record) / (1 + L + T),   from 0 to below 1
//! found = weight * count / (count + K) of each word  +  weight * nearness of each concept
//! wanted = all weights of the query
//! likeness = s / (s + 0.5), where s sums up the squares of how near each passage comes
//! ```
//!
//! `K` grows with the length of the texts, so that long ones have no advantage; a track record of
//! `a` activities counts `a / (a + 10)`. `L` is 0.6 and `T` 0.2 for a question; for a member that
//! seeks partners `L` is 0.15 and `T` 0.3, since whom it works with is often unlike it, and mostly
//! somebody who has done much. Where no word of the query has a known meaning, `L` is 0. A score
//! follows from the query and what the asker may see of the one member alone.

use steelyard_protocol::answer::Reason;

/// How fast the repetitions of a word cease to count (BM25's `k1` and `b`), in a text of
/// [`USUAL_LENGTH`] telling words.
const SATURATION: f64 = 1.2;
/// How much of that depends on the length of the text.
const BY_LENGTH: f64 = 0.75;
/// About what a profile's texts have, in telling words. Fixed: an average of a node's own members
/// would make scores of different nodes incomparable.
const USUAL_LENGTH: f64 = 50.0;
/// What the likeness of meaning counts against all that a query wants: in a question, and in what a
/// member is like.
const MEANING_SHARES: [f64; 2] = [0.6, 0.15];
/// Passages whose squares of nearness add up to this count half of what they can: one that says
/// nearly the same in other words does.
const HALF_LIKENESS: f64 = 0.5;
/// The same of a track record.
const EXPERIENCE_SHARES: [f64; 2] = [0.2, 0.3];
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

/// How alike a member is to what a query is about, from 0 to below 1, by how near each of its
/// passages comes (cosines). One that is about the opposite takes nothing away.
pub(super) fn likeness(nearness: impl Iterator<Item = f32>) -> f64 {
    let squares: f64 = nearness.map(|n| f64::from(n.max(0.0)).powi(2)).sum();
    squares / (squares + HALF_LIKENESS)
}

/// What the parts of a score count for one query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shares {
    /// All weights of what the query wants.
    whole: f64,
    meaning: f64,
    experience: f64,
}

impl Shares {
    /// For a query whose wishes weigh `whole`. `asks`: whether it asks for anything but what a
    /// member is like; `has_meaning`: whether any of its words means something.
    pub(super) fn new(whole: f64, asks: bool, has_meaning: bool) -> Self {
        let of = |[question, like]: [f64; 2]| if asks { question } else { like };
        Self {
            whole,
            meaning: if has_meaning { of(MEANING_SHARES) } else { 0.0 },
            experience: of(EXPERIENCE_SHARES),
        }
    }

    fn part(self, of: f64) -> f64 {
        of / (1.0 + self.meaning + self.experience)
    }

    /// What these points of all that the query wants give of a score.
    pub(super) fn found(self, points: f64) -> f64 {
        self.part(points / self.whole)
    }

    /// What the likeness of meaning gives of a score.
    pub(super) fn meaning(self, likeness: f64) -> f64 {
        self.part(self.meaning * likeness)
    }

    /// What so many activities give of a score.
    pub(super) fn experience(self, activities: u16) -> f64 {
        let activities = f64::from(activities);
        self.part(self.experience * activities / (activities + HALF_EXPERIENCE))
    }
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

/// Rounds the parts so that they add up to `whole`: the first takes what rounding leaves over, unless
/// that is less than nothing. Then each takes what its sum with those before leaves over.
pub(super) fn settle(parts: &mut [Reason], whole: f64, unit: f64) {
    let rounded: f64 = parts.iter().map(|part| round_to(part.weight, unit)).sum();
    let first_takes = parts
        .first()
        .map_or(0.0, |first| round_to(first.weight, unit) + whole - rounded);
    let (mut sum, mut settled) = (0.0, 0.0);
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.iter_mut().enumerate() {
        sum += part.weight;
        if first_takes < 0.0 {
            let next = if at == last {
                whole
            } else {
                round_to(sum, unit).min(whole)
            };
            part.weight = round_to(next - settled, unit);
            settled = next;
        } else if at == 0 {
            part.weight = round_to(first_takes, unit);
        } else {
            part.weight = round_to(part.weight, unit);
        }
    }
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
    fn points_of_many_equal_parts_are_none_below_nothing() {
        for count in 1..=100_u32 {
            for whole in [500.0, 1_000.0] {
                let mut parts: Vec<_> =
                    (0..count).map(|_| part(whole / f64::from(count))).collect();
                settle(&mut parts, whole, 1.0);
                assert!((total(&parts) - whole).abs() < 1e-9, "{count}");
                assert!(parts.iter().all(|p| p.weight >= 0.0), "{count}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn the_parts_add_up(weights in proptest::collection::vec(0.0_f64..0.01, 1..80)) {
            let mut parts: Vec<Reason> = weights.iter().map(|&weight| part(weight)).collect();
            let score = rounded(weights.iter().sum());
            settle_all(&mut parts, score);
            assert!((total(&parts) - score).abs() < 1e-9, "{parts:?} {score}");
            assert!(parts.iter().all(|part| part.weight > 0.0), "{parts:?}");
        }
    }
}
