//! `/sign-in` and `/sign-out`.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{let_in, onward, refusal};
use crate::{
    app::Node,
    people::{PeopleError, SignInError},
    web::{
        client_address::ClientAddress,
        pages::{
            Fault, SESSION_COOKIE, Visit, add_cookie, asset,
            form::{Field, Filled, Mistakes},
            host_cookie, local_path, see_other,
        },
    },
};

/// Where somebody wanted to go.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wish {
    pub(super) to: String,
}

/// What was typed.
#[derive(Deserialize, Default)]
pub(super) struct Typed {
    email: String,
    password: String,
    #[serde(default)]
    to: String,
}

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Query(wish): Query<Wish>,
) -> Response {
    match &visit.signed_in {
        Some(known) => see_other(&onward(&known.person, &wish.to), None),
        None => page(&node, &visit, "", &wish.to, &Mistakes::default()),
    }
}

/// The page with what was typed and what was wrong with it.
pub(super) fn page(
    node: &Node,
    visit: &Visit,
    email: &str,
    to: &str,
    mistakes: &Mistakes,
) -> Response {
    let title = visit.text("entry-sign-in-title");
    let to = local_path(to);
    visit.page(
        &title,
        html! {
            h1 { (visit.text_with("entry-sign-in-heading", [("cluster", visit.cluster().into())])) }
            (mistakes.summary(visit))
            @if let Some(host) = node.people.passkey_host() {
                (passkey_button(visit, host, to))
            }
            section.panel.narrow aria-labelledby="by-password" {
                h2 id="by-password" { (visit.text("entry-by-password")) }
                form method="post" action="/sign-in" {
                    input type="hidden" name="to" value=(to);
                    (Field {
                        id: "email",
                        label: &visit.text("entry-email"),
                        value: email,
                        kind: "email",
                        autocomplete: "username",
                        required: true,
                        most: 254,
                        ..Field::default()
                    }.line(visit, mistakes))
                    (Field {
                        id: "password",
                        label: &visit.text("entry-password"),
                        kind: "password",
                        autocomplete: "current-password",
                        required: true,
                        ..Field::default()
                    }.line(visit, mistakes))
                    button type="submit" { (visit.text("entry-sign-in-button")) }
                }
            }
            @if node.people.mailer().is_some() {
                section.panel.narrow aria-labelledby="by-link" {
                    h2 id="by-link" { (visit.text("entry-by-link")) }
                    p { (visit.text("entry-by-link-hint")) }
                    form method="post" action="/sign-in/link" {
                        (Field {
                            id: "link-email",
                            label: &visit.text("entry-email"),
                            value: email,
                            kind: "email",
                            autocomplete: "email",
                            required: true,
                            most: 254,
                            ..Field::default()
                        }.line(visit, mistakes))
                        button.quiet type="submit" { (visit.text("entry-by-link-button")) }
                    }
                }
            }
            @if node.people.has_provider() {
                @let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
                section.panel.narrow aria-labelledby="by-provider" {
                    h2 id="by-provider" { (visit.text("entry-by-provider")) }
                    p { a.button.quiet href={ "/sign-in/oidc?to=" (to) } {
                        (visit.text("entry-by-provider-button"))
                    } }
                }
            }
            p.hint { (visit.text_with("entry-no-account", [("cluster", visit.cluster().into())])) }
        },
    )
}

/// Shown by the script, where the browser can do it and is at the right place.
fn passkey_button(visit: &Visit, host: &str, to: &str) -> Markup {
    html! {
        section.panel.narrow hidden data-passkey="sign-in" data-host=(host) data-to=(to)
            aria-labelledby="by-passkey" {
            h2 id="by-passkey" { (visit.text("entry-by-passkey")) }
            p { (visit.text("entry-by-passkey-hint")) }
            button type="button" { (visit.text("entry-by-passkey-button")) }
            p.mistake role="alert" hidden { (visit.text("entry-passkey-failed")) }
        }
        script src=(asset("passkeys.js")) defer {}
    }
}

/// Signs in by password.
pub(super) async fn by_password(
    State(node): State<Arc<Node>>,
    visit: Visit,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Fault> {
    let found = node
        .people
        .by_password(&typed.email, &typed.password, address)
        .await;
    let entered = match found {
        Ok(person) => let_in(&node, &visit, &headers, &person, &typed.to)
            .await
            .map_err(SignInError::from),
        Err(e) => Err(e),
    };
    let refused = match entered {
        Ok(response) => return Ok(response),
        Err(e) => e,
    };
    let status = match &refused {
        SignInError::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
        SignInError::People(PeopleError::Busy) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNAUTHORIZED,
    };
    let mut mistakes = Mistakes::default();
    mistakes.add("email", visit.text(refusal(refused)?));
    let mut response = page(&node, &visit, &typed.email, &typed.to, &mistakes);
    *response.status_mut() = status;
    Ok(response)
}

/// Ends the session.
pub(super) async fn sign_out(
    State(node): State<Arc<Node>>,
    visit: Visit,
) -> Result<Response, Fault> {
    if let Some(known) = &visit.signed_in {
        node.people
            .end_session(known.person.id, known.session)
            .await?;
    }
    let mut response = see_other("/sign-in", Some("entry-signed-out"));
    let ended = host_cookie(SESSION_COOKIE, String::new(), Some(0));
    add_cookie(&mut response, &ended);
    Ok(response)
}
