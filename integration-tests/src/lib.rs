//! Whole nodes for tests: federations set up as their founders would, nodes as real processes or
//! inside the test, clients of their HTTP interface, and peers that lie.
//!
//! ```text
//!  Spec (members, consents, rules) ─► Plan::prepare ─► Prepared: data directories, one charter
//!                                                        │
//!            Federation::start (processes) ◄─────────────┼─────────────► InProcess::start (own clock)
//!                 │ Api (HTTP)                           │
//!                                                        └─► Peer, Liar: a cluster of the charter
//!                                                            whose node is the test itself
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "this library is part of tests: what goes wrong here shall end them, where it does"
)]

pub mod api;
pub mod browser;
pub mod central;
pub mod databases;
pub mod federation;
pub mod in_process;
pub mod introduced;
pub mod liar;
pub mod members;
pub mod peer;
pub mod ports;
pub mod process;
pub mod sessions;
pub mod setup;
pub mod visitor;
pub mod waiting;
