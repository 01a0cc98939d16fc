//! The part of a query that describes a member by what it offers and needs, so that its
//! complements are found. It names nobody: only concepts and words.

use serde::{Deserialize, Serialize};

use crate::query::WeightedConcept;

/// What somebody offers and needs. A node that answers seeks the needs in what its members offer,
/// and the offers in what they need; what is offered on both sides tells of a field of work that
/// the two share.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Like {
    /// What it offers; what it does.
    #[serde(default)]
    pub offers: Side,
    /// What it needs.
    #[serde(default)]
    pub needs: Side,
}

/// Offers or needs, as concepts and words.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Side {
    /// The concepts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub concepts: Vec<WeightedConcept>,
    /// The words, in any language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Side {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.concepts.is_empty() && self.text.trim().is_empty()
    }
}

impl Like {
    /// Whether neither side says anything.
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty() && self.needs.is_empty()
    }

    /// Both sides.
    pub fn sides(&self) -> [&Side; 2] {
        [&self.offers, &self.needs]
    }
}
