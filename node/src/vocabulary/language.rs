//! Languages: which one a text is in, and the stems of its words.

use std::{collections::HashMap, sync::LazyLock};

use snowball_stemmers_rs::{Algorithm, Stemmer};
use whatlang::{Detector, Lang};

use super::folding::{fold_word, words};

/// A language whose words can be brought to their stems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names of languages say what they are")]
pub enum Language {
    Czech,
    Danish,
    Dutch,
    English,
    Estonian,
    Finnish,
    French,
    German,
    Greek,
    Hungarian,
    Italian,
    Lithuanian,
    Norwegian,
    Polish,
    Portuguese,
    Romanian,
    Spanish,
    Swedish,
}

/// What is known of a language.
struct Known {
    language: Language,
    tag: &'static str,
    algorithm: Algorithm,
    detected: Lang,
    /// Words that bind others: where they stand in a text tells its language, and a label is found
    /// whichever of them stand between its words. Folded.
    binding: &'static str,
}

const fn known(
    language: Language,
    tag: &'static str,
    algorithm: Algorithm,
    detected: Lang,
    binding: &'static str,
) -> Known {
    Known {
        language,
        tag,
        algorithm,
        detected,
        binding,
    }
}

/// In the order of [`Language`].
const LANGUAGES: [Known; 18] = {
    use Algorithm as A;
    use Language as L;
    [
        known(
            L::Czech,
            "cs",
            A::Czech,
            Lang::Ces,
            "v ve na pro z ze s se k do od",
        ),
        known(
            L::Danish,
            "da",
            A::Danish,
            Lang::Dan,
            "i af til fra med for den det de et en ved",
        ),
        known(
            L::Dutch,
            "nl",
            A::Dutch,
            Lang::Nld,
            "de het een van voor met in op bij uit naar",
        ),
        known(
            L::English,
            "en",
            A::English,
            Lang::Eng,
            "the of for in on with from by to a an at",
        ),
        known(
            L::Estonian,
            "et",
            A::Estonian,
            Lang::Est,
            "mis selle kes ning",
        ),
        known(L::Finnish, "fi", A::Finnish, Lang::Fin, "joka jotka sen"),
        known(
            L::French,
            "fr",
            A::French,
            Lang::Fra,
            "le la les l un une des du de d en dans pour par sur au aux avec",
        ),
        known(
            L::German,
            "de",
            A::German,
            Lang::Deu,
            "der die das den dem des ein eine einer eines einem einen von vom fur mit zur zum im \
             in am an auf aus bei",
        ),
        known(
            L::Greek,
            "el",
            A::Greek,
            Lang::Ell,
            "ο η το τα οι του τησ των τη την τον στην στο για σε με απο",
        ),
        known(L::Hungarian, "hu", A::Hungarian, Lang::Hun, "a az egy"),
        known(
            L::Italian,
            "it",
            A::Italian,
            Lang::Ita,
            "il lo la i gli le l un uno una di del della dei delle degli dell in nel nella per con \
             da dal su al alla",
        ),
        known(
            L::Lithuanian,
            "lt",
            A::Lithuanian,
            Lang::Lit,
            "su uz prie apie",
        ),
        known(
            L::Norwegian,
            "no",
            A::Norwegian,
            Lang::Nob,
            "i av til fra med for den det de et en ved",
        ),
        known(
            L::Polish,
            "pl",
            A::Polish,
            Lang::Pol,
            "w we na dla z ze do od o przez",
        ),
        known(
            L::Portuguese,
            "pt",
            A::Portuguese,
            Lang::Por,
            "o a os as um uma de do da dos das em no na nos nas para por com",
        ),
        known(
            L::Romanian,
            "ro",
            A::Romanian,
            Lang::Ron,
            "de la in din pentru cu pe un o al ale",
        ),
        known(
            L::Spanish,
            "es",
            A::Spanish,
            Lang::Spa,
            "el la los las un una de del en para por con al",
        ),
        known(
            L::Swedish,
            "sv",
            A::Swedish,
            Lang::Swe,
            "i av till fran med for den det de ett en vid inom",
        ),
    ]
};

