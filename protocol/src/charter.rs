//! The charter: who is in the federation. Versioned as the root of The Update Framework is (TUF
//! specification, section 5.3): version n+1 counts only if it is exactly n+1, and signed by the
//! threshold of version n and by that of n+1.

mod error;
mod signed;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use self::{
    error::CharterError,
    signed::{CHARTER_TYP, SignedCharter, VerifiedCharter},
};
use crate::{
    envelope::Digest,
    ids::{ClusterId, Country, FederationId, Purpose},
    keys::PublicKey,
    limits,
    quoting::is_shown,
    time::Timestamp,
};

/// One version of the charter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charter {
    /// The federation.
    pub federation: FederationId,
    /// Its name, for people.
    pub name: String,
    /// 1 for the first, then one more each time.
    pub version: u64,
    /// SHA-256 of the payload of the version before; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Digest>,
    /// When it was drawn up.
    pub issued: Timestamp,
    /// From this moment on it no longer counts, and exchange stops.
    pub expires: Timestamp,
    /// How many of its active clusters must sign this version, and the next.
    pub threshold: u32,
    /// For what data may be asked.
    pub purposes: Vec<PurposeEntry>,
    /// Which vocabularies concepts are taken from.
    #[serde(default)]
    pub vocabularies: Vec<VocabularyEntry>,
    /// Who is in it.
    pub clusters: Vec<ClusterEntry>,
}

/// One purpose of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposeEntry {
    /// The word for it in queries and consents.
    pub id: Purpose,
    /// The W3C DPV purpose that it is a kind of, as an IRI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dpv: Option<String>,
}

/// One vocabulary of a charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocabularyEntry {
    /// Its name, for example `euroscivoc`.
    pub id: String,
    /// SHA-256 of its table, where the federation fixes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
}

/// One cluster of a charter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClusterEntry {
    /// The cluster.
    pub id: ClusterId,
    /// Its name, for people.
    pub name: String,
    /// Its country.
    pub country: Country,
    /// Whether it takes part.
    #[serde(default)]
    pub status: ClusterState,
    /// The key with which it signs.
    pub signing_key: PublicKey,
    /// Its node processes.
    pub nodes: Vec<NodeEntry>,
}

/// Whether a cluster takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClusterState {
    /// It asks and answers.
    #[default]
    Active,
    /// It stands in the charter, but asks and answers nothing and signs no charter.
    Suspended,
}

/// One node process of a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeEntry {
    /// The libp2p identity of the process.
    pub transport_key: PublicKey,
    /// Where it listens, as libp2p multiaddresses without the peer id.
    pub addresses: Vec<String>,
}

impl Charter {
    /// The cluster of this id, whatever its state.
    pub fn cluster(&self, id: &str) -> Option<&ClusterEntry> {
        self.clusters.iter().find(|c| c.id.as_str() == id)
    }

    /// The clusters that take part.
    pub fn active(&self) -> impl Iterator<Item = &ClusterEntry> {
        self.clusters
            .iter()
            .filter(|c| c.status == ClusterState::Active)
    }

    /// Checks the rules of the form: limits, names used once, a threshold that can be reached.
    ///
    /// # Errors
    /// Names the rule that is broken.
    pub fn check(&self) -> Result<(), CharterError> {
        check_name("`name`", &self.name)?;
        if self.version == 0 {
            return rule("`version` starts at 1");
        }
        if (self.version == 1) != self.previous.is_none() {
            return rule("`previous` stands in every version but the first");
        }
        if self.expires <= self.issued {
            return rule("`expires` must be later than `issued`");
        }
        self.check_clusters()?;
        let active = self.active().count();
        if self.threshold == 0 || self.threshold as usize > active {
            return rule(format!(
                "`threshold` must be 1 to {active}, the number of active clusters"
            ));
        }
        self.check_purposes()?;
        self.check_vocabularies()
    }

