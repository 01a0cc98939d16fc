//! What each field group holds when it is disclosed.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{FieldGroup, FieldGroups, OrganisationType, TrlRange};
use crate::{
    bounded,
    ids::{ConceptCode, Country, Nuts},
    limits,
};

/// Field group `region`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Region {
    /// The country, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The NUTS region, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nuts: Option<Nuts>,
}

/// Field group `kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kind {
    /// What kind of organisation it is.
    pub organisation_type: OrganisationType,
}

/// One offer or one need of a member.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// A few words; empty where the member gave none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The text of the entry; empty where the member gave none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Concepts that the member (or its cluster) named.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "bounded::list::<_, _, { limits::ENTRY_CONCEPTS }>"
    )]
    pub concepts: Vec<ConceptCode>,
    /// Concepts that were derived from texts; they weigh less than those named.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "bounded::list::<_, _, { limits::ENTRY_CONCEPTS }>"
    )]
    pub concepts_derived: Vec<ConceptCode>,
    /// Technology readiness levels, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trl: Option<TrlRange>,
}

/// Field group `summary`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Summary {
    /// The member's description.
    pub text: String,
    /// Its language (BCP 47), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// Field group `identity`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Identity {
    /// The registered name.
    pub legal_name: String,
    /// The city, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The website, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

/// Field group `contact`: personal data.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// The person's name, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The person's e-mail address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Personal data stays out of logs.
impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact(redacted)")
    }
}

/// What one match discloses: a group that was not consented to is absent.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fields {
    /// Group `region`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Group `kind`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Group `offers`.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "bounded::list_if_any::<_, _, { limits::ENTRIES }>"
    )]
    pub offers: Option<Vec<Entry>>,
    /// Group `needs`.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "bounded::list_if_any::<_, _, { limits::ENTRIES }>"
    )]
    pub needs: Option<Vec<Entry>>,
    /// Group `summary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// Group `identity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    /// Group `contact`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

impl Fields {
    /// The field groups that are disclosed here.
    pub fn groups(&self) -> FieldGroups {
        FieldGroup::ALL
            .into_iter()
            .filter(|group| match group {
                FieldGroup::Region => self.region.is_some(),
                FieldGroup::Kind => self.kind.is_some(),
                FieldGroup::Offers => self.offers.is_some(),
                FieldGroup::Needs => self.needs.is_some(),
                FieldGroup::Summary => self.summary.is_some(),
                FieldGroup::Identity => self.identity.is_some(),
                FieldGroup::Contact => self.contact.is_some(),
            })
            .collect()
    }

    /// What is in `groups` of these, and nothing else.
    #[must_use]
    pub fn only(self, groups: FieldGroups) -> Self {
        let has = |group| groups.contains(group);
        Self {
            region: self.region.filter(|_| has(FieldGroup::Region)),
            kind: self.kind.filter(|_| has(FieldGroup::Kind)),
            offers: self.offers.filter(|_| has(FieldGroup::Offers)),
            needs: self.needs.filter(|_| has(FieldGroup::Needs)),
            summary: self.summary.filter(|_| has(FieldGroup::Summary)),
            identity: self.identity.filter(|_| has(FieldGroup::Identity)),
            contact: self.contact.filter(|_| has(FieldGroup::Contact)),
        }
    }
}
