//! The doctor at a node that is stopped: it asks the peers, and does nothing else there.

use integration_tests::{
    federation::Federation,
    introduced::{waiting, write},
    members::{consent_of_all, everyone, members},
    peer::{Peer, signed_query},
    process::command,
    setup::{Cluster, Opened, Spec, prepare},
};
use serde_json::Value;
use steelyard::clock::{Clock, SystemClock};
use steelyard_protocol::frame::Request;

/// What the doctor finds at the node of `cluster`.
async fn doctor(cluster: &Cluster) -> Vec<Value> {
    let cluster = cluster.clone();
    let looking = move || command(&cluster, &["doctor", "--json"]);
    let output = tokio::task::spawn_blocking(looking).await.unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn finding<'a>(findings: &'a [Value], check: &str) -> &'a Value {
    findings
        .iter()
        .find(|finding| finding["check"] == check)
        .unwrap_or_else(|| panic!("`{check}` was not checked: {findings:?}"))
}

/// The entries of the log, and how many of them the last checkpoint is of.
async fn log_of(opened: &Opened) -> (i64, i64) {
    let (head, _) = opened.ledger.head().await.unwrap();
    (head.size, opened.store.last_checkpoint().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_is_stopped_answers_nobody_while_the_doctor_looks_at_it() {
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(members("T", 2), consent_of_all().sheet()),
    ];
    let prepared = prepare(specs).await;
    let turin = prepared.cluster("turin").clone();
    let opened = turin.open().await;
    // A node that serves would decline it within a second.
    let mut overdue = waiting(1, None, SystemClock.now());
    overdue.due = Some(1);
    write(&opened.ledger, std::slice::from_ref(&overdue), &[]).await;
    let before = log_of(&opened).await;

    // Oslo leaves the doctor's ping without an answer, so the doctor stays for some seconds.
    let oslo = Peer::start(prepared.cluster("oslo"), &[&turin]).await;
    let looking = tokio::spawn({
        let turin = turin.clone();
        async move { doctor(&turin).await }
    });
    oslo.connected_to(&turin).await;
    assert!(turin.data_dir.is_locked(), "a node could be started beside");
    let query = signed_query(oslo.cluster(), &[&turin], everyone());
    let frame = Request::Query(query).encode().unwrap();
    let answer = oslo.send(&turin, frame).await;
    assert!(answer.is_err(), "it was answered: {answer:?}");
    assert!(!looking.is_finished(), "the doctor was gone already");

    let findings = looking.await.unwrap();
    assert_eq!(finding(&findings, "peer oslo")["verdict"], "failed");
    assert!(!turin.data_dir.is_locked());
    assert_eq!(log_of(&opened).await, before, "something was written");
    let row = opened.store.introduction(&overdue.id, 1).await;
    assert_eq!(row.unwrap().unwrap().state, "delivered");
    opened.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_pings_from_a_node_that_is_stopped_and_through_one_that_runs() {
    let specs = vec![Spec::new("oslo", "NO"), Spec::new("turin", "IT")];
    let federation = Federation::start_but(specs, &["turin"]).await;
    let turin = federation.cluster("turin");
    let findings = doctor(turin).await;
    let oslo = finding(&findings, "peer oslo");
    assert_eq!(oslo["verdict"], "well", "{oslo}");
    // The node that runs has its folder to itself, and is asked.
    let findings = doctor(federation.cluster("oslo")).await;
    assert_eq!(finding(&findings, "peer turin")["verdict"], "failed");
    // As while a backup is restored.
    let _lock = turin.data_dir.lock().unwrap();
    let findings = doctor(turin).await;
    let found = finding(&findings, "peers")["found"].as_str().unwrap();
    assert!(found.contains("started, stopped or restored"), "{found}");
}
