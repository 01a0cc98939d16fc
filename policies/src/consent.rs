//! What a member consents to: for which purpose, to whom, with which field groups, how closely and
//! until when.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Country, InvalidId, Purpose},
    time::Timestamp,
};

/// To whom a consent is given. In text and JSON: `federation`, `country:IT` or `cluster:biowin`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Recipient {
    /// Every cluster of the charter.
    Federation,
    /// Every cluster of the charter in this country.
    Country(Country),
    /// This cluster.
    Cluster(ClusterId),
}

impl Recipient {
    /// Whether the cluster `asker` of `country` is meant.
    pub fn covers(&self, asker: &ClusterId, country: &Country) -> bool {
        match self {
            Self::Federation => true,
            Self::Country(c) => c == country,
            Self::Cluster(c) => c == asker,
        }
    }

    /// The one cluster that is named, if one is.
    pub const fn cluster(&self) -> Option<&ClusterId> {
        match self {
            Self::Cluster(cluster) => Some(cluster),
            Self::Federation | Self::Country(_) => None,
        }
    }
}

/// A text that names no recipient or no cluster.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum InvalidRecipient {
    /// None of the three forms.
    #[error(
        "`{0}` is no recipient; use `federation`, `country:` with a code such as `country:IT`, or \
         `cluster:` with a cluster id such as `cluster:biowin`"
    )]
    Form(String),
    /// The right form with a wrong name in it.
    #[error("`{text}` is no recipient: {reason}")]
    Name {
        /// The text as given, shortened.
        text: String,
        /// What is wrong with the name.
        reason: InvalidId,
    },
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

impl FromStr for Recipient {
    type Err = InvalidRecipient;

    fn from_str(text: &str) -> Result<Self, InvalidRecipient> {
        let name = |reason| InvalidRecipient::Name {
            text: shortened(text),
            reason,
        };
        match text.split_once(':') {
            None if text == "federation" => Ok(Self::Federation),
            Some(("country", code)) => code.parse().map(Self::Country).map_err(name),
            Some(("cluster", id)) => id.parse().map(Self::Cluster).map_err(name),
            _ => Err(InvalidRecipient::Form(shortened(text))),
        }
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Federation => f.write_str("federation"),
            Self::Country(c) => write!(f, "country:{c}"),
            Self::Cluster(c) => write!(f, "cluster:{c}"),
        }
    }
}

impl TryFrom<String> for Recipient {
    type Error = InvalidRecipient;

    fn try_from(text: String) -> Result<Self, InvalidRecipient> {
        text.parse()
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> String {
        recipient.to_string()
    }
}

/// Reads the cluster of an exception or of a standing objection: `cluster:biowin`, or the bare id.
///
/// # Errors
/// If the text names no cluster; a whole country or the federation cannot be excepted.
pub fn excepted_cluster(text: &str) -> Result<ClusterId, InvalidException> {
    let invalid = || InvalidException(shortened(text));
    if text == "federation" {
        return Err(invalid());
    }
    let id = text.strip_prefix("cluster:").unwrap_or(text);
    id.parse().map_err(|_| invalid())
}

/// A text that names no cluster to be left out.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error(
    "`{0}` names no cluster to leave out; use `cluster:` with a cluster id, such as `cluster:biowin`"
)]
pub struct InvalidException(String);

/// How closely a consent lets the member be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsentGranularity {
    /// The field groups may be compared to count the member; they are never shown.
    Count,
    /// The field groups may also be shown.
    Record,
}

impl ConsentGranularity {
    /// The word for this granularity.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Record => "record",
        }
    }
}

impl fmt::Display for ConsentGranularity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that is no granularity of a consent.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no granularity of a consent; use count or record")]
pub struct InvalidConsentGranularity(String);

impl FromStr for ConsentGranularity {
    type Err = InvalidConsentGranularity;

