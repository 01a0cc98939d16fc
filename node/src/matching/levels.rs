//! The best of the members that fit a strict query, from the highest score down.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

use roaring::RoaringBitmap;

use super::{
    best::Best,
    find::Compared,
    index::{Index, Occurrences},
    narrow::{Settled, Visible},
    points::{plain_score, word_points},
};

/// What gives points, each part on its own.
pub(super) struct Parts<'a> {
    pub(super) concepts: Vec<Part<'a>>,
    pub(super) words: Vec<Part<'a>>,
}

/// One thing that gives points.
pub(super) enum Part<'a> {
    /// A member has the points of the first level that it stands in.
    Levels {
        /// Most points first.
        levels: Vec<Level<'a>>,
        /// The points of who stands in none.
        otherwise: f64,
    },
    /// A word that stands in several field groups counts as often as in all of them together.
    Counted {
        /// Where it stands, and who may be compared there.
        places: Vec<(&'a Occurrences, &'a RoaringBitmap)>,
        /// How many words are wanted.
        words: usize,
    },
}

/// Members with the same points.
pub(super) struct Level<'a> {
    pub(super) points: f64,
    pub(super) sets: Vec<Visible<'a>>,
}

/// So few members are scored one by one. In tests hardly any, so that they come to the rest.
const FEW: u64 = if cfg!(test) { 4 } else { 256 };
/// Among more than so many members, the latest are sought in the groups of the latest first.
const LATEST_OF: u64 = if cfg!(test) { 8 } else { 2_048 };
/// More scores than this are not tried one after the other.
const SCORES: usize = 1_024;
/// In which levels a member stands; queries with more parts are scored member by member.
type Standing = [u8; 8];

/// The `limit` best of `fitting`: best score first, then the latest change, then the lowest number.
pub(super) fn best(
    fitting: &Settled<'_>,
    parts: &Parts<'_>,
    compared: Compared<'_>,
    limit: usize,
) -> Vec<u32> {
    let few = fitting.members.len() <= FEW;
    let scores = if few { None } else { Scores::of(parts) };
    let Some(scores) = scores else {
        let mut best = compared.best(limit);
        one_by_one(fitting, parts, &mut best);
        return best
            .in_order()
            .into_iter()
            .map(|(_, member)| member)
            .collect();
    };
    let mut sets = Sets::of(fitting, parts);
    let mut best: Vec<u32> = Vec::new();
    for same in scores.0.chunk_by(|a, b| a.0 == b.0) {
        let missing = limit.saturating_sub(best.len());
        if missing == 0 {
            break;
        }
        // Who stands here and is not among the best yet has this score and no higher one.
        let found: Vec<usize> = same
            .iter()
            .filter_map(|(_, s)| sets.of_standing(s))
            .collect();
        let mut latest = Latest::new(compared.index, missing);
        for (nth, at) in found.iter().enumerate() {
            let earlier = found.get(..nth).unwrap_or_default();
            if earlier.contains(at) {
                continue;
            }
            latest.take(sets.get(*at), |member| {
                best.contains(&member) || earlier.iter().any(|e| sets.get(*e).contains(member))
            });
        }
        best.extend(latest.in_order());
    }
    best
}

/// All scores that a member can have, highest first, each with how it comes about.
struct Scores(Vec<(f64, Standing)>);

impl Scores {
    /// Absent where there are too many, or where a part has no levels.
    fn of(parts: &Parts<'_>) -> Option<Self> {
        let points = |parts: &[Part<'_>]| -> Option<Vec<Vec<f64>>> {
            let points = parts.iter().map(|part| match part {
                Part::Levels { levels, otherwise } => {
                    let levels = levels.iter().map(|level| level.points);
                    Some(levels.chain([*otherwise]).collect())
                }
                Part::Counted { .. } => None,
            });
            points.collect()
        };
        let (concepts, words) = (points(&parts.concepts)?, points(&parts.words)?);
        let all: Vec<&Vec<f64>> = concepts.iter().chain(&words).collect();
        let count = all
            .iter()
            .try_fold(1_usize, |count, part| count.checked_mul(part.len()))?;
        if all.len() > Standing::default().len() || count > SCORES {
            return None;
        }
        let mut scores = Vec::with_capacity(count);
        let mut points = vec![0.0; all.len()];
        for nth in 0..count {
            let mut standing = Standing::default();
            let mut rest = nth;
            for ((part, level), points) in all.iter().zip(&mut standing).zip(&mut points) {
                let at = rest % part.len();
                rest /= part.len();
                *level = u8::try_from(at).ok()?;
                *points = part.get(at).copied()?;
            }
            let (of_concepts, of_words) = points.split_at_checked(concepts.len())?;
            scores.push((plain_score(of_concepts, of_words), standing));
        }
        scores.sort_by(|a, b| b.0.total_cmp(&a.0));
        Some(Self(scores))
    }
}

/// The sets of members at given levels, each computed at most once.
struct Sets<'a> {
    fitting: &'a Settled<'a>,
    levels: Vec<&'a [Level<'a>]>,
    made: Vec<RoaringBitmap>,
    /// By the set that it is a part of, the part of the query, and the level; absent where nobody
    /// is in.
    known: HashMap<(usize, usize, u8), Option<usize>>,
}

/// The set of all who fit.
const ALL: usize = usize::MAX;

