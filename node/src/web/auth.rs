//! Who may use the HTTP interface: bearer tokens (RFC 6750) that the node's own API key signed.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    envelope::{Claims, EnvelopeError, Signed},
    ids::ClusterId,
    keys::SigningKey,
    time::Timestamp,
};

use super::problem::Problem;
use crate::{app::Node, people::Role};

/// What a token says.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenClaims {
    /// The cluster whose node made it.
    pub iss: ClusterId,
    /// When it was made, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// Whom it was made for, for the log.
    pub sub: String,
    /// What its bearer may do.
    pub role: Role,
}

impl Claims for TokenClaims {
    const TYP: &'static str = "steelyard-api+jwt";
    const MAX_BYTES: usize = 4 * 1024;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// Makes a token that lives for `seconds`.
///
/// # Errors
/// If it cannot be signed.
pub fn make_token(
    key: &SigningKey,
    cluster: &ClusterId,
    subject: &str,
    role: Role,
    now: Timestamp,
    seconds: i64,
) -> Result<String, EnvelopeError> {
    let claims = TokenClaims {
        iss: cluster.clone(),
        iat: now.as_seconds(),
        exp: now.plus_seconds(seconds).as_seconds(),
        sub: subject.to_owned(),
        role,
    };
    Ok(Signed::sign(&claims, key)?.as_str().to_owned())
}

/// A member of the cluster's staff who proved it. A handler that takes it cannot be called without.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Whom the token was made for.
    pub subject: String,
    /// What it allows.
    pub role: Role,
}

impl FromRequestParts<Arc<Node>> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, node: &Arc<Node>) -> Result<Self, Problem> {
        const MEND: &str = "send `Authorization: Bearer TOKEN`; `steelyard token` makes one";
        let token = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or_else(|| Problem::unauthenticated(MEND))?;
        let wrong = |_| Problem::unauthenticated(format!("the token is not valid; {MEND}"));
        let signed = Signed::<TokenClaims>::parse(token.trim().as_bytes()).map_err(wrong)?;
        let claims = signed
            .verify(&node.identity.api().public())
            .map_err(wrong)?;
        let now = node.clock.now().as_seconds();
        if claims.exp <= now || claims.iss != *node.identity.cluster() {
            return Err(Problem::unauthenticated(format!(
                "the token has expired; {MEND}"
            )));
        }
        Ok(Self {
            subject: claims.sub,
            role: claims.role,
        })
    }
}
