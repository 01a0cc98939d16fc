//! Begins and ends of consents that are still to come.

use std::collections::{BTreeMap, BTreeSet};

use steelyard_protocol::time::Timestamp;

use crate::consent::Validity;

/// Begins and ends to come.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    begins: Moments,
    ends: Moments,
}

/// Moments of consents, at most one of each.
#[derive(Debug, Default)]
struct Moments {
    in_order: BTreeSet<(Timestamp, u64)>,
    by_key: BTreeMap<u64, Timestamp>,
}

/// Begins and ends of many consents, to become a [`Timeline`]: that takes far less memory then than
/// one to which they are added one after the other.
#[derive(Debug, Default)]
pub(super) struct ToCome {
    begins: Vec<(Timestamp, u64)>,
    ends: Vec<(Timestamp, u64)>,
}

/// The begin and the end of a consent, as far as they come after `at`, and the latest that does
/// not. A consent that ends before it begins has neither.
fn parted(validity: Validity, at: Timestamp) -> ([Option<Timestamp>; 2], Option<Timestamp>) {
    let Validity {
        valid_from,
        valid_until,
    } = validity;
    if valid_until.is_some_and(|until| until <= valid_from) {
        return ([None, None], None);
    }
    let edges = [Some(valid_from), valid_until];
    let passed = edges.into_iter().flatten().filter(|edge| *edge <= at);
    (edges.map(|edge| edge.filter(|e| *e > at)), passed.max())
}

impl Moments {
    fn add(&mut self, moment: Timestamp, key: u64) {
        self.in_order.insert((moment, key));
        self.by_key.insert(key, moment);
    }

    fn remove(&mut self, key: u64) {
        if let Some(moment) = self.by_key.remove(&key) {
            self.in_order.remove(&(moment, key));
        }
    }
}

impl From<Vec<(Timestamp, u64)>> for Moments {
    fn from(moments: Vec<(Timestamp, u64)>) -> Self {
        let by_key = moments.iter().map(|(moment, key)| (*key, *moment));
        Self {
            by_key: by_key.collect(),
            in_order: moments.into_iter().collect(),
        }
    }
}

impl ToCome {
    /// Takes in a consent, each once; as [`Timeline::add`].
    pub(super) fn add(&mut self, key: u64, validity: Validity, at: Timestamp) -> Option<Timestamp> {
        let ([begin, end], passed) = parted(validity, at);
        self.begins.extend(begin.map(|begin| (begin, key)));
        self.ends.extend(end.map(|end| (end, key)));
        passed
    }
}

impl From<ToCome> for Timeline {
    fn from(ToCome { begins, ends }: ToCome) -> Self {
        Self {
            begins: begins.into(),
            ends: ends.into(),
        }
    }
}

impl Timeline {
    /// Takes in what comes after `at` of a consent's validity. Returns the latest begin or end that
    /// does not.
    pub(super) fn add(&mut self, key: u64, validity: Validity, at: Timestamp) -> Option<Timestamp> {
        let ([begin, end], passed) = parted(validity, at);
        if let Some(begin) = begin {
            self.begins.add(begin, key);
        }
        if let Some(end) = end {
            self.ends.add(end, key);
        }
        passed
    }

    /// Takes out a consent.
    pub(super) fn remove(&mut self, key: u64) {
        self.begins.remove(key);
        self.ends.remove(key);
    }

    /// The next begin or end.
    pub(super) fn next(&self) -> Option<Timestamp> {
        let next = [&self.begins, &self.ends].map(|moments| moments.in_order.first());
        let moments = next.into_iter().flatten().map(|(moment, _)| *moment);
        moments.min()
    }

    /// Takes out the next begin or end up to and including `now`: its moment, the consent, and
    /// whether that begins then.
    pub(super) fn pass(&mut self, now: Timestamp) -> Option<(Timestamp, u64, bool)> {
        let next = self.next().filter(|moment| *moment <= now)?;
        let of = |moments: &Moments| moments.in_order.first().is_some_and(|(m, _)| *m == next);
        let begins = of(&self.begins);
        let moments = if begins {
            &mut self.begins
        } else {
            &mut self.ends
        };
        let (moment, key) = moments.in_order.pop_first()?;
        moments.by_key.remove(&key);
        Some((moment, key, begins))
    }
}
