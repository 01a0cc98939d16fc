//! The federation: its clusters, where they are, whether they can be reached, and the charter.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::{extract::State, response::Response};
use futures::future::join_all;
use maud::{Markup, html};
use steelyard_protocol::{
    charter::{ClusterEntry, ClusterState},
    ids::ClusterId,
    time::Timestamp,
};

use super::{
    super::pages::{Fault, Visit},
    map::{Place, map},
    words::Known,
};
use crate::{
    app::Node,
    asking::Pong,
    network::{PeerState, peer_id_of},
};

/// How long a check waits for each cluster.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether a cluster can be reached.
enum Reach {
    Own,
    Suspended,
    Reachable(Timestamp),
    /// Since when not, and why.
    Lost(Option<Timestamp>, Option<String>),
}

/// What came of a check, by cluster; nothing where none was made.
type Checked = HashMap<ClusterId, Result<Pong, String>>;

/// The clusters as they are known to be now.
pub async fn page(State(node): State<Arc<Node>>, visit: Visit) -> Result<Response, Fault> {
    shown(&node, &visit, &HashMap::new()).await
}

/// Asks every cluster for a sign of life, and shows what it says.
pub async fn check(State(node): State<Arc<Node>>, visit: Visit) -> Result<Response, Fault> {
    let clusters: Vec<ClusterId> = {
        let known = Known::of(&node, &visit);
        let own = node.identity.cluster();
        known
            .clusters()
            .iter()
            .map(|c| c.id.clone())
            .filter(|id| id != own)
            .collect()
    };
    let pings = clusters.into_iter().map(|id| {
        let node = Arc::clone(&node);
        async move {
            let pong = node.asking.ping(&id, PATIENCE).await;
            (id, pong.map_err(|e| e.to_string()))
        }
    });
    let checked = join_all(pings).await.into_iter().collect();
    shown(&node, &visit, &checked).await
}

async fn shown(node: &Node, visit: &Visit, checked: &Checked) -> Result<Response, Fault> {
    let known = Known::of(node, visit);
    let title = visit.text("console-federation-title");
    let Some(charter) = known.charter() else {
        let body = html! { h1 { (title) } p.empty { (visit.text("console-cannot-no-charter")) } };
        return Ok(visit.page(&title, body));
    };
    let peers: HashMap<String, PeerState> = node
        .network
        .peers()
        .await
        .into_iter()
        .map(|p| (p.id.to_string(), p))
        .collect();
    let mut clusters: Vec<(&ClusterEntry, Reach)> = charter
        .clusters
        .iter()
        .map(|c| (c, reach(node, c, &peers)))
        .collect();
    clusters.sort_by(|a, b| {
        let place = |c: &ClusterEntry| (visit.locale.country(c.country.as_str()), c.name.clone());
        place(a.0).cmp(&place(b.0))
    });
    let now = node.clock.now();
    let body = html! {
        h1 { (title) }
        p.lede { (charter.name) }
        div.split {
            section aria-labelledby="clusters" {
                h2 id="clusters" { (visit.text_with("console-federation-clusters", [("count", clusters.len().into())])) }
                (table(visit, charter.version, &clusters, checked))
                form method="post" action="/console/federation/check" {
                    div.actions {
                        button.quiet type="submit" { (visit.text("console-federation-check")) }
                    }
                    p.hint { (visit.text("console-federation-check-hint")) }
                }
            }
            aside {
                (map(visit, &places(&clusters)))
                p.aside { (visit.text("console-map-note")) }
                div.card {
                    h2 { (visit.text("console-charter-title")) }
                    dl.facts.narrow {
                        dt { (visit.text("console-charter-version")) } dd { (charter.version) }
                        dt { (visit.text("console-charter-issued")) } dd { (visit.locale.date(charter.issued)) }
                        dt { (visit.text("console-charter-expires")) } dd { (visit.locale.date(charter.expires)) }
                        dt { (visit.text("console-charter-threshold")) } dd { (charter.threshold) }
                    }
                    @if charter.expires <= now.plus_seconds(30 * 86_400) {
                        p.notice.care { (visit.text("console-charter-soon")) }
                    }
                }
            }
        }
    };
    Ok(visit.page(&title, body))
}

