//! Many members at once: files of other programs, and the consents that members gave on paper.

mod apply;
mod sheet;

pub use apply::ImportOutcome;
pub use sheet::{ConsentGroup, ConsentSheet, ObjectionGroup, Whom, consent_mix};
