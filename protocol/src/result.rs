//! The merged result of a query, as the command line and the HTTP interface give it.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{Match, Reduction},
    fields::Granularity,
    ids::{ClusterId, Purpose, QueryId},
    refusal::RefusalCode,
};

/// What the whole federation answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QueryResult {
    /// The number of the query.
    pub query_id: QueryId,
    /// Why it was asked.
    pub purpose: Purpose,
    /// The least granularity of the answers: what the result tells of all of them.
    pub returned_granularity: Granularity,
    /// The sum of the totals of the clusters that gave one.
    pub total: u64,
    /// Whether any cluster has a match, as far as the answers tell.
    pub exists: bool,
    /// Whether every cluster that was asked answered.
    pub complete: bool,
    /// The best matches of all clusters, best first.
    pub matches: Vec<MergedMatch>,
    /// What came of the query at each cluster.
    pub clusters: Vec<ClusterStatus>,
}

/// An organisation that fits, with each cluster that holds it: the JSON of a [`Match`], and its
/// further homes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MergedMatch {
    /// The best of its matches.
    #[serde(flatten)]
    pub best: Match,
    /// What other clusters told of the same organisation, as far as what they disclose shows that
    /// it is the same; best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_homes: Vec<Match>,
}

impl From<Match> for MergedMatch {
    fn from(best: Match) -> Self {
        Self {
            best,
            further_homes: Vec::new(),
        }
    }
}

/// An organisation that one cluster holds is that cluster's match.
impl Deref for MergedMatch {
    type Target = Match;

    fn deref(&self) -> &Match {
        &self.best
    }
}

/// What came of a query at one cluster.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClusterStatus {
    /// The cluster.
    pub cluster: ClusterId,
    /// What came of it.
    pub status: Status,
    /// Milliseconds from asking to this outcome.
    pub elapsed_ms: u64,
    /// How much this cluster's answer tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_granularity: Option<Granularity>,
    /// The number of visible matches there, where it was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// There are fewer than this many there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fewer_than: Option<u64>,
    /// Whether there is any there (granularity `boolean`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
    /// The number of records that came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<u64>,
    /// Why the answer gives less than was asked.
    #[serde(default)]
    pub reductions: Vec<Reduction>,
    /// The signed receipt of the answer or of the signed refusal, a compact JWS of type
    /// `steelyard-receipt+jwt`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<String>,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<RefusalCode>,
    /// What to know about an outcome that is no answer, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl ClusterStatus {
    /// What came of it, and nothing else yet.
    pub const fn new(cluster: ClusterId, status: Status) -> Self {
        Self {
            cluster,
            status,
            elapsed_ms: 0,
            returned_granularity: None,
            total: None,
            fewer_than: None,
            exists: None,
            returned: None,
            reductions: Vec::new(),
            receipt: None,
            code: None,
            message: None,
        }
    }
}

/// What came of a query at one cluster, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Status {
    /// It answered, and the answer was verified.
    Answered,
    /// It refused; `code` says why.
    Refused,
    /// It did not answer before the deadline.
    TimedOut,
    /// It could not be reached.
    Unreachable,
    /// Its answer failed verification, and was thrown away.
    Invalid,
}

/// One event of a streamed result: a cluster's outcome and its matches, as they arrive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClusterEvent {
    /// What came of the query at this cluster.
    #[serde(flatten)]
    pub status: ClusterStatus,
    /// The matches of this cluster, best first.
    pub matches: Vec<Match>,
}
