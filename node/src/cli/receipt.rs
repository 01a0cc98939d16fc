//! `steelyard consent receipt` and `verify-receipt`.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use steelyard_protocol::ids::MemberRef;

use super::{output, own_node::OwnNode, signer::SignerArgs};
use crate::{
    clock::SystemClock,
    config::DataDir,
    directory::Directory,
    identity::charter,
    rights::receipt::{self, Controller, RECEIPT_BYTES},
};

/// The receipt for which consent.
#[derive(Args, Debug)]
pub struct ReceiptArgs {
    /// The member's reference
    member: MemberRef,
    /// The consent's number
    consent: u64,
    /// Where to write it; else it is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Which receipt to check.
#[derive(Args, Debug)]
pub struct VerifyReceiptArgs {
    /// The receipt
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    signer: SignerArgs,
}

/// Prints the receipt for a consent.
///
/// # Errors
/// If there is no such consent, or the node's data cannot be read.
pub async fn issue(args: &ReceiptArgs, data_dir: &DataDir) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let charter = charter::current(node.ledger.store()).await?;
    let directory = Directory::new(node.ledger, std::sync::Arc::new(SystemClock));
    let controller = Controller {
        cluster: &node.config.cluster,
        key: node.identity.signing(),
        charter: charter.as_deref().map(|c| c.charter()),
    };
    let receipt = receipt::issue(&directory, &controller, &args.member, args.consent).await?;
    output::document(
        args.out.as_deref(),
        &serde_json::to_string_pretty(&receipt)?,
    )
}

/// Checks a receipt and says what it says.
///
/// # Errors
/// If it does not count.
pub async fn verify(
    args: &VerifyReceiptArgs,
    data_dir: &DataDir,
    json: bool,
) -> anyhow::Result<()> {
    let shown = args.file.display();
    let length = fs::metadata(&args.file)
        .with_context(|| format!("`{shown}` cannot be read"))?
        .len();
    anyhow::ensure!(
        length <= RECEIPT_BYTES as u64,
        "`{shown}` has {length} bytes; at most {RECEIPT_BYTES} are allowed"
    );
    let text =
        fs::read_to_string(&args.file).with_context(|| format!("`{shown}` cannot be read"))?;
    let issuer = receipt::claimed_issuer(&text).with_context(|| format!("`{shown}`"))?;
    let keys = args.signer.keys_of(&issuer, data_dir).await?;
    let verified = receipt::verify(&text, &keys).with_context(|| format!("`{shown}`"))?;
    if json {
        output::json(&verified.content)
    } else {
        output::text(&format!("the receipt is sound: {}", verified.sentence()))
    }
}
