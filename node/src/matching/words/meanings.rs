//! What words mean, as vectors: words of the same texts lie close. The table is the same in every
//! node, and a word that is not in it means nothing here.
//!
//! It was made beforehand by `assets/meanings/distil.py`, which tells from what and how.

use std::{collections::HashMap, sync::LazyLock};

use foldhash::fast::RandomState;

use super::{stem, table::specificity};

/// Numbers of a vector.
pub(in crate::matching) const NUMBERS: usize = 64;

/// What a text is about: the direction of a vector, in whole numbers, so that every machine computes
/// the same.
pub(in crate::matching) type Direction = [i8; NUMBERS];

/// The length of a [`Direction`].
const LENGTH: f32 = 127.0;

const TABLE: &[u8] = include_bytes!("../../../assets/meanings/meanings.bin");
const HEAD: &[u8] = b"STEELYARD-MEANINGS-1\n";

static MEANINGS: LazyLock<Meanings> = LazyLock::new(|| Meanings::read(TABLE).unwrap_or_default());

#[derive(Default)]
struct Meanings {
    /// By stem, the number of its vector.
    numbers: HashMap<String, u32, RandomState>,
    vectors: Vec<Vector>,
}

struct Vector {
    stem: String,
    /// Bytes with a sign.
    numbers: &'static [u8; NUMBERS],
    /// What each number is to be multiplied by; how much the word tells counts in it.
    scale: f32,
    /// The length before that.
    length: f32,
}

impl Vector {
    fn numbers(&self) -> impl Iterator<Item = i8> {
        self.numbers.iter().map(|byte| byte.cast_signed())
    }
}

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::matching) struct Meaning(u32);

impl Meaning {
    /// That of the words with this stem.
    pub(in crate::matching) fn of_stem(stem: &str) -> Option<Self> {
        MEANINGS.numbers.get(stem).copied().map(Self)
    }

    fn vector(self) -> Option<&'static Vector> {
        MEANINGS.vectors.get(self.0 as usize)
    }

    /// How near the word comes to what a text is about: the cosine, from -1 to 1.
    pub(in crate::matching) fn nearness(self, text: &Direction) -> f32 {
        self.vector().map_or(0.0, |vector| nearness(vector, text))
    }
}

fn nearness(vector: &Vector, text: &Direction) -> f32 {
    let product: i32 = (vector.numbers().zip(text))
        .map(|(a, b)| i32::from(a) * i32::from(*b))
        .sum();
    float(product) / (vector.length * LENGTH).max(f32::MIN_POSITIVE)
}

/// The stems that come nearest to what a text is about, at least as near as `least`; the `most`
/// nearest, best first.
pub(in crate::matching) fn nearest(text: &Direction, least: f32, most: usize) -> Vec<&'static str> {
    let mut near: Vec<(f32, &str)> = (MEANINGS.vectors.iter())
        .map(|vector| (nearness(vector, text), vector.stem.as_str()))
        .filter(|(near, _)| *near >= least)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.truncate(most);
    near.into_iter().map(|(_, stem)| stem).collect()
}

/// The cosine to a [`Direction`], from -1 to 1, of whole numbers with this product and these squares
/// in all.
pub(super) fn cosine(product: i32, squares: i32) -> f32 {
    let lengths = float(squares).sqrt() * LENGTH;
    (float(product) / lengths.max(f32::MIN_POSITIVE)).clamp(-1.0, 1.0)
}

/// How alike two texts are in what they are about: the cosine, from -1 to 1.
#[cfg(test)]
pub(super) fn likeness(a: &Direction, b: &Direction) -> f32 {
    let numbers = a.iter().zip(b);
    let product = numbers.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
    cosine(product, a.iter().map(|a| i32::from(*a).pow(2)).sum())
}

/// What the words of a text mean together.
pub(in crate::matching) struct Together([f32; NUMBERS]);

impl Together {
    /// Of no words yet.
    pub(in crate::matching) const fn new() -> Self {
        Self([0.0; NUMBERS])
    }

    /// Takes in a word; `times` is how much more than a word that stands there once it counts.
    pub(in crate::matching) fn add(&mut self, word: Meaning, times: f64) {
        if let Some(vector) = word.vector() {
            let times = float_of(times);
            for (sum, number) in self.0.iter_mut().zip(vector.numbers()) {
                *sum += f32::from(number) * vector.scale * times;
            }
        }
    }

