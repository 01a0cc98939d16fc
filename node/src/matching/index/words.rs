//! Words by number, and in whose texts they stand.

use std::{collections::HashMap, iter, ops::RangeInclusive, sync::Arc};

use foldhash::fast::RandomState;
use roaring::RoaringBitmap;
use steelyard_protocol::fields::FieldGroup;

use super::{
    members::{add_rising, shrink},
    word_place,
};
use crate::{
    matching::words::{Meaning, stem},
    vocabulary::Language,
};

/// All words that stand in members' texts.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: HashMap<Arc<str>, u32, RandomState>,
    /// The numbers of all forms that have a stem, by the stem.
    forms: HashMap<Box<str>, Vec<u32>>,
    /// The numbers of all that begin with these [`BEGINNING`] letters.
    beginnings: HashMap<Box<str>, Vec<u32>>,
    all: Vec<Word>,
    /// Numbers of words that stand nowhere any more.
    free: Vec<u32>,
}

/// One word, as it is written.
#[derive(Debug)]
pub(in crate::matching) struct Word {
    text: Arc<str>,
    meaning: Option<Meaning>,
    /// By word group; absent where it stands in no text of that group.
    places: [Option<Box<Occurrences>>; 3],
}

impl Word {
    pub(in crate::matching) fn text(&self) -> &str {
        &self.text
    }

    /// What it means, if that is known.
    pub(in crate::matching) const fn meaning(&self) -> Option<Meaning> {
        self.meaning
    }

    /// Who has it in their texts of `group`.
    pub(in crate::matching) fn standing_in(&self, group: FieldGroup) -> Option<&Occurrences> {
        self.places.get(word_place(group)?)?.as_deref()
    }
}

/// Forms of a word have at least so many first letters in common.
const BEGINNING: usize = 4;

/// Up to this many repetitions of a word have bitmaps of their own.
const LEVELS: usize = 8;

/// The members in whose texts a word stands, in one field group.
#[derive(Debug, Default)]
pub(in crate::matching) struct Occurrences {
    /// It stands there at least once.
    pub(in crate::matching) members: RoaringBitmap,
    /// It stands there at least twice, at least three times, and so on.
    repeated: Vec<RoaringBitmap>,
    /// Where it stands more often than `repeated` can tell: how often, by member.
    more: Vec<(u32, u16)>,
}

impl Occurrences {
    /// Members, rising, with how often it stands there.
    fn insert(&mut self, members: impl Iterator<Item = (u32, u16)> + Clone) {
        add_rising(&mut self.members, members.clone().map(|(member, _)| member));
        for (member, count) in members.filter(|(_, count)| *count > 1) {
            let levels = usize::from(count - 1).min(LEVELS);
            if self.repeated.len() < levels {
                self.repeated.resize_with(levels, RoaringBitmap::new);
            }
            for level in self.repeated.iter_mut().take(levels) {
                level.insert(member);
            }
            if usize::from(count) > LEVELS + 1
                && let Err(at) = self.more.binary_search_by_key(&member, |(m, _)| *m)
            {
                self.more.insert(at, (member, count));
            }
        }
    }

    fn remove(&mut self, member: u32) {
        self.members.remove(member);
        for level in &mut self.repeated {
            level.remove(member);
        }
        while self.repeated.pop_if(|level| level.is_empty()).is_some() {}
        if let Ok(at) = self.more.binary_search_by_key(&member, |(m, _)| *m) {
            self.more.remove(at);
        }
    }

    /// How often the word stands in the texts of one of the members.
    pub(in crate::matching) fn count(&self, member: u32) -> u16 {
        if let Ok(at) = self.more.binary_search_by_key(&member, |(m, _)| *m) {
            return self.more.get(at).map_or(1, |(_, count)| *count);
        }
        let repeated = self
            .repeated
            .iter()
            .take_while(|level| level.contains(member));
        u16::try_from(repeated.count()).unwrap_or_default() + 1
    }

    /// How often the word stands in the texts of each of `members`, who must be among those who have
    /// it.
    pub(in crate::matching) fn counts<'a>(&self, members: &'a RoaringBitmap) -> Counts<'a> {
        let beyond = u16::try_from(LEVELS + 1).unwrap_or(u16::MAX);
        let mut more = self.more.clone();
        more.retain(|(member, _)| members.contains(*member));
        more.iter_mut()
            .for_each(|(_, count)| *count = count.saturating_sub(beyond));
        Counts {
            members,
            repeated: self.repeated.iter().map(|level| level & members).collect(),
            more,
        }
    }

    /// The members in whose texts it stands at least twice, at least three times, and so on, each
    /// set within the one before; absent where that does not tell all counts apart.
    pub(in crate::matching) fn levels(&self) -> Option<&[RoaringBitmap]> {
        self.more.is_empty().then_some(self.repeated.as_slice())
    }
}

