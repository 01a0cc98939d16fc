//! Restores of nodes whose files do not lie as usual, with the real program.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use crate::{
    backups::{node, serve},
    desk::Desk,
};

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

/// The names of what is in the data directory of `oslo`.
fn names(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(desk.path("oslo"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_restore_that_fails_half_way_leaves_the_node_as_it_was() {
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
    let (before, erased) = (names(&desk), fs::read(oslo.join("erased")).unwrap());
    let said = desk.refused("oslo", &["restore", "b.zip", "--replace"]);
    assert!(said.contains("backups"), "{said}");
    assert_eq!(names(&desk), before);
    assert_eq!(fs::read(oslo.join("erased")).unwrap(), erased);
    assert!(oslo.join("keys/secret").exists());
    fs::remove_file(oslo.join("backups")).unwrap();
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(restored["erased_again"], 1);
    let listed = desk.json("oslo", &["member", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

/// As a folder of another user is, or one on which a file system is mounted.
#[test]
fn a_folder_that_cannot_be_moved_leaves_the_node_as_it_was() {
    if rustix::process::geteuid().is_root() {
        println!("skipped: root can move every folder");
        return;
    }
    let desk = node();
    let rules = desk.path("oslo").join("rules");
    fs::create_dir(&rules).unwrap();
    desk.run("oslo", &["backup", "b.zip"]);
    fs::set_permissions(&rules, fs::Permissions::from_mode(0o500)).unwrap();
    let before = names(&desk);
    let said = desk.refused("oslo", &["restore", "b.zip", "--replace"]);
    assert!(said.contains("rules"), "{said}");
    assert_eq!(names(&desk), before);
    let listed = desk.json("oslo", &["member", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), 3);
}

/// The root of a file system of its own has such a folder.
#[test]
fn lost_and_found_is_neither_backed_up_nor_set_aside() {
    let desk = node();
    let oslo = desk.path("oslo");
    fs::create_dir(oslo.join("lost+found")).unwrap();
    fs::write(oslo.join("lost+found/#12"), "found").unwrap();
    desk.run("oslo", &["backup", "whole.zip", "--with-keys"]);
    desk.run("new", &["restore", "whole.zip"]);
    assert!(!desk.path("new").join("lost+found").exists());
    desk.run("oslo", &["backup", "b.zip"]);
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    let found = fs::read_to_string(oslo.join("lost+found/#12")).unwrap();
    assert_eq!(found, "found");
    let aside = Path::new(restored["set_aside"].as_str().unwrap());
    assert!(!aside.join("lost+found").exists());
}

#[test]
fn a_store_among_the_backups_is_set_aside_by_itself() {
    let desk = node();
    let oslo = desk.path("oslo");
    fs::create_dir(oslo.join("backups")).unwrap();
    move_store(&desk, &oslo.join("backups/node.db"));
    set_store(&desk, "sqlite:backups/node.db");
    desk.run("oslo", &["backup", "b.zip"]);
    desk.run("oslo", &["member", "remove", "M-2"]);
    // As a node leaves it that was killed.
    fs::write(oslo.join("backups/node.db-wal"), "an old log").unwrap();
    let restored = desk.json("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(restored["erased_again"], 1);
    let kept = restored["store_set_aside"].as_str().unwrap();
    assert!(fs::metadata(kept).unwrap().len() > 0);
    assert_eq!(
        fs::read_to_string(format!("{kept}-wal")).unwrap(),
        "an old log"
    );
    assert_eq!(desk.json("oslo", &["audit", "verify"])["sound"], true);
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

/// Imports a member into `oslo` and has it consent; gives the numbers of both.
fn imported(desk: &Desk, reference: &str) -> (i64, i64) {
    let file = format!("{reference}.csv");
    let rows = format!("member_id,legal_name\n{reference},Company {reference}\n");
    fs::write(desk.path(&file), rows).unwrap();
    desk.run("oslo", &["member", "import", &file]);
    let to = ["--purpose", "matchmaking", "--to", "federation"];
    let grant = ["consent", "grant", reference, "--fields", "region"];
    desk.run("oslo", &[&grant[..], &to[..]].concat());
    let member = format!("SELECT id FROM member WHERE member_ref = '{reference}'");
    let member = in_store(desk, &member);
    let consent = format!("SELECT id FROM consent WHERE member_id = {member}");
    (member, in_store(desk, &consent))
}

/// Others hold handles that are made from the number of a member: they must not lead to another.
#[test]
fn numbers_that_were_given_after_a_backup_are_not_given_again() {
    let desk = node();
    desk.run("oslo", &["backup", "b.zip"]);
    let running = serve(&desk, "oslo");
    assert_eq!(imported(&desk, "M-4"), (4, 2));
    // It is killed, and what was written last is not folded into the file of the store.
    drop(running);
    desk.run("oslo", &["restore", "b.zip", "--replace"]);
    assert_eq!(imported(&desk, "M-5"), (5, 3));
    assert_eq!(desk.json("oslo", &["audit", "verify"])["sound"], true);
}

#[test]
fn many_numbers_are_left_out_where_the_store_is_lost() {
    for begun_anew in [false, true] {
        let desk = node();
        desk.run("oslo", &["backup", "b.zip"]);
        assert_eq!(imported(&desk, "M-4"), (4, 2));
        move_store(&desk, &desk.path("lost.db"));
        if begun_anew {
            assert_eq!(imported(&desk, "M-4"), (1, 1));
        }
        desk.run("oslo", &["restore", "b.zip", "--replace"]);
        assert_eq!(imported(&desk, "M-5"), (100_004, 1_000_002));
        assert_eq!(desk.json("oslo", &["audit", "verify"])["sound"], true);
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
