//! Members come in and go out.

use roaring::RoaringBitmap;
use steelyard_policies::profile::Profile;

use super::{
    CONCEPT_GROUPS, Document, Index, Passage, concepts::Concepts, forward::Forward, moment_of,
};

impl Index {
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
    pub(super) fn take_in(
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
pub(super) type Carry = fn(&mut Concepts, usize, u32, bool, &[u32]);

/// There are three field groups at most.
fn place_of(group: usize) -> u8 {
    u8::try_from(group).unwrap_or(u8::MAX)
}

/// Adds members to a set, rising. Mostly all come after those that are in.
pub(super) fn add_rising(set: &mut RoaringBitmap, members: impl Iterator<Item = u32> + Clone) {
    if set.append(members.clone()).is_err() {
        set.extend(members);
    }
}

/// A set that grew has room for more; one that is copied has not.
pub(super) fn shrink(set: &mut RoaringBitmap) {
    *set = set.clone();
}

fn put_at<T>(list: &mut [T], place: usize, value: T) {
    if let Some(old) = list.get_mut(place) {
        *old = value;
    }
}

/// The levels of a mask, in which level 1 is the lowest bit.
fn levels_in(mask: u16) -> impl Iterator<Item = u8> {
    (1..=16).filter(move |level| mask >> (level - 1) & 1 == 1)
}

/// Every prefix of a NUTS code, from the country's two letters on.
fn prefixes(nuts: &str) -> impl Iterator<Item = &str> {
    (2..=nuts.len()).filter_map(|len| nuts.get(..len))
}
