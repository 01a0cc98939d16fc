//! What many answers become: one match for one organisation, and no cluster that fills the list.

use proptest::{collection::vec, prelude::*};
use steelyard_protocol::{
    answer::Match,
    fields::{Fields, Granularity, Identity},
    ids::{Purpose, QueryId},
    inquiry::MergeRule,
    query::Query,
    result::{ClusterEvent, ClusterStatus, MergedMatch, QueryResult, Status},
};

use super::Merge;

fn answered(cluster: &str, total: u64, matches: Vec<Match>) -> ClusterEvent {
    let mut status = ClusterStatus::new(cluster.parse().unwrap(), Status::Answered);
    status.returned_granularity = Some(Granularity::Record);
    status.total = Some(total);
    ClusterEvent { status, matches }
}

fn found(cluster: &str, number: usize, score: f64) -> Match {
    Match {
        cluster: cluster.parse().unwrap(),
        handle: format!("{number:032x}").parse().unwrap(),
        member_ref: None,
        score,
        why: Vec::new(),
        fields: Fields::default(),
    }
}

fn named(cluster: &str, score: f64, name: &str, website: &str) -> Match {
    let identity = Identity {
        legal_name: name.to_owned(),
        city: None,
        website: Some(website.to_owned()),
    };
    let mut named = found(cluster, 1, score);
    named.member_ref = Some(format!("{cluster}/1").parse().unwrap());
    named.fields.identity = Some(identity);
    named
}

fn merged(events: Vec<ClusterEvent>, limit: u32, rule: MergeRule) -> QueryResult {
    let mut query = Query::new(Purpose::MATCHMAKING.parse().unwrap());
    query.limit = limit;
    let mut merge = Merge::new(QueryId::from_bytes([1; 16]), query, rule);
    for event in events {
        merge.add(event);
    }
    merge.finish()
}

fn clusters(matches: &[MergedMatch]) -> Vec<&str> {
    matches.iter().map(|m| m.cluster.as_str()).collect()
}

#[test]
fn a_total_beyond_measure_spoils_no_result() {
    let events = vec![
        answered("liar", u64::MAX, Vec::new()),
        answered("turin", 2, Vec::new()),
    ];
    let result = merged(events, 20, MergeRule::Diverse);
    assert_eq!(result.total, u64::MAX);
    assert_eq!(result.clusters.last().and_then(|c| c.total), Some(2));
}

#[test]
fn an_organisation_of_two_clusters_is_one_match_with_two_homes() {
    let events = || {
        vec![
            answered(
                "turin",
                1,
                vec![named("turin", 0.6, "Acme SpA", "https://www.acme.it")],
            ),
            answered("lyon", 1, vec![named("lyon", 0.8, "ACME", "acme.it/fr")]),
            // Shows no identity, so nothing shows that it is the same; and another company.
            answered("oslo", 1, vec![found("oslo", 1, 0.7)]),
            answered("graz", 1, vec![named("graz", 0.5, "Beta", "acme.it")]),
        ]
    };
    let result = merged(events(), 20, MergeRule::Score);
    assert_eq!(clusters(&result.matches), ["lyon", "oslo", "graz"]);
    // Nothing is lost of the further home.
    let [home] = result.matches[0].further_homes.as_slice() else {
        panic!("not one further home");
    };
    assert_eq!(
        *home,
        named("turin", 0.6, "Acme SpA", "https://www.acme.it")
    );
    assert!(result.matches[1].further_homes.is_empty());
    // The limit counts organisations.
    assert_eq!(
        clusters(&merged(events(), 2, MergeRule::Score).matches),
        ["lyon", "oslo"]
    );
    // In JSON a match with one home is what a cluster answers.
    let json = serde_json::to_value(&result).unwrap();
    assert_eq!(json["matches"][0]["further_homes"][0]["cluster"], "turin");
    assert_eq!(json["matches"][0]["score"], 0.8);
    assert!(json["matches"][1].get("further_homes").is_none());
    let again: QueryResult = serde_json::from_value(json).unwrap();
    assert_eq!(again, result);
}

