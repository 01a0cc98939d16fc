//! Asking the federation.

use std::{convert::Infallible, sync::Arc};

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::{HeaderMap, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use serde::Serialize;
use steelyard_protocol::{
    ids::QueryId,
    inquiry::Inquiry,
    result::{ClusterEvent, QueryResult},
};
use tokio::sync::mpsc;
use tokio_stream::{Stream, StreamExt, wrappers::ReceiverStream};

use crate::{
    app::Node,
    asking::{Asked, Begun},
    web::{auth::Staff, problem::Problem},
};

/// Asks the federation.
///
/// With `like_member` complements of a member are sought: only clusters that the member consents to
/// tell what it offers and needs are asked, and told concepts and words, not who it is.
///
/// With `Accept: text/event-stream` each cluster's outcome comes as an event `cluster` as soon as it
/// is there, and the merged result as a last event `result`.
#[utoipa::path(
    post,
    path = "/api/v1/queries",
    request_body = Inquiry,
    responses(
        (status = 200, description = "What came of it at every cluster", content(
            (QueryResult = "application/json"),
            (ClusterEvent = "text/event-stream"),
        )),
        (status = 400, body = Problem),
        (status = 401, body = Problem),
    )
)]
pub(super) async fn post_query(
    State(node): State<Arc<Node>>,
    staff: Staff,
    headers: HeaderMap,
    inquiry: Result<Json<Inquiry>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(inquiry) = inquiry.map_err(|e| Problem::invalid(e.body_text()))?;
    let begun = node.results.begun(&inquiry);
    let asked = node.asking.inquire(inquiry).await.map_err(|e| {
        if e.is_fault() {
            Problem::fault(&e)
        } else {
            Problem::invalid(e)
        }
    })?;
    tracing::info!(by = %staff.subject, query = %asked.query_id, "asked");
    let streams = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/event-stream"));
    if streams {
        let keep_alive = KeepAlive::default();
        return Ok(Sse::new(events(node, asked, begun))
            .keep_alive(keep_alive)
            .into_response());
    }
    let result = node.results.keep(begun, asked.result().await);
    Ok(Json(result.as_ref()).into_response())
}

/// One event a cluster as it answers, then the result. The query goes on if the client goes away.
fn events(
    node: Arc<Node>,
    mut asked: Asked,
    begun: Begun,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let (send, receive) = mpsc::channel(16);
    tokio::spawn(async move {
        let mut merge = asked.merge();
        while let Some(event) = asked.next().await {
            let _ = send.send(sse("cluster", &event)).await;
            merge.add(event);
        }
        let result = node.results.keep(begun, merge.finish());
        let _ = send.send(sse("result", result.as_ref())).await;
    });
    ReceiverStream::new(receive).map(Ok)
}

fn sse(name: &str, data: &impl Serialize) -> Event {
    Event::default()
        .event(name)
        .json_data(data)
        .unwrap_or_else(|e| {
            tracing::error!(error = %e, "an event could not be written");
            Event::default()
                .event("error")
                .data("the node's log says why")
        })
}

/// The result of a query asked since the node started; the latest hundred are kept.
#[utoipa::path(
    get,
    path = "/api/v1/queries/{id}",
    params(("id" = String, Path, description = "The number of the query")),
    responses(
        (status = 200, body = QueryResult),
        (status = 401, body = Problem),
        (status = 404, body = Problem),
    )
)]
pub(super) async fn get_query(
    State(node): State<Arc<Node>>,
    _staff: Staff,
    Path(id): Path<String>,
) -> Result<Json<QueryResult>, Problem> {
    let query: QueryId = id.parse().map_err(Problem::invalid)?;
    let result = (node.results.get(query))
        .ok_or_else(|| Problem::not_found(format!("no result of query `{id}` is kept")))?;
    Ok(Json(result.as_ref().clone()))
}
