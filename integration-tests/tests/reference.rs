//! Strict matching against an independent evaluator: the reference case of the central database
//! that we are measured against, whose expected answers were computed by another program.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

use std::path::PathBuf;

use integration_tests::central::{
    RULES, cluster, code, consent, list, moment, number, profile, query, text, tier_fields,
};
use serde_json::Value;
use steelyard::{
    matching::{self, Index},
    vocabulary::{ConceptEntry, Vocabulary},
};
use steelyard_policies::{
    consent_set::ConsentSets,
    disclosure::disclose,
    permit::{PeerRequest, Permit},
    rules::RuleSet,
};
use steelyard_protocol::{fields::Granularity, time::Timestamp};

fn reference() -> Option<Value> {
    let shared = std::env::var_os("STEELYARD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let file = shared.join("bench/central-postgres/ref/reference.json");
    let text = std::fs::read(file).ok()?;
    Some(serde_json::from_slice(&text).unwrap())
}

fn permit(rules: &RuleSet, query: &Value) -> Permit {
    rules
        .authorize(&PeerRequest {
            asker: cluster(number(query, "requester")),
            country: "NO".parse().unwrap(),
            name: String::new(),
            active: true,
            own: false,
            purpose: text(query, "purpose").parse().unwrap(),
        })
        .unwrap()
}

fn consents(case: &Value, now: Timestamp) -> ConsentSets {
    let mut sets = ConsentSets::new(now);
    for (key, given) in (0..).zip(list(case, "consents")) {
        let member = number(given, "member_id");
        let holder = list(case, "members")
            .iter()
            .find(|m| number(m, "id") == member)
            .unwrap();
        let (terms, validity) = consent(given, number(holder, "cluster_id"));
        sets.insert(key, u32::try_from(member).unwrap(), terms, validity);
    }
    sets.advance(now);
    sets
}

#[test]
fn strict_answers_equal_those_of_the_independent_evaluator() {
    let Some(case) = reference() else {
        eprintln!("SKIPPED: the reference case is not here; set STEELYARD_SHARED to its folder");
        return;
    };
    let concepts = list(&case, "taxonomy").iter().map(|row| ConceptEntry {
        code: code(row[0].as_u64().unwrap()),
        parent: row[1].as_u64().map(code),
        labels: Vec::new(),
    });
    let vocabulary = Vocabulary::from_rows(concepts).unwrap();
    let mut index = Index::new(vocabulary.into());
    let mut profiles = std::collections::HashMap::new();
    for member in list(&case, "members") {
        let id = u32::try_from(number(member, "id")).unwrap();
        let updated = moment(member, "updated_at").unwrap().as_millis();
        let profile = profile(member);
        index.put(id, 1, updated, &profile);
        profiles.insert(id, profile);
    }
    let rules = RuleSet::load(&[("reference.cedar", RULES)]).unwrap();
    for (asked, expected) in list(&case, "queries").iter().zip(list(&case, "answers")) {
        let name = text(asked, "qid");
        let now = moment(asked, "at").unwrap();
        let permit = permit(&rules, asked);
        let scope = consents(&case, now).scope(&permit, now).unwrap();
        let query = query(asked);
        let limit = usize::try_from(number(asked, "limit")).unwrap();
        let found = matching::find(&index, &query, Granularity::Record, &scope, limit);
        assert_eq!(found.total, number(expected, "total"), "{name}");
        let hits: Vec<(u64, f64)> = found
            .best
            .iter()
            .map(|c| (u64::from(c.member), c.score))
            .collect();
        let wanted: Vec<(u64, f64)> = list(expected, "hits")
            .iter()
            .map(|h| (number(h, "id"), h["score"].as_f64().unwrap()))
            .collect();
        assert_eq!(hits, wanted, "{name}");
        for (candidate, hit) in found.best.iter().zip(list(expected, "hits")) {
            let profile = &profiles[&candidate.member];
            let disclosed =
                disclose(profile, &permit, &scope, candidate.member, query.fields).unwrap();
            assert_eq!(
                disclosed.groups(),
                tier_fields(number(hit, "tier")),
                "{name}"
            );
        }
    }
}
