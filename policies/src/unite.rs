//! The union of several sets of members.

use roaring::{MultiOps, RoaringBitmap};

/// Members in a container of a set: it holds a list up to this many, and a bit for each number
/// beyond.
const LIST: u64 = 4_096;

/// The members that stand in one of `sets`.
///
/// Small sets are united two by two, which merges their lists; uniting all at once writes a bit for
/// every number first, and pays where the union is large.
pub fn unite<'a>(sets: impl IntoIterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
    let sets: Vec<&RoaringBitmap> = sets.into_iter().collect();
    let members: u64 = sets.iter().map(|set| set.len()).sum();
    let containers = sets.iter().filter_map(|set| set.max()).max().unwrap_or(0) >> 16;
    if members > LIST * (u64::from(containers) + 1) {
        sets.into_iter().union()
    } else {
        halves(&sets)
    }
}

/// Unites both halves, then what came of them: each member is looked at as often as the sets can be
/// halved, and not once for each set.
fn halves(sets: &[&RoaringBitmap]) -> RoaringBitmap {
    match sets {
        [] => RoaringBitmap::new(),
        [one] => RoaringBitmap::clone(one),
        [one, other] => *one | *other,
        more => {
            let (first, second) = more.split_at(more.len() / 2);
            halves(first) | halves(second)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        /// Few and many members, near to each other and far away.
        #[test]
        fn the_union_holds_what_one_of_the_sets_holds(
            sets in vec((0u32..3, vec(0u32..200_000, 0..40), 0u32..6_000), 0..9),
        ) {
            let sets: Vec<RoaringBitmap> = sets
                .into_iter()
                .map(|(spread, some, run)| {
                    let mut set: RoaringBitmap = some.into_iter().map(|m| m << spread).collect();
                    set.extend(run..run * 2);
                    set
                })
                .collect();
            let mut wanted = RoaringBitmap::new();
            sets.iter().for_each(|set| wanted.extend(set));
            prop_assert_eq!(unite(&sets), wanted);
        }
    }
}
