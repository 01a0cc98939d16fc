//! Words of a text, folded so that case and accents do not matter.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of `text`: runs of letters and digits, lower-case, without accents.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded: String = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .flat_map(unfold)
            .collect()
    };
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
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
const STOP_WORDS: &str = " a an and are as at be by for from has have in into is it its of on or our \
    that the their this to using we which with within \
    der die das den dem des ein eine einer eines einem einen und oder fur mit von zur zum im am auf \
    aus bei nach uber wir ist sind \
    le la les un une des du de et ou pour avec dans sur par au aux nous est sont \
    il lo gli i uno e o per con su da di del della dei delle degli al alla nel nella sono \
    el los las unos y para con en por su es son \
    en et ei og eller for med av til pa i som vi er \
    si sau pentru cu din la ";

/// Whether `word` is too common to tell anything.
pub fn is_stop_word(word: &str) -> bool {
    word.chars().count() < 2 || STOP_WORDS.split(' ').any(|stop| stop == word)
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
        for word in ["pathology", "3d", "it2"] {
            assert!(!is_stop_word(word), "{word}");
        }
    }
}
