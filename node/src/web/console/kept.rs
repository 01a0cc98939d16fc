//! Saved searches and the shortlist.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::inquiry::Inquiry;

use super::{
    super::pages::{Fault, SignedIn, Visit, form::Filled, see_other},
    cards::{marked, title, where_and_what},
    reasons,
    results::search_of,
    search::{begin, told},
    staff,
    words::{Known, segment, sentence, set_off},
};
use crate::{
    app::Node,
    asking::{Again, Found, NOTE_CHARS, SavedError, SavedSearch, Shortlisted},
};

/// Searches that stand beside the form.
const BESIDE: usize = 5;
/// Reasons that stand on the shortlist.
const REASONS: usize = 2;

impl From<SavedError> for Fault {
    fn from(e: SavedError) -> Self {
        match e {
            SavedError::Unknown => Self::NotFound,
            e => {
                tracing::error!(error = %e, "a saved search could not be read or kept");
                Self::Unavailable
            }
        }
    }
}

/// Why a name or a note is not kept.
fn not_kept(visit: &Visit, error: SavedError) -> Fault {
    match error {
        SavedError::TooLong(_) => {
            let most = [("most", NOTE_CHARS.into())];
            Fault::Invalid(visit.text_with("console-saved-too-long", most))
        }
        SavedError::NoName => Fault::Invalid(visit.text("console-saved-no-name")),
        e => e.into(),
    }
}

/// What a search is about, in a line.
fn about(visit: &Visit, known: &Known, inquiry: &Inquiry) -> Markup {
    if let Some(member) = &inquiry.like_member {
        return sentence(&visit.text_with(
            "console-results-for",
            [("member", set_off(member.as_str()))],
        ));
    }
    let query = &inquiry.query;
    let mut parts = Vec::new();
    if !query.text.is_empty() {
        parts.push(query.text.chars().take(80).collect::<String>());
    }
    parts.extend(
        query
            .concepts
            .iter()
            .take(4)
            .map(|c| known.concept(&c.concept).to_owned()),
    );
    parts.extend(
        query
            .filters
            .countries
            .iter()
            .map(|c| visit.locale.country(c.as_str())),
    );
    html! { @if parts.is_empty() { (visit.text("console-results-everything")) } @else { (parts.join(" · ")) } }
}

/// Saved and latest searches, beside the form.
pub(super) async fn beside_the_form(
    node: &Node,
    visit: &Visit,
    known: &Known,
) -> Result<Markup, Fault> {
    let saved = node.saved.searches().await?;
    let latest = node.rounds.latest(BESIDE);
    Ok(html! {
        h2 { (visit.text("console-saved-title")) }
        @if saved.is_empty() {
            p.aside { (visit.text("console-saved-none")) }
        } @else {
            ul.plain {
                @for search in saved.iter().take(BESIDE) {
                    li {
                        form method="post" action={ "/console/searches/" (search.id) "/run" } {
                            button.link type="submit" { (search.name) }
                        }
                        span.aside { (visit.locale.date(search.run_at)) }
                    }
                }
            }
            p { a href="/console/searches" { (visit.text("console-saved-all")) } }
        }
        @if !latest.is_empty() {
            h2 { (visit.text("console-latest-title")) }
            ul.plain {
                @for search in &latest {
                    li { a href={ "/console/search/" (search.id) } { (about(visit, known, &search.inquiry)) } }
                }
            }
        }
    })
}

