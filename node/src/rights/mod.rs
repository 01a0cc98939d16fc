//! What members have a right to: a receipt for each consent, proof of each disclosure, and everything
//! that is held of them.

pub mod export;
pub mod held;
pub mod proof;
pub mod receipt;

use steelyard_protocol::ids::MemberRef;

use crate::{
    audit::proof::ProofError, directory::DirectoryError, identity::charter::AdoptError,
    store::StoreError,
};

/// Why a member does not get what it has a right to.
#[derive(Debug, thiserror::Error)]
pub enum RightsError {
    /// The members cannot be read.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The charters cannot be read.
    #[error(transparent)]
    Charter(#[from] AdoptError),
    /// An entry cannot be proved.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// A receipt cannot be made.
    #[error(transparent)]
    Receipt(#[from] receipt::ReceiptError),
    /// What is held cannot be written.
    #[error(transparent)]
    Export(#[from] export::ExportError),
    /// A profile cannot be written.
    #[error(transparent)]
    Profile(#[from] crate::directory::export::ExportError),
    /// The persons cannot be read.
    #[error(transparent)]
    People(#[from] crate::people::PeopleError),
    /// The introductions cannot be read.
    #[error(transparent)]
    Introductions(#[from] crate::introductions::IntroductionError),
    /// What matchmakers keep of their searches cannot be read.
    #[error(transparent)]
    Saved(#[from] crate::asking::SavedError),
    /// No member has this reference.
    #[error("there is no member `{0}`; `steelyard member list` shows those that there are")]
    UnknownMember(MemberRef),
}
