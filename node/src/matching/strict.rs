//! Strict matching: any of the concepts of a query or what lies below one, and all of its words.

use roaring::{MultiOps, RoaringBitmap};
use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::Granularity,
    ids::ConceptCode,
};

use super::{
    find::{Candidate, Compared, DERIVED_SHARE, Found},
    hits::{ConceptHits, Source, WordFound, WordPlaces, word_of},
    score::{round_to, saturation, settle, total},
    words,
};
use crate::vocabulary::Vocabulary;

/// A concept found below the wanted one gives this much of the points of the wanted one.
const NARROWER: f64 = 0.6;
/// The points of a member that has all the concepts of a query.
const CONCEPT_POINTS: f64 = 1_000.0;
/// The points of a member that has the words of a query without end.
const WORD_POINTS: f64 = 500.0;

/// Finds what fits a strict query; at most `limit` members, the best first.
pub(super) fn find(compared: Compared<'_>, vocabulary: &Vocabulary, limit: usize) -> Found {
    let mut wanted: Vec<(ConceptCode, f64)> = Vec::new();
    for concept in &compared.query.concepts {
        if !wanted.iter().any(|(code, _)| *code == concept.concept) {
            wanted.push((concept.concept.clone(), concept.weight));
        }
    }
    let mut words = words::words(&compared.query.text);
    words.sort_unstable();
    words.dedup();
    let eligible = compared.filtered();
    let concepts: Vec<(Vec<ConceptCode>, ConceptHits)> = wanted
        .iter()
        .map(|(code, _)| carriers(compared, vocabulary, code, &eligible))
        .collect();
    let places: Vec<WordPlaces<'_>> = words
        .iter()
        .map(|w| compared.places_of(w, compared.word_groups()))
        .collect();
    let mut candidates = eligible;
    if !concepts.is_empty() {
        candidates &= concepts.iter().map(|(_, hits)| &hits.members).union();
    }
    for place in &places {
        candidates &= place.members();
    }
    let total = candidates.len();
    if compared.granularity != Granularity::Record {
        return Found {
            total,
            best: Vec::new(),
        };
    }
    let found: Vec<Vec<WordFound>> = places.iter().map(|p| p.found(&candidates)).collect();
    let explain = |member: u32| {
        let weights: f64 = wanted.iter().map(|(_, weight)| weight).sum();
        let concept_parts = wanted
            .iter()
            .zip(&concepts)
            .filter_map(|((code, weight), (near, hits))| {
                let hit = hits.of_member(member)?;
                let relation = if hit.near == 0 {
                    Relation::Exact
                } else {
                    Relation::Narrower
                };
                Some(Reason {
                    wanted: code.to_string(),
                    found: near.get(hit.near)?.to_string(),
                    relation,
                    found_in: hit.group,
                    part: None,
                    weight: CONCEPT_POINTS * weight * hit.nearness / weights,
                })
            })
            .collect();
        let word_parts = words
            .iter()
            .zip(&found)
            .filter_map(|(word, found)| {
                let hit = word_of(found, member)?;
                Some(Reason {
                    wanted: word.clone(),
                    found: word.clone(),
                    relation: Relation::Text,
                    found_in: hit.group,
                    part: None,
                    weight: word_points(hit.count, words.len()),
                })
            })
            .collect();
        let (score, why) = score(concept_parts, word_parts);
        Candidate { member, score, why }
    };
    let ranked = candidates
        .iter()
        .map(|member| (explain(member).score, member))
        .collect();
    let best = compared.best(ranked, limit);
    let best = best
        .into_iter()
        .map(|(_, member)| explain(member))
        .collect();
    Found { total, best }
}

/// `wanted` and what lies below it, and the eligible members that carry it where that is visible.
fn carriers(
    compared: Compared<'_>,
    vocabulary: &Vocabulary,
    wanted: &ConceptCode,
    eligible: &RoaringBitmap,
) -> (Vec<ConceptCode>, ConceptHits) {
    let mut unlisted: Vec<ConceptCode> = compared
        .concept_groups()
        .flat_map(|group| compared.index.codes_below(group, wanted))
        .filter(|code| !vocabulary.contains(code))
        .cloned()
        .collect();
    unlisted.sort_unstable();
    unlisted.dedup();
    let mut near = vec![wanted.clone()];
    near.extend(vocabulary.descendants(wanted));
    near.extend(unlisted);
    let mut sources = Vec::new();
    for (place, code) in near.iter().enumerate() {
        let nearness = if place == 0 { 1.0 } else { NARROWER };
        for group in compared.concept_groups() {
            let Some(postings) = compared.index.carrying(group, code) else {
                continue;
            };
            for (members, share) in [(&postings.named, 1.0), (&postings.derived, DERIVED_SHARE)] {
                sources.push(Source {
                    near: place,
                    group,
                    nearness: nearness * share,
                    members,
                    comparable: compared.comparable(group),
                });
            }
        }
    }
    let listed = compared.granularity == Granularity::Record;
    let hits = ConceptHits::of(sources, eligible, listed);
    (near, hits)
}

fn word_points(count: u32, words: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a query has at most a few hundred words"
    )]
    let words = words.max(1) as f64;
    WORD_POINTS * saturation(count) / words
}

/// The score and its parts, best first: concept points rounded down, word points to the nearest.
fn score(mut concept_parts: Vec<Reason>, mut word_parts: Vec<Reason>) -> (f64, Vec<Reason>) {
    let concept_total = (total(&concept_parts) + 1e-9).floor();
    let word_total = round_to(total(&word_parts), 1.0);
    settle(&mut concept_parts, concept_total, 1.0);
    settle(&mut word_parts, word_total, 1.0);
    let mut parts = concept_parts;
    parts.append(&mut word_parts);
    parts.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    (concept_total + word_total, parts)
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::fields::FieldGroup;

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
        let concepts = vec![part(CONCEPT_POINTS * 3.0 * NARROWER / 5.0)];
        let words = vec![part(word_points(2, 2)), part(word_points(1, 2))];
        let (score, parts) = score(concepts, words);
        // floor(0.5 + 500 * (1.25 + 1) / 2 / 1.6449...) = 342
        assert_eq!(score, 360.0 + 342.0);
        assert_eq!(parts.iter().map(|p| p.weight).sum::<f64>(), score);
    }
}
