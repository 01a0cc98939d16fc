//! `/api/v1`: the same that the command line can do, for programs.

mod federation;
mod introductions;
mod members;
mod queries;

use std::sync::Arc;

use axum::{
    Json, Router,
    routing::{any, get},
};
use tower_http::limit::RequestBodyLimitLayer;
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{problem::Problem, server::BODY_BYTES};
use crate::app::Node;

#[derive(OpenApi)]
#[openapi(info(
    title = "Steelyard",
    description = "A cluster's node: asks the federation, and keeps members and their consents."
))]
struct Description;

/// The routes of the interface, and its description at `/api/openapi.json`.
pub fn router(node: Arc<Node>) -> Router {
    let (routes, description) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(queries::post_query))
        .routes(routes!(queries::get_query))
        .routes(routes!(members::list_members))
        .routes(routes!(members::get_member))
        .routes(routes!(members::list_consents, members::give_consent))
        .routes(routes!(members::withdraw_consent))
        .routes(routes!(members::list_disclosures))
        .routes(routes!(
            introductions::list_introductions,
            introductions::request_introduction
        ))
        .routes(routes!(introductions::get_introduction))
        .routes(routes!(introductions::act_on_introduction))
        .routes(routes!(federation::get_charter))
        .routes(routes!(federation::list_peers))
        .routes(routes!(federation::ping_peer))
        .layer(RequestBodyLimitLayer::new(BODY_BYTES))
        .with_state(node)
        .split_for_parts();
    let description = Arc::new(description);
    routes
        .method_not_allowed_fallback(async || Problem::method_not_allowed())
        .route("/api/{*rest}", any(nothing))
        .route(
            "/api/openapi.json",
            get(move || {
                let description = Arc::clone(&description);
                async move { Json(description.as_ref().clone()) }
            }),
        )
}

async fn nothing() -> Problem {
    Problem::not_found("there is nothing here; see /api/openapi.json")
}
