//! One node in this process, asked without the network: what an answer costs the node itself.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use clap::Args;
use serde_json::json;
use steelyard_protocol::{
    envelope::Signed, frame::Response, ids::ClusterId, messages::QueryClaims,
};

use crate::{
    exchange::folder,
    federation::{self, Alone},
    load,
    members::Material,
    queries::Queries,
    report::Report,
};

/// What to run.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    /// Members of the node
    #[arg(long, default_value_t = 10_000)]
    members: usize,
    /// Queries under way at the same time
    #[arg(long, default_value_t = 1)]
    concurrent: usize,
    /// Seconds
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Only queries of this kind
    #[arg(long)]
    kind: Option<String>,
    /// Where the nodes' data lies meanwhile; a temporary folder by default
    #[arg(long, value_name = "DIR")]
    data: Option<std::path::PathBuf>,
}

/// Answers queries for the given time.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let folder = folder(settings.data.as_deref())?;
    let material = Arc::new(Material::new());
    let mut report = Report::new(folder.path());
    let alone = federation::alone(folder.path(), settings.members, &material).await?;
    let queries = Arc::new(Queries::new(&material)?);
    let plan = Plan {
        members: settings.members,
        concurrent: settings.concurrent,
        time: Duration::from_secs(settings.seconds),
        kind: settings.kind,
    };
    eprintln!("answering in process {}", std::process::id());
    measure(&Arc::new(alone), &queries, &mut report, &plan).await
}

/// What to measure.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) members: usize,
    pub(crate) concurrent: usize,
    pub(crate) time: Duration,
    pub(crate) kind: Option<String>,
}

/// Measures one node as `bench answer` does, beside the other figures.
pub(crate) async fn beside(
    folder: &std::path::Path,
    material: &Arc<Material>,
    queries: &Arc<Queries>,
    report: &mut Report,
    plan: &Plan,
) -> anyhow::Result<()> {
    let alone = Arc::new(federation::alone(folder, plan.members, material).await?);
    for concurrent in [1, 64] {
        let plan = Plan {
            concurrent,
            ..plan.clone()
        };
        measure(&alone, queries, report, &plan).await?;
    }
    alone.node.stop().await;
    Ok(())
}

async fn measure(
    alone: &Arc<Alone>,
    queries: &Arc<Queries>,
    report: &mut Report,
    plan: &Plan,
) -> anyhow::Result<()> {
    let begun = Instant::now();
    let until = begun + plan.time;
    let askers: Vec<_> = (0..plan.concurrent)
        .map(|first| {
            let (alone, queries) = (Arc::clone(alone), Arc::clone(queries));
            let (step, kind) = (plan.concurrent, plan.kind.clone());
            tokio::spawn(async move {
                let mut times = Vec::new();
                let mut n = first;
                while Instant::now() < until {
                    let (found, query) = queries.nth(n)?;
                    n += step;
                    if step % 2 == 0 && n % step == first {
                        // So that each asker comes to every kind.
                        n += 1;
                    }
                    if kind.as_deref().is_some_and(|wanted| wanted != found) {
                        continue;
                    }
                    let to = alone.node.identity.cluster();
                    let signed = load::sign(&alone.asker, to, query)?;
                    times.push(answer(&alone, signed).await?);
                }
                anyhow::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for asker in askers {
        times.append(&mut asker.await??);
    }
    let taken = begun.elapsed();
    let parameters = json!({ "members": plan.members, "concurrent": plan.concurrent });
    report.times("answer-without-network", &parameters, &times);
    report.rate("answers-without-network", &parameters, times.len(), taken);
    Ok(())
}

async fn answer(alone: &Alone, signed: Signed<QueryClaims>) -> anyhow::Result<Duration> {
    let from: &ClusterId = alone.asker.cluster();
    let begun = Instant::now();
    let response = alone.node.answering.answer(from, signed).await;
    let frame = response.encode()?;
    let taken = begun.elapsed();
    anyhow::ensure!(
        matches!(response, Response::Answer(_)) && !frame.is_empty(),
        "no answer came, but {response:?}"
    );
    Ok(taken)
}
