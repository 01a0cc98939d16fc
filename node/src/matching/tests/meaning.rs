//! What texts are about, whatever words they choose.

use super::{ranking::described, *};

fn of(found: &Found, member: u32) -> &super::super::Candidate {
    found.best.iter().find(|c| c.member == member).unwrap()
}

fn meaning(found: &Found, member: u32) -> f64 {
    let mut why = of(found, member).why.iter();
    why.find(|reason| reason.relation == Relation::Meaning)
        .map_or(0.0, |reason| reason.weight)
}

fn asked(profiles: &[Profile], text: &str) -> Found {
    let visible = all_visible(profiles.len() as u32);
    search(profiles, &query(MatchMode::Semantic, &[], text), &visible)
}

#[test]
fn members_are_found_that_say_the_same_in_other_words_and_languages() {
    let members = [
        described("Batteries for ferries", 0, &[]),
        described("Therapies for cancer patients", 0, &[]),
        described("Terapie per pazienti con cancro", 0, &[]),
    ];
    let found = asked(&members, "tumour");
    let order: Vec<u32> = found.best.iter().map(|c| c.member).collect();
    assert_eq!((found.total, order), (2, vec![1, 2]));
    let reason = &of(&found, 1).why[0];
    assert_eq!(
        (reason.relation, &*reason.wanted),
        (Relation::Meaning, "meaning")
    );
    assert!(reason.found.contains("cancer"), "{reason:?}");
    assert_eq!(reason.found_in, FieldGroup::Summary);
    // Strict matching takes words as they are.
    let strict = query(MatchMode::Strict, &[], "tumour");
    assert_eq!(search(&members, &strict, &all_visible(3)).total, 0);
}

#[test]
fn a_text_in_another_language_means_what_the_concepts_that_it_names_do() {
    let members = [
        described("Batteries for ferries", 0, &[]),
        described("Cameras for visual recognition", 0, &[]),
    ];
    for text in ["Bildanalyse", "Bildanalysen an Bord"] {
        let found = asked(&members, text);
        assert_eq!(found.best.first().map(|c| c.member), Some(1), "{text}");
        assert!(meaning(&found, 1) > 0.1, "{text}: {:?}", found.best);
    }
}

#[test]
fn whoever_has_the_word_itself_is_better_still() {
    let members = [
        described("Therapies for cancer patients", 0, &[]),
        described("Therapies for tumour patients", 0, &[]),
    ];
    let found = asked(&members, "tumour");
    assert_eq!(found.best[0].member, 1);
    let relations: Vec<Relation> = found.best[0].why.iter().map(|r| r.relation).collect();
    assert!(relations.contains(&Relation::Text) && relations.contains(&Relation::Meaning));
}

#[test]
fn more_passages_that_come_near_count_more_and_others_take_nothing_away() {
    let one = "Therapies for cancer patients";
    let members = [
        described(one, 0, &[]),
        described(&format!("{one} | Early diagnosis of carcinoma"), 0, &[]),
        described(&format!("{one} | Batteries for ferries"), 0, &[]),
        described(&format!("{one}\nBatteries for ferries"), 0, &[]),
        described(&format!("{one} and batteries for ferries"), 0, &[]),
    ];
    let found = asked(&members, "tumour");
    let [once, twice, beside, lines, mixed] = [0, 1, 2, 3, 4].map(|m| meaning(&found, m));
    assert!(twice > once + 0.05, "{twice} {once}");
    assert!(
        (once..once + 0.02).contains(&beside) && beside == lines,
        "{beside} {lines}"
    );
    assert!(mixed < once - 0.02, "{mixed}");
}

#[test]
fn what_the_summary_says_again_counts_once() {
    let mut again = described("Cancer therapies for patients of all ages", 0, &[]);
    let once = again.clone();
    again.offers = vec![Entry {
        text: "Cancer therapies".into(),
        ..Entry::default()
    }];
    let members = [once, again.clone(), again];
    let without_summary = FieldGroups::ALL.difference(FieldGroups::NONE.with(FieldGroup::Summary));
    let consents = vec![
        (0, FieldGroups::ALL, ConsentGranularity::Record),
        (1, FieldGroups::ALL, ConsentGranularity::Record),
        (2, without_summary, ConsentGranularity::Record),
    ];
    let query = query(MatchMode::Semantic, &[], "tumour");
    let found = search(&members, &query, &scope(&PERMIT, &consents));
    assert_eq!(meaning(&found, 0), meaning(&found, 1));
    // Who does not see the summary compares the offer.
    assert!(meaning(&found, 2) > 0.0);
    assert_eq!(of(&found, 2).why[0].found_in, FieldGroup::Offers);
}

#[test]
fn words_without_a_known_meaning_are_compared_as_they_are() {
    let members = [described("quuxword for ferries", 0, &[])];
    let found = asked(&members, "quuxword");
    let relations: Vec<Relation> = found.best[0].why.iter().map(|r| r.relation).collect();
    assert_eq!(relations, [Relation::Text]);
    // 1 / (1 + 1.2 * (0.25 + 0.75 * 2 / 50)) / 1.2
    assert!(
        (found.best[0].score - 0.6238).abs() < 1e-3,
        "{}",
        found.best[0].score
    );
}
