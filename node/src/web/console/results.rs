//! What came of a search: a line for each cluster, and the ranked matches; both grow as clusters
//! answer.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::{Path, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::{
    fields::Granularity,
    ids::QueryId,
    query::Seek,
    result::{QueryResult, Status},
};
use tokio::sync::mpsc;
use tokio_stream::{StreamExt, wrappers::ReceiverStream};

use super::{
    super::pages::{Fault, Visit, asset, form::Filled},
    cards::{Around, card},
    outcome,
    words::{self, Known, sentence, set_off},
};
use crate::{
    app::Node,
    asking::{Found, Progress, Search},
};

/// Matches on a page.
const PAGE: usize = 10;
/// The page changes at most this often while clusters answer.
const PACE: Duration = Duration::from_millis(250);

/// Which page of the matches.
#[derive(Deserialize)]
pub struct At {
    #[serde(default)]
    page: usize,
}

/// The search of this number, while it is kept.
pub(super) fn search_of(node: &Node, id: &str) -> Result<Arc<Search>, Fault> {
    let id: QueryId = id.parse().map_err(|_| Fault::NotFound)?;
    node.rounds.get(id).ok_or(Fault::NotFound)
}

/// The page of a search.
pub async fn page(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(id): Path<String>,
    Filled(at): Filled<At>,
) -> Result<Response, Fault> {
    let search = search_of(&node, &id)?;
    let known = Known::of(&node, &visit);
    let progress = search.now();
    let title = visit.text("console-results-title");
    let body = html! {
        h1 { (title) }
        (asked(&visit, &known, &search))
        @if !progress.done {
            // Without scripts the page looks again by itself.
            noscript { meta http-equiv="refresh" content="2"; }
        }
        div id="outcome" data-events=[(!progress.done).then(|| format!("/console/search/{id}/events"))] {
            (so_far(&node, &visit, &known, &search, &progress, at.page.max(1)))
        }
        form id="compare" method="get" action={ "/console/search/" (id) "/compare" } {}
        script src=(asset("console.js")) defer {}
    };
    Ok(visit.page(&title, body))
}

/// What was asked, and what can be done with the search.
fn asked(visit: &Visit, known: &Known, search: &Search) -> Markup {
    let query = &search.inquiry.query;
    let mut parts: Vec<String> = Vec::new();
    if !query.text.is_empty() {
        parts.push(format!("“{}”", query.text));
    }
    parts.extend(
        query
            .concepts
            .iter()
            .map(|c| known.concept(&c.concept).to_owned()),
    );
    let filters = &query.filters;
    parts.extend(
        filters
            .countries
            .iter()
            .map(|c| visit.locale.country(c.as_str())),
    );
    parts.extend(filters.nuts.iter().map(ToString::to_string));
    parts.extend(filters.kinds.iter().map(|k| words::kind(visit, *k)));
    if let Some(trl) = filters.trl {
        let range = [("min", trl.min().into()), ("max", trl.max().into())];
        parts.push(visit.text_with("console-card-trl", range));
    }
    let sought = match query.seek {
        Seek::Offers => "console-results-offers",
        Seek::Needs => "console-results-needs",
        Seek::Both => "console-results-both",
    };
    let what = if parts.is_empty() {
        visit.text("console-results-everything")
    } else {
        parts.join(" · ")
    };
    html! {
        p.lede {
            @match &search.inquiry.like_member {
                Some(member) => (sentence(&visit.text_with("console-results-for", [("member", set_off(member.as_str()))]))),
                None => (sentence(&visit.text_with(sought, [("what", set_off(&what))]))),
            }
        }
        p.aside {
            (words::purpose(visit, &query.purpose)) " · " (visit.locale.moment(search.asked_at))
        }
        div.actions {
            a.button.quiet.small href={ "/console?again=" (search.id) } { (visit.text("console-results-change")) }
            @if search.saved.is_none() {
                form.inline method="post" action={ "/console/search/" (search.id) "/save" } {
                    label.hidden for="name" { (visit.text("console-results-save-name")) }
                    input type="text" id="name" name="name" required maxlength="80" placeholder=(visit.text("console-results-save-name"));
                    button.quiet.small type="submit" { (visit.text("console-results-save")) }
                }
            }
        }
    }
}

