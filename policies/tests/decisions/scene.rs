//! Clusters, purposes and permits that the tests share.

use std::sync::LazyLock;

use steelyard_policies::{
    permit::{PeerRequest, Permit},
    rules::RuleSet,
};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::{ClusterId, Country, Purpose},
};

/// Clusters with their countries: two of one country, one of another.
pub const CLUSTERS: [(&str, &str); 3] = [("ada", "IT"), ("bea", "IT"), ("cyr", "BE")];
pub const PURPOSES: [&str; 2] = ["matchmaking", "statistics"];

pub fn cluster(text: &str) -> ClusterId {
    text.parse().unwrap()
}

pub fn country(text: &str) -> Country {
    text.parse().unwrap()
}

pub fn purpose(text: &str) -> Purpose {
    text.parse().unwrap()
}

pub fn request(asker: &str, of: &str, why: &str) -> PeerRequest {
    PeerRequest {
        asker: cluster(asker),
        country: country(of),
        name: asker.to_owned(),
        active: true,
        own: false,
        purpose: purpose(why),
    }
}

/// Rules under which a peer gets what its name spells: levels and field groups.
static BY_NAME: LazyLock<RuleSet> = LazyLock::new(|| {
    let mut text = String::new();
    for level in ["boolean", "count", "record"] {
        text += &format!(
            "@id(\"{level}\") permit (principal, action == Action::\"answer-{level}\", resource)
             when {{ principal.name like \"*{level}*\" }};\n"
        );
    }
    for group in FieldGroup::ALL {
        text += &format!(
            "@id(\"{group}\") permit (principal, action == Action::\"use\", resource == FieldGroup::\"{group}\")
             when {{ principal.name like \"*{group}*\" }};\n"
        );
    }
    RuleSet::load(&[("by-name.cedar", &text)]).unwrap_or_else(|problems| panic!("{problems}"))
});

/// A permit with just this ceiling.
pub fn permit(
    asker: &str,
    of: &str,
    why: &str,
    granularity: Granularity,
    fields: FieldGroups,
) -> Permit {
    let mut request = request(asker, of, why);
    request.name = format!("{granularity} {fields:?}");
    let permit = BY_NAME.authorize(&request).unwrap();
    assert_eq!(permit.ceiling().granularity, granularity);
    assert_eq!(permit.ceiling().fields, fields);
    permit
}
