//! The command line: one file a subcommand.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 refused
//! or failed, 2 wrong usage.

pub mod audit;
pub mod backup;
pub mod charter;
pub mod client;
pub mod completions;
pub mod config;
pub mod consent;
pub mod demo;
pub mod doctor;
pub mod init;
pub mod introduction;
pub mod invite;
pub mod join;
pub mod local;
pub mod member;
pub mod open;
pub mod output;
pub mod own_node;
pub mod person;
pub mod policy;
pub mod progress;
pub mod query;
pub mod receipt;
pub mod serve;
pub mod signer;
pub mod token;
pub mod vocabulary;

use std::{io, path::PathBuf, process::ExitCode};

use clap::{CommandFactory, Parser, Subcommand};

use crate::{config::DataDir, directory::export::ExportError};

/// A node of a federation of innovation clusters: holds one cluster's members, answers signed,
/// consent-checked queries of the others, and asks them.
#[derive(Parser, Debug)]
#[command(name = "steelyard", version, propagate_version = true)]
pub struct Cli {
    /// Where the node keeps its keys, configuration and data
    #[arg(
        long,
        global = true,
        env = "STEELYARD_DATA_DIR",
        value_name = "DIR",
        default_value = "steelyard-data"
    )]
    data_dir: PathBuf,
    /// Print results as JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
enum Command {
    /// Make a node: data directory, keys, configuration and store
    Init(init::InitArgs),
    /// Run the node
    Serve,
    /// Show a federation on this machine: five or more nodes, members, consents, three queries
    Demo(demo::DemoArgs),
    /// Look for what is wrong with the node, and say how to mend it
    Doctor,
    /// Make, sign, adopt and show the charter of the federation
    Charter(charter::CharterArgs),
    /// Print an invitation: a link to hand to a cluster that is to come in
    Invite(invite::InviteArgs),
    /// Answer an invitation with this cluster's card
    Join(join::JoinArgs),
    /// Import, list, show, export and remove members
    #[command(subcommand)]
    Member(member::MemberCommand),
    /// Add, list and remove the people who sign in
    #[command(subcommand)]
    Person(person::PersonCommand),
    /// Make a link that signs a person in once, such as the first administrator
    SignInLink(person::SignInLinkArgs),
    /// Record what members consent to, and what they withdraw
    #[command(subcommand)]
    Consent(consent::ConsentCommand),
    /// Import and search vocabularies
    #[command(subcommand)]
    Vocabulary(vocabulary::VocabularyCommand),
    /// Check the cluster's own rules, and say which rule gives a peer what
    Policy(policy::PolicyArgs),
    /// Check, export and prove the audit log
    Audit(audit::AuditArgs),
    /// Write a backup of the node to one file, while it runs
    Backup(backup::BackupArgs),
    /// Bring the node back from a backup
    Restore(backup::RestoreArgs),
    /// Check or show the configuration
    Config(config::ConfigArgs),
    /// Print a script that lets a shell complete commands
    Completions(completions::CompletionsArgs),
    /// Ask members of other clusters to reveal themselves, and answer such requests
    #[command(subcommand)]
    Introduction(introduction::IntroductionCommand),
    /// Ask the federation
    Query(Box<query::QueryArgs>),
    /// Make a bearer token for the HTTP interface
    Token(token::TokenArgs),
}

/// As many files as a node wants to have open at most.
const OPEN_FILES: u64 = 16_384;

/// Runs the program.
pub fn main() -> ExitCode {
    // libp2p brings a second provider of cryptography; without a choice rustls would panic.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let cli = Cli::parse();
    // Every connection, also one that only knocks, is an open file.
    if let Err(e) = rlimit::increase_nofile_limit(OPEN_FILES) {
        output::note(&format!(
            "warning: the limit of open files could not be raised: {e}"
        ));
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(e) => return failed(&e.into()),
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => failed(&e),
    }
}

fn failed(e: &anyhow::Error) -> ExitCode {
    if reader_has_gone(e) {
        return ExitCode::SUCCESS;
    }
    output::note(&format!("error: {}", told(e)));
    ExitCode::FAILURE
}

/// Whether whoever read our output has seen enough (`steelyard member list | head`). Only errors of
/// writing are looked through: where the connection to a database breaks, the command has failed.
fn reader_has_gone(e: &anyhow::Error) -> bool {
    e.chain()
        .take_while(|cause| {
            cause.is::<ExportError>() || cause.is::<io::Error>() || cause.is::<serde_json::Error>()
        })
        .filter_map(|cause| match cause.downcast_ref::<io::Error>() {
            Some(e) => Some(kind_of(e)),
            None => cause
                .downcast_ref::<serde_json::Error>()
                .and_then(serde_json::Error::io_error_kind),
        })
        .any(|kind| kind == io::ErrorKind::BrokenPipe)
}

/// The kind of an error, also where that of the CSV writer hides it.
fn kind_of(e: &io::Error) -> io::ErrorKind {
    let inner = e.get_ref().and_then(|e| e.downcast_ref::<csv::Error>());
    match inner.map(csv::Error::kind) {
        Some(csv::ErrorKind::Io(hidden)) => hidden.kind(),
        _ => e.kind(),
    }
}

/// The error and its causes, without those that it tells itself.
fn told(e: &anyhow::Error) -> String {
    let mut told = String::new();
    for cause in e.chain().map(ToString::to_string) {
        if told.is_empty() {
            told = cause;
        } else if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    let data_dir = DataDir::at(cli.data_dir);
    let json = cli.json;
    match cli.command {
        Command::Init(args) => init::run(&args, &data_dir, json).await,
        Command::Serve => serve::run(data_dir).await,
        Command::Charter(args) => charter::run(&args, &data_dir, json).await,
        Command::Invite(args) => invite::run(&args, &data_dir, json).await,
        Command::Join(args) => join::run(&args, &data_dir, json).await,
        Command::Policy(args) => policy::run(&args, &data_dir, json).await,
        Command::Audit(args) => audit::run(&args, &data_dir, json).await,
        Command::Backup(args) => backup::backup(&args, &data_dir, json).await,
        Command::Restore(args) => backup::restore(&args, &data_dir, json).await,
        Command::Config(args) => config::run(&args, &data_dir, json),
        Command::Completions(args) => completions::run(&args, Cli::command()),
        Command::Demo(args) => demo::run(args, json).await,
        Command::Doctor => doctor::run(&data_dir, json).await,
        Command::Person(command) => person::run(command, &data_dir, json).await,
        Command::SignInLink(args) => person::sign_in_link(&args, &data_dir, json).await,
        Command::Member(command) => {
            let open = open::Open::of(&data_dir).await?;
            member::run(command, &open.local(json), &mut std::io::stdout()).await
        }
        Command::Consent(consent::ConsentCommand::Receipt(args)) => {
            receipt::issue(&args, &data_dir).await
        }
        Command::Consent(consent::ConsentCommand::VerifyReceipt(args)) => {
            receipt::verify(&args, &data_dir, json).await
        }
        Command::Consent(command) => {
            let open = open::Open::of(&data_dir).await?;
            consent::run(command, &open.local(json), &mut std::io::stdout()).await
        }
        Command::Vocabulary(command) => {
            let open = open::Open::of(&data_dir).await?;
            vocabulary::run(command, &open.local(json), &mut std::io::stdout()).await
        }
        Command::Introduction(command) => {
            introduction::run(command, &data_dir, json, &mut std::io::stdout()).await
        }
        Command::Query(args) => query::run(*args, &data_dir, json).await,
        Command::Token(args) => token::run(&args, &data_dir, json),
    }
}
