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
//! was asked and did decide. A question or an acceptance is the member's own doing. After the asking
//! side's own end nothing comes any more, whoever was asked, and a decline that has not left when the
//! time of the request is over leaves as its expiry.
//!
//! # On which ground data leaves
//!
//! The asking member's name leaves by its standing consents (purpose, recipient, field groups, and the
//! ceiling of the rules), at the request and again at the acceptance, as they are at that moment; where
//! it is to stay unnamed until then, only at the acceptance.
//! What the asked member reveals leaves by its acceptance alone: a permission for this once, to this
//! cluster, for these field groups. It is no consent record, since such a record would open the
//! member to every later query of that cluster; it is an entry of its own kind in the audit log, and
//! stands in the member's list of disclosures. An objection raised, or the member erased, before the
//! data has left stops it: then nothing is revealed.

mod act;
mod ask;
mod courier;
mod error;
mod ground;
mod inbox;
mod kept;
mod list;
mod machine;
mod record;
mod shown;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use steelyard_policies::rules::RuleSet;
use steelyard_protocol::ids::ClusterId;
pub use steelyard_protocol::introduction::Side;
use tokio::sync::Notify;

pub use courier::Courier;
pub use error::IntroductionError;
pub use machine::{Illegal, Machine, Move, State, Taken};
pub use shown::{Action, Delivery, Filter, Happened, Introduction, NewIntroduction, Whose};

use crate::{
    audit::ledger::Ledger, clock::Clock, config::IntroductionsSection, directory::Directory,
    store::Store,
};

/// The introductions of this node, both those that it asks for and those that it is asked for.
/// Clones share them. Whether the node runs or not, they can be read and acted upon; a running node
/// delivers what is to be delivered, by its [`Courier`].
#[derive(Clone)]
pub struct Introductions {
    own: ClusterId,
    ledger: Ledger,
    directory: Directory,
    rules: RuleSet,
    clock: Arc<dyn Clock>,
    settings: IntroductionsSection,
    charters: Arc<ground::Charters>,
    /// Told when there may be something to send.
    wake: Arc<Notify>,
}

impl Introductions {
    /// The introductions of the cluster `own` in the ledger's store, under the cluster's rules.
    pub fn new(
        own: ClusterId,
        ledger: Ledger,
        rules: RuleSet,
        clock: Arc<dyn Clock>,
        settings: IntroductionsSection,
    ) -> Self {
        Self {
            own,
            directory: Directory::new(ledger.clone(), Arc::clone(&clock)),
            ledger,
            rules,
            clock,
            settings,
            charters: Arc::default(),
            wake: Arc::default(),
        }
    }

    const fn store(&self) -> &Store {
        self.ledger.store()
    }
}
