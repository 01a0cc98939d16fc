//! Reads the member CSV.

use std::{
    collections::{HashMap, HashSet, hash_map::Entry},
    io::Read,
};

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry as Listing, OrganisationType},
    ids::{ConceptCode, MemberRef},
};

use super::{
    COLUMNS, Column, ImportError, Limits, MemberFile,
    table::{Next, Table, shown},
    values,
};
use crate::vocabulary::Vocabulary;

/// Reads a member CSV: a header line with the columns of DESIGN section 8 in any order, then one
/// member a row; fields parted by `,`, `;` or tab, as the header is. `on_progress` hears how many
/// bytes have been read.
///
/// # Errors
/// If the file as a whole cannot be read; single bad rows are listed in what is returned.
pub fn read_members(
    input: impl Read,
    vocabulary: &Vocabulary,
    limits: Limits,
    mut on_progress: impl FnMut(u64),
) -> Result<MemberFile, ImportError> {
    let mut table = Table::open(input, None, limits)?;
    let mut file = MemberFile::default();
    for (column, name) in COLUMNS {
        if matches!(column, Column::MemberId | Column::LegalName) {
            table.required(name)?;
        }
    }
    let columns = Columns(COLUMNS.map(|(_, name)| table.column(name)));
    for name in table.header() {
        if COLUMNS.iter().all(|(_, known)| known != name) {
            let name = shown(name, 60);
            file.warnings
                .push(format!("column `{name}` is not known and was left out"));
        }
    }
    let mut seen: HashMap<MemberRef, u64> = HashMap::new();
    let mut notes = Notes::default();
    while let Some(next) = table.next()? {
        match next {
            Next::Bad(line, reason) => file.bad_rows.add(line, reason),
            Next::Row(line) => match member(&table, &columns, limits) {
                Err(reasons) => file.bad_rows.add(line, reasons.join("; ")),
                Ok(member) => {
                    match seen.entry(member.member_ref.clone()) {
                        Entry::Occupied(first) => {
                            file.bad_rows
                                .add(line, stands_already(&member, *first.get()));
                            continue;
                        }
                        Entry::Vacant(vacant) => vacant.insert(line),
                    };
                    let broken = columns.0.iter().any(|c| values::is_broken(table.field(*c)));
                    notes.take(&member, vocabulary, broken.then_some(line));
                    file.members.push(member);
                    if seen.len().is_multiple_of(1_000) {
                        on_progress(table.bytes_read());
                    }
                }
            },
        }
    }
    on_progress(table.bytes_read());
    file.warnings.extend(notes.warnings());
    Ok(file)
}

fn stands_already(member: &Profile, first: u64) -> String {
    let member = shown(member.member_ref.as_str(), 80);
    format!("`member_id` `{member}` stands in line {first} already")
}

/// Where each of [`COLUMNS`] stands.
struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    fn of(&self, wanted: Column) -> Option<usize> {
        COLUMNS
            .iter()
            .zip(self.0)
            .find(|((column, _), _)| *column == wanted)
            .and_then(|(_, at)| at)
    }
}

/// What is said of all rows together.
#[derive(Default)]
pub(super) struct Notes {
    unknown: HashSet<ConceptCode>,
    first_unknown: Option<ConceptCode>,
    unknown_rows: u64,
    broken_rows: u64,
    first_broken: Option<u64>,
}

impl Notes {
    /// Takes note of a member, and of the line in which it has broken characters.
    pub(super) fn take(
        &mut self,
        member: &Profile,
        vocabulary: &Vocabulary,
        broken_in: Option<u64>,
    ) {
        let entries = member.offers.iter().chain(&member.needs);
        let codes = entries.flat_map(|e| e.concepts.iter().chain(&e.concepts_derived));
        let mut any = false;
        for code in codes.filter(|c| !vocabulary.contains(c)) {
            any = true;
            self.first_unknown.get_or_insert_with(|| code.clone());
            if !self.unknown.contains(code) {
                self.unknown.insert(code.clone());
            }
        }
        self.unknown_rows += u64::from(any);
        self.broken_rows += u64::from(broken_in.is_some());
        self.first_broken = self.first_broken.or(broken_in);
    }

    pub(super) fn warnings(self) -> Vec<String> {
        let mut warnings = Vec::new();
        if let Some(first) = self.first_unknown {
            warnings.push(format!(
                "{} concept codes in {} rows are not in the vocabulary (the first is `{first}`); \
                 they are kept, and `steelyard vocabulary import FILE` gives them names",
                self.unknown.len(),
                self.unknown_rows
            ));
        }
        if let Some(first) = self.first_broken {
            warnings.push(format!(
                "{} rows contain broken characters (the first in line {first}); they are kept as \
                 they are, since an earlier conversion lost what stood there",
                self.broken_rows
            ));
        }
        warnings
    }
}

