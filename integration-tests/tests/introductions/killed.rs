//! Nodes are killed at every step: nothing is lost, nothing happens twice, and both sides come to the
//! same state.

use std::time::Duration;

use integration_tests::{federation::Federation, process::verified_log};
use serde_json::{Value, json};
use steelyard::introductions::State;

use crate::between::{Introducing, OSLO, TURIN, start};

/// Who is killed around a step of `by`.
#[derive(Clone, Copy, Debug)]
enum Killed {
    /// The other one before, so that the step has to wait; then whoever made it, as soon as it is
    /// acknowledged.
    OtherThenActor,
    /// Whoever made it, as soon as it is acknowledged: while it is on its way.
    Actor,
    /// The other one, at the same time: while it takes it.
    Other,
}

async fn around(federation: &mut Federation, killed: Killed, by: &str, id: &str, action: Value) {
    let other = if by == OSLO { TURIN } else { OSLO };
    if matches!(killed, Killed::OtherThenActor) {
        federation.node_mut(other).kill();
    }
    federation.act(by, id, action).await.unwrap();
    match killed {
        Killed::OtherThenActor => {
            federation.node_mut(by).kill();
            federation.node_mut(other).restart().await;
            federation.node_mut(by).restart().await;
        }
        Killed::Actor => {
            // Now and then the step is out already, now and then the acknowledgement is back.
            tokio::time::sleep(Duration::from_millis(rand::random_range(0..30))).await;
            federation.node_mut(by).kill();
            federation.node_mut(by).restart().await;
        }
        Killed::Other => {
            tokio::time::sleep(Duration::from_millis(rand::random_range(0..30))).await;
            federation.node_mut(other).kill();
            federation.node_mut(other).restart().await;
        }
    }
}

