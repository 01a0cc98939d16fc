//! All members' consents as compressed bitmaps, so that what a peer may see is a few unions.
//!
//! A consent is taken apart into cells, one for each recipient: (purpose, recipient, exceptions,
//! granularity, field groups) → the members with such a consent in force. What cluster K sees lies
//! in the cells of `federation`, of K's country and of K alone, whatever the number of members and
//! of other clusters. Consents enter and leave their cells as time passes their begin and end
//! ([`ConsentSets::advance`]), and at once when they are withdrawn.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use roaring::RoaringBitmap;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Country, Purpose},
    time::Timestamp,
};

use crate::consent::{ConsentGranularity, ConsentTerms, Recipient, Validity};

/// All consents and standing objections of a node's members.
///
/// Members are ordinals and consents are keys, both given by the caller. Every change costs work in
/// proportion to the change, not to the number of members.
#[derive(Debug)]
pub struct ConsentSets {
    /// The moment that `cells` stands for.
    at: Timestamp,
    /// The last moment up to `at` at which a known consent began or ended: between it and
    /// `next_change` the cells are exact.
    since: Timestamp,
    version: u64,
    cells: HashMap<Address, BTreeMap<Shape, Cell>>,
    consents: HashMap<u64, Consent>,
    /// Equal terms are kept once: most members take one of few forms of consent.
    terms: HashSet<Arc<ConsentTerms>>,
    by_member: HashMap<u32, Vec<u64>>,
    /// Begins and ends still to come, with the consents that they concern.
    timeline: BTreeSet<(Timestamp, u64)>,
    objections: HashMap<ClusterId, RoaringBitmap>,
}

#[derive(Debug)]
struct Consent {
    member: u32,
    terms: Arc<ConsentTerms>,
    validity: Validity,
    in_force: bool,
}

type Address = (Purpose, Recipient);

/// What tells cells of one purpose and recipient apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    granularity: ConsentGranularity,
    fields: FieldGroups,
    /// Sorted, without repetition.
    except: Vec<ClusterId>,
}

#[derive(Debug, Default)]
struct Cell {
    members: RoaringBitmap,
    /// How many consents beyond the first a member has in this cell; absent for none.
    repeated: HashMap<u32, u32>,
}

