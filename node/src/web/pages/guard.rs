//! What stands before every page: who is asking, and whether they may.

use std::sync::Arc;

use axum::{
    extract::{RawPathParams, Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use steelyard_protocol::ids::MemberRef;

use super::{
    Access, Fault,
    origin::is_from_here,
    visit::{Acting, SESSION_COOKIE, SignedIn, Visit, looked_at},
};
use crate::{app::Node, people::Role};

/// The node, and who may pass.
#[derive(Clone)]
pub(super) struct Guard {
    pub(super) node: Arc<Node>,
    pub(super) access: Access,
    /// Whether the same path can also be looked at.
    pub(super) is_page: bool,
}

/// What a page may load and do (CSP Level 3): only what this node serves, nothing inline.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Finds out who asks, lets through whom the route is for, and gives every page its headers.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let jar = CookieJar::from_headers(&parts.headers);
    let known = match jar.get(SESSION_COOKIE) {
        Some(cookie) => guard.node.people.session(cookie.value()).await,
        None => Ok(None),
    };
    let (session, broken) = match known {
        Ok(session) => (session, false),
        Err(e) => {
            tracing::error!(error = %e, "a session could not be read");
            (None, true)
        }
    };
    let signed_in = session.map(|session| SignedIn {
        session: session.id,
        is_fresh: session.is_fresh,
        person: Arc::new(session.person),
    });
    let acting = acting(&guard, &mut parts, signed_in.as_ref()).await;
    let visit = Visit::of(
        &guard.node,
        (&parts, guard.is_page),
        &jar,
        signed_in.clone(),
        acting.clone(),
    );
    let denied = if broken && guard.access != Access::Anyone {
        Some(Fault::Unavailable.into_response())
    } else if looked_at(&parts).is_none() && !is_from_here(&parts.headers) {
        Some(Fault::CrossOrigin.into_response())
    } else {
        denied(guard.access, &parts, signed_in.as_ref(), acting.as_ref())
    };
    let response = match denied {
        Some(response) => response,
        None => {
            parts.extensions.insert(visit.clone());
            if let Some(signed_in) = signed_in {
                parts.extensions.insert(signed_in);
            }
            if let Some(acting) = acting {
                parts.extensions.insert(acting);
            }
            next.run(Request::from_parts(parts, body)).await
        }
    };
    with_headers(shown(response, &visit))
}

/// The member that the path names, if the person acts for it.
async fn acting(guard: &Guard, parts: &mut Parts, signed_in: Option<&SignedIn>) -> Option<Acting> {
    use axum::extract::FromRequestParts;
    if guard.access != Access::Member {
        return None;
    }
    let person = Arc::clone(&signed_in?.person);
    let params = RawPathParams::from_request_parts(parts, &()).await.ok()?;
    let (_, named) = params.iter().find(|(name, _)| *name == "member_ref")?;
    let member: MemberRef = named.parse().ok()?;
    person
        .members
        .contains(&member)
        .then_some(Acting { person, member })
}

/// What whoever may not pass gets instead.
fn denied(
    access: Access,
    parts: &Parts,
    signed_in: Option<&SignedIn>,
    acting: Option<&Acting>,
) -> Option<Response> {
    if access == Access::Anyone {
        return None;
    }
    let Some(signed_in) = signed_in else {
        let to = looked_at(parts).map_or_else(
            || "/sign-in".to_owned(),
            |page| {
                let page: String = url::form_urlencoded::byte_serialize(page.as_bytes()).collect();
                format!("/sign-in?to={page}")
            },
        );
        return Some(Redirect::to(&to).into_response());
    };
    let role = signed_in.person.role;
    let fault = match access {
        Access::Anyone | Access::SignedIn => None,
        // Whether there is such a member is not told.
        Access::Member => acting.is_none().then_some(Fault::NotFound),
        Access::Matchmaker => role.is_none().then_some(Fault::Forbidden),
        Access::Admin => (role != Some(Role::Admin)).then_some(Fault::Forbidden),
    };
    fault.map(IntoResponse::into_response)
}

/// A fault becomes a page in the reader's language, and so does what was refused before a handler saw
/// it.
fn shown(mut response: Response, visit: &Visit) -> Response {
    let fault = match response.status() {
        StatusCode::METHOD_NOT_ALLOWED => Some(Fault::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Fault::TooLarge),
        _ => response.extensions_mut().remove::<Fault>(),
    };
    let Some(fault) = fault else {
        return response;
    };
    let mut page = fault.page(visit);
    *page.status_mut() = response.status();
    page
}

fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Without any referrer, browsers hide the origin of forms even from their own site.
        (header::REFERRER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
