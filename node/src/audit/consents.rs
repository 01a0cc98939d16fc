//! Compares the consents in the store with what the audit log says of them.
//!
//! The log holds SHA-256 of the terms of each consent and of the notice that was shown, and says whose
//! it is, whether it was withdrawn, and to whom members object. So whoever widens a consent by hand,
//! gives one in a member's name, takes a withdrawal or an objection back, or says that another text
//! was shown, is found out.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use steelyard_policies::consent::{ConsentTerms, Validity};
use steelyard_protocol::{envelope::Digest, ids::MemberRef, time::Timestamp};

use super::{
    entry::{Commitment, Entry, Event},
    objections::Objections,
    verify::{FaultKind, Report},
};
use crate::store::{Store, StoreError, consents::ConsentRow};

/// Consents that are read at once.
const RUN: i64 = 1_000;

/// What the audit log says of a consent's terms: SHA-256 of terms and validity, as JSON.
///
/// # Errors
/// If they cannot be written as JSON.
pub fn consent_digest(
    terms: &ConsentTerms,
    validity: Validity,
) -> Result<Digest, serde_json::Error> {
    #[derive(Serialize)]
    struct Given<'a> {
        terms: &'a ConsentTerms,
        #[serde(flatten)]
        validity: Validity,
    }
    Ok(Digest::of(&serde_json::to_vec(&Given { terms, validity })?))
}

/// What the log says of consents.
#[derive(Default)]
pub(super) struct Consents {
    /// In the order of their numbers, since numbers are given in the order of the log.
    given: Vec<Given>,
    withdrawn: HashMap<u64, Withdrawn>,
    objections: Objections,
    removed: HashSet<Commitment>,
}

struct Given {
    consent: u64,
    index: u64,
    at: Timestamp,
    terms: Digest,
    notice: Option<Digest>,
    member: Commitment,
    found: bool,
}

struct Withdrawn {
    index: u64,
    member: Commitment,
    found: bool,
}

impl Consents {
    /// Takes in an entry of the log.
    pub(super) fn note(&mut self, entry: &Entry) {
        let index = entry.index;
        match &entry.event {
            Event::ConsentGiven {
                member,
                consent,
                terms,
                notice,
                ..
            } => self.given.push(Given {
                consent: *consent,
                index,
                at: entry.at,
                terms: *terms,
                notice: *notice,
                member: *member,
                found: false,
            }),
            Event::ConsentWithdrawn { member, consent } => {
                let withdrawn = Withdrawn {
                    index,
                    member: *member,
                    found: false,
                };
                self.withdrawn.insert(*consent, withdrawn);
            }
            Event::Objection {
                member,
                cluster,
                stands,
            } => self.objections.note(entry, *member, cluster, *stands),
            Event::MemberRemoved { member } => {
                self.removed.insert(*member);
            }
            _ => {}
        }
    }

    /// Compares the store with it. What changed after `revision`, or after the log had `end`
    /// entries, is left for the next time.
    pub(super) async fn compare(
        mut self,
        store: &Store,
        revision: i64,
        end: u64,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let mut after = 0;
        loop {
            let rows = store.consents_by_number(after, RUN).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            let mut ids: Vec<i64> = rows.iter().map(|row| row.member_id).collect();
            ids.sort_unstable();
            ids.dedup();
            let members: HashMap<i64, Commitment> = store
                .member_names(&ids)
                .await?
                .into_iter()
                .filter_map(|(id, member_ref, salt)| {
                    let member: MemberRef = member_ref.parse().ok()?;
                    Some((id, Commitment::to(&member, &salt)))
                })
                .collect();
            let notices = self.notices(store, &rows).await?;
            for row in rows.iter().filter(|row| row.revision <= revision) {
                report.consents += 1;
                let notice = notices.get(&row.id);
                self.consent(row, notice, members.get(&row.member_id), report);
            }
        }
        self.objections.compare(store, revision, report).await?;
        for row in store.withdrawals_since(0).await? {
            let consent = row.consent_id.cast_unsigned();
            match self.withdrawn.get_mut(&consent) {
                Some(logged) => logged.found = true,
                None if row.revision <= revision => {
                    report.fault(None, FaultKind::WithdrawalUnlogged { consent });
                }
                None => {}
            }
        }
        self.missing(store, end, report).await
    }

