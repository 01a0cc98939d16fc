//! `bench relevance`: do queries find whom they should?
//!
//! ```text
//! members/*.csv ─► a node for each cluster ─┐ ask as the judgement's member
//! *_judgements.jsonl ─► cases ──────────────┴─► rankings ─► recall, nDCG, MRR ─► ratios to BM25
//!                          └─► chance, concept overlap, BM25 over all texts at once
//! ```

mod bm25;
mod cases;
mod data;
mod held_out;
mod metrics;
mod nodes;

use std::{fs, path::PathBuf, time::Instant};

use anyhow::{Context, bail};
use bm25::Bm25;
use cases::{BASELINE, Case, OURS, Sought, WAYS};
use clap::Args;
use data::{Judgement, Pool};
use futures::{StreamExt, TryStreamExt};
use metrics::{NAMES, Scores, WITH_GOAL};
use nodes::{Nodes, Table};
use serde_json::{Map, Value, json};
use steelyard::{cli::progress::steps, vocabulary::Vocabulary};

/// The goal: this many times what BM25 reaches.
const GOAL: f64 = 2.0;
/// So many runs hold out every activity once.
const HELD_OUT_PARTS: u8 = 3;
/// Questions under way at the same time.
const AT_ONCE: usize = 2;

/// What to judge, and by what.
///
/// A node is started for each cluster of DIR/clusters.json with the members of DIR/members/*.csv,
/// who let the federation see all but contact persons. Partners are sought by the node of the
/// asking member's cluster with `like_member`, in other countries; whoever worked with it before is taken out of the
/// ranking. Needs are asked by a cluster without members. Companies only: with a filter on SME and
/// PRC. Questions of members that are not in DIR, or whose right answers are not, are left out.
///
/// `steelyard` ranks what all clusters answer (at most 100 matches each) by score, without the
/// final cut; the same organisation in two clusters counts once. `steelyard top 20` is what the
/// node itself merges by its default rule into a list of 20, longer by those known already.
/// BM25 (k1 1.2, b 0.75) searches summary and activities of all organisations at once.
///
/// With `--hold-out`, needs are made from the members themselves instead: each third activity that
/// several organisations share is taken out of all profiles, and asked for.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    /// The clusters and their members
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The folder of `partner_judgements.jsonl` and `need_judgements.jsonl`
    #[arg(long, value_name = "DIR", required_unless_present = "hold_out")]
    judgements: Option<PathBuf>,
    /// Ask for activities of the members that are held out of their profiles, with the concepts that
    /// no other text names: the first, second or third part of these
    #[arg(long, value_name = "1-3", value_parser = clap::value_parser!(u8).range(1..=i64::from(HELD_OUT_PARTS)))]
    hold_out: Option<u8>,
    /// A vocabulary that all nodes import; by default DIR/reference/euroscivoc.csv, if it is there
    #[arg(long, value_name = "FILE")]
    vocabulary: Vec<PathBuf>,
    /// Print JSON lines
    #[arg(long)]
    json: bool,
}

/// Measures all sets.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let begun = Instant::now();
    let tables = tables(&settings)?;
    let rows = tables.iter().flat_map(|t| t.rows.iter().cloned());
    let vocabulary = Vocabulary::from_rows(Vocabulary::builtin_rows().into_iter().chain(rows))?;
    let mut clusters = data::clusters(&settings.data, &vocabulary)?;
    let (partner, need) = match (settings.hold_out, &settings.judgements) {
        (Some(part), _) => {
            let part = (usize::from(part) - 1, usize::from(HELD_OUT_PARTS));
            let questions = held_out::hold_out(&mut clusters, part, &vocabulary);
            (Vec::new(), questions)
        }
        (None, Some(folder)) => (
            data::judgements(&folder.join("partner_judgements.jsonl"))?,
            data::judgements(&folder.join("need_judgements.jsonl"))?,
        ),
        (None, None) => bail!("`--judgements` is missing"),
    };
    let pool = Pool::of(clusters)?;
    let folder = crate::exchange::folder(None)?;
    let bar = steps("clusters", pool.clusters.len() as u64);
    let nodes = Nodes::start(folder.path(), &pool, &tables, || bar.inc(1)).await?;
    bar.finish_and_clear();
    eprintln!(
        "{} nodes with {} organisations, {:.1} s",
        pool.clusters.len(),
        pool.organisations.len(),
        begun.elapsed().as_secs_f64()
    );
    let bm25 = Bm25::new(pool.organisations.iter().map(|o| o.text.as_str()));
    let plan = [
        ("partner", Sought::Partners, false, &partner),
        ("partner, companies only", Sought::Partners, true, &partner),
        ("need", Sought::Need, false, &need),
        ("need, companies only", Sought::Need, true, &need),
    ];
    let mut outcome = Ok(());
    let asked = plan
        .into_iter()
        .filter(|(.., judgements)| !judgements.is_empty());
    for (name, sought, companies, judgements) in asked {
        let cases = cases(judgements, sought, companies, &pool, &vocabulary)?;
        let measured = measure(name, &cases, &nodes, &pool, &bm25).await;
        match measured {
            Ok(scores) if settings.json => lines(name, &scores),
            Ok(scores) => table(name, judgements.len(), &scores),
            Err(e) => {
                outcome = Err(e);
                break;
            }
        }
    }
    nodes.stop().await;
    eprintln!("{:.1} s in all", begun.elapsed().as_secs_f64());
    outcome
}

