//! What people read, in their language: Fluent messages in `locales/`, compiled in.
//!
//! English is complete; a test finds what the other languages lack. A message that a language lacks
//! is shown in English.

use std::{borrow::Cow, collections::HashMap, fmt::Write as _, sync::LazyLock};

pub use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, static_loader};
use steelyard_protocol::time::Timestamp;

static_loader! {
    static MESSAGES = {
        locales: "./locales",
        fallback_language: "en",
        // The marks around inserted text would stand in what people copy and programs read.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language that the pages speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Italian.
    It,
    /// Spanish.
    Es,
    /// Norwegian (bokmål).
    Nb,
    /// Romanian.
    Ro,
    /// Dutch.
    Nl,
}

/// The countries that can be chosen, by the codes of the European Union: those that have names here.
pub const COUNTRIES: [&str; 34] = [
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK",
    "UA", "UK",
];

impl Locale {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::En,
        Self::De,
        Self::Fr,
        Self::It,
        Self::Es,
        Self::Nb,
        Self::Ro,
        Self::Nl,
    ];

    /// Its tag (BCP 47), which is also the name of its folder.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::It => "it",
            Self::Es => "es",
            Self::Nb => "nb",
            Self::Ro => "ro",
            Self::Nl => "nl",
        }
    }

    /// Its name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Fr => "Français",
            Self::It => "Italiano",
            Self::Es => "Español",
            Self::Nb => "Norsk",
            Self::Ro => "Română",
            Self::Nl => "Nederlands",
        }
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        static IDENTIFIERS: LazyLock<HashMap<&'static str, LanguageIdentifier>> =
            LazyLock::new(|| {
                let known = Locale::ALL.iter();
                known
                    .filter_map(|l| Some((l.tag(), l.tag().parse().ok()?)))
                    .collect()
            });
        static ENGLISH: LazyLock<LanguageIdentifier> = LazyLock::new(LanguageIdentifier::default);
        IDENTIFIERS.get(self.tag()).unwrap_or(&ENGLISH)
    }

    /// The language of a tag (BCP 47) such as `de` or `de-AT`, if it is one of these. The tags `no`
    /// and `nn` are taken for bokmål.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        match primary.as_str() {
            "no" | "nn" => Some(Self::Nb),
            primary => Self::ALL.into_iter().find(|l| l.tag() == primary),
        }
    }

    /// The first of these languages in an `Accept-Language` header (RFC 9110, section 12.5.4);
    /// browsers write them in the order of preference.
    pub fn accepted(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter(|range| !range.replace(' ', "").ends_with(";q=0"))
            .find_map(|range| Self::of_tag(range.split(';').next()?))
    }

    /// The message `id`.
    pub fn text(self, id: &str) -> String {
        self.lookup(id, None)
    }

    /// The message `id` with what is inserted into it. Numbers choose plural forms.
    pub fn text_with<'a, const N: usize>(
        self,
        id: &str,
        inserted: [(&'static str, FluentValue<'a>); N],
    ) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'a>> = inserted
            .into_iter()
            .map(|(name, value)| (Cow::Borrowed(name), value))
            .collect();
        self.lookup(id, Some(&args))
    }

    /// Whether there is a message `id`, in English at least.
    pub fn has(id: &str) -> bool {
        MESSAGES
            .lookup_single_language::<&str>(Self::En.identifier(), id, None)
            .is_ok()
    }

    fn lookup(
        self,
        id: &str,
        args: Option<&HashMap<Cow<'static, str>, FluentValue<'_>>>,
    ) -> String {
        [self, Self::En]
            .iter()
            .find_map(|l| {
                MESSAGES
                    .lookup_single_language(l.identifier(), id, args)
                    .ok()
            })
            // A test finds these; a reader can at least name what is missing.
            .unwrap_or_else(|| id.to_owned())
    }

    /// A day, as `22 November 2026` is in English (UTC).
    pub fn date(self, at: Timestamp) -> String {
        let text = at.to_string();
        let mut parts = text.split(['-', 'T']);
        let mut number = || {
            parts
                .next()
                .and_then(|p| p.parse::<u32>().ok())
                .unwrap_or(0)
        };
        let (year, month, day) = (number(), number(), number());
        let month = self.text(&format!("common-month-{month}"));
        self.text_with(
            "common-date",
            [
                ("day", day.into()),
                ("month", month.into()),
                // As text: years have no thousands.
                ("year", year.to_string().into()),
            ],
        )
    }

    /// A day and the minute of it, in UTC, and saying so.
    pub fn moment(self, at: Timestamp) -> String {
        let text = at.to_string();
        let clock: String = text.chars().skip(11).take(5).collect();
        let mut moment = self.date(at);
        // Writing to a string cannot fail.
        let _ = write!(moment, ", {clock} UTC");
        moment
    }

    /// The last day of something that ends at `until`.
    pub fn last_day(self, until: Timestamp) -> String {
        self.date(Timestamp::from_millis(until.as_millis().saturating_sub(1)))
    }

    /// The name of a country (ISO 3166-1 alpha-2, or `EL` and `UK`) where it is known, else its code.
    pub fn country(self, code: &str) -> String {
        // The European Union has codes of its own for two.
        let known = match code {
            "EL" => "gr",
            "UK" => "gb",
            code => code,
        };
        let id = format!("country-{}", known.to_ascii_lowercase());
        if Self::has(&id) {
            self.text(&id)
        } else {
            code.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn the_browser_s_first_known_language_is_taken() {
        for (header, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", Some(Locale::De)),
            ("pt-BR, no;q=0.5", Some(Locale::Nb)),
            ("fr;q=0, it", Some(Locale::It)),
            ("zh", None),
            ("", None),
        ] {
            assert_eq!(Locale::accepted(header), expected, "{header}");
        }
    }

    #[test]
    fn countries_have_names_by_either_code() {
        assert_eq!(Locale::En.country("GR"), "Greece");
        assert_eq!(Locale::En.country("EL"), "Greece");
        assert_eq!(Locale::En.country("UK"), "United Kingdom");
        assert_eq!(Locale::En.country("XX"), "XX");
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        let day: Timestamp = "2026-11-22T10:05:00Z".parse().unwrap();
        assert_eq!(Locale::En.date(day), "22 November 2026");
        assert_eq!(Locale::En.moment(day), "22 November 2026, 10:05 UTC");
    }

    /// The messages of a language: per id its placeables, in order of name.
    fn messages(locale: Locale) -> BTreeSet<(String, Vec<String>)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("locales")
            .join(locale.tag());
        let mut found = BTreeSet::new();
        for file in fs::read_dir(folder).into_iter().flatten() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            let mut current: Option<(String, BTreeSet<String>)> = None;
            for line in text.lines() {
                let begins = line
                    .split_once(" =")
                    .filter(|(id, _)| !id.starts_with([' ', '#', '-', '.', '[', '*']));
                if let Some((id, _)) = begins {
                    let done = current.replace((id.to_owned(), BTreeSet::new()));
                    found.extend(done.map(|(id, names)| (id, names.into_iter().collect())));
                }
                if let Some((_, names)) = &mut current {
                    for part in line.split('$').skip(1) {
                        let name: String = part
                            .chars()
                            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                            .collect();
                        names.insert(name);
                    }
                }
            }
            found.extend(current.map(|(id, names)| (id, names.into_iter().collect())));
        }
        found
    }

    #[test]
    fn every_language_has_every_message_with_the_same_insertions() {
        let english = messages(Locale::En);
        assert!(english.len() > 20, "this test has gone blind");
        let mut faults = Vec::new();
        for locale in Locale::ALL {
            let own = messages(locale);
            for (id, names) in english.difference(&own) {
                faults.push(format!("{}: {id} {names:?} is missing", locale.tag()));
            }
            for (id, names) in own.difference(&english) {
                faults.push(format!("{}: {id} {names:?} is in no other", locale.tag()));
            }
        }
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    }

    /// The string literals of the node's code that look like ids of messages, and the beginnings of
    /// those that are put together (`"portal-state-{…}"`).
    fn named_in_code() -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let code = fs::read_to_string(path).unwrap();
                for literal in code.split('"') {
                    let area = literal.split('-').next().unwrap_or_default();
                    if !AREAS.contains(&area) || !literal.contains('-') {
                        continue;
                    }
                    let id: String = literal
                        .chars()
                        .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
                        .collect();
                    if id == literal && !id.ends_with('-') {
                        whole.insert(id);
                    } else if literal.starts_with(&format!("{id}{{")) {
                        begun.insert(id);
                    }
                }
            }
        }
        (whole, begun)
    }

    /// The first parts of ids.
    const AREAS: [&str; 10] = [
        "common", "entry", "portal", "console", "admin", "mail", "field", "purpose", "kind",
        "country",
    ];

    #[test]
    fn code_and_messages_know_the_same_ids() {
        let (whole, begun) = named_in_code();
        assert!(whole.len() > 20, "this test has gone blind");
        let messages: BTreeSet<String> =
            messages(Locale::En).into_iter().map(|(id, _)| id).collect();
        let mut faults: Vec<String> = whole
            .iter()
            .filter(|id| !messages.contains(*id))
            .map(|id| format!("{id} is named in code and has no message"))
            .collect();
        faults.extend(
            messages
                .iter()
                .filter(|id| {
                    // Faults have a title each: `format!("{id}-title")`.
                    let named = id.strip_suffix("-title").unwrap_or(id);
                    ![id.as_str(), named].iter().any(|id| whole.contains(*id))
                        && !begun.iter().any(|b| id.starts_with(b.as_str()))
                })
                .map(|id| format!("{id} is a message that no code names")),
        );
        assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    }
}
