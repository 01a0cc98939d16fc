//! `bench exchange`: queries over federations of real processes, beside their floors.

use std::{path::PathBuf, sync::Arc, time::Duration};

use anyhow::Context;
use clap::Args;
use serde_json::json;

use crate::{
    federation::{Federation, Size},
    floors::{self, Floors},
    latency::{self, Way},
    load::Sizes,
    members::Material,
    memory,
    queries::Queries,
    report::Report,
    stages, throughput,
};

/// What to run.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    /// A short run, of less than a minute: fewer nodes, members and queries
    #[arg(long)]
    quick: bool,
    /// Where the nodes' data lies meanwhile; a temporary folder by default
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The program whose `serve` the nodes run; this one by default
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
}

struct Scale {
    nodes: Vec<usize>,
    members: Vec<usize>,
    queries: usize,
    time: Duration,
    floor: usize,
}

impl Scale {
    fn of(settings: &Settings) -> Self {
        if settings.quick {
            Self {
                nodes: vec![1, 5],
                members: vec![100, 1_000],
                queries: 120,
                time: Duration::from_secs(1),
                floor: 500,
            }
        } else {
            Self {
                nodes: vec![1, 5, 20],
                members: vec![100, 10_000],
                queries: 600,
                time: Duration::from_secs(4),
                floor: 4_000,
            }
        }
    }
}

/// A folder that is removed with all in it.
pub(crate) fn folder(parent: Option<&std::path::Path>) -> anyhow::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("steelyard-bench-");
    match parent {
        Some(parent) => builder.tempdir_in(parent),
        None => builder.tempdir(),
    }
    .context("no folder could be made for the data")
}

/// What goals are derived from, for one number of members.
struct Figures {
    members: usize,
    /// Medians over five nodes in milliseconds, by way.
    five: Vec<(&'static str, f64)>,
    rate_at_64: f64,
    /// Of its queries and answers, on average.
    sizes: Sizes,
}

/// Runs all measurements.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let scale = Scale::of(&settings);
    let folder = folder(settings.data.as_deref())?;
    let mut report = Report::new(folder.path());
    let material = Arc::new(Material::new());
    let queries = Arc::new(Queries::new(&material)?);
    let mut all = Vec::new();
    for members in &scale.members {
        let root = folder.path().join(format!("with-{members}"));
        let size = Size {
            answering: scale.nodes.last().copied().unwrap_or(1),
            members: *members,
            program: settings.program.as_deref(),
        };
        eprintln!(
            "starting {} nodes with {members} members each",
            size.answering
        );
        let federation = Federation::start(&root, size, &material).await?;
        let measured = exchange(&federation, &queries, &mut report, &scale, *members).await;
        federation.stop().await;
        all.push(measured?);
        std::fs::remove_dir_all(&root)?;
    }
    let plan = stages::Plan {
        members: scale.members.last().copied().unwrap_or(100),
        concurrent: 1,
        time: scale.time,
        kind: None,
    };
    let root = folder.path().join("alone");
    stages::beside(&root, &material, &queries, &mut report, &plan).await?;
    for figures in &all {
        let plan = floors::Plan {
            count: scale.floor,
            time: scale.time,
            sizes: figures.sizes,
        };
        let floors = floors::measure(folder.path(), &queries, &mut report, plan).await?;
        goals(&mut report, figures, &floors)?;
    }
    idle_memory(&settings, folder.path(), &material, &mut report).await?;
    report.table();
    Ok(())
}

