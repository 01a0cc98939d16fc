//! Is this the answer to our query, signed by the cluster that we asked, and no more than we asked
//! for?

use steelyard_protocol::{
    answer::{AnswerError, Outcome},
    envelope::{Digest, Signed, check_times},
    ids::{ClusterId, QueryId},
    messages::AnswerClaims,
    query::Query,
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
    signed: &Signed<AnswerClaims>,
    recipient: &Recipient,
    question: &Question<'_>,
    now: Timestamp,
) -> Result<Outcome, InvalidAnswer> {
    if *signed.claimed_issuer() != recipient.cluster {
        return Err(InvalidAnswer::OtherSigner(signed.claimed_issuer().clone()));
    }
    let claims = signed.verify(&recipient.key)?;
    if claims.iss != recipient.cluster {
        return Err(InvalidAnswer::OtherSigner(claims.iss));
    }
    if claims.aud != *question.own {
        return Err(InvalidAnswer::OtherAudience);
    }
    if claims.query_id != question.id || claims.query_digest != question.digest {
        return Err(InvalidAnswer::OtherQuery);
    }
    check_times(claims.iat, claims.exp, now).map_err(InvalidAnswer::Time)?;
    claims.outcome.check(&recipient.cluster, question.query)?;
    Ok(claims.outcome)
}
