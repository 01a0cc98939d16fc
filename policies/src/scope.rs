//! The members that one peer may count and see for one purpose at one moment, and by what.
//!
//! A [`MemberScope`] is only made here, from a permit and the consents in force.

use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::{ClusterId, Purpose},
    time::Timestamp,
};

use crate::{
    consent_set::{Area, ConsentSets, Kind, Look, Part, StaleTime},
    permit::Permit,
};

/// Members that may be looked at in one way: those of each area that the asker is covered by, less
/// the barred there, less the objectors. Kept apart, since the areas' sets are shared by all
/// askers, and put together when first needed.
#[derive(Debug, Default)]
struct Visible {
    parts: Vec<Part>,
    objectors: Option<Arc<RoaringBitmap>>,
    all: OnceLock<RoaringBitmap>,
}

impl Visible {
    fn contains(&self, member: u32) -> bool {
        self.parts.iter().any(|part| part.contains(member))
            && self
                .objectors
                .as_ref()
                .is_none_or(|objectors| !objectors.contains(member))
    }

    fn all(&self) -> &RoaringBitmap {
        if let ([part], None) = (self.parts.as_slice(), &self.objectors)
            && let Some(all) = part.as_one()
        {
            return all;
        }
        self.all.get_or_init(|| {
            let mut all = RoaringBitmap::new();
            self.parts.iter().for_each(|part| part.add_to(&mut all));
            if let Some(objectors) = &self.objectors {
                all -= &**objectors;
            }
            all
        })
    }
}

/// One set of members for each field group; groups with the same members share one set.
type PerGroup = [Arc<Visible>; FieldGroup::ALL.len()];

fn of(groups: &PerGroup, group: FieldGroup) -> &Visible {
    let [region, kind, offers, needs, summary, identity, contact] = groups;
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
    counted: Arc<Visible>,
    recordable: Arc<Visible>,
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
        self.check_time(now)?;
        let (asker, purpose) = (permit.peer(), permit.purpose());
        let areas: Vec<&Area> = self.areas_for(asker, permit.country(), purpose).collect();
        let mut kinds: Vec<Kind> = areas.iter().flat_map(|area| area.kinds()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        // Most consents name several groups at once, so most looks are given by the same kinds.
        let mut made: Vec<(Vec<Kind>, Arc<Visible>)> = Vec::new();
        let mut visible = |look: Look| {
            let given_by: Vec<Kind> = kinds
                .iter()
                .copied()
                .filter(|kind| look.is_given_by(*kind))
                .collect();
            if let Some((_, same)) = made.iter().find(|(by, _)| *by == given_by) {
                return Arc::clone(same);
            }
            let visible = Arc::new(Visible {
                parts: areas
                    .iter()
                    .filter_map(|area| area.through(look, asker))
                    .collect(),
                objectors: self.objectors(asker).cloned(),
                all: OnceLock::new(),
            });
            made.push((given_by, Arc::clone(&visible)));
            visible
        };
        let nobody = Arc::<Visible>::default();
        let ceiling = permit.ceiling().fields;
        let mut of_groups = |look: fn(FieldGroup) -> Look| {
            FieldGroup::ALL.map(|group| {
                if ceiling.contains(group) {
                    visible(look(group))
                } else {
                    Arc::clone(&nobody)
                }
            })
        };
        let (count, record) = (of_groups(Look::CountBy), of_groups(Look::ShowGroup));
        Ok(MemberScope {
            asker: asker.clone(),
            purpose: purpose.clone(),
            at: now,
            counted: visible(Look::Count),
            recordable: visible(Look::Show),
            record,
            count,
        })
    }
}

impl MemberScope {
    /// The members that may at least be counted: all that are visible, and all that a query without
    /// a criterion may count.
    pub fn may_count(&self) -> &RoaringBitmap {
        self.counted.all()
    }

    /// The members that may be shown in a record answer.
    pub fn may_show(&self) -> &RoaringBitmap {
        self.recordable.all()
    }

    /// Whether `member` may be shown in a record answer.
    pub fn shows(&self, member: u32) -> bool {
        self.recordable.contains(member)
    }

    /// The members whose field group `group` may be compared with a criterion, in an answer of this
    /// granularity. For `record` these are the members whose group may be shown; for `boolean` and
    /// `count` also those who consented to be counted by it.
    pub fn comparable(&self, granularity: Granularity, group: FieldGroup) -> &RoaringBitmap {
        match granularity {
            Granularity::Boolean | Granularity::Count => of(&self.count, group).all(),
            Granularity::Record => of(&self.record, group).all(),
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
            .filter(|group| of(&self.record, *group).contains(member))
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
