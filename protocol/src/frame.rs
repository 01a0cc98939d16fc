//! Frames: what travels on one stream. A CBOR array (RFC 8949) of a number that says what the body
//! is, and the body as a byte string.
//!
//! Frames are deterministically encoded (RFC 8949, section 4.2): each has one spelling, and any
//! other is refused. So a frame is read without a general CBOR decoder: three heads, then the body
//! where it lies. A length that the bytes do not bear out takes no memory, and arrays in arrays
//! take no stack.

use crate::{
    envelope::{Claims, EnvelopeError, Signed},
    limits,
    messages::{AnswerClaims, PingClaims, PongClaims, QueryClaims},
    refusal::RefusalCode,
};

/// The versions of the exchange protocol, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Queries, answers and pings.
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
}

/// What an answering node sends back.
#[derive(Clone, Debug)]
pub enum Response {
    /// A signed answer or a signed refusal.
    Answer(Signed<AnswerClaims>),
    /// A signed pong.
    Pong(Signed<PongClaims>),
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
    /// The body is no signed message.
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

impl Request {
    /// The bytes of the frame.
    ///
    /// # Errors
    /// If the frame is longer than the protocol allows.
    pub fn encode(&self) -> Result<Vec<u8>, FrameError> {
        match self {
            Self::Query(q) => encode(QUERY, q.as_str().as_bytes(), limits::QUERY_FRAME_BYTES),
            Self::Ping(p) => encode(PING, p.as_str().as_bytes(), limits::QUERY_FRAME_BYTES),
        }
    }

    /// Reads a frame; its length is checked first.
    ///
    /// # Errors
    /// If the bytes are too long, no frame, or hold no signed message of a request.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        let (kind, body) = decode(bytes, limits::QUERY_FRAME_BYTES)?;
        match kind {
            QUERY => Ok(Self::Query(parse(body)?)),
            PING => Ok(Self::Ping(parse(body)?)),
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
        match self {
            Self::Answer(a) => encode(ANSWER, a.as_str().as_bytes(), limits::ANSWER_FRAME_BYTES),
            Self::Pong(p) => encode(PONG, p.as_str().as_bytes(), limits::ANSWER_FRAME_BYTES),
            Self::Refused(code) => encode(
                REFUSED,
                code.as_str().as_bytes(),
                limits::ANSWER_FRAME_BYTES,
            ),
        }
    }

    /// Reads a frame; its length is checked first.
    ///
    /// # Errors
    /// If the bytes are too long, no frame, or hold no message of a response.
    pub fn decode(bytes: &[u8]) -> Result<Self, FrameError> {
        let (kind, body) = decode(bytes, limits::ANSWER_FRAME_BYTES)?;
        match kind {
            ANSWER => Ok(Self::Answer(parse(body)?)),
            PONG => Ok(Self::Pong(parse(body)?)),
            REFUSED => RefusalCode::ALL
                .into_iter()
                .find(|code| code.as_str().as_bytes() == body)
                .map(Self::Refused)
                .ok_or(FrameError::Malformed("no refusal has this code")),
            _ => Err(FrameError::Malformed("no response has this number")),
        }
    }
}

fn parse<C: Claims>(body: &[u8]) -> Result<Signed<C>, FrameError> {
    Ok(Signed::parse(body)?)
}

/// The first byte of every frame: an array of two items.
const PAIR: u8 = 0x82;
/// Numbers up to this one stand in one byte.
const SMALL: u8 = 0x17;
/// The first byte of a byte string of no bytes; of one with up to 23 bytes, that many more.
const BYTES: u8 = 0x40;
/// The first byte of a byte string whose length follows in one, two or four bytes.
const BYTES_U8: u8 = 0x58;
const BYTES_U16: u8 = 0x59;
const BYTES_U32: u8 = 0x5a;

fn encode(kind: u8, body: &[u8], limit: usize) -> Result<Vec<u8>, FrameError> {
    let mut frame = head(kind, body.len())?;
    let length = frame.len().saturating_add(body.len());
    if length > limit {
        return Err(FrameError::TooLong(length, limit));
    }
    frame.reserve_exact(body.len());
    frame.extend_from_slice(body);
    Ok(frame)
}

/// What stands before a body of `length` bytes, in its shortest form.
fn head(kind: u8, length: usize) -> Result<Vec<u8>, FrameError> {
    let mut head = vec![PAIR, kind];
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length), _) if length <= SMALL => head.push(BYTES | length),
        (Ok(length), _) => head.extend([BYTES_U8, length]),
        (_, Ok(length)) => {
            head.push(BYTES_U16);
            head.extend(length.to_be_bytes());
        }
        _ => {
            let length = u32::try_from(length)
                .map_err(|_| FrameError::TooLong(length, limits::ANSWER_FRAME_BYTES))?;
            head.push(BYTES_U32);
            head.extend(length.to_be_bytes());
        }
    }
    Ok(head)
}

fn decode(bytes: &[u8], limit: usize) -> Result<(u8, &[u8]), FrameError> {
    if bytes.len() > limit {
        return Err(FrameError::TooLong(bytes.len(), limit));
    }
    let [PAIR, kind @ ..=SMALL, string, rest @ ..] = bytes else {
        return Err(FrameError::Malformed(
            "not an array of a number and a byte string",
        ));
    };
    let (length, body) = match (*string, rest) {
        (short @ BYTES..BYTES_U8, body) => (u32::from(short - BYTES), body),
        (BYTES_U8, [a, body @ ..]) => (u32::from(*a), body),
        (BYTES_U16, [a, b, body @ ..]) => (u32::from(u16::from_be_bytes([*a, *b])), body),
        (BYTES_U32, [a, b, c, d, body @ ..]) => (u32::from_be_bytes([*a, *b, *c, *d]), body),
        _ => {
            return Err(FrameError::Malformed(
                "the body is not a byte string with a length",
            ));
        }
    };
    if usize::try_from(length) != Ok(body.len()) {
        return Err(FrameError::Malformed(
            "the body is shorter or longer than its length says",
        ));
    }
    let head_length = bytes.len().saturating_sub(body.len());
    if head(*kind, body.len())?.len() != head_length {
        return Err(FrameError::Malformed(
            "the length is not in its shortest form",
        ));
    }
    Ok((*kind, body))
}
