//! The consent sets give what section 4 of the design says, whatever happened before.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use proptest::{collection::vec, prelude::*};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
    consent_set::{ConsentSets, Gathered},
    permit::Permit,
    scope::MemberScope,
};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::ClusterId,
    time::Timestamp,
};

use crate::scene::{CLUSTERS, PURPOSES, cluster, permit, purpose};

const MEMBERS: u32 = 6;

fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(millis)
}

/// The design's rules, evaluated as they are written.
#[derive(Default, Debug)]
struct Naive {
    consents: BTreeMap<u64, (u32, ConsentTerms, Validity)>,
    objections: BTreeSet<(u32, ClusterId)>,
}

impl Naive {
    /// The consents of `member` that let the permit's peer see it at `now`.
    fn in_force(&self, permit: &Permit, member: u32, now: Timestamp) -> Vec<&ConsentTerms> {
        if self.objections.contains(&(member, permit.peer().clone())) {
            return Vec::new();
        }
        self.consents
            .values()
            .filter(|(of, terms, validity)| {
                *of == member
                    && terms.purpose == *permit.purpose()
                    && terms.recipients.iter().any(|r| match r {
                        Recipient::Federation => true,
                        Recipient::Country(c) => c == permit.country(),
                        Recipient::Cluster(c) => c == permit.peer(),
                    })
                    && !terms.except.contains(permit.peer())
                    && validity.valid_from <= now
                    && validity.valid_until.is_none_or(|until| now < until)
            })
            .map(|(_, terms, _)| terms)
            .collect()
    }

    fn groups(consents: &[&ConsentTerms], record_only: bool) -> FieldGroups {
        consents
            .iter()
            .filter(|c| !record_only || c.granularity == ConsentGranularity::Record)
            .fold(FieldGroups::NONE, |all, c| all.union(c.fields))
    }
}

fn assert_same(scope: &MemberScope, naive: &Naive, permit: &Permit, now: Timestamp) {
    for member in 0..MEMBERS {
        let consents = naive.in_force(permit, member, now);
        let (record, any) = (
            Naive::groups(&consents, true),
            Naive::groups(&consents, false),
        );
        let ceiling = permit.ceiling().fields;
        let what = format!("member {member} for {permit:?} at {now}: {consents:?}");
        assert_eq!(
            scope.may_count().contains(member),
            !consents.is_empty(),
            "{what}"
        );
        assert_eq!(
            scope.may_show().contains(member),
            !record.is_empty(),
            "{what}"
        );
        assert_eq!(scope.counts(member), !consents.is_empty(), "{what}");
        assert_eq!(scope.shows(member), !record.is_empty(), "{what}");
        assert_eq!(
            scope.groups_of(member),
            record.intersection(ceiling),
            "{what}"
        );
        for group in FieldGroup::ALL {
            let in_ceiling = ceiling.contains(group);
            for (granularity, groups) in [
                (Granularity::Boolean, any),
                (Granularity::Count, any),
                (Granularity::Record, record),
            ] {
                assert_eq!(
                    scope.comparable(granularity, group).contains(member),
                    in_ceiling && groups.contains(group),
                    "{granularity} {group} {what}"
                );
            }
        }
    }
}

#[derive(Debug, Clone)]
enum Op {
    Insert(u64, u32, ConsentTerms, Validity),
    Withdraw(u64),
    Object(u32, ClusterId),
    Lift(u32, ClusterId),
    Remove(u32),
    Advance(i64),
}

fn some_cluster() -> impl Strategy<Value = ClusterId> {
    (0..CLUSTERS.len()).prop_map(|i| cluster(CLUSTERS[i].0))
}

fn some_terms() -> impl Strategy<Value = ConsentTerms> {
    let recipient = prop_oneof![
        Just("federation".parse().unwrap()),
        Just("country:IT".parse().unwrap()),
        Just("country:BE".parse().unwrap()),
        some_cluster().prop_map(Recipient::Cluster),
    ];
    // Few shapes, so that consents of different members and of the same one fall together.
    let fields = prop_oneof![
        Just(FieldGroups::NONE),
        Just(FieldGroups::WITHOUT_CONTACT),
        (0u8..128).prop_map(|bits| FieldGroups::from_bits(bits).unwrap()),
    ];
    let granularity = prop_oneof![
        Just(ConsentGranularity::Count),
        Just(ConsentGranularity::Record)
    ];
    (
        0..PURPOSES.len(),
        vec(recipient, 0..3),
        vec(some_cluster(), 0..4),
        fields,
        granularity,
    )
        .prop_map(
            |(why, recipients, except, fields, granularity)| ConsentTerms {
                purpose: purpose(PURPOSES[why]),
                recipients,
                except,
                fields,
                granularity,
            },
        )
}

fn some_insert() -> impl Strategy<Value = Op> {
    let validity = (0i64..40, proptest::option::of(0i64..40)).prop_map(|(from, until)| Validity {
        valid_from: at(from),
        valid_until: until.map(at),
    });
    (0u64..24, 0..MEMBERS, some_terms(), validity)
        .prop_map(|(key, member, terms, validity)| Op::Insert(key, member, terms, validity))
}

