//! `steelyard charter adopt`: brings a charter into force.

use std::{collections::BTreeMap, path::PathBuf};

use anyhow::Context;
use clap::Args;
use serde_json::json;
use steelyard_protocol::charter::{CharterError, SignedCharter};

use super::show;
use crate::{
    cli::{output, own_node::OwnNode},
    clock::SystemClock,
    config::DataDir,
    identity::{charter, charter_file},
};

/// Brings a charter into force here, once enough clusters have signed it.
#[derive(Args, Debug, Clone)]
pub struct AdoptArgs {
    /// Files that hold it; signatures in several files are put together
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

pub(super) async fn run(args: &AdoptArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let mut versions: BTreeMap<u64, SignedCharter> = BTreeMap::new();
    for file in &args.files {
        for signed in charter_file::read(file)? {
            let version = signed.unverified()?.version;
            match versions.get_mut(&version) {
                Some(known) => known
                    .merge(&signed)
                    .with_context(|| format!("`{}`", file.display()))?,
                None => {
                    versions.insert(version, signed);
                }
            }
        }
    }
    let next = node.identity.next(data_dir)?;
    let charters: Vec<SignedCharter> = versions.into_values().collect();
    let adopted = charter::adopt(
        &node.ledger,
        &SystemClock,
        &node.identity,
        next.as_ref(),
        &charters,
    )
    .await
    .map_err(|e| explain(e, &charters))?;
    if adopted.names_next_keys {
        node.identity.promote_next(data_dir)?;
        output::note(
            "the charter names this node's new keys: they are now in use, and the former ones are \
             kept in keys/former; restart the node if it runs",
        );
    }
    let charter = adopted.charter.charter();
    let own = node.identity.cluster();
    if charter.cluster(own.as_str()).is_none() {
        output::note(&format!(
            "cluster `{own}` does not stand in this version any more: it asks and answers nothing"
        ));
    }
    if json {
        output::json(&json!({
            "federation": charter.federation,
            "version": charter.version,
            "digest": adopted.charter.digest(),
            "adopted": adopted.versions,
            "new_keys": adopted.names_next_keys,
        }))
    } else if adopted.versions.is_empty() {
        output::text(&format!(
            "version {} of the charter of `{}` was in force already",
            charter.version, charter.federation
        ))
    } else {
        output::text(&format!("in force: {}", show::summary(charter)))
    }
}

/// Adds to the lack of signatures what is to be done about it.
fn explain(error: charter::AdoptError, charters: &[SignedCharter]) -> anyhow::Error {
    let lacking = matches!(
        error,
        charter::AdoptError::Charter(CharterError::TooFewSignatures { .. })
    );
    let error = anyhow::Error::new(error);
    match charters.last().and_then(|c| c.unverified().ok()) {
        Some(charter) if lacking => error.context(format!(
            "version {} of the charter is not yet signed by enough clusters; have them run \
             `steelyard charter sign FILE`, and adopt their files together",
            charter.version
        )),
        _ => error,
    }
}
