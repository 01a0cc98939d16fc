//! Concepts by their names: labels in the reader's language, search, and names within a text.

use steelyard_protocol::ids::ConceptCode;

use super::{Label, Language, Node, Vocabulary, folding::fold, language::binding};

/// A concept that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The concept.
    pub code: &'a ConceptCode,
    /// Its label in the language asked for, or the nearest there is.
    pub label: &'a str,
    /// The label that was found.
    pub matched: &'a str,
    /// The language of the label that was found; empty where the code was.
    pub language: &'a str,
}

/// Labels with fewer letters are words of other languages too often.
const LEAST_LETTERS: usize = 5;

impl Vocabulary {
    /// The preferred label of a concept in `language` (BCP 47), else in English, else in any
    /// language, else the code itself.
    pub fn label<'a>(&'a self, code: &'a ConceptCode, language: &str) -> &'a str {
        let Some(node) = self.node(code) else {
            return code.as_str();
        };
        label_of(node, language).unwrap_or_else(|| code.as_str())
    }

    /// At most `limit` concepts with a label, in any language, that is `text`, begins with it, has
    /// it at the beginning of a word, or has words that begin with each of its words; in that
    /// order, and labels in `language` first. Case, accents and punctuation do not matter. A code
    /// finds itself and those whose codes begin with it.
    pub fn search(&self, text: &str, language: &str, limit: usize) -> Vec<Found<'_>> {
        let wanted = fold(text);
        let code = text.trim();
        let mut ranked: Vec<(Rank, Found<'_>)> = self
            .nodes
            .iter()
            .filter_map(|node| best(node, &wanted, code, language))
            .collect();
        ranked.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.code.cmp(y.code)));
        ranked
            .into_iter()
            .take(limit)
            .map(|(_, found)| found)
            .collect()
    }

    /// The concepts of which a label stands in `text`, in the order in which they stand there: as
    /// it is written, in any language; in other forms (`Bildanalysen`), with other small words
    /// within it (`analyse des images`) or as part of a longer word (`Lungenkrebs`), in the
    /// language of the text and in English. Where one label lies within another, the longer one
    /// counts. A text whose language cannot be told is read in all.
    pub fn find_in_text(&self, text: &str) -> Vec<ConceptCode> {
        self.find_in_text_of(text, Language::of_text(text))
    }

    /// The same for a text in a language that is known, or not.
    pub fn find_in_text_of(&self, text: &str, language: Option<Language>) -> Vec<ConceptCode> {
        let found = self.phrases.find(text, language).into_iter();
        found
            .filter_map(|node| Some(self.nodes.get(node)?.code.clone()))
            .collect()
    }

    /// The labels of a concept in all languages, each with its folded words but for those that only
    /// bind others: what a text has to say to name the concept. Short labels are left out, since
    /// they are words of other languages too.
    pub fn named_by(&self, code: &ConceptCode) -> Vec<(&str, Vec<&str>)> {
        let Some(node) = self.node(code) else {
            return Vec::new();
        };
        let mut named: Vec<(&str, Vec<&str>)> = Vec::new();
        for (label, folded) in node.labels.iter().zip(&node.folded) {
            let language = Language::of_tag(&label.language);
            let binds = |word: &str| language.is_some_and(|l| l.is_in(binding(word)));
            let words: Vec<&str> = folded.split(' ').filter(|w| !binds(w)).collect();
            let letters: usize = words.iter().map(|w| w.chars().count()).sum();
            if letters >= LEAST_LETTERS && !named.iter().any(|(_, known)| *known == words) {
                named.push((&label.text, words));
            }
        }
        named
    }
}

/// Best first: how the label matches, whether it is in another language, whether it is an
/// alternative one, how long it is.
type Rank = (u8, bool, bool, usize);

fn best<'a>(node: &'a Node, wanted: &str, code: &str, language: &str) -> Option<(Rank, Found<'a>)> {
    let label = label_of(node, language).unwrap_or_else(|| node.code.as_str());
    if code.starts_with('/') {
        let rest = node.code.as_str().strip_prefix(code)?;
        let found = Found {
            code: &node.code,
            label,
            matched: node.code.as_str(),
            language: "",
        };
        return Some(((0, false, false, rest.len()), found));
    }
    let ranked = node
        .labels
        .iter()
        .zip(&node.folded)
        .filter_map(|(l, folded)| {
            let rank = (
                closeness(folded, wanted)?,
                !same_language(&l.language, language),
                !l.preferred,
                folded.len(),
            );
            Some((rank, l))
        });
    let (rank, matched) = ranked.min_by_key(|(rank, _)| *rank)?;
    let found = Found {
        code: &node.code,
        label,
        matched: &matched.text,
        language: &matched.language,
    };
    Some((rank, found))
}

