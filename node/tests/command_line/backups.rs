//! Backups, with the real program, while the node runs and after; for restores of nodes that are laid
//! out otherwise see `restores`.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::desk::Desk;

/// A node that runs; stopped when dropped.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub fn serve(desk: &Desk, node: &str) -> Running {
    let told = desk.path(node).join("run/node.json");
    // One that was killed leaves it behind.
    let _ = fs::remove_file(&told);
    let child = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .arg("--data-dir")
        .arg(desk.path(node))
        .arg("serve")
        .env("STEELYARD_API__LISTEN", "127.0.0.1:0")
        .env("STEELYARD_PROBES__LISTEN", "127.0.0.1:0")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let child = Running(child);
    let begun = Instant::now();
    while !told.exists() {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "the node does not start"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    child
}

/// A node `oslo` with members M-1, M-2 and M-3, of which M-1 has consented.
pub fn node() -> Desk {
    let desk = Desk::new();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    desk.init("oslo", "NO", free.local_addr().unwrap().port());
    fs::write(
        desk.path("members.csv"),
        "member_id,legal_name\nM-1,Acme\nM-2,Beta\nM-3,Gamma\n",
    )
    .unwrap();
    desk.run("oslo", &["member", "import", "members.csv"]);
    desk.run(
        "oslo",
        &[
            "consent",
            "grant",
            "M-1",
            "--purpose",
            "matchmaking",
            "--to",
            "federation",
            "--fields",
            "region,offers",
        ],
    );
    desk
}

#[test]
fn a_backup_of_a_running_node_is_restored_without_those_erased_since() {
    let desk = node();
    let running = serve(&desk, "oslo");
    let made = desk.json("oslo", &["backup", "b.zip"]);
    assert_eq!(made["verified"], true);
    assert_eq!(made["keys"], false);
    desk.run("oslo", &["member", "remove", "M-2"]);
    desk.run("oslo", &["member", "export", "M-3", "--output", "m3.zip"]);
    let said = desk.refused("oslo", &["restore", "b.zip", "--replace"]);
    assert!(said.contains("runs already"), "{said}");
    drop(running);

    let said = desk.refused("oslo", &["restore", "b.zip"]);
    assert!(said.contains("--replace"), "{said}");
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(restored["erased_again"], 1);
    let aside = restored["set_aside"].as_str().unwrap();
    assert!(Path::new(aside).join("steelyard.db").exists());
    let listed = desk.json("oslo", &["member", "list"]);
    let names: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["legal_name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Acme", "Gamma"]);
    assert_eq!(
        desk.json("oslo", &["consent", "list", "M-1"])["consents"][0]["status"],
        "given"
    );
    let verified = desk.json("oslo", &["audit", "verify"]);
    assert_eq!(verified["sound"], true);
    assert_eq!(verified["consents"], 1);
    drop(serve(&desk, "oslo"));
}

#[test]
fn keys_come_from_where_they_are_kept() {
    let desk = node();
    desk.run("oslo", &["backup", "plain.zip"]);
    desk.run("oslo", &["backup", "whole.zip", "--with-keys"]);
    let said = desk.refused("new", &["restore", "plain.zip"]);
    assert!(said.contains("--keys"), "{said}");
    let keys = desk.path("oslo").join("keys");
    desk.run(
        "new",
        &["restore", "plain.zip", "--keys", keys.to_str().unwrap()],
    );
    assert_eq!(
        desk.json("new", &["member", "list"])
            .as_array()
            .unwrap()
            .len(),
        3
    );
    desk.run("other", &["restore", "whole.zip"]);
    assert_eq!(desk.json("other", &["audit", "verify"])["sound"], true);
    let said = desk.refused("other", &["backup", "plain.zip"]);
    assert!(said.contains("is there already"), "{said}");
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let desk = node();
    desk.run("oslo", &["backup", "b.zip"]);
    let mut bytes = fs::read(desk.path("b.zip")).unwrap();
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 8] {
        *byte ^= 0x55;
    }
    fs::write(desk.path("b.zip"), bytes).unwrap();
    let before = fs::read(desk.path("oslo").join("steelyard.toml")).unwrap();
    let said = desk.refused("oslo", &["restore", "b.zip", "--replace"]);
    assert!(said.contains("is no archive that can be used"), "{said}");
    assert_eq!(
        fs::read(desk.path("oslo").join("steelyard.toml")).unwrap(),
        before
    );
    assert_eq!(
        desk.json("oslo", &["member", "list"])
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let left = fs::read_dir(desk.path("oslo")).unwrap();
    let names = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(!names.into_iter().any(|name| name.starts_with(".restore-")));
}

