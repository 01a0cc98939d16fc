//! The people who sign in: the cluster's staff, and those who act for members.
//!
//! ```text
//!  invitation ─► link (once) ─► name, passkey or password ─► session ─► SignedIn, Acting
//!  password, passkey, sign-in link, identity provider ──────────┘
//! ```
//!
//! What lets a person in is never kept: of links and sessions the store has the SHA-256, of
//! passwords the argon2id hash, of passkeys the public half. Every operation that changes something
//! is one [`Change`](crate::audit::ledger::Change); those that change rights stand in the audit log,
//! with persons as random numbers. A person's rights are read anew with every request, so that what
//! is taken away is gone at once.

mod acting;
mod email;
mod persons;
mod secret;
mod sessions;

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};
use steelyard_protocol::ids::MemberRef;
use uuid::Uuid;

use crate::{
    audit::ledger::{Ledger, LedgerError},
    clock::Clock,
    store::{Store, StoreError},
};

pub use email::{Email, InvalidEmail};
pub use persons::{NewPerson, Person};
pub use sessions::{OpenSession, Session, SessionId};

/// What staff may do.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Asks the federation, and reads and changes members and consents.
    Matchmaker,
    /// All of that, and runs the node.
    Admin,
}

impl Role {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Matchmaker => "matchmaker",
            Self::Admin => "admin",
        }
    }
}

/// A person's number: random, and never used for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(Uuid);

impl PersonId {
    /// The number itself.
    pub const fn as_uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for PersonId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// The people of a node. Clones share everything.
#[derive(Clone)]
pub struct People {
    ledger: Ledger,
    clock: Arc<dyn Clock>,
}

/// Why something could not be done with people. Where something was to be changed, nothing has
/// changed.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something in the store cannot be read.
    #[error("the person `{0}` cannot be read from the store; restore a backup")]
    Corrupt(String),
    /// There is no such person.
    #[error("there is no such person; `steelyard person list` shows those that there are")]
    UnknownPerson,
    /// There is a person with this address already.
    #[error("there is a person with this address already; `steelyard person list` shows it")]
    Known,
    /// No member has this reference.
    #[error("there is no member `{0}`; `steelyard member list` shows those that there are")]
    UnknownMember(MemberRef),
    /// A name that cannot be taken.
    #[error("a name has 1 to 200 printable characters")]
    InvalidName,
    /// The person is kept out.
    #[error("the person may not sign in; an administrator can change that")]
    Disabled,
    /// The system has no random bytes to give.
    #[error("the system gives no random numbers")]
    NoRandom,
}

impl People {
    /// The people that the ledger's store holds.
    pub fn new(ledger: Ledger, clock: Arc<dyn Clock>) -> Self {
        Self { ledger, clock }
    }

    const fn store(&self) -> &Store {
        self.ledger.store()
    }
}
