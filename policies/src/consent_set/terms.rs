//! The terms of consents, each kept once: most members take one of few forms of consent.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use steelyard_protocol::ids::{ClusterId, Purpose};

use super::area::{Area, Kind};
use crate::consent::{ConsentTerms, Recipient};

/// Things by small numbers, which are used again.
#[derive(Debug)]
struct Pool<T> {
    slots: Vec<Option<T>>,
    free: Vec<u32>,
}

impl<T> Pool<T> {
    const fn new() -> Self {
        Self {
            slots: Vec::new(),
            free: Vec::new(),
        }
    }

    fn get(&self, number: u32) -> Option<&T> {
        self.slots.get(number as usize)?.as_ref()
    }

    fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.slots.get_mut(number as usize)?.as_mut()
    }

    fn add(&mut self, thing: T) -> u32 {
        let number = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            // As many as this do not fit into memory.
            u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
        });
        if let Some(slot) = self.slots.get_mut(number as usize) {
            *slot = Some(thing);
        }
        number
    }

    fn remove(&mut self, number: u32) -> Option<T> {
        let thing = self.slots.get_mut(number as usize)?.take()?;
        self.free.push(number);
        Some(thing)
    }
}

/// What a consent's terms come to.
#[derive(Debug)]
pub(super) struct Form {
    terms: Arc<ConsentTerms>,
    /// How many consents have these terms.
    uses: u32,
    kind: Kind,
    /// Sorted, without repetition.
    except: Box<[ClusterId]>,
    /// The areas that such a consent is in: one for each recipient.
    areas: Box<[u32]>,
}

/// An area, and how many forms are in it.
#[derive(Debug)]
struct Place {
    address: Address,
    uses: u32,
    area: Area,
}

type Address = (Purpose, Recipient);

/// Consents by their form: what that excepts; number of the form, member.
type Alike<'a> = Vec<(&'a [ClusterId], &'a [(u32, u32)])>;

/// All forms of consents, and the areas that they are in.
#[derive(Debug)]
pub(super) struct Forms {
    forms: Pool<Form>,
    by_terms: HashMap<Arc<ConsentTerms>, u32>,
    places: Pool<Place>,
    by_address: HashMap<Address, u32>,
}

impl Forms {
    pub(super) fn new() -> Self {
        Self {
            forms: Pool::new(),
            by_terms: HashMap::new(),
            places: Pool::new(),
            by_address: HashMap::new(),
        }
    }

    /// The number of the form of these terms, to be given back with [`Forms::give_back`].
    pub(super) fn take(&mut self, terms: Arc<ConsentTerms>) -> u32 {
        let terms = without_idle_exceptions(terms);
        if let Some(number) = self.by_terms.get(&terms).copied() {
            if let Some(form) = self.forms.get_mut(number) {
                form.uses += 1;
            }
            return number;
        }
        let recipients: BTreeSet<&Recipient> = terms.recipients.iter().collect();
        let except: BTreeSet<&ClusterId> = terms.except.iter().collect();
        let areas = recipients
            .into_iter()
            .map(|recipient| self.settle((terms.purpose.clone(), recipient.clone())))
            .collect();
        let number = self.forms.add(Form {
            terms: Arc::clone(&terms),
            uses: 1,
            kind: Kind {
                granularity: terms.granularity,
                fields: terms.fields,
            },
            except: except.into_iter().cloned().collect(),
            areas,
        });
        self.by_terms.insert(terms, number);
        number
    }

    /// As [`Forms::take`], of a form that has been taken and not been given back.
    pub(super) fn take_again(&mut self, number: u32) {
        if let Some(form) = self.forms.get_mut(number) {
            form.uses += 1;
        }
    }

    /// The number of the area of this address, with one use more.
    fn settle(&mut self, address: Address) -> u32 {
        if let Some(number) = self.by_address.get(&address).copied() {
            if let Some(place) = self.places.get_mut(number) {
                place.uses += 1;
            }
            return number;
        }
        let number = self.places.add(Place {
            address: address.clone(),
            uses: 1,
            area: Area::new(address.1.cluster().is_none()),
        });
        self.by_address.insert(address, number);
        number
    }

