//! Semantic matching: what comes near to the concepts of a query, or has some of its words, ranked.

mod meaning;
mod ranking;

use std::borrow::Cow;

use roaring::RoaringBitmap;
use steelyard_policies::unite::unite;
use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::{FieldGroup, FieldGroups, Granularity},
};

use super::{
    find::{Candidate, Compared, Found},
    hits::{ConceptHits, Source, WordPlace, word_of},
    index::{WORD_GROUPS, Word},
    relations::{Near, near},
    score::{Shares, saturated, settle_all},
    semantic::meaning::About,
    told,
    wanted::{Wanted, WantedConcept, WantedWord},
};

/// Finds what fits a semantic query; at most `limit` members, the best first.
pub(super) fn find(compared: Compared<'_>, limit: usize) -> Found {
    let search = Search::new(compared);
    let candidates = search.candidates();
    let total = candidates.len();
    if compared.granularity != Granularity::Record {
        return Found {
            total,
            best: Vec::new(),
        };
    }
    let best = search
        .ranked(&candidates, limit)
        .into_iter()
        .map(|(score, member)| search.explain(member, score))
        .collect();
    Found { total, best }
}

struct Search<'a> {
    compared: Compared<'a>,
    /// The members that pass every filter.
    eligible: Cow<'a, RoaringBitmap>,
    /// Those of them that let one of [`WORD_GROUPS`] be compared.
    visible: [RoaringBitmap; 3],
    wanted: Wanted,
    /// What it is about, if that is known.
    about: Option<About>,
    /// For every wanted word, where its forms stand.
    words: Vec<Vec<WordPlace<'a>>>,
    /// For every wanted concept, who has it.
    concepts: Vec<Carriers>,
}

/// Who has a wanted concept.
struct Carriers {
    /// What is near to it.
    near: Vec<Near>,
    /// The labels of it that stand in texts.
    labels: Vec<String>,
    /// Which members carry what, by its place among those near and then those labels.
    hits: ConceptHits,
}

impl Carriers {
    /// What was found at a place, and how it relates.
    fn name(&self, place: usize) -> Option<(String, Relation)> {
        match self.near.get(place) {
            Some(near) => Some((near.code.to_string(), near.relation)),
            None => {
                let label = self.labels.get(place - self.near.len())?;
                Some((label.clone(), Relation::Text))
            }
        }
    }
}

impl<'a> Search<'a> {
    fn new(compared: Compared<'a>) -> Self {
        let eligible = compared.filtered();
        let visible = WORD_GROUPS.map(|group| compared.comparable(group) & &*eligible);
        let wanted = Wanted::of(compared.query, compared.index.vocabulary());
        let mut search = Self {
            compared,
            eligible,
            visible,
            about: About::of(&wanted),
            wanted,
            words: Vec::new(),
            concepts: Vec::new(),
        };
        search.words = (search.wanted.words.iter())
            .map(|word| search.places(word))
            .collect();
        let mut concepts: Vec<Carriers> = Vec::new();
        for concept in &search.wanted.concepts {
            concepts.push(search.carriers(concept, concepts.len() < told::CONCEPTS));
        }
        search.concepts = concepts;
        search
    }

    /// The field groups among `groups` with the eligible members that show them.
    fn visible(&self, groups: FieldGroups) -> impl Iterator<Item = (FieldGroup, &RoaringBitmap)> {
        let all = WORD_GROUPS.into_iter().zip(&self.visible);
        all.filter(move |(group, _)| groups.contains(*group))
    }

