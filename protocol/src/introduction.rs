//! The messages of introductions: one cluster asks the member behind a handle to reveal itself.
//!
//! Each side numbers its messages of one introduction from 1 and sends the next only when the one
//! before is acknowledged. So a message may come twice, but none is skipped or overtaken:
//!
//! ```text
//! asking side                                      holding side
//!   1 Request ─────────────────────────────────►
//!                ◄──────────────────────────────── 1 Question
//!   2 Answer ──────────────────────────────────►
//!                ◄──────────────────────────────── 2 Accept (which field groups; no data)
//!   3 Reveal (the asking member's data) ───────►
//!                ◄──────────────────────────────── 3 Reveal (the member's data)
//! ```
//!
//! The member's data leaves only after the asking side has confirmed that it still asks: a request
//! withdrawn while the acceptance is on its way is answered with nothing.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, Visitor},
};

use crate::{
    envelope::{Claims, Digest},
    fields::{FieldGroups, Fields},
    ids::{ClusterId, Handle, IntroductionId, MemberRef, Purpose, QueryId},
    limits,
    time::Timestamp,
};

/// One step of an introduction, as it is signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntroductionClaims {
    /// The cluster whose step it is.
    pub iss: ClusterId,
    /// The other cluster.
    pub aud: ClusterId,
    /// When it was signed, in seconds since 1970. A step that is sent again is signed again.
    pub iat: i64,
    /// When the signature ends, in seconds since 1970; the step itself does not.
    pub exp: i64,
    /// The version of the charter that the sender has in force.
    pub charter: u64,
    /// The introduction.
    pub id: IntroductionId,
    /// Which side the sender is on.
    pub side: Side,
    /// The number of the step among those of its sender, from 1: the same number is the same step.
    pub seq: u32,
    /// What is said.
    pub step: Step,
}

impl Claims for IntroductionClaims {
    const TYP: &'static str = "steelyard-introduction+jwt";
    const MAX_BYTES: usize = limits::QUERY_FRAME_BYTES - limits::FRAME_HEAD_BYTES;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// A side of an introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Side {
    /// It asks a member of another cluster to reveal itself.
    Asking,
    /// It holds the member that is asked.
    Holding,
}

impl Side {
    /// The word for the side.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Holding => "holding",
        }
    }

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Asking => Self::Holding,
            Self::Holding => Self::Asking,
        }
    }
}

/// What one cluster says to the other. In JSON the word alone, or an object with one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The asking side asks. Always its first step, and only that.
    Request(Box<Request>),
    /// The holding side asks back before it decides.
    Question(Text),
    /// The asking side answers a question.
    Answer(Text),
    /// The holding side's member agrees to reveal these field groups.
    Accept(Acceptance),
    /// The holding side declines. It gives no reason, and does not say whether a person did.
    Decline,
    /// The time is over.
    Expire,
    /// The asking side no longer asks.
    Withdraw,
    /// What the sender's member reveals, after the acceptance: first the asking side, then the
    /// holding one.
    Reveal(Box<Party>),
}

impl Step {
    /// The word for the step.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Request(_) => "request",
            Self::Question(_) => "question",
            Self::Answer(_) => "answer",
            Self::Accept(_) => "accept",
            Self::Decline => "decline",
            Self::Expire => "expire",
            Self::Withdraw => "withdraw",
            Self::Reveal(_) => "reveal",
        }
    }
}

/// A request for an introduction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// Who is meant: the handle under which the query's answer showed it.
    pub handle: Handle,
    /// The query whose answer showed it.
    pub query_id: QueryId,
    /// Why.
    pub purpose: Purpose,
    /// When the request ends by itself.
    pub expires: Timestamp,
    /// Why, in the words of who asks.
    pub text: Text,
    /// The member that is behind the request, where it consents to be named; absent where the
    /// cluster asks in its own name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Party>,
    /// The field groups that the asking side will reveal if it is accepted.
    pub offers: FieldGroups,
}

/// What the holding side's member agreed to reveal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The field groups.
    pub reveals: FieldGroups,
}

/// A member as it shows itself in an introduction: the field groups that it agreed to reveal.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Party {
    /// Its cluster's own reference; only where `identity` is revealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_ref: Option<MemberRef>,
    /// The field groups.
    pub fields: Fields,
}

/// Members' data stays out of logs: only which groups there are shows.
impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Party({:?})", self.fields.groups())
    }
}

/// What people write in an introduction: at most [`limits::INTRODUCTION_TEXT_CHARS`] characters.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String))]
pub struct Text(String);

/// A text that is too long.
#[derive(Debug, Clone, Copy, thiserror::Error, PartialEq, Eq)]
#[error("the text has {0} characters; at most {max} are allowed", max = limits::INTRODUCTION_TEXT_CHARS)]
pub struct TextTooLong(usize);

impl Text {
    /// The text, with white space around it taken away.
    ///
    /// # Errors
    /// If it is too long.
    pub fn new(text: &str) -> Result<Self, TextTooLong> {
        let text = text.trim();
        // Characters are counted only where the bytes do not decide.
        if text.len() > limits::INTRODUCTION_TEXT_CHARS {
            let chars = text.chars().count();
            if chars > limits::INTRODUCTION_TEXT_CHARS {
                return Err(TextTooLong(chars));
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What people write to each other stays out of logs.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.0.len())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bounded;
        impl Visitor<'_> for Bounded {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            // The length is checked where the text lies, before it is kept.
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Text::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Bounded)
    }
}

/// The answer to a step: it was taken, and is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgementClaims {
    /// The cluster that took the step.
    pub iss: ClusterId,
    /// The cluster whose step it is.
    pub aud: ClusterId,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// The version of the charter that the signer has in force.
    pub charter: u64,
    /// The introduction.
    pub id: IntroductionId,
    /// SHA-256 of the signed step that this answers.
    pub step: Digest,
    /// So many steps of the other side are kept here, without a gap. The sender goes on with the
    /// next one, also where that is one that it had sent before: the store may be an older copy.
    pub received: u32,
}

impl Claims for AcknowledgementClaims {
    const TYP: &'static str = "steelyard-acknowledgement+jwt";
    const MAX_BYTES: usize = 4 * 1024;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}
