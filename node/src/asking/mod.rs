//! The mirror of answering: plan the recipients, sign once, ask all at the same time, check each
//! answer as it arrives, merge, and say for every cluster what came of it.
//!
//! ```text
//! Query ─► Plan ─► Signed<Query> ─┬► cluster A ─► checked answer ─┐
//!                                 ├► cluster B ─► refused         ├─► merge ─► QueryResult
//!                                 └► own cluster (same pipeline) ─┘
//! ```
//!
//! Every cluster has its own deadline and its own task; a slow, dead or lying one takes nothing
//! from the others.

mod ask;
mod ask_error;
mod check;
mod describe;
mod diversity;
mod itself;
mod merge;
mod on_behalf;
mod ping;
mod plan;
mod results;
mod round;
mod rounds;
mod same;
mod saved;
#[cfg(test)]
mod tests;

pub use ask::{Asked, Asking};
pub use ask_error::InquiryError;
pub use merge::Merge;
pub use ping::{PingError, Pong};
pub use plan::{PlanError, peers};
pub use results::{Begun, Results};
pub use rounds::{Again, Progress, Rounds, Search};
pub use saved::{Found, NOTE_CHARS, Saved, SavedError, SavedSearch, Shortlisted};
