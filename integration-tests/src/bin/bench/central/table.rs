//! What was measured, beside the database and the goals.

use serde_json::json;

use super::{
    database::{Figure, Figures},
    measure::{Measured, Row},
    size::Size,
};

/// All sizes.
#[derive(Default)]
pub(crate) struct Table(Vec<(Size, Measured, Figures)>);

/// A goal, and whether it was reached.
struct Goal {
    text: String,
    reached: bool,
}

impl Goal {
    fn new(text: impl Into<String>, reached: bool) -> Self {
        Self {
            text: text.into(),
            reached,
        }
    }

    fn shown(&self) -> String {
        let verdict = if self.reached { "reached" } else { "MISSED" };
        format!("{}: {verdict}", self.text)
    }
}

/// The goals for one operation, as ratios to the database.
fn goals(size: Size, row: &Row, database: &Figure) -> Vec<Goal> {
    let least = |times: f64| {
        let text = format!("rate >= {times} x");
        Goal::new(text, row.rate >= times * database.rate)
    };
    let mut goals = Vec::new();
    match (row.operation.as_str(), row.clients, size) {
        ("audit", 16, Size::TenThousand) => goals.push(least(3.0)),
        ("audit", 16, Size::HundredThousand) => goals.push(least(10.0)),
        ("audit", 16, Size::Million) => goals.push(least(30.0)),
        ("count", 16, Size::HundredThousand) => goals.push(least(10.0)),
        ("count", 16, Size::Million) => goals.push(least(30.0)),
        ("boolean", 16, _) => goals.push(least(1.0)),
        ("audit", 1, _) => {
            goals.push(Goal::new("p50 <= 1 x", row.p50_ms <= database.p50_ms));
            if size != Size::TenThousand {
                let tenth = row.p99_ms <= database.p99_ms / 10.0;
                goals.push(Goal::new("p99 <= 1/10 x", tenth));
            }
        }
        _ => {}
    }
    goals
}

/// The goals for the node as a whole.
fn whole(size: Size, measured: &Measured) -> [(&'static str, String, Option<Goal>); 6] {
    #[expect(clippy::cast_precision_loss, reason = "bytes, told in megabytes")]
    let megabytes = |bytes: u64| format!("{:.0} MB", bytes as f64 / 1e6);
    let times = |[p50, p99]: [f64; 2]| format!("p50 {p50:.3} ms, p99 {p99:.3} ms");
    let largest = size == Size::Million;
    let goal = |text: &str, reached| largest.then(|| Goal::new(text, reached));
    [
        (
            "start",
            format!("{:.2} s", measured.start_seconds),
            goal("< 30 s", measured.start_seconds < 30.0),
        ),
        (
            "memory after start",
            megabytes(measured.started_bytes),
            None,
        ),
        (
            "memory after queries",
            megabytes(measured.resident_bytes),
            goal("< 1 GB", measured.resident_bytes < 1_000_000_000),
        ),
        ("disk", megabytes(measured.disk_bytes), None),
        (
            "withdrawal, to its commit",
            times(measured.withdrawn_ms),
            None,
        ),
        (
            "withdrawal, commit to answer",
            times(measured.gone_ms),
            goal("p99 <= 2 ms", measured.gone_ms.iter().all(|ms| *ms <= 2.0)),
        ),
    ]
}

impl Table {
    pub(crate) fn add(&mut self, size: Size, measured: Measured, database: Figures) {
        self.0.push((size, measured, database));
    }

    /// How much longer the median query takes with the most members than with the fewest.
    fn growth(&self) -> Option<(f64, Goal)> {
        let median = |wanted: Size| {
            let (_, measured, _) = self.0.iter().find(|(size, ..)| *size == wanted)?;
            let mut rows = measured.rows.iter();
            let row = rows.find(|r| r.operation == "audit" && r.clients == 1)?;
            Some(row.p50_ms)
        };
        let growth = median(Size::Million)? / median(Size::TenThousand)?;
        Some((growth, Goal::new("< 10 x", growth < 10.0)))
    }

    /// Prints all of it: the table, or one JSON object a line.
    pub(crate) fn print(&self, as_json: bool) -> anyhow::Result<()> {
        if as_json {
            for (size, measured, database) in &self.0 {
                for row in &measured.rows {
                    let beside = database.of(&row.operation, row.clients);
                    let line = json!({
                        "size": size.name(), "node": row,
                        "database": beside.map(|d| json!({
                            "p50_ms": d.p50_ms, "p99_ms": d.p99_ms, "rate": d.rate,
                        })),
                        "goals": beside.map(|d| {
                            let goals = goals(*size, row, d).into_iter();
                            goals.map(|g| json!({ "goal": g.text, "reached": g.reached }))
                                .collect::<Vec<_>>()
                        }),
                    });
                    println!("{line}");
                }
                let whole = serde_json::Map::from_iter([
                    ("size".to_owned(), json!(size.name())),
                    ("start_seconds".to_owned(), json!(measured.start_seconds)),
                    ("started_bytes".to_owned(), json!(measured.started_bytes)),
                    ("resident_bytes".to_owned(), json!(measured.resident_bytes)),
                    ("disk_bytes".to_owned(), json!(measured.disk_bytes)),
                    ("withdrawn_ms".to_owned(), json!(measured.withdrawn_ms)),
                    ("gone_ms".to_owned(), json!(measured.gone_ms)),
                ]);
                println!("{}", serde_json::Value::Object(whole));
            }
            return Ok(());
        }
        println!(
            "Times in ms; x: to the database. Answers equal the recorded ones at every size.\n"
        );
        println!(
            "| size | operation | clients | p50 | p95 | p99 | mean | per s | CPU ms | database p50 | p99 | per s | rate x | goals |"
        );
        println!("|{}", "---|".repeat(14));
        for (size, measured, database) in &self.0 {
            for row in &measured.rows {
                let beside = database.of(&row.operation, row.clients);
                let [p50, p99, rate, ratio, goals] = beside.map_or_else(Default::default, |d| {
                    let goals: Vec<String> = goals(*size, row, d).iter().map(Goal::shown).collect();
                    [
                        format!("{:.3}", d.p50_ms),
                        format!("{:.3}", d.p99_ms),
                        format!("{:.0}", d.rate),
                        format!("{:.2}", row.rate / d.rate),
                        goals.join("; "),
                    ]
                });
                println!(
                    "| {size} | {} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.0} | {:.3} | {p50} | {p99} | {rate} | {ratio} | {goals} |",
                    row.operation,
                    row.clients,
                    row.p50_ms,
                    row.p95_ms,
                    row.p99_ms,
                    row.mean_ms,
                    row.rate,
                    row.processor_ms,
                );
            }
        }
        println!();
        for (size, measured, _) in &self.0 {
            for (name, value, goal) in whole(*size, measured) {
                let goal = goal.map_or_else(String::new, |g| format!(" ({})", g.shown()));
                println!("{size} {name}: {value}{goal}");
            }
        }
        if let Some((growth, goal)) = self.growth() {
            println!("p50 from 10k to 1m: {growth:.1} x ({})", goal.shown());
        }
        Ok(())
    }
}
