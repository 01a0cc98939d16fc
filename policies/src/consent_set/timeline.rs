//! Begins and ends of consents that are still to come.

use std::collections::{BTreeSet, HashMap};

use steelyard_protocol::time::Timestamp;

use crate::consent::Validity;

#[derive(Debug, Default)]
pub(super) struct Timeline {
    edges: BTreeSet<(Timestamp, u64)>,
    /// When the consents with an edge hold.
    validity: HashMap<u64, Validity>,
}

/// The begin and the end, if it has one.
fn edges(validity: Validity) -> impl Iterator<Item = Timestamp> {
    [Some(validity.valid_from), validity.valid_until]
        .into_iter()
        .flatten()
}

impl Timeline {
    /// Takes in what comes after `at` of a consent's validity. Returns the latest begin or end that
    /// does not.
    pub(super) fn add(&mut self, key: u64, validity: Validity, at: Timestamp) -> Option<Timestamp> {
        let to_come: Vec<Timestamp> = edges(validity).filter(|edge| *edge > at).collect();
        if !to_come.is_empty() {
            self.validity.insert(key, validity);
            self.edges
                .extend(to_come.into_iter().map(|edge| (edge, key)));
        }
        edges(validity).filter(|edge| *edge <= at).max()
    }

    /// Takes out a consent.
    pub(super) fn remove(&mut self, key: u64) {
        if let Some(validity) = self.validity.remove(&key) {
            for edge in edges(validity) {
                self.edges.remove(&(edge, key));
            }
        }
    }

    /// The next begin or end.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.edges.first().map(|(moment, _)| *moment)
    }

    /// Takes out the next begin or end up to and including `now`: its moment, the consent, and
    /// whether the consent holds at `now`.
    pub(super) fn pass(&mut self, now: Timestamp) -> Option<(Timestamp, u64, bool)> {
        let (moment, key) = self.edges.first().copied().filter(|(m, _)| *m <= now)?;
        self.edges.pop_first();
        let holds = self.validity.get(&key).is_some_and(|v| v.holds_at(now));
        let over = |v: &Validity| edges(*v).all(|edge| edge <= moment);
        if self.validity.get(&key).is_some_and(over) {
            self.validity.remove(&key);
        }
        Some((moment, key, holds))
    }
}
