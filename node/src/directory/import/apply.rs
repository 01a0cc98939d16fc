//! Writes an import: all of it in one change, or nothing.

use std::collections::{HashMap, HashSet};

use steelyard_policies::{
    consent::{ConsentTerms, Validity},
    profile::Profile,
};
use steelyard_protocol::{ids::MemberRef, time::Timestamp};

use super::{
    super::{
        Directory, DirectoryError,
        consents::{give, settled, terms_of},
        new_salt,
    },
    ConsentSheet, Whom,
};
use crate::{
    audit::{
        entry::{Commitment, Event},
        ledger::Change,
    },
    store::{consents::ConsentRow, members::MemberRow},
};

/// Members looked up and written at once.
const CHUNK: usize = 512;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportOutcome {
    /// Members that are new.
    pub added: u64,
    /// Members whose data changed.
    pub changed: u64,
    /// Members that stand as they stood.
    pub unchanged: u64,
    /// Members whose data differs, and is left as it is, since they edited it themselves.
    pub kept: u64,
    /// Consents given.
    pub consents_given: u64,
    /// Consents that had been given before with the same terms and times.
    pub consents_unchanged: u64,
    /// Consents not given, since the member has withdrawn the same consent.
    pub consents_withdrawn: u64,
    /// Objections raised.
    pub objections_raised: u64,
}

impl ImportOutcome {
    const fn changes_anything(&self) -> bool {
        self.added + self.changed + self.consents_given + self.objections_raised > 0
    }
}

/// A member of the import, as it stands in the store now.
struct Imported {
    id: i64,
    salt: Vec<u8>,
    is_new: bool,
}

impl Imported {
    fn whose(&self, member: &MemberRef) -> (i64, Commitment) {
        (self.id, Commitment::to(member, &self.salt))
    }
}

/// A consent of the sheet, settled.
struct Wanted {
    terms: ConsentTerms,
    valid_from: Option<Timestamp>,
    valid_until: Option<Timestamp>,
}

/// A consent that a member has given, now or before.
struct Stands {
    terms: ConsentTerms,
    valid_from: Timestamp,
    valid_until: Option<Timestamp>,
    withdrawn: bool,
}

impl Wanted {
    /// Whether it is the same consent again. One that begins with the import that brings it is the
    /// same whenever it is imported.
    fn is(&self, given: &Stands) -> bool {
        self.terms == given.terms
            && self.valid_until == given.valid_until
            && self.valid_from.is_none_or(|from| from == given.valid_from)
    }
}

impl Directory {
    /// Adds members, or replaces the profiles of those that there are, and gives the consents of
    /// `sheet` with them. `source` says where they come from, for example `import`. `on_progress`
    /// hears how many members have been written.
    ///
    /// A profile that its member has edited stays as it is: what the member says of itself counts
    /// more than an older list. Importing the same again changes nothing. A consent that a member has withdrawn is not given
    /// again by the same sheet: only the member's own word does that.
    ///
    /// # Errors
    /// If a member stands twice, a consent names a member that is not imported or never holds, or
    /// the store fails. Then nothing has changed.
    pub async fn import(
        &self,
        members: &[Profile],
        sheet: &ConsentSheet,
        source: &str,
        on_progress: impl FnMut(u64) + Send,
    ) -> Result<ImportOutcome, DirectoryError> {
        let (change, outcome) = self.prepare(members, sheet, source, on_progress).await?;
        if outcome.changes_anything() {
            change.commit().await?;
        } else {
            change.rollback().await?;
        }
        Ok(outcome)
    }

    /// What [`Directory::import`] would do, without doing it.
    ///
    /// # Errors
    /// As [`Directory::import`].
    pub async fn try_import(
        &self,
        members: &[Profile],
        sheet: &ConsentSheet,
        on_progress: impl FnMut(u64) + Send,
    ) -> Result<ImportOutcome, DirectoryError> {
        let (change, outcome) = self.prepare(members, sheet, "dry run", on_progress).await?;
        change.rollback().await?;
        Ok(outcome)
    }

