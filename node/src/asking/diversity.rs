//! In which order the matches of several clusters come.
//!
//! Under the rule `diverse` a match counts 2 % less for every better match of the same cluster, and
//! at most 10 % less. So a cluster with many good matches does not fill the list where others have
//! nearly as good ones, and no match is passed by one whose score is less than nine tenths of its
//! own. The scores themselves stay what they are.

use std::collections::HashMap;

use steelyard_protocol::{ids::ClusterId, inquiry::MergeRule, result::MergedMatch};

/// What a match counts less for each better one of its cluster.
const LESS_EACH: f64 = 0.02;
/// The most that it counts less.
const LESS_AT_MOST: f64 = 0.1;

/// Puts `matches`, which come by score, into the order of `rule`.
pub(super) fn arrange(matches: Vec<MergedMatch>, rule: MergeRule) -> Vec<MergedMatch> {
    if rule == MergeRule::Score {
        return matches;
    }
    let mut better: HashMap<ClusterId, f64> = HashMap::new();
    let mut counted: Vec<(f64, MergedMatch)> = matches
        .into_iter()
        .map(|found| {
            let before = better.entry(found.best.cluster.clone()).or_default();
            let counts = found.best.score * (1.0 - (*before * LESS_EACH).min(LESS_AT_MOST));
            *before += 1.0;
            (counts, found)
        })
        .collect();
    // Stable: what counts the same stays in the order of the scores.
    counted.sort_by(|a, b| b.0.total_cmp(&a.0));
    counted.into_iter().map(|(_, found)| found).collect()
}
