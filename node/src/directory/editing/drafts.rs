//! What members type about themselves, read field by field.

use std::fmt;

use serde::Deserialize;
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Contact, Entry, Identity, Kind, OrganisationType, Region, Summary},
    ids::ConceptCode,
};

use super::{
    super::import::values::{country, email, language, line, lines, nuts, trl, website},
    CONCEPTS, Fault, Field, FieldFault, LINE_CHARS, TEXT_CHARS,
};

/// Name, place and description as a person typed them.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AboutDraft {
    /// The registered name.
    pub legal_name: String,
    /// The city.
    pub city: String,
    /// The website.
    pub website: String,
    /// The country's code.
    pub country: String,
    /// The NUTS region.
    pub nuts: String,
    /// The code of the kind of organisation.
    pub kind: String,
    /// The description.
    pub summary: String,
    /// Its language (BCP 47).
    pub language: String,
}

/// The person to write to, as typed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ContactDraft {
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
}

/// An offer or a need as a person typed it.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct EntryDraft {
    /// A few words.
    pub title: String,
    /// The text.
    pub text: String,
    /// The codes of the concepts that were picked.
    pub concepts: Vec<String>,
    /// The lowest level; empty where none was chosen.
    pub trl_min: String,
    /// The highest level.
    pub trl_max: String,
}

/// What members type stays out of logs.
macro_rules! redacted {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )*};
}
redacted!(AboutDraft, ContactDraft, EntryDraft);

/// Reads fields and gathers what is wrong with them.
#[derive(Default)]
struct Reading(Vec<FieldFault>);

impl Reading {
    /// A text of one line.
    fn line(&mut self, field: Field, text: &str) -> String {
        self.within(field, line(text), LINE_CHARS)
    }

    fn text(&mut self, field: Field, text: &str) -> String {
        self.within(field, lines(text), TEXT_CHARS)
    }

    fn within(&mut self, field: Field, text: String, most: usize) -> String {
        if text.chars().count() > most {
            self.0.push((field, Fault::TooLong(most)));
        }
        text
    }

    /// A value of a certain form, or none.
    fn value<T, E>(
        &mut self,
        field: Field,
        text: &str,
        read: impl FnOnce(&str) -> Result<Option<T>, E>,
    ) -> Option<T> {
        let text = self.line(field, text);
        read(&text).unwrap_or_else(|_| {
            self.0.push((field, Fault::Form));
            None
        })
    }

    fn done<T>(self, read: T) -> Result<T, Vec<FieldFault>> {
        if self.0.is_empty() {
            Ok(read)
        } else {
            Err(self.0)
        }
    }
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

impl AboutDraft {
    /// The draft of what stands in `profile`.
    pub fn of(profile: &Profile) -> Self {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let code = |c: Option<String>| c.unwrap_or_default();
        Self {
            legal_name: profile.identity.legal_name.clone(),
            city: text(&profile.identity.city),
            website: text(&profile.identity.website),
            country: code(profile.region.country.as_ref().map(ToString::to_string)),
            nuts: code(profile.region.nuts.as_ref().map(ToString::to_string)),
            kind: profile.kind.organisation_type.as_str().to_owned(),
            summary: profile.summary.text.clone(),
            language: text(&profile.summary.language),
        }
    }

    /// `profile` with these data.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn put_into(&self, profile: &Profile) -> Result<Profile, Vec<FieldFault>> {
        let mut read = Reading::default();
        let legal_name = read.line(Field::LegalName, &self.legal_name);
        if legal_name.is_empty() {
            read.0.push((Field::LegalName, Fault::Missing));
        }
        let city = filled(read.line(Field::City, &self.city));
        let website = read.value(Field::Website, &self.website, website);
        let country = read.value(Field::Country, &self.country, country);
        let nuts = read.value(Field::Nuts, &self.nuts, nuts);
        if let (Some(nuts), Some(country)) = (&nuts, &country)
            && nuts.country_code() != country.as_str()
        {
            read.0.push((Field::Nuts, Fault::OtherCountry));
        }
        let kind = read.value(Field::Kind, &self.kind, |t| {
            t.parse::<OrganisationType>().map(Some)
        });
        let text = read.text(Field::Summary, &self.summary);
        let language = read.value(Field::Language, &self.language, language);
        read.done(Profile {
            region: Region { country, nuts },
            kind: Kind {
                organisation_type: kind.unwrap_or_default(),
            },
            summary: Summary { text, language },
            identity: Identity {
                legal_name,
                city,
                website,
            },
            ..profile.clone()
        })
    }
}

impl ContactDraft {
    /// The draft of what stands in `profile`.
    pub fn of(profile: &Profile) -> Self {
        Self {
            name: profile.contact.name.clone().unwrap_or_default(),
            email: profile.contact.email.clone().unwrap_or_default(),
        }
    }

    /// `profile` with this contact.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn put_into(&self, profile: &Profile) -> Result<Profile, Vec<FieldFault>> {
        let mut read = Reading::default();
        let contact = Contact {
            name: filled(read.line(Field::ContactName, &self.name)),
            email: read.value(Field::ContactEmail, &self.email, email),
        };
        read.done(Profile {
            contact,
            ..profile.clone()
        })
    }
}

impl EntryDraft {
    /// The draft of an entry. Its derived concepts stand among the others.
    pub fn of(entry: &Entry) -> Self {
        let level = |t: Option<u8>| t.map(|t| t.to_string()).unwrap_or_default();
        let concepts = entry.concepts.iter().chain(&entry.concepts_derived);
        Self {
            title: entry.title.clone(),
            text: entry.text.clone(),
            concepts: concepts.map(ToString::to_string).collect(),
            trl_min: level(entry.trl.map(|t| t.min())),
            trl_max: level(entry.trl.map(|t| t.max())),
        }
    }

