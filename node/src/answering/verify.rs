//! Stage 1: who asks? The signer stands in the charter in force, is the cluster that the transport
//! authenticated, means us, and means now.

use steelyard_protocol::{
    charter::{Charter, ClusterEntry, ClusterState, VerifiedCharter},
    envelope::{Claims, Digest, Signed, check_times},
    ids::{ClusterId, Country, QueryId},
    messages::QueryClaims,
    query::Query,
    refusal::RefusalCode,
    time::Timestamp,
};

/// A query whose signer is proved.
#[derive(Debug)]
pub struct Verified {
    claims: QueryClaims,
    digest: Digest,
    asker: Asker,
    charter: u64,
}

/// The asking cluster, as the charter in force describes it.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The cluster.
    pub id: ClusterId,
    /// Its country.
    pub country: Country,
    /// Its name.
    pub name: String,
    /// Whether it is our own cluster.
    pub own: bool,
}

impl Verified {
    /// What is asked.
    pub const fn query(&self) -> &Query {
        &self.claims.query
    }

    /// The number of the query.
    pub const fn id(&self) -> QueryId {
        self.claims.jti
    }

    /// When the query ends.
    pub const fn expires(&self) -> Timestamp {
        Timestamp::from_seconds(self.claims.exp)
    }

    /// SHA-256 of the signed query.
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Who asks.
    pub const fn asker(&self) -> &Asker {
        &self.asker
    }

    /// The version of the charter that the signer was verified by.
    pub const fn charter(&self) -> u64 {
        self.charter
    }
}

/// The charter in force, and the cluster in it that says to have signed what came from the cluster
/// `from`. A cluster that the charter suspends or no longer names answers nothing, and nothing of a
/// suspended one is answered.
///
/// # Errors
/// The refusal code of the first check that fails.
pub fn signer<'a, C: Claims>(
    signed: &Signed<C>,
    from: &ClusterId,
    own: &ClusterId,
    charter: Option<&'a VerifiedCharter>,
    now: Timestamp,
) -> Result<(&'a Charter, &'a ClusterEntry), RefusalCode> {
    let charter = charter
        .filter(|c| c.is_in_force(now))
        .map(VerifiedCharter::charter)
        .filter(|c| c.active().any(|cluster| cluster.id == *own))
        .ok_or(RefusalCode::CharterExpired)?;
    let entry = charter
        .cluster(signed.claimed_issuer().as_str())
        .ok_or(RefusalCode::UnknownSigner)?;
    if entry.id != *from {
        return Err(RefusalCode::WrongSigner);
    }
    if entry.status != ClusterState::Active {
        return Err(RefusalCode::Suspended);
    }
    Ok((charter, entry))
}

/// Checks a signed query that came from the cluster `from`, at the cluster `own`.
///
/// Whether it was seen before is checked by [`super::replay::Replays`], once the signer is known:
/// otherwise anybody could use up a stranger's query numbers.
///
/// # Errors
/// The refusal code of the first check that fails.
pub fn verify(
    signed: &Signed<QueryClaims>,
    from: &ClusterId,
    own: &ClusterId,
    charter: Option<&VerifiedCharter>,
    now: Timestamp,
) -> Result<Verified, RefusalCode> {
    let (charter, entry) = signer(signed, from, own, charter, now)?;
    let claims = signed.verify(&entry.signing_key).map_err(|e| e.refusal())?;
    if claims.iss != entry.id {
        return Err(RefusalCode::WrongSigner);
    }
    if !claims.aud.contains(own) {
        return Err(RefusalCode::WrongAudience);
    }
    check_times(claims.iat, claims.exp, now)?;
    let asker = Asker {
        id: entry.id.clone(),
        country: entry.country.clone(),
        name: entry.name.clone(),
        own: entry.id == *own,
    };
    Ok(Verified {
        claims,
        digest: signed.digest(),
        asker,
        charter: charter.version,
    })
}
