//! Members by what can be asked of them: postings of concepts and words by field group, and of
//! regions and kinds.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use roaring::{MultiOps, RoaringBitmap};
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, FieldGroup, OrganisationType, TrlRange},
    ids::{ConceptCode, Country},
};

use super::words;

/// The field groups that hold concepts.
pub(super) const CONCEPT_GROUPS: [FieldGroup; 2] = [FieldGroup::Offers, FieldGroup::Needs];
/// The field groups that hold words.
pub(super) const WORD_GROUPS: [FieldGroup; 3] =
    [FieldGroup::Offers, FieldGroup::Needs, FieldGroup::Summary];

/// The members of a node, prepared for queries.
#[derive(Debug, Default)]
pub struct Index {
    /// By the member's number: numbers are given one after the other.
    members: Vec<Slot>,
    count: usize,
    /// Sorted, so that the codes below a path stand together.
    concepts: BTreeMap<(FieldGroup, ConceptCode), Postings>,
    words: HashMap<(FieldGroup, Arc<str>), Occurrences>,
    /// By level: two ranges overlap where they have a level in common.
    levels: BTreeMap<(FieldGroup, u8), RoaringBitmap>,
    countries: HashMap<Country, RoaringBitmap>,
    /// By every prefix of the region's code.
    nuts: BTreeMap<String, RoaringBitmap>,
    kinds: HashMap<OrganisationType, RoaringBitmap>,
}

/// The members that carry a concept.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// It was named for them.
    pub(super) named: RoaringBitmap,
    /// It was derived from their texts.
    pub(super) derived: RoaringBitmap,
}

/// The members in whose texts a word stands.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    pub(super) members: RoaringBitmap,
    /// Those in whose texts it stands more than once, and how often; by member.
    repeated: Vec<(u32, u16)>,
}

impl Occurrences {
    fn insert(&mut self, member: u32, count: u16) {
        self.members.insert(member);
        if count > 1 {
            match self.repeated.binary_search_by_key(&member, |(m, _)| *m) {
                Ok(at) => {
                    if let Some((_, known)) = self.repeated.get_mut(at) {
                        *known = count;
                    }
                }
                Err(at) => self.repeated.insert(at, (member, count)),
            }
        }
    }

    fn remove(&mut self, member: u32) {
        self.members.remove(member);
        if let Ok(at) = self.repeated.binary_search_by_key(&member, |(m, _)| *m) {
            self.repeated.remove(at);
        }
    }

    /// How often the word stands in the texts of one of the members.
    pub(super) fn count(&self, member: u32) -> u16 {
        self.repeated
            .binary_search_by_key(&member, |(m, _)| *m)
            .ok()
            .and_then(|at| self.repeated.get(at))
            .map_or(1, |(_, count)| *count)
    }
}

/// The place of one member.
#[derive(Debug, Default)]
struct Slot {
    updated_at: i64,
    /// Absent where no member has this number.
    forward: Option<Box<Forward>>,
}

/// What the index knows of one member: enough to take it out again.
#[derive(Debug)]
struct Forward {
    revision: i64,
    concepts: Vec<(FieldGroup, ConceptCode)>,
    words: Vec<(FieldGroup, Arc<str>)>,
    levels: Vec<(FieldGroup, u8)>,
    country: Option<Country>,
    nuts: Option<String>,
    kind: OrganisationType,
}

impl Index {
    /// Takes in a member, in place of what was known of it. `revision` is that of its profile,
    /// `updated_at` the moment of its last change in milliseconds since 1970.
    pub fn put(&mut self, member: u32, revision: i64, updated_at: i64, profile: &Profile) {
        self.remove(member);
        let mut forward = Forward {
            revision,
            concepts: Vec::new(),
            words: Vec::new(),
            levels: Vec::new(),
            country: profile.region.country.clone(),
            nuts: profile.region.nuts.as_ref().map(|n| n.as_str().to_owned()),
            kind: profile.kind.organisation_type,
        };
        for (group, entries) in [
            (FieldGroup::Offers, &profile.offers),
            (FieldGroup::Needs, &profile.needs),
        ] {
            self.put_entries(member, group, entries, &mut forward);
        }
        self.put_words(
            member,
            FieldGroup::Summary,
            &[&profile.summary.text],
            &mut forward,
        );
        if let Some(country) = &forward.country {
            self.countries
                .entry(country.clone())
                .or_default()
                .insert(member);
        }
        for prefix in forward.nuts.iter().flat_map(|n| prefixes(n)) {
            self.nuts
                .entry(prefix.to_owned())
                .or_default()
                .insert(member);
        }
        self.kinds.entry(forward.kind).or_default().insert(member);
        forward.concepts.shrink_to_fit();
        forward.words.shrink_to_fit();
        let place = member as usize;
        if place >= self.members.len() {
            self.members.resize_with(place + 1, Slot::default);
        }
        if let Some(slot) = self.members.get_mut(place) {
            slot.updated_at = updated_at;
            slot.forward = Some(Box::new(forward));
            self.count += 1;
        }
    }

