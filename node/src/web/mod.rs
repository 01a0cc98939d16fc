//! The node's HTTP interface.

pub mod api;
pub mod auth;
pub mod client_address;
pub mod problem;
pub mod server;
pub mod tls;
