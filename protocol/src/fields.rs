//! The field groups that members consent to one by one, and the words of their contents.

mod disclosed;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use self::disclosed::{Contact, Entry, Fields, Identity, Kind, Region, Summary};
use crate::quoting::quoted;

/// What can be consented to one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum FieldGroup {
    /// Country and NUTS region.
    Region,
    /// Organisation type and size.
    Kind,
    /// What the member offers: title, text, concepts, TRL range.
    Offers,
    /// What the member needs: title, text, concepts, TRL range.
    Needs,
    /// The member's own description.
    Summary,
    /// Legal name, city, website, and the cluster's reference.
    Identity,
    /// A person to write to: personal data.
    Contact,
}

impl FieldGroup {
    /// All field groups, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Region,
        Self::Kind,
        Self::Offers,
        Self::Needs,
        Self::Summary,
        Self::Identity,
        Self::Contact,
    ];

    /// The word for this group in consents, rules, queries and answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Kind => "kind",
            Self::Offers => "offers",
            Self::Needs => "needs",
            Self::Summary => "summary",
            Self::Identity => "identity",
            Self::Contact => "contact",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl fmt::Display for FieldGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no field group.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no field group; use region, kind, offers, needs, summary, identity or contact")]
pub struct UnknownFieldGroup(String);

impl FromStr for FieldGroup {
    type Err = UnknownFieldGroup;

    fn from_str(text: &str) -> Result<Self, UnknownFieldGroup> {
        Self::ALL
            .into_iter()
            .find(|g| g.as_str() == text)
            .ok_or_else(|| UnknownFieldGroup(quoted(text, 40)))
    }
}

/// A set of field groups. In JSON: a list of their words, without repetition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "Vec<FieldGroup>", into = "Vec<FieldGroup>")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = Vec<FieldGroup>))]
pub struct FieldGroups(u8);

impl FieldGroups {
    /// No group at all.
    pub const NONE: Self = Self(0);
    /// Every group, contact included.
    pub const ALL: Self = Self(0b0111_1111);
    /// Every group but `contact`: what a query asks for when it does not say.
    pub const WITHOUT_CONTACT: Self = Self(0b0011_1111);

    /// Whether `group` is in the set.
    pub const fn contains(self, group: FieldGroup) -> bool {
        self.0 & group.bit() != 0
    }

    /// The set with `group` added.
    #[must_use]
    pub const fn with(self, group: FieldGroup) -> Self {
        Self(self.0 | group.bit())
    }

    /// What is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether the set holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The groups of the set, in their order.
    pub fn iter(self) -> impl Iterator<Item = FieldGroup> {
        FieldGroup::ALL
            .into_iter()
            .filter(move |g| self.contains(*g))
    }

    /// The set as seven bits, bit 0 for `region`; the form in which stores keep it.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set that these bits spell; unknown bits are an error (`None`).
    pub const fn from_bits(bits: u8) -> Option<Self> {
        if bits & !Self::ALL.0 == 0 {
            Some(Self(bits))
        } else {
            None
        }
    }
}

impl fmt::Debug for FieldGroups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(FieldGroup::as_str))
            .finish()
    }
}

impl FromIterator<FieldGroup> for FieldGroups {
    fn from_iter<I: IntoIterator<Item = FieldGroup>>(groups: I) -> Self {
        groups.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Vec<FieldGroup>> for FieldGroups {
    fn from(groups: Vec<FieldGroup>) -> Self {
        groups.into_iter().collect()
    }
}

impl From<FieldGroups> for Vec<FieldGroup> {
    fn from(groups: FieldGroups) -> Self {
        groups.iter().collect()
    }
}

/// How much an answer tells, from least to most (the levels of GA4GH Beacon v2).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Granularity {
    /// Whether there is any match.
    Boolean,
    /// How many matches there are.
    Count,
    /// The matches, with the field groups consented to.
    #[default]
    Record,
}

impl Granularity {
    /// The word for this level.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Count => "count",
            Self::Record => "record",
        }
    }
}

impl fmt::Display for Granularity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What kind of organisation a member is (the activity types of CORDIS, with SMEs told apart).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "UPPERCASE")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum OrganisationType {
    /// Small or medium-sized enterprise (Recommendation 2003/361/EC).
    Sme,
    /// Private company, not known to be an SME.
    Prc,
    /// Research organisation.
    Rec,
    /// Higher or secondary education establishment.
    Hes,
    /// Public body.
    Pub,
    /// Other.
    Oth,
    /// Not known.
    #[default]
    Unk,
}

impl OrganisationType {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Sme,
        Self::Prc,
        Self::Rec,
        Self::Hes,
        Self::Pub,
        Self::Oth,
        Self::Unk,
    ];

    /// The code of the kind, as in CORDIS.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sme => "SME",
            Self::Prc => "PRC",
            Self::Rec => "REC",
            Self::Hes => "HES",
            Self::Pub => "PUB",
            Self::Oth => "OTH",
            Self::Unk => "UNK",
        }
    }
}

impl fmt::Display for OrganisationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no kind of organisation.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no organisation type; use SME, PRC, REC, HES, PUB, OTH or UNK")]
pub struct UnknownOrganisationType(String);

impl FromStr for OrganisationType {
    type Err = UnknownOrganisationType;

    fn from_str(text: &str) -> Result<Self, UnknownOrganisationType> {
        let upper = text.to_ascii_uppercase();
        Self::ALL
            .into_iter()
            .find(|k| k.as_str() == upper)
            .ok_or_else(|| UnknownOrganisationType(quoted(text, 40)))
    }
}

/// A range of technology readiness levels, 1 (principle observed) to 9 (proven in operation).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "TrlBounds")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrlRange {
    min: u8,
    max: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrlBounds {
    min: u8,
    max: u8,
}

/// Two numbers that are no range of technology readiness levels.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("{min} to {max} is no TRL range; levels run from 1 to 9, the lower one first")]
pub struct InvalidTrl {
    min: u8,
    max: u8,
}

impl TrlRange {
    /// The range from `min` to `max`, both included.
    ///
    /// # Errors
    /// If either is outside 1 to 9, or `min` is above `max`.
    pub const fn new(min: u8, max: u8) -> Result<Self, InvalidTrl> {
        if min >= 1 && min <= max && max <= 9 {
            Ok(Self { min, max })
        } else {
            Err(InvalidTrl { min, max })
        }
    }

    /// The lowest level of the range.
    pub const fn min(self) -> u8 {
        self.min
    }

    /// The highest level of the range.
    pub const fn max(self) -> u8 {
        self.max
    }

    /// Whether the two ranges have a level in common.
    pub const fn overlaps(self, other: Self) -> bool {
        self.min <= other.max && other.min <= self.max
    }
}

impl TryFrom<TrlBounds> for TrlRange {
    type Error = InvalidTrl;

    fn try_from(bounds: TrlBounds) -> Result<Self, InvalidTrl> {
        Self::new(bounds.min, bounds.max)
    }
}
