//! Sentences with words set off in them, and names of things in the reader's language.

use std::sync::Arc;

use maud::{Markup, html};
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, VerifiedCharter},
    fields::{FieldGroup, OrganisationType},
    ids::{ClusterId, ConceptCode, Purpose},
};

use super::super::pages::Visit;
use crate::{
    app::Node,
    texts::{FluentValue, Locale},
    vocabulary::Vocabulary,
};

/// What names come from: the charter and the vocabulary, as they are now.
pub(super) struct Known {
    charter: Option<Arc<VerifiedCharter>>,
    pub(super) vocabulary: Arc<Vocabulary>,
    language: &'static str,
}

impl Known {
    /// What the node knows, for this reader.
    pub(super) fn of(node: &Node, visit: &Visit) -> Self {
        let view = node.views.read();
        Self {
            charter: view.charter.clone(),
            vocabulary: Arc::clone(view.index.vocabulary()),
            language: visit.locale.tag(),
        }
    }

    /// The charter in force, if there is one.
    pub(super) fn charter(&self) -> Option<&Charter> {
        self.charter.as_deref().map(VerifiedCharter::charter)
    }

    /// The clusters that can be asked, by name.
    pub(super) fn clusters(&self) -> Vec<&ClusterEntry> {
        let mut clusters: Vec<_> = self
            .charter()
            .into_iter()
            .flat_map(Charter::active)
            .collect();
        clusters.sort_by(|a, b| a.name.cmp(&b.name));
        clusters
    }

    /// The name of a cluster, or its id where the charter does not list it.
    pub(super) fn cluster<'a>(&'a self, id: &'a ClusterId) -> &'a str {
        let entry = self.charter().and_then(|c| c.cluster(id.as_str()));
        entry.map_or(id.as_str(), |entry| entry.name.as_str())
    }

    /// The label of a concept in the reader's language.
    pub(super) fn concept<'a>(&'a self, code: &'a ConceptCode) -> &'a str {
        self.vocabulary.label(code, self.language)
    }

    /// The labels of what lies above a concept, the broadest first.
    pub(super) fn above(&self, code: &ConceptCode) -> String {
        let mut above = self.vocabulary.ancestors(code);
        above.reverse();
        let labels: Vec<&str> = above.iter().map(|c| self.concept(c)).collect();
        labels.join(" › ")
    }

    /// At most `most` concepts whose labels, in any language, are like `text`.
    pub(super) fn find(&self, text: &str, most: usize) -> Vec<ConceptCode> {
        let found = self
            .vocabulary
            .search(text, self.language, most)
            .into_iter();
        found.map(|found| found.code.clone()).collect()
    }
}

/// Stand around a word while a sentence is put together, and in no text that people write: they are
/// from the private use area of Unicode.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// A word to be set off in a sentence.
pub(super) fn set_off(word: &str) -> FluentValue<'static> {
    let word: String = word.chars().filter(|c| !is_mark(*c)).collect();
    FluentValue::from(format!("{OPEN}{word}{CLOSE}"))
}

const fn is_mark(c: char) -> bool {
    c == OPEN || c == CLOSE
}

/// A sentence in which the words that were [`set_off`] are emphasised.
pub(super) fn sentence(text: &str) -> Markup {
    html! {
        @for (n, part) in text.split(is_mark).enumerate() {
            @if n % 2 == 1 { em { (part) } } @else { (part) }
        }
    }
}

/// The name of a purpose: a charter may have some of its own.
pub(super) fn purpose(visit: &Visit, purpose: &Purpose) -> String {
    let id = format!("purpose-{purpose}");
    if Locale::has(&id) {
        visit.text(&id)
    } else {
        purpose.to_string()
    }
}

/// The name of a kind of organisation.
pub(super) fn kind(visit: &Visit, kind: OrganisationType) -> String {
    visit.text(&format!("kind-{}", kind.as_str().to_ascii_lowercase()))
}

/// The name of a field group.
pub(super) fn group(visit: &Visit, group: FieldGroup) -> String {
    visit.text(&format!("field-{group}"))
}

/// A path of these pages with a piece of data in it, which may hold any sign.
pub(super) fn segment(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_off_is_text_all_the_same() {
        let FluentValue::String(word) = set_off("<b>\u{e001}x") else {
            panic!("a text")
        };
        let text = format!("offers {word}, <i>narrower</i>");
        assert_eq!(
            sentence(&text).into_string(),
            "offers <em>&lt;b&gt;x</em>, &lt;i&gt;narrower&lt;/i&gt;"
        );
    }

    #[test]
    fn a_reference_with_any_sign_stays_one_segment() {
        assert_eq!(segment("A/1 ?ø"), "A%2F1%20%3F%C3%B8");
    }
}
