//! Signing in by the cluster's identity provider.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use super::{let_in, refusal, sign_in};
use crate::{
    app::Node,
    people::{OidcError, SignInError},
    web::{
        client_address::ClientAddress,
        pages::{Fault, Visit, add_cookie, form::Mistakes, host_cookie},
    },
};

/// What the browser keeps while its person is at the provider.
const COOKIE: &str = "__Host-departed";
/// How long, in seconds.
const KEPT: i64 = 600;

/// What the provider sends back: a code, or why there is none.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Answer {
    code: String,
    state: String,
}

/// Sends somebody to the provider.
pub(super) async fn depart(
    State(node): State<Arc<Node>>,
    visit: Visit,
    ClientAddress(address): ClientAddress,
    Query(wish): Query<sign_in::Wish>,
) -> Result<Response, Fault> {
    node.people.count_try(address)?;
    match node.people.depart(&wish.to).await {
        Ok(departure) => {
            let mut response = Redirect::to(departure.url.as_str()).into_response();
            let cookie = host_cookie(COOKIE, departure.cookie, Some(KEPT));
            add_cookie(&mut response, &cookie);
            Ok(response)
        }
        Err(OidcError::Absent) => Err(Fault::NotFound),
        Err(e) => {
            tracing::error!(error = %e, "nobody can sign in by the identity provider");
            Ok(refused(&node, &visit, "entry-provider-failed"))
        }
    }
}

/// Lets in whom the provider vouches for.
pub(super) async fn come_back(
    State(node): State<Arc<Node>>,
    visit: Visit,
    jar: CookieJar,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Result<Response, Fault> {
    if !node.people.has_provider() {
        return Err(Fault::NotFound);
    }
    let kept = jar.get(COOKIE).map_or("", |cookie| cookie.value());
    let found = node
        .people
        .by_provider(kept, &answer.state, &answer.code)
        .await;
    let entered = match found {
        Ok((person, to)) => let_in(&node, &visit, &headers, &person, &to)
            .await
            .map_err(SignInError::from),
        Err(e) => Err(e),
    };
    let mut response = match entered {
        Ok(response) => response,
        Err(SignInError::Refused) => refused(&node, &visit, "entry-provider-refused"),
        Err(e) => refused(&node, &visit, refusal(e)?),
    };
    add_cookie(&mut response, &host_cookie(COOKIE, String::new(), Some(0)));
    Ok(response)
}

fn refused(node: &Node, visit: &Visit, message: &str) -> Response {
    let mut mistakes = Mistakes::default();
    mistakes.add("by-provider", visit.text(message));
    let mut response = sign_in::page(node, visit, "", "/", &mistakes);
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    response
}
