//! Measurements as JSON lines on standard output, and a table of them on standard error.

use std::{path::Path, time::Duration};

use serde_json::{Map, Value, json};

/// Takes in measurements, and prints each at once.
pub(crate) struct Report {
    build: &'static str,
    machine: String,
    rows: Vec<[String; 3]>,
}

impl Report {
    /// A report of measurements whose data lies below `folder`.
    pub(crate) fn new(folder: &Path) -> Self {
        let build = if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        };
        Self {
            build,
            machine: machine(folder),
            rows: Vec::new(),
        }
    }

    fn line(
        &mut self,
        name: &str,
        parameters: &Value,
        measured: Map<String, Value>,
        shown: String,
    ) {
        let mut line = Map::new();
        line.insert("name".to_owned(), json!(name));
        let mut told = Vec::new();
        for (key, value) in parameters.as_object().into_iter().flatten() {
            told.push(match value {
                Value::String(text) => format!("{key} {text}"),
                other => format!("{key} {other}"),
            });
            line.insert(key.clone(), value.clone());
        }
        line.extend(measured);
        line.insert("build".to_owned(), json!(self.build));
        line.insert("machine".to_owned(), json!(self.machine));
        println!("{}", Value::Object(line));
        let row = [name.to_owned(), told.join(", "), shown];
        eprintln!("  {} {}: {}", row[0], row[1], row[2]);
        self.rows.push(row);
    }

    /// How long something took, each time; gives the median in milliseconds.
    pub(crate) fn times(&mut self, name: &str, parameters: &Value, times: &[Duration]) -> f64 {
        let mut sorted = times.to_vec();
        sorted.sort_unstable();
        let at = |part: f64| {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a place in a list of some thousands"
            )]
            let place = (sorted.len().saturating_sub(1) as f64 * part).round() as usize;
            sorted
                .get(place)
                .map_or(0.0, |d| rounded(d.as_secs_f64() * 1e3))
        };
        let (p50, p95, p99) = (at(0.5), at(0.95), at(0.99));
        let mut measured = Map::new();
        measured.insert("n".to_owned(), json!(times.len()));
        measured.insert("p50_ms".to_owned(), json!(p50));
        measured.insert("p95_ms".to_owned(), json!(p95));
        measured.insert("p99_ms".to_owned(), json!(p99));
        let shown = format!(
            "p50 {p50} ms, p95 {p95} ms, p99 {p99} ms (n {})",
            times.len()
        );
        self.line(name, parameters, measured, shown);
        p50
    }

    /// How much was done in a time; gives how much a second.
    pub(crate) fn rate(
        &mut self,
        name: &str,
        parameters: &Value,
        count: usize,
        time: Duration,
    ) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a count of some thousands")]
        let rate = rounded(count as f64 / time.as_secs_f64());
        let mut measured = Map::new();
        measured.insert("n".to_owned(), json!(count));
        measured.insert("per_second".to_owned(), json!(rate));
        self.line(name, parameters, measured, format!("{rate} /s (n {count})"));
        rate
    }

    /// A number in a unit.
    pub(crate) fn value(&mut self, name: &str, parameters: &Value, value: f64, unit: &str) {
        let value = rounded(value);
        let mut measured = Map::new();
        measured.insert("value".to_owned(), json!(value));
        measured.insert("unit".to_owned(), json!(unit));
        self.line(name, parameters, measured, format!("{value} {unit}"));
    }

    /// Something derived from other lines, held against a goal; `how` is the arithmetic.
    pub(crate) fn goal(&mut self, name: &str, how: &str, value: f64, goal: &str, reached: bool) {
        let value = rounded(value);
        let mut measured = Map::new();
        measured.insert("value".to_owned(), json!(value));
        measured.insert("goal".to_owned(), json!(goal));
        measured.insert("reached".to_owned(), json!(reached));
        let verdict = if reached { "reached" } else { "MISSED" };
        let shown = format!("{value} (goal {goal}: {verdict})");
        self.line(name, &json!({ "how": how }), measured, shown);
    }

    /// Prints all of it once more, in columns.
    pub(crate) fn table(&self) {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let (first, second) = (width(0), width(1).min(90));
        eprintln!("\n{} build, {}\n", self.build, self.machine);
        for [name, parameters, shown] in &self.rows {
            eprintln!("{name:first$}  {parameters:second$}  {shown}");
        }
    }
}

/// Three digits after the point, or three that tell something.
fn rounded(value: f64) -> f64 {
    let unit = if value.abs() < 0.1 { 1e6 } else { 1e3 };
    (value * unit).round() / unit
}

/// Processors, system and file system.
fn machine(folder: &Path) -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let text = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let model = text("/proc/cpuinfo")
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or_else(
            || "unknown processor".to_owned(),
            |(_, name)| name.to_owned(),
        );
    let kernel = text("/proc/sys/kernel/osrelease").trim().to_owned();
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mounts = text("/proc/mounts");
    let system = mounts
        .lines()
        .filter_map(|line| {
            let mut parts = line.split(' ').skip(1);
            Some((parts.next()?, parts.next()?))
        })
        .filter(|(place, _)| folder.starts_with(place))
        .max_by_key(|(place, _)| place.len())
        .map_or("unknown", |(_, system)| system);
    format!("{cores} x {model}, Linux {kernel}, {system}")
}
