//! The answers of several clusters as one list: one match for one organisation, as far as that may
//! be known, and no cluster that fills the list.

use std::{collections::BTreeSet, fs::File, path::PathBuf};

use integration_tests::{
    federation::Federation,
    members::{consent_of_all, member, members},
    process::command,
    setup::Spec,
};
use serde_json::{Value, json};
use steelyard::{
    asking::Merge,
    directory::import::{Limits, read_members},
    vocabulary::Vocabulary,
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    answer::Match,
    fields::FieldGroup::{Offers, Region},
    fields::Fields,
    ids::QueryId,
    inquiry::MergeRule,
    query::Query,
    result::{ClusterEvent, ClusterStatus, MergedMatch, Status},
};

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

/// The members of the real clusters beside the project, as matches that show who they are; `None`
/// where the data is absent.
fn real_matches() -> Option<Vec<ClusterEvent>> {
    let shared = std::env::var_os("STEELYARD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let vocabulary = Vocabulary::builtin();
    let mut number = 0_u32;
    let mut events = Vec::new();
    for file in std::fs::read_dir(shared.join("data/members")).ok()? {
        let file = file.unwrap().path();
        let cluster = file.file_stem().unwrap().to_str().unwrap().parse().unwrap();
        let input = File::open(&file).unwrap();
        let read = read_members(input, &vocabulary, Limits::default(), |_| ());
        let matches = (read.unwrap().all().unwrap().into_iter())
            .map(|profile| {
                number += 1;
                Match {
                    cluster: steelyard_protocol::ids::ClusterId::clone(&cluster),
                    handle: format!("{number:032x}").parse().unwrap(),
                    member_ref: Some(profile.member_ref),
                    score: 0.5,
                    why: Vec::new(),
                    fields: Fields {
                        region: Some(profile.region),
                        identity: Some(profile.identity),
                        ..Fields::default()
                    },
                }
            })
            .collect();
        let status = ClusterStatus::new(cluster, Status::Answered);
        events.push(ClusterEvent { status, matches });
    }
    Some(events)
}

/// The organisation's number in the European database that the data is taken from.
fn organisation(found: &Match) -> &str {
    let reference = found.member_ref.as_ref().unwrap().as_str();
    reference.rsplit_once('/').unwrap().1
}

#[test]
fn organisations_of_several_real_clusters_are_known_again() {
    let Some(events) = real_matches() else {
        eprintln!("skipped: there is no ../shared/data");
        return;
    };
    let all: usize = events.iter().map(|e| e.matches.len()).sum();
    let in_clusters = |id: &str| {
        let holds = |e: &&ClusterEvent| e.matches.iter().any(|m| organisation(m) == id);
        events.iter().filter(holds).count()
    };
    let ids: BTreeSet<&str> = events
        .iter()
        .flat_map(|e| &e.matches)
        .map(organisation)
        .collect();
    let several: BTreeSet<String> = (ids.iter())
        .filter(|id| in_clusters(id) > 1)
        .map(|id| (*id).to_owned())
        .collect();
    let mut query = Query::new("matchmaking".parse().unwrap());
    query.limit = u32::MAX;
    let mut merge = Merge::new(QueryId::from_bytes([1; 16]), query, MergeRule::Score);
    events.into_iter().for_each(|event| merge.add(event));
    let merged = merge.finish().matches;
    let homes = |m: &MergedMatch| 1 + m.further_homes.len();
    assert_eq!(
        merged.iter().map(homes).sum::<usize>(),
        all,
        "nothing is lost"
    );
    let joined: Vec<&MergedMatch> = merged.iter().filter(|m| homes(m) > 1).collect();
    let (right, wrong): (Vec<&MergedMatch>, Vec<&MergedMatch>) =
        (joined.into_iter()).partition(|m| {
            m.further_homes
                .iter()
                .all(|h| organisation(h) == organisation(m))
        });
    let whole = |m: &&&MergedMatch| homes(m) == in_several(&merged, organisation(m));
    let found = right.iter().filter(whole).count();
    eprintln!(
        "{found} of {} known again, {} joined wrongly",
        several.len(),
        wrong.len()
    );
    assert!(
        found * 100 >= several.len() * 95,
        "{found} of {}",
        several.len()
    );
    let wrong: Vec<(&str, &str)> = (wrong.iter())
        .map(|m| (organisation(m), organisation(&m.further_homes[0])))
        .collect();
    assert!(wrong.len() <= 3, "{wrong:?}");
}

/// How many members this organisation is.
fn in_several(merged: &[MergedMatch], id: &str) -> usize {
    let members = merged
        .iter()
        .flat_map(|m| std::iter::once(&m.best).chain(&m.further_homes));
    members.filter(|m| organisation(m) == id).count()
}
