//! What members have a right to: receipts, proofs, and a log that finds changed consents.

use ring::hmac;
use serde_json::Value;
use sqlx::{AnyPool, AssertSqlSafe};
use steelyard::{
    audit::{
        entry::{Commitment, Disclosed, Event},
        proof::{Opening, Proof, ProofError, prove},
        verify::{Fault, Verification},
    },
    clock::Clock as _,
    config::ClusterSection,
    directory::{DirectoryError, import::ConsentSheet, notices::Notice},
    rights::receipt::{self, Controller, ReceiptError},
};
use steelyard_protocol::{fields::FieldGroups, ids::ClusterId, keys::SigningKey};

use crate::{Fixture, fixtures, from, member, profile, terms};

pub async fn with_two(f: &Fixture) {
    let members = ["M-1", "M-2"].map(|r| profile(r, r));
    f.directory
        .import(&members, &ConsentSheet::default(), "import", |_| ())
        .await
        .unwrap();
}

pub async fn grant(f: &Fixture, reference: &str) -> u64 {
    let validity = from("2026-01-01");
    f.directory
        .grant(
            &member(reference),
            terms(&["federation"]),
            validity,
            "portal",
        )
        .await
        .unwrap()
}

pub async fn faults(f: &Fixture) -> Vec<String> {
    faults_while(f, |_, _| ()).await
}

/// The faults that are found while `progress` is told how far the log was read.
pub async fn faults_while(f: &Fixture, progress: impl FnMut(u64, u64)) -> Vec<String> {
    let report = Verification {
        store: &f.under.store,
        key: &hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]),
        cluster: &own(),
        keys: &[],
        kept: &[],
    };
    let report = report.run(progress).await.unwrap();
    report.faults.iter().map(Fault::to_string).collect()
}

fn own() -> ClusterId {
    "oslo-cancer-cluster".parse().unwrap()
}

/// A change by another hand.
pub async fn by_hand(f: &Fixture, sql: &str) {
    let file = f.under.dir.path().join("node.db");
    let pool = AnyPool::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    let sql = AssertSqlSafe(sql.to_owned());
    assert_eq!(
        sqlx::query(sql)
            .execute(&pool)
            .await
            .unwrap()
            .rows_affected(),
        1
    );
    pool.close().await;
}

#[tokio::test]
async fn a_consent_that_can_no_longer_be_read_is_withdrawn_all_the_same() {
    // By SQL of SQLite: withdrawing is the same on both.
    let f = fixtures().await.swap_remove(0);
    with_two(&f).await;
    let spoilt = grant(&f, "M-1").await;
    let other = grant(&f, "M-1").await;
    by_hand(&f, "UPDATE consent SET terms = '{' WHERE id = 1").await;
    let whose = member("M-1");
    assert!(f.directory.consents(&whose).await.is_err());
    for consent in [other, spoilt] {
        assert!(f.directory.withdraw(&whose, consent).await.unwrap());
        assert!(!f.directory.withdraw(&whose, consent).await.unwrap());
    }
    // One that was never given is not taken for the next.
    for unknown in [0, other + 1, u64::MAX] {
        let error = f.directory.withdraw(&whose, unknown).await.unwrap_err();
        let is_unknown = matches!(error, DirectoryError::UnknownConsent { .. });
        assert!(is_unknown, "{unknown}: {error}");
    }
    // What cannot be read may be for the purpose that is meant, or not.
    let spoilt = grant(&f, "M-1").await;
    let other = grant(&f, "M-1").await;
    by_hand(&f, "UPDATE consent SET terms = '{' WHERE id = 3").await;
    let statistics = "statistics".parse().unwrap();
    let withdrawn = f.directory.withdraw_all(&whose, Some(&statistics));
    assert_eq!(withdrawn.await.unwrap(), [spoilt]);
    let withdrawn = f.directory.withdraw_all(&whose, None).await.unwrap();
    assert_eq!(withdrawn, [other]);
}

