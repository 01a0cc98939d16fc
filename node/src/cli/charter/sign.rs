//! `steelyard charter sign`: shows a draft and signs it.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use steelyard_protocol::charter::{CharterError, ClusterState};

use super::{draft, show};
use crate::{
    cli::{output, own_node::OwnNode},
    config::DataDir,
    identity::{charter, charter_file, drafting},
};

/// Shows what a draft says, and adds this cluster's signature.
#[derive(Args, Debug, Clone)]
pub struct SignArgs {
    /// The draft
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where to write it with the signature; else back into the file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub(super) async fn run(args: &SignArgs, data_dir: &DataDir) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let mut versions = charter_file::read(&args.file)?;
    let mut signed = versions.pop().context("the file holds no charter")?;
    let draft = signed.unverified()?;
    // A draft is judged by the charter in force here; a cluster that comes in goes by the versions
    // that come with the draft.
    let adopted = charter::history(node.ledger.store()).await?;
    let known = if adopted.is_empty() {
        &versions
    } else {
        &adopted
    };
    let before = charter::verified_chain(known)?.pop();
    match &before {
        Some(before) => {
            let due = before.charter().version.saturating_add(1);
            if draft.federation != before.charter().federation {
                return Err(CharterError::OtherFederation {
                    found: draft.federation,
                    expected: before.charter().federation.clone(),
                }
                .into());
            }
            if draft.version != due {
                return Err(CharterError::WrongVersion {
                    found: draft.version,
                    expected: due,
                }
                .into());
            }
            if draft.previous != Some(before.digest()) {
                return Err(CharterError::WrongPredecessor.into());
            }
        }
        None if draft.version != 1 => anyhow::bail!(
            "the versions before {} are missing in `{}`; ask for the file as \
             `steelyard charter propose` wrote it",
            draft.version,
            args.file.display()
        ),
        None => {}
    }
    let own = node.identity.cluster();
    let takes_part = |charter: &steelyard_protocol::charter::Charter| {
        charter
            .cluster(own.as_str())
            .is_some_and(|c| c.status == ClusterState::Active)
    };
    let counts = takes_part(&draft) || before.as_ref().is_some_and(|b| takes_part(b.charter()));
    if !counts {
        return Err(CharterError::NotInCharter(own.clone()).into());
    }
    output::note(&show::summary(&draft));
    if let Some(before) = &before {
        for line in drafting::differences(before.charter(), &draft) {
            output::note(&format!("  {line}"));
        }
    }
    draft::sign(&mut signed, &node, data_dir)?;
    let before = before.as_ref().map(|b| b.charter());
    for line in show::signatures(&signed, before)?.lines() {
        output::note(&line);
    }
    versions.push(signed);
    let out = args.out.as_deref().unwrap_or(&args.file);
    output::document(Some(out), &charter_file::to_text(&versions)?)
}
