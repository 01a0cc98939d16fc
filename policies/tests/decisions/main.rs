//! Tests of what the crate decides, through its public interface.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests say what failed by panicking, also in the functions that they share"
)]

mod consent_model;
mod consents;
mod disclosing;
mod rule_decisions;
mod rule_texts;
mod scene;
