//! `steelyard doctor`: what is wrong with this node, and how to mend it.

use std::sync::Arc;

use serde::Deserialize;

use super::{
    client::{Client, running},
    local::{cell, table},
};
use crate::{
    app::Node,
    clock::SystemClock,
    config::{Config, DataDir},
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
        println!("{}", serde_json::to_string_pretty(&findings)?);
    } else {
        print(&findings);
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
    let ways = match running(data_dir) {
        Ok(Some(_)) => Client::of(data_dir).map(Way::Api),
        Ok(None) => here(data_dir).await.map(Way::Here),
        Err(e) => Err(e),
    };
    let way = match ways {
        Ok(way) => way,
        Err(e) => {
            let mend = "mend what is said above, and try again";
            return vec![Finding::failed("peers", format!("{e:#}"), mend)];
        }
    };
    let findings = futures::future::join_all(peers.iter().map(|c| way.ping(c))).await;
    if let Way::Here(node) = way {
        node.stop().await;
    }
    findings
}

enum Way {
    Api(Client),
    Here(Arc<Node>),
}

impl Way {
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
            Self::Here(node) => node
                .asking
                .ping(cluster, PING_DEADLINE)
                .await
                .map(|p| (p.round_trip_ms, p.software, p.charter))
                .map_err(|e| e.to_string()),
        };
        ping_finding(cluster, pong)
    }
}

/// The node without its ears: it listens on a port of its own on loopback, and asks.
async fn here(data_dir: &DataDir) -> anyhow::Result<Arc<Node>> {
    let mut config = Config::load(data_dir)?;
    config.network.listen = vec!["/ip4/127.0.0.1/tcp/0".to_owned()];
    let identity = Identity::load(data_dir, &config.cluster.id)?;
    let clock = Arc::new(SystemClock);
    Ok(Node::start(config, data_dir.clone(), identity, clock, |_| ()).await?)
}

fn print(findings: &[Finding]) {
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
    println!("{rows}");
}
