//! What a cluster would get of one member now: for the member, who wants to see itself as others
//! do. Rules, consents and disclosure are asked as for a query; only nobody has asked, so nothing is
//! recorded and nothing leaves.

use std::{fmt, sync::Arc};

use steelyard_policies::{
    consent::ConsentGranularity,
    disclosure::{self, Disclosed, NotShown},
    permit::{PeerRequest, Permit},
};
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, VerifiedCharter},
    fields::{FieldGroups, Granularity},
    ids::{ClusterId, Handle, Purpose},
    time::Timestamp,
};

use super::{
    Answering,
    consent::{self, ConsentedScope},
    view::ViewError,
};
use crate::directory::{
    Member,
    consents::{ConsentState, ConsentStatus},
    objections::Objection,
};

/// A member as it stands, with all that it has said.
#[derive(Clone, Copy)]
pub struct Whose<'a> {
    /// The member.
    pub member: &'a Member,
    /// Its consents, withdrawn ones too.
    pub consents: &'a [ConsentState],
    /// Its standing objections.
    pub objections: &'a [Objection],
}

/// What a cluster would get of a member for a purpose, at this moment.
pub enum Preview {
    /// This record, if it asked for every field group.
    Shown {
        /// The record.
        record: Box<Disclosed>,
        /// The pseudonym under which the cluster gets it.
        handle: Handle,
        /// What the member consents to and the own cluster's rules hold back all the same.
        withheld: FieldGroups,
    },
    /// No record.
    Nothing {
        /// Why.
        why: Why,
        /// Whether the member would at least be counted.
        counted: bool,
    },
}

/// Members' data stays out of logs.
impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown { record, .. } => write!(f, "Shown({:?})", record.groups()),
            Self::Nothing { why, counted } => write!(f, "Nothing({why:?}, counted {counted})"),
        }
    }
}

/// What a cluster would get, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A record with these field groups.
    Record(FieldGroups),
    /// The member is counted, no more.
    Counted,
    /// Nothing.
    Nothing,
}

/// Why a cluster gets no record of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No charter is in force, so nobody gets anything.
    NoCharter,
    /// The charter does not name this cluster, or has suspended it.
    NotInCharter,
    /// The own cluster's rules give it nothing for this purpose.
    Rules,
    /// The own cluster's rules let it count members for this purpose, no more.
    RulesCount,
    /// The member objects to this cluster.
    Objection,
    /// The member's consent leaves this cluster out.
    Excepted,
    /// The member consents to be counted by this cluster, no more.
    CountOnly,
    /// The member's consent begins at this moment.
    NotYet(Timestamp),
    /// The member's last consent ended at this moment.
    Expired(Timestamp),
    /// The member withdrew its last consent at this moment.
    Withdrawn(Timestamp),
    /// The member has never consented to this.
    NoConsent,
}

