//! What one cluster tells another.

use serde::{Deserialize, Serialize};

use crate::{
    fields::{FieldGroup, Fields, Granularity},
    ids::{ClusterId, Handle, MemberRef},
    refusal::Refusal,
};

/// What came of a query at one cluster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// The cluster answered.
    Answered(Answer),
    /// The cluster refused, and says why.
    Refused(Refusal),
}

/// A cluster's answer. Which of `total`, `fewer_than` and `exists` stands depends on the
/// granularity that was returned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// How much this answer tells; never more than was asked.
    pub returned_granularity: Granularity,
    /// The number of visible matches (`record`, `count`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// There are fewer than this many, and the rules forbid to say how many (`count`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fewer_than: Option<u64>,
    /// Whether there is any (`boolean`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
    /// The best matches, best first (`record`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matches: Vec<Match>,
    /// Why this answer gives less than was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reductions: Vec<Reduction>,
    /// The signed receipt of the disclosure, a compact JWS of type `steelyard-receipt+jwt`.
    pub receipt: String,
}

/// One member that fits a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Match {
    /// The cluster that holds the member.
    pub cluster: ClusterId,
    /// The member's pseudonym for the asking cluster.
    pub handle: Handle,
    /// The holder's own reference; only where `identity` is disclosed.
    pub member_ref: Option<MemberRef>,
    /// How well it fits. The parts of `why` add up to it. Comparable between clusters.
    pub score: f64,
    /// What fitted, best part first.
    pub why: Vec<Reason>,
    /// The field groups that the member consented to show.
    pub fields: Fields,
}

/// One part of why a match fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// The concept or words asked for.
    pub wanted: String,
    /// The concept or words found.
    pub found: String,
    /// How the two relate.
    pub relation: Relation,
    /// The field group in which it was found.
    #[serde(rename = "in")]
    pub found_in: FieldGroup,
    /// What this part gives of the score.
    pub weight: f64,
}

/// How what was found relates to what was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Relation {
    /// The same concept.
    Exact,
    /// A concept below the wanted one.
    Narrower,
    /// A concept above the wanted one.
    Broader,
    /// A concept beside the wanted one: below the same parent.
    Related,
    /// A word of the text.
    Text,
}

/// A stated reason why an answer gives less than was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reduction {
    /// What was reduced.
    pub code: ReductionCode,
    /// The same in plain words.
    pub message: String,
}

/// What was reduced in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ReductionCode {
    /// The rules give this peer a lower granularity than it asked for.
    Granularity,
    /// The rules give this peer fewer field groups than it asked for.
    Fields,
    /// The rules give this peer fewer records than it asked for.
    Records,
    /// The rules forbid to tell a count this small.
    SmallCount,
    /// The answer was cut so that it fits its frame.
    Size,
}
