//! Backup and restore, with the real program, while the node runs and after.

use std::{
    fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::desk::Desk;

/// A node that runs; stopped when dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(desk: &Desk, node: &str) -> Running {
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
fn node() -> Desk {
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

/// Has the configuration of `oslo` say where its store is.
fn set_store(desk: &Desk, url: &str) {
    let file = desk.path("oslo").join("steelyard.toml");
    let config = fs::read_to_string(&file).unwrap();
    let lines: Vec<String> = config
        .lines()
        .map(|line| match line.starts_with("url = ") {
            true => format!("url = \"{url}\""),
            false => line.to_owned(),
        })
        .collect();
    fs::write(file, lines.join("\n")).unwrap();
}

/// Moves the store of `oslo`, with what a command has not folded into its file yet.
fn move_store(desk: &Desk, to: &Path) {
    for end in ["", "-wal", "-shm"] {
        let of_store = desk.path("oslo").join(format!("steelyard.db{end}"));
        if of_store.exists() {
            fs::rename(of_store, format!("{}{end}", to.display())).unwrap();
        }
    }
}

/// What `file:NAME` names and a certificate lie in the data directory, and in no backup without keys.
#[test]
fn what_a_backup_leaves_out_is_there_after_a_restore() {
    let desk = node();
    let oslo = desk.path("oslo");
    fs::write(oslo.join("store-url"), "sqlite:steelyard.db\n").unwrap();
    fs::create_dir(oslo.join("tls")).unwrap();
    fs::write(oslo.join("tls/key.pem"), "a key").unwrap();
    set_store(&desk, "file:store-url");
    assert_eq!(
        desk.json("oslo", &["config", "dump"])["store"]["url"],
        "file:store-url"
    );
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["member", "remove", "M-2"]);
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(restored["erased_again"], 1);
    assert_eq!(
        fs::read_to_string(oslo.join("tls/key.pem")).unwrap(),
        "a key"
    );
    assert_eq!(desk.json("oslo", &["audit", "verify"])["sound"], true);
    drop(serve(&desk, "oslo"));
    // What was set aside is the old node whole.
    let aside = Path::new(restored["set_aside"].as_str().unwrap());
    for name in ["store-url", "tls/key.pem", "keys/secret", "steelyard.db"] {
        assert!(aside.join(name).exists(), "{name}");
    }
}

#[test]
fn a_store_in_a_folder_with_other_files_is_restored_beside_them() {
    let desk = node();
    let oslo = desk.path("oslo");
    fs::create_dir(oslo.join("data")).unwrap();
    move_store(&desk, &oslo.join("data/steelyard.db"));
    fs::write(oslo.join("data/note"), "a note").unwrap();
    set_store(&desk, "sqlite:data/steelyard.db");
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["member", "remove", "M-2"]);
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(restored["erased_again"], 1);
    assert_eq!(
        fs::read_to_string(oslo.join("data/note")).unwrap(),
        "a note"
    );
    assert_eq!(desk.json("oslo", &["audit", "verify"])["sound"], true);
    drop(serve(&desk, "oslo"));
    let aside = Path::new(restored["set_aside"].as_str().unwrap());
    for name in ["data/steelyard.db", "data/note", "keys/secret", "erased"] {
        assert!(aside.join(name).exists(), "{name}");
    }
}

