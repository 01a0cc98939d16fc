//! Signed messages: JWS compact serialization (RFC 7515) with EdDSA (RFC 8037).
//!
//! Each signed type has a `typ` of its own (RFC 8725, section 3.11). Without it, bytes that a
//! cluster signed as one thing could be shown as another: a receipt as an answer, a ping as a
//! query.

use std::{borrow::Cow, fmt, marker::PhantomData};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, Header};
use ring::digest;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    ids::ClusterId,
    keys::{PublicKey, SIGNATURE_BYTES, SigningKey},
    limits,
    quoting::{json_fault, quoted},
    refusal::RefusalCode,
    time::Timestamp,
};

/// What can be signed as a JWS.
pub trait Claims: Serialize + DeserializeOwned {
    /// The `typ` of the header: says what was signed, and keeps the signature from being taken for
    /// one of another type.
    const TYP: &'static str;
    /// Longest compact form, in bytes.
    const MAX_BYTES: usize;

    /// The cluster that signs.
    fn issuer(&self) -> &ClusterId;
}

/// A compact JWS over claims of type `C`. The header's `typ` and `alg` have been checked; the
/// signature has not.
///
/// The claims are decoded once, where the message comes in.
pub struct Signed<C> {
    text: String,
    /// The JSON of the claims.
    payload: Vec<u8>,
    issuer: ClusterId,
    claims: PhantomData<fn() -> C>,
}

/// Why bytes are no message, or their signature does not count.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum EnvelopeError {
    /// Longer than the type allows.
    #[error("the message has {0} bytes; at most {1} are allowed")]
    TooLong(usize, usize),
    /// No compact JWS with claims of this type.
    #[error("the message is no signed message of this protocol: {0}")]
    Malformed(String),
    /// The `typ` of another type.
    #[error("the message is of type `{found}`, not `{expected}`")]
    WrongType {
        /// What the header says.
        found: String,
        /// What is taken here.
        expected: &'static str,
    },
    /// The signature does not fit.
    #[error("the signature is not valid for key {0}")]
    BadSignature(PublicKey),
    /// The body beside a receipt is not the one whose digest was signed.
    #[error("the body is not the one that was signed")]
    OtherBody,
    /// The receipt does not tell what its own body holds.
    #[error("the receipt and its body contradict each other in `{0}`")]
    Contradiction(&'static str),
    /// The claims could not be signed.
    #[error("the message could not be signed: {0}")]
    Unsigned(String),
}

impl EnvelopeError {
    /// What a peer is told.
    pub const fn refusal(&self) -> RefusalCode {
        match self {
            Self::TooLong(..) => RefusalCode::TooLarge,
            Self::Malformed(_) | Self::Contradiction(_) => RefusalCode::Malformed,
            Self::WrongType { .. } => RefusalCode::WrongType,
            Self::BadSignature(_) | Self::OtherBody => RefusalCode::BadSignature,
            Self::Unsigned(_) => RefusalCode::Unavailable,
        }
    }
}

#[derive(Deserialize)]
struct Issuer {
    iss: ClusterId,
}

impl<C: Claims> Signed<C> {
    /// Signs `claims` with `key`.
    ///
    /// # Errors
    /// If the claims cannot be written as JSON or are longer than the type allows.
    pub fn sign(claims: &C, key: &SigningKey) -> Result<Self, EnvelopeError> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(C::TYP.to_owned());
        let text = jsonwebtoken::encode(&header, claims, key.encoding())
            .map_err(|e| EnvelopeError::Unsigned(e.to_string()))?;
        // What is sent is what could be read.
        Self::parse(text.as_bytes())
    }

    /// Reads a compact JWS: length, then header, then who claims to have signed, then whether the
    /// signature is one in form.
    ///
    /// # Errors
    /// If the bytes are too long, no JWS, or of another type.
    pub fn parse(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        if bytes.len() > C::MAX_BYTES {
            return Err(EnvelopeError::TooLong(bytes.len(), C::MAX_BYTES));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| malformed("not text"))?;
        let Parts {
            header,
            payload,
            signature,
            ..
        } = Parts::of(text)?;
        let header = from_base64(header, "header")?;
        let header: StrictHeader<'_> = from_json(&header, "header")?;
        if header.typ != C::TYP {
            return Err(EnvelopeError::WrongType {
                found: quoted(&header.typ, 60),
                expected: C::TYP,
            });
        }
        if header.alg != ALGORITHM {
            return Err(malformed("not signed with EdDSA"));
        }
        let payload = from_base64(payload, "claims")?;
        let Issuer { iss } = from_json(&payload, "claims")?;
        // The strict decoder takes one spelling of the 64 bytes only: the same signature, written
        // otherwise, would make other bytes and so another digest of the same message.
        if !from_base64(signature, "signature").is_ok_and(|bytes| bytes.len() == SIGNATURE_BYTES) {
            return Err(malformed("signature: not 64 bytes in base64url"));
        }
        Ok(Self {
            text: text.to_owned(),
            payload,
            issuer: iss,
            claims: PhantomData,
        })
    }

    /// Who claims to have signed. Nothing is proved yet: use it only to look up the key.
    pub const fn claimed_issuer(&self) -> &ClusterId {
        &self.issuer
    }

    /// Checks the signature against `key` and gives the claims.
    ///
    /// The signature is checked over the bytes as they came, and nothing of the claims is read
    /// before. Times and audience are checked by their readers, against their own clock.
    ///
    /// # Errors
    /// If the signature does not fit, or the claims are not of this type.
    pub fn verify(&self, key: &PublicKey) -> Result<C, EnvelopeError> {
        let Parts {
            signed, signature, ..
        } = Parts::of(&self.text)?;
        let fits = jsonwebtoken::crypto::verify(
            signature,
            signed.as_bytes(),
            &key.decoding(),
            Algorithm::EdDSA,
        );
        if !matches!(fits, Ok(true)) {
            return Err(EnvelopeError::BadSignature(*key));
        }
        self.unverified()
    }

    /// The claims before their signature is checked, to find the key that they name.
    pub(crate) fn unverified(&self) -> Result<C, EnvelopeError> {
        from_json(&self.payload, "claims")
    }

    /// The compact form, as it travels.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the compact form: names exactly these signed bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(self.text.as_bytes())
    }
}

