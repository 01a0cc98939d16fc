//! What a query is about as a whole: members whose passages are about the same fit, whatever words
//! they choose.

use roaring::RoaringBitmap;
use steelyard_policies::unite::unite;
use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::FieldGroup,
};

use super::Search;
use crate::matching::{
    index::{Index, WORD_GROUPS, Word},
    score::likeness,
    wanted::Wanted,
    words::{Direction, Meaning, Together, nearest},
};

/// Words as near as this to what a query is about find members that have none of its own.
const NEAR: f32 = 0.6;
/// The nearest so many do.
const NEAREST: usize = 12;
/// Words that are named in a reason.
const NAMED: usize = 3;

/// What a query is about in each of [`WORD_GROUPS`]: there may be different words sought in each.
#[derive(Debug)]
pub(super) struct About([Option<Direction>; 3]);

impl About {
    /// What the words of a query mean together; none if they mean nothing.
    pub(super) fn of(wanted: &Wanted) -> Option<Self> {
        let about = WORD_GROUPS.map(|group| {
            let mut together = Together::new();
            let words = wanted.words.iter().map(|w| (&w.telling, w.sought.groups));
            let called = wanted.called.iter().map(|(word, groups)| (word, *groups));
            for (word, _) in words.chain(called).filter(|(_, in_)| in_.contains(group)) {
                if let Some(meaning) = Meaning::of_stem(&word.stem) {
                    together.add(meaning, word.emphasis());
                }
            }
            together.direction()
        });
        about.iter().any(Option::is_some).then_some(Self(about))
    }

    fn of_group(&self, place: usize) -> Option<&Direction> {
        self.0.get(place)?.as_ref()
    }

    /// The members who have a word in their texts that is near to what the query is about, as far
    /// as `visible` lets each of [`WORD_GROUPS`] be compared.
    pub(super) fn members_near(
        &self,
        index: &Index,
        visible: &[RoaringBitmap; 3],
    ) -> RoaringBitmap {
        let mut found: Vec<RoaringBitmap> = Vec::new();
        // What is sought in several groups is mostly the same: it is then looked up once.
        let mut last: Option<(&Direction, Vec<&str>)> = None;
        for ((place, group), visible) in WORD_GROUPS.into_iter().enumerate().zip(visible) {
            let Some(about) = self.of_group(place) else {
                continue;
            };
            let stems = match last.take() {
                Some((known, stems)) if known == about => stems,
                _ => nearest(about, NEAR, NEAREST),
            };
            for stem in &stems {
                let forms = index.forms_of(stem);
                let standing = forms.filter_map(|form| form.standing_in(group));
                found.extend(standing.map(|occurrences| &occurrences.members & visible));
            }
            last = Some((about, stems));
        }
        unite(&found)
    }

    /// How alike a member's passages are to what the query is about, from 0 to below 1; `shown`
    /// tells whether the asker may compare each of [`WORD_GROUPS`].
    pub(super) fn likeness(&self, index: &Index, member: u32, shown: [bool; 3]) -> f64 {
        likeness(self.nearness(index, member, shown).map(|(_, near)| near))
    }

    /// The word group and nearness of every passage that counts.
    fn nearness<'a>(
        &'a self,
        index: &'a Index,
        member: u32,
        shown: [bool; 3],
    ) -> impl Iterator<Item = (usize, f32)> + 'a {
        let [.., summary] = shown;
        index
            .passages_of(member)
            .filter(move |p| shown.get(p.group) == Some(&true) && !(summary && p.in_summary))
            .filter_map(|p| Some((p.group, p.nearness(self.of_group(p.group)?))))
    }

    /// Why a member is alike, by the words that come nearest; `weight` is what that gives.
    fn reason(&self, search: &Search<'_>, member: u32, shown: [bool; 3], weight: f64) -> Reason {
        let index = search.compared.index;
        let nearness = self.nearness(index, member, shown);
        let (group, _) = nearness.fold(
            (0, f32::MIN),
            |best, found| {
                if found.1 > best.1 { found } else { best }
            },
        );
        let [offers, needs, summary] = index.words_of(member);
        let words = [offers, needs, summary].into_iter().nth(group);
        let mut near: Vec<(f32, &str)> = (words.unwrap_or_default().into_iter())
            .filter(|word| !search.wants(word))
            .filter_map(|word| Some((word.meaning()?.nearness(self.of_group(group)?), word.text())))
            .filter(|(near, _)| *near > 0.0)
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let named: Vec<&str> = near.iter().take(NAMED).map(|(_, word)| *word).collect();
        Reason {
            wanted: "meaning".to_owned(),
            found: named.join(", "),
            relation: Relation::Meaning,
            found_in: WORD_GROUPS
                .into_iter()
                .nth(group)
                .unwrap_or(FieldGroup::Summary),
            part: None,
            weight,
        }
    }
}

impl Search<'_> {
    /// Which of [`WORD_GROUPS`] the asker may compare of a member.
    pub(super) fn shown(&self, member: u32) -> [bool; 3] {
        self.visible
            .each_ref()
            .map(|visible| visible.contains(member))
    }

    /// What the meaning of a member's texts gives of its score, with the reason; none if nothing.
    pub(super) fn meaning(&self, member: u32) -> Option<Reason> {
        let about = self.about.as_ref()?;
        let shown = self.shown(member);
        let likeness = about.likeness(self.compared.index, member, shown);
        let weight = self.shares().meaning(likeness);
        (weight > 0.0).then(|| about.reason(self, member, shown, weight))
    }

    /// Whether the query itself has the word, in any of its forms.
    fn wants(&self, word: &Word) -> bool {
        let mut places = self.words.iter().flatten();
        places.any(|place| place.word == word.text())
    }
}
