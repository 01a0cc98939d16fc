//! Why people's query cannot be asked.

use steelyard_protocol::ids::{MemberRef, Purpose};

use super::plan::PlanError;
use crate::{answering::ViewError, directory::DirectoryError, store::StoreError};

/// Why an inquiry cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum InquiryError {
    /// The query itself cannot be asked.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// Complements are sought for two.
    #[error(
        "`like` and `like_member` exclude each other: the node makes `like` from the member; leave out one of the two"
    )]
    LikeTwice,
    /// No member has this reference.
    #[error(
        "there is no member `{0}` to seek complements for; `steelyard member list` shows those that there are"
    )]
    UnknownMember(MemberRef),
    /// The member consents to tell none of the clusters.
    #[error(
        "member `{member}` does not consent to tell any of these clusters what it offers or needs for `{purpose}`; \
         `steelyard consent list {member}` shows its consents"
    )]
    NoConsent {
        /// The member.
        member: MemberRef,
        /// Why the clusters are asked.
        purpose: Purpose,
    },
    /// What may be told of the member to all of them is empty.
    #[error(
        "what member `{0}` consents to tell all of these clusters of its offers, needs and summary holds no concept \
         and no word; ask fewer clusters, or complete its profile"
    )]
    NothingToTell(MemberRef),
    /// Members or consents changed all the time while the query was made.
    #[error("members and consents are changing too fast to ask on behalf of one; try again")]
    Changing,
    /// The member or its consents cannot be read.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The charter in force cannot be read.
    #[error(transparent)]
    View(#[from] ViewError),
}

impl InquiryError {
    /// Whether the fault lies with the node and not with what was asked.
    pub const fn is_fault(&self) -> bool {
        matches!(
            self,
            Self::Changing | Self::Directory(_) | Self::Store(_) | Self::View(_)
        )
    }
}
