//! The concepts of one member.

use steelyard_protocol::fields::FieldGroup;

use super::CONCEPT_GROUPS;

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
    /// From numbers of named and derived concepts, by concept group.
    pub(super) fn all(concepts: &[[Vec<u32>; 2]; 2]) -> Vec<Self> {
        let mut all = Vec::new();
        for (group, [named, derived]) in CONCEPT_GROUPS.into_iter().zip(concepts) {
            for (numbers, derived) in [(named, false), (derived, true)] {
                all.extend(numbers.iter().map(|concept| Self {
                    concept: *concept,
                    group,
                    derived,
                }));
            }
        }
        all
    }
}
