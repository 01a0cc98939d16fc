//! `steelyard charter show`: the charter in force, or that of a file.

use std::{collections::BTreeSet, path::PathBuf};

use anyhow::Context;
use clap::Args;
use comfy_table::Table;
use serde::Serialize;
use steelyard_protocol::{
    charter::{Charter, CharterError, SignedCharter},
    envelope::Digest,
    ids::ClusterId,
};

use crate::{
    cli::{local::table as table_of, output, own_node::OwnNode},
    clock::{Clock, SystemClock},
    config::DataDir,
    identity::{charter, charter_file, drafting::state, fingerprint},
};

/// Shows the charter in force, or the one in a file.
#[derive(Args, Debug, Clone)]
pub struct ShowArgs {
    /// A file; else the charter in force
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Print all versions as they were signed, to hand to a cluster that comes in
    #[arg(long, conflicts_with = "file")]
    pub signed: bool,
}

/// A charter, and who signed it.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    charter: Charter,
    digest: Digest,
    in_force: bool,
    signatures: Signatures,
}

/// Who signed a charter, and who can still sign it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Signatures {
    signed: BTreeSet<ClusterId>,
    missing: BTreeSet<ClusterId>,
    needed: u32,
    /// The same for the version before, which must agree to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Box<Signatures>>,
    #[serde(skip)]
    version: u64,
}

impl Signatures {
    /// A line for each version that must agree.
    pub(super) fn lines(&self) -> Vec<String> {
        let names = |ids: &BTreeSet<ClusterId>| {
            let names: Vec<&str> = ids.iter().map(ClusterId::as_str).collect();
            names.join(", ")
        };
        let mut lines = vec![format!(
            "signed by {} of the {} clusters that version {} asks for: {}",
            self.signed.len(),
            self.needed,
            self.version,
            names(&self.signed)
        )];
        if self.signed.len() < self.needed as usize {
            lines.push(format!("still to sign: {}", names(&self.missing)));
        }
        lines.extend(self.before.iter().flat_map(|b| b.lines()));
        lines
    }
}

pub(super) async fn run(args: &ShowArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let (mut versions, own) = match &args.file {
        Some(file) => (charter_file::read(file)?, None),
        None => {
            let node = OwnNode::open(data_dir).await?;
            let versions = charter::history(node.ledger.store()).await?;
            charter::verified_chain(&versions)?;
            (versions, Some(node.identity.cluster().clone()))
        }
    };
    if args.signed && !versions.is_empty() {
        return output::exact(&charter_file::to_text(&versions)?);
    }
    let signed = versions.pop().context(
        "there is no charter in force here; answer an invitation with `steelyard join`, or found \
         a federation with `steelyard charter create`",
    )?;
    let before = versions.last().map(SignedCharter::unverified).transpose()?;
    let charter = signed.unverified()?;
    let signatures = signatures(&signed, before.as_ref())?;
    let in_force = args.file.is_none() && SystemClock.now() < charter.expires;
    if json {
        return output::json(&Shown {
            digest: signed.digest()?,
            in_force,
            signatures,
            charter,
        });
    }
    let mut text = summary(&charter);
    if args.file.is_none() && !in_force {
        text.push_str(
            "\nIT HAS ENDED: nothing is asked or answered until a next version is adopted",
        );
    }
    text.push_str(&format!("\n{}\n", table(&charter, own.as_ref())));
    let purposes: Vec<String> = charter.purposes.iter().map(|p| p.id.to_string()).collect();
    text.push_str(&format!("purposes: {}\n", purposes.join(", ")));
    text.push_str(&signatures.lines().join("\n"));
    output::text(&text)
}

/// One line on a charter.
pub(super) fn summary(charter: &Charter) -> String {
    format!(
        "version {} of the charter of {} (`{}`): {} clusters, {} must sign, holds until {}",
        charter.version,
        charter.name,
        charter.federation,
        charter.clusters.len(),
        charter.threshold,
        charter.expires
    )
}

/// Who signed, counted by the charter itself and by the one before.
pub(super) fn signatures(
    signed: &SignedCharter,
    before: Option<&Charter>,
) -> Result<Signatures, CharterError> {
    let count = |by: &Charter| {
        let signers = signed.signers(by)?;
        let all: BTreeSet<ClusterId> = by.active().map(|c| c.id.clone()).collect();
        Ok::<_, CharterError>(Signatures {
            missing: all.difference(&signers).cloned().collect(),
            signed: signers,
            needed: by.threshold,
            before: None,
            version: by.version,
        })
    };
    let mut own = count(&signed.unverified()?)?;
    own.before = before.map(count).transpose()?.map(Box::new);
    Ok(own)
}

fn table(charter: &Charter, own: Option<&ClusterId>) -> Table {
    let mut table = table_of([
        "Cluster",
        "Name",
        "Country",
        "State",
        "Signing key",
        "Nodes",
    ]);
    for c in &charter.clusters {
        let mark = if own == Some(&c.id) {
            " (this one)"
        } else {
            ""
        };
        let nodes: Vec<String> = c
            .nodes
            .iter()
            .map(|n| {
                if n.addresses.is_empty() {
                    "no address".to_owned()
                } else {
                    n.addresses.join("\n")
                }
            })
            .collect();
        table.add_row([
            format!("{}{mark}", c.id),
            c.name.clone(),
            c.country.to_string(),
            state(c).to_owned(),
            fingerprint(&c.signing_key),
            nodes.join("\n"),
        ]);
    }
    table
}
