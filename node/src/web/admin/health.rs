//! Whether the node is well, and how to mend what is not.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use maud::{Markup, html};

use crate::{
    app::Node,
    ops::doctor::{Finding, Verdict, check_running},
    texts::Locale,
    web::pages::Visit,
};

pub(super) async fn show(State(node): State<Arc<Node>>, visit: Visit) -> Response {
    let mut findings = check_running(&node).await;
    // What needs somebody comes first.
    findings.sort_by_key(|finding| match finding.verdict {
        Verdict::Failed => 0,
        Verdict::Warning => 1,
        Verdict::Well => 2,
    });
    let failed = findings.iter().filter(|f| f.verdict == Verdict::Failed);
    let soon = findings.iter().filter(|f| f.verdict == Verdict::Warning);
    let (failed, soon) = (failed.count(), soon.count());
    let title = visit.text("admin-health-title");
    let body = html! {
        h1 { (title) }
        p.lede {
            @if failed > 0 {
                (visit.text_with("admin-health-failed", [("count", failed.into())]))
            } @else if soon > 0 {
                (visit.text_with("admin-health-soon", [("count", soon.into())]))
            } @else {
                (visit.text("admin-health-well"))
            }
        }
        @let (well, ill): (Vec<&Finding>, Vec<&Finding>) =
            findings.iter().partition(|f| f.verdict == Verdict::Well);
        @if !ill.is_empty() {
            ul.cards { @for finding in ill { li.card { (needs(&visit, finding)) } } }
        }
        @if !well.is_empty() {
            table.stack {
                thead { tr {
                    th scope="col" { (visit.text("admin-health-check")) }
                    th scope="col" { (visit.text("admin-people-state")) }
                    th scope="col" { (visit.text("admin-health-found")) }
                } }
                tbody {
                    @for finding in well {
                        tr {
                            th scope="row" { (name(&visit, finding)) }
                            td { span.tag.good { (visit.text("admin-verdict-well")) } }
                            td { (known(&visit, "well", finding).unwrap_or_else(|| finding.found.clone())) }
                        }
                    }
                }
            }
        }
        p.aside {
            (visit.text_with("admin-health-node", [
                ("software", concat!("steelyard ", env!("CARGO_PKG_VERSION")).into()),
                ("peer", node.network.peer_id().to_string().into()),
            ]))
        }
    };
    visit.page(&title, body)
}

/// The text for a check, where the pages have one.
fn known(visit: &Visit, prefix: &str, finding: &Finding) -> Option<String> {
    let id = format!("admin-{prefix}-{}", finding.check.replace(' ', "-"));
    Locale::has(&id).then(|| visit.text(&id))
}

/// How to mend it, where the pages say so.
fn mend(visit: &Visit, finding: &Finding) -> Option<String> {
    match finding.case {
        Some(case) => Some(visit.text(&format!("admin-mend-{}-{case}", finding.check))),
        None => known(visit, "mend", finding),
    }
}

fn name(visit: &Visit, finding: &Finding) -> String {
    known(visit, "check", finding).unwrap_or_else(|| finding.check.clone())
}

/// A check that did not go well, with its mend.
fn needs(visit: &Visit, finding: &Finding) -> Markup {
    let (class, word) = match finding.verdict {
        Verdict::Failed => ("tag bad", "admin-verdict-failed"),
        Verdict::Warning | Verdict::Well => ("tag care", "admin-verdict-soon"),
    };
    html! {
        h2 { (name(visit, finding)) }
        p { span class=(class) { (visit.text(word)) } }
        // What the program says of itself is in English.
        p lang="en" { (finding.found) }
        @if let Some(mend) = mend(visit, finding) {
            p.notice.care { strong { (visit.text("admin-mend")) } " " (mend) }
        }
    }
}
