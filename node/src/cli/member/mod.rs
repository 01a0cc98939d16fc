//! `steelyard member`: import, show, remove and export the cluster's members.

mod everything;
mod import;
mod show;

use std::{
    io::{BufWriter, IntoInnerError, Write},
    path::PathBuf,
};

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use steelyard_protocol::ids::{MemberRef, Nuts};

use super::{
    local::{Local, write_json},
    output,
    person::{self, InviteArgs},
};
use crate::directory::export::{CsvExport, JsonExport};

/// What to do with members.
#[derive(Subcommand, Debug)]
pub enum MemberCommand {
    /// Add members from a file, or replace those that it holds again
    Import(ImportArgs),
    /// List the members
    List(ListArgs),
    /// Show one member with its consents
    Show {
        /// The member's reference
        member: MemberRef,
    },
    /// Invite a person to act for a member: the link is mailed, or printed to be passed on
    Invite(InviteArgs),
    /// Erase a member with its consents and the list of its disclosures; there is no way back
    Remove {
        /// The member's reference
        member: MemberRef,
    },
    /// Write all members to a file or to standard output; or everything held of one, as an archive
    Export(ExportArgs),
}

/// What to import, and how.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// A member CSV, or the folder with the CORDIS files
    file: PathBuf,
    /// What the file is
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// CORDIS: only organisations in this region, such as ITH5; can be repeated
    #[arg(long = "nuts", value_name = "PREFIX")]
    nuts: Vec<Nuts>,
    /// CORDIS: only small and medium-sized enterprises
    #[arg(long)]
    sme_only: bool,
    /// The consents that the members gave: a TOML file, `none`, or the name of a file in the folder
    /// `consents` of the data directory
    #[arg(long, value_name = "FILE.toml|none|NAME", default_value = "none")]
    consent: String,
    /// Import the good rows although others are bad
    #[arg(long)]
    skip_bad_rows: bool,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
}

/// What a file of members is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The member CSV.
    Csv,
    /// `organization.csv`, `project.csv` and `euroSciVoc.csv` as CORDIS gives them.
    Cordis,
}

/// Which members to list.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// Begin after this reference
    #[arg(long, default_value = "", hide_default_value = true)]
    after: String,
    /// At most this many
    #[arg(long, default_value_t = u32::MAX, hide_default_value = true,
        value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
}

/// Where and how to write the members.
#[derive(Args, Debug)]
pub struct ExportArgs {
    /// Everything that is held of this member, as a ZIP archive of JSON and CSV; needs --output
    #[arg(requires = "output", conflicts_with = "format")]
    member: Option<MemberRef>,
    /// What to write: `csv` can be imported again, `json` holds every offer and need by itself
    #[arg(long, value_enum)]
    format: Option<ExportFormat>,
    /// The file to write, which must not exist yet; standard output if left out
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    Csv,
    Json,
}

/// Runs the command, with results on `out` and everything else on standard error.
///
/// # Errors
/// Says what was refused or failed; then nothing has changed.
pub async fn run(
    command: MemberCommand,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    match command {
        MemberCommand::Import(args) => import::run(args, local, out).await,
        MemberCommand::List(args) => show::list(args, local, out).await,
        MemberCommand::Show { member } => show::show(&member, local, out).await,
        MemberCommand::Invite(args) => person::invite(&args, local.data_dir, local.json).await,
        MemberCommand::Remove { member } => {
            local.directory.remove(&member).await?;
            if local.json {
                write_json(out, &serde_json::json!({ "removed": member }))?;
            } else {
                writeln!(out, "member {member} is erased")?;
            }
            Ok(())
        }
        MemberCommand::Export(args) => export(args, local, out).await,
    }
}

/// Members read at once.
const PAGE: u32 = 500;

async fn export(
    args: ExportArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    if let (Some(member), Some(file)) = (&args.member, &args.output) {
        return everything::write(member, file, local).await;
    }
    let default = if local.json {
        ExportFormat::Json
    } else {
        ExportFormat::Csv
    };
    let format = args.format.unwrap_or(default);
    let Some(path) = args.output else {
        return write_all(format, local, out).await;
    };
    let mut part = BufWriter::new(output::begin(&path)?);
    write_all(format, local, &mut part).await?;
    let whole = part
        .into_inner()
        .map_err(IntoInnerError::into_error)
        .with_context(|| format!("`{}` cannot be written", path.display()))?;
    output::finish(whole, &path)?;
    output::note(&format!("members written to {}", path.display()));
    Ok(())
}

async fn write_all(
    format: ExportFormat,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    enum Writer<W: Write> {
        Csv(Box<CsvExport<W>>),
        Json(JsonExport<W>),
    }
    let mut writer = match format {
        ExportFormat::Csv => Writer::Csv(Box::new(CsvExport::new(out)?)),
        ExportFormat::Json => Writer::Json(JsonExport::new(out)?),
    };
    let mut after = String::new();
    loop {
        let members = local.directory.members(&after, PAGE).await?;
        let Some(last) = members.last() else { break };
        last.profile.member_ref.as_str().clone_into(&mut after);
        for member in &members {
            match &mut writer {
                Writer::Csv(w) => w.write(&member.profile)?,
                Writer::Json(w) => w.write(&member.profile)?,
            }
        }
    }
    match writer {
        Writer::Csv(w) => w.finish()?,
        Writer::Json(w) => w.finish()?,
    }
    Ok(())
}
