//! Reads consent files: what members consented to on paper, as TOML.
//!
//! ```toml
//! [[consent]]
//! members = ["M-1", "M-2"]            # left out: all members of the import
//! purpose = "matchmaking"
//! recipients = ["federation"]         # or "country:IT", "cluster:biowin"
//! except = ["cluster:biowin"]
//! fields = ["region", "kind", "offers"]
//! granularity = "record"              # or "count"
//! valid_from = "2026-01-01"           # left out: the moment of the import
//! valid_until = "2030-01-01"          # left out: until it is withdrawn
//!
//! [[objection]]
//! members = ["M-2"]
//! cluster = "lyonbiopole"
//! ```

use std::{
    collections::HashSet,
    fmt::Display,
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use steelyard_policies::consent::{ConsentGranularity, ConsentTerms, excepted_cluster};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::{ClusterId, MemberRef, Purpose},
    time::Timestamp,
};
use toml::Spanned;

use super::{ConsentGroup, ConsentSheet, ObjectionGroup, Whom, table::shown};

/// Longest consent file, in bytes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;
/// Faults that are listed one by one.
const LISTED: usize = 100;

/// Why a consent file is not read.
#[derive(Debug, thiserror::Error)]
pub enum ConsentFileError {
    /// The file cannot be read.
    #[error("`{}` cannot be read: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is too long.
    #[error("`{}` is longer than {MAX_BYTES} bytes, the most that is read", .0.display())]
    TooLong(PathBuf),
    /// There is no file of this name.
    #[error(
        "there are no consents `{name}`: `{}` is missing; give a file ending in .toml, `none`, or \
         one of: {known}", file.display()
    )]
    UnknownName {
        /// The name.
        name: String,
        /// The file that would hold them.
        file: PathBuf,
        /// The names that there are.
        known: String,
    },
    /// What stands in the file is wrong.
    #[error("{0}")]
    Faults(String),
}

/// A consent file as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentFile {
    /// The consents.
    pub sheet: ConsentSheet,
    /// How many times the file names a member that is not in the import, where that was allowed.
    pub left_out: usize,
}

/// What a consent file is read against.
#[derive(Clone, Copy, Debug)]
pub struct ConsentReading<'a> {
    /// The members of the import.
    pub members: &'a HashSet<&'a MemberRef>,
    /// The purposes that there are; none: any.
    pub purposes: &'a [Purpose],
    /// Whether members that are not in the import are left out, since their rows were bad; they
    /// are an error otherwise.
    pub leave_out_unknown: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    #[serde(default)]
    consent: Vec<ConsentForm>,
    #[serde(default)]
    objection: Vec<ObjectionForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsentForm {
    members: Option<Spanned<Vec<Spanned<String>>>>,
    purpose: Spanned<String>,
    recipients: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    except: Vec<Spanned<String>>,
    fields: Vec<Spanned<String>>,
    granularity: Option<Spanned<String>>,
    valid_from: Option<Spanned<toml::Value>>,
    valid_until: Option<Spanned<toml::Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ObjectionForm {
    members: Option<Spanned<Vec<Spanned<String>>>>,
    cluster: Spanned<String>,
}

/// The file that `--consent` means: none for `none`, a path if it ends in `.toml`, else a name in
/// the folder `consents` of the data directory.
///
/// # Errors
/// If there is no such name.
pub fn consent_file(choice: &str, data_dir: &Path) -> Result<Option<PathBuf>, ConsentFileError> {
    if choice == "none" {
        return Ok(None);
    }
    let is_path = Path::new(choice)
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    if is_path {
        return Ok(Some(PathBuf::from(choice)));
    }
    let folder = data_dir.join("consents");
    let file = folder.join(format!("{choice}.toml"));
    let is_name = !choice.contains(['/', '\\']) && !choice.starts_with('.');
    if is_name && file.is_file() {
        return Ok(Some(file));
    }
    let mut known: Vec<String> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|e| {
            e.ok()?
                .file_name()
                .to_str()?
                .strip_suffix(".toml")
                .map(str::to_owned)
        })
        .collect();
    known.sort();
    let known = if known.is_empty() {
        "(no names yet)".to_owned()
    } else {
        known.join(", ")
    };
    Err(ConsentFileError::UnknownName {
        name: shown(choice, 80),
        file,
        known,
    })
}

/// Reads a consent file.
///
/// # Errors
/// Names the file and lists every fault with its line and mend.
pub fn read_consents(
    file: &Path,
    reading: ConsentReading<'_>,
) -> Result<ConsentFile, ConsentFileError> {
    let failed = |source| ConsentFileError::File {
        file: file.to_owned(),
        source,
    };
    let length = std::fs::metadata(file).map_err(failed)?.len();
    if length > MAX_BYTES {
        return Err(ConsentFileError::TooLong(file.to_owned()));
    }
    let text = std::fs::read_to_string(file).map_err(failed)?;
    read_consents_text(&text, file, reading)
}

/// Reads the text of a consent file; `file` is its name in messages.
///
/// # Errors
/// Lists every fault with its line and mend.
pub fn read_consents_text(
    text: &str,
    file: &Path,
    reading: ConsentReading<'_>,
) -> Result<ConsentFile, ConsentFileError> {
    parse(text, reading).map_err(|faults| {
        let mut message = String::new();
        let name = file.display();
        for (line, reason) in faults.iter().take(LISTED) {
            message.push_str(&format!("{name}, line {line}: {reason}\n"));
        }
        if let Some(more) = faults.len().checked_sub(LISTED).filter(|n| *n > 0) {
            message.push_str(&format!("and {more} more faults\n"));
        }
        ConsentFileError::Faults(message + "nothing was imported")
    })
}

