//! Introductions as a store keeps them, written into it by the test.

use steelyard::{
    audit::ledger::Ledger,
    store::introductions::{IntroductionRow, StepRow},
};
use steelyard_protocol::{
    ids::{IntroductionId, QueryId},
    time::Timestamp,
};

/// A request of `oslo` for matchmaking that came at `at`, waits, and does nothing by itself.
pub fn waiting(number: u32, member: Option<i64>, at: Timestamp) -> IntroductionRow {
    let mut id = [0; 16];
    id[12..].copy_from_slice(&number.to_be_bytes());
    IntroductionRow {
        id: IntroductionId::from_bytes(id).to_string(),
        side: 1,
        cluster: "oslo".to_owned(),
        state: "delivered".to_owned(),
        is_open: 1,
        purpose: "matchmaking".to_owned(),
        query_id: QueryId::from_bytes([7; 16]).to_string(),
        handle: "0123456789abcdef0123456789abcdef".to_owned(),
        member_id: member,
        erased: 0,
        reveal: 0,
        requested_at: at.as_millis(),
        delivered_at: Some(at.as_millis()),
        expires_at: at.plus_seconds(86_400).as_millis(),
        changed_at: at.as_millis(),
        release_at: at.as_millis(),
        sent: 0,
        acknowledged: 0,
        received: 1,
        due: None,
        next_try: None,
        tries: 0,
        problem: None,
    }
}

/// The step that began an introduction, by `actor` of the own cluster.
pub fn begun(row: &IntroductionRow, actor: &str) -> StepRow {
    StepRow {
        id: row.id.clone(),
        side: row.side,
        sender: 0,
        seq: 1,
        kind: "request".to_owned(),
        content: String::new(),
        fields: 0,
        at: row.requested_at,
        actor: Some(actor.to_owned()),
        not_before: 0,
        entry: 1,
    }
}

/// Writes them.
///
/// # Panics
/// If the store cannot be written.
pub async fn write(ledger: &Ledger, rows: &[IntroductionRow], steps: &[StepRow]) {
    let mut change = ledger.begin().await.expect("a change");
    for row in rows {
        let put = change.store().put_introduction(row).await;
        put.expect("a row that can be written");
    }
    let added = change.store().add_introduction_steps(steps).await;
    added.expect("steps that can be written");
    change.commit().await.expect("a durable change");
}
