//! The charter and the peers.

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Serialize;
use steelyard_protocol::{ids::ClusterId, time::Timestamp};

use crate::{
    app::Node,
    asking::Pong,
    network::PeerState,
    web::{auth::Staff, problem::Problem},
};

/// A cluster of the federation, as this node sees it.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct PeerView {
    cluster: ClusterId,
    name: String,
    country: String,
    status: String,
    own: bool,
    peer_ids: Vec<String>,
    connected: bool,
    /// Since when it has been connected, or has not been (RFC 3339).
    since: Option<String>,
    /// Round trip of the last probe, in milliseconds.
    round_trip_ms: Option<f64>,
    /// Why the last attempt to connect failed.
    last_error: Option<String>,
}

/// The charter in force.
#[utoipa::path(
    get,
    path = "/api/v1/charter",
    responses(
        (status = 200, description = "The charter in force", body = Object),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn get_charter(
    State(node): State<Arc<Node>>,
    _staff: Staff,
) -> Result<Json<serde_json::Value>, Problem> {
    let charter = node.views.read().charter.clone();
    let charter = charter.ok_or_else(|| Problem::not_found("this node has no charter yet"))?;
    serde_json::to_value(charter.charter())
        .map(Json)
        .map_err(|e| Problem::fault(&e))
}

/// The clusters of the federation and whether they can be reached.
#[utoipa::path(
    get,
    path = "/api/v1/peers",
    responses((status = 200, body = [PeerView]), (status = 401, body = Problem))
)]
pub(super) async fn list_peers(
    State(node): State<Arc<Node>>,
    _staff: Staff,
) -> Json<Vec<PeerView>> {
    let states: HashMap<String, PeerState> = node
        .network
        .peers()
        .await
        .into_iter()
        .map(|s| (s.id.to_string(), s))
        .collect();
    let charter = node.views.read().charter.clone();
    let clusters = charter.iter().flat_map(|c| c.charter().clusters.iter());
    Json(
        clusters
            .map(|cluster| {
                let peer_ids: Vec<String> = cluster
                    .nodes
                    .iter()
                    .filter_map(|n| crate::network::peer_id_of(&n.transport_key).ok())
                    .map(|id| id.to_string())
                    .collect();
                let known: Vec<&PeerState> =
                    peer_ids.iter().filter_map(|id| states.get(id)).collect();
                let best = known.iter().find(|s| s.connected).or_else(|| known.first());
                PeerView {
                    cluster: cluster.id.clone(),
                    name: cluster.name.clone(),
                    country: cluster.country.to_string(),
                    status: format!("{:?}", cluster.status).to_lowercase(),
                    own: cluster.id == *node.identity.cluster(),
                    peer_ids,
                    connected: best.is_some_and(|s| s.connected),
                    since: best.map(|s| rfc3339(s.since)),
                    round_trip_ms: best
                        .and_then(|s| s.last_rtt)
                        .map(|rtt| rtt.as_secs_f64() * 1_000.0),
                    last_error: best.and_then(|s| s.last_error.clone()),
                }
            })
            .collect(),
    )
}

fn rfc3339(moment: std::time::SystemTime) -> String {
    let millis = moment
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX));
    Timestamp::from_millis(millis).to_string()
}

/// Pings a cluster with a signed message.
#[utoipa::path(
    post,
    path = "/api/v1/peers/{cluster}/ping",
    params(("cluster" = String, Path, description = "The cluster's id")),
    responses(
        (status = 200, description = "Its signed pong", body = Object),
        (status = 401, body = Problem),
        (status = 503, body = Problem),
    )
)]
pub(super) async fn ping_peer(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path(cluster): Path<String>,
) -> Result<Json<Pong>, Problem> {
    let cluster: ClusterId = cluster.parse().map_err(Problem::invalid)?;
    let pong = node.asking.ping(&cluster, Duration::from_secs(5)).await;
    pong.map(Json)
        .map_err(|e| Problem::unavailable(format!("{cluster}: {e}")))
}
