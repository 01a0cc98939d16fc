//! Introductions: a matchmaker asks the member behind a handle to reveal itself.
//!
//! ```text
//!  asking node                                                     holding node
//!  request ─► consent of the own member ─► Change ─► outbox ═════► take ─► handle ─► member, if it is
//!    │         (its name leaves, or not)   (steps, audit             │      visible now ─► Change
//!    │                                      entry, disclosure)       ▼
//!  act (answer, withdraw) ◄─ inbox ◄═════════════════════ outbox ◄─ act (ask, accept, decline)
//! ```
//!
//! Both sides run the same pure state machine (`machine`), mirrored. A step is made in one change of the
//! ledger: the step, its audit entry and the disclosure that it is become durable together, and only
//! then can the outbox (`courier`) see it. What the outbox sends is taken once on the other side, by
//! introduction and number; so a crash at any point loses nothing and doubles nothing.
//!
//! # What an asking cluster can learn
//!
//! A request for a handle that means nobody, or a member that this cluster may no longer see for the
//! purpose, or one that has too many requests waiting, or that the rules do not permit, is taken like
//! any other and later declined. The moment is drawn by lot when the request comes
//! (`introductions.decline_hours`), and a member's own decline leaves at that moment too, unless it
//! decides later. So a decline up to then tells nothing but that; one after it tells that a member
//! was asked and did decide. A question or an acceptance is the member's own doing.
//!
//! # On which ground data leaves
//!
//! The asking member's name leaves by its standing consents (purpose, recipient, field groups, and the
//! ceiling of the rules), at the request and again at the acceptance, as they are at that moment.
//! What the asked member reveals leaves by its acceptance alone: a permission for this once, to this
//! cluster, for these field groups. It is no consent record, since such a record would open the
//! member to every later query of that cluster; it is an entry of its own kind in the audit log, and
//! stands in the member's list of disclosures. An objection raised, or the member erased, before the
//! data has left stops it: then nothing is revealed.

mod error;
mod machine;
mod shown;

use steelyard_protocol::ids::IntroductionId;

pub use error::IntroductionError;
pub use machine::{Illegal, Machine, Move, Side, State, Taken};
pub use shown::{Action, Delivery, Filter, Happened, Introduction, NewIntroduction, Whose};

/// The introductions of this node, both those that it asks for and those that it is asked for.
/// Clones share them.
#[derive(Clone)]
pub struct Introductions {}

impl Introductions {
    /// Asks for an introduction, in the name of `by`. When this returns, it is durable, and will be
    /// delivered when the other cluster can be reached.
    ///
    /// # Errors
    /// If it cannot be asked for; see the variants of [`IntroductionError`].
    pub async fn request(
        &self,
        asked: NewIntroduction,
        _by: &str,
    ) -> Result<Introduction, IntroductionError> {
        Err(IntroductionError::UnknownCluster(asked.cluster))
    }

    /// The introductions of the cluster or of one member, on both sides, latest change first.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn list(
        &self,
        _whose: &Whose,
        _filter: &Filter,
    ) -> Result<Vec<Introduction>, IntroductionError> {
        Ok(Vec::new())
    }

    /// One introduction with its timeline. Within one cluster a node is on both sides; `side` says
    /// which is meant (the asking one where it is left out).
    ///
    /// # Errors
    /// If there is none, or it is not of `whose`, or the store fails or cannot be read.
    pub async fn get(
        &self,
        _whose: &Whose,
        id: IntroductionId,
        _side: Option<Side>,
    ) -> Result<Introduction, IntroductionError> {
        Err(IntroductionError::Unknown(id))
    }

    /// Does something about an introduction, in the name of `by` (who acts, as it will stand in the
    /// timeline). When this returns, it is durable, and on its way to the other cluster.
    ///
    /// # Errors
    /// If it does not follow, or may not be done; see the variants of [`IntroductionError`].
    pub async fn act(
        &self,
        _whose: &Whose,
        id: IntroductionId,
        _action: Action,
        _by: &str,
    ) -> Result<Introduction, IntroductionError> {
        Err(IntroductionError::Unknown(id))
    }
}
