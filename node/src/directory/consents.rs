//! What single members consent to: giving, withdrawing, and how it stands.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use foldhash::fast::RandomState;
use serde::Serialize;
use steelyard_policies::consent::{ConsentTerms, Validity};
use steelyard_protocol::{
    envelope::Digest,
    ids::{MemberRef, Purpose},
    time::Timestamp,
};

use super::{
    Directory, DirectoryError,
    changes::{ChangedConsent, ConsentChanges},
    members::member_id,
    notices::Notice,
};
use crate::{
    audit::{
        consents::consent_digest,
        entry::{Commitment, Event},
        ledger::Change,
    },
    store::{
        consents::{ConsentRow, GivenRow, WithdrawalRow},
        members::MemberRow,
    },
};

/// How a consent stands at a moment, in the words of W3C DPV (`dpv:ConsentStatus`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentStatus {
    /// It holds (`dpv:ConsentGiven`).
    Given,
    /// It will hold (given, for a time to come).
    NotYetValid,
    /// Its time is over (`dpv:ConsentExpired`).
    Expired,
    /// The member withdrew it (`dpv:ConsentWithdrawn`).
    Withdrawn,
}

impl ConsentStatus {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::NotYetValid => "not-yet-valid",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A consent and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsentState {
    /// Its number.
    pub id: u64,
    /// How it stands.
    pub status: ConsentStatus,
    /// What it says.
    #[serde(flatten)]
    pub terms: ConsentTerms,
    /// When it holds.
    #[serde(flatten)]
    pub validity: Validity,
    /// When it was given.
    pub given_at: Timestamp,
    /// How it was given, for example `import` or `portal`.
    pub source: String,
    /// When it was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
}

/// Reads the terms of many consents: most are alike, and parsed once.
#[derive(Default)]
pub(super) struct TermsReader(HashMap<String, Arc<ConsentTerms>, RandomState>);

/// Most terms kept by a reader; if there are more, few are alike.
const TERMS_KEPT: usize = 100_000;

impl TermsReader {
    /// The terms that a row of the store holds.
    pub(super) fn of(&mut self, row: &GivenRow) -> Result<Arc<ConsentTerms>, DirectoryError> {
        if let Some(known) = self.0.get(&row.terms) {
            return Ok(Arc::clone(known));
        }
        let terms = Arc::new(parsed(&row.terms, row.id, row.member_id)?);
        if self.0.len() == TERMS_KEPT {
            self.0.clear();
        }
        self.0.insert(row.terms.clone(), Arc::clone(&terms));
        Ok(terms)
    }
}

/// The terms that a row of the store holds.
pub(super) fn terms_of(row: &ConsentRow) -> Result<ConsentTerms, DirectoryError> {
    parsed(&row.terms, row.id, row.member_id)
}

fn parsed(terms: &str, consent: i64, member: i64) -> Result<ConsentTerms, DirectoryError> {
    serde_json::from_str(terms).map_err(|e| DirectoryError::Corrupt {
        what: format!("consent {consent} of member {member}"),
        reason: format!(
            "its JSON is wrong at line {} column {}",
            e.line(),
            e.column()
        ),
    })
}

/// When a consent holds that is kept with these moments, in milliseconds since 1970.
pub(super) fn held(valid_from: i64, valid_until: Option<i64>) -> Validity {
    Validity {
        valid_from: Timestamp::from_millis(valid_from),
        valid_until: valid_until.map(Timestamp::from_millis),
    }
}

/// Terms in the one form in which they are kept, so that equal consents are seen to be equal.
pub(super) fn settled(mut terms: ConsentTerms) -> Result<ConsentTerms, DirectoryError> {
    terms.recipients.sort();
    terms.recipients.dedup();
    terms.except.sort();
    terms.except.dedup();
    if terms.recipients.is_empty() {
        return Err(DirectoryError::NoRecipient);
    }
    Ok(terms)
}

/// Terms as they are kept.
fn written(terms: &ConsentTerms) -> Result<String, DirectoryError> {
    serde_json::to_string(terms).map_err(|_| DirectoryError::Unwritable("a consent"))
}

/// A row and a log entry for a consent that is given now.
pub(super) fn give(
    change: &mut Change,
    at: Timestamp,
    (member_id, member): (i64, Commitment),
    (terms, validity): (&ConsentTerms, Validity),
    (source, notice): (&str, Option<Digest>),
) -> Result<ConsentRow, DirectoryError> {
    if let Some(until) = validity.valid_until
        && until <= validity.valid_from
    {
        return Err(DirectoryError::NeverHolds {
            from: validity.valid_from,
            until,
        });
    }
    let id = change.new_consent();
    let revision = change.bump_revision();
    let event = Event::ConsentGiven {
        member,
        consent: id.cast_unsigned(),
        terms: consent_digest(terms, validity)
            .map_err(|_| DirectoryError::Unwritable("a consent"))?,
        source: source.to_owned(),
        notice,
    };
    change.append(at, event)?;
    Ok(ConsentRow {
        id,
        member_id,
        terms: written(terms)?,
        valid_from: validity.valid_from.as_millis(),
        valid_until: validity.valid_until.map(Timestamp::as_millis),
        given_at: at.as_millis(),
        source: source.to_owned(),
        revision,
    })
}

/// How a consent stands at a moment, and when it was withdrawn if it was.
fn standing(
    row: &ConsentRow,
    withdrawals: &[WithdrawalRow],
    now: Timestamp,
) -> (ConsentStatus, Option<Timestamp>) {
    let validity = held(row.valid_from, row.valid_until);
    let withdrawn_at = withdrawals
        .iter()
        .find(|w| w.consent_id == row.id)
        .map(|w| Timestamp::from_millis(w.withdrawn_at));
    let status = if withdrawn_at.is_some() {
        ConsentStatus::Withdrawn
    } else if now < validity.valid_from {
        ConsentStatus::NotYetValid
    } else if validity.holds_at(now) {
        ConsentStatus::Given
    } else {
        ConsentStatus::Expired
    };
    (status, withdrawn_at)
}

fn state(
    row: &ConsentRow,
    withdrawals: &[WithdrawalRow],
    now: Timestamp,
) -> Result<ConsentState, DirectoryError> {
    let (status, withdrawn_at) = standing(row, withdrawals, now);
    Ok(ConsentState {
        id: row.id.cast_unsigned(),
        status,
        terms: terms_of(row)?,
        validity: held(row.valid_from, row.valid_until),
        given_at: Timestamp::from_millis(row.given_at),
        source: row.source.clone(),
        withdrawn_at,
    })
}

impl Directory {
    /// Gives a consent and returns its number. `source` says how it was given, for example
    /// `portal`.
    ///
    /// # Errors
    /// If there is no such member, the consent never holds or names no recipient, or the store
    /// fails.
    pub async fn grant(
        &self,
        member: &MemberRef,
        terms: ConsentTerms,
        validity: Validity,
        source: &str,
    ) -> Result<u64, DirectoryError> {
        let terms = settled(terms)?;
        let change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        self.grant_to(change, member, &row, terms, validity, (source, None))
            .await
    }

