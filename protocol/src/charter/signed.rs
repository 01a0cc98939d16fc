//! A charter's signatures, and which of them count.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Charter, CharterError};
use crate::{
    envelope::Digest,
    ids::ClusterId,
    keys::{PublicKey, SigningKey},
    limits,
    quoting::quoted,
    time::Timestamp,
};

/// Separates charter signatures from all others: the `typ` of their JWS headers. Without it, an
/// assent to a charter could be taken for a signature of something else, or the other way round.
pub const CHARTER_TYP: &str = "steelyard-charter+jws";

/// A charter with signatures: JWS JSON general serialization (RFC 7515, section 7.2.1). Whoever
/// has one knows that its payload is a charter that keeps the rules of its form, and that its
/// signatures are well-formed and bounded in number; not yet that they count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct SignedCharter {
    payload: String,
    signatures: Vec<CharterSignature>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
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

impl SignedCharter {
    /// A charter with no signature yet.
    ///
    /// # Errors
    /// If the charter breaks a rule of its form, or could not be read back.
    pub fn draft(charter: &Charter) -> Result<Self, CharterError> {
        charter.check()?;
        let json = serde_json::to_vec(charter).map_err(|e| malformed(&e))?;
        let draft = Self {
            payload: URL_SAFE_NO_PAD.encode(json),
            signatures: Vec::new(),
        };
        check_length(draft.payload.len())?;
        draft.unverified()?;
        Ok(draft)
    }

    /// Reads a charter; its length is checked first.
    ///
    /// # Errors
    /// If it is too long or no charter.
    pub fn parse(bytes: &[u8]) -> Result<Self, CharterError> {
        check_length(bytes.len())?;
        let unchecked: Unchecked = from_json(bytes)?;
        unchecked.try_into()
    }

    /// The charter as text, to hand on.
    ///
    /// # Errors
    /// If it is longer than the protocol allows.
    pub fn to_json(&self) -> Result<String, CharterError> {
        let json = serde_json::to_string_pretty(self).map_err(|e| malformed(&e))?;
        check_length(json.len())?;
        Ok(json)
    }

