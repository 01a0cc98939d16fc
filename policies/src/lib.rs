//! Who may see what: pure decisions, without I/O and without a clock.
//!
//! ```text
//!  rules (Cedar) ─► RuleSet ─ authorize(peer, purpose) ─► Permit ─┐
//!                                                                 ├─► MemberScope ─► disclose ─► Disclosed
//!  consents, objections ─► ConsentSets ─ scope(permit, now) ──────┘
//! ```
//!
//! A [`Permit`](permit::Permit) is the cluster's own word: the ceiling of what a peer may learn for
//! a purpose. A [`MemberScope`](scope::MemberScope) is the members' word: who may be counted and
//! shown, and which field groups may be compared. [`disclose`](disclosure::disclose) gives what
//! both allow. Each of the three types can only be made by the one file that proves it, so that no
//! code skips a step; every failure denies.
//!
//! Deliberately absent: keeping consents or rules (the node's store), time (callers pass `now`),
//! and matching.

pub mod consent;
pub mod consent_set;
pub mod disclosure;
pub mod explain;
pub mod permit;
pub mod problem;
pub mod profile;
mod rule_depth;
mod rule_text;
pub mod rules;
pub mod scope;
pub mod single;
pub mod unite;
