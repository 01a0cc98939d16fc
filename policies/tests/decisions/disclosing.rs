//! Nothing leaves that was not asked for, allowed and consented to.

use proptest::prelude::*;
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Validity},
    consent_set::ConsentSets,
    disclosure::{NotShown, disclose, reveal, revealable},
    profile::Profile,
};
use steelyard_protocol::{
    fields::{Entry, FieldGroup, FieldGroups, Fields, Granularity},
    time::Timestamp,
};

use crate::scene::{permit, purpose};

const NOW: Timestamp = Timestamp::from_millis(1_000);
const MEMBER: u32 = 7;

/// A profile in which every group carries its own name.
fn profile() -> Profile {
    let entry = |group: FieldGroup| Entry {
        text: format!("secret-{group}"),
        ..Entry::default()
    };
    let mut profile = Profile::new("secret-ref".parse().unwrap());
    profile.region.country = Some("NO".parse().unwrap());
    profile.offers.push(entry(FieldGroup::Offers));
    profile.needs.push(entry(FieldGroup::Needs));
    profile.summary.text = "secret-summary".into();
    profile.identity.legal_name = "secret-identity".into();
    profile.contact.email = Some("secret-contact".into());
    profile
}

fn present(fields: &Fields) -> FieldGroups {
    [
        (FieldGroup::Region, fields.region.is_some()),
        (FieldGroup::Kind, fields.kind.is_some()),
        (FieldGroup::Offers, fields.offers.is_some()),
        (FieldGroup::Needs, fields.needs.is_some()),
        (FieldGroup::Summary, fields.summary.is_some()),
        (FieldGroup::Identity, fields.identity.is_some()),
        (FieldGroup::Contact, fields.contact.is_some()),
    ]
    .into_iter()
    .filter(|(_, there)| *there)
    .map(|(group, _)| group)
    .collect()
}

fn consents(given: &[(ConsentGranularity, FieldGroups)]) -> ConsentSets {
    let mut sets = ConsentSets::new(NOW);
    for (key, (granularity, fields)) in given.iter().enumerate() {
        let terms = ConsentTerms {
            purpose: purpose("matchmaking"),
            recipients: vec!["cluster:ada".parse().unwrap()],
            except: Vec::new(),
            fields: *fields,
            granularity: *granularity,
        };
        let validity = Validity {
            valid_from: NOW,
            valid_until: None,
        };
        sets.insert(key as u64, MEMBER, terms, validity);
    }
    sets
}

fn groups() -> impl Strategy<Value = FieldGroups> {
    (0u8..128).prop_map(|bits| FieldGroups::from_bits(bits).unwrap())
}

proptest! {
    #[test]
    fn what_leaves_is_asked_for_allowed_and_consented_to(
        asked in groups(),
        allowed in groups(),
        given in proptest::collection::vec(
            (prop_oneof![Just(ConsentGranularity::Count), Just(ConsentGranularity::Record)], groups()),
            0..3,
        ),
    ) {
        let shown = given
            .iter()
            .filter(|(granularity, _)| *granularity == ConsentGranularity::Record)
            .fold(FieldGroups::NONE, |all, (_, fields)| all.union(*fields));
        let permit = permit("ada", "IT", "matchmaking", Granularity::Record, allowed);
        // A scope kept from before the rules were narrowed must not widen what leaves.
        let before = crate::scene::permit("ada", "IT", "matchmaking", Granularity::Record, FieldGroups::ALL);
        let scope = consents(&given).scope(&before, NOW).unwrap();
        match disclose(&profile(), &permit, &scope, MEMBER, asked) {
            Err(reason) => {
                prop_assert_eq!(reason, NotShown::NotConsented);
                prop_assert!(shown.is_empty());
            }
            Ok(disclosed) => {
                let expected = asked.intersection(allowed).intersection(shown);
                prop_assert_eq!(disclosed.groups(), expected);
                prop_assert_eq!(present(disclosed.fields()), expected);
                let identity = expected.contains(FieldGroup::Identity);
                prop_assert_eq!(disclosed.member_ref().is_some(), identity);
                let (fields, member_ref) = disclosed.into_parts();
                let json = serde_json::to_string(&(&fields, &member_ref)).unwrap();
                for group in FieldGroup::ALL {
                    let secret = json.contains(&format!("secret-{group}"));
                    prop_assert!(!secret || expected.contains(group), "{} in {}", group, json);
                }
            }
        }
    }
}

#[test]
fn a_permit_for_less_than_records_shows_nothing() {
    let full = FieldGroups::ALL;
    let sets = consents(&[(ConsentGranularity::Record, full)]);
    for level in [Granularity::Boolean, Granularity::Count] {
        let permit = permit("ada", "IT", "matchmaking", level, full);
        let scope = sets.scope(&permit, NOW).unwrap();
        assert_eq!(
            disclose(&profile(), &permit, &scope, MEMBER, full).unwrap_err(),
            NotShown::NotRecords
        );
    }
}

/// An agreement to one introduction stands in for a consent, not for the rules.
#[test]
fn what_is_agreed_to_is_revealed_only_as_far_as_the_rules_go() {
    let full = FieldGroups::ALL;
    for level in [Granularity::Boolean, Granularity::Count] {
        let permit = permit("ada", "IT", "matchmaking", level, full);
        let revealed = reveal(&profile(), &permit, full);
        assert_eq!(revealed.groups(), FieldGroups::NONE);
        assert_eq!(present(revealed.fields()), FieldGroups::NONE);
        assert_eq!(revealed.member_ref(), None);
        assert_eq!(revealable(&permit), FieldGroups::NONE);
    }
    let some = FieldGroups::NONE
        .with(FieldGroup::Region)
        .with(FieldGroup::Identity);
    let permit = permit("ada", "IT", "matchmaking", Granularity::Record, some);
    let revealed = reveal(
        &profile(),
        &permit,
        full.difference(FieldGroups::NONE.with(FieldGroup::Region)),
    );
    let identity = FieldGroups::NONE.with(FieldGroup::Identity);
    assert_eq!(revealed.groups(), identity);
    assert_eq!(present(revealed.fields()), identity);
}

#[test]
fn a_scope_made_for_another_peer_or_purpose_shows_nothing() {
    let full = FieldGroups::ALL;
    let sets = consents(&[(ConsentGranularity::Record, full)]);
    let of_ada = permit("ada", "IT", "matchmaking", Granularity::Record, full);
    let scope = sets.scope(&of_ada, NOW).unwrap();
    for other in [
        permit("bea", "IT", "matchmaking", Granularity::Record, full),
        permit("ada", "IT", "event", Granularity::Record, full),
    ] {
        assert_eq!(
            disclose(&profile(), &other, &scope, MEMBER, full).unwrap_err(),
            NotShown::OtherScope
        );
    }
}

#[test]
fn debug_of_a_disclosure_shows_groups_and_no_data() {
    let full = FieldGroups::ALL;
    let permit = permit("ada", "IT", "matchmaking", Granularity::Record, full);
    let scope = consents(&[(ConsentGranularity::Record, full)])
        .scope(&permit, NOW)
        .unwrap();
    let disclosed = disclose(&profile(), &permit, &scope, MEMBER, full).unwrap();
    let text = format!("{disclosed:?}");
    assert!(
        text.contains("contact") && !text.contains("secret"),
        "{text}"
    );
}
