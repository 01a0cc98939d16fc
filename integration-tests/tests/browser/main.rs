//! The pages in a real browser, against real nodes: what people do with them, with scripts and
//! without, by keyboard alone, in every language, wide and narrow, light and dark.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

mod harness;
mod matchmaker;
mod member;
mod pages;
mod scene;
