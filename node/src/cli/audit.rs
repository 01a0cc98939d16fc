//! `steelyard audit`: verify, export, checkpoint, prove, verify-proof.

use std::{
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::{Args, Subcommand};
use serde_json::{json, value::Value};
use steelyard_protocol::{ids::MemberRef, keys::PublicKey};

use super::{
    output,
    own_node::{self, OwnNode},
    progress,
    signer::SignerArgs,
};
use crate::{
    audit::{
        checkpoint::{checkpoint_if_due, claimed_cluster},
        note::NOTE_BYTES,
        proof::{PROOF_BYTES, Proof},
        verify::{FaultKind, Report, Verification},
    },
    clock::SystemClock,
    config::DataDir,
    identity::{Identity, charter},
    rights::proof::prove_entry,
    store::Store,
};

/// Checks, exports and proves the audit log.
#[derive(Args, Debug, Clone)]
pub struct AuditArgs {
    /// What to do with it
    #[command(subcommand)]
    pub command: AuditCommand,
}

/// What to do with the audit log.
#[derive(Subcommand, Debug, Clone)]
pub enum AuditCommand {
    /// Recompute the whole log, and name every entry that was changed, moved, added or is missing
    Verify {
        /// A checkpoint that was kept elsewhere; may be given several times
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
    },
    /// Write the entries as JSON lines
    Export {
        /// The first entry, counted from 0
        #[arg(long, value_name = "N", default_value_t = 0)]
        from: u64,
        /// Where to write them; else they are printed
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print a signed checkpoint of the log as it is now, to keep elsewhere
    Checkpoint {
        /// Where to write it; else it is printed
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print the proof that an entry stands in the log
    Prove {
        /// The entry's place, counted from 0
        #[arg(value_name = "ENTRY")]
        index: u64,
        /// For this member: the proof shows that the entry is about it, and names no other
        #[arg(long, value_name = "REF")]
        member: Option<MemberRef>,
        /// Where to write it; else it is printed
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Check a proof, without the log that it comes from
    VerifyProof {
        /// The proof
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Whose signature it is
        #[command(flatten)]
        signer: SignerArgs,
    },
}

/// Does what is asked.
///
/// # Errors
/// If the log or the proof is not sound, or cannot be read.
pub async fn run(args: &AuditArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    match &args.command {
        AuditCommand::Verify { checkpoint } => verify(checkpoint, data_dir, json).await,
        AuditCommand::Export { from, out } => export(*from, out.as_deref(), data_dir).await,
        AuditCommand::Checkpoint { out } => checkpoint(out.as_deref(), data_dir).await,
        AuditCommand::Prove { index, member, out } => {
            prove(*index, member.as_ref(), out.as_deref(), data_dir).await
        }
        AuditCommand::VerifyProof { file, signer } => check(file, signer, data_dir, json).await,
    }
}

async fn verify(kept: &[PathBuf], data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    // Not by way of the ledger, which refuses a head that was changed before anything is named.
    let (config, identity) = own_node::keys(data_dir)?;
    let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
    let keys = own_keys(&store, &identity).await;
    let kept = kept
        .iter()
        .map(|file| {
            let note = read_limited(file, NOTE_BYTES)?;
            anyhow::ensure!(
                claimed_cluster(&note).is_some(),
                "`{}` is no checkpoint of an audit log; give a file that `steelyard audit \
                 checkpoint` wrote",
                file.display()
            );
            Ok(note)
        })
        .collect::<anyhow::Result<Vec<String>>>()?;
    let bar = progress::steps("entries", 0);
    let verification = Verification {
        store: &store,
        key: identity.ledger_key(),
        cluster: identity.cluster(),
        keys: &keys,
        kept: &kept,
    };
    let report = verification
        .run(|done, of| {
            bar.set_length(of);
            bar.set_position(done);
        })
        .await?;
    bar.finish_and_clear();
    tell(&report, json)?;
    let faults = report.faults.len() as u64 + report.more_faults;
    anyhow::ensure!(
        report.is_sound(),
        "the audit log is not sound: {faults} {}; stop the node, keep the store as it is for those \
         who look into it, and restore a backup",
        if faults == 1 { "fault" } else { "faults" }
    );
    Ok(())
}

fn tell(report: &Report, json: bool) -> anyhow::Result<()> {
    if json {
        let faults: Vec<Value> = report
            .faults
            .iter()
            .map(|f| {
                let until = match f.kind {
                    FaultKind::Missing { until } => Some(until),
                    _ => None,
                };
                json!({ "index": f.index, "until": until, "message": f.to_string() })
            })
            .collect();
        return output::json(&json!({
            "sound": report.is_sound(),
            "size": report.size,
            "entries": report.entries,
            "root": report.root,
            "checkpoints": report.checkpoints,
            "consents": report.consents,
            "faults": faults,
            "more_faults": report.more_faults,
        }));
    }
    let mut lines: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
    if report.more_faults > 0 {
        lines.push(format!("and {} more faults", report.more_faults));
    }
    if report.is_sound() {
        lines.push(format!(
            "the audit log is sound: {} entries, {} checkpoints, {} consents as they were given, \
             root {}",
            report.entries, report.checkpoints, report.consents, report.root
        ));
    }
    output::text(&lines.join("\n"))
}

async fn export(from: u64, out: Option<&Path>, data_dir: &DataDir) -> anyhow::Result<()> {
    const RUN: i64 = 1_000;
    let (config, _) = own_node::keys(data_dir)?;
    let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
    let mut writer: Box<dyn Write> = match out {
        Some(file) => Box::new(BufWriter::new(
            fs::File::create(file)
                .with_context(|| format!("`{}` cannot be written", file.display()))?,
        )),
        None => Box::new(BufWriter::new(std::io::stdout())),
    };
    let mut next = i64::try_from(from).unwrap_or(i64::MAX);
    loop {
        let rows = store.entries(next, RUN).await?;
        let Some(last) = rows.last() else { break };
        next = last.idx.saturating_add(1);
        for row in &rows {
            // The exact bytes, so that the leaf hash can be made from a line.
            writer.write_all(&row.body)?;
            writer.write_all(b"\n")?;
        }
    }
    writer.flush()?;
    Ok(())
}

async fn checkpoint(out: Option<&Path>, data_dir: &DataDir) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let (own, key) = (node.identity.cluster(), node.identity.signing());
    checkpoint_if_due(&node.ledger, own, key, &SystemClock).await?;
    let last = node.ledger.store().checkpoints().await?.pop();
    let (_, _, note) = last.context("the audit log is empty; there is nothing to sign yet")?;
    output::document(out, &note)
}

async fn prove(
    index: u64,
    member: Option<&MemberRef>,
    out: Option<&Path>,
    data_dir: &DataDir,
) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let proof = prove_entry(&node.ledger, &node.identity, &SystemClock, index, member).await?;
    output::document(out, &serde_json::to_string_pretty(&proof)?)
}

async fn check(
    file: &Path,
    signer: &SignerArgs,
    data_dir: &DataDir,
    json: bool,
) -> anyhow::Result<()> {
    let shown = file.display();
    let text = read_limited(file, PROOF_BYTES)?;
    let proof = Proof::parse(text.as_bytes()).with_context(|| format!("`{shown}`"))?;
    let keys = signer.keys_of(&proof.cluster, data_dir).await?;
    let proved = proof.check(&keys).with_context(|| format!("`{shown}`"))?;
    if json {
        output::json(&json!({
            "cluster": proved.cluster,
            "tree_size": proved.tree_size,
            "member_ref": proved.member.as_ref().map(|(member, _)| member),
            "proved": proved.to_string(),
            "entry": proved.entry,
        }))
    } else {
        output::text(&format!("proved: {proved}\n{}", proof.entry))
    }
}

/// The keys with which this node signs and signed checkpoints. A store whose charters were tampered
/// with must not keep the log from being looked at.
async fn own_keys(store: &Store, identity: &Identity) -> Vec<PublicKey> {
    let own = identity.cluster().as_str();
    let mut keys = match charter::signing_keys(store, own).await {
        Ok(keys) => keys,
        Err(e) => {
            output::note(&format!("the charters in the store cannot be read: {e}"));
            Vec::new()
        }
    };
    let current = identity.signing().public();
    if !keys.contains(&current) {
        keys.push(current);
    }
    keys
}

fn read_limited(file: &Path, limit: usize) -> anyhow::Result<String> {
    let shown = file.display();
    let length = fs::metadata(file)
        .with_context(|| format!("`{shown}` cannot be read"))?
        .len();
    anyhow::ensure!(
        length <= limit as u64,
        "`{shown}` has {length} bytes; at most {limit} are allowed"
    );
    fs::read_to_string(file).with_context(|| format!("`{shown}` cannot be read"))
}
