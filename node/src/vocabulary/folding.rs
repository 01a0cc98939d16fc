//! Texts without case, accents and punctuation, so that what people type finds what is written.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// The words of `text` in lower case, without accents (`Bildgebung`, `İmaging`, `fôret` become
/// `bildgebung`, `imaging`, `foret`).
pub fn fold_words(text: &str) -> Vec<String> {
    words(text).map(fold_word).collect()
}

/// The words of [`fold_words`] with one space between them.
pub fn fold(text: &str) -> String {
    fold_words(text).join(" ")
}

/// The words of `text` as they are written. Hyphens and apostrophes part words.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.unicode_words()
        .flat_map(|w| w.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)))
        .filter(|w| !w.is_empty())
}

pub(super) fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let plain = word
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase);
    for c in plain {
        // Letters that Unicode does not take apart, though people type them without the stroke.
        match c {
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'ł' => folded.push('l'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ς' => folded.push('σ'),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_hyphens_do_not_matter() {
        assert_eq!(fold("Santé-publique"), "sante publique");
        assert_eq!(fold("LØSNINGER  for «helse»"), "losninger for helse");
        assert_eq!(fold("ﬁbre Straße Łódź"), "fibre strasse lodz");
        assert_eq!(fold("l'imagerie"), fold("L’imagerie"));
        assert_eq!(fold("Ιατρικής"), fold("ΙΑΤΡΙΚΗΣ"));
        assert_eq!(fold("lab-on-a-chip"), fold("lab on a chip"));
        assert_eq!(fold(" .,; "), "");
    }
}
