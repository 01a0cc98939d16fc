//! Labels by their words: which of them stand in a text, also in other forms than they are written.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Node,
    folding::{fold_word, words},
    language::{Language, Languages, binding},
};

/// Labels up to this many letters stand for themselves only where a text writes them with the same
/// capitals: `IT` and `AI` are subjects, `it` and `ai` are words of many sentences.
const SHORT_LABEL: usize = 3;
/// Labels of one word with shorter stems are found only as they are written.
const SHORT_STEM: usize = 4;
/// By so many letters words are passed over that can have no stem of a label.
const BEGINNING: usize = 4;
/// Shortest label that is looked for within a longer word, in letters.
const SHORT_PART: usize = 5;
/// Fewest letters that are left of the longer word.
const REST_OF_WORD: usize = 3;
/// Most words of a label; of longer ones no form is found.
const MOST_WORDS: usize = 12;

/// All labels, by their words.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// By the folded words.
    written: Lookup,
    /// By the stems of the words that do not only bind others.
    stemmed: BTreeMap<Language, Stemmed>,
}

/// The labels of one language by their stems.
#[derive(Clone, Debug, Default)]
struct Stemmed {
    lookup: Lookup,
    /// How the words of these labels begin.
    beginnings: HashSet<String>,
    /// Those of one word, by this word: another may begin with it.
    begins: HashMap<String, Vec<usize>>,
    /// Those of one word, by its stem: another may end with it.
    ends: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug, Default)]
struct Lookup {
    by_words: HashMap<String, Vec<Entry>>,
    /// For each first word how many words the longest label has.
    longest: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    node: usize,
    /// What more is asked of the text.
    if_word: IfWord,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum IfWord {
    Any,
    /// It must be this to the letter.
    Is(String),
    /// It must be a form of this folded word.
    FormOf(String),
}

/// A word of a text.
struct Word<'a> {
    written: &'a str,
    folded: String,
    /// The languages in which it only binds others.
    binding: Languages,
    /// Whether only a hyphen stands between it and the next.
    hyphen_after: bool,
}

/// A text as one language reads it.
struct Reading<'a> {
    stemmed: &'a Stemmed,
    language: Language,
    /// The places of the words that do not only bind others, with their stems; empty where no label
    /// has a word like it.
    stems: Vec<(usize, String)>,
}

impl Lookup {
    fn insert(&mut self, words: &[String], entry: Entry) {
        let Some(first) = words.first().filter(|_| words.len() <= MOST_WORDS) else {
            return;
        };
        let longest = self.longest.entry(first.clone()).or_default();
        *longest = words.len().max(*longest);
        self.by_words
            .entry(words.join(" "))
            .or_default()
            .push(entry);
    }

    /// The labels that `words` begin with, the longest first, each list with its number of words.
    fn at<'a>(
        &self,
        words: impl Iterator<Item = &'a str>,
    ) -> impl Iterator<Item = (usize, &[Entry])> {
        let mut words = words.peekable();
        let longest = words.peek().and_then(|first| self.longest.get(*first));
        let mut joined = String::new();
        let mut ends = Vec::new();
        for word in words.take(longest.copied().unwrap_or(0)) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(word);
            ends.push(joined.len());
        }
        (1..=ends.len()).rev().filter_map(move |count| {
            let end = ends.get(count - 1)?;
            let entries = self.by_words.get(joined.get(..*end)?)?;
            Some((count, entries.as_slice()))
        })
    }
}