#[tokio::test]
async fn the_log_finds_consents_that_are_not_as_they_were_given() {
    for (change, undo, found) in [
        (
            "UPDATE consent SET terms = replace(terms, 'matchmaking', 'statistics') WHERE id = 1",
            "UPDATE consent SET terms = replace(terms, 'statistics', 'matchmaking') WHERE id = 1",
            "entry 1: consent 1 in the store is not the one that was given here",
        ),
        (
            "UPDATE consent SET valid_until = 4000000000000 WHERE id = 1",
            "UPDATE consent SET valid_until = NULL WHERE id = 1",
            "entry 1: consent 1 in the store is not the one that was given here",
        ),
        (
            "UPDATE consent SET member_id = 2 WHERE id = 1",
            "UPDATE consent SET member_id = 1 WHERE id = 1",
            "entry 1: consent 1 in the store is not the one that was given here",
        ),
        (
            "UPDATE consent SET source = 'import' WHERE id = 1",
            "UPDATE consent SET source = 'portal' WHERE id = 1",
            "entry 1: consent 1 in the store is not the one that was given here",
        ),
        (
            "UPDATE consent SET id = 9 WHERE id = 1",
            "UPDATE consent SET id = 1 WHERE id = 9",
            "consent 9 is in the store, and nothing in the log says that it was given",
        ),
        (
            "UPDATE consent_withdrawn SET consent_id = 1 WHERE consent_id = 2",
            "UPDATE consent_withdrawn SET consent_id = 2 WHERE consent_id = 1",
            "entry 3: the withdrawal of consent 2, made here, is not in the store",
        ),
    ] {
        // By SQL of SQLite: the comparison itself is the same on both.
        let f = fixtures().await.swap_remove(0);
        with_two(&f).await;
        grant(&f, "M-1").await;
        let second = grant(&f, "M-1").await;
        f.directory.withdraw(&member("M-1"), second).await.unwrap();
        assert_eq!(faults(&f).await, [""; 0]);
        by_hand(&f, change).await;
        let said = faults(&f).await;
        assert!(said.iter().any(|s| s == found), "{change}: {said:?}");
        by_hand(&f, undo).await;
        assert_eq!(faults(&f).await, [""; 0], "{undo}");
    }
}

#[tokio::test]
async fn the_log_finds_notices_and_objections_that_are_not_as_they_were() {
    let shown = "entry 1: the notice of consent 1 in the store is not the one that was shown here";
    for (change, found) in [
        (
            "UPDATE notice SET text = 'Nothing is shown to anybody.'",
            shown,
        ),
        ("DELETE FROM consent_notice", shown),
        (
            "UPDATE objection SET stands = 0",
            "entry 2: the objection to `biowin`, raised or lifted here, is not so in the store",
        ),
        (
            "UPDATE objection SET cluster = 'clust-er'",
            "an objection to `clust-er` is in the store as nothing in the log says",
        ),
        (
            "DELETE FROM objection",
            "entry 2: the objection to `biowin`, raised or lifted here, is not so in the store",
        ),
    ] {
        let f = fixtures().await.swap_remove(0);
        with_two(&f).await;
        let notice = Notice {
            language: "en".to_owned(),
            text: "All clusters see what you offer.".to_owned(),
        };
        let m = member("M-1");
        let (terms, validity) = (terms(&["federation"]), from("2026-01-01"));
        f.directory
            .grant_once(&m, terms, validity, "portal", Some(&notice))
            .await
            .unwrap();
        f.directory
            .object(&m, &"biowin".parse().unwrap())
            .await
            .unwrap();
        assert_eq!(faults(&f).await, [""; 0]);
        by_hand(&f, change).await;
        let said = faults(&f).await;
        assert!(said.iter().any(|s| s == found), "{change}: {said:?}");
    }
}