    /// What the text is about; none if no word of it means anything.
    pub(in crate::matching) fn direction(&self) -> Option<Direction> {
        let length = self.0.iter().map(|n| n * n).sum::<f32>().sqrt();
        (length > f32::EPSILON).then(|| self.0.map(|n| whole(n / length * LENGTH)))
    }
}

impl Meanings {
    /// Reads the table; none if it is cut off or longer than it says.
    fn read(table: &'static [u8]) -> Option<Self> {
        let mut rest = table.strip_prefix(HEAD)?;
        let count = u32::from_le_bytes(*take(&mut rest)?);
        if u32::from_le_bytes(*take(&mut rest)?) as usize != NUMBERS {
            return None;
        }
        let mut meanings = Self::default();
        for number in 0..count {
            let [length] = *take(&mut rest)?;
            let word;
            (word, rest) = rest.split_at_checked(usize::from(length))?;
            let scale = f32::from_le_bytes(*take(&mut rest)?);
            let numbers: &[u8; NUMBERS] = take(&mut rest)?;
            let stem = stem(std::str::from_utf8(word).ok()?);
            let squares = numbers.iter().map(|n| i32::from(n.cast_signed()).pow(2));
            meanings.vectors.push(Vector {
                numbers,
                scale: scale * float_of(specificity(&stem)),
                length: float(squares.sum()).sqrt(),
                stem: stem.clone(),
            });
            meanings.numbers.insert(stem, number);
        }
        rest.is_empty().then_some(meanings)
    }
}

fn take<const N: usize>(rest: &mut &'static [u8]) -> Option<&'static [u8; N]> {
    let (taken, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(taken)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sums of 64 products of bytes fit"
)]
const fn float(number: i32) -> f32 {
    number as f32
}

#[expect(clippy::cast_possible_truncation, reason = "seven digits tell enough")]
const fn float_of(number: f64) -> f32 {
    number as f32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast ends at the limits of a byte"
)]
fn whole(number: f32) -> i8 {
    number.round() as i8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::words::{is_telling, words};

    fn about(text: &str) -> Option<Direction> {
        let mut together = Together::new();
        for word in words(text).iter().filter(|word| is_telling(word)) {
            if let Some(meaning) = Meaning::of_stem(&stem(word)) {
                together.add(meaning, 1.0);
            }
        }
        together.direction()
    }

    #[test]
    fn the_table_is_read_whole() {
        let meanings = Meanings::read(TABLE).unwrap();
        assert!(meanings.vectors.len() > 10_000);
        assert!(Meanings::read(&TABLE[..TABLE.len() - 1]).is_none());
        assert!(Meanings::read(b"other").is_none());
    }

    #[test]
    fn texts_about_the_same_are_alike_without_a_word_in_common() {
        let tumour = about("Targeted drugs against tumours").unwrap();
        let cancer = about("Therapies for cancer patients").unwrap();
        let ships = about("Batteries for ships and ferries").unwrap();
        let krebs = about("Hautkrebs").unwrap();
        assert!(
            likeness(&tumour, &cancer) > 0.5,
            "{}",
            likeness(&tumour, &cancer)
        );
        assert!(
            likeness(&tumour, &ships) < 0.2,
            "{}",
            likeness(&tumour, &ships)
        );
        assert!(likeness(&tumour, &krebs) > likeness(&ships, &krebs) + 0.3);
        assert!((likeness(&tumour, &tumour) - 1.0).abs() < 0.02);
    }

    #[test]
    fn what_no_text_says_means_nothing() {
        assert!(about("quuxword the 2027").is_none());
        assert!(about("").is_none());
        assert_eq!(Meaning::of_stem("quuxword"), None);
    }

    #[test]
    fn the_nearest_words_come_first() {
        let near = nearest(&about("tumour").unwrap(), 0.5, 12);
        assert!(near.first() == Some(&stem("tumour").as_str()), "{near:?}");
        assert!(near.contains(&stem("cancer").as_str()), "{near:?}");
        assert!(nearest(&about("tumour").unwrap(), 0.5, 1).len() == 1);
    }
}
