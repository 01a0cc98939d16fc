//! Members by what can be asked of them: postings of concepts and words by field group, and of
//! regions and kinds.
//!
//! Concepts and words are numbered, postings are compressed bitmaps, and what is kept of each member
//! is a few bytes for each of its words: a million members fit into some hundred megabytes.

mod carried;
mod concepts;
mod document;
mod filling;
mod forward;
mod passage;
mod recency;
mod tally;
mod words;

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use foldhash::fast::RandomState;
use roaring::RoaringBitmap;
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{FieldGroup, OrganisationType, TrlRange},
    ids::{ConceptCode, Country},
};

pub(super) use self::{
    carried::Carried,
    concepts::{Concept, Postings},
    passage::Passage,
    words::{Counts, Occurrences, Word},
};
use self::{concepts::Concepts, forward::Forward, recency::Recency, words::Words};
pub use document::Document;
pub use filling::Filling;
pub use tally::Tally;

use crate::vocabulary::{Language, Vocabulary};

/// The field groups that hold concepts.
pub(super) const CONCEPT_GROUPS: [FieldGroup; 2] = [FieldGroup::Offers, FieldGroup::Needs];
/// The field groups that hold words.
pub(super) const WORD_GROUPS: [FieldGroup; 3] =
    [FieldGroup::Offers, FieldGroup::Needs, FieldGroup::Summary];

/// The members of a node, prepared for queries.
#[derive(Debug)]
pub struct Index {
    vocabulary: Arc<Vocabulary>,
    count: usize,
    /// By the member's number, as the following three: numbers are given one after the other.
    /// Absent where no member has this number.
    forward: Vec<Option<Box<[u8]>>>,
    revisions: Vec<i64>,
    updated_at: Vec<i64>,
    recency: Recency,
    /// How many telling words there are in each of [`WORD_GROUPS`].
    lengths: Vec<[u16; 3]>,
    activities: Vec<u16>,
    concepts: Concepts,
    words: Words,
    /// By level: two ranges overlap where they have a level in common.
    levels: BTreeMap<(FieldGroup, u8), RoaringBitmap>,
    countries: HashMap<Country, RoaringBitmap, RandomState>,
    /// By every prefix of the region's code.
    nuts: HashMap<String, RoaringBitmap, RandomState>,
    kinds: HashMap<OrganisationType, RoaringBitmap, RandomState>,
}

impl Default for Index {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl Index {
    /// No members yet. `vocabulary` says which concepts lie below which.
    pub fn new(vocabulary: Arc<Vocabulary>) -> Self {
        Self {
            vocabulary,
            count: 0,
            forward: Vec::new(),
            revisions: Vec::new(),
            updated_at: Vec::new(),
            recency: Recency::default(),
            lengths: Vec::new(),
            activities: Vec::new(),
            concepts: Concepts::default(),
            words: Words::default(),
            levels: BTreeMap::new(),
            countries: HashMap::default(),
            nuts: HashMap::default(),
            kinds: HashMap::default(),
        }
    }

    /// The vocabulary that says which concepts lie below which.
    pub const fn vocabulary(&self) -> &Arc<Vocabulary> {
        &self.vocabulary
    }

    /// Follows another vocabulary from now on. Costs work for every concept that members carry.
    pub fn follow(&mut self, vocabulary: Arc<Vocabulary>) {
        self.concepts.arrange(&vocabulary);
        self.vocabulary = vocabulary;
    }

    /// Takes in a member, in place of what was known of it. `revision` is that of its profile,
    /// `updated_at` the moment of its last change in milliseconds since 1970.
    pub fn put(&mut self, member: u32, revision: i64, updated_at: i64, profile: &Profile) {
        self.put_all([(member, revision, updated_at, Document::of(profile))]);
    }

    /// Takes in members as [`Index::put`] does, from what was read of their profiles beforehand.
    /// Many at once cost far less than one after the other.
    pub fn put_all(&mut self, members: impl IntoIterator<Item = (u32, i64, i64, Document)>) {
        self.take_in(members, Concepts::insert);
    }

    /// `carry` is how members come to carry a concept.
    fn take_in(
        &mut self,
        members: impl IntoIterator<Item = (u32, i64, i64, Document)>,
        carry: Carry,
    ) {
        // Posting by posting, not member by member: a posting is then found in memory only once.
        let mut postings = NewPostings::default();
        for (member, revision, updated_at, document) in members {
            if self.revision_of(member).is_some() {
                self.put_postings(&mut postings, carry);
                self.remove(member);
            }
            self.put_document(member, revision, updated_at, document, &mut postings);
        }
        self.put_postings(&mut postings, carry);
    }

