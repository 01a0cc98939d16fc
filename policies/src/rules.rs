//! The cluster's rules: Cedar policies, loaded only if every one of them makes sense.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
    sync::Arc,
};

use cedar_policy::{
    Authorizer, Context, Decision as CedarDecision, Effect, Entities, Entity, EntityId,
    EntityTypeName, EntityUid, Policy, PolicyId, PolicySet, Request, RestrictedExpression, Schema,
    ValidationMode, ValidationWarning, Validator,
};
use miette::Diagnostic;
use serde::Serialize;
use steelyard_protocol::{
    fields::{FieldGroup, Granularity},
    limits,
};

use crate::{
    permit::PeerRequest,
    problem::{RuleProblem, RuleProblems, Source},
};

/// What rules can speak of, in Cedar's schema language, with comments for people who write rules.
pub const SCHEMA: &str = include_str!("../rules/steelyard.cedarschema");
/// The name under which problems of the schema are reported.
pub const SCHEMA_FILE: &str = "steelyard.cedarschema";
/// The rules that a new node starts with, with comments for people who change them.
pub const DEFAULT_RULES: &str = include_str!("../rules/default.cedar");
/// The name of the file of default rules.
pub const DEFAULT_RULES_FILE: &str = "default.cedar";

/// Longest text of rules, in bytes, that is read.
pub const RULE_TEXT_BYTES: usize = 1024 * 1024;

