//! The consents for one purpose and one recipient, as bitmaps of members.
//!
//! A *kind* of consent is its granularity and field groups. For each kind there is one bitmap of
//! the members with such a consent in force, whatever the exceptions; beside it, for each cluster
//! that exceptions name, the members whose every such consent excepts it. So however many clusters
//! are excepted, each by its own members for instance, what one of them sees is the common bitmap
//! less its own small one.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, OnceLock},
};

use roaring::RoaringBitmap;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::ClusterId,
};

use crate::{consent::ConsentGranularity, unite::unite};

/// What tells consents of one purpose and recipient apart, but for their exceptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    pub(crate) granularity: ConsentGranularity,
    pub(crate) fields: FieldGroups,
}

/// What a consent may let an asker do with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Count it.
    Count,
    /// Show it: a consent without field groups lets the member be counted, no more.
    Show,
    /// Count it by what this group says.
    CountBy(FieldGroup),
    /// Show this group.
    ShowGroup(FieldGroup),
}

/// How many looks there are.
const LOOKS: usize = 2 + 2 * FieldGroup::ALL.len();

impl Look {
    /// Whether consents of this kind allow it.
    pub(crate) fn is_given_by(self, kind: Kind) -> bool {
        let shown = kind.granularity == ConsentGranularity::Record;
        match self {
            Self::Count => true,
            Self::Show => shown && !kind.fields.is_empty(),
            Self::CountBy(group) => kind.fields.contains(group),
            Self::ShowGroup(group) => shown && kind.fields.contains(group),
        }
    }

    const fn place(self) -> usize {
        match self {
            Self::Count => 0,
            Self::Show => 1,
            Self::CountBy(group) => 2 + group as usize,
            Self::ShowGroup(group) => 2 + FieldGroup::ALL.len() + group as usize,
        }
    }

    /// All looks, in the order of their places.
    fn all() -> impl Iterator<Item = Self> {
        [Self::Count, Self::Show]
            .into_iter()
            .chain(FieldGroup::ALL.map(Self::CountBy))
            .chain(FieldGroup::ALL.map(Self::ShowGroup))
    }
}

/// Members that one asker may look at so, through one area. All sets are the area's own: nothing is
/// computed before it is asked for.
#[derive(Debug)]
pub(crate) struct Part {
    /// By kind: the members with such a consent, and those of them whose consents except the asker.
    kinds: Vec<(Arc<RoaringBitmap>, Option<Arc<RoaringBitmap>>)>,
    /// All members of all these kinds, where the area keeps that.
    union: Option<Arc<RoaringBitmap>>,
    /// Whether some of the barred are in several kinds.
    overlapping: bool,
}

impl Part {
    pub(crate) fn contains(&self, member: u32) -> bool {
        self.kinds.iter().any(|(members, barred)| {
            members.contains(member) && barred.as_ref().is_none_or(|b| !b.contains(member))
        })
    }

    /// The set itself, where it is one of the area's.
    pub(crate) fn as_one(&self) -> Option<&RoaringBitmap> {
        if self.kinds.iter().any(|(_, barred)| barred.is_some()) {
            return None;
        }
        match self.kinds.as_slice() {
            [(members, _)] => Some(members),
            _ => self.union.as_deref(),
        }
    }

    /// Adds these members to `all`.
    pub(crate) fn add_to(&self, all: &mut RoaringBitmap) {
        let mut barred = unite(self.kinds.iter().filter_map(|(_, b)| b.as_deref()));
        if barred.is_empty() {
            match self.as_one() {
                Some(members) => add(all, members),
                None => self
                    .kinds
                    .iter()
                    .for_each(|(members, _)| *all |= &**members),
            }
            return;
        }
        // Who is barred from one kind may be seen through another.
        if self.overlapping {
            for (members, barred_here) in &self.kinds {
                let mut seen = &barred & &**members;
                if let Some(barred_here) = barred_here {
                    seen -= &**barred_here;
                }
                barred -= seen;
            }
        }
        let mut these = match &self.union {
            Some(union) => RoaringBitmap::clone(union),
            None => unite(self.kinds.iter().map(|(members, _)| &**members)),
        };
        these -= barred;
        if all.is_empty() {
            *all = these;
        } else {
            *all |= these;
        }
    }
}

