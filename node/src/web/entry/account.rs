//! `/account`: what a person says of itself, how it signs in, and where it is signed in.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::invitation::mistake;
use crate::{
    app::Node,
    people::{FEWEST_CHARS, KeptPasskey, OpenSession},
    texts::Locale,
    web::{
        client_address::ClientAddress,
        pages::{
            Fault, SignedIn, Visit,
            form::{Field, Filled, Mistakes},
            keep_language, see_other,
        },
    },
};

/// What a person says of itself.
#[derive(Deserialize)]
pub(super) struct Said {
    name: String,
    #[serde(rename = "own-language", default)]
    language: String,
    #[serde(default)]
    digest: Option<String>,
}

/// A new password, and the old one.
#[derive(Deserialize)]
pub(super) struct Passwords {
    #[serde(default)]
    current: String,
    #[serde(rename = "password")]
    new: String,
}

/// Which session to end.
#[derive(Deserialize)]
pub(super) struct Which {
    session: String,
}

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    known: SignedIn,
) -> Result<Response, Fault> {
    page(&node, &visit, &known, &Mistakes::default(), None).await
}

/// What a person says of itself: its name, and its language.
pub(super) fn of_person(visit: &Visit, mistakes: &Mistakes, name: &str, language: &str) -> Markup {
    let languages = Locale::ALL.map(|l| (l.tag().to_owned(), l.name().to_owned()));
    html! {
        (Field {
            id: "name",
            label: &visit.text("entry-name"),
            hint: &visit.text("entry-name-hint"),
            value: name,
            autocomplete: "name",
            required: true,
            most: 200,
            ..Field::default()
        }.line(visit, mistakes))
        (Field {
            id: "own-language",
            label: &visit.text("entry-language"),
            value: language,
            required: true,
            ..Field::default()
        }.choice(visit, mistakes, &languages))
    }
}

/// Whether the monthly letter is offered to a person: it is of members, and goes by mail.
fn has_letter(node: &Node, known: &SignedIn) -> bool {
    node.people.mailer().is_some() && !known.person.members.is_empty()
}

/// `typed` is what was sent and not taken, which is not lost.
async fn page(
    node: &Node,
    visit: &Visit,
    known: &SignedIn,
    mistakes: &Mistakes,
    typed: Option<&Said>,
) -> Result<Response, Fault> {
    let person = &known.person;
    let passkeys = node.people.passkeys(person.id).await?;
    let sessions = node.people.sessions(person.id).await?;
    let own = person.language.as_deref().unwrap_or(visit.locale.tag());
    let language = typed.map_or(own, |said| &said.language);
    let name = typed.map_or(&person.name, |said| &said.name);
    let digest = typed.map_or(person.digest, |said| said.digest.is_some());
    let title = visit.text("entry-account-title");
    Ok(visit.page(
        &title,
        html! {
            h1 { (title) }
            p.lede { (person.email) }
            (mistakes.summary(visit))
            form.panel method="post" action="/account" {
                h2 { (visit.text("entry-account-you")) }
                (of_person(visit, mistakes, name, language))
                @if has_letter(node, known) {
                    div.tick {
                        input type="checkbox" id="digest" name="digest" value="yes"
                            checked[digest] aria-describedby="digest-hint";
                        label for="digest" { (visit.text("entry-digest")) }
                        p.hint id="digest-hint" { (visit.text("entry-digest-hint")) }
                    }
                }
                button type="submit" { (visit.text("common-save")) }
            }
            (password(visit, known, mistakes))
            @if node.people.passkey_host().is_some() { (of_passkeys(visit, &passkeys)) }
            (of_sessions(visit, known, &sessions))
        },
    ))
}

