//! The cluster's rules: Cedar policies, loaded only if every one of them makes sense.

use std::{
    collections::{BTreeMap, HashSet},
    str::FromStr,
    sync::Arc,
};

use cedar_policy::{
    AuthorizationError, Authorizer, Context, Decision as CedarDecision, Effect, Entities, Entity,
    EntityId, EntityTypeName, EntityUid, PolicyId, PolicySet, Request, RestrictedExpression,
    Schema,
};
use serde::Serialize;
use steelyard_protocol::fields::{FieldGroup, Granularity};

use crate::{
    permit::PeerRequest,
    problem::{RuleProblem, RuleProblems, Source},
    rule_text::{check_annotations, offset_of, read_policies, validate},
};

/// What rules can speak of, in Cedar's schema language, with comments for people who write rules.
pub const SCHEMA: &str = include_str!("../rules/steelyard.cedarschema");
/// The name under which problems of the schema are reported.
pub const SCHEMA_FILE: &str = "steelyard.cedarschema";
/// The rules that a new node starts with, with comments for people who change them.
pub const DEFAULT_RULES: &str = include_str!("../rules/default.cedar");
/// The name of the file of default rules.
pub const DEFAULT_RULES_FILE: &str = "default.cedar";

/// One rule, as explanations name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleInfo {
    /// Its id.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// The line that it begins on, from 1.
    pub line: usize,
    /// Whether it forbids; else it permits.
    pub forbids: bool,
    /// Its advice, where given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// The limits that it sets.
    #[serde(flatten)]
    pub limits: RuleLimits,
}

/// The limits that a permitting rule sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RuleLimits {
    /// Most records in one answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_records: Option<u32>,
    /// Smaller counts come back as "fewer than this".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_count: Option<u64>,
}

/// Rules that have been checked against the schema. Cheap to clone.
#[derive(Clone, Debug)]
pub struct RuleSet(Arc<Loaded>);

#[derive(Debug)]
struct Loaded {
    policies: PolicySet,
    schema: Schema,
    names: Names,
    rules: BTreeMap<String, RuleInfo>,
    warnings: Vec<RuleProblem>,
    /// What they were loaded from, file by file.
    texts: Vec<String>,
}

/// The entity types of the schema.
#[derive(Debug)]
struct Names {
    cluster: EntityTypeName,
    members: EntityTypeName,
    group: EntityTypeName,
    action: EntityTypeName,
}

/// What the rules are asked about a peer.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Question {
    Answer(Granularity),
    Use(FieldGroup),
}

/// What the rules say to one question, with the ids of the rules that decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Allowed(Vec<String>),
    Forbidden(Vec<String>),
    /// No rule speaks of it, which denies.
    Silent,
}

#[derive(Debug)]
pub(crate) struct Decision {
    pub(crate) verdict: Verdict,
    /// Rules that failed, with what went wrong. Cedar leaves such rules out of its decision, so a
    /// failing `forbid` would permit: whoever reads `verdict` must read this first.
    pub(crate) errors: Vec<(String, String)>,
}

/// The asking peer as the rules see it.
pub(crate) struct Peer {
    uid: EntityUid,
    entities: Entities,
    context: Context,
}

impl RuleSet {
    /// Loads the rules of `sources`, pairs of file name and text.
    ///
    /// # Errors
    /// Everything that is wrong with them: syntax, words that the schema does not know, rules that
    /// can never apply, missing or repeated ids, unknown annotations and wrong values of them.
    pub fn load(sources: &[(&str, &str)]) -> Result<Self, RuleProblems> {
        let schema = read_schema()?;
        let names = names_of_schema()?;
        let mut problems = Vec::new();
        let mut rules = BTreeMap::new();
        let mut policies = PolicySet::new();
        let mut origins = BTreeMap::new();
        for (file, text) in sources {
            let source = Source { file, text };
            for (policy, offset) in read_policies(source, &mut problems) {
                let annotations = check_annotations(source, &policy, offset, &mut problems);
                let (line, column) = source.line_and_column(offset);
                let id = match policy.annotation("id") {
                    Some(id) if !id.is_empty() && !rules.contains_key(id) => id.to_owned(),
                    // Reported by `check_annotations` or just below; the place stands in for it.
                    _ => format!("{file}:{line}:{column}"),
                };
                if let Some(first) = policy.annotation("id").and_then(|id| rules.get(id)) {
                    let first: &RuleInfo = first;
                    problems.push(source.problem(
                        offset,
                        format_args!("two rules have the id `{}`", first.id),
                        format_args!(
                            "the other one stands at {}:{}; give one of them another id",
                            first.file, first.line
                        ),
                    ));
                }
                rules.insert(
                    id.clone(),
                    RuleInfo {
                        id: id.clone(),
                        file: (*file).to_owned(),
                        line,
                        forbids: policy.effect() == Effect::Forbid,
                        advice: policy.annotation("advice").map(str::to_owned),
                        limits: annotations,
                    },
                );
                origins.insert(id.clone(), (source, offset));
                if let Err(error) = policies.add(policy.new_id(PolicyId::new(id))) {
                    problems.push(source.problem(offset, error, "give the rule another id"));
                }
            }
        }
        let warnings = validate(&schema, &policies, &origins, &mut problems);
        if !problems.is_empty() {
            let order = |file: &str| sources.iter().position(|(name, _)| *name == file);
            problems.sort_by_key(|p| (order(&p.file), p.line, p.column));
            return Err(RuleProblems::new(problems));
        }
        Ok(Self(Arc::new(Loaded {
            policies,
            schema,
            names,
            rules,
            warnings,
            texts: sources.iter().map(|(_, text)| (*text).to_owned()).collect(),
        })))
    }

