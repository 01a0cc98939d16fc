//! Who this node is: its keys, and the charter in force.

pub mod card;
pub mod charter;
pub mod charter_file;
pub mod defaults;
pub mod drafting;
mod keys;

pub use keys::{Identity, IdentityError, fingerprint};