impl Phrases {
    /// The labels of all concepts.
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut phrases = Self::default();
        for (node, concept) in nodes.iter().enumerate() {
            for (label, folded) in concept.labels.iter().zip(&concept.folded) {
                phrases.insert(node, &label.text, folded, Language::of_tag(&label.language));
            }
        }
        phrases
    }

    fn insert(&mut self, node: usize, label: &str, folded: &str, language: Option<Language>) {
        let folded: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        let short = |word: &String| word.chars().count() <= SHORT_LABEL;
        let entry = |if_word| Entry { node, if_word };
        if folded.len() == 1 && folded.iter().all(short) {
            let exact = words(label).next().unwrap_or_default().to_owned();
            return self.written.insert(&folded, entry(IfWord::Is(exact)));
        }
        self.written.insert(&folded, entry(IfWord::Any));
        if label.contains('-') && folded.len() > 1 {
            self.written.insert(&[folded.concat()], entry(IfWord::Any));
        }
        let Some(language) = language else { return };
        let telling: Vec<(&str, &String)> = words(label)
            .zip(&folded)
            .filter(|(_, folded)| !language.is_in(binding(folded)))
            .collect();
        let stems: Vec<String> = telling.iter().map(|(w, _)| language.stem(w)).collect();
        let stemmed = self.stemmed.entry(language).or_default();
        let if_word = match (telling.as_slice(), stems.as_slice()) {
            ([(_, word)], [stem]) => {
                if folded.len() == 1 {
                    for (parts, part) in [
                        (&mut stemmed.begins, (*word).clone()),
                        (&mut stemmed.ends, stem.clone()),
                    ] {
                        if part.chars().count() >= SHORT_PART {
                            parts.entry(part).or_default().push(node);
                        }
                    }
                }
                if stem.chars().count() < SHORT_STEM {
                    return;
                }
                IfWord::FormOf((*word).clone())
            }
            _ => IfWord::Any,
        };
        let beginnings = telling.iter().map(|(_, folded)| beginning(folded));
        stemmed.beginnings.extend(beginnings.map(str::to_owned));
        stemmed.lookup.insert(&stems, entry(if_word));
    }

    /// The nodes of which a label stands in `text`, which is in `language` if that is known, in
    /// the order in which they stand there. Where one label lies within another, the longer one
    /// counts.
    pub(super) fn find(&self, text: &str, language: Option<Language>) -> Vec<usize> {
        let words = read(text);
        let readings = self.readings(&words, language);
        let mut found: Vec<usize> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (length, nodes) = self.at(&words, &readings, at);
            for node in nodes {
                if !found.contains(&node) {
                    found.push(node);
                }
            }
            at += length.max(1);
        }
        found
    }

    /// The text as the languages read it that it may be in.
    fn readings(&self, words: &[Word<'_>], language: Option<Language>) -> Vec<Reading<'_>> {
        // Specialists of all languages use English words.
        let only = language
            .filter(|l| self.stemmed.contains_key(l))
            .map(|l| [l, Language::English]);
        let wanted = |l: &Language| only.is_none_or(|only| only.contains(l));
        let readings = self.stemmed.iter().filter(|(l, _)| wanted(l));
        readings
            .map(|(language, stemmed)| {
                let stem = |word: &Word<'_>| {
                    if stemmed.beginnings.contains(beginning(&word.folded)) {
                        language.stem(word.written)
                    } else {
                        String::new()
                    }
                };
                let telling = words
                    .iter()
                    .enumerate()
                    .filter(|(_, word)| !language.is_in(word.binding));
                Reading {
                    stemmed,
                    language: *language,
                    stems: telling.map(|(at, word)| (at, stem(word))).collect(),
                }
            })
            .collect()
    }

    /// How many words the longest label at a place has, and whose it is.
    fn at(&self, words: &[Word<'_>], readings: &[Reading<'_>], at: usize) -> (usize, Vec<usize>) {
        let Some(word) = words.get(at) else {
            return (0, Vec::new());
        };
        let mut longest = Longest::default();
        let rest = words.get(at..).unwrap_or_default();
        for (count, entries) in self.written.at(rest.iter().map(|w| w.folded.as_str())) {
            longest.take(count, entries, word, None);
        }
        for reading in readings {
            let place = reading.stems.partition_point(|(place, _)| *place < at);
            let stems = reading.stems.get(place..).unwrap_or_default();
            if stems
                .first()
                .is_none_or(|(place, stem)| *place != at || stem.is_empty())
            {
                continue;
            }
            let lookup = &reading.stemmed.lookup;
            for (count, entries) in lookup.at(stems.iter().map(|(_, stem)| stem.as_str())) {
                let last = stems.get(count - 1).map_or(at, |(place, _)| *place);
                longest.take(last + 1 - at, entries, word, Some(reading.language));
            }
        }
        if word.hyphen_after
            && let Some(next) = words.get(at + 1)
        {
            let joined = format!("{}{}", word.folded, next.folded);
            for (_, entries) in self.written.at(std::iter::once(joined.as_str())) {
                longest.take(2, entries, word, None);
            }
        }
        if longest.words == 0 && word.folded.chars().count() >= SHORT_PART + REST_OF_WORD {
            for reading in readings.iter().filter(|r| r.language.compounds()) {
                if let Some(nodes) = reading.part_of(word) {
                    longest.words = 1;
                    longest.nodes.extend(nodes);
                }
            }
        }
        (longest.words, longest.nodes)
    }
}

