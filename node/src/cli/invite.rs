//! `steelyard invite`: a link for a cluster that is to come in.

use clap::Args;
use serde_json::json;
use steelyard_protocol::{card::INVITE_PREFIX, ids::FederationId};

use super::{output, own_node::OwnNode};
use crate::{
    clock::{Clock, SystemClock},
    config::DataDir,
    identity::{card, charter, fingerprint},
};

/// Prints an invitation: a link to hand to a cluster that is to come in.
#[derive(Args, Debug, Clone)]
pub struct InviteArgs {
    /// How long it holds
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub valid_days: u32,
    /// The federation's id, where there is no charter yet
    #[arg(long, value_name = "ID", requires = "name")]
    pub federation: Option<FederationId>,
    /// The federation's name, where there is no charter yet
    #[arg(long, requires = "federation")]
    pub name: Option<String>,
}

/// Prints the link.
///
/// # Errors
/// If there is neither a charter nor the name of a federation.
pub async fn run(args: &InviteArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let link = link(args, &node).await?;
    let key = fingerprint(&node.identity.signing().public());
    if json {
        output::json(&json!({ "link": link, "fingerprint": key }))?;
    } else {
        output::text(&link)?;
    }
    output::note(&format!(
        "hand this link to the other cluster and tell them the fingerprint of this cluster's key \
         by another way, such as by telephone: {key}"
    ));
    Ok(())
}

/// The link.
///
/// # Errors
/// If there is neither a charter nor the name of a federation.
pub async fn link(args: &InviteArgs, node: &OwnNode) -> anyhow::Result<String> {
    let current = charter::current(node.ledger.store()).await?;
    let (federation, name) = match (&current, &args.federation, &args.name) {
        (Some(current), asked, _) => {
            let charter = current.charter();
            if let Some(asked) = asked.as_ref().filter(|f| **f != charter.federation) {
                anyhow::bail!(
                    "this node is in federation `{}`, not in `{asked}`; leave out --federation",
                    charter.federation
                );
            }
            (charter.federation.clone(), charter.name.clone())
        }
        (None, Some(federation), Some(name)) => (federation.clone(), name.clone()),
        _ => anyhow::bail!(
            "there is no charter yet; say which federation is to be founded, with --federation ID \
             --name NAME"
        ),
    };
    let signed = card::sign_invite(
        card::own_entry(&node.config, &node.identity),
        &federation,
        &name,
        &node.identity,
        SystemClock.now(),
        i64::from(args.valid_days) * 86_400,
    )?;
    Ok(format!("{INVITE_PREFIX}{}", signed.as_str()))
}
