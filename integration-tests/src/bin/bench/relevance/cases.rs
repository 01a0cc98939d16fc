//! The sets of questions, and what every way of searching makes of one question.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, HashSet},
};

use steelyard::{asking::Merge, vocabulary::Vocabulary};
use steelyard_protocol::{
    answer::Match,
    fields::OrganisationType,
    ids::{ClusterId, ConceptCode, Country, Purpose, QueryId},
    inquiry::{Inquiry, MergeRule},
    limits,
    query::{Query, WeightedConcept},
    result::ClusterEvent,
};

use super::{
    bm25::Bm25,
    data::{Judgement, Pool, organisation_of},
    metrics::{self, Scores},
    nodes::{NOBODY, Nodes},
};

/// The ways of searching that are compared, in the order of [`Case::scores`].
pub(crate) const WAYS: [&str; 5] = [
    "chance",
    "concept overlap",
    "BM25",
    "steelyard",
    "steelyard top 20",
];
/// The place of the way that others are held against.
pub(crate) const BASELINE: usize = 2;
/// The places of our own ways.
pub(crate) const OURS: [usize; 2] = [3, 4];
/// The way that has only so many places.
const SHORT: u32 = limits::DEFAULT_RECORDS;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sought {
    Partners,
    Need,
}

/// A question with its candidates.
pub(crate) struct Case {
    asker: ClusterId,
    asked: Inquiry,
    /// The same in words, for others to rank by.
    text: String,
    concepts: BTreeSet<ConceptCode>,
    candidates: HashSet<usize>,
    relevant: HashSet<usize>,
    /// Candidates, but for what the asker knows already.
    known: usize,
}

impl Case {
    /// The question of a judgement; none where the asker is in no cluster here, or nobody here is
    /// right.
    pub(crate) fn of(
        judgement: &Judgement,
        sought: Sought,
        companies: bool,
        pool: &Pool,
        vocabulary: &Vocabulary,
    ) -> anyhow::Result<Option<Self>> {
        let mut query = Query::new(Purpose::MATCHMAKING.parse()?);
        query.limit = limits::RECORDS;
        query.deadline_ms = limits::DEADLINE_MS;
        if companies {
            query.filters.kinds = vec![OrganisationType::Sme, OrganisationType::Prc];
        }
        let mut candidates: HashSet<usize> = pool
            .numbered()
            .filter(|(_, o)| o.is_company() || !companies)
            .map(|(number, _)| number)
            .collect();
        let mut case = Self {
            asker: NOBODY.parse()?,
            asked: query.into(),
            text: String::new(),
            concepts: BTreeSet::new(),
            candidates: HashSet::new(),
            relevant: HashSet::new(),
            known: 0,
        };
        match sought {
            Sought::Need => {
                case.text.clone_from(&judgement.text);
                case.concepts.extend(judgement.concepts.iter().cloned());
                if case.concepts.is_empty() {
                    case.concepts
                        .extend(vocabulary.find_in_text(&judgement.text));
                }
                case.asked.query.text = shortened(&judgement.text);
                case.asked.query.concepts = weighted(&judgement.concepts);
            }
            Sought::Partners => {
                let mut members = judgement.query_member_ids.iter();
                let Some((cluster, member)) = members.find_map(|m| pool.member(m)) else {
                    return Ok(None);
                };
                let own = pool.number(organisation_of(&member.member_ref));
                let Some(organisation) = own.and_then(|o| pool.organisations.get(o)) else {
                    return Ok(None);
                };
                let elsewhere = |country: &Option<Country>| {
                    country.is_some() && *country != organisation.country
                };
                candidates.retain(|c| {
                    let candidate = pool.organisations.get(*c);
                    candidate.is_some_and(|o| elsewhere(&o.country))
                });
                case.known = candidates.len();
                for known in pool.numbers(&judgement.exclude_known_partners) {
                    candidates.remove(&known);
                }
                case.known -= candidates.len();
                case.asker = cluster.id.clone();
                case.text.clone_from(&organisation.text);
                case.concepts.clone_from(&organisation.concepts);
                let countries = countries_but(pool, organisation.country.as_ref());
                case.asked.query.filters.countries = countries;
                case.asked.like_member = Some(member.member_ref.clone());
            }
        }
        let right = if companies {
            &judgement.relevant_companies
        } else {
            &judgement.relevant
        };
        case.relevant = pool.numbers(right);
        case.relevant.retain(|r| candidates.contains(r));
        case.candidates = candidates;
        Ok((!case.relevant.is_empty()).then_some(case))
    }

