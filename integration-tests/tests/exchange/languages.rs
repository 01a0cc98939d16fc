//! Members are found across languages: by a summary alone, and by a query in another language.

use integration_tests::{
    federation::{Federation, names},
    members::{consent_of_all, everyone},
    setup::Spec,
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::query::{MatchMode, Query};

fn member(name: &str, language: &str, summary: &str) -> Profile {
    let mut profile = Profile::new(name.parse().unwrap());
    profile.identity.legal_name = name.to_owned();
    profile.summary.text = summary.to_owned();
    profile.summary.language = Some(language.to_owned());
    profile
}

fn asked(text: &str) -> Query {
    Query {
        text: text.to_owned(),
        match_mode: MatchMode::Semantic,
        ..everyone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_summary_is_found_by_a_query_in_another_language() {
    let members = vec![
        member(
            "Neckar",
            "de",
            "Wir entwickeln Bildanalyse für die Pathologie.",
        ),
        member("Thames", "en", "We do image analysis for pathology labs."),
        member("Fjord", "en", "Batteries for ships."),
    ];
    let federation = Federation::start(vec![
        Spec::new("oslo", "NO"),
        Spec::new("stuttgart", "DE").members(members, consent_of_all().sheet()),
    ])
    .await;
    for text in [
        "Bildanalyse in der Pathologie",
        "image analysis for pathology",
        "analisi delle immagini in patologia",
        "analyse des images",
    ] {
        let result = federation.api("oslo").query(&asked(text)).await;
        assert_eq!(names(&result), ["Neckar", "Thames"], "{text}");
    }
}
