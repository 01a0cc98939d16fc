//! Concepts by number, and who carries them or what lies below them.
//!
//! What lies below a concept is gathered as members come and go, so that a concept with all below
//! it is one bitmap. What lies below what follows the vocabulary where that lists a code, and the
//! code's path where it does not.

use std::{collections::BTreeMap, ops::Bound};

use roaring::RoaringBitmap;
use steelyard_protocol::{fields::FieldGroup, ids::ConceptCode};

use super::{
    CONCEPT_GROUPS,
    members::{add_rising, shrink},
};
use crate::vocabulary::Vocabulary;

/// All concepts that members carry, or carried once, and those above them.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    /// Sorted, so that the codes below a path stand together.
    numbers: BTreeMap<ConceptCode, u32>,
    all: Vec<Concept>,
}

/// A concept.
#[derive(Debug)]
pub(in crate::matching) struct Concept {
    pub(in crate::matching) code: ConceptCode,
    /// Where it stands in the vocabulary; absent where that does not list it.
    pub(in crate::matching) place: Option<usize>,
    /// The numbers of all concepts that it lies below.
    above: Vec<u32>,
    /// By concept group.
    postings: [Postings; 2],
}

impl Concept {
    pub(in crate::matching) fn postings(&self, group: FieldGroup) -> Option<&Postings> {
        let place = CONCEPT_GROUPS.iter().position(|g| *g == group)?;
        self.postings.get(place)
    }

    /// Whether it lies below the concept of this number.
    pub(in crate::matching) fn is_below(&self, number: u32) -> bool {
        self.above.contains(&number)
    }
}

/// The members that carry a concept or what lies below it, in one field group.
#[derive(Debug, Default)]
pub(in crate::matching) struct Postings {
    /// It was named for them.
    pub(in crate::matching) named: RoaringBitmap,
    /// It was derived from their texts.
    pub(in crate::matching) derived: RoaringBitmap,
    /// Absent where nobody ever carried what lies below it.
    pub(in crate::matching) below: Option<Box<Below>>,
}

/// The members that carry what lies below a concept.
#[derive(Debug, Default)]
pub(in crate::matching) struct Below {
    /// Something below it was named for them.
    pub(in crate::matching) named: RoaringBitmap,
    /// They carry the concept itself or something below it, named or derived.
    pub(in crate::matching) within: RoaringBitmap,
}

impl Postings {
    /// Whether a member carries the concept itself.
    pub(in crate::matching) fn is_carried(&self) -> bool {
        !self.named.is_empty() || !self.derived.is_empty()
    }

    /// Sets that together hold all who carry the concept or something below it.
    pub(in crate::matching) fn within(&self) -> impl Iterator<Item = &RoaringBitmap> {
        let sets = match &self.below {
            Some(below) => [Some(&below.within), None],
            None => [Some(&self.named), Some(&self.derived)],
        };
        sets.into_iter().flatten().filter(|set| !set.is_empty())
    }

    fn below(&mut self) -> &mut Below {
        self.below.get_or_insert_with(|| {
            Box::new(Below {
                named: RoaringBitmap::new(),
                within: &self.named | &self.derived,
            })
        })
    }

    fn add(&mut self, named: bool, members: impl Iterator<Item = u32> + Clone) {
        let own = if named {
            &mut self.named
        } else {
            &mut self.derived
        };
        add_rising(own, members);
    }

    fn remove(&mut self, member: u32) {
        self.named.remove(member);
        self.derived.remove(member);
        self.remove_below(member);
    }

    fn remove_below(&mut self, member: u32) {
        if let Some(below) = &mut self.below {
            below.named.remove(member);
            below.within.remove(member);
        }
    }
}

impl Concepts {
    pub(super) fn get(&self, number: u32) -> Option<&Concept> {
        self.all.get(number as usize)
    }

    pub(super) fn by_code(&self, code: &ConceptCode) -> Option<(u32, &Concept)> {
        let number = *self.numbers.get(code)?;
        Some((number, self.get(number)?))
    }

    /// Those that lie below no other.
    pub(super) fn at_the_top(&self) -> impl Iterator<Item = &Concept> {
        self.all.iter().filter(|concept| concept.above.is_empty())
    }

