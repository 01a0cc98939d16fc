//! What is broader and narrower than what.

use std::collections::{BTreeMap, HashMap, btree_map::Entry};

use steelyard_protocol::ids::ConceptCode;

use super::{ConceptEntry, Label, Node, Vocabulary, folding::fold};

/// Concepts that lie below themselves.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("concept `{0}` lies below itself; mend its parent code or that of a concept above it")]
pub struct InvalidHierarchy(ConceptCode);

impl Vocabulary {
    /// The next broader concept. A code that is not known has the code that its path names.
    pub fn parent(&self, code: &ConceptCode) -> Option<ConceptCode> {
        match self.node(code) {
            Some(node) => node
                .parent
                .and_then(|i| self.nodes.get(i))
                .map(|n| n.code.clone()),
            None => parent_in_path(code),
        }
    }

    /// All broader concepts, the next one first.
    pub fn ancestors(&self, code: &ConceptCode) -> Vec<ConceptCode> {
        std::iter::successors(self.parent(code), |code| self.parent(code)).collect()
    }

    /// The concepts right below this one.
    pub fn children(&self, code: &ConceptCode) -> Vec<ConceptCode> {
        let Some(parent) = self.by_code.get(code) else {
            return Vec::new();
        };
        self.below(code)
            .iter()
            .filter(|n| n.parent == Some(*parent))
            .map(|n| n.code.clone())
            .collect()
    }

    /// All narrower concepts that are known, at any depth.
    pub fn descendants(&self, code: &ConceptCode) -> Vec<ConceptCode> {
        self.below(code).iter().map(|n| n.code.clone()).collect()
    }

    /// Whether `code` is `ancestor` or lies below it, by the tables or by its path.
    pub fn is_within(&self, code: &ConceptCode, ancestor: &ConceptCode) -> bool {
        if code == ancestor {
            return true;
        }
        match (self.by_code.get(code), self.by_code.get(ancestor)) {
            (Some(at), Some(above)) => self
                .nodes
                .get(*above)
                .is_some_and(|n| above < at && *at < n.end),
            _ => self.ancestors(code).contains(ancestor),
        }
    }

    /// How much a concept tells, 0 (everything lies below it) to 1 (nothing does): the intrinsic
    /// information content of Seco, Veale and Hayes (2004), which needs the hierarchy alone.
    pub fn information_content(&self, code: &ConceptCode) -> f64 {
        let below = self.below(code).len();
        if below == 0 || self.len() < 2 {
            return 1.0;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "vocabularies have far fewer than 2^52 concepts"
        )]
        let (below, all) = (below as f64, self.len() as f64);
        (1.0 - (below + 1.0).ln() / all.ln()).clamp(0.0, 1.0)
    }

    fn below(&self, code: &ConceptCode) -> &[Node] {
        let Some(at) = self.by_code.get(code) else {
            return &[];
        };
        self.nodes
            .get(*at)
            .and_then(|n| self.nodes.get(at + 1..n.end))
            .unwrap_or_default()
    }
}

/// The code that the path of `code` goes through last.
fn parent_in_path(code: &ConceptCode) -> Option<ConceptCode> {
    let (above, _) = code.as_str().rsplit_once('/')?;
    above.starts_with('/').then(|| above.parse().ok()).flatten()
}

#[derive(Default)]
struct Merged {
    parent: Option<ConceptCode>,
    labels: Vec<Label>,
}

/// Puts rows into depth-first order.
pub(super) fn arrange(
    rows: impl IntoIterator<Item = ConceptEntry>,
) -> Result<Vec<Node>, InvalidHierarchy> {
    let mut merged: BTreeMap<ConceptCode, Merged> = BTreeMap::new();
    for row in rows {
        let entry = merged.entry(row.code).or_default();
        entry.parent = row.parent;
        merge_labels(&mut entry.labels, row.labels);
    }
    let mut missing: Vec<ConceptCode> = merged.values().filter_map(|m| m.parent.clone()).collect();
    while let Some(code) = missing.pop() {
        if let Entry::Vacant(vacant) = merged.entry(code) {
            let parent = parent_in_path(vacant.key());
            missing.extend(parent.clone());
            vacant.insert(Merged {
                parent,
                labels: Vec::new(),
            });
        }
    }
    let mut children: HashMap<ConceptCode, Vec<ConceptCode>> = HashMap::new();
    let mut roots = Vec::new();
    for (code, m) in &merged {
        match &m.parent {
            Some(parent) => children
                .entry(parent.clone())
                .or_default()
                .push(code.clone()),
            None => roots.push(code.clone()),
        }
    }
    let mut nodes: Vec<Node> = Vec::with_capacity(merged.len());
    let mut open: Vec<(ConceptCode, Option<usize>)> =
        roots.into_iter().rev().map(|code| (code, None)).collect();
    while let Some((code, parent)) = open.pop() {
        let Some(m) = merged.remove(&code) else {
            continue;
        };
        let at = nodes.len();
        let below = children.remove(&code).unwrap_or_default();
        open.extend(below.into_iter().rev().map(|child| (child, Some(at))));
        let folded = m.labels.iter().map(|l| fold(&l.text)).collect();
        nodes.push(Node {
            code,
            parent,
            end: at + 1,
            labels: m.labels,
            folded,
        });
    }
    // What no walk from the top reaches goes round in a circle.
    if let Some(code) = merged.into_keys().next() {
        return Err(InvalidHierarchy(code));
    }
    for at in (0..nodes.len()).rev() {
        let Some((parent, end)) = nodes.get(at).and_then(|n| Some((n.parent?, n.end))) else {
            continue;
        };
        if let Some(above) = nodes.get_mut(parent) {
            above.end = above.end.max(end);
        }
    }
    Ok(nodes)
}

