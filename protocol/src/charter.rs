//! The charter: who is in the federation. Versioned as the root of The Update Framework is (TUF
//! specification, section 5.3): version n+1 counts only if it is exactly n+1, and signed by the
//! threshold of version n and by that of n+1.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use crate::{
    envelope::Digest,
    ids::{ClusterId, Country, FederationId, Purpose},
    keys::{PublicKey, SigningKey},
    limits,
    time::Timestamp,
};

/// Separates charter signatures from all others: the `typ` of their JWS headers.
pub const CHARTER_TYP: &str = "steelyard-charter+jws";

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

/// A charter with signatures: JWS JSON general serialization (RFC 7515, section 7.2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedCharter {
    payload: String,
    signatures: Vec<CharterSignature>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CharterSignature {
    protected: String,
    signature: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProtectedHeader {
    alg: String,
    typ: String,
    /// The cluster that signs.
    kid: ClusterId,
}

/// A charter whose signatures count: only [`SignedCharter::verify_first`] and
/// [`SignedCharter::verify_successor`] make one.
#[derive(Clone, Debug, PartialEq)]
pub struct VerifiedCharter {
    charter: Charter,
    digest: Digest,
}

/// Why a charter does not count.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum CharterError {
    /// Longer than the protocol allows.
    #[error("the charter has {0} bytes; at most {max} are allowed", max = limits::CHARTER_BYTES)]
    TooLong(usize),
    /// Not a charter.
    #[error("this is no signed charter: {0}")]
    Malformed(String),
    /// It breaks a rule of its form.
    #[error("the charter breaks a rule: {0}")]
    Rule(String),
    /// Not the version that was due.
    #[error("this is version {found} of the charter; version {expected} is due")]
    WrongVersion {
        /// The version of this charter.
        found: u64,
        /// The version that would count.
        expected: u64,
    },
    /// It does not name the digest of the version before.
    #[error("this charter does not follow on the one in force: it names another predecessor")]
    WrongPredecessor,
    /// Another federation's charter.
    #[error("this is the charter of federation `{found}`, not of `{expected}`")]
    OtherFederation {
        /// The federation of this charter.
        found: FederationId,
        /// The federation in force.
        expected: FederationId,
    },
    /// Not enough clusters signed.
    #[error(
        "{signed} of the {needed} signatures that version {version} asks for; still to sign: {missing}"
    )]
    TooFewSignatures {
        /// The version whose threshold is meant.
        version: u64,
        /// How many valid signatures there are.
        signed: usize,
        /// How many are needed.
        needed: u32,
        /// Who could still sign, separated by commas.
        missing: String,
    },
    /// Signatures for different charters.
    #[error("these are signatures of different charters; propose one and have all sign that one")]
    DifferentPayloads,
    /// The signing cluster is not in the charter.
    #[error("cluster `{0}` does not stand in this charter, nor in the one before")]
    NotInCharter(ClusterId),
}

impl Charter {
    /// The cluster of this id, whatever its state.
    pub fn cluster(&self, id: &str) -> Option<&ClusterEntry> {
        self.clusters.iter().find(|c| c.id.as_str() == id)
    }

    /// Checks the rules of the form: limits, names used once, a threshold that can be reached.
    ///
    /// # Errors
    /// Names the rule that is broken.
    pub fn check(&self) -> Result<(), CharterError> {
        let rule = |text: String| Err(CharterError::Rule(text));
        if self.version == 0 {
            return rule("`version` starts at 1".into());
        }
        if (self.version == 1) != self.previous.is_none() {
            return rule("`previous` stands in every version but the first".into());
        }
        if self.expires <= self.issued {
            return rule("`expires` must be later than `issued`".into());
        }
        if self.clusters.is_empty() || self.clusters.len() > limits::CLUSTERS {
            return rule(format!("`clusters` must name 1 to {}", limits::CLUSTERS));
        }
        let mut ids = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for c in &self.clusters {
            if !ids.insert(c.id.as_str()) {
                return rule(format!("cluster `{}` stands in it twice", c.id));
            }
            if c.nodes.is_empty() || c.nodes.len() > limits::NODES_PER_CLUSTER {
                return rule(format!(
                    "cluster `{}` must have 1 to {} nodes",
                    c.id,
                    limits::NODES_PER_CLUSTER
                ));
            }
            let node_keys = c.nodes.iter().map(|n| n.transport_key);
            for key in node_keys.chain([c.signing_key]) {
                if !keys.insert(key) {
                    return rule(format!("key {key} of cluster `{}` is used twice", c.id));
                }
            }
            if c.nodes
                .iter()
                .any(|n| n.addresses.len() > limits::NODES_PER_CLUSTER)
            {
                return rule(format!(
                    "a node of cluster `{}` has too many addresses",
                    c.id
                ));
            }
        }
        let active = self.active().count();
        if self.threshold == 0 || self.threshold as usize > active {
            return rule(format!(
                "`threshold` must be 1 to {active}, the number of active clusters"
            ));
        }
        let mut purposes = BTreeSet::new();
        if self.purposes.is_empty() || !self.purposes.iter().all(|p| purposes.insert(&p.id)) {
            return rule("`purposes` must name at least one, each once".into());
        }
        Ok(())
    }

