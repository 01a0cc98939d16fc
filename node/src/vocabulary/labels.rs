//! Concepts by their names: labels in the reader's language, search, and names within a text.

use std::collections::HashMap;

use steelyard_protocol::ids::ConceptCode;

use super::{
    Label, Node, Vocabulary,
    folding::{fold, fold_word, words},
};

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

/// The words of a label after the first, for finding it in a text.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    first: Option<String>,
    rest: Vec<String>,
    node: usize,
}

/// Labels up to this many letters stand for themselves only where a text writes them with the same
/// capitals: `IT` and `AI` are subjects, `it` and `ai` are words of many sentences.
const SHORT_LABEL: usize = 3;

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

    /// The concepts of which a label, in any language, stands in `text` as a whole; in the order
    /// in which they stand there. Where one label lies within another, the longer one counts.
    pub fn find_in_text(&self, text: &str) -> Vec<ConceptCode> {
        let written: Vec<&str> = words(text).collect();
        let folded: Vec<String> = written.iter().map(|w| fold_word(w)).collect();
        let mut found: Vec<ConceptCode> = Vec::new();
        let mut at = 0;
        while let Some(first) = folded.get(at) {
            let rest = folded.get(at + 1..).unwrap_or_default();
            let fits = |p: &&Phrase| {
                rest.starts_with(&p.rest)
                    && p.first
                        .as_deref()
                        .is_none_or(|exact| written.get(at) == Some(&exact))
            };
            let phrases = self.by_first_word.get(first).map_or(&[][..], Vec::as_slice);
            let longest = phrases.iter().find(fits).map_or(0, |p| p.rest.len() + 1);
            for phrase in phrases
                .iter()
                .filter(|p| p.rest.len() + 1 == longest)
                .filter(fits)
            {
                if let Some(node) = self.nodes.get(phrase.node)
                    && !found.contains(&node.code)
                {
                    found.push(node.code.clone());
                }
            }
            at += longest.max(1);
        }
        found
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

/// All labels by their first folded word, longest first.
pub(super) fn phrases(nodes: &[Node]) -> HashMap<String, Vec<Phrase>> {
    let mut by_first_word: HashMap<String, Vec<Phrase>> = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        for (label, folded) in node.labels.iter().zip(&node.folded) {
            let mut parts = folded.split(' ').map(str::to_owned);
            let Some(first) = parts.next().filter(|w| !w.is_empty()) else {
                continue;
            };
            let rest: Vec<String> = parts.collect();
            let short = rest.is_empty() && first.chars().count() <= SHORT_LABEL;
            let exact = short.then(|| words(&label.text).next().unwrap_or_default().to_owned());
            let phrase = Phrase {
                first: exact,
                rest,
                node: at,
            };
            by_first_word.entry(first).or_default().push(phrase);
        }
    }
    for phrases in by_first_word.values_mut() {
        phrases.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
    }
    by_first_word
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

    #[test]
    fn short_labels_need_their_capitals() {
        assert_eq!(found("AI for hospitals"), ["/1"]);
        assert!(found("servizi ai pazienti").is_empty());
    }
}
