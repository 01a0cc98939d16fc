//! Reading and checking a text of rules, with a place and a mend for everything that is wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use cedar_policy::{
    Effect, Policy, PolicyId, PolicySet, Schema, ValidationMode, ValidationWarning, Validator,
};
use miette::Diagnostic;
use steelyard_protocol::limits;

use crate::{
    problem::{RuleProblem, Source},
    rule_depth::check_depth,
    rules::RuleLimits,
};

/// Longest text of rules, in bytes, that is read.
const RULE_TEXT_BYTES: usize = 1024 * 1024;

/// The annotations that mean something.
const ANNOTATIONS: [&str; 4] = ["id", "advice", "max_records", "min_count"];

/// The policies of one file, each with the byte at which it begins.
pub(crate) fn read_policies(
    source: Source<'_>,
    problems: &mut Vec<RuleProblem>,
) -> Vec<(Policy, usize)> {
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
    if let Err(problem) = check_depth(source) {
        problems.push(problem);
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
pub(crate) fn check_annotations(
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
pub(crate) fn validate(
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
    let mut wrong = BTreeSet::new();
    for error in result.validation_errors() {
        wrong.insert(error.policy_id());
        let mend = "steelyard.cedarschema lists what rules can speak of";
        problems.extend(
            located(error.policy_id(), error, mend).filter(|problem| seen.insert(problem.clone())),
        );
    }
    let mut odd = Vec::new();
    // A rule with an error often cannot apply either; the error says why.
    let others = result
        .validation_warnings()
        .filter(|warning| !wrong.contains(warning.policy_id()));
    for warning in others {
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
pub(crate) fn offset_of(finding: &dyn Diagnostic) -> Option<usize> {
    finding.labels()?.next().map(|label| label.offset())
}

fn mend_of(finding: &dyn Diagnostic, otherwise: &str) -> String {
    finding
        .help()
        .map_or_else(|| otherwise.to_owned(), |help| help.to_string())
}
