//! All members' consents as compressed bitmaps, so that what a peer may see is a few unions.
//!
//! ```text
//!  consents (member, terms, in force) ─► areas: (purpose, recipient) ─► kinds: (granularity, fields)
//!  begins and ends to come ──────────┘      └─► barred: members that except a cluster, by cluster
//! ```
//!
//! What cluster K sees lies in the areas of `federation`, of K's country and of K alone, whatever
//! the number of members and of other clusters. Consents come into force and cease as time passes
//! their begin and end ([`ConsentSets::advance`]), and at once when they are withdrawn.

mod area;
mod gathered;
mod paged;
mod records;
mod sets;
mod standing;
mod terms;
mod timeline;

use std::sync::Arc;

use steelyard_protocol::{ids::ClusterId, time::Timestamp};

pub use self::gathered::Gathered;
use self::{records::Records, standing::Standing, timeline::Timeline};
pub(crate) use self::{sets::Sets, standing::Whose};
use crate::consent::{ConsentTerms, Validity};

/// All consents and standing objections of a node's members.
///
/// Members are ordinals and consents are keys, both given by the caller, best without large gaps.
/// Every change costs work in proportion to the change and to the consents of its member, not to
/// the number of members.
#[derive(Debug)]
pub struct ConsentSets {
    /// The moment that the areas stand for.
    at: Timestamp,
    /// The last moment up to `at` at which a known consent began or ended: between it and
    /// `next_change` the areas are exact.
    since: Timestamp,
    records: Records,
    standing: Standing,
    timeline: Timeline,
    /// Members' numbers are below this.
    numbers: usize,
}

/// The consent sets stand at another time than was asked for.
#[derive(Debug, Clone, Copy, thiserror::Error, PartialEq, Eq)]
pub enum StaleTime {
    /// Time went on, and a consent began or ended meanwhile.
    #[error("consents change at {changes_at}, before {now}; advance the consent sets first")]
    Behind {
        /// When the next change is due.
        changes_at: Timestamp,
        /// The time asked for.
        now: Timestamp,
    },
    /// The clock went backwards over the begin or end of a consent.
    #[error(
        "the clock went back to {now}, before the last change of consents at {since}; set the clock of this machine right, then restart the node"
    )]
    WentBack {
        /// When consents changed last.
        since: Timestamp,
        /// The time asked for.
        now: Timestamp,
    },
}

impl ConsentSets {
    /// No consents yet, at the moment `now`.
    pub fn new(now: Timestamp) -> Self {
        Self {
            at: now,
            since: Timestamp::from_millis(i64::MIN),
            records: Records::new(),
            standing: Standing::new(),
            timeline: Timeline::default(),
            numbers: 0,
        }
    }

    /// Takes in a consent of `member`. A consent already known under `consent_key` is replaced.
    /// Keys are less than `u64::MAX`.
    pub fn insert(
        &mut self,
        consent_key: u64,
        member: u32,
        terms: impl Into<Arc<ConsentTerms>>,
        validity: Validity,
    ) {
        self.withdraw(consent_key);
        self.numbers = self.numbers.max(member as usize + 1);
        let form = self.standing.change().0.take(terms.into());
        let in_force = validity.holds_at(self.at);
        if in_force {
            self.apply(consent_key, member, form, true);
        }
        self.records.add(consent_key, member, form, in_force);
        let passed = self.timeline.add(consent_key, validity, self.at);
        self.since = passed.map_or(self.since, |edge| self.since.max(edge));
    }

    /// Takes out a consent: from now on no scope shows what it alone gave. Returns whether it was
    /// known.
    pub fn withdraw(&mut self, consent_key: u64) -> bool {
        let Some(record) = self.records.remove(consent_key) else {
            return false;
        };
        if record.in_force() {
            self.apply(consent_key, record.member, record.terms(), false);
        }
        self.timeline.remove(consent_key);
        self.standing.change().0.give_back(record.terms());
        true
    }

    /// A standing objection: whatever `member` consented to, `cluster` sees nothing of it.
    pub fn object(&mut self, member: u32, cluster: &ClusterId) {
        let (_, objections) = self.standing.change();
        let objectors = objections.entry(cluster.clone()).or_default();
        Arc::make_mut(objectors).insert(member);
    }

    /// Takes back a standing objection. Returns whether there was one.
    pub fn lift_objection(&mut self, member: u32, cluster: &ClusterId) -> bool {
        let (_, objections) = self.standing.change();
        let Some(objectors) = objections.get_mut(cluster) else {
            return false;
        };
        let stood = Arc::make_mut(objectors).remove(member);
        if objectors.is_empty() {
            objections.remove(cluster);
        }
        stood
    }

    /// Forgets a member: its consents and its objections.
    pub fn remove_member(&mut self, member: u32) {
        let keys: Vec<u64> = self.records.of(member).map(|(key, _)| key).collect();
        for key in keys {
            self.withdraw(key);
        }
        let (_, objections) = self.standing.change();
        objections.retain(|_, objectors| {
            if objectors.contains(member) {
                Arc::make_mut(objectors).remove(member);
            }
            !objectors.is_empty()
        });
    }

    /// The next moment at which a consent begins or ends; absent if none is due.
    pub fn next_change(&self) -> Option<Timestamp> {
        self.timeline.next()
    }

    /// Lets consents begin and end up to and including `now`. An earlier moment changes nothing:
    /// these sets never go back in time.
    pub fn advance(&mut self, now: Timestamp) {
        while let Some((moment, key, begins)) = self.timeline.pass(now) {
            self.since = self.since.max(moment);
            self.set_in_force(key, begins);
        }
        self.at = self.at.max(now);
    }

    /// Whether these sets are exact at `now`.
    ///
    /// # Errors
    /// If a consent begins or ends between the moment that they stand at and `now`.
    pub fn check_time(&self, now: Timestamp) -> Result<(), StaleTime> {
        if now < self.since {
            let since = self.since;
            return Err(StaleTime::WentBack { since, now });
        }
        match self.next_change() {
            Some(changes_at) if changes_at <= now => Err(StaleTime::Behind { changes_at, now }),
            _ => Ok(()),
        }
    }

    /// What an asker may look at, as these sets stand.
    pub(crate) fn sets(&self, whose: Whose) -> Arc<Sets> {
        self.standing.sets(whose, self.numbers)
    }

    fn set_in_force(&mut self, key: u64, in_force: bool) {
        if let Some(record) = self.records.get(key)
            && record.in_force() != in_force
        {
            self.apply(key, record.member, record.terms(), in_force);
            self.records.set_in_force(key, in_force);
        }
    }

    /// Lets a consent come into force, or cease to be, in its areas.
    fn apply(&mut self, key: u64, member: u32, form: u32, in_force: bool) {
        let Self {
            records, standing, ..
        } = self;
        let others = || {
            records
                .of(member)
                .filter(|(other, record)| *other != key && record.in_force())
                .map(|(_, record)| record.terms())
        };
        let (forms, _) = standing.change();
        forms.set_in_force(member, form, in_force, others);
    }
}