    /// How good each of [`WAYS`] is at this question.
    pub(crate) async fn scores(
        &self,
        nodes: &Nodes,
        pool: &Pool,
        bm25: &Bm25,
    ) -> anyhow::Result<[Scores; WAYS.len()]> {
        let events = nodes.ask(&self.asker, &self.asked).await?;
        let bm25 = bm25.scores(&self.text);
        let shared = |number: usize| {
            let organisation = pool.organisations.get(number);
            organisation.map_or(0, |o| o.concepts.intersection(&self.concepts).count())
        };
        let measured = |ranking: &[usize]| metrics::score(ranking, &self.relevant);
        let short = self.organisations(&self.merged(&events), pool);
        Ok([
            metrics::of_chance(self.candidates.len(), self.relevant.len()),
            measured(&self.ranked(pool, |a, b| shared(b).cmp(&shared(a)))),
            measured(&self.ranked(pool, |a, b| {
                let score = |number| bm25.get(number).copied().unwrap_or(0.0);
                score(b).total_cmp(&score(a))
            })),
            measured(&self.organisations(&by_score(&events), pool)),
            measured(short.get(..SHORT as usize).unwrap_or(&short)),
        ])
    }

    /// The candidates in an order; where this leaves them equal, by their names.
    fn ranked(&self, pool: &Pool, order: impl Fn(usize, usize) -> Ordering) -> Vec<usize> {
        let mut ranked: Vec<usize> = self.candidates.iter().copied().collect();
        let id = |number: usize| pool.organisations.get(number).map(|o| &o.id);
        ranked.sort_by(|a, b| order(*a, *b).then_with(|| id(*a).cmp(&id(*b))));
        ranked
    }

    /// The matches as the node merges them for a person who skips whom they know already.
    fn merged(&self, events: &[ClusterEvent]) -> Vec<Match> {
        let mut query = self.asked.query.clone();
        let known = u32::try_from(self.known).unwrap_or(u32::MAX);
        query.limit = SHORT.saturating_add(known).min(limits::RECORDS);
        let most = query.limit as usize;
        let mut merge = Merge::new(QueryId::from_bytes([0; 16]), query, MergeRule::default());
        for event in events {
            let mut event = event.clone();
            event.matches.truncate(most);
            merge.add(event);
        }
        let merged = merge.finish().matches.into_iter();
        merged.map(|found| found.best).collect()
    }

    /// The candidates among the matches, each at its best place.
    fn organisations(&self, matches: &[Match], pool: &Pool) -> Vec<usize> {
        let mut seen = HashSet::new();
        matches
            .iter()
            .filter_map(|m| pool.number(organisation_of(m.member_ref.as_ref()?)))
            .filter(|number| self.candidates.contains(number) && seen.insert(*number))
            .collect()
    }
}

/// All matches of all clusters, best first.
fn by_score(events: &[ClusterEvent]) -> Vec<Match> {
    let mut events: Vec<&ClusterEvent> = events.iter().collect();
    events.sort_by(|a, b| a.status.cluster.cmp(&b.status.cluster));
    let mut matches: Vec<Match> = events.iter().flat_map(|e| e.matches.clone()).collect();
    matches.sort_by(|a, b| b.score.total_cmp(&a.score));
    matches
}

fn countries_but(pool: &Pool, own: Option<&Country>) -> Vec<Country> {
    let all: BTreeSet<&Country> = pool
        .organisations
        .iter()
        .filter_map(|o| o.country.as_ref())
        .filter(|country| Some(*country) != own)
        .collect();
    all.into_iter()
        .take(limits::FILTER_ENTRIES)
        .cloned()
        .collect()
}

fn weighted(concepts: &[ConceptCode]) -> Vec<WeightedConcept> {
    let concepts = concepts.iter().take(limits::CONCEPTS);
    concepts.cloned().map(WeightedConcept::from).collect()
}

fn shortened(text: &str) -> String {
    text.chars().take(limits::TEXT_CHARS).collect()
}
