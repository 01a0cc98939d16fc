//! A sequence of numbers that is the same on every machine and in every run.

/// SplitMix64 (Steele, Lea, Flood 2014): small, and good enough to make members from.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, all equally often.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// A number below `end`, small ones more often: about as words of a language are.
    pub(crate) fn skewed(&mut self, end: usize) -> usize {
        let first = self.below(end);
        let second = self.below(end);
        let third = self.below(end);
        first.min(second).min(third)
    }

    /// One of `things`, all equally often.
    pub(crate) fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.below(things.len()))
    }
}
