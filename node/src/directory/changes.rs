//! What changed since a revision, for views in memory: as the store tells it, and, of consents that
//! this process changes, as soon as they are committed.

use std::{collections::VecDeque, sync::Arc};

use steelyard_policies::{
    consent::{ConsentTerms, Validity},
    profile::Profile,
};
use steelyard_protocol::ids::ClusterId;
use tokio::sync::mpsc;

use super::{
    DirectoryError,
    consents::{TermsReader, held},
    members::member_id,
    objections::cluster_of,
    profiles::profile_from,
};
use crate::store::{Store, StoreError, latest::Latest, members::ChangedRow};

/// Rows read at once.
const PAGE: i64 = 2_048;

/// Pages of members that are prepared while further ones are read.
const AHEAD: usize = 2;

/// A part of what changed after a revision.
///
/// The pages come in the order of these variants, so that what takes effect last comes last: no
/// consent without its withdrawal, no member without its removal. Rows of still later revisions may
/// be among them, in part. So a view takes what it knows already for the same again (by number), and
/// asks next time from the revision on that this reached, not from the highest one that it saw:
/// whatever was read in part then comes again whole.
#[derive(Clone, Debug)]
pub enum Page<M> {
    /// Members added or changed.
    Members(Vec<M>),
    /// Consents and objections.
    Consents(ConsentChanges),
    /// The numbers of members removed.
    Removed(Vec<u32>),
}

/// What members said of who may see what.
#[derive(Clone, Debug)]
pub enum ConsentChanges {
    /// Consents given.
    Given(Vec<ChangedConsent>),
    /// Consents withdrawn: number of the consent, number of the member.
    Withdrawn(Vec<(u64, u32)>),
    /// Objections: number of the member, cluster, raised (`true`) or lifted; in the order in which
    /// that happened.
    Objections(Vec<(u32, ClusterId, bool)>),
}

/// A change that is committed, and all of it that counts in a view.
#[derive(Clone, Debug)]
pub struct Committed {
    /// The revision before it.
    pub after: i64,
    /// Its revision.
    pub revision: i64,
    /// What changed.
    pub changes: ConsentChanges,
}

impl<M> Page<M> {
    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        match self {
            Self::Members(rows) => rows.len(),
            Self::Consents(ConsentChanges::Given(rows)) => rows.len(),
            Self::Consents(ConsentChanges::Withdrawn(rows)) => rows.len(),
            Self::Consents(ConsentChanges::Objections(rows)) => rows.len(),
            Self::Removed(rows) => rows.len(),
        }
    }
}

/// A member that was added or changed.
#[derive(Clone, Debug)]
pub struct ChangedMember {
    /// Its number.
    pub id: u32,
    /// The revision in which it changed.
    pub revision: i64,
    /// When it changed, in milliseconds since 1970.
    pub updated_at: i64,
    /// Its data.
    pub profile: Profile,
}

/// A consent that was given.
#[derive(Clone, Debug)]
pub struct ChangedConsent {
    /// Its number.
    pub id: u64,
    /// The number of the member that gave it.
    pub member: u32,
    /// What it says; equal terms that are read together are shared.
    pub terms: Arc<ConsentTerms>,
    /// When it holds.
    pub validity: Validity,
}

/// Reads what changed after `revision` (0: everything) up to `latest`, which says where to look, and
/// gives it to `pages`; no page is empty. Every member is made by `prepare`, on another thread, into
/// what is wanted of it.
///
/// # Errors
/// If the store fails, or a row cannot be read: no view may be made from part of the data, since
/// the missing part may be a withdrawal.
pub async fn since<M: Send + 'static>(
    store: &Store,
    revision: i64,
    latest: &Latest,
    prepare: fn(ChangedMember) -> M,
    pages: mpsc::Sender<Page<M>>,
) -> Result<(), DirectoryError> {
    // Each read is a way to the database and back: a change of one consent needs one of them.
    if latest.members > revision {
        members_since(store, revision, prepare, &pages).await?;
    }
    if latest.consents > revision {
        consents_since(store, revision, &pages).await?;
    }
    endings_since(store, revision, latest, &pages).await
}