    /// What stands in the store of the notices of these consents, by number of the consent: SHA-256
    /// of the text, if the text fits it. Members that were shown none, by the log, are not looked at.
    async fn notices(
        &self,
        store: &Store,
        rows: &[ConsentRow],
    ) -> Result<HashMap<i64, Option<Digest>>, StoreError> {
        let shown = |row: &&ConsentRow| {
            let given = self.given(row.id.cast_unsigned());
            given.is_some_and(|given| given.notice.is_some())
        };
        let members: BTreeSet<i64> = rows.iter().filter(shown).map(|r| r.member_id).collect();
        let mut notices = HashMap::new();
        for member in members {
            for notice in store.notices_of(member).await? {
                let digest = Digest::of(notice.text.as_bytes());
                let fits = digest.as_bytes() == notice.digest.as_slice();
                notices.insert(notice.consent_id, fits.then_some(digest));
            }
        }
        Ok(notices)
    }

    fn given(&self, consent: u64) -> Option<&Given> {
        let at = self.given.binary_search_by_key(&consent, |g| g.consent);
        at.ok().and_then(|at| self.given.get(at))
    }

    /// `notice`: what stands in the store, and whether the text fits.
    fn consent(
        &mut self,
        row: &ConsentRow,
        notice: Option<&Option<Digest>>,
        member: Option<&Commitment>,
        report: &mut Report,
    ) {
        let consent = row.id.cast_unsigned();
        let at = self.given.binary_search_by_key(&consent, |g| g.consent);
        let Some(given) = at.ok().and_then(|at| self.given.get_mut(at)) else {
            report.fault(None, FaultKind::ConsentUnlogged { consent });
            return;
        };
        given.found = true;
        let digest = serde_json::from_str::<ConsentTerms>(&row.terms)
            .and_then(|terms| {
                let validity = Validity {
                    valid_from: Timestamp::from_millis(row.valid_from),
                    valid_until: row.valid_until.map(Timestamp::from_millis),
                };
                consent_digest(&terms, validity)
            })
            .ok();
        let as_given = digest == Some(given.terms)
            && member == Some(&given.member)
            && row.given_at == given.at.as_millis();
        if !as_given {
            report.fault(Some(given.index), FaultKind::ConsentChanged { consent });
        }
        if notice != given.notice.map(Some).as_ref() {
            report.fault(Some(given.index), FaultKind::NoticeChanged { consent });
        }
    }

    /// Names what the log has and the store does not, but for members that were erased.
    async fn missing(
        mut self,
        store: &Store,
        end: u64,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let complete = self.given.iter().all(|g| g.found)
            && self.withdrawn.values().all(|w| w.found)
            && self.objections.are_all_found();
        if complete {
            return Ok(());
        }
        // A member may have been erased since the log was read.
        let mut from = end.cast_signed();
        loop {
            let rows = store.entries(from, RUN).await?;
            let Some(last) = rows.last() else { break };
            from = last.idx.saturating_add(1);
            for row in rows.iter().filter(|row| row.kind == "member_removed") {
                if let Ok(entry) = serde_json::from_slice::<Entry>(&row.body) {
                    self.note(&entry);
                }
            }
        }
        for given in self.given.iter().filter(|g| !g.found) {
            if !self.removed.contains(&given.member) {
                let consent = given.consent;
                report.fault(Some(given.index), FaultKind::ConsentMissing { consent });
            }
        }
        let mut withdrawn: Vec<(&u64, &Withdrawn)> =
            self.withdrawn.iter().filter(|(_, w)| !w.found).collect();
        withdrawn.sort_unstable_by_key(|(_, w)| w.index);
        for (consent, withdrawal) in withdrawn {
            if !self.removed.contains(&withdrawal.member) {
                let consent = *consent;
                report.fault(
                    Some(withdrawal.index),
                    FaultKind::WithdrawalMissing { consent },
                );
            }
        }
        self.objections.missing(&self.removed, report);
        Ok(())
    }
}
