//! Concepts, their hierarchy and their labels in many languages: pure, from tables given as text.
//!
//! ```text
//! starter.csv (built in) ─┐
//!                         ├─► ConceptEntry… ─► Vocabulary: hierarchy, labels, search, find_in_text
//! imported tables ────────┘
//! ```
//!
//! Codes that are paths (`/21/33/117`, as in EuroSciVoc) say by themselves where they belong, so a
//! code that no table has is still related to those above it.

mod folding;
mod hierarchy;
mod labels;
mod language;
mod phrases;
mod table;

use std::collections::HashMap;

use steelyard_protocol::ids::ConceptCode;

pub use folding::{fold, fold_words};
pub use hierarchy::InvalidHierarchy;
pub use labels::Found;
pub use language::Language;
pub use table::{TableError, TableWarning, read_table};

const STARTER: &str = include_str!("../../assets/vocabulary/starter.csv");

/// One concept as a table gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptEntry {
    /// Its code.
    pub code: ConceptCode,
    /// The code of the broader concept; none at the top.
    pub parent: Option<ConceptCode>,
    /// Its labels.
    pub labels: Vec<Label>,
}

/// A label of a concept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// The language (BCP 47).
    pub language: String,
    /// The label itself.
    pub text: String,
    /// The preferred label of its language, or an alternative one.
    pub preferred: bool,
}

/// Concepts with their hierarchy and labels; made once, then only read.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// In depth-first order, so that what lies below a concept stands right after it.
    nodes: Vec<Node>,
    by_code: HashMap<ConceptCode, usize>,
    /// For [`Vocabulary::find_in_text`].
    phrases: phrases::Phrases,
}

#[derive(Clone, Debug)]
struct Node {
    code: ConceptCode,
    parent: Option<usize>,
    /// One past the last node below this one.
    end: usize,
    labels: Vec<Label>,
    /// The labels, folded, in the same order.
    folded: Vec<String>,
}

impl Vocabulary {
    /// The concepts that every node knows: health and IT, in six languages.
    pub fn builtin() -> Self {
        // A test reads the table that is built in, so neither fallback is ever used.
        Self::from_rows(Self::builtin_rows()).unwrap_or_default()
    }

    /// The rows of the concepts that every node knows; imported ones are added after them.
    pub fn builtin_rows() -> Vec<ConceptEntry> {
        read_table(STARTER.as_bytes()).map_or_else(|_| Vec::new(), |(rows, _)| rows)
    }

    /// A vocabulary of these rows. A later row of the same code sets the parent anew and adds its
    /// labels; a preferred label that it replaces becomes an alternative one. A parent that has no
    /// row of its own is added without labels.
    ///
    /// # Errors
    /// If concepts lie below themselves.
    pub fn from_rows(
        rows: impl IntoIterator<Item = ConceptEntry>,
    ) -> Result<Self, InvalidHierarchy> {
        let nodes = hierarchy::arrange(rows)?;
        let by_code = nodes
            .iter()
            .enumerate()
            .map(|(i, n)| (n.code.clone(), i))
            .collect();
        let phrases = phrases::Phrases::of(&nodes);
        Ok(Self {
            nodes,
            by_code,
            phrases,
        })
    }

    fn node(&self, code: &ConceptCode) -> Option<&Node> {
        self.by_code.get(code).and_then(|i| self.nodes.get(*i))
    }

    /// How many concepts there are.
    pub const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no concept at all.
    pub const fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether the code is one of the vocabulary.
    pub fn contains(&self, code: &ConceptCode) -> bool {
        self.by_code.contains_key(code)
    }

    /// Where the code stands among [`Vocabulary::codes`].
    pub(crate) fn place(&self, code: &ConceptCode) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// All codes, each right before those below it.
    pub fn codes(&self) -> impl Iterator<Item = &ConceptCode> {
        self.nodes.iter().map(|n| &n.code)
    }

    /// The labels of a concept; none if it is not known.
    pub fn labels(&self, code: &ConceptCode) -> &[Label] {
        self.node(code).map_or(&[], |n| &n.labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_is_read_whole() {
        let (rows, warnings) = read_table(STARTER.as_bytes()).unwrap();
        assert_eq!(rows.len(), STARTER.lines().count() - 1);
        assert_eq!(warnings, []);
        let vocabulary = Vocabulary::builtin();
        assert_eq!(vocabulary.len(), rows.len());
        assert!(vocabulary.len() >= 150);
    }

    #[test]
    fn every_concept_of_the_starter_is_named_in_five_languages_or_more() {
        let vocabulary = Vocabulary::builtin();
        for code in vocabulary.codes() {
            let named = vocabulary
                .labels(code)
                .iter()
                .filter(|l| l.preferred)
                .count();
            assert!(named >= 5, "{code} has {named} preferred labels");
        }
    }
}
