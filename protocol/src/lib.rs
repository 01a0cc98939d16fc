//! What Steelyard nodes say to each other: identifiers, queries, answers, the charter, signatures,
//! frames and their limits.
//!
//! This crate does no I/O, knows no clock and no async runtime: every function is a pure function
//! of its arguments. The way of a message is
//!
//! ```text
//! Query ─► QueryClaims ─► Signed<QueryClaims> (JWS, EdDSA) ─► Frame (CBOR) ─► bytes ≤ limit
//! ```
//!
//! and back, with the limit checked before memory is taken, the `typ` of the JWS checked before the
//! signature, and the signature checked before a claim is believed. An answer is signed by its
//! digest:
//!
//! ```text
//! Outcome ─► Body (JSON) ────────────────────────────────────────────────► Frame (CBOR) ─► bytes
//!              └─ digest ─► ReceiptClaims ─► Signed<ReceiptClaims> (JWS) ────┘
//! ```

pub mod answer;
mod bounded;
pub mod card;
pub mod charter;
pub mod envelope;
pub mod fields;
pub mod frame;
pub mod ids;
pub mod inquiry;
pub mod introduction;
mod jose;
pub mod keys;
pub mod like;
pub mod limits;
pub mod messages;
pub mod query;
mod quoting;
pub mod refusal;
pub mod result;
pub mod signed_answer;
pub mod time;
