//! What one cluster tells another.

use serde::{Deserialize, Serialize};

use crate::{
    bounded,
    fields::{FieldGroup, FieldGroups, Fields, Granularity},
    ids::{ClusterId, Handle, MemberRef},
    limits,
    query::{MatchMode, Query},
    refusal::{Refusal, RefusalCode},
};

/// What came of a query at one cluster. In JSON an object with one key, `answered` or `refused`:
/// an inner tag would have the whole answer buffered before it is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// There are fewer than this many, and the rules forbid to say how many, or which, or whether
    /// there is any at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fewer_than: Option<u64>,
    /// Whether there is any (`boolean`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<bool>,
    /// The best matches, best first (`record`).
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "bounded::list::<_, _, { limits::RECORDS as usize }>"
    )]
    pub matches: Vec<Match>,
    /// Why this answer gives less than was asked.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "bounded::list::<_, _, { limits::REDUCTIONS }>"
    )]
    pub reductions: Vec<Reduction>,
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
    #[serde(deserialize_with = "bounded::list::<_, _, { limits::REASONS }>")]
    pub why: Vec<Reason>,
    /// The field groups that the member consented to show.
    pub fields: Fields,
}

/// One part of why a match fits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// The concept or word asked for; `meaning` where what the whole text is about counts,
    /// `experience` where the track record does.
    pub wanted: String,
    /// The concept or word found; the words that come nearest in meaning; how many activities.
    pub found: String,
    /// How the two relate.
    pub relation: Relation,
    /// The field group in which it was found.
    #[serde(rename = "in")]
    pub found_in: FieldGroup,
    /// What of a `like` it answers; none where it answers the query's own concepts or words.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub part: Option<LikePart>,
    /// What this part gives of the score.
    pub weight: f64,
}

/// How a match and the member of a `like` belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum LikePart {
    /// The match offers what the member needs.
    Need,
    /// The match needs what the member offers.
    Offer,
    /// Both do the same kind of work.
    Field,
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
    /// A concept beside the wanted one: below the same broader one.
    Related,
    /// A word of the text, in any of its forms.
    Text,
    /// No word of the text, but what it is about, in other words.
    Meaning,
    /// Not wanted by name: how much the member has done. It counts only where something else fits.
    Experience,
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

/// Why an answer that was signed by the right cluster is still no answer to what was asked.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum AnswerError {
    /// A higher granularity than was asked for.
    #[error("the answer has granularity `{returned}`, more than the `{asked}` that was asked for")]
    MoreThanAsked {
        /// What came back.
        returned: Granularity,
        /// What was asked for.
        asked: Granularity,
    },
    /// Numbers or records that do not belong to the granularity, or lack.
    #[error("an answer of granularity `{0}` does not hold these numbers or records")]
    Shape(Granularity),
    /// More records than the query's limit.
    #[error("the answer has {0} records; the query's `limit` is {1}")]
    TooManyRecords(usize, u32),
    /// A match that another cluster holds.
    #[error("the answer of cluster `{from}` has a match of cluster `{named}`")]
    OtherCluster {
        /// Who answered.
        from: ClusterId,
        /// Whom the match names.
        named: ClusterId,
    },
    /// Field groups that were not asked for.
    #[error("a match discloses {0:?}, which was not asked for")]
    FieldsNotAsked(FieldGroups),
    /// The holder's reference without the field group that it belongs to.
    #[error("a match has a `member_ref` without the field group `identity`")]
    ReferenceAlone,
    /// A score or weight that is negative or not a number.
    #[error("a match has a `score` or `weight` that is not a number from 0 on")]
    Score,
    /// A score that no match of such a query has.
    #[error("a match has a `score` above the highest that such a query gives")]
    ScoreTooHigh,
    /// A score that its reasons don't explain.
    #[error("the weights of a match's reasons do not add up to its `score`")]
    Unexplained,
    /// A better match after a worse one.
    #[error("the matches are not in the order of their scores")]
    Order,
    /// The same handle twice.
    #[error("the answer has the same match twice")]
    Twice,
    /// A sentence that is too long.
    #[error("a `message` has {0} characters; at most {max} are allowed", max = limits::MESSAGE_CHARS)]
    MessageTooLong(usize),
}

