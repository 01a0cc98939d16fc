//! The clusters, their members, and the judgements: read from files.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    fs::File,
    path::Path,
};

use anyhow::{Context, ensure};
use serde::{Deserialize, de::DeserializeOwned};
use steelyard::{
    directory::import::{Limits, read_members},
    vocabulary::Vocabulary,
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::OrganisationType,
    ids::{ClusterId, ConceptCode, Country, MemberRef},
};

/// A cluster and its members.
pub(crate) struct Cluster {
    pub(crate) id: ClusterId,
    pub(crate) country: Country,
    pub(crate) members: Vec<Profile>,
}

/// An organisation, which may be a member of several clusters.
#[derive(Debug)]
pub(crate) struct Organisation {
    pub(crate) id: String,
    pub(crate) country: Option<Country>,
    pub(crate) kind: OrganisationType,
    /// Summary and activities, of each membership whatever others do not say.
    pub(crate) text: String,
    pub(crate) concepts: BTreeSet<ConceptCode>,
}

impl Organisation {
    pub(crate) const fn is_company(&self) -> bool {
        matches!(self.kind, OrganisationType::Sme | OrganisationType::Prc)
    }
}

/// All organisations of all clusters.
pub(crate) struct Pool {
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) organisations: Vec<Organisation>,
    by_id: HashMap<String, usize>,
}

impl Pool {
    /// All organisations of clusters.
    pub(crate) fn of(clusters: Vec<Cluster>) -> anyhow::Result<Self> {
        ensure!(!clusters.is_empty(), "`clusters.json` lists no cluster");
        let mut pool = Self {
            clusters: Vec::new(),
            organisations: Vec::new(),
            by_id: HashMap::new(),
        };
        for member in clusters.iter().flat_map(|c| &c.members) {
            pool.take(member);
        }
        pool.clusters = clusters;
        Ok(pool)
    }

    fn take(&mut self, member: &Profile) {
        let id = organisation_of(&member.member_ref);
        let at = *self.by_id.entry(id.to_owned()).or_insert_with(|| {
            self.organisations.push(Organisation {
                id: id.to_owned(),
                country: member.region.country.clone(),
                kind: member.kind.organisation_type,
                text: String::new(),
                concepts: BTreeSet::new(),
            });
            self.organisations.len() - 1
        });
        let Some(organisation) = self.organisations.get_mut(at) else {
            return;
        };
        let offers = member.offers.iter().map(|offer| &offer.text);
        for text in std::iter::once(&member.summary.text).chain(offers) {
            if !organisation.text.contains(text.as_str()) {
                organisation.text.push_str(text);
                organisation.text.push('\n');
            }
        }
        for offer in &member.offers {
            let codes = offer.concepts.iter().chain(&offer.concepts_derived);
            organisation.concepts.extend(codes.cloned());
        }
    }

    /// The number of an organisation.
    pub(crate) fn number(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The numbers of those that are in the pool.
    pub(crate) fn numbers(&self, ids: &[String]) -> HashSet<usize> {
        ids.iter().filter_map(|id| self.number(id)).collect()
    }

    /// The numbered organisations.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &Organisation)> {
        self.organisations.iter().enumerate()
    }

    /// The member of a reference, and its cluster.
    pub(crate) fn member(&self, reference: &MemberRef) -> Option<(&Cluster, &Profile)> {
        self.clusters.iter().find_map(|cluster| {
            let member = cluster
                .members
                .iter()
                .find(|m| m.member_ref == *reference)?;
            Some((cluster, member))
        })
    }
}

/// Reads `members/*.csv` of a folder, and `clusters.json` for their countries.
pub(crate) fn clusters(folder: &Path, vocabulary: &Vocabulary) -> anyhow::Result<Vec<Cluster>> {
    #[derive(Deserialize)]
    struct Entry {
        slug: ClusterId,
        country: Country,
    }
    let listed: Vec<Entry> = json(&folder.join("clusters.json"))?;
    let mut clusters = Vec::new();
    for Entry { slug, country } in listed {
        let file = folder.join("members").join(format!("{slug}.csv"));
        let reading = || format!("`{}`", file.display());
        let input = File::open(&file).with_context(reading)?;
        let read = read_members(input, vocabulary, Limits::default(), |_| ());
        clusters.push(Cluster {
            id: slug,
            country,
            members: read.and_then(|file| file.all()).with_context(reading)?,
        });
    }
    Ok(clusters)
}

/// References are `CLUSTER/ORGANISATION`.
pub(crate) fn organisation_of(reference: &MemberRef) -> &str {
    let text = reference.as_str();
    text.rsplit_once('/').map_or(text, |(_, id)| id)
}

/// A question, and who turned out to be right.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Judgement {
    pub(crate) qid: String,
    /// As which members an organisation asks for partners.
    #[serde(default)]
    pub(crate) query_member_ids: Vec<MemberRef>,
    /// With whom it works already.
    #[serde(default)]
    pub(crate) exclude_known_partners: Vec<String>,
    /// What is needed.
    #[serde(default)]
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) concepts: Vec<ConceptCode>,
    pub(crate) relevant: Vec<String>,
    #[serde(default)]
    pub(crate) relevant_companies: Vec<String>,
}

/// Reads judgements, one a line.
pub(crate) fn judgements(file: &Path) -> anyhow::Result<Vec<Judgement>> {
    let reading = || format!("`{}`", file.display());
    let text = std::fs::read_to_string(file).with_context(reading)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| serde_json::from_str(line).with_context(reading))
        .collect()
}

fn json<T: DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let reading = || format!("`{}`", file.display());
    let text = std::fs::read(file).with_context(reading)?;
    serde_json::from_slice(&text).with_context(reading)
}