fn merge_labels(labels: &mut Vec<Label>, new: Vec<Label>) {
    for mut label in new {
        if label.preferred {
            for old in labels.iter_mut().filter(|l| l.language == label.language) {
                old.preferred = false;
            }
        }
        let same = |l: &Label| l.language == label.language && l.text == label.text;
        if let Some(at) = labels.iter().position(same) {
            label.preferred |= labels.remove(at).preferred;
        }
        labels.push(label);
    }
    labels.sort_by(|a, b| {
        (&a.language, !a.preferred, &a.text).cmp(&(&b.language, !b.preferred, &b.text))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> ConceptCode {
        text.parse().unwrap()
    }

    fn codes(texts: &[&str]) -> Vec<ConceptCode> {
        texts.iter().map(|t| code(t)).collect()
    }

    fn entry(own: &str, parent: &str, label: &str) -> ConceptEntry {
        ConceptEntry {
            code: code(own),
            parent: (!parent.is_empty()).then(|| code(parent)),
            labels: vec![Label {
                language: "en".into(),
                text: label.into(),
                preferred: true,
            }],
        }
    }

    fn small() -> Vocabulary {
        Vocabulary::from_rows([
            entry("/1/2/3", "/1/2", "c"),
            entry("/1", "", "a"),
            entry("/1/2", "/1", "b"),
            entry("/1/4", "/1", "d"),
            entry("/9", "", "z"),
        ])
        .unwrap()
    }

    #[test]
    fn broader_and_narrower() {
        let v = small();
        assert_eq!(v.parent(&code("/1/2/3")), Some(code("/1/2")));
        assert_eq!(v.ancestors(&code("/1/2/3")), codes(&["/1/2", "/1"]));
        assert_eq!(
            v.descendants(&code("/1")),
            codes(&["/1/2", "/1/2/3", "/1/4"])
        );
        assert_eq!(v.children(&code("/1")), codes(&["/1/2", "/1/4"]));
        assert_eq!(v.descendants(&code("/9")), []);
        assert!(v.is_within(&code("/1/2/3"), &code("/1")));
        assert!(v.is_within(&code("/1"), &code("/1")));
        assert!(!v.is_within(&code("/1"), &code("/1/2")));
        assert!(!v.is_within(&code("/9"), &code("/1")));
    }

    #[test]
    fn a_code_that_is_not_known_belongs_where_its_path_says() {
        let v = small();
        assert_eq!(
            v.ancestors(&code("/1/2/7/8")),
            codes(&["/1/2/7", "/1/2", "/1"])
        );
        assert!(v.is_within(&code("/1/2/7/8"), &code("/1/2")));
        assert!(!v.is_within(&code("/1/22"), &code("/1/2")));
        assert_eq!(v.ancestors(&code("other-scheme")), []);
        assert_eq!(v.descendants(&code("/5")), []);
    }

    #[test]
    fn a_parent_without_a_row_still_joins_its_children() {
        let v = Vocabulary::from_rows([entry("/1/2/3", "/1/2", "c"), entry("/1/2/4", "/1/2", "d")])
            .unwrap();
        assert_eq!(
            v.descendants(&code("/1")),
            codes(&["/1/2", "/1/2/3", "/1/2/4"])
        );
    }

    #[test]
    fn information_content_falls_from_leaf_to_root() {
        let v = small();
        let ic = |c| v.information_content(&code(c));
        assert!((ic("/1/2/3") - 1.0).abs() < 1e-12);
        assert!((ic("/1/2") - (1.0 - 2_f64.ln() / 5_f64.ln())).abs() < 1e-12);
        assert!((ic("/1") - (1.0 - 4_f64.ln() / 5_f64.ln())).abs() < 1e-12);
        assert!((ic("/unknown") - 1.0).abs() < 1e-12);
        let builtin = Vocabulary::builtin();
        for code in builtin.codes() {
            assert!((0.0..=1.0).contains(&builtin.information_content(code)));
        }
    }

    #[test]
    fn later_rows_move_concepts_and_keep_old_labels_as_alternatives() {
        let v = Vocabulary::from_rows([
            entry("/1", "", "old"),
            entry("/2", "", "two"),
            entry("/1", "/2", "new"),
        ])
        .unwrap();
        assert_eq!(v.parent(&code("/1")), Some(code("/2")));
        assert_eq!(v.label(&code("/1"), "en"), "new");
        assert!(
            v.labels(&code("/1"))
                .iter()
                .any(|l| l.text == "old" && !l.preferred)
        );
    }

    #[test]
    fn a_circle_is_refused_and_named() {
        let e =
            Vocabulary::from_rows([entry("/1", "/2", "a"), entry("/2", "/1", "b")]).unwrap_err();
        assert!(e.to_string().contains("`/1`"), "{e}");
    }
}