async fn whole_way(federation: &mut Federation, killed: Killed, member: &str) {
    let (found, query_id) = federation.find(member).await;
    let asked = json!({
        "cluster": TURIN, "handle": found.handle, "query_id": query_id,
        "purpose": "matchmaking", "text": "Shall we meet?", "on_behalf_of": "O-named",
    });
    if matches!(killed, Killed::OtherThenActor) {
        federation.node_mut(TURIN).kill();
    }
    let id = federation
        .api(OSLO)
        .introduce(&asked)
        .await
        .unwrap()
        .id
        .to_string();
    let victims = match killed {
        Killed::OtherThenActor => [TURIN, OSLO].as_slice(),
        Killed::Actor => &[OSLO],
        Killed::Other => &[TURIN],
    };
    for victim in victims {
        federation.node_mut(victim).kill();
        federation.node_mut(victim).restart().await;
    }
    federation.both(&id, State::Delivered).await;
    let ask = json!({"ask": "How many are you?"});
    around(federation, killed, TURIN, &id, ask).await;
    federation.both(&id, State::Questioned).await;
    around(federation, killed, OSLO, &id, json!({"answer": "Seven"})).await;
    federation.both(&id, State::Answered).await;
    let accept = json!({"accept": {"reveal": ["identity"]}});
    around(federation, killed, TURIN, &id, accept).await;
    federation.both(&id, State::Revealed).await;
    let oslo = federation.at(OSLO, &id).await.unwrap();
    let turin = federation.at(TURIN, &id).await.unwrap();
    assert_eq!(
        (&oslo.received, &oslo.revealed),
        (&turin.revealed, &turin.received)
    );
    let legal_name = &oslo.received.unwrap().fields.identity.unwrap().legal_name;
    assert_eq!(*legal_name, format!("{member} Srl"));
    assert_eq!((oslo.timeline.len(), turin.timeline.len()), (6, 6));
    assert_eq!(federation.revealed_of(TURIN, member).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_killed_at_any_step_loses_and_doubles_nothing() {
    let mut federation = start().await;
    for (killed, member) in [
        (Killed::OtherThenActor, "T-0"),
        (Killed::Actor, "T-1"),
        (Killed::Other, "T-2"),
    ] {
        whole_way(&mut federation, killed, member).await;
    }
    // Two for each of the three ways: the request, and what was revealed at the end.
    assert_eq!(federation.revealed_of(OSLO, "O-named").await.len(), 6);
    for cluster in [OSLO, TURIN] {
        verified_log(federation.cluster(cluster));
    }
}

/// Each side decides while the other is away. The asking side's withdrawal counts, and the data that
/// the other agreed to reveal has not left.
#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawal_and_an_acceptance_that_cross_end_in_the_same_state() {
    let mut federation = start().await;
    let id = federation
        .request("T-3", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    federation.both(&id, State::Delivered).await;
    federation.node_mut(OSLO).kill();
    let accept = json!({"accept": {"reveal": ["identity"]}});
    let accepted = federation.act(TURIN, &id, accept).await.unwrap();
    assert_eq!(accepted.state, State::Accepted);
    federation.node_mut(TURIN).kill();
    federation.node_mut(OSLO).restart().await;
    federation.act(OSLO, &id, json!("withdraw")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let waiting = federation.at(OSLO, &id).await.unwrap().delivery.unwrap();
    assert_eq!(waiting.waiting, 1);
    federation.node_mut(TURIN).restart().await;
    federation.both(&id, State::Withdrawn).await;
    assert!(federation.revealed_of(TURIN, "T-3").await.is_empty());
    let oslo = federation.at(OSLO, &id).await.unwrap();
    assert_eq!(oslo.received, None);
}

/// How often both are killed at any moment, by chance; each time takes about two seconds.
const KILLS: &str = "STEELYARD_TEST_KILLS";
const KILLS_BY_DEFAULT: u32 = 8;

#[tokio::test(flavor = "multi_thread")]
async fn nodes_killed_at_any_moment_come_to_the_same_state() {
    let kills: u32 = std::env::var(KILLS).map_or(KILLS_BY_DEFAULT, |n| n.parse().unwrap());
    let mut federation = start().await;
    let mut found = Vec::new();
    for member in ["T-0", "T-1", "T-2", "T-3"] {
        found.push(federation.find(member).await);
    }
    let mut ids = Vec::new();
    for round in 0..kills {
        let victim = if round % 2 == 0 { TURIN } else { OSLO };
        // One that is new, one that is asked about, and one that is accepted, all at once.
        let (found, query_id) = &found[round as usize % 4];
        let asked = json!({
            "cluster": TURIN, "handle": found.handle, "query_id": query_id,
            "purpose": "matchmaking",
        });
        if let Ok(new) = federation.api(OSLO).introduce(&asked).await {
            ids.push(new.id.to_string());
        }
        for (n, id) in ids.iter().enumerate() {
            let ask = json!({"ask": "Who is it?"});
            let accept = json!({"accept": {"reveal": ["identity"]}});
            let _ = match n % 3 {
                0 => federation.act(TURIN, id, accept).await,
                1 => federation.act(TURIN, id, ask).await,
                _ => federation.act(TURIN, id, json!("decline")).await,
            };
            let _ = federation.act(OSLO, id, json!({"answer": "We are"})).await;
        }
        tokio::time::sleep(Duration::from_millis(rand::random_range(0..60))).await;
        federation.node_mut(victim).kill();
        federation.node_mut(victim).restart().await;
    }
    assert!(!ids.is_empty());
    for id in &ids {
        integration_tests::waiting::eventually("both are in the same state", || async {
            let (oslo, turin) = (
                federation.at(OSLO, id).await,
                federation.at(TURIN, id).await,
            );
            let (Some(oslo), Some(turin)) = (oslo, turin) else {
                return false;
            };
            let quiet = oslo.delivery.is_none() && turin.delivery.is_none();
            quiet && oslo.state == turin.state && oslo.timeline.len() == turin.timeline.len()
        })
        .await;
    }
    for cluster in [OSLO, TURIN] {
        verified_log(federation.cluster(cluster));
    }
}
