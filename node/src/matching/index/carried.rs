//! The concepts of one member.

use std::iter;

use steelyard_protocol::fields::FieldGroup;

use super::{CONCEPT_GROUPS, forward::take_number};

/// A concept that a member carries.
#[derive(Debug, Clone, Copy)]
pub(in crate::matching) struct Carried {
    /// The concept's number.
    pub(in crate::matching) concept: u32,
    pub(in crate::matching) group: FieldGroup,
    /// Derived from texts, not named.
    pub(in crate::matching) derived: bool,
}

impl Carried {
    /// Those of a member, from what is packed of it: concepts come first there, as lists of rising
    /// numbers.
    pub(super) fn of_packed(packed: &[u8]) -> impl Iterator<Item = Self> {
        let mut bytes = packed;
        let mut lists = CONCEPT_GROUPS
            .into_iter()
            .flat_map(|group| [(group, false), (group, true)]);
        let (mut list, mut left, mut last) = (None, 0, 0_u32);
        iter::from_fn(move || {
            while left == 0 {
                list = Some(lists.next()?);
                left = take_number(&mut bytes);
                last = 0;
            }
            left -= 1;
            last = last.wrapping_add(take_number(&mut bytes));
            let (group, derived) = list?;
            Some(Self {
                concept: last,
                group,
                derived,
            })
        })
    }
}
