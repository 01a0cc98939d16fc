//! Names that travel: clusters, purposes, concepts, countries, regions, queries, handles.
//!
//! Each is its own type and can only be made from text that keeps its rules, so that what has been
//! read once need not be checked again.

use std::{borrow::Borrow, fmt, str::FromStr};

use serde::{Deserialize, Serialize, Serializer};

use crate::quoting::quoted;

/// A text that breaks the rules of the name it was given for.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{text}` is no {what}: {rule}")]
pub struct InvalidId {
    what: &'static str,
    text: String,
    rule: &'static str,
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $what:literal, $rule:literal, $normalise:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(try_from = "String")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// The text of the name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let normalise: fn(&str) -> Option<String> = $normalise;
                normalise(text).map(|t| Self(t.into())).ok_or_else(|| InvalidId {
                    what: $what,
                    text: quoted(text, 80),
                    rule: $rule,
                })
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> String {
                name.0.as_ref().to_owned()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    };
}

text_id!(
    /// A participant of the federation, for example `oslo-cancer-cluster`.
    ClusterId, "cluster id",
    "use 1 to 63 lower-case letters, digits and inner hyphens", slug
);
text_id!(
    /// A federation, for example `health-it-europe`.
    FederationId, "federation id",
    "use 1 to 63 lower-case letters, digits and inner hyphens", slug
);
text_id!(
    /// Why data is asked for, for example `matchmaking`. The charter says which there are.
    Purpose, "purpose",
    "use 1 to 63 lower-case letters, digits and inner hyphens", slug
);
text_id!(
    /// A country by its code as the European Union writes it (`EL` for Greece, `UK` for the United
    /// Kingdom; the ISO 3166-1 codes `GR` and `GB` are read as these).
    Country, "country", "use two letters, such as NO or IT", country
);
text_id!(
    /// A NUTS region of level 0 to 3, or a prefix of one, for example `ITH55`.
    Nuts, "NUTS region", "use a country code and up to three letters or digits, such as ITH55", nuts
);
text_id!(
    /// A concept of a SKOS vocabulary; EuroSciVoc codes are paths (`/21/33/117`).
    ConceptCode, "concept code",
    "use a path such as /21/33/117, at most 200 printable characters", concept
);
text_id!(
    /// The cluster's own reference of a member, as its staff know it.
    MemberRef, "member reference", "use 1 to 200 printable characters", member_ref
);
text_id!(
    /// The pseudonym of a match: the same member has another handle for every asking cluster.
    Handle, "handle", "it is 32 hexadecimal digits", handle
);

fn slug(text: &str) -> Option<String> {
    let ok = (1..=63).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    ok.then(|| text.to_owned())
}

fn country(text: &str) -> Option<String> {
    let ok = text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic());
    ok.then(|| match text.to_ascii_uppercase().as_str() {
        "GR" => "EL".to_owned(),
        "GB" => "UK".to_owned(),
        upper => upper.to_owned(),
    })
}

fn nuts(text: &str) -> Option<String> {
    let ok = (2..=5).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().take(2).all(|b| b.is_ascii_alphabetic());
    ok.then(|| text.to_ascii_uppercase())
}

fn concept(text: &str) -> Option<String> {
    let ok = (1..=200).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_graphic() && b != b';' && b != b'|')
        && (!text.starts_with('/')
            || (text.len() > 1 && !text.ends_with('/') && !text.contains("//")));
    ok.then(|| text.to_owned())
}

fn member_ref(text: &str) -> Option<String> {
    let ok = !text.is_empty()
        && text.trim() == text
        && text.chars().count() <= 200
        && !text.chars().any(char::is_control);
    ok.then(|| text.to_owned())
}

fn handle(text: &str) -> Option<String> {
    let ok = text.len() == 32
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    ok.then(|| text.to_owned())
}

impl Nuts {
    /// The country of the region: its first two letters.
    pub fn country_code(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

impl ConceptCode {
    /// Whether `self` is `ancestor` or lies below it on the path that the code spells.
    pub fn is_within(&self, ancestor: &ConceptCode) -> bool {
        self.0
            .strip_prefix(ancestor.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Purpose {
    /// Find partners (DPV: `dpv:ServiceProvision`).
    pub const MATCHMAKING: &'static str = "matchmaking";
    /// Count members (DPV: `dpv:ResearchAndDevelopment`, statistical).
    pub const STATISTICS: &'static str = "statistics";
    /// Form a consortium for a call (DPV: `dpv:ServiceProvision`).
    pub const FUNDING_CALL: &'static str = "funding-call";
    /// Invite to an event (DPV: `dpv:CommunicationManagement`).
    pub const EVENT: &'static str = "event";
}

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        pub struct $name(uuid::Uuid);

        impl $name {
            /// The id that these 16 bytes spell.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(uuid::Uuid::from_bytes(bytes))
            }

            /// The 16 bytes of the id.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                text.parse().map(Self).map_err(|_| InvalidId {
                    what: $what,
                    text: quoted(text, 80),
                    rule: "it is a UUID",
                })
            }
        }
    };
}

uuid_id!(
    /// The number of one query, unique for ever: a UUID (version 7) made by the asking node.
    QueryId, "query id"
);
uuid_id!(
    /// The number of one introduction, unique for ever: a UUID (version 7) made by the asking node.
    IntroductionId, "introduction id"
);
