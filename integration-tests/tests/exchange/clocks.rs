//! Clocks that are wrong: nodes inside the test, each with a clock of its own.

use std::sync::Arc;

use integration_tests::{
    federation::status_of,
    in_process::InProcess,
    members::{consent_of, consent_of_all, everyone, everyone_at, members, sheet},
    setup::{Prepared, Spec, prepare},
};
use steelyard::clock::{Clock, SystemClock};
use steelyard_protocol::{refusal::RefusalCode, result::Status};

const HOUR: i64 = 3_600;
const TEN_YEARS: i64 = 10 * 365 * 86_400;

async fn two() -> (Prepared, InProcess, InProcess) {
    let prepared = prepare(vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(members("T", 2), consent_of_all().sheet()),
    ])
    .await;
    let now = SystemClock.now();
    let oslo = InProcess::start(prepared.cluster("oslo"), now).await;
    let turin = InProcess::start(prepared.cluster("turin"), now).await;
    oslo.connected_to(1).await;
    (prepared, oslo, turin)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_asker_whose_clock_is_wrong_is_refused_and_told_to_look_at_the_clocks() {
    let (_prepared, oslo, turin) = two().await;
    let now = SystemClock.now();
    turin.clock.set(now);
    for (offset, code) in [
        (HOUR, Some(RefusalCode::NotYetValid)),
        (-HOUR, Some(RefusalCode::Expired)),
        (-TEN_YEARS, Some(RefusalCode::Expired)),
        (280, None),
        (-280, None),
        (0, None),
    ] {
        oslo.clock.set(now.plus_seconds(offset));
        let result = oslo.query(everyone_at(&["turin"])).await;
        let status = status_of(&result, "turin");
        assert_eq!(status.code, code, "{offset} s: {status:?}");
        match code {
            Some(_) => {
                assert_eq!(status.status, Status::Refused);
                let message = status.message.as_deref().unwrap();
                assert!(message.contains("clocks"), "{message}");
            }
            None => assert_eq!(status.total, Some(2), "{offset} s: {status:?}"),
        }
    }
    // Ten years ahead, its own charter has expired: it does not even ask.
    oslo.clock.set(now.plus_seconds(TEN_YEARS));
    let Err(error) = oslo.node.asking.ask(everyone()) else {
        panic!("it asked under a charter that has expired");
    };
    assert!(error.to_string().contains("expired"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answerer_whose_clock_is_wrong_refuses_and_nobody_is_misled() {
    let (_prepared, oslo, turin) = two().await;
    let now = SystemClock.now();
    oslo.clock.set(now);
    for (offset, code) in [
        (HOUR, Some(RefusalCode::Expired)),
        (-HOUR, Some(RefusalCode::NotYetValid)),
        (-TEN_YEARS, Some(RefusalCode::NotYetValid)),
        (TEN_YEARS, Some(RefusalCode::CharterExpired)),
        (0, None),
    ] {
        turin.clock.set(now.plus_seconds(offset));
        let result = oslo.query(everyone()).await;
        let status = status_of(&result, "turin");
        assert_eq!(status.code, code, "{offset} s: {status:?}");
        assert_eq!(status_of(&result, "oslo").status, Status::Answered);
        if code.is_none() {
            assert_eq!(status.status, Status::Answered, "{offset} s: {status:?}");
        } else {
            assert!(status.message.is_some());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn consents_begin_and_end_by_the_clock_of_their_holder() {
    let now = SystemClock.now();
    let consents = sheet([
        consent_of(&["T-0"])
            .from(now.plus_seconds(-60))
            .until(now.plus_seconds(60)),
        consent_of(&["T-1"]).from(now.plus_seconds(120)),
    ]);
    let prepared = prepare(vec![
        Spec::new("turin", "IT").members(members("T", 2), consents),
    ])
    .await;
    let turin = InProcess::start(prepared.cluster("turin"), now).await;
    for (seconds, seen) in [
        (0, &["T-0 Srl"][..]),
        (59, &["T-0 Srl"]),
        (60, &[]),
        (119, &[]),
        (120, &["T-1 Srl"]),
    ] {
        turin.clock.set(now.plus_seconds(seconds));
        let result = turin.query(everyone()).await;
        assert!(result.complete, "{:?}", result.clusters);
        let names = integration_tests::federation::names(&result);
        assert_eq!(names, seen, "after {seconds} s");
    }
    // A clock that goes back does not bring an expired consent back to life.
    turin.clock.set(now.plus_seconds(30));
    let result = turin.query(everyone()).await;
    let status = status_of(&result, "turin");
    assert_eq!(status.code, Some(RefusalCode::Unavailable));
    assert!(result.matches.is_empty());
    drop(Arc::clone(&turin.node));
}
