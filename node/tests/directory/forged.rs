//! Consents, withdrawals and objections that were put into the store by another hand, where the log
//! does not have them: the verification of the log must find them. By SQL of SQLite: the comparison
//! itself is the same on both databases.

use std::sync::Arc;

use ring::hmac;
use steelyard::{audit::ledger::Ledger, clock::ManualClock, directory::Directory, store::Store};

use crate::{
    fixtures, from, member, moment,
    rights::{by_hand, faults, faults_while, grant, with_two},
    terms,
};

/// A later revision than the head has hides nothing, nor does a number that no consent gets.
#[tokio::test]
async fn the_log_finds_what_no_revision_or_number_of_its_own_stands_for() {
    let consent = |id: i64| {
        format!("consent {id} is in the store, and nothing in the log says that it was given")
    };
    let copy = |id: i64, revision: i64| {
        format!(
            "INSERT INTO consent (id, member_id, terms, valid_from, given_at, source, revision) \
             SELECT {id}, member_id, terms, valid_from, given_at, source, {revision} \
             FROM consent WHERE id = 1"
        )
    };
    let withdrawal = |revision: i64| {
        format!(
            "INSERT INTO consent_withdrawn (consent_id, member_id, withdrawn_at, revision) \
             VALUES (1, 1, 0, {revision})"
        )
    };
    let objection = |revision: i64| {
        format!(
            "INSERT INTO objection (member_id, cluster, revision, at, stands) \
             VALUES (1, 'biowin', {revision}, 0, 1)"
        )
    };
    let withdrawn = "the withdrawal of consent 1 is in the store, and not in the log";
    let objected = "an objection to `biowin` is in the store as nothing in the log says";
    let beyond = 9_000_000_000_000_000;
    for (change, found) in [
        (copy(9, beyond), consent(9)),
        (copy(0, 1), consent(0)),
        (copy(-1, beyond), consent(-1)),
        (copy(i64::MIN, 1), consent(i64::MIN)),
        (withdrawal(beyond), withdrawn.to_owned()),
        (withdrawal(0), withdrawn.to_owned()),
        (withdrawal(i64::MIN), withdrawn.to_owned()),
        (objection(beyond), objected.to_owned()),
        (objection(0), objected.to_owned()),
        (objection(i64::MIN), objected.to_owned()),
        (
            format!("UPDATE consent SET revision = {beyond}"),
            "entry 1: consent 1 in the store is not the one that was given here".to_owned(),
        ),
    ] {
        let f = fixtures().await.swap_remove(0);
        with_two(&f).await;
        grant(&f, "M-1").await;
        assert_eq!(faults(&f).await, [""; 0]);
        by_hand(&f, &change).await;
        assert_eq!(faults(&f).await, [found], "{change}");
    }
}

/// It has a later revision than the log that is read, and the head comes to it.
#[tokio::test]
async fn what_the_node_writes_while_the_log_is_read_is_no_fault() {
    let f = fixtures().await.swap_remove(0);
    with_two(&f).await;
    grant(&f, "M-1").await;
    let folder = f.under.dir.path().to_owned();
    let write = move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let store = Store::open("sqlite:node.db", &folder).await.unwrap();
            let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
            let ledger = Ledger::open(store.clone(), key).await.unwrap();
            let clock = Arc::new(ManualClock::at(moment("2026-11-22")));
            let directory = Directory::new(ledger, clock);
            let m = member("M-2");
            let (terms, validity) = (terms(&["federation"]), from("2026-01-01"));
            let given = directory.grant(&m, terms, validity, "portal");
            let consent = given.await.unwrap();
            assert!(directory.withdraw(&m, consent).await.unwrap());
            let biowin = "biowin".parse().unwrap();
            assert!(directory.object(&m, &biowin).await.unwrap());
            store.close().await;
        });
    };
    let mut write = Some(write);
    let found = faults_while(&f, |_, _| {
        if let Some(write) = write.take() {
            std::thread::spawn(write).join().unwrap();
        }
    });
    assert_eq!(found.await, [""; 0]);
    assert!(write.is_none());
    assert_eq!(faults(&f).await, [""; 0]);
}

#[tokio::test]
async fn the_log_finds_withdrawals_that_are_not_as_they_were_made() {
    for change in [
        "UPDATE consent_withdrawn SET member_id = 2",
        "UPDATE consent_withdrawn SET withdrawn_at = withdrawn_at + 1",
        "UPDATE consent_withdrawn SET revision = 9000000000000000",
    ] {
        let f = fixtures().await.swap_remove(0);
        with_two(&f).await;
        let consent = grant(&f, "M-1").await;
        f.directory.withdraw(&member("M-1"), consent).await.unwrap();
        assert_eq!(faults(&f).await, [""; 0]);
        by_hand(&f, change).await;
        let found = "entry 2: the withdrawal of consent 1 in the store is not the one that was made \
                     here";
        assert_eq!(faults(&f).await, [found], "{change}");
    }
}

/// The last row of a member and a cluster counts: in another order, an objection that stands is lifted.
#[tokio::test]
async fn the_log_finds_objections_in_another_order() {
    let f = fixtures().await.swap_remove(0);
    with_two(&f).await;
    let (m, biowin) = (member("M-1"), "biowin".parse().unwrap());
    assert!(f.directory.object(&m, &biowin).await.unwrap());
    grant(&f, "M-1").await;
    assert!(f.directory.lift(&m, &biowin).await.unwrap());
    assert!(f.directory.object(&m, &biowin).await.unwrap());
    assert_eq!(faults(&f).await, [""; 0]);
    by_hand(
        &f,
        "UPDATE objection SET revision = (SELECT revision FROM consent WHERE id = 1) \
         WHERE revision = (SELECT MAX(revision) FROM objection)",
    )
    .await;
    assert_eq!(
        faults(&f).await,
        [
            "an objection to `biowin` is in the store as nothing in the log says",
            "entry 3: the objection to `biowin`, raised or lifted here, is not so in the store",
        ]
    );
}