type Faults = Vec<(usize, String)>;

fn parse(text: &str, reading: ConsentReading<'_>) -> Result<ConsentFile, Faults> {
    let form: FileForm = toml::from_str(text).map_err(|e| {
        let line = line_of(text, e.span().unwrap_or_default());
        vec![(line, e.message().trim_end().replace('\n', "; "))]
    })?;
    let mut reader = Reader {
        text,
        reading,
        faults: Vec::new(),
        left_out: 0,
    };
    let mut sheet = ConsentSheet::default();
    for consent in &form.consent {
        sheet.consents.extend(reader.consent(consent));
    }
    for objection in &form.objection {
        let members = reader.whom(objection.members.as_ref());
        let cluster: Option<ClusterId> = reader.each("cluster", &objection.cluster);
        if let (Some(members), Some(cluster)) = (members, cluster) {
            sheet.objections.push(ObjectionGroup { members, cluster });
        }
    }
    if reader.faults.is_empty() {
        Ok(ConsentFile {
            sheet,
            left_out: reader.left_out,
        })
    } else {
        reader.faults.sort();
        Err(reader.faults)
    }
}

struct Reader<'a> {
    text: &'a str,
    reading: ConsentReading<'a>,
    faults: Faults,
    left_out: usize,
}

impl Reader<'_> {
    fn fault(&mut self, at: Range<usize>, reason: String) {
        self.faults.push((line_of(self.text, at), reason));
    }

    /// Reads one word, or notes its fault under the key that it stands in.
    fn each<T: std::str::FromStr<Err: Display>>(
        &mut self,
        key: &str,
        word: &Spanned<String>,
    ) -> Option<T> {
        match word.get_ref().parse() {
            Ok(value) => Some(value),
            Err(e) => {
                self.fault(word.span(), format!("`{key}`: {e}"));
                None
            }
        }
    }

    fn consent(&mut self, form: &ConsentForm) -> Option<ConsentGroup> {
        let members = self.whom(form.members.as_ref());
        let purpose: Option<Purpose> = self.each("purpose", &form.purpose);
        let purposes = self.reading.purposes;
        if let Some(purpose) = &purpose
            && !purposes.is_empty()
            && !purposes.contains(purpose)
        {
            let known: Vec<&str> = purposes.iter().map(Purpose::as_str).collect();
            let known = known.join(", ");
            let reason = format!(
                "`purpose`: `{purpose}` is no purpose of the federation; use one of {known}"
            );
            self.fault(form.purpose.span(), reason);
        }
        if form.recipients.get_ref().is_empty() {
            let reason = "`recipients` is empty; name one, such as \"federation\"".to_owned();
            self.fault(form.recipients.span(), reason);
        }
        let recipients = form
            .recipients
            .get_ref()
            .iter()
            .filter_map(|r| self.each("recipients", r))
            .collect();
        let mut except = Vec::new();
        for word in &form.except {
            match excepted_cluster(word.get_ref()) {
                Ok(cluster) => except.push(cluster),
                Err(e) => self.fault(word.span(), format!("`except`: {e}")),
            }
        }
        let fields: Vec<FieldGroup> = form
            .fields
            .iter()
            .filter_map(|f| self.each("fields", f))
            .collect();
        let granularity = match &form.granularity {
            None => Some(ConsentGranularity::Record),
            Some(word) => self.each("granularity", word),
        };
        let valid_from = self.moment("valid_from", form.valid_from.as_ref());
        let valid_until = self.moment("valid_until", form.valid_until.as_ref());
        if let (Some(from), Some(until), Some(at)) = (valid_from, valid_until, &form.valid_until)
            && until <= from
        {
            let reason = format!("`valid_until`: {until} is not after `valid_from`, {from}");
            self.fault(at.span(), reason);
        }
        Some(ConsentGroup {
            members: members?,
            terms: ConsentTerms {
                purpose: purpose?,
                recipients,
                except,
                fields: FieldGroups::from(fields),
                granularity: granularity?,
            },
            valid_from,
            valid_until,
        })
    }

    /// The members that a list names; `None` if it names nobody that is left.
    fn whom(&mut self, members: Option<&Spanned<Vec<Spanned<String>>>>) -> Option<Whom> {
        let Some(members) = members else {
            return Some(Whom::All);
        };
        if members.get_ref().is_empty() {
            let reason = "`members` is empty; name members, or leave the key out to mean all";
            self.fault(members.span(), reason.to_owned());
            return None;
        }
        let mut these: Vec<MemberRef> = Vec::new();
        for word in members.get_ref() {
            let Some(member) = self.each::<MemberRef>("members", word) else {
                continue;
            };
            if self.reading.members.contains(&member) {
                these.push(member);
            } else if self.reading.leave_out_unknown {
                self.left_out += 1;
            } else {
                let reason = format!(
                    "`members`: there is no member `{member}` in this import; mend the reference \
                     or remove it"
                );
                self.fault(word.span(), reason);
            }
        }
        (!these.is_empty()).then_some(Whom::These(these))
    }

    /// A date or date-time, quoted or not.
    fn moment(&mut self, key: &str, value: Option<&Spanned<toml::Value>>) -> Option<Timestamp> {
        let value = value?;
        let text = match value.get_ref() {
            toml::Value::String(text) => text.clone(),
            toml::Value::Datetime(moment) => moment.to_string(),
            other => other.to_string(),
        };
        match text.parse() {
            Ok(moment) => Some(moment),
            Err(e) => {
                self.fault(value.span(), format!("`{key}`: {e}"));
                None
            }
        }
    }
}

fn line_of(text: &str, at: Range<usize>) -> usize {
    1 + text.bytes().take(at.start).filter(|b| *b == b'\n').count()
}