    /// What the charter says, before any signature is checked: to show it to people.
    ///
    /// # Errors
    /// If it is no charter or breaks a rule of its form.
    pub fn unverified(&self) -> Result<Charter, CharterError> {
        let charter: Charter = from_json(&self.payload_bytes()?)?;
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

    /// Adds the signature of `cluster`. A cluster that changes its key signs twice: with the key
    /// of the version before and with that of this one.
    ///
    /// # Errors
    /// If there are too many signatures.
    pub fn sign(&mut self, cluster: &ClusterId, key: &SigningKey) -> Result<(), CharterError> {
        let header = ProtectedHeader {
            alg: "EdDSA".to_owned(),
            typ: CHARTER_TYP.to_owned(),
            kid: cluster.clone(),
        };
        let json = serde_json::to_vec(&header).map_err(|e| malformed(&e))?;
        let protected = URL_SAFE_NO_PAD.encode(json);
        let signature = key.sign_bytes(self.signed_bytes(&protected).as_bytes());
        self.add([CharterSignature {
            protected,
            signature: URL_SAFE_NO_PAD.encode(signature),
        }])
    }

    /// Takes over the signatures of `other`, which must be of the same charter.
    ///
    /// # Errors
    /// If it is another charter, or there are too many signatures.
    pub fn merge(&mut self, other: &Self) -> Result<(), CharterError> {
        if self.payload != other.payload {
            return Err(CharterError::DifferentPayloads);
        }
        self.add(other.signatures.iter().cloned())
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
        if before.version.checked_add(1) != Some(charter.version) {
            return Err(CharterError::WrongVersion {
                found: charter.version,
                expected: before.version.saturating_add(1),
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

    /// The clusters whose signatures are valid for the keys that `charter` gives them. Suspended
    /// clusters and those that do not stand in `charter` sign nothing.
    ///
    /// # Errors
    /// If a signature is not well-formed.
    pub fn signers(&self, charter: &Charter) -> Result<BTreeSet<ClusterId>, CharterError> {
        let keys: BTreeMap<&str, PublicKey> = charter
            .active()
            .map(|c| (c.id.as_str(), c.signing_key))
            .collect();
        let mut signers = BTreeSet::new();
        for s in &self.signatures {
            let (signer, signature) = s.read()?;
            // A signer of the other version of the two is no fault here, nor is a signature with
            // the key of the other version.
            let Some(key) = keys.get(signer.as_str()) else {
                continue;
            };
            if !signers.contains(&signer)
                && key.verifies(self.signed_bytes(&s.protected).as_bytes(), &signature)
            {
                signers.insert(signer);
            }
        }
        Ok(signers)
    }

    fn check_threshold(&self, charter: &Charter) -> Result<(), CharterError> {
        const NAMED: usize = 20;
        let signers = self.signers(charter)?;
        if signers.len() >= charter.threshold as usize {
            return Ok(());
        }
        let missing: Vec<&str> = charter
            .active()
            .map(|c| c.id.as_str())
            .filter(|id| !signers.contains(*id))
            .collect();
        let mut named = missing
            .iter()
            .copied()
            .take(NAMED)
            .collect::<Vec<_>>()
            .join(", ");
        if missing.len() > NAMED {
            named.push_str(&format!(" and {} more", missing.len() - NAMED));
        }
        Err(CharterError::TooFewSignatures {
            version: charter.version,
            signed: signers.len(),
            needed: charter.threshold,
            missing: named,
        })
    }

    /// All or none: a charter that is full keeps the signatures that it has.
    fn add(
        &mut self,
        signatures: impl IntoIterator<Item = CharterSignature>,
    ) -> Result<(), CharterError> {
        let mut new: Vec<CharterSignature> = Vec::new();
        for s in signatures {
            if !self.signatures.contains(&s) && !new.contains(&s) {
                new.push(s);
            }
        }
        check_count(self.signatures.len() + new.len())?;
        self.signatures.append(&mut new);
        Ok(())
    }

    fn signed_bytes(&self, protected: &str) -> String {
        format!("{protected}.{}", self.payload)
    }

    fn payload_bytes(&self) -> Result<Vec<u8>, CharterError> {
        URL_SAFE_NO_PAD
            .decode(&self.payload)
            .map_err(|_| CharterError::Malformed("the payload is not base64url".to_owned()))
    }
}

impl TryFrom<Unchecked> for SignedCharter {
    type Error = CharterError;

    fn try_from(unchecked: Unchecked) -> Result<Self, CharterError> {
        // Each signature may cost a verification: their number comes first.
        check_count(unchecked.signatures.len())?;
        for s in &unchecked.signatures {
            s.read()?;
        }
        let charter = Self {
            payload: unchecked.payload,
            signatures: unchecked.signatures,
        };
        charter.unverified()?;
        Ok(charter)
    }
}

impl CharterSignature {
    /// Who claims to have signed, and the signature.
    fn read(&self) -> Result<(ClusterId, Vec<u8>), CharterError> {
        let malformed = |what: &str| CharterError::Malformed(format!("a signature's {what}"));
        let header = URL_SAFE_NO_PAD
            .decode(&self.protected)
            .map_err(|_| malformed("header is not base64url"))?;
        let header: ProtectedHeader =
            serde_json::from_slice(&header).map_err(|_| malformed("header is not understood"))?;
        if header.alg != "EdDSA" || header.typ != CHARTER_TYP {
            return Err(malformed("header is of another type"));
        }
        let signature = URL_SAFE_NO_PAD
            .decode(&self.signature)
            .ok()
            .filter(|bytes| bytes.len() == 64)
            .ok_or_else(|| malformed("bytes are not 64 in base64url"))?;
        Ok((header.kid, signature))
    }
}

fn check_length(bytes: usize) -> Result<(), CharterError> {
    if bytes > limits::CHARTER_BYTES {
        return Err(CharterError::TooLong(bytes));
    }
    Ok(())
}

fn check_count(signatures: usize) -> Result<(), CharterError> {
    if signatures > limits::CHARTER_SIGNATURES {
        return Err(CharterError::TooManySignatures(signatures));
    }
    Ok(())
}

fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CharterError> {
    serde_json::from_slice(bytes).map_err(|e| malformed(&e))
}

fn malformed(error: &serde_json::Error) -> CharterError {
    CharterError::Malformed(quoted(&error.to_string(), 200))
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
