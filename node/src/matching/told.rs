//! Concepts that members' texts name, in any language: what a member is about that carries no code
//! for it.

use roaring::RoaringBitmap;
use steelyard_policies::unite::unite;
use steelyard_protocol::{fields::FieldGroup, ids::ConceptCode};

use super::{index::Index, words::stem};

/// What a text tells counts this much of what a code does: its words may stand there apart.
pub(super) const TOLD: f64 = 0.7;
/// The weightiest concepts of a query are looked for in texts.
pub(super) const CONCEPTS: usize = 16;
/// Most labels of one concept that are looked for.
const LABELS: usize = 16;

/// A label of a concept, and who has its words in a field group, as far as the asker may compare.
pub(super) struct Told {
    pub(super) label: String,
    pub(super) group: FieldGroup,
    pub(super) members: RoaringBitmap,
}

/// The members whose texts name a concept, among those that `visible` gives with each field group.
/// Labels for which `is_wanted` holds for the stem of each word are left out: the query wants these
/// words anyway.
pub(super) fn told<'a>(
    index: &Index,
    code: &ConceptCode,
    visible: impl Iterator<Item = (FieldGroup, &'a RoaringBitmap)>,
    is_wanted: impl Fn(&str) -> bool,
) -> Vec<Told> {
    let mut labels: Vec<(&str, Vec<String>)> = Vec::new();
    for (label, words) in index.vocabulary().named_by(code).into_iter().take(LABELS) {
        let mut stems: Vec<String> = words.into_iter().map(stem).collect();
        stems.sort_unstable();
        let fresh = labels.iter().all(|(_, known)| *known != stems);
        if fresh && !stems.iter().all(|stem| is_wanted(stem)) {
            labels.push((label, stems));
        }
    }
    let mut told = Vec::new();
    for (group, visible) in visible {
        for (label, stems) in &labels {
            let members = all_of(index, group, stems, visible);
            if !members.is_empty() {
                told.push(Told {
                    label: (*label).to_owned(),
                    group,
                    members,
                });
            }
        }
    }
    told
}

/// The members of `visible` that have all these stems in their texts of `group`.
fn all_of(
    index: &Index,
    group: FieldGroup,
    stems: &[String],
    visible: &RoaringBitmap,
) -> RoaringBitmap {
    let mut all: Option<RoaringBitmap> = None;
    for stem in stems {
        let forms = index
            .forms_of(stem)
            .filter_map(|form| Some(&form.standing_in(group)?.members));
        let any = unite(forms);
        let left = &any & all.as_ref().unwrap_or(visible);
        if left.is_empty() {
            return left;
        }
        all = Some(left);
    }
    all.unwrap_or_default()
}
