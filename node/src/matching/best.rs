//! The best of many candidates.

use std::cmp::Ordering;

use super::index::Index;

/// Keeps the best of what it is given: best score first, then the latest change, then the lowest
/// number. It never holds many more than are wanted.
pub(super) struct Best<'a> {
    index: &'a Index,
    limit: usize,
    kept: Vec<(f64, u32)>,
    /// Whoever has less is not among the best.
    floor: f64,
}

/// So many more than are wanted are gathered before the best of them are picked.
const SPARE: usize = if cfg!(test) { 3 } else { 2_048 };

impl<'a> Best<'a> {
    /// The `limit` best, of none yet.
    pub(super) const fn of(index: &'a Index, limit: usize) -> Self {
        Self {
            index,
            limit,
            kept: Vec::new(),
            floor: f64::NEG_INFINITY,
        }
    }

    /// Takes a member with its score.
    pub(super) fn take(&mut self, score: f64, member: u32) {
        if score >= self.floor {
            self.kept.push((score, member));
            if self.kept.len() > self.limit.saturating_add(SPARE) {
                self.shorten();
            }
        }
    }

    fn shorten(&mut self) {
        let Some(last) = self.limit.checked_sub(1) else {
            self.kept.clear();
            return;
        };
        if last < self.kept.len() {
            let index = self.index;
            let (_, (score, _), _) = self
                .kept
                .select_nth_unstable_by(last, |a, b| order(index, a, b));
            self.floor = *score;
            self.kept.truncate(self.limit);
        }
    }

    /// The best with their scores, best first.
    pub(super) fn in_order(mut self) -> Vec<(f64, u32)> {
        self.shorten();
        let index = self.index;
        self.kept.sort_by(|a, b| order(index, a, b));
        self.kept
    }
}

fn order(index: &Index, a: &(f64, u32), b: &(f64, u32)) -> Ordering {
    b.0.total_cmp(&a.0)
        .then_with(|| index.updated_at(b.1).cmp(&index.updated_at(a.1)))
        .then(a.1.cmp(&b.1))
}
