//! Two to four matches side by side.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::{fields::FieldGroup, result::MergedMatch};

use super::{
    super::pages::{Fault, Visit, form::Filled},
    cards::{disclosed, marked, title, unshown, where_and_what},
    reasons,
    results::search_of,
    words::{self, Known, segment},
};
use crate::app::Node;

/// Most matches side by side.
const MOST: usize = 4;

/// The matches that were ticked.
#[derive(Deserialize)]
pub struct Ticked {
    #[serde(default)]
    m: Vec<String>,
}

/// A table of the matches that were ticked.
pub async fn page(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(id): Path<String>,
    Filled(ticked): Filled<Ticked>,
) -> Result<Response, Fault> {
    let search = search_of(&node, &id)?;
    let known = Known::of(&node, &visit);
    let marks = ticked
        .m
        .iter()
        .filter_map(|m| Some((m, search.found(&marked(m)?)?)));
    let all: Vec<(&String, MergedMatch)> = marks.take(MOST).collect();
    let heading = visit.text("console-compare-title");
    let row = |name: &str, cell: &dyn Fn(&MergedMatch) -> Markup| {
        html! {
            tr {
                th scope="row" { (visit.text(name)) }
                @for (_, found) in &all { td { (cell(found)) } }
            }
        }
    };
    let body = html! {
        h1 { (heading) }
        p { a href={ "/console/search/" (id) } { (visit.text("console-compare-back")) } }
        @if all.len() < 2 {
            p.empty { (visit.text("console-compare-too-few")) }
        } @else {
            div.scroll tabindex="0" role="group" aria-label=(heading) {
                table.compare {
                    thead {
                        tr {
                            td {}
                            @for (_, found) in &all { th scope="col" { (title(&visit, found)) } }
                        }
                    }
                    tbody {
                        (row("console-compare-where", &|m| html! { (where_and_what(&visit, &known, m)) }))
                        (row("console-compare-why", &|m| reasons::list(&visit, &known, &m.why)))
                        (row("console-compare-disclosed", &|m| disclosed(&visit, &known, &m.fields)))
                        (row("console-compare-unshown", &|m| {
                            let groups: Vec<FieldGroup> = unshown(&search.inquiry.query, m).iter().collect();
                            let names: Vec<String> = groups.iter().map(|g| words::group(&visit, *g)).collect();
                            html! { (names.join(", ")) }
                        }))
                        tr {
                            td {}
                            @for (mark, found) in &all {
                                td {
                                    @if found.cluster != *node.identity.cluster() {
                                        a.button.small href={ "/console/introductions/new?query=" (id) "&m=" (segment(mark)) } {
                                            (visit.text("console-card-introduce"))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(visit.page(&heading, body))
}
