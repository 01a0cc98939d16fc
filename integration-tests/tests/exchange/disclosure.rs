//! What comes back is exactly what was consented to: by each kind of consent, to whom, for which
//! purpose, and when. The proof of it stands in the log.

use std::collections::BTreeSet;

use integration_tests::{
    federation::Federation,
    members::{OFFERED_WORD, consent_of, everyone, member, members, objection, purpose, sheet},
    peer::{Peer, answer_and_receipt, answer_of, read_unverified, signed_query},
    process::verified_log,
    setup::{Cluster, Spec},
};
use steelyard::{
    clock::{Clock, SystemClock},
    directory::import::ConsentSheet,
};
use steelyard_protocol::{
    answer::{Answer, Match},
    fields::{
        FieldGroup::{Contact, Identity, Kind, Needs, Offers, Region, Summary},
        FieldGroups, Granularity,
    },
    query::{MatchMode, Query},
};

const DAY: i64 = 86_400;

/// One consent of each kind, each of a member that is named after it.
pub fn consents() -> ConsentSheet {
    let now = SystemClock.now();
    let mut sheet = sheet([
        consent_of(&["federation"]).with(&[Region, Identity]),
        consent_of(&["country"])
            .to(&["country:NO"])
            .with(&[Offers, Identity]),
        consent_of(&["cluster"])
            .to(&["cluster:biowin"])
            .with(&[Summary, Identity]),
        consent_of(&["except"]).except("oslo").with(&[Identity]),
        consent_of(&["objects"]),
        consent_of(&["counted"])
            .with(&[Region, Offers])
            .count_only(),
        consent_of(&["bare"]).with(&[]),
        consent_of(&["expired"])
            .from(now.plus_seconds(-2 * DAY))
            .until(now.plus_seconds(-DAY)),
        consent_of(&["future"]).from(now.plus_seconds(DAY)),
        consent_of(&["event"]).purpose("event").with(&[Identity]),
        consent_of(&["twice"]).with(&[Region]),
        consent_of(&["twice"])
            .to(&["cluster:oslo"])
            .with(&[Identity, Contact]),
    ]);
    sheet.objections.push(objection("objects", "oslo"));
    sheet
}

/// Turin's node holds one member for each kind of consent, and one that consents to nothing. Oslo
/// (Norway), Biowin (Belgium) and Lyon (France) are the test.
pub async fn federation() -> Federation {
    let members = [
        "federation",
        "country",
        "cluster",
        "except",
        "objects",
        "counted",
        "bare",
        "expired",
        "future",
        "event",
        "twice",
        "silent",
    ];
    let members = members.map(member).to_vec();
    let specs = vec![
        Spec::new("turin", "IT").members(members, consents()),
        Spec::new("oslo", "NO"),
        Spec::new("biowin", "BE"),
        Spec::new("lyon", "FR"),
    ];
    Federation::start_but(specs, &["oslo", "biowin", "lyon"]).await
}

/// Asks Turin in the name of one of the others.
pub async fn ask(peer: &Peer, turin: &Cluster, query: Query) -> Answer {
    let query = signed_query(peer.cluster(), &[turin], query);
    answer_of(&peer.ask(turin, &query).await, turin)
}

/// Who was shown, with which field groups; `?` for whom no name was given.
fn shown(answer: &Answer) -> BTreeSet<(String, String)> {
    let all: BTreeSet<(String, String)> = answer
        .matches
        .iter()
        .map(|m| {
            let named = m.fields.identity.as_ref();
            // The holder's reference goes with the name.
            assert_eq!(named.is_some(), m.member_ref.is_some());
            let name = named.map_or("?", |i| i.legal_name.trim_end_matches(" Srl"));
            let groups: Vec<&str> = m.fields.groups().iter().map(|g| g.as_str()).collect();
            (name.to_owned(), groups.join(" "))
        })
        .collect();
    assert_eq!(all.len(), answer.matches.len());
    all
}

fn expected(list: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    list.iter()
        .map(|(name, groups)| ((*name).to_owned(), (*groups).to_owned()))
        .collect()
}

const ALL_BUT_CONTACT: &str = "region kind offers needs summary identity";