    fn put_entries(
        &mut self,
        member: u32,
        group: FieldGroup,
        entries: &[Entry],
        forward: &mut Forward,
    ) {
        let mut texts = Vec::new();
        for entry in entries {
            for code in &entry.concepts {
                self.postings(group, code).named.insert(member);
                forward.concepts.push((group, code.clone()));
            }
            for code in &entry.concepts_derived {
                self.postings(group, code).derived.insert(member);
                forward.concepts.push((group, code.clone()));
            }
            for level in entry.trl.into_iter().flat_map(|t| t.min()..=t.max()) {
                self.levels
                    .entry((group, level))
                    .or_default()
                    .insert(member);
                forward.levels.push((group, level));
            }
            texts.extend([entry.title.as_str(), entry.text.as_str()]);
        }
        self.put_words(member, group, &texts, forward);
    }

    fn put_words(&mut self, member: u32, group: FieldGroup, texts: &[&str], forward: &mut Forward) {
        let mut counts: BTreeMap<String, u16> = BTreeMap::new();
        for word in texts.iter().flat_map(|text| words::words(text)) {
            let count = counts.entry(word).or_default();
            *count = count.saturating_add(1);
        }
        for (word, count) in counts {
            let word: Arc<str> = match self.words.get_key_value(&(group, Arc::from(word.as_str())))
            {
                Some(((_, known), _)) => Arc::clone(known),
                None => Arc::from(word),
            };
            self.words
                .entry((group, Arc::clone(&word)))
                .or_default()
                .insert(member, count);
            forward.words.push((group, word));
        }
    }

    fn postings(&mut self, group: FieldGroup, code: &ConceptCode) -> &mut Postings {
        self.concepts.entry((group, code.clone())).or_default()
    }

    /// Takes a member out. One that is not in is no fault.
    pub fn remove(&mut self, member: u32) {
        let slot = self.members.get_mut(member as usize);
        let Some(forward) = slot.and_then(|slot| slot.forward.take()) else {
            return;
        };
        self.count -= 1;
        for (group, code) in forward.concepts {
            let key = (group, code);
            if let Some(postings) = self.concepts.get_mut(&key) {
                postings.named.remove(member);
                postings.derived.remove(member);
                if postings.named.is_empty() && postings.derived.is_empty() {
                    self.concepts.remove(&key);
                }
            }
        }
        for key in forward.words {
            if let Some(occurrences) = self.words.get_mut(&key) {
                occurrences.remove(member);
                if occurrences.members.is_empty() {
                    self.words.remove(&key);
                }
            }
        }
        for key in forward.levels {
            if let Some(members) = self.levels.get_mut(&key) {
                members.remove(member);
            }
        }
        if let Some(members) = forward.country.and_then(|c| self.countries.get_mut(&c)) {
            members.remove(member);
        }
        for prefix in forward.nuts.iter().flat_map(|n| prefixes(n)) {
            if let Some(members) = self.nuts.get_mut(prefix) {
                members.remove(member);
            }
        }
        if let Some(members) = self.kinds.get_mut(&forward.kind) {
            members.remove(member);
        }
    }

    /// How many members are in.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether no member is in.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The revision of the profile that is in for a member.
    pub fn revision_of(&self, member: u32) -> Option<i64> {
        let slot = self.members.get(member as usize)?;
        slot.forward.as_ref().map(|forward| forward.revision)
    }

    pub(super) fn updated_at(&self, member: u32) -> i64 {
        self.members
            .get(member as usize)
            .filter(|slot| slot.forward.is_some())
            .map_or(i64::MIN, |slot| slot.updated_at)
    }

    pub(super) fn carrying(&self, group: FieldGroup, code: &ConceptCode) -> Option<&Postings> {
        self.concepts.get(&(group, code.clone()))
    }

    /// The codes of `group` that lie below `wanted` on the path that they spell.
    pub(super) fn codes_below<'a>(
        &'a self,
        group: FieldGroup,
        wanted: &'a ConceptCode,
    ) -> impl Iterator<Item = &'a ConceptCode> {
        self.concepts
            .range((group, wanted.clone())..)
            .map(|((found, code), _)| (found, code))
            .take_while(move |(found, code)| {
                **found == group && code.as_str().starts_with(wanted.as_str())
            })
            .map(|(_, code)| code)
            .filter(move |code| *code != wanted && code.is_within(wanted))
    }

    pub(super) fn with_word(&self, group: FieldGroup, word: &str) -> Option<&Occurrences> {
        self.words.get(&(group, Arc::from(word)))
    }

    pub(super) fn in_country(&self, country: &Country) -> Option<&RoaringBitmap> {
        self.countries.get(country)
    }

    pub(super) fn in_region(&self, prefix: &str) -> Option<&RoaringBitmap> {
        self.nuts.get(prefix)
    }

    pub(super) fn of_kind(&self, kind: OrganisationType) -> Option<&RoaringBitmap> {
        self.kinds.get(&kind)
    }

    /// The members with an entry of `group` whose TRL range overlaps `wanted`.
    pub(super) fn within_trl(&self, group: FieldGroup, wanted: TrlRange) -> RoaringBitmap {
        (wanted.min()..=wanted.max())
            .filter_map(|level| self.levels.get(&(group, level)))
            .union()
    }
}

/// Every prefix of a NUTS code, from the country's two letters on.
fn prefixes(nuts: &str) -> impl Iterator<Item = &str> {
    (2..=nuts.len()).filter_map(|len| nuts.get(..len))
}
