//! How a cluster comes into a charter: an invitation, and the card with which it answers.

use serde::{Deserialize, Serialize};

use crate::{
    charter::{CharterError, ClusterEntry, check_name},
    envelope::{Claims, EnvelopeError, Signed},
    ids::{ClusterId, FederationId},
    limits,
};

/// The scheme of an invitation's link: `steelyard:invite/` and a compact JWS.
pub const INVITE_PREFIX: &str = "steelyard:invite/";

/// An invitation to a federation, signed by a cluster that is in it (or founds it).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteClaims {
    /// The inviting cluster.
    pub iss: ClusterId,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// The federation.
    pub federation: FederationId,
    /// The federation's name, for people.
    pub federation_name: String,
    /// The inviting cluster as it stands, or will stand, in the charter.
    pub inviter: ClusterEntry,
}

impl Claims for InviteClaims {
    const TYP: &'static str = "steelyard-invite+jwt";
    const MAX_BYTES: usize = limits::CARD_BYTES;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// A cluster's own entry for the charter, signed with the key that stands in it: proof that who
/// hands in the entry holds the key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardClaims {
    /// The cluster.
    pub iss: ClusterId,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// The federation that it wants to be in.
    pub federation: FederationId,
    /// The entry.
    pub entry: ClusterEntry,
}

impl Claims for CardClaims {
    const TYP: &'static str = "steelyard-card+jwt";
    const MAX_BYTES: usize = limits::CARD_BYTES;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// Why a card or an invitation does not count.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum CardError {
    /// Not signed by the key that it names.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// Signed by one cluster for the entry of another.
    #[error("cluster `{signer}` signed the entry of cluster `{entry}`; each signs its own")]
    OtherCluster {
        /// Who signed.
        signer: ClusterId,
        /// Whose entry it is.
        entry: ClusterId,
    },
    /// The entry could not stand in a charter.
    #[error(transparent)]
    Entry(#[from] CharterError),
}

/// Reads a card and checks that it is signed with the key that stands in it, and that the entry
/// keeps the rules of a charter.
///
/// # Errors
/// If it is not, or is no card.
pub fn read_card(text: &str) -> Result<CardClaims, CardError> {
    let signed = Signed::<CardClaims>::parse(text.trim().as_bytes())?;
    let key = signed.unverified()?.entry.signing_key;
    let claims = signed.verify(&key)?;
    own_entry(&claims.iss, &claims.entry)?;
    Ok(claims)
}

/// Reads an invitation (a link or the bare JWS) and checks that it is signed with the key that
/// stands in it. Whether it has ended is for the caller to check, who knows the time
/// ([`InviteClaims::exp`]).
///
/// # Errors
/// If it is not, or is no invitation.
pub fn read_invite(text: &str) -> Result<InviteClaims, CardError> {
    let text = text.trim();
    let signed =
        Signed::<InviteClaims>::parse(text.strip_prefix(INVITE_PREFIX).unwrap_or(text).as_bytes())?;
    let key = signed.unverified()?.inviter.signing_key;
    let claims = signed.verify(&key)?;
    own_entry(&claims.iss, &claims.inviter)?;
    check_name("the federation's name", &claims.federation_name)?;
    Ok(claims)
}

fn own_entry(signer: &ClusterId, entry: &ClusterEntry) -> Result<(), CardError> {
    if *signer != entry.id {
        return Err(CardError::OtherCluster {
            signer: signer.clone(),
            entry: entry.id.clone(),
        });
    }
    Ok(entry.check()?)
}
