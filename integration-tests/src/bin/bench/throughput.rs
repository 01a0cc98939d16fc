//! How many queries a second one answering node bears.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::Context;
use clap::Args;
use serde_json::json;

use crate::{
    exchange::folder,
    federation::{Federation, Size},
    load::{Exchange, Load, Sizes},
    members::Material,
    memory,
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
    #[arg(long, default_value_t = 64)]
    concurrent: usize,
    /// Seconds
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Where the nodes' data lies meanwhile; a temporary folder by default
    #[arg(long, value_name = "DIR")]
    data: Option<std::path::PathBuf>,
}

/// Asks one answering node for the given time.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let folder = folder(settings.data.as_deref())?;
    let material = Arc::new(Material::new());
    let queries = Arc::new(Queries::new(&material)?);
    let mut report = Report::new(folder.path());
    let size = Size {
        answering: 1,
        members: settings.members,
        program: None,
    };
    let federation = Federation::start(folder.path(), size, &material).await?;
    if let Some(to) = federation.answering.first() {
        eprintln!("answering in process {}", to.pid);
    }
    let plan = Plan {
        members: settings.members,
        concurrent: settings.concurrent,
        time: Duration::from_secs(settings.seconds),
    };
    let measured = measure(&federation, &queries, &mut report, plan).await;
    federation.stop().await;
    measured.map(|_| ())
}

/// What `concurrent` askers got in a time.
pub(crate) struct Measured {
    /// Answers a second.
    pub(crate) rate: f64,
    /// Sizes in bytes, on average.
    pub(crate) sizes: Sizes,
}

/// What to measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) members: usize,
    pub(crate) concurrent: usize,
    pub(crate) time: Duration,
}

#[derive(Default)]
struct Tally {
    times: Mutex<Vec<Duration>>,
    request: AtomicUsize,
    answer: AtomicUsize,
    busy: AtomicUsize,
    next: AtomicUsize,
}

/// Lets `concurrent` askers ask for some time, each its next query as soon as it has an answer.
pub(crate) async fn measure(
    federation: &Federation,
    queries: &Arc<Queries>,
    report: &mut Report,
    plan: Plan,
) -> anyhow::Result<Measured> {
    let to = federation.answering.first().context("no node answers")?;
    let load = Load::start(Arc::clone(&federation.load), to).await?;
    let tally = Arc::new(Tally::default());
    let before = memory::processor_time(to.pid)?;
    let begun = Instant::now();
    let until = begun + plan.time;
    let askers: Vec<_> = (0..plan.concurrent)
        .map(|_| {
            let (load, queries, tally) = (load.clone(), Arc::clone(queries), Arc::clone(&tally));
            tokio::spawn(ask_until(load, queries, tally, until))
        })
        .collect();
    for asker in askers {
        asker.await??;
    }
    let taken = begun.elapsed();
    let used = memory::processor_time(to.pid)?.saturating_sub(before);
    load.stop().await;
    let times = std::mem::take(&mut *tally.times.lock().unwrap_or_else(PoisonError::into_inner));
    let parameters = json!({ "members": plan.members, "concurrent": plan.concurrent });
    let rate = report.rate("throughput", &parameters, times.len(), taken);
    report.times("throughput-latency", &parameters, &times);
    let count = times.len().max(1);
    report.value(
        "throughput-processor-time",
        &parameters,
        used.as_secs_f64() * 1e3 / f64::from(u32::try_from(count)?),
        "ms of the answering process for each answer",
    );
    let busy = tally.busy.load(Ordering::Relaxed);
    if busy > 0 {
        let busy = f64::from(u32::try_from(busy)?);
        report.value("throughput-refused-busy", &parameters, busy, "queries");
    }
    Ok(Measured {
        rate,
        sizes: Sizes {
            request: tally.request.load(Ordering::Relaxed) / count,
            answer: tally.answer.load(Ordering::Relaxed) / count,
        },
    })
}

async fn ask_until(
    load: Load,
    queries: Arc<Queries>,
    tally: Arc<Tally>,
    until: Instant,
) -> anyhow::Result<()> {
    let mut times = Vec::new();
    while Instant::now() < until {
        let (_, query) = queries.nth(tally.next.fetch_add(1, Ordering::Relaxed))?;
        let begun = Instant::now();
        match load.exchange(query).await? {
            Exchange::Answered(sizes) => {
                times.push(begun.elapsed());
                tally.request.fetch_add(sizes.request, Ordering::Relaxed);
                tally.answer.fetch_add(sizes.answer, Ordering::Relaxed);
            }
            Exchange::Busy => {
                tally.busy.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
    let mut all = tally.times.lock().unwrap_or_else(PoisonError::into_inner);
    all.append(&mut times);
    Ok(())
}
