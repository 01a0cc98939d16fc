//! Partners for a member: what of it leaves the node, to whom, on what ground and with what proof.

use std::sync::{Arc, Mutex};

use integration_tests::{
    federation::{Federation, status_of},
    members::{
        NEEDED, OFFERED, OFFERED_WORD, SUMMARY_WORD, consent_of, consent_of_all, member, members,
        objection, sheet,
    },
    peer::{Peer, answer_frame, honest_answer, query_of, read_unverified},
    process::verified_log,
    setup::Spec,
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use steelyard::directory::import::ConsentSheet;
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    answer::LikePart,
    charter::ClusterState,
    fields::{
        Entry,
        FieldGroup::{self, Identity, Needs, Offers, Summary},
        Granularity,
    },
    messages::QueryClaims,
    refusal::RefusalCode,
    result::Status,
};

/// Members of Oslo: one for each kind of consent, named after it.
const OF_OSLO: [&str; 7] = [
    "some",
    "silent",
    "counted",
    "event",
    "objects",
    "withdrawn",
    "neighbour",
];

fn consents() -> ConsentSheet {
    let but_biowin =
        |who: &str, fields: &[FieldGroup]| consent_of(&[who]).except("biowin").with(fields);
    let mut consents = sheet([
        but_biowin("some", &[Offers, Needs]),
        // Own staff may see all of it: nothing of that concerns the others.
        consent_of(&["some"]).to(&["cluster:oslo"]),
        consent_of(&["counted"]).count_only(),
        consent_of(&["event"]).purpose("event"),
        consent_of(&["objects"]),
        consent_of(&["withdrawn"]),
        consent_of(&["neighbour"]),
        consent_of(&["silent"]).with(&[Identity]),
    ]);
    consents.objections.push(objection("objects", "lyon"));
    consents
}

/// A member that has what the others of Oslo need, and one that needs what they have.
fn of_turin() -> Vec<Profile> {
    let only = |reference: &str, concept: &str| {
        let mut profile = Profile::new(reference.parse().unwrap());
        profile.identity.legal_name = format!("{reference} Srl");
        profile.offers.push(Entry {
            concepts: vec![concept.parse().unwrap()],
            ..Entry::default()
        });
        profile
    };
    let mut needing = only("needing", OFFERED);
    needing.needs = std::mem::take(&mut needing.offers);
    vec![only("having", NEEDED), needing, only("other", "/25/59")]
}

struct Stage {
    federation: Federation,
    /// What came to Lyon and to Biowin, whose nodes the test is.
    heard: [(Peer, Arc<Mutex<Vec<QueryClaims>>>); 2],
}

async fn stage() -> Stage {
    let specs = vec![
        Spec::new("oslo", "NO").members(OF_OSLO.map(member).to_vec(), consents()),
        Spec::new("turin", "IT").members(of_turin(), consent_of_all().sheet()),
        Spec::new("lyon", "FR"),
        Spec::new("biowin", "BE"),
    ];
    let federation = Federation::start_but(specs, &["lyon", "biowin"]).await;
    let oslo = federation.cluster("oslo");
    let mut heard = Vec::new();
    for id in ["lyon", "biowin"] {
        let cluster = federation.cluster(id).clone();
        let peer = Peer::start(&cluster, &[oslo]).await;
        let queries = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&queries);
        peer.answers(move |request| {
            let query = query_of(request);
            kept.lock().unwrap().push(read_unverified(&query));
            let answer = honest_answer(&cluster, &query);
            Some(answer_frame(&answer, cluster.identity.signing()))
        });
        peer.connected_to(oslo).await;
        heard.push((peer, queries));
    }
    let heard = heard.try_into().unwrap_or_else(|_| panic!("two peers"));
    Stage { federation, heard }
}

impl Stage {
    fn heard_at(&self, peer: usize) -> Vec<QueryClaims> {
        std::mem::take(&mut *self.heard[peer].1.lock().unwrap())
    }

    /// What left Oslo of a member: what its own staff saw did not.
    async fn told(&self, member: &str) -> Vec<Value> {
        let path = format!("/api/v1/members/{member}/disclosures");
        let list = self.federation.api("oslo").get(&path).await;
        let list = list.as_array().unwrap().iter();
        list.filter(|d| d["recipient"] != "oslo").cloned().collect()
    }
}

