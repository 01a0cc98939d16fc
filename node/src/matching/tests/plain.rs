//! Strict answers are those of a plain evaluator that looks at one profile after the other.

use std::collections::BTreeSet;

use steelyard_protocol::ids::ConceptCode;

use super::*;
use crate::{matching::words::words, vocabulary::ConceptEntry};

static OTHER: LazyLock<Arc<Vocabulary>> = LazyLock::new(other_vocabulary);

/// Moves `/21/35/145` below `/23/47`, and lists codes that the built-in vocabulary does not.
fn other_vocabulary() -> Arc<Vocabulary> {
    let rows = [
        ("/21/35/145", Some("/23/47")),
        ("/99/1/7", Some("/99")),
        ("/23/47/297/935", Some("/21")),
    ];
    let rows = rows.map(|(own, parent)| ConceptEntry {
        code: own.parse().unwrap(),
        parent: parent.map(|p| p.parse().unwrap()),
        labels: Vec::new(),
    });
    Vocabulary::from_rows(Vocabulary::builtin_rows().into_iter().chain(rows))
        .unwrap()
        .into()
}

/// 1 for the concept itself, 0.6 for one below it, 0 for others.
fn nearness(vocabulary: &Vocabulary, wanted: &ConceptCode, code: &ConceptCode) -> f64 {
    let is_below = if vocabulary.contains(code) {
        vocabulary.descendants(wanted).contains(code)
    } else {
        code.is_within(wanted)
    };
    match (code == wanted, is_below) {
        (true, _) => 1.0,
        (false, true) => 0.6,
        (false, false) => 0.0,
    }
}

struct Visible<'a> {
    profile: &'a Profile,
    sees: &'a dyn Fn(FieldGroup) -> bool,
    query: &'a Query,
}

impl Visible<'_> {
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        let seek = self.query.seek.groups();
        [
            (FieldGroup::Offers, &self.profile.offers),
            (FieldGroup::Needs, &self.profile.needs),
        ]
        .into_iter()
        .filter(move |(group, _)| seek.contains(*group) && (self.sees)(*group))
        .flat_map(|(_, entries)| entries)
    }

    fn passes(&self) -> bool {
        let filters = &self.query.filters;
        let region = &self.profile.region;
        let in_country = || {
            region
                .country
                .as_ref()
                .is_some_and(|c| filters.countries.contains(c))
        };
        let in_region = || {
            region.nuts.as_ref().is_some_and(|own| {
                filters
                    .nuts
                    .iter()
                    .any(|n| own.as_str().starts_with(n.as_str()))
            })
        };
        let (sees_region, sees_kind) = (
            (self.sees)(FieldGroup::Region),
            (self.sees)(FieldGroup::Kind),
        );
        let is_kind = || filters.kinds.contains(&self.profile.kind.organisation_type);
        (filters.countries.is_empty() || sees_region && in_country())
            && (filters.nuts.is_empty() || sees_region && in_region())
            && (filters.kinds.is_empty() || sees_kind && is_kind())
            && filters.trl.is_none_or(|wanted| {
                let mut levels = self.entries().filter_map(|entry| entry.trl);
                levels.any(|own| own.min() <= wanted.max() && wanted.min() <= own.max())
            })
    }

    /// The score, if the member fits.
    fn score(&self, vocabulary: &Vocabulary) -> Option<f64> {
        let points = |wanted: &ConceptCode| {
            let carried = self.entries().flat_map(|entry| {
                let named = entry.concepts.iter().map(|code| (code, 1.0));
                named.chain(entry.concepts_derived.iter().map(|code| (code, 0.5)))
            });
            carried
                .map(|(code, share)| nearness(vocabulary, wanted, code) * share)
                .fold(0.0, f64::max)
        };
        let mut wanted = Vec::new();
        for concept in &self.query.concepts {
            if !wanted.iter().any(|(code, _)| *code == &concept.concept) {
                wanted.push((&concept.concept, concept.weight));
            }
        }
        let weights: f64 = wanted.iter().map(|(_, weight)| weight).sum();
        let concepts: f64 = wanted
            .iter()
            .map(|(code, weight)| 1_000.0 * weight * points(code) / weights)
            .sum();
        let mut text: Vec<String> = self
            .entries()
            .flat_map(|entry| words(&format!("{} {}", entry.title, entry.text)))
            .collect();
        if (self.sees)(FieldGroup::Summary) {
            text.extend(words(&self.profile.summary.text));
        }
        let asked: BTreeSet<String> = words(&self.query.text).into_iter().collect();
        let mut word_points = 0.0;
        for word in &asked {
            let count = text.iter().filter(|w| *w == word).count() as u32;
            let sum: f64 = (1..=count).map(|n| 1.0 / f64::from(n * n)).sum();
            word_points += 500.0 * sum / 1.644_934_066_85 / asked.len() as f64;
            if count == 0 {
                return None;
            }
        }
        let has_concept = wanted.is_empty() || concepts > 0.0;
        (self.passes() && has_concept)
            .then(|| (concepts + 1e-6).floor() + (word_points + 1e-6).round())
    }
}

