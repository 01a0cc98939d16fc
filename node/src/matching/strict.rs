//! Strict matching: any of the concepts of a query or what lies below one, and all of its words.
//!
//! Everything is a set of members. Who fits is an intersection; and since there are only few
//! different scores, the best are found by intersecting the sets of one score after the other, from
//! the highest down ([`super::levels`]), without looking at each member that fits.

use steelyard_protocol::{
    answer::{Reason, Relation},
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::ConceptCode,
};

use super::{
    find::{Candidate, Compared, Found},
    index::{Carried, Concept, Occurrences, Postings},
    levels::{self, Level, Part, Parts},
    narrow::{Narrowed, Requirement, Visible, is_met},
    points::{DERIVED_SHARE, NARROWER, concept_points, explained, word_points},
    words,
};

/// Finds what fits a strict query; at most `limit` members, the best first.
pub(super) fn find(compared: Compared<'_>, limit: usize) -> Found {
    let wanted = Wanted::of(compared);
    let requirements = wanted.requirements();
    let eligible = compared.eligible();
    let none = Vec::new();
    match compared.granularity {
        Granularity::Boolean => Found {
            total: u64::from(is_met(requirements, eligible)),
            best: none,
        },
        Granularity::Count => Found {
            total: Narrowed::by(requirements, eligible).len(),
            best: none,
        },
        Granularity::Record => {
            let fitting = Narrowed::by(requirements, eligible).settled();
            let best = levels::best(&fitting, &wanted.parts(), compared, limit);
            Found {
                total: fitting.members.len(),
                best: best.into_iter().map(|m| wanted.explain(m)).collect(),
            }
        }
    }
}

/// What a query wants.
struct Wanted<'a> {
    compared: Compared<'a>,
    concepts: Vec<WantedConcept<'a>>,
    /// All weights of the concepts together.
    weights: f64,
    words: Vec<WantedWord<'a>>,
}

struct WantedConcept<'a> {
    code: &'a ConceptCode,
    weight: f64,
    /// With its number; absent where no member ever carried it or anything below it.
    known: Option<(u32, &'a Concept)>,
}

struct WantedWord<'a> {
    word: String,
    places: Vec<(FieldGroup, &'a Occurrences)>,
}

impl<'a> Wanted<'a> {
    fn of(compared: Compared<'a>) -> Self {
        let mut concepts: Vec<WantedConcept<'_>> = Vec::new();
        for concept in &compared.query.concepts {
            if !concepts.iter().any(|known| *known.code == concept.concept) {
                concepts.push(WantedConcept {
                    code: &concept.concept,
                    weight: concept.weight,
                    known: compared.index.concept(&concept.concept),
                });
            }
        }
        let mut words = words::words(&compared.query.text);
        words.sort_unstable();
        words.dedup();
        let words = words.into_iter().map(|word| WantedWord {
            places: compared
                .word_groups()
                .iter()
                .filter_map(|group| Some((group, compared.index.with_word(group, &word)?)))
                .collect(),
            word,
        });
        Self {
            compared,
            weights: concepts.iter().map(|concept| concept.weight).sum(),
            concepts,
            words: words.collect(),
        }
    }

    /// Who carries a wanted concept or what lies below it, by the field groups that are sought.
    fn postings(
        &self,
        wanted: &WantedConcept<'a>,
    ) -> impl Iterator<Item = (FieldGroup, &'a Postings)> + use<'a> {
        let known = wanted.known;
        self.compared
            .concept_groups()
            .filter_map(move |group| Some((group, known?.1.postings(group)?)))
    }

    /// What a member must meet to fit.
    fn requirements(&self) -> Vec<Requirement<'a>> {
        let compared = self.compared;
        let mut required = compared.filters();
        if !self.concepts.is_empty() {
            let postings = self.concepts.iter().flat_map(|c| self.postings(c));
            required.push(Requirement::new(postings.flat_map(|(group, postings)| {
                let comparable = compared.comparable(group);
                postings.within().map(move |members| Visible {
                    members,
                    comparable,
                })
            })));
        }
        required.extend(self.words.iter().map(|word| {
            Requirement::new(word.places.iter().map(|(group, occurrences)| Visible {
                members: &occurrences.members,
                comparable: compared.comparable(*group),
            }))
        }));
        required
    }

