//! A folder in which nodes and the files that they exchange lie.

use std::{
    ffi::OsStr,
    fs,
    os::unix::ffi::OsStrExt,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// The folder; it goes when the test ends.
pub struct Desk(tempfile::TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the program for a node.
    pub fn try_run(&self, node: &str, args: &[&str]) -> Output {
        self.run_into(Stdio::piped(), node, args)
    }

    /// Runs the program for a node, with a standard output of its own.
    pub fn run_into(&self, out: impl Into<Stdio>, node: &str, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("STEELYARD")) {
            command.env_remove(name);
        }
        command
            .current_dir(self.0.path())
            // Variables that are none of ours may be anything.
            .env("OLDPWD", OsStr::from_bytes(b"/srv/Andr\xe9"))
            .arg("--data-dir")
            .arg(self.path(node))
            .args(args)
            .stdout(out)
            .output()
            .unwrap()
    }

    /// Runs the program and gives its standard output.
    pub fn run(&self, node: &str, args: &[&str]) -> String {
        let output = self.try_run(node, args);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{node} {args:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn json(&self, node: &str, args: &[&str]) -> Value {
        let args: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.run(node, &args)).unwrap()
    }

    /// Runs the program, which must fail with exit code 1, and gives what it says.
    pub fn refused(&self, node: &str, args: &[&str]) -> String {
        let output = self.try_run(node, args);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{node} {args:?}: {error}");
        error
    }

    pub fn init(&self, node: &str, country: &str, port: u16) {
        let address = format!("/ip4/127.0.0.1/udp/{port}/quic-v1");
        let name = format!("Cluster {node}");
        self.run(
            node,
            &[
                "init",
                "--cluster",
                node,
                "--name",
                &name,
                "--country",
                country,
                "--listen",
                &address,
            ],
        );
    }

    /// A founding federation of three: `oslo`, `biowin`, `clust-er`, threshold 2.
    pub fn founded() -> Self {
        let desk = Self::new();
        for (node, country, port) in [
            ("oslo", "NO", 1),
            ("biowin", "BE", 2),
            ("clust-er", "IT", 3),
        ] {
            desk.init(node, country, port);
        }
        let link = desk.run(
            "oslo",
            &[
                "invite",
                "--federation",
                "health",
                "--name",
                "Health Europe",
            ],
        );
        desk.run("biowin", &["join", link.trim(), "--out", "biowin.card"]);
        fs::write(desk.path("link.txt"), &link).unwrap();
        desk.run("clust-er", &["join", "link.txt", "--out", "clust-er.card"]);
        let create = [
            "charter",
            "create",
            "--federation",
            "health",
            "--name",
            "Health Europe",
            "--card",
            "biowin.card",
            "--card",
            "clust-er.card",
            "--out",
            "charter.json",
        ];
        desk.run("oslo", &create);
        desk
    }

    pub fn version(&self, node: &str) -> u64 {
        self.json(node, &["charter", "show"])["version"]
            .as_u64()
            .unwrap()
    }
}

/// Has these nodes adopt the charter in `file`.
pub fn adopt_all(desk: &Desk, nodes: &[&str], file: &str) {
    for node in nodes {
        desk.run(node, &["charter", "adopt", file]);
    }
}
