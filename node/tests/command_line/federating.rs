//! From nothing to a common charter and onwards, with files and links only.

use std::fs;

use serde_json::Value;

use crate::desk::{Desk, adopt_all};

#[test]
fn three_clusters_reach_a_common_charter_and_a_fourth_comes_in() {
    let desk = Desk::founded();
    // One signature of the two that are needed.
    let said = desk.refused("oslo", &["charter", "adopt", "charter.json"]);
    assert!(said.contains("still to sign: biowin, clust-er"), "{said}");
    assert!(said.contains("charter sign"), "{said}");

    // Two sign copies of their own; the signatures are put together.
    desk.run(
        "biowin",
        &["charter", "sign", "charter.json", "--out", "by-biowin.json"],
    );
    desk.run(
        "clust-er",
        &[
            "charter",
            "sign",
            "charter.json",
            "--out",
            "by-clust-er.json",
        ],
    );
    for node in ["oslo", "biowin", "clust-er"] {
        desk.run(
            node,
            &[
                "charter",
                "adopt",
                "charter.json",
                "by-biowin.json",
                "by-clust-er.json",
            ],
        );
        let shown = desk.json(node, &["charter", "show"]);
        assert_eq!(
            (&shown["version"], &shown["threshold"]),
            (&1.into(), &2.into())
        );
        assert_eq!(shown["in_force"], true);
        assert_eq!(shown["clusters"].as_array().unwrap().len(), 3);
        assert_eq!(shown["purposes"].as_array().unwrap().len(), 4);
        assert_eq!(shown["signatures"]["signed"].as_array().unwrap().len(), 3);
    }
    let again = desk.run("oslo", &["charter", "adopt", "by-biowin.json"]);
    assert!(again.contains("in force already"), "{again}");
    let table = desk.run("biowin", &["charter", "show"]);
    assert!(table.contains("biowin (this one)") && table.contains("/ip4/127.0.0.1/udp/3/quic-v1"));

    // A fourth: invited by another cluster, added by a third.
    desk.init("lyon", "FR", 4);
    let link = desk.run("biowin", &["invite"]);
    desk.run("lyon", &["join", link.trim(), "--out", "lyon.card"]);
    desk.run(
        "clust-er",
        &[
            "charter",
            "propose",
            "--add-card",
            "lyon.card",
            "--out",
            "two.json",
        ],
    );
    assert!(
        desk.refused("lyon", &["charter", "adopt", "two.json"])
            .contains("still to sign")
    );
    let shown = desk.try_run("lyon", &["charter", "sign", "two.json"]);
    let said = String::from_utf8(shown.stderr).unwrap();
    assert!(shown.status.success(), "{said}");
    assert!(
        said.contains("cluster `lyon` (Cluster lyon, FR) comes in"),
        "{said}"
    );
    // Lyon's signature counts for the new version only; the one before asks for two of its own.
    assert!(
        desk.refused("oslo", &["charter", "adopt", "two.json"])
            .contains("still to sign")
    );
    desk.run("oslo", &["charter", "sign", "two.json"]);
    adopt_all(&desk, &["oslo", "biowin", "clust-er", "lyon"], "two.json");
    let shown = desk.json("lyon", &["charter", "show"]);
    assert_eq!(
        (&shown["version"], &shown["threshold"]),
        (&2.into(), &3.into())
    );
    for node in ["oslo", "lyon"] {
        assert!(desk.run(node, &["audit", "verify"]).contains("is sound"));
    }
    let log = desk.run("lyon", &["audit", "export"]);
    let kinds: Vec<Value> = log
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert!(kinds.iter().all(|e| e["kind"] == "charter_adopted"));
    assert_eq!(kinds[1]["version"], 2);
}

#[test]
fn a_cluster_is_suspended_comes_back_and_is_taken_out() {
    let desk = Desk::founded();
    desk.run("biowin", &["charter", "sign", "charter.json"]);
    adopt_all(&desk, &["oslo", "biowin", "clust-er"], "charter.json");

    let step = |file: &str, proposer: &str, signer: &str, change: &[&str]| {
        let args = [&["charter", "propose", "--out", file][..], change].concat();
        desk.run(proposer, &args);
        desk.run(signer, &["charter", "sign", file]);
        adopt_all(&desk, &["oslo", "biowin"], file);
    };
    step("two.json", "oslo", "biowin", &["--suspend", "clust-er"]);
    let shown = desk.json("oslo", &["charter", "show"]);
    assert_eq!(shown["clusters"][1]["id"], "clust-er");
    assert_eq!(shown["clusters"][1]["status"], "suspended");
    // Suspended, it signs nothing.
    desk.run("clust-er", &["charter", "adopt", "two.json"]);
    desk.run(
        "oslo",
        &[
            "charter",
            "propose",
            "--resume",
            "clust-er",
            "--out",
            "three.json",
        ],
    );
    desk.run("clust-er", &["charter", "sign", "three.json"]);
    assert!(
        desk.refused("oslo", &["charter", "adopt", "three.json"])
            .contains("still to sign: biowin")
    );
    step("three.json", "oslo", "biowin", &["--resume", "clust-er"]);
    step(
        "four.json",
        "biowin",
        "oslo",
        &["--remove", "clust-er", "--valid-days", "900"],
    );
    let out = desk.try_run("clust-er", &["charter", "adopt", "four.json"]);
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(
        out.status.success() && said.contains("does not stand in this version any more"),
        "{said}"
    );
    assert_eq!(desk.version("clust-er"), 4);

    let said = desk.refused("oslo", &["charter", "propose", "--remove", "clust-er"]);
    assert!(
        said.contains("`clust-er` does not stand") && said.contains("biowin, oslo"),
        "{said}"
    );
    assert!(
        desk.refused("oslo", &["charter", "propose"])
            .contains("nothing would change")
    );
    let said = desk.refused("oslo", &["charter", "propose", "--threshold", "5"]);
    assert!(said.contains("threshold"), "{said}");
}

