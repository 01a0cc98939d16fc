//! What passages are about, in half the bytes: a node keeps a few of them for every member.

use super::meanings::{Direction, NUMBERS, cosine};

/// A [`Direction`] in steps of a seventh of its largest number. What it comes near to, it comes near
/// to within some hundredths of what the whole one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::matching) struct Rough([u8; Rough::BYTES]);

/// The largest number.
const LARGEST: i32 = 7;

impl Rough {
    /// Two numbers are in each: one of the first half and, in the higher bits, one of the second.
    pub(in crate::matching) const BYTES: usize = NUMBERS / 2;

    /// The direction, roughly.
    pub(in crate::matching) fn of(direction: &Direction) -> Self {
        let largest = direction.iter().map(|n| i32::from(*n).abs()).max();
        let largest = largest.unwrap_or_default().max(1);
        let step = |number: i8| {
            let number = i32::from(number) * LARGEST;
            // To the nearest, away from zero from the middle on.
            let nearest = (2 * number + number.signum() * largest) / (2 * largest);
            nearest.cast_unsigned() as u8 & 0xf
        };
        let (first, second) = direction.split_at(Self::BYTES);
        let mut bytes = [0; Self::BYTES];
        for (byte, (low, high)) in bytes.iter_mut().zip(first.iter().zip(second)) {
            *byte = step(*low) | step(*high) << 4;
        }
        Self(bytes)
    }

    /// As it was packed.
    pub(in crate::matching) const fn of_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// To be packed.
    pub(in crate::matching) const fn bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    /// How near it comes to what a query is about: the cosine, from -1 to 1.
    pub(in crate::matching) fn nearness(&self, query: &Direction) -> f32 {
        let (first, second) = query.split_at(Self::BYTES);
        let (mut product, mut squares) = (0, 0);
        for (byte, (low, high)) in self.0.iter().zip(first.iter().zip(second)) {
            for (number, other) in [(byte << 4, low), (byte & 0xf0, high)] {
                // The bits have the sign in front; sixteen times the number is shifted back.
                let number = i32::from(number.cast_signed() >> 4);
                product += number * i32::from(*other);
                squares += number * number;
            }
        }
        cosine(product, squares)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::matching::words::meanings::likeness;

    proptest! {
        #[test]
        fn it_comes_as_near_as_the_whole_direction(
            one in prop::array::uniform32(-60_i8..=60), two in prop::array::uniform32(-60_i8..=60),
            near in prop::array::uniform32(-20_i8..=20), share in 0_i8..3,
        ) {
            let whole: Direction = std::array::from_fn(|n| if n < 32 { one[n] } else { two[n - 32] });
            let other: Direction =
                std::array::from_fn(|n| whole[63 - n] / 3 + near[n / 2] + whole[n] / 2 * share);
            let exact = likeness(&whole, &other);
            let rough = Rough::of(&whole);
            prop_assert!((rough.nearness(&other) - exact).abs() < 0.1, "{} {exact}", rough.nearness(&other));
            prop_assert_eq!(Rough::of_bytes(*rough.bytes()), rough);
        }
    }

    #[test]
    fn a_direction_is_as_near_to_itself_as_can_be_and_its_opposite_as_far() {
        let direction: Direction = std::array::from_fn(|n| n as i8 - 31);
        let opposite = direction.map(|n| -n);
        let rough = Rough::of(&direction);
        assert!(
            rough.nearness(&direction) > 0.99,
            "{}",
            rough.nearness(&direction)
        );
        assert!(
            rough.nearness(&opposite) < -0.99,
            "{}",
            rough.nearness(&opposite)
        );
        // The largest keep their values.
        assert_eq!(rough.bytes()[31] >> 4, 7);
    }
}
