//! Talks to the running node through its HTTP interface, as staff.

use std::time::Duration;

use anyhow::{Context, bail};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    clock::{Clock, SystemClock},
    config::{Config, DataDir, RunInfo},
    identity::Identity,
    people::Role,
    web::auth::make_token,
};

/// How long a token for one command lives, in seconds.
const TOKEN_SECONDS: i64 = 120;

/// The running node of a data directory.
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Client {
    /// Finds the running node of `data_dir`.
    ///
    /// # Errors
    /// If it does not run, or its keys cannot be read.
    pub fn of(data_dir: &DataDir) -> anyhow::Result<Self> {
        let config = Config::load(data_dir)?;
        let Some(run) = running(data_dir)? else {
            bail!(
                "the node of `{}` does not run; start it with `steelyard serve --data-dir {}`",
                data_dir.root().display(),
                data_dir.root().display()
            );
        };
        let identity = Identity::load(data_dir, &config.cluster.id)?;
        let token = make_token(
            identity.api(),
            identity.cluster(),
            "command-line",
            Role::Admin,
            SystemClock.now(),
            TOKEN_SECONDS,
        )?;
        let http = reqwest::Client::builder()
            .no_proxy()
            // It speaks to this machine alone, without TLS; a system without certificates can do that.
            .tls_certs_only([])
            .timeout(Duration::from_secs(90))
            .build()
            .context("no HTTP client could be made")?;
        Ok(Self {
            http,
            base: format!("http://{}", run.api),
            token,
        })
    }

    /// Sends `body` to `path` and reads the JSON that comes back.
    ///
    /// # Errors
    /// If the node cannot be reached, or says that something is wrong.
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> anyhow::Result<T> {
        let request = self.http.post(format!("{}{path}", self.base)).json(body);
        self.send(request).await
    }

    /// Reads the JSON at `path`.
    ///
    /// # Errors
    /// If the node cannot be reached, or says that something is wrong.
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> anyhow::Result<T> {
        self.send(self.http.get(format!("{}{path}", self.base)))
            .await
    }

    async fn send<T: DeserializeOwned>(
        &self,
        request: reqwest::RequestBuilder,
    ) -> anyhow::Result<T> {
        let response = request
            .bearer_auth(&self.token)
            .send()
            .await
            .with_context(|| format!("the node at {} does not answer; see its log", self.base))?;
        let status = response.status();
        let bytes = response
            .bytes()
            .await
            .context("the node's answer broke off")?;
        if !status.is_success() {
            let problem: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
            let detail = problem.get("detail").and_then(|d| d.as_str());
            bail!("{}", detail.unwrap_or(status.as_str()));
        }
        serde_json::from_slice(&bytes).context("the node's answer could not be read")
    }
}

/// What the running node of `data_dir` tells of itself; `None` if none runs.
///
/// # Errors
/// If `run/node.json` cannot be read.
pub fn running(data_dir: &DataDir) -> anyhow::Result<Option<RunInfo>> {
    let Some(run) = data_dir.read_run()? else {
        return Ok(None);
    };
    // A node that was killed leaves its file behind.
    Ok(data_dir.is_locked().then_some(run))
}

/// A process by its number.
pub fn process_id(number: u32) -> Option<rustix::process::Pid> {
    i32::try_from(number)
        .ok()
        .and_then(rustix::process::Pid::from_raw)
}
