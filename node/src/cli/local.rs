//! What commands on the node's own data work with, whether the node runs or not.

use std::{
    collections::BTreeSet,
    fmt,
    io::{self, Write},
};

use comfy_table::{ContentArrangement, Table, presets};
use steelyard_protocol::ids::{ClusterId, Purpose};

use super::output;
use crate::{config::DataDir, directory::Directory};

/// The node's own data, and how results are shown.
pub struct Local<'a> {
    /// Members and consents.
    pub directory: &'a Directory,
    /// Where the node's files are.
    pub data_dir: &'a DataDir,
    /// The purposes of the charter; none: any purpose is taken.
    pub purposes: Vec<Purpose>,
    /// The clusters of the charter; none: there is no charter.
    pub clusters: Vec<ClusterId>,
    /// Results as JSON for programs, or as tables for people.
    pub json: bool,
}

impl Local<'_> {
    /// Refuses a purpose that the charter does not have: a consent for it would never hold.
    pub(super) fn check_purpose(&self, purpose: &Purpose) -> anyhow::Result<()> {
        if self.purposes.is_empty() || self.purposes.contains(purpose) {
            return Ok(());
        }
        let known: Vec<&str> = self.purposes.iter().map(Purpose::as_str).collect();
        anyhow::bail!(
            "`{purpose}` is no purpose of the federation; use one of {}",
            known.join(", ")
        )
    }
}

impl Local<'_> {
    /// Warns of clusters that the charter does not have. They may come in later, but a slip of the
    /// pen would leave a member visible to the very cluster that it meant to keep out.
    pub(super) fn warn_of_strangers<'c>(&self, named: impl IntoIterator<Item = &'c ClusterId>) {
        if self.clusters.is_empty() {
            return;
        }
        let strangers: BTreeSet<&ClusterId> = named
            .into_iter()
            .filter(|c| !self.clusters.contains(c))
            .collect();
        for cluster in strangers {
            output::note(&format!(
                "warning: there is no cluster `{cluster}` in the charter; is it written right? \
                 `steelyard charter show` lists them"
            ));
        }
    }
}

/// Writes a result as JSON.
pub(super) fn write_json(out: &mut impl Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// How wide tables are where the output is no terminal, in columns.
const WIDTH_OF_PIPES: u16 = 120;

/// A table as wide as the terminal.
pub(super) fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(header);
    if table.width().is_none() {
        table.set_width(WIDTH_OF_PIPES);
    }
    table
}

/// A value for a terminal: what members' data holds must neither move the cursor nor turn the
/// direction of the text around it.
pub(super) fn cell(value: impl fmt::Display) -> String {
    let deceives = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let shown = |c: char| {
        if deceives(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    value.to_string().chars().map(shown).collect()
}

/// A value that may be absent.
pub(super) fn cell_of(value: Option<impl fmt::Display>) -> String {
    value.map(cell).unwrap_or_default()
}