/// As [`since`], of what takes effect after members and consents: to be read when those have been.
///
/// # Errors
/// As [`since`].
pub async fn endings_since<M>(
    store: &Store,
    revision: i64,
    latest: &Latest,
    pages: &mpsc::Sender<Page<M>>,
) -> Result<(), DirectoryError> {
    // After the consents, so that none of them is read without its withdrawal.
    if latest.withdrawn > revision {
        let withdrawn = store.withdrawals_since(revision).await?;
        let withdrawn = withdrawn
            .into_iter()
            .map(|row| Ok((row.consent_id.cast_unsigned(), member_id(row.member_id)?)));
        let withdrawn = withdrawn.collect::<Result<_, DirectoryError>>()?;
        give(pages, Page::Consents(ConsentChanges::Withdrawn(withdrawn))).await;
    }
    if latest.objections > revision {
        let objections = store.objections_since(revision).await?;
        let objections = objections
            .iter()
            .map(|row| Ok((member_id(row.member_id)?, cluster_of(row)?, row.stands)));
        let objections = objections.collect::<Result<_, DirectoryError>>()?;
        give(
            pages,
            Page::Consents(ConsentChanges::Objections(objections)),
        )
        .await;
    }
    // Last, so that whatever was read of a member, its removal is not missed.
    if latest.removed > revision {
        let removed = store.removed_since(revision).await?;
        let removed = removed.into_iter().map(member_id);
        give(pages, Page::Removed(removed.collect::<Result<_, _>>()?)).await;
    }
    Ok(())
}

/// Whoever takes the pages may have given up; then nobody needs them.
async fn give<M>(pages: &mpsc::Sender<Page<M>>, page: Page<M>) {
    if page.rows() > 0 {
        let _ = pages.send(page).await;
    }
}

/// As [`since`], of consents alone.
///
/// # Errors
/// As [`since`].
pub async fn consents_since<M>(
    store: &Store,
    revision: i64,
    pages: &mpsc::Sender<Page<M>>,
) -> Result<(), DirectoryError> {
    let mut terms = TermsReader::default();
    let mut rows = store.consents_since(revision, None, PAGE).await?;
    loop {
        // The next page is read while this one is taken in.
        let next = (rows.len() >= PAGE as usize).then(|| {
            let after = rows.last().map(|last| (last.revision, last.id));
            let store = store.clone();
            tokio::spawn(async move { store.consents_since(revision, after, PAGE).await })
        });
        let consents = rows.iter().map(|row| {
            Ok(ChangedConsent {
                id: row.id.cast_unsigned(),
                member: member_id(row.member_id)?,
                terms: terms.of(row)?,
                validity: held(row.valid_from, row.valid_until),
            })
        });
        let consents = consents.collect::<Result<_, DirectoryError>>()?;
        give(pages, Page::Consents(ConsentChanges::Given(consents))).await;
        let Some(next) = next else { return Ok(()) };
        rows = next
            .await
            .map_err(|e| StoreError::Corrupt(format!("consents could not be read: {e}")))??;
    }
}

/// As [`since`], of members alone.
///
/// # Errors
/// As [`since`].
pub async fn members_since<M: Send + 'static>(
    store: &Store,
    revision: i64,
    prepare: fn(ChangedMember) -> M,
    pages: &mpsc::Sender<Page<M>>,
) -> Result<(), DirectoryError> {
    let mut preparing = VecDeque::with_capacity(AHEAD + 1);
    let mut after = None;
    loop {
        let rows = store.members_since(revision, after, PAGE).await?;
        let is_last = rows.len() < PAGE as usize;
        after = rows.last().map(|last| (last.revision, last.id));
        if !rows.is_empty() {
            preparing.push_back(tokio::task::spawn_blocking(move || {
                let members = rows.iter().map(|row| Ok(prepare(changed_member(row)?)));
                members.collect::<Result<Vec<M>, DirectoryError>>()
            }));
        }
        while preparing.len() > AHEAD || is_last {
            let Some(page) = preparing.pop_front() else {
                return Ok(());
            };
            let page = page
                .await
                .map_err(|e| StoreError::Corrupt(format!("members could not be read: {e}")))??;
            give(pages, Page::Members(page)).await;
        }
    }
}

fn changed_member(row: &ChangedRow) -> Result<ChangedMember, DirectoryError> {
    Ok(ChangedMember {
        id: member_id(row.id)?,
        revision: row.revision,
        updated_at: row.updated_at,
        profile: profile_from(&row.member_ref, &row.profile)?,
    })
}
