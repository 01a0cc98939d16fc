//! Who may use the HTTP interface: bearer tokens (RFC 6750) that the node's own API key signed, and
//! sessions of the staff.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use axum_extra::extract::CookieJar;
use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    envelope::{Claims, EnvelopeError, Signed},
    ids::ClusterId,
    keys::SigningKey,
    time::Timestamp,
};

use super::{
    pages::{SESSION_COOKIE, is_from_here},
    problem::Problem,
};
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
    /// Whom the token was made for, or the number of the person who has signed in.
    pub subject: String,
    /// What it allows.
    pub role: Role,
}

const MEND: &str = "send `Authorization: Bearer TOKEN`; `steelyard token` makes one";

impl FromRequestParts<Arc<Node>> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, node: &Arc<Node>) -> Result<Self, Problem> {
        let bearer = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "));
        match bearer {
            Some(token) => by_token(token, node),
            None => by_session(parts, node).await,
        }
    }
}

fn by_token(token: &str, node: &Node) -> Result<Staff, Problem> {
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
    Ok(Staff {
        subject: claims.sub,
        role: claims.role,
    })
}

/// The staff of the pages may use the interface by their session. A browser sends its cookie whoever
/// made the request, so what changes something must come from the pages themselves.
async fn by_session(parts: &Parts, node: &Node) -> Result<Staff, Problem> {
    let jar = CookieJar::from_headers(&parts.headers);
    let Some(cookie) = jar.get(SESSION_COOKIE) else {
        return Err(Problem::unauthenticated(MEND));
    };
    let session = node.people.session(cookie.value()).await;
    let session = session.map_err(|e| Problem::fault(&e))?;
    let Some(session) = session else {
        return Err(Problem::unauthenticated(format!(
            "the session has ended; sign in, or {MEND}"
        )));
    };
    if !parts.method.is_safe() && !is_from_here(&parts.headers) {
        return Err(Problem::forbidden(
            "a session is taken from the pages of this node only, not from other sites",
        ));
    }
    let Some(role) = session.person.role else {
        return Err(Problem::forbidden("this is for the staff of the cluster"));
    };
    Ok(Staff {
        subject: session.person.id.to_string(),
        role,
    })
}