#[test]
fn two_members_of_one_cluster_stay_two() {
    let twice = vec![
        named("turin", 0.8, "Acme", "acme.it"),
        Match {
            handle: format!("{:032x}", 2).parse().unwrap(),
            ..named("turin", 0.7, "Acme", "acme.it")
        },
    ];
    let events = vec![
        answered("turin", 2, twice),
        answered("lyon", 1, vec![named("lyon", 0.6, "Acme", "acme.it")]),
    ];
    let result = merged(events, 20, MergeRule::Score);
    assert_eq!(clusters(&result.matches), ["turin", "turin"]);
    assert_eq!(result.matches[0].further_homes.len(), 1);
}

#[test]
fn no_cluster_fills_the_list_where_others_are_nearly_as_good() {
    let events = || {
        let many =
            |cluster, score: f64, count| (0..count).map(|n| found(cluster, n, score)).collect();
        vec![
            answered("big", 30, many("big", 0.9, 30)),
            answered("near", 3, many("near", 0.85, 3)),
            answered("far", 3, many("far", 0.7, 3)),
        ]
    };
    let diverse = merged(events(), 20, MergeRule::Diverse);
    let shown = clusters(&diverse.matches);
    assert_eq!(shown[..3], ["big"; 3]);
    assert_eq!(shown.iter().filter(|c| **c == "near").count(), 3);
    // Nobody much worse comes in for the sake of diversity.
    assert!(!shown.contains(&"far"));
    assert_eq!(diverse.matches[0].score, 0.9);
    assert_eq!(
        clusters(&merged(events(), 20, MergeRule::Score).matches),
        ["big"; 20]
    );
}

