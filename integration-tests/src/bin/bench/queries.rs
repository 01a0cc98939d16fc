//! The queries that are asked: six kinds, each in many variants.

use anyhow::Context;
use steelyard_protocol::{
    fields::{Granularity, OrganisationType, TrlRange},
    ids::{ConceptCode, Purpose},
    query::{MatchMode, Query, Seek, WeightedConcept},
};

use crate::{
    counts::Numbers,
    members::{COUNTRIES, Material},
};

/// The kinds, in the order in which they take turns.
pub(crate) const KINDS: [&str; 6] = [
    "concepts-strict",
    "concepts-semantic",
    "text-strict",
    "text-semantic",
    "filtered-semantic",
    "count-strict",
];

/// Variants of each kind.
const VARIANTS: usize = 50;

/// All queries, the kinds taking turns.
pub(crate) struct Queries(Vec<Query>);

impl Queries {
    pub(crate) fn new(material: &Material) -> anyhow::Result<Self> {
        let mut numbers = Numbers::new(42);
        let mut queries = Vec::with_capacity(KINDS.len() * VARIANTS);
        for _ in 0..VARIANTS {
            for kind in KINDS {
                queries.push(query(material, kind, &mut numbers)?);
            }
        }
        Ok(Self(queries))
    }

    /// The `n`th query; after the last comes the first again.
    pub(crate) fn nth(&self, n: usize) -> anyhow::Result<(&'static str, Query)> {
        let kind = KINDS.get(n % KINDS.len()).copied();
        let query = self.0.get(n % self.0.len().max(1)).cloned();
        kind.zip(query).context("there are no queries")
    }
}

fn wanted(concept: ConceptCode) -> WeightedConcept {
    WeightedConcept {
        concept,
        weight: 1.0,
    }
}

fn query(material: &Material, kind: &str, numbers: &mut Numbers) -> anyhow::Result<Query> {
    let mut query = Query::new(Purpose::MATCHMAKING.parse()?);
    query.seek = Seek::Offers;
    if kind.ends_with("strict") {
        query.match_mode = MatchMode::Strict;
    }
    let label = material
        .labels
        .get(numbers.skewed(material.labels.len()))
        .cloned()
        .unwrap_or_default();
    match kind {
        "concepts-strict" | "concepts-semantic" => {
            for _ in 0..2 {
                query.concepts.push(wanted(material.concept(numbers)?));
            }
        }
        "text-strict" => query.text = material.text(numbers, 2),
        "text-semantic" => query.text = format!("{label} {}", material.text(numbers, 4)),
        "filtered-semantic" => {
            query.concepts.push(wanted(material.concept(numbers)?));
            query.text = material.text(numbers, 3);
            for _ in 0..3 {
                let country = COUNTRIES.get(numbers.skewed(COUNTRIES.len()));
                let country = country.copied().unwrap_or("NO").parse()?;
                if !query.filters.countries.contains(&country) {
                    query.filters.countries.push(country);
                }
            }
            query.filters.kinds.push(OrganisationType::Sme);
            query.filters.trl = Some(TrlRange::new(4, 7)?);
        }
        _ => {
            query.granularity = Granularity::Count;
            query.concepts.push(wanted(material.concept(numbers)?));
            query.filters.countries.push("DE".parse()?);
        }
    }
    Ok(query)
}
