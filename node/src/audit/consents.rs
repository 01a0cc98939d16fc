//! Compares the consents in the store with what the audit log says of them.
//!
//! The log holds SHA-256 of the terms of each consent and of the notice that was shown, and says whose
//! it is, how it was given, whether and when it was withdrawn, and to whom members object. So whoever
//! widens a consent by hand, gives one in a member's name, takes a withdrawal or an objection back, or
//! says that another text was shown, is found out.
//!
//! What the running node writes meanwhile has a later revision than the log that was read, and is left
//! for the next time, as long as the head comes to that revision: what another hand writes does not
//! hide behind one that lies ahead.

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
    source: String,
    notice: Option<Digest>,
    member: Commitment,
    found: bool,
}

struct Withdrawn {
    index: u64,
    at: Timestamp,
    member: Commitment,
    found: bool,
}

/// What stands in the store, and not in the log that was read.
pub(super) struct Unlogged {
    /// The revision of that log.
    pub(super) revision: i64,
    /// What has a later revision.
    later: Vec<(i64, FaultKind)>,
}

impl Unlogged {
    /// Takes in what has this revision. It is a fault, unless the node may have written it since.
    pub(super) fn take(&mut self, revision: i64, kind: FaultKind, report: &mut Report) {
        if revision > self.revision {
            self.later.push((revision, kind));
        } else {
            report.fault(None, kind);
        }
    }

    /// Names what has a revision that the log has not come to by now, after everything was read.
    async fn settle(self, store: &Store, report: &mut Report) -> Result<(), StoreError> {
        let newer = store.head().await?.map_or(0, |head| head.revision);
        for (revision, kind) in self.later {
            if revision > newer {
                report.fault(None, kind);
            }
        }
        Ok(())
    }
}

/// What stands in the log for the members of these numbers. Those that were erased have nothing.
pub(super) async fn commitments(
    store: &Store,
    mut ids: Vec<i64>,
) -> Result<HashMap<i64, Commitment>, StoreError> {
    ids.sort_unstable();
    ids.dedup();
    let names = store.member_names(&ids).await?.into_iter();
    let commitments = names.filter_map(|(id, member_ref, salt)| {
        let member: MemberRef = member_ref.parse().ok()?;
        Some((id, Commitment::to(&member, &salt)))
    });
    Ok(commitments.collect())
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
                source,
                notice,
            } => self.given.push(Given {
                consent: *consent,
                index,
                at: entry.at,
                terms: *terms,
                source: source.clone(),
                notice: *notice,
                member: *member,
                found: false,
            }),
            Event::ConsentWithdrawn { member, consent } => {
                let withdrawn = Withdrawn {
                    index,
                    at: entry.at,
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
        let mut unlogged = Unlogged {
            revision,
            later: Vec::new(),
        };
        let mut from = Some(i64::MIN);
        while let Some(first) = from {
            let rows = store.consents_from(first, RUN).await?;
            from = rows.last().and_then(|last| last.id.checked_add(1));
            let notices = self.notices(store, &rows).await?;
            let ids = rows.iter().map(|row| row.member_id).collect();
            let members = commitments(store, ids).await?;
            // A member may have been erased since, with its consents.
            let unknown = rows.iter().map(|row| row.member_id);
            let unknown: Vec<i64> = unknown.filter(|id| !members.contains_key(id)).collect();
            let kept = store.consents_of_all(&unknown).await?;
            let kept: HashSet<i64> = kept.iter().map(|row| row.id).collect();
            let is_there =
                |row: &&ConsentRow| members.contains_key(&row.member_id) || kept.contains(&row.id);
            for row in rows.iter().filter(is_there) {
                let notice = notices.get(&row.id);
                let member = members.get(&row.member_id);
                self.consent(row, notice, member, &mut unlogged, report);
            }
        }
        self.objections
            .compare(store, &mut unlogged, report)
            .await?;
        self.withdrawals(store, &mut unlogged, report).await?;
        unlogged.settle(store, report).await?;
        self.missing(store, end, report).await
    }

    async fn withdrawals(
        &mut self,
        store: &Store,
        unlogged: &mut Unlogged,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let rows = store.withdrawals_from(i64::MIN).await?;
        let ids = rows.iter().map(|row| row.member_id).collect();
        let members = commitments(store, ids).await?;
        for row in &rows {
            let member = members.get(&row.member_id);
            // A member may have been erased since, with its withdrawals.
            if member.is_none() && store.withdrawals_among(&[row.consent_id]).await?.is_empty() {
                continue;
            }
            let consent = row.consent_id.cast_unsigned();
            let Some(made) = self.withdrawn.get_mut(&consent) else {
                let consent = row.consent_id;
                let kind = FaultKind::WithdrawalUnlogged { consent };
                unlogged.take(row.revision, kind, report);
                continue;
            };
            made.found = true;
            let as_made = member == Some(&made.member)
                && row.withdrawn_at == made.at.as_millis()
                && row.revision <= unlogged.revision;
            if !as_made {
                report.fault(Some(made.index), FaultKind::WithdrawalChanged { consent });
            }
        }
        Ok(())
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
        unlogged: &mut Unlogged,
        report: &mut Report,
    ) {
        let consent = row.id.cast_unsigned();
        let at = self.given.binary_search_by_key(&consent, |g| g.consent);
        let Some(given) = at.ok().and_then(|at| self.given.get_mut(at)) else {
            let kind = FaultKind::ConsentUnlogged { consent: row.id };
            unlogged.take(row.revision, kind, report);
            return;
        };
        given.found = true;
        report.consents += 1;
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
            && row.source == given.source
            && row.given_at == given.at.as_millis()
            && row.revision <= unlogged.revision;
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
        let mut from = Some(end.cast_signed());
        while let Some(first) = from {
            let rows = store.entries(first, RUN).await?;
            from = rows.last().and_then(|last| last.idx.checked_add(1));
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
