//! What a member chose when it gives a permission, as it travels in forms and addresses.

use jiff::civil::Date;
use steelyard_policies::consent::{ConsentGranularity, ConsentTerms, Recipient, Validity};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::{ClusterId, Purpose},
    time::Timestamp,
};

use super::names::Names;
use crate::web::pages::form::{Mistakes, line_ends};

/// How long a permission may hold that is given until a certain day, in years.
const MOST_YEARS: i16 = 10;
const DAY: i64 = 86_400;

/// What was chosen, as it came: nothing, or anything at all.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Asked(Vec<(String, String)>);

/// What was chosen, all of it sound.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) terms: ConsentTerms,
    /// The day before which it does not hold; none: from now on.
    pub(super) from: Option<Date>,
    /// The last day on which it holds; none: until it is withdrawn.
    pub(super) until: Option<Date>,
}

impl Asked {
    /// Reads the query of an address, or a form.
    pub(super) fn read(text: &str) -> Self {
        let text = line_ends(text);
        let pairs = url::form_urlencoded::parse(text.as_bytes());
        Self(pairs.into_owned().collect())
    }

    pub(super) fn one(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().filter(move |(n, _)| n == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|v| v == value)
    }

    /// The choice, if everything that must be chosen is.
    pub(super) fn choice(&self, names: &Names, now: Timestamp) -> Result<Choice, Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut wrong = |field: &str, id: &str| mistakes.add(field, names.text(id));
        let purposes = names.purposes();
        let purpose: Option<Purpose> =
            (self.one("purpose").parse().ok()).filter(|purpose| purposes.contains(purpose));
        if purpose.is_none() {
            wrong("purpose", "portal-choose-purpose");
        }
        // One that cannot be read is not left out: without it, another thing would be consented to.
        let recipients: Option<Vec<Recipient>> =
            self.all("recipient").map(|r| r.parse().ok()).collect();
        let except: Option<Vec<ClusterId>> = self.all("except").map(|c| c.parse().ok()).collect();
        let sound = recipients.as_ref().is_some_and(|all| !all.is_empty()) && except.is_some();
        if !sound {
            wrong("recipient", "portal-choose-recipient");
        }
        let fields: Option<FieldGroups> = (self.all("field"))
            .map(|f| f.parse::<FieldGroup>().ok())
            .collect();
        let count = self.has("count", "yes");
        let fields = fields.unwrap_or(FieldGroups::NONE);
        if fields.is_empty() {
            wrong("field", "portal-choose-field");
        }
        let today = day_of(now);
        let until = match self.one("until") {
            "withdrawn" => Some(None),
            "6" => days_after(now, 182).map(Some),
            "12" => days_after(now, 365).map(Some),
            "day" => read_day(self.one("day")).map(Some),
            _ => None,
        };
        let from = match self.one("from").trim() {
            "" => Some(None),
            day => read_day(day).map(Some),
        };
        match (self.one("until"), until) {
            ("day", None) => wrong("day", "portal-choose-day"),
            (_, None) => wrong("until", "portal-choose-until"),
            (_, Some(Some(day))) if Some(day) < today => wrong("day", "portal-choose-day-past"),
            (_, Some(Some(day))) if too_late(day, today) => wrong("day", "portal-choose-day-late"),
            _ => {}
        }
        match (from, until) {
            (None, _) => wrong("from", "portal-choose-day"),
            (Some(Some(from)), Some(Some(until))) if until < from => {
                wrong("from", "portal-choose-from-late");
            }
            _ => {}
        }
        match (purpose, from, until) {
            (Some(purpose), Some(from), Some(until)) if mistakes.is_empty() => Ok(Choice {
                terms: ConsentTerms {
                    purpose,
                    recipients: recipients.unwrap_or_default(),
                    except: except.unwrap_or_default(),
                    fields,
                    granularity: if count {
                        ConsentGranularity::Count
                    } else {
                        ConsentGranularity::Record
                    },
                },
                from: from.filter(|from| Some(*from) > today),
                until,
            }),
            _ => Err(mistakes),
        }
    }
}

impl Choice {
    /// What a form has to send for the same choice.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let terms = &self.terms;
        let mut pairs = vec![("purpose", terms.purpose.to_string())];
        pairs.extend(
            terms
                .recipients
                .iter()
                .map(|r| ("recipient", r.to_string())),
        );
        pairs.extend(terms.fields.iter().map(|f| ("field", f.to_string())));
        pairs.extend(terms.except.iter().map(|c| ("except", c.to_string())));
        if terms.granularity == ConsentGranularity::Count {
            pairs.push(("count", "yes".to_owned()));
        }
        pairs.extend(self.from.map(|day| ("from", day.to_string())));
        match self.until {
            Some(day) => {
                pairs.push(("until", "day".to_owned()));
                pairs.push(("day", day.to_string()));
            }
            None => pairs.push(("until", "withdrawn".to_owned())),
        }
        pairs
    }

    /// When it holds, if it is given now. The last day is included.
    pub(super) fn validity(&self, now: Timestamp) -> Validity {
        let from = self.from.and_then(moment_of);
        Validity {
            valid_from: from.map_or(now, |from| from.max(now)),
            valid_until: self.until.and_then(moment_of).map(|d| d.plus_seconds(DAY)),
        }
    }
}

/// The day of a moment (UTC).
pub(super) fn day_of(at: Timestamp) -> Option<Date> {
    at.to_string().get(..10)?.parse().ok()
}

/// The moment at which a day begins (UTC).
pub(super) fn moment_of(day: Date) -> Option<Timestamp> {
    day.to_string().parse().ok()
}

fn days_after(now: Timestamp, days: i64) -> Option<Date> {
    day_of(now.plus_seconds(days * DAY))
}

fn read_day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}

fn too_late(day: Date, today: Option<Date>) -> bool {
    today.is_some_and(|today| day.year() > today.year() + MOST_YEARS)
}