fn tables(settings: &Settings) -> anyhow::Result<Vec<Table>> {
    let mut files = settings.vocabulary.clone();
    let usual = settings.data.join("reference/euroscivoc.csv");
    if files.is_empty() && usual.exists() {
        files.push(usual);
    }
    let read = |file: &PathBuf| {
        let reading = || format!("`{}`", file.display());
        let text = fs::read(file).with_context(reading)?;
        let (rows, _) = steelyard::vocabulary::read_table(&text).with_context(reading)?;
        let name = file.file_stem().map(|s| s.to_string_lossy().into_owned());
        Ok(Table {
            name: name.unwrap_or_default(),
            rows,
        })
    };
    files.iter().map(read).collect()
}

fn cases(
    judgements: &[Judgement],
    sought: Sought,
    companies: bool,
    pool: &Pool,
    vocabulary: &Vocabulary,
) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    for judgement in judgements {
        let case = Case::of(judgement, sought, companies, pool, vocabulary);
        cases.extend(case.with_context(|| format!("question `{}`", judgement.qid))?);
    }
    Ok(cases)
}

/// What each way of searching reaches in each case.
async fn measure(
    name: &'static str,
    cases: &[Case],
    nodes: &Nodes,
    pool: &Pool,
    bm25: &Bm25,
) -> anyhow::Result<Vec<[Scores; WAYS.len()]>> {
    let bar = steps(name, cases.len() as u64);
    let scores = futures::stream::iter(cases)
        .map(|case| {
            let bar = bar.clone();
            async move {
                let scores = case.scores(nodes, pool, bm25).await;
                bar.inc(1);
                scores
            }
        })
        .buffered(AT_ONCE)
        .try_collect()
        .await;
    bar.finish_and_clear();
    scores
}

/// The scores of one way in all cases.
fn of_way(scores: &[[Scores; WAYS.len()]], way: usize) -> Vec<Scores> {
    let of_way = scores.iter().filter_map(|case| case.get(way));
    of_way.copied().collect()
}

/// One measure of one way in all cases.
fn column(scores: &[[Scores; WAYS.len()]], way: usize, measure: usize) -> Vec<f64> {
    of_way(scores, way)
        .iter()
        .filter_map(|scores| scores.get(measure).copied())
        .collect()
}

fn lines(set: &str, scores: &[[Scores; WAYS.len()]]) {
    for (way, name) in WAYS.iter().enumerate() {
        let mut line = Map::new();
        line.insert("set".to_owned(), json!(set));
        line.insert("way".to_owned(), json!(name));
        line.insert("queries".to_owned(), json!(scores.len()));
        let means = metrics::mean(&of_way(scores, way));
        for ((measure, name), mean) in NAMES.iter().enumerate().zip(means) {
            line.insert((*name).to_owned(), json!(mean));
            if OURS.contains(&way) {
                let ours = column(scores, way, measure);
                let ratio = metrics::ratio(&ours, &column(scores, BASELINE, measure));
                // A ratio to nothing is no number in JSON, and stands as null.
                let told = json!({ "ratio": ratio.value, "interval": ratio.interval });
                line.insert(format!("{name} to BM25"), told);
            }
        }
        println!("{}", Value::Object(line));
    }
}

fn table(set: &str, judged: usize, scores: &[[Scores; WAYS.len()]]) {
    println!("\n{set}: {} of {judged} questions", scores.len());
    let heads: Vec<String> = NAMES.iter().map(|n| format!("{n:>12}")).collect();
    println!("  {:<18}{}", "", heads.join(""));
    for (way, name) in WAYS.iter().enumerate() {
        let means = metrics::mean(&of_way(scores, way));
        let cells: Vec<String> = means.iter().map(|m| format!("{m:>12.4}")).collect();
        println!("  {name:<18}{}", cells.join(""));
    }
    for way in OURS {
        for measure in WITH_GOAL {
            let ours = column(scores, way, measure);
            let ratio = metrics::ratio(&ours, &column(scores, BASELINE, measure));
            let verdict = if ratio.value >= GOAL {
                "reached"
            } else {
                "MISSED"
            };
            println!(
                "  {} {} is {:.2} times that of BM25 (95%: {:.2} to {:.2}); goal {GOAL}: {verdict}",
                WAYS.get(way).unwrap_or(&""),
                NAMES.get(measure).unwrap_or(&""),
                ratio.value,
                ratio.interval.0,
                ratio.interval.1,
            );
        }
    }
}
