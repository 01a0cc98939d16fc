//! What of a member's profile leaves the node: asked for, allowed by the rules and consented to.

use std::fmt;

use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Fields, Granularity},
    ids::MemberRef,
};

use crate::{permit::Permit, profile::Profile, scope::MemberScope};

/// The part of one profile that one peer gets. Only [`disclose`] and [`reveal`] make it.
///
/// ```compile_fail,E0451
/// use steelyard_policies::disclosure::Disclosed;
/// use steelyard_protocol::fields::{FieldGroups, Fields};
/// fn smuggled(fields: Fields) -> Disclosed {
///     Disclosed { fields, groups: FieldGroups::ALL, member_ref: None }
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct Disclosed {
    fields: Fields,
    groups: FieldGroups,
    member_ref: Option<MemberRef>,
}

impl Disclosed {
    /// The field groups with their data.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Which field groups these are.
    pub fn groups(&self) -> FieldGroups {
        self.groups
    }

    /// The cluster's own reference of the member: only where `identity` is among the groups.
    pub fn member_ref(&self) -> Option<&MemberRef> {
        self.member_ref.as_ref()
    }

    /// The fields and the reference, to be put into an answer.
    pub fn into_parts(self) -> (Fields, Option<MemberRef>) {
        (self.fields, self.member_ref)
    }
}

/// Members' data stays out of logs: only which groups there are shows.
impl fmt::Debug for Disclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Disclosed({:?})", self.groups)
    }
}

/// Why nothing of a member may be shown.
#[derive(Debug, Clone, Copy, thiserror::Error, PartialEq, Eq)]
pub enum NotShown {
    /// No consent to be shown to this peer for this purpose is in force.
    #[error("the member gave this peer no consent to be shown for this purpose")]
    NotConsented,
    /// The rules do not give this peer records for this purpose.
    #[error("the rules give this peer no records for this purpose")]
    NotRecords,
    /// Permit and scope were made for different peers or purposes.
    #[error("the permit and the scope are for different peers or purposes")]
    OtherScope,
}

/// Reduces `profile`, the profile of `member`, to the field groups that were asked for, that the
/// permit's ceiling allows, and that the member consented to show.
///
/// # Errors
/// If the member may not be shown at all; nothing of it, not even a handle, may then leave.
pub fn disclose(
    profile: &Profile,
    permit: &Permit,
    scope: &MemberScope,
    member: u32,
    asked: FieldGroups,
) -> Result<Disclosed, NotShown> {
    if permit.peer() != scope.asker() || permit.purpose() != scope.purpose() {
        return Err(NotShown::OtherScope);
    }
    if permit.ceiling().granularity < Granularity::Record {
        return Err(NotShown::NotRecords);
    }
    if !scope.shows(member) {
        return Err(NotShown::NotConsented);
    }
    let groups = asked
        .intersection(permit.ceiling().fields)
        .intersection(scope.groups_of(member));
    Ok(part_of(profile, groups))
}

/// Reduces `profile` to the field groups that its member agreed to reveal to the peer of `permit` in
/// one introduction, within what the permit lets it have: its agreement stands in for a standing
/// consent, not for the rules.
pub fn reveal(profile: &Profile, permit: &Permit, agreed: FieldGroups) -> Disclosed {
    part_of(profile, agreed.intersection(revealable(permit)))
}

/// The field groups that a member could agree to reveal to the peer of `permit` in one introduction:
/// none where the rules give that peer no records.
pub fn revealable(permit: &Permit) -> FieldGroups {
    match permit.ceiling().granularity {
        Granularity::Record => permit.ceiling().fields,
        _ => FieldGroups::NONE,
    }
}

fn part_of(profile: &Profile, groups: FieldGroups) -> Disclosed {
    let gives = |group| groups.contains(group);
    let fields = Fields {
        region: gives(FieldGroup::Region).then(|| profile.region.clone()),
        kind: gives(FieldGroup::Kind).then_some(profile.kind),
        offers: gives(FieldGroup::Offers).then(|| profile.offers.clone()),
        needs: gives(FieldGroup::Needs).then(|| profile.needs.clone()),
        summary: gives(FieldGroup::Summary).then(|| profile.summary.clone()),
        identity: gives(FieldGroup::Identity).then(|| profile.identity.clone()),
        contact: gives(FieldGroup::Contact).then(|| profile.contact.clone()),
    };
    Disclosed {
        fields,
        groups,
        member_ref: gives(FieldGroup::Identity).then(|| profile.member_ref.clone()),
    }
}
