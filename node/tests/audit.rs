//! Tampering with the audit log by SQL: `verify` must name what was done. On SQLite always, and on
//! PostgreSQL too where `STEELYARD_TEST_POSTGRES` names a database.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeSet;

use ring::hmac;
use sqlx::{AnyPool, AssertSqlSafe};
use steelyard::{
    audit::{
        checkpoint::{Checkpoint, checkpoint_if_due},
        entry::Event,
        ledger::Ledger,
        merkle::{Frontier, leaf_hash},
        proof::{Proof, ProofError, prove},
        verify::{Fault, FaultKind, Report, Verification},
    },
    clock::{Clock, ManualClock},
    store::Store,
};
use steelyard_protocol::{
    ids::ClusterId,
    keys::{PublicKey, SigningKey},
};

/// A ledger of its own, and the database under it.
struct Fixture {
    _temp: tempfile::TempDir,
    ledger: Ledger,
    sql: AnyPool,
    key: hmac::Key,
    cluster: ClusterId,
    signing: SigningKey,
    clock: ManualClock,
}

impl Fixture {
    async fn open(url: &str, temp: tempfile::TempDir) -> Self {
        let store = Store::open(url, temp.path()).await.unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
        let raw = match url.strip_prefix("sqlite:") {
            Some(file) => format!("sqlite://{}", temp.path().join(file).display()),
            None => url.to_owned(),
        };
        Self {
            ledger: Ledger::open(store, key.clone()).await.unwrap(),
            sql: AnyPool::connect(&raw).await.unwrap(),
            key,
            cluster: "biowin".parse().unwrap(),
            signing: SigningKey::generate().unwrap().0,
            clock: ManualClock::at("2026-11-21T10:00:00Z".parse().unwrap()),
            _temp: temp,
        }
    }

    /// A ledger with `entries` entries and checkpoints at these sizes.
    async fn with(url: &str, temp: tempfile::TempDir, entries: u64, checkpoints: &[u64]) -> Self {
        let fixture = Self::open(url, temp).await;
        for n in 0..entries {
            fixture.append(n).await;
            if checkpoints.contains(&(n + 1)) {
                fixture.checkpoint().await.unwrap();
            }
        }
        fixture
    }

    async fn append(&self, n: u64) {
        let mut change = self.ledger.begin().await.unwrap();
        let added = Event::MembersImported {
            added: n,
            changed: 0,
        };
        change.append(self.clock.now(), added).unwrap();
        change.commit().await.unwrap();
    }

    async fn checkpoint(&self) -> Option<Checkpoint> {
        checkpoint_if_due(&self.ledger, &self.cluster, &self.signing, &self.clock)
            .await
            .unwrap()
    }

    async fn run(&self, sql: &str) -> u64 {
        sqlx::query(AssertSqlSafe(sql.to_owned()))
            .execute(&self.sql)
            .await
            .unwrap()
            .rows_affected()
    }

    async fn verify_with(&self, keys: &[PublicKey], kept: &[String]) -> Report {
        Verification {
            store: self.ledger.store(),
            key: &self.key,
            cluster: &self.cluster,
            keys,
            kept,
        }
        .run(|_, _| ())
        .await
        .unwrap()
    }

    async fn verify(&self) -> Report {
        self.verify_with(&[self.signing.public()], &[]).await
    }

    /// The faults, as they are told.
    async fn faults(&self) -> Vec<String> {
        let report = self.verify().await;
        report.faults.iter().map(Fault::to_string).collect()
    }

    /// Puts other content into an entry, with a leaf hash that fits.
    async fn forge(&self, index: i64, from: &str, to: &str) {
        let row = self.ledger.store().entry(index).await.unwrap().unwrap();
        let body = String::from_utf8(row.body).unwrap().replace(from, to);
        sqlx::query("UPDATE audit_entry SET body = $1, leaf = $2 WHERE idx = $3")
            .bind(body.as_bytes())
            .bind(&leaf_hash(body.as_bytes()).as_bytes()[..])
            .bind(index)
            .execute(&self.sql)
            .await
            .unwrap();
    }
}

/// Runs a test on each database that there is.
async fn on_each<F: Future<Output = ()>>(test: impl Fn(String, tempfile::TempDir) -> F) {
    let temp = || tempfile::tempdir().unwrap();
    test("sqlite:steelyard.db".to_owned(), temp()).await;
    let Ok(server) = std::env::var("STEELYARD_TEST_POSTGRES") else {
        return;
    };
    sqlx::any::install_default_drivers();
    let admin = AnyPool::connect(&server).await.unwrap();
    let schema = format!("audit_{}", hex::encode(rand::random::<[u8; 8]>()));
    let create = format!("CREATE SCHEMA {schema}");
    sqlx::query(AssertSqlSafe(create))
        .execute(&admin)
        .await
        .unwrap();
    let joint = if server.contains('?') { '&' } else { '?' };
    test(
        format!("{server}{joint}options[search_path]={schema}"),
        temp(),
    )
    .await;
    let drop = format!("DROP SCHEMA {schema} CASCADE");
    sqlx::query(AssertSqlSafe(drop))
        .execute(&admin)
        .await
        .unwrap();
}