    /// Gives a consent as a form does, which people may send twice: if one stands that says the same,
    /// was given in the same way, on the same notice, nothing changes, and its number is returned.
    /// Two would have to be withdrawn one by one.
    ///
    /// # Errors
    /// As [`Directory::grant`].
    pub async fn grant_once(
        &self,
        member: &MemberRef,
        terms: ConsentTerms,
        validity: Validity,
        source: &str,
        notice: Option<&Notice>,
    ) -> Result<u64, DirectoryError> {
        let terms = settled(terms)?;
        let change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        let said = written(&terms)?;
        let withdrawals = self.store().withdrawals_of(row.id).await?;
        let notices = self.store().notices_of(row.id).await?;
        let notice_of = |consent: &ConsentRow| {
            let notice = notices.iter().find(|n| n.consent_id == consent.id);
            notice.map(|n| n.digest.as_slice())
        };
        let digest = notice.map(Notice::digest);
        let same = self.store().consents_of(row.id).await?;
        let same = same.iter().find(|given| {
            given.terms == said
                && given.valid_from <= validity.valid_from.as_millis()
                && held(given.valid_from, given.valid_until).valid_until == validity.valid_until
                && given.source == source
                && notice_of(given) == digest.as_ref().map(|d| d.as_bytes().as_slice())
                && !withdrawals.iter().any(|w| w.consent_id == given.id)
        });
        if let Some(same) = same {
            change.rollback().await?;
            return Ok(same.id.cast_unsigned());
        }
        self.grant_to(change, member, &row, terms, validity, (source, notice))
            .await
    }

    async fn grant_to(
        &self,
        mut change: Change,
        member: &MemberRef,
        row: &MemberRow,
        terms: ConsentTerms,
        validity: Validity,
        (source, notice): (&str, Option<&Notice>),
    ) -> Result<u64, DirectoryError> {
        let whose = (row.id, Commitment::to(member, &row.salt));
        let consent = give(
            &mut change,
            self.clock.now(),
            whose,
            (&terms, validity),
            (source, notice.map(Notice::digest)),
        )?;
        let id = consent.id;
        let given = ChangedConsent {
            id: id.cast_unsigned(),
            member: member_id(row.id)?,
            terms: Arc::new(terms),
            validity,
        };
        change.store().add_consents(&[consent]).await?;
        if let Some(notice) = notice {
            change.store().add_notice(&notice.row(id, row.id)).await?;
        }
        self.commit_told(change, ConsentChanges::Given(vec![given]))
            .await?;
        Ok(id.cast_unsigned())
    }

