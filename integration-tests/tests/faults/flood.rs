//! A thousand connections that say nothing, to each port of a node; and more queries than it takes.

use std::{process::Command, time::Duration};

use futures::{StreamExt, stream::FuturesUnordered};
use integration_tests::{
    federation::{Federation, status_of},
    in_process::InProcess,
    members::{consent_of_all, everyone, members},
    peer::{Peer, answer_of, code_of, signed_query},
    setup::{Cluster, Spec, prepare},
    waiting::within,
};
use steelyard::clock::{Clock, SystemClock};
use steelyard_protocol::{refusal::RefusalCode, result::Status};
use tokio::net::TcpStream;

/// Lets this process open enough files.
fn more_files() {
    let own = std::process::id().to_string();
    let raised = Command::new("prlimit")
        .args(["--pid", &own, "--nofile=8192:"])
        .status();
    if !raised.is_ok_and(|s| s.success()) {
        println!("the limit of open files stays as it is");
    }
}

fn ports(cluster: &Cluster) -> [u16; 3] {
    let tcp = cluster.config.network.listen.iter();
    let tcp = tcp.filter_map(|a| a.split("/tcp/").nth(1)).next().unwrap();
    [
        tcp.parse().unwrap(),
        cluster.config.api.listen.port(),
        cluster.config.probes.listen.port(),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_silent_connections_keep_nobody_from_being_answered() {
    more_files();
    let specs = vec![
        Spec::new("oslo", "NO").members(members("O", 2), consent_of_all().sheet()),
        Spec::new("turin", "IT").members(members("T", 2), consent_of_all().sheet()),
        Spec::new("lyon", "FR"),
    ];
    let federation = Federation::start_but(specs, &["lyon"]).await;
    let turin = federation.cluster("turin");
    let mut silent = Vec::new();
    for port in ports(turin) {
        for _ in 0..1_000 {
            let connection = TcpStream::connect(("127.0.0.1", port));
            let connection = tokio::time::timeout(Duration::from_secs(10), connection).await;
            silent.push(connection.expect("a connection in time").unwrap());
        }
    }
    // Who is connected, who connects now, and who uses the HTTP interface is served.
    let result = federation.api("oslo").query(&everyone()).await;
    let status = status_of(&result, "turin");
    assert_eq!(status.status, Status::Answered, "{status:?}");
    let lyon = Peer::start(federation.cluster("lyon"), &[turin]).await;
    let query = signed_query(lyon.cluster(), &[turin], everyone());
    let answer = answer_of(&lyon.ask(turin, &query).await, turin);
    assert_eq!(answer.total, Some(2));
    let own = federation.api("turin").query(&everyone()).await;
    assert_eq!(status_of(&own, "turin").status, Status::Answered);
    assert_eq!(federation.api("turin").ready().await, Some(200));
    // The node closes them itself.
    let files = format!("/proc/{}/fd", federation.node("turin").pid());
    let patience = Duration::from_secs(40);
    within(patience, "the silent ones are closed", || async {
        std::fs::read_dir(&files).unwrap().count() < 200
    })
    .await;
    drop(silent);
    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(status_of(&result, "turin").status, Status::Answered);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_floods_fills_no_more_than_its_part_of_what_may_wait() {
    let turin = Spec::new("turin", "IT")
        .members(members("T", 2), consent_of_all().sheet())
        .configure(|config| {
            config.limits.answers = 4;
            config.limits.answers_waiting = 16;
        });
    let peers = ["lyon", "biowin"].map(|peer| Spec::new(peer, "FR"));
    let prepared = prepare([turin].into_iter().chain(peers).collect()).await;
    let turin = prepared.cluster("turin");
    let node = InProcess::start(turin, SystemClock.now()).await.node;
    let [lyon, biowin] = ["lyon", "biowin"].map(|peer| prepared.cluster(peer));
    let lyon = Peer::start(lyon, &[turin]).await;
    let biowin = Peer::start(biowin, &[turin]).await;
    lyon.connected_to(turin).await;
    biowin.connected_to(turin).await;
    // While the ledger is held, no answer is recorded, and so none leaves.
    let held = node.ledger.begin().await.unwrap();
    let query = |peer: &Peer| signed_query(peer.cluster(), &[turin], everyone());
    let queries: Vec<_> = (0..20).map(|_| query(&lyon)).collect();
    let mut asked: FuturesUnordered<_> = queries.iter().map(|q| lyon.ask(turin, q)).collect();
    // Four are answered, and nine wait at most, which is more than half of what may.
    for _ in 0..7 {
        let refused = asked.next().await.unwrap();
        assert_eq!(code_of(&refused), Some(RefusalCode::Busy), "{refused:?}");
    }
    let query = query(&biowin);
    let (other, ()) = tokio::join!(biowin.ask(turin, &query), async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        held.rollback().await.unwrap();
    });
    assert_eq!(answer_of(&other, turin).total, Some(2));
    while let Some(response) = asked.next().await {
        // More are refused if they come before the first four are taken.
        if code_of(&response) != Some(RefusalCode::Busy) {
            assert_eq!(answer_of(&response, turin).total, Some(2));
        }
    }
    // What has waited for longer than askers do is not answered any more.
    let held = node.ledger.begin().await.unwrap();
    let queries: Vec<_> = (0..5)
        .map(|_| signed_query(lyon.cluster(), &[turin], everyone()))
        .collect();
    let late = futures::future::join_all(queries.iter().map(|q| lyon.ask(turin, q)));
    let (late, ()) = tokio::join!(late, async {
        tokio::time::sleep(Duration::from_millis(5_500)).await;
        held.rollback().await.unwrap();
    });
    let refused = late
        .iter()
        .filter(|r| code_of(r) == Some(RefusalCode::Busy));
    assert_eq!(refused.count(), 1, "{late:?}");
    node.stop().await;
}
