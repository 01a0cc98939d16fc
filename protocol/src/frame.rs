//! Frames: what travels on one stream. A CBOR array (RFC 8949) of a number that says what follows,
//! and a message as a byte string; in an answer, two of them: the receipt and the body.
//!
//! Frames are deterministically encoded (RFC 8949, section 4.2): each has one spelling, and any
//! other is refused. So a frame is read without a general CBOR decoder: a few heads, and each byte
//! string where it lies. A length that the bytes do not bear out takes no memory, and arrays in
//! arrays take no stack.

use crate::{
    envelope::{Claims, EnvelopeError, Signed},
    introduction::{AcknowledgementClaims, IntroductionClaims},
    limits,
    messages::{PingClaims, PongClaims, QueryClaims},
    refusal::RefusalCode,
    signed_answer::{Body, SignedAnswer},
};

/// The versions of the exchange protocol, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Queries, answers, pings and introductions.
    V1,
}

impl Version {
    /// All versions, oldest first.
    pub const ALL: [Self; 1] = [Self::V1];

    /// The name under which the version is negotiated.
    pub const fn protocol_name(self) -> &'static str {
        match self {
            Self::V1 => "/steelyard/exchange/1",
        }
    }
}

/// What an asking node sends.
#[derive(Clone, Debug)]
pub enum Request {
    /// A query.
    Query(Signed<QueryClaims>),
    /// A ping.
    Ping(Signed<PingClaims>),
    /// A step of an introduction.
    Introduction(Signed<IntroductionClaims>),
}

/// What an answering node sends back.
#[derive(Clone, Debug)]
pub enum Response {
    /// A signed answer or a signed refusal.
    Answer(SignedAnswer),
    /// A signed pong.
    Pong(Signed<PongClaims>),
    /// A signed word that a step of an introduction was taken and is kept.
    Acknowledgement(Signed<AcknowledgementClaims>),
    /// An unsigned refusal, of what failed before its signer was known.
    Refused(RefusalCode),
}

/// Why bytes are no frame.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum FrameError {
    /// Longer than the protocol allows.
    #[error("the frame has {0} bytes; at most {1} are allowed")]
    TooLong(usize, usize),
    /// Not a frame.
    #[error("the bytes are no frame: {0}")]
    Malformed(&'static str),
    /// What is in it is no signed message.
    #[error(transparent)]
    Body(#[from] EnvelopeError),
}

impl FrameError {
    /// What a peer is told.
    pub const fn refusal(&self) -> RefusalCode {
        match self {
            Self::TooLong(..) => RefusalCode::TooLarge,
            Self::Malformed(_) => RefusalCode::Malformed,
            Self::Body(e) => e.refusal(),
        }
    }
}

const QUERY: u8 = 0;
const ANSWER: u8 = 1;
const PING: u8 = 2;
const PONG: u8 = 3;
const REFUSED: u8 = 4;
const INTRODUCTION: u8 = 5;
const ACKNOWLEDGEMENT: u8 = 6;

impl Request {
    /// The bytes of the frame.
    ///
    /// # Errors
    /// If the frame is longer than the protocol allows.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let (kind, message) = match self {
            Self::Query(query) => (QUERY, query.as_str()),
            Self::Ping(ping) => (PING, ping.as_str()),
            Self::Introduction(step) => (INTRODUCTION, step.as_str()),
        };
        encode(kind, &[message.as_bytes()], limits::QUERY_FRAME_BYTES)
    }

    /// Reads a frame; its length is checked first.
    ///
    /// # Errors
    /// If the bytes are too long, no frame, or hold no signed message of a request.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        match decode(bytes, limits::QUERY_FRAME_BYTES)? {
            (QUERY, query, None) => Ok(Self::Query(parse(query)?)),
            (PING, ping, None) => Ok(Self::Ping(parse(ping)?)),
            (INTRODUCTION, step, None) => Ok(Self::Introduction(parse(step)?)),
            _ => Err(FrameError::Malformed("no request has this number")),
        }
    }
}

impl Response {
    /// The bytes of the frame.
    ///
    /// # Errors
    /// If the frame is longer than the protocol allows.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        let (kind, items): (_, &[&[u8]]) = match self {
            Self::Answer(answer) => (
                ANSWER,
                &[answer.receipt.as_str().as_bytes(), answer.body.as_bytes()],
            ),
            Self::Pong(pong) => (PONG, &[pong.as_str().as_bytes()]),
            Self::Acknowledgement(word) => (ACKNOWLEDGEMENT, &[word.as_str().as_bytes()]),
            Self::Refused(code) => (REFUSED, &[code.as_str().as_bytes()]),
        };
        encode(kind, items, limits::ANSWER_FRAME_BYTES)
    }

    /// Reads a frame; its length is checked first.
    ///
    /// # Errors
    /// If the bytes are too long, no frame, or hold no message of a response.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        match decode(bytes, limits::ANSWER_FRAME_BYTES)? {
            (ANSWER, receipt, Some(body)) => Ok(Self::Answer(SignedAnswer {
                receipt: parse(receipt)?,
                body: Body::from_bytes(body)?,
            })),
            (PONG, pong, None) => Ok(Self::Pong(parse(pong)?)),
            (ACKNOWLEDGEMENT, word, None) => Ok(Self::Acknowledgement(parse(word)?)),
            (REFUSED, word, None) => RefusalCode::ALL
                .into_iter()
                .find(|code| code.as_str().as_bytes() == word)
                .map(Self::Refused)
                .ok_or(FrameError::Malformed("no refusal has this code")),
            _ => Err(FrameError::Malformed("no response has this number")),
        }
    }
}

