//! `steelyard doctor`: what is wrong with this node, and how to mend it.

use std::sync::Arc;

use serde::Deserialize;

use super::{
    client::{Client, running},
    local::{cell, table},
    output,
};
use crate::{
    app::Node,
    clock::SystemClock,
    config::{Config, DataDir, DataDirError, RunLock},
    identity::Identity,
    ops::doctor::{Finding, PING_DEADLINE, Verdict, check_node, ping_finding},
};
use steelyard_protocol::ids::ClusterId;

/// Checks everything and prints what it found.
///
/// # Errors
/// If anything failed.
pub async fn run(data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let (mut findings, peers) = check_node(data_dir, &SystemClock).await;
    if !peers.is_empty() {
        findings.extend(ping_all(data_dir, &peers).await);
    }
    if json {
        output::json(&findings)?;
    } else {
        print(&findings)?;
    }
    let failed = findings
        .iter()
        .filter(|f| f.verdict == Verdict::Failed)
        .count();
    anyhow::ensure!(failed == 0, "{failed} of {} checks failed", findings.len());
    Ok(())
}

#[derive(Deserialize)]
struct PongView {
    charter: u64,
    software: String,
    round_trip_ms: f64,
}

/// Pings every peer with a signed message: through the running node, or, if it does not run, from
/// here with its keys.
async fn ping_all(data_dir: &DataDir, peers: &[ClusterId]) -> Vec<Finding> {
    let way = match Way::find(data_dir).await {
        Ok(way) => way,
        Err(e) => {
            let mend = "mend what is said above, and try again";
            return vec![Finding::failed("peers", format!("{e:#}"), mend)];
        }
    };
    let findings = futures::future::join_all(peers.iter().map(|c| way.ping(c))).await;
    if let Way::Here(node, lock) = way {
        node.stop().await;
        drop(lock);
    }
    findings
}

/// How often the lock of the data directory is tried for before the doctor gives up; each time takes
/// 0.2 s.
const TRIES: usize = 25;

enum Way {
    Api(Client),
    /// Beside it no node may start, and nothing be restored.
    Here(Arc<Node>, RunLock),
}

impl Way {
    /// Through the node if it runs, else from here. A node that is just being started is waited for.
    async fn find(data_dir: &DataDir) -> anyhow::Result<Self> {
        for _ in 0..TRIES {
            if running(data_dir)?.is_some() {
                return Client::of(data_dir).map(Self::Api);
            }
            match data_dir.lock() {
                Ok(lock) => return Ok(Self::Here(here(data_dir).await?, lock)),
                Err(DataDirError::Runs(_)) => {}
                Err(e) => return Err(e.into()),
            }
        }
        anyhow::bail!(
            "the node of `{}` is being started, stopped or restored; wait until that is done",
            data_dir.root().display()
        )
    }

    async fn ping(&self, cluster: &ClusterId) -> Finding {
        let pong = match self {
            Self::Api(client) => client
                .post::<PongView>(
                    &format!("/api/v1/peers/{cluster}/ping"),
                    &serde_json::json!({}),
                )
                .await
                .map(|p| (p.round_trip_ms, p.software, p.charter))
                .map_err(|e| format!("{e:#}")),
            Self::Here(node, _) => node
                .asking
                .ping(cluster, PING_DEADLINE)
                .await
                .map(|p| (p.round_trip_ms, p.software, p.charter))
                .map_err(|e| e.to_string()),
        };
        ping_finding(cluster, pong)
    }
}

/// The node without its ears: it listens on a port of its own on loopback, and asks. Its people have
/// stopped it, so it answers nobody.
async fn here(data_dir: &DataDir) -> anyhow::Result<Arc<Node>> {
    let mut config = Config::load(data_dir)?;
    config.network.listen = vec!["/ip4/127.0.0.1/tcp/0".to_owned()];
    let identity = Identity::load(data_dir, &config.cluster.id)?;
    let clock = Arc::new(SystemClock);
    Ok(Node::start_to_ask(config, data_dir.clone(), identity, clock).await?)
}

fn print(findings: &[Finding]) -> anyhow::Result<()> {
    let mut rows = table(["", "check", "found", "mend"]);
    for f in findings {
        let mark = match f.verdict {
            Verdict::Well => "well",
            Verdict::Warning => "soon",
            Verdict::Failed => "FAILED",
        };
        rows.add_row([
            mark.to_owned(),
            cell(&f.check),
            cell(&f.found),
            cell(f.mend.as_deref().unwrap_or_default()),
        ]);
    }
    output::text(&rows.to_string())
}