macro_rules! on_each {
    ($(#[$doc:meta])* $name:ident, $entries:expr, $checkpoints:expr, |$fixture:ident| $body:block) => {
        $(#[$doc])*
        #[tokio::test]
        async fn $name() {
            on_each(|url, temp| async move {
                let $fixture = Fixture::with(&url, temp, $entries, &$checkpoints).await;
                $body
            })
            .await;
        }
    };
}

on_each!(an_untouched_log_is_sound, 20, [3, 16, 20], |f| {
    let mut seen = Vec::new();
    let keys = [f.signing.public()];
    let verification = Verification {
        store: f.ledger.store(),
        key: &f.key,
        cluster: &f.cluster,
        keys: &keys,
        kept: &[],
    };
    let report = verification.run(|n, of| seen.push((n, of))).await.unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(
        (report.size, report.entries, report.checkpoints),
        (20, 20, 3)
    );
    assert_eq!(report.root, f.ledger.head().await.unwrap().1.root());
    assert_eq!(seen.last(), Some(&(20, 20)));
    assert!(f.checkpoint().await.is_none(), "nothing has been appended");
});

on_each!(an_empty_log_is_sound, 0, [], |f| {
    assert!(f.verify().await.is_sound());
    assert!(f.checkpoint().await.is_none());
});

on_each!(changed_content_is_named, 9, [9], |f| {
    f.run(
        "UPDATE audit_entry SET body = (SELECT body FROM audit_entry WHERE idx = 2) WHERE idx = 4",
    )
    .await;
    assert_eq!(f.faults().await, ["entry 4: its content was changed"]);
});

on_each!(
    changed_content_with_a_fitting_leaf_hash_is_named,
    9,
    [3, 6, 9],
    |f| {
        f.forge(4, "\"added\":4", "\"added\":5").await;
        let faults = f.faults().await;
        assert!(
            faults[0].starts_with("entry 4: its content and leaf hash"),
            "{faults:?}"
        );
        assert!(
            faults.iter().any(|t| t.contains("between entries 3 and 5")),
            "{faults:?}"
        );
        assert!(faults.iter().any(|t| t.contains("root")), "{faults:?}");
    }
);

on_each!(a_changed_leaf_hash_is_named, 5, [], |f| {
    f.run(
        "UPDATE audit_entry SET leaf = (SELECT leaf FROM audit_entry WHERE idx = 2) WHERE idx = 1",
    )
    .await;
    assert_eq!(f.faults().await[0], "entry 1: its content was changed");
});

on_each!(changed_columns_are_named, 5, [], |f| {
    f.run("UPDATE audit_entry SET at = at + 1 WHERE idx = 1")
        .await;
    f.run("UPDATE audit_entry SET kind = 'refused' WHERE idx = 3")
        .await;
    assert_eq!(
        f.faults().await,
        [
            "entry 1: the column `at` was changed",
            "entry 3: the column `kind` was changed"
        ]
    );
});

on_each!(missing_entries_are_named, 12, [12], |f| {
    f.run("DELETE FROM audit_entry WHERE idx IN (0, 5, 6, 7, 9)")
        .await;
    assert_eq!(
        f.faults().await,
        [
            "entry 0: missing",
            "entries 5 to 7: missing",
            "entry 9: missing"
        ]
    );
});

on_each!(a_missing_end_is_named, 12, [10], |f| {
    f.run("DELETE FROM audit_entry WHERE idx >= 8").await;
    let report = f.verify().await;
    assert_eq!(report.faults[0].to_string(), "entries 8 to 11: missing");
    assert_eq!((report.size, report.entries), (12, 8));
});

on_each!(swapped_entries_are_both_named, 9, [], |f| {
    for sql in [
        "UPDATE audit_entry SET idx = 100 WHERE idx = 2",
        "UPDATE audit_entry SET idx = 2 WHERE idx = 6",
        "UPDATE audit_entry SET idx = 6 WHERE idx = 100",
    ] {
        assert_eq!(f.run(sql).await, 1);
    }
    let faults = f.faults().await;
    assert_eq!(
        faults[0],
        "entry 2: it was moved here; it says that it is entry 6"
    );
    assert_eq!(
        faults[1],
        "entry 6: it was moved here; it says that it is entry 2"
    );
});

on_each!(
    moved_content_that_lies_about_its_place_is_named,
    9,
    [],
    |f| {
        f.forge(3, "\"index\":3", "\"index\":5").await;
        f.forge(5, "\"index\":5", "\"index\":3").await;
        for sql in [
            "UPDATE audit_entry SET idx = 100 WHERE idx = 3",
            "UPDATE audit_entry SET idx = 3 WHERE idx = 5",
            "UPDATE audit_entry SET idx = 5 WHERE idx = 100",
        ] {
            f.run(sql).await;
        }
        let faults = f.faults().await;
        assert!(faults[0].starts_with("entry 3: "), "{faults:?}");
        assert!(faults[1].starts_with("entry 5: "), "{faults:?}");
    }
);

on_each!(an_added_entry_is_named, 4, [], |f| {
    f.run("INSERT INTO audit_entry SELECT 4, at, kind, body, leaf, mac FROM audit_entry WHERE idx = 3")
        .await;
    f.run("INSERT INTO audit_entry SELECT -1, at, kind, body, leaf, mac FROM audit_entry WHERE idx = 3")
        .await;
    let faults = f.faults().await;
    assert!(faults[0].contains("place -1"), "{faults:?}");
    assert!(
        faults[1].starts_with("entry 4: it stands behind the head"),
        "{faults:?}"
    );
    assert_eq!(faults.len(), 2);
});

on_each!(a_changed_head_is_named_and_stops_the_node, 6, [6], |f| {
    f.run("UPDATE ledger SET size = 4").await;
    let faults = f.faults().await;
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("the head was changed"), "{faults:?}");
    assert!(f.ledger.begin().await.is_err());
    f.run("DELETE FROM audit_entry WHERE idx >= 4").await;
    let faults = f.faults().await;
    assert!(
        faults[0].contains("signed for 6 entries, and the log has fewer"),
        "{faults:?}"
    );
    f.run("DELETE FROM ledger").await;
    assert!(f.faults().await.contains(&"the head is missing".to_owned()));
});

on_each!(
    /// Who can read the database can keep an old head and put it back with its MAC. A checkpoint
    /// tells.
    a_log_that_was_wound_back_is_found_by_a_checkpoint,
    4,
    [],
    |f| {
        f.run("CREATE TABLE old AS SELECT * FROM ledger").await;
        f.append(4).await;
        let kept = f.checkpoint().await.unwrap().note;
        f.run("DELETE FROM audit_entry WHERE idx >= 4").await;
        f.run("DELETE FROM ledger").await;
        f.run("INSERT INTO ledger SELECT * FROM old").await;
        assert!(f.faults().await[0].contains("its end was cut off"));
        f.run("DELETE FROM checkpoint").await;
        assert!(f.verify().await.is_sound(), "nothing in the store can tell any more");
        let report = f.verify_with(&[f.signing.public()], &[kept]).await;
        assert_eq!(report.faults[0].kind, FaultKind::Shorter { size: 5 });
    }
);

on_each!(checkpoints_of_others_do_not_count, 6, [2, 4, 6], |f| {
    let stranger = SigningKey::generate().unwrap().0;
    let (_, frontier) = f.ledger.head().await.unwrap();
    let forged = Checkpoint::sign(2, frontier.root(), &f.cluster, &stranger).unwrap();
    sqlx::query("UPDATE checkpoint SET note = $1 WHERE size = 2")
        .bind(&forged.note)
        .execute(&f.sql)
        .await
        .unwrap();
    f.run(
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 6) WHERE size = 4",
    )
    .await;
    let faults = f.faults().await;
    assert!(
        faults[0].contains("checkpoint for 2 entries does not count"),
        "{faults:?}"
    );
    assert!(
        faults[1].contains("it was signed for 6 entries"),
        "{faults:?}"
    );
    assert_eq!(faults.len(), 2);
    // After a change of keys, those of before still count.
    let keys = [stranger.public(), f.signing.public()];
    assert_eq!(
        f.verify_with(&keys, &[]).await.faults.len(),
        2,
        "now it diverges instead"
    );
});