    /// The clusters that take part.
    pub fn active(&self) -> impl Iterator<Item = &ClusterEntry> {
        self.clusters
            .iter()
            .filter(|c| c.status == ClusterState::Active)
    }
}

impl SignedCharter {
    /// A charter with no signature yet.
    ///
    /// # Errors
    /// If the charter breaks a rule of its form.
    pub fn draft(charter: &Charter) -> Result<Self, CharterError> {
        charter.check()?;
        let json =
            serde_json::to_vec(charter).map_err(|e| CharterError::Malformed(e.to_string()))?;
        Ok(Self {
            payload: URL_SAFE_NO_PAD.encode(json),
            signatures: Vec::new(),
        })
    }

    /// Reads a charter; its length is checked first.
    ///
    /// # Errors
    /// If it is too long or no charter.
    pub fn parse(bytes: &[u8]) -> Result<Self, CharterError> {
        if bytes.len() > limits::CHARTER_BYTES {
            return Err(CharterError::TooLong(bytes.len()));
        }
        let charter: Self =
            serde_json::from_slice(bytes).map_err(|e| CharterError::Malformed(e.to_string()))?;
        charter.unverified()?;
        Ok(charter)
    }

    /// The charter as text, to hand on.
    ///
    /// # Errors
    /// If it cannot be written as JSON.
    pub fn to_json(&self) -> Result<String, CharterError> {
        serde_json::to_string_pretty(self).map_err(|e| CharterError::Malformed(e.to_string()))
    }

    /// What the charter says, before any signature is checked: to show it to people.
    ///
    /// # Errors
    /// If it is no charter or breaks a rule of its form.
    pub fn unverified(&self) -> Result<Charter, CharterError> {
        let json = self.payload_bytes()?;
        let charter: Charter =
            serde_json::from_slice(&json).map_err(|e| CharterError::Malformed(e.to_string()))?;
        charter.check()?;
        Ok(charter)
    }

    /// SHA-256 of the payload: names exactly this version.
    ///
    /// # Errors
    /// If the payload is not base64url.
    pub fn digest(&self) -> Result<Digest, CharterError> {
        self.payload_bytes().map(|json| Digest::of(&json))
    }

    /// Adds the signature of `cluster`, in place of one that it gave before.
    ///
    /// # Errors
    /// If the key cannot sign.
    pub fn sign(&mut self, cluster: &ClusterId, key: &SigningKey) -> Result<(), CharterError> {
        let malformed = |e: String| CharterError::Malformed(e);
        let header = ProtectedHeader {
            alg: "EdDSA".to_owned(),
            typ: CHARTER_TYP.to_owned(),
            kid: cluster.clone(),
        };
        let json = serde_json::to_vec(&header).map_err(|e| malformed(e.to_string()))?;
        let protected = URL_SAFE_NO_PAD.encode(json);
        let input = format!("{protected}.{}", self.payload);
        let signature = key
            .sign_bytes(input.as_bytes())
            .map_err(|e| malformed(e.to_string()))?;
        let signature = CharterSignature {
            protected,
            signature: URL_SAFE_NO_PAD.encode(signature),
        };
        self.signatures
            .retain(|s| s.protected != signature.protected);
        self.signatures.push(signature);
        Ok(())
    }

