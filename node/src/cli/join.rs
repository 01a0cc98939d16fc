//! `steelyard join`: answers an invitation with this cluster's card.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::Args;
use serde_json::json;
use steelyard_protocol::{
    card::{INVITE_PREFIX, InviteClaims, read_invite},
    limits,
    time::Timestamp,
};

use super::{output, own_node::OwnNode};
use crate::{
    clock::{Clock, SystemClock},
    config::DataDir,
    identity::{card, charter, fingerprint},
};

/// Makes this cluster's card: its entry for the charter, signed, to hand to the inviting cluster.
#[derive(Args, Debug, Clone)]
pub struct JoinArgs {
    /// The invitation: the link, or a file that holds it. Leave it out to renew the card of a
    /// cluster that is in the federation
    #[arg(value_name = "LINK|FILE")]
    pub invitation: Option<String>,
    /// Make new keys, to be used once a charter names them
    #[arg(long)]
    pub new_keys: bool,
    /// Where to write the card; else it is printed
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Prints or writes the card.
///
/// # Errors
/// If the invitation does not count.
pub async fn run(args: &JoinArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let now = SystemClock.now();
    let (federation, invited) = match &args.invitation {
        Some(given) => {
            let claims = invitation(given, now)?;
            (claims.federation.clone(), Some(claims))
        }
        None => {
            let current = charter::current(node.ledger.store()).await?;
            let current = current.context(
                "there is no charter in force here; give the invitation: `steelyard join LINK`",
            )?;
            (current.charter().federation.clone(), None)
        }
    };
    let identity = if args.new_keys {
        node.identity.create_next(data_dir)?
    } else {
        // Keys that wait belong on the card: an older card would bring the older keys back.
        let waiting = node.identity.next(data_dir)?;
        waiting.unwrap_or_else(|| node.identity.clone())
    };
    let entry = card::own_entry(&node.config, &identity);
    if entry.nodes.iter().all(|n| n.addresses.is_empty()) {
        output::note(&format!(
            "no address of this node stands on the card, so that peers can only wait for it; set \
             `advertise` under [network] in {} and make the card again",
            data_dir.config_file().display()
        ));
    }
    let own_key = fingerprint(&entry.signing_key);
    let signed = card::sign_card(entry, &federation, &identity, now)?;
    if json && args.out.is_none() {
        output::json(&json!({
            "card": signed.as_str(),
            "federation": federation,
            "fingerprint": own_key,
            "inviter": invited.as_ref().map(|c| json!({
                "cluster": c.iss,
                "name": c.inviter.name,
                "fingerprint": fingerprint(&c.inviter.signing_key),
            })),
        }))?;
    } else {
        output::document(args.out.as_deref(), signed.as_str())?;
    }
    if let Some(claims) = invited {
        output::note(&format!(
            "invited to {} (`{federation}`) by {} (`{}`); compare the fingerprint of their key \
             with what they tell you by another way: {}",
            claims.federation_name,
            claims.inviter.name,
            claims.iss,
            fingerprint(&claims.inviter.signing_key)
        ));
    }
    output::note(&format!(
        "hand the card back, and tell them the fingerprint of this cluster's key: {own_key}"
    ));
    Ok(())
}

/// Reads and checks an invitation: a link, or the name of a file that holds one.
fn invitation(given: &str, now: Timestamp) -> anyhow::Result<InviteClaims> {
    let text = if given.starts_with(INVITE_PREFIX) {
        given.to_owned()
    } else {
        let file = Path::new(given);
        let length = fs::metadata(file)
            .with_context(|| format!("`{given}` is neither a link ({INVITE_PREFIX}…) nor a file"))?
            .len();
        anyhow::ensure!(
            length <= limits::CARD_BYTES as u64,
            "`{given}` is no invitation: it has {length} bytes, and at most {} are allowed",
            limits::CARD_BYTES
        );
        fs::read_to_string(file).with_context(|| format!("`{given}` cannot be read"))?
    };
    let claims = read_invite(&text)
        .context("the invitation does not count; ask the other cluster for a new one")?;
    anyhow::ensure!(
        now.as_seconds() < claims.exp,
        "the invitation of `{}` ended at {}; ask for a new one",
        claims.iss,
        Timestamp::from_seconds(claims.exp)
    );
    Ok(claims)
}
