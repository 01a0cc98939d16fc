//! Whom to ask.

use libp2p::{Multiaddr, PeerId};
use steelyard_protocol::{
    charter::{ClusterEntry, ClusterState, VerifiedCharter},
    ids::ClusterId,
    keys::PublicKey,
    query::{Query, QueryError},
    time::Timestamp,
};

use crate::network::{Peer, peer_id_of};

/// A cluster that is asked.
#[derive(Debug, Clone)]
pub(super) struct Recipient {
    pub(super) cluster: ClusterId,
    pub(super) key: PublicKey,
    pub(super) nodes: Vec<PeerId>,
    pub(super) own: bool,
}

/// Why a query cannot be asked.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PlanError {
    /// The query breaks a limit.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// There is no charter.
    #[error(
        "this node has no charter yet; join a federation with `steelyard join`, or found one with `steelyard charter create`"
    )]
    NoCharter,
    /// The charter has expired.
    #[error("the charter expired at {0}; propose a new version with `steelyard charter propose`")]
    CharterExpired(Timestamp),
    /// The own cluster is suspended.
    #[error("the charter suspends this cluster, so nobody would answer")]
    Suspended,
    /// The charter knows no such purpose.
    #[error("the charter knows no purpose `{purpose}`; use one of {known}")]
    UnknownPurpose {
        /// The purpose named.
        purpose: String,
        /// The charter's purposes, separated by commas.
        known: String,
    },
    /// The query names a cluster that the charter does not.
    #[error("`{0}` is no cluster of the charter; see `steelyard charter show`")]
    UnknownCluster(ClusterId),
    /// The query names a cluster that is suspended.
    #[error("cluster `{0}` is suspended by the charter")]
    SuspendedCluster(ClusterId),
    /// The query could not be signed.
    #[error("the query could not be signed: {0}")]
    Unsigned(String),
}

/// The clusters that `query` goes to.
pub(super) fn recipients(
    query: &Query,
    charter: Option<&VerifiedCharter>,
    own: &ClusterId,
    now: Timestamp,
) -> Result<Vec<Recipient>, PlanError> {
    query.check()?;
    let verified = charter.ok_or(PlanError::NoCharter)?;
    let charter = verified.charter();
    if !verified.is_in_force(now) {
        return Err(PlanError::CharterExpired(charter.expires));
    }
    if charter
        .cluster(own.as_str())
        .is_none_or(|c| c.status != ClusterState::Active)
    {
        return Err(PlanError::Suspended);
    }
    if !charter.purposes.iter().any(|p| p.id == query.purpose) {
        let known: Vec<&str> = charter.purposes.iter().map(|p| p.id.as_str()).collect();
        return Err(PlanError::UnknownPurpose {
            purpose: query.purpose.to_string(),
            known: known.join(", "),
        });
    }
    if query.clusters.is_empty() {
        return Ok(charter.active().map(|c| recipient(c, own)).collect());
    }
    let mut recipients: Vec<Recipient> = Vec::new();
    for id in &query.clusters {
        let entry = charter
            .cluster(id.as_str())
            .ok_or_else(|| PlanError::UnknownCluster(id.clone()))?;
        if entry.status != ClusterState::Active {
            return Err(PlanError::SuspendedCluster(id.clone()));
        }
        if !recipients.iter().any(|r| r.cluster == *id) {
            recipients.push(recipient(entry, own));
        }
    }
    Ok(recipients)
}

fn recipient(entry: &ClusterEntry, own: &ClusterId) -> Recipient {
    Recipient {
        cluster: entry.id.clone(),
        key: entry.signing_key,
        nodes: entry
            .nodes
            .iter()
            .filter_map(|n| peer_id_of(&n.transport_key).ok())
            .collect(),
        own: entry.id == *own,
    }
}

/// The peers of a charter that may connect: the nodes of its active clusters, with their cluster.
pub fn peers(charter: &VerifiedCharter, own: &ClusterId) -> Vec<(ClusterId, Peer)> {
    charter
        .charter()
        .active()
        .filter(|c| c.id != *own)
        .flat_map(|c| c.nodes.iter().map(move |n| (c, n)))
        .filter_map(|(c, n)| {
            let id = peer_id_of(&n.transport_key)
                .inspect_err(|e| tracing::warn!(cluster = %c.id, error = %e, "a node is left out"))
                .ok()?;
            let addresses: Vec<Multiaddr> =
                n.addresses.iter().filter_map(|a| a.parse().ok()).collect();
            Some((c.id.clone(), Peer { id, addresses }))
        })
        .collect()
}