/// Words that tell languages apart though they bind nothing, since they join or assert. Folded, and
/// in the order of [`Language`].
const TELLING: [(Language, &str); 18] = {
    use Language as L;
    [
        (L::Czech, "a jsme ktere nebo jako pri"),
        (L::Danish, "og er som eller vi os ikke vores"),
        (L::Dutch, "en is wij zijn die dat onze niet"),
        (L::English, "and is are we our that this which or"),
        (L::Estonian, "ja on meie voi ka"),
        (L::Finnish, "ja on tai seka meidan"),
        (L::French, "et est sont nous notre qui que ou"),
        (
            L::German,
            "und ist sind wir unsere oder fur die der nicht auch",
        ),
        (L::Greek, "και ειναι μασ που"),
        (L::Hungarian, "es vagy amely hogy is"),
        (L::Italian, "e che sono nostra nostro o della per"),
        (L::Lithuanian, "ir yra mes arba"),
        (L::Norwegian, "og er som eller vi oss ikke var"),
        (L::Polish, "i oraz jest sa lub nasz"),
        (L::Portuguese, "e sao nossa que ou"),
        (L::Romanian, "si este sunt sau care noastra"),
        (L::Spanish, "y e es son nuestra que o"),
        (L::Swedish, "och ar som eller vi oss inte var"),
    ]
};

/// Most words of a text that are looked at to tell its language.
const WORDS_LOOKED_AT: usize = 60;
/// Shorter texts have too few letters to be told apart by which follow which, in characters.
const LETTERS_TELL: usize = 60;
/// Most characters that are looked at for that.
const LETTERS_LOOKED_AT: usize = 300;
/// Longer words are no words, and stay as they are, in bytes.
const LONGEST_WORD: usize = 100;

/// Some languages, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Languages(u32);

/// The languages of which a word is typical, and those in which it only binds others.
static SMALL_WORDS: LazyLock<HashMap<&'static str, (Languages, Languages)>> = LazyLock::new(|| {
    let mut small: HashMap<&'static str, (Languages, Languages)> = HashMap::new();
    for (known, (_, telling)) in LANGUAGES.iter().zip(TELLING) {
        let bit = 1_u32 << known.language as u32;
        for word in known.binding.split_whitespace() {
            let languages = small.entry(word).or_default();
            languages.0.0 |= bit;
            languages.1.0 |= bit;
        }
        for word in telling.split_whitespace() {
            small.entry(word).or_default().0.0 |= bit;
        }
    }
    small
});

/// The languages in which a folded word only binds others: as an article or a preposition.
pub(super) fn binding(word: &str) -> Languages {
    SMALL_WORDS.get(word).map_or(Languages::default(), |l| l.1)
}

static DETECTOR: LazyLock<Detector> =
    LazyLock::new(|| Detector::with_allowlist(LANGUAGES.iter().map(|k| k.detected).collect()));

