//! An invitation: what it is for, in plain words, and how the invited will sign in from then on.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{account::of_person, enter};
use crate::{
    app::Node,
    people::{Acceptance, FEWEST_CHARS, OpenInvitation, PeopleError, WeakPassword},
    texts::Locale,
    web::{
        pages::{
            Fault, Visit, asset,
            form::{Field, Filled, Mistakes},
            member_path, see_other,
        },
        start_of,
    },
};

/// What the invited says.
#[derive(Deserialize, Default)]
pub(super) struct Said {
    #[serde(default)]
    name: String,
    // The frame has a field `language` of its own.
    #[serde(rename = "own-language", default)]
    language: String,
    /// How to sign in: `password`, `passkey` or `link`.
    #[serde(default)]
    way: String,
    #[serde(default)]
    password: String,
}

/// An invitation, and what has to be said of it.
struct Shown {
    open: OpenInvitation,
    /// The name of the member.
    member: Option<String>,
    /// Whether the person has a way to sign in already.
    has_way: bool,
}

async fn find(node: &Node, token: &str) -> Result<Option<Shown>, Fault> {
    let Some(open) = node.people.invitation(token).await? else {
        return Ok(None);
    };
    let member = match &open.member {
        Some(member) => {
            let profile = node.directory.member(member).await?.profile;
            Some(profile.identity.legal_name)
        }
        None => None,
    };
    let person = &open.person;
    let has_way =
        !open.lets_in || person.has_password || !node.people.passkeys(person.id).await?.is_empty();
    Ok(Some(Shown {
        open,
        member,
        has_way,
    }))
}

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let Some(shown) = find(&node, &token).await? else {
        return Ok(ended(&visit));
    };
    let said = Said {
        name: shown.open.person.name.clone(),
        language: visit.locale.tag().to_owned(),
        way: "password".to_owned(),
        password: String::new(),
    };
    let mistakes = Mistakes::default();
    Ok(page(&node, &visit, &token, &shown, &said, &mistakes))
}

fn page(
    node: &Node,
    visit: &Visit,
    token: &str,
    shown: &Shown,
    said: &Said,
    mistakes: &Mistakes,
) -> Response {
    let cluster = || ("cluster", visit.cluster().into());
    let title = visit.text_with("entry-invitation-title", [cluster()]);
    visit.page(
        &title,
        html! {
            h1 { (title) }
            @match &shown.member {
                Some(member) => {
                    p.lede {
                        (visit.text_with(
                            "entry-invitation-member",
                            [cluster(), ("member", member.as_str().into())],
                        ))
                    }
                    p { (visit.text_with("entry-invitation-what", [cluster()])) }
                    ul {
                        li { (visit.text("entry-invitation-see")) }
                        li { (visit.text("entry-invitation-decide")) }
                        li { (visit.text("entry-invitation-answer")) }
                    }
                }
                None => p.lede { (visit.text_with("entry-invitation-staff", [cluster()])) }
            }
            p { (visit.text_with(
                "entry-invitation-as",
                [("email", shown.open.person.email.as_str().into())],
            )) }
            (mistakes.summary(visit))
            @if shown.open.lets_in {
                (form(node, visit, token, shown, said, mistakes))
            } @else {
                (of_known(visit, token, shown))
            }
            p.hint { (visit.text("entry-invitation-refuse")) }
            script src=(asset("passkeys.js")) defer {}
        },
    )
}

/// Who the invited is, and how it will sign in.
fn form(
    node: &Node,
    visit: &Visit,
    token: &str,
    shown: &Shown,
    said: &Said,
    mistakes: &Mistakes,
) -> Markup {
    html! {
        form.panel method="post" action={ "/invitation/" (token) } {
            (of_person(visit, mistakes, &said.name, &said.language))
            // Lets password managers keep the two together.
            input type="hidden" name="username" autocomplete="username"
                value=(shown.open.person.email.as_str());
            @if !shown.has_way { (ways(node, visit, said, mistakes)) }
            button type="submit" { (visit.text("entry-invitation-accept")) }
        }
    }
}

/// For somebody who has an account: a button to accept, once they are signed in with it.
fn of_known(visit: &Visit, token: &str, shown: &Shown) -> Markup {
    let invited = shown.open.person.id;
    html! {
        @match &visit.signed_in {
            Some(known) if known.person.id == invited => {
                form.panel method="post" action={ "/invitation/" (token) } {
                    button type="submit" { (visit.text("entry-invitation-accept")) }
                }
            }
            Some(_) => {
                p.notice.care { (visit.text("entry-invitation-sign-in")) }
                form method="post" action="/sign-out" {
                    button.quiet type="submit" { (visit.text("common-sign-out")) }
                }
            }
            None => {
                p.notice { (visit.text("entry-invitation-sign-in")) }
                p { a.button href=(sign_in_to(token)) { (visit.text("entry-to-sign-in")) } }
            }
        }
    }
}

