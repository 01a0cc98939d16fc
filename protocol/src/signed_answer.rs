//! An answer as it travels: the receipt, which is signed, and beside it the body, whose digest
//! stands in the receipt.
//!
//! Only the receipt is spelled in base64 and signed. An answer has tens of thousands of bytes, which
//! Ed25519 would read twice; SHA-256 reads them once. And the receipt can be shown by itself later:
//! it binds the body without telling what is in it.

use std::fmt;

use crate::{
    answer::Outcome,
    envelope::{Digest, EnvelopeError, Signed, from_json},
    keys::PublicKey,
    limits,
    messages::ReceiptClaims,
};

/// A signed answer or a signed refusal. Nothing is proved yet.
#[derive(Clone, Debug)]
pub struct SignedAnswer {
    /// Who answers whom and what, in short, and the digest of the body.
    pub receipt: Signed<ReceiptClaims>,
    /// The answer or refusal itself.
    pub body: Body,
}

impl SignedAnswer {
    /// Checks the receipt's signature against `key`, then that the body is the one that was signed,
    /// and only then reads it.
    ///
    /// Times, audience and query are checked by who asked.
    ///
    /// # Errors
    /// If the signature does not fit, the body is another, or receipt and body contradict each
    /// other.
    pub fn verify(&self, key: &PublicKey) -> Result<(ReceiptClaims, Outcome), EnvelopeError> {
        let receipt = self.receipt.verify(key)?;
        if self.body.digest() != receipt.body {
            return Err(EnvelopeError::OtherBody);
        }
        let outcome: Outcome = from_json(&self.body.0, "body")?;
        if receipt.records != outcome.records() {
            return Err(EnvelopeError::Contradiction("records"));
        }
        if receipt.refused != outcome.refused() {
            return Err(EnvelopeError::Contradiction("refused"));
        }
        Ok((receipt, outcome))
    }
}

/// The JSON of an [`Outcome`], as it travels: at most [`limits::ANSWER_BODY_BYTES`].
#[derive(Clone, PartialEq, Eq)]
pub struct Body(Vec<u8>);

impl Body {
    /// The body of `outcome`.
    ///
    /// # Errors
    /// If it cannot be written as JSON or is longer than the protocol allows.
    pub fn of(outcome: &Outcome) -> Result<Self, EnvelopeError> {
        let json =
            serde_json::to_vec(outcome).map_err(|e| EnvelopeError::Unsigned(e.to_string()))?;
        Self::check_length(&json)?;
        Ok(Self(json))
    }

    /// The body that came in these bytes. They are not read before [`SignedAnswer::verify`].
    ///
    /// # Errors
    /// If they are longer than the protocol allows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        Self::check_length(bytes)?;
        Ok(Self(bytes.to_vec()))
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// SHA-256 of the bytes: what a receipt is signed with.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }

    const fn check_length(bytes: &[u8]) -> Result<(), EnvelopeError> {
        if bytes.len() > limits::ANSWER_BODY_BYTES {
            return Err(EnvelopeError::TooLong(
                bytes.len(),
                limits::ANSWER_BODY_BYTES,
            ));
        }
        Ok(())
    }
}

/// Bodies hold members' data, which stays out of logs.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({} bytes)", self.0.len())
    }
}
