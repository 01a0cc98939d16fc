//! What scores are made of, by worked examples.

use super::*;
use crate::vocabulary::ConceptEntry;

/// A vocabulary with as many concepts below each as the European Science Vocabulary has, which is
/// all that scores depend on.
fn counted_vocabulary() -> Vocabulary {
    let mut codes: Vec<String> = ["/21", "/21/39", "/23", "/23/47", "/23/47/307", "/29"]
        .map(str::to_owned)
        .into();
    for (above, count) in [
        ("/21/39/225/1465", 3),
        ("/21/39/225", 10),
        ("/21/39/217", 2),
        ("/21/39", 69),
        ("/23/47/307", 8),
        ("/29", 957),
    ] {
        if !codes.iter().any(|code| code == above) {
            codes.push(above.to_owned());
        }
        codes.extend((0..count).map(|n| format!("{above}/9{n}")));
    }
    let rows = codes.iter().map(|code| ConceptEntry {
        code: code.parse().unwrap(),
        parent: code
            .rsplit_once('/')
            .and_then(|(above, _)| above.parse().ok()),
        labels: Vec::new(),
    });
    Vocabulary::from_rows(rows).unwrap()
}

pub(super) fn described(text: &str, activities: usize, codes: &[&str]) -> Profile {
    let mut profile = Profile::new("M".parse().unwrap());
    profile.summary.text = text.into();
    if activities > 0 || !codes.is_empty() {
        profile.offers.push(Entry {
            // No words, so that only their number matters.
            text: vec!["1"; activities].join(" | "),
            concepts: codes.iter().map(|c| c.parse().unwrap()).collect(),
            ..Entry::default()
        });
    }
    profile
}

fn ranked(profiles: &[Profile], query: &Query) -> Vec<(u32, f64)> {
    let members = profiles.len() as u32;
    let found = search(profiles, query, &all_visible(members));
    found.best.iter().map(|c| (c.member, c.score)).collect()
}

#[test]
fn scores_are_those_of_the_worked_examples() {
    let mut index = Index::new(counted_vocabulary().into());
    let pathology = "Cancer image analysis. Images of tumours.";
    let members = [
        described(pathology, 3, &["/21/39/225/1465", "/23/47/307"]),
        described(pathology, 0, &[]),
        described("Batteries for ships", 40, &["/21/39"]),
        described("Batteries for ships", 40, &[]),
    ];
    for (number, profile) in (0..).zip(&members) {
        index.put(number, 1, 0, profile);
    }
    let mut query = query(
        MatchMode::Semantic,
        &["/21/39/225", "/23/47/307"],
        "Image analysis for cancer pathology",
    );
    query.concepts[1].weight = 0.7;
    let found = find(&index, &query, Granularity::Record, &all_visible(4), 10);
    let scores: Vec<(u32, f64)> = found.best.iter().map(|c| (c.member, c.score)).collect();
    let expected = [(0, 0.545_125), (1, 0.453_341), (2, 0.112_359)];
    assert_eq!(scores.len(), 3, "{scores:?}");
    for ((member, score), (whose, expected)) in scores.into_iter().zip(expected) {
        assert!(
            member == whose && (score - expected).abs() < 1e-4,
            "{member} {score}"
        );
    }
    let parts: Vec<(&str, &str, Relation, f64)> = found.best[0]
        .why
        .iter()
        .map(|r| (&*r.wanted, &*r.found, r.relation, r.weight))
        .collect();
    let expected = [
        ("meaning", "tumours", Relation::Meaning, 0.208_209),
        ("image", "image", Relation::Text, 0.095_951),
        ("cancer", "cancer", Relation::Text, 0.074_759),
        ("analysis", "analysis", Relation::Text, 0.074_423),
        ("/23/47/307", "/23/47/307", Relation::Exact, 0.033_821),
        (
            "/21/39/225",
            "/21/39/225/1465",
            Relation::Narrower,
            0.032_321,
        ),
        (
            "experience",
            "3 activities",
            Relation::Experience,
            0.025_641,
        ),
    ];
    assert_eq!(parts.len(), expected.len(), "{parts:?}");
    for (part, expected) in parts.iter().zip(expected) {
        assert_eq!(
            (part.0, part.1, part.2),
            (expected.0, expected.1, expected.2)
        );
        assert!((part.3 - expected.3).abs() < 2e-4, "{part:?}");
    }
}

#[test]
fn a_word_is_found_in_its_other_forms_and_languages() {
    let members = [
        described("Imaging of cells", 0, &[]),
        described("Wir bauen Messgeräte für die Industrie", 0, &[]),
        described("We build ships", 0, &[]),
    ];
    let of = |text| ranked(&members, &query(MatchMode::Semantic, &[], text));
    assert_eq!(of("images of a cell")[0].0, 0);
    let german = of("Wir suchen ein Messgerät für das Labor");
    assert_eq!(german.iter().map(|(m, _)| *m).collect::<Vec<_>>(), [1]);
    assert!(ranked(&members, &query(MatchMode::Strict, &[], "images")).is_empty());
}

#[test]
fn a_longer_text_does_not_win_by_itself() {
    let filler = "other subjects filling profiles ".repeat(40);
    let members = [
        described(&format!("{filler} pathology"), 0, &[]),
        described("digital pathology", 0, &[]),
    ];
    let query = query(MatchMode::Semantic, &[], "pathology");
    let found = search(&members, &query, &all_visible(2));
    assert_eq!(found.best[0].member, 1);
    let by_word = |place: usize| {
        let mut why = found.best[place].why.iter();
        why.find(|reason| reason.relation == Relation::Text)
            .unwrap()
            .weight
    };
    assert!(by_word(0) > 2.0 * by_word(1), "{found:?}");
}

#[test]
fn a_track_record_counts_only_where_it_is_shown_and_something_fits() {
    let members = [
        described("pathology", 30, &[]),
        described("pathology", 30, &[]),
        described("ships", 30, &[]),
    ];
    let hidden = FieldGroups::ALL.difference(FieldGroups::NONE.with(FieldGroup::Offers));
    let consents = vec![
        (0, hidden, ConsentGranularity::Record),
        (1, FieldGroups::ALL, ConsentGranularity::Record),
        (2, FieldGroups::ALL, ConsentGranularity::Record),
    ];
    let query = query(MatchMode::Semantic, &[], "pathology");
    let found = search(&members, &query, &scope(&PERMIT, &consents));
    let scores: Vec<(u32, f64)> = found.best.iter().map(|c| (c.member, c.score)).collect();
    assert_eq!((scores.len(), scores[0].0, scores[1].0), (2, 1, 0));
    // 0.2 * 30 / (30 + 10) / 1.8
    assert!(
        (scores[0].1 - scores[1].1 - 0.083_3).abs() < 1e-3,
        "{scores:?}"
    );
    let alone = described("pathology", 0, &[]);
    let without = search(&[alone], &query, &all_visible(1));
    assert_eq!(without.best[0].score, scores[1].1);
}