    /// What gives points.
    fn parts(&self) -> Parts<'a> {
        let mut concepts: Vec<Part<'a>> =
            self.concepts.iter().map(|c| self.concept_part(c)).collect();
        if let [Part::Levels { levels, otherwise }] = concepts.as_mut_slice()
            && let Some(lowest) = levels.pop()
        {
            // Who fits has the one concept, at the lowest level if at no other.
            *otherwise = lowest.points;
        }
        Parts {
            concepts,
            words: self.words.iter().map(|w| self.word_part(w)).collect(),
        }
    }

    fn concept_part(&self, wanted: &WantedConcept<'a>) -> Part<'a> {
        // The nearest first.
        let mut levels =
            [1.0, NARROWER, DERIVED_SHARE, NARROWER * DERIVED_SHARE].map(|nearness| Level {
                points: concept_points(wanted.weight, nearness, self.weights),
                sets: Vec::new(),
            });
        for (group, postings) in self.postings(wanted) {
            let comparable = self.compared.comparable(group);
            let below = postings.below.as_ref();
            let sets = [
                Some(&postings.named),
                below.map(|below| &below.named),
                Some(&postings.derived),
                below.map(|below| &below.within),
            ];
            for (level, members) in levels.iter_mut().zip(sets) {
                let members = members.filter(|set| !set.is_empty());
                level.sets.extend(members.map(|members| Visible {
                    members,
                    comparable,
                }));
            }
        }
        Part::Levels {
            levels: levels
                .into_iter()
                .filter(|level| !level.sets.is_empty())
                .collect(),
            otherwise: 0.0,
        }
    }

    fn word_part(&self, word: &WantedWord<'a>) -> Part<'a> {
        let words = self.words.len();
        if let [(group, occurrences)] = word.places.as_slice()
            && let Some(repeated) = occurrences.levels()
        {
            let comparable = self.compared.comparable(*group);
            let levels = (2..).zip(repeated).map(|(count, members)| Level {
                points: word_points(count, words),
                sets: vec![Visible {
                    members,
                    comparable,
                }],
            });
            let mut levels: Vec<Level<'_>> = levels.collect();
            levels.reverse();
            return Part::Levels {
                levels,
                otherwise: word_points(1, words),
            };
        }
        let places = word.places.iter();
        Part::Counted {
            places: places
                .map(|(group, occurrences)| (*occurrences, self.compared.comparable(*group)))
                .collect(),
            words,
        }
    }

    /// The score of a member with its parts.
    fn explain(&self, member: u32) -> Candidate {
        let compared = self.compared;
        let comparable: FieldGroups = compared
            .concept_groups()
            .filter(|group| compared.comparable(*group).contains(member))
            .collect();
        let carried: Vec<(Carried, &Concept)> = compared
            .index
            .carried_by(member)
            .filter(|carried| comparable.contains(carried.group))
            .filter_map(|c| Some((c, compared.index.concept_of(c.concept)?)))
            .collect();
        let concept_parts = self
            .concepts
            .iter()
            .filter_map(|wanted| self.concept_reason(wanted, &carried))
            .collect();
        let word_parts = self
            .words
            .iter()
            .filter_map(|word| self.word_reason(word, member))
            .collect();
        let (score, why) = explained(concept_parts, word_parts);
        Candidate { member, score, why }
    }

    /// The nearest to a wanted concept of what a member carries; of equally near ones the first of
    /// the vocabulary, then the first by code, then the first by field group.
    fn concept_reason(
        &self,
        wanted: &WantedConcept<'_>,
        carried: &[(Carried, &Concept)],
    ) -> Option<Reason> {
        let (number, _) = wanted.known?;
        let (carried, concept, nearness) = carried
            .iter()
            .filter_map(|(carried, concept)| {
                let nearness = if carried.concept == number {
                    1.0
                } else if concept.is_below(number) {
                    NARROWER
                } else {
                    return None;
                };
                let share = if carried.derived { DERIVED_SHARE } else { 1.0 };
                Some((carried, concept, nearness * share))
            })
            .min_by(|(a, x, nearness_a), (b, y, nearness_b)| {
                let place = |concept: &Concept| concept.place.unwrap_or(usize::MAX);
                nearness_b
                    .total_cmp(nearness_a)
                    .then_with(|| place(x).cmp(&place(y)))
                    .then_with(|| x.code.cmp(&y.code))
                    .then_with(|| a.group.cmp(&b.group))
            })?;
        let relation = if carried.concept == number {
            Relation::Exact
        } else {
            Relation::Narrower
        };
        Some(Reason {
            wanted: wanted.code.to_string(),
            found: concept.code.to_string(),
            relation,
            found_in: carried.group,
            part: None,
            weight: concept_points(wanted.weight, nearness, self.weights),
        })
    }

    fn word_reason(&self, word: &WantedWord<'_>, member: u32) -> Option<Reason> {
        let visible = word.places.iter().filter(|(group, occurrences)| {
            occurrences.members.contains(member)
                && self.compared.comparable(*group).contains(member)
        });
        let mut first = None;
        let mut count = 0;
        for (group, occurrences) in visible {
            first.get_or_insert(*group);
            count += u32::from(occurrences.count(member));
        }
        Some(Reason {
            wanted: word.word.clone(),
            found: word.word.clone(),
            relation: Relation::Text,
            found_in: first?,
            part: None,
            weight: word_points(count, self.words.len()),
        })
    }
}
