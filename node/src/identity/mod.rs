//! Who this node is: its keys, and the charter in force.

pub mod card;
pub mod charter;
mod keys;

pub use keys::{Identity, IdentityError, fingerprint};
