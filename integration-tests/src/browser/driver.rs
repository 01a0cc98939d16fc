//! chromedriver: one for all tests of a program, ended with it.

use std::{
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tokio::sync::OnceCell;

use crate::ports::free_port;

/// How long chromedriver may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

struct Driver {
    address: String,
    /// The shell that ends chromedriver as soon as its input ends: also when this process is killed.
    _keeper: Child,
}

/// Where chromedriver listens; `None` if there is none.
///
/// # Panics
/// If there is one and it does not start.
pub(super) async fn address() -> Option<String> {
    static DRIVER: OnceCell<Option<Driver>> = OnceCell::const_new();
    let driver = DRIVER.get_or_init(start).await;
    driver.as_ref().map(|d| d.address.clone())
}

async fn start() -> Option<Driver> {
    let there = Command::new("chromedriver")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !there.is_ok_and(|status| status.success()) {
        return None;
    }
    let port = free_port();
    let keeper = Command::new("sh")
        .args([
            "-c",
            "chromedriver --port=$0 --log-level=SEVERE >&2 <&- & read -r _; kill $!",
        ])
        .arg(port.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell");
    let address = format!("http://127.0.0.1:{port}");
    let end = Instant::now() + PATIENCE;
    while tokio::net::TcpStream::connect(("127.0.0.1", port))
        .await
        .is_err()
    {
        assert!(Instant::now() < end, "chromedriver does not start");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    Some(Driver {
        address,
        _keeper: keeper,
    })
}
