//! The nodes of the other clusters, and whether they can be reached.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{extract::State, response::Response};
use maud::{Markup, html};
use steelyard_protocol::{charter::ClusterState, time::Timestamp};

use crate::{
    app::Node,
    network::{PeerState, peer_id_of},
    web::pages::Visit,
};

pub(super) async fn show(State(node): State<Arc<Node>>, visit: Visit) -> Response {
    let states = node.network.peers().await;
    let charter = node.views.read().charter.clone();
    let title = visit.text("admin-peers-title");
    let own = node.identity.cluster();
    let others: Vec<_> = charter
        .iter()
        .flat_map(|c| &c.charter().clusters)
        .filter(|c| c.id != *own)
        .collect();
    let connected = states.iter().filter(|s| s.connected).count();
    let body = html! {
        h1 { (title) }
        @if others.is_empty() {
            p.empty { (visit.text("admin-peers-none")) }
        } @else {
            p.lede {
                (visit.text_with("admin-peers-lede", [
                    ("connected", connected.into()),
                    ("all", states.len().into()),
                ]))
            }
            table.stack {
                thead { tr {
                    th scope="col" { (visit.text("admin-peers-cluster")) }
                    th scope="col" { (visit.text("admin-peers-country")) }
                    th scope="col" { (visit.text("admin-peers-state")) }
                    th scope="col" { (visit.text("admin-peers-round-trip")) }
                } }
                tbody {
                    @for cluster in others {
                        @let ids: Vec<_> = cluster.nodes.iter()
                            .filter_map(|n| peer_id_of(&n.transport_key).ok())
                            .collect();
                        @let known: Vec<&PeerState> = states.iter()
                            .filter(|s| ids.contains(&s.id))
                            .collect();
                        @let best = known.iter().find(|s| s.connected).or_else(|| known.first()).copied();
                        tr {
                            th scope="row" {
                                (cluster.name)
                                br;
                                span.aside { (cluster.id) }
                            }
                            td data-label=(visit.text("admin-peers-country")) { (country(&visit, cluster.country.as_str())) }
                            td data-label=(visit.text("admin-peers-state")) {
                                @if cluster.status == ClusterState::Suspended {
                                    span.tag.care { (visit.text("admin-peers-suspended")) }
                                } @else {
                                    (state(&visit, best))
                                }
                            }
                            td data-label=(visit.text("admin-peers-round-trip")) {
                                @match best.filter(|s| s.connected).and_then(|s| s.last_rtt) {
                                    Some(rtt) => (format!("{:.0} ms", rtt.as_secs_f64() * 1_000.0)),
                                    None => "–",
                                }
                            }
                        }
                    }
                }
            }
            p.aside { (visit.text("admin-peers-hint")) }
        }
    };
    visit.page(&title, body)
}

fn state(visit: &Visit, peer: Option<&PeerState>) -> Markup {
    let reachable = peer.is_some_and(|p| p.connected);
    html! {
        @if reachable { span.tag.good { (visit.text("admin-peers-reachable")) } }
        @else { span.tag.bad { (visit.text("admin-peers-unreachable")) } }
        @if let Some(peer) = peer {
            br;
            span.aside {
                (visit.text_with("admin-peers-since", [
                    ("moment", visit.locale.moment(moment(peer.since)).into()),
                ]))
            }
            @if let (false, Some(error)) = (reachable, peer.last_error.as_deref()) {
                br;
                span.aside lang="en" { (error) }
            }
        }
    }
}

fn moment(at: SystemTime) -> Timestamp {
    let millis = at
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX));
    Timestamp::from_millis(millis)
}

/// The name of a country, by the codes of ISO 3166-1; one without a name goes by its code.
pub(super) fn country(visit: &Visit, code: &str) -> String {
    let iso = match code {
        "EL" => "GR",
        "UK" => "GB",
        code => code,
    };
    let id = format!("country-{}", iso.to_ascii_lowercase());
    if crate::texts::Locale::has(&id) {
        visit.text(&id)
    } else {
        code.to_owned()
    }
}