    /// The rules that a new node starts with.
    ///
    /// # Errors
    /// Never with the rules as they are shipped; a test holds that.
    pub fn default_rules() -> Result<Self, RuleProblems> {
        Self::load(&[(DEFAULT_RULES_FILE, DEFAULT_RULES)])
    }

    /// The rules, by id.
    pub fn rules(&self) -> impl Iterator<Item = &RuleInfo> {
        self.0.rules.values()
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&RuleInfo> {
        self.0.rules.get(id)
    }

    /// What is odd but allowed, such as letters of two scripts in one word.
    pub fn warnings(&self) -> &[RuleProblem] {
        &self.0.warnings
    }

    /// Whether they were loaded from the same texts as `other`, whatever the files are called.
    pub fn has_texts_of(&self, other: &Self) -> bool {
        self.0.texts == other.0.texts
    }

    pub(crate) fn limits(&self, id: &str) -> Option<RuleLimits> {
        self.rule(id).map(|rule| rule.limits)
    }

    pub(crate) fn advice(&self, ids: &[String]) -> Vec<String> {
        ids.iter()
            .filter_map(|id| self.rule(id)?.advice.clone())
            .collect()
    }

    /// The peer of `request` in the form in which rules see it.
    pub(crate) fn peer(&self, request: &PeerRequest) -> Result<Peer, String> {
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let uid = EntityUid::from_type_name_and_id(
            self.0.names.cluster.clone(),
            EntityId::new(request.asker.as_str()),
        );
        let attributes = [
            ("id", text(request.asker.as_str())),
            ("name", text(&request.name)),
            ("country", text(request.country.as_str())),
            ("active", RestrictedExpression::new_bool(request.active)),
            ("own", RestrictedExpression::new_bool(request.own)),
        ];
        let cluster = Entity::new(
            uid.clone(),
            attributes
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            HashSet::new(),
        )
        .map_err(|e| e.to_string())?;
        let entities =
            Entities::from_entities([cluster], Some(&self.0.schema)).map_err(|e| e.to_string())?;
        let context = Context::from_pairs([("purpose".to_owned(), text(request.purpose.as_str()))])
            .map_err(|e| e.to_string())?;
        Ok(Peer {
            uid,
            entities,
            context,
        })
    }

    /// Puts one question about `peer` to all rules.
    pub(crate) fn decide(&self, peer: &Peer, question: Question) -> Result<Decision, String> {
        let names = &self.0.names;
        let (action, resource_type, resource) = match question {
            Question::Answer(level) => (format!("answer-{level}"), &names.members, "all"),
            Question::Use(group) => ("use".to_owned(), &names.group, group.as_str()),
        };
        let uid = |name: &EntityTypeName, id: &str| {
            EntityUid::from_type_name_and_id(name.clone(), EntityId::new(id))
        };
        let request = Request::new(
            peer.uid.clone(),
            uid(&names.action, &action),
            uid(resource_type, resource),
            peer.context.clone(),
            Some(&self.0.schema),
        )
        .map_err(|e| e.to_string())?;
        let response = Authorizer::new().is_authorized(&request, &self.0.policies, &peer.entities);
        let mut errors: Vec<(String, String)> = response
            .diagnostics()
            .errors()
            .map(|error| match error {
                AuthorizationError::PolicyEvaluationError(e) => {
                    (e.policy_id().to_string(), e.inner().to_string())
                }
            })
            .collect();
        errors.sort();
        let mut ids: Vec<String> = response
            .diagnostics()
            .reason()
            .map(ToString::to_string)
            .collect();
        ids.sort();
        let verdict = match response.decision() {
            CedarDecision::Allow => Verdict::Allowed(ids),
            CedarDecision::Deny if ids.is_empty() => Verdict::Silent,
            CedarDecision::Deny => Verdict::Forbidden(ids),
        };
        Ok(Decision { verdict, errors })
    }
}

fn read_schema() -> Result<Schema, RuleProblems> {
    let source = Source {
        file: SCHEMA_FILE,
        text: SCHEMA,
    };
    match Schema::from_cedarschema_str(SCHEMA) {
        Ok((schema, _)) => Ok(schema),
        Err(error) => Err(RuleProblems::new(vec![source.problem(
            offset_of(&error).unwrap_or(0),
            &error,
            "put the shipped schema back",
        )])),
    }
}

fn names_of_schema() -> Result<Names, RuleProblems> {
    let name = |text: &str| {
        EntityTypeName::from_str(text).map_err(|error| {
            let source = Source {
                file: SCHEMA_FILE,
                text: SCHEMA,
            };
            RuleProblems::new(vec![source.problem(
                0,
                error,
                "put the shipped schema back",
            )])
        })
    };
    Ok(Names {
        cluster: name("Cluster")?,
        members: name("Members")?,
        group: name("FieldGroup")?,
        action: name("Action")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_fit_the_shipped_schema() {
        let rules = RuleSet::default_rules().unwrap_or_else(|problems| panic!("{problems}"));
        assert!(rules.warnings().is_empty(), "{:?}", rules.warnings());
    }
}
