//! A new version of the charter takes effect while nodes run: keys of older charters, suspended
//! clusters, expiry.

use integration_tests::{
    federation::{Federation, status_of},
    members::{consent_of_all, everyone, members},
    peer::{Peer, answer_of, claims, code_of, signed_query},
    setup::Spec,
    waiting::eventually,
};
use steelyard::network::AskError;
use steelyard_protocol::{
    charter::{ClusterState, NodeEntry},
    envelope::Signed,
    frame::Request,
    keys::SigningKey,
    query::Query,
    refusal::RefusalCode,
    result::Status,
};

async fn federation() -> Federation {
    let specs = vec![
        Spec::new("oslo", "NO").members(members("M", 2), consent_of_all().sheet()),
        Spec::new("turin", "IT").members(members("T", 2), consent_of_all().sheet()),
        Spec::new("mallory", "FR"),
    ];
    Federation::start_but(specs, &["mallory"]).await
}

/// Waits until the node of `cluster` has version `version` in force.
async fn in_force(federation: &Federation, cluster: &str, version: u64) {
    let api = federation.api(cluster);
    eventually("the new charter is in force", || async {
        api.get("/api/v1/charter").await["version"] == version
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_of_an_older_charter_no_longer_counts() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    let own = mallory.cluster();
    let first = signed_query(own, &[oslo], everyone());
    assert_eq!(
        answer_of(&mallory.ask(oslo, &first).await, oslo).total,
        Some(2)
    );
    let made_before = signed_query(own, &[oslo], everyone());

    let (new_key, _) = SigningKey::generate().unwrap();
    let next = federation.prepared().next_charter(|charter| {
        for cluster in &mut charter.clusters {
            if cluster.id == own.id {
                cluster.signing_key = new_key.public();
            }
        }
    });
    oslo.adopt(&[next]).await;
    in_force(&federation, "oslo", 2).await;

    let refused = mallory.ask(oslo, &made_before).await;
    assert_eq!(code_of(&refused), Some(RefusalCode::BadSignature));
    let old = claims(own, &[oslo], everyone());
    let code = mallory.refused(oslo, &old, own.identity.signing()).await;
    assert_eq!(code, RefusalCode::BadSignature);
    let renewed = claims(own, &[oslo], everyone());
    let renewed = Signed::sign(&renewed, &new_key).unwrap();
    let answered = mallory.ask(oslo, &renewed).await;
    assert_eq!(answer_of(&answered, oslo).total, Some(2));

    // Answers signed with the old key are thrown away as well.
    mallory.answers_but(|_| ());
    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(status_of(&result, "mallory").status, Status::Invalid);
    assert_eq!(status_of(&result, "turin").status, Status::Answered);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_that_is_suspended_is_cut_off_and_no_longer_asked() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    mallory.answers_but(|_| ());
    mallory.connected_to(oslo).await;
    let result = federation.api("oslo").query(&everyone()).await;
    assert!(result.complete, "{:?}", result.clusters);

    let next = federation.prepared().next_charter(|charter| {
        for cluster in &mut charter.clusters {
            if cluster.id.as_str() == "mallory" {
                cluster.status = ClusterState::Suspended;
            }
        }
    });
    oslo.adopt(&[next]).await;
    in_force(&federation, "oslo", 2).await;
    let query = signed_query(mallory.cluster(), &[oslo], everyone());
    let frame = Request::Query(query).encode().unwrap();
    // The connection ends a moment after the charter is in force; no answer comes meanwhile.
    eventually("the suspended cluster is cut off", || async {
        match mallory.send(oslo, frame.clone()).await {
            Err(AskError::Unreachable(_)) => true,
            Ok(response) => {
                assert!(
                    code_of(&response).is_some(),
                    "a suspended cluster was answered"
                );
                false
            }
            Err(e) => panic!("{e}"),
        }
    })
    .await;
    let result = federation.api("oslo").query(&everyone()).await;
    assert!(result.complete);
    let asked: Vec<&str> = result.clusters.iter().map(|c| c.cluster.as_str()).collect();
    assert_eq!(asked, ["oslo", "turin"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_charter_has_expired_nothing_is_asked_or_answered() {
    let federation = federation().await;
    let (oslo, turin) = (federation.cluster("oslo"), federation.cluster("turin"));
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo, turin]).await;
    let soon = steelyard::clock::Clock::now(&steelyard::clock::SystemClock).plus_seconds(3);
    let next = federation
        .prepared()
        .next_charter(|charter| charter.expires = soon);
    oslo.adopt(&[next]).await;
    in_force(&federation, "oslo", 2).await;
    eventually("the node is no longer ready", || async {
        federation.api("oslo").ready().await == Some(503)
    })
    .await;
    let readiness = federation.api("oslo").readiness().await;
    assert_eq!(readiness["charter_valid"], false);
    assert_eq!(readiness["store_writable"], true);

    let query = signed_query(mallory.cluster(), &[oslo], everyone());
    let refused = mallory.ask(oslo, &query).await;
    assert_eq!(code_of(&refused), Some(RefusalCode::CharterExpired));
    let refused = federation
        .api("oslo")
        .try_query(&everyone())
        .await
        .unwrap_err();
    assert_eq!(refused.status.map(|s| s.as_u16()), Some(400));
    assert!(refused.body.contains("expired"), "{}", refused.body);
    // Turin, with the older charter, is told so.
    let result = federation.api("turin").query(&everyone()).await;
    let status = status_of(&result, "oslo");
    assert_eq!(status.status, Status::Refused);
    assert_eq!(status.code, Some(RefusalCode::CharterExpired));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_silent_leaves_the_others_of_its_cluster_their_time() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    mallory.answers_but(|_| ());
    mallory.connected_to(oslo).await;
    // Takes what comes, and says nothing.
    let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let first = NodeEntry {
        transport_key: SigningKey::generate().unwrap().0.public(),
        addresses: vec![format!("/ip4/127.0.0.1/udp/{port}/quic-v1")],
    };
    let next = federation.prepared().next_charter(|charter| {
        for cluster in &mut charter.clusters {
            if cluster.id.as_str() == "mallory" {
                cluster.nodes.insert(0, first.clone());
            }
        }
    });
    oslo.adopt(&[next]).await;
    in_force(&federation, "oslo", 2).await;
    let query = Query {
        deadline_ms: 2_000,
        ..everyone()
    };
    let result = federation.api("oslo").query(&query).await;
    let status = status_of(&result, "mallory");
    assert_eq!(status.status, Status::Answered, "{status:?}");
}
