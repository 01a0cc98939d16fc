//! The cluster's own rules: what they say, whether they are right, and what a peer gets by them.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_policies::{
    explain::{Explanation, Said},
    permit::PeerRequest,
    rules::{DEFAULT_RULES, DEFAULT_RULES_FILE, RuleSet},
};
use steelyard_protocol::charter::{Charter, ClusterState};

use super::{level, purpose, unavailable};
use crate::{
    app::{Node, rule_files},
    web::pages::{
        Fault, Visit,
        form::{Field, Mistakes},
    },
};

/// Which peer and purpose are to be explained.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    peer: String,
    #[serde(default)]
    purpose: String,
}

pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let title = visit.text("admin-rules-title");
    let texts = texts(&node)?;
    let sources: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let loaded = RuleSet::load(&sources);
    let charter = node.views.read().charter.clone();
    let own_files = !rule_files(&node.config, &node.data_dir)
        .map_err(unavailable)?
        .is_empty();
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("admin-rules-lede")) }
        @match &loaded {
            Ok(rules) => {
                p.notice.good {
                    (visit.text_with("admin-rules-right", [("count", rules.rules().count().into())]))
                    " " (visit.text("admin-rules-restart"))
                }
                @if !rules.has_texts_of(node.answering.rules().rules()) {
                    p.notice.care { (visit.text("admin-rules-changed")) }
                }
                @for warning in rules.warnings() {
                    p.notice.care lang="en" { (warning) }
                }
            },
            Err(problems) => {
                div.notice.bad {
                    p { strong { (visit.text("admin-rules-wrong")) } }
                    ul lang="en" { @for problem in problems.iter() { li { (problem) } } }
                }
            },
        }
        @if let (Ok(rules), Some(charter)) = (&loaded, &charter) {
            h2 { (visit.text("admin-rules-explain-title")) }
            (explain_form(&visit, charter.charter(), &asked))
            @if let Some(explanation) = explained(&node, rules, charter.charter(), &asked) {
                (in_words(&visit, charter.charter(), &explanation))
            }
        }
        h2 { (visit.text("admin-rules-texts")) }
        p {
            @if own_files { (visit.text("admin-rules-own")) } @else { (visit.text("admin-rules-default")) }
        }
        @for (name, text) in &texts {
            details open[asked.peer.is_empty() && texts.len() == 1] {
                summary { (name) }
                pre tabindex="0" role="region" aria-label=(name) { code { (text) } }
            }
        }
    };
    Ok(visit.page(&title, body))
}

/// The texts of the rules, each with the name of its file.
fn texts(node: &Node) -> Result<Vec<(String, String)>, Fault> {
    let files = rule_files(&node.config, &node.data_dir).map_err(unavailable)?;
    if files.is_empty() {
        return Ok(vec![(
            DEFAULT_RULES_FILE.to_owned(),
            DEFAULT_RULES.to_owned(),
        )]);
    }
    files
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).map_err(unavailable)?;
            let name = path.strip_prefix(node.data_dir.root()).unwrap_or(&path);
            Ok((name.display().to_string(), text))
        })
        .collect()
}

fn explain_form(visit: &Visit, charter: &Charter, asked: &Asked) -> Markup {
    let peers: Vec<(String, String)> = charter
        .clusters
        .iter()
        .map(|c| (c.id.to_string(), c.name.clone()))
        .collect();
    let purposes: Vec<(String, String)> = charter
        .purposes
        .iter()
        .map(|p| (p.id.to_string(), purpose(visit, p.id.as_str())))
        .collect();
    let mistakes = Mistakes::default();
    let field = |id, label, value| Field {
        id,
        label,
        value,
        required: true,
        ..Field::default()
    };
    let (cluster, why) = (
        visit.text("admin-peers-cluster"),
        visit.text("admin-rules-purpose"),
    );
    html! {
        form.inline method="get" action="/admin/rules" {
            (field("peer", &cluster, &asked.peer).choice(visit, &mistakes, &peers))
            (field("purpose", &why, &asked.purpose).choice(visit, &mistakes, &purposes))
            button.quiet type="submit" { (visit.text("admin-rules-explain")) }
        }
    }
}

fn explained(
    node: &Node,
    rules: &RuleSet,
    charter: &Charter,
    asked: &Asked,
) -> Option<Explanation> {
    let cluster = charter.cluster(&asked.peer)?;
    let purpose = charter
        .purposes
        .iter()
        .find(|p| p.id.as_str() == asked.purpose)?;
    Some(rules.explain(&PeerRequest {
        asker: cluster.id.clone(),
        country: cluster.country.clone(),
        name: cluster.name.clone(),
        active: cluster.status == ClusterState::Active,
        own: cluster.id == *node.identity.cluster(),
        purpose: purpose.id.clone(),
    }))
}

fn in_words(visit: &Visit, charter: &Charter, explanation: &Explanation) -> Markup {
    let peer = charter.cluster(explanation.peer.as_str());
    let peer = peer.map_or_else(|| explanation.peer.to_string(), |c| c.name.clone());
    let why = purpose(visit, explanation.purpose.as_str());
    let row = |what: String, allowed: bool, ids: &[String]| {
        html! {
            tr {
                th scope="row" { (what) }
                td data-label=(visit.text("admin-rules-allowed")) {
                    @if allowed { span.tag.good { (visit.text("common-yes")) } }
                    @else { span.tag.bad { (visit.text("common-no")) } }
                }
                td data-label=(visit.text("admin-rules-by")) {
                    @if ids.is_empty() { span.aside { (visit.text("admin-rules-silent")) } }
                    @for id in ids {
                        code { (id) }
                        @if let Some(rule) = explanation.rules.get(id) {
                            " " span.aside { (short(&rule.file)) ":" (rule.line) }
                        }
                        br;
                    }
                }
            }
        }
    };
    html! {
        div.panel {
            @match &explanation.ceiling {
                Some(ceiling) => p {
                    (visit.text_with("admin-rules-may", [
                        ("peer", peer.into()),
                        ("purpose", why.into()),
                        ("level", level(visit, ceiling.granularity).into()),
                        ("records", ceiling.max_records.into()),
                    ]))
                    @if let Some(least) = ceiling.min_count {
                        " " (visit.text_with("admin-rules-threshold", [("least", least.into())]))
                    }
                },
                None => p {
                    strong { (visit.text_with("admin-rules-denied", [
                        ("peer", peer.into()),
                        ("purpose", why.into()),
                    ])) }
                    @if let Some(denied) = &explanation.denied { " " span lang="en" { (denied) } }
                },
            }
            table.stack {
                thead { tr {
                    th scope="col" { (visit.text("admin-rules-what")) }
                    th scope="col" { (visit.text("admin-rules-allowed")) }
                    th scope="col" { (visit.text("admin-rules-by")) }
                } }
                tbody {
                    @for Said { what, allowed, rules } in &explanation.answers {
                        (row(level(visit, *what), *allowed, rules))
                    }
                    @for Said { what, allowed, rules } in &explanation.fields {
                        (row(visit.text(&format!("field-{}", what.as_str())), *allowed, rules))
                    }
                }
            }
            @for failure in &explanation.errors {
                p.notice.bad lang="en" { (failure.rule) ": " (failure.detail) }
            }
        }
    }
}

/// The name of a file without its folders.
fn short(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}