    fn check_clusters(&self) -> Result<(), CharterError> {
        if self.clusters.is_empty() || self.clusters.len() > limits::CLUSTERS {
            return rule(format!("`clusters` must name 1 to {}", limits::CLUSTERS));
        }
        let mut ids = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for c in &self.clusters {
            c.check()?;
            if !ids.insert(c.id.as_str()) {
                return rule(format!("cluster `{}` stands in it twice", c.id));
            }
            // A key that stood for two would let one of them speak as the other.
            for key in c.keys() {
                if !keys.insert(key) {
                    return rule(format!("key {key} of cluster `{}` is used twice", c.id));
                }
            }
        }
        Ok(())
    }

    fn check_purposes(&self) -> Result<(), CharterError> {
        let mut ids = BTreeSet::new();
        if self.purposes.is_empty()
            || self.purposes.len() > limits::PURPOSES
            || !self.purposes.iter().all(|p| ids.insert(&p.id))
        {
            return rule(format!(
                "`purposes` must name 1 to {}, each once",
                limits::PURPOSES
            ));
        }
        for p in &self.purposes {
            if p.dpv.as_deref().is_some_and(|iri| !is_word(iri)) {
                return rule(format!("`dpv` of purpose `{}` is no IRI", p.id));
            }
        }
        Ok(())
    }

    fn check_vocabularies(&self) -> Result<(), CharterError> {
        let mut ids = BTreeSet::new();
        if self.vocabularies.len() > limits::VOCABULARIES
            || !self
                .vocabularies
                .iter()
                .all(|v| is_word(&v.id) && ids.insert(&v.id))
        {
            return rule(format!(
                "`vocabularies` must name at most {}, each once and in one word",
                limits::VOCABULARIES
            ));
        }
        Ok(())
    }
}

impl ClusterEntry {
    /// The cluster's keys: the one with which it signs, then those of its nodes.
    pub fn keys(&self) -> impl Iterator<Item = PublicKey> {
        std::iter::once(self.signing_key).chain(self.nodes.iter().map(|n| n.transport_key))
    }

    /// Checks the rules that concern this entry alone: a name that people can read, the number of
    /// nodes and addresses, keys that prove something.
    ///
    /// # Errors
    /// Names the rule that is broken.
    pub fn check(&self) -> Result<(), CharterError> {
        check_name(format!("the name of cluster `{}`", self.id), &self.name)?;
        if self.nodes.is_empty() || self.nodes.len() > limits::NODES_PER_CLUSTER {
            return rule(format!(
                "cluster `{}` must have 1 to {} nodes",
                self.id,
                limits::NODES_PER_CLUSTER
            ));
        }
        for key in self.keys() {
            if key.is_weak() {
                return rule(format!(
                    "key {key} of cluster `{}` is weak: anyone can sign for it",
                    self.id
                ));
            }
        }
        for node in &self.nodes {
            if node.addresses.len() > limits::NODES_PER_CLUSTER {
                return rule(format!(
                    "a node of cluster `{}` has {} addresses; at most {} are allowed",
                    self.id,
                    node.addresses.len(),
                    limits::NODES_PER_CLUSTER
                ));
            }
            if !node.addresses.iter().all(|a| is_word(a)) {
                return rule(format!(
                    "an address of cluster `{}` is empty, has blanks, or more than {} bytes",
                    self.id,
                    limits::ADDRESS_BYTES
                ));
            }
        }
        Ok(())
    }
}

fn rule<T>(text: impl Into<String>) -> Result<T, CharterError> {
    Err(CharterError::Rule(text.into()))
}

/// Names are shown to people, on terminals too: a name that could move the cursor could make a
/// charter look like another.
pub(crate) fn check_name(what: impl std::fmt::Display, name: &str) -> Result<(), CharterError> {
    let chars = name.chars().count();
    if name.trim().is_empty() || chars > limits::NAME_CHARS || !name.chars().all(is_shown) {
        return rule(format!(
            "{what} must have 1 to {} printable characters",
            limits::NAME_CHARS
        ));
    }
    Ok(())
}

/// Whether a text is one printable word (an address, an IRI, a name without blanks).
fn is_word(text: &str) -> bool {
    (1..=limits::ADDRESS_BYTES).contains(&text.len())
        && text.chars().all(|c| is_shown(c) && !c.is_whitespace())
}
