//! The people who may sign in: who they are, what they may do, where they are signed in.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::unavailable;
use crate::{
    app::Node,
    people::{Email, NewPerson, PeopleError, Person, PersonId, Role},
    web::{
        entry::letters::{Delivered, deliver},
        pages::{
            Fault, SignedIn, Visit,
            form::{Field, Filled, Mistakes},
            see_other,
        },
    },
};

/// People on one page.
const PAGE: u32 = 50;

/// From whom on they are listed: after the person of this number. Addresses stay out of URLs.
#[derive(Debug, Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    after: String,
}

/// Somebody who is to be added.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Added {
    #[serde(default)]
    email: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: String,
}

/// A role, or none.
#[derive(Debug, Deserialize)]
pub(super) struct NewRole {
    #[serde(default)]
    role: String,
}

/// Whether somebody may sign in.
#[derive(Debug, Deserialize)]
pub(super) struct NewState {
    disabled: bool,
}

fn fault(e: PeopleError) -> Fault {
    match e {
        PeopleError::UnknownPerson => Fault::NotFound,
        e => unavailable(e),
    }
}

fn role_of(word: &str) -> Option<Role> {
    [Role::Matchmaker, Role::Admin]
        .into_iter()
        .find(|role| role.as_str() == word)
}

fn role_word(visit: &Visit, role: Option<Role>) -> String {
    visit.text(match role {
        Some(Role::Admin) => "admin-role-admin",
        Some(Role::Matchmaker) => "admin-role-matchmaker",
        None => "admin-role-none",
    })
}

fn roles(visit: &Visit) -> Vec<(String, String)> {
    [None, Some(Role::Matchmaker), Some(Role::Admin)]
        .into_iter()
        .map(|role| {
            let value = role.map(Role::as_str).unwrap_or_default();
            (value.to_owned(), role_word(visit, role))
        })
        .collect()
}

pub(super) async fn list(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Query(from): Query<From>,
) -> Result<Response, Fault> {
    let after = match from.after.parse() {
        Ok(id) => match node.people.person(id).await {
            Ok(last) => last.email.as_str().to_owned(),
            // Removed meanwhile: from the first again.
            Err(PeopleError::UnknownPerson) => String::new(),
            Err(e) => return Err(fault(e)),
        },
        Err(_) => String::new(),
    };
    let (added, mistakes) = (Added::default(), Mistakes::default());
    list_with(&node, &visit, &after, &added, &mistakes).await
}

/// The people with addresses after `after`; empty: from the first.
async fn list_with(
    node: &Node,
    visit: &Visit,
    after: &str,
    added: &Added,
    mistakes: &Mistakes,
) -> Result<Response, Fault> {
    let mut persons = node.people.persons(after, PAGE + 1).await.map_err(fault)?;
    let more = persons.len() > PAGE as usize;
    persons.truncate(PAGE as usize);
    let title = visit.text("admin-people-title");
    let body = html! {
        h1 { (title) }
        (mistakes.summary(visit))
        p.lede { (visit.text("admin-people-lede")) }
        @if persons.is_empty() {
            p.empty { (visit.text("admin-people-none")) }
        } @else {
            table.stack {
                thead { tr {
                    th scope="col" { (visit.text("admin-people-name")) }
                    th scope="col" { (visit.text("admin-people-role")) }
                    th scope="col" { (visit.text("admin-people-acts-for")) }
                    th scope="col" { (visit.text("admin-people-state")) }
                } }
                tbody { @for person in &persons { (row(visit, person)) } }
            }
        }
        @if let (true, Some(last)) = (more, persons.last()) {
            nav.pager aria-label=(visit.text("admin-pages")) {
                @if !after.is_empty() { a href="/admin/people" { (visit.text("admin-first")) } }
                a href={ "/admin/people?after=" (last.id) } { (visit.text("common-next")) }
            }
        }
        h2 { (visit.text("admin-people-add")) }
        (add_form(visit, added, mistakes))
    };
    Ok(visit.page(&title, body))
}

fn row(visit: &Visit, person: &Person) -> Markup {
    let members: Vec<&str> = person.members.iter().map(|m| m.as_str()).collect();
    html! {
        tr {
            th scope="row" {
                a href={ "/admin/people/" (person.id) } { (person.shown_name()) }
                @if !person.name.is_empty() { br; span.aside { (person.email) } }
            }
            td data-label=(visit.text("admin-people-role")) { (role_word(visit, person.role)) }
            td data-label=(visit.text("admin-people-acts-for")) {
                @if members.is_empty() { "–" } @else { (members.join(", ")) }
            }
            td data-label=(visit.text("admin-people-state")) { (state(visit, person)) }
        }
    }
}

