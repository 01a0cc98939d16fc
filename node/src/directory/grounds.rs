//! On which consents a disclosure rested, and what recipients hold by a consent: read from the
//! consents as they were at that moment.

use std::collections::BTreeMap;

use steelyard_policies::consent::ConsentGranularity;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Country, MemberRef},
    time::Timestamp,
};

use super::{Directory, DirectoryError, consents::ConsentState, members::Disclosure};

/// Disclosures that are read at once.
const PAGE: u32 = 1_000;
/// How much earlier than one that stands before it in the log a disclosure may have been made, in
/// seconds: its moment is when the answer was made, its place when it was written.
const OUT_OF_ORDER: i64 = 3_600;

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

/// What clusters received in disclosures that come one after the other.
#[derive(Default)]
pub struct Holders(BTreeMap<ClusterId, Held>);

impl Holders {
    /// Takes in a disclosure.
    pub fn add(&mut self, disclosure: &Disclosure) {
        let held = self
            .0
            .entry(disclosure.recipient.clone())
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

    /// What they received, by cluster.
    pub fn all(self) -> Vec<Held> {
        self.0.into_values().collect()
    }
}

impl Directory {
    /// Gives the disclosures of a member that were not made before `since` to `take`, in the order of
    /// the log, latest first and however many there are. A page of them is in memory.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn disclosures_since(
        &self,
        member: &MemberRef,
        since: Timestamp,
        mut take: impl FnMut(&Disclosure) + Send,
    ) -> Result<(), DirectoryError> {
        let long_before = since.plus_seconds(-OUT_OF_ORDER);
        let mut before = None;
        loop {
            let page = self.disclosures_before(member, before, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            before = Some(last.entry);
            for disclosure in &page {
                if disclosure.at < long_before {
                    return Ok(());
                }
                if disclosure.at >= since {
                    take(disclosure);
                }
            }
        }
    }
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
        let mut holders = Holders::default();
        for received in [disclosure(12, region), disclosure(11, kind)] {
            holders.add(&received);
        }
        let held = holders.all();
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].times, held[0].last), (2, at(12)));
        assert_eq!(held[0].fields, region.union(kind));
    }
}
