//! The rules of a charter's form.

use proptest::prelude::*;
use steelyard_protocol::{
    charter::{Charter, CharterError, ClusterState, SignedCharter},
    envelope::Digest,
    limits::{CLUSTERS, NAME_CHARS, NODES_PER_CLUSTER, PURPOSES, VOCABULARIES},
    time::Timestamp,
};

use crate::{
    samples::{self, WALLONIA, entry, first_charter, key},
    strategies as any_of,
};

#[track_caller]
fn broken(change: impl FnOnce(&mut Charter), told: &str) {
    let mut charter = first_charter();
    change(&mut charter);
    let error = charter.check().unwrap_err();
    assert!(matches!(error, CharterError::Rule(_)));
    assert!(error.to_string().contains(told), "{error}");
    // A draft of it is refused just so, and so is one that another made.
    assert_eq!(SignedCharter::draft(&charter).unwrap_err(), error);
}

#[test]
fn versions_and_times() {
    broken(|c| c.version = 0, "`version` starts at 1");
    broken(|c| c.previous = Some(Digest::of(b"")), "`previous`");
    broken(|c| c.version = 2, "`previous`");
    broken(|c| c.expires = c.issued, "`expires` must be later");
}

#[test]
fn names() {
    for name in [
        String::new(),
        " \t".to_owned(),
        "Federation\nof evil".to_owned(),
        "\u{1b}]0;evil\u{7}".to_owned(),
        "evil\u{202e}live".to_owned(),
        "x".repeat(NAME_CHARS + 1),
    ] {
        let (here, there) = (name.clone(), name);
        broken(
            |c| c.name = here,
            "`name` must have 1 to 200 printable characters",
        );
        broken(
            |c| c.clusters[1].name = there,
            "the name of cluster `clust-er-health`",
        );
    }
    let mut charter = first_charter();
    charter.name = "ø".repeat(NAME_CHARS);
    assert_eq!(charter.check(), Ok(()));
}

#[test]
fn clusters() {
    broken(|c| c.clusters.clear(), "`clusters` must name 1 to 2000");
    broken(
        |c| c.clusters = vec![entry(WALLONIA); CLUSTERS + 1],
        "`clusters` must name 1 to 2000",
    );
    broken(
        |c| {
            let mut twin = entry(WALLONIA);
            twin.id = c.clusters[0].id.clone();
            c.clusters.push(twin);
        },
        "`oslo-cancer-cluster` stands in it twice",
    );
    broken(|c| c.clusters[0].nodes.clear(), "must have 1 to 16 nodes");
    broken(
        |c| c.clusters[0].nodes = vec![c.clusters[0].nodes[0].clone(); NODES_PER_CLUSTER + 1],
        "must have 1 to 16 nodes",
    );
    broken(
        |c| c.clusters[0].nodes[0].addresses = vec!["/ip4/192.0.2.1/tcp/1".to_owned(); 17],
        "has 17 addresses; at most 16",
    );
    broken(
        |c| c.clusters[0].nodes[0].addresses = vec![String::new()],
        "an address of cluster",
    );
    broken(
        |c| c.clusters[0].nodes[0].addresses = vec!["x".repeat(501)],
        "more than 500 bytes",
    );
}

/// A key that stands for two would let one of them speak as the other.
#[test]
fn keys_stand_for_one_only() {
    broken(
        |c| c.clusters[1].signing_key = c.clusters[0].signing_key,
        "is used twice",
    );
    broken(
        |c| c.clusters[1].nodes[0].transport_key = c.clusters[0].nodes[0].transport_key,
        "is used twice",
    );
    broken(
        |c| c.clusters[1].nodes[0].transport_key = c.clusters[1].signing_key,
        "is used twice",
    );
    broken(
        |c| c.clusters[1].nodes[0].transport_key = c.clusters[0].signing_key,
        "is used twice",
    );
}

#[test]
fn thresholds_can_be_reached() {
    broken(|c| c.threshold = 0, "`threshold` must be 1 to 2");
    broken(|c| c.threshold = 3, "`threshold` must be 1 to 2");
    broken(
        |c| c.clusters[0].status = ClusterState::Suspended,
        "`threshold` must be 1 to 1",
    );
    broken(
        |c| {
            c.threshold = 1;
            for cluster in &mut c.clusters {
                cluster.status = ClusterState::Suspended;
            }
        },
        "`threshold` must be 1 to 0",
    );
}