    fn put_document(
        &mut self,
        member: u32,
        revision: i64,
        updated_at: i64,
        document: Document,
        postings: &mut NewPostings,
    ) {
        let concepts = document
            .concepts
            .map(|codes| codes.map(|codes| self.concepts.number(codes, &self.vocabulary)));
        for (group, numbers) in concepts.iter().enumerate() {
            for (numbers, named) in numbers.iter().zip([true, false]) {
                let posted = |number: &u32| Posted(*number, place_of(group), named, member);
                postings.concepts.extend(numbers.iter().map(posted));
            }
        }
        for (group, mask) in CONCEPT_GROUPS.into_iter().zip(document.levels) {
            for level in levels_in(mask) {
                self.levels
                    .entry((group, level))
                    .or_default()
                    .insert(member);
            }
        }
        let mut words: [Vec<u32>; 3] = Default::default();
        for ((group, counts), numbers) in document.words.iter().enumerate().zip(&mut words) {
            for (word, count) in counts.iter() {
                let number = self.words.number(word);
                numbers.push(number);
                let posted = Posted(number, place_of(group), count, member);
                postings.words.push(posted);
            }
        }
        let meaning = |number| self.words.by_number(number)?.meaning();
        let passages = Passage::all(&document.passages, &words, meaning);
        words.iter_mut().for_each(|numbers| numbers.sort_unstable());
        if let Some(country) = &document.country {
            self.countries
                .entry(country.clone())
                .or_default()
                .insert(member);
        }
        for prefix in document.nuts.iter().flat_map(|n| prefixes(n)) {
            match self.nuts.get_mut(prefix) {
                Some(members) => {
                    members.insert(member);
                }
                None => {
                    self.nuts
                        .insert(prefix.to_owned(), RoaringBitmap::from([member]));
                }
            }
        }
        self.kinds.entry(document.kind).or_default().insert(member);
        let forward = Forward {
            concepts,
            levels: document.levels,
            words,
            country: document.country,
            nuts: document.nuts,
            kind: document.kind,
            passages,
        };
        let place = member as usize;
        if place >= self.forward.len() {
            self.forward.resize_with(place + 1, || None);
            self.revisions.resize(place + 1, 0);
            self.updated_at.resize(place + 1, i64::MIN);
            self.lengths.resize(place + 1, [0; 3]);
            self.activities.resize(place + 1, 0);
        }
        put_at(&mut self.forward, place, Some(forward.packed()));
        put_at(&mut self.revisions, place, revision);
        put_at(&mut self.updated_at, place, updated_at);
        let changed_at = |member| moment_of(&self.updated_at, member);
        self.recency.insert(updated_at, member, changed_at);
        put_at(&mut self.lengths, place, document.lengths);
        put_at(&mut self.activities, place, document.activities);
        self.count += 1;
    }

