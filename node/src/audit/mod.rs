//! The audit log: an append-only Merkle log (RFC 6962) of everything that left the node and of
//! every change of who may see what.
//!
//! ```text
//! Event ─► Entry (JSON bytes) ─► leaf hash ─► frontier ─► Head (MAC by the node's secret) ─► commit
//! ```
//!
//! Entry and head are written in one transaction, so the log can neither lag behind nor run ahead of
//! what it tells. Members stand in it by a salted hash only: when a member is erased, its salt goes,
//! and nothing in the log can be tied to it.

pub mod checkpoint;
pub mod consents;
pub mod entry;
mod gathering;
pub mod ledger;
pub mod merkle;
pub mod note;
mod objections;
pub mod proof;
mod record;
pub mod recorder;
mod told;
pub mod verify;
mod writer;