/// What has come of the search so far.
fn so_far(
    node: &Node,
    visit: &Visit,
    known: &Known,
    search: &Search,
    progress: &Progress,
    page: usize,
) -> Markup {
    let result = &progress.result;
    let own = node.identity.cluster().as_str();
    let best = result.matches.iter().map(|m| m.score).fold(0.0, f64::max);
    let around = Around {
        visit,
        known,
        search,
        own,
        best,
    };
    let from = (page - 1).saturating_mul(PAGE);
    let more = result.matches.len() > from + PAGE;
    let id = search.id;
    // Numbers, even those too small to be told, are answers too, and nothing new is seen in them.
    let is_told = result.exists || result.clusters.iter().any(|c| c.fewer_than.is_some());
    let has_records =
        (result.clusters.iter()).any(|c| c.returned_granularity == Some(Granularity::Record));
    html! {
        div.split.left {
            section aria-labelledby="clusters" {
                h2 id="clusters" { (visit.text("console-results-clusters")) }
                p role="status" { (summary(visit, search, progress)) }
                (outcome::lines(visit, known, search, progress))
            }
            section aria-labelledby="matches" {
                h2 id="matches" { (heading(visit, result)) }
                @if search.saved.is_some() && progress.done && has_records {
                    p.notice { (visit.text_with("console-results-new", [("count", progress.new.len().into())])) }
                }
                @if result.matches.is_empty() {
                    @if !is_told {
                        p.empty { (visit.text(if progress.done { "console-results-empty" } else { "console-results-waiting" })) }
                    }
                } @else {
                    ol.cards start=(from + 1) {
                        @for (place, found) in result.matches.iter().enumerate().skip(from).take(PAGE) {
                            @let is_new = progress.new.contains(&Found { cluster: found.cluster.clone(), handle: found.handle.clone() });
                            (card(&around, place + 1, found, is_new))
                        }
                    }
                    div.actions {
                        button.quiet type="submit" form="compare" { (visit.text("console-results-compare")) }
                    }
                    @if page > 1 || more {
                        nav.pager aria-label=(visit.text("console-results-pages")) {
                            @if page > 1 { a href={ "/console/search/" (id) "?page=" (page - 1) } { (visit.text("common-previous")) } }
                            @if more { a href={ "/console/search/" (id) "?page=" (page + 1) } { (visit.text("common-next")) } }
                        }
                    }
                }
            }
        }
    }
}

/// How many matches there are, and how many of them came: an organisation is one at each of its
/// homes.
fn heading(visit: &Visit, result: &QueryResult) -> String {
    let homes = result.matches.iter().map(|m| 1 + m.further_homes.len());
    let (total, shown) = (result.total, homes.sum::<usize>() as u64);
    if shown > 0 && shown < total {
        let counts = [("count", total.into()), ("shown", shown.into())];
        return visit.text_with("console-results-best", counts);
    }
    visit.text_with("console-results-matches", [("count", total.into())])
}

fn summary(visit: &Visit, search: &Search, progress: &Progress) -> String {
    let asked = search.clusters.len();
    let answered = progress
        .result
        .clusters
        .iter()
        .filter(|c| c.status == Status::Answered)
        .count();
    let id = match progress.done {
        false => "console-results-under-way",
        true if progress.result.complete => "console-results-all",
        true => "console-results-part",
    };
    visit.text_with(id, [("answered", answered.into()), ("asked", asked.into())])
}

/// What comes of a search, as it comes: the changed part of its page, again and again until all is
/// there.
pub async fn events(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let search = search_of(&node, &id)?;
    let (send, receive) = mpsc::channel::<Event>(1);
    tokio::spawn(async move {
        let mut steps = search.progress();
        loop {
            let progress = steps.borrow_and_update().clone();
            let known = Known::of(&node, &visit);
            let html = so_far(&node, &visit, &known, &search, &progress, 1).into_string();
            let name = if progress.done { "done" } else { "step" };
            // Whoever looks may have gone.
            if send
                .send(Event::default().event(name).data(html))
                .await
                .is_err()
                || progress.done
            {
                return;
            }
            tokio::time::sleep(PACE).await;
            if steps.changed().await.is_err() {
                return;
            }
        }
    });
    let events = ReceiverStream::new(receive).map(Ok::<_, Infallible>);
    Ok(Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response())
}
