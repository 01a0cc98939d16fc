//! Which consents there are: of each its member, its terms and whether it is in force, and those of
//! one member in a chain. Sixteen bytes each, since a node may hold millions.

use super::paged::Paged;

/// The end of a chain, and no consent's key.
const END: u64 = u64::MAX;
/// Set in `Record::terms` while the consent is in force.
const IN_FORCE: u32 = 1 << 31;
/// The terms of no consent.
const VACANT: u32 = u32::MAX;

/// One consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record {
    /// The key of the next consent of the same member.
    next: u64,
    pub(super) member: u32,
    terms: u32,
}

impl Record {
    /// The number of its terms.
    pub(super) const fn terms(self) -> u32 {
        self.terms & !IN_FORCE
    }

    pub(super) const fn in_force(self) -> bool {
        self.terms & IN_FORCE != 0
    }

    const fn but(mut self, in_force: bool) -> Self {
        self.terms = self.terms() | if in_force { IN_FORCE } else { 0 };
        self
    }

    fn known(self) -> Option<Self> {
        (self.terms != VACANT).then_some(self)
    }
}

#[derive(Debug)]
pub(super) struct Records {
    records: Paged<Record>,
    /// The key of each member's first consent.
    first: Paged<u64>,
}

impl Records {
    pub(super) fn new() -> Self {
        let vacant = Record {
            next: END,
            member: 0,
            terms: VACANT,
        };
        Self {
            records: Paged::new(vacant),
            first: Paged::new(END),
        }
    }

    pub(super) fn get(&self, key: u64) -> Option<Record> {
        self.records.get(key).known()
    }

    /// The consents of a member.
    pub(super) fn of(&self, member: u32) -> impl Iterator<Item = (u64, Record)> + '_ {
        let mut key = self.first.get(u64::from(member));
        std::iter::from_fn(move || {
            let record = self.get(key)?;
            let this = std::mem::replace(&mut key, record.next);
            Some((this, record))
        })
    }

    /// Adds a consent. `key` must not be known.
    pub(super) fn add(&mut self, key: u64, member: u32, terms: u32, in_force: bool) {
        let next = self.first.put(u64::from(member), key);
        let record = Record {
            next,
            member,
            terms,
        };
        self.records.put(key, record.but(in_force));
    }

    pub(super) fn set_in_force(&mut self, key: u64, in_force: bool) {
        if let Some(record) = self.get(key) {
            self.records.put(key, record.but(in_force));
        }
    }

    pub(super) fn remove(&mut self, key: u64) -> Option<Record> {
        let record = self.get(key)?;
        let before = self.of(record.member).find(|(_, r)| r.next == key);
        match before {
            Some((before, mut link)) => {
                link.next = record.next;
                self.records.put(before, link);
            }
            None => {
                self.first.put(u64::from(record.member), record.next);
            }
        }
        self.records.put(key, self.records.vacant());
        Some(record)
    }
}
