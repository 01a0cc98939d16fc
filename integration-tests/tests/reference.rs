//! Strict matching against an independent evaluator: the reference case of the central database
//! that we are measured against, whose expected answers were computed by another program.
//!
//! Tier 1 there is our `region`, `kind` and `offers`; tier 2 adds `identity` and `summary`, tier 3
//! `contact`. That a cluster's own members are left out is an exception on their consents.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

use std::path::PathBuf;

use serde_json::Value;
use steelyard::{
    matching::{self, Index},
    vocabulary::{ConceptEntry, Vocabulary},
};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
    consent_set::ConsentSets,
    disclosure::disclose,
    permit::{PeerRequest, Permit},
    profile::Profile,
    rules::RuleSet,
};
use steelyard_protocol::{
    fields::{Entry, FieldGroups, Granularity, OrganisationType, Region},
    ids::ClusterId,
    query::{MatchMode, Query, WeightedConcept},
    time::Timestamp,
};

/// The rules of a database without rules: everything may be asked, consents decide.
const RULES: &str = r#"
    @id("answer") permit (principal, action in [Action::"answer-boolean", Action::"answer-count",
        Action::"answer-record"], resource == Members::"all");
    @id("use") permit (principal, action == Action::"use", resource);
"#;

fn reference() -> Option<Value> {
    let shared = std::env::var_os("STEELYARD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let file = shared.join("bench/central-postgres/ref/reference.json");
    let text = std::fs::read(file).ok()?;
    Some(serde_json::from_slice(&text).unwrap())
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap()
}

fn moment(value: &Value, key: &str) -> Option<Timestamp> {
    value[key].as_str().map(|t| t.parse().unwrap())
}

fn cluster(id: u64) -> ClusterId {
    format!("cluster-{id}").parse().unwrap()
}

fn code(id: u64) -> steelyard_protocol::ids::ConceptCode {
    format!("c{id}").parse().unwrap()
}

/// The kinds there are others than ours; any one-to-one mapping will do.
fn kind(name: &str) -> OrganisationType {
    let names = ["startup", "small", "micro", "spinoff", "medium", "lab"];
    let place = names.iter().position(|n| *n == name).unwrap();
    OrganisationType::ALL[place]
}

fn tier_fields(tier: u64) -> FieldGroups {
    let names: &[&str] = match tier {
        1 => &["region", "kind", "offers"],
        2 => &["region", "kind", "offers", "identity", "summary"],
        _ => &["region", "kind", "offers", "identity", "summary", "contact"],
    };
    names.iter().map(|n| n.parse().unwrap()).collect()
}

fn profile(member: &Value) -> Profile {
    let mut profile = Profile::new(member["id"].to_string().parse().unwrap());
    profile.region = Region {
        country: text(member, "country").parse().ok(),
        nuts: text(member, "nuts").parse().ok(),
    };
    profile.kind.organisation_type = kind(&text(member, "org_type"));
    let concepts = list(member, "concepts")
        .iter()
        .map(|c| code(c.as_u64().unwrap()))
        .collect();
    profile.offers.push(Entry {
        concepts,
        ..Entry::default()
    });
    profile.summary.text = text(member, "summary");
    profile.identity.legal_name = text(member, "name");
    profile.identity.website = Some(text(member, "website"));
    profile.contact.email = Some(text(member, "contact"));
    profile
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
    for (key, consent) in (0..).zip(list(case, "consents")) {
        // A withdrawal ends a consent as its last moment does, whichever comes first.
        let ends = [
            moment(consent, "valid_until"),
            moment(consent, "withdrawn_at"),
        ];
        let member = number(consent, "member_id");
        let holder = list(case, "members")
            .iter()
            .find(|m| number(m, "id") == member)
            .unwrap();
        let recipient = consent["grantee"]
            .as_u64()
            .map_or(Recipient::Federation, |grantee| {
                Recipient::Cluster(cluster(grantee))
            });
        let terms = ConsentTerms {
            purpose: text(consent, "purpose").parse().unwrap(),
            recipients: vec![recipient],
            except: vec![cluster(number(holder, "cluster_id"))],
            fields: tier_fields(number(consent, "tier")),
            granularity: ConsentGranularity::Record,
        };
        let valid_from = moment(consent, "valid_from").unwrap();
        let validity = Validity {
            valid_from,
            valid_until: ends.into_iter().flatten().min(),
        };
        sets.insert(key, u32::try_from(member).unwrap(), terms, validity);
    }
    sets.advance(now);
    sets
}

fn query(from: &Value) -> Query {
    let mut query = Query::new(text(from, "purpose").parse().unwrap());
    query.match_mode = MatchMode::Strict;
    query.concepts = list(from, "concepts")
        .iter()
        .map(|c| WeightedConcept {
            concept: code(number(c, "id")),
            weight: c["w"].as_f64().unwrap(),
        })
        .collect();
    let words: Vec<&str> = list(from, "text")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    query.text = words.join(" ");
    query.filters.nuts = list(from, "nuts")
        .iter()
        .map(|n| n.as_str().unwrap().parse().unwrap())
        .collect();
    query.filters.kinds = from["org_type"].as_str().map(kind).into_iter().collect();
    query.fields = FieldGroups::ALL;
    query
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
