//! Which rule gives a peer what: for the people who write rules.

use std::collections::BTreeMap;

use serde::Serialize;
use steelyard_protocol::{
    fields::{FieldGroup, Granularity},
    ids::{ClusterId, Purpose},
};

use crate::{
    permit::{Ceiling, PeerRequest},
    rules::{Question, RuleInfo, RuleSet, Verdict},
};

/// Everything that the rules say about one peer and one purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The asking cluster.
    pub peer: ClusterId,
    /// Why it asks.
    pub purpose: Purpose,
    /// What it may learn at most; absent if it is denied.
    pub ceiling: Option<Ceiling>,
    /// Why it is denied, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denied: Option<String>,
    /// What the rules say to each level of answers, from least to most.
    pub answers: Vec<Said<Granularity>>,
    /// What the rules say to the use of each field group.
    pub fields: Vec<Said<FieldGroup>>,
    /// Rules that failed, each once; any denies.
    pub errors: Vec<RuleFailure>,
    /// The rules named above, by id.
    pub rules: BTreeMap<String, RuleInfo>,
}

/// What the rules say to one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said<T> {
    /// What was asked about.
    pub what: T,
    /// Whether it is allowed, taken alone.
    pub allowed: bool,
    /// The rules that decided: those that permit where it is allowed, those that forbid where one
    /// does, none where no rule speaks of it.
    pub rules: Vec<String>,
}

/// A rule that fails when it is evaluated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RuleFailure {
    /// The rule's id.
    pub rule: String,
    /// What goes wrong.
    pub detail: String,
    /// A peer for which it fails.
    pub peer: ClusterId,
    /// The purpose for which it fails.
    pub purpose: Purpose,
}

impl RuleSet {
    /// Says which rule gives the peer of `request` what.
    pub fn explain(&self, request: &PeerRequest) -> Explanation {
        let (ceiling, denied) = match self.authorize(request) {
            Ok(permit) => (Some(permit.ceiling().clone()), None),
            Err(denied) => (None, Some(denied.to_string())),
        };
        let mut errors = Vec::new();
        let answers = [
            Granularity::Boolean,
            Granularity::Count,
            Granularity::Record,
        ]
        .map(|level| self.said(request, level, Question::Answer(level), &mut errors));
        let fields = FieldGroup::ALL
            .map(|group| self.said(request, group, Question::Use(group), &mut errors));
        errors.sort();
        errors.dedup();
        let ids = answers
            .iter()
            .flat_map(|said| &said.rules)
            .chain(fields.iter().flat_map(|said| &said.rules))
            .chain(errors.iter().map(|failure| &failure.rule));
        let rules = ids
            .filter_map(|id| Some((id.clone(), self.rule(id)?.clone())))
            .collect();
        Explanation {
            peer: request.asker.clone(),
            purpose: request.purpose.clone(),
            ceiling,
            denied,
            answers: answers.into(),
            fields: fields.into(),
            errors,
            rules,
        }
    }

    /// Puts every question about every one of `requests` to the rules and lists the rules that
    /// fail, each once with the first peer and purpose for which it does. For the start of a node,
    /// when it should say which rules will deny.
    pub fn failures(&self, requests: &[PeerRequest]) -> Vec<RuleFailure> {
        let mut first_of_rule = BTreeMap::new();
        for request in requests {
            let mut errors = Vec::new();
            for level in [
                Granularity::Boolean,
                Granularity::Count,
                Granularity::Record,
            ] {
                self.said(request, level, Question::Answer(level), &mut errors);
            }
            for group in FieldGroup::ALL {
                self.said(request, group, Question::Use(group), &mut errors);
            }
            for failure in errors {
                first_of_rule.entry(failure.rule.clone()).or_insert(failure);
            }
        }
        first_of_rule.into_values().collect()
    }

    fn said<T>(
        &self,
        request: &PeerRequest,
        what: T,
        question: Question,
        errors: &mut Vec<RuleFailure>,
    ) -> Said<T> {
        let silent = Said {
            what,
            allowed: false,
            rules: Vec::new(),
        };
        let decision = self
            .peer(request)
            .and_then(|peer| self.decide(&peer, question));
        let Ok(decision) = decision else {
            // `authorize` says the same, and why, in `denied`.
            return silent;
        };
        let failed = !decision.errors.is_empty();
        errors.extend(
            decision
                .errors
                .into_iter()
                .map(|(rule, detail)| RuleFailure {
                    rule,
                    detail,
                    peer: request.asker.clone(),
                    purpose: request.purpose.clone(),
                }),
        );
        match decision.verdict {
            Verdict::Allowed(rules) => Said {
                allowed: !failed,
                rules,
                ..silent
            },
            Verdict::Forbidden(rules) => Said { rules, ..silent },
            Verdict::Silent => silent,
        }
    }
}
