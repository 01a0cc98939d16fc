//! Why an introduction cannot be asked for or acted upon.

use steelyard_policies::permit::Denied;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, IntroductionId, MemberRef, Purpose},
    introduction::{Side, TextTooLong},
    time::Timestamp,
};

use super::machine::Illegal;
use crate::{
    answering::ViewError, audit::ledger::LedgerError, directory::DirectoryError,
    identity::charter::AdoptError, store::StoreError,
};

/// Why an introduction cannot be asked for or acted upon. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum IntroductionError {
    /// There is no such introduction, or it is not of who looks for it.
    #[error(
        "there is no introduction `{0}`; `steelyard introduction list` shows those that there are"
    )]
    Unknown(IntroductionId),
    /// The introduction is on the other side here.
    #[error("introduction `{id}` is not on the {} side here, and only that side can do this", .side.as_str())]
    OtherSide {
        /// The introduction.
        id: IntroductionId,
        /// The side whose action it would be.
        side: Side,
    },
    /// The step does not follow now.
    #[error(transparent)]
    Illegal(#[from] Illegal),
    /// There is no charter in force.
    #[error("no charter is in force, so nobody can be asked; see `steelyard charter show`")]
    NoCharter,
    /// The charter has expired.
    #[error(
        "the charter expired at {0}, so nobody can be asked; propose a new version with `steelyard charter propose`"
    )]
    CharterExpired(Timestamp),
    /// The own cluster takes no part.
    #[error("the charter suspends this cluster, so it cannot ask")]
    Suspended,
    /// The other cluster takes no part.
    #[error("`{0}` is no active cluster of the charter; see `steelyard charter show`")]
    UnknownCluster(ClusterId),
    /// The charter knows no such purpose.
    #[error("the charter knows no purpose `{0}`; see `steelyard charter show`")]
    UnknownPurpose(Purpose),
    /// No member has this reference.
    #[error("there is no member `{0}`; `steelyard member list` shows those that there are")]
    UnknownMember(MemberRef),
    /// The member was to be named and does not consent to it.
    #[error(
        "member `{member}` does not consent to show `{cluster}` who it is for `{purpose}`; ask it for a consent with \
         field group `identity`, or ask in the name of the cluster"
    )]
    NotNamed {
        /// The member.
        member: MemberRef,
        /// The cluster that would learn its name.
        cluster: ClusterId,
        /// Why it is asked.
        purpose: Purpose,
    },
    /// The own rules do not let the other cluster have these field groups.
    #[error(
        "the rules of this cluster do not let `{cluster}` have {fields:?} for this purpose; leave them out"
    )]
    NotPermitted {
        /// The other cluster.
        cluster: ClusterId,
        /// The field groups.
        fields: FieldGroups,
    },
    /// The own rules do not let the other cluster have anything.
    #[error("the rules of this cluster do not permit it: {0}")]
    Denied(#[from] Denied),
    /// Nobody can accept for a member that is not there.
    #[error("there is no member behind introduction `{0}` any more, so it cannot be accepted")]
    Nobody(IntroductionId),
    /// The member objects to the other cluster.
    #[error("the member objects to `{0}`; lift the objection before accepting")]
    Objected(ClusterId),
    /// Accepting with nothing to reveal.
    #[error("accepting must reveal something; name field groups, such as identity")]
    NothingRevealed,
    /// A question or an answer without words.
    #[error("the text is empty; write what you want to say")]
    EmptyText,
    /// A text that is too long.
    #[error(transparent)]
    TextTooLong(#[from] TextTooLong),
    /// Its time is over.
    #[error("the introduction ended at {0}")]
    Expired(Timestamp),
    /// What is kept cannot be read.
    #[error("introduction `{0}` cannot be read from the store: {1}; restore a backup")]
    Corrupt(String, String),
    /// Members or consents cannot be read.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The charter cannot be read.
    #[error(transparent)]
    Charter(#[from] AdoptError),
    /// The data cannot be read.
    #[error(transparent)]
    View(#[from] ViewError),
}

impl IntroductionError {
    /// Whether the fault lies with the node and not with what was asked.
    pub const fn is_fault(&self) -> bool {
        matches!(
            self,
            Self::Corrupt(..)
                | Self::Directory(_)
                | Self::Store(_)
                | Self::Ledger(_)
                | Self::Charter(_)
                | Self::View(_)
        )
    }
}
