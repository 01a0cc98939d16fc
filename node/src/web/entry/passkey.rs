//! Passkeys: signing in with one, making one, removing one. What needs the browser's help goes
//! through a script, in two steps each: begin gives what the browser is to do, end takes what it did.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use maud::html;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

use super::{enter, onward};
use crate::{
    app::Node,
    people::{PeopleError, SignInError},
    web::{
        client_address::ClientAddress,
        pages::{
            Fault, SignedIn, Visit, asset,
            form::{Field, Filled, Mistakes},
            see_other,
        },
    },
};

/// What the browser is to do, and the key to come back with.
#[derive(Serialize)]
struct Begun<T> {
    key: String,
    options: T,
}

/// What the script reads at the end.
#[derive(Serialize)]
struct Ended {
    /// Where to go.
    to: String,
}

/// What the browser did to sign in.
#[derive(Deserialize)]
pub(super) struct Given {
    key: String,
    credential: PublicKeyCredential,
    #[serde(default)]
    to: String,
}

/// What the browser made.
#[derive(Deserialize)]
pub(super) struct Made {
    key: String,
    credential: RegisterPublicKeyCredential,
    name: String,
}

/// Which passkey to remove.
#[derive(Deserialize)]
pub(super) struct Removed {
    credential: String,
}

/// Begins to sign in.
pub(super) async fn begin_sign_in(
    State(node): State<Arc<Node>>,
    ClientAddress(address): ClientAddress,
) -> Result<Response, Fault> {
    node.people.count_try(address)?;
    let (key, options) = node.people.begin_passkey_sign_in()?;
    Ok(Json(Begun { key, options }).into_response())
}

/// Ends to sign in.
pub(super) async fn end_sign_in(
    State(node): State<Arc<Node>>,
    visit: Visit,
    headers: HeaderMap,
    Json(given): Json<Given>,
) -> Result<Response, Fault> {
    let person = match node.people.by_passkey(&given.key, &given.credential).await {
        Ok(person) => person,
        Err(SignInError::Refused) => return Ok(StatusCode::UNAUTHORIZED.into_response()),
        Err(e) => return Err(e.into()),
    };
    let to = onward(&person, &given.to);
    let response = Json(Ended { to }).into_response();
    Ok(enter(&node, &visit, &headers, &person, response).await?)
}

/// The page where a passkey is made.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    known: SignedIn,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let host = node.people.passkey_host().ok_or(Fault::NotFound)?;
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let title = visit.text("entry-passkey-new-title");
    Ok(visit.page(
        &title,
        html! {
            h1 { (title) }
            p.lede { (visit.text("entry-passkey-what")) }
            @if !known.is_fresh {
                p.notice.care { (visit.text("entry-not-fresh")) }
            }
            noscript { p.notice.care { (visit.text("entry-passkey-script")) } }
            section.panel.narrow hidden data-passkey="create" data-host=(host) data-to="/account" {
                (Field {
                    id: "passkey-name",
                    label: &visit.text("entry-passkey-name"),
                    hint: &visit.text("entry-passkey-name-hint"),
                    value: &super::browser::label(agent),
                    required: true,
                    most: 200,
                    ..Field::default()
                }.line(&visit, &Mistakes::default()))
                button type="button" { (visit.text("entry-passkey-create")) }
                p.mistake role="alert" hidden { (visit.text("entry-passkey-failed")) }
            }
            p.notice.care hidden data-passkey="none" { (visit.text("entry-passkey-cannot")) }
            p { a href="/account" { (visit.text("entry-passkey-later")) } }
            script src=(asset("passkeys.js")) defer {}
        },
    ))
}

/// Begins to make a passkey. Whoever finds a browser open cannot make a way in for themselves: the
/// session must have begun lately.
pub(super) async fn begin(
    State(node): State<Arc<Node>>,
    known: SignedIn,
) -> Result<Response, Fault> {
    if !known.is_fresh {
        return Err(Fault::Forbidden);
    }
    let (key, options) = node.people.begin_passkey(known.person.id).await?;
    Ok(Json(Begun { key, options }).into_response())
}

/// Ends to make a passkey.
pub(super) async fn end(
    State(node): State<Arc<Node>>,
    known: SignedIn,
    Json(made): Json<Made>,
) -> Result<Response, Fault> {
    let person = known.person.id;
    let ended = node
        .people
        .end_passkey(person, &made.key, &made.credential, &made.name)
        .await;
    match ended {
        Ok(()) => {
            let to = "/account".to_owned();
            Ok(Json(Ended { to }).into_response())
        }
        Err(PeopleError::Passkey(e)) => {
            tracing::info!(error = %e, "a new passkey was not taken");
            Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response())
        }
        Err(PeopleError::PasskeyEnded | PeopleError::InvalidName) => {
            Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response())
        }
        Err(e) => Err(e.into()),
    }
}

/// Removes a passkey, unless nothing else would let the person in. Whoever finds a browser open
/// cannot lock its person out: the session must have begun lately.
pub(super) async fn remove(
    State(node): State<Arc<Node>>,
    known: SignedIn,
    Filled(which): Filled<Removed>,
) -> Result<Response, Fault> {
    if !known.is_fresh {
        return Ok(see_other("/account", Some("entry-not-fresh")));
    }
    let person = known.person.id;
    let message = match node.people.remove_passkey(person, &which.credential).await {
        Ok(removed) => removed.then_some("entry-passkey-removed"),
        Err(PeopleError::LastPasskey) => Some("entry-passkey-last"),
        Err(e) => return Err(e.into()),
    };
    Ok(see_other("/account", message))
}
