//! Commands on the node's own data: init, config, audit, policy, completions.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use serde_json::Value;

use crate::desk::{Desk, adopt_all};

#[test]
fn init_makes_a_node_once_and_leaves_nothing_of_a_failure() {
    let desk = Desk::new();
    let init = [
        "init",
        "--cluster",
        "biowin",
        "--name",
        "Biowin \"Wallonia\"",
        "--country",
        "BE",
        "--listen",
        "/ip4/127.0.0.1/tcp/7",
        "--api",
        "127.0.0.1:8",
    ];
    let made = desk.json("node", &init);
    assert_eq!(made["cluster"], "biowin");
    let mode = |path: &str| fs::metadata(desk.path(path)).unwrap().permissions().mode() & 0o777;
    for file in [
        "node/steelyard.toml",
        "node/keys/signing.pk8",
        "node/keys/secret",
        "node/steelyard.db",
    ] {
        assert_eq!(mode(file), 0o600, "{file}");
    }
    assert_eq!((mode("node"), mode("node/keys")), (0o700, 0o700));
    let dump = desk.json("node", &["config", "dump"]);
    assert_eq!(dump["cluster"]["name"], "Biowin \"Wallonia\"");
    assert_eq!(dump["network"]["listen"][0], "/ip4/127.0.0.1/tcp/7");
    assert_eq!(dump["api"]["listen"], "127.0.0.1:8");
    assert!(desk.run("node", &["config", "check"]).contains("right"));
    let text = fs::read_to_string(desk.path("node/steelyard.toml")).unwrap();
    assert!(
        text.contains("# Queries answered at the same time."),
        "comments stay"
    );

    let key = fs::read(desk.path("node/keys/signing.pk8")).unwrap();
    assert!(desk.refused("node", &init).contains("holds a node already"));
    assert_eq!(fs::read(desk.path("node/keys/signing.pk8")).unwrap(), key);

    let bad = [
        "init",
        "--cluster",
        "biowin",
        "--name",
        "B",
        "--country",
        "BE",
        "--listen",
        "0.0.0.0:1",
    ];
    assert!(desk.refused("bad", &bad).contains("no multiaddress"));
    let bad = [
        "init",
        "--cluster",
        "biowin",
        "--name",
        "B",
        "--country",
        "BE",
        "--store",
        "mysql://x",
    ];
    assert!(desk.refused("bad", &bad).contains("mysql"));
    assert!(!desk.path("bad/steelyard.toml").exists());
    assert!(!desk.path("bad/keys").exists());
    desk.run("bad", &bad[..7]);

    let usage = desk.try_run(
        "other",
        &[
            "init",
            "--cluster",
            "Not A Slug",
            "--name",
            "x",
            "--country",
            "BE",
        ],
    );
    assert_eq!(usage.status.code(), Some(2));
    let said = String::from_utf8(usage.stderr).unwrap();
    assert!(
        said.contains("Not A Slug") && said.contains("lower-case"),
        "{said}"
    );
    assert!(
        desk.refused("none", &["charter", "show"])
            .contains("steelyard init")
    );
}

#[test]
fn a_changed_entry_is_named_on_the_command_line_and_proofs_travel() {
    let desk = Desk::founded();
    desk.run("biowin", &["charter", "sign", "charter.json"]);
    adopt_all(&desk, &["oslo", "biowin"], "charter.json");
    desk.run("oslo", &["audit", "prove", "0", "--out", "proof.json"]);
    // Another cluster knows the key from the charter; anyone can be told it.
    let proved = desk.json("biowin", &["audit", "verify-proof", "proof.json"]);
    assert_eq!(proved["entry"]["kind"], "charter_adopted");
    assert!(
        desk.refused("clust-er", &["audit", "verify-proof", "proof.json"])
            .contains("--key")
    );
    let key = desk.json("oslo", &["charter", "show"])["clusters"][2]["signing_key"].clone();
    desk.run(
        "nowhere",
        &[
            "audit",
            "verify-proof",
            "proof.json",
            "--key",
            key.as_str().unwrap(),
        ],
    );
    let text = fs::read_to_string(desk.path("proof.json")).unwrap();
    fs::write(
        desk.path("proof.json"),
        text.replace("charter_adopted", "charter_adoptes"),
    )
    .unwrap();
    let said = desk.refused("biowin", &["audit", "verify-proof", "proof.json"]);
    assert!(said.contains("does not stand in the log"), "{said}");
    assert!(
        desk.refused("oslo", &["audit", "prove", "7"])
            .contains("there is no entry 7")
    );

    tamper(&desk.path("oslo/steelyard.db"));
    let output = desk.try_run("oslo", &["audit", "verify"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("entry 0: its content was changed")
    );
    let json = desk.try_run("oslo", &["audit", "verify", "--json"]);
    let told: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        (&told["sound"], &told["faults"][0]["index"]),
        (&false.into(), &0.into())
    );
}

fn tamper(file: &Path) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{}", file.display());
        let pool = sqlx::AnyPool::connect(&url).await.unwrap();
        let sql = "UPDATE audit_entry SET body = CAST(replace(body, '\"version\":1', '\"version\":2') AS BLOB)";
        let done = sqlx::query(sql).execute(&pool).await.unwrap();
        assert_eq!(done.rows_affected(), 1);
        pool.close().await;
    });
}

#[test]
fn rules_are_checked_and_explained() {
    let desk = Desk::founded();
    assert!(desk.run("oslo", &["policy", "check"]).contains("right"));
    desk.run("biowin", &["charter", "sign", "charter.json"]);
    desk.run("oslo", &["charter", "adopt", "charter.json"]);
    let explain = [
        "policy",
        "explain",
        "--peer",
        "biowin",
        "--purpose",
        "matchmaking",
    ];
    let told = desk.json("oslo", &explain);
    assert_eq!(told["ceiling"]["granularity"], "record");
    let rule = told["ceiling"]["rules"][0].as_str().unwrap();
    assert!(desk.run("oslo", &explain).contains(rule));
    let said = desk.refused(
        "oslo",
        &[
            "policy",
            "explain",
            "--peer",
            "nobody",
            "--purpose",
            "event",
        ],
    );
    assert!(
        said.contains("`nobody`") && said.contains("--country"),
        "{said}"
    );

    fs::create_dir(desk.path("oslo/rules")).unwrap();
    fs::write(
        desk.path("oslo/rules/own.cedar"),
        "@id(\"x\")\npermit (principal, action, resource)\n",
    )
    .unwrap();
    let output = desk.try_run("oslo", &["policy", "check"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("own.cedar:"), "{told}");
    let told = desk.try_run("oslo", &["policy", "check", "--json"]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["ok"], false);
    assert!(told["problems"][0]["line"].as_u64().unwrap() >= 2);
    fs::write(
        desk.path("open.cedar"),
        "@id(\"x\")\nforbid (principal, action, resource);\n",
    )
    .unwrap();
    assert!(
        desk.run("oslo", &["policy", "check", "open.cedar"])
            .contains("1 rule")
    );
}

#[test]
fn shells_are_served() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run("none", &["completions", shell]);
        assert!(script.contains("charter"), "{shell}");
        assert!(!script.contains('\u{fffd}'));
    }
}
