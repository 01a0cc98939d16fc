//! Everything that is held of a member, in one archive: JSON for programs, CSV for spreadsheets.

use std::io::{self, Seek, Write};

use serde_json::{Map, Value, json};
use steelyard_protocol::{fields::FieldGroup, ids::MemberRef};
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    RightsError,
    receipt::{self, Controller},
};
use crate::directory::{
    Directory,
    export::{CsvExport, JsonExport, escaped},
};

/// Disclosures that are read at once.
const PAGE: u32 = 1_000;

/// A part of the archive: rows of one kind.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name of its files, without ending.
    pub name: &'static str,
    /// What stands in its columns.
    pub columns: &'static [&'static str],
    /// The rows; each has as many values as there are columns.
    pub rows: Vec<Vec<Value>>,
}

/// Writes everything that is held of `member` to `out`, and what else the caller knows of it
/// (`further`): persons who act for it, introductions, searches.
///
/// # Errors
/// If there is no such member, the store cannot be read, or the archive not written.
pub async fn export<W: Write + Seek + Send>(
    directory: &Directory,
    controller: &Controller<'_>,
    member: &MemberRef,
    further: &[Table],
    out: W,
) -> Result<W, RightsError> {
    let held = directory.member(member).await?;
    let consents = directory.consents(member).await?;
    let objections = directory.objections_ever(member).await?;
    let mut archive = Archive::new(out);
    archive.begin("README.txt")?;
    archive.write(README.as_bytes())?;

    archive.begin("profile.json")?;
    let mut profile = JsonExport::new(&mut archive.zip)?;
    profile.write(&held.profile)?;
    profile.finish()?;
    archive.begin("profile.csv")?;
    let mut profile = CsvExport::new(&mut archive.zip)?;
    profile.write(&held.profile)?;
    profile.finish()?;

    let rows = consents.iter().map(|c| {
        vec![
            json!(c.id),
            json!(c.status),
            json!(c.terms.purpose),
            json!(c.terms.recipients),
            json!(c.terms.except),
            json!(c.terms.fields),
            json!(c.terms.granularity),
            json!(c.validity.valid_from),
            json!(c.validity.valid_until),
            json!(c.given_at),
            json!(c.source),
            json!(c.withdrawn_at),
        ]
    });
    archive.table(&Table {
        name: "consents",
        columns: &[
            "consent",
            "status",
            "purpose",
            "recipients",
            "except",
            "fields",
            "granularity",
            "valid_from",
            "valid_until",
            "given_at",
            "source",
            "withdrawn_at",
        ],
        rows: rows.collect(),
    })?;
    let rows = objections
        .iter()
        .map(|o| vec![json!(o.cluster), json!(o.since), json!(o.lifted_at)]);
    archive.table(&Table {
        name: "objections",
        columns: &["cluster", "since", "lifted_at"],
        rows: rows.collect(),
    })?;
    disclosures(directory, member, &mut archive).await?;
    for table in further {
        archive.table(table)?;
    }
    let notices = directory.notices(member).await?;
    for consent in &consents {
        archive.begin(&format!("receipts/consent-{}.jsonld", consent.id))?;
        let given = (consent, notices.get(&consent.id));
        let receipt = receipt::signed(controller, member, given, directory.now())?;
        archive.json(&receipt)?;
    }
    Ok(archive.zip.finish().map_err(ExportError::from)?)
}

/// However many there are, a page of them is in memory.
async fn disclosures<W: Write + Seek + Send>(
    directory: &Directory,
    member: &MemberRef,
    archive: &mut Archive<W>,
) -> Result<(), RightsError> {
    const COLUMNS: &[&str] = &["at", "recipient", "purpose", "fields", "entry"];
    for form in [Form::Json, Form::Csv] {
        let mut rows = archive.rows("disclosures", COLUMNS, form)?;
        let mut before = None;
        loop {
            let page = directory.disclosures_before(member, before, PAGE).await?;
            let Some(last) = page.last() else { break };
            before = Some(last.entry);
            for d in &page {
                let fields: Vec<&str> = d.fields.iter().map(FieldGroup::as_str).collect();
                rows.row(&[
                    json!(d.at),
                    json!(d.recipient),
                    json!(d.purpose),
                    json!(fields),
                    json!(d.entry),
                ])?;
            }
        }
        rows.end()?;
    }
    Ok(())
}

