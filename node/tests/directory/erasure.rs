//! Erased members: gone from the disk, and from stores that are brought back from before.

use std::fs;

use ring::hmac;
use serde_json::Value;
use steelyard::{
    audit::ledger::Ledger,
    config::ClusterSection,
    directory::{Directory, erasure::Tombstones, import::ConsentSheet},
    rights::{
        export::{Table, export},
        receipt::Controller,
    },
    store::Store,
};
use steelyard_protocol::keys::SigningKey;

use crate::{Fixture, fixtures, from, logged, member, profile, terms};

const NAME: &str = "Verschwindibus GmbH";

async fn with_members(f: &Fixture) -> Directory {
    let members = [profile("M-1", "Acme"), profile("M-2", NAME)];
    let directory = f
        .directory
        .clone()
        .with_tombstones(Tombstones::at(f.under.dir.path().join("erased")));
    directory
        .import(&members, &ConsentSheet::default(), "import", |_| ())
        .await
        .unwrap();
    for reference in ["M-1", "M-2"] {
        directory
            .grant(
                &member(reference),
                terms(&["federation"]),
                from("2026-01-01"),
                "x",
            )
            .await
            .unwrap();
    }
    directory
}

/// Whether `what` stands in any file of the store.
fn on_disk(f: &Fixture, what: &[u8]) -> bool {
    let files = fs::read_dir(f.under.dir.path()).unwrap();
    let mut contents = files.map(|file| fs::read(file.unwrap().path()).unwrap());
    contents.any(|bytes| bytes.windows(what.len()).any(|window| window == what))
}

#[tokio::test]
async fn what_was_erased_is_on_no_page_of_the_disk() {
    let f = fixtures().await.swap_remove(0);
    let directory = with_members(&f).await;
    let salt = f
        .under
        .store
        .member_by_ref("M-2")
        .await
        .unwrap()
        .unwrap()
        .salt;
    assert!(on_disk(&f, NAME.as_bytes()) && on_disk(&f, &salt));
    directory.remove(&member("M-2")).await.unwrap();
    assert!(!on_disk(&f, NAME.as_bytes()), "the name is on the disk");
    assert!(!on_disk(&f, &salt), "the salt is on the disk");
    assert!(!on_disk(&f, b"M-2"), "the reference is on the disk");
    assert!(on_disk(&f, b"Acme"), "this test has gone blind");
}

#[tokio::test]
async fn a_store_from_before_an_erasure_is_erased_again_and_once() {
    let f = fixtures().await.swap_remove(0);
    let directory = with_members(&f).await;
    let older = tempfile::tempdir().unwrap();
    f.under
        .store
        .copy_to(&older.path().join("node.db"))
        .await
        .unwrap();
    directory.remove(&member("M-2")).await.unwrap();

    let store = Store::open("sqlite:node.db", older.path()).await.unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
    let ledger = Ledger::open(store.clone(), key).await.unwrap();
    let restored = Directory::new(ledger, f.clock.clone());
    assert_eq!(restored.count().await.unwrap(), 2);
    let restored = restored.with_tombstones(Tombstones::at(f.under.dir.path().join("erased")));
    assert_eq!(restored.replay_tombstones().await.unwrap(), 1);
    assert!(restored.member(&member("M-2")).await.is_err());
    assert!(restored.member(&member("M-1")).await.is_ok());
    assert_eq!(logged(&store).await.last().unwrap(), "member_removed");
    assert_eq!(restored.replay_tombstones().await.unwrap(), 0);

    // One that comes back under its old reference is another member to the tombstones.
    let again = [profile("M-2", "Back again")];
    restored
        .import(&again, &ConsentSheet::default(), "import", |_| ())
        .await
        .unwrap();
    assert_eq!(restored.replay_tombstones().await.unwrap(), 0);
    assert!(restored.member(&member("M-2")).await.is_ok());
}

#[tokio::test]
async fn a_tombstone_cut_off_by_a_crash_does_not_spoil_the_next() {
    let f = fixtures().await.swap_remove(0);
    let directory = with_members(&f).await;
    let file = f.under.dir.path().join("erased");
    fs::write(&file, "abcde").unwrap();
    directory.remove(&member("M-2")).await.unwrap();
    assert_eq!(Tombstones::at(file).read().unwrap().len(), 1);
}

fn read(archive: &mut zip::ZipArchive<std::io::Cursor<Vec<u8>>>, name: &str) -> String {
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[tokio::test]
async fn an_export_holds_all_of_one_member_and_no_formulas() {
    for f in fixtures().await {
        let directory = with_members(&f).await;
        let mut evil = profile("M-3", "=HYPERLINK(\"http://evil.example\")");
        evil.summary.text = "+49 30 1234".to_owned();
        directory
            .import(&[evil], &ConsentSheet::default(), "import", |_| ())
            .await
            .unwrap();
        let consent = directory
            .grant(
                &member("M-3"),
                terms(&["cluster:biowin"]),
                from("2026-01-01"),
                "@portal",
            )
            .await
            .unwrap();
        let lyon = "lyon".parse().unwrap();
        directory.object(&member("M-3"), &lyon).await.unwrap();
        directory.lift(&member("M-3"), &lyon).await.unwrap();
        directory.object(&member("M-3"), &lyon).await.unwrap();
        let (key, _) = SigningKey::generate().unwrap();
        let cluster = ClusterSection {
            id: "oslo".parse().unwrap(),
            name: "Oslo".to_owned(),
            country: "NO".parse().unwrap(),
        };
        let controller = Controller {
            cluster: &cluster,
            key: &key,
            charter: None,
        };
        let persons = Table {
            name: "persons",
            columns: &["name"],
            rows: vec![vec!["-kari".into()]],
        };
        let out = std::io::Cursor::new(Vec::new());
        let out = export(&directory, &controller, &member("M-3"), &[persons], out)
            .await
            .unwrap();
        let mut archive = zip::ZipArchive::new(out).unwrap();
        let csv = read(&mut archive, "profile.csv");
        assert!(csv.contains("\"'=HYPERLINK("), "{csv}");
        assert!(csv.contains("'+49 30"), "{csv}");
        assert!(read(&mut archive, "consents.csv").contains("'@portal"));
        assert!(read(&mut archive, "persons.csv").contains("\n'-kari"));
        let profiles: Value = serde_json::from_str(&read(&mut archive, "profile.json")).unwrap();
        assert_eq!(
            profiles[0]["identity"]["legal_name"], "=HYPERLINK(\"http://evil.example\")",
            "JSON is as it was"
        );
        let consents: Value = serde_json::from_str(&read(&mut archive, "consents.json")).unwrap();
        assert_eq!(consents[0]["recipients"][0], "cluster:biowin");
        let objections = read(&mut archive, "objections.json");
        let objections: Value = serde_json::from_str(&objections).unwrap();
        assert!(objections[0]["lifted_at"].is_string(), "{objections}");
        assert_eq!(objections[1]["cluster"], "lyon");
        assert!(objections[1]["lifted_at"].is_null(), "{objections}");
        let receipt = read(&mut archive, &format!("receipts/consent-{consent}.jsonld"));
        steelyard::rights::receipt::verify(&receipt, &[key.public()]).unwrap();
        let names: Vec<String> = archive
            .file_names()
            .map(|n| n.unwrap().into_owned())
            .collect();
        for name in names {
            let text = read(&mut archive, &name);
            assert!(!text.contains("Acme") && !text.contains("M-1"), "{name}");
        }
    }
}