/// Saved searches and the shortlist.
pub async fn page(State(node): State<Arc<Node>>, visit: Visit) -> Result<Response, Fault> {
    let known = Known::of(&node, &visit);
    let mut saved = node.saved.searches().await?;
    for search in &mut saved {
        search.saved_by = staff::name(&node, &visit, &search.saved_by).await?;
    }
    let mut list = node.saved.shortlisted().await?;
    for item in &mut list {
        item.added_by = staff::name(&node, &visit, &item.added_by).await?;
    }
    let heading = visit.text("console-saved-heading");
    let body = html! {
        h1 { (heading) }
        section aria-labelledby="saved" {
            h2 id="saved" { (visit.text("console-saved-title")) }
            @if saved.is_empty() { p.empty { (visit.text("console-saved-none")) } }
            @else { ul.cards { @for search in &saved { (saved_card(&visit, &known, search)) } } }
        }
        section aria-labelledby="shortlist" {
            h2 id="shortlist" { (visit.text("console-shortlist-title")) }
            p.hint { (visit.text("console-shortlist-hint")) }
            @if list.is_empty() { p.empty { (visit.text("console-shortlist-none")) } }
            @else { ul.cards { @for (n, item) in list.iter().enumerate() { (shortlisted(&node, &visit, &known, n, item)) } } }
        }
    };
    Ok(visit.page(&heading, body))
}

fn saved_card(visit: &Visit, known: &Known, search: &SavedSearch) -> Markup {
    html! {
        li.card {
            h3 { (search.name) }
            p { (about(visit, known, &search.inquiry)) }
            p.aside {
                (visit.text_with("console-saved-by", [
                    ("name", search.saved_by.as_str().into()),
                    ("run", visit.locale.moment(search.run_at).into()),
                ]))
            }
            div.actions {
                form method="post" action={ "/console/searches/" (search.id) "/run" } {
                    button.small type="submit" { (visit.text("console-saved-run")) }
                }
                form method="post" action={ "/console/searches/" (search.id) "/remove" } {
                    button.stop.small type="submit" { (visit.text("console-saved-remove")) }
                }
            }
        }
    }
}

fn shortlisted(node: &Node, visit: &Visit, known: &Known, n: usize, item: &Shortlisted) -> Markup {
    let search = node.rounds.that_found(&item.found);
    let found = search.as_ref().and_then(|s| s.found(&item.found));
    let mark = format!("{}~{}", item.found.cluster, item.found.handle);
    let handle: String = item.found.handle.as_str().chars().take(6).collect();
    html! {
        li.card {
            @match &found {
                Some(found) => {
                    h3 { (title(visit, found)) }
                    p.aside { (where_and_what(visit, known, found)) }
                    ul.why { @for reason in reasons::sentences(visit, known, &found.why).iter().take(REASONS) { li { (reason) } } }
                }
                None => {
                    h3 { (visit.text_with("console-card-unnamed", [("handle", handle.into())])) }
                    p.aside { (visit.text_with("console-card-at", [("cluster", known.cluster(&item.found.cluster).into())])) }
                    p { (visit.text("console-shortlist-ask-again-hint")) }
                }
            }
            form.inline method="post" action="/console/shortlist/note" {
                input type="hidden" name="m" value=(mark);
                @let id = format!("note-{n}");
                div.field {
                    label for=(id) { (visit.text("console-shortlist-note")) }
                    input type="text" id=(id) name="note" value=(item.note) maxlength=(NOTE_CHARS);
                }
                button.quiet.small type="submit" { (visit.text("common-save")) }
            }
            p.aside {
                (visit.text_with("console-shortlist-by", [
                    ("name", item.added_by.as_str().into()),
                    ("date", visit.locale.date(item.added_at).into()),
                ]))
            }
            div.actions {
                @if let Some(search) = &search {
                    a.button.small href={ "/console/introductions/new?query=" (search.id) "&m=" (segment(&mark)) } {
                        (visit.text("console-card-introduce"))
                    }
                } @else {
                    form method="post" action="/console/shortlist/again" {
                        input type="hidden" name="m" value=(mark);
                        button.small type="submit" { (visit.text("console-shortlist-ask-again")) }
                    }
                }
                form method="post" action="/console/shortlist/remove" {
                    input type="hidden" name="m" value=(mark);
                    button.stop.small type="submit" { (visit.text("console-saved-remove")) }
                }
            }
        }
    }
}

/// What a search shall be called.
#[derive(Deserialize)]
pub struct Named {
    name: String,
}

