//! What scopes are made of, and those that were made of it as it stands.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use roaring::RoaringBitmap;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Country, Purpose},
};

use super::{area::Area, sets::Sets, terms::Forms};
use crate::consent::Recipient;

/// The members with a standing objection to a cluster.
pub(super) type Objections = HashMap<ClusterId, Arc<RoaringBitmap>>;

/// Whose sets they are, and what for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Whose {
    /// The cluster that asks.
    pub(crate) asker: ClusterId,
    /// Its country.
    pub(crate) country: Country,
    /// Why it asks.
    pub(crate) purpose: Purpose,
    /// The field groups that it may ask for.
    pub(crate) fields: FieldGroups,
}

/// Most bytes of sets that are kept for the next query.
const KEPT_BYTES: usize = 16 << 20;

/// Sets that were made, and the bytes that they take at most.
#[derive(Debug, Default)]
struct Made {
    sets: HashMap<Whose, Arc<Sets>>,
    bytes: usize,
}

/// Consents in force by area, and objections.
///
/// The sets that were made of them are kept, since a peer asks many queries between two changes.
/// Nothing can be changed but through [`Standing::change`], which forgets them first: no set
/// outlives the consents that it was made of.
#[derive(Debug)]
pub(super) struct Standing {
    forms: Forms,
    objections: Objections,
    made: RwLock<Made>,
}

impl Standing {
    pub(super) fn new() -> Self {
        Self {
            forms: Forms::new(),
            objections: HashMap::new(),
            made: RwLock::default(),
        }
    }

    /// To change the consents or objections.
    pub(super) fn change(&mut self) -> (&mut Forms, &mut Objections) {
        let made = self.made.get_mut().unwrap_or_else(PoisonError::into_inner);
        if !made.sets.is_empty() {
            *made = Made::default();
        }
        (&mut self.forms, &mut self.objections)
    }

    /// The sets of an asker, where members' numbers are below `numbers`.
    pub(super) fn sets(&self, whose: Whose, numbers: usize) -> Arc<Sets> {
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(sets) = made.sets.get(&whose) {
            return Arc::clone(sets);
        }
        drop(made);
        let areas: Vec<&Area> = [
            Recipient::Federation,
            Recipient::Country(whose.country.clone()),
            Recipient::Cluster(whose.asker.clone()),
        ]
        .into_iter()
        .filter_map(|recipient| self.forms.area(&whose.purpose, recipient))
        .collect();
        let objectors = self.objections.get(&whose.asker);
        let sets = Arc::new(Sets::of(&areas, &whose.asker, whose.fields, objectors));
        let bytes = sets.most_bytes(numbers);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        if made.bytes + bytes > KEPT_BYTES {
            *made = Made::default();
        }
        if bytes <= KEPT_BYTES && made.sets.insert(whose, Arc::clone(&sets)).is_none() {
            made.bytes += bytes;
        }
        sets
    }
}