impl<'a> Sets<'a> {
    fn of(fitting: &'a Settled<'a>, parts: &'a Parts<'a>) -> Self {
        let parts = parts.concepts.iter().chain(&parts.words);
        Self {
            fitting,
            levels: parts
                .map(|part| match part {
                    Part::Levels { levels, .. } => levels.as_slice(),
                    Part::Counted { .. } => &[],
                })
                .collect(),
            made: Vec::new(),
            known: HashMap::new(),
        }
    }

    fn get(&self, at: usize) -> &RoaringBitmap {
        self.made.get(at).unwrap_or(&self.fitting.members)
    }

    /// Who stands at these levels or at higher ones; absent where nobody does.
    fn of_standing(&mut self, standing: &Standing) -> Option<usize> {
        let mut at = ALL;
        for part in 0..self.levels.len() {
            let level = standing.get(part).copied().unwrap_or_default();
            let sets = self
                .levels
                .get(part)
                .and_then(|levels| levels.get(usize::from(level)));
            let Some(Level { sets, .. }) = sets else {
                continue;
            };
            at = match self.known.get(&(at, part, level)) {
                Some(known) => (*known)?,
                None => {
                    let members = self.fitting.those_in(self.get(at), sets);
                    let made = (!members.is_empty()).then_some(self.made.len());
                    self.known.insert((at, part, level), made);
                    self.made.extend(made.map(|_| members));
                    made?
                }
            };
        }
        Some(at)
    }
}

/// The members changed last, among many of the same score.
struct Latest<'a> {
    index: &'a Index,
    limit: usize,
    /// The one that would be put out next is on top.
    kept: BinaryHeap<(Reverse<i64>, u32)>,
}

impl<'a> Latest<'a> {
    fn new(index: &'a Index, limit: usize) -> Self {
        Self {
            index,
            limit,
            kept: BinaryHeap::with_capacity(limit.min(1_000) + 1),
        }
    }

    fn take(&mut self, members: &RoaringBitmap, is_known: impl Fn(u32) -> bool) {
        if members.len() <= LATEST_OF {
            self.take_all(members, is_known);
            return;
        }
        for (from, group) in self.index.latest_first() {
            self.take_all(&(members & group), &is_known);
            let last = self.kept.peek();
            if self.kept.len() >= self.limit && last.is_some_and(|(Reverse(at), _)| *at >= from) {
                break;
            }
        }
    }

    fn take_all(&mut self, members: &RoaringBitmap, is_known: impl Fn(u32) -> bool) {
        for member in members {
            let entry = (Reverse(self.index.updated_at(member)), member);
            let full = self.kept.len() >= self.limit;
            if full && self.kept.peek().is_none_or(|last| entry >= *last) || is_known(member) {
                continue;
            }
            if full {
                self.kept.pop();
            }
            self.kept.push(entry);
        }
    }

    fn in_order(self) -> impl Iterator<Item = u32> {
        self.kept
            .into_sorted_vec()
            .into_iter()
            .map(|(_, member)| member)
    }
}

/// The scores of all who fit, by number.
fn one_by_one(fitting: &Settled<'_>, parts: &Parts<'_>, best: &mut Best<'_>) {
    let members: Vec<u32> = fitting.members.iter().collect();
    let all: Vec<&Part<'_>> = parts.concepts.iter().chain(&parts.words).collect();
    let points: Vec<Vec<f64>> = all
        .into_iter()
        .map(|part| points_of(part, fitting, &members))
        .collect();
    let mut row = vec![0.0; points.len()];
    for (at, member) in members.iter().enumerate() {
        for (cell, points) in row.iter_mut().zip(&points) {
            *cell = points.get(at).copied().unwrap_or_default();
        }
        let (concepts, words) = row
            .split_at_checked(parts.concepts.len())
            .unwrap_or_default();
        best.take(plain_score(concepts, words), *member);
    }
}

/// The points that one part gives each of `members`, which are all who fit.
fn points_of(part: &Part<'_>, fitting: &Settled<'_>, members: &[u32]) -> Vec<f64> {
    match part {
        Part::Levels { levels, otherwise } => {
            let mut points = vec![*otherwise; members.len()];
            // The higher level has the last word.
            for level in levels.iter().rev() {
                let found = fitting.those_in(&fitting.members, &level.sets);
                for_each(&found, members, &mut points, |points, _| {
                    *points = level.points;
                });
            }
            points
        }
        Part::Counted { places, words } => {
            let mut counts = vec![0_u32; members.len()];
            for (occurrences, comparable) in places {
                let place = Visible {
                    members: &occurrences.members,
                    comparable,
                };
                let found = fitting.those_in(&fitting.members, &[place]);
                for_each(&found, members, &mut counts, |count, member| {
                    *count += u32::from(occurrences.count(member));
                });
            }
            counts
                .into_iter()
                .map(|count| word_points(count, *words))
                .collect()
        }
    }
}

/// Calls `change` for the value of each of `members` that `found` holds too.
fn for_each<T>(
    found: &RoaringBitmap,
    members: &[u32],
    values: &mut [T],
    mut change: impl FnMut(&mut T, u32),
) {
    let mut pairs = members.iter().zip(values);
    for member in found {
        if let Some((_, value)) = pairs.find(|(m, _)| **m == member) {
            change(value, member);
        }
    }
}
