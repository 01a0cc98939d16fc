//! The central database that the node is measured against, in our terms: the forms of its members,
//! consents and queries.
//!
//! Tier 1 there is our `region`, `kind` and `offers`; tier 2 adds `identity` and `summary`, tier 3
//! `contact`. That a cluster's own members are left out is an exception on their consents.

use serde_json::Value;
use steelyard::vocabulary::{ConceptEntry, Label};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
    profile::Profile,
};
use steelyard_protocol::{
    fields::{Entry, FieldGroups, OrganisationType, Region},
    ids::{ClusterId, ConceptCode},
    query::{MatchMode, Query, WeightedConcept},
    time::Timestamp,
};

/// The rules of a database without rules: everything may be asked, consents decide.
pub const RULES: &str = r#"
    @id("answer") permit (principal, action in [Action::"answer-boolean", Action::"answer-count",
        Action::"answer-record"], resource == Members::"all");
    @id("use") permit (principal, action == Action::"use", resource);
"#;

/// The list under `key`.
///
/// # Panics
/// If there is none.
pub fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap()
}

/// The text under `key`; empty if there is none.
pub fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// The number under `key`.
///
/// # Panics
/// If there is none.
pub fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap()
}

/// The moment under `key`, if there is one.
///
/// # Panics
/// If it cannot be read.
pub fn moment(value: &Value, key: &str) -> Option<Timestamp> {
    value[key].as_str().map(|t| t.parse().unwrap())
}

/// The cluster of this number.
///
/// # Panics
/// Never: these are names of clusters.
pub fn cluster(id: u64) -> ClusterId {
    format!("cluster-{id}").parse().unwrap()
}

/// The concept of this number.
///
/// # Panics
/// Never: these are codes.
pub fn code(id: u64) -> ConceptCode {
    format!("c{id}").parse().unwrap()
}

/// The kinds there are others than ours; any one-to-one mapping will do.
///
/// # Panics
/// If there is no such kind.
pub fn kind(name: &str) -> OrganisationType {
    let names = ["startup", "small", "micro", "spinoff", "medium", "lab"];
    let place = names.iter().position(|n| *n == name).unwrap();
    OrganisationType::ALL[place]
}

/// What a tier discloses.
///
/// # Panics
/// Never: these are field groups.
pub fn tier_fields(tier: u64) -> FieldGroups {
    let names: &[&str] = match tier {
        1 => &["region", "kind", "offers"],
        2 => &["region", "kind", "offers", "identity", "summary"],
        _ => &["region", "kind", "offers", "identity", "summary", "contact"],
    };
    names.iter().map(|n| n.parse().unwrap()).collect()
}

/// A member's profile.
///
/// # Panics
/// If something is missing.
pub fn profile(member: &Value) -> Profile {
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

/// When a member of the cluster `of` consents to what. A withdrawal ends a consent as its last moment
/// does, whichever comes first.
///
/// # Panics
/// If something is missing.
pub fn consent(consent: &Value, of: u64) -> (ConsentTerms, Validity) {
    let ends = [
        moment(consent, "valid_until"),
        moment(consent, "withdrawn_at"),
    ];
    let recipient = consent["grantee"]
        .as_u64()
        .map_or(Recipient::Federation, |grantee| {
            Recipient::Cluster(cluster(grantee))
        });
    // A consent to one other cluster leaves the own one out as it is.
    let except = match &recipient {
        Recipient::Cluster(grantee) if *grantee != cluster(of) => Vec::new(),
        _ => vec![cluster(of)],
    };
    let terms = ConsentTerms {
        purpose: text(consent, "purpose").parse().unwrap(),
        recipients: vec![recipient],
        except,
        fields: tier_fields(number(consent, "tier")),
        granularity: ConsentGranularity::Record,
    };
    let validity = Validity {
        valid_from: moment(consent, "valid_from").unwrap(),
        valid_until: ends.into_iter().flatten().min(),
    };
    (terms, validity)
}

/// A concept of the forest, with its three words as labels where it has them.
///
/// # Panics
/// If something is missing.
pub fn concept(row: &Value) -> ConceptEntry {
    let words = text(row, "label");
    let labels = words.split_whitespace().enumerate().map(|(n, word)| Label {
        language: "en".to_owned(),
        text: word.to_owned(),
        preferred: n == 0,
    });
    ConceptEntry {
        code: code(number(row, "id")),
        parent: row["parent"].as_u64().map(code),
        labels: labels.collect(),
    }
}

/// A query, to be answered as strictly as there.
///
/// # Panics
/// If something is missing.
pub fn query(from: &Value) -> Query {
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
