//! The scores of all candidates, one block of members after the other: what is added up for a block
//! stays near to the processor, and takes little memory however many members there are.

use std::{collections::BTreeMap, ops::RangeInclusive};

use roaring::RoaringBitmap;
use steelyard_protocol::fields::{FieldGroup, FieldGroups};

use super::Search;
use crate::matching::{
    index::Counts,
    score::{rounded, saturated},
};

/// What texts are about is compared for so many of the candidates that fit best without: it costs a
/// look at each one's passages.
const COMPARED: usize = if cfg!(test) { 4 } else { 16_384 };

/// Members of a block: those of one container of a bitmap.
const BLOCK: u32 = if cfg!(test) { 8 } else { 1 << 16 };

/// What is added up for the members of a block, by their place in it.
struct Block {
    members: RangeInclusive<u32>,
    points: Vec<f64>,
    /// How often one word stands in their texts.
    counts: Vec<u32>,
    /// The members whose count is above 0.
    counted: Vec<u32>,
    /// How many telling words there are in what they show of some field groups.
    lengths: BTreeMap<FieldGroups, Vec<u32>>,
}

const fn place(member: u32) -> usize {
    (member % BLOCK) as usize
}

impl Block {
    /// For members up to `last`.
    fn new(last: u32) -> Self {
        let size = BLOCK.min(last.saturating_add(1)) as usize;
        Self {
            members: 0..=0,
            points: vec![0.0; size],
            counts: vec![0; size],
            counted: Vec::new(),
            lengths: BTreeMap::new(),
        }
    }

    /// Begins with the block in which `member` is.
    fn begin(&mut self, member: u32) {
        let first = member - member % BLOCK;
        self.members = first..=first + (BLOCK - 1);
        self.points.fill(0.0);
        self.lengths.clear();
    }

    fn add(&mut self, member: u32, more: f64) {
        if let Some(points) = self.points.get_mut(place(member)) {
            *points += more;
        }
    }

    fn count(&mut self, counts: &Counts<'_>) {
        let (all, counted) = (&mut self.counts, &mut self.counted);
        counts.each(&self.members, |member, count| {
            if let Some(known) = all.get_mut(place(member)) {
                if *known == 0 {
                    counted.push(member);
                }
                *known += u32::from(count);
            }
        });
    }
}

/// The words of a query, as they are counted.
struct Words<'a> {
    /// For every wanted word, its counts at the places where its forms stand.
    counts: Vec<Vec<Counts<'a>>>,
    /// The candidates who show texts of these field groups.
    shown: Vec<(FieldGroup, RoaringBitmap)>,
}

impl Search<'_> {
    /// The `limit` best of the candidates with their scores, best first.
    pub(super) fn ranked(&self, candidates: &RoaringBitmap, limit: usize) -> Vec<(f64, u32)> {
        let Some(about) = &self.about else {
            return self.by_what_is_found(candidates, limit);
        };
        let (shares, shown) = (self.shares(), self.shown_offers());
        let mut best = self.compared.best(limit);
        for (found, member) in self.by_what_is_found(candidates, limit.max(COMPARED)) {
            let likeness = about.likeness(self.compared.index, member, self.shown(member));
            let mut score = found + shares.meaning(likeness);
            if found <= 0.0 && likeness > 0.0 {
                score += shares.experience(self.activities(member, shown));
            }
            best.take(rounded(score), member);
        }
        best.in_order()
    }

    /// The `limit` best by the words and concepts that they have, and by their track record where
    /// they have any.
    fn by_what_is_found(&self, candidates: &RoaringBitmap, limit: usize) -> Vec<(f64, u32)> {
        let mut best = self.compared.best(limit);
        let shares = self.shares();
        if self.wanted.whole() <= 0.0 {
            candidates.iter().for_each(|member| best.take(0.0, member));
            return best.in_order();
        }
        // What is added up later is rounded later.
        let rounded = |score| {
            if self.about.is_some() {
                score
            } else {
                rounded(score)
            }
        };
        let words = self.counted(candidates);
        let shown = self.shown_offers();
        let mut block = Block::new(candidates.max().unwrap_or_default());
        let mut next = candidates.min();
        while let Some(first) = next {
            block.begin(first);
            self.add_words(&words, &mut block);
            self.add_concepts(&mut block);
            for member in candidates.range(block.members.clone()) {
                let points = block.points.get(place(member)).copied().unwrap_or_default();
                let score = if points > 0.0 {
                    shares.found(points) + shares.experience(self.activities(member, shown))
                } else {
                    0.0
                };
                best.take(rounded(score), member);
            }
            let after = block.members.end().checked_add(1);
            next = after.and_then(|after| candidates.range(after..).next());
        }
        best.in_order()
    }

    fn counted(&self, candidates: &RoaringBitmap) -> Words<'_> {
        let places = self.words.iter();
        let counts = places.map(|places| {
            let counts = places.iter().map(|p| p.occurrences.counts(&p.members));
            counts.collect()
        });
        let wanted = |group| {
            let mut words = self.wanted.words.iter();
            words.any(|word| word.sought.groups.contains(group))
        };
        let shown = self
            .visible(FieldGroups::ALL)
            .filter(|(group, _)| wanted(*group))
            .map(|(group, visible)| (group, visible & candidates))
            .collect();
        Words {
            counts: counts.collect(),
            shown,
        }
    }

    fn add_words(&self, words: &Words<'_>, block: &mut Block) {
        for (wanted, places) in self.wanted.words.iter().zip(&words.counts) {
            places.iter().for_each(|counts| block.count(counts));
            let groups = wanted.sought.groups;
            if block.counted.is_empty() {
                continue;
            }
            if !block.lengths.contains_key(&groups) {
                let lengths = self.lengths(groups, words, block);
                block.lengths.insert(groups, lengths);
            }
            let lengths = block.lengths.get(&groups).map_or(&[][..], Vec::as_slice);
            for member in block.counted.drain(..) {
                let at = place(member);
                let (Some(points), Some(count), Some(length)) = (
                    block.points.get_mut(at),
                    block.counts.get_mut(at),
                    lengths.get(at),
                ) else {
                    continue;
                };
                *points += wanted.telling.weight * saturated(*count, *length);
                *count = 0;
            }
        }
    }

    fn lengths(&self, groups: FieldGroups, words: &Words<'_>, block: &Block) -> Vec<u32> {
        let mut lengths = vec![0; block.points.len()];
        let shown = words.shown.iter();
        for (group, shown) in shown.filter(|(group, _)| groups.contains(*group)) {
            for member in shown.range(block.members.clone()) {
                if let Some(length) = lengths.get_mut(place(member)) {
                    *length += u32::from(self.compared.index.length(*group, member));
                }
            }
        }
        lengths
    }

    fn add_concepts(&self, block: &mut Block) {
        for (wanted, carriers) in self.wanted.concepts.iter().zip(&self.concepts) {
            for found in carriers.hits.found() {
                let more = wanted.weight * found.nearness;
                for member in found.members.range(block.members.clone()) {
                    block.add(member, more);
                }
            }
        }
    }
}