on_each!(a_log_that_grows_meanwhile_is_sound, 40, [], |f| {
    let mut grown = 40;
    let store = f.ledger.store().clone();
    let writer = async {
        for n in 40..60 {
            f.append(n).await;
            grown = n + 1;
        }
    };
    let reader = async {
        for _ in 0..10 {
            let keys = [f.signing.public()];
            let verification = Verification {
                store: &store,
                key: &f.key,
                cluster: &f.cluster,
                keys: &keys,
                kept: &[],
            };
            let report = verification.run(|_, _| ()).await.unwrap();
            assert!(report.is_sound(), "{:?}", report.faults);
            assert!(report.entries >= 40);
        }
    };
    tokio::join!(writer, reader);
    assert_eq!(grown, 60);
});

on_each!(any_one_changed_byte_is_named, 17, [8, 17], |f| {
    let rows = f.ledger.store().entries(0, 100).await.unwrap();
    for round in 0..60 {
        let row = &rows[rand::random_range(0..rows.len())];
        let column = ["body", "leaf", "mac"][round % 3];
        let mut bytes = match column {
            "body" => row.body.clone(),
            "leaf" => row.leaf.clone(),
            _ => row.mac.clone(),
        };
        let at = rand::random_range(0..bytes.len());
        bytes[at] ^= 1 << rand::random_range(0..8);
        let set = |bytes: Vec<u8>| {
            let sql = format!("UPDATE audit_entry SET {column} = $1 WHERE idx = $2");
            sqlx::query(AssertSqlSafe(sql))
                .bind(bytes)
                .bind(row.idx)
                .execute(&f.sql)
        };
        let before = match column {
            "body" => row.body.clone(),
            "leaf" => row.leaf.clone(),
            _ => row.mac.clone(),
        };
        set(bytes).await.unwrap();
        let report = f.verify().await;
        let named: BTreeSet<u64> = report.faults.iter().filter_map(|f| f.index).collect();
        assert_eq!(
            named,
            BTreeSet::from([row.idx.cast_unsigned()]),
            "{column} byte {at}"
        );
        set(before).await.unwrap();
    }
    assert!(f.verify().await.is_sound());
});