    /// Writes an import into a change that is still open.
    async fn prepare(
        &self,
        members: &[Profile],
        sheet: &ConsentSheet,
        source: &str,
        mut on_progress: impl FnMut(u64) + Send,
    ) -> Result<(Change, ImportOutcome), DirectoryError> {
        check_members(members, sheet)?;
        let mut change = self.ledger.begin().await?;
        let mut outcome = ImportOutcome::default();
        let at = self.clock.now();
        let mut imported: HashMap<&MemberRef, Imported> = HashMap::new();
        for (n, chunk) in members.chunks(CHUNK).enumerate() {
            let known = self.put(&mut change, at, chunk, &mut outcome).await?;
            if !sheet.is_empty() {
                imported.extend(known);
            }
            on_progress((n * CHUNK + chunk.len()) as u64);
        }
        if outcome.added + outcome.changed > 0 {
            let (added, changed) = (outcome.added, outcome.changed);
            change.append(at, Event::MembersImported { added, changed })?;
        }
        self.attach(
            &mut change,
            at,
            (sheet, source),
            (members, &imported),
            &mut outcome,
        )
        .await?;
        Ok((change, outcome))
    }

    /// Writes the members of a chunk that are new or have changed.
    async fn put<'a>(
        &self,
        change: &mut Change,
        at: Timestamp,
        chunk: &'a [Profile],
        outcome: &mut ImportOutcome,
    ) -> Result<Vec<(&'a MemberRef, Imported)>, DirectoryError> {
        let refs: Vec<&str> = chunk.iter().map(|p| p.member_ref.as_str()).collect();
        // The change holds the ledger's lock, so what the readers see stays as it is.
        let mut before: HashMap<String, MemberRow> = self
            .store()
            .members_by_refs(&refs)
            .await?
            .into_iter()
            .map(|row| (row.member_ref.clone(), row))
            .collect();
        let ids: Vec<i64> = before.values().map(|row| row.id).collect();
        let edited: HashSet<i64> = (self.store().edited_among(&ids).await?)
            .into_iter()
            .collect();
        let mut rows = Vec::with_capacity(chunk.len());
        let mut known = Vec::with_capacity(chunk.len());
        for member in chunk {
            let profile = serde_json::to_string(member)
                .map_err(|_| DirectoryError::Unwritable("a profile"))?;
            let before = before.remove(member.member_ref.as_str());
            let is_new = before.is_none();
            let (id, salt) = match before {
                Some(row) if row.profile == profile || edited.contains(&row.id) => {
                    if row.profile == profile {
                        outcome.unchanged += 1;
                    } else {
                        outcome.kept += 1;
                    }
                    known.push((
                        &member.member_ref,
                        Imported {
                            id: row.id,
                            salt: row.salt,
                            is_new,
                        },
                    ));
                    continue;
                }
                Some(row) => {
                    outcome.changed += 1;
                    (row.id, row.salt)
                }
                None => {
                    outcome.added += 1;
                    (change.new_member(), new_salt()?)
                }
            };
            rows.push(MemberRow {
                id,
                member_ref: member.member_ref.as_str().to_owned(),
                profile,
                salt: salt.clone(),
                updated_at: at.as_millis(),
                revision: change.bump_revision(),
            });
            known.push((&member.member_ref, Imported { id, salt, is_new }));
        }
        change.store().put_members(&rows).await?;
        Ok(known)
    }

    /// Gives the consents of the sheet and raises its objections.
    async fn attach(
        &self,
        change: &mut Change,
        at: Timestamp,
        (sheet, source): (&ConsentSheet, &str),
        (members, imported): (&[Profile], &HashMap<&MemberRef, Imported>),
        outcome: &mut ImportOutcome,
    ) -> Result<(), DirectoryError> {
        let mut wanted: Vec<Wanted> = Vec::with_capacity(sheet.consents.len());
        let mut of_all: Vec<usize> = Vec::new();
        let mut of_member: HashMap<&MemberRef, Vec<usize>> = HashMap::new();
        for (n, group) in sheet.consents.iter().enumerate() {
            wanted.push(Wanted {
                terms: settled(group.terms.clone())?,
                valid_from: group.valid_from,
                valid_until: group.valid_until,
            });
            match &group.members {
                Whom::All => of_all.push(n),
                Whom::These(these) => {
                    for member in these {
                        of_member.entry(member).or_default().push(n);
                    }
                }
            }
        }
        for chunk in members.chunks(CHUNK) {
            let concerned: Vec<(&MemberRef, &Imported)> = chunk
                .iter()
                .map(|p| &p.member_ref)
                .filter(|m| !of_all.is_empty() || of_member.contains_key(m))
                .filter_map(|m| Some((m, imported.get(m)?)))
                .collect();
            let mut given = self.given_before(&concerned).await?;
            let mut rows: Vec<ConsentRow> = Vec::new();
            for (member, known) in concerned {
                let stands = given.entry(known.id).or_default();
                let own = of_member.get(member).map_or(&[][..], Vec::as_slice);
                for want in of_all.iter().chain(own).filter_map(|n| wanted.get(*n)) {
                    if stands.iter().any(|s| want.is(s) && !s.withdrawn) {
                        outcome.consents_unchanged += 1;
                        continue;
                    }
                    if stands.iter().any(|s| want.is(s)) {
                        outcome.consents_withdrawn += 1;
                        continue;
                    }
                    let validity = Validity {
                        valid_from: want.valid_from.unwrap_or(at),
                        valid_until: want.valid_until,
                    };
                    let whose = known.whose(member);
                    rows.push(give(
                        change,
                        at,
                        whose,
                        (&want.terms, validity),
                        (source, None),
                    )?);
                    outcome.consents_given += 1;
                    stands.push(Stands {
                        terms: want.terms.clone(),
                        valid_from: validity.valid_from,
                        valid_until: validity.valid_until,
                        withdrawn: false,
                    });
                }
            }
            change.store().add_consents(&rows).await?;
        }
        let mut done = HashSet::new();
        for group in &sheet.objections {
            let these: Vec<&MemberRef> = match &group.members {
                Whom::All => members.iter().map(|p| &p.member_ref).collect(),
                Whom::These(these) => these.iter().collect(),
            };
            for member in these {
                let Some(known) = imported.get(member) else {
                    continue;
                };
                // The same objection twice in one sheet is one objection.
                if done.insert((known.id, &group.cluster)) {
                    let whose = known.whose(member);
                    let raised = self
                        .write_objection(change, whose, &group.cluster, true)
                        .await?;
                    outcome.objections_raised += u64::from(raised);
                }
            }
        }
        Ok(())
    }

    /// What the members that are not new had consented to before, by number of the member.
    async fn given_before(
        &self,
        members: &[(&MemberRef, &Imported)],
    ) -> Result<HashMap<i64, Vec<Stands>>, DirectoryError> {
        let ids: Vec<i64> = members
            .iter()
            .filter(|(_, m)| !m.is_new)
            .map(|(_, m)| m.id)
            .collect();
        let consents = self.store().consents_of_all(&ids).await?;
        let numbers: Vec<i64> = consents.iter().map(|c| c.id).collect();
        let withdrawn: HashSet<i64> = self
            .store()
            .withdrawals_among(&numbers)
            .await?
            .into_iter()
            .map(|w| w.consent_id)
            .collect();
        let mut given: HashMap<i64, Vec<Stands>> = HashMap::new();
        for row in consents {
            given.entry(row.member_id).or_default().push(Stands {
                terms: terms_of(&row)?,
                valid_from: Timestamp::from_millis(row.valid_from),
                valid_until: row.valid_until.map(Timestamp::from_millis),
                withdrawn: withdrawn.contains(&row.id),
            });
        }
        Ok(given)
    }
}

/// Every member once, and every member that the sheet names among them.
fn check_members(members: &[Profile], sheet: &ConsentSheet) -> Result<(), DirectoryError> {
    let mut refs: HashSet<&MemberRef> = HashSet::with_capacity(members.len());
    for member in members {
        if !refs.insert(&member.member_ref) {
            return Err(DirectoryError::DuplicateMember(member.member_ref.clone()));
        }
    }
    let consents = sheet.consents.iter().map(|g| &g.members);
    let objections = sheet.objections.iter().map(|g| &g.members);
    for whom in consents.chain(objections) {
        if let Whom::These(these) = whom
            && let Some(unknown) = these.iter().find(|m| !refs.contains(m))
        {
            return Err(DirectoryError::UnknownMember(unknown.clone()));
        }
    }
    Ok(())
}
