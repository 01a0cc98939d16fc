//! The way of a query, from the wire to the wire. Each stage has a type of its own that only its
//! file can make, and takes the one before it, so that leaving a stage out does not compile.
//!
//! ```text
//! Signed<Query> ─► Verified ─► Permit ─► ConsentedScope ─► Matches ─► Disclosure ─► Recorded ─► SignedAnswer
//!    protocol       verify    authorize     consent         search     disclose      record       sign
//! ```
//!
//! A query that was not verified cannot be authorized:
//!
//! ```compile_fail,E0308
//! # use steelyard::answering::authorize::Rules;
//! # use steelyard_protocol::{envelope::Signed, messages::QueryClaims};
//! fn skip(rules: &Rules, query: &Signed<QueryClaims>) {
//!     let _ = rules.authorize(query);
//! }
//! ```
//!
//! and an answer that was not recorded cannot be signed, nor its proof be made up:
//!
//! ```compile_fail,E0308
//! # use steelyard::answering::{sign::Signer, verify::Verified};
//! # use steelyard_protocol::answer::Answer;
//! fn skip(signer: &Signer<'_>, verified: &Verified, answer: Answer) {
//!     let _ = signer.answer(verified, answer);
//! }
//! ```
//!
//! ```compile_fail,E0451
//! # use steelyard::{answering::record::Recorded, audit::ledger::Position};
//! # use steelyard_protocol::answer::Answer;
//! fn make_up(content: Answer, position: Position) -> Recorded<Answer> {
//!     Recorded { content, position }
//! }
//! ```
//!
//! Every failure denies. Before `Verified` a refusal is counted and dropped; after it, a refusal is
//! recorded and signed as an answer is.

pub mod authorize;
pub mod consent;
pub mod disclose;
pub mod ping;
mod pipeline;
pub mod preview;
pub mod record;
pub mod replay;
pub mod search;
pub mod sign;
#[cfg(test)]
mod tests;
pub mod verify;
pub mod view;

pub use pipeline::{Answering, Counts, PATIENCE, Settings};
pub use view::{View, ViewError, Views};
