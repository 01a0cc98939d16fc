//! The node's side, in a process of its own: start, answers, consents, memory.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use clap::Args;
use integration_tests::central::{list, query, text};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use steelyard::{
    app::Node,
    clock::ManualClock,
    config::{Config, DataDir},
    identity::Identity,
};
use steelyard_protocol::{
    fields::Granularity,
    query::{MatchMode, Query},
};

use super::{
    ask::{self, Askers, Pass},
    check, consent, data,
    size::Size,
};
use crate::memory;

/// What to measure.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    #[arg(long)]
    size: Size,
    #[arg(long)]
    node: PathBuf,
    #[arg(long)]
    material: PathBuf,
    #[arg(long)]
    baseline: PathBuf,
    #[arg(long, value_delimiter = ',')]
    clients: Vec<usize>,
    #[arg(long)]
    quick: bool,
    /// Only this operation or `withdrawal`, for so many seconds, to be profiled
    #[arg(long, requires = "seconds")]
    only: Option<String>,
    #[arg(long)]
    seconds: Option<u64>,
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Measured {
    /// From the call to a node that answers.
    pub(crate) start_seconds: f64,
    /// Resident memory after the start.
    pub(crate) started_bytes: u64,
    /// Resident memory after all queries.
    pub(crate) resident_bytes: u64,
    /// The store's files.
    pub(crate) disk_bytes: u64,
    /// The operations.
    pub(crate) rows: Vec<Row>,
    /// From the commit of a withdrawal to an answer without the member: p50 and p99.
    pub(crate) gone_ms: [f64; 2],
    /// A withdrawal, from the call to its commit: p50 and p99.
    pub(crate) withdrawn_ms: [f64; 2],
}

/// One operation at one number of clients.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) operation: String,
    pub(crate) clients: usize,
    /// Answers, of all passes together.
    pub(crate) n: usize,
    pub(crate) p50_ms: f64,
    pub(crate) p95_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) mean_ms: f64,
    /// Answers a second; the median of the passes.
    pub(crate) rate: f64,
    /// Processor time of an answer.
    pub(crate) processor_ms: f64,
}

/// The operations: those that the database has too, then our own ways of asking.
const OPERATIONS: [&str; 5] = ["audit", "count", "boolean", "text", "semantic"];
/// Passes over the queries go on at least this long.
const TIME: Duration = Duration::from_secs(4);
const PASSES: usize = 3;

/// A query of the workload, as this operation asks it.
fn form(operation: &str, asked: &Value) -> Option<Query> {
    let mut query = query(asked);
    match operation {
        "count" => query.granularity = Granularity::Count,
        "boolean" => query.granularity = Granularity::Boolean,
        "text" => {
            let words: Vec<&str> = list(asked, "text")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            if words.is_empty() {
                return None;
            }
            query = Query::new(text(asked, "purpose").parse().ok()?);
            query.text = words.join(" ");
        }
        "semantic" => query.match_mode = MatchMode::Semantic,
        _ => {}
    }
    Some(query)
}

