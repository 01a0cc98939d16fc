//! What one member consents to towards one peer, from its own consents alone: what a
//! [`MemberScope`](crate::scope::MemberScope) says of all members at once.

use steelyard_protocol::{
    fields::{FieldGroups, Granularity},
    ids::ClusterId,
    time::Timestamp,
};

use crate::{
    consent::{ConsentGranularity, ConsentTerms, Validity},
    permit::Permit,
};

/// The field groups of one member that the peer of `permit` may be shown at `now`: the union over
/// those of the member's `consents` that hold, within the permit's ceiling. `consents` are those
/// that were not withdrawn, `objections` the clusters to which the member objects.
pub fn shown_to<'a>(
    permit: &Permit,
    consents: impl IntoIterator<Item = (&'a ConsentTerms, Validity)>,
    objections: &[ClusterId],
    now: Timestamp,
) -> FieldGroups {
    let ceiling = permit.ceiling();
    if objections.contains(permit.peer()) || ceiling.granularity != Granularity::Record {
        return FieldGroups::NONE;
    }
    consents
        .into_iter()
        .filter(|(terms, validity)| {
            terms.purpose == *permit.purpose()
                && terms.granularity == ConsentGranularity::Record
                && terms.covers(permit.peer(), permit.country())
                && validity.holds_at(now)
        })
        .fold(FieldGroups::NONE, |all, (terms, _)| all.union(terms.fields))
        .intersection(ceiling.fields)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;
    use crate::{
        consent::Recipient, consent_set::ConsentSets, permit::PeerRequest, rules::RuleSet,
    };

    const NOW: Timestamp = Timestamp::from_seconds(1_000);

    static PERMIT: LazyLock<Permit> = LazyLock::new(|| {
        let request = PeerRequest {
            asker: "oslo".parse().unwrap(),
            country: "NO".parse().unwrap(),
            name: String::new(),
            active: true,
            own: false,
            purpose: "matchmaking".parse().unwrap(),
        };
        RuleSet::default_rules()
            .unwrap()
            .authorize(&request)
            .unwrap()
    });

    fn any_consent() -> impl Strategy<Value = (ConsentTerms, Validity)> {
        (
            select(vec!["matchmaking", "event"]),
            select(vec![
                "federation",
                "country:NO",
                "country:IT",
                "cluster:oslo",
            ]),
            any::<bool>(),
            0_u8..128,
            any::<bool>(),
            select(vec![
                (0, None),
                (0, Some(1_000)),
                (0, Some(1_001)),
                (1_000, None),
                (1_001, None),
            ]),
        )
            .prop_map(
                |(purpose, recipient, except, bits, record, (from, until))| {
                    let terms = ConsentTerms {
                        purpose: purpose.parse().unwrap(),
                        recipients: vec![recipient.parse::<Recipient>().unwrap()],
                        except: except
                            .then(|| "oslo".parse().unwrap())
                            .into_iter()
                            .collect(),
                        fields: FieldGroups::from_bits(bits).unwrap(),
                        granularity: if record {
                            ConsentGranularity::Record
                        } else {
                            ConsentGranularity::Count
                        },
                    };
                    let validity = Validity {
                        valid_from: Timestamp::from_seconds(from),
                        valid_until: until.map(Timestamp::from_seconds),
                    };
                    (terms, validity)
                },
            )
    }

    proptest! {
        /// One member asked about alone is shown as much as among all.
        #[test]
        fn it_says_what_the_scope_says(
            consents in vec(any_consent(), 0..5),
            objects: bool,
        ) {
            let oslo: ClusterId = "oslo".parse().unwrap();
            let permit = &*PERMIT;
            let mut sets = ConsentSets::new(NOW);
            for (key, (terms, validity)) in (0..).zip(&consents) {
                sets.insert(key, 7, terms.clone(), *validity);
            }
            let mut objections = Vec::new();
            if objects {
                sets.object(7, &oslo);
                objections.push(oslo);
            }
            let alone = shown_to(
                permit,
                consents.iter().map(|(terms, validity)| (terms, *validity)),
                &objections,
                NOW,
            );
            prop_assert_eq!(alone, sets.scope(permit, NOW).unwrap().groups_of(7));
        }
    }
}
