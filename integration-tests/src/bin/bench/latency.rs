//! How long a query takes, from the matchmaker's request to the merged result.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use anyhow::ensure;
use serde_json::json;
use steelyard::cli::client::Client;
use steelyard_protocol::{query::Query, result::QueryResult};

use crate::{federation::Federation, queries::Queries, report::Report};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Through the HTTP interface of the asking node, a process of its own.
    Http,
    /// By a call to an asking node in this process.
    Call,
}

impl Way {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "HTTP",
            Self::Call => "call",
        }
    }
}

/// Asks `count` queries one after the other, of the first `nodes` answering nodes; gives the
/// median in milliseconds.
pub(crate) async fn measure(
    federation: &Federation,
    queries: &Queries,
    report: &mut Report,
    plan: Plan,
) -> anyhow::Result<f64> {
    let client = Client::of(&federation.asker)?;
    let clusters = federation.clusters(plan.nodes);
    let mut times = Vec::with_capacity(plan.count);
    let mut by_kind: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for n in 0..plan.count + plan.count / 10 {
        let (kind, mut query) = queries.nth(n)?;
        query.clusters = clusters.clone();
        let begun = Instant::now();
        let result = ask(federation, &client, plan.way, query).await?;
        let taken = begun.elapsed();
        ensure!(
            result.complete && result.clusters.len() == plan.nodes,
            "not all of {} nodes answered: {:?}",
            plan.nodes,
            result.clusters
        );
        // The first tenth warms up: connections, prepared statements, profiles.
        if n >= plan.count / 10 {
            times.push(taken);
            by_kind.entry(kind).or_default().push(taken);
        }
    }
    let parameters = |kind: &str| {
        json!({
            "nodes": plan.nodes, "members": plan.members, "by": plan.way.as_str(), "kind": kind,
        })
    };
    let median = report.times("query", &parameters("all"), &times);
    if plan.way == Way::Call {
        for (kind, times) in by_kind {
            report.times("query", &parameters(kind), &times);
        }
    }
    Ok(median)
}

/// What to measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) nodes: usize,
    pub(crate) members: usize,
    pub(crate) way: Way,
    pub(crate) count: usize,
}

async fn ask(
    federation: &Federation,
    client: &Client,
    way: Way,
    query: Query,
) -> anyhow::Result<QueryResult> {
    match way {
        Way::Http => client.post("/api/v1/queries", &query).await,
        Way::Call => Ok(federation.inside.asking.ask(query)?.result().await),
    }
}