impl Outcome {
    /// The number of records that it discloses.
    pub const fn records(&self) -> u64 {
        match self {
            Self::Answered(answer) => answer.matches.len() as u64,
            Self::Refused(_) => 0,
        }
    }

    /// Why it is a refusal, if it is one.
    pub const fn refused(&self) -> Option<RefusalCode> {
        match self {
            Self::Answered(_) => None,
            Self::Refused(refusal) => Some(refusal.code),
        }
    }

    /// Checks that `from` could have given this outcome to `query`.
    ///
    /// # Errors
    /// Names what does not fit.
    pub fn check(&self, from: &ClusterId, query: &Query) -> Result<(), AnswerError> {
        match self {
            Self::Answered(answer) => answer.check(from, query),
            Self::Refused(refusal) => check_message(&refusal.message),
        }
    }
}

impl Answer {
    /// Checks that `from` could have given this answer to `query`: a peer that lies must not give
    /// more than was asked, speak for another cluster, or upset the ranking with numbers that are
    /// none, or that no honest match has.
    ///
    /// # Errors
    /// Names what does not fit.
    pub fn check(&self, from: &ClusterId, query: &Query) -> Result<(), AnswerError> {
        let returned = self.returned_granularity;
        if returned > query.granularity {
            return Err(AnswerError::MoreThanAsked {
                returned,
                asked: query.granularity,
            });
        }
        self.check_shape()?;
        if self.matches.len() > query.limit as usize {
            return Err(AnswerError::TooManyRecords(self.matches.len(), query.limit));
        }
        let mut handles = std::collections::BTreeSet::new();
        for m in &self.matches {
            m.check(from, query)?;
            if !handles.insert(m.handle.as_str()) {
                return Err(AnswerError::Twice);
            }
        }
        if !self.matches.is_sorted_by(|a, b| a.score >= b.score) {
            return Err(AnswerError::Order);
        }
        self.reductions
            .iter()
            .try_for_each(|r| check_message(&r.message))
    }

    fn check_shape(&self) -> Result<(), AnswerError> {
        let fits = match self.returned_granularity {
            // A count that is too small to be told is all that such an answer tells.
            _ if self.fewer_than.is_some() => {
                self.total.is_none() && self.exists.is_none() && self.matches.is_empty()
            }
            Granularity::Boolean => {
                self.exists.is_some() && self.total.is_none() && self.matches.is_empty()
            }
            Granularity::Count => self.total.is_some() && self.matches.is_empty(),
            Granularity::Record => self
                .total
                .is_some_and(|total| total >= self.matches.len() as u64),
        };
        if fits {
            Ok(())
        } else {
            Err(AnswerError::Shape(self.returned_granularity))
        }
    }
}

impl Match {
    fn check(&self, from: &ClusterId, query: &Query) -> Result<(), AnswerError> {
        if self.cluster != *from {
            return Err(AnswerError::OtherCluster {
                from: from.clone(),
                named: self.cluster.clone(),
            });
        }
        let excess = self.fields.groups().difference(query.fields);
        if !excess.is_empty() {
            return Err(AnswerError::FieldsNotAsked(excess));
        }
        if self.member_ref.is_some() && self.fields.identity.is_none() {
            return Err(AnswerError::ReferenceAlone);
        }
        let counts = |number: f64| number.is_finite() && number >= 0.0;
        if !counts(self.score) || !self.why.iter().all(|reason| counts(reason.weight)) {
            return Err(AnswerError::Score);
        }
        let highest = match query.match_mode {
            MatchMode::Strict => limits::STRICT_SCORE,
            MatchMode::Semantic => limits::SEMANTIC_SCORE,
        };
        if self.score > highest + limits::SCORE_TOLERANCE {
            return Err(AnswerError::ScoreTooHigh);
        }
        let explained: f64 = self.why.iter().map(|reason| reason.weight).sum();
        if (explained - self.score).abs() > limits::SCORE_TOLERANCE {
            return Err(AnswerError::Unexplained);
        }
        Ok(())
    }
}

fn check_message(message: &str) -> Result<(), AnswerError> {
    let chars = message.chars().count();
    if chars > limits::MESSAGE_CHARS {
        return Err(AnswerError::MessageTooLong(chars));
    }
    Ok(())
}
