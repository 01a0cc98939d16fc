//! The member's rights: everything in one archive, correction, objection, erasure, and the monthly
//! letter.

use std::sync::Arc;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{Acting, Fault, Visit, base};
use crate::{
    app::Node,
    web::pages::{
        form::{Field, Filled, Mistakes},
        see_other,
    },
};

/// The page.
pub(super) async fn show(State(node): State<Arc<Node>>, visit: Visit, acting: Acting) -> Response {
    let here = base(&acting.member);
    let card = |id: &str, link: &str| right(&visit, id, &format!("{here}{link}"));
    let title = visit.text("portal-rights-title");
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-rights-lede")) }
        div.columns {
            (card("export", "/rights/export.zip"))
            (card("correct", "/profile"))
            (card("object", "/consents"))
            (card("erase", "/rights/erase"))
        }
        // Without a mail server there is no letter.
        @if node.people.mailer().is_some() { (letter(&visit, &acting)) }
    };
    visit.page(&title, body)
}

fn letter(visit: &Visit, acting: &Acting) -> Markup {
    let person = &acting.person;
    let (now, other, value) = if person.digest {
        (
            "portal-rights-digest-is-on",
            "portal-rights-digest-off",
            "no",
        )
    } else {
        (
            "portal-rights-digest-is-off",
            "portal-rights-digest-on",
            "yes",
        )
    };
    html! {
        section.panel aria-labelledby="digest" {
            h2 id="digest" { (visit.text("portal-rights-digest")) }
            p { (visit.text_with("portal-rights-digest-how",
                [("email", person.email.as_str().into())])) }
            p { strong { (visit.text(now)) } }
            form method="post" action={ (base(&acting.member)) "/rights/digest" } {
                button.quiet type="submit" name="wanted" value=(value) { (visit.text(other)) }
            }
        }
    }
}

fn right(visit: &Visit, id: &str, link: &str) -> Markup {
    html! {
        section.card aria-labelledby=(id) {
            h2 id=(id) { (visit.text(&format!("portal-rights-{id}"))) }
            p { (visit.text(&format!("portal-rights-{id}-how"))) }
            p { a.button.quiet href=(link) { (visit.text(&format!("portal-rights-{id}-button"))) } }
        }
    }
}

/// Whether the letter is wanted.
#[derive(Deserialize)]
pub(super) struct Wanted {
    wanted: String,
}

/// Orders the letter, or no longer.
pub(super) async fn digest(
    State(node): State<Arc<Node>>,
    acting: Acting,
    Filled(Wanted { wanted }): Filled<Wanted>,
) -> Result<Response, Fault> {
    let wanted = wanted == "yes";
    let set = node.people.set_digest(acting.person.id, wanted);
    set.await.map_err(|e| {
        tracing::error!(error = %e, "a choice could not be kept");
        Fault::Unavailable
    })?;
    let message = if wanted {
        "portal-flash-digest-on"
    } else {
        "portal-flash-digest-off"
    };
    let to = format!("{}/rights", base(&acting.member));
    Ok(see_other(&to, Some(message)))
}

/// Says what is erased and what stays, and asks.
pub(super) async fn ask_to_erase(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let name = node
        .directory
        .member(&acting.member)
        .await?
        .profile
        .identity
        .legal_name;
    Ok(confirm(&visit, &acting, &name, &Mistakes::default()))
}

fn confirm(visit: &Visit, acting: &Acting, name: &str, mistakes: &Mistakes) -> Response {
    let here = base(&acting.member);
    let title = visit.text("portal-erase-title");
    let label = visit.text_with("portal-erase-confirm", [("name", name.into())]);
    let list = |title: &str, lines: &[&str]| {
        html! {
            section.card {
                h2 { (visit.text(title)) }
                ul { @for id in lines { li { (visit.text(id)) } } }
            }
        }
    };
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-erase-lede")) }
        (mistakes.summary(visit))
        div.columns {
            (list("portal-erase-gone", &[
                "portal-erase-gone-profile",
                "portal-erase-gone-consents",
                "portal-erase-gone-backups",
            ]))
            (list("portal-erase-stays", &["portal-erase-stays-log", "portal-erase-stays-others"]))
        }
        p { a href={ (here) "/rights/export.zip" } download { (visit.text("portal-erase-first")) } }
        form method="post" action={ (here) "/rights/erase" } novalidate {
            (Field {
                id: "name",
                label: &label,
                autocomplete: "off",
                required: true,
                ..Field::default()
            }.line(visit, mistakes))
            div.actions {
                button.stop type="submit" { (visit.text("portal-erase-button")) }
                a.button.quiet href={ (here) "/rights" } { (visit.text("common-cancel")) }
            }
        }
    };
    let status = if mistakes.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    (status, visit.page(&title, body)).into_response()
}

/// The name, written once more.
#[derive(Deserialize)]
pub(super) struct Confirmed {
    #[serde(default)]
    name: String,
}

/// Erases, if the name is the one shown.
pub(super) async fn erase(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Filled(Confirmed { name }): Filled<Confirmed>,
) -> Result<Response, Fault> {
    let held = node
        .directory
        .member(&acting.member)
        .await?
        .profile
        .identity
        .legal_name;
    if name.split_whitespace().ne(held.split_whitespace()) {
        let mut mistakes = Mistakes::default();
        mistakes.add("name", visit.text("portal-erase-wrong"));
        return Ok(confirm(&visit, &acting, &held, &mistakes));
    }
    node.directory.remove(&acting.member).await?;
    node.refresh().await;
    // Whether the view could be brought up to date or not, and whoever has done it.
    node.forget_own_matches();
    let title = visit.text("portal-erased-title");
    // Nobody acts for the member any more, and who acted for it alone is gone with it.
    let mut visit = visit;
    visit.acting = None;
    if acting.person.role.is_none() && acting.person.members.len() == 1 {
        visit.signed_in = None;
    }
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-erased")) }
        p { a href="/" { (visit.text("common-fault-home")) } }
    };
    Ok(visit.page(&title, body))
}
