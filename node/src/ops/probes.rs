//! `/healthz`, `/readyz` and `/metrics`, on a port of their own.

use std::{
    fmt::Write,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Extension, Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::get,
};
use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::ConstCounter, family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};
use serde::Serialize;
use tokio::sync::Mutex;

use crate::app::Node;

/// How long a finding about the store stands: whoever asks more often makes no more writes.
const STANDS: Duration = Duration::from_secs(1);

/// The routes.
pub fn router(node: Arc<Node>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .layer(Extension(Arc::new(LastCheck::default())))
        .with_state(node)
}

/// The last finding about the store, and when it was made.
#[derive(Default)]
struct LastCheck(Mutex<Option<(Instant, Result<(), String>)>>);

impl LastCheck {
    /// The last finding if it still stands, else that of `check`. One check runs at a time.
    async fn or(&self, check: impl Future<Output = Result<(), String>>) -> Result<(), String> {
        let mut last = self.0.lock().await;
        if let Some((made, found)) = &*last
            && made.elapsed() < STANDS
        {
            return found.clone();
        }
        let found = check.await;
        *last = Some((Instant::now(), found.clone()));
        found
    }
}

/// What must be true before queries are sent here.
#[derive(Debug, Serialize)]
struct Readiness {
    ready: bool,
    /// The store takes writes.
    store_writable: bool,
    /// What has changed in the store could be read.
    data_current: bool,
    /// A charter is in force.
    charter_valid: bool,
    /// The node listens for peers.
    listening: bool,
    /// What is missing, in plain words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
}

async fn ready(
    State(node): State<Arc<Node>>,
    Extension(last): Extension<Arc<LastCheck>>,
) -> impl IntoResponse {
    let store = node.ledger.store();
    let written = last
        .or(async { store.check_writable().await.map_err(|e| e.to_string()) })
        .await;
    let data_current = node.views.is_current();
    let charter = node.views.read().charter.clone();
    let charter_valid = charter.is_some_and(|c| c.is_in_force(node.clock.now()));
    let listening = !node.network.listen_addresses().is_empty();
    let mut missing = Vec::new();
    if let Err(e) = &written {
        missing.push(format!("the store cannot be written: {e}"));
    }
    if !data_current {
        missing.push("the data in the store cannot be read; see `steelyard doctor`".to_owned());
    }
    if !charter_valid {
        missing.push("no charter is in force; see `steelyard charter show`".to_owned());
    }
    if !listening {
        missing.push("the node listens nowhere; see `network.listen` in steelyard.toml".to_owned());
    }
    let ready = missing.is_empty();
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let store_writable = written.is_ok();
    (
        status,
        Json(Readiness {
            ready,
            store_writable,
            data_current,
            charter_valid,
            listening,
            missing,
        }),
    )
}

async fn metrics(State(node): State<Arc<Node>>) -> impl IntoResponse {
    let mut registry = Registry::with_prefix("steelyard");
    let gauge = |registry: &mut Registry, name: &str, help: &str, value: i64| {
        let gauge: Gauge = Gauge::default();
        gauge.set(value);
        registry.register(name, help, gauge);
    };
    let (members, revision, expires) = {
        let view = node.views.read();
        let expires = view
            .charter
            .as_ref()
            .map_or(0, |c| c.charter().expires.as_seconds());
        (view.index.len(), view.revision, expires)
    };
    gauge(
        &mut registry,
        "members",
        "Members held",
        i64::try_from(members).unwrap_or(i64::MAX),
    );
    gauge(
        &mut registry,
        "revision",
        "Revision of the node's data",
        revision,
    );
    let charter: Gauge = Gauge::default();
    charter.set(expires);
    registry.register_with_unit(
        "charter_expires_timestamp",
        "When the charter in force expires, 0 without one",
        Unit::Seconds,
        charter,
    );
    if let Ok((head, _)) = node.ledger.head().await {
        gauge(
            &mut registry,
            "audit_entries",
            "Entries in the audit log",
            head.size,
        );
    }
    let introductions: Family<Vec<(&str, String)>, Gauge> = Family::default();
    for (side, state, count) in node.introductions.counts().await.unwrap_or_default() {
        introductions
            .get_or_create(&vec![("side", side.as_str().to_owned()), ("state", state)])
            .set(i64::try_from(count).unwrap_or(i64::MAX));
    }
    registry.register(
        "introductions",
        "Introductions, by side and state",
        introductions,
    );
    let counts = node.answering.counts();
    registry.register(
        "answers",
        "Queries answered",
        ConstCounter::new(counts.answered()),
    );
    let refused: Family<Vec<(&str, &str)>, prometheus_client::metrics::counter::Counter> =
        Family::default();
    for (code, count) in counts.refused() {
        refused
            .get_or_create(&vec![("code", code.as_str())])
            .inc_by(count);
    }
    registry.register("refusals", "Queries refused, by reason", refused);
    let peers = node.network.peers().await;
    let connected = peers.iter().filter(|p| p.connected).count();
    gauge(
        &mut registry,
        "peers",
        "Nodes of the charter",
        peers.len().try_into().unwrap_or(0),
    );
    let connected = connected.try_into().unwrap_or(0);
    gauge(
        &mut registry,
        "peers_connected",
        "Nodes that are connected",
        connected,
    );
    for (name, value) in node.network.stats().named() {
        let name = format!("network_{name}");
        registry.register(
            name,
            "Work of the network since the start",
            ConstCounter::new(value),
        );
    }
    let mut text = String::new();
    if encode(&mut text, &registry).is_err() {
        text.clear();
        let _ = writeln!(text, "# the metrics could not be written");
    }
    (
        [(
            "content-type",
            "application/openmetrics-text; version=1.0.0; charset=utf-8",
        )],
        text,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn asking_often_makes_no_more_checks() {
        let last = LastCheck::default();
        let full = || Err("the disk is full".to_owned());
        assert_eq!(last.or(async { full() }).await, full());
        for _ in 0..10 {
            let again = last.or(async { panic!("checked again at once") }).await;
            assert_eq!(again, full());
        }
    }
}
