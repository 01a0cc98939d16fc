//! Which members carry what a query wants, and how well: sorted lists that are walked side by side.

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
    /// The members that let this field group be compared.
    pub(super) comparable: &'a RoaringBitmap,
}

/// The nearest thing found for one wanted concept with one member.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConceptFound {
    pub(super) member: u32,
    pub(super) near: usize,
    pub(super) group: FieldGroup,
    pub(super) nearness: f64,
}

/// What was found for one wanted concept.
#[derive(Debug, Default)]
pub(super) struct ConceptHits {
    pub(super) members: RoaringBitmap,
    /// By member; empty unless it was asked for.
    found: Vec<ConceptFound>,
}

impl ConceptHits {
    /// The members among `eligible` that stand in one of `sources`, each with the nearest; of
    /// equally near ones, the first. `listed`: whether more is needed than the members.
    pub(super) fn of(mut sources: Vec<Source<'_>>, eligible: &RoaringBitmap, listed: bool) -> Self {
        // The nearest first: who is in already has nothing better to come. The sort is stable.
        sources.sort_by(|a, b| b.nearness.total_cmp(&a.nearness));
        let mut hits = Self::default();
        for source in sources {
            let mut fresh = source.members & source.comparable;
            fresh &= eligible;
            fresh -= &hits.members;
            if listed {
                hits.found.extend(fresh.iter().map(|member| ConceptFound {
                    member,
                    near: source.near,
                    group: source.group,
                    nearness: source.nearness,
                }));
            }
            hits.members |= fresh;
        }
        hits.found.sort_by_key(|found| found.member);
        hits
    }

    /// What was found, by member.
    pub(super) fn found(&self) -> &[ConceptFound] {
        &self.found
    }

    pub(super) fn of_member(&self, member: u32) -> Option<&ConceptFound> {
        let at = self.found.binary_search_by_key(&member, |f| f.member);
        self.found.get(at.ok()?)
    }
}

/// One wanted word with one member.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordFound {
    pub(super) member: u32,
    /// How often it stands there, in all field groups together.
    pub(super) count: u32,
    /// The first field group in which it stands.
    pub(super) group: FieldGroup,
}

/// Where one wanted word stands, as far as the asker may compare.
pub(super) struct WordPlaces<'a>(Vec<(FieldGroup, RoaringBitmap, &'a Occurrences)>);

impl<'a> WordPlaces<'a> {
    pub(super) fn new(places: Vec<(FieldGroup, RoaringBitmap, &'a Occurrences)>) -> Self {
        Self(places)
    }

    /// The members in whose texts the word stands.
    pub(super) fn members(&self) -> RoaringBitmap {
        let mut all = RoaringBitmap::new();
        for (_, visible, _) in &self.0 {
            all |= visible;
        }
        all
    }

    /// How often it stands with each of `members`, by member.
    pub(super) fn found(&self, members: &RoaringBitmap) -> Vec<WordFound> {
        let mut found = Vec::new();
        for (group, visible, occurrences) in &self.0 {
            for member in &(visible & members) {
                found.push(WordFound {
                    member,
                    count: u32::from(occurrences.count(member)),
                    group: *group,
                });
            }
        }
        if self.0.len() > 1 {
            // Stable, and each field group is sorted already.
            found.sort_by_key(|f| f.member);
            found.dedup_by(|next, kept| {
                let same = next.member == kept.member;
                if same {
                    kept.count += next.count;
                }
                same
            });
        }
        found
    }
}

/// What `found` (by member) holds for one member.
pub(super) fn word_of(found: &[WordFound], member: u32) -> Option<&WordFound> {
    let at = found.binary_search_by_key(&member, |f| f.member);
    found.get(at.ok()?)
}
