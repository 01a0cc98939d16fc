//! What can go wrong around nodes: they are killed, frozen and flooded, their disks fill up, and
//! members change their minds meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what goes wrong in a test shall end it, where it does"
)]

mod disk_full;
mod flood;
mod killed;
mod peers;
mod withdrawal;