/// Starts the node and measures it; prints what came of it.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let data_dir = DataDir::at(settings.node.clone());
    let config = Config::load(&data_dir)?;
    let identity = Identity::load(&data_dir, &config.cluster.id)?;
    let clock = Arc::new(ManualClock::at(data::now()?));
    forget(&config, &data_dir, &identity).await?;
    let begun = Instant::now();
    let node = Node::start(config, data_dir, identity, clock, |_| ()).await?;
    let start_seconds = begun.elapsed().as_secs_f64();
    let started_bytes = memory::memory(std::process::id())?.resident;
    eprintln!(
        "  started in {start_seconds:.2} s, {} MB",
        started_bytes / 1_000_000
    );
    let askers = Askers::load(&settings.node, node.identity.cluster())?;
    let count = if settings.quick {
        300
    } else {
        settings.size.queries()
    };
    let workload: Vec<Value> = data::lines(&settings.material.join("queries.jsonl"))?
        .take(count)
        .collect::<anyhow::Result<_>>()?;
    let step = settings.size.members() as usize / 997;
    let members = || {
        let members = data::lines(&settings.material.join("members.jsonl"))?;
        anyhow::Ok(members.step_by(step.max(1)))
    };
    if let Some(operation) = &settings.only {
        let until = Instant::now() + Duration::from_secs(settings.seconds.unwrap_or(10));
        let clients = settings.clients.first().copied().unwrap_or(16);
        while Instant::now() < until {
            if operation == "withdrawal" {
                let changes = consent::changes(&node, &askers, members()?, 100).await?;
                let (gone, withdrawn) = (parts(&changes.gone), parts(&changes.withdrawn));
                eprintln!("  p50, p95, p99, mean in ms: gone {gone:?}, withdrawn {withdrawn:?}");
                continue;
            }
            let frames = askers.frames(&workload, |asked| form(operation, asked))?;
            let passes = [ask::pass(&node, frames, clients).await?];
            eprintln!("  {:?}", row(operation, clients, &passes));
        }
        node.stop().await;
        return Ok(());
    }
    let mut answers = Vec::new();
    for asked in workload.iter().take(settings.size.checked()) {
        let frames = askers.frames(std::slice::from_ref(asked), |asked| form("audit", asked))?;
        for frame in &frames {
            answers.push((asked.clone(), ask::answer(&node, frame).await?));
        }
    }
    let mut rows = Vec::new();
    for operation in OPERATIONS {
        for clients in &settings.clients {
            let mut passes = Vec::new();
            let begun = Instant::now();
            while passes.len() < PASSES || begun.elapsed() < TIME {
                let frames = askers.frames(&workload, |asked| form(operation, asked))?;
                passes.push(ask::pass(&node, frames, *clients).await?);
                if settings.quick {
                    break;
                }
            }
            let row = row(operation, *clients, &passes);
            eprintln!(
                "  {operation}, {clients} at a time: p50 {:.3} ms, p99 {:.3} ms, {:.0}/s",
                row.p50_ms, row.p99_ms, row.rate
            );
            rows.push(row);
        }
    }
    let resident_bytes = memory::memory(std::process::id())?.resident;
    let changes = consent::changes(&node, &askers, members()?, 100).await?;
    check::compare(
        &settings.baseline,
        &settings.material,
        settings.size,
        &node.identity,
        &answers,
    )?;
    node.stop().await;
    let [p50, _, p99, _] = parts(&changes.gone);
    let [w50, _, w99, _] = parts(&changes.withdrawn);
    let measured = Measured {
        start_seconds,
        started_bytes,
        resident_bytes,
        disk_bytes: disk(&settings.node)?,
        rows,
        gone_ms: [p50, p99],
        withdrawn_ms: [w50, w99],
    };
    println!("{}", serde_json::to_string(&measured)?);
    Ok(())
}

/// Forgets the queries of earlier runs: the clock stands where it stood then, so that they would be
/// remembered for ever.
async fn forget(config: &Config, data_dir: &DataDir, identity: &Identity) -> anyhow::Result<()> {
    use steelyard::{audit::ledger::Ledger, store::Store};
    let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
    let ledger = Ledger::open(store.clone(), identity.ledger_key().clone()).await?;
    let mut change = ledger.begin().await?;
    let later = data::now()?.plus_seconds(86_400).as_millis();
    change.store().forget_seen(later).await?;
    change.commit().await?;
    store.close().await;
    Ok(())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// p50, p95, p99 and mean, in milliseconds.
fn parts(times: &[Duration]) -> [f64; 4] {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |percent: usize| {
        let place = sorted.len().saturating_sub(1) * percent / 100;
        sorted.get(place).copied().map_or(0.0, milliseconds)
    };
    #[expect(clippy::cast_precision_loss, reason = "a count of some thousands")]
    let count = sorted.len().max(1) as f64;
    let mean = sorted.iter().copied().map(milliseconds).sum::<f64>() / count;
    [at(50), at(95), at(99), mean]
}

fn row(operation: &str, clients: usize, passes: &[Pass]) -> Row {
    let times: Vec<Duration> = passes
        .iter()
        .flat_map(|p| p.times.iter().copied())
        .collect();
    let [p50_ms, p95_ms, p99_ms, mean_ms] = parts(&times);
    #[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
    let mut rates: Vec<f64> = passes
        .iter()
        .map(|p| p.times.len() as f64 / p.wall.as_secs_f64())
        .collect();
    rates.sort_by(f64::total_cmp);
    let processor: Duration = passes.iter().map(|p| p.processor).sum();
    #[expect(clippy::cast_precision_loss, reason = "a count of some thousands")]
    let processor_ms = milliseconds(processor) / times.len().max(1) as f64;
    Row {
        operation: operation.to_owned(),
        clients,
        n: times.len(),
        p50_ms,
        p95_ms,
        p99_ms,
        mean_ms,
        rate: rates.get(rates.len() / 2).copied().unwrap_or(0.0),
        processor_ms,
    }
}

/// Bytes of the files in a folder, without those in folders below.
fn disk(folder: &std::path::Path) -> anyhow::Result<u64> {
    let mut bytes = 0;
    for file in std::fs::read_dir(folder)? {
        let data = file?.metadata()?;
        if data.is_file() {
            bytes += data.len();
        }
    }
    Ok(bytes)
}
