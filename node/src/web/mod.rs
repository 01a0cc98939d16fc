//! The node's HTTP interface: pages for people, and an API for programs.

mod admin;
pub mod api;
pub mod auth;
pub mod client_address;
mod console;
pub mod entry;
pub mod pages;
mod papers;
mod portal;
pub mod problem;
pub mod server;
mod start;
pub mod tls;

use std::sync::Arc;

use axum::Router;

use crate::app::Node;
use pages::{Access, Pages};

pub use portal::keep_writing;
pub use start::start_of;

/// All pages of the node.
pub fn pages(node: &Arc<Node>) -> Pages {
    Pages::new(Arc::clone(node))
        .get("/", Access::Anyone, start::start)
        .with(papers::pages)
        .with(admin::pages)
        .with(console::pages)
        .with(portal::pages)
        .with(entry::pages)
}

/// Everything that the node serves to its own people: pages, and the API below `/api`.
pub fn router(node: &Arc<Node>) -> Router {
    Router::new()
        .merge(api::router(Arc::clone(node)))
        .fallback_service(pages(node).into_router())
}