impl<C> Clone for Signed<C> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            payload: self.payload.clone(),
            issuer: self.issuer.clone(),
            claims: PhantomData,
        }
    }
}

impl<C> fmt::Debug for Signed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signed(by {}, {} bytes)", self.issuer, self.text.len())
    }
}

/// The header as this protocol writes it. Anything else (`crit`, `jwk`, `b64`, …) is refused: RFC
/// 7515 would have us understand it, and nothing here needs it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StrictHeader<'a> {
    #[serde(borrow)]
    typ: Cow<'a, str>,
    #[serde(borrow)]
    alg: Cow<'a, str>,
}

/// The one algorithm (RFC 8037): Ed25519.
const ALGORITHM: &str = "EdDSA";

/// A compact JWS taken apart.
struct Parts<'a> {
    /// The header and the payload with the dot between them: what the signature is over.
    signed: &'a str,
    header: &'a str,
    payload: &'a str,
    signature: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Result<Self, EnvelopeError> {
        text.rsplit_once('.')
            .and_then(|(signed, signature)| {
                let (header, payload) = signed.split_once('.')?;
                (!payload.contains('.')).then_some(Self {
                    signed,
                    header,
                    payload,
                    signature,
                })
            })
            .ok_or_else(|| malformed("not three parts"))
    }
}

fn from_base64(part: &str, what: &str) -> Result<Vec<u8>, EnvelopeError> {
    URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| EnvelopeError::Malformed(format!("{what}: not base64url")))
}

pub(crate) fn from_json<'a, T: Deserialize<'a>>(
    json: &'a [u8],
    what: &str,
) -> Result<T, EnvelopeError> {
    serde_json::from_slice(json)
        .map_err(|e| EnvelopeError::Malformed(format!("{what}: {}", json_fault(&e))))
}

fn malformed(what: &str) -> EnvelopeError {
    EnvelopeError::Malformed(what.to_owned())
}

/// A SHA-256 digest; in text 43 characters of base64url.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        let mut out = [0; 32];
        out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
        Self(out)
    }

    /// The digest that these 32 bytes spell.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const WRONG: &str = "a digest is 43 characters of base64url";
        if text.len() != 43 {
            return Err(WRONG);
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| WRONG)?;
        bytes.try_into().map(Self).map_err(|_| WRONG)
    }
}

/// Checks that a message is neither expired nor dated in the future, and that it does not claim to
/// live for ever. `issued` and `expires` are JWT `NumericDate`s (RFC 7519): seconds since 1970.
///
/// # Errors
/// `Expired`, `NotYetValid`, or `Malformed` for a life longer than the protocol allows.
pub fn check_times(issued: i64, expires: i64, now: Timestamp) -> Result<(), RefusalCode> {
    let now = now.as_seconds();
    if expires < issued || expires.saturating_sub(issued) > limits::MESSAGE_LIFE_SECONDS {
        return Err(RefusalCode::Malformed);
    }
    if issued > now.saturating_add(limits::CLOCK_SKEW_SECONDS) {
        return Err(RefusalCode::NotYetValid);
    }
    if expires < now.saturating_sub(limits::CLOCK_SKEW_SECONDS) {
        return Err(RefusalCode::Expired);
    }
    Ok(())
}