#[test]
fn a_cluster_changes_its_keys() {
    let desk = Desk::founded();
    desk.run("clust-er", &["charter", "sign", "charter.json"]);
    adopt_all(&desk, &["oslo", "biowin", "clust-er"], "charter.json");
    desk.run("biowin", &["audit", "checkpoint", "--out", "kept.txt"]);
    let key = |node: &str| {
        let shown = desk.json(node, &["charter", "show"]);
        shown["clusters"][0]["signing_key"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let before = key("biowin");
    desk.run("biowin", &["join", "--new-keys", "--out", "new.card"]);
    assert_eq!(
        key("biowin"),
        before,
        "nothing changes before the charter says so"
    );

    // The former and the new key both sign: the threshold of either version can need them.
    desk.run(
        "biowin",
        &[
            "charter",
            "propose",
            "--add-card",
            "new.card",
            "--threshold",
            "3",
            "--out",
            "two.json",
        ],
    );
    desk.run("oslo", &["charter", "sign", "two.json"]);
    desk.run("clust-er", &["charter", "sign", "two.json"]);
    desk.run("oslo", &["charter", "adopt", "two.json"]);
    let told = desk.json("biowin", &["charter", "adopt", "two.json"]);
    assert_eq!(
        (&told["version"], &told["new_keys"]),
        (&2.into(), &true.into())
    );
    let after = key("oslo");
    assert_ne!(before, after);

    // The new key signs from now on, and what the former signed still counts.
    desk.run(
        "biowin",
        &[
            "charter",
            "propose",
            "--threshold",
            "2",
            "--out",
            "three.json",
        ],
    );
    desk.run("oslo", &["charter", "sign", "three.json"]);
    desk.run("clust-er", &["charter", "adopt", "two.json"]);
    desk.run("clust-er", &["charter", "sign", "three.json"]);
    adopt_all(&desk, &["oslo", "biowin", "clust-er"], "three.json");
    let told = desk.json("biowin", &["audit", "verify", "--checkpoint", "kept.txt"]);
    assert_eq!(
        (&told["sound"], &told["checkpoints"]),
        (&true.into(), &2.into())
    );

    // A node whose keys are not those of the charter adopts nothing.
    fs::remove_dir_all(desk.path("biowin/keys")).unwrap();
    desk.init("stranger", "BE", 9);
    fs::rename(desk.path("stranger/keys"), desk.path("biowin/keys")).unwrap();
    let said = desk.refused("biowin", &["charter", "show"]);
    assert!(said.contains("secret is another"), "{said}");
}

#[test]
fn cards_links_and_charters_that_do_not_count_are_refused() {
    let desk = Desk::founded();
    let card = fs::read_to_string(desk.path("biowin.card")).unwrap();
    let forged = card.replacen(".ey", ".eyJ", 1);
    fs::write(desk.path("forged.card"), forged).unwrap();
    let create = |card: &str| {
        desk.refused(
            "oslo",
            &[
                "charter",
                "create",
                "--federation",
                "health",
                "--name",
                "H",
                "--card",
                card,
            ],
        )
    };
    assert!(create("forged.card").contains("`forged.card`"));
    assert!(create("missing.card").contains("`missing.card`"));
    let said = desk.refused(
        "oslo",
        &[
            "charter",
            "create",
            "--federation",
            "energy",
            "--name",
            "E",
            "--card",
            "biowin.card",
        ],
    );
    assert!(
        said.contains("for federation `health`, not for `energy`"),
        "{said}"
    );

    let link = desk.run("oslo", &["invite", "--federation", "health", "--name", "H"]);
    let mut altered = link.trim().to_owned();
    let at = altered.len() - 20;
    let other = if altered[at..].starts_with('_') {
        "A"
    } else {
        "_"
    };
    altered.replace_range(at..=at, other);
    let said = desk.refused("biowin", &["join", &altered]);
    assert!(said.contains("invitation"), "{said}");
    assert!(
        desk.refused("biowin", &["join", "nothing.txt"])
            .contains("`nothing.txt`")
    );
    assert!(
        desk.refused("biowin", &["join"])
            .contains("give the invitation")
    );
    assert!(
        desk.refused("biowin", &["invite"])
            .contains("--federation ID --name NAME")
    );
    assert!(
        desk.refused("biowin", &["charter", "show"])
            .contains("no charter in force")
    );
    assert!(
        desk.refused("biowin", &["charter", "propose"])
            .contains("charter create")
    );

    // A cluster that is not in it signs and adopts nothing.
    desk.run("biowin", &["charter", "sign", "charter.json"]);
    desk.init("stranger", "BE", 9);
    let said = desk.refused("stranger", &["charter", "sign", "charter.json"]);
    assert!(
        said.contains("`stranger` does not stand in this charter"),
        "{said}"
    );
    let said = desk.refused("stranger", &["charter", "adopt", "charter.json"]);
    assert!(
        said.contains("`stranger` does not stand in this charter"),
        "{said}"
    );
}

#[test]
fn another_node_under_the_same_name_cannot_adopt() {
    let desk = Desk::founded();
    desk.run("biowin", &["charter", "sign", "charter.json"]);
    desk.run(
        "impostor",
        &[
            "init",
            "--cluster",
            "biowin",
            "--name",
            "Biowin",
            "--country",
            "BE",
        ],
    );
    let said = desk.refused("impostor", &["charter", "adopt", "charter.json"]);
    assert!(
        said.contains("signing key") && said.contains("steelyard join"),
        "{said}"
    );
}