#[derive(Debug, Clone)]
enum Change {
    Put(u32, Box<Profile>, i64),
    Remove(u32),
    Follow(bool),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        8 => (0_u32..40, any_profile(), 0_i64..4)
            .prop_map(|(member, profile, at)| Change::Put(member, Box::new(profile), at)),
        1 => (0_u32..40).prop_map(Change::Remove),
        1 => any::<bool>().prop_map(Change::Follow),
    ]
}

/// Each member twice, with numbers far apart.
const COPIES: u32 = 2;

fn number(member: u32, copy: u32) -> u32 {
    copy * 70_000 + member
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn strict_answers_are_those_of_a_plain_evaluator(
        changes in vec(any_change(), 1..40),
        consents in vec((0_u32..40, any::<u8>(), any::<bool>(), any::<bool>()), 0..40),
        open: bool,
        starting: bool,
        mut query in any_query(),
        weight in 1_u8..4,
        limit in 0_usize..30,
    ) {
        query.match_mode = MatchMode::Strict;
        if let Some(concept) = query.concepts.first_mut() {
            concept.weight = f64::from(weight);
        }
        let vocabularies = [VOCABULARY.clone(), OTHER.clone()];
        let mut index = Index::new(VOCABULARY.clone());
        let mut known = std::collections::BTreeMap::new();
        let mut changes = changes.iter().peekable();
        if starting {
            let mut filling = Filling::new(VOCABULARY.clone());
            while let Some(Change::Put(member, profile, at)) =
                changes.next_if(|change| matches!(change, Change::Put(..)))
            {
                for copy in 0..COPIES {
                    let put = (number(*member, copy), 1, *at, Document::of(profile));
                    filling.put_all([put]);
                    known.insert(number(*member, copy), (profile, *at));
                }
            }
            index = filling.settled();
        }
        for change in changes {
            for copy in 0..COPIES {
                match change {
                    Change::Put(member, profile, at) => {
                        index.put(number(*member, copy), 1, *at, profile);
                        known.insert(number(*member, copy), (profile, *at));
                    }
                    Change::Remove(member) => {
                        index.remove(number(*member, copy));
                        known.remove(&number(*member, copy));
                    }
                    Change::Follow(other) => {
                        index.follow(vocabularies[usize::from(*other)].clone());
                    }
                }
            }
        }
        prop_assert_eq!(index.len(), known.len());
        let mut all: Consents = Vec::new();
        for copy in 0..COPIES {
            for (member, bits, record, _) in &consents {
                let granularity =
                    if *record { ConsentGranularity::Record } else { ConsentGranularity::Count };
                let fields = FieldGroups::from_bits(bits & 127).unwrap();
                all.push((number(*member, copy), fields, granularity));
            }
            if open {
                all.extend((0..40).map(|member| {
                    (number(member, copy), FieldGroups::ALL, ConsentGranularity::Record)
                }));
            }
        }
        // A member's consents go with it.
        all.retain(|(member, _, _)| known.contains_key(member));
        let scope = scope(&PERMIT, &all);
        let mut expected: Vec<(f64, i64, u32)> = Vec::new();
        for (member, (profile, at)) in &known {
            let granularity = query.granularity;
            let visible = Visible {
                profile,
                sees: &|group| scope.comparable(granularity, group).contains(*member),
                query: &query,
            };
            if scope.eligible(granularity).contains(*member)
                && let Some(score) = visible.score(index.vocabulary())
            {
                expected.push((score, *at, *member));
            }
        }
        expected.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        let found = find(&index, &query, query.granularity, &scope, limit);
        match query.granularity {
            Granularity::Boolean => prop_assert_eq!(found.total > 0, !expected.is_empty()),
            _ => prop_assert_eq!(found.total, expected.len() as u64),
        }
        if query.granularity == Granularity::Record {
            let best: Vec<(f64, u32)> = found.best.iter().map(|c| (c.score, c.member)).collect();
            let expected: Vec<(f64, u32)> =
                expected.iter().take(limit).map(|(s, _, m)| (*s, *m)).collect();
            prop_assert_eq!(best, expected);
            for candidate in &found.best {
                let sum: f64 = candidate.why.iter().map(|reason| reason.weight).sum();
                prop_assert!((sum - candidate.score).abs() < 1e-6);
            }
        }
    }
}
