//! Introductions between nodes that are processes: asking, answering, revealing, and what goes wrong
//! meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

mod between;
mod hidden;
mod hostile;
mod kept;
mod killed;
mod ways;
