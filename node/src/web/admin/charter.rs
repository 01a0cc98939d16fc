//! The charter in force: who is in the federation, and who signed that.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use maud::{Markup, html};
use steelyard_protocol::{
    charter::{Charter, ClusterState, VerifiedCharter},
    time::Timestamp,
};

use super::{peers::country, purpose, unavailable};
use crate::{
    app::Node,
    identity::{charter, charter_file, fingerprint},
    web::{
        pages::{Fault, Visit},
        papers::attachment,
    },
};

/// A charter that ends sooner than this, in days, must be renewed.
const RENEW_DAYS: i64 = 60;

pub(super) async fn show(State(node): State<Arc<Node>>, visit: Visit) -> Result<Response, Fault> {
    let title = visit.text("admin-charter-title");
    let in_force = node.views.read().charter.clone();
    let body = match in_force {
        Some(verified) => {
            let history = charter::history(node.ledger.store())
                .await
                .map_err(unavailable)?;
            let signers: Vec<String> = history
                .last()
                .and_then(|signed| signed.signers(verified.charter()).ok())
                .into_iter()
                .flatten()
                .map(|id| name_of(verified.charter(), id.as_str()))
                .collect();
            in_words(&visit, &verified, &signers, node.clock.now())
        }
        None => html! {
            h1 { (title) }
            p.empty { (visit.text("admin-charter-none")) }
        },
    };
    Ok(visit.page(&title, body))
}

fn name_of(charter: &Charter, id: &str) -> String {
    charter
        .cluster(id)
        .map_or_else(|| id.to_owned(), |c| c.name.clone())
}

fn in_words(
    visit: &Visit,
    verified: &VerifiedCharter,
    signers: &[String],
    now: Timestamp,
) -> Markup {
    let charter = verified.charter();
    let until = visit.locale.date(charter.expires);
    let ends_soon = now.plus_seconds(RENEW_DAYS * 86_400) >= charter.expires;
    html! {
        h1 { (charter.name) }
        p.lede {
            (visit.text_with("admin-charter-lede", [
                ("version", charter.version.to_string().into()),
                ("clusters", charter.active().count().into()),
                ("until", until.clone().into()),
            ]))
        }
        @if now >= charter.expires {
            p.notice.bad { (visit.text("admin-charter-expired")) }
        } @else if ends_soon {
            p.notice.care { (visit.text("admin-charter-ends-soon")) }
        }
        dl.facts {
            dt { (visit.text("admin-charter-federation")) } dd { code { (charter.federation) } }
            dt { (visit.text("admin-charter-issued")) } dd { (visit.locale.date(charter.issued)) }
            dt { (visit.text("admin-charter-expires")) } dd { (until) }
            dt { (visit.text("admin-charter-purposes")) }
            dd { (charter.purposes.iter().map(|p| purpose(visit, p.id.as_str())).collect::<Vec<_>>().join(", ")) }
            dt { (visit.text("admin-charter-signed")) }
            dd {
                (visit.text_with("admin-charter-signed-by", [
                    ("signed", signers.len().into()),
                    ("needed", charter.threshold.into()),
                ]))
                @if !signers.is_empty() { br; span.aside { (signers.join(", ")) } }
            }
            dt { (visit.text("admin-charter-digest")) } dd { code { (verified.digest()) } }
        }
        h2 { (visit.text("admin-charter-clusters")) }
        table.stack {
            thead { tr {
                th scope="col" { (visit.text("admin-peers-cluster")) }
                th scope="col" { (visit.text("admin-peers-country")) }
                th scope="col" { (visit.text("admin-charter-status")) }
                th scope="col" { (visit.text("admin-charter-key")) }
            } }
            tbody {
                @for cluster in &charter.clusters {
                    tr {
                        th scope="row" { (cluster.name) br; span.aside { (cluster.id) } }
                        td data-label=(visit.text("admin-peers-country")) { (country(visit, cluster.country.as_str())) }
                        td data-label=(visit.text("admin-charter-status")) {
                            @if cluster.status == ClusterState::Active {
                                span.tag.good { (visit.text("admin-charter-active")) }
                            } @else {
                                span.tag.care { (visit.text("admin-peers-suspended")) }
                            }
                        }
                        td data-label=(visit.text("admin-charter-key")) { code { (fingerprint(&cluster.signing_key)) } }
                    }
                }
            }
        }
        p.aside { (visit.text("admin-charter-fingerprints")) }
        p.actions { a.button.quiet href="/admin/charter/file" download { (visit.text("admin-charter-download")) } }
        p.aside { (visit.text("admin-charter-change")) " " code { "steelyard charter propose" } }
    }
}

/// All versions as they were signed: what a member needs to check a receipt or a proof.
pub(super) async fn download(State(node): State<Arc<Node>>) -> Result<Response, Fault> {
    let history = charter::history(node.ledger.store())
        .await
        .map_err(unavailable)?;
    if history.is_empty() {
        return Err(Fault::NotFound);
    }
    let text = charter_file::to_text(&history).map_err(unavailable)?;
    Ok(attachment("charter.json", "application/json", text))
}
