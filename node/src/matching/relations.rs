//! Which concepts come near to a wanted one, and how near.
//!
//! Nearness is the measure of Lin (1998) over the intrinsic information content of Seco et al.
//! (2004), so it follows from the vocabulary alone: two concepts are near if what they have in
//! common is specific.

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

/// A narrower concept is what was wanted, told more exactly: it is never far.
const NARROWER_AT_LEAST: f64 = 0.7;
/// A broader concept promises less than its nearness says.
const BROADER_SHARE: f64 = 0.75;
/// A sibling is another thing of the same kind.
const RELATED_SHARE: f64 = 0.6;
/// What is nearer than this to nothing in particular is not worth telling.
const LEAST_NEARNESS: f64 = 0.2;

/// The concepts that count for `wanted`, each once, with the nearest relation. `unlisted` are
/// codes that members carry below `wanted` by their path; those that the vocabulary does not list
/// count as narrower too.
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
    let mut unlisted: Vec<ConceptCode> = unlisted
        .filter(|code| !vocabulary.contains(code))
        .cloned()
        .collect();
    unlisted.sort_unstable();
    unlisted.dedup();
    for code in vocabulary.descendants(wanted).into_iter().chain(unlisted) {
        let nearness = lin(vocabulary, wanted, &code, wanted).max(NARROWER_AT_LEAST);
        found.push(Near {
            code,
            relation: Relation::Narrower,
            nearness,
        });
    }
    for code in vocabulary.ancestors(wanted) {
        let nearness = BROADER_SHARE * lin(vocabulary, wanted, &code, &code);
        if nearness >= LEAST_NEARNESS {
            found.push(Near {
                code,
                relation: Relation::Broader,
                nearness,
            });
        }
    }
    if let Some(parent) = vocabulary.parent(wanted) {
        for code in vocabulary.children(&parent) {
            if code == *wanted {
                continue;
            }
            let nearness = RELATED_SHARE * lin(vocabulary, wanted, &code, &parent);
            if nearness >= LEAST_NEARNESS {
                found.push(Near {
                    code,
                    relation: Relation::Related,
                    nearness,
                });
            }
        }
    }
    found
}

/// Lin's similarity of two concepts whose most specific common ancestor is `common`.
fn lin(vocabulary: &Vocabulary, a: &ConceptCode, b: &ConceptCode, common: &ConceptCode) -> f64 {
    let sum = vocabulary.information_content(a) + vocabulary.information_content(b);
    if sum <= f64::EPSILON {
        return 0.0;
    }
    (2.0 * vocabulary.information_content(common) / sum).clamp(0.0, 1.0)
}
