//! What one introduction in the store does to the others.

use integration_tests::{
    in_process::InProcess,
    introduced::{waiting, write},
    members::{consent_of_all, members},
    setup::{Spec, prepare},
    waiting::eventually,
};
use steelyard::clock::{Clock, SystemClock};

use crate::between::{OSLO, TURIN};

fn two() -> Vec<Spec> {
    vec![
        Spec::new(OSLO, "NO"),
        Spec::new(TURIN, "IT").members(members("T", 2), consent_of_all().sheet()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_cannot_be_read_holds_up_no_other() {
    let prepared = prepare(two()).await;
    let now = SystemClock.now();
    let turin = InProcess::start(prepared.cluster(TURIN), now).await;
    let mut broken = waiting(1, None, now);
    broken.state = "nonsense".to_owned();
    broken.due = Some(0);
    let mut sound = waiting(2, None, now);
    sound.due = Some(1);
    write(&turin.node.ledger, &[broken, sound.clone()], &[]).await;
    let store = turin.node.ledger.store();
    eventually("the other is declined", || async {
        let row = store.introduction(&sound.id, 1).await.unwrap().unwrap();
        row.state == "declined"
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_one_cluster_hides_nothing_for_another() {
    let prepared = prepare(two()).await;
    let opened = prepared.cluster(TURIN).open().await;
    let now = SystemClock.now();
    let mut rows: Vec<_> = (0..300).map(|n| waiting(n, None, now)).collect();
    for row in &mut rows {
        (row.cluster, row.next_try) = ("gone".to_owned(), Some(1));
    }
    let mut other = waiting(300, None, now);
    other.next_try = Some(2);
    rows.push(other.clone());
    write(&opened.ledger, &rows, &[]).await;
    let found = opened.store.introductions_to_send(2, 256).await.unwrap();
    assert_eq!(found.len(), 257);
    assert!(found.contains(&(other.id, 1, OSLO.to_owned())));
    opened.store.close().await;
}
