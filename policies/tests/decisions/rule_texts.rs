//! Whatever is wrong with a text of rules is named with its place and a mend.

use proptest::prelude::*;
use steelyard_policies::{
    problem::RuleProblem,
    rules::{DEFAULT_RULES, RuleSet},
};

fn problems(sources: &[(&str, &str)]) -> Vec<RuleProblem> {
    match RuleSet::load(sources) {
        Ok(_) => panic!("loaded: {sources:?}"),
        Err(problems) => problems.iter().cloned().collect(),
    }
}

/// The only problem of a text: its line and column, and its message and mend in one line.
fn problem(text: &str) -> (usize, usize, String) {
    let found = problems(&[("mine.cedar", text)]);
    assert_eq!(found.len(), 1, "{found:#?}");
    let only = &found[0];
    assert_eq!(only.file, "mine.cedar");
    assert!(
        !only.mend.is_empty() && !only.message.is_empty(),
        "{only:?}"
    );
    (
        only.line,
        only.column,
        format!("{}; {}", only.message, only.mend),
    )
}

#[test]
fn bad_syntax_is_placed() {
    let (line, _, text) =
        problem("@id(\"a\")\npermit (principal, action, resource)\nwhen { 1 ++ 2 };");
    assert_eq!(line, 3, "{text}");
}

#[test]
fn a_word_that_the_schema_does_not_know_is_named() {
    for (rule, word) in [
        (
            "permit (principal, action == Action::\"answer-records\", resource);",
            "answer-records",
        ),
        (
            "permit (principal == Clusters::\"biowin\", action, resource);",
            "Clusters",
        ),
        (
            "permit (principal, action, resource)\nwhen { principal.land == \"NO\" };",
            "land",
        ),
        (
            "permit (principal, action, resource)\nwhen { context.reason == \"x\" };",
            "reason",
        ),
        (
            "permit (principal, action, resource == FieldGroup::\"contacts\");",
            "contacts",
        ),
        (
            "permit (principal, action, resource)\nwhen { principal.own == \"yes\" };",
            "",
        ),
    ] {
        let found = problems(&[("mine.cedar", &format!("// é\n@id(\"a\") {rule}"))]);
        let said = found[0].to_string();
        assert!(said.contains(word), "{said}");
        assert!(said.starts_with("mine.cedar:"), "{said}");
        let expected = 2 + rule.matches('\n').count();
        assert_eq!(found[0].line, expected, "{said}");
    }
}