fn add(all: &mut RoaringBitmap, members: &RoaringBitmap) {
    if all.is_empty() {
        all.clone_from(members);
    } else {
        *all |= members;
    }
}

/// The consents in force for one purpose and recipient.
#[derive(Debug)]
pub(crate) struct Area {
    kinds: BTreeMap<Kind, Arc<RoaringBitmap>>,
    barred: HashMap<ClusterId, BTreeMap<Kind, Arc<RoaringBitmap>>>,
    /// The members of several kinds; kept where exceptions matter.
    several: RoaringBitmap,
    /// The members of all kinds that give a look, once asked for; kept up to date from then on.
    /// Absent for the area of a single cluster: these are many, small, and asked for by one.
    unions: Option<Box<[OnceLock<Arc<RoaringBitmap>>; LOOKS]>>,
}

impl Area {
    /// No consents yet; `common` if several clusters look at it, so that exceptions matter.
    pub(super) fn new(common: bool) -> Self {
        Self {
            kinds: BTreeMap::new(),
            barred: HashMap::new(),
            several: RoaringBitmap::new(),
            unions: common.then(Box::default),
        }
    }

    /// A consent of this kind that excepts `except` comes into force. `others` tells the exceptions
    /// of the other consents of this kind that the member has in force here.
    pub(super) fn enter<'a>(
        &mut self,
        member: u32,
        kind: Kind,
        except: &[ClusterId],
        others: impl FnOnce() -> Vec<&'a [ClusterId]>,
    ) {
        let common = self.unions.is_some();
        if !insert(self.kinds.entry(kind).or_default(), member) {
            // It is here already: now less barred.
            let others = if common { others() } else { Vec::new() };
            for cluster in in_all(&others).filter(|c| !except.contains(c)) {
                self.unbar(member, kind, cluster);
            }
            return;
        }
        if common {
            let kinds = self.kinds.values().filter(|m| m.contains(member));
            if kinds.count() > 1 {
                self.several.insert(member);
            }
        }
        for (_, union) in self.unions_of(kind) {
            insert(union, member);
        }
        for cluster in except.iter().filter(|_| common) {
            self.bar(member, kind, cluster);
        }
    }

    /// The first consents of this kind come into force, together: by member, rising, with the
    /// clusters that each excepts. As [`Area::enter`] one by one.
    pub(super) fn fill<'a>(
        &mut self,
        kind: Kind,
        consents: impl Iterator<Item = (u32, &'a [ClusterId])>,
    ) {
        let mut consents = consents.peekable();
        let mut members = RoaringBitmap::new();
        let mut barred: HashMap<&ClusterId, RoaringBitmap> = HashMap::new();
        while let Some((member, except)) = consents.next() {
            members.insert(member);
            let mut lists = vec![except];
            while let Some((_, except)) = consents.next_if(|(next, _)| *next == member) {
                lists.push(except);
            }
            for cluster in in_all(&lists) {
                barred.entry(cluster).or_default().insert(member);
            }
        }
        if self.unions.is_some() {
            for others in self.kinds.values() {
                self.several |= &members & &**others;
            }
            for (cluster, members) in barred {
                let kinds = self.barred.entry(cluster.clone()).or_default();
                kinds.insert(kind, Arc::new(members));
            }
        }
        for (_, union) in self.unions_of(kind) {
            *Arc::make_mut(union) |= &members;
        }
        self.kinds.insert(kind, Arc::new(members));
    }

    /// A consent ceases to be in force; as [`Area::enter`].
    pub(super) fn leave<'a>(
        &mut self,
        member: u32,
        kind: Kind,
        except: &[ClusterId],
        others: impl FnOnce() -> Vec<&'a [ClusterId]>,
    ) {
        let common = self.unions.is_some();
        let others = others();
        if !others.is_empty() {
            for cluster in in_all(&others).filter(|c| common && !except.contains(c)) {
                self.bar(member, kind, cluster);
            }
            return;
        }
        if let Some(members) = self.kinds.get_mut(&kind) {
            Arc::make_mut(members).remove(member);
            if members.is_empty() {
                self.kinds.remove(&kind);
            }
        }
        let remaining: Vec<Kind> = self
            .kinds
            .iter()
            .filter(|(_, members)| members.contains(member))
            .map(|(kind, _)| *kind)
            .collect();
        if remaining.len() < 2 {
            self.several.remove(member);
        }
        for (look, union) in self.unions_of(kind) {
            if !remaining.iter().any(|kind| look.is_given_by(*kind)) {
                Arc::make_mut(union).remove(member);
            }
        }
        for cluster in except.iter().filter(|_| common) {
            self.unbar(member, kind, cluster);
        }
    }

    fn bar(&mut self, member: u32, kind: Kind, cluster: &ClusterId) {
        if !self.barred.contains_key(cluster) {
            self.barred.insert(cluster.clone(), BTreeMap::new());
        }
        if let Some(kinds) = self.barred.get_mut(cluster) {
            insert(kinds.entry(kind).or_default(), member);
        }
    }

    fn unbar(&mut self, member: u32, kind: Kind, cluster: &ClusterId) {
        let Some(kinds) = self.barred.get_mut(cluster) else {
            return;
        };
        if let Some(members) = kinds.get_mut(&kind) {
            Arc::make_mut(members).remove(member);
            if members.is_empty() {
                kinds.remove(&kind);
            }
        }
        if kinds.is_empty() {
            self.barred.remove(cluster);
        }
    }

    /// The unions that have been asked for and that consents of this kind are in.
    fn unions_of(&mut self, kind: Kind) -> impl Iterator<Item = (Look, &mut Arc<RoaringBitmap>)> {
        let unions = self.unions.as_deref_mut().into_iter().flatten();
        Look::all()
            .zip(unions)
            .filter(move |(look, _)| look.is_given_by(kind))
            .filter_map(|(look, union)| Some((look, union.get_mut()?)))
    }

    /// The kinds that there are, in their order.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = Kind> + '_ {
        self.kinds.keys().copied()
    }

    /// The members that `asker` may look at so; none if no consent gives that.
    pub(crate) fn through(&self, look: Look, asker: &ClusterId) -> Option<Part> {
        let barred = self.barred.get(asker);
        let kinds: Vec<_> = self
            .kinds
            .iter()
            .filter(|(kind, _)| look.is_given_by(**kind))
            .map(|(kind, members)| {
                let barred = barred.and_then(|kinds| kinds.get(kind));
                (Arc::clone(members), barred.map(Arc::clone))
            })
            .collect();
        let union = match (kinds.len(), &self.unions) {
            (0, _) => return None,
            (1, _) | (_, None) => None,
            (_, Some(unions)) => unions.get(look.place()),
        };
        let all = || Arc::new(unite(kinds.iter().map(|(members, _)| &**members)));
        let union = union.map(|union| Arc::clone(union.get_or_init(all)));
        let overlaps = |barred: &RoaringBitmap| !barred.is_disjoint(&self.several);
        let overlapping = kinds
            .iter()
            .any(|(_, barred)| barred.as_deref().is_some_and(overlaps));
        Some(Part {
            kinds,
            union,
            overlapping,
        })
    }
}

/// Returns whether it was not there.
fn insert(members: &mut Arc<RoaringBitmap>, member: u32) -> bool {
    Arc::make_mut(members).insert(member)
}

/// The clusters that stand in each of several lists.
fn in_all<'a>(lists: &[&'a [ClusterId]]) -> impl Iterator<Item = &'a ClusterId> {
    let (first, rest) = lists
        .split_first()
        .map_or((&[][..], &[][..]), |(f, r)| (*f, r));
    first
        .iter()
        .filter(move |cluster| rest.iter().all(|list| list.contains(cluster)))
}