#[test]
fn a_restore_after_one_that_failed_half_way_brings_nobody_back_who_was_erased() {
    let desk = node();
    let oslo = desk.path("oslo");
    fs::create_dir(oslo.join("backups")).unwrap();
    move_store(&desk, &oslo.join("backups/node.db"));
    set_store(&desk, "sqlite:backups/node.db");
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["member", "remove", "M-2"]);
    // The store has no place any more, which shows when the node is set aside.
    fs::remove_dir_all(oslo.join("backups")).unwrap();
    fs::write(oslo.join("backups"), "in the way").unwrap();
    desk.refused("oslo", &["restore", "b.zip", "--replace"]);
    let aside = fs::read_dir(&oslo)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.join("keys/secret").exists())
        .unwrap();
    assert!(!oslo.join("steelyard.toml").exists());
    fs::remove_file(oslo.join("backups")).unwrap();
    let keys = aside.join("keys");
    let restore = ["restore", "b.zip", "--keys", keys.to_str().unwrap()];
    assert_eq!(desk.json("oslo", &restore)["erased_again"], 1);
    let listed = desk.json("oslo", &["member", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

/// As certificates are that another program renews.
#[test]
fn what_was_a_link_is_one_after_a_restore() {
    use std::os::unix::fs::symlink;
    let desk = node();
    let oslo = desk.path("oslo");
    for folder in ["live", "mail"] {
        fs::create_dir(desk.path(folder)).unwrap();
    }
    fs::create_dir(oslo.join("tls")).unwrap();
    fs::write(desk.path("live/1.pem"), "today's key").unwrap();
    fs::write(desk.path("live/2.pem"), "tomorrow's key").unwrap();
    symlink("1.pem", desk.path("live/key.pem")).unwrap();
    symlink(desk.path("live/key.pem"), oslo.join("tls/key.pem")).unwrap();
    fs::write(desk.path("mail/password"), "old").unwrap();
    symlink(desk.path("mail"), oslo.join("mail")).unwrap();
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["restore", "b.zip", "--replace"]);
    fs::remove_file(desk.path("live/key.pem")).unwrap();
    symlink("2.pem", desk.path("live/key.pem")).unwrap();
    fs::write(desk.path("mail/password"), "new").unwrap();
    for (file, held) in [("tls/key.pem", "tomorrow's key"), ("mail/password", "new")] {
        assert_eq!(fs::read_to_string(oslo.join(file)).unwrap(), held);
    }
}

#[test]
fn a_store_outside_of_the_data_directory_is_set_aside_whole() {
    let desk = node();
    let outside = desk.path("elsewhere");
    fs::create_dir(&outside).unwrap();
    let file = outside.join("node.db");
    move_store(&desk, &file);
    set_store(&desk, &format!("sqlite:{}", file.display()));
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["member", "remove", "M-2"]);
    // As a node leaves them that was killed.
    fs::write(outside.join("node.db-wal"), "an old log").unwrap();
    fs::write(outside.join("node.db-shm"), "an old index").unwrap();
    fs::write(outside.join("node.db.restoring"), "half a store").unwrap();
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(restored["erased_again"], 1);
    let kept = restored["store_set_aside"].as_str().unwrap();
    assert!(kept.starts_with(&file.display().to_string()), "{kept}");
    assert!(fs::metadata(kept).unwrap().len() > 0);
    assert_eq!(
        fs::read_to_string(format!("{kept}-wal")).unwrap(),
        "an old log"
    );
    let mut left: Vec<String> = fs::read_dir(&outside)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.contains("before-restore-"))
        .collect();
    left.sort();
    assert_eq!(left, ["node.db"]);
    assert_eq!(desk.json("oslo", &["audit", "verify"])["sound"], true);
    let listed = desk.json("oslo", &["member", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

#[test]
fn links_of_an_old_backup_let_nobody_in() {
    let desk = node();
    desk.run("oslo", &["person", "add", "ada@example.org"]);
    in_store(
        &desk,
        "INSERT INTO person_session
            (hash, id, person_id, label, began_at, seen_at, expires_at)
         SELECT x'07', 'a session', id, 'a browser', 1, 1, 9000000000000 FROM person
         RETURNING began_at",
    );
    for table in ["person_link", "person_session"] {
        let count = format!("SELECT count(*) FROM {table}");
        assert_eq!(in_store(&desk, &count), 1, "{table}");
    }
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["restore", "b.zip", "--replace"]);
    for table in ["person_link", "person_session"] {
        let count = format!("SELECT count(*) FROM {table}");
        assert_eq!(in_store(&desk, &count), 0, "{table}");
    }
}

/// The number that the store of `oslo` gives.
fn in_store(desk: &Desk, sql: &str) -> i64 {
    let url = format!(
        "sqlite://{}",
        desk.path("oslo").join("steelyard.db").display()
    );
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        use sqlx::Connection as _;
        sqlx::any::install_default_drivers();
        let mut store = sqlx::AnyConnection::connect(&url).await.unwrap();
        let (number,): (i64,) = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .fetch_one(&mut store)
            .await
            .unwrap();
        number
    })
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
