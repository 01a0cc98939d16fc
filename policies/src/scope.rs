//! The members that one peer may count and see for one purpose at one moment, and by what.
//!
//! A [`MemberScope`] is only made here, from a permit and the consents in force.

use std::sync::Arc;

use roaring::RoaringBitmap;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::{ClusterId, Purpose},
    time::Timestamp,
};

use crate::{
    consent_set::{ConsentSets, Sets, StaleTime, Whose},
    permit::Permit,
};

/// What members consented to towards one peer for one purpose at one moment, within the field
/// groups of the permit. Members are ordinals.
///
/// Proof that consents were asked: it has no public constructor.
///
/// ```compile_fail,E0451
/// use steelyard_policies::scope::MemberScope;
/// fn widened(scope: MemberScope) -> MemberScope {
///     MemberScope { sets: Default::default(), ..scope }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct MemberScope {
    asker: ClusterId,
    purpose: Purpose,
    at: Timestamp,
    sets: Arc<Sets>,
}

impl ConsentSets {
    /// What members consented to towards the peer of `permit`, for its purpose, at `now`.
    ///
    /// Field groups that the permit's ceiling leaves out are empty here: what the peer may not see
    /// is not searched for it either.
    ///
    /// # Errors
    /// If a consent begins or ends between the moment that these sets stand at and `now`. Where
    /// time went on, [`ConsentSets::advance`] mends it; where a clock went backwards nothing does
    /// but time, so that no expired consent comes back to life.
    pub fn scope(&self, permit: &Permit, now: Timestamp) -> Result<MemberScope, StaleTime> {
        self.check_time(now)?;
        let (asker, purpose) = (permit.peer(), permit.purpose());
        Ok(MemberScope {
            asker: asker.clone(),
            purpose: purpose.clone(),
            at: now,
            sets: self.sets(Whose {
                asker: asker.clone(),
                country: permit.country().clone(),
                purpose: purpose.clone(),
                fields: permit.ceiling().fields,
            }),
        })
    }
}

impl MemberScope {
    /// The members that may at least be counted: all that are visible, and all that a query without
    /// a criterion may count.
    pub fn may_count(&self) -> &RoaringBitmap {
        self.sets.counted.all()
    }

    /// Whether `member` may at least be counted.
    pub fn counts(&self, member: u32) -> bool {
        self.sets.counted.contains(member)
    }

    /// The members that may be shown in a record answer.
    pub fn may_show(&self) -> &RoaringBitmap {
        self.sets.recordable.all()
    }

    /// Whether `member` may be shown in a record answer.
    pub fn shows(&self, member: u32) -> bool {
        self.sets.recordable.contains(member)
    }

    /// The members whose field group `group` may be compared with a criterion, in an answer of this
    /// granularity. For `record` these are the members whose group may be shown; for `boolean` and
    /// `count` also those who consented to be counted by it.
    pub fn comparable(&self, granularity: Granularity, group: FieldGroup) -> &RoaringBitmap {
        match granularity {
            Granularity::Boolean | Granularity::Count => self.sets.count.of(group).all(),
            Granularity::Record => self.sets.record.of(group).all(),
        }
    }

    /// The members that an answer of this granularity may speak of at all.
    pub fn eligible(&self, granularity: Granularity) -> &RoaringBitmap {
        match granularity {
            Granularity::Boolean | Granularity::Count => self.may_count(),
            Granularity::Record => self.may_show(),
        }
    }

    /// The field groups of `member` that may be shown.
    pub fn groups_of(&self, member: u32) -> FieldGroups {
        FieldGroup::ALL
            .into_iter()
            .filter(|group| self.sets.record.of(*group).contains(member))
            .collect()
    }

    /// Whom this scope is for.
    pub fn asker(&self) -> &ClusterId {
        &self.asker
    }

    /// What this scope is for.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// The moment this scope was computed for.
    pub fn at(&self) -> Timestamp {
        self.at
    }
}
