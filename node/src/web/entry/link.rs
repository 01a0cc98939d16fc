//! Links that let a person in once: asked for on the sign-in page, or passed on by the staff.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use maud::html;
use serde::Deserialize;

use super::{let_in, letters, refusal, sign_in};
use crate::{
    app::Node,
    people::Email,
    texts::Locale,
    web::{
        client_address::ClientAddress,
        pages::{
            Fault, Visit,
            form::{Filled, Mistakes},
            see_other,
        },
    },
};

/// To whom the link is to be sent.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "link-email")]
    email: String,
}

/// Sends a link, if there is somebody to send it to. The answer does not wait for that, so that it
/// is the same and takes as long in any case.
pub(super) async fn ask(
    State(node): State<Arc<Node>>,
    visit: Visit,
    ClientAddress(address): ClientAddress,
    Filled(asked): Filled<Asked>,
) -> Result<Response, Fault> {
    if node.people.mailer().is_none() {
        return Err(Fault::NotFound);
    }
    let mut mistakes = Mistakes::default();
    let email: Option<Email> = asked.email.parse().ok();
    if email.is_none() {
        mistakes.add("link-email", visit.text("entry-email-wrong"));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Err(e) = node.people.count_letter(&asked.email, address) {
        status = StatusCode::TOO_MANY_REQUESTS;
        mistakes.add("link-email", visit.text(refusal(e)?));
    }
    match email {
        Some(email) if mistakes.is_empty() => {
            let (sender, locale) = (Arc::clone(&node), visit.locale);
            node.tasks()
                .spawn(async move { send(&sender, &email, locale).await });
            Ok(see_other("/sign-in", Some("entry-link-sent")))
        }
        _ => {
            let mut response = sign_in::page(&node, &visit, &asked.email, "/", &mistakes);
            *response.status_mut() = status;
            Ok(response)
        }
    }
}

async fn send(node: &Node, email: &Email, locale: Locale) {
    let (person, token) = match node.people.mailed_link(email).await {
        Ok(Some(made)) => made,
        Ok(None) => return,
        Err(e) => {
            tracing::error!(error = %e, "a link to sign in could not be made");
            return;
        }
    };
    let letter = letters::sign_in_link(&node.config, &person, &token, locale);
    if let Some(mailer) = node.people.mailer()
        && let Err(e) = mailer.send(&letter).await
    {
        tracing::error!(error = %e, "a link to sign in could not be sent");
    }
}

/// A button: whoever only looks at the link, as mail scanners do, does not use it up.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    if !node.people.is_link(&token).await? {
        return Ok(ended(&visit));
    }
    let title = visit.text("entry-link-title");
    Ok(visit.page(
        &title,
        html! {
            h1 { (visit.text_with("entry-sign-in-heading", [("cluster", visit.cluster().into())])) }
            p { (visit.text("entry-link-hint")) }
            form method="post" action={ "/link/" (token) } {
                button type="submit" { (visit.text("entry-sign-in-button")) }
            }
        },
    ))
}

/// Uses the link up.
pub(super) async fn follow(
    State(node): State<Arc<Node>>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    match node.people.use_link(&token).await? {
        Some(person) => Ok(let_in(&node, &visit, &headers, &person, "/").await?),
        None => Ok(ended(&visit)),
    }
}

fn ended(visit: &Visit) -> Response {
    let title = visit.text("entry-link-ended-title");
    let mut response = visit.page(
        &title,
        html! {
            h1 { (title) }
            p { (visit.text("entry-link-ended")) }
            p { a.button href="/sign-in" { (visit.text("entry-to-sign-in")) } }
        },
    );
    *response.status_mut() = StatusCode::GONE;
    response
}