/// Why the archive cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The output fails.
    #[error("the archive cannot be written: {0}")]
    Write(#[from] io::Error),
    /// It cannot be packed.
    #[error("the archive cannot be packed: {0}")]
    Zip(#[from] ZipError),
    /// A value cannot be written as JSON.
    #[error("what is held cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// In which form rows are written.
#[derive(Clone, Copy)]
enum Form {
    Json,
    Csv,
}

struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Archive<W> {
    fn new(out: W) -> Self {
        Self {
            zip: ZipWriter::new(out),
        }
    }

    fn begin(&mut self, name: &str) -> Result<(), ExportError> {
        let options = SimpleFileOptions::default().unix_permissions(0o600);
        Ok(self.zip.start_file(name, options)?)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        Ok(self.zip.write_all(bytes)?)
    }

    fn json(&mut self, value: &Value) -> Result<(), ExportError> {
        serde_json::to_writer_pretty(&mut self.zip, value)?;
        self.write(b"\n")
    }

    /// Writes a table, as JSON and as CSV.
    fn table(&mut self, table: &Table) -> Result<(), ExportError> {
        for form in [Form::Json, Form::Csv] {
            let mut rows = self.rows(table.name, table.columns, form)?;
            for row in &table.rows {
                rows.row(row)?;
            }
            rows.end()?;
        }
        Ok(())
    }

    fn rows(
        &mut self,
        name: &str,
        columns: &'static [&'static str],
        form: Form,
    ) -> Result<Rows<'_, W>, ExportError> {
        match form {
            Form::Json => {
                self.begin(&format!("{name}.json"))?;
                self.write(b"[")?;
                Ok(Rows::Json {
                    archive: self,
                    columns,
                    any: false,
                })
            }
            Form::Csv => {
                self.begin(&format!("{name}.csv"))?;
                let mut csv = csv::Writer::from_writer(&mut self.zip);
                csv.write_record(columns).map_err(io::Error::from)?;
                Ok(Rows::Csv(Box::new(csv)))
            }
        }
    }
}

/// Rows being written.
enum Rows<'a, W: Write + Seek> {
    Json {
        archive: &'a mut Archive<W>,
        columns: &'static [&'static str],
        any: bool,
    },
    Csv(Box<csv::Writer<&'a mut ZipWriter<W>>>),
}

impl<W: Write + Seek> Rows<'_, W> {
    fn row(&mut self, values: &[Value]) -> Result<(), ExportError> {
        match self {
            Self::Json {
                archive,
                columns,
                any,
            } => {
                archive.write(if *any { b",\n" } else { b"\n" })?;
                *any = true;
                let names = columns.iter().map(ToString::to_string);
                let row: Map<String, Value> = names.zip(values.iter().cloned()).collect();
                Ok(serde_json::to_writer(&mut archive.zip, &row)?)
            }
            Self::Csv(csv) => {
                let cells = values.iter().map(cell);
                Ok(csv.write_record(cells).map_err(io::Error::from)?)
            }
        }
    }

    fn end(self) -> Result<(), ExportError> {
        match self {
            Self::Json { archive, .. } => archive.write(b"\n]\n"),
            Self::Csv(mut csv) => Ok(csv.flush()?),
        }
    }
}

/// A value in a spreadsheet, in which it must not be taken for a formula.
fn cell(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    };
    escaped(&text).into_owned()
}

const README: &str = "\
Everything that is held of you, as JSON (for programs) and CSV (for spreadsheets).

profile       what is told of your organisation
consents      what you consented to, and what you withdrew
objections    clusters that learn nothing of you, since when, and when you lifted it
disclosures   what left to whom, when and why; `entry` is the number in the audit log
receipts      the signed receipt for each consent; `steelyard consent verify-receipt` checks one

persons       who acts for you
invited       who is invited to act for you and has not answered
introductions requests to you and yours to others, with all that happened
searches      searches for partners for you that the cluster's staff saved
shortlist     partners that the staff found for you; `handle` is what their cluster calls them

In CSV, a value that a spreadsheet could take for a formula begins with an apostrophe.
";
