//! Stage 7: what was recorded is signed, and becomes an answer.

use steelyard_protocol::{
    answer::{Answer, Outcome},
    envelope::{EnvelopeError, Signed},
    ids::ClusterId,
    keys::SigningKey,
    limits,
    messages::AnswerClaims,
    refusal::Refusal,
    time::Timestamp,
};

use super::{record::Recorded, verify::Verified};

/// Who signs, and when.
pub struct Signer<'a> {
    /// The own cluster.
    pub own: &'a ClusterId,
    /// Its key.
    pub key: &'a SigningKey,
    /// The version of the charter in force.
    pub charter: u64,
    /// The moment of signing.
    pub now: Timestamp,
}

impl Signer<'_> {
    /// Signs a recorded answer with its receipt.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub fn answer(
        &self,
        verified: &Verified,
        mut recorded: Recorded<Answer>,
    ) -> Result<Signed<AnswerClaims>, EnvelopeError> {
        let receipt = Signed::sign(&recorded.receipt(verified, self.own, self.now), self.key)?;
        recorded.set_receipt(receipt.as_str().to_owned());
        self.sign(verified, Outcome::Answered(recorded.into_content()))
    }

    /// Signs a recorded refusal.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub fn refusal(
        &self,
        verified: &Verified,
        recorded: Recorded<Refusal>,
    ) -> Result<Signed<AnswerClaims>, EnvelopeError> {
        self.sign(verified, Outcome::Refused(recorded.into_content()))
    }

    fn sign(
        &self,
        verified: &Verified,
        outcome: Outcome,
    ) -> Result<Signed<AnswerClaims>, EnvelopeError> {
        let claims = AnswerClaims {
            iss: self.own.clone(),
            aud: verified.asker().id.clone(),
            iat: self.now.as_seconds(),
            exp: self.now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            query_id: verified.id(),
            query_digest: verified.digest(),
            charter: self.charter,
            outcome,
        };
        Signed::sign(&claims, self.key)
    }
}
