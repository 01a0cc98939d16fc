//! Preview: the own record as another cluster would get it now.

use std::sync::Arc;

use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use maud::{Markup, html};
use steelyard_protocol::ids::{ClusterId, Purpose};

use super::{Acting, Fault, Names, Standing, Visit, base, choice::Asked, record::record};
use crate::{
    answering::preview::{Preview, Why},
    app::Node,
    web::pages::form::{Field, Mistakes},
};

/// Choose cluster and purpose, and see.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let asked = Asked::read(&query.unwrap_or_default());
    let (clusters, purposes) = (names.clusters(), names.purposes());
    let cluster: Option<ClusterId> = asked.one("cluster").parse().ok();
    let cluster = cluster.or_else(|| clusters.first().map(|c| c.id.clone()));
    let purpose: Option<Purpose> = asked.one("purpose").parse().ok();
    let purpose = purpose.or_else(|| purposes.first().cloned());
    let shown = match (&cluster, &purpose) {
        (Some(cluster), Some(purpose)) => {
            let standing = Standing::of(&node, &acting).await?;
            let preview = (node.answering)
                .preview(standing.whose(), cluster, purpose)
                .await?;
            Some(html! {
                h2 { (names.with("portal-preview-as", [
                    ("cluster", names.cluster(cluster).into()),
                    ("purpose", names.purpose(purpose).into()),
                ])) }
                (outcome(&visit, &names, &preview))
            })
        }
        _ => None,
    };
    let cluster_options: Vec<(String, String)> = (clusters.iter())
        .map(|c| (c.id.to_string(), names.cluster(&c.id)))
        .collect();
    let purpose_options: Vec<(String, String)> = (purposes.iter())
        .map(|p| (p.to_string(), names.purpose(p)))
        .collect();
    let title = visit.text("portal-preview-title");
    let (cluster_label, purpose_label) = (
        visit.text("portal-preview-cluster"),
        visit.text("portal-preview-purpose"),
    );
    let none = Mistakes::default();
    let back = format!("{}/consents", base(&acting.member));
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-preview-lede")) }
        form.inline method="get" action={ (back) "/preview" } {
            (Field {
                id: "cluster",
                label: &cluster_label,
                value: cluster.as_ref().map_or("", ClusterId::as_str),
                required: true,
                ..Field::default()
            }.choice(&visit, &none, &cluster_options))
            (Field {
                id: "purpose",
                label: &purpose_label,
                value: purpose.as_ref().map_or("", Purpose::as_str),
                required: true,
                ..Field::default()
            }.choice(&visit, &none, &purpose_options))
            button type="submit" { (visit.text("portal-preview-show")) }
        }
        @match shown {
            Some(shown) => (shown),
            None => p.empty { (visit.text("portal-no-federation")) },
        }
        p { a href=(back) { (visit.text("portal-back-to-consents")) } }
    };
    Ok(visit.page(&title, body))
}

fn outcome(visit: &Visit, names: &Names, preview: &Preview) -> Markup {
    match preview {
        Preview::Shown {
            record: shown,
            handle,
            withheld,
        } => html! {
            div.panel {
                @if shown.fields().groups().is_empty() {
                    p { (visit.text("portal-preview-bare")) }
                }
                (record(names, shown.fields()))
                p.aside {
                    (visit.text("portal-preview-handle")) " "
                    @match shown.member_ref() {
                        Some(reference) => (names.with("portal-preview-reference",
                            [("reference", reference.as_str().into())])),
                        None => code { (handle) },
                    }
                }
            }
            @if !withheld.is_empty() {
                p.notice { (names.with("portal-preview-withheld",
                    [("groups", names.groups(*withheld).into())])) }
            }
        },
        Preview::Nothing { why, counted } => html! {
            div.panel {
                p { strong { (visit.text("portal-preview-nothing")) } }
                p { (reason(names, *why)) }
                @if *counted { p { (visit.text("portal-preview-counted")) } }
            }
        },
    }
}

fn reason(names: &Names, why: Why) -> String {
    let on = |id, at| names.with(id, [("day", names.date(at).into())]);
    match why {
        Why::NoCharter => names.text("portal-why-no-charter"),
        Why::NotInCharter => names.text("portal-why-not-in-charter"),
        Why::Rules => names.text("portal-why-rules"),
        Why::RulesCount => names.text("portal-why-rules-count"),
        Why::Objection => names.text("portal-why-objection"),
        Why::Excepted => names.text("portal-why-excepted"),
        Why::CountOnly => names.text("portal-why-count-only"),
        Why::NotYet(at) => on("portal-why-not-yet", at),
        Why::Expired(at) => names.with("portal-why-expired", [("day", names.last_day(at).into())]),
        Why::Withdrawn(at) => on("portal-why-withdrawn", at),
        Why::NoConsent => names.text("portal-why-no-consent"),
    }
}
