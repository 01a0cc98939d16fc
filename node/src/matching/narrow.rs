//! The members that meet all of several requirements, by intersecting as little as possible.

use std::borrow::Cow;

use roaring::RoaringBitmap;
use steelyard_policies::unite::unite;

/// One thing that is required: a member meets it that stands in one of these sets, as far as it
/// lets the field group be compared from which the set is.
#[derive(Default)]
pub(super) struct Requirement<'a>(Vec<Visible<'a>>);

/// A set of members, and those of whom that may be compared.
#[derive(Clone, Copy)]
pub(super) struct Visible<'a> {
    pub(super) members: &'a RoaringBitmap,
    pub(super) comparable: &'a RoaringBitmap,
}

impl<'a> Requirement<'a> {
    /// One of `sets`; nobody meets it where there are none.
    pub(super) fn new(sets: impl IntoIterator<Item = Visible<'a>>) -> Self {
        Self(sets.into_iter().collect())
    }

    /// Whether `member` meets it.
    fn is_met_by(&self, member: u32) -> bool {
        let meets =
            |set: &Visible<'_>| set.members.contains(member) && set.comparable.contains(member);
        self.0.iter().any(meets)
    }

    /// At most so many members meet it.
    fn bound(&self) -> u64 {
        self.0.iter().map(|set| set.members.len()).sum()
    }

    /// The sets by what they may be compared with: first that, then the sets.
    fn by_comparable(&self) -> Vec<(&'a RoaringBitmap, Vec<&'a RoaringBitmap>)> {
        let mut by: Vec<(&RoaringBitmap, Vec<&RoaringBitmap>)> = Vec::with_capacity(1);
        for set in &self.0 {
            match by
                .iter_mut()
                .find(|(c, _)| std::ptr::eq(*c, set.comparable))
            {
                Some((_, sets)) => sets.push(set.members),
                None => by.push((set.comparable, vec![set.members])),
            }
        }
        by
    }
}

/// Members looked at one by one before sets are intersected.
const PROBES: usize = 128;

/// Whether one of `all` meets every one of `requirements`.
pub(super) fn is_met(mut requirements: Vec<Requirement<'_>>, all: &RoaringBitmap) -> bool {
    requirements.sort_by_cached_key(Requirement::bound);
    let met_by =
        |member: u32| all.contains(member) && requirements.iter().all(|r| r.is_met_by(member));
    // Where many meet them, one of them is soon found.
    let mut first = requirements.iter().take(1).flat_map(|first| &first.0);
    first.any(|set| set.members.iter().take(PROBES).any(met_by))
        || Narrowed::by(requirements, all).len() > 0
}

/// The members that meet what was required so far.
pub(super) struct Narrowed<'a> {
    members: Cow<'a, RoaringBitmap>,
    /// Sets that `members` lies within.
    within: Vec<&'a RoaringBitmap>,
    /// Sets with which `members` is still to be intersected.
    pending: Vec<&'a RoaringBitmap>,
}

impl<'a> Narrowed<'a> {
    /// Those of `all` that meet every one of `requirements`.
    pub(super) fn by(mut requirements: Vec<Requirement<'a>>, all: &'a RoaringBitmap) -> Self {
        requirements.sort_by_cached_key(Requirement::bound);
        let mut requirements = requirements.into_iter();
        let Some(first) = requirements.next() else {
            return Self {
                members: Cow::Borrowed(all),
                within: vec![all],
                pending: Vec::new(),
            };
        };
        let mut narrowed = Self::meeting(&first);
        for requirement in requirements {
            narrowed.restrict(&requirement);
        }
        narrowed.intersect(all);
        narrowed
    }

    fn meeting(requirement: &Requirement<'a>) -> Self {
        let union = |sets: &[&'a RoaringBitmap]| match sets {
            [one] => Cow::Borrowed(*one),
            sets => Cow::Owned(unite(sets.iter().copied())),
        };
        let by = requirement.by_comparable();
        if let [(comparable, sets)] = by.as_slice() {
            let mut narrowed = Self {
                members: union(sets),
                within: Vec::new(),
                pending: Vec::new(),
            };
            narrowed.intersect(comparable);
            return narrowed;
        }
        let parts: Vec<RoaringBitmap> = by
            .iter()
            .map(|(comparable, sets)| &*union(sets) & *comparable)
            .collect();
        Self {
            members: Cow::Owned(unite(&parts)),
            within: Vec::new(),
            pending: Vec::new(),
        }
    }

    fn restrict(&mut self, requirement: &Requirement<'a>) {
        let by = requirement.by_comparable();
        if let [(comparable, sets)] = by.as_slice() {
            self.intersect(comparable);
            if let [one] = sets.as_slice() {
                self.intersect(one);
                return;
            }
        }
        self.settle();
        let parts: Vec<RoaringBitmap> = by
            .into_iter()
            .flat_map(|(comparable, sets)| {
                let visible = self.part(comparable);
                let parts: Vec<RoaringBitmap> =
                    sets.into_iter().map(|set| &*visible & set).collect();
                parts
            })
            .collect();
        self.members = Cow::Owned(unite(&parts));
    }

    /// Those within `set`; nothing is computed before it is needed.
    fn intersect(&mut self, set: &'a RoaringBitmap) {
        if !self.within.iter().any(|known| std::ptr::eq(*known, set)) {
            self.within.push(set);
            self.pending.push(set);
        }
    }

    /// Does what is still to be done.
    fn settle(&mut self) {
        self.pending.sort_by_key(|set| set.len());
        for set in self.pending.drain(..) {
            match &mut self.members {
                Cow::Borrowed(members) => self.members = Cow::Owned(&**members & set),
                Cow::Owned(members) => *members &= set,
            }
        }
    }

    /// Those of the members that let be compared what `comparable` says.
    fn part(&self, comparable: &'a RoaringBitmap) -> Cow<'_, RoaringBitmap> {
        if self
            .within
            .iter()
            .any(|known| std::ptr::eq(*known, comparable))
        {
            Cow::Borrowed(&*self.members)
        } else {
            Cow::Owned(&*self.members & comparable)
        }
    }

    /// How many there are.
    pub(super) fn len(mut self) -> u64 {
        self.pending.sort_by_key(|set| set.len());
        let last = self.pending.pop();
        self.settle();
        match last {
            Some(last) => self.members.intersection_len(last),
            None => self.members.len(),
        }
    }

    /// The members themselves.
    pub(super) fn settled(mut self) -> Settled<'a> {
        self.settle();
        Settled {
            members: self.members,
            within: self.within,
        }
    }
}

/// Members that meet all that was required.
pub(super) struct Settled<'a> {
    pub(super) members: Cow<'a, RoaringBitmap>,
    within: Vec<&'a RoaringBitmap>,
}

impl Settled<'_> {
    /// Those of `part`, which is a part of these members, that stand in one of `sets`.
    pub(super) fn those_in(&self, part: &RoaringBitmap, sets: &[Visible<'_>]) -> RoaringBitmap {
        let mut found: Option<RoaringBitmap> = None;
        for set in sets {
            let mut members = part & set.members;
            if !self
                .within
                .iter()
                .any(|known| std::ptr::eq(*known, set.comparable))
            {
                members &= set.comparable;
            }
            found = Some(match found {
                Some(found) => found | members,
                None => members,
            });
        }
        found.unwrap_or_default()
    }
}
