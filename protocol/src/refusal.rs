//! Why a node gives no answer: a closed list of codes, so that a refusal tells an outsider what to
//! mend and nothing about the data.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a node gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RefusalCode {
    /// The bytes are no message of this protocol.
    Malformed,
    /// A limit of the protocol is exceeded.
    TooLarge,
    /// The message is of another type than this exchange takes.
    WrongType,
    /// The signer does not stand in the charter in force.
    UnknownSigner,
    /// The signer is not the cluster that the transport authenticated.
    WrongSigner,
    /// The charter in force suspends the signer.
    Suspended,
    /// The signature does not fit the bytes and the signer's key.
    BadSignature,
    /// The message is not meant for this cluster.
    WrongAudience,
    /// The message's time is over.
    Expired,
    /// The message was signed in the future.
    NotYetValid,
    /// The query id was seen before.
    Replayed,
    /// The node has as much to do as it can bear; ask again later.
    Busy,
    /// The query breaks a rule of its form.
    InvalidQuery,
    /// The charter knows no such purpose.
    UnknownPurpose,
    /// The cluster's own rules give this peer nothing for this purpose.
    NotPermitted,
    /// The charter in force has expired, or there is none.
    CharterExpired,
    /// The node can't answer now: its store or its audit log can't be read or written.
    Unavailable,
}

impl RefusalCode {
    /// All codes; a test holds this list complete.
    pub const ALL: [Self; 17] = [
        Self::Malformed,
        Self::TooLarge,
        Self::WrongType,
        Self::UnknownSigner,
        Self::WrongSigner,
        Self::Suspended,
        Self::BadSignature,
        Self::WrongAudience,
        Self::Expired,
        Self::NotYetValid,
        Self::Replayed,
        Self::Busy,
        Self::InvalidQuery,
        Self::UnknownPurpose,
        Self::NotPermitted,
        Self::CharterExpired,
        Self::Unavailable,
    ];

    /// The word for the code, as it stands in answers, logs and metrics.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too_large",
            Self::WrongType => "wrong_type",
            Self::UnknownSigner => "unknown_signer",
            Self::WrongSigner => "wrong_signer",
            Self::Suspended => "suspended",
            Self::BadSignature => "bad_signature",
            Self::WrongAudience => "wrong_audience",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::Replayed => "replayed",
            Self::Busy => "busy",
            Self::InvalidQuery => "invalid_query",
            Self::UnknownPurpose => "unknown_purpose",
            Self::NotPermitted => "not_permitted",
            Self::CharterExpired => "charter_expired",
            Self::Unavailable => "unavailable",
        }
    }

    /// What the code means, in plain words, for the people who asked.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Malformed => "the message could not be read",
            Self::TooLarge => "the message exceeds a limit of the protocol",
            Self::WrongType => "the message is of a type that is not taken here",
            Self::UnknownSigner => "the signer is not in the charter in force here",
            Self::WrongSigner => "the signer is not the peer that sent the message",
            Self::Suspended => "the signer is suspended by the charter",
            Self::BadSignature => "the signature is not valid for the signer's key in the charter",
            Self::WrongAudience => "the message is meant for another cluster",
            Self::Expired => "the message has expired; check the clocks of both nodes",
            Self::NotYetValid => {
                "the message is dated in the future; check the clocks of both nodes"
            }
            Self::Replayed => "this query was asked before",
            Self::Busy => "the node has too much to do; ask again in a moment",
            Self::InvalidQuery => "the query breaks a rule of its form",
            Self::UnknownPurpose => "the charter knows no such purpose",
            Self::NotPermitted => "the cluster's rules do not permit this peer and purpose",
            Self::CharterExpired => "no charter is in force here; it may have expired",
            Self::Unavailable => "the node cannot keep proof of an answer now, so it gives none",
        }
    }
}

impl fmt::Display for RefusalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal as it travels: the code and a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Refusal {
    /// Why.
    pub code: RefusalCode,
    /// The same in plain words; where the query is at fault, what to mend.
    pub message: String,
}

impl From<RefusalCode> for Refusal {
    fn from(code: RefusalCode) -> Self {
        Self {
            code,
            message: code.message().to_owned(),
        }
    }
}