    /// One consent fewer has this form.
    pub(super) fn give_back(&mut self, number: u32) {
        let Some(form) = self.forms.get_mut(number) else {
            return;
        };
        form.uses -= 1;
        if form.uses > 0 {
            return;
        }
        let Some(form) = self.forms.remove(number) else {
            return;
        };
        self.by_terms.remove(&form.terms);
        for number in form.areas {
            let Some(place) = self.places.get_mut(number) else {
                continue;
            };
            place.uses -= 1;
            if place.uses == 0
                && let Some(place) = self.places.remove(number)
            {
                self.by_address.remove(&place.address);
            }
        }
    }

    /// A consent of `member` of this form comes into force, or ceases to be; `others` tells the
    /// forms of the member's other consents in force.
    pub(super) fn set_in_force<Others: Iterator<Item = u32>>(
        &mut self,
        member: u32,
        number: u32,
        in_force: bool,
        others: impl Fn() -> Others,
    ) {
        let Self { forms, places, .. } = self;
        let Some(form) = forms.get(number) else {
            return;
        };
        for number in &form.areas {
            let Some(Place { area, .. }) = places.get_mut(*number) else {
                continue;
            };
            let alike = || -> Vec<&[ClusterId]> {
                others()
                    .filter_map(|other| forms.get(other))
                    .filter(|other| other.kind == form.kind && other.areas.contains(number))
                    .map(|other| &*other.except)
                    .collect()
            };
            if in_force {
                area.enter(member, form.kind, &form.except, alike);
            } else {
                area.leave(member, form.kind, &form.except, alike);
            }
        }
    }

    /// Lets the first consents come into force, all together: of each the number of its form and the
    /// member.
    pub(super) fn fill(&mut self, mut consents: Vec<(u32, u32)>) {
        consents.sort_unstable();
        let Self { forms, places, .. } = self;
        let mut by_area: BTreeMap<(u32, Kind), Alike<'_>> = BTreeMap::new();
        for alike in consents.chunk_by(|a, b| a.0 == b.0) {
            let Some(form) = alike.first().and_then(|(number, _)| forms.get(*number)) else {
                continue;
            };
            for area in &form.areas {
                let here = by_area.entry((*area, form.kind)).or_default();
                here.push((&form.except, alike));
            }
        }
        for ((area, kind), alike) in by_area {
            let Some(Place { area, .. }) = places.get_mut(area) else {
                continue;
            };
            let mut here: Vec<(u32, &[ClusterId])> = Vec::new();
            for (except, consents) in alike {
                here.extend(consents.iter().map(|(_, member)| (*member, except)));
            }
            here.sort_unstable_by_key(|(member, _)| *member);
            area.fill(kind, here.into_iter());
        }
    }

    /// The consents for this purpose and recipient.
    pub(super) fn area(&self, purpose: &Purpose, recipient: Recipient) -> Option<&Area> {
        let number = self.by_address.get(&(purpose.clone(), recipient))?;
        Some(&self.places.get(*number)?.area)
    }
}

/// The same consent, put so that exceptions take away only what several clusters look at: a single
/// cluster that is excepted is no recipient, and else is one whatever is said of others. So consents
/// that come to the same have one form.
fn without_idle_exceptions(terms: Arc<ConsentTerms>) -> Arc<ConsentTerms> {
    let is_common = |recipient: &Recipient| recipient.cluster().is_none();
    if terms.except.is_empty() || terms.recipients.iter().all(is_common) {
        return terms;
    }
    let mut terms = Arc::unwrap_or_clone(terms);
    let ConsentTerms {
        recipients, except, ..
    } = &mut terms;
    recipients.retain(|r| r.cluster().is_none_or(|c| !except.contains(c)));
    if !recipients.iter().any(is_common) {
        except.clear();
    }
    Arc::new(terms)
}