#[test]
fn a_rule_that_can_never_apply_is_refused() {
    let contradiction = "
        @id(\"never\")
        forbid (principal, action == Action::\"answer-record\", resource == FieldGroup::\"contact\");";
    for problem in problems(&[("mine.cedar", contradiction)]) {
        assert_eq!((problem.line, problem.column), (2, 9), "{problem}");
        assert!(problem.message.contains("`never`"), "{problem}");
        assert!(problem.mend.contains("would not do"), "{problem}");
    }
    let (_, _, text) =
        problem("@id(\"never\") forbid (principal, action, resource) when { false };");
    assert!(text.contains("never"), "{text}");
}

#[test]
fn every_rule_has_an_id_of_its_own() {
    let rule = "permit (principal, action, resource);";
    let (line, column, text) = problem(&format!("// {rule}\n  {rule}"));
    assert_eq!((line, column), (2, 3), "{text}");
    assert!(text.contains("no id"), "{text}");
    let one = format!("@id(\"one\") {rule}");
    let found = problems(&[("a.cedar", &one), ("b.cedar", &format!("\n{one}\n{one}"))]);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert_eq!((found[0].file.as_str(), found[0].line), ("b.cedar", 2));
    assert!(found[0].mend.contains("a.cedar:1"), "{:?}", found[0]);
    assert_eq!(found[1].line, 3);
}

#[test]
fn annotations_are_known_and_their_values_make_sense() {
    let rule = "permit (principal, action, resource);";
    for (annotation, expected) in [
        ("@max_records(\"0\")", "1 to 100"),
        ("@max_records(\"101\")", "1 to 100"),
        ("@max_records(\"many\")", "`many`"),
        ("@min_count(\"1\")", "from 2 on"),
        ("@min_count(\"-5\")", "`-5`"),
        ("@min_counts(\"5\")", "`@min_counts`"),
    ] {
        let (line, column, text) = problem(&format!("@id(\"a\")\n {annotation}\n{rule}"));
        assert_eq!((line, column), (2, 2), "{text}");
        assert!(text.contains(expected), "{text}");
    }
    let (_, _, text) =
        problem("@id(\"a\") @min_count(\"5\") forbid (principal, action, resource);");
    assert!(text.contains("forbids"), "{text}");
}

#[test]
fn a_template_is_no_rule() {
    let (line, _, text) =
        problem("\n@id(\"a\") permit (principal == ?principal, action, resource);");
    assert_eq!(line, 2, "{text}");
    assert!(text.contains("?principal"), "{text}");
}

#[test]
fn all_problems_of_all_files_are_listed_at_once() {
    let found = problems(&[
        ("a.cedar", "permit (principal, action, resource);"),
        ("b.cedar", "permit (principal, "),
        (
            "c.cedar",
            "@id(\"c\") permit (principal, action == Action::\"x\", resource);",
        ),
    ]);
    let mut files: Vec<&str> = found.iter().map(|p| p.file.as_str()).collect();
    files.dedup();
    assert_eq!(files, ["a.cedar", "b.cedar", "c.cedar"], "{found:#?}");
}

/// A rule whose condition is `before` n times, a misspelt attribute, `after` n times.
fn nested(before: &str, after: &str, n: usize) -> String {
    let (before, after) = (before.repeat(n), after.repeat(n));
    format!(
        "@id(\"deep\") permit (principal, action, resource) when {{ {before}principal.bogus{after} }};"
    )
}

#[test]
fn deep_nesting_is_a_problem_and_no_crash() {
    for (before, after) in [
        ("(", ")"),
        ("!(", ")"),
        ("[", "].contains(1)"),
        ("{a: ", "}.a"),
        ("if principal.own then true else ", ""),
        ("principal.own || ", ""),
        ("", " && principal.own"),
        ("", " + 1"),
        ("", ".own"),
        ("", "[\"own\"]"),
        ("", " } when { principal.own"),
        ("\"\\\"\" == \"(\" || ", ""),
    ] {
        let (_, _, text) = problem(&nested(before, after, 20_000));
        assert!(
            text.contains("more than") && text.contains("split"),
            "{text}"
        );
        // Cedar's validator says nothing of what lies too deep for it: up to our limits it speaks.
        let deepest = (1..200)
            .map(|n| problems(&[("mine.cedar", &nested(before, after, n))]))
            .take_while(|found| !found[0].message.contains("more than"))
            .inspect(|found| {
                let named = found.iter().any(|p| p.message.contains("`bogus`"));
                assert!(named, "{found:?}");
            })
            .count();
        assert!(deepest >= 10, "only {deepest} times `{before}…{after}`");
    }
}

#[test]
fn brackets_and_operators_in_comments_and_quotes_do_not_count() {
    let text = format!(
        "// {0}\r@id(\"a\") @advice(\"{0} \\\" {0}\") permit (principal, action, resource);",
        "(|| ".repeat(500)
    );
    assert!(RuleSet::load(&[("mine.cedar", &text)]).is_ok());
    let (line, column, text) = problem("\n@id(\"a) permit (principal, action, resource);");
    assert_eq!((line, column), (2, 5), "{text}");
}

#[test]
fn long_lists_of_clusters_are_no_depth() {
    let all: Vec<String> = (0..1_500).map(|n| format!("Cluster::\"c-{n}\"")).collect();
    let text = format!(
        "@id(\"a\") permit (principal, action, resource) when {{ [{}].contains(principal) }};",
        all.join(", ")
    );
    assert!(RuleSet::load(&[("mine.cedar", &text)]).is_ok());
}

#[test]
fn a_text_too_long_is_refused_unread() {
    let (_, _, text) = problem(&"/".repeat(2 << 20));
    assert!(text.contains("1048576"), "{text}");
}

/// What a careless or hostile editor does to a text.
#[derive(Debug, Clone)]
enum Slip {
    Delete(usize, usize),
    Double(usize, usize),
    Type(usize, String),
}

fn slip() -> impl Strategy<Value = Slip> {
    let bit = prop_oneof![
        "[ -~]{1,4}",
        Just("\"".to_owned()),
        Just("æ\u{202e}\n".to_owned()),
        Just("@id(\"x\")".to_owned()),
        Just("?resource".to_owned()),
        Just(" || Cluster::\"x\".own".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        (any::<usize>(), 1usize..40).prop_map(|(at, len)| Slip::Delete(at, len)),
        (any::<usize>(), 1usize..40).prop_map(|(at, len)| Slip::Double(at, len)),
        (any::<usize>(), bit).prop_map(|(at, what)| Slip::Type(at, what)),
    ]
}

fn with_slips(slips: Vec<Slip>) -> String {
    let mut chars: Vec<char> = DEFAULT_RULES.chars().collect();
    for slip in slips {
        match slip {
            Slip::Delete(at, len) => {
                let at = at % (chars.len() + 1);
                chars.drain(at..chars.len().min(at + len));
            }
            Slip::Double(at, len) => {
                let at = at % (chars.len() + 1);
                let again = chars[at..chars.len().min(at + len)].to_vec();
                chars.splice(at..at, again);
            }
            Slip::Type(at, what) => {
                let at = at % (chars.len() + 1);
                chars.splice(at..at, what.chars());
            }
        }
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Rules with slips of the pen load, or every problem has its place in the text and a mend.
    #[test]
    fn slips_load_or_are_placed(slips in proptest::collection::vec(slip(), 1..4)) {
        let text = with_slips(slips);
        let lines = text.split('\n').count();
        if let Err(problems) = RuleSet::load(&[("mine.cedar", &text)]) {
            prop_assert!(problems.iter().count() > 0);
            for problem in problems.iter() {
                prop_assert!((1..=lines).contains(&problem.line), "{:?}", problem);
                prop_assert!(problem.column >= 1);
                prop_assert!(!problem.message.is_empty() && !problem.mend.is_empty(), "{:?}", problem);
            }
        }
    }
}