on_each!(a_proof_is_checked_without_the_log, 21, [5], |f| {
    let public = [f.signing.public()];
    for index in [0, 3, 4, 5, 19, 20] {
        let proof = prove(&f.ledger, &f.cluster, &f.signing, &[], &f.clock, index)
            .await
            .unwrap();
        let json = serde_json::to_vec(&proof).unwrap();
        let read = Proof::parse(&json).unwrap();
        let proved = read.check(&public).unwrap();
        assert_eq!(proved.entry.index, index);
        assert!(proved.tree_size > index);
        let altered = [
            Proof {
                index: index ^ 1,
                ..proof.clone()
            },
            Proof {
                entry: proof.entry.replace("added", "adde\\u0064"),
                ..proof.clone()
            },
            Proof {
                tree_size: proof.tree_size + 1,
                ..proof.clone()
            },
            Proof {
                path: proof.path.iter().rev().skip(1).rev().cloned().collect(),
                ..proof.clone()
            },
        ];
        for altered in altered {
            assert!(altered.check(&public).is_err(), "{altered:?}");
        }
        let stranger = SigningKey::generate().unwrap().0.public();
        assert!(proof.check(&[stranger]).is_err());
        let other = Proof {
            cluster: "clust-er-health".parse().unwrap(),
            ..proof
        };
        assert!(Proof::parse(&serde_json::to_vec(&other).unwrap()).is_err());
    }
    let error = prove(&f.ledger, &f.cluster, &f.signing, &[], &f.clock, 21).await;
    assert!(matches!(
        error,
        Err(ProofError::NoEntry {
            index: 21,
            size: 21
        })
    ));
    f.forge(2, "\"added\":2", "\"added\":3").await;
    let error = prove(&f.ledger, &f.cluster, &f.signing, &[], &f.clock, 7).await;
    assert!(matches!(error, Err(ProofError::Unsound)), "{error:?}");
});

#[test]
fn a_checkpoint_has_the_form_that_others_read() {
    let cluster: ClusterId = "biowin".parse().unwrap();
    let (key, _) = SigningKey::generate().unwrap();
    let root = Frontier::default().root();
    let note = Checkpoint::sign(7, root, &cluster, &key).unwrap().note;
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!(lines[0], "steelyard/audit/biowin");
    assert_eq!(lines[1], "7");
    assert_eq!(lines[2], "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    assert_eq!(lines[3], "");
    assert!(lines[4].starts_with("\u{2014} steelyard/audit/biowin "));
    let opened = Checkpoint::open(&note, &cluster, &[key.public()]).unwrap();
    assert_eq!((opened.size, opened.root), (7, root));
    for altered in [
        note.replace("\n7\n", "\n8\n"),
        note.replace("\n7\n", "\n07\n"),
        note.replace("biowin", "biowim"),
    ] {
        assert!(Checkpoint::open(&altered, &cluster, &[key.public()]).is_err());
    }
}
