//! The members that one peer may count and see for one purpose at one moment, and by what.
//!
//! A [`MemberScope`] is only made here, from a permit and the consents in force.

use std::{collections::HashMap, sync::Arc};

use roaring::{MultiOps, RoaringBitmap};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::{ClusterId, Purpose},
    time::Timestamp,
};

use crate::{
    consent::ConsentGranularity,
    consent_set::{ConsentSets, StaleTime},
    permit::Permit,
};

/// One set of members for each field group; groups with the same members share one bitmap.
#[derive(Clone, Debug)]
struct PerGroup([Arc<RoaringBitmap>; 7]);

impl PerGroup {
    fn of(&self, group: FieldGroup) -> &RoaringBitmap {
        let [region, kind, offers, needs, summary, identity, contact] = &self.0;
        match group {
            FieldGroup::Region => region,
            FieldGroup::Kind => kind,
            FieldGroup::Offers => offers,
            FieldGroup::Needs => needs,
            FieldGroup::Summary => summary,
            FieldGroup::Identity => identity,
            FieldGroup::Contact => contact,
        }
    }
}

/// What members consented to towards one peer for one purpose at one moment, within the field
/// groups of the permit. Members are ordinals.
///
/// Proof that consents were asked: it has no public constructor.
///
/// ```compile_fail,E0451
/// use steelyard_policies::scope::MemberScope;
/// fn widened(scope: MemberScope) -> MemberScope {
///     MemberScope { counted: Default::default(), ..scope }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct MemberScope {
    asker: ClusterId,
    purpose: Purpose,
    at: Timestamp,
    version: u64,
    counted: Arc<RoaringBitmap>,
    recordable: Arc<RoaringBitmap>,
    record: PerGroup,
    count: PerGroup,
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
        let (asker, purpose) = (permit.peer(), permit.purpose());
        let ceiling = permit.ceiling().fields;
        self.check_time(now)?;
        let cells = self.cells_for(asker, permit.country(), purpose);
        let objectors = self.objectors(asker);
        let mut unions = Unions::default();
        let mut visible_through = |chosen: &dyn Fn(ConsentGranularity, FieldGroups) -> bool| {
            let picked: Vec<usize> = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| chosen(cell.granularity, cell.fields))
                .map(|(at, _)| at)
                .collect();
            unions.of(picked, |picked| {
                let mut members = picked
                    .iter()
                    .filter_map(|at| cells.get(*at))
                    .map(|cell| cell.members)
                    .union();
                if let Some(objectors) = objectors {
                    members -= objectors;
                }
                members
            })
        };
        let shown = |granularity, fields: FieldGroups, group| {
            granularity == ConsentGranularity::Record && fields.contains(group)
        };
        Ok(MemberScope {
            asker: asker.clone(),
            purpose: purpose.clone(),
            at: now,
            version: self.version(),
            counted: visible_through(&|_, _| true),
            // A consent without field groups lets the member be counted, no more.
            recordable: visible_through(&|granularity, fields| {
                granularity == ConsentGranularity::Record && !fields.is_empty()
            }),
            record: PerGroup(FieldGroup::ALL.map(|group| {
                visible_through(&|granularity, fields| {
                    shown(granularity, fields.intersection(ceiling), group)
                })
            })),
            count: PerGroup(FieldGroup::ALL.map(|group| {
                visible_through(&|_, fields| fields.intersection(ceiling).contains(group))
            })),
        })
    }
}

/// Unions already made, by the cells that they are made of: most consents name several groups at
/// once, so most groups need the same union.
#[derive(Default)]
struct Unions(HashMap<Vec<usize>, Arc<RoaringBitmap>>);

impl Unions {
    fn of(
        &mut self,
        picked: Vec<usize>,
        unite: impl FnOnce(&[usize]) -> RoaringBitmap,
    ) -> Arc<RoaringBitmap> {
        if let Some(made) = self.0.get(&picked) {
            return Arc::clone(made);
        }
        let made = Arc::new(unite(&picked));
        self.0.insert(picked, Arc::clone(&made));
        made
    }
}

impl MemberScope {
    /// The members that may at least be counted: all that are visible, and all that a query without
    /// a criterion may count.
    pub fn may_count(&self) -> &RoaringBitmap {
        &self.counted
    }

    /// The members that may be shown in a record answer.
    pub fn may_show(&self) -> &RoaringBitmap {
        &self.recordable
    }

    /// The members whose field group `group` may be compared with a criterion, in an answer of this
    /// granularity. For `record` these are the members whose group may be shown; for `boolean` and
    /// `count` also those who consented to be counted by it.
    pub fn comparable(&self, granularity: Granularity, group: FieldGroup) -> &RoaringBitmap {
        match granularity {
            Granularity::Boolean | Granularity::Count => self.count.of(group),
            Granularity::Record => self.record.of(group),
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
            .filter(|group| self.record.of(*group).contains(member))
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

    /// The version of the consent sets that this scope was computed from. While
    /// [`ConsentSets::version`] is the same, the scope holds at every moment for which
    /// [`ConsentSets::check_time`] passes.
    pub fn version(&self) -> u64 {
        self.version
    }
}