#[test]
fn purposes_and_vocabularies() {
    broken(|c| c.purposes.clear(), "`purposes`");
    broken(|c| c.purposes.push(c.purposes[0].clone()), "`purposes`");
    broken(
        |c| {
            for n in 0..PURPOSES {
                let mut purpose = c.purposes[0].clone();
                purpose.id = format!("purpose-{n}").parse().unwrap();
                c.purposes.push(purpose);
            }
        },
        "`purposes` must name 1 to 100",
    );
    broken(
        |c| c.purposes[0].dpv = Some("two words".to_owned()),
        "`dpv` of purpose `matchmaking`",
    );
    broken(
        |c| c.vocabularies.push(c.vocabularies[0].clone()),
        "`vocabularies`",
    );
    broken(
        |c| c.vocabularies[0].id = "a b".to_owned(),
        "`vocabularies`",
    );
    broken(
        |c| {
            for n in 0..VOCABULARIES {
                let mut vocabulary = c.vocabularies[0].clone();
                vocabulary.id = format!("v{n}");
                c.vocabularies.push(vocabulary);
            }
        },
        "`vocabularies` must name at most 100",
    );
}

/// A moment that RFC 3339 cannot write would give a charter that nobody can read.
#[test]
fn what_cannot_be_read_back_is_not_drafted() {
    let mut charter = first_charter();
    charter.expires = Timestamp::from_millis(i64::MAX);
    assert!(matches!(
        SignedCharter::draft(&charter),
        Err(CharterError::Malformed(_))
    ));
}

#[test]
fn what_is_no_signed_charter_is_not_read() {
    let good = samples::signed_first_charter().to_json().unwrap();
    assert!(SignedCharter::parse(good.as_bytes()).is_ok());
    let json: serde_json::Value = serde_json::from_str(&good).unwrap();
    let payload = json["payload"].as_str().unwrap();
    let protected = json["signatures"][0]["protected"].as_str().unwrap();
    let signature = json["signatures"][0]["signature"].as_str().unwrap();
    for (from, to) in [
        (payload, ""),
        (payload, &payload[1..]),
        (payload, &format!("{payload}=")),
        (protected, ""),
        (protected, "eyJhbGciOiJFZERTQSJ9"),
        (signature, ""),
        (signature, &signature[..84]),
        (signature, &format!("{signature}==")),
        ("\"payload\"", "\"unprotected\":{},\"payload\""),
        ("\"protected\"", "\"header\":{},\"protected\""),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good);
        assert!(
            SignedCharter::parse(bad.as_bytes()).is_err(),
            "{from} -> {to}"
        );
        assert!(
            serde_json::from_str::<SignedCharter>(&bad).is_err(),
            "{from} -> {to}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whoever is missing, the error names them and no one else.
    #[test]
    fn the_missing_are_named(charter in any_of::charter()) {
        let error = SignedCharter::draft(&charter)
            .and_then(|draft| draft.signers(&charter))
            .unwrap();
        prop_assert!(error.is_empty());
        let mut first = charter;
        first.version = 1;
        first.previous = None;
        let Err(CharterError::TooFewSignatures { version, signed, needed, missing }) =
            SignedCharter::draft(&first).unwrap().verify_first()
        else {
            panic!("nobody signed");
        };
        prop_assert_eq!((version, signed, needed), (1, 0, first.threshold));
        let active: Vec<&str> = first.active().map(|c| c.id.as_str()).collect();
        prop_assert_eq!(missing, active.join(", "));
    }
}

/// Of two thousand clusters the error names a few.
#[test]
fn the_error_stays_short() {
    let mut charter = first_charter();
    for n in 0..100_u8 {
        let mut cluster = entry(WALLONIA);
        cluster.id = format!("cluster-{n}").parse().unwrap();
        cluster.signing_key = key(10 + n).public();
        cluster.nodes[0].transport_key = key(110 + n).public();
        charter.clusters.push(cluster);
    }
    // The samples' own transport keys are among those.
    charter.clusters.drain(..2);
    let error = SignedCharter::draft(&charter)
        .unwrap()
        .verify_first()
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("cluster-19 and 80 more") && error.len() < 500,
        "{error}"
    );
}