fn state(visit: &Visit, person: &Person) -> Markup {
    html! {
        @if person.disabled { span.tag.bad { (visit.text("admin-people-disabled")) } }
        @else { span.tag.good { (visit.text("admin-people-enabled")) } }
    }
}

fn add_form(visit: &Visit, added: &Added, mistakes: &Mistakes) -> Markup {
    let text = |id| visit.text(id);
    html! {
        form.panel.narrow method="post" action="/admin/people" {
            (Field {
                id: "email",
                label: &text("admin-people-email"),
                hint: "",
                value: &added.email,
                kind: "email",
                autocomplete: "off",
                required: true,
                most: 254,
            }.line(visit, mistakes))
            (Field {
                id: "name",
                label: &text("admin-people-name"),
                hint: &text("admin-people-name-hint"),
                value: &added.name,
                autocomplete: "off",
                most: 200,
                ..Field::default()
            }.line(visit, mistakes))
            (Field {
                id: "role",
                label: &text("admin-people-role"),
                hint: &text("admin-people-role-hint"),
                value: if added.role.is_empty() { "matchmaker" } else { &added.role },
                required: true,
                ..Field::default()
            }.choice(visit, mistakes, &roles(visit)))
            div.actions { button type="submit" { (visit.text("admin-people-add")) } }
        }
    }
}

pub(super) async fn add(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(added): Filled<Added>,
) -> Result<Response, Fault> {
    let mut mistakes = Mistakes::default();
    let Ok(email) = added.email.parse::<Email>() else {
        mistakes.add("email", visit.text("admin-people-email-wrong"));
        return list_with(&node, &visit, "", &added, &mistakes).await;
    };
    let new = NewPerson {
        email,
        name: added.name.trim().to_owned(),
        role: role_of(&added.role),
        language: None,
    };
    match node.people.add_person(&new).await {
        Ok(person) if person.role.is_some() => invited(&node, &visit, person.id).await,
        Ok(person) => Ok(see_other(
            &format!("/admin/people/{}", person.id),
            Some("admin-people-added"),
        )),
        Err(PeopleError::Known) => {
            mistakes.add("email", visit.text("admin-people-known"));
            list_with(&node, &visit, "", &added, &mistakes).await
        }
        Err(PeopleError::InvalidName) => {
            mistakes.add("name", visit.text("admin-people-name-wrong"));
            list_with(&node, &visit, "", &added, &mistakes).await
        }
        Err(e) => Err(fault(e)),
    }
}

/// Invites a person of the staff. A link that cannot be mailed is shown, this once, to be passed on.
async fn invited(node: &Node, visit: &Visit, id: PersonId) -> Result<Response, Fault> {
    let invitation = node.people.invite_staff(id).await.map_err(fault)?;
    let base = format!("/admin/people/{id}");
    let delivered = deliver(&node.people, &node.config, None, &invitation, visit.locale).await;
    let (link, failed) = match delivered {
        Delivered::Mailed => return Ok(see_other(&base, Some("admin-people-mailed"))),
        Delivered::ToPassOn { link, failed } => (link, failed),
    };
    let title = visit.text("admin-people-pass-on");
    let body = html! {
        h1 { (title) }
        @if let Some(e) = failed { p.notice.care lang="en" { (e) } }
        p.lede {
            (visit.text_with("admin-people-pass-on-hint", [
                ("email", invitation.person.email.as_str().into()),
                ("until", visit.locale.moment(invitation.expires).into()),
            ]))
        }
        pre tabindex="0" { code { (link) } }
        p { a href=(base) { (invitation.person.shown_name()) } }
    };
    Ok(visit.page(&title, body))
}

/// Sends somebody of the staff a new invitation.
pub(super) async fn invite(
    State(node): State<Arc<Node>>,
    visit: Visit,
    admin: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let id = other(&admin, &id)?;
    invited(&node, &visit, id).await
}

fn id_of(path: &str) -> Result<PersonId, Fault> {
    path.parse().map_err(|_| Fault::NotFound)
}

pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    admin: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let id = id_of(&id)?;
    let person = node.people.person(id).await.map_err(fault)?;
    let sessions = node.people.sessions(id).await.map_err(fault)?;
    let own = admin.person.id == id;
    let base = format!("/admin/people/{id}");
    let members: Vec<&str> = person.members.iter().map(|m| m.as_str()).collect();
    let role = person.role.map(Role::as_str).unwrap_or_default();
    let title = person.shown_name().to_owned();
    let mistakes = Mistakes::default();
    let role_label = visit.text("admin-people-role");
    let role_hint = visit.text("admin-people-role-hint");
    let body = html! {
        p { a href="/admin/people" { (visit.text("admin-people-back")) } }
        h1 { (title) " " (state(&visit, &person)) }
        dl.facts {
            dt { (visit.text("admin-people-email")) } dd { (person.email) }
            dt { (visit.text("admin-people-acts-for")) }
            dd { @if members.is_empty() { (visit.text("common-none")) } @else { (members.join(", ")) } }
            dt { (visit.text("admin-people-password")) }
            dd { @if person.has_password { (visit.text("common-yes")) } @else { (visit.text("common-no")) } }
        }
        @if own {
            p.notice { (visit.text("admin-people-own")) }
        } @else {
            h2 { (visit.text("admin-people-role")) }
            @if person.role.is_none() {
                p { (visit.text_with("admin-people-first-role",
                    [("email", person.email.as_str().into())])) }
            }
            form.inline method="post" action={ (base) "/role" } {
                (Field {
                    id: "role",
                    label: &role_label,
                    hint: &role_hint,
                    value: role,
                    required: true,
                    ..Field::default()
                }.choice(&visit, &mistakes, &roles(&visit)))
                button.quiet type="submit" { (visit.text("common-save")) }
            }
        }
        h2 { (visit.text("admin-people-sessions")) }
        @if sessions.is_empty() {
            p { (visit.text("admin-people-no-sessions")) }
        } @else {
            ul {
                @for session in &sessions {
                    li {
                        (session.label) br;
                        span.aside {
                            (visit.text_with("admin-people-session", [
                                ("began", visit.locale.moment(session.began).into()),
                                ("seen", visit.locale.moment(session.seen).into()),
                            ]))
                        }
                    }
                }
            }
            @if !own {
                form method="post" action={ (base) "/sessions/end" } {
                    button.quiet type="submit" { (visit.text("admin-people-end-sessions")) }
                }
            }
        }
        @if !own {
            h2 { (visit.text("admin-people-access")) }
            p { (visit.text("admin-people-access-hint")) }
            div.actions {
                @if person.role.is_some() && !person.disabled {
                    form method="post" action={ (base) "/invite" } {
                        button.quiet type="submit" { (visit.text("admin-people-invite")) }
                    }
                }
                form method="post" action={ (base) "/disabled" } {
                    input type="hidden" name="disabled" value=(!person.disabled);
                    @if person.disabled {
                        button.quiet type="submit" { (visit.text("admin-people-enable")) }
                    } @else {
                        button.stop type="submit" { (visit.text("admin-people-disable")) }
                    }
                }
                form method="post" action={ (base) "/remove" } {
                    button.stop type="submit" { (visit.text("admin-people-remove")) }
                }
            }
        }
    };
    Ok(visit.page(&title, body))
}

/// Nobody locks itself out: another administrator must do that.
fn other(admin: &SignedIn, id: &str) -> Result<PersonId, Fault> {
    let id = id_of(id)?;
    if admin.person.id == id {
        return Err(Fault::Forbidden);
    }
    Ok(id)
}

pub(super) async fn set_role(
    State(node): State<Arc<Node>>,
    visit: Visit,
    admin: SignedIn,
    Path(id): Path<String>,
    Filled(new): Filled<NewRole>,
) -> Result<Response, Fault> {
    let id = other(&admin, &id)?;
    let role = role_of(&new.role);
    // Who has a first role has no way in any more, but for this invitation.
    if node.people.set_role(id, role).await.map_err(fault)?
        && !node.people.person(id).await.map_err(fault)?.disabled
    {
        return invited(&node, &visit, id).await;
    }
    Ok(changed(id))
}

pub(super) async fn set_disabled(
    State(node): State<Arc<Node>>,
    admin: SignedIn,
    Path(id): Path<String>,
    Filled(new): Filled<NewState>,
) -> Result<Response, Fault> {
    let id = other(&admin, &id)?;
    node.people
        .set_disabled(id, new.disabled)
        .await
        .map_err(fault)?;
    Ok(changed(id))
}

pub(super) async fn end_sessions(
    State(node): State<Arc<Node>>,
    admin: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let id = other(&admin, &id)?;
    for session in node.people.sessions(id).await.map_err(fault)? {
        node.people
            .end_session(id, session.id)
            .await
            .map_err(fault)?;
    }
    Ok(changed(id))
}

pub(super) async fn remove(
    State(node): State<Arc<Node>>,
    admin: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let id = other(&admin, &id)?;
    node.people.remove_person(id).await.map_err(fault)?;
    Ok(see_other("/admin/people", Some("admin-people-removed")))
}

fn changed(id: PersonId) -> Response {
    see_other(&format!("/admin/people/{id}"), Some("admin-people-changed"))
}
