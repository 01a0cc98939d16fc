//! What of a member may leave in an introduction, and on which ground.

use std::sync::{Arc, Mutex, PoisonError};

use steelyard_policies::{
    disclosure,
    permit::{Denied, PeerRequest, Permit},
    profile::Profile,
    single::shown_to,
};
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, ClusterState, VerifiedCharter},
    fields::{FieldGroup, FieldGroups, Fields, Granularity},
    ids::{ClusterId, MemberRef, Purpose},
    introduction::{Party, Side, Step},
    limits,
    time::Timestamp,
};

use super::{
    Introductions,
    error::IntroductionError,
    kept::{groups_in, name, side_of},
    shown::Introduction,
};
use crate::{
    audit::entry::Commitment,
    directory::{DirectoryError, consents::ConsentStatus, profiles::profile_of},
    identity::charter,
    store::{introductions::IntroductionRow, members::MemberRow},
};

/// What a request tells of the member behind it: what a decision needs, and nobody to write to.
pub(super) const WITH_REQUEST: FieldGroups = FieldGroups::NONE
    .with(FieldGroup::Region)
    .with(FieldGroup::Kind)
    .with(FieldGroup::Offers)
    .with(FieldGroup::Needs)
    .with(FieldGroup::Summary)
    .with(FieldGroup::Identity);

/// An own member as it is kept.
pub(super) struct Own {
    /// Its number.
    pub(super) id: i64,
    /// The cluster's reference of it.
    pub(super) member_ref: MemberRef,
    /// How it stands in the log.
    pub(super) commitment: Commitment,
    profile: Profile,
}

/// The charter last adopted, read anew only when another one is.
#[derive(Default)]
pub(super) struct Charters(Mutex<Option<Arc<VerifiedCharter>>>);

impl Introductions {
    /// The charter in force.
    pub(super) async fn charter(
        &self,
        now: Timestamp,
    ) -> Result<Arc<VerifiedCharter>, IntroductionError> {
        let version = (self.store().latest().await?).map_or(0, |latest| latest.charter);
        let lock = |charters: &Charters| {
            let known = charters.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.clone()
        };
        let known =
            lock(&self.charters).filter(|known| known.charter().version.cast_signed() == version);
        let charter = match known {
            Some(known) => Some(known),
            None => {
                let read = charter::current(self.store()).await?;
                let mut known = self
                    .charters
                    .0
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                known.clone_from(&read);
                read
            }
        };
        let charter = charter.ok_or(IntroductionError::NoCharter)?;
        if charter.is_in_force(now) {
            Ok(charter)
        } else {
            Err(IntroductionError::CharterExpired(charter.charter().expires))
        }
    }

    /// What the own rules permit `entry` for `purpose`.
    pub(super) fn permit(&self, entry: &ClusterEntry, purpose: &Purpose) -> Result<Permit, Denied> {
        self.rules.authorize(&PeerRequest {
            asker: entry.id.clone(),
            country: entry.country.clone(),
            name: entry.name.clone(),
            active: entry.status == ClusterState::Active,
            own: entry.id == self.own,
            purpose: purpose.clone(),
        })
    }

    /// The own member that a row of the store is.
    pub(super) fn own(row: &MemberRow) -> Result<Own, DirectoryError> {
        let profile = profile_of(row)?;
        Ok(Own {
            id: row.id,
            commitment: Commitment::to(&profile.member_ref, &row.salt),
            member_ref: profile.member_ref.clone(),
            profile,
        })
    }

    /// The own member of this number, if there is one.
    pub(super) async fn own_of(&self, id: Option<i64>) -> Result<Option<Own>, IntroductionError> {
        let Some(id) = id else { return Ok(None) };
        let rows = self.store().members_by_id(&[id]).await?;
        Ok(rows.first().map(Self::own).transpose()?)
    }