/// The member of the row that was read last, or all that is wrong with it.
fn member<R: Read>(
    table: &Table<R>,
    columns: &Columns,
    limits: Limits,
) -> Result<Profile, Vec<String>> {
    let field = |column| table.field(columns.of(column));
    let mut faults = Faults(Vec::new());
    for ((_, name), at) in COLUMNS.iter().zip(columns.0) {
        let text = table.field(at);
        if text.len() > limits.field_chars && text.chars().count() > limits.field_chars {
            faults.0.push(format!(
                "`{name}` is longer than {} characters, the most that is kept",
                limits.field_chars
            ));
        }
    }
    let member_id = field(Column::MemberId);
    let member_ref = if member_id.is_empty() {
        Err("it is empty; every member needs a reference of its own".to_owned())
    } else {
        member_id.parse::<MemberRef>().map_err(|e| e.to_string())
    };
    let member_ref = faults.keep("member_id", member_ref.map(Some));
    let legal_name = values::line(field(Column::LegalName));
    if legal_name.is_empty() {
        faults
            .0
            .push("`legal_name`: it is empty; every member needs a name".to_owned());
    }
    let mut country = faults.keep("country", values::country(field(Column::Country)));
    let nuts = faults.keep("nuts", values::nuts(field(Column::Nuts)));
    if let Some(nuts) = &nuts {
        match &country {
            Some(country) if country.as_str() != nuts.country_code() => faults.0.push(format!(
                "`nuts`: `{nuts}` is no region of country `{country}`; mend one of the two"
            )),
            Some(_) => {}
            None => country = nuts.country_code().parse().ok(),
        }
    }
    let kind = match field(Column::OrganisationType) {
        "" => Ok(Some(OrganisationType::Unk)),
        text => text.parse().map(Some).map_err(|e| format!("{e}")),
    };
    let kind = faults.keep("organisation_type", kind);
    let website = faults.keep("website", values::website(field(Column::Website)));
    let concepts = |column| values::concepts(field(column)).map(Some);
    let named = faults.keep("concepts", concepts(Column::Concepts));
    let derived = faults.keep("concepts_derived", concepts(Column::ConceptsDerived));
    let needed = faults.keep("needs_concepts", concepts(Column::NeedsConcepts));
    let trl = faults.keep(
        "trl_min`, `trl_max",
        values::trl(field(Column::TrlMin), field(Column::TrlMax)),
    );
    let language = faults.keep(
        "text_language",
        values::language(field(Column::TextLanguage)),
    );
    let email = faults.keep("contact_email", values::email(field(Column::ContactEmail)));
    let Some(member_ref) = member_ref.filter(|_| faults.0.is_empty()) else {
        return Err(faults.0);
    };
    let some_line = |column| Some(values::line(field(column))).filter(|t| !t.is_empty());
    let mut profile = Profile::new(member_ref);
    profile.identity.legal_name = legal_name;
    profile.identity.city = some_line(Column::City);
    profile.identity.website = website;
    profile.region.country = country;
    profile.region.nuts = nuts;
    profile.kind.organisation_type = kind.unwrap_or_default();
    profile.summary.text = values::lines(field(Column::Summary));
    profile.summary.language = language;
    profile.contact.name = some_line(Column::ContactName);
    profile.contact.email = email;
    profile.offers = entry(Listing {
        title: String::new(),
        text: values::lines(field(Column::Activities)),
        concepts: named.unwrap_or_default(),
        concepts_derived: derived.unwrap_or_default(),
        trl,
    });
    profile.needs = entry(Listing {
        text: values::lines(field(Column::NeedsSummary)),
        concepts: needed.unwrap_or_default(),
        ..Listing::default()
    });
    Ok(profile)
}

/// The entry, unless there is nothing in it.
fn entry(entry: Listing) -> Vec<Listing> {
    if entry == Listing::default() {
        Vec::new()
    } else {
        vec![entry]
    }
}

struct Faults(Vec<String>);

impl Faults {
    fn keep<T>(&mut self, column: &str, value: Result<Option<T>, String>) -> Option<T> {
        value.unwrap_or_else(|reason| {
            self.0.push(format!("`{column}`: {reason}"));
            None
        })
    }
}
