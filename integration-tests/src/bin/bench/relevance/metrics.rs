//! How good a ranking is: recall, nDCG, reciprocal rank; what chance reaches; ratios with their
//! uncertainty.

use std::collections::HashSet;

use crate::counts::Numbers;

/// What is measured of each ranking, in this order.
pub(crate) const NAMES: [&str; 5] = ["recall@10", "recall@20", "recall@100", "nDCG@10", "MRR"];
/// The places of [`NAMES`] that have a goal.
pub(crate) const WITH_GOAL: [usize; 2] = [1, 3];

/// The five measures of one ranking.
pub(crate) type Scores = [f64; 5];

/// How deep nDCG looks.
const DEPTH: usize = 10;

/// Measures a ranking, best first, in which nothing stands twice.
pub(crate) fn score(ranking: &[usize], relevant: &HashSet<usize>) -> Scores {
    let recall = |depth: usize| {
        let found = ranking.iter().take(depth).filter(|r| relevant.contains(r));
        part(found.count(), relevant.len())
    };
    let gained: f64 = ranking
        .iter()
        .take(DEPTH)
        .enumerate()
        .filter(|(_, r)| relevant.contains(r))
        .map(|(place, _)| gain(place))
        .sum();
    let first = ranking.iter().position(|r| relevant.contains(r));
    [
        recall(10),
        recall(20),
        recall(100),
        gained / ideal(relevant.len()).max(f64::MIN_POSITIVE),
        first.map_or(0.0, |place| part(1, place + 1)),
    ]
}

/// What rankings by chance reach on average, where `relevant` of `candidates` are relevant.
pub(crate) fn of_chance(candidates: usize, relevant: usize) -> Scores {
    let recall = |depth: usize| part(depth.min(candidates), candidates);
    let gained: f64 =
        (0..DEPTH.min(candidates)).map(gain).sum::<f64>() * part(relevant, candidates);
    // Place by place: that the first relevant one stands there, as none did before.
    let mut reciprocal = 0.0;
    let mut none_before = 1.0;
    for place in 0..candidates.saturating_sub(relevant) + 1 {
        let here = part(relevant, candidates - place);
        reciprocal += none_before * here * part(1, place + 1);
        none_before *= 1.0 - here;
    }
    [
        recall(10),
        recall(20),
        recall(100),
        gained / ideal(relevant).max(f64::MIN_POSITIVE),
        reciprocal,
    ]
}

/// What a relevant one is worth at this place, from 0.
fn gain(place: usize) -> f64 {
    (number(place) + 2.0).log2().recip()
}

fn ideal(relevant: usize) -> f64 {
    (0..DEPTH.min(relevant)).map(gain).sum()
}

fn part(some: usize, all: usize) -> f64 {
    number(some) / number(all).max(1.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
const fn number(count: usize) -> f64 {
    count as f64
}

/// The average of each measure over queries.
pub(crate) fn mean(of: &[Scores]) -> Scores {
    let mut sums = Scores::default();
    for scores in of {
        for (sum, score) in sums.iter_mut().zip(scores) {
            *sum += score;
        }
    }
    sums.map(|sum| sum / number(of.len()).max(1.0))
}

/// How many times one average is another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ratio {
    pub(crate) value: f64,
    /// The interval in which 95 of 100 ratios lie when the queries are drawn anew.
    pub(crate) interval: (f64, f64),
}

/// Drawings of a bootstrap.
const DRAWINGS: usize = 4_000;

/// The ratio of the averages of two measures over the same queries, with a bootstrap over these
/// (Efron 1979, percentiles). A ratio to nothing is infinite, and 1 if both are nothing.
pub(crate) fn ratio(of: &[f64], to: &[f64]) -> Ratio {
    let pairs: Vec<(f64, f64)> = of.iter().copied().zip(to.iter().copied()).collect();
    let divided = |(above, below): (f64, f64)| {
        if below > 0.0 {
            above / below
        } else if above > 0.0 {
            f64::INFINITY
        } else {
            1.0
        }
    };
    let sum = |a: (f64, f64), b: &(f64, f64)| (a.0 + b.0, a.1 + b.1);
    let mut numbers = Numbers::new(1_979);
    let mut drawn: Vec<f64> = (0..DRAWINGS)
        .map(|_| {
            let drawing = (0..pairs.len()).filter_map(|_| numbers.pick(&pairs));
            divided(drawing.fold((0.0, 0.0), sum))
        })
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    let at = |place: usize| drawn.get(place).copied().unwrap_or(1.0);
    Ratio {
        value: divided(pairs.iter().fold((0.0, 0.0), sum)),
        interval: (at(DRAWINGS / 40), at(DRAWINGS - 1 - DRAWINGS / 40)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Scores, expected: Scores) {
        for ((name, found), expected) in NAMES.iter().zip(found).zip(expected) {
            assert!(
                (found - expected).abs() < 1e-9,
                "{name}: {found}, {expected}"
            );
        }
    }

    #[test]
    fn a_ranking_is_measured_as_by_hand() {
        // Relevant at places 2 and 12 of 20; a third is not ranked at all.
        let ranking: Vec<usize> = (0..20).collect();
        let relevant = HashSet::from([1, 11, 99]);
        let third = 1.0 / 3.0;
        let ndcg = (1.0 / 3f64.log2()) / (1.0 + 1.0 / 3f64.log2() + 0.5);
        near(
            score(&ranking, &relevant),
            [third, 2.0 * third, 2.0 * third, ndcg, 0.5],
        );
        near(score(&[], &relevant), [0.0; 5]);
        near(score(&[11, 1, 99], &relevant), [1.0; 5]);
    }

    #[test]
    fn chance_is_the_average_over_all_orders() {
        // One relevant of three: at place 1, 2 or 3, equally often.
        let of_three = [[0, 1, 2], [1, 0, 2], [1, 2, 0]];
        let scores: Vec<Scores> = of_three
            .iter()
            .map(|ranking| score(ranking, &HashSet::from([0])))
            .collect();
        near(of_chance(3, 1), mean(&scores));
        near(of_chance(4, 4), [1.0; 5]);
        // Twenty of two hundred: at depth 10 a twentieth is seen.
        assert!((of_chance(200, 20)[0] - 0.05).abs() < 1e-12);
    }

    #[test]
    fn ratios_tell_how_sure_they_are() {
        let sure = ratio(&[0.4; 50], &[0.2; 50]);
        assert!((sure.value - 2.0).abs() < 1e-9 && (sure.interval.0 - 2.0).abs() < 1e-9);
        let of: Vec<f64> = (0..30).map(|n| f64::from(n % 3)).collect();
        let to: Vec<f64> = (0..30).map(|n| f64::from(n % 2)).collect();
        let unsure = ratio(&of, &to);
        assert!((unsure.value - 2.0).abs() < 1e-9);
        assert!(
            unsure.interval.0 < 1.7 && unsure.interval.1 > 2.4,
            "{unsure:?}"
        );
        assert!(ratio(&[1.0], &[0.0]).value.is_infinite());
        assert!((ratio(&[0.0], &[0.0]).value - 1.0).abs() < 1e-9);
    }
}