    /// The entry that is meant, in place of `before` if there was one. A concept is one that
    /// `is_known`, or that stood there before; those that were derived from texts stay so.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn read(
        &self,
        before: Option<&Entry>,
        is_known: impl Fn(&ConceptCode) -> bool,
    ) -> Result<Entry, Vec<FieldFault>> {
        let mut read = Reading::default();
        let title = read.line(Field::Title, &self.title);
        let text = read.text(Field::Text, &self.text);
        // Those of imports often have no title.
        if title.is_empty() && text.is_empty() {
            read.0.push((Field::Title, Fault::Missing));
        }
        let stood = |code: &ConceptCode, derived: bool| {
            before.is_some_and(|e| {
                let codes = if derived {
                    &e.concepts_derived
                } else {
                    &e.concepts
                };
                codes.contains(code)
            })
        };
        let mut entry = Entry {
            title,
            text,
            ..Entry::default()
        };
        for code in &self.concepts {
            match code.parse::<ConceptCode>() {
                Ok(code) if stood(&code, true) => {
                    if !entry.concepts_derived.contains(&code) {
                        entry.concepts_derived.push(code);
                    }
                }
                Ok(code) if is_known(&code) || stood(&code, false) => {
                    if !entry.concepts.contains(&code) {
                        entry.concepts.push(code);
                    }
                }
                _ => read.0.push((Field::Concepts, Fault::Form)),
            }
        }
        if entry.concepts.len() > CONCEPTS {
            read.0.push((Field::Concepts, Fault::TooMany(CONCEPTS)));
        }
        match trl(self.trl_min.trim(), self.trl_max.trim()) {
            Ok(range) => entry.trl = range,
            Err(_) => read.0.push((Field::Trl, Fault::Form)),
        }
        read.done(entry)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn profile() -> Profile {
        let mut profile = Profile::new("M-1".parse().unwrap());
        profile.identity.legal_name = "Pixel Diagnostics".into();
        profile
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let draft = AboutDraft {
            legal_name: " ".into(),
            website: "javascript:alert(1)".into(),
            country: "Italy".into(),
            nuts: "x".into(),
            kind: "shop".into(),
            language: "English".into(),
            city: "x".repeat(LINE_CHARS + 1),
            summary: "y".repeat(TEXT_CHARS + 1),
        };
        let faults = draft.put_into(&profile()).unwrap_err();
        let expected = [
            (Field::LegalName, Fault::Missing),
            (Field::City, Fault::TooLong(LINE_CHARS)),
            (Field::Website, Fault::Form),
            (Field::Country, Fault::Form),
            (Field::Nuts, Fault::Form),
            (Field::Kind, Fault::Form),
            (Field::Summary, Fault::TooLong(TEXT_CHARS)),
            (Field::Language, Fault::Form),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn a_region_lies_in_its_country() {
        let mut draft = AboutDraft::of(&profile());
        draft.country = "IT".into();
        draft.nuts = "NO08".into();
        assert_eq!(
            draft.put_into(&profile()).unwrap_err(),
            [(Field::Nuts, Fault::OtherCountry)]
        );
        draft.nuts = "ITH55".into();
        let put = draft.put_into(&profile()).unwrap();
        assert_eq!(put.region.nuts.unwrap().as_str(), "ITH55");
    }

    #[test]
    fn concepts_are_those_of_the_vocabulary_or_stood_there_before() {
        let before = Entry {
            concepts: vec!["/old/1".parse().unwrap()],
            concepts_derived: vec!["/derived/1".parse().unwrap()],
            ..Entry::default()
        };
        let draft = |codes: &[&str]| EntryDraft {
            title: "Image analysis".into(),
            concepts: codes.iter().map(ToString::to_string).collect(),
            ..EntryDraft::default()
        };
        let is_known = |code: &ConceptCode| code.as_str() == "/known/1";
        let entry = draft(&["/known/1", "/old/1", "/derived/1", "/known/1"])
            .read(Some(&before), is_known)
            .unwrap();
        assert_eq!(entry.concepts.len(), 2);
        assert_eq!(entry.concepts_derived.len(), 1);
        for wrong in ["/old/1", "/derived/1", "no code"] {
            let faults = draft(&[wrong]).read(None, is_known).unwrap_err();
            assert_eq!(faults, [(Field::Concepts, Fault::Form)], "{wrong}");
        }
    }

    proptest! {
        /// What a form shows of a profile and gets back unchanged is the same profile.
        #[test]
        fn drafts_come_back_as_they_were_read(
            name in "[A-Za-z][A-Za-z ]{0,20}[a-z]",
            summary in "([a-zà-ž]{1,20}(\n[a-z]{1,9})?)?",
            email in proptest::option::of("[a-z]{1,8}@[a-z]{1,8}\\.example"),
            title in "[a-z]{1,20}",
            levels in proptest::option::of((1_u8..=5, 5_u8..=9)),
        ) {
            let mut kept = profile();
            kept.identity.legal_name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            kept.summary.text = summary;
            kept.contact.email = email;
            let entry = Entry {
                title,
                trl: levels.map(|(min, max)| {
                    steelyard_protocol::fields::TrlRange::new(min, max).unwrap()
                }),
                ..Entry::default()
            };
            kept.offers.push(entry.clone());
            prop_assert_eq!(AboutDraft::of(&kept).put_into(&kept).unwrap(), kept.clone());
            prop_assert_eq!(ContactDraft::of(&kept).put_into(&kept).unwrap(), kept);
            prop_assert_eq!(EntryDraft::of(&entry).read(None, |_| false).unwrap(), entry);
        }
    }
}