fn parse<C: Claims>(message: &[u8]) -> Result<Signed<C>, FrameError> {
    Ok(Signed::parse(message)?)
}

/// The first byte of a frame, an array of two items or of three: so many byte strings follow the
/// number.
const WITH_ONE: u8 = 0x82;
const WITH_TWO: u8 = 0x83;
/// Numbers up to this one stand in one byte.
const SMALL: u8 = 0x17;
/// The first byte of a byte string of no bytes; of one with up to 23 bytes, that many more.
const BYTES: u8 = 0x40;
/// The first byte of a byte string whose length follows in one, two or four bytes.
const BYTES_U8: u8 = 0x58;
const BYTES_U16: u8 = 0x59;
const BYTES_U32: u8 = 0x5a;

fn encode(kind: u8, items: &[&[u8]], limit: usize) -> Result<Vec<u8>, FrameError> {
    let bytes = items.iter().fold(0_usize, |n, i| n.saturating_add(i.len()));
    if bytes > limit {
        return Err(FrameError::TooLong(bytes, limit));
    }
    let mut frame = Vec::with_capacity(bytes + limits::ANSWER_HEAD_BYTES);
    frame.push(if items.len() == 1 { WITH_ONE } else { WITH_TWO });
    frame.push(kind);
    for item in items {
        push_head(&mut frame, item.len())?;
        frame.extend_from_slice(item);
    }
    if frame.len() > limit {
        return Err(FrameError::TooLong(frame.len(), limit));
    }
    Ok(frame)
}

/// Puts down what stands before a byte string of `length` bytes, in its shortest form.
fn push_head(frame: &mut Vec<u8>, length: usize) -> Result<(), FrameError> {
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length), _) if length <= SMALL => frame.push(BYTES | length),
        (Ok(length), _) => frame.extend([BYTES_U8, length]),
        (_, Ok(length)) => {
            frame.push(BYTES_U16);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            let length = u32::try_from(length)
                .map_err(|_| FrameError::TooLong(length, limits::ANSWER_FRAME_BYTES))?;
            frame.push(BYTES_U32);
            frame.extend(length.to_be_bytes());
        }
    }
    Ok(())
}

/// The number of a frame and its one or two byte strings.
type Items<'a> = (u8, &'a [u8], Option<&'a [u8]>);

fn decode(bytes: &[u8], limit: usize) -> Result<Items<'_>, FrameError> {
    if bytes.len() > limit {
        return Err(FrameError::TooLong(bytes.len(), limit));
    }
    let [items @ (WITH_ONE | WITH_TWO), kind @ ..=SMALL, rest @ ..] = bytes else {
        return Err(FrameError::Malformed(
            "not an array of a number and one or two byte strings",
        ));
    };
    let (first, rest) = byte_string(rest)?;
    let (second, rest) = match *items {
        WITH_TWO => byte_string(rest).map(|(second, rest)| (Some(second), rest))?,
        _ => (None, rest),
    };
    if !rest.is_empty() {
        return Err(FrameError::Malformed("bytes follow the frame"));
    }
    Ok((*kind, first, second))
}

/// The byte string that `bytes` begin with, and what follows it.
fn byte_string(bytes: &[u8]) -> Result<(&[u8], &[u8]), FrameError> {
    let (length, least, rest) = match bytes {
        [short @ BYTES..BYTES_U8, rest @ ..] => (u32::from(short - BYTES), 0, rest),
        [BYTES_U8, a, rest @ ..] => (u32::from(*a), u32::from(SMALL) + 1, rest),
        [BYTES_U16, a, b, rest @ ..] => (
            u32::from(u16::from_be_bytes([*a, *b])),
            u32::from(u8::MAX) + 1,
            rest,
        ),
        [BYTES_U32, a, b, c, d, rest @ ..] => (
            u32::from_be_bytes([*a, *b, *c, *d]),
            u32::from(u16::MAX) + 1,
            rest,
        ),
        _ => {
            return Err(FrameError::Malformed(
                "what follows is not a byte string with a length",
            ));
        }
    };
    if length < least {
        return Err(FrameError::Malformed(
            "a length is not in its shortest form",
        ));
    }
    usize::try_from(length)
        .ok()
        .and_then(|length| rest.split_at_checked(length))
        .ok_or(FrameError::Malformed(
            "a byte string is shorter than its length says",
        ))
}