    /// The field groups of a member that its standing consents let the peer of `permit` see now.
    pub(super) async fn consented(
        &self,
        member: &Own,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<FieldGroups, IntroductionError> {
        let consents: Vec<_> = (self.directory.consents(&member.member_ref).await?)
            .into_iter()
            .filter(|c| c.status != ConsentStatus::Withdrawn)
            .collect();
        let objections = self.objections(member).await?;
        let given = consents.iter().map(|c| (&c.terms, c.validity));
        Ok(shown_to(permit, given, &objections, now))
    }

    /// The clusters to which a member objects.
    pub(super) async fn objections(
        &self,
        member: &Own,
    ) -> Result<Vec<ClusterId>, IntroductionError> {
        let standing = self.directory.objections(&member.member_ref).await?;
        Ok(standing.into_iter().map(|o| o.cluster).collect())
    }

    /// What the asking side's member reveals now: those of `wanted` that its standing consents and the
    /// rules give; nothing where there is no member.
    pub(super) async fn by_consent(
        &self,
        member: Option<&Own>,
        entry: Option<&ClusterEntry>,
        purpose: &Purpose,
        wanted: FieldGroups,
        now: Timestamp,
    ) -> Result<Party, IntroductionError> {
        let (Some(member), Some(entry)) = (member, entry) else {
            return Ok(Party::default());
        };
        let Ok(permit) = self.permit(entry, purpose) else {
            return Ok(Party::default());
        };
        let groups = self.consented(member, &permit, now).await?;
        Ok(party(member, &permit, groups.intersection(wanted)))
    }

    /// What the holding side's member reveals: what it agreed to, unless it objects to the cluster
    /// meanwhile, or the rules no longer permit it.
    pub(super) async fn by_agreement(
        &self,
        member: Option<&Own>,
        entry: Option<&ClusterEntry>,
        purpose: &Purpose,
        agreed: FieldGroups,
    ) -> Result<Party, IntroductionError> {
        let (Some(member), Some(entry)) = (member, entry) else {
            return Ok(Party::default());
        };
        let Ok(permit) = self.permit(entry, purpose) else {
            return Ok(Party::default());
        };
        if self.objections(member).await?.contains(&entry.id) {
            return Ok(Party::default());
        }
        Ok(party(member, &permit, agreed))
    }

    /// The field groups that the member of an introduction could agree to reveal now, as far as the own
    /// rules go.
    ///
    /// # Errors
    /// If no charter is in force or can be read, or the other cluster takes no part in it.
    pub async fn revealable(
        &self,
        introduction: &Introduction,
    ) -> Result<FieldGroups, IntroductionError> {
        let charter = self.charter(self.clock.now()).await?;
        let entry = active(charter.charter(), &introduction.cluster)?;
        let permit = self.permit(entry, &introduction.purpose);
        Ok(permit.map_or(FieldGroups::NONE, |permit| disclosure::revealable(&permit)))
    }

    /// A step that waited for the other cluster, less what may no longer leave: consents, objections
    /// and rules may have changed since it was made. Its disclosure stays in the member's list, since
    /// an earlier try may have arrived.
    pub(super) async fn still_permitted(
        &self,
        row: &IntroductionRow,
        step: Step,
        entry: &ClusterEntry,
        now: Timestamp,
    ) -> Result<Step, IntroductionError> {
        let told = match &step {
            Step::Request(request) => request.offers.union(groups_in(&step)),
            Step::Reveal(_) => groups_in(&step),
            _ => FieldGroups::NONE,
        };
        if told.is_empty() {
            return Ok(step);
        }
        let member = self.own_of(row.member_id).await?;
        let purpose = name(row, &row.purpose)?;
        let now_permitted = match side_of(row.side) {
            Side::Asking => {
                self.by_consent(member.as_ref(), Some(entry), &purpose, told, now)
                    .await
            }
            Side::Holding => {
                self.by_agreement(member.as_ref(), Some(entry), &purpose, told)
                    .await
            }
        };
        let groups = now_permitted?.fields.groups();
        Ok(match step {
            Step::Request(mut request) => {
                request.offers = request.offers.intersection(groups);
                // Without its name nothing of it is told, as when it is asked.
                let named = groups.contains(FieldGroup::Identity);
                request.from = request
                    .from
                    .filter(|_| named)
                    .map(|from| only(from, groups));
                Step::Request(request)
            }
            Step::Reveal(party) => Step::Reveal(Box::new(only(*party, groups))),
            other => other,
        })
    }

    /// Whether the peer of `permit` may be shown the member at all now: as a match of a query, and so
    /// by its handle.
    pub(super) async fn is_shown(
        &self,
        member: &Own,
        permit: &Permit,
        now: Timestamp,
    ) -> Result<bool, IntroductionError> {
        let groups = self.consented(member, permit, now).await?;
        Ok(permit.ceiling().granularity == Granularity::Record && !groups.is_empty())
    }
}

/// The cluster of this id, if it takes part.
pub(super) fn active<'a>(
    charter: &'a Charter,
    cluster: &ClusterId,
) -> Result<&'a ClusterEntry, IntroductionError> {
    let entry = charter.cluster(cluster.as_str());
    entry
        .filter(|entry| entry.status == ClusterState::Active)
        .ok_or_else(|| IntroductionError::UnknownCluster(cluster.clone()))
}

/// The field groups of a member, less those of its texts that a message has no room for.
fn party(member: &Own, permit: &Permit, groups: FieldGroups) -> Party {
    let (fields, member_ref) = disclosure::reveal(&member.profile, permit, groups).into_parts();
    let mut party = Party { member_ref, fields };
    let dropped: [fn(&mut Fields); 3] = [
        |fields| fields.needs = None,
        |fields| fields.offers = None,
        |fields| fields.summary = None,
    ];
    for drop in dropped {
        if fits(&party) {
            return party;
        }
        drop(&mut party.fields);
    }
    if fits(&party) {
        party
    } else {
        Party::default()
    }
}

/// What is in `groups` of a party; its reference goes with its name.
fn only(party: Party, groups: FieldGroups) -> Party {
    let named = groups.contains(FieldGroup::Identity);
    Party {
        member_ref: party.member_ref.filter(|_| named),
        fields: party.fields.only(groups),
    }
}

fn fits(party: &Party) -> bool {
    serde_json::to_vec(party).is_ok_and(|json| json.len() <= limits::REVEALED_BYTES)
}