fn reach(node: &Node, cluster: &ClusterEntry, peers: &HashMap<String, PeerState>) -> Reach {
    if cluster.id == *node.identity.cluster() {
        return Reach::Own;
    }
    if cluster.status != ClusterState::Active {
        return Reach::Suspended;
    }
    let keys = cluster
        .nodes
        .iter()
        .filter_map(|n| peer_id_of(&n.transport_key).ok());
    let states: Vec<&PeerState> = keys.filter_map(|id| peers.get(&id.to_string())).collect();
    match states.iter().filter(|s| s.connected).map(|s| s.since).min() {
        Some(since) => Reach::Reachable(timestamp(since)),
        None => {
            let last = states.iter().max_by_key(|s| s.since);
            let why = last.and_then(|s| s.last_error.clone());
            Reach::Lost(last.map(|s| timestamp(s.since)), why)
        }
    }
}

fn timestamp(moment: SystemTime) -> Timestamp {
    let millis = moment
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| d.as_millis());
    Timestamp::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
}

fn places(clusters: &[(&ClusterEntry, Reach)]) -> Vec<Place> {
    let mut places: BTreeMap<&str, Place> = BTreeMap::new();
    for (cluster, reach) in clusters
        .iter()
        .filter(|(_, reach)| !matches!(reach, Reach::Suspended))
    {
        let code = cluster.country.as_str();
        let place = places.entry(code).or_default();
        place.code = code.to_owned();
        place.clusters += 1;
        place.reachable += usize::from(matches!(reach, Reach::Own | Reach::Reachable(_)));
    }
    places.into_values().collect()
}

fn table(
    visit: &Visit,
    version: u64,
    clusters: &[(&ClusterEntry, Reach)],
    checked: &Checked,
) -> Markup {
    let [name, country, reachable, charter] = [
        "console-federation-name",
        "console-federation-country",
        "console-federation-reach",
        "console-charter-version",
    ]
    .map(|id| visit.text(id));
    html! {
        table.stack {
            thead { tr {
                th scope="col" { (name) } th scope="col" { (country) } th scope="col" { (reachable) }
                @if !checked.is_empty() { th scope="col" { (charter) } }
            } }
            tbody {
                @for (cluster, reach) in clusters {
                    tr {
                        th scope="row" { (cluster.name) }
                        td data-label=(country) { (visit.locale.country(cluster.country.as_str())) }
                        td data-label=(reachable) { (state(visit, reach)) }
                        @if !checked.is_empty() {
                            td data-label=(charter) {
                                @match checked.get(&cluster.id) {
                                    Some(Ok(pong)) => {
                                        (pong.charter)
                                        @if pong.charter != version { " " span.tag.care { (visit.text("console-federation-other-version")) } }
                                        " " span.aside { (visit.text_with("console-federation-round-trip", [("ms", pong.round_trip_ms.round().into())])) }
                                    }
                                    Some(Err(why)) => span.aside lang="en" { (why) },
                                    None => "–",
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn state(visit: &Visit, reach: &Reach) -> Markup {
    let since =
        |id: &str, at: Timestamp| visit.text_with(id, [("since", visit.locale.moment(at).into())]);
    html! {
        @match reach {
            Reach::Own => span.tag { (visit.text("console-reach-own")) },
            Reach::Suspended => span.tag.care { (visit.text("console-reach-suspended")) },
            Reach::Reachable(at) => {
                span.tag.good { (visit.text("console-reach-yes")) } " "
                span.aside { (since("console-reach-since", *at)) }
            }
            Reach::Lost(at, why) => {
                span.tag.bad { (visit.text("console-reach-no")) }
                @if let Some(at) = at { " " span.aside { (since("console-reach-since", *at)) } }
                // The network's own words, in English.
                @if let Some(why) = why { details { summary { (visit.text("console-reach-why")) } p.aside lang="en" { (why) } } }
            }
        }
    }
}
