//! Errors as problem details (RFC 9457).

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// An error as clients see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// Names the kind of error: a URI reference that need not be fetched.
    #[serde(rename = "type")]
    kind: String,
    /// The kind of error in a few words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What was wrong and how to mend it.
    detail: String,
}

impl Problem {
    fn new(status: StatusCode, kind: &str, title: &'static str, detail: String) -> Self {
        Self {
            kind: format!("/problems/{kind}"),
            title,
            status: status.as_u16(),
            detail,
        }
    }

    /// The request breaks a rule.
    pub fn invalid(detail: impl ToString) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid",
            "The request is not valid",
            detail.to_string(),
        )
    }

    /// Who asks is not known.
    pub fn unauthenticated(detail: impl ToString) -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unauthenticated",
            "Sign in first",
            detail.to_string(),
        )
    }

    /// Who asks may not do that.
    pub fn forbidden(detail: impl ToString) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "forbidden",
            "Not permitted",
            detail.to_string(),
        )
    }

    /// There is no such thing.
    pub fn not_found(detail: impl ToString) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "not-found",
            "Not found",
            detail.to_string(),
        )
    }

    /// It cannot be done as things stand.
    pub fn conflict(detail: impl ToString) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "conflict",
            "It does not go together with how things stand",
            detail.to_string(),
        )
    }

    /// The path takes other methods.
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "Another method is wanted",
            "the header `Allow` names those that are taken; see /api/openapi.json".to_owned(),
        )
    }

    /// The node cannot do that now.
    pub fn unavailable(detail: impl ToString) -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
            "The node cannot do that now",
            detail.to_string(),
        )
    }

    /// A fault of the node; the detail stands in its log.
    pub fn fault(error: &dyn std::error::Error) -> Self {
        tracing::error!(%error, "a request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "fault",
            "The node failed",
            "the node's log says why".to_owned(),
        )
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
