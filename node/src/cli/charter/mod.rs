//! `steelyard charter`: create, propose, sign, adopt, show.
//!
//! ```text
//!              cards ─┐
//! charter create ─────┴─► draft ─► charter sign (each cluster) ─► charter adopt (each cluster)
//! charter propose ────────┘
//! ```
//!
//! Drafts and signatures travel as files, by whatever way the clusters like.

mod adopt;
mod create;
mod draft;
mod propose;
mod show;
mod sign;

use clap::{Args, Subcommand};

pub use adopt::AdoptArgs;
pub use create::CreateArgs;
pub use propose::ProposeArgs;
pub use show::ShowArgs;
pub use sign::SignArgs;

use crate::config::DataDir;

/// Makes, signs, adopts and shows the charter of the federation.
#[derive(Args, Debug, Clone)]
pub struct CharterArgs {
    /// What to do with it
    #[command(subcommand)]
    pub command: CharterCommand,
}

/// What to do with a charter.
#[derive(Subcommand, Debug, Clone)]
pub enum CharterCommand {
    /// Draft the first charter of a federation, signed by this cluster
    Create(CreateArgs),
    /// Draft the next version of the charter in force, signed by this cluster
    Propose(ProposeArgs),
    /// Show what a draft says, and add this cluster's signature
    Sign(SignArgs),
    /// Bring a charter into force here, once enough clusters have signed it
    Adopt(AdoptArgs),
    /// Show the charter in force, or the one in a file
    Show(ShowArgs),
}

/// Does what is asked.
///
/// # Errors
/// Says what was refused, and the mend.
pub async fn run(args: &CharterArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    match &args.command {
        CharterCommand::Create(args) => create::run(args, data_dir).await,
        CharterCommand::Propose(args) => propose::run(args, data_dir).await,
        CharterCommand::Sign(args) => sign::run(args, data_dir).await,
        CharterCommand::Adopt(args) => adopt::run(args, data_dir, json).await,
        CharterCommand::Show(args) => show::run(args, data_dir, json).await,
    }
}
