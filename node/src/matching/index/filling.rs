//! An index of a node that starts.

use std::sync::Arc;

use super::{Document, Index, concepts::Concepts, members::shrink};
use crate::vocabulary::Vocabulary;

/// An index that is being filled. It comes to the same as one that took in the same members
/// ([`Index::put_all`]), but nothing can be looked up before all are in: so what lies below what is
/// found out once, at the end, for a fraction of the work, and no memory is kept for more to come.
#[derive(Debug)]
pub struct Filling(Index);

impl Filling {
    /// No members yet. `vocabulary` says which concepts lie below which.
    pub fn new(vocabulary: Arc<Vocabulary>) -> Self {
        Self(Index::new(vocabulary))
    }

    /// Takes in members, as [`Index::put_all`] does.
    pub fn put_all(&mut self, members: impl IntoIterator<Item = (u32, i64, i64, Document)>) {
        self.0.take_in(members, Concepts::insert_alone);
    }

    /// The index of all that were taken in.
    pub fn settled(self) -> Index {
        let Self(mut index) = self;
        index.concepts.arrange(&index.vocabulary);
        index.concepts.shrink();
        index.words.shrink();
        let sets = (index.levels.values_mut())
            .chain(index.countries.values_mut())
            .chain(index.nuts.values_mut())
            .chain(index.kinds.values_mut());
        sets.for_each(shrink);
        index
    }
}