#[test]
fn receipts_and_proofs_are_verified_where_no_node_is() {
    let desk = node();
    desk.run(
        "oslo",
        &["consent", "receipt", "M-1", "1", "--out", "receipt.jsonld"],
    );
    // Entry 0 is the import, 1 the consent.
    desk.run(
        "oslo",
        &[
            "audit",
            "prove",
            "1",
            "--member",
            "M-1",
            "--out",
            "proof.json",
        ],
    );
    let said = desk.refused("oslo", &["audit", "prove", "1", "--member", "M-2"]);
    assert!(said.contains("does not name this member"), "{said}");
    let proof: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(desk.path("proof.json")).unwrap()).unwrap();
    let key = proof["key"].as_str().unwrap();
    let said = desk.run(
        "none",
        &["audit", "verify-proof", "proof.json", "--key", key],
    );
    assert!(
        said.contains("consent 1 of member `M-1` was given"),
        "{said}"
    );
    let said = desk.run(
        "none",
        &["consent", "verify-receipt", "receipt.jsonld", "--key", key],
    );
    assert!(
        said.contains("`M-1` gave consent 1 for matchmaking"),
        "{said}"
    );
    let text = fs::read_to_string(desk.path("receipt.jsonld")).unwrap();
    fs::write(desk.path("receipt.jsonld"), text.replace("M-1", "M-2")).unwrap();
    let said = desk.refused(
        "none",
        &["consent", "verify-receipt", "receipt.jsonld", "--key", key],
    );
    assert!(said.contains("changed after it was signed"), "{said}");
}

#[test]
fn a_node_removes_what_a_killed_backup_left() {
    let desk = node();
    let oslo = desk.path("oslo");
    for folder in ["run/backup-killed", "run/backup-now", ".restore-killed"] {
        fs::create_dir_all(oslo.join(folder)).unwrap();
        fs::write(oslo.join(folder).join("store.db"), "all members").unwrap();
    }
    let made_now = fs::File::open(oslo.join("run/backup-now")).unwrap();
    made_now.lock().unwrap();
    let backups = oslo.join("backups");
    fs::create_dir(&backups).unwrap();
    for name in [".backup-killed.part", ".backup-now.part", "steelyard-1.zip"] {
        fs::write(backups.join(name), "all members").unwrap();
    }
    let packed_now = fs::File::open(backups.join(".backup-now.part")).unwrap();
    packed_now.lock().unwrap();
    drop(serve(&desk, "oslo"));
    assert!(!backups.join(".backup-killed.part").exists());
    assert!(backups.join(".backup-now.part").exists());
    assert!(backups.join("steelyard-1.zip").exists());
    assert!(!oslo.join("run/backup-killed").exists());
    assert!(!oslo.join(".restore-killed").exists());
    assert!(oslo.join("run/backup-now").exists());
}

#[test]
fn links_to_files_are_packed_and_none_is_written_through() {
    use std::os::unix::fs::symlink;
    let desk = node();
    let oslo = desk.path("oslo");
    fs::rename(oslo.join("steelyard.toml"), desk.path("steelyard.toml")).unwrap();
    symlink(desk.path("steelyard.toml"), oslo.join("steelyard.toml")).unwrap();
    fs::write(desk.path("mine"), "mine").unwrap();
    symlink(desk.path("mine"), desk.path("b.part")).unwrap();
    desk.run("oslo", &["backup", "b.zip"]);
    assert_eq!(fs::read_to_string(desk.path("mine")).unwrap(), "mine");
    let keys = oslo.join("keys");
    desk.run(
        "new",
        &["restore", "b.zip", "--keys", keys.to_str().unwrap()],
    );
    assert_eq!(desk.json("new", &["audit", "verify"])["sound"], true);
}

#[test]
fn what_cannot_be_read_and_is_not_packed_stops_no_backup() {
    let desk = node();
    let oslo = desk.path("oslo");
    std::os::unix::fs::symlink("log", oslo.join("log")).unwrap();
    desk.run("oslo", &["backup", "b.zip"]);
    let said = desk.refused("oslo", &["backup", "whole.zip", "--with-keys"]);
    assert!(said.contains("log"), "{said}");
}

#[test]
fn a_password_in_the_configuration_is_told_of() {
    let desk = node();
    let file = desk.path("oslo").join("steelyard.toml");
    let mut config = fs::read_to_string(&file).unwrap();
    config = config
        .replace(
            "\nsmtp = \"\"",
            "\nsmtp = \"smtps://node:s3cret@mail.example.org\"",
        )
        .replace("\nfrom = \"\"", "\nfrom = \"node@example.org\"");
    fs::write(&file, config).unwrap();
    let output = desk.try_run("oslo", &["backup", "b.zip"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("`mail.smtp` holds a password"), "{said}");
    assert!(!said.contains("s3cret"), "{said}");
}