const ANNOTATIONS: [&str; 4] = ["id", "advice", "max_records", "min_count"];

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
            return Err(RuleProblems::new(problems));
        }
        Ok(Self(Arc::new(Loaded {
            policies,
            schema,
            names,
            rules,
            warnings,
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
            std::collections::HashSet::new(),
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
                cedar_policy::AuthorizationError::PolicyEvaluationError(e) => {
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

/// The policies of one file, each with the byte at which it begins.
fn read_policies(source: Source<'_>, problems: &mut Vec<RuleProblem>) -> Vec<(Policy, usize)> {
    if source.text.len() > RULE_TEXT_BYTES {
        problems.push(source.problem(
            RULE_TEXT_BYTES,
            format_args!(
                "the file has {} bytes; at most {RULE_TEXT_BYTES} are read",
                source.text.len()
            ),
            "split it into several files",
        ));
        return Vec::new();
    }
    let set = match PolicySet::from_str(source.text) {
        Ok(set) => set,
        Err(errors) => {
            for error in errors.iter() {
                problems.push(source.problem(
                    offset_of(error).unwrap_or(0),
                    error,
                    mend_of(error, "see the examples in default.cedar"),
                ));
            }
            return Vec::new();
        }
    };
    let mut searched = 0;
    let mut policies: Vec<&Policy> = set.policies().collect();
    policies.sort_by_key(|policy| number_in(policy.id().as_ref()));
    for template in set.templates() {
        let offset = template
            .to_cedar()
            .lines()
            .next()
            .and_then(|line| source.text.find(line));
        problems.push(source.problem(
            offset.unwrap_or(0),
            "the rule has a slot (`?principal` or `?resource`), so it is only a template",
            "name the cluster or field group instead of the slot",
        ));
    }
    policies
        .into_iter()
        .map(|policy| {
            let text = policy.to_cedar().unwrap_or_default();
            let offset = find_outside_comments(source.text, &text, searched).unwrap_or(searched);
            searched = (offset + text.len()).min(source.text.len());
            (policy.clone(), offset)
        })
        .collect()
}

/// Cedar numbers policies in the order of the text: `policy0`, `policy1`, …
fn number_in(id: &str) -> usize {
    id.trim_start_matches(|c: char| !c.is_ascii_digit())
        .parse()
        .unwrap_or(usize::MAX)
}

/// The first place from byte `from` on where `part` stands and its line is not commented out.
fn find_outside_comments(text: &str, part: &str, from: usize) -> Option<usize> {
    text.get(from..)?
        .match_indices(part)
        .map(|(at, _)| from + at)
        .find(|at| {
            let before = text.get(..*at).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            !line.contains("//")
        })
}

/// Checks the annotations of a rule and reads its limits.
fn check_annotations(
    source: Source<'_>,
    policy: &Policy,
    offset: usize,
    problems: &mut Vec<RuleProblem>,
) -> RuleLimits {
    let mut limits = RuleLimits::default();
    let place = |name: &str| {
        source
            .text
            .get(offset..)
            .and_then(|rest| rest.find(&format!("@{name}")))
            .map_or(offset, |at| offset + at)
    };
    if policy.annotation("id").is_none_or(str::is_empty) {
        problems.push(source.problem(
            offset,
            "the rule has no id",
            "write a name of its own before it, such as `@id(\"partners-answer\")`",
        ));
    }
    for (name, value) in policy.annotations() {
        let forbids = policy.effect() == Effect::Forbid;
        match name {
            "id" | "advice" => {}
            "max_records" | "min_count" if forbids => problems.push(source.problem(
                place(name),
                format_args!("`@{name}` has no effect on a rule that forbids"),
                "put it on the rule that permits",
            )),
            "max_records" => match value.parse() {
                Ok(n) if (1..=limits::RECORDS).contains(&n) => limits.max_records = Some(n),
                _ => problems.push(source.problem(
                    place(name),
                    format_args!("`{value}` is no number of records"),
                    format_args!("write a number from 1 to {}", limits::RECORDS),
                )),
            },
            "min_count" => match value.parse() {
                Ok(n) if n >= 2 => limits.min_count = Some(n),
                _ => problems.push(source.problem(
                    place(name),
                    format_args!("`{value}` is no threshold for counts"),
                    "write a whole number from 2 on, or leave `@min_count` out for exact counts",
                )),
            },
            // A misspelt limit would silently allow more than was meant.
            _ => problems.push(source.problem(
                place(name),
                format_args!("`@{name}` is no annotation of rules"),
                format_args!("use one of @{}", ANNOTATIONS.join(", @")),
            )),
        }
    }
    limits
}

/// Holds the rules against the schema. Returns what is odd but allowed.
fn validate(
    schema: &Schema,
    policies: &PolicySet,
    origins: &BTreeMap<String, (Source<'_>, usize)>,
    problems: &mut Vec<RuleProblem>,
) -> Vec<RuleProblem> {
    let result = Validator::new(schema.clone()).validate(policies, ValidationMode::Strict);
    let located = |id: &PolicyId, finding: &dyn Diagnostic, mend: &str| {
        let (source, offset) = origins.get::<str>(id.as_ref()).copied()?;
        Some(source.problem(
            offset_of(finding).unwrap_or(offset),
            finding,
            mend_of(finding, mend),
        ))
    };
    let mut seen = BTreeSet::new();
    for error in result.validation_errors() {
        let mend = "steelyard.cedarschema lists what rules can speak of";
        problems.extend(
            located(error.policy_id(), error, mend).filter(|problem| seen.insert(problem.clone())),
        );
    }
    let mut odd = Vec::new();
    for warning in result.validation_warnings() {
        let harmless = matches!(
            warning,
            ValidationWarning::MixedScriptString(_) | ValidationWarning::ConfusableIdentifier(_)
        );
        // A rule that can never apply is refused: its author believes that it permits or, worse,
        // forbids something.
        let mend = "the rule would not do what it seems to say; change it or take it out";
        let found = located(warning.policy_id(), warning, mend)
            .filter(|problem| seen.insert(problem.clone()));
        if harmless {
            odd.extend(found);
        } else {
            problems.extend(found);
        }
    }
    odd
}

/// Where a finding points to, in bytes of its file.
fn offset_of(finding: &dyn Diagnostic) -> Option<usize> {
    finding.labels()?.next().map(|label| label.offset())
}

fn mend_of(finding: &dyn Diagnostic, otherwise: &str) -> String {
    finding
        .help()
        .map_or_else(|| otherwise.to_owned(), |help| help.to_string())
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
