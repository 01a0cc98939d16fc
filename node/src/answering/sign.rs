//! Stage 7: what was recorded is signed, and becomes an answer.

use steelyard_protocol::{
    answer::{Answer, Outcome},
    envelope::{EnvelopeError, Signed},
    ids::ClusterId,
    keys::SigningKey,
    messages::ReceiptClaims,
    refusal::Refusal,
    signed_answer::{Body, SignedAnswer},
    time::Timestamp,
};

use super::{record::Recorded, verify::Verified};
use crate::audit::ledger::Position;

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
    /// Signs a recorded answer.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub fn answer(
        &self,
        verified: &Verified,
        recorded: Recorded<Answer>,
    ) -> Result<SignedAnswer, EnvelopeError> {
        let (answer, position) = recorded.into_parts();
        self.sign(verified, &Outcome::Answered(answer), position)
    }

    /// Signs a recorded refusal.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub fn refusal(
        &self,
        verified: &Verified,
        recorded: Recorded<Refusal>,
    ) -> Result<SignedAnswer, EnvelopeError> {
        let (refusal, position) = recorded.into_parts();
        self.sign(verified, &Outcome::Refused(refusal), position)
    }

    fn sign(
        &self,
        verified: &Verified,
        outcome: &Outcome,
        position: Position,
    ) -> Result<SignedAnswer, EnvelopeError> {
        let body = Body::of(outcome)?;
        let claims = ReceiptClaims {
            iss: self.own.clone(),
            aud: verified.asker().id.clone(),
            iat: self.now.as_seconds(),
            query_id: verified.id(),
            query_digest: verified.digest(),
            purpose: verified.query().purpose.clone(),
            charter: self.charter,
            refused: outcome.refused(),
            records: outcome.records(),
            log_index: position.index,
            leaf: position.leaf,
            body: body.digest(),
        };
        let receipt = Signed::sign(&claims, self.key)?;
        Ok(SignedAnswer { receipt, body })
    }
}
