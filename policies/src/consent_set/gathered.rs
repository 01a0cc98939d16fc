//! Consents that come into force together, when a node starts.

use std::sync::Arc;

use steelyard_protocol::time::Timestamp;

use super::{ConsentSets, paged::ByNumber, timeline::ToCome};
use crate::consent::{ConsentTerms, Validity};

/// Consents that are gathered first and come into force together: they come to the same as if each
/// were inserted ([`ConsentSets::insert`]), for a fraction of the work and of the memory.
#[derive(Debug)]
pub struct Gathered {
    /// With all of them, but none in its areas yet.
    sets: ConsentSets,
    /// Those that are to be: number of the form, member.
    in_force: Vec<(u32, u32)>,
    to_come: ToCome,
    /// The forms of terms that were met, by the address of the terms, which stay there meanwhile.
    forms: ByNumber<(Arc<ConsentTerms>, u32)>,
    /// Consents whose key was known by then.
    again: Vec<(u64, u32, Arc<ConsentTerms>, Validity)>,
}

/// Most forms that are found by address.
const FORMS: usize = 100_000;

impl Gathered {
    /// No consents yet, at the moment `now`.
    pub fn new(now: Timestamp) -> Self {
        Self {
            sets: ConsentSets::new(now),
            in_force: Vec::new(),
            to_come: ToCome::default(),
            forms: ByNumber::default(),
            again: Vec::new(),
        }
    }

    /// Takes in a consent, as [`ConsentSets::insert`] does. Terms that are shared cost least.
    pub fn add(
        &mut self,
        consent_key: u64,
        member: u32,
        terms: Arc<ConsentTerms>,
        validity: Validity,
    ) {
        let Self { sets, .. } = self;
        if sets.records.get(consent_key).is_some() {
            self.again.push((consent_key, member, terms, validity));
            return;
        }
        sets.numbers = sets.numbers.max(member as usize + 1);
        let (standing, _) = sets.standing.change();
        let address = Arc::as_ptr(&terms).addr() as u64;
        let form = match self.forms.get(&address) {
            Some((_, form)) => {
                standing.take_again(*form);
                *form
            }
            None => {
                let form = standing.take(Arc::clone(&terms));
                if self.forms.len() == FORMS {
                    self.forms.clear();
                }
                self.forms.insert(address, (terms, form));
                form
            }
        };
        let in_force = validity.holds_at(sets.at);
        if in_force {
            self.in_force.push((form, member));
        }
        sets.records.add(consent_key, member, form, in_force);
        let passed = self.to_come.add(consent_key, validity, sets.at);
        sets.since = passed.map_or(sets.since, |edge| sets.since.max(edge));
    }

    /// Lets them come into force.
    pub fn settled(self) -> ConsentSets {
        let mut sets = self.sets;
        drop(self.forms);
        sets.standing.change().0.fill(self.in_force);
        sets.timeline = self.to_come.into();
        for (consent_key, member, terms, validity) in self.again {
            sets.insert(consent_key, member, terms, validity);
        }
        sets
    }
}
