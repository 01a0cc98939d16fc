//! A cluster's own rules bound what consents give; a rule that fails denies.

use integration_tests::{
    federation::{Federation, status_of},
    members::{consent_of_all, everyone, members},
    peer::{Peer, answer_of, code_of, signed_query},
    process::verified_log,
    setup::Spec,
};
use steelyard_protocol::{
    answer::ReductionCode,
    fields::{FieldGroup, Granularity},
    frame::Response,
    refusal::RefusalCode,
    result::Status,
};

const OWN_RULES: &str = r#"
@id("norway") @max_records("2")
permit (
    principal,
    action in [Action::"answer-boolean", Action::"answer-count", Action::"answer-record"],
    resource == Members::"all"
)
when { context.purpose == "matchmaking" && principal.country == "NO" };

@id("biowin-counts")
permit (
    principal == Cluster::"biowin",
    action in [Action::"answer-boolean", Action::"answer-count"],
    resource == Members::"all"
);

@id("fields")
permit (principal, action == Action::"use", resource)
unless { resource == FieldGroup::"identity" };
"#;

/// One rule that can be evaluated for everybody but Biowin, beside rules that permit all.
const FAILING_RULES: &str = r#"
@id("all-answers")
permit (
    principal,
    action in [Action::"answer-boolean", Action::"answer-count", Action::"answer-record"],
    resource == Members::"all"
);

@id("all-fields")
permit (principal, action == Action::"use", resource);

@id("broken")
forbid (principal, action == Action::"use", resource == FieldGroup::"contact")
when { principal.id == "biowin" && principal.country == Cluster::"nobody".country };
"#;

async fn federation(rules: &str) -> Federation {
    let specs = vec![
        Spec::new("turin", "IT")
            .members(members("M", 3), consent_of_all().sheet())
            .rules(rules),
        Spec::new("oslo", "NO"),
        Spec::new("biowin", "BE"),
        Spec::new("lyon", "FR"),
    ];
    Federation::start_but(specs, &["biowin", "lyon"]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_bound_records_fields_and_granularity_and_the_answer_says_so() {
    let federation = federation(OWN_RULES).await;
    let turin = federation.cluster("turin");

    let result = federation.api("oslo").query(&everyone()).await;
    let status = status_of(&result, "turin");
    assert_eq!(status.status, Status::Answered);
    assert_eq!((status.total, status.returned), (Some(3), Some(2)));
    let reduced: Vec<ReductionCode> = status.reductions.iter().map(|r| r.code).collect();
    assert_eq!(reduced, [ReductionCode::Fields, ReductionCode::Records]);
    assert!(result.matches.iter().all(|m| m.fields.identity.is_none()));
    assert!(result.matches.iter().all(|m| m.member_ref.is_none()));
    let offers = |m: &steelyard_protocol::result::MergedMatch| {
        m.fields.groups().contains(FieldGroup::Offers)
    };
    assert!(result.matches.iter().all(offers));

    let biowin = Peer::start(federation.cluster("biowin"), &[turin]).await;
    let query = signed_query(biowin.cluster(), &[turin], everyone());
    let answer = answer_of(&biowin.ask(turin, &query).await, turin);
    assert_eq!(answer.returned_granularity, Granularity::Count);
    assert_eq!(answer.total, Some(3));
    assert!(answer.matches.is_empty());
    let reduced: Vec<ReductionCode> = answer.reductions.iter().map(|r| r.code).collect();
    assert_eq!(reduced, [ReductionCode::Granularity]);

    let lyon = Peer::start(federation.cluster("lyon"), &[turin]).await;
    let query = signed_query(lyon.cluster(), &[turin], everyone());
    let before = verified_log(turin);
    let refused = lyon.ask(turin, &query).await;
    assert_eq!(code_of(&refused), Some(RefusalCode::NotPermitted));
    assert!(matches!(refused, Response::Answer(_)), "it is not signed");
    assert_eq!(verified_log(turin), before + 1);

    // The own rules bind the own staff, too.
    let own = federation.api("turin").query(&everyone()).await;
    let status = status_of(&own, "turin");
    assert_eq!(status.code, Some(RefusalCode::NotPermitted));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_fails_denies_and_the_node_says_so_at_start() {
    let federation = federation(FAILING_RULES).await;
    let turin = federation.cluster("turin");
    let log = federation.node("turin").log();
    assert!(log.contains("broken"), "the start says nothing:\n{log}");

    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(status_of(&result, "turin").returned, Some(3));
    let biowin = Peer::start(federation.cluster("biowin"), &[turin]).await;
    let query = signed_query(biowin.cluster(), &[turin], everyone());
    let refused = biowin.ask(turin, &query).await;
    assert_eq!(code_of(&refused), Some(RefusalCode::NotPermitted));
}
