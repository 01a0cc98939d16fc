//! Is this the answer to our query, signed by the cluster that we asked, and no more than we asked
//! for?

use steelyard_protocol::{
    answer::{AnswerError, Outcome},
    envelope::{Digest, check_times},
    ids::{ClusterId, QueryId},
    limits,
    query::Query,
    signed_answer::SignedAnswer,
    time::Timestamp,
};

use super::plan::Recipient;

/// Why an answer is thrown away.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(super) enum InvalidAnswer {
    #[error("it is signed by `{0}`")]
    OtherSigner(ClusterId),
    #[error("{0}")]
    Envelope(#[from] steelyard_protocol::envelope::EnvelopeError),
    #[error("it is meant for another cluster")]
    OtherAudience,
    #[error("it answers another query")]
    OtherQuery,
    #[error("its time is wrong ({0}); check the clocks of both nodes")]
    Time(steelyard_protocol::refusal::RefusalCode),
    #[error("it breaks a rule of its form: {0}")]
    Form(#[from] AnswerError),
}

/// What the answer must belong to.
pub(super) struct Question<'a> {
    pub(super) own: &'a ClusterId,
    pub(super) id: QueryId,
    pub(super) digest: Digest,
    pub(super) query: &'a Query,
}

pub(super) fn check(
    signed: &SignedAnswer,
    recipient: &Recipient,
    question: &Question<'_>,
    now: Timestamp,
) -> Result<Outcome, InvalidAnswer> {
    let signer = signed.receipt.claimed_issuer();
    if *signer != recipient.cluster {
        return Err(InvalidAnswer::OtherSigner(signer.clone()));
    }
    let (receipt, outcome) = signed.verify(&recipient.key)?;
    if receipt.iss != recipient.cluster {
        return Err(InvalidAnswer::OtherSigner(receipt.iss));
    }
    if receipt.aud != *question.own {
        return Err(InvalidAnswer::OtherAudience);
    }
    if receipt.query_id != question.id
        || receipt.query_digest != question.digest
        || receipt.purpose != question.query.purpose
    {
        return Err(InvalidAnswer::OtherQuery);
    }
    let end = receipt.iat.saturating_add(limits::MESSAGE_LIFE_SECONDS);
    check_times(receipt.iat, end, now).map_err(InvalidAnswer::Time)?;
    outcome.check(&recipient.cluster, question.query)?;
    Ok(outcome)
}