fn closeness(label: &str, wanted: &str) -> Option<u8> {
    if wanted.is_empty() {
        return None;
    }
    if label == wanted {
        return Some(0);
    }
    if label.starts_with(wanted) {
        return Some(1);
    }
    let within_word = |w: &str| label.split(' ').any(|part| part.starts_with(w));
    if label
        .match_indices(wanted)
        .any(|(i, _)| label.get(..i).is_some_and(|b| b.ends_with(' ')))
    {
        return Some(2);
    }
    wanted.split(' ').all(within_word).then_some(3)
}

fn label_of<'a>(node: &'a Node, language: &str) -> Option<&'a str> {
    let preferred = |wanted: &str| {
        node.labels
            .iter()
            .find(|l| l.preferred && same_language(&l.language, wanted))
    };
    preferred(language)
        .or_else(|| preferred("en"))
        .or_else(|| node.labels.iter().find(|l| l.preferred))
        .or_else(|| node.labels.first())
        .map(|l: &Label| l.text.as_str())
}

/// Whether two language tags name one language, whatever region or script they add. Bokmål is what
/// Norwegian labels are written in, and Nynorsk readers read it.
fn same_language(a: &str, b: &str) -> bool {
    fn base(tag: &str) -> &str {
        match tag.split(['-', '_']).next().unwrap_or_default() {
            "nb" | "nn" => "no",
            base => base,
        }
    }
    base(a).eq_ignore_ascii_case(base(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::read_table;

    const TABLE: &str = "\
code,parent_code,label_en,label_fr,label_no,alt_en
/1,,artificial intelligence,intelligence artificielle,kunstig intelligens,AI|machine intelligence
/1/2,/1,image analysis,analyse d'images,bildeanalyse,
/1/3,/1,medical image analysis,,,
/2,,pathology,pathologie,patologi,
/2/1,/2,digital pathology,pathologie numérique,,
";

    fn vocabulary() -> Vocabulary {
        Vocabulary::from_rows(read_table(TABLE.as_bytes()).unwrap().0).unwrap()
    }

    fn found(text: &str) -> Vec<String> {
        let codes = vocabulary().find_in_text(text);
        codes.iter().map(|c| c.as_str().to_owned()).collect()
    }

    fn searched(text: &str, language: &str) -> Vec<String> {
        let vocabulary = vocabulary();
        let found = vocabulary.search(text, language, 10);
        found.iter().map(|f| f.code.as_str().to_owned()).collect()
    }

    #[test]
    fn labels_fall_back_to_english_and_then_to_the_code() {
        let v = vocabulary();
        let code = |c: &str| c.parse::<ConceptCode>().unwrap();
        assert_eq!(v.label(&code("/1"), "fr"), "intelligence artificielle");
        assert_eq!(v.label(&code("/1"), "fr-BE"), "intelligence artificielle");
        assert_eq!(v.label(&code("/1"), "nb"), "kunstig intelligens");
        assert_eq!(v.label(&code("/1/3"), "fr"), "medical image analysis");
        assert_eq!(v.label(&code("/7/7"), "fr"), "/7/7");
    }

    #[test]
    fn search_puts_exact_before_prefix_before_word() {
        assert_eq!(searched("IMAGE ANALYSIS", "en"), ["/1/2", "/1/3"]);
        assert_eq!(searched("patho", "en"), ["/2", "/2/1"]);
        assert_eq!(searched("Pathologie Numerique", "fr"), ["/2/1"]);
        assert_eq!(searched("analysis medical", "en"), ["/1/3"]);
        assert_eq!(searched("intelligence a", "en"), ["/1"]);
        assert_eq!(searched("/1/", "en"), ["/1/2", "/1/3"]);
        assert!(searched("", "en").is_empty());
        assert!(searched("nalysis", "en").is_empty());
    }

    #[test]
    fn search_says_what_it_found_and_in_which_language() {
        let v = vocabulary();
        let hits = v.search("bildeanalyse", "en", 1);
        assert_eq!(
            (hits[0].label, hits[0].matched, hits[0].language),
            ("image analysis", "bildeanalyse", "no")
        );
    }

    #[test]
    fn a_text_is_searched_for_whole_labels_the_longest_first() {
        assert_eq!(found("Image analysis for pathology"), ["/1/2", "/2"]);
        assert_eq!(
            found("medical image-analysis in Digital Pathology"),
            ["/1/3", "/2/1"]
        );
        assert_eq!(found("Analyse d’images et pathologie"), ["/1/2", "/2"]);
        assert!(found("pathologists analyse imagery").is_empty());
        assert!(found("").is_empty());
    }

    const MORE: &str = "\
code,parent_code,label_en,label_de,label_fr,label_it,label_pl
/1/2,,image analysis,Bildanalyse,analyse d'images,analisi di immagini,analiza obrazu
/2,,pathology,Pathologie,pathologie,patologia,patologia
/3,,cancer,Krebs,cancer,cancro,rak
/4,,physics,Physik,physique,fisica,fizyka
/5,,hospital,Krankenhaus,hôpital,ospedale,szpital
/6,,e-health,E-Health,e-santé,sanità elettronica,e-zdrowie
";

    fn in_many(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::from_rows(read_table(MORE.as_bytes()).unwrap().0).unwrap();
        let codes = vocabulary.find_in_text(text);
        codes.iter().map(|c| c.as_str().to_owned()).collect()
    }

    #[test]
    fn labels_are_found_in_other_forms() {
        assert_eq!(in_many("Bildanalyse in der Pathologie"), ["/1/2", "/2"]);
        assert_eq!(
            in_many("Bildanalysen in den Krankenhäusern"),
            ["/1/2", "/5"]
        );
        assert_eq!(in_many("cancers and pathologies of the lung"), ["/3", "/2"]);
        assert_eq!(in_many("l'analyse des images dans les hôpitaux"), ["/1/2"]);
        assert_eq!(
            in_many("analisi delle immagini nella patologia"),
            ["/1/2", "/2"]
        );
        assert_eq!(in_many("analiza obrazów w patologii"), ["/1/2", "/2"]);
        assert_eq!(in_many("KREBS"), ["/3"]);
    }

    #[test]
    fn parts_of_long_words_and_words_with_hyphens_are_found() {
        assert_eq!(in_many("Lungenkrebs und Krebsforschung"), ["/3"]);
        assert_eq!(in_many("Verfahren der Bild-Analyse"), ["/1/2"]);
        assert_eq!(in_many("Bildanalyseverfahren"), ["/1/2"]);
        assert_eq!(in_many("eHealth and e-health"), ["/6"]);
    }

    #[test]
    fn a_concept_is_named_by_the_telling_words_of_its_labels() {
        let vocabulary = Vocabulary::from_rows(read_table(MORE.as_bytes()).unwrap().0).unwrap();
        let named = vocabulary.named_by(&"/1/2".parse().unwrap());
        let words: Vec<Vec<&str>> = named.into_iter().map(|(_, words)| words).collect();
        assert_eq!(
            words,
            [
                vec!["bildanalyse"],
                vec!["image", "analysis"],
                vec!["analyse", "images"],
                vec!["analisi", "immagini"],
                vec!["analiza", "obrazu"],
            ]
        );
        // `rak` and `Krebs`.
        assert_eq!(vocabulary.named_by(&"/3".parse().unwrap()).len(), 3);
    }

    #[test]
    fn words_of_one_origin_are_not_one_word() {
        assert!(in_many("physical activity of pathologists").is_empty());
    }

    #[test]
    fn a_long_text_is_searched_without_delay() {
        let vocabulary = Vocabulary::builtin();
        let text = "Wir entwickeln Verfahren der Bildanalyse für Krankenhäuser. ".repeat(33);
        let begun = std::time::Instant::now();
        for _ in 0..20 {
            assert!(!vocabulary.find_in_text(&text).is_empty());
        }
        // Far more than it takes, so that only what grows too fast is caught.
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }

    #[test]
    fn short_labels_need_their_capitals() {
        assert_eq!(found("AI for hospitals"), ["/1"]);
        assert!(found("servizi ai pazienti").is_empty());
    }
}
