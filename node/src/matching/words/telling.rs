//! The words of a text that tell most.

use std::collections::HashMap;

use super::{is_telling, stem, table::specificity};

/// More words than this blur what is meant.
pub(in crate::matching) const MOST: usize = 48;
/// A word is told at most so often.
const REPETITIONS: u32 = 16;

/// A word that stands in a text, in one or more forms.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::matching) struct TellingWord {
    /// Its first form.
    pub(in crate::matching) word: String,
    /// How often it stands there, in all forms together.
    pub(in crate::matching) count: u32,
    /// How much it tells there, above 0: more the rarer it is elsewhere and the more often it
    /// stands here.
    pub(in crate::matching) weight: f64,
    /// What its forms have in common.
    pub(in crate::matching) stem: String,
}

/// The most telling of the folded words of a text, the best first.
fn telling_words(words: impl IntoIterator<Item = String>) -> Vec<TellingWord> {
    let mut telling = counted(words.into_iter().filter(|word| is_telling(word)));
    telling.sort_by(TellingWord::order);
    telling.truncate(MOST);
    telling
}

/// The most telling of the folded words of a text, as a text of at most `chars` characters without
/// its sentences. Each word stands there as often as in the whole, if there is room, so that a
/// query with it weighs the words alike; the best come first.
pub fn telling_text(words: impl IntoIterator<Item = String>, chars: usize) -> String {
    let telling = telling_words(words);
    let text = |most: u32| {
        let each = telling.iter().flat_map(|telling| {
            let times = telling.count.min(most) as usize;
            std::iter::repeat_n(telling.word.as_str(), times)
        });
        each.collect::<Vec<_>>().join(" ")
    };
    let fits = |text: &String| text.chars().count() <= chars;
    if let Some(text) = (1..=REPETITIONS).rev().map(text).find(fits) {
        return text;
    }
    let mut text = String::new();
    let mut left = chars;
    for telling in &telling {
        let needed = telling.word.chars().count() + usize::from(!text.is_empty());
        if needed > left {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&telling.word);
        left -= needed;
    }
    text
}

impl TellingWord {
    /// Counts it `more` times more.
    pub(in crate::matching) fn add(&mut self, more: u32) {
        self.count += more;
        self.weight = self.emphasis() * specificity(&self.stem);
    }

    /// How much more it tells than if it stood there once.
    pub(in crate::matching) fn emphasis(&self) -> f64 {
        1.0 + f64::from(self.count).ln()
    }

    /// The most telling first.
    pub(in crate::matching) fn order(&self, other: &Self) -> std::cmp::Ordering {
        other
            .weight
            .total_cmp(&self.weight)
            .then_with(|| self.stem.cmp(&other.stem))
    }
}

/// Each word once, common ones too; in no order.
pub(in crate::matching) fn counted(words: impl IntoIterator<Item = String>) -> Vec<TellingWord> {
    let mut found: HashMap<String, TellingWord> = HashMap::new();
    for word in words {
        let stem = stem(&word);
        let known = found.entry(stem.clone()).or_insert_with(|| TellingWord {
            word,
            count: 0,
            weight: 0.0,
            stem,
        });
        known.count += 1;
    }
    let mut all: Vec<TellingWord> = found.into_values().collect();
    all.iter_mut().for_each(|word| word.add(0));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::words::words;

    #[test]
    fn the_forms_of_a_word_count_together() {
        let telling = telling_words(words("Images of cells: the imaging of 12 cells in a cell"));
        let found: Vec<(&str, u32)> = telling.iter().map(|w| (&*w.word, w.count)).collect();
        assert_eq!(found, [("images", 2), ("cells", 3)]);
        assert!((telling[0].weight - (1.0 + 2_f64.ln()) * 4.873_267).abs() < 1e-5);
    }

    #[test]
    fn a_telling_text_weighs_words_as_the_whole_does_if_there_is_room() {
        let whole = || words("Images of cells: imaging of a cell, in tissue");
        assert_eq!(
            telling_text(whole(), 100),
            "images images cells cells tissue"
        );
        assert_eq!(telling_text(whole(), 25), "images cells tissue");
        assert_eq!(telling_text(whole(), 13), "images cells");
        assert_eq!(telling_text(words("of the 12"), 100), "");
    }
}