fn inquiry(member: &str) -> Value {
    json!({ "purpose": "matchmaking", "like_member": member })
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_are_found_and_only_concepts_and_words_leave() {
    let stage = stage().await;
    let api = stage.federation.api("oslo");
    let before = verified_log(stage.federation.cluster("oslo"));
    let result = api.inquire(&inquiry("some")).await.unwrap();

    // Turin has both kinds of partners, and what gave how much adds up.
    let from_turin: Vec<_> = (result.matches.iter())
        .filter(|m| m.cluster.as_str() == "turin")
        .map(|m| {
            let parts: f64 = m.why.iter().map(|reason| reason.weight).sum();
            assert!((parts - m.score).abs() < 1e-6, "{:?}", m.why);
            (m.member_ref.as_ref().unwrap().to_string(), m.why[0].part)
        })
        .collect();
    for expected in [("having", LikePart::Need), ("needing", LikePart::Offer)] {
        let expected = (expected.0.to_owned(), Some(expected.1));
        assert!(from_turin.contains(&expected), "{from_turin:?}");
    }
    assert_eq!(from_turin.len(), 2);

    // The neighbours in the own cluster do the same work; the member is no partner of its own.
    let own: Vec<String> = (result.matches.iter())
        .filter(|m| m.cluster.as_str() == "oslo")
        .filter_map(|m| m.member_ref.as_ref().map(ToString::to_string))
        .collect();
    assert!(own.contains(&"neighbour".to_owned()), "{own:?}");
    assert!(!own.contains(&"some".to_owned()), "{own:?}");

    // Lyon heard what the member consents to tell, and nothing of who it is or of its summary.
    let claims = &stage.heard_at(0)[0];
    let like = claims.query.like.as_ref().expect("a `like`");
    let codes = |side: &steelyard_protocol::like::Side| -> Vec<String> {
        side.concepts
            .iter()
            .map(|c| c.concept.to_string())
            .collect()
    };
    assert!(codes(&like.offers).contains(&OFFERED.to_owned()));
    assert!(codes(&like.needs).contains(&NEEDED.to_owned()));
    assert!(like.offers.text.split(' ').any(|word| word == OFFERED_WORD));
    let wire = serde_json::to_string(&claims.query).unwrap().to_lowercase();
    for hidden in [
        "like_member",
        "some",
        "srl",
        "bologna",
        "rossi",
        "example",
        SUMMARY_WORD,
    ] {
        assert!(!wire.contains(hidden), "`{hidden}` in {wire}");
    }

    // Biowin, which the consent leaves out, heard nothing, and is listed.
    assert_eq!(stage.heard_at(1), []);
    let biowin = status_of(&result, "biowin");
    assert_eq!(
        (biowin.status, biowin.code),
        (Status::Refused, Some(RefusalCode::NotPermitted))
    );
    assert!(biowin.message.as_ref().unwrap().contains("consent"));
    assert_eq!(status_of(&result, "lyon").status, Status::Answered);
    assert!(!result.complete);

    // The log and the member's own list say who was told what.
    let told = stage.told("some").await;
    let mut recipients: Vec<&str> = (told.iter())
        .filter(|d| d["fields"] == json!(["offers", "needs"]))
        .map(|d| d["recipient"].as_str().unwrap())
        .collect();
    recipients.sort_unstable();
    assert_eq!(recipients, ["lyon", "turin"], "{told:?}");
    assert!(verified_log(stage.federation.cluster("oslo")) >= before + 3);
    let opened = stage.federation.cluster("oslo").open().await;
    let entry = opened.store.entry(told[0]["entry"].as_i64().unwrap()).await;
    let entry = entry.unwrap().expect("the entry that the list names");
    assert_eq!(entry.kind, "told");
    let text = String::from_utf8(entry.body).unwrap();
    assert!(
        text.contains(&claims.jti.to_string()) && !text.contains("some"),
        "{text}"
    );
    opened.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_consent_nothing_is_asked() {
    let stage = stage().await;
    let api = stage.federation.api("oslo");
    let withdrawn = api.get("/api/v1/members/withdrawn/consents").await;
    let consent = withdrawn[0]["id"].as_u64().unwrap();
    assert!(api.inquire(&inquiry("withdrawn")).await.is_ok());
    stage
        .heard
        .iter()
        .for_each(|(_, queries)| queries.lock().unwrap().clear());
    api.withdraw("withdrawn", consent).await.unwrap();
    let with = |key: &str, value: Value| {
        let mut inquiry = inquiry("some");
        inquiry[key] = value;
        inquiry
    };
    for (inquiry, told) in [
        (inquiry("withdrawn"), "does not consent"),
        (inquiry("silent"), "does not consent"),
        (inquiry("counted"), "does not consent"),
        (inquiry("event"), "does not consent"),
        (inquiry("nobody"), "there is no member `nobody`"),
        (with("clusters", json!(["biowin"])), "does not consent"),
        (
            with("match", json!("strict")),
            "`like` needs `match` to be `semantic`",
        ),
        (with("like", json!({})), "exclude each other"),
        (with("merge", json!("best")), "best"),
    ] {
        let refused = api.inquire(&inquiry).await.unwrap_err();
        assert_eq!(refused.status, Some(StatusCode::BAD_REQUEST), "{inquiry}");
        assert!(refused.body.contains(told), "{inquiry}: {}", refused.body);
    }
    assert_eq!(stage.heard_at(0), []);
    assert_eq!(stage.heard_at(1), []);
    for member in ["silent", "counted", "event", "some"] {
        assert!(stage.told(member).await.is_empty(), "{member}");
    }

    // An objection leaves out one cluster, whatever was consented to.
    let result = api.inquire(&inquiry("objects")).await.unwrap();
    assert_eq!(status_of(&result, "lyon").status, Status::Refused);
    assert_eq!(stage.heard_at(0), []);
    assert_eq!(stage.heard_at(1).len(), 1);
    let mut recipients: Vec<String> = (stage.told("objects").await.iter())
        .map(|d| d["recipient"].as_str().unwrap().to_owned())
        .collect();
    recipients.sort();
    assert_eq!(recipients, ["biowin", "turin"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_member_in_another_cluster_is_no_partner() {
    let mut twin = member("twin");
    twin.identity.website = Some("https://twin.example".to_owned());
    let mut abroad = twin.clone();
    abroad.identity.website = Some("http://www.twin.example/home".to_owned());
    let mut of_turin = members("T", 1);
    of_turin.push(abroad);
    let told = [Offers, Needs, Summary, Identity];
    let specs = vec![
        Spec::new("oslo", "NO").members(vec![twin], consent_of(&["twin"]).with(&told).sheet()),
        Spec::new("turin", "IT").members(of_turin, consent_of_all().sheet()),
    ];
    let federation = Federation::start(specs).await;
    let result = federation
        .api("oslo")
        .inquire(&inquiry("twin"))
        .await
        .unwrap();
    let found: Vec<String> = (result.matches.iter())
        .filter_map(|m| m.member_ref.as_ref().map(ToString::to_string))
        .collect();
    assert_eq!(found, ["T-0"]);
    assert_eq!(result.total, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_told_to_nobody_whom_a_charter_suspends_that_is_not_in_view_yet() {
    let stage = stage().await;
    let (api, oslo) = (
        stage.federation.api("oslo"),
        stage.federation.cluster("oslo"),
    );
    // What else another process changes is waited for, and hinders nobody.
    let beside = oslo.open().await;
    let (other, lyon) = (
        "neighbour".parse().unwrap(),
        stage.federation.cluster("lyon"),
    );
    beside.directory.object(&other, &lyon.id).await.unwrap();
    beside.store.close().await;
    let result = api.inquire(&inquiry("some")).await.unwrap();
    assert_eq!(status_of(&result, "lyon").status, Status::Answered);
    assert_eq!(stage.heard_at(0).len(), 1);

    let next = stage.federation.prepared().next_charter(|charter| {
        for cluster in &mut charter.clusters {
            if cluster.id == lyon.id {
                cluster.status = ClusterState::Suspended;
            }
        }
    });
    let told_before = stage.told("some").await.len();
    oslo.adopt(&[next]).await;
    let result = api.inquire(&inquiry("some")).await.unwrap();
    assert_eq!(stage.heard_at(0), []);
    assert!(result.clusters.iter().all(|c| c.cluster != lyon.id));
    assert_eq!(status_of(&result, "turin").status, Status::Answered);
    // Turin alone was told.
    assert_eq!(stage.told("some").await.len(), told_before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_takes_no_place_among_its_own_partners_and_is_not_counted() {
    let mut alone = member("alone");
    alone.region.country = Some("NO".parse().unwrap());
    alone.region.nuts = None;
    let mut near = member("near");
    // Fits less well than the member itself.
    near.needs.clear();
    near.summary.text.clear();
    let members = vec![alone, near];
    let federation = Federation::start(vec![
        Spec::new("oslo", "NO").members(members, consent_of_all().sheet()),
    ])
    .await;
    let ask = async |granularity: &str, limit: u32, countries: &[&str]| {
        let mut inquiry = inquiry("alone");
        inquiry["granularity"] = json!(granularity);
        inquiry["limit"] = json!(limit);
        inquiry["filters"] = json!({ "countries": countries });
        federation.api("oslo").inquire(&inquiry).await.unwrap()
    };
    for limit in [1, 2, 100] {
        let result = ask("record", limit, &[]).await;
        let found: Vec<String> = (result.matches.iter())
            .filter_map(|m| m.member_ref.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(found, ["near"], "at most {limit}");
        let status = status_of(&result, "oslo");
        assert_eq!((status.total, status.returned), (Some(1), Some(1)));
        assert!(status.reductions.is_empty(), "{:?}", status.reductions);
    }
    let cases: [(&[&str], u64); 3] = [(&[], 1), (&["NO"], 0), (&["IT"], 1)];
    for (countries, others) in cases {
        let counted = ask("count", 20, countries).await;
        let status = status_of(&counted, "oslo");
        assert_eq!(status.total, Some(others), "{countries:?}");
        let looked = ask("boolean", 20, countries).await;
        let status = status_of(&looked, "oslo");
        assert_eq!(status.exists, Some(others > 0), "{countries:?}");
        assert_eq!(status.total, None);
        assert_eq!(status.returned_granularity, Some(Granularity::Boolean));
        assert!(status.reductions.is_empty(), "{:?}", status.reductions);
        let listed = ask("record", 20, countries).await;
        let status = status_of(&listed, "oslo");
        assert_eq!(status.total, Some(others), "{countries:?}");
    }
}