    fn from_str(text: &str) -> Result<Self, InvalidConsentGranularity> {
        match text {
            "count" => Ok(Self::Count),
            "record" => Ok(Self::Record),
            _ => Err(InvalidConsentGranularity(shortened(text))),
        }
    }
}

/// What one consent says, apart from whose it is and when it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentTerms {
    /// What the data may be asked for.
    pub purpose: Purpose,
    /// To whom it is given; none means to nobody.
    pub recipients: Vec<Recipient>,
    /// Clusters left out although `recipients` covers them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<ClusterId>,
    /// The field groups. With none, the member may be counted in queries without a criterion, no
    /// more.
    pub fields: FieldGroups,
    /// Whether the field groups may be shown or only counted by.
    pub granularity: ConsentGranularity,
}

impl ConsentTerms {
    /// Whether the consent is given to the cluster `asker` of `asker_country` (as the charter has
    /// it): a recipient covers it and no exception names it. Purpose and time are not looked at.
    pub fn covers(&self, asker: &ClusterId, asker_country: &Country) -> bool {
        !self.except.contains(asker)
            && self
                .recipients
                .iter()
                .any(|r| r.covers(asker, asker_country))
    }
}

/// When a consent holds: from `valid_from` on, until just before `valid_until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Validity {
    /// The first moment.
    pub valid_from: Timestamp,
    /// The first moment at which it no longer holds; absent: it holds until it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Timestamp>,
}

impl Validity {
    /// Whether `moment` lies within.
    pub fn holds_at(&self, moment: Timestamp) -> bool {
        self.valid_from <= moment && self.valid_until.is_none_or(|until| moment < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_read_back_as_written() {
        for text in ["federation", "country:IT", "cluster:biowin"] {
            let recipient: Recipient = text.parse().unwrap();
            assert_eq!(recipient.to_string(), text);
            let json = serde_json::to_string(&recipient).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Recipient>(&json).unwrap(), recipient);
        }
    }

    #[test]
    fn a_wrong_recipient_is_named_with_its_mend() {
        for (text, mend) in [
            ("everyone", "use `federation`"),
            ("federation:it", "use `federation`"),
            ("", "use `federation`"),
            ("country:Italy", "two letters"),
            ("cluster:Bio Win", "lower-case letters"),
        ] {
            let error = text.parse::<Recipient>().unwrap_err().to_string();
            assert!(error.contains(&format!("`{text}`")), "{error}");
            assert!(error.contains(mend), "{error}");
        }
    }

    #[test]
    fn exceptions_are_clusters() {
        assert_eq!(
            excepted_cluster("cluster:biowin").unwrap().as_str(),
            "biowin"
        );
        assert_eq!(excepted_cluster("biowin").unwrap().as_str(), "biowin");
        for wrong in ["country:IT", "federation", "cluster:", ""] {
            assert!(excepted_cluster(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_exception_outweighs_every_recipient() {
        let terms = ConsentTerms {
            purpose: "matchmaking".parse().unwrap(),
            recipients: vec![
                "federation".parse().unwrap(),
                "cluster:biowin".parse().unwrap(),
            ],
            except: vec!["biowin".parse().unwrap()],
            fields: FieldGroups::ALL,
            granularity: ConsentGranularity::Record,
        };
        let belgium = "BE".parse().unwrap();
        assert!(!terms.covers(&"biowin".parse().unwrap(), &belgium));
        assert!(terms.covers(&"biopmed".parse().unwrap(), &belgium));
    }

    #[test]
    fn a_consent_holds_from_its_first_moment_until_just_before_its_last() {
        let at = Timestamp::from_millis;
        let window = Validity {
            valid_from: at(10),
            valid_until: Some(at(20)),
        };
        assert!(!window.holds_at(at(9)));
        assert!(window.holds_at(at(10)));
        assert!(window.holds_at(at(19)));
        assert!(!window.holds_at(at(20)));
    }
}
