//! What the central database does: measured beside the node, or as its README tells.

use std::path::Path;

use anyhow::{Context, ensure};
use serde_json::Value;
use tokio::process::Command;

use super::size::Size;

/// One line of the database's measurement.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    operation: String,
    clients: u64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) rate: f64,
}

/// All of them at one size.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    /// The line of an operation of ours.
    pub(crate) fn of(&self, operation: &str, clients: usize) -> Option<&Figure> {
        let name = match operation {
            "boolean" => "any",
            other => other,
        };
        self.0
            .iter()
            .find(|f| f.operation == name && f.clients == clients as u64)
    }
}

/// Measures the database; its data stays below `work`, or in the folder that `CP_ROOT` names.
pub(crate) async fn measured(baseline: &Path, work: &Path, size: Size) -> anyhow::Result<Figures> {
    eprintln!("{size}: measuring the database");
    let root = std::env::var_os("CP_ROOT").map_or_else(|| work.join("postgres"), Into::into);
    let output = Command::new("bash")
        .arg(baseline.join("run.sh"))
        .args([size.name(), "peer"])
        .env("CP_ROOT", root)
        .stderr(std::process::Stdio::inherit())
        .output()
        .await?;
    ensure!(
        output.status.success(),
        "the database could not be measured; take the figures of its README with --baseline-figures"
    );
    let text = String::from_utf8(output.stdout)?;
    let last = text.lines().last().context("the database told nothing")?;
    let result: Value = serde_json::from_str(last)?;
    let runs = result.get("runs").and_then(Value::as_array);
    let figures = runs.into_iter().flatten().filter_map(|run| {
        let value = |key: &str| run.get(key)?.as_f64();
        Some(Figure {
            operation: run.get("op")?.as_str()?.to_owned(),
            clients: run.get("clients")?.as_u64()?,
            p50_ms: value("p50_ms")?,
            p99_ms: value("p99_ms")?,
            rate: value("qps")?,
        })
    });
    Ok(Figures(figures.collect()))
}

/// The figures in the README, of the variant that is the peer.
pub(crate) fn recorded(baseline: &Path, size: Size) -> anyhow::Result<Figures> {
    let text = std::fs::read_to_string(baseline.join("README.md"))?;
    let figures = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let value = |place: usize| cells.get(place)?.parse().ok();
        if *cells.get(1)? != size.name() || *cells.get(2)? != "posting" {
            return None;
        }
        Some(Figure {
            operation: (*cells.get(3)?).to_owned(),
            clients: cells.get(4)?.parse().ok()?,
            p50_ms: value(5)?,
            p99_ms: value(7)?,
            rate: value(9)?,
        })
    });
    Ok(Figures(figures.collect()))
}
