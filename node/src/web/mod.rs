//! The node's HTTP interface.

pub mod api;
pub mod auth;
pub mod problem;
pub mod server;