    /// Withdraws a consent for good. Returns whether it had not been withdrawn before. Once this
    /// returns, no answer is recorded that uses the consent.
    ///
    /// # Errors
    /// If there is no such member, it has no such consent, or the store fails.
    pub async fn withdraw(&self, member: &MemberRef, consent: u64) -> Result<bool, DirectoryError> {
        let change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        let number = consent.cast_signed();
        let before = number.saturating_sub(1);
        let given = self.store().consents_by_number(before, 1).await?;
        let is_its = |given: &ConsentRow| given.id == number && given.member_id == row.id;
        if !given.first().is_some_and(is_its) {
            return Err(DirectoryError::UnknownConsent {
                member: member.clone(),
                consent,
            });
        }
        let withdrawn = self.store().withdrawals_among(&[number]).await?;
        if !withdrawn.is_empty() {
            change.rollback().await?;
            return Ok(false);
        }
        self.withdraw_these(change, member, &row, &[consent])
            .await?;
        Ok(true)
    }

    /// Withdraws all consents of a member, or those for one purpose, that hold or will hold, and with
    /// them those that can no longer be read. Returns their numbers.
    ///
    /// # Errors
    /// If there is no such member, or the store fails.
    pub async fn withdraw_all(
        &self,
        member: &MemberRef,
        purpose: Option<&Purpose>,
    ) -> Result<Vec<u64>, DirectoryError> {
        let change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        let now = self.clock.now();
        let consents = self.store().consents_of(row.id).await?;
        let withdrawals = self.store().withdrawals_of(row.id).await?;
        let standing: Vec<u64> = consents
            .iter()
            .filter(|c| {
                let (status, _) = standing(c, &withdrawals, now);
                matches!(status, ConsentStatus::Given | ConsentStatus::NotYetValid)
            })
            // One that can no longer be read may be for any purpose.
            .filter(|c| purpose.is_none_or(|p| terms_of(c).ok().is_none_or(|t| t.purpose == *p)))
            .map(|c| c.id.cast_unsigned())
            .collect();
        if standing.is_empty() {
            change.rollback().await?;
        } else {
            self.withdraw_these(change, member, &row, &standing).await?;
        }
        Ok(standing)
    }

    async fn withdraw_these(
        &self,
        mut change: Change,
        member: &MemberRef,
        row: &MemberRow,
        consents: &[u64],
    ) -> Result<(), DirectoryError> {
        let at = self.clock.now();
        let revision = change.bump_revision();
        let whose = member_id(row.id)?;
        let commitment = Commitment::to(member, &row.salt);
        for consent in consents {
            change.append(
                at,
                Event::ConsentWithdrawn {
                    member: commitment,
                    consent: *consent,
                },
            )?;
            let withdrawal = WithdrawalRow {
                consent_id: consent.cast_signed(),
                member_id: row.id,
                withdrawn_at: at.as_millis(),
                revision,
            };
            change.store().add_withdrawal(&withdrawal).await?;
        }
        let withdrawn = consents.iter().map(|consent| (*consent, whose)).collect();
        self.commit_told(change, ConsentChanges::Withdrawn(withdrawn))
            .await
    }

    /// All consents of a member and how they stand now, by number.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn consents(&self, member: &MemberRef) -> Result<Vec<ConsentState>, DirectoryError> {
        let row = self.row(member).await?;
        self.states(&row).await
    }

    /// How many consents of each of these members are in force now; members without one are left out.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn in_force(&self, members: &[u32]) -> Result<HashMap<u32, usize>, DirectoryError> {
        let now = self.clock.now();
        let ids: Vec<i64> = members.iter().map(|id| i64::from(*id)).collect();
        let consents = self.store().consents_of_all(&ids).await?;
        let numbers: Vec<i64> = consents.iter().map(|c| c.id).collect();
        let withdrawn = self.store().withdrawals_among(&numbers).await?;
        let withdrawn: HashSet<i64> = withdrawn.iter().map(|w| w.consent_id).collect();
        let mut counts = HashMap::new();
        for row in consents.iter().filter(|c| !withdrawn.contains(&c.id)) {
            if held(row.valid_from, row.valid_until).holds_at(now) {
                *counts.entry(member_id(row.member_id)?).or_default() += 1;
            }
        }
        Ok(counts)
    }

    async fn states(&self, row: &MemberRow) -> Result<Vec<ConsentState>, DirectoryError> {
        let now = self.clock.now();
        let consents = self.store().consents_of(row.id).await?;
        let withdrawals = self.store().withdrawals_of(row.id).await?;
        consents
            .iter()
            .map(|c| state(c, &withdrawals, now))
            .collect()
    }
}