fn some_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        8 => some_insert(),
        3 => (0u64..24).prop_map(Op::Withdraw),
        2 => (0..MEMBERS, some_cluster()).prop_map(|(m, c)| Op::Object(m, c)),
        1 => (0..MEMBERS, some_cluster()).prop_map(|(m, c)| Op::Lift(m, c)),
        1 => (0..MEMBERS).prop_map(Op::Remove),
        4 => (0i64..6).prop_map(Op::Advance),
    ]
}

/// The same terms are one, as far as this thread has met them.
fn shared(terms: &ConsentTerms) -> Arc<ConsentTerms> {
    thread_local! {
        static MET: RefCell<HashMap<ConsentTerms, Arc<ConsentTerms>>> = RefCell::default();
    }
    MET.with_borrow_mut(|met| {
        let known = met.entry(terms.clone());
        Arc::clone(known.or_insert_with(|| Arc::new(terms.clone())))
    })
}

fn apply(op: Op, sets: &mut ConsentSets, naive: &mut Naive, now: &mut i64) {
    match op {
        Op::Insert(key, member, terms, validity) => {
            naive
                .consents
                .insert(key, (member, terms.clone(), validity));
            sets.insert(key, member, terms, validity);
        }
        Op::Withdraw(key) => {
            let known = naive.consents.remove(&key).is_some();
            assert_eq!(sets.withdraw(key), known);
        }
        Op::Object(member, cluster) => {
            sets.object(member, &cluster);
            naive.objections.insert((member, cluster));
        }
        Op::Lift(member, cluster) => {
            let stood = sets.lift_objection(member, &cluster);
            assert_eq!(naive.objections.remove(&(member, cluster)), stood);
        }
        Op::Remove(member) => {
            sets.remove_member(member);
            naive.consents.retain(|_, (of, ..)| *of != member);
            naive.objections.retain(|(of, _)| *of != member);
        }
        Op::Advance(by) => {
            *now += by;
            sets.advance(at(*now));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    /// After any history the sets show, to every cluster for every purpose, what an evaluation of
    /// the design's own words gives; at every other time they refuse or are right.
    #[test]
    fn sets_equal_the_words_of_the_design(
        // Not after every one: what was looked at is kept up to date in another way than the rest.
        mut ops in vec((some_op(), proptest::bool::weighted(0.3)), 1..40),
        first in vec(some_insert(), 0..30),
        at_once: bool,
    ) {
        ops.splice(0..0, first.into_iter().map(|op| (op, false)));
        let narrow = FieldGroups::NONE.with(FieldGroup::Offers);
        // The first once more with another ceiling, and from another country.
        let permits: Vec<Permit> = CLUSTERS
            .iter()
            .flat_map(|(id, of)| PURPOSES.map(|why| (*id, *of, why)))
            .zip([FieldGroups::ALL, narrow].into_iter().cycle())
            .chain([
                (("ada", "IT", PURPOSES[0]), narrow),
                (("ada", "BE", PURPOSES[0]), FieldGroups::ALL),
            ])
            .map(|((id, of, why), fields)| permit(id, of, why, Granularity::Record, fields))
            .collect();
        let (mut sets, mut naive, mut now) = (ConsentSets::new(at(5)), Naive::default(), 5);
        if at_once {
            // As a node starts.
            let mut gathered = Gathered::new(at(5));
            for (op, _) in &ops {
                let Op::Insert(key, member, terms, validity) = op else { break };
                naive.consents.insert(*key, (*member, terms.clone(), *validity));
                gathered.add(*key, *member, shared(terms), *validity);
            }
            sets = gathered.settled();
            let begun = |(op, _): &(Op, bool)| matches!(op, Op::Insert(..));
            ops = ops.into_iter().skip_while(begun).collect();
            ops.push((Op::Advance(0), true));
        }
        let last = ops.len() - 1;
        for (step, (op, looked_at)) in ops.into_iter().enumerate() {
            let due = sets.next_change();
            apply(op.clone(), &mut sets, &mut naive, &mut now);
            if !looked_at && step < last {
                continue;
            }
            for permit in &permits {
                let scope = sets.scope(permit, at(now)).expect("exact at the moment advanced to");
                assert_same(&scope, &naive, permit, at(now));
            }
            for other in [now - 7, now - 1, now + 1, now + 7] {
                if let Ok(scope) = sets.scope(&permits[0], at(other)) {
                    assert_same(&scope, &naive, &permits[0], at(other));
                } else {
                    let moved = |t: &Timestamp| at(other.min(now)) < *t && *t <= at(other.max(now));
                    let due_now = sets.next_change();
                    prop_assert!(
                        other < now || due_now.as_ref().is_some_and(moved),
                        "refused at {other} without reason, standing at {now}, {op:?}, {due:?}"
                    );
                }
            }
        }
    }

    /// The order in which consents come and go leaves no trace.
    #[test]
    fn what_was_withdrawn_leaves_no_trace(consents in vec((some_terms(), 0..MEMBERS), 1..12)) {
        let mut sets = ConsentSets::new(at(0));
        for (key, (terms, member)) in consents.iter().enumerate() {
            sets.insert(key as u64, *member, terms.clone(), Validity { valid_from: at(0), valid_until: None });
        }
        for key in 0..consents.len() {
            prop_assert!(sets.withdraw(key as u64));
        }
        let scope = sets.scope(&permit("ada", "IT", "matchmaking", Granularity::Record, FieldGroups::ALL), at(0)).unwrap();
        prop_assert!(scope.may_count().is_empty());
        prop_assert_eq!(sets.next_change(), None);
    }
}