fn any_events() -> impl Strategy<Value = Vec<ClusterEvent>> {
    vec(vec(0.0_f64..2.0, 0..12), 0..5).prop_map(|all| {
        (["a", "b", "c", "d"].into_iter().zip(all))
            .map(|(cluster, mut scores)| {
                scores.sort_by(|a, b| b.total_cmp(a));
                let matches: Vec<Match> = (scores.iter().enumerate())
                    .map(|(n, score)| found(cluster, n, *score))
                    .collect();
                answered(cluster, matches.len() as u64, matches)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nobody_is_passed_by_one_much_worse(events in any_events()) {
        let by_score = merged(events.clone(), 100, MergeRule::Score).matches;
        prop_assert!(by_score.is_sorted_by(|a, b| a.score >= b.score));
        let diverse = merged(events.clone(), 100, MergeRule::Diverse).matches;
        let sorted = |matches: &[MergedMatch]| {
            let mut ids: Vec<(String, String, String)> = (matches.iter())
                .map(|m| (m.cluster.to_string(), m.handle.to_string(), m.score.to_string()))
                .collect();
            ids.sort();
            ids
        };
        prop_assert_eq!(sorted(&diverse), sorted(&by_score));
        let all: usize = events.iter().map(|e| e.matches.len()).sum();
        prop_assert_eq!(diverse.len(), all);
        for (place, found) in diverse.iter().enumerate() {
            for later in &diverse[place..] {
                prop_assert!(found.score >= 0.9 * later.score - 1e-12);
                // A cluster's own order stays.
                if found.cluster == later.cluster {
                    prop_assert!(found.score >= later.score);
                }
            }
        }
        prop_assert_eq!(
            diverse.first().map(|m| m.score),
            by_score.first().map(|m| m.score)
        );
    }
}

mod kept {
    //! Searches that are asked again, and the shortlist.

    use std::{collections::HashSet, sync::Arc};

    use ring::hmac;
    use steelyard_policies::profile::Profile;
    use steelyard_protocol::inquiry::Inquiry;

    use super::super::{Found, Saved, SavedError};
    use crate::{
        audit::ledger::Ledger,
        clock::SystemClock,
        directory::{Directory, import::ConsentSheet},
        store::Store,
    };

    async fn opened(folder: &std::path::Path) -> (Saved, Directory) {
        let store = Store::open("sqlite:node.db", folder).await.unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA256, b"secret");
        let ledger = Ledger::open(store, key).await.unwrap();
        let clock = Arc::new(SystemClock);
        let saved = Saved::new(ledger.clone(), clock.clone());
        (saved, Directory::new(ledger, clock))
    }

    fn found(numbers: &[u32]) -> HashSet<Found> {
        let one = |n: &u32| Found {
            cluster: "turin".parse().unwrap(),
            handle: format!("{n:032x}").parse().unwrap(),
        };
        numbers.iter().map(one).collect()
    }

    fn inquiry(like: Option<&str>) -> Inquiry {
        let query = steelyard_protocol::query::Query::new("matchmaking".parse().unwrap());
        let mut inquiry = Inquiry::from(query);
        inquiry.like_member = like.map(|m| m.parse().unwrap());
        inquiry
    }

    #[tokio::test]
    async fn a_search_that_is_asked_again_tells_what_is_new_once() {
        let folder = tempfile::tempdir().unwrap();
        let (saved, _) = opened(folder.path()).await;
        let id = saved
            .save(" Pathology ", &inquiry(None), &found(&[1, 2]), "Kari")
            .await
            .unwrap();
        let search = saved.search(&id).await.unwrap();
        assert_eq!(
            (search.name.as_str(), search.saved_by.as_str()),
            ("Pathology", "Kari")
        );
        // The form may have been sent twice.
        let (asked, none) = (inquiry(None), found(&[]));
        for (name, by, is_same) in [
            ("Pathology ", "Kari", true),
            ("Pathology", "Ola", false),
            ("Imaging", "Kari", false),
        ] {
            let again = saved.save(name, &asked, &none, by).await.unwrap();
            assert_eq!(again == id, is_same, "{name}, {by}");
            if !is_same {
                saved.remove(&again).await.unwrap();
            }
        }
        let unnamed = saved.save(" \t", &asked, &none, "Kari").await;
        assert!(matches!(unnamed, Err(SavedError::NoName)));
        assert_eq!(saved.searches().await.unwrap().len(), 1);
        assert_eq!(saved.ran(&id, &found(&[1, 2])).await.unwrap(), found(&[]));
        assert_eq!(saved.ran(&id, &found(&[2, 3])).await.unwrap(), found(&[3]));
        // What did not answer this time is not new when it answers again.
        assert_eq!(
            saved.ran(&id, &found(&[1, 3, 4])).await.unwrap(),
            found(&[4])
        );
        saved.remove(&id).await.unwrap();
        let gone = saved.ran(&id, &found(&[])).await;
        assert!(matches!(gone, Err(SavedError::Unknown)));
        assert!(saved.searches().await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn what_is_kept_of_searches_for_a_member_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let (saved, directory) = opened(folder.path()).await;
        let member = Profile::new("M-1".parse().unwrap());
        directory
            .import(&[member], &ConsentSheet::default(), "test", |_| ())
            .await
            .unwrap();
        let [one] = &found(&[1]).into_iter().collect::<Vec<_>>()[..] else {
            panic!("one match")
        };
        let [two] = &found(&[2]).into_iter().collect::<Vec<_>>()[..] else {
            panic!("one match")
        };
        saved
            .save("for M-1", &inquiry(Some("M-1")), &found(&[1]), "Kari")
            .await
            .unwrap();
        saved
            .save("free", &inquiry(None), &found(&[1]), "Kari")
            .await
            .unwrap();
        saved
            .shortlist(one, "call", &inquiry(Some("M-1")), "Kari")
            .await
            .unwrap();
        saved
            .shortlist(two, "", &inquiry(None), "Kari")
            .await
            .unwrap();
        saved
            .shortlist(two, "write", &inquiry(None), "Ola")
            .await
            .unwrap();
        assert_eq!(saved.shortlisted().await.unwrap().len(), 2);

        directory.remove(&"M-1".parse().unwrap()).await.unwrap();
        let names: Vec<String> = saved
            .searches()
            .await
            .unwrap()
            .into_iter()
            .map(|s| s.name)
            .collect();
        assert_eq!(names, ["free"]);
        let list = saved.shortlisted().await.unwrap();
        let notes: Vec<&str> = list.iter().map(|s| s.note.as_str()).collect();
        assert_eq!(notes, ["write"]);
        saved.unlist(two).await.unwrap();
        assert!(saved.shortlisted().await.unwrap().is_empty());
        let long = "x".repeat(501);
        assert!(matches!(
            saved.shortlist(two, &long, &inquiry(None), "Kari").await,
            Err(SavedError::TooLong(501))
        ));
        assert!(
            saved
                .save("gone", &inquiry(Some("M-1")), &found(&[]), "Kari")
                .await
                .is_err()
        );
    }
}
