//! The answers of several clusters as one list: one match for one organisation, as far as that may
//! be known, and no cluster that fills the list.

use integration_tests::{
    federation::Federation,
    members::{consent_of_all, member, members},
    process::command,
    setup::Spec,
};
use serde_json::{Value, json};
use steelyard_policies::profile::Profile;
use steelyard_protocol::fields::FieldGroup::{Offers, Region};

fn acme(reference: &str, name: &str, website: &str) -> Profile {
    let mut profile = member(reference);
    profile.identity.legal_name = name.to_owned();
    profile.identity.website = Some(website.to_owned());
    profile
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_in_two_clusters_is_one_match_where_both_show_who_it_is() {
    let same = |reference| vec![acme(reference, "Acme SpA", "https://www.acme.example/")];
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(same("T-1"), consent_of_all().sheet()),
        Spec::new("lyon", "FR").members(
            vec![acme("L-9", "ACME", "acme.example/fr")],
            consent_of_all().sheet(),
        ),
        // It holds Acme too, but may not say so.
        Spec::new("graz", "AT").members(
            same("G-5"),
            consent_of_all().with(&[Region, Offers]).sheet(),
        ),
    ];
    let federation = Federation::start(specs).await;
    let query = json!({ "purpose": "matchmaking", "text": "spectrometry" });
    let result = federation.api("oslo").inquire(&query).await.unwrap();
    assert_eq!(result.total, 3);
    let homes: Vec<Vec<(&str, Option<&str>)>> = (result.matches.iter())
        .map(|m| {
            std::iter::once(&m.best)
                .chain(&m.further_homes)
                .map(|home| {
                    (
                        home.cluster.as_str(),
                        home.member_ref.as_ref().map(|r| r.as_str()),
                    )
                })
                .collect()
        })
        .collect();
    assert_eq!(homes.len(), 2, "{homes:?}");
    assert!(homes.contains(&vec![("graz", None)]), "{homes:?}");
    assert!(
        homes.contains(&vec![("lyon", Some("L-9")), ("turin", Some("T-1"))]),
        "{homes:?}"
    );
    // Each home keeps its own data.
    let shared = result
        .matches
        .iter()
        .find(|m| !m.further_homes.is_empty())
        .unwrap();
    let name =
        |m: &steelyard_protocol::answer::Match| m.fields.identity.clone().unwrap().legal_name;
    assert_eq!(name(&shared.best), "ACME");
    assert_eq!(name(&shared.further_homes[0]), "Acme SpA");

    // The table for people says it in one line.
    let printed = command(
        federation.cluster("oslo"),
        &["query", "--text", "spectrometry"],
    );
    let table = String::from_utf8(printed.stdout).unwrap();
    assert!(
        printed.status.success(),
        "{}",
        String::from_utf8_lossy(&printed.stderr)
    );
    assert!(table.contains("lyon, also"), "{table}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_with_many_matches_leaves_room_for_others() {
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("big", "IT").members(members("B", 30), consent_of_all().sheet()),
        Spec::new("small", "FR").members(members("S", 3), consent_of_all().sheet()),
    ];
    let federation = Federation::start(specs).await;
    let clusters = async |merge: Value| -> Vec<String> {
        let query = json!({
            "purpose": "matchmaking", "text": "spectrometry", "limit": 10, "merge": merge
        });
        let result = federation.api("oslo").inquire(&query).await.unwrap();
        assert_eq!(result.total, 33);
        result
            .matches
            .iter()
            .map(|m| m.cluster.to_string())
            .collect()
    };
    let of_small = |shown: &[String]| shown.iter().filter(|c| *c == "small").count();
    let diverse = clusters(json!("diverse")).await;
    assert_eq!((diverse.len(), of_small(&diverse)), (10, 3), "{diverse:?}");
    let by_score = clusters(json!("score")).await;
    assert_eq!(
        (by_score.len(), of_small(&by_score)),
        (10, 0),
        "{by_score:?}"
    );
    // The command line asks for the same.
    let arguments = [
        "query",
        "--text",
        "spectrometry",
        "--limit",
        "10",
        "--merge",
        "score",
        "--json",
    ];
    let printed = command(federation.cluster("oslo"), &arguments);
    let printed: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let matches = printed["matches"].as_array().unwrap();
    assert!(matches.iter().all(|m| m["cluster"] == "big"), "{printed}");
}