impl Language {
    /// The language of a tag (BCP 47), whatever region or script it adds.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let base = match tag.split(['-', '_']).next().unwrap_or_default() {
            "nb" | "nn" => "no",
            base => base,
        };
        let known = LANGUAGES.iter().find(|k| k.tag.eq_ignore_ascii_case(base));
        known.map(|k| k.language)
    }

    /// The language of a text, if it can be told: by the small words of which it is full, else, in
    /// a longer text, by which letters follow which.
    pub fn of_text(text: &str) -> Option<Self> {
        let mut counts = [0_u32; LANGUAGES.len()];
        for word in words(text).take(WORDS_LOOKED_AT) {
            // The longest of these words.
            if word.len() > 16 {
                continue;
            }
            if let Some((typical, _)) = SMALL_WORDS.get(fold_word(word).as_str()) {
                for (known, count) in LANGUAGES.iter().zip(&mut counts) {
                    *count += u32::from(known.language.is_in(*typical));
                }
            }
        }
        let best = counts.iter().copied().max().filter(|best| *best > 0);
        let mut first = LANGUAGES
            .iter()
            .zip(counts)
            .filter(|(_, count)| Some(*count) == best)
            .map(|(known, _)| known.language);
        if let (Some(language), None) = (first.next(), first.next()) {
            return Some(language);
        }
        text.chars().nth(LETTERS_TELL)?;
        let beginning: String = text.chars().take(LETTERS_LOOKED_AT).collect();
        let found = DETECTOR.detect(&beginning)?;
        let known = LANGUAGES.iter().find(|k| k.detected == found.lang())?;
        found.is_reliable().then_some(known.language)
    }

    fn known(self) -> Option<&'static Known> {
        LANGUAGES.get(self as usize)
    }

    /// The stem of a word, folded: the same for its forms. What is no word of letters only comes
    /// back folded.
    pub fn stem(self, word: &str) -> String {
        let lower = word.to_lowercase();
        let plain = lower.len() <= LONGEST_WORD && lower.chars().all(char::is_alphabetic);
        match self.known().filter(|_| plain) {
            Some(known) => {
                let stem = Stemmer::create(known.algorithm).stem(&lower);
                // The letter that only says how the one before is spoken: `patologi-i`.
                let soft = known.language == Self::Polish && stem.chars().count() > 4;
                fold_word(stem.strip_suffix('i').filter(|_| soft).unwrap_or(&stem))
            }
            None => fold_word(&lower),
        }
    }

    /// Whether it is among these.
    pub(super) const fn is_in(self, languages: Languages) -> bool {
        languages.0 & (1 << self as u32) != 0
    }

    /// Whether it writes what other languages say in several words as one.
    pub(super) const fn compounds(self) -> bool {
        matches!(
            self,
            Self::Danish
                | Self::Dutch
                | Self::Estonian
                | Self::Finnish
                | Self::German
                | Self::Hungarian
                | Self::Norwegian
                | Self::Swedish
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn short_texts_tell_their_language_by_their_small_words() {
        for (text, language) in [
            ("Bildanalyse in der Pathologie", Language::German),
            (
                "Image analysis of the tissue and its cells",
                Language::English,
            ),
            (
                "Analyse d'images pour la pathologie et le cancer",
                Language::French,
            ),
            ("analisi delle immagini per la patologia", Language::Italian),
            ("Wir suchen Partner für klinische Studien", Language::German),
            ("beeldanalyse voor het laboratorium", Language::Dutch),
            (
                "analiza obrazów w patologii oraz dla szpitali",
                Language::Polish,
            ),
        ] {
            assert_eq!(Language::of_text(text), Some(language), "{text}");
        }
        for text in ["", "Bildanalyse", "deep learning", "42"] {
            assert_eq!(Language::of_text(text), None, "{text}");
        }
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (language, forms) in [
            (Language::German, ["Bildanalyse", "Bildanalysen"]),
            (Language::German, ["Haus", "Häuser"]),
            (Language::English, ["pathology", "pathologies"]),
            (Language::French, ["médical", "médicales"]),
            (Language::Polish, ["obrazów", "obrazu"]),
            (Language::Norwegian, ["bildeanalyse", "bildeanalysen"]),
        ] {
            assert_eq!(
                language.stem(forms[0]),
                language.stem(forms[1]),
                "{forms:?}"
            );
        }
        assert_eq!(Language::German.stem("COVID19"), "covid19");
    }

    #[test]
    fn the_tables_are_in_the_order_of_the_languages() {
        for (at, (known, (language, _))) in LANGUAGES.iter().zip(TELLING).enumerate() {
            assert_eq!((known.language as usize, known.language), (at, language));
        }
    }

    #[test]
    fn tags_are_read_with_their_regions() {
        assert_eq!(Language::of_tag("de-AT"), Some(Language::German));
        assert_eq!(Language::of_tag("nb"), Some(Language::Norwegian));
        assert_eq!(Language::of_tag("xx"), None);
    }

    proptest! {
        // Texts come from peers: no stemmer may end the program, whatever it is given.
        #[test]
        fn any_text_is_taken(text in "\\PC{0,40}", word in "[\\p{L}\\p{M}]{0,20}") {
            let _ = Language::of_text(&text);
            for known in &LANGUAGES {
                let _ = (known.language.stem(&text), known.language.stem(&word));
            }
        }
    }
}