#[tokio::test]
async fn consents_of_an_erased_member_are_not_missed() {
    for f in fixtures().await {
        with_two(&f).await;
        let consent = grant(&f, "M-1").await;
        grant(&f, "M-2").await;
        f.directory.withdraw(&member("M-1"), consent).await.unwrap();
        let biowin = "biowin".parse().unwrap();
        f.directory.object(&member("M-1"), &biowin).await.unwrap();
        f.directory.lift(&member("M-1"), &biowin).await.unwrap();
        f.directory.object(&member("M-2"), &biowin).await.unwrap();
        f.directory.lift(&member("M-2"), &biowin).await.unwrap();
        f.directory.object(&member("M-2"), &biowin).await.unwrap();
        f.directory.remove(&member("M-1")).await.unwrap();
        assert_eq!(faults(&f).await, [""; 0], "{}", f.under.name);
    }
}

/// A log with one answer that disclosed both members, and the proof of it for the first.
async fn disclosed(f: &Fixture, key: &SigningKey) -> Proof {
    with_two(f).await;
    let mut seen = Vec::new();
    for reference in ["M-1", "M-2"] {
        let row = f
            .under
            .store
            .member_by_ref(reference)
            .await
            .unwrap()
            .unwrap();
        seen.push((
            row.salt.clone(),
            Commitment::to(&member(reference), &row.salt),
        ));
    }
    let mut change = f.ledger.begin().await.unwrap();
    let told = |member, fields| Disclosed { member, fields };
    let event = Event::Answered {
        asker: "biowin".parse().unwrap(),
        purpose: "matchmaking".parse().unwrap(),
        query_id: uuid::Uuid::now_v7().into(),
        query: steelyard_protocol::envelope::Digest::of(b"query"),
        granularity: steelyard_protocol::fields::Granularity::Record,
        total: 2,
        rules: Vec::new(),
        charter: 1,
        disclosed: vec![
            told(seen[0].1, FieldGroups::WITHOUT_CONTACT),
            told(seen[1].1, FieldGroups::ALL),
        ],
    };
    let position = change.append(f.clock.now(), event).unwrap();
    change.commit().await.unwrap();
    let proof = prove(&f.ledger, &own(), key, &[], &*f.clock, position.index)
        .await
        .unwrap();
    proof
        .opened(Opening::new(member("M-1"), &seen[0].0))
        .unwrap()
}

#[tokio::test]
async fn a_proof_says_what_left_of_its_member_and_nothing_of_others() {
    for f in fixtures().await {
        let (key, _) = SigningKey::generate().unwrap();
        let proof = disclosed(&f, &key).await;
        let text = serde_json::to_string(&proof).unwrap();
        let proved = Proof::parse(text.as_bytes())
            .unwrap()
            .check(&[key.public()])
            .unwrap();
        let said = proved.to_string();
        for part in [
            "`biowin`",
            "matchmaking",
            "member `M-1`: region, kind, offers",
            "`oslo-",
        ] {
            assert!(said.contains(part), "{said}");
        }
        assert!(
            !said.contains("contact"),
            "the other member's fields: {said}"
        );
        assert!(!text.contains("M-2"), "the other member is not named");
    }
}

#[tokio::test]
async fn a_proof_that_was_changed_proves_nothing() {
    let f = fixtures().await.swap_remove(0);
    let (key, _) = SigningKey::generate().unwrap();
    let (other, _) = SigningKey::generate().unwrap();
    let proof = disclosed(&f, &key).await;
    let keys = [key.public()];
    proof.check(&keys).unwrap();
    let changed = |change: &dyn Fn(&mut Proof)| {
        let mut changed = proof.clone();
        change(&mut changed);
        changed.check(&keys).unwrap_err().to_string()
    };
    let other_entry = changed(&|p| p.entry = p.entry.replace("matchmaking", "statistics"));
    assert!(
        other_entry.contains("does not stand in the log"),
        "{other_entry}"
    );
    let other_place = changed(&|p| p.index = 0);
    assert!(
        other_place.contains("does not stand in the log"),
        "{other_place}"
    );
    let other_member = changed(&|p| {
        p.opening.as_mut().unwrap().member_ref = member("M-2");
    });
    assert!(
        other_member.contains("does not name this member"),
        "{other_member}"
    );
    let other_salt = changed(&|p| p.opening.as_mut().unwrap().salt = "AAAA".to_owned());
    assert!(
        other_salt.contains("does not name this member"),
        "{other_salt}"
    );
    changed(&|p| p.checkpoint = p.checkpoint.replace("\n2\n", "\n3\n"));
    changed(&|p| p.path.clear());
    changed(&|p| p.key = other.public());
    assert!(matches!(
        proof.check(&[other.public()]),
        Err(ProofError::OtherKey(_))
    ));
}

