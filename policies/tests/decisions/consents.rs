//! The rules of consent one by one, so that a failure says which one is broken.

use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Validity},
    consent_set::{ConsentSets, StaleTime},
    permit::Permit,
};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    time::Timestamp,
};

use crate::scene::{cluster, permit, purpose};

const ONE_GROUP: FieldGroups = FieldGroups::NONE.with(FieldGroup::Offers);

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn terms(recipients: &[&str], fields: FieldGroups) -> ConsentTerms {
    ConsentTerms {
        purpose: purpose("matchmaking"),
        recipients: recipients.iter().map(|r| r.parse().unwrap()).collect(),
        except: Vec::new(),
        fields,
        granularity: ConsentGranularity::Record,
    }
}

fn from(valid_from: i64) -> Validity {
    Validity {
        valid_from: at(valid_from),
        valid_until: None,
    }
}

fn between(valid_from: i64, valid_until: i64) -> Validity {
    Validity {
        valid_until: Some(at(valid_until)),
        ..from(valid_from)
    }
}

fn ada() -> Permit {
    permit(
        "ada",
        "IT",
        "matchmaking",
        Granularity::Record,
        FieldGroups::ALL,
    )
}

fn shown(sets: &ConsentSets, now: i64) -> Vec<u32> {
    sets.scope(&ada(), at(now))
        .unwrap()
        .may_show()
        .iter()
        .collect()
}

#[test]
fn without_consent_a_member_is_not_even_counted() {
    let sets = ConsentSets::new(at(0));
    assert!(sets.scope(&ada(), at(0)).unwrap().may_count().is_empty());
}

#[test]
fn a_consent_without_field_groups_lets_the_member_be_counted_no_more() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(1, 3, terms(&["federation"], FieldGroups::NONE), from(0));
    let scope = sets.scope(&ada(), at(0)).unwrap();
    assert!(scope.eligible(Granularity::Count).contains(3));
    assert!(!scope.eligible(Granularity::Record).contains(3));
    for group in FieldGroup::ALL {
        assert!(!scope.comparable(Granularity::Count, group).contains(3));
    }
}

#[test]
fn count_granularity_is_compared_for_counts_and_never_shown() {
    let mut sets = ConsentSets::new(at(0));
    let mut counted = terms(&["federation"], FieldGroups::ALL);
    counted.granularity = ConsentGranularity::Count;
    sets.insert(1, 3, counted, from(0));
    let scope = sets.scope(&ada(), at(0)).unwrap();
    assert!(
        scope
            .comparable(Granularity::Count, FieldGroup::Offers)
            .contains(3)
    );
    assert!(
        scope
            .comparable(Granularity::Boolean, FieldGroup::Offers)
            .contains(3)
    );
    assert!(
        !scope
            .comparable(Granularity::Record, FieldGroup::Offers)
            .contains(3)
    );
    assert!(!scope.may_show().contains(3));
    assert_eq!(scope.groups_of(3), FieldGroups::NONE);
}

#[test]
fn several_consents_add_up_and_withdrawing_one_leaves_the_others() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(1, 3, terms(&["federation"], ONE_GROUP), from(0));
    sets.insert(
        2,
        3,
        terms(&["cluster:ada"], FieldGroups::NONE.with(FieldGroup::Kind)),
        from(0),
    );
    sets.insert(3, 3, terms(&["federation"], ONE_GROUP), from(0));
    let groups = |sets: &ConsentSets| sets.scope(&ada(), at(0)).unwrap().groups_of(3);
    assert_eq!(groups(&sets), ONE_GROUP.with(FieldGroup::Kind));
    sets.withdraw(1);
    assert_eq!(
        groups(&sets),
        ONE_GROUP.with(FieldGroup::Kind),
        "the same was given twice"
    );
    sets.withdraw(3);
    assert_eq!(groups(&sets), FieldGroups::NONE.with(FieldGroup::Kind));
}

#[test]
fn an_objection_removes_the_cluster_from_everything_until_lifted() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(1, 3, terms(&["cluster:ada"], FieldGroups::ALL), from(0));
    sets.object(3, &cluster("ada"));
    sets.insert(2, 3, terms(&["federation"], FieldGroups::ALL), from(0));
    assert!(sets.scope(&ada(), at(0)).unwrap().may_count().is_empty());
    let bea = permit(
        "bea",
        "IT",
        "matchmaking",
        Granularity::Record,
        FieldGroups::ALL,
    );
    assert!(sets.scope(&bea, at(0)).unwrap().may_show().contains(3));
    assert!(sets.lift_objection(3, &cluster("ada")));
    assert_eq!(shown(&sets, 0), [3]);
}

