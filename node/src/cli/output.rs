//! Where commands write: results to standard output or a file, everything else to standard error.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::Context;
use rustix::io::Errno;
use serde::Serialize;
use tempfile::NamedTempFile;

use super::local::cell;

/// Writes a result for people, with a line break at its end. Control characters of what others
/// wrote do not reach the terminal.
///
/// # Errors
/// If standard output cannot be written. A reader that has gone is no error.
pub fn text(result: &str) -> anyhow::Result<()> {
    exact(&cell(result))
}

/// Writes a result as JSON.
///
/// # Errors
/// If it cannot be written.
pub fn json<T: Serialize>(result: &T) -> anyhow::Result<()> {
    exact(&serde_json::to_string_pretty(result)?)
}

/// Writes a result for programs as it is, with a line break at its end.
///
/// # Errors
/// If standard output cannot be written. A reader that has gone is no error.
pub fn exact(result: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    let line_break = if result.ends_with('\n') { "" } else { "\n" };
    match write!(out, "{result}{line_break}").and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            Err(e).context("standard output cannot be written")
        }
        _ => Ok(()),
    }
}

/// Writes a document to `file`, or to standard output where none is named.
///
/// # Errors
/// Names the file that cannot be written.
pub fn document(file: Option<&Path>, content: &str) -> anyhow::Result<()> {
    let Some(file) = file else {
        return exact(content);
    };
    let line_break = if content.ends_with('\n') { "" } else { "\n" };
    // A file that is replaced is whole at any moment, old or new.
    let beside = file.with_extension("part");
    fs::write(&beside, format!("{content}{line_break}"))
        .and_then(|()| fs::rename(&beside, file))
        .with_context(|| format!("`{}` cannot be written", file.display()))?;
    note(&format!("written to {}", file.display()));
    Ok(())
}

/// Begins a file of personal data, which only its owner can read. It lies beside its place and has its
/// name when it is whole ([`finish`]); dropped before, it is gone.
///
/// # Errors
/// If there is a file of that name, or none can be made.
pub fn begin(file: &Path) -> anyhow::Result<NamedTempFile> {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    let begun = if file.symlink_metadata().is_ok() {
        Err(io::Error::from(Errno::EXIST))
    } else {
        NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
    };
    begun.with_context(|| cannot_be_made(file))
}

/// Gives a file its name, now that it is whole.
///
/// # Errors
/// If there is a file of that name by now.
pub fn finish(whole: NamedTempFile, file: &Path) -> anyhow::Result<()> {
    let named = whole.persist_noclobber(file).map_err(|e| e.error);
    named.map(drop).with_context(|| cannot_be_made(file))
}

fn cannot_be_made(file: &Path) -> String {
    format!("`{}` cannot be made", file.display())
}

/// Tells people something that is not the result.
pub fn note(message: &str) {
    // Nobody reads it, nothing is lost.
    let _ = writeln!(io::stderr(), "{}", cell(message));
}
