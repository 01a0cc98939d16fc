//! The demo, as somebody sees it who has just cloned the repository.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use integration_tests::process::program;
use serde_json::Value;

/// Runs the demo once, and gives the one document that it prints.
fn demo(arguments: &[&str]) -> Value {
    let output = Command::new(program())
        .args(["demo", "--once", "--json"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", output.status);
    serde_json::from_slice(&output.stdout).expect("one JSON document on standard output")
}

/// Every cluster answered each of the three queries, and members of several came back.
fn all_answered(document: &Value, clusters: usize) {
    let nodes = document["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), clusters);
    let queries = document["queries"].as_array().unwrap();
    assert_eq!(queries.len(), 3);
    for asked in queries {
        assert!(asked["query"]["purpose"].is_string());
        let result = &asked["result"];
        assert_eq!(result["complete"], true, "{}", result["clusters"]);
        let answered = result["clusters"].as_array().unwrap();
        assert_eq!(answered.len(), clusters);
        assert!(answered.iter().all(|c| c["status"] == "answered"));
    }
    let from: std::collections::BTreeSet<&str> = queries
        .iter()
        .flat_map(|q| q["result"]["matches"].as_array().unwrap())
        .map(|m| m["cluster"].as_str().unwrap())
        .collect();
    assert!(from.len() >= 3, "matches came from {from:?} only");
}

#[test]
fn the_demo_asks_three_queries_and_every_cluster_answers() {
    let document = demo(&[]);
    let clusters = document["nodes"].as_array().unwrap().len();
    assert!(clusters >= 5, "{clusters} clusters");
    all_answered(&document, clusters);
    // Its nodes are gone with it.
    for node in document["nodes"].as_array().unwrap() {
        let process = format!("/proc/{}", node["pid"]);
        assert!(!Path::new(&process).exists(), "a node still runs");
    }
}

#[test]
fn the_demo_tells_people_what_it_does_and_needs_no_reader() {
    let told = |out: Stdio| {
        let mut demo = Command::new(program());
        demo.args(["demo", "--once"]).stdin(Stdio::null());
        demo.stdout(out).output().unwrap()
    };
    let output = told(Stdio::piped());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", output.status);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("A federation of "), "{text}");
    assert_eq!(text.matches("\n── ").count(), 3, "{text}");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = told(writer.into());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{errors}");
}

#[test]
fn the_demo_takes_real_members_of_twenty_clusters() {
    let shared = std::env::var_os("STEELYARD_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let data = shared.join("data");
    if !data.join("clusters.json").exists() {
        println!(
            "skipped: there is no `{}`; set STEELYARD_SHARED",
            data.display()
        );
        return;
    }
    let data = data.to_str().unwrap();
    all_answered(&demo(&["--data", data, "--consent-mix"]), 20);
}
