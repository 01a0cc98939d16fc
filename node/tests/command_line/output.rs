//! Where results go that nobody reads, or that have no room.

use std::fs::{self, File};

use crate::backups::{node, serve};

/// As `steelyard member export | head` does.
#[test]
fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is_one() {
    let desk = node();
    // More than is written at once.
    let rows: Vec<String> = (10..40)
        .map(|n| format!("M-{n},Company {n},{}", "imaging ".repeat(200)))
        .collect();
    let sheet = format!("member_id,legal_name,summary\n{}\n", rows.join("\n"));
    fs::write(desk.path("more.csv"), sheet).unwrap();
    desk.run("oslo", &["member", "import", "more.csv"]);
    let create = [
        "charter",
        "create",
        "--federation",
        "health",
        "--name",
        "Health",
        "--out",
        "charter.json",
    ];
    desk.run("oslo", &create);
    desk.run("oslo", &["charter", "adopt", "charter.json"]);
    let _running = serve(&desk, "oslo");
    let commands: [&[&str]; 9] = [
        &["token"],
        &["token", "--json"],
        &["doctor"],
        &["doctor", "--json"],
        &["query", "--text", "imaging"],
        &["query", "--text", "imaging", "--json"],
        &["member", "list", "--json"],
        &["member", "export"],
        &["member", "export", "--format", "json"],
    ];
    for command in commands {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let unread = desk.run_into(writer, "oslo", command);
        let said = String::from_utf8(unread.stderr).unwrap();
        assert_eq!(unread.status.code(), Some(0), "{command:?}: {said}");

        let full = File::options().write(true).open("/dev/full").unwrap();
        let lost = desk.run_into(full, "oslo", command);
        let said = String::from_utf8(lost.stderr).unwrap();
        assert_eq!(lost.status.code(), Some(1), "{command:?}: {said}");
        assert!(said.contains("No space left"), "{command:?}: {said}");
    }
}
