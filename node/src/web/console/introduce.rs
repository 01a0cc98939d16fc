//! The form that asks for an introduction to a match.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};
use maud::html;
use serde::Deserialize;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::MemberRef,
    introduction::Text,
    limits,
};

use super::{
    super::pages::{
        Fault, SignedIn, Visit,
        form::{Field, Filled, Mistakes, Tick, boxes},
        see_other,
    },
    cards::{marked, title, unshown, where_and_what},
    introductions::{path_of, told},
    results::search_of,
    staff,
    words::{self, Known},
};
use crate::{
    app::Node,
    introductions::{NewIntroduction, Side},
};

/// For which match an introduction is asked, and what is said with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    query: String,
    m: String,
    text: String,
    /// The reference of the own member that it is for, where the search was for none.
    member: String,
    /// `member` or `cluster`: in whose name.
    name: String,
    /// The field groups that the own member reveals on acceptance.
    reveal: Vec<String>,
}

/// The form for an introduction to a match.
pub async fn new(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(wanted): Filled<Wanted>,
) -> Result<Response, Fault> {
    form(&node, &visit, &wanted, &Mistakes::default())
}

fn form(
    node: &Node,
    visit: &Visit,
    wanted: &Wanted,
    mistakes: &Mistakes,
) -> Result<Response, Fault> {
    let search = search_of(node, &wanted.query)?;
    let found = marked(&wanted.m)
        .and_then(|found| search.found(&found))
        .ok_or(Fault::NotFound)?;
    let known = Known::of(node, visit);
    let heading = visit.text("console-introduce-title");
    let text = |id: &str| visit.text(id);
    let why = Field {
        id: "text",
        label: &text("console-introduce-why"),
        hint: &text("console-introduce-why-hint"),
        value: &wanted.text,
        required: true,
        most: limits::INTRODUCTION_TEXT_CHARS,
        ..Field::default()
    };
    let member = Field {
        id: "member",
        label: &text("console-introduce-member"),
        hint: &text("console-introduce-member-hint"),
        value: &wanted.member,
        autocomplete: "off",
        ..Field::default()
    };
    let groups: Vec<String> = unshown(&search.inquiry.query, &found)
        .iter()
        .map(|g| words::group(visit, g))
        .collect();
    let names = [
        ("member", "console-introduce-as-member"),
        ("cluster", "console-introduce-as-cluster"),
    ];
    let names: Vec<Tick> = names
        .iter()
        .map(|(value, id)| Tick {
            value: (*value).to_owned(),
            text: visit.text(id),
            hint: visit.text(&format!("console-introduce-hint-{value}")),
            ticked: wanted.name == *value || (wanted.name.is_empty() && *value == "member"),
        })
        .collect();
    let reveal: Vec<Tick> = FieldGroup::ALL
        .iter()
        .map(|group| Tick {
            value: group.to_string(),
            text: words::group(visit, *group),
            hint: String::new(),
            ticked: wanted.reveal.contains(&group.to_string()),
        })
        .collect();
    let body = html! {
        h1 { (heading) }
        (mistakes.summary(visit))
        div.split {
            form method="post" action="/console/introductions" {
                input type="hidden" name="query" value=(wanted.query);
                input type="hidden" name="m" value=(wanted.m);
                (why.lines(visit, mistakes, 6))
                @match &search.inquiry.like_member {
                    Some(member) => p { (visit.text_with("console-introduce-for", [("member", member.as_str().into())])) },
                    None => (member.line(visit, mistakes)),
                }
                (boxes(visit, mistakes, ("name", &text("console-introduce-name"), ""), false, &names))
                div.many { (boxes(visit, mistakes, ("reveal", &text("console-introduce-reveal"), &text("console-introduce-reveal-hint")), true, &reveal)) }
                div.actions {
                    button type="submit" { (text("console-introduce-send")) }
                    a href={ "/console/search/" (wanted.query) } { (text("common-cancel")) }
                }
            }
            aside {
                div.card {
                    h2 { (title(visit, &found)) }
                    p.aside { (where_and_what(visit, &known, &found)) }
                    @if !groups.is_empty() {
                        p { (visit.text_with("console-introduce-could-reveal", [("groups", groups.join(", ").into())])) }
                    }
                }
                p.hint { (text("console-introduce-how")) }
            }
        }
    };
    let mut page = visit.page(&heading, body);
    if !mistakes.is_empty() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

/// Asks for an introduction.
pub async fn request(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Filled(wanted): Filled<Wanted>,
) -> Result<Response, Fault> {
    let search = search_of(&node, &wanted.query)?;
    let found = marked(&wanted.m).ok_or(Fault::NotFound)?;
    search.found(&found).ok_or(Fault::NotFound)?;
    let text = match Text::new(&wanted.text) {
        Ok(text) if !text.is_empty() => text,
        Err(_) => {
            return with_mistake(
                &node,
                &visit,
                &wanted,
                "text",
                "console-introduce-long-text",
            );
        }
        Ok(_) => return with_mistake(&node, &visit, &wanted, "text", "console-introduce-no-text"),
    };
    let member = match (&search.inquiry.like_member, wanted.member.trim()) {
        (Some(member), _) => Some(member.clone()),
        (None, "") => None,
        (None, typed) => match typed.parse::<MemberRef>() {
            Ok(member) if node.directory.member(&member).await.is_ok() => Some(member),
            _ => {
                return with_mistake(
                    &node,
                    &visit,
                    &wanted,
                    "member",
                    "console-cannot-unknown-member",
                );
            }
        },
    };
    let reveal: Option<FieldGroups> = (wanted.reveal.iter())
        .map(|g| g.parse::<FieldGroup>().ok())
        .collect();
    let Some(reveal) = reveal else {
        return with_mistake(&node, &visit, &wanted, "reveal", "console-introduce-unread");
    };
    let asked = NewIntroduction {
        cluster: found.cluster,
        handle: found.handle,
        query_id: search.id,
        purpose: search.inquiry.query.purpose.clone(),
        must_name: member.is_some() && wanted.name != "cluster",
        unnamed: wanted.name == "cluster",
        on_behalf_of: member,
        reveal,
        text,
    };
    let by = staff::kept(&signed_in.person);
    match node.introductions.request(asked, &by).await {
        Ok(made) => {
            let path = path_of(made.id, Side::Asking);
            Ok(see_other(&path, Some("console-flash-introduction")))
        }
        Err(e) => {
            let id = told(&e)?;
            with_mistake(&node, &visit, &wanted, "text", id)
        }
    }
}

fn with_mistake(
    node: &Node,
    visit: &Visit,
    wanted: &Wanted,
    field: &str,
    id: &str,
) -> Result<Response, Fault> {
    let mut mistakes = Mistakes::default();
    mistakes.add(field, visit.text(id));
    form(node, visit, wanted, &mistakes)
}
