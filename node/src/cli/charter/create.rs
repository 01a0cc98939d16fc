//! `steelyard charter create`: the first version.

use std::path::PathBuf;

use clap::Args;
use steelyard_protocol::{charter::SignedCharter, ids::FederationId};

use super::draft::{ExpiryArgs, read_cards, sign};
use crate::{
    cli::{output, own_node::OwnNode},
    clock::{Clock, SystemClock},
    config::DataDir,
    identity::{card, charter, charter_file, drafting},
};

/// How long a charter holds where nothing is said.
const VALID_DAYS: i64 = 730;

/// Drafts the first charter of a federation, signed by this cluster.
#[derive(Args, Debug, Clone)]
pub struct CreateArgs {
    /// The federation's id: 1 to 63 lower-case letters, digits and inner hyphens
    #[arg(long, value_name = "ID")]
    pub federation: FederationId,
    /// The federation's name, for people
    #[arg(long)]
    pub name: String,
    /// How many clusters must sign; else more than half of them
    #[arg(long, value_name = "N")]
    pub threshold: Option<u32>,
    /// Until when it holds; else 730 days
    #[command(flatten)]
    pub expiry: ExpiryArgs,
    /// The card of another cluster; may be given several times
    #[arg(long, value_name = "FILE")]
    pub card: Vec<PathBuf>,
    /// Where to write the draft; else it is printed
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub(super) async fn run(args: &CreateArgs, data_dir: &DataDir) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    if let Some(current) = charter::current(node.ledger.store()).await? {
        anyhow::bail!(
            "version {} of the charter of `{}` is in force here; draft the next one with \
             `steelyard charter propose`",
            current.charter().version,
            current.charter().federation
        );
    }
    let now = SystemClock.now();
    let expires = args.expiry.end(now)?;
    let expires = expires.unwrap_or_else(|| now.plus_seconds(VALID_DAYS * 86_400));
    let own = card::own_entry(&node.config, &node.identity);
    if own.nodes.iter().all(|n| n.addresses.is_empty()) {
        output::note(&format!(
            "no address of this node stands in the draft, so that peers can only wait for it; set \
             `advertise` under [network] in {} and draft again",
            data_dir.config_file().display()
        ));
    }
    let mut clusters = vec![own];
    for card in read_cards(&args.card, &args.federation)? {
        anyhow::ensure!(
            card.iss != *node.identity.cluster(),
            "this cluster's own card is not needed; leave it out"
        );
        clusters.push(card.entry);
    }
    let draft = drafting::first(
        args.federation.clone(),
        args.name.clone(),
        clusters,
        args.threshold,
        now,
        expires,
    );
    let mut signed = SignedCharter::draft(&draft)?;
    sign(&mut signed, &node, data_dir)?;
    output::document(args.out.as_deref(), &charter_file::to_text(&[signed])?)?;
    output::note(&format!(
        "next: {} of its {} clusters sign it with `steelyard charter sign FILE` (this one has), \
         then all bring it into force with `steelyard charter adopt FILE`",
        draft.threshold,
        draft.clusters.len()
    ));
    Ok(())
}
