//! Words by number, and in whose texts they stand.

use std::{collections::HashMap, sync::Arc};

use roaring::RoaringBitmap;

/// All words that stand in members' texts.
#[derive(Debug, Default)]
pub(super) struct Words {
    numbers: HashMap<Arc<str>, u32>,
    all: Vec<Word>,
    /// Numbers of words that stand nowhere any more.
    free: Vec<u32>,
}

#[derive(Debug)]
struct Word {
    text: Arc<str>,
    /// By word group; absent where it stands in no text of that group.
    places: [Option<Box<Occurrences>>; 3],
}

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
    fn insert(&mut self, member: u32, count: u16) {
        self.members.insert(member);
        let levels = usize::from(count.saturating_sub(1)).min(LEVELS);
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

    /// The members in whose texts it stands at least twice, at least three times, and so on, each
    /// set within the one before; absent where that does not tell all counts apart.
    pub(in crate::matching) fn levels(&self) -> Option<&[RoaringBitmap]> {
        self.more.is_empty().then_some(self.repeated.as_slice())
    }
}

impl Words {
    pub(super) fn get(&self, group: usize, word: &str) -> Option<&Occurrences> {
        let number = *self.numbers.get(word)?;
        let word = self.all.get(number as usize)?;
        word.places.get(group)?.as_deref()
    }

    /// Takes in a word that stands `count` times in a member's texts of the word group at `group`.
    /// Returns its number.
    pub(super) fn insert(&mut self, group: usize, word: &str, member: u32, count: u16) -> u32 {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => self.add(word),
        };
        if let Some(place) = self
            .all
            .get_mut(number as usize)
            .and_then(|word| word.places.get_mut(group))
        {
            place.get_or_insert_default().insert(member, count);
        }
        number
    }

    fn add(&mut self, word: &str) -> u32 {
        let text: Arc<str> = word.into();
        let word = Word {
            text: Arc::clone(&text),
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
            self.free.push(number);
        }
    }
}
