//! The audit log: what `verify` says of it, and what can be proved from it. On SQLite always, and on
//! PostgreSQL too where `STEELYARD_TEST_POSTGRES` names a database.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use ring::hmac;
use sqlx::{AnyPool, AssertSqlSafe};
use steelyard::{
    audit::{
        checkpoint::{Checkpoint, checkpoint_if_due},
        entry::Event,
        ledger::Ledger,
        merkle::leaf_hash,
        verify::{Fault, Report, Verification},
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

mod signed;
mod tampering;

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
