//! `steelyard member import`.

use std::{
    collections::HashSet,
    fs::File,
    io::{IsTerminal, Write},
    path::Path,
};

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::{Format, ImportArgs, Local, output};
use crate::{
    cli::local::write_json,
    directory::import::{
        BadRow, ConsentFile, ConsentReading, CordisChoice, ImportOutcome, Limits, MemberFile,
        consent_file, read_consents, read_cordis, read_members,
    },
    vocabulary::Vocabulary,
};

/// What an import did, for programs.
#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    outcome: ImportOutcome,
    dry_run: bool,
    bad_rows: u64,
    bad_rows_listed: &'a [BadRow],
    consents_left_out: usize,
    warnings: &'a [String],
}

pub(super) async fn run(
    args: ImportArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let consents = consent_file(&args.consent, local.data_dir.root())?;
    let vocabulary = Vocabulary::load(local.directory.store()).await?;
    let file = read(&args, &vocabulary)?;
    for warning in &file.warnings {
        output::note(&format!("warning: {warning}"));
    }
    if !file.bad_rows.is_empty() {
        output::note(file.bad_rows.to_string().trim_end());
        let bad = file.bad_rows.total();
        if !args.skip_bad_rows {
            bail!(
                "{bad} of the rows in `{}` are bad, and nothing was imported; mend them, or import \
                 the others with `--skip-bad-rows`",
                args.file.display()
            );
        }
        output::note(&format!("{bad} bad rows are skipped"));
    }
    let ConsentFile { sheet, left_out } = match &consents {
        None => ConsentFile::default(),
        Some(path) => {
            let members = file
                .members
                .iter()
                .map(|m| &m.member_ref)
                .collect::<HashSet<_>>();
            let reading = ConsentReading {
                members: &members,
                purposes: &local.purposes,
                leave_out_unknown: args.skip_bad_rows && !file.bad_rows.is_empty(),
            };
            read_consents(path, reading)?
        }
    };
    local.warn_of_strangers(sheet.clusters());
    let count = file.members.len() as u64;
    let bar = bar(count, "members");
    let progress = |done| bar.set_position(done);
    let outcome = if args.dry_run {
        local
            .directory
            .try_import(&file.members, &sheet, progress)
            .await?
    } else {
        local
            .directory
            .import(&file.members, &sheet, "import", progress)
            .await?
    };
    bar.finish_and_clear();
    if local.json {
        let report = Report {
            outcome,
            dry_run: args.dry_run,
            bad_rows: file.bad_rows.total(),
            bad_rows_listed: file.bad_rows.listed(),
            consents_left_out: left_out,
            warnings: &file.warnings,
        };
        write_json(out, &report)?;
    } else {
        say(out, &outcome, args.dry_run)?;
    }
    if left_out > 0 {
        output::note(&format!(
            "warning: {left_out} references of the consent file are not among the members"
        ));
    }
    if outcome.consents_withdrawn > 0 {
        output::note(&format!(
            "{} consents were not given, since their members have withdrawn the same consent; \
             `steelyard consent grant` gives one anew",
            outcome.consents_withdrawn
        ));
    }
    if consents.is_none() && outcome.added > 0 {
        output::note(
            "no consents came with these members: no other cluster sees the new ones before they \
             consent (`--consent FILE.toml`, or `steelyard consent grant`)",
        );
    }
    Ok(())
}

fn read(args: &ImportArgs, vocabulary: &Vocabulary) -> anyhow::Result<MemberFile> {
    let name = || format!("`{}`", args.file.display());
    match args.format {
        Format::Csv => {
            if !args.nuts.is_empty() || args.sme_only {
                bail!("`--nuts` and `--sme-only` choose from CORDIS files; add `--format cordis`");
            }
            let file = File::open(&args.file).with_context(name)?;
            let metadata = file.metadata().with_context(name)?;
            if metadata.is_dir() {
                bail!(
                    "{} is a folder; name a CSV file, or add `--format cordis`",
                    name()
                );
            }
            let bar = bar(metadata.len(), "bytes read");
            let read = read_members(file, vocabulary, Limits::default(), |b| bar.set_position(b));
            bar.finish_and_clear();
            read.with_context(name)
        }
        Format::Cordis => {
            let choice = CordisChoice {
                nuts: args.nuts.clone(),
                sme_only: args.sme_only,
            };
            let bar = bar(length_of(&args.file), "bytes read");
            let folder = &args.file;
            let read = read_cordis(folder, &choice, vocabulary, Limits::default(), |b| {
                bar.set_position(b)
            });
            bar.finish_and_clear();
            read.with_context(name)
        }
    }
}

/// Bytes of all files in a folder.
fn length_of(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|f| f.metadata().ok())
        .map(|m| m.len())
        .sum()
}

fn say(out: &mut impl Write, outcome: &ImportOutcome, dry_run: bool) -> std::io::Result<()> {
    let would = if dry_run { "would be " } else { "" };
    writeln!(
        out,
        "{would}added {}, {would}changed {}, unchanged {}",
        outcome.added, outcome.changed, outcome.unchanged
    )?;
    if outcome.kept > 0 {
        writeln!(
            out,
            "{would}kept as they are {}: these members edited their own profiles",
            outcome.kept
        )?;
    }
    let consents = outcome.consents_given + outcome.consents_unchanged;
    if consents + outcome.objections_raised > 0 {
        writeln!(
            out,
            "consents {would}given {}, given before {}; objections {would}raised {}",
            outcome.consents_given, outcome.consents_unchanged, outcome.objections_raised
        )?;
    }
    Ok(())
}

/// A progress bar where a person looks at standard error.
fn bar(length: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(length).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent}% {human_pos} {msg} {eta}") {
        bar.set_style(style);
    }
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    bar
}