/// Why it cannot be said what a cluster would get.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// The data in the store cannot be read.
    #[error(transparent)]
    View(#[from] ViewError),
    /// The clock is wrong, or the data changes all the time.
    #[error("what others would get cannot be said at the moment; try again")]
    NotNow,
    /// Policy and consents disagree: a fault of this program.
    #[error(transparent)]
    NotShown(#[from] NotShown),
    /// The pseudonym could not be made.
    #[error(transparent)]
    Handle(#[from] steelyard_protocol::ids::InvalidId),
}

impl Answering {
    /// What `cluster` would get of a member for `purpose` now, if it asked for all that there is.
    ///
    /// # Errors
    /// If the data cannot be read, or the member has changed since it was read.
    pub async fn preview(
        &self,
        whose: Whose<'_>,
        cluster: &ClusterId,
        purpose: &Purpose,
    ) -> Result<Preview, PreviewError> {
        self.views().refresh().await?;
        let now = self.now();
        consent::make_current(self.views(), now).map_err(|_| PreviewError::NotNow)?;
        let nothing = |why| Preview::Nothing {
            why,
            counted: false,
        };
        let Some(charter) = self.charter_in_force(now) else {
            return Ok(nothing(Why::NoCharter));
        };
        let entry = charter.charter().active().find(|c| c.id == *cluster);
        let Some(entry) = entry else {
            return Ok(nothing(Why::NotInCharter));
        };
        let Ok(permit) = self.permit_of(charter.charter(), entry, purpose) else {
            return Ok(nothing(Why::Rules));
        };
        let id = whose.member.id;
        let scope = {
            let view = self.views().read();
            if view.index.revision_of(id) != Some(whose.member.revision) {
                return Err(PreviewError::NotNow);
            }
            ConsentedScope::new(&view.consents, view.revision, permit, now)
                .map_err(|_| PreviewError::NotNow)?
        };
        let (permit, scope) = (scope.permit(), scope.scope());
        let shown =
            disclosure::disclose(&whose.member.profile, permit, scope, id, FieldGroups::ALL);
        match shown {
            Ok(record) => Ok(Preview::Shown {
                withheld: consented(whose, entry, purpose, now).difference(record.groups()),
                handle: self.handle(cluster, id)?,
                record: Box::new(record),
            }),
            Err(NotShown::NotRecords) => Ok(Preview::Nothing {
                why: Why::RulesCount,
                counted: scope.counts(id),
            }),
            Err(NotShown::NotConsented) => Ok(Preview::Nothing {
                why: why_not(whose, entry, purpose),
                counted: scope.counts(id),
            }),
            Err(e @ NotShown::OtherScope) => Err(e.into()),
        }
    }

    /// What each of `clusters` would get of a member now, for each of `purposes`. As
    /// [`Answering::preview`], for many at once.
    ///
    /// # Errors
    /// As [`Answering::preview`].
    pub async fn groups_shown(
        &self,
        whose: Whose<'_>,
        clusters: &[&ClusterEntry],
        purposes: &[Purpose],
    ) -> Result<Vec<Vec<Seen>>, PreviewError> {
        self.views().refresh().await?;
        let now = self.now();
        consent::make_current(self.views(), now).map_err(|_| PreviewError::NotNow)?;
        let Some(charter) = self.charter_in_force(now) else {
            return Ok(vec![vec![Seen::Nothing; purposes.len()]; clusters.len()]);
        };
        let view = self.views().read();
        let id = whose.member.id;
        let seen = |entry: &ClusterEntry, purpose| {
            let Ok(permit) = self.permit_of(charter.charter(), entry, purpose) else {
                return Seen::Nothing;
            };
            let Ok(scope) = view.consents.scope(&permit, now) else {
                return Seen::Nothing;
            };
            let granularity = permit.ceiling().granularity;
            if granularity == Granularity::Record && scope.shows(id) {
                Seen::Record(scope.groups_of(id))
            } else if granularity >= Granularity::Count && scope.counts(id) {
                Seen::Counted
            } else {
                Seen::Nothing
            }
        };
        let of_cluster = |entry: &&ClusterEntry| purposes.iter().map(|p| seen(entry, p)).collect();
        Ok(clusters.iter().map(of_cluster).collect())
    }

    fn charter_in_force(&self, now: Timestamp) -> Option<Arc<VerifiedCharter>> {
        let charter = self.views().read().charter.clone();
        charter.filter(|c| c.is_in_force(now))
    }

    fn permit_of(
        &self,
        charter: &Charter,
        entry: &ClusterEntry,
        purpose: &Purpose,
    ) -> Result<Permit, steelyard_policies::permit::Denied> {
        let request = PeerRequest {
            asker: entry.id.clone(),
            country: entry.country.clone(),
            name: entry.name.clone(),
            active: true,
            own: entry.id == *self.own(),
            purpose: purpose.clone(),
        };
        self.rules().permit(charter.version, request)
    }
}

/// What the member's consents alone would show.
fn consented(
    whose: Whose<'_>,
    entry: &ClusterEntry,
    purpose: &Purpose,
    now: Timestamp,
) -> FieldGroups {
    let holds = |c: &&ConsentState| {
        c.status == ConsentStatus::Given
            && c.terms.purpose == *purpose
            && c.terms.granularity == ConsentGranularity::Record
            && c.terms.covers(&entry.id, &entry.country)
            && c.validity.holds_at(now)
    };
    let groups = whose.consents.iter().filter(holds).map(|c| c.terms.fields);
    groups.fold(FieldGroups::NONE, FieldGroups::union)
}

/// Why a member's consents show nothing to this cluster: the nearest miss.
fn why_not(whose: Whose<'_>, entry: &ClusterEntry, purpose: &Purpose) -> Why {
    if whose.objections.iter().any(|o| o.cluster == entry.id) {
        return Why::Objection;
    }
    let meant = |c: &&ConsentState| {
        let recipients = &c.terms.recipients;
        c.terms.purpose == *purpose
            && recipients
                .iter()
                .any(|r| r.covers(&entry.id, &entry.country))
    };
    let consents: Vec<&ConsentState> = whose.consents.iter().filter(meant).collect();
    let excepts = |c: &&ConsentState| c.terms.except.contains(&entry.id);
    let covering = || consents.iter().filter(|c| !excepts(c));
    let is = |status| move |c: &&&ConsentState| c.status == status;
    if covering().any(|c| c.status == ConsentStatus::Given) {
        return Why::CountOnly;
    }
    let begins = covering().filter(is(ConsentStatus::NotYetValid));
    if let Some(begins) = begins.map(|c| c.validity.valid_from).min() {
        return Why::NotYet(begins);
    }
    if consents
        .iter()
        .any(|c| c.status == ConsentStatus::Given && excepts(c))
    {
        return Why::Excepted;
    }
    let expired = covering().filter(is(ConsentStatus::Expired));
    let expired = expired.filter_map(|c| c.validity.valid_until).max();
    let withdrawn = covering().filter_map(|c| c.withdrawn_at).max();
    match (expired, withdrawn) {
        (Some(expired), Some(withdrawn)) if withdrawn > expired => Why::Withdrawn(withdrawn),
        (Some(expired), _) => Why::Expired(expired),
        (None, Some(withdrawn)) => Why::Withdrawn(withdrawn),
        (None, None) => Why::NoConsent,
    }
}
