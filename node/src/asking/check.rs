//! Is this the answer to our query, signed by the cluster that we asked, and no more than we asked
//! for?

use steelyard_protocol::{
    answer::{Answer, Outcome},
    envelope::{Digest, Signed, check_times},
    fields::{FieldGroup, FieldGroups, Fields, Granularity},
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
    Form(&'static str),
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
    if let Outcome::Answered(answer) = &claims.outcome {
        check_form(answer, &recipient.cluster, question.query).map_err(InvalidAnswer::Form)?;
    }
    Ok(claims.outcome)
}

fn check_form(answer: &Answer, cluster: &ClusterId, query: &Query) -> Result<(), &'static str> {
    if answer.returned_granularity > query.granularity {
        return Err("it tells more than was asked");
    }
    if answer.matches.len() > query.limit as usize {
        return Err("it holds more records than were asked for");
    }
    if !answer.matches.is_empty() && answer.returned_granularity != Granularity::Record {
        return Err("it holds records, and says that it does not");
    }
    if answer.total.is_some_and(|total| total < answer.matches.len() as u64) {
        return Err("it holds more records than there are matches");
    }
    for m in &answer.matches {
        if m.cluster != *cluster {
            return Err("it speaks for another cluster");
        }
        if !m.score.is_finite() || !m.why.iter().all(|reason| reason.weight.is_finite()) {
            return Err("a score is no number");
        }
        if !groups_of(&m.fields).difference(query.fields).is_empty() {
            return Err("it holds field groups that were not asked for");
        }
        if m.member_ref.is_some() && m.fields.identity.is_none() {
            return Err("it names a member whose identity it does not disclose");
        }
    }
    if !answer.matches.is_sorted_by(|a, b| a.score >= b.score) {
        return Err("its matches are not in order");
    }
    Ok(())
}

fn groups_of(fields: &Fields) -> FieldGroups {
    let Fields { region, kind, offers, needs, summary, identity, contact } = fields;
    [
        (region.is_some(), FieldGroup::Region),
        (kind.is_some(), FieldGroup::Kind),
        (offers.is_some(), FieldGroup::Offers),
        (needs.is_some(), FieldGroup::Needs),
        (summary.is_some(), FieldGroup::Summary),
        (identity.is_some(), FieldGroup::Identity),
        (contact.is_some(), FieldGroup::Contact),
    ]
    .into_iter()
    .filter_map(|(there, group)| there.then_some(group))
    .collect()
}
