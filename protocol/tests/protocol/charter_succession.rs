//! Which charter counts after which (The Update Framework, section 5.3.4 ff.).

use proptest::prelude::*;
use steelyard_protocol::{
    charter::{Charter, CharterError, ClusterState, SignedCharter, VerifiedCharter},
    envelope::Digest,
    time::Timestamp,
};

use crate::samples::{
    self, BOLOGNA, OSLO, WALLONIA, id, key, key_of, second_charter, sign_charter,
};

fn first() -> VerifiedCharter {
    samples::signed_first_charter().verify_first().unwrap()
}

fn second() -> VerifiedCharter {
    samples::signed_second_charter()
        .verify_successor(&first())
        .unwrap()
}

/// The successor of `current`, changed and signed by the sample keys of these clusters.
fn succeed(
    current: &VerifiedCharter,
    change: impl FnOnce(&mut Charter),
    signers: &[&str],
) -> Result<VerifiedCharter, CharterError> {
    let mut next = current.charter().clone();
    next.version += 1;
    next.previous = Some(current.digest());
    change(&mut next);
    sign_charter(&next, signers).verify_successor(current)
}

fn too_few(outcome: Result<VerifiedCharter, CharterError>, of_version: u64) {
    match outcome {
        Err(CharterError::TooFewSignatures { version, .. }) => assert_eq!(version, of_version),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_next_version_counts() {
    let second = succeed(&first(), |_| {}, &[OSLO, BOLOGNA]).unwrap();
    assert_eq!(second.charter().version, 2);
    assert_ne!(second.digest(), first().digest());
    let third = succeed(&second, |_| {}, &[BOLOGNA, OSLO]).unwrap();
    assert_eq!(third.charter().version, 3);
}

#[test]
fn a_first_version_is_version_one_and_signed_by_its_threshold() {
    too_few(
        sign_charter(&samples::first_charter(), &[OSLO]).verify_first(),
        1,
    );
    too_few(
        sign_charter(&samples::first_charter(), &[OSLO, WALLONIA]).verify_first(),
        1,
    );
    assert_eq!(
        samples::signed_second_charter().verify_first().unwrap_err(),
        CharterError::WrongVersion {
            found: 2,
            expected: 1
        }
    );
}

#[test]
fn no_version_is_skipped_repeated_or_rolled_back() {
    for version in [3, 4, u64::MAX] {
        assert_eq!(
            succeed(&first(), |c| c.version = version, &[OSLO, BOLOGNA]).unwrap_err(),
            CharterError::WrongVersion {
                found: version,
                expected: 2
            }
        );
    }
    let current = second();
    assert_eq!(
        samples::signed_second_charter()
            .verify_successor(&current)
            .unwrap_err(),
        CharterError::WrongVersion {
            found: 2,
            expected: 3
        }
    );
    assert_eq!(
        samples::signed_first_charter()
            .verify_successor(&current)
            .unwrap_err(),
        CharterError::WrongVersion {
            found: 1,
            expected: 3
        }
    );
}

/// Two second versions, both signed: who follows one cannot be led on to the other's third.
#[test]
fn a_fork_is_not_followed() {
    let here = second();
    let there = succeed(
        &first(),
        |c| c.name = "Another".to_owned(),
        &[OSLO, BOLOGNA],
    )
    .unwrap();
    let mut third = there.charter().clone();
    third.version = 3;
    third.previous = Some(there.digest());
    let third = sign_charter(&third, &[OSLO, BOLOGNA]);
    assert!(third.verify_successor(&there).is_ok());
    assert_eq!(
        third.verify_successor(&here).unwrap_err(),
        CharterError::WrongPredecessor
    );
    assert_eq!(
        succeed(
            &first(),
            |c| c.previous = Some(Digest::of(b"")),
            &[OSLO, BOLOGNA]
        )
        .unwrap_err(),
        CharterError::WrongPredecessor
    );
}

#[test]
fn another_federations_charter() {
    let outcome = succeed(
        &first(),
        |c| c.federation = "other".parse().unwrap(),
        &[OSLO, BOLOGNA],
    );
    assert!(matches!(outcome, Err(CharterError::OtherFederation { .. })));
}

#[test]
fn both_thresholds_must_sign() {
    // One of the two that version 1 asks for.
    too_few(succeed(&first(), |_| {}, &[OSLO]), 1);
    // New clusters cannot vote themselves in, however many they are.
    let current = first();
    let join = |c: &mut Charter| c.clusters.push(samples::entry(WALLONIA));
    too_few(succeed(&current, join, &[OSLO, WALLONIA]), 1);
    // A version that asks for more must have more.
    let stricter = |c: &mut Charter| {
        c.clusters.push(samples::entry(WALLONIA));
        c.threshold = 3;
    };
    too_few(succeed(&current, stricter, &[OSLO, BOLOGNA]), 2);
    assert!(succeed(&current, stricter, &[OSLO, BOLOGNA, WALLONIA]).is_ok());
    // Nor can a version that asks for less do with less.
    too_few(succeed(&current, |c| c.threshold = 1, &[OSLO]), 1);
}

#[test]
fn a_cluster_that_leaves_signs_the_version_before_only() {
    let current = second();
    let leave = |c: &mut Charter| c.clusters.retain(|c| c.id.as_str() != OSLO);
    // Oslo and Bologna reach the threshold of version 2; in version 3 Bologna is alone.
    too_few(succeed(&current, leave, &[OSLO, BOLOGNA]), 3);
    assert!(succeed(&current, leave, &[OSLO, BOLOGNA, WALLONIA]).is_ok());
    assert!(succeed(&current, leave, &[BOLOGNA, WALLONIA]).is_ok());
}

#[test]
fn a_suspended_cluster_does_not_count() {
    let suspend = |c: &mut Charter| {
        c.clusters
            .iter_mut()
            .find(|c| c.id.as_str() == OSLO)
            .unwrap()
            .status = ClusterState::Suspended;
    };
    let current = second();
    // It still counts for the version in which it was active.
    too_few(succeed(&current, suspend, &[OSLO, BOLOGNA]), 3);
    let third = succeed(&current, suspend, &[BOLOGNA, WALLONIA]).unwrap();
    assert!(third.charter().cluster(OSLO).is_some());
    assert!(third.charter().active().all(|c| c.id.as_str() != OSLO));
    // From then on it counts for nothing, not even for its own return.
    let restore = |c: &mut Charter| {
        for cluster in &mut c.clusters {
            cluster.status = ClusterState::Active;
        }
    };
    too_few(succeed(&third, restore, &[OSLO, BOLOGNA]), 3);
    assert!(succeed(&third, restore, &[BOLOGNA, WALLONIA]).is_ok());
}

/// Where all must sign, a cluster that changes its key signs with the old and the new one.
#[test]
fn a_key_is_changed() {
    let current = first();
    let new_key = key(42);
    let mut next = current.charter().clone();
    next.version = 2;
    next.previous = Some(current.digest());
    next.clusters[0].signing_key = new_key.public();

    let mut signed = sign_charter(&next, &[BOLOGNA]);
    signed.sign(&id(OSLO), &new_key).unwrap();
    too_few(signed.verify_successor(&current), 1);

    let old_only = sign_charter(&next, &[BOLOGNA, OSLO]);
    too_few(old_only.verify_successor(&current), 2);

    signed.sign(&id(OSLO), &key_of(OSLO)).unwrap();
    let second = signed.verify_successor(&current).unwrap();
    assert_eq!(
        second.charter().cluster(OSLO).unwrap().signing_key,
        new_key.public()
    );

    // The same, gathered from two files.
    let mut gathered = old_only;
    let mut new_only = SignedCharter::draft(&next).unwrap();
    new_only.sign(&id(OSLO), &new_key).unwrap();
    gathered.merge(&new_only).unwrap();
    assert!(gathered.verify_successor(&current).is_ok());

    // From now on the old key is worth nothing.
    too_few(succeed(&second, |_| {}, &[OSLO, BOLOGNA]), 2);
}

#[test]
fn one_cluster_counts_once() {
    let mut signed = sign_charter(&samples::first_charter(), &[OSLO]);
    let once = signed.clone();
    signed.sign(&id(OSLO), &key_of(OSLO)).unwrap();
    assert_eq!(signed, once, "Ed25519 signatures are deterministic");
    // In the name of another.
    signed.sign(&id(BOLOGNA), &key_of(OSLO)).unwrap();
    // In its own name with other keys.
    signed.sign(&id(OSLO), &key(77)).unwrap();
    too_few(signed.verify_first(), 1);
    assert_eq!(
        signed
            .signers(&samples::first_charter())
            .unwrap()
            .into_iter()
            .collect::<Vec<_>>(),
        [id(OSLO)]
    );
    // None of that stands in the way of the real one.
    signed.sign(&id(BOLOGNA), &key_of(BOLOGNA)).unwrap();
    assert!(signed.verify_first().is_ok());
}

#[test]
fn signatures_of_one_charter_do_not_count_for_another() {
    let mut other = samples::first_charter();
    other.name = "Another".to_owned();
    let mut mine = sign_charter(&samples::first_charter(), &[OSLO]);
    let theirs = sign_charter(&other, &[BOLOGNA]);
    assert_eq!(
        mine.merge(&theirs).unwrap_err(),
        CharterError::DifferentPayloads
    );

    // Put together by hand.
    let mut json: serde_json::Value = serde_json::to_value(&mine).unwrap();
    let moved = serde_json::to_value(&theirs).unwrap()["signatures"][0].clone();
    json["signatures"].as_array_mut().unwrap().push(moved);
    too_few(
        serde_json::from_value::<SignedCharter>(json)
            .unwrap()
            .verify_first(),
        1,
    );
}

#[test]
fn an_expired_charter_is_not_in_force() {
    let current = first();
    let expires = current.charter().expires;
    assert!(current.is_in_force(Timestamp::from_millis(expires.as_millis() - 1)));
    assert!(!current.is_in_force(expires));
    assert!(!current.is_in_force(expires.plus_seconds(10 * 365 * 86_400)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Of three clusters, any subset signs, under any two thresholds, one of them suspended in
    /// either version: the outcome is what counting says.
    #[test]
    fn counting_decides(
        signers in prop::sample::subsequence(vec![OSLO, BOLOGNA, WALLONIA], 0..=3),
        thresholds in (1_u32..=2, 1_u32..=2),
        suspended in (prop::option::of(0_usize..3), prop::option::of(0_usize..3)),
    ) {
        let make = |threshold: u32, suspended: Option<usize>| {
            let mut charter = second_charter();
            charter.threshold = threshold;
            if let Some(n) = suspended {
                charter.clusters[n].status = ClusterState::Suspended;
            }
            charter
        };
        let mut before = make(thresholds.0, suspended.0);
        before.version = 1;
        before.previous = None;
        let before = sign_charter(&before, &[OSLO, BOLOGNA, WALLONIA]).verify_first().unwrap();
        let mut next = make(thresholds.1, suspended.1);
        next.previous = Some(before.digest());

        let enough = |charter: &Charter| {
            let count = charter.active().filter(|c| signers.contains(&c.id.as_str())).count();
            count >= charter.threshold as usize
        };
        prop_assert_eq!(
            sign_charter(&next, &signers).verify_successor(&before).is_ok(),
            enough(before.charter()) && enough(&next)
        );
    }
}
