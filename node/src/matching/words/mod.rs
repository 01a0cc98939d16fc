//! Words of a text, folded so that case and accents do not matter; their stems, and how much they
//! tell.

mod meanings;
mod rough;
mod table;
mod telling;

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::vocabulary::Language;

pub(super) use meanings::{Direction, Meaning, Together, nearest};
pub(super) use rough::Rough;
pub use telling::telling_text;
pub(super) use telling::{MOST, TellingWord, counted};

/// The words of `text`: runs of letters and digits, lower-case, without accents.
pub(super) fn words(text: &str) -> Vec<String> {
    words_of(&folded(text)).map(str::to_owned).collect()
}

/// `text` in lower case, without accents.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .flat_map(unfold)
        .collect()
}

/// The words of a folded text.
pub(super) fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Letters that Unicode does not decompose, but readers take for two letters or a plain one.
fn unfold(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ł' => ('l', None),
        'ı' => ('i', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// Words that say nothing about what is sought, in the languages of the federation.
const STOP_WORDS: &str = "a an the of and or in on for to from by with without at as is are was \
    were be been being this that these those it its their his her our us we they which who whom \
    whose what when where how why not no nor can could will would shall should may might must have \
    has had having do does did into onto over under between through during within about against among \
    also than then thus such both each other more most some any all so if but only own same too \
    very via per etc using \
    der die das den dem des ein eine einer eines einem einen und oder fur mit von zur zum im am auf \
    aus bei nach uber wir ist sind \
    le la les l un une des du de d et ou pour avec dans sur par au aux nous est sont \
    il lo gli i uno e o per con su da di del della dei delle degli al alla nel nella sono \
    el los las y unos para en por su es son \
    et ei og eller med av til pa i som vi er \
    si sau pentru cu din ie eg";

/// Longer words need not be looked up, in bytes.
const LONGEST_STOP: usize = 8;

static STOPS: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.split_whitespace().collect());

/// Whether a folded word is too common to tell anything.
fn is_stop_word(word: &str) -> bool {
    word.chars().nth(1).is_none() || (word.len() <= LONGEST_STOP && STOPS.contains(word))
}

/// Whether a folded word tells anything: common words and bare numbers do not.
pub(super) fn is_telling(word: &str) -> bool {
    !is_stop_word(word) && !word.chars().all(char::is_numeric)
}

/// What the forms of a folded word have in common, as English has them: its words are in the texts
/// of all languages. For words of others see [`Index::forms_in`](super::Index::forms_in).
pub(super) fn stem(word: &str) -> String {
    Language::English.stem(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_special_letters_do_not_matter() {
        assert_eq!(
            words("Größe, ÆRLIG; Łódź — l’été"),
            ["grosse", "aerlig", "lodz", "l", "ete"]
        );
        assert_eq!(words("ﬁne-tuning 3D"), ["fine", "tuning", "3d"]);
        assert!(words(" … ").is_empty());
    }

    #[test]
    fn common_words_are_known() {
        for word in ["the", "der", "per", "og", "x"] {
            assert!(is_stop_word(word), "{word}");
        }
        assert!(STOPS.iter().all(|stop| stop.len() <= LONGEST_STOP));
        for word in ["pathology", "3d", "it2"] {
            assert!(!is_stop_word(word) && is_telling(word), "{word}");
        }
        assert!(!is_telling("2027"));
    }
}
