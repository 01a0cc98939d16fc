//! Asking on behalf of a member: whom may it be told, what of it, and the proof of that.
//!
//! ```text
//! member_ref ─► profile, consents ─┬► clusters that it consents to tell ─► asked
//!                                  ├► the others ─► shown as refused, never asked
//!                                  └► field groups that all asked ones may see ─► Like
//! ```
//!
//! Only concepts and words leave. That they do is a disclosure of the member, and is durable in the
//! audit log before the query is sent.

use steelyard_policies::{
    consent_set::ConsentSets,
    permit::{PeerRequest, Permit},
    rules::RuleSet,
    scope::MemberScope,
    single::shown_to,
};
use steelyard_protocol::{
    charter::Charter,
    fields::{FieldGroup, FieldGroups},
    ids::{ClusterId, MemberRef, Purpose},
    like::Like,
    query::Query,
    time::Timestamp,
};

use super::{ask_error::InquiryError, describe::describe, plan::Recipient, same::Marks};
use crate::{
    audit::entry::Commitment,
    directory::{Directory, consents::ConsentStatus, profiles::profile_of},
    vocabulary::Vocabulary,
};

/// What complements are sought by.
const DESCRIBING: FieldGroups = FieldGroups::NONE
    .with(FieldGroup::Offers)
    .with(FieldGroup::Needs)
    .with(FieldGroup::Summary);

/// A member for which complements are sought.
pub(super) struct OnBehalf {
    /// The member's number, and how it stands in the log.
    pub(super) member: (u32, Commitment),
    /// The field groups that it was made from.
    pub(super) fields: FieldGroups,
    /// What is told of it.
    pub(super) like: Like,
    /// Whom it may be told.
    pub(super) asked: Vec<Recipient>,
    /// Whom it may not be told.
    pub(super) not_asked: Vec<Recipient>,
    /// What it looks like as a match: it is no partner of itself.
    pub(super) marks: Option<Marks>,
    /// What the own cluster sees of it, and of nobody else; none if it is not asked.
    pub(super) alone: Option<MemberScope>,
    /// As many records the own rules permit the own cluster.
    pub(super) own_records: u32,
}

/// What is known to decide by.
pub(super) struct Grounds<'a> {
    pub(super) directory: &'a Directory,
    pub(super) rules: &'a RuleSet,
    pub(super) charter: &'a Charter,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) now: Timestamp,
}

impl Grounds<'_> {
    /// What may be told of `member_ref` to which of `recipients` for the purpose of `query`.
    ///
    /// # Errors
    /// If there is no such member, it consents to tell none of them, or has nothing to tell.
    pub(super) async fn on_behalf(
        &self,
        member_ref: &MemberRef,
        query: &Query,
        recipients: Vec<Recipient>,
    ) -> Result<OnBehalf, InquiryError> {
        let store = self.directory.store();
        let row = store
            .member_by_ref(member_ref.as_str())
            .await?
            .ok_or_else(|| InquiryError::UnknownMember(member_ref.clone()))?;
        let profile = profile_of(&row)?;
        let consents: Vec<_> = (self.directory.consents(member_ref).await?)
            .into_iter()
            .filter(|c| c.status != ConsentStatus::Withdrawn)
            .collect();
        let objections: Vec<ClusterId> = (self.directory.objections(member_ref).await?)
            .into_iter()
            .map(|o| o.cluster)
            .collect();
        let shown = |recipient: &Recipient| {
            let given = consents.iter().map(|c| (&c.terms, c.validity));
            let permit = self.permit(recipient, query)?;
            let groups = shown_to(&permit, given, &objections, self.now);
            let groups = groups.intersection(DESCRIBING);
            (!groups.is_empty()).then_some(groups)
        };
        let (mut asked, mut not_asked) = (Vec::new(), Vec::new());
        let mut common = DESCRIBING;
        for recipient in recipients {
            match shown(&recipient) {
                Some(groups) => {
                    common = common.intersection(groups);
                    asked.push(recipient);
                }
                None => not_asked.push(recipient),
            }
        }
        if asked.is_empty() {
            return Err(InquiryError::NoConsent {
                member: member_ref.clone(),
                purpose: query.purpose.clone(),
            });
        }
        let like = describe(&profile, common, query, self.vocabulary);
        if like.is_empty() {
            return Err(InquiryError::NothingToTell(member_ref.clone()));
        }
        let number =
            u32::try_from(row.id).map_err(|_| InquiryError::UnknownMember(member_ref.clone()))?;
        let own = asked.iter().find(|recipient| recipient.own);
        let own = own.and_then(|own| self.permit(own, query));
        let own_records = own
            .as_ref()
            .map_or(0, |permit| permit.ceiling().max_records);
        let alone = own.and_then(|permit| {
            let mut sets = ConsentSets::new(self.now);
            for (key, consent) in (0..).zip(&consents) {
                sets.insert(key, number, consent.terms.clone(), consent.validity);
            }
            for cluster in &objections {
                sets.object(number, cluster);
            }
            sets.scope(&permit, self.now).ok()
        });
        Ok(OnBehalf {
            member: (number, Commitment::to(member_ref, &row.salt)),
            fields: common,
            like,
            asked,
            not_asked,
            marks: Marks::new(&profile.identity, profile.region.country.clone()),
            alone,
            own_records,
        })
    }

    /// What the rules permit a recipient; none if the charter does not name it.
    fn permit(&self, recipient: &Recipient, query: &Query) -> Option<Permit> {
        let entry = self.charter.cluster(recipient.cluster.as_str())?;
        let request = PeerRequest {
            asker: entry.id.clone(),
            country: entry.country.clone(),
            name: entry.name.clone(),
            active: true,
            own: recipient.own,
            purpose: query.purpose.clone(),
        };
        self.rules.authorize(&request).ok()
    }
}

/// Why a cluster was not asked, for the people of the own cluster.
pub(super) fn not_consented(purpose: &Purpose) -> String {
    format!(
        "not asked: the member does not consent to tell this cluster what it offers or needs for \
         `{purpose}`"
    )
}