    /// Takes over the signatures of `other`, which must be of the same charter.
    ///
    /// # Errors
    /// If it is another charter.
    pub fn merge(&mut self, other: &Self) -> Result<(), CharterError> {
        if self.payload != other.payload {
            return Err(CharterError::DifferentPayloads);
        }
        for s in &other.signatures {
            if !self.signatures.contains(s) {
                self.signatures.push(s.clone());
            }
        }
        Ok(())
    }

    /// Checks a first version: version 1, signed by its own threshold.
    ///
    /// # Errors
    /// Names what is missing.
    pub fn verify_first(&self) -> Result<VerifiedCharter, CharterError> {
        let charter = self.unverified()?;
        if charter.version != 1 {
            return Err(CharterError::WrongVersion {
                found: charter.version,
                expected: 1,
            });
        }
        self.check_threshold(&charter)?;
        Ok(VerifiedCharter {
            digest: self.digest()?,
            charter,
        })
    }

    /// Checks that this is the version after `current`, signed by both thresholds.
    ///
    /// # Errors
    /// Names what is wrong or missing.
    pub fn verify_successor(
        &self,
        current: &VerifiedCharter,
    ) -> Result<VerifiedCharter, CharterError> {
        let charter = self.unverified()?;
        let before = &current.charter;
        if charter.federation != before.federation {
            return Err(CharterError::OtherFederation {
                found: charter.federation,
                expected: before.federation.clone(),
            });
        }
        let expected = before.version.saturating_add(1);
        if charter.version != expected {
            return Err(CharterError::WrongVersion {
                found: charter.version,
                expected,
            });
        }
        if charter.previous != Some(current.digest) {
            return Err(CharterError::WrongPredecessor);
        }
        self.check_threshold(before)?;
        self.check_threshold(&charter)?;
        Ok(VerifiedCharter {
            digest: self.digest()?,
            charter,
        })
    }

    /// The clusters whose signatures are valid for the keys that `charter` gives them.
    ///
    /// # Errors
    /// If a signature of one of its clusters does not fit.
    pub fn signers(&self, charter: &Charter) -> Result<BTreeSet<ClusterId>, CharterError> {
        let keys: BTreeMap<&str, PublicKey> = charter
            .active()
            .map(|c| (c.id.as_str(), c.signing_key))
            .collect();
        let mut signers = BTreeSet::new();
        for s in &self.signatures {
            let malformed = |what: &str| CharterError::Malformed(format!("a signature's {what}"));
            let header = URL_SAFE_NO_PAD
                .decode(&s.protected)
                .map_err(|_| malformed("header"))?;
            let header: ProtectedHeader =
                serde_json::from_slice(&header).map_err(|_| malformed("header"))?;
            if header.alg != "EdDSA" || header.typ != CHARTER_TYP {
                return Err(malformed("type"));
            }
            // A signer of the other version of the two is no fault here.
            let Some(key) = keys.get(header.kid.as_str()) else {
                continue;
            };
            let signature = URL_SAFE_NO_PAD
                .decode(&s.signature)
                .map_err(|_| malformed("bytes"))?;
            if key.verifies(
                format!("{}.{}", s.protected, self.payload).as_bytes(),
                &signature,
            ) {
                signers.insert(header.kid);
            }
        }
        Ok(signers)
    }

    fn check_threshold(&self, charter: &Charter) -> Result<(), CharterError> {
        let signers = self.signers(charter)?;
        if signers.len() >= charter.threshold as usize {
            return Ok(());
        }
        let missing: Vec<&str> = charter
            .active()
            .map(|c| c.id.as_str())
            .filter(|id| !signers.contains(*id))
            .collect();
        Err(CharterError::TooFewSignatures {
            version: charter.version,
            signed: signers.len(),
            needed: charter.threshold,
            missing: missing.join(", "),
        })
    }

    fn payload_bytes(&self) -> Result<Vec<u8>, CharterError> {
        URL_SAFE_NO_PAD
            .decode(&self.payload)
            .map_err(|_| CharterError::Malformed("the payload is not base64url".to_owned()))
    }
}

impl VerifiedCharter {
    /// What the charter says.
    pub const fn charter(&self) -> &Charter {
        &self.charter
    }

    /// SHA-256 of the payload: what the next version names as `previous`.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Whether the charter counts at `now`.
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        now < self.charter.expires
    }
}
