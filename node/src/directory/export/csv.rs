//! Writes members as the CSV that is imported.

use std::{borrow::Cow, io::Write};

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, TrlRange},
    ids::ConceptCode,
};

use super::{
    super::import::{COLUMNS, Column},
    ExportError,
};

/// Members being written as CSV. The CSV has room for one offer and one need: the texts of several
/// stand below each other there, and their concepts together.
pub struct CsvExport<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvExport<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// If the output fails.
    pub fn new(out: W) -> Result<Self, ExportError> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(COLUMNS.map(|(_, name)| name))
            .map_err(std::io::Error::from)?;
        Ok(Self { out })
    }

    /// Writes a member.
    ///
    /// # Errors
    /// If the output fails.
    pub fn write(&mut self, member: &Profile) -> Result<(), ExportError> {
        let offer = joined(&member.offers);
        let need = joined(&member.needs);
        let row = COLUMNS.map(|(column, _)| {
            let value = field(column, member, &offer, &need);
            escaped(&value).into_owned()
        });
        Ok(self.out.write_record(row).map_err(std::io::Error::from)?)
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    /// If the output fails.
    pub fn finish(mut self) -> Result<(), ExportError> {
        Ok(self.out.flush()?)
    }
}

/// A value that a spreadsheet would take for a formula, with an apostrophe before it; any other as it
/// is. Import takes the apostrophe away again ([`unescaped`](super::super::import::unescaped)).
pub fn escaped(value: &str) -> Cow<'_, str> {
    if value
        .trim_start_matches('\'')
        .starts_with(super::super::import::FORMULA)
    {
        Cow::Owned(format!("'{value}"))
    } else {
        Cow::Borrowed(value)
    }
}

fn field(column: Column, member: &Profile, offer: &Entry, need: &Entry) -> String {
    let shown =
        |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
    let level =
        |read: fn(TrlRange) -> u8| offer.trl.map(|t| read(t).to_string()).unwrap_or_default();
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    match column {
        Column::MemberId => member.member_ref.to_string(),
        Column::LegalName => member.identity.legal_name.clone(),
        Column::Country => shown(member.region.country.as_ref().map(|c| c as _)),
        Column::Nuts => shown(member.region.nuts.as_ref().map(|n| n as _)),
        Column::City => text(&member.identity.city),
        Column::OrganisationType => member.kind.organisation_type.to_string(),
        Column::Website => text(&member.identity.website),
        Column::Concepts => codes(&offer.concepts),
        Column::ConceptsDerived => codes(&offer.concepts_derived),
        Column::Summary => member.summary.text.clone(),
        Column::Activities => offer.text.clone(),
        Column::TextLanguage => text(&member.summary.language),
        Column::TrlMin => level(TrlRange::min),
        Column::TrlMax => level(TrlRange::max),
        Column::NeedsConcepts => codes(&need.concepts),
        Column::NeedsSummary => need.text.clone(),
        Column::ContactName => text(&member.contact.name),
        Column::ContactEmail => text(&member.contact.email),
    }
}

fn codes(codes: &[ConceptCode]) -> String {
    codes
        .iter()
        .map(ConceptCode::as_str)
        .collect::<Vec<_>>()
        .join(";")
}

/// Several entries as one.
fn joined(entries: &[Entry]) -> Entry {
    let mut joined = Entry::default();
    let mut texts: Vec<&str> = Vec::new();
    for entry in entries {
        texts.extend(
            [entry.title.as_str(), entry.text.as_str()]
                .into_iter()
                .filter(|t| !t.is_empty()),
        );
        add(&mut joined.concepts, &entry.concepts);
        add(&mut joined.concepts_derived, &entry.concepts_derived);
        joined.trl = match (joined.trl, entry.trl) {
            (Some(a), Some(b)) => TrlRange::new(a.min().min(b.min()), a.max().max(b.max())).ok(),
            (a, b) => a.or(b),
        };
    }
    joined.text = texts.join("\n");
    joined
}

fn add(codes: &mut Vec<ConceptCode>, more: &[ConceptCode]) {
    for code in more {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
}
