//! Frames: what travels on one stream. A CBOR array (RFC 8949) of a number that says what the body
//! is, and the body as a byte string.

use ciborium::value::Value;

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

fn parse<C: Claims>(body: Vec<u8>) -> Result<Signed<C>, FrameError> {
    Ok(Signed::parse(&body)?)
}

fn encode(kind: u8, body: &[u8], limit: usize) -> Result<Vec<u8>, FrameError> {
    let mut bytes = Vec::with_capacity(body.len() + 8);
    ciborium::into_writer(&(kind, serde_bytes::Bytes::new(body)), &mut bytes)
        .map_err(|_| FrameError::Malformed("it could not be written"))?;
    if bytes.len() > limit {
        return Err(FrameError::TooLong(bytes.len(), limit));
    }
    Ok(bytes)
}

fn decode(bytes: &[u8], limit: usize) -> Result<(u8, Vec<u8>), FrameError> {
    if bytes.len() > limit {
        return Err(FrameError::TooLong(bytes.len(), limit));
    }
    let mut rest = bytes;
    // A frame nests two deep; a deeper one is not read further.
    let value: Value = ciborium::de::from_reader_with_recursion_limit(&mut rest, 4)
        .map_err(|_| FrameError::Malformed("not CBOR"))?;
    if !rest.is_empty() {
        return Err(FrameError::Malformed("bytes follow the frame"));
    }
    let Value::Array(items) = value else {
        return Err(FrameError::Malformed("not an array"));
    };
    let Ok([Value::Integer(kind), Value::Bytes(body)]) = <[Value; 2]>::try_from(items) else {
        return Err(FrameError::Malformed("not a number and a byte string"));
    };
    let kind = u8::try_from(kind).map_err(|_| FrameError::Malformed("no frame has this number"))?;
    Ok((kind, body))
}