/// The sign-in page, which leads back to the invitation.
fn sign_in_to(token: &str) -> String {
    let to = format!("/invitation/{token}");
    let to: String = url::form_urlencoded::byte_serialize(to.as_bytes()).collect();
    format!("/sign-in?to={to}")
}

/// The ways to sign in from then on. That by passkey is shown by the script, where it is possible.
fn ways(node: &Node, visit: &Visit, said: &Said, mistakes: &Mistakes) -> Markup {
    let by_mail = node.people.mailer().is_some();
    let tick = |way: &str, text: &str, hint: &str| {
        html! {
            input type="radio" id={ "way-" (way) } name="way" value=(way) checked[said.way == way]
                aria-describedby={ "way-" (way) "-hint" };
            label for={ "way-" (way) } { (visit.text(text)) }
            p.hint id={ "way-" (way) "-hint" } { (visit.text(hint)) }
        }
    };
    html! {
        fieldset.field {
            legend { (visit.text("entry-way")) }
            @if let Some(host) = node.people.passkey_host() {
                div.tick hidden data-passkey="choose" data-host=(host) {
                    (tick("passkey", "entry-way-passkey", "entry-way-passkey-hint"))
                }
            }
            div.tick { (tick("password", "entry-way-password", "entry-way-password-hint")) }
            @if by_mail {
                div.tick { (tick("link", "entry-way-link", "entry-way-link-hint")) }
            }
        }
        (Field {
            id: "password",
            label: &visit.text("entry-new-password"),
            hint: &visit.text_with("entry-new-password-hint", [("count", FEWEST_CHARS.into())]),
            kind: "password",
            autocomplete: "new-password",
            ..Field::default()
        }.line(visit, mistakes))
    }
}

/// Takes what the invited says, and lets the person in. Who has an account signs in with it first,
/// and goes on in the session of it.
pub(super) async fn accept(
    State(node): State<Arc<Node>>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
    Filled(said): Filled<Said>,
) -> Result<Response, Fault> {
    let Some(shown) = find(&node, &token).await? else {
        return Ok(ended(&visit));
    };
    let wants_password = !shown.has_way && !matches!(said.way.as_str(), "passkey" | "link");
    let acceptance = Acceptance {
        name: &said.name,
        language: Locale::of_tag(&said.language).map(Locale::tag),
        password: wants_password.then_some(said.password.as_str()),
    };
    let signed_in = visit.signed_in.as_ref().map(|known| known.person.id);
    let accepted = node.people.accept(&token, &acceptance, signed_in).await;
    let person = match accepted {
        Ok(Some(person)) => person,
        Ok(None) => return Ok(ended(&visit)),
        Err(PeopleError::SignInFirst) => {
            let to = sign_in_to(&token);
            return Ok(see_other(&to, Some("entry-invitation-sign-in")));
        }
        Err(e) => {
            let mut mistakes = Mistakes::default();
            let (field, what) = mistake(&visit, e)?;
            mistakes.add(field, what);
            let mut response = page(&node, &visit, &token, &shown, &said, &mistakes);
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(response);
        }
    };
    let next = if !shown.has_way && said.way == "passkey" {
        see_other("/account/passkey", None)
    } else {
        let first = match &shown.open.member {
            Some(member) => member_path(member),
            None => start_of(&person),
        };
        see_other(&first, Some("entry-welcome"))
    };
    if shown.open.lets_in {
        Ok(enter(&node, &visit, &headers, &person, next).await?)
    } else {
        Ok(next)
    }
}

/// What is wrong with what was typed, and in which field; or a fault that is none of the person's.
pub(super) fn mistake(visit: &Visit, e: PeopleError) -> Result<(&'static str, String), Fault> {
    let id = match e {
        PeopleError::InvalidName => return Ok(("name", visit.text("entry-name-wrong"))),
        PeopleError::Password(WeakPassword::Short) => "entry-password-short",
        PeopleError::Password(WeakPassword::Long) => "entry-password-long",
        PeopleError::Password(WeakPassword::OwnName) => "entry-password-own",
        PeopleError::Password(WeakPassword::Repeated) => "entry-password-repeated",
        PeopleError::Busy => "entry-busy",
        e => return Err(e.into()),
    };
    let what = visit.text_with(id, [("count", FEWEST_CHARS.into())]);
    Ok(("password", what))
}

fn ended(visit: &Visit) -> Response {
    let title = visit.text("entry-invitation-ended-title");
    let mut response = visit.page(
        &title,
        html! {
            h1 { (title) }
            p {
                (visit.text_with(
                    "entry-invitation-ended",
                    [("cluster", visit.cluster().into())],
                ))
            }
            p { a.button href="/sign-in" { (visit.text("entry-to-sign-in")) } }
        },
    );
    *response.status_mut() = StatusCode::GONE;
    response
}
