//! What rules give a peer: the shipped ones, changed ones, and ones that fail.

use steelyard_policies::{
    permit::{Ceiling, Denied, PeerRequest, Released},
    rules::{DEFAULT_RULES, RuleSet},
};
use steelyard_protocol::fields::{FieldGroup, FieldGroups, Granularity};

use crate::scene::{cluster, request};

fn shipped() -> RuleSet {
    RuleSet::default_rules().unwrap()
}

/// The shipped rules and some more.
fn shipped_and(text: &str) -> RuleSet {
    load(&[("default.cedar", DEFAULT_RULES), ("local.cedar", text)])
}

fn load(sources: &[(&str, &str)]) -> RuleSet {
    RuleSet::load(sources).unwrap_or_else(|problems| panic!("{problems}"))
}

fn biowin(purpose: &str) -> PeerRequest {
    request("biowin", "BE", purpose)
}

fn ceiling(rules: &RuleSet, request: &PeerRequest) -> Ceiling {
    rules
        .authorize(request)
        .unwrap_or_else(|denied| panic!("{denied}"))
        .ceiling()
        .clone()
}

// A rule that fails for every peer but one named `x`: it asks for the attribute of an unknown entity.
const FAILING_FORBID: &str = r#"
@id("broken")
forbid (principal, action == Action::"use", resource == FieldGroup::"contact")
when { principal.country == Cluster::"nobody".country };
"#;

#[test]
fn partners_get_records_with_all_but_contact_persons() {
    for purpose in ["funding-call", "event"] {
        let given = ceiling(&shipped(), &biowin(purpose));
        assert_eq!(given.granularity, Granularity::Record);
        assert_eq!(given.fields, FieldGroups::WITHOUT_CONTACT);
        assert_eq!((given.max_records, given.min_count), (100, None));
        assert_eq!(given.rules, ["partners-answer", "partners-fields"]);
    }
    assert_eq!(
        ceiling(&shipped(), &biowin("matchmaking")).fields,
        FieldGroups::ALL
    );
}

#[test]
fn statistics_are_counts_with_a_threshold_across_clusters_only() {
    let others = ceiling(&shipped(), &biowin("statistics"));
    assert_eq!(others.granularity, Granularity::Count);
    assert_eq!(others.min_count, Some(5));
    assert_eq!(others.release(4), Released::FewerThan(5));
    assert_eq!(others.release(0), Released::FewerThan(5));
    assert_eq!(others.release(5), Released::Exact(5));
    assert!(!others.fields.contains(FieldGroup::Identity));
    let own = PeerRequest {
        own: true,
        ..biowin("statistics")
    };
    let own = ceiling(&shipped(), &own);
    assert_eq!((own.granularity, own.min_count), (Granularity::Count, None));
    assert_eq!(own.release(1), Released::Exact(1));
}

#[test]
fn an_unknown_purpose_gives_nothing() {
    let denied = shipped().authorize(&biowin("advertising")).unwrap_err();
    assert!(matches!(denied, Denied::NoRule { .. }), "{denied}");
    assert!(
        denied.to_string().contains("`biowin` for `advertising`"),
        "{denied}"
    );
}

#[test]
fn a_suspended_cluster_gets_nothing_and_the_rule_is_named() {
    let suspended = PeerRequest {
        active: false,
        ..biowin("matchmaking")
    };
    let denied = shipped().authorize(&suspended).unwrap_err();
    let Denied::Forbidden { rules, advice } = &denied else {
        panic!("{denied}")
    };
    assert_eq!(rules, &["suspended"]);
    assert_eq!(advice.len(), 1);
    assert!(denied.to_string().contains("rule `suspended`"), "{denied}");
}

#[test]
fn no_rules_permit_nothing() {
    assert!(load(&[]).authorize(&biowin("matchmaking")).is_err());
}

#[test]
fn the_commented_examples_work_once_uncommented() {
    let start = DEFAULT_RULES
        .find("// @id(\"not-example-cluster\")")
        .unwrap();
    let examples: String = DEFAULT_RULES[start..]
        .lines()
        .map(|line| line.strip_prefix("// ").unwrap_or(line))
        .map(|line| match line {
            prose if prose.starts_with(char::is_uppercase) || prose == "//" => "\n".to_owned(),
            rule => format!("{rule}\n"),
        })
        .collect();
    let rules = shipped_and(&examples);
    let denied = rules.authorize(&request("example-cluster", "BE", "matchmaking"));
    assert!(matches!(denied.unwrap_err(), Denied::Forbidden { .. }));
    let numbers = ceiling(&rules, &request("other", "XX", "matchmaking"));
    assert_eq!(numbers.granularity, Granularity::Count);
    let biowins = ceiling(&rules, &biowin("matchmaking"));
    assert_eq!(biowins.granularity, Granularity::Record);
    assert!(!biowins.fields.contains(FieldGroup::Needs));
}

