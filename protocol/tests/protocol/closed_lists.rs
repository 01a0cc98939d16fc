//! The closed lists are complete. Each `match` has no wildcard: a new entry fails to compile here
//! until it is counted, and then fails the test until it stands in its list.

use std::collections::BTreeSet;

use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, OrganisationType},
    frame::Version,
    refusal::{Refusal, RefusalCode},
};

#[test]
fn refusal_codes() {
    const fn number(code: RefusalCode) -> usize {
        match code {
            RefusalCode::Malformed => 0,
            RefusalCode::TooLarge => 1,
            RefusalCode::WrongType => 2,
            RefusalCode::UnknownSigner => 3,
            RefusalCode::WrongSigner => 4,
            RefusalCode::Suspended => 5,
            RefusalCode::BadSignature => 6,
            RefusalCode::WrongAudience => 7,
            RefusalCode::Expired => 8,
            RefusalCode::NotYetValid => 9,
            RefusalCode::Replayed => 10,
            RefusalCode::Busy => 11,
            RefusalCode::InvalidQuery => 12,
            RefusalCode::UnknownPurpose => 13,
            RefusalCode::NotPermitted => 14,
            RefusalCode::CharterExpired => 15,
            RefusalCode::Unavailable => 16,
        }
    }
    assert_eq!(
        RefusalCode::ALL.map(number).to_vec(),
        (0..=number(RefusalCode::Unavailable)).collect::<Vec<_>>()
    );
    let words: BTreeSet<&str> = RefusalCode::ALL.iter().map(|c| c.as_str()).collect();
    assert_eq!(words.len(), RefusalCode::ALL.len());
    for code in RefusalCode::ALL {
        // One word everywhere: on the wire, in the JSON, in logs.
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        assert_eq!(Refusal::from(code).message, code.message());
    }
}

#[test]
fn field_groups() {
    const fn number(group: FieldGroup) -> usize {
        match group {
            FieldGroup::Region => 0,
            FieldGroup::Kind => 1,
            FieldGroup::Offers => 2,
            FieldGroup::Needs => 3,
            FieldGroup::Summary => 4,
            FieldGroup::Identity => 5,
            FieldGroup::Contact => 6,
        }
    }
    assert_eq!(
        FieldGroup::ALL.map(number).to_vec(),
        (0..=number(FieldGroup::Contact)).collect::<Vec<_>>()
    );
    assert_eq!(
        FieldGroup::ALL.into_iter().collect::<FieldGroups>(),
        FieldGroups::ALL
    );
    assert_eq!(
        FieldGroups::ALL
            .difference(FieldGroups::WITHOUT_CONTACT)
            .iter()
            .collect::<Vec<_>>(),
        [FieldGroup::Contact]
    );
    for group in FieldGroup::ALL {
        assert_eq!(serde_json::to_value(group).unwrap(), group.as_str());
        assert_eq!(group.as_str().parse(), Ok(group));
        // Stores keep these bits: a group may never move to another.
        assert_eq!(FieldGroups::NONE.with(group).bits(), 1 << number(group));
    }
    assert_eq!(FieldGroups::from_bits(0b1000_0000), None);
}

#[test]
fn organisation_types() {
    const fn number(kind: OrganisationType) -> usize {
        match kind {
            OrganisationType::Sme => 0,
            OrganisationType::Prc => 1,
            OrganisationType::Rec => 2,
            OrganisationType::Hes => 3,
            OrganisationType::Pub => 4,
            OrganisationType::Oth => 5,
            OrganisationType::Unk => 6,
        }
    }
    assert_eq!(
        OrganisationType::ALL.map(number).to_vec(),
        (0..=number(OrganisationType::Unk)).collect::<Vec<_>>()
    );
    for kind in OrganisationType::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
}

#[test]
fn versions() {
    const fn number(version: Version) -> usize {
        match version {
            Version::V1 => 1,
        }
    }
    assert_eq!(
        Version::ALL.map(number).to_vec(),
        (1..=Version::ALL.len()).collect::<Vec<_>>()
    );
    assert!(Version::ALL.is_sorted());
    for version in Version::ALL {
        assert_eq!(
            version.protocol_name(),
            format!("/steelyard/exchange/{}", number(version))
        );
    }
}
