//! On which consents a disclosure rested, and what recipients hold by a consent: read from the
//! consents as they were at that moment.

use std::collections::BTreeMap;

use steelyard_policies::consent::ConsentGranularity;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Country},
    time::Timestamp,
};

use super::{consents::ConsentState, members::Disclosure};

/// Whether data that was disclosed rested on this consent, among others perhaps. `country` is the
/// recipient's.
pub fn rests_on(disclosure: &Disclosure, country: &Country, consent: &ConsentState) -> bool {
    let terms = &consent.terms;
    let nothing_asked = disclosure.fields.is_empty();
    terms.purpose == disclosure.purpose
        && terms.granularity == ConsentGranularity::Record
        && terms.covers(&disclosure.recipient, country)
        && (nothing_asked || !terms.fields.intersection(disclosure.fields).is_empty())
        && consent.given_at <= disclosure.at
        && consent.validity.holds_at(disclosure.at)
        // What left in the same millisecond may have left before the withdrawal.
        && consent.withdrawn_at.is_none_or(|at| disclosure.at <= at)
}

/// What one cluster has received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The cluster.
    pub cluster: ClusterId,
    /// The field groups that it received, all times together.
    pub fields: FieldGroups,
    /// How often.
    pub times: u64,
    /// The last time.
    pub last: Timestamp,
}

/// What clusters received in these disclosures, by cluster.
pub fn held<'a>(disclosures: impl IntoIterator<Item = &'a Disclosure>) -> Vec<Held> {
    let mut by_cluster: BTreeMap<&ClusterId, Held> = BTreeMap::new();
    for disclosure in disclosures {
        let held = by_cluster
            .entry(&disclosure.recipient)
            .or_insert_with(|| Held {
                cluster: disclosure.recipient.clone(),
                fields: FieldGroups::NONE,
                times: 0,
                last: disclosure.at,
            });
        held.fields = held.fields.union(disclosure.fields);
        held.times += 1;
        held.last = held.last.max(disclosure.at);
    }
    by_cluster.into_values().collect()
}

#[cfg(test)]
mod tests {
    use steelyard_policies::consent::{ConsentTerms, Validity};

    use super::*;
    use crate::directory::consents::ConsentStatus;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(seconds)
    }

    fn consent(recipient: &str, fields: FieldGroups) -> ConsentState {
        ConsentState {
            id: 1,
            status: ConsentStatus::Given,
            terms: ConsentTerms {
                purpose: "matchmaking".parse().unwrap(),
                recipients: vec![recipient.parse().unwrap()],
                except: Vec::new(),
                fields,
                granularity: ConsentGranularity::Record,
            },
            validity: Validity {
                valid_from: at(10),
                valid_until: Some(at(20)),
            },
            given_at: at(10),
            source: "portal".into(),
            withdrawn_at: Some(at(15)),
        }
    }

    fn disclosure(moment: i64, fields: FieldGroups) -> Disclosure {
        Disclosure {
            at: at(moment),
            recipient: "biowin".parse().unwrap(),
            purpose: "matchmaking".parse().unwrap(),
            fields,
            entry: 7,
        }
    }

    #[test]
    fn a_disclosure_rests_on_what_held_at_its_moment() {
        let belgium = "BE".parse().unwrap();
        let all = FieldGroups::ALL;
        for (recipient, moment, rests) in [
            ("federation", 12, true),
            ("country:BE", 12, true),
            ("country:IT", 12, false),
            ("federation", 9, false),
            ("federation", 15, true),
            ("federation", 16, false),
        ] {
            let found = rests_on(&disclosure(moment, all), &belgium, &consent(recipient, all));
            assert_eq!(found, rests, "{recipient} at {moment}");
        }
        let region: FieldGroups = vec![steelyard_protocol::fields::FieldGroup::Region].into();
        let kind: FieldGroups = vec![steelyard_protocol::fields::FieldGroup::Kind].into();
        assert!(!rests_on(
            &disclosure(12, region),
            &belgium,
            &consent("federation", kind)
        ));
    }

    #[test]
    fn what_a_cluster_holds_is_all_that_it_received() {
        let region: FieldGroups = vec![steelyard_protocol::fields::FieldGroup::Region].into();
        let kind: FieldGroups = vec![steelyard_protocol::fields::FieldGroup::Kind].into();
        let held = held(&[disclosure(12, region), disclosure(11, kind)]);
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].times, held[0].last), (2, at(12)));
        assert_eq!(held[0].fields, region.union(kind));
    }
}