#[tokio::test(flavor = "multi_thread")]
async fn each_asker_is_shown_exactly_what_was_consented_to() {
    let federation = federation().await;
    let turin = federation.cluster("turin");
    let oslo = Peer::start(federation.cluster("oslo"), &[turin]).await;
    let biowin = Peer::start(federation.cluster("biowin"), &[turin]).await;
    let lyon = Peer::start(federation.cluster("lyon"), &[turin]).await;

    let everything = || Query {
        fields: FieldGroups::ALL,
        ..everyone()
    };
    let to_oslo = ask(&oslo, turin, everything()).await;
    let consented = [
        ("federation", "region identity"),
        ("country", "offers identity"),
        ("twice", "region identity contact"),
    ];
    assert_eq!(shown(&to_oslo), expected(&consented));
    assert_eq!(to_oslo.total, Some(3));
    let to_biowin = ask(&biowin, turin, everything()).await;
    let consented = [
        ("federation", "region identity"),
        ("cluster", "summary identity"),
        ("except", "identity"),
        ("objects", ALL_BUT_CONTACT),
        ("?", "region"),
    ];
    assert_eq!(shown(&to_biowin), expected(&consented));
    let to_lyon = ask(&lyon, turin, everything()).await;
    let consented = [
        ("federation", "region identity"),
        ("except", "identity"),
        ("objects", ALL_BUT_CONTACT),
        ("?", "region"),
    ];
    assert_eq!(shown(&to_lyon), expected(&consented));

    // What is shown is the member's own data, and nothing of anybody else stands anywhere.
    let contact = to_oslo
        .matches
        .iter()
        .find_map(|m| m.fields.contact.as_ref());
    assert_eq!(contact, Some(&member("twice").contact));
    let text = serde_json::to_string(&to_oslo).unwrap();
    for hidden in [
        "cluster Srl",
        "except",
        "objects",
        "counted",
        "bare",
        "expired",
        "silent",
    ] {
        assert!(!text.contains(hidden), "`{hidden}` is in the answer");
    }
    assert_eq!(text.matches("@example.org").count(), 1);

    // What was not asked for is not shown either, whatever was consented to.
    let only_region = Query {
        fields: FieldGroups::NONE.with(Region),
        ..everyone()
    };
    let answer = ask(&oslo, turin, only_region).await;
    let groups: Vec<FieldGroups> = answer.matches.iter().map(|m| m.fields.groups()).collect();
    assert_eq!(groups.iter().filter(|g| g.is_empty()).count(), 1);
    assert!(
        groups
            .iter()
            .all(|g| g.difference(FieldGroups::NONE.with(Region)).is_empty())
    );
    assert_eq!(groups.len(), 3);

    // Another purpose is another consent.
    let for_an_event = Query {
        purpose: purpose("event"),
        ..everything()
    };
    let answer = ask(&oslo, turin, for_an_event).await;
    assert_eq!(shown(&answer), expected(&[("event", "identity")]));
    let for_a_call = Query {
        purpose: purpose("funding-call"),
        ..everything()
    };
    assert_eq!(ask(&oslo, turin, for_a_call).await.total, Some(0));

    // Every cluster knows a member by another handle, and by the same one each time.
    let handle = |answer: &Answer, name: &str| {
        let found = answer.matches.iter().find(|m| {
            let identity = m.fields.identity.as_ref();
            identity.is_some_and(|i| i.legal_name.starts_with(name))
        });
        found.unwrap().handle.clone()
    };
    let again = ask(&oslo, turin, everything()).await;
    assert_eq!(handle(&to_oslo, "federation"), handle(&again, "federation"));
    assert_ne!(
        handle(&to_oslo, "federation"),
        handle(&to_lyon, "federation")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn lower_granularities_tell_numbers_and_nothing_else() {
    let federation = federation().await;
    let turin = federation.cluster("turin");
    let oslo = Peer::start(federation.cluster("oslo"), &[turin]).await;
    let biowin = Peer::start(federation.cluster("biowin"), &[turin]).await;
    let at = |granularity| Query {
        granularity,
        ..everyone()
    };
    // Those who are shown, those who may be counted by something, and those who may be counted.
    for (peer, total) in [(&oslo, 5), (&biowin, 7)] {
        let counted = ask(peer, turin, at(Granularity::Count)).await;
        assert_eq!(counted.returned_granularity, Granularity::Count);
        assert_eq!(counted.total, Some(total));
        assert!(counted.matches.is_empty());
        let told = ask(peer, turin, at(Granularity::Boolean)).await;
        assert_eq!(told.returned_granularity, Granularity::Boolean);
        assert_eq!((told.exists, told.total), (Some(true), None));
        assert!(told.matches.is_empty());
    }
    let nobody = Query {
        purpose: purpose("funding-call"),
        ..at(Granularity::Boolean)
    };
    assert_eq!(ask(&oslo, turin, nobody).await.exists, Some(false));
}

#[tokio::test(flavor = "multi_thread")]
async fn small_numbers_for_statistics_are_not_told_apart() {
    let mut all = members("S", 6);
    for profile in all.iter_mut().take(3) {
        profile.region.country = Some("FR".parse().unwrap());
        profile.region.nuts = Some("FRK26".parse().unwrap());
    }
    let consents = sheet([integration_tests::members::consent_of_all()
        .purpose("statistics")
        .with(&[Region, Kind, Needs])
        .count_only()]);
    let specs = vec![
        Spec::new("turin", "IT").members(all, consents),
        Spec::new("oslo", "NO"),
    ];
    let federation = Federation::start_but(specs, &["oslo"]).await;
    let turin = federation.cluster("turin");
    let oslo = Peer::start(federation.cluster("oslo"), &[turin]).await;
    let statistics = |granularity, country: &str| {
        let mut query = Query {
            purpose: purpose("statistics"),
            granularity,
            ..everyone()
        };
        query.filters.countries = vec![country.parse().unwrap()];
        query
    };
    let mut all = statistics(Granularity::Count, "FR");
    all.filters.countries.clear();
    let answer = ask(&oslo, turin, all.clone()).await;
    assert_eq!((answer.total, answer.fewer_than), (Some(6), None));
    // That there are some may be told where there are enough, however they are sought.
    for match_mode in [MatchMode::Strict, MatchMode::Semantic] {
        let any = Query {
            granularity: Granularity::Boolean,
            match_mode,
            ..all.clone()
        };
        let answer = ask(&oslo, turin, any).await;
        assert_eq!((answer.exists, answer.fewer_than), (Some(true), None));
    }
    // Three in France, three in Italy, none in Spain: nobody can tell.
    for granularity in [
        Granularity::Boolean,
        Granularity::Count,
        Granularity::Record,
    ] {
        let mut told = Vec::new();
        for country in ["FR", "IT", "ES"] {
            let answer = ask(&oslo, turin, statistics(granularity, country)).await;
            assert_eq!(answer.fewer_than, Some(5));
            assert!(!answer.reductions.is_empty());
            told.push(answer);
        }
        assert_eq!(told[0], told[1]);
        assert_eq!(told[0], told[2]);
        assert!(told[0].returned_granularity <= Granularity::Count);
    }
    // The own staff get exact numbers, through the same pipeline.
    let own = Query {
        clusters: vec!["turin".parse().unwrap()],
        ..statistics(Granularity::Count, "FR")
    };
    let result = federation.api("turin").query(&own).await;
    assert_eq!(result.total, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_has_a_receipt_that_stands_in_the_log_and_in_the_members_own_list() {
    let federation = federation().await;
    let turin = federation.cluster("turin");
    let oslo = Peer::start(federation.cluster("oslo"), &[turin]).await;
    let before = verified_log(turin);
    let query = signed_query(oslo.cluster(), &[turin], everyone());
    let (_, receipt) = answer_and_receipt(&oslo.ask(turin, &query).await, turin);
    assert_eq!(receipt.iss, turin.id);
    assert_eq!(receipt.aud, oslo.cluster().id);
    assert_eq!(receipt.query_id, read_unverified(&query).jti);
    assert_eq!(receipt.query_digest, query.digest());
    assert_eq!(receipt.refused, None);
    assert_eq!(receipt.records, 3);
    assert_eq!(receipt.log_index, before);
    assert_eq!(verified_log(turin), before + 1);
    let opened = turin.open().await;
    let entry = opened.store.entry(receipt.log_index.cast_signed()).await;
    let entry = entry.unwrap().expect("the entry that the receipt names");
    assert_eq!(entry.leaf, receipt.leaf.as_bytes());
    assert_eq!(entry.kind, "answered");
    // The log names nobody.
    let text = String::from_utf8(entry.body).unwrap();
    for name in ["federation Srl", "\"federation\"", "twice", "Rossi"] {
        assert!(!text.contains(name), "`{name}` is in the log");
    }
    let list = federation
        .api("turin")
        .get("/api/v1/members/country/disclosures");
    let list = list.await;
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    assert_eq!(list[0]["recipient"], "oslo");
    assert_eq!(list[0]["purpose"], "matchmaking");
    assert_eq!(list[0]["fields"], serde_json::json!(["offers", "identity"]));
    assert_eq!(list[0]["entry"], receipt.log_index);
    for untouched in ["silent", "counted", "cluster"] {
        let path = format!("/api/v1/members/{untouched}/disclosures");
        let list = federation.api("turin").get(&path).await;
        assert_eq!(list, serde_json::json!([]), "{untouched}");
    }
    opened.store.close().await;
    // Reasons tell of what was offered, though it was not asked to be shown.
    let mut query = everyone();
    (query.text, query.fields) = (OFFERED_WORD.to_owned(), [Region].into_iter().collect());
    let answer = ask(&oslo, turin, query).await;
    let told = |m: &Match| m.fields.groups().is_empty() && m.why[0].found_in == Offers;
    assert!(answer.matches.iter().any(told), "{:?}", answer.matches);
    // So does that a member passed a filter.
    let mut query = everyone();
    query.fields = FieldGroups::NONE;
    query.filters.countries = vec!["IT".parse().unwrap()];
    assert!(!ask(&oslo, turin, query).await.matches.is_empty());
    for (member, told) in [("country", "[\"offers\"]"), ("federation", "[\"region\"]")] {
        let list = format!("/api/v1/members/{member}/disclosures");
        let list = federation.api("turin").get(&list).await;
        let fields: Vec<_> = (list.as_array().unwrap().iter())
            .map(|one| one["fields"].to_string())
            .collect();
        assert!(fields.contains(&told.to_owned()), "{fields:?}");
    }
}
