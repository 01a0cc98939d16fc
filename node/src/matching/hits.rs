//! Which members carry what a query wants, and how well.

use std::cmp::Reverse;

use roaring::RoaringBitmap;
use steelyard_protocol::fields::FieldGroup;

use super::index::Occurrences;

/// A place where something near to a wanted concept is carried.
pub(super) struct Source<'a> {
    /// Which of the near concepts it is.
    pub(super) near: usize,
    pub(super) group: FieldGroup,
    /// Above 0, at most 1.
    pub(super) nearness: f64,
    pub(super) members: &'a RoaringBitmap,
    /// The eligible members that let this field group be compared.
    pub(super) visible: &'a RoaringBitmap,
}

/// Members for whom the same is the nearest thing found for one wanted concept.
#[derive(Debug)]
pub(super) struct ConceptFound {
    pub(super) members: RoaringBitmap,
    pub(super) near: usize,
    pub(super) group: FieldGroup,
    pub(super) nearness: f64,
}

/// What was found for one wanted concept.
#[derive(Debug, Default)]
pub(super) struct ConceptHits {
    pub(super) members: RoaringBitmap,
    /// Each member once; empty unless it was asked for.
    found: Vec<ConceptFound>,
}

impl ConceptHits {
    /// The members that stand in one of `sources`, each with the nearest; of equally near ones, the
    /// first. `listed`: whether more is needed than the members.
    pub(super) fn of(mut sources: Vec<Source<'_>>, listed: bool) -> Self {
        // The nearest first: who is in already has nothing better to come. The sort is stable.
        sources.sort_by(|a, b| b.nearness.total_cmp(&a.nearness));
        let mut hits = Self::default();
        for source in sources {
            let mut fresh = source.members & source.visible;
            fresh -= &hits.members;
            if fresh.is_empty() {
                continue;
            }
            hits.members |= &fresh;
            if listed {
                hits.found.push(ConceptFound {
                    members: fresh,
                    near: source.near,
                    group: source.group,
                    nearness: source.nearness,
                });
            }
        }
        hits
    }

    /// What was found, and with whom.
    pub(super) fn found(&self) -> &[ConceptFound] {
        &self.found
    }

    pub(super) fn of_member(&self, member: u32) -> Option<&ConceptFound> {
        if !self.members.contains(member) {
            return None;
        }
        self.found.iter().find(|f| f.members.contains(member))
    }
}

/// Where one form of a wanted word stands in one field group, as far as the asker may compare.
pub(super) struct WordPlace<'a> {
    pub(super) word: &'a str,
    pub(super) group: FieldGroup,
    pub(super) members: RoaringBitmap,
    pub(super) occurrences: &'a Occurrences,
}

/// How often one wanted word was found with one member.
pub(super) struct WordFound<'a> {
    /// In all its forms and field groups together.
    pub(super) count: u32,
    /// The form and the field group in which it stands most often.
    pub(super) word: &'a str,
    pub(super) group: FieldGroup,
}

/// What was found of a wanted word with `member`. Where it stands as often in several forms or groups,
/// group and form decide, and not the order of the index: that depends on what is hidden, too.
pub(super) fn word_of<'a>(places: &[WordPlace<'a>], member: u32) -> Option<WordFound<'a>> {
    let its = places.iter().filter(|p| p.members.contains(member));
    let count = |place: &WordPlace<'_>| place.occurrences.count(member);
    let most = its
        .clone()
        .min_by_key(|place| (Reverse(count(place)), place.group, place.word))?;
    Some(WordFound {
        count: its.map(|place| u32::from(count(place))).sum(),
        word: most.word,
        group: most.group,
    })
}
