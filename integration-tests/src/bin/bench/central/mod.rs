//! `bench central`: one node does the work of a central database, and is held against it.
//!
//! ```text
//!  the database's own generator ─► data.rs ─► a prepared node, kept ─► measure.rs, a process of its
//!        └─► database.rs: the database's own measurement                 own: ask.rs, consent.rs,
//!                 └───────────────► table.rs ◄─────────────────────────  check.rs
//! ```

mod ask;
mod check;
mod consent;
mod data;
mod database;
mod measure;
mod size;
mod table;

use std::{path::PathBuf, process::Stdio};

use anyhow::{Context, ensure};
use clap::Args;
use tokio::process::Command;

pub(crate) use measure::{Settings as NodeSettings, run as run_node};
use size::Size;

/// What to run.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    /// Numbers of members
    #[arg(long, value_delimiter = ',', default_value = "10k,100k,1m")]
    sizes: Vec<Size>,
    /// Folder of the central database: its generator, its workload, its measurement
    #[arg(
        long,
        value_name = "DIR",
        default_value = "../shared/bench/central-postgres"
    )]
    baseline: PathBuf,
    /// Where generated data, prepared nodes and the database are kept for the next run
    #[arg(long, value_name = "DIR", default_value = "target/central")]
    work: PathBuf,
    /// Queries under way at the same time
    #[arg(long, value_delimiter = ',', default_value = "1,16")]
    clients: Vec<usize>,
    /// Fewer queries, each asked once, beside the figures that the database's README tells
    #[arg(long)]
    quick: bool,
    /// Take the database's figures from its README, instead of measuring it on this machine
    #[arg(long)]
    baseline_figures: bool,
    /// Print one JSON object a line instead of the table
    #[arg(long)]
    json: bool,
}

/// Measures node and database at each size.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let baseline = settings.baseline.canonicalize().with_context(|| {
        format!(
            "the folder of the central database, `{}`, is not there; name it with --baseline",
            settings.baseline.display()
        )
    })?;
    std::fs::create_dir_all(&settings.work)?;
    let work = settings.work.canonicalize()?;
    let generator = data::generator(&baseline, &work).await?;
    let mut table = table::Table::default();
    for size in settings.sizes {
        let material = data::generated(&generator, &work, size).await?;
        let node = data::prepared(&material, &work, size).await?;
        let database = if settings.quick || settings.baseline_figures {
            database::recorded(&baseline, size)?
        } else {
            database::measured(&baseline, &work, size).await?
        };
        eprintln!("{size}: measuring the node");
        let mut command = Command::new(std::env::current_exe()?);
        command
            .arg("central-node")
            .args(["--size", size.name()])
            .arg("--node")
            .arg(&node)
            .arg("--material")
            .arg(&material)
            .arg("--baseline")
            .arg(&baseline)
            .arg("--clients")
            .arg(
                settings
                    .clients
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(","),
            )
            // As the service and the image of a node set it.
            .env("MIMALLOC_PURGE_DELAY", "100")
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        if settings.quick {
            command.arg("--quick");
        }
        let output = command.spawn()?.wait_with_output().await?;
        ensure!(output.status.success(), "the node could not be measured");
        let measured: measure::Measured = serde_json::from_slice(&output.stdout)?;
        table.add(size, measured, database);
    }
    table.print(settings.json)
}
