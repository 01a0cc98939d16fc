//! What the index knows of one member, enough to take it out again, in as few bytes as it takes.

use steelyard_protocol::{fields::OrganisationType, ids::Country};

use super::passage::Passage;

/// What the index knows of one member.
#[derive(Debug, PartialEq)]
pub(super) struct Forward {
    /// By concept group: numbers of named and derived concepts, rising.
    pub(super) concepts: [[Vec<u32>; 2]; 2],
    /// By concept group: a mask with level 1 as the lowest bit.
    pub(super) levels: [u16; 2],
    /// By word group: numbers of words, rising.
    pub(super) words: [Vec<u32>; 3],
    pub(super) country: Option<Country>,
    pub(super) nuts: Option<Box<str>>,
    pub(super) kind: OrganisationType,
    /// What the passages of its texts are about; at most 255.
    pub(super) passages: Vec<Passage>,
}

impl Forward {
    /// Rising numbers are written as the steps between them, in seven bits a byte.
    pub(super) fn packed(&self) -> Box<[u8]> {
        let mut bytes = Vec::new();
        for numbers in self.concepts.iter().flatten() {
            put_rising(&mut bytes, numbers);
        }
        for mask in self.levels {
            put_number(&mut bytes, u32::from(mask));
        }
        for numbers in &self.words {
            put_rising(&mut bytes, numbers);
        }
        put_text(&mut bytes, self.country.as_ref().map_or("", |c| c.as_str()));
        put_text(&mut bytes, self.nuts.as_deref().unwrap_or_default());
        let kind = OrganisationType::ALL.iter().position(|k| *k == self.kind);
        bytes.extend(kind.and_then(|at| u8::try_from(at).ok()));
        Passage::put_all(&mut bytes, &self.passages);
        bytes.into_boxed_slice()
    }

    pub(super) fn of(packed: &[u8]) -> Self {
        let mut bytes = packed;
        Self {
            concepts: std::array::from_fn(|_| std::array::from_fn(|_| take_rising(&mut bytes))),
            levels: std::array::from_fn(|_| {
                u16::try_from(take_number(&mut bytes)).unwrap_or_default()
            }),
            words: std::array::from_fn(|_| take_rising(&mut bytes)),
            country: take_text(&mut bytes).and_then(|text| text.parse().ok()),
            nuts: take_text(&mut bytes).map(Into::into),
            kind: bytes
                .first()
                .and_then(|at| OrganisationType::ALL.get(usize::from(*at)))
                .copied()
                .unwrap_or_default(),
            passages: Passage::of_packed(packed).collect(),
        }
    }
}

fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    bytes.push(low_bits(number));
}

const fn low_bits(number: u32) -> u8 {
    (number & 0x7f) as u8
}

/// The number that comes first in `bytes`, and comes off them.
pub(super) fn take_number(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f).unbounded_shl(shift);
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    number
}

fn put_rising(bytes: &mut Vec<u8>, numbers: &[u32]) {
    put_number(bytes, u32::try_from(numbers.len()).unwrap_or(u32::MAX));
    let mut last = 0;
    for number in numbers {
        put_number(bytes, number.wrapping_sub(last));
        last = *number;
    }
}

fn take_rising(bytes: &mut &[u8]) -> Vec<u32> {
    let count = take_number(bytes);
    (0..count)
        .scan(0_u32, |last, _| {
            *last = last.wrapping_add(take_number(bytes));
            Some(*last)
        })
        .collect()
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_number(bytes, u32::try_from(text.len()).unwrap_or_default());
    bytes.extend(text.as_bytes());
}

fn take_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a str> {
    let len = take_number(bytes) as usize;
    let (text, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    std::str::from_utf8(text)
        .ok()
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::{collection::btree_set, prelude::*};

    use super::{
        super::{CONCEPT_GROUPS, Carried},
        *,
    };
    use crate::matching::words::Rough;

    proptest! {
        #[test]
        fn what_was_packed_comes_out_whole(
            numbers in btree_set(any::<u32>(), 0..9),
            few in btree_set(0_u32..300, 0..9),
            mask: u16,
            nuts in proptest::option::of("[A-Z]{2}[A-Z0-9]{0,3}"),
            kind in proptest::sample::select(OrganisationType::ALL.to_vec()),
            passages in proptest::collection::vec((0_usize..3, any::<bool>(), any::<u8>()), 0..4),
        ) {
            let (numbers, few) = (Vec::from_iter(numbers), Vec::from_iter(few));
            let forward = Forward {
                concepts: [[numbers.clone(), Vec::new()], [few.clone(), numbers.clone()]],
                levels: [mask, 0],
                words: [few.clone(), Vec::new(), numbers],
                country: "NO".parse().ok(),
                nuts: nuts.map(Into::into),
                kind,
                passages: passages
                    .into_iter()
                    .map(|(group, in_summary, byte)| Passage {
                        group,
                        in_summary,
                        direction: Rough::of_bytes([byte; Rough::BYTES]),
                    })
                    .collect(),
            };
            let packed = forward.packed();
            let mut carried = Vec::new();
            for (group, lists) in CONCEPT_GROUPS.into_iter().zip(&forward.concepts) {
                for (numbers, derived) in lists.iter().zip([false, true]) {
                    carried.extend(numbers.iter().map(|number| (*number, group, derived)));
                }
            }
            let of_packed = Carried::of_packed(&packed).map(|c| (c.concept, c.group, c.derived));
            prop_assert!(of_packed.eq(carried));
            prop_assert_eq!(Forward::of(&packed), forward);
        }
    }
}
