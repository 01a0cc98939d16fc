//! The matchmaker's console over HTTP, against real nodes: what its forms do, and what its pages say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

mod desk;
mod members;
mod search;
