//! Members whose texts are in another language than the query, and who carry no codes.

use super::{super::wanted::Wanted, *};

fn summaries() -> Vec<Profile> {
    [
        "Wir entwickeln Bildanalyse für die Pathologie",
        "Image analysis of tissue, for pathology labs",
        "Sviluppiamo analisi di immagini",
        "Batteries for ships",
    ]
    .map(|text| member(&[], text))
    .to_vec()
}

fn found(text: &str) -> Vec<u32> {
    let query = query(MatchMode::Semantic, &[], text);
    let found = search(&summaries(), &query, &all_visible(4));
    let mut members: Vec<u32> = found.best.iter().map(|c| c.member).collect();
    members.sort_unstable();
    members
}

#[test]
fn texts_in_other_languages_are_found() {
    for text in [
        "Bildanalyse in der Pathologie",
        "Verfahren der Bildanalysen",
        "image analysis",
        "analyse des images",
        "bildeanalyse for sykehus",
    ] {
        assert_eq!(found(text), [0, 1, 2], "{text}");
    }
    assert_eq!(found("batteries"), [3]);
}

#[test]
fn a_concept_is_found_in_a_text_that_names_it() {
    let query = query(MatchMode::Semantic, &["/21/35/145"], "");
    let found = search(&summaries(), &query, &all_visible(4));
    let best = &found.best[0];
    assert!(best.member < 2);
    assert_eq!(
        (best.why[0].relation, best.why[0].found_in),
        (Relation::Text, FieldGroup::Summary)
    );
    assert_eq!(best.why[0].wanted, "/21/35/145");
    assert!(["pathology", "Pathologie"].contains(&best.why[0].found.as_str()));
}

#[test]
fn strict_matching_takes_words_as_they_are_written() {
    let strict = |text: &str| {
        let query = query(MatchMode::Strict, &[], text);
        search(&summaries(), &query, &all_visible(4)).total
    };
    assert_eq!(strict("Bildanalyse"), 1);
    assert_eq!(strict("Bildanalysen"), 0);
    let query = query(MatchMode::Strict, &["/21/35/145"], "");
    assert_eq!(search(&summaries(), &query, &all_visible(4)).total, 0);
}

#[test]
fn a_summary_that_is_hidden_names_nothing() {
    let query = query(MatchMode::Semantic, &["/21/35/145"], "");
    let offers = FieldGroups::NONE.with(FieldGroup::Offers);
    let consents = (0..4).map(|m| (m, offers, ConsentGranularity::Record));
    let scope = scope(&PERMIT, &consents.collect());
    assert_eq!(search(&summaries(), &query, &scope).total, 0);
}

#[test]
fn an_english_word_of_two_concepts_that_a_text_names_counts_as_one_that_stands_there_twice() {
    let query = query(MatchMode::Semantic, &[], "maskinlæring og dyplæring");
    let wanted = Wanted::of(&query, &VOCABULARY);
    let called = wanted.called.iter();
    let called: Vec<_> = called.map(|(word, _)| (&*word.word, word.count)).collect();
    assert_eq!(called, [("deep", 1), ("learning", 2), ("machine", 1)]);
}