#[test]
fn a_field_group_beyond_the_ceiling_is_not_compared_either() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(1, 3, terms(&["federation"], FieldGroups::ALL), from(0));
    // What was kept of a wider look is not what the narrow one gets.
    let wide = sets.scope(&ada(), at(0)).unwrap();
    for granularity in [Granularity::Count, Granularity::Record] {
        assert!(
            wide.comparable(granularity, FieldGroup::Summary)
                .contains(3)
        );
    }
    let narrow = permit("ada", "IT", "matchmaking", Granularity::Record, ONE_GROUP);
    let scope = sets.scope(&narrow, at(0)).unwrap();
    for granularity in [Granularity::Count, Granularity::Record] {
        assert!(
            scope
                .comparable(granularity, FieldGroup::Offers)
                .contains(3)
        );
        assert!(
            !scope
                .comparable(granularity, FieldGroup::Summary)
                .contains(3)
        );
    }
}

#[test]
fn a_cluster_that_moves_is_seen_in_its_new_country() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(1, 3, terms(&["country:IT"], FieldGroups::ALL), from(0));
    assert_eq!(shown(&sets, 0), [3]);
    let moved = permit(
        "ada",
        "BE",
        "matchmaking",
        Granularity::Record,
        FieldGroups::ALL,
    );
    assert!(sets.scope(&moved, at(0)).unwrap().may_count().is_empty());
    assert_eq!(shown(&sets, 0), [3]);
}

#[test]
fn consents_begin_and_end_on_time_and_a_late_caller_is_refused() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(
        1,
        3,
        terms(&["federation"], FieldGroups::ALL),
        between(10, 20),
    );
    assert_eq!(sets.next_change(), Some(at(10)));
    assert!(shown(&sets, 9).is_empty());
    assert_eq!(
        sets.scope(&ada(), at(10)).unwrap_err(),
        StaleTime::Behind {
            changes_at: at(10),
            now: at(10)
        }
    );
    sets.advance(at(10));
    assert_eq!(shown(&sets, 19), [3]);
    sets.advance(at(25));
    assert!(shown(&sets, 25).is_empty());
    assert_eq!(sets.next_change(), None);
}

#[test]
fn a_clock_that_goes_back_revives_no_expired_consent() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(
        1,
        3,
        terms(&["federation"], FieldGroups::ALL),
        between(0, 20),
    );
    sets.advance(at(30));
    assert!(matches!(
        sets.scope(&ada(), at(15)).unwrap_err(),
        StaleTime::WentBack { .. }
    ));
    sets.advance(at(15));
    assert!(
        sets.scope(&ada(), at(15)).is_err(),
        "advancing to the past changes nothing"
    );
    assert!(
        shown(&sets, 25).is_empty(),
        "a step back over no change is harmless"
    );
}

#[test]
fn a_removed_member_is_gone_and_its_ordinal_starts_afresh() {
    let mut sets = ConsentSets::new(at(0));
    sets.insert(1, 3, terms(&["federation"], FieldGroups::ALL), from(0));
    sets.insert(2, 3, terms(&["federation"], FieldGroups::ALL), from(50));
    sets.object(3, &cluster("ada"));
    sets.remove_member(3);
    assert_eq!(sets.next_change(), None);
    assert!(!sets.withdraw(1), "its consents are forgotten");
    sets.insert(9, 3, terms(&["federation"], FieldGroups::ALL), from(0));
    assert_eq!(
        shown(&sets, 0),
        [3],
        "an objection of the member before is not inherited"
    );
}

#[test]
fn an_exception_takes_away_its_own_consent_only() {
    let mut sets = ConsentSets::new(at(0));
    let mut excepting = terms(&["federation"], FieldGroups::ALL);
    excepting.except = vec![cluster("ada")];
    sets.insert(1, 3, excepting.clone(), from(0));
    assert!(shown(&sets, 0).is_empty());
    sets.insert(2, 3, terms(&["federation"], ONE_GROUP), from(0));
    assert_eq!(
        sets.scope(&ada(), at(0)).unwrap().groups_of(3),
        ONE_GROUP,
        "what another consent gives"
    );
    sets.insert(4, 3, terms(&["federation"], FieldGroups::ALL), from(0));
    let all = sets.scope(&ada(), at(0)).unwrap().groups_of(3);
    assert_eq!(all, FieldGroups::ALL, "the same without the exception");
    sets.withdraw(4);
    sets.withdraw(2);
    assert!(shown(&sets, 0).is_empty());
    sets.insert(1, 3, terms(&["country:IT"], FieldGroups::ALL), from(0));
    assert_eq!(shown(&sets, 0), [3], "replaced by one that excepts nobody");
}

#[test]
fn a_scope_at_hand_stays_as_it_was_and_the_next_one_is_new() {
    let mut sets = ConsentSets::new(at(0));
    for member in 1..=3 {
        let everyone = terms(&["federation"], FieldGroups::ALL);
        sets.insert(u64::from(member), member, everyone, from(0));
    }
    let before = sets.scope(&ada(), at(0)).unwrap();
    sets.withdraw(1);
    sets.object(2, &cluster("ada"));
    assert_eq!(before.may_show().len(), 3);
    assert_eq!(shown(&sets, 0), [3]);
}