    /// Those that lie below `wanted` on the path that they spell.
    pub(super) fn below_path<'a>(
        &'a self,
        wanted: &'a ConceptCode,
    ) -> impl Iterator<Item = &'a Concept> {
        self.numbers
            .range::<ConceptCode, _>((Bound::Excluded(wanted), Bound::Unbounded))
            .take_while(|(code, _)| code.as_str().starts_with(wanted.as_str()))
            .filter(|(code, _)| code.is_within(wanted))
            .filter_map(|(_, number)| self.get(*number))
    }

    /// The numbers of `codes`, rising and each once.
    pub(super) fn number(&mut self, codes: Vec<ConceptCode>, vocabulary: &Vocabulary) -> Vec<u32> {
        let mut numbers: Vec<u32> = codes
            .into_iter()
            .map(|code| self.number_of(code, vocabulary))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number_of(&mut self, code: ConceptCode, vocabulary: &Vocabulary) -> u32 {
        if let Some(number) = self.numbers.get(&code) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.numbers.insert(code.clone(), number);
        self.all.push(Concept {
            place: vocabulary.place(&code),
            code: code.clone(),
            above: Vec::new(),
            postings: Default::default(),
        });
        let above = codes_above(&code, vocabulary);
        let above = self.number(above, vocabulary);
        if let Some(concept) = self.all.get_mut(number as usize) {
            concept.above = above;
        }
        number
    }

    /// Takes in members, rising, that carry a concept in the concept group at `group`.
    pub(super) fn insert(&mut self, group: usize, number: u32, named: bool, members: &[u32]) {
        let members = members.iter().copied();
        let above = self.change(number, group, |postings| {
            postings.add(named, members.clone());
            if let Some(below) = &mut postings.below {
                add_rising(&mut below.within, members.clone());
            }
        });
        for number in above {
            self.change(number, group, |postings| {
                let below = postings.below();
                add_rising(&mut below.within, members.clone());
                if named {
                    add_rising(&mut below.named, members.clone());
                }
            });
        }
    }

    /// As [`Concepts::insert`], but those above it do not learn of it before [`Concepts::arrange`].
    pub(super) fn insert_alone(&mut self, group: usize, number: u32, named: bool, members: &[u32]) {
        let postings = self.all.get_mut(number as usize);
        if let Some(postings) = postings.and_then(|concept| concept.postings.get_mut(group)) {
            postings.add(named, members.iter().copied());
        }
    }

    /// Takes out a member, of which `numbers` are all or some concepts in the concept group at
    /// `group`. All must be taken out before it is taken in again.
    pub(super) fn remove(&mut self, group: usize, numbers: &[u32], member: u32) {
        for number in numbers {
            let above = self.change(*number, group, |postings| postings.remove(member));
            for number in above {
                self.change(number, group, |postings| postings.remove_below(member));
            }
        }
    }

    /// Changes who carries a concept. Returns the concepts above it.
    fn change(
        &mut self,
        number: u32,
        group: usize,
        change: impl FnOnce(&mut Postings),
    ) -> Vec<u32> {
        let Some(concept) = self.all.get_mut(number as usize) else {
            return Vec::new();
        };
        if let Some(postings) = concept.postings.get_mut(group) {
            change(postings);
        }
        concept.above.clone()
    }

    /// Takes no more memory than is needed.
    pub(super) fn shrink(&mut self) {
        for postings in self.all.iter_mut().flat_map(|c| &mut c.postings) {
            shrink(&mut postings.named);
            shrink(&mut postings.derived);
            if let Some(below) = &mut postings.below {
                shrink(&mut below.named);
                shrink(&mut below.within);
            }
        }
    }

    /// Finds out anew what lies below what.
    pub(super) fn arrange(&mut self, vocabulary: &Vocabulary) {
        let known: Vec<ConceptCode> = self.all.iter().map(|c| c.code.clone()).collect();
        for (at, code) in known.into_iter().enumerate() {
            let above = self.number(codes_above(&code, vocabulary), vocabulary);
            if let Some(concept) = self.all.get_mut(at) {
                concept.place = vocabulary.place(&code);
                concept.above = above;
            }
        }
        for concept in &mut self.all {
            for postings in &mut concept.postings {
                postings.below = None;
            }
        }
        for at in 0..self.all.len() {
            for group in 0..CONCEPT_GROUPS.len() {
                let Some(concept) = self.all.get(at) else {
                    continue;
                };
                let Some(postings) = concept.postings.get(group).filter(|p| p.is_carried()) else {
                    continue;
                };
                let (named, carried) =
                    (postings.named.clone(), &postings.named | &postings.derived);
                for number in concept.above.clone() {
                    self.change(number, group, |postings| {
                        let below = postings.below();
                        below.named |= &named;
                        below.within |= &carried;
                    });
                }
            }
        }
    }
}

/// The codes that `code` lies below: as the vocabulary says, else as its path says.
fn codes_above(code: &ConceptCode, vocabulary: &Vocabulary) -> Vec<ConceptCode> {
    if vocabulary.contains(code) {
        return vocabulary.ancestors(code);
    }
    code.as_str()
        .match_indices('/')
        .filter_map(|(at, _)| code.as_str().get(..at)?.parse().ok())
        .collect()
}
