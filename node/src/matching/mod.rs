//! Which members fit a query, how well, and why.
//!
//! ```text
//! Query + MemberScope ─► criteria as bitmaps ─► candidates ─► score with its parts ─► best first
//! ```
//!
//! A criterion is only ever compared with field groups that the asking cluster sees: every posting
//! list belongs to one field group, and is intersected with the members that disclose that group
//! before anything is read from it. No statistics of this node enter a score, so that scores of
//! different nodes can be merged.

mod best;
mod find;
mod hits;
mod index;
mod levels;
mod narrow;
mod points;
mod relations;
mod score;
mod semantic;
mod strict;
#[cfg(test)]
mod tests;
mod told;
mod wanted;
mod words;

pub use find::{Candidate, Found, find};
pub use index::{Document, Filling, Index, Tally};
pub use words::telling_text;
