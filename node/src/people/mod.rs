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
mod limits;
mod links;
mod mail;
mod oidc;
mod passkeys;
mod passwords;
mod pending;
mod persons;
mod secret;
mod sessions;
mod sign_in;

use std::{fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};
use steelyard_protocol::ids::MemberRef;
use uuid::Uuid;

use crate::{
    audit::ledger::{Ledger, LedgerError},
    clock::Clock,
    config::Config,
    store::{Store, StoreError},
};

pub use email::{Email, InvalidEmail};
pub use links::{Acceptance, Invitation, Invited, OpenInvitation};
pub use mail::{Letter, MailError, Mailer, Refusal};
pub use oidc::{Departure, OidcError};
pub use passkeys::KeptPasskey;
pub use passwords::{FEWEST_CHARS, WeakPassword};
pub use persons::{NewPerson, Person};
pub use sessions::{OpenSession, Session, SessionId};
pub use sign_in::SignInError;

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
    hasher: passwords::Hasher,
    limits: Arc<limits::Limits>,
    passkeys: Option<Arc<passkeys::Passkeys>>,
    mailer: Option<Mailer>,
    oidc: Option<Arc<oidc::Oidc>>,
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
    /// The invitation is for somebody who has an account, which the link alone does not open.
    #[error("the invitation is for an account that there is already; sign in with it first")]
    SignInFirst,
    /// The person is kept out.
    #[error("the person may not sign in; an administrator can change that")]
    Disabled,
    /// The password cannot be that of the person.
    #[error(transparent)]
    Password(#[from] WeakPassword),
    /// Too many wait for the hashes of their passwords.
    #[error("too many sign in at the moment; try again in a few seconds")]
    Busy,
    /// There can be no passkeys.
    #[error(
        "passkeys are bound to the name of a host, and web.public_url in steelyard.toml has none"
    )]
    NoPasskeys,
    /// The person has as many passkeys as it may have.
    #[error("there are too many passkeys; remove one first")]
    TooManyPasskeys,
    /// Nothing but this passkey lets the person in.
    #[error("nothing else would let the person in; add another way first")]
    LastPasskey,
    /// What was begun with a passkey was not ended as it should be.
    #[error("that took too long, or was begun by another; begin again")]
    PasskeyEnded,
    /// What the browser did with a passkey is not right.
    #[error("the passkey cannot be taken: {0}")]
    Passkey(#[from] webauthn_rs::prelude::WebauthnError),
    /// The system has no random bytes to give.
    #[error("the system gives no random numbers")]
    NoRandom,
}

/// Why the ways in cannot be offered.
#[derive(Debug, thiserror::Error)]
pub enum PeopleSetupError {
    /// The mail server.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// Passkeys.
    #[error("passkeys cannot be offered at web.public_url of steelyard.toml: {0}")]
    Passkeys(#[from] webauthn_rs::prelude::WebauthnError),
    /// The identity provider.
    #[error(transparent)]
    Oidc(#[from] OidcError),
}

impl People {
    /// The people that the ledger's store holds, who sign in by passwords and links alone.
    pub fn new(ledger: Ledger, clock: Arc<dyn Clock>) -> Self {
        Self {
            ledger,
            clock,
            hasher: passwords::Hasher::default(),
            limits: Arc::default(),
            passkeys: None,
            mailer: None,
            oidc: None,
        }
    }

    /// The people with all ways in that the configuration offers.
    ///
    /// # Errors
    /// Names the part of the configuration that cannot be used.
    pub fn with(
        ledger: Ledger,
        clock: Arc<dyn Clock>,
        config: &Config,
    ) -> Result<Self, PeopleSetupError> {
        Ok(Self {
            passkeys: passkeys::Passkeys::of(config)?.map(Arc::new),
            mailer: Mailer::of(&config.mail)?,
            oidc: oidc::Oidc::of(config)?.map(Arc::new),
            ..Self::new(ledger, clock)
        })
    }

    /// Who writes to people; `None`: the configuration has no mail server.
    pub const fn mailer(&self) -> Option<&Mailer> {
        self.mailer.as_ref()
    }

    const fn store(&self) -> &Store {
        self.ledger.store()
    }
}
