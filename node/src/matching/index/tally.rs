//! How many members there are of each kind: counted from the postings, however many members.

use std::collections::BTreeMap;

use steelyard_protocol::{
    fields::{FieldGroup, OrganisationType},
    ids::{ConceptCode, Country},
};

use super::Index;

/// Letters of the code of a NUTS region of level 2, such as `ITH5`.
const NUTS_2: usize = 4;

/// How many members there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub members: u64,
    /// By field of work, a concept with nothing above it: how many offer something in it, and how
    /// many need something in it. Most first.
    pub fields: Vec<(ConceptCode, u64, u64)>,
    /// By country, most first.
    pub countries: Vec<(Country, u64)>,
    /// By NUTS region of level 2, most first.
    pub regions: Vec<(String, u64)>,
    /// By kind, most first.
    pub kinds: Vec<(OrganisationType, u64)>,
}

impl Index {
    /// The countries that members are in.
    pub fn countries(&self) -> Vec<Country> {
        let with_members = self
            .countries
            .iter()
            .filter(|(_, members)| !members.is_empty());
        with_members.map(|(country, _)| country.clone()).collect()
    }

    /// How many members there are of each kind.
    pub fn tally(&self) -> Tally {
        let mut fields: BTreeMap<&ConceptCode, [u64; 2]> = BTreeMap::new();
        for concept in self.concepts.at_the_top() {
            for (place, group) in [FieldGroup::Offers, FieldGroup::Needs].iter().enumerate() {
                let sets = concept.postings(*group).into_iter();
                let mut all = roaring::RoaringBitmap::new();
                sets.flat_map(|p| p.within()).for_each(|set| all |= set);
                if let Some(count) = fields.entry(&concept.code).or_default().get_mut(place) {
                    *count = all.len();
                }
            }
        }
        let mut fields: Vec<(ConceptCode, u64, u64)> = fields
            .into_iter()
            .map(|(code, [offers, needs])| (code.clone(), offers, needs))
            .filter(|(_, offers, needs)| offers + needs > 0)
            .collect();
        fields.sort_by_key(|(_, offers, needs)| std::cmp::Reverse(offers + needs));
        let regions = self.nuts.iter().filter(|(code, _)| code.len() == NUTS_2);
        Tally {
            members: self.count as u64,
            fields,
            countries: most_first(self.countries.iter().map(|(c, m)| (c.clone(), m.len()))),
            regions: most_first(regions.map(|(code, m)| (code.clone(), m.len()))),
            kinds: most_first(self.kinds.iter().map(|(kind, m)| (*kind, m.len()))),
        }
    }
}

fn most_first<K: Ord>(counts: impl Iterator<Item = (K, u64)>) -> Vec<(K, u64)> {
    let mut counts: Vec<(K, u64)> = counts.filter(|(_, count)| *count > 0).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