#[tokio::test]
async fn an_entry_about_others_is_not_proved_to_a_member() {
    let f = fixtures().await.swap_remove(0);
    let (key, _) = SigningKey::generate().unwrap();
    with_two(&f).await;
    grant(&f, "M-2").await;
    let last = crate::last_entry(&f.under.store).await.index;
    let proof = prove(&f.ledger, &own(), &key, &[], &*f.clock, last)
        .await
        .unwrap();
    let row = f.under.store.member_by_ref("M-1").await.unwrap().unwrap();
    let refused = proof.opened(Opening::new(member("M-1"), &row.salt));
    assert!(matches!(refused, Err(ProofError::OtherMember { .. })));
}

#[tokio::test]
async fn a_receipt_says_what_was_consented_to_and_a_changed_one_does_not_count() {
    for f in fixtures().await {
        with_two(&f).await;
        let consent = grant(&f, "M-1").await;
        let (key, _) = SigningKey::generate().unwrap();
        let cluster = ClusterSection {
            id: own(),
            name: "Oslo Cancer Cluster".to_owned(),
            country: "NO".parse().unwrap(),
        };
        let controller = Controller {
            cluster: &cluster,
            key: &key,
            charter: None,
        };
        let receipt = receipt::issue(&f.directory, &controller, &member("M-1"), consent)
            .await
            .unwrap();
        let record = &receipt["dpv:hasRecordOfActivity"];
        assert_eq!(record["@type"], "dpv:ConsentRecord");
        assert_eq!(record["dpv:hasDataSubject"]["dct:identifier"], "M-1");
        assert_eq!(record["dpv:hasJurisdiction"], "loc:NO");
        assert_eq!(record["dpv:hasApplicableLaw"], "eu-gdpr:GDPR");
        let process = &record["dpv:hasProcess"];
        assert_eq!(process["dpv:hasPurpose"]["dct:identifier"], "matchmaking");
        assert_eq!(
            process["dpv:hasRecipient"][0]["dct:identifier"],
            "federation"
        );
        assert_eq!(process["dpv:hasPersonalData"].as_array().unwrap().len(), 6);
        let given = &record["dpv:hasConsentStatus"][0];
        assert_eq!(given["@type"], "dpv:ConsentGiven");
        assert_eq!(given["dpv:hasIndicationMethod"], "portal");

        let keys = [key.public()];
        let text = serde_json::to_string_pretty(&receipt).unwrap();
        let verified = receipt::verify(&text, &keys).unwrap();
        assert!(
            verified.sentence().contains("`M-1`"),
            "{}",
            verified.sentence()
        );
        let widened = text.replace("\"federation\"", "\"cluster:biowin\"");
        assert!(matches!(
            receipt::verify(&widened, &keys),
            Err(ReceiptError::Changed)
        ));
        let (other, _) = SigningKey::generate().unwrap();
        let foreign = receipt::verify(&text, &[other.public()]);
        assert!(matches!(foreign, Err(ReceiptError::OtherSigner(_))));

        f.directory.withdraw(&member("M-1"), consent).await.unwrap();
        let later: Value = receipt::issue(&f.directory, &controller, &member("M-1"), consent)
            .await
            .unwrap();
        let statuses = &later["dpv:hasRecordOfActivity"]["dpv:hasConsentStatus"];
        assert_eq!(statuses[1]["@type"], "dpv:ConsentWithdrawn");
    }
}
