//! The members that one asker may count and see for one purpose, as sets of them.

use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::ClusterId,
};

use super::area::{Area, Kind, Look, Part};

/// Members that may be looked at in one way: those of each area that the asker is covered by, less
/// the barred there, less the objectors. Kept apart, since the areas' sets are shared by all
/// askers, and put together when first needed.
#[derive(Debug, Default)]
pub(crate) struct Visible {
    parts: Vec<Part>,
    objectors: Option<Arc<RoaringBitmap>>,
    all: OnceLock<RoaringBitmap>,
}

impl Visible {
    pub(crate) fn contains(&self, member: u32) -> bool {
        self.parts.iter().any(|part| part.contains(member))
            && self
                .objectors
                .as_ref()
                .is_none_or(|objectors| !objectors.contains(member))
    }

    pub(crate) fn all(&self) -> &RoaringBitmap {
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
#[derive(Debug)]
pub(crate) struct PerGroup([Arc<Visible>; FieldGroup::ALL.len()]);

impl PerGroup {
    pub(crate) fn of(&self, group: FieldGroup) -> &Visible {
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

/// What one asker may look at in each way, for one purpose.
#[derive(Debug)]
pub(crate) struct Sets {
    pub(crate) counted: Arc<Visible>,
    pub(crate) recordable: Arc<Visible>,
    pub(crate) record: PerGroup,
    pub(crate) count: PerGroup,
    /// How many sets of members that takes at most.
    distinct: usize,
}

impl Sets {
    /// The sets of `asker`, who is covered by `areas`, within the field groups `ceiling`.
    pub(super) fn of(
        areas: &[&Area],
        asker: &ClusterId,
        ceiling: FieldGroups,
        objectors: Option<&Arc<RoaringBitmap>>,
    ) -> Self {
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
                objectors: objectors.cloned(),
                all: OnceLock::new(),
            });
            made.push((given_by, Arc::clone(&visible)));
            visible
        };
        let nobody = Arc::<Visible>::default();
        let mut of_groups = |look: fn(FieldGroup) -> Look| {
            PerGroup(FieldGroup::ALL.map(|group| {
                if ceiling.contains(group) {
                    visible(look(group))
                } else {
                    Arc::clone(&nobody)
                }
            }))
        };
        let (count, record) = (of_groups(Look::CountBy), of_groups(Look::ShowGroup));
        let (counted, recordable) = (visible(Look::Count), visible(Look::Show));
        Self {
            counted,
            recordable,
            record,
            count,
            distinct: made.len(),
        }
    }

    /// Most bytes that the sets take once all of them were asked for, where members' numbers are
    /// below `numbers`.
    pub(super) const fn most_bytes(&self, numbers: usize) -> usize {
        // A set is a bit for each number at most; beside it stand some small things.
        (self.distinct + 1) * (numbers / 8 + 256)
    }
}
