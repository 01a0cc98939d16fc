//! The way of a query, from the wire to the wire. Each stage has a type of its own that only its
//! file can make, and takes the one before it, so that leaving a stage out does not compile.
//!
//! ```text
//! Signed<Query> ─► Verified ─► Permit ─► ConsentedScope ─► Matches ─► Disclosure ─► Recorded ─► Signed<Answer>
//!    protocol       verify    authorize     consent         search     disclose      record       sign
//! ```
//!
//! Every failure denies. Before `Verified` a refusal is counted and dropped; after it, a refusal is
//! recorded and signed as an answer is.

pub mod authorize;
pub mod consent;
pub mod disclose;
pub mod ping;
mod pipeline;
pub mod record;
pub mod replay;
pub mod search;
pub mod sign;
pub mod verify;
pub mod view;

pub use pipeline::{Answering, Counts, Settings};
pub use view::{View, ViewError, Views};
