//! Ed25519 keys (RFC 8032).
//!
//! They sign and verify with AWS-LC, which the transport's QUIC brings along: signatures are the most
//! of what a small answer costs, and its are made in less than half of `ring`'s time.

use std::{fmt, str::FromStr, sync::Arc};

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{DecodingKey, EncodingKey};
use serde::{Deserialize, Serialize};

use crate::{jose, quoting::quoted};

/// The y coordinates of the points of order 1, 2, 4 and 8 of edwards25519, little-endian without
/// the sign bit, and the two that stand for 0 and 1 unreduced (`p` and `p + 1`, `p = 2^255 - 19`).
const SMALL_ORDER: [[u8; 32]; 7] = [
    with_ends(0x00, 0x00, 0x00),
    with_ends(0x01, 0x00, 0x00),
    with_ends(0xec, 0xff, 0x7f),
    with_ends(0xed, 0xff, 0x7f),
    with_ends(0xee, 0xff, 0x7f),
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
        0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
        0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0x7a,
    ],
];

const fn with_ends(first: u8, middle: u8, last: u8) -> [u8; 32] {
    let mut bytes = [middle; 32];
    let [a, .., z] = &mut bytes;
    *a = first;
    *z = last;
    bytes
}

/// A private Ed25519 key. `Debug` shows only the public half.
#[derive(Clone)]
pub struct SigningKey {
    encoding: EncodingKey,
    pair: Arc<Ed25519KeyPair>,
    public: PublicKey,
}

/// Bytes of a signature.
pub const SIGNATURE_BYTES: usize = 64;

/// What is wrong with a key.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum KeyError {
    /// Not a PKCS#8 document with an Ed25519 key.
    #[error("this is no Ed25519 key in PKCS#8 form")]
    NotPkcs8,
    /// Not 32 bytes in base64url.
    #[error("`{0}` is no public key; it is 43 characters of base64url")]
    NotPublic(String),
    /// The system gave no random bytes.
    #[error("the system gave no random bytes for a new key")]
    NoRandomness,
}

impl SigningKey {
    /// Makes a new key from the system's randomness, and gives its PKCS#8 document (RFC 8410) to
    /// keep.
    ///
    /// # Errors
    /// If the system gives no random bytes.
    pub fn generate() -> Result<(Self, Vec<u8>), KeyError> {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
            .map_err(|_| KeyError::NoRandomness)?;
        let key = Self::from_pkcs8(document.as_ref())?;
        Ok((key, document.as_ref().to_vec()))
    }

    /// The key that a PKCS#8 document holds.
    ///
    /// # Errors
    /// If the document holds no Ed25519 key.
    pub fn from_pkcs8(document: &[u8]) -> Result<Self, KeyError> {
        let pair =
            Ed25519KeyPair::from_pkcs8_maybe_unchecked(document).map_err(|_| KeyError::NotPkcs8)?;
        let raw =
            <[u8; 32]>::try_from(pair.public_key().as_ref()).map_err(|_| KeyError::NotPkcs8)?;
        let pair = Arc::new(pair);
        Ok(Self {
            encoding: jose::encoding(raw, Arc::clone(&pair)),
            pair,
            public: PublicKey(raw),
        })
    }

    /// The public half.
    pub const fn public(&self) -> PublicKey {
        self.public
    }

    /// Signs bytes that carry a domain-separating prefix of their own (notes and checkpoints of
    /// C2SP); messages are signed by [`crate::envelope::Signed::sign`].
    pub fn sign_bytes(&self, bytes: &[u8]) -> [u8; SIGNATURE_BYTES] {
        let mut out = [0; SIGNATURE_BYTES];
        out.copy_from_slice(self.pair.sign(bytes).as_ref());
        out
    }

    /// The key as `jsonwebtoken` takes it.
    pub(crate) const fn encoding(&self) -> &EncodingKey {
        &self.encoding
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(public: {})", self.public)
    }
}

/// A public Ed25519 key: 32 bytes, in text base64url without padding (as `x` in RFC 8037).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The key that these 32 bytes spell.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes of the key.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether `signature` is this key's signature of `bytes`.
    pub fn verifies(&self, bytes: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.0)
            .verify(bytes, signature)
            .is_ok()
    }

    /// The key as `jsonwebtoken` takes it.
    pub(crate) fn decoding(&self) -> DecodingKey {
        jose::decoding(&self.0)
    }

    /// Whether the key is a point of small order, whatever its sign. Such a key has no private
    /// half, yet there are signatures that it verifies for many messages or for all of them: an
    /// entry with it would let anyone sign in that cluster's name.
    pub fn is_weak(&self) -> bool {
        let mut bytes = self.0;
        if let Some(last) = bytes.last_mut() {
            *last &= 0x7f;
        }
        SMALL_ORDER.contains(&bytes)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let not_public = || KeyError::NotPublic(quoted(text, 60));
        if text.len() != 43 {
            return Err(not_public());
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| not_public())?;
        bytes.try_into().map(Self).map_err(|_| not_public())
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyError;
    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}
