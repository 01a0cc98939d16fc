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
        ul.cards {
            @for finding in &findings { li.card { (check(&visit, finding)) } }
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

fn check(visit: &Visit, finding: &Finding) -> Markup {
    let (class, word) = match finding.verdict {
        Verdict::Well => ("tag good", "admin-verdict-well"),
        Verdict::Warning => ("tag care", "admin-verdict-soon"),
        Verdict::Failed => ("tag bad", "admin-verdict-failed"),
    };
    let id = finding.check.replace(' ', "-");
    let known = |prefix: &str| {
        let id = format!("admin-{prefix}-{id}");
        Locale::has(&id).then(|| visit.text(&id))
    };
    let name = known("check").unwrap_or_else(|| finding.check.clone());
    html! {
        h2 { (name) " " span class=(class) { (visit.text(word)) } }
        @match finding.verdict {
            Verdict::Well => p { (known("well").unwrap_or_else(|| finding.found.clone())) },
            _ => {
                // What the program says of itself is in English.
                p lang="en" { (finding.found) }
                @if let Some(mend) = known("mend") {
                    p.notice.care { strong { (visit.text("admin-mend")) } " " (mend) }
                }
            },
        }
    }
}
