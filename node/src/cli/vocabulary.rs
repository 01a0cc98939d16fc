//! `steelyard vocabulary`: the concepts that offers and needs are described with.

use std::{io::Write, path::PathBuf};

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use steelyard_protocol::ids::ConceptCode;

use super::{
    local::{Local, cell, table, write_json},
    output,
};
use crate::vocabulary::{Vocabulary, read_table};

/// Longest table, in bytes.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

/// What to do with the vocabulary.
#[derive(Subcommand, Debug)]
pub enum VocabularyCommand {
    /// Add the concepts of a CSV table: code, parent_code, label_xx, alt_xx
    Import(ImportArgs),
    /// Find concepts by their labels, in any language
    Search(SearchArgs),
}

/// What to import.
#[derive(Args, Debug)]
pub struct ImportArgs {
    /// The table, for example EuroSciVoc
    file: PathBuf,
    /// The vocabulary's name, which a later import replaces; by default the file's
    #[arg(long)]
    name: Option<String>,
}

/// What to find.
#[derive(Args, Debug)]
pub struct SearchArgs {
    /// A label, its beginning or some of its words; or a code or its beginning
    text: String,
    /// The language to show labels in
    #[arg(long, default_value = "en", value_name = "XX")]
    language: String,
    /// At most this many
    #[arg(long, default_value_t = 20)]
    limit: usize,
}

/// A concept that was found, for programs.
#[derive(Serialize)]
struct Shown<'a> {
    concept: &'a ConceptCode,
    label: &'a str,
    matched: &'a str,
    language: &'a str,
    broader: Vec<ConceptCode>,
}

/// Runs the command, with results on `out` and everything else on standard error.
///
/// # Errors
/// Says what was refused or failed; then nothing has changed.
pub async fn run(
    command: VocabularyCommand,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    match command {
        VocabularyCommand::Import(args) => import(args, local, out).await,
        VocabularyCommand::Search(args) => search(args, local, out).await,
    }
}

async fn import(
    args: ImportArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let file = || format!("`{}`", args.file.display());
    let length = std::fs::metadata(&args.file).with_context(file)?.len();
    if length > MAX_BYTES {
        bail!(
            "{} is longer than {MAX_BYTES} bytes, the most that is read",
            file()
        );
    }
    let name = match &args.name {
        Some(name) => name.clone(),
        None => {
            let stem = args
                .file
                .file_stem()
                .map(|s| s.to_string_lossy().into_owned());
            stem.unwrap_or_default()
        }
    };
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        bail!("a vocabulary needs a name of 1 to 100 characters; give one with `--name`");
    }
    let table = std::fs::read(&args.file).with_context(file)?;
    let (rows, warnings) = read_table(&table).with_context(file)?;
    for warning in warnings {
        output::note(&format!("warning: {warning}"));
    }
    local.directory.import_vocabulary(&name, &rows).await?;
    if local.json {
        let done = serde_json::json!({ "vocabulary": name, "concepts": rows.len() });
        write_json(out, &done)?;
    } else {
        writeln!(out, "vocabulary {}: {} concepts", cell(name), rows.len())?;
    }
    Ok(())
}

async fn search(
    args: SearchArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let vocabulary = Vocabulary::load(local.directory.store()).await?;
    let found = vocabulary.search(&args.text, &args.language, args.limit);
    if local.json {
        let shown: Vec<Shown<'_>> = found
            .iter()
            .map(|f| Shown {
                concept: f.code,
                label: f.label,
                matched: f.matched,
                language: f.language,
                broader: vocabulary.ancestors(f.code),
            })
            .collect();
        return Ok(write_json(out, &shown)?);
    }
    if found.is_empty() {
        output::note(&format!(
            "no concept has a label like `{}`; try fewer or other words",
            args.text
        ));
        return Ok(());
    }
    let mut shown = table(["concept", "label", "found by", "within"]);
    for f in found {
        let within = vocabulary.ancestors(f.code);
        let mut within: Vec<&str> = within
            .iter()
            .map(|c| vocabulary.label(c, &args.language))
            .collect();
        within.reverse();
        let by = if f.language.is_empty() {
            String::new()
        } else {
            format!("{} ({})", f.matched, f.language)
        };
        shown.add_row([
            cell(f.code),
            cell(f.label),
            cell(by),
            cell(within.join(" › ")),
        ]);
    }
    writeln!(out, "{shown}")?;
    Ok(())
}
