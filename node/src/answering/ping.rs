//! Answers signed pings. They tell nothing but that this node holds the cluster's key, so they
//! are not recorded.

use steelyard_protocol::{
    charter::VerifiedCharter,
    envelope::{Signed, check_times},
    ids::ClusterId,
    keys::SigningKey,
    limits,
    messages::{PingClaims, PongClaims},
    refusal::RefusalCode,
    time::Timestamp,
};

use super::verify::signer;

/// The program and its version, as peers and people see it.
pub const SOFTWARE: &str = concat!("steelyard ", env!("CARGO_PKG_VERSION"));

/// Answers a ping that came from the cluster `from`.
///
/// # Errors
/// The refusal code of the first check that fails.
pub fn pong(
    ping: &Signed<PingClaims>,
    from: &ClusterId,
    own: &ClusterId,
    key: &SigningKey,
    charter: Option<&VerifiedCharter>,
    now: Timestamp,
) -> Result<Signed<PongClaims>, RefusalCode> {
    let (charter, entry) = signer(ping, from, own, charter, now)?;
    let claims = ping.verify(&entry.signing_key).map_err(|e| e.refusal())?;
    if claims.aud != *own {
        return Err(RefusalCode::WrongAudience);
    }
    check_times(claims.iat, claims.exp, now)?;
    let pong = PongClaims {
        iss: own.clone(),
        aud: claims.iss,
        iat: now.as_seconds(),
        exp: now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
        ping_id: claims.jti,
        charter: charter.version,
        software: SOFTWARE.to_owned(),
    };
    Signed::sign(&pong, key).map_err(|_| RefusalCode::Unavailable)
}
