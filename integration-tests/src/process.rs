//! A node as a process of its own: started, killed, frozen, started again.

use std::{
    fs::File,
    os::unix::process::ExitStatusExt,
    path::PathBuf,
    process::{Child, Command, ExitStatus, Output, Stdio},
    time::{Duration, Instant},
};

use crate::{
    api::Api,
    setup::Cluster,
    waiting::{SOON, eventually},
};

/// A node's process. It is killed when this is dropped.
pub struct Process {
    cluster: Cluster,
    child: Option<Child>,
    api: Api,
}

/// The program `steelyard`, as built with the tests that run.
pub fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("STEELYARD_TEST_PROGRAM") {
        return path.into();
    }
    // Tests lie in `target/PROFILE/deps`, programs in `target/PROFILE`.
    let test = std::env::current_exe().expect("the test's own path");
    let folder = test.parent().and_then(std::path::Path::parent);
    folder
        .expect("a folder of the build")
        .join("steelyard-under-test")
}

/// Runs a subcommand on the data of `cluster`, whose node may run.
///
/// # Panics
/// If the program cannot be run.
pub fn command(cluster: &Cluster, arguments: &[&str]) -> Output {
    Command::new(program())
        .args(arguments)
        .arg("--data-dir")
        .arg(cluster.data_dir.root())
        .env_remove("STEELYARD_DATA_DIR")
        .stdin(Stdio::null())
        .output()
        .expect("the program `steelyard`")
}

/// Lets `steelyard audit verify` look at the log of `cluster`, and gives the number of its entries.
///
/// # Panics
/// If it finds a fault.
pub fn verified_log(cluster: &Cluster) -> u64 {
    let output = command(cluster, &["audit", "verify", "--json"]);
    let told = String::from_utf8_lossy(&output.stdout);
    let why = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the log has a fault: {told}{why}");
    let report: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    report["size"].as_u64().expect("the size of the log")
}

impl Process {
    /// Starts the node of `cluster`; it is not ready yet.
    pub fn spawn(cluster: &Cluster) -> Self {
        let mut process = Self {
            cluster: cluster.clone(),
            child: None,
            api: Api::of(cluster),
        };
        process.spawn_again();
        process
    }

    /// Starts the node of `cluster`, and waits until it is ready.
    pub async fn start(cluster: &Cluster) -> Self {
        let mut process = Self::spawn(cluster);
        process.ready().await;
        process
    }

    fn spawn_again(&mut self) {
        assert!(self.child.is_none(), "the node runs already");
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_file())
            .expect("a log file");
        let child = Command::new(program())
            .args(["serve", "--data-dir"])
            .arg(self.cluster.data_dir.root())
            .env_remove("STEELYARD_DATA_DIR")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the program `steelyard`");
        self.child = Some(child);
    }

    /// Starts the node again after it ended, and waits until it is ready.
    pub async fn restart(&mut self) {
        self.spawn_again();
        self.ready().await;
    }

    /// Waits until the node answers that it is ready.
    ///
    /// # Panics
    /// If it ends, or takes too long; the message holds its log.
    pub async fn ready(&mut self) {
        let end = Instant::now() + 2 * SOON;
        loop {
            let ended = self
                .child
                .as_mut()
                .and_then(|c| c.try_wait().ok())
                .flatten();
            if let Some(status) = ended {
                panic!("the node ended ({status}):\n{}", self.log());
            }
            if self.api.ready().await == Some(200) {
                return;
            }
            assert!(
                Instant::now() < end,
                "the node is not ready:\n{}",
                self.log()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Its HTTP interface.
    pub const fn api(&self) -> &Api {
        &self.api
    }

    /// The cluster that it is the node of.
    pub const fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.child.as_ref().expect("a process that runs").id()
    }

    /// Whether the process is there.
    pub fn is_running(&mut self) -> bool {
        self.child
            .as_mut()
            .is_some_and(|c| matches!(c.try_wait(), Ok(None)))
    }

    /// Ends the process without a chance to say goodbye (SIGKILL).
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("a process to kill");
            let status = child.wait().expect("its end");
            assert_eq!(status.signal(), Some(9), "it ended before: {status}");
        }
    }

    /// Asks the process to end (SIGTERM), and waits for that.
    ///
    /// # Panics
    /// If it goes on.
    pub async fn terminate(&mut self) -> ExitStatus {
        self.signal("TERM");
        let mut child = self.child.take().expect("a process that runs");
        let end = Instant::now() + 2 * SOON;
        loop {
            if let Some(status) = child.try_wait().expect("its state") {
                return status;
            }
            assert!(Instant::now() < end, "the node goes on:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Freezes the process: its sockets stay open, and nothing answers (SIGSTOP).
    pub fn freeze(&self) {
        self.signal("STOP");
    }

    /// Lets a frozen process go on (SIGCONT).
    pub fn thaw(&self) {
        self.signal("CONT");
    }

    /// Tells the process to look at its files again (SIGHUP).
    pub fn hang_up(&self) {
        self.signal("HUP");
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([&format!("-{name}"), &self.pid().to_string()])
            .status();
        assert!(sent.is_ok_and(|s| s.success()), "no signal could be sent");
    }

    /// Waits until the node is connected to these clusters.
    pub async fn connected_to(&self, clusters: &[&str]) {
        eventually("the node is connected to its peers", || async {
            let peers = self.api.get("/api/v1/peers").await;
            clusters.iter().all(|id| {
                peers.as_array().is_some_and(|peers| {
                    peers
                        .iter()
                        .any(|p| p["cluster"] == *id && p["connected"] == true)
                })
            })
        })
        .await;
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    fn log_file(&self) -> PathBuf {
        // Not in the data directory, which may be on a disk that a test fills.
        let name = format!(
            "steelyard-test-{}.log",
            self.cluster.config.api.listen.port()
        );
        std::env::temp_dir().join(name)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
        if !std::thread::panicking() {
            let _ = std::fs::remove_file(self.log_file());
        }
    }
}
