//! A node is killed under load, again and again: what it acknowledged is there, and its log is whole.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
    time::Duration,
};

use integration_tests::{
    api::Api,
    federation::Federation,
    members::{consent_of_all, everyone, members, terms},
    peer::{Peer, QUERY_FRAME, answer_and_receipt, code_of, frame, signed_query},
    process::verified_log,
    setup::{Cluster, Spec},
    waiting::eventually,
};
use steelyard_protocol::{fields::FieldGroups, messages::ReceiptClaims};
use tokio::sync::watch;

/// How often the node is killed. Each time takes about a second.
const KILLS: &str = "STEELYARD_TEST_KILLS";
const KILLS_BY_DEFAULT: u32 = 20;
const MEMBERS: usize = 6;

/// What the node has acknowledged, to whomever.
#[derive(Default)]
struct Acknowledged {
    /// Consents by member.
    given: BTreeMap<usize, BTreeSet<u64>>,
    withdrawn: BTreeSet<u64>,
    /// Consents whose withdrawal was asked for; whether it came to pass is not known for all.
    being_withdrawn: BTreeSet<u64>,
    /// Receipts that came with answers.
    receipts: Vec<ReceiptClaims>,
    /// How many of the receipts were looked up in the log.
    looked_up: usize,
}

type Shared = Arc<Mutex<Acknowledged>>;

/// Asks queries until it is told to stop, and keeps the receipts.
async fn ask(peer: Arc<Peer>, turin: Cluster, known: Shared, stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let query = signed_query(peer.cluster(), &[&turin], everyone());
        let bytes = frame(QUERY_FRAME, query.as_str().as_bytes());
        let Ok(response) = peer.send(&turin, bytes).await else {
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        if code_of(&response).is_none() {
            let (_, receipt) = answer_and_receipt(&response, &turin);
            known.lock().unwrap().receipts.push(receipt);
        }
    }
}

/// Gives and withdraws consents of one member until it is told to stop.
async fn consent(api: Api, member: usize, known: Shared, stop: watch::Receiver<bool>) {
    let name = format!("T-{member}");
    let terms = terms(&["cluster:oslo"], FieldGroups::ALL);
    while !*stop.borrow() {
        let Ok(id) = api.grant(&name, &terms).await else {
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        known
            .lock()
            .unwrap()
            .given
            .entry(member)
            .or_default()
            .insert(id);
        if rand::random_bool(0.5) {
            known.lock().unwrap().being_withdrawn.insert(id);
            if api.withdraw(&name, id).await.is_ok() {
                known.lock().unwrap().withdrawn.insert(id);
            }
        }
    }
}

/// Looks up everything that was acknowledged.
async fn nothing_is_lost(turin: &Cluster, api: &Api, known: &Shared) {
    for member in 0..MEMBERS {
        let path = format!("/api/v1/members/T-{member}/consents");
        let consents = api.get(&path).await;
        let there: BTreeMap<u64, &str> = consents
            .as_array()
            .expect("the consents")
            .iter()
            .map(|c| (c["id"].as_u64().unwrap(), c["status"].as_str().unwrap()))
            .collect();
        let known = known.lock().unwrap();
        for id in known.given.get(&member).into_iter().flatten() {
            let status = there.get(id).copied();
            if known.withdrawn.contains(id) {
                assert_eq!(status, Some("withdrawn"), "withdrawal of consent {id}");
            } else if known.being_withdrawn.contains(id) {
                assert!(status.is_some(), "consent {id} is lost");
            } else {
                assert_eq!(status, Some("given"), "consent {id}");
            }
        }
    }
    let receipts: Vec<ReceiptClaims> = {
        let mut known = known.lock().unwrap();
        let all = known.receipts.len();
        let from = std::mem::replace(&mut known.looked_up, all);
        known.receipts[from..].to_vec()
    };
    let opened = turin.open().await;
    for receipt in receipts {
        let entry = opened.store.entry(receipt.log_index.cast_signed()).await;
        let entry = entry.unwrap().expect("the entry of a receipt");
        assert_eq!(
            entry.leaf,
            receipt.leaf.as_bytes(),
            "entry {}",
            receipt.log_index
        );
        assert_eq!(entry.kind, "answered");
    }
    opened.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_killed_again_and_again_under_load_loses_nothing_that_it_acknowledged() {
    let kills: u32 = std::env::var(KILLS).map_or(KILLS_BY_DEFAULT, |n| n.parse().unwrap());
    let specs = vec![
        Spec::new("turin", "IT").members(members("T", MEMBERS), consent_of_all().sheet()),
        Spec::new("oslo", "NO"),
    ];
    let mut federation = Federation::start_but(specs, &["oslo"]).await;
    let turin = federation.cluster("turin").clone();
    let others = [&turin];
    let peer = Peer::start_with(federation.cluster("oslo"), &others, |config| {
        // The node is gone every second: that its connection is dead must be noticed sooner.
        config.handshake_timeout = Duration::from_millis(200);
        config.quic_idle_timeout = Duration::from_secs(1);
    });
    let peer = Arc::new(peer.await);
    let known = Shared::default();
    for _ in 0..kills {
        let api = federation.api("turin").clone();
        let (stop, stopped) = watch::channel(false);
        let before = known.lock().unwrap().receipts.len();
        let mut load = tokio::task::JoinSet::new();
        for _ in 0..6 {
            load.spawn(ask(
                Arc::clone(&peer),
                turin.clone(),
                Arc::clone(&known),
                stopped.clone(),
            ));
        }
        for member in 0..MEMBERS {
            load.spawn(consent(
                api.clone(),
                member,
                Arc::clone(&known),
                stopped.clone(),
            ));
        }
        eventually("answers come", || async {
            known.lock().unwrap().receipts.len() > before
        })
        .await;
        tokio::time::sleep(Duration::from_millis(rand::random_range(0..300))).await;
        federation.node_mut("turin").kill();
        stop.send(true).unwrap();
        federation.node_mut("turin").restart().await;
        nothing_is_lost(&turin, &api, &known).await;
        while let Some(ended) = load.join_next().await {
            ended.unwrap();
        }
    }
    let entries = verified_log(&turin);
    let known = known.lock().unwrap();
    let given: usize = known.given.values().map(BTreeSet::len).sum();
    println!(
        "{kills} kills: {} answers, {given} consents and {} withdrawals acknowledged, {entries} entries",
        known.receipts.len(),
        known.withdrawn.len()
    );
    assert!(given > 0 && !known.withdrawn.is_empty());
}