fn password(visit: &Visit, known: &SignedIn, mistakes: &Mistakes) -> Markup {
    let person = &known.person;
    let heading = if person.has_password {
        "entry-password-change"
    } else {
        "entry-password-add"
    };
    html! {
        section.panel aria-labelledby="of-password" {
            h2 id="of-password" { (visit.text(heading)) }
            @if !known.is_fresh && !person.has_password {
                p { (visit.text("entry-not-fresh")) }
            } @else {
                form method="post" action="/account/password" {
                    input type="hidden" name="username" autocomplete="username"
                        value=(person.email.as_str());
                    @if !known.is_fresh {
                        (Field {
                            id: "current",
                            label: &visit.text("entry-current-password"),
                            kind: "password",
                            autocomplete: "current-password",
                            required: true,
                            ..Field::default()
                        }.line(visit, mistakes))
                    }
                    (Field {
                        id: "password",
                        label: &visit.text("entry-new-password"),
                        hint: &visit.text_with(
                            "entry-new-password-hint",
                            [("count", FEWEST_CHARS.into())],
                        ),
                        kind: "password",
                        autocomplete: "new-password",
                        required: true,
                        ..Field::default()
                    }.line(visit, mistakes))
                    button type="submit" { (visit.text("entry-password-save")) }
                    p.hint { (visit.text("entry-password-ends")) }
                }
            }
        }
    }
}

fn of_passkeys(visit: &Visit, passkeys: &[KeptPasskey]) -> Markup {
    html! {
        section.panel aria-labelledby="of-passkeys" {
            h2 id="of-passkeys" { (visit.text("entry-passkeys")) }
            p { (visit.text("entry-passkey-what")) }
            @if !passkeys.is_empty() {
                div.scroll tabindex="0" role="group" aria-labelledby="of-passkeys" {
                    table {
                        thead { tr {
                            th scope="col" { (visit.text("entry-passkey-name")) }
                            th scope="col" { (visit.text("entry-added")) }
                            th scope="col" { (visit.text("entry-last-used")) }
                            th scope="col" { span.hidden { (visit.text("entry-remove")) } }
                        } }
                        tbody {
                            @for passkey in passkeys {
                                tr {
                                    th scope="row" { (passkey.name) }
                                    td { (visit.locale.date(passkey.added)) }
                                    td {
                                        @match passkey.used {
                                            Some(at) => (visit.locale.date(at)),
                                            None => (visit.text("entry-never")),
                                        }
                                    }
                                    td { form method="post" action="/account/passkey/remove" {
                                        input type="hidden" name="credential"
                                            value=(passkey.credential);
                                        button.small.quiet type="submit" {
                                            (visit.text("entry-remove"))
                                            span.hidden { " " (passkey.name) }
                                        }
                                    } }
                                }
                            }
                        }
                    }
                }
            }
            p { a.button.quiet href="/account/passkey" { (visit.text("entry-passkey-add")) } }
        }
    }
}

fn of_sessions(visit: &Visit, known: &SignedIn, sessions: &[OpenSession]) -> Markup {
    html! {
        section.panel aria-labelledby="of-sessions" {
            h2 id="of-sessions" { (visit.text("entry-sessions")) }
            p { (visit.text("entry-sessions-hint")) }
            div.scroll tabindex="0" role="group" aria-labelledby="of-sessions" {
                table {
                    thead { tr {
                        th scope="col" { (visit.text("entry-browser")) }
                        th scope="col" { (visit.text("entry-since")) }
                        th scope="col" { (visit.text("entry-last-used")) }
                        th scope="col" { span.hidden { (visit.text("entry-session-end")) } }
                    } }
                    tbody {
                        @for session in sessions {
                            @let label = if session.label.is_empty() {
                                visit.text("entry-browser-unknown")
                            } else {
                                session.label.clone()
                            };
                            tr {
                                th scope="row" {
                                    (label)
                                    @if session.id == known.session {
                                        " " span.tag.accent { (visit.text("entry-session-this")) }
                                    }
                                }
                                td { (visit.locale.moment(session.began)) }
                                td { (visit.locale.moment(session.seen)) }
                                td { form method="post" action="/account/session/end" {
                                    input type="hidden" name="session" value=(session.id);
                                    button.small.quiet type="submit" {
                                        (visit.text("entry-session-end"))
                                        span.hidden { " " (label) }
                                    }
                                } }
                            }
                        }
                    }
                }
            }
            @if sessions.len() > 1 {
                form method="post" action="/account/sessions/end" {
                    button.quiet type="submit" { (visit.text("entry-sessions-end")) }
                }
            }
        }
    }
}

