//! A real Chromium that tests lead through the pages, over WebDriver (chromedriver).
//!
//! Without chromedriver a test says so and passes, unless [`WANTED`] is `required`, as it is where
//! everything must be checked.

mod axe;
mod command;
mod driver;
mod keyboard;
mod look;
mod page;
mod passkeys;

use std::path::PathBuf;

use fantoccini::{Client, ClientBuilder};
use futures::FutureExt;
use serde_json::json;

pub use look::{FULL, Look, NARROW, Weight, ZOOMED};

/// The variable that says `required` where a missing browser is a fault.
pub const WANTED: &str = "STEELYARD_TEST_BROWSER";

/// A browser with one window.
pub struct Browser {
    client: Client,
}

/// Runs `test` in a browser of its own; with `scripts` off, pages run none. If it fails, what the
/// window shows is saved as a picture, and its path printed.
///
/// # Panics
/// If the test does, or if there is no browser and there must be one.
pub async fn in_browser(scripts: bool, test: impl AsyncFnOnce(&Browser)) {
    let Some(browser) = Browser::open(scripts).await else {
        return;
    };
    let outcome = std::panic::AssertUnwindSafe(test(&browser))
        .catch_unwind()
        .await;
    if outcome.is_err() {
        let name = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let file = pictures().join(format!("failed-{name}-{}.png", std::process::id()));
        let at = browser.client.current_url().await;
        if browser.save_picture(&file).await.is_ok() {
            eprintln!(
                "the window, at {}: {}",
                at.map(String::from).unwrap_or_default(),
                file.display()
            );
        }
    }
    browser.close().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// The folder for pictures, in the folder of the build.
///
/// # Panics
/// If it cannot be made.
pub fn pictures() -> PathBuf {
    let program = std::env::current_exe().expect("the program's own path");
    // Tests lie in `target/PROFILE/deps`, programs in `target/PROFILE`.
    let build = program.ancestors().skip(1).find(|f| !f.ends_with("deps"));
    let folder = build.map_or_else(std::env::temp_dir, |b| b.join("pictures"));
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

impl Browser {
    /// Whether there is no chromedriver and there need not be; then it says so.
    ///
    /// # Panics
    /// If there must be one.
    pub async fn is_missing() -> bool {
        let missing = driver::address().await.is_none();
        if missing {
            let required = std::env::var(WANTED).is_ok_and(|v| v == "required");
            assert!(
                !required,
                "chromedriver is not there, and {WANTED}=required"
            );
            println!("skipped: chromedriver is not there (Debian: chromium-driver)");
        }
        missing
    }

    /// Opens a browser; `None`, with a line that says so, if there is no chromedriver and there
    /// need not be.
    ///
    /// # Panics
    /// If there must be one, or it cannot be opened.
    pub async fn open(scripts: bool) -> Option<Self> {
        if Self::is_missing().await {
            return None;
        }
        let driver = driver::address().await?;
        let mut arguments = vec![
            "--headless=new",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--window-size=1280,900",
        ];
        if is_root() {
            // Chromium refuses to run as root inside its sandbox.
            arguments.push("--no-sandbox");
        }
        let setting = if scripts { 1 } else { 2 };
        let capabilities = json!({
            "browserName": "chrome",
            "pageLoadStrategy": "normal",
            "goog:chromeOptions": {
                "args": arguments,
                "prefs": {
                    "profile.managed_default_content_settings.javascript": setting,
                    "profile.default_content_setting_values.javascript": setting,
                },
            },
        });
        let capabilities = capabilities.as_object().expect("an object").clone();
        // One after the other: two cores start four browsers slower than one.
        static STARTING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
        let _turn = STARTING.lock().await;
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = ClientBuilder::new(connector)
            .capabilities(capabilities)
            .connect(&driver)
            .await
            .expect("a browser");
        Some(Self { client })
    }

    /// Closes the browser.
    pub async fn close(self) {
        // It may have crashed already, and the test says of what.
        let _ = self.client.close().await;
    }

    /// What WebDriver itself offers.
    pub const fn client(&self) -> &Client {
        &self.client
    }
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0)
}
