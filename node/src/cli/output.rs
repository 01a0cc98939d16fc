//! Where commands write: results to standard output or a file, everything else to standard error.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::Context;
use serde::Serialize;

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

/// Tells people something that is not the result.
pub fn note(message: &str) {
    // Nobody reads it, nothing is lost.
    let _ = writeln!(io::stderr(), "{}", cell(message));
}