async fn exchange(
    federation: &Federation,
    queries: &Arc<Queries>,
    report: &mut Report,
    scale: &Scale,
    members: usize,
) -> anyhow::Result<Figures> {
    let mut five = Vec::new();
    for nodes in &scale.nodes {
        for (way, name) in [(Way::Call, "call"), (Way::Http, "HTTP")] {
            let plan = latency::Plan {
                nodes: *nodes,
                members,
                way,
                count: scale.queries,
            };
            let median = latency::measure(federation, queries, report, plan).await?;
            if *nodes == 5 {
                five.push((name, median));
            }
        }
    }
    let mut figures = Figures {
        members,
        five,
        rate_at_64: 0.0,
        sizes: Sizes::default(),
    };
    for concurrent in [1, 4, 16, 64] {
        let measured = throughput::measure(
            federation,
            queries,
            report,
            throughput::Plan {
                members,
                concurrent,
                time: scale.time,
            },
        )
        .await?;
        figures.rate_at_64 = measured.rate;
        figures.sizes = measured.sizes;
    }
    Ok(figures)
}

fn goals(report: &mut Report, figures: &Figures, floors: &Floors) -> anyhow::Result<()> {
    let Figures { members, .. } = figures;
    let Floors {
        round_trip,
        round_trips_to_five,
        sign,
        verify,
        digest,
        write,
        grouped_rows,
    } = *floors;
    let allowed = 3.0 * round_trip + write;
    let together = 3.0 * round_trips_to_five + write;
    for (way, median) in &figures.five {
        let asked = format!("p50 over 5 nodes of {members} members by {way} {median} ms");
        let how = format!(
            "{asked} / (3 x round trip {round_trip} ms + durable write {write} ms = {allowed:.3} ms)"
        );
        let ratio = median / allowed;
        report.goal("goal-latency", &how, ratio, "<= 1", ratio <= 1.0);
        let how = format!(
            "{asked} / (3 x round trips to 5 at once {round_trips_to_five} ms + durable write \
             {write} ms = {together:.3} ms)"
        );
        let parameters = json!({ "how": how });
        report.value(
            "latency-to-five-at-once",
            &parameters,
            median / together,
            "times",
        );
    }
    let processors = std::thread::available_parallelism()?.get();
    let processors = f64::from(u32::try_from(processors)?);
    // The asker signs its query and verifies the receipt; the node verifies the query and signs the
    // receipt; both take the digest of the answer. All run on this machine.
    let answered = format!(
        "{:.0} answers/s of {members} members at 64 concurrent",
        figures.rate_at_64
    );
    let each = 2.0 * (sign + verify + digest);
    let by_signatures = processors * 1e3 / each;
    let how = format!(
        "{answered} / min({processors} processors / (sign {sign} + verify {verify} ms of a query, \
         the same of a receipt, twice the digest {digest} ms of an answer) = {by_signatures:.0} /s, \
         rows in groups of 64 {grouped_rows:.0} /s)"
    );
    let ratio = figures.rate_at_64 / by_signatures.min(grouped_rows);
    report.goal("goal-throughput", &how, ratio, ">= 1/3", ratio >= 1.0 / 3.0);
    Ok(())
}

/// Members of the node whose memory is measured.
const MEMBERS: usize = 1_000;

async fn idle_memory(
    settings: &Settings,
    folder: &std::path::Path,
    material: &Arc<Material>,
    report: &mut Report,
) -> anyhow::Result<()> {
    let size = Size {
        answering: 1,
        members: MEMBERS,
        program: settings.program.as_deref(),
    };
    let federation = Federation::start(&folder.join("idle"), size, material).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let pid = federation.answering.first().context("no node answers")?.pid;
    let measured = memory::memory(pid);
    federation.stop().await;
    let measured = measured?;
    let megabytes = |bytes: u64| anyhow::Ok(f64::from(u32::try_from(bytes / 1024)?) / 1024.0);
    let parameters = json!({ "members": MEMBERS });
    let resident = megabytes(measured.resident)?;
    report.value("memory-resident", &parameters, resident, "MiB");
    if let Some(bytes) = measured.proportional {
        report.value("memory-proportional", &parameters, megabytes(bytes)?, "MiB");
    }
    let how = format!("resident memory of an idle node with {MEMBERS} members, in MiB");
    report.goal(
        "goal-memory",
        &how,
        resident,
        "< 57.2 (60 MB)",
        resident < 57.2,
    );
    Ok(())
}
