//! What of a profile can be asked for, read from it before the index is touched.

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, OrganisationType},
    ids::{ConceptCode, Country},
};

use crate::matching::words::{folded, is_telling, words_of};

/// What of a profile can be asked for. Reading it costs far more than putting it into an index,
/// so that it may be done beside.
pub struct Document {
    /// By concept group: named and derived codes, with repetitions.
    pub(super) concepts: [[Vec<ConceptCode>; 2]; 2],
    /// By concept group: the levels of the entries, as masks with level 1 as the lowest bit.
    pub(super) levels: [u16; 2],
    /// By word group: what words there are.
    pub(super) words: [WordList; 3],
    /// By word group: how many telling words there are.
    pub(super) lengths: [u16; 3],
    /// By word group: the passages of its texts.
    pub(super) passages: [Passages; 3],
    /// How many activities the offers tell of.
    pub(super) activities: u16,
    pub(super) country: Option<Country>,
    pub(super) nuts: Option<Box<str>>,
    pub(super) kind: OrganisationType,
}

impl Document {
    /// Reads `profile`.
    pub fn of(profile: &Profile) -> Self {
        let entries: [&[Entry]; 2] = [&profile.offers, &profile.needs];
        let texts = [
            passages_of(entries[0]),
            passages_of(entries[1]),
            pieces(&profile.summary.text).map(|p| vec![p]).collect(),
        ]
        .map(|passages| counted(&passages));
        Self {
            concepts: entries.map(|entries| {
                let named = entries.iter().flat_map(|e| &e.concepts).cloned();
                let derived = entries.iter().flat_map(|e| &e.concepts_derived).cloned();
                [named.collect(), derived.collect()]
            }),
            levels: entries.map(|entries| {
                entries
                    .iter()
                    .filter_map(|entry| entry.trl)
                    .flat_map(|trl| trl.min()..=trl.max())
                    .fold(0, |mask, level| {
                        mask | 1_u16.unbounded_shl(u32::from(level).saturating_sub(1))
                    })
            }),
            lengths: texts.each_ref().map(|text| text.length),
            passages: texts.each_ref().map(|text| text.passages.clone()),
            words: texts.map(|text| text.words),
            activities: activities(&profile.offers),
            country: profile.region.country.clone(),
            nuts: profile.region.nuts.as_ref().map(|n| n.as_str().into()),
            kind: profile.kind.organisation_type,
        }
    }
}

/// How many activities these entries tell of: the pieces of their texts. An entry without a text is
/// one.
fn activities(entries: &[Entry]) -> u16 {
    let count = entries.iter().map(|e| pieces(&e.text).count().max(1));
    u16::try_from(count.sum::<usize>()).unwrap_or(u16::MAX)
}

/// The lines of a text, or the parts of a line that ` | ` sets apart.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.lines().flat_map(|line| line.split(" | "));
    pieces.filter(|piece| !piece.trim().is_empty())
}

/// The pieces of the texts of entries; the title of each belongs to its first.
fn passages_of(entries: &[Entry]) -> Vec<Vec<&str>> {
    let mut passages = Vec::new();
    for entry in entries {
        let mut pieces = pieces(&entry.text);
        let first = [entry.title.as_str(), pieces.next().unwrap_or_default()];
        passages.push(first.to_vec());
        passages.extend(pieces.map(|piece| vec![piece]));
    }
    passages
}

/// Words, each once, in alphabetical order, with how often each stands in a text. They lie together:
/// a million members have more of them than can be allocated one by one in good time.
#[derive(Debug, Default)]
pub(super) struct WordList {
    text: String,
    /// Where each word ends in `text`, and how often it stands there.
    words: Vec<(usize, u16)>,
}

impl WordList {
    /// Adds the next word.
    fn push(&mut self, word: &str, count: u16) {
        self.text.push_str(word);
        self.words.push((self.text.len(), count));
    }

    /// The words with how often each stands there.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, u16)> {
        let mut start = 0;
        self.words.iter().map(move |(end, count)| {
            let word = self.text.get(start..*end).unwrap_or_default();
            start = *end;
            (word, *count)
        })
    }
}

/// What texts say in passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Passages {
    /// All of them is one.
    #[default]
    One,
    /// The words of each, as places in the list of all words.
    More(Vec<Vec<u16>>),
}

/// The most passages of a text that are told apart.
const PASSAGES: usize = 64;

struct Counted {
    words: WordList,
    /// How many telling words there are in all.
    length: u16,
    passages: Passages,
}

fn words_in(folded: &[String]) -> impl Iterator<Item = &str> {
    folded.iter().flat_map(|text| words_of(text))
}

/// The words of passages, each of which has one or more texts.
fn counted(passages: &[Vec<&str>]) -> Counted {
    let folded: Vec<Vec<String>> = passages
        .iter()
        .map(|texts| texts.iter().map(|text| folded(text)).collect())
        .collect();
    let mut all: Vec<&str> = folded.iter().flat_map(|texts| words_in(texts)).collect();
    all.sort_unstable();
    let mut length = 0;
    let mut words = WordList::default();
    let mut places: Vec<&str> = Vec::new();
    for same in all.chunk_by(|a, b| a == b) {
        let Some(word) = same.first() else { continue };
        if is_telling(word) {
            length += same.len();
        }
        let count = u16::try_from(same.len()).unwrap_or(u16::MAX);
        words.push(word, count);
        places.push(word);
    }
    let passages = if folded.len() < 2 {
        Passages::One
    } else {
        let place = |word: &str| u16::try_from(places.binary_search(&word).ok()?).ok();
        let places = folded.iter().take(PASSAGES).map(|texts| {
            let mut places: Vec<u16> = words_in(texts).filter_map(place).collect();
            places.sort_unstable();
            places.dedup();
            places
        });
        Passages::More(places.collect())
    };
    Counted {
        words,
        length: u16::try_from(length).unwrap_or(u16::MAX),
        passages,
    }
}
