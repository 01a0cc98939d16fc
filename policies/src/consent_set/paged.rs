//! Values by number, for numbers that mostly follow one another: as an array, without its gaps.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Numbers in one page.
const PAGE: u64 = 512;

/// Things by numbers that are not chosen to collide.
pub(super) type ByNumber<T> = HashMap<u64, T, BuildHasherDefault<NumberHasher>>;

/// Values by number. One that is `vacant` counts as absent.
#[derive(Debug)]
pub(super) struct Paged<T> {
    pages: ByNumber<Page<T>>,
    vacant: T,
}

#[derive(Debug)]
struct Page<T> {
    used: usize,
    slots: Box<[T]>,
}

impl<T: Copy + PartialEq> Paged<T> {
    pub(super) fn new(vacant: T) -> Self {
        Self {
            pages: HashMap::default(),
            vacant,
        }
    }

    /// What stands for no value.
    pub(super) const fn vacant(&self) -> T {
        self.vacant
    }

    /// The value of `number`; `vacant` if there is none.
    pub(super) fn get(&self, number: u64) -> T {
        self.pages
            .get(&(number / PAGE))
            .and_then(|page| page.slots.get(place(number)))
            .copied()
            .unwrap_or(self.vacant)
    }

    /// Puts a value in the place of `number`; `vacant` takes it out. Returns what was there.
    pub(super) fn put(&mut self, number: u64, value: T) -> T {
        let vacant = self.vacant;
        let at = number / PAGE;
        let page = self.pages.entry(at).or_insert_with(|| Page {
            used: 0,
            slots: (0..PAGE).map(|_| vacant).collect(),
        });
        let Some(slot) = page.slots.get_mut(place(number)) else {
            return vacant;
        };
        let before = std::mem::replace(slot, value);
        page.used += usize::from(value != vacant);
        page.used -= usize::from(before != vacant);
        if page.used == 0 {
            self.pages.remove(&at);
        }
        before
    }
}

/// Where in its page `number` is.
fn place(number: u64) -> usize {
    usize::try_from(number % PAGE).unwrap_or_default()
}

/// Spreads numbers. Those here are given by the node itself, so that nobody can choose them to
/// collide.
#[derive(Debug, Default)]
pub(super) struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        // The golden ratio, as Fibonacci hashing multiplies by; its best bits are the upper ones.
        self.0 = (self.0 ^ number)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