/// Saves a search, with what it has found.
pub async fn save(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Filled(named): Filled<Named>,
) -> Result<Response, Fault> {
    let search = search_of(&node, &id)?;
    let found = Found::all_but(&search.done().await.result, node.identity.cluster());
    let by = staff::kept(&signed_in.person);
    node.saved
        .save(&named.name, &search.inquiry, &found, &by)
        .await
        .map_err(|e| not_kept(&visit, e))?;
    Ok(see_other("/console/searches", Some("console-flash-saved")))
}

/// Asks a saved search again, or leads to where that is under way: forms are sent twice.
pub async fn run(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let inquiry = node.saved.search(&id).await?.inquiry;
    if let Some(search) = node.rounds.under_way(&id) {
        return Ok(see_other(&format!("/console/search/{}", search.id), None));
    }
    let again = Again {
        saved: node.saved.clone(),
        id,
        own: node.identity.cluster().clone(),
    };
    asked_again(&node, &visit, inquiry, Some(again), "").await
}

async fn asked_again(
    node: &Node,
    visit: &Visit,
    inquiry: Inquiry,
    again: Option<Again>,
    place: &str,
) -> Result<Response, Fault> {
    match begin(node, inquiry, again).await {
        Ok(search) => Ok(see_other(
            &format!("/console/search/{}{place}", search.id),
            None,
        )),
        Err(e) => Err(Fault::Invalid(told(visit, &e)?.1)),
    }
}

/// Removes a saved search.
pub async fn remove(
    State(node): State<Arc<Node>>,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    node.saved.remove(&id).await?;
    Ok(see_other(
        "/console/searches",
        Some("console-flash-removed"),
    ))
}

/// A match that a form names.
#[derive(Deserialize)]
pub struct Marked {
    m: String,
    #[serde(default)]
    note: String,
}

impl Marked {
    fn found(&self) -> Result<Found, Fault> {
        marked(&self.m).ok_or(Fault::NotFound)
    }
}

/// Puts a match of a search on the shortlist.
pub async fn shortlist(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Filled(marked): Filled<Marked>,
) -> Result<Response, Fault> {
    let search = search_of(&node, &id)?;
    let found = marked.found()?;
    search.found(&found).ok_or(Fault::NotFound)?;
    // Nothing would remove it when the member goes.
    if found.cluster == *node.identity.cluster() {
        return Err(Fault::NotFound);
    }
    let before = node.saved.shortlisted().await?;
    if before.iter().all(|item| item.found != found) {
        let by = staff::kept(&signed_in.person);
        node.saved
            .shortlist(&found, &marked.note, &search.inquiry, &by)
            .await
            .map_err(|e| not_kept(&visit, e))?;
    }
    let path = format!("/console/search/{id}#m-{}", found.handle);
    Ok(see_other(&path, Some("console-flash-shortlisted")))
}

/// Changes the note to a match on the shortlist.
pub async fn note(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(marked): Filled<Marked>,
) -> Result<Response, Fault> {
    let item = listed(&node, &marked.found()?).await?;
    node.saved
        .shortlist(&item.found, &marked.note, &item.inquiry, &item.added_by)
        .await
        .map_err(|e| not_kept(&visit, e))?;
    Ok(see_other("/console/searches", Some("console-flash-note")))
}

/// Asks again what found a match on the shortlist.
pub async fn again(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(marked): Filled<Marked>,
) -> Result<Response, Fault> {
    let item = listed(&node, &marked.found()?).await?;
    let place = format!("#m-{}", item.found.handle);
    asked_again(&node, &visit, item.inquiry, None, &place).await
}

/// Takes a match from the shortlist.
pub async fn unlist(
    State(node): State<Arc<Node>>,
    Filled(marked): Filled<Marked>,
) -> Result<Response, Fault> {
    node.saved.unlist(&marked.found()?).await?;
    Ok(see_other(
        "/console/searches",
        Some("console-flash-removed"),
    ))
}

async fn listed(node: &Node, found: &Found) -> Result<Shortlisted, Fault> {
    let list = node.saved.shortlisted().await?.into_iter();
    list.into_iter()
        .find(|item| item.found == *found)
        .ok_or(Fault::NotFound)
}
