//! What the passages of a member's texts are about: which of them comes nearest to a query, and how
//! many do, tells more than all of them together.

use crate::matching::words::{Direction, Meaning, Rough, Together};

use super::document::Passages;

/// What one passage is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::matching) struct Passage {
    /// Its word group.
    pub(in crate::matching) group: usize,
    /// Whether the summary says all of it, and perhaps more: whoever sees that need not count it
    /// twice.
    pub(in crate::matching) in_summary: bool,
    pub(super) direction: Rough,
}

/// Bytes of a passage when packed.
const BYTES: usize = 1 + Rough::BYTES;
const IN_SUMMARY: u8 = 0x80;
/// The place of the summary among the word groups.
const SUMMARY: usize = 2;

impl Passage {
    /// The passages of a member, from the numbers of its words in each word group, in the order of
    /// the document's, and what each of these words means. All forms of a word count once.
    pub(super) fn all(
        passages: &[Passages; 3],
        numbers: &[Vec<u32>; 3],
        meaning: impl Fn(u32) -> Option<Meaning>,
    ) -> Vec<Self> {
        let meanings = |words: &mut dyn Iterator<Item = &u32>| {
            let mut meanings: Vec<Meaning> = words.filter_map(|word| meaning(*word)).collect();
            meanings.sort_unstable();
            meanings.dedup();
            meanings
        };
        let [offers, needs, summary] = passages;
        let of_group = |passages: &Passages, numbers: &[u32]| match passages {
            Passages::One => vec![meanings(&mut numbers.iter())],
            Passages::More(places) => places
                .iter()
                .map(|places| {
                    let words = places.iter().map(|place| numbers.get(usize::from(*place)));
                    meanings(&mut words.flatten())
                })
                .collect(),
        };
        let [in_offers, in_needs, in_summary] = numbers;
        let summary = of_group(summary, in_summary);
        let texts = [
            of_group(offers, in_offers),
            of_group(needs, in_needs),
            summary.clone(),
        ];
        let mut all = Vec::new();
        for (group, texts) in texts.into_iter().enumerate() {
            for words in texts {
                let mut together = Together::new();
                words.iter().for_each(|word| together.add(*word, 1.0));
                let Some(direction) = together.direction() else {
                    continue;
                };
                let holds = |text: &Vec<Meaning>| words.iter().all(|word| text.contains(word));
                all.push(Self {
                    group,
                    in_summary: group != SUMMARY && summary.iter().any(holds),
                    direction: Rough::of(&direction),
                });
            }
        }
        all
    }

    /// How near it comes to what a query is about: the cosine, from -1 to 1.
    pub(in crate::matching) fn nearness(&self, query: &Direction) -> f32 {
        self.direction.nearness(query)
    }

    /// Puts passages at the end of what is packed of a member.
    pub(super) fn put_all(bytes: &mut Vec<u8>, passages: &[Self]) {
        let count = u8::try_from(passages.len()).unwrap_or(u8::MAX);
        for passage in passages.iter().take(usize::from(count)) {
            let group = u8::try_from(passage.group).unwrap_or_default();
            bytes.push(group | if passage.in_summary { IN_SUMMARY } else { 0 });
            bytes.extend(passage.direction.bytes());
        }
        bytes.push(count);
    }

    /// The passages at the end of what is packed of a member.
    pub(super) fn of_packed(packed: &[u8]) -> impl Iterator<Item = Self> {
        let (count, before) = packed.split_last().unwrap_or((&0, &[]));
        let start = before.len().checked_sub(usize::from(*count) * BYTES);
        let passages = start
            .and_then(|start| before.get(start..))
            .unwrap_or_default();
        passages.chunks_exact(BYTES).filter_map(|bytes| {
            let (head, numbers) = bytes.split_first()?;
            Some(Self {
                group: usize::from(head & !IN_SUMMARY),
                in_summary: head & IN_SUMMARY != 0,
                direction: Rough::of_bytes(numbers.try_into().ok()?),
            })
        })
    }
}
