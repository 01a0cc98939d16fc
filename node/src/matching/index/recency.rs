//! Members by when they last changed, so that the latest of many are found without looking at all.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

/// Members in groups of some thousands, of which each holds those of a span of time.
#[derive(Debug, Default)]
pub(super) struct Recency {
    /// By the beginning of the span; it lasts to the beginning of the next.
    groups: BTreeMap<i64, RoaringBitmap>,
}

/// A group of so many members is parted, if they did not all change at the same moment. Groups much
/// smaller hold too few of a query's members, larger ones cost more to intersect.
const MOST: u64 = if cfg!(test) { 8 } else { 8_192 };

impl Recency {
    /// Takes in a member that changed at `at`. `changed_at` knows this of all members.
    pub(super) fn insert(&mut self, at: i64, member: u32, changed_at: impl Fn(u32) -> i64) {
        if self.groups.is_empty() {
            self.groups.insert(i64::MIN, RoaringBitmap::new());
        }
        let Some((_, group)) = self.groups.range_mut(..=at).next_back() else {
            return;
        };
        group.insert(member);
        // Not each time, lest a group that cannot be parted is looked through again and again.
        if group.len() >= MOST && group.len().is_power_of_two() {
            let mut times: Vec<i64> = group.iter().map(&changed_at).collect();
            times.sort_unstable();
            let first = times.first().copied();
            let upper = times.get(times.len() / 2..).unwrap_or_default();
            let Some(middle) = upper.iter().find(|time| Some(**time) > first).copied() else {
                return;
            };
            let later = group.iter().filter(|m| changed_at(*m) >= middle).collect();
            *group -= &later;
            self.groups.insert(middle, later);
        }
    }

    /// Takes out a member that changed at `at`.
    pub(super) fn remove(&mut self, at: i64, member: u32) {
        if let Some((_, group)) = self.groups.range_mut(..=at).next_back() {
            group.remove(member);
        }
    }

    /// The groups with the beginnings of their spans, the latest first.
    pub(super) fn latest_first(&self) -> impl Iterator<Item = (i64, &RoaringBitmap)> {
        self.groups.iter().rev().map(|(from, group)| (*from, group))
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn every_member_stands_in_the_group_of_its_time(
            changes in vec((0_u32..200, proptest::option::of(0_i64..30)), 0..400),
        ) {
            let mut recency = Recency::default();
            let mut known: BTreeMap<u32, i64> = BTreeMap::new();
            for (member, at) in changes {
                if let Some(at) = known.remove(&member) {
                    recency.remove(at, member);
                }
                if let Some(at) = at {
                    known.insert(member, at);
                    recency.insert(at, member, |m| known[&m]);
                }
            }
            let mut end = i64::MAX;
            let mut found = 0;
            for (from, group) in recency.latest_first() {
                for member in group {
                    prop_assert!((from..end).contains(&known[&member]));
                    found += 1;
                }
                end = from;
            }
            prop_assert_eq!(found, known.len());
            // Thirty different moments: nobody stands among too many.
            let most = recency.latest_first().map(|(_, group)| group.len()).max();
            prop_assert!(most.is_none_or(|most| most <= 64));
        }
    }
}
