//! What nodes say to each other: who may ask, what comes back, and what becomes of lies.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

mod answers;
mod charters;
mod clocks;
mod complements;
mod demo;
mod disclosure;
mod doctor;
mod http;
mod languages;
mod merging;
mod oracles;
mod rules;
mod signers;
mod stores;
mod tls;