/// How often a word stands in the texts of some members.
pub(in crate::matching) struct Counts<'a> {
    /// At least once.
    members: &'a RoaringBitmap,
    /// At least twice, at least three times, and so on.
    repeated: Vec<RoaringBitmap>,
    /// How much more often than `repeated` can tell, by member.
    more: Vec<(u32, u16)>,
}

impl Counts<'_> {
    /// Calls `take` for the members within `range`, with counts that add up to each one's.
    pub(in crate::matching) fn each(
        &self,
        range: &RangeInclusive<u32>,
        mut take: impl FnMut(u32, u16),
    ) {
        for set in iter::once(self.members).chain(&self.repeated) {
            set.range(range.clone()).for_each(|member| take(member, 1));
        }
        let first = self
            .more
            .partition_point(|(member, _)| member < range.start());
        let more = self.more.iter().skip(first);
        more.take_while(|(member, _)| range.contains(member))
            .for_each(|(member, count)| take(*member, *count));
    }
}

impl Words {
    pub(super) fn get(&self, group: usize, word: &str) -> Option<&Occurrences> {
        let number = *self.numbers.get(word)?;
        let word = self.all.get(number as usize)?;
        word.places.get(group)?.as_deref()
    }

    /// The word of this number.
    pub(super) fn by_number(&self, number: u32) -> Option<&Word> {
        self.all.get(number as usize)
    }

    /// The words that have this stem.
    pub(super) fn forms_of(&self, stem: &str) -> impl Iterator<Item = &Word> {
        let numbers = self.forms.get(stem).map_or(&[][..], Vec::as_slice);
        numbers
            .iter()
            .filter_map(|number| self.all.get(*number as usize))
    }

    /// The words that have the same stem as `word` in `language`.
    pub(super) fn forms_in<'a>(
        &'a self,
        language: Language,
        word: &str,
    ) -> impl Iterator<Item = &'a Word> + use<'a> {
        let stem = language.stem(word);
        let numbers = beginning(&stem).and_then(|start| self.beginnings.get(start));
        numbers
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .filter_map(|number| self.all.get(*number as usize))
            .filter(move |word| language.stem(&word.text) == stem)
    }

    /// The number of a word, which must then be inserted.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        match self.numbers.get(word) {
            Some(number) => *number,
            None => self.add(word),
        }
    }

    /// Takes in members in whose texts of the word group at `group` a word stands, with how often it
    /// does.
    pub(super) fn insert(
        &mut self,
        group: usize,
        number: u32,
        members: impl Iterator<Item = (u32, u16)> + Clone,
    ) {
        if let Some(place) = self
            .all
            .get_mut(number as usize)
            .and_then(|word| word.places.get_mut(group))
        {
            place.get_or_insert_default().insert(members);
        }
    }

    /// Takes no more memory than is needed.
    pub(super) fn shrink(&mut self) {
        let places = self.all.iter_mut().flat_map(|word| &mut word.places);
        for occurrences in places.flatten() {
            shrink(&mut occurrences.members);
            occurrences.repeated.iter_mut().for_each(shrink);
            occurrences.repeated.shrink_to_fit();
            occurrences.more.shrink_to_fit();
        }
    }

    fn add(&mut self, word: &str) -> u32 {
        let text: Arc<str> = word.into();
        let stem = stem(&text);
        let word = Word {
            text: Arc::clone(&text),
            meaning: Meaning::of_stem(&stem),
            places: [None, None, None],
        };
        let number = match self.free.pop() {
            Some(number) => {
                if let Some(old) = self.all.get_mut(number as usize) {
                    *old = word;
                }
                number
            }
            None => {
                self.all.push(word);
                u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
            }
        };
        let forms = self.forms.entry(stem.into()).or_default();
        forms.push(number);
        if let Some(start) = beginning(&text) {
            let alike = self.beginnings.entry(start.into()).or_default();
            alike.push(number);
        }
        self.numbers.insert(text, number);
        number
    }

    /// Takes out a word of a member's texts.
    pub(super) fn remove(&mut self, group: usize, number: u32, member: u32) {
        let Some(word) = self.all.get_mut(number as usize) else {
            return;
        };
        if let Some(place) = word.places.get_mut(group)
            && let Some(occurrences) = place
        {
            occurrences.remove(member);
            if occurrences.members.is_empty() {
                *place = None;
            }
        }
        if word.places.iter().all(Option::is_none) && self.numbers.remove(&word.text).is_some() {
            take_out(&mut self.forms, &stem(&word.text), number);
            if let Some(start) = beginning(&word.text) {
                take_out(&mut self.beginnings, start, number);
            }
            self.free.push(number);
        }
    }
}

/// The first letters of a word; none of a shorter one.
fn beginning(word: &str) -> Option<&str> {
    let (at, last) = word.char_indices().nth(BEGINNING - 1)?;
    word.get(..at + last.len_utf8())
}

fn take_out(lists: &mut HashMap<Box<str>, Vec<u32>>, key: &str, number: u32) {
    if let Some(list) = lists.get_mut(key) {
        list.retain(|known| *known != number);
        if list.is_empty() {
            lists.remove(key);
        }
    }
}
