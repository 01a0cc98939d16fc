//! This cluster's own entry for the charter, and what is signed over it: cards and invitations.

use steelyard_protocol::{
    card::{CardClaims, InviteClaims},
    charter::{ClusterEntry, ClusterState, NodeEntry},
    envelope::{EnvelopeError, Signed},
    ids::FederationId,
    time::Timestamp,
};

use super::Identity;
use crate::config::Config;

/// This cluster as it will stand in the charter.
pub fn own_entry(config: &Config, identity: &Identity) -> ClusterEntry {
    ClusterEntry {
        id: config.cluster.id.clone(),
        name: config.cluster.name.clone(),
        country: config.cluster.country.clone(),
        status: ClusterState::Active,
        signing_key: identity.signing().public(),
        nodes: vec![NodeEntry {
            transport_key: identity.transport_public(),
            addresses: config.network.advertised(),
        }],
    }
}

/// Signs this cluster's card for `federation`.
///
/// # Errors
/// If it is longer than a card may be.
pub fn sign_card(
    entry: ClusterEntry,
    federation: &FederationId,
    identity: &Identity,
    now: Timestamp,
) -> Result<Signed<CardClaims>, EnvelopeError> {
    let claims = CardClaims {
        iss: identity.cluster().clone(),
        iat: now.as_seconds(),
        federation: federation.clone(),
        entry,
    };
    Signed::sign(&claims, identity.signing())
}

/// Signs an invitation to `federation`, which ends after `seconds`.
///
/// # Errors
/// If it is longer than an invitation may be.
pub fn sign_invite(
    entry: ClusterEntry,
    federation: &FederationId,
    federation_name: &str,
    identity: &Identity,
    now: Timestamp,
    seconds: i64,
) -> Result<Signed<InviteClaims>, EnvelopeError> {
    let claims = InviteClaims {
        iss: identity.cluster().clone(),
        iat: now.as_seconds(),
        exp: now.plus_seconds(seconds).as_seconds(),
        federation: federation.clone(),
        federation_name: federation_name.to_owned(),
        inviter: entry,
    };
    Signed::sign(&claims, identity.signing())
}