    fn put_postings(&mut self, postings: &mut NewPostings, carry: Carry) {
        postings.concepts.sort_unstable();
        for same in (postings.concepts).chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            if let Some(Posted(number, group, named, _)) = same.first() {
                let members: Vec<u32> = same.iter().map(|posted| posted.3).collect();
                carry(
                    &mut self.concepts,
                    usize::from(*group),
                    *number,
                    *named,
                    &members,
                );
            }
        }
        postings
            .words
            .sort_unstable_by_key(|Posted(number, group, _, member)| (*number, *group, *member));
        for same in postings.words.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            if let Some(Posted(number, group, ..)) = same.first() {
                let members = same
                    .iter()
                    .map(|Posted(_, _, count, member)| (*member, *count));
                self.words.insert(usize::from(*group), *number, members);
            }
        }
        postings.concepts.clear();
        postings.words.clear();
    }

    /// Takes a member out. One that is not in is no fault.
    pub fn remove(&mut self, member: u32) {
        let place = member as usize;
        let Some(packed) = self.forward.get_mut(place).and_then(Option::take) else {
            return;
        };
        self.count -= 1;
        self.recency.remove(self.updated_at(member), member);
        put_at(&mut self.updated_at, place, i64::MIN);
        put_at(&mut self.lengths, place, [0; 3]);
        put_at(&mut self.activities, place, 0);
        let forward = Forward::of(&packed);
        for (group, [named, derived]) in forward.concepts.iter().enumerate() {
            self.concepts.remove(group, named, member);
            self.concepts.remove(group, derived, member);
        }
        for (group, numbers) in forward.words.iter().enumerate() {
            for number in numbers {
                self.words.remove(group, *number, member);
            }
        }
        for (group, mask) in CONCEPT_GROUPS.into_iter().zip(forward.levels) {
            for level in levels_in(mask) {
                if let Some(members) = self.levels.get_mut(&(group, level)) {
                    members.remove(member);
                }
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
        self.forward.get(member as usize)?.as_ref()?;
        self.revisions.get(member as usize).copied()
    }

    pub(super) fn updated_at(&self, member: u32) -> i64 {
        moment_of(&self.updated_at, member)
    }

    /// All members in groups, the latest changed first, each with a moment before which none of the
    /// group and all of the next ones changed.
    pub(super) fn latest_first(&self) -> impl Iterator<Item = (i64, &RoaringBitmap)> {
        self.recency.latest_first()
    }

    /// How many telling words a member's texts in `group` have; more than 65,535 are told as that
    /// many.
    pub(super) fn length(&self, group: FieldGroup, member: u32) -> u16 {
        word_place(group)
            .and_then(|place| self.lengths.get(member as usize)?.get(place))
            .copied()
            .unwrap_or_default()
    }

    /// How many activities a member's offers tell of.
    pub(super) fn activities(&self, member: u32) -> u16 {
        self.activities
            .get(member as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The concepts that a member carries.
    pub(super) fn carried_by(&self, member: u32) -> Vec<Carried> {
        let Some(Some(packed)) = self.forward.get(member as usize) else {
            return Vec::new();
        };
        Carried::all(&Forward::concepts_of(packed))
    }

    /// What the passages of a member's texts are about, in all field groups.
    pub(super) fn passages_of(&self, member: u32) -> impl Iterator<Item = Passage> {
        let packed = self.forward.get(member as usize);
        let packed = packed.and_then(Option::as_deref).unwrap_or_default();
        Forward::passages_of(packed)
    }

    /// The words of a member's texts, by their places in [`WORD_GROUPS`].
    pub(super) fn words_of(&self, member: u32) -> [Vec<&Word>; 3] {
        let Some(Some(packed)) = self.forward.get(member as usize) else {
            return Default::default();
        };
        let numbered = Forward::of(packed).words;
        numbered.map(|numbers| {
            let words = numbers.iter().filter_map(|n| self.words.by_number(*n));
            words.collect()
        })
    }

    /// What is known of a concept, where members carry it or what lies below it, or did so once;
    /// with its number.
    pub(super) fn concept(&self, code: &ConceptCode) -> Option<(u32, &Concept)> {
        self.concepts.by_code(code)
    }

    /// What is known of the concept of this number.
    pub(super) fn concept_of(&self, number: u32) -> Option<&Concept> {
        self.concepts.get(number)
    }

    /// The members that carry a concept.
    pub(super) fn carrying(&self, group: FieldGroup, code: &ConceptCode) -> Option<&Postings> {
        let (_, concept) = self.concept(code)?;
        concept.postings(group)
    }

    /// The codes that members carry in `group` and that lie below `wanted` on the path that they
    /// spell.
    pub(super) fn codes_below<'a>(
        &'a self,
        group: FieldGroup,
        wanted: &'a ConceptCode,
    ) -> impl Iterator<Item = &'a ConceptCode> {
        self.concepts
            .below_path(wanted)
            .filter(move |concept| concept.postings(group).is_some_and(Postings::is_carried))
            .map(|concept| &concept.code)
    }

    /// The words in members' texts that have this stem.
    pub(super) fn forms_of(&self, stem: &str) -> impl Iterator<Item = &Word> {
        self.words.forms_of(stem)
    }

    /// The words in members' texts that are forms of `word` in `language`.
    pub(super) fn forms_in(&self, language: Language, word: &str) -> impl Iterator<Item = &Word> {
        self.words.forms_in(language, word)
    }

    /// Where a word stands.
    pub(super) fn with_word(&self, group: FieldGroup, word: &str) -> Option<&Occurrences> {
        self.words.get(word_place(group)?, word)
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

    /// The members with an entry of `group` whose TRL range overlaps `wanted`, by level.
    pub(super) fn within_trl(
        &self,
        group: FieldGroup,
        wanted: TrlRange,
    ) -> impl Iterator<Item = &RoaringBitmap> {
        (wanted.min()..=wanted.max()).filter_map(move |level| self.levels.get(&(group, level)))
    }
}

/// What is still to be put into postings.
#[derive(Default)]
struct NewPostings {
    /// With whether the concept was named.
    concepts: Vec<Posted<bool>>,
    /// With how often the word stands in the text.
    words: Vec<Posted<u16>>,
}

/// Number of a concept or word, its field group's place, how it stands there, member.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Posted<T>(u32, u8, T, u32);

/// Concept group, number of the concept, whether it was named, members, rising.
type Carry = fn(&mut Concepts, usize, u32, bool, &[u32]);

/// There are three field groups at most.
fn place_of(group: usize) -> u8 {
    u8::try_from(group).unwrap_or(u8::MAX)
}

/// Adds members to a set, rising. Mostly all come after those that are in.
fn add_rising(set: &mut RoaringBitmap, members: impl Iterator<Item = u32> + Clone) {
    if set.append(members.clone()).is_err() {
        set.extend(members);
    }
}

/// A set that grew has room for more; one that is copied has not.
fn shrink(set: &mut RoaringBitmap) {
    *set = set.clone();
}

fn moment_of(updated_at: &[i64], member: u32) -> i64 {
    let place = member as usize;
    updated_at.get(place).copied().unwrap_or(i64::MIN)
}

fn put_at<T>(list: &mut [T], place: usize, value: T) {
    if let Some(old) = list.get_mut(place) {
        *old = value;
    }
}

fn word_place(group: FieldGroup) -> Option<usize> {
    WORD_GROUPS.iter().position(|g| *g == group)
}

/// The levels of a mask, in which level 1 is the lowest bit.
fn levels_in(mask: u16) -> impl Iterator<Item = u8> {
    (1..=16).filter(move |level| mask >> (level - 1) & 1 == 1)
}

/// Every prefix of a NUTS code, from the country's two letters on.
fn prefixes(nuts: &str) -> impl Iterator<Item = &str> {
    (2..=nuts.len()).filter_map(|len| nuts.get(..len))
}