/// One cell, as the computation of a scope sees it.
pub(crate) struct CellView<'a> {
    pub(crate) granularity: ConsentGranularity,
    pub(crate) fields: FieldGroups,
    pub(crate) members: &'a RoaringBitmap,
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
            version: 0,
            cells: HashMap::new(),
            consents: HashMap::new(),
            terms: HashSet::new(),
            by_member: HashMap::new(),
            timeline: BTreeSet::new(),
            objections: HashMap::new(),
        }
    }

    /// Takes in a consent of `member`. A consent already known under `consent_key` is replaced.
    pub fn insert(
        &mut self,
        consent_key: u64,
        member: u32,
        terms: ConsentTerms,
        validity: Validity,
    ) {
        self.withdraw(consent_key);
        self.version += 1;
        let terms = self.shared(terms);
        let in_force = validity.holds_at(self.at);
        if in_force {
            self.enter(member, &terms);
        }
        for edge in [Some(validity.valid_from), validity.valid_until] {
            let Some(edge) = edge else { continue };
            if edge > self.at {
                self.timeline.insert((edge, consent_key));
            } else {
                self.since = self.since.max(edge);
            }
        }
        self.by_member.entry(member).or_default().push(consent_key);
        self.consents.insert(
            consent_key,
            Consent {
                member,
                terms,
                validity,
                in_force,
            },
        );
    }

    /// Takes out a consent: from now on no scope shows what it alone gave. Returns whether it was
    /// known.
    pub fn withdraw(&mut self, consent_key: u64) -> bool {
        let Some(consent) = self.consents.remove(&consent_key) else {
            return false;
        };
        self.version += 1;
        self.timeline
            .remove(&(consent.validity.valid_from, consent_key));
        if let Some(until) = consent.validity.valid_until {
            self.timeline.remove(&(until, consent_key));
        }
        if consent.in_force {
            self.leave(consent.member, &consent.terms);
        }
        if let Some(keys) = self.by_member.get_mut(&consent.member) {
            keys.retain(|key| *key != consent_key);
            if keys.is_empty() {
                self.by_member.remove(&consent.member);
            }
        }
        // The pool and this consent hold the last two references.
        if Arc::strong_count(&consent.terms) == 2 {
            self.terms.remove(&consent.terms);
        }
        true
    }

    /// A standing objection: whatever `member` consented to, `cluster` sees nothing of it.
    pub fn object(&mut self, member: u32, cluster: &ClusterId) {
        self.version += 1;
        self.objections
            .entry(cluster.clone())
            .or_default()
            .insert(member);
    }

    /// Takes back a standing objection. Returns whether there was one.
    pub fn lift_objection(&mut self, member: u32, cluster: &ClusterId) -> bool {
        let Some(objectors) = self.objections.get_mut(cluster) else {
            return false;
        };
        let stood = objectors.remove(member);
        if objectors.is_empty() {
            self.objections.remove(cluster);
        }
        if stood {
            self.version += 1;
        }
        stood
    }

    /// Forgets a member: its consents and its objections.
    pub fn remove_member(&mut self, member: u32) {
        self.version += 1;
        for key in self.by_member.remove(&member).unwrap_or_default() {
            self.withdraw(key);
        }
        self.objections.retain(|_, objectors| {
            objectors.remove(member);
            !objectors.is_empty()
        });
    }

    /// The next moment at which a consent begins or ends; absent if none is due.
    pub fn next_change(&self) -> Option<Timestamp> {
        self.timeline.first().map(|(moment, _)| *moment)
    }

    /// Lets consents begin and end up to and including `now`. An earlier moment changes nothing:
    /// these sets never go back in time.
    pub fn advance(&mut self, now: Timestamp) {
        while let Some((moment, key)) = self.timeline.first().copied() {
            if moment > now {
                break;
            }
            self.timeline.pop_first();
            self.since = self.since.max(moment);
            let Some(consent) = self.consents.get_mut(&key) else {
                continue;
            };
            let holds = consent.validity.holds_at(now);
            if holds == consent.in_force {
                continue;
            }
            consent.in_force = holds;
            self.version += 1;
            let (member, terms) = (consent.member, Arc::clone(&consent.terms));
            if holds {
                self.enter(member, &terms);
            } else {
                self.leave(member, &terms);
            }
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

    /// Counts up with every change to what a scope could show.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// The cells that cover `asker` for `purpose`.
    pub(crate) fn cells_for(
        &self,
        asker: &ClusterId,
        country: &Country,
        purpose: &Purpose,
    ) -> Vec<CellView<'_>> {
        [
            Recipient::Federation,
            Recipient::Country(country.clone()),
            Recipient::Cluster(asker.clone()),
        ]
        .into_iter()
        .filter_map(|recipient| self.cells.get(&(purpose.clone(), recipient)))
        .flatten()
        .filter(|(shape, _)| shape.except.binary_search(asker).is_err())
        .map(|(shape, cell)| CellView {
            granularity: shape.granularity,
            fields: shape.fields,
            members: &cell.members,
        })
        .collect()
    }

    /// The members with a standing objection to `asker`.
    pub(crate) fn objectors(&self, asker: &ClusterId) -> Option<&RoaringBitmap> {
        self.objections.get(asker)
    }

    fn shared(&mut self, terms: ConsentTerms) -> Arc<ConsentTerms> {
        if let Some(known) = self.terms.get(&terms) {
            return Arc::clone(known);
        }
        let terms = Arc::new(terms);
        self.terms.insert(Arc::clone(&terms));
        terms
    }

    fn enter(&mut self, member: u32, terms: &ConsentTerms) {
        for (address, shape) in cells_of(terms) {
            let cell = self.cells.entry(address).or_default();
            let cell = cell.entry(shape).or_default();
            if !cell.members.insert(member) {
                *cell.repeated.entry(member).or_default() += 1;
            }
        }
    }

    fn leave(&mut self, member: u32, terms: &ConsentTerms) {
        for (address, shape) in cells_of(terms) {
            let Some(cells) = self.cells.get_mut(&address) else {
                continue;
            };
            if let Some(cell) = cells.get_mut(&shape) {
                match cell.repeated.get_mut(&member) {
                    Some(more) if *more > 1 => *more -= 1,
                    Some(_) => {
                        cell.repeated.remove(&member);
                    }
                    None => {
                        cell.members.remove(member);
                    }
                }
                if cell.members.is_empty() {
                    cells.remove(&shape);
                }
            }
            if cells.is_empty() {
                self.cells.remove(&address);
            }
        }
    }
}

/// The cells that a consent with these terms belongs to: one for each recipient.
fn cells_of(terms: &ConsentTerms) -> impl Iterator<Item = (Address, Shape)> {
    let recipients: BTreeSet<&Recipient> = terms.recipients.iter().collect();
    let except: BTreeSet<&ClusterId> = terms.except.iter().collect();
    recipients.into_iter().filter_map(move |recipient| {
        let except = match recipient {
            // Exceptions for others say nothing about this one: leaving them out keeps cells few.
            Recipient::Cluster(id) if except.contains(id) => return None,
            Recipient::Cluster(_) => Vec::new(),
            _ => except.iter().copied().cloned().collect(),
        };
        let address = (terms.purpose.clone(), recipient.clone());
        let shape = Shape {
            granularity: terms.granularity,
            fields: terms.fields,
            except,
        };
        Some((address, shape))
    })
}
