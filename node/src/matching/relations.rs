//! Which concepts come near to a wanted one, and how near.
//!
//! Nearness is the square of the measure of Lin (1998) over the intrinsic information content of
//! Seco et al. (2004), so it follows from the vocabulary alone: two concepts are near if what they
//! have in common is specific.

use std::collections::HashSet;

use steelyard_protocol::{answer::Relation, ids::ConceptCode};

use crate::vocabulary::Vocabulary;

/// A concept that comes near to a wanted one.
#[derive(Debug, Clone)]
pub(super) struct Near {
    pub(super) code: ConceptCode,
    pub(super) relation: Relation,
    /// Above 0, at most 1.
    pub(super) nearness: f64,
}

/// What has less in common than this is something else.
const LEAST_IN_COMMON: f64 = 0.5;
/// How much a concept tells that only a path names: nobody knows what else lies below it.
const UNLISTED: f64 = 0.75;

/// The concepts that count for `wanted`, each once. `unlisted` are codes that members carry below
/// `wanted` by their path; those that the vocabulary does not list count as narrower too.
pub(super) fn near<'a>(
    vocabulary: &Vocabulary,
    wanted: &ConceptCode,
    unlisted: impl Iterator<Item = &'a ConceptCode>,
) -> Vec<Near> {
    let mut found = vec![Near {
        code: wanted.clone(),
        relation: Relation::Exact,
        nearness: 1.0,
    }];
    let own = vocabulary.information_content(wanted);
    let mut add = |code: ConceptCode, relation, common: f64| {
        let in_common = lin(own, vocabulary.information_content(&code), common);
        if in_common >= LEAST_IN_COMMON {
            found.push(Near {
                code,
                relation,
                nearness: in_common * in_common,
            });
        }
    };
    let unlisted: HashSet<&ConceptCode> =
        unlisted.filter(|code| !vocabulary.contains(code)).collect();
    let mut unlisted: Vec<ConceptCode> = unlisted.into_iter().cloned().collect();
    unlisted.sort_unstable();
    for code in vocabulary.descendants(wanted).into_iter().chain(unlisted) {
        add(code, Relation::Narrower, own);
    }
    // From one broader concept to the next: what lies below it has that in common with the wanted
    // one, unless it lay below the one before.
    let mut below = wanted.clone();
    for broader in vocabulary.ancestors(wanted) {
        let common = if vocabulary.contains(&broader) {
            vocabulary.information_content(&broader)
        } else {
            UNLISTED
        };
        if lin(own, common, common) < LEAST_IN_COMMON {
            break;
        }
        for code in vocabulary.descendants(&broader) {
            if !vocabulary.is_within(&code, &below) {
                add(code, Relation::Related, common);
            }
        }
        below = broader.clone();
        add(broader, Relation::Broader, common);
    }
    found
}

/// Lin's similarity of two concepts with these information contents, of which the most specific
/// concept above both has `common`.
fn lin(a: f64, b: f64, common: f64) -> f64 {
    if a + b <= f64::EPSILON {
        return 0.0;
    }
    (2.0 * common / (a + b)).clamp(0.0, 1.0)
}
