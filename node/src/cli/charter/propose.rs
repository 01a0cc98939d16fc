//! `steelyard charter propose`: the next version.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use steelyard_protocol::{charter::SignedCharter, ids::ClusterId};

use super::draft::{ExpiryArgs, read_cards, sign};
use crate::{
    cli::{output, own_node::OwnNode},
    clock::{Clock, SystemClock},
    config::DataDir,
    identity::{
        charter, charter_file,
        drafting::{self, Changes},
    },
};

/// Drafts the next version of the charter in force, signed by this cluster.
#[derive(Args, Debug, Clone)]
pub struct ProposeArgs {
    /// The card of a cluster that comes in, or of one with new keys, addresses or name; may be
    /// given several times
    #[arg(long, value_name = "FILE")]
    pub add_card: Vec<PathBuf>,
    /// A cluster that no longer takes part, but stays in; may be given several times
    #[arg(long, value_name = "ID")]
    pub suspend: Vec<ClusterId>,
    /// A suspended cluster that takes part again; may be given several times
    #[arg(long, value_name = "ID")]
    pub resume: Vec<ClusterId>,
    /// A cluster to take out; may be given several times
    #[arg(long, value_name = "ID")]
    pub remove: Vec<ClusterId>,
    /// How many clusters must sign this version and the next; else as it is, and where it was more
    /// than half, more than half again
    #[arg(long, value_name = "N")]
    pub threshold: Option<u32>,
    /// Until when it holds; else as it is
    #[command(flatten)]
    pub expiry: ExpiryArgs,
    /// Where to write the draft; else it is printed
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub(super) async fn run(args: &ProposeArgs, data_dir: &DataDir) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let mut versions = charter::history(node.ledger.store()).await?;
    let current = charter::verified_chain(&versions)?.pop().context(
        "there is no charter in force here; draft the first with `steelyard charter create`",
    )?;
    let now = SystemClock.now();
    let cards = read_cards(&args.add_card, &current.charter().federation)?;
    let changes = Changes {
        entries: cards.into_iter().map(|card| card.entry).collect(),
        suspend: args.suspend.clone(),
        resume: args.resume.clone(),
        remove: args.remove.clone(),
        threshold: args.threshold,
        expires: args.expiry.end(now)?,
    };
    let draft = drafting::next(&current, changes, now)?;
    if draft.expires <= now {
        anyhow::bail!(
            "the charter ended at {}; give the next one --valid-days or --expires",
            draft.expires
        );
    }
    let mut signed = SignedCharter::draft(&draft)?;
    sign(&mut signed, &node, data_dir)?;
    for line in drafting::differences(current.charter(), &draft) {
        output::note(&line);
    }
    versions.push(signed);
    output::document(args.out.as_deref(), &charter_file::to_text(&versions)?)?;
    output::note(&format!(
        "next: clusters sign it with `steelyard charter sign FILE` (this one has) until {} of \
         version {} and {} of version {} have, then all adopt it with `steelyard charter adopt FILE`",
        current.charter().threshold,
        current.charter().version,
        draft.threshold,
        draft.version
    ));
    Ok(())
}