    fn places(&self, wanted: &WantedWord) -> Vec<WordPlace<'a>> {
        let index = self.compared.index;
        let mut forms: Vec<&Word> = index.forms_of(&wanted.telling.stem).collect();
        if let Some(language) = wanted.language {
            forms.extend(index.forms_in(language, &wanted.telling.word));
            forms.sort_unstable_by_key(|form| form.text());
            forms.dedup_by_key(|form| form.text());
        }
        let mut places = Vec::new();
        for form in forms {
            for (group, visible) in self.visible(wanted.sought.groups) {
                let Some(occurrences) = form.standing_in(group) else {
                    continue;
                };
                let members = &occurrences.members & visible;
                if !members.is_empty() {
                    places.push(WordPlace {
                        word: form.text(),
                        group,
                        members,
                        occurrences,
                    });
                }
            }
        }
        places
    }

    /// `in_texts`: whether texts may name it too.
    fn carriers(&self, wanted: &WantedConcept, in_texts: bool) -> Carriers {
        let index = self.compared.index;
        let groups = wanted.sought.groups;
        let unlisted = groups
            .iter()
            .flat_map(|group| index.codes_below(group, &wanted.code));
        let all_near = near(index.vocabulary(), &wanted.code, unlisted);
        let texts = groups.with(FieldGroup::Summary);
        let is_wanted = |stem: &str| {
            let mut words = self.wanted.words.iter();
            words.any(|word| word.telling.stem == stem)
        };
        let told = if in_texts {
            told::told(index, &wanted.code, self.visible(texts), is_wanted)
        } else {
            Vec::new()
        };
        let mut sources = Vec::new();
        for (place, told) in (all_near.len()..).zip(&told) {
            sources.push(Source {
                near: place,
                group: told.group,
                nearness: told::TOLD,
                members: &told.members,
                visible: &told.members,
            });
        }
        for (place, near) in all_near.iter().enumerate() {
            for (group, visible) in self.visible(groups) {
                let Some(postings) = index.carrying(group, &near.code) else {
                    continue;
                };
                // What members' texts are about counts no less than what was named for them: both
                // were found useful alike.
                for members in [&postings.named, &postings.derived] {
                    if !members.is_empty() {
                        sources.push(Source {
                            near: place,
                            group,
                            nearness: near.nearness,
                            members,
                            visible,
                        });
                    }
                }
            }
        }
        let listed = self.compared.granularity == Granularity::Record;
        let hits = ConceptHits::of(sources, listed);
        Carriers {
            near: all_near,
            labels: told.into_iter().map(|told| told.label).collect(),
            hits,
        }
    }

    /// The members that fit.
    fn candidates(&self) -> RoaringBitmap {
        if self.words.is_empty() && self.concepts.is_empty() {
            return RoaringBitmap::clone(&self.eligible);
        }
        let by_words = self.words.iter().flatten().map(|place| &place.members);
        let by_concepts = self.concepts.iter().map(|c| &c.hits.members);
        let about = self.about.as_ref();
        let by_meaning = about.map(|a| a.members_near(self.compared.index, &self.visible));
        unite(by_words.chain(by_concepts).chain(&by_meaning))
    }

    fn shares(&self) -> Shares {
        let wanted = &self.wanted;
        Shares::new(wanted.whole(), wanted.asks(), self.about.is_some())
    }

    /// The members whose offers may be compared: only theirs tell of a track record.
    fn shown_offers(&self) -> Option<&RoaringBitmap> {
        let offers = FieldGroups::NONE.with(FieldGroup::Offers);
        self.visible(offers).map(|(_, visible)| visible).next()
    }

    fn activities(&self, member: u32, shown: Option<&RoaringBitmap>) -> u16 {
        if shown.is_some_and(|shown| shown.contains(member)) {
            self.compared.index.activities(member)
        } else {
            0
        }
    }

    /// The parts of a member's score.
    fn explain(&self, member: u32, score: f64) -> Candidate {
        let shares = self.shares();
        let mut why = Vec::new();
        for (wanted, carriers) in self.wanted.concepts.iter().zip(&self.concepts) {
            let Some(found) = carriers.hits.of_member(member) else {
                continue;
            };
            let Some((name, relation)) = carriers.name(found.near) else {
                continue;
            };
            why.push(Reason {
                wanted: wanted.code.to_string(),
                found: name,
                relation,
                found_in: found.group,
                part: wanted.sought.part(found.group),
                weight: shares.found(wanted.weight * found.nearness),
            });
        }
        for (wanted, places) in self.wanted.words.iter().zip(&self.words) {
            let Some(found) = word_of(places, member) else {
                continue;
            };
            let length = self
                .visible(wanted.sought.groups)
                .filter(|(_, visible)| visible.contains(member))
                .map(|(group, _)| u32::from(self.compared.index.length(group, member)))
                .sum();
            why.push(Reason {
                wanted: wanted.telling.word.clone(),
                found: found.word.to_owned(),
                relation: Relation::Text,
                found_in: found.group,
                part: wanted.sought.part(found.group),
                weight: shares.found(wanted.telling.weight * saturated(found.count, length)),
            });
        }
        why.extend(self.meaning(member));
        let activities = self.activities(member, self.shown_offers());
        if activities > 0 && !why.is_empty() {
            why.push(Reason {
                wanted: "experience".to_owned(),
                found: match activities {
                    1 => "1 activity".to_owned(),
                    more => format!("{more} activities"),
                },
                relation: Relation::Experience,
                found_in: FieldGroup::Offers,
                part: None,
                weight: shares.experience(activities),
            });
        }
        settle_all(&mut why, score);
        Candidate { member, score, why }
    }
}
