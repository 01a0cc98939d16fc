//! The cluster's own word on what a peer may learn for a purpose: the ceiling above all consents.
//!
//! A [`Permit`] is only made here, by [`RuleSet::authorize`].

use std::{cmp::Reverse, collections::BTreeSet};

use serde::Serialize;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::{ClusterId, Country, Purpose},
    limits,
};

use crate::rules::{Question, RuleSet, Verdict};

/// Who asks for what, as the charter in force describes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PeerRequest {
    /// The asking cluster.
    pub asker: ClusterId,
    /// Its country.
    pub country: Country,
    /// Its name.
    pub name: String,
    /// Whether the charter lets it take part.
    pub active: bool,
    /// Whether it is our own cluster.
    pub own: bool,
    /// Why it asks.
    pub purpose: Purpose,
}

/// The most that the rules let a peer learn for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ceiling {
    /// How closely answers may look.
    pub granularity: Granularity,
    /// The field groups that may be compared with a query and, in record answers, shown.
    pub fields: FieldGroups,
    /// Most records in one answer, 1 to 100.
    pub max_records: u32,
    /// Smaller totals must not be told; see [`Ceiling::release`].
    pub min_count: Option<u64>,
    /// The rules that allowed this, by their ids, sorted.
    pub rules: Vec<String>,
}

/// How much of a total may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// The number itself.
    Exact(u64),
    /// Only that there are fewer than this.
    FewerThan(u64),
}

impl Ceiling {
    /// What may be told of `total`, the number of visible matches. Below the threshold that is only
    /// "fewer than k", also when there are none, and at every granularity: a list of three records
    /// or a `true` for one match would tell what the threshold hides.
    pub fn release(&self, total: u64) -> Released {
        match self.min_count {
            Some(k) if total < k => Released::FewerThan(k),
            _ => Released::Exact(total),
        }
    }
}

/// Proof that the rules let a peer ask for a purpose. It has no public constructor.
///
/// ```compile_fail,E0451
/// use steelyard_policies::permit::{Ceiling, Permit};
/// fn raised(permit: Permit, ceiling: Ceiling) -> Permit {
///     Permit { ceiling, ..permit }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    peer: ClusterId,
    country: Country,
    purpose: Purpose,
    ceiling: Ceiling,
}

impl Permit {
    /// The peer that is permitted.
    pub fn peer(&self) -> &ClusterId {
        &self.peer
    }

    /// The peer's country, as the charter has it.
    pub fn country(&self) -> &Country {
        &self.country
    }

    /// What it is permitted for.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// How much it is permitted.
    pub fn ceiling(&self) -> &Ceiling {
        &self.ceiling
    }

    /// The rules that allowed it, by their ids.
    pub fn rules(&self) -> &[String] {
        &self.ceiling.rules
    }
}

/// Why the rules give a peer nothing. The texts are for this cluster's own people and logs; a peer
/// learns only that it was denied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// A rule failed while it was evaluated; whatever other rules say, that denies.
    #[error("rule `{rule}` failed, which denies: {detail}")]
    RuleError {
        /// The rule's id.
        rule: String,
        /// What went wrong.
        detail: String,
    },
    /// A rule forbids it.
    #[error("forbidden by {}{}", quoted(.rules), advised(.advice))]
    Forbidden {
        /// The rules' ids.
        rules: Vec<String>,
        /// What these rules advise.
        advice: Vec<String>,
    },
    /// No rule permits it.
    #[error("no rule permits answering `{peer}` for `{purpose}`")]
    NoRule {
        /// Who asked.
        peer: ClusterId,
        /// For what.
        purpose: Purpose,
    },
    /// The question cannot be put to the rules.
    #[error("the question does not fit the schema of the rules: {0}")]
    BadQuestion(String),
}

fn quoted(rules: &[String]) -> String {
    let quoted: Vec<String> = rules.iter().map(|rule| format!("rule `{rule}`")).collect();
    quoted.join(", ")
}

fn advised(advice: &[String]) -> String {
    advice.iter().map(|text| format!("; {text}")).collect()
}

impl RuleSet {
    /// Asks the rules what `request` may learn at most.
    ///
    /// The granularity is the highest level that a rule permits while no rule forbids it or a level
    /// below it. The field groups are those that may be used. Of all rules that permit any of this,
    /// the least `max_records` and the largest `min_count` count.
    ///
    /// # Errors
    /// If any rule fails to evaluate, a rule forbids answering, or none permits it.
    pub fn authorize(&self, request: &PeerRequest) -> Result<Permit, Denied> {
        let ceiling = ceiling_of(self, request)?;
        Ok(Permit {
            peer: request.asker.clone(),
            country: request.country.clone(),
            purpose: request.purpose.clone(),
            ceiling,
        })
    }
}

fn ceiling_of(rules: &RuleSet, request: &PeerRequest) -> Result<Ceiling, Denied> {
    let peer = rules.peer(request).map_err(Denied::BadQuestion)?;
    let ask = |question| match rules.decide(&peer, question) {
        Err(detail) => Err(Denied::BadQuestion(detail)),
        Ok(decision) => match decision.errors.into_iter().next() {
            Some((rule, detail)) => Err(Denied::RuleError { rule, detail }),
            None => Ok(decision.verdict),
        },
    };
    // All questions are put before any is judged, so that an error in one denies all.
    let levels = [
        Granularity::Boolean,
        Granularity::Count,
        Granularity::Record,
    ]
    .into_iter()
    .map(|level| Ok((level, ask(Question::Answer(level))?)))
    .collect::<Result<Vec<_>, Denied>>()?;
    let groups = FieldGroup::ALL
        .into_iter()
        .map(|group| Ok((group, ask(Question::Use(group))?)))
        .collect::<Result<Vec<_>, Denied>>()?;

    let mut granularity = None;
    let mut forbidden = Vec::new();
    let mut determining = BTreeSet::new();
    for (level, verdict) in levels {
        match verdict {
            Verdict::Allowed(ids) => {
                granularity = Some(level);
                determining.extend(ids);
            }
            Verdict::Silent => {}
            Verdict::Forbidden(ids) => {
                forbidden = ids;
                break;
            }
        }
    }
    let Some(granularity) = granularity else {
        if forbidden.is_empty() {
            return Err(Denied::NoRule {
                peer: request.asker.clone(),
                purpose: request.purpose.clone(),
            });
        }
        let advice = rules.advice(&forbidden);
        return Err(Denied::Forbidden {
            rules: forbidden,
            advice,
        });
    };
    let mut fields = FieldGroups::NONE;
    for (group, verdict) in groups {
        if let Verdict::Allowed(ids) = verdict {
            fields = fields.with(group);
            determining.extend(ids);
        }
    }
    let limits_of = || determining.iter().filter_map(|id| rules.limits(id));
    Ok(Ceiling {
        granularity,
        fields,
        max_records: limits_of()
            .filter_map(|l| l.max_records)
            .min()
            .unwrap_or(limits::RECORDS),
        min_count: limits_of()
            .filter_map(|l| l.min_count)
            .min_by_key(|k| Reverse(*k)),
        rules: determining.into_iter().collect(),
    })
}
