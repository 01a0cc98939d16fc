//! Peers that are dead, frozen, or killed while they are asked: the others' answers are whole and in
//! time, and who comes back is found again.

use std::time::{Duration, Instant};

use integration_tests::{
    federation::{Federation, status_of},
    members::{consent_of_all, everyone, members},
    setup::Spec,
    waiting::within,
};
use steelyard_protocol::{
    query::Query,
    result::{QueryResult, Status},
};

const DEADLINE: Duration = Duration::from_millis(1_500);

/// Oslo asks; Turin and Lyon answer; the node of Ghent never runs.
async fn federation() -> Federation {
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(members("T", 3), consent_of_all().sheet()),
        Spec::new("lyon", "FR").members(members("L", 2), consent_of_all().sheet()),
        Spec::new("ghent", "BE"),
    ];
    Federation::start_but(specs, &["ghent"]).await
}

fn query() -> Query {
    Query {
        deadline_ms: u32::try_from(DEADLINE.as_millis()).unwrap(),
        ..everyone()
    }
}

/// Asks, and checks that Turin's answer is whole, and that nobody waited beyond the deadline.
async fn ask(federation: &Federation, what: &str) -> QueryResult {
    let begun = Instant::now();
    let result = federation.api("oslo").query(&query()).await;
    assert!(
        begun.elapsed() < DEADLINE + Duration::from_secs(1),
        "{what}: it took {:?}",
        begun.elapsed()
    );
    let turin = status_of(&result, "turin");
    assert_eq!(turin.status, Status::Answered, "{what}: {turin:?}");
    assert_eq!(turin.returned, Some(3), "{what}");
    assert!(
        turin.elapsed_ms < 1_000,
        "{what}: Turin took {} ms",
        turin.elapsed_ms
    );
    let ghent = status_of(&result, "ghent");
    assert_eq!(ghent.status, Status::Unreachable, "{what}: {ghent:?}");
    assert!(!result.complete);
    result
}

/// Waits until Lyon answers again.
async fn lyon_is_back(federation: &Federation, patience: Duration) {
    within(patience, "Lyon answers again", || async {
        let result = ask(federation, "after").await;
        let lyon = status_of(&result, "lyon");
        lyon.status == Status::Answered && lyon.returned == Some(2)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frozen_peer_times_out_and_delays_nobody() {
    let federation = federation().await;
    lyon_is_back(&federation, Duration::from_secs(5)).await;
    federation.node("lyon").freeze();
    let result = ask(&federation, "frozen").await;
    let lyon = status_of(&result, "lyon");
    assert_eq!(lyon.status, Status::TimedOut, "{lyon:?}");
    assert!(lyon.message.is_some());
    federation.node("lyon").thaw();
    lyon_is_back(&federation, Duration::from_secs(15)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_killed_while_it_is_asked_is_reported_and_found_again() {
    let mut federation = federation().await;
    lyon_is_back(&federation, Duration::from_secs(5)).await;
    // Frozen first, so that the query is surely under way when it dies.
    federation.node("lyon").freeze();
    let api = federation.api("oslo").clone();
    let under_way = tokio::spawn(async move { api.query(&query()).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    federation.node_mut("lyon").kill();
    let result = under_way.await.unwrap();
    let lyon = status_of(&result, "lyon");
    assert!(
        matches!(lyon.status, Status::TimedOut | Status::Unreachable),
        "{lyon:?}"
    );
    assert!(u128::from(lyon.elapsed_ms) <= DEADLINE.as_millis() + 500);
    assert_eq!(status_of(&result, "turin").returned, Some(3));

    let result = ask(&federation, "dead").await;
    let lyon = status_of(&result, "lyon");
    assert!(
        matches!(lyon.status, Status::TimedOut | Status::Unreachable),
        "{lyon:?}"
    );
    // Once its connection is known to be dead, nobody waits for it at all.
    within(
        Duration::from_secs(15),
        "Lyon is known to be gone",
        || async {
            let result = ask(&federation, "gone").await;
            let lyon = status_of(&result, "lyon");
            lyon.status == Status::Unreachable && lyon.elapsed_ms < 1_000
        },
    )
    .await;
    federation.node_mut("lyon").restart().await;
    lyon_is_back(&federation, Duration::from_secs(15)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn peers_that_come_and_go_under_load_never_spoil_the_answers_of_the_others() {
    let mut federation = federation().await;
    let api = federation.api("oslo").clone();
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let askers: Vec<_> = (0..4)
        .map(|_| {
            let (api, stopped) = (api.clone(), stopped.clone());
            tokio::spawn(async move {
                let mut results = Vec::new();
                while !*stopped.borrow() {
                    results.push(api.query(&query()).await);
                }
                results
            })
        })
        .collect();
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(400)).await;
        federation.node_mut("lyon").kill();
        tokio::time::sleep(Duration::from_millis(400)).await;
        federation.node_mut("lyon").restart().await;
    }
    stop.send(true).unwrap();
    let mut answered = 0;
    for asker in askers {
        for result in asker.await.unwrap() {
            let turin = status_of(&result, "turin");
            assert_eq!((turin.status, turin.returned), (Status::Answered, Some(3)));
            let lyon = status_of(&result, "lyon");
            match lyon.status {
                Status::Answered => {
                    assert_eq!(lyon.returned, Some(2), "half an answer: {lyon:?}");
                    answered += 1;
                }
                Status::TimedOut | Status::Unreachable => assert_eq!(lyon.returned, None),
                // It may be ending, and says so; or a query came to it twice.
                Status::Refused => assert_eq!(lyon.returned, None),
                Status::Invalid => panic!("{lyon:?}"),
            }
        }
    }
    assert!(answered > 0, "Lyon never answered");
    lyon_is_back(&federation, Duration::from_secs(20)).await;
}
