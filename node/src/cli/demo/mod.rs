//! `steelyard demo`: a federation of real nodes on this machine, with members, consents, a
//! matchmaker who asks, and people who can sign in.

mod federation;
mod people;
mod queries;
mod report;
mod source;
mod withheld;

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use steelyard_protocol::{query::Query, result::QueryResult};

use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::output;
use federation::Federation;
use source::Source;

/// What to show.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// End after the queries, instead of running until Ctrl-C
    #[arg(long)]
    once: bool,
    /// Take `DIR/clusters.json` and `DIR/members/*.csv` instead of the invented members
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Give consents by a fixed mix: 60% of the members to the federation, 25% to selected
    /// clusters, 15% none; without it, members of `--data` give the same mix, and the invented
    /// members give what their story says
    #[arg(long)]
    consent_mix: bool,
    /// Keep the nodes' data in this folder, which must not exist yet, instead of a temporary one
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// The one document that `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    nodes: &'a [federation::NodeInfo],
    logins: &'a [people::Login],
    queries: &'a [Asked],
}

/// A query and what came of it.
#[derive(Serialize)]
struct Asked {
    query: Query,
    result: QueryResult,
}

/// Starts the federation, asks three queries, and runs on until it is told to stop.
///
/// # Errors
/// If a node cannot be started or asked.
pub async fn run(args: DemoArgs, json: bool) -> anyhow::Result<()> {
    let source = Source::read(args.data.as_deref(), args.consent_mix)?;
    let mut federation = Federation::start(&source, args.keep.as_deref()).await?;
    let outcome = tokio::select! {
        outcome = show(&args, json, &source, &federation) => outcome,
        stopped = federation::told_to_stop() => stopped,
    };
    federation.stop().await;
    outcome
}

async fn show(
    args: &DemoArgs,
    json: bool,
    source: &Source,
    federation: &Federation,
) -> anyhow::Result<()> {
    let asker = federation.asker();
    let client = crate::cli::client::Client::of(&asker.data_dir)?;
    if !json {
        report::nodes(federation.nodes())?;
    }
    // The door closes when the demo ends, and this is dropped.
    let stop = CancellationToken::new();
    let _closing = stop.clone().drop_guard();
    let logins = people::open_door(federation, &stop, &TaskTracker::new()).await?;
    let mut asked = Vec::new();
    for story in queries::stories() {
        let result: QueryResult = client.post("/api/v1/queries", &story.query).await?;
        if !json {
            let withheld =
                withheld::explain(source, federation, &asker.cluster, &story.query, &result)
                    .await?;
            report::query(&story, &result, &withheld, &source.vocabulary)?;
        }
        asked.push(Asked {
            query: story.query,
            result,
        });
    }
    if json {
        let document = Document {
            nodes: federation.nodes(),
            logins: &logins,
            queries: &asked,
        };
        output::json(&document)?;
    }
    if args.once {
        return Ok(());
    }
    report::story(&logins);
    report::how_to_go_on(asker);
    std::future::pending().await
}