/// The longest labels so far.
#[derive(Default)]
struct Longest {
    words: usize,
    nodes: Vec<usize>,
}

impl Longest {
    fn take(&mut self, count: usize, entries: &[Entry], word: &Word<'_>, form: Option<Language>) {
        if count < self.words {
            return;
        }
        let fits = |entry: &&Entry| match &entry.if_word {
            IfWord::Any => true,
            IfWord::Is(exact) => word.written == exact,
            IfWord::FormOf(label) => form.is_some_and(|l| is_form(&word.folded, label, l)),
        };
        let mut fitting = entries.iter().filter(fits).map(|e| e.node).peekable();
        if fitting.peek().is_none() {
            return;
        }
        if count > self.words {
            self.nodes.clear();
        }
        self.words = count;
        self.nodes.extend(fitting);
    }
}

impl Reading<'_> {
    /// The labels that a long word ends or, failing that, begins with: `Lungenkrebs` is a `Krebs`,
    /// and `Krebsforschung` is about it. The longest part counts.
    fn part_of(&self, word: &Word<'_>) -> Option<&[usize]> {
        let stem = self.language.stem(word.written);
        let (by_end, by_beginning) = (&self.stemmed.ends, &self.stemmed.begins);
        let ends = stem.char_indices().skip(REST_OF_WORD);
        let ends = ends.filter_map(|(at, _)| by_end.get(stem.get(at..)?));
        let begins = word.folded.char_indices().rev().skip(REST_OF_WORD - 1);
        let begins = begins.filter_map(|(at, _)| by_beginning.get(word.folded.get(..at)?));
        ends.chain(begins).next().map(Vec::as_slice)
    }
}

/// Whether two folded words with the same stem are forms of one word, rather than two words of one
/// origin: `pathologies` and `pathology`, not `physical` and `physics`.
fn is_form(word: &str, label: &str, language: Language) -> bool {
    const VOWELS: [char; 7] = ['a', 'e', 'i', 'o', 'u', 'y', 'ę'];
    if word == label {
        return true;
    }
    let same = word
        .char_indices()
        .zip(label.chars())
        .take_while(|((_, a), b)| a == b)
        .last()
        .map_or(0, |((at, c), _)| at + c.len_utf8());
    let (more, less) = (
        word.get(same..).unwrap_or_default(),
        label.get(same..).unwrap_or_default(),
    );
    let most = if language == Language::English { 2 } else { 3 };
    let within = more.chars().count().max(less.chars().count()) <= most;
    let vowel = |ending: &str| ending.chars().next().is_some_and(|c| VOWELS.contains(&c));
    let ending = if language == Language::English {
        matches!(
            (more, less),
            ("s" | "es", "")
                | ("", "s" | "es")
                | ("ies", "y")
                | ("y", "ies")
                | ("es", "is")
                | ("is", "es")
        )
    } else {
        within && (more.is_empty() || less.is_empty() || (vowel(more) && vowel(less)))
    };
    // Umlauts come within a word: `Krankenhäuser`.
    ending || (language == Language::German && within && fold_umlaut(word) == fold_umlaut(label))
}

fn fold_umlaut(word: &str) -> String {
    Language::German.stem(word)
}

fn beginning(word: &str) -> &str {
    let end = word
        .char_indices()
        .nth(BEGINNING)
        .map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
}

fn read(text: &str) -> Vec<Word<'_>> {
    let mut read: Vec<Word<'_>> = Vec::new();
    let mut end = 0;
    for written in words(text) {
        // Words are slices of the text, so that their places tell what stands between them.
        let start = written.as_ptr().addr() - text.as_ptr().addr();
        if let Some(last) = read.last_mut() {
            last.hyphen_after = text.get(end..start) == Some("-");
        }
        end = start + written.len();
        let folded = fold_word(written);
        read.push(Word {
            written,
            binding: binding(&folded),
            folded,
            hyphen_after: false,
        });
    }
    read
}
