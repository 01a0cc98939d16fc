//! The program itself, run on data directories of its own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod backups;
mod desk;
mod federating;
mod output;
mod own_node;
mod restores;