#[test]
fn a_forbidden_level_takes_the_levels_above_it_along() {
    let rules = shipped_and(
        r#"@id("no-counts") forbid (principal, action == Action::"answer-count", resource);"#,
    );
    let given = ceiling(&rules, &biowin("matchmaking"));
    assert_eq!(given.granularity, Granularity::Boolean);
}

#[test]
fn of_several_permits_the_strictest_limits_count() {
    let rules = shipped_and(
        r#"
        @id("generous") @max_records("90") @min_count("3")
        permit (principal, action == Action::"answer-record", resource);
        @id("strict") @max_records("10") @min_count("7")
        permit (principal, action == Action::"answer-count", resource);
        @id("for-others") @max_records("1") @min_count("1000")
        permit (principal == Cluster::"biopmed", action, resource);
        "#,
    );
    let given = ceiling(&rules, &biowin("matchmaking"));
    assert_eq!(given.max_records, 10);
    assert_eq!(given.min_count, Some(7));
    let named: Vec<&str> = given.rules.iter().map(String::as_str).collect();
    assert!(
        named.contains(&"strict") && !named.contains(&"for-others"),
        "{named:?}"
    );
}

#[test]
fn a_forbid_that_fails_denies_instead_of_being_skipped() {
    let rules = shipped_and(FAILING_FORBID);
    let denied = rules.authorize(&biowin("event")).unwrap_err();
    let Denied::RuleError { rule, detail } = &denied else {
        panic!("{denied}")
    };
    assert_eq!(rule, "broken");
    assert!(detail.contains("nobody"), "{detail}");
}

#[test]
fn a_permit_that_fails_denies_although_another_permits() {
    let rules = shipped_and(
        r#"@id("overflow") permit (principal, action == Action::"answer-boolean", resource)
           when { 9223372036854775807 + 1 > 0 };"#,
    );
    let denied = rules.authorize(&biowin("matchmaking")).unwrap_err();
    assert!(matches!(denied, Denied::RuleError { .. }), "{denied}");
}

#[test]
fn failing_rules_are_listed_once_at_start() {
    let rules = shipped_and(&format!(
        "{FAILING_FORBID}
        @id(\"only-for-events\") forbid (principal, action == Action::\"answer-record\", resource)
        when {{ context.purpose == \"event\" && Cluster::\"nobody\".own }};"
    ));
    let all: Vec<PeerRequest> = ["matchmaking", "event", "statistics"]
        .into_iter()
        .flat_map(|why| [biowin(why), request("biopmed", "IT", why)])
        .collect();
    let failures = rules.failures(&all);
    let named: Vec<&str> = failures.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(named, ["broken", "only-for-events"]);
    assert_eq!(failures[1].purpose.as_str(), "event");
    assert!(
        rules
            .failures(&all[..1])
            .iter()
            .all(|f| f.rule != "only-for-events")
    );
    assert!(shipped().failures(&all).is_empty());
}

#[test]
fn an_explanation_says_which_rule_gives_and_which_forbids() {
    let rules = shipped_and(
        r#"@id("no-needs") @advice("needs stay with us")
           forbid (principal, action == Action::"use", resource == FieldGroup::"needs");"#,
    );
    let explained = rules.explain(&biowin("event"));
    assert_eq!(explained.peer, cluster("biowin"));
    assert_eq!(explained.ceiling, Some(ceiling(&rules, &biowin("event"))));
    let of = |group| {
        explained
            .fields
            .iter()
            .find(|said| said.what == group)
            .unwrap()
    };
    assert_eq!(of(FieldGroup::Offers).rules, ["partners-fields"]);
    assert!(!of(FieldGroup::Needs).allowed);
    assert_eq!(of(FieldGroup::Needs).rules, ["no-needs"]);
    assert!(of(FieldGroup::Contact).rules.is_empty() && !of(FieldGroup::Contact).allowed);
    let rule = &explained.rules["no-needs"];
    assert_eq!(
        (rule.file.as_str(), rule.line, rule.forbids),
        ("local.cedar", 1, true)
    );
    assert_eq!(rule.advice.as_deref(), Some("needs stay with us"));
    let json = serde_json::to_value(&explained).unwrap();
    assert_eq!(json["answers"][2]["what"], "record");
    assert_eq!(json["answers"][2]["rules"][0], "partners-answer");
}

#[test]
fn an_explanation_of_failing_rules_names_them_and_allows_nothing() {
    let explained = shipped_and(FAILING_FORBID).explain(&biowin("matchmaking"));
    assert_eq!(explained.ceiling, None);
    assert!(explained.denied.unwrap().contains("`broken`"));
    assert_eq!(explained.errors.len(), 1);
    let contact = explained.fields.last().unwrap();
    assert!(!contact.allowed, "{contact:?}");
}
