//! How many queries a second one answering node bears.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    load::{Exchange, Load, Sizes},
    memory,
    queries::Queries,
    report::Report,
};

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
    pub(crate) pid: u32,
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
    load: &Load,
    queries: &Arc<Queries>,
    report: &mut Report,
    plan: Plan,
) -> anyhow::Result<Measured> {
    let tally = Arc::new(Tally::default());
    let before = memory::processor_time(plan.pid)?;
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
    let used = memory::processor_time(plan.pid)?.saturating_sub(before);
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