/// Writes what the person says of itself.
pub(super) async fn save(
    State(node): State<Arc<Node>>,
    visit: Visit,
    known: SignedIn,
    Filled(said): Filled<Said>,
) -> Result<Response, Fault> {
    let chosen = Locale::of_tag(&said.language);
    let person = &known.person;
    let digest = if has_letter(&node, &known) {
        said.digest.is_some()
    } else {
        person.digest
    };
    // One that is not offered is no choice.
    let language = chosen.map(Locale::tag).or(person.language.as_deref());
    let saved = node
        .people
        .set_preferences(person.id, &said.name, language, digest)
        .await;
    if let Err(e) = saved {
        let mut mistakes = Mistakes::default();
        let (field, what) = mistake(&visit, e)?;
        mistakes.add(field, what);
        let mut response = page(&node, &visit, &known, &mistakes, Some(&said)).await?;
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(response);
    }
    let mut response = see_other("/account", Some("entry-saved"));
    if let Some(locale) = chosen {
        keep_language(&mut response, locale);
    }
    Ok(response)
}

/// Changes the password, and ends all other sessions. Who did not sign in lately says the old
/// password, so that whoever finds a browser open cannot take the account over.
pub(super) async fn change_password(
    State(node): State<Arc<Node>>,
    visit: Visit,
    known: SignedIn,
    ClientAddress(address): ClientAddress,
    Filled(typed): Filled<Passwords>,
) -> Result<Response, Fault> {
    let person = &known.person;
    let mut mistakes = Mistakes::default();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if !known.is_fresh {
        if !person.has_password {
            return Err(Fault::Forbidden);
        }
        let proved = node
            .people
            .by_password(person.email.as_str(), &typed.current, address)
            .await;
        if let Err(e) = proved {
            if matches!(e, crate::people::SignInError::TooOften(_)) {
                status = StatusCode::TOO_MANY_REQUESTS;
            }
            let id = match super::refusal(e)? {
                "entry-refused" => "entry-current-wrong",
                id => id,
            };
            mistakes.add("current", visit.text(id));
        }
    }
    if mistakes.is_empty() {
        let but = Some(known.session);
        match node.people.set_password(person.id, &typed.new, but).await {
            Ok(()) => return Ok(see_other("/account", Some("entry-password-saved"))),
            Err(e) => {
                let (field, what) = mistake(&visit, e)?;
                mistakes.add(field, what);
            }
        }
    }
    let mut response = page(&node, &visit, &known, &mistakes, None).await?;
    *response.status_mut() = status;
    Ok(response)
}

/// Ends one session of the person.
pub(super) async fn end_session(
    State(node): State<Arc<Node>>,
    known: SignedIn,
    Filled(which): Filled<Which>,
) -> Result<Response, Fault> {
    let ended = match which.session.parse() {
        Ok(session) => node.people.end_session(known.person.id, session).await?,
        Err(_) => false,
    };
    Ok(see_other(
        "/account",
        ended.then_some("entry-session-ended"),
    ))
}

/// Ends all other sessions of the person.
pub(super) async fn end_others(
    State(node): State<Arc<Node>>,
    known: SignedIn,
) -> Result<Response, Fault> {
    node.people
        .end_other_sessions(known.person.id, known.session)
        .await?;
    Ok(see_other("/account", Some("entry-sessions-ended")))
}
