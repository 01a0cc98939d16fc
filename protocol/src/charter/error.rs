//! Why a charter does not count.

use crate::{
    ids::{ClusterId, FederationId},
    limits,
};

/// Why a charter does not count.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum CharterError {
    /// Longer than the protocol allows.
    #[error("the charter has {0} bytes; at most {max} are allowed", max = limits::CHARTER_BYTES)]
    TooLong(usize),
    /// Not a charter.
    #[error("this is no signed charter: {0}")]
    Malformed(String),
    /// More signatures than the protocol allows.
    #[error("the charter has {0} signatures; at most {max} are allowed", max = limits::CHARTER_SIGNATURES)]
    TooManySignatures(usize),
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
