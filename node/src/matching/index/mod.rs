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
mod members;
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
    pub(super) fn carried_by(&self, member: u32) -> impl Iterator<Item = Carried> {
        Carried::of_packed(self.packed(member))
    }

    /// What is packed of a member; nothing of one that is not in.
    fn packed(&self, member: u32) -> &[u8] {
        let packed = self.forward.get(member as usize);
        packed.and_then(Option::as_deref).unwrap_or_default()
    }

    /// What the passages of a member's texts are about, in all field groups.
    pub(super) fn passages_of(&self, member: u32) -> impl Iterator<Item = Passage> {
        Passage::of_packed(self.packed(member))
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

fn moment_of(updated_at: &[i64], member: u32) -> i64 {
    let place = member as usize;
    updated_at.get(place).copied().unwrap_or(i64::MIN)
}

fn word_place(group: FieldGroup) -> Option<usize> {
    WORD_GROUPS.iter().position(|g| *g == group)
}
