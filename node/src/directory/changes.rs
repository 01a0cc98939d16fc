//! What changed since a revision, for views in memory.

use std::sync::Arc;

use steelyard_policies::{
    consent::{ConsentTerms, Validity},
    profile::Profile,
};
use steelyard_protocol::ids::ClusterId;

use super::{
    DirectoryError,
    consents::{TermsReader, held},
    members::member_id,
    objections::cluster_of,
    profiles::profile_of,
};
use crate::store::{Store, StoreError};

/// Rows read at once.
const PAGE: i64 = 2_048;

/// Everything that changed after a revision, up to and including `revision`.
///
/// Rows of still later revisions may be among them, in part. So a view takes consents before
/// withdrawals and objections in their order; it takes what it knows already for the same again
/// (by number); and it asks next time from `revision` on, not from the highest revision that it
/// saw. Whatever was read in part then comes again whole. No member that is removed is among the
/// others.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The revision that is reached.
    pub revision: i64,
    /// Members added or changed.
    pub members: Vec<ChangedMember>,
    /// The numbers of members removed.
    pub removed: Vec<u32>,
    /// Consents given.
    pub consents: Vec<ChangedConsent>,
    /// Consents withdrawn: number of the consent, number of the member.
    pub withdrawn: Vec<(u64, u32)>,
    /// Objections: number of the member, cluster, raised (`true`) or lifted; in the order in which
    /// that happened.
    pub objections: Vec<(u32, ClusterId, bool)>,
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

/// Reads what changed after `revision` (0: everything). `on_progress` hears how many rows have been
/// read so far.
///
/// # Errors
/// If the store fails, or a row cannot be read: no view may be made from part of the data, since
/// the missing part may be a withdrawal.
pub async fn since(
    store: &Store,
    revision: i64,
    mut on_progress: impl FnMut(u64) + Send,
) -> Result<Changes, DirectoryError> {
    // The head first: what is committed after it has a higher revision and comes again next time.
    let head = store.head().await?;
    let head = head.ok_or_else(|| StoreError::Corrupt("the ledger has no head".to_owned()))?;
    let mut changes = Changes {
        revision: head.revision,
        ..Changes::default()
    };
    if head.revision == revision {
        return Ok(changes);
    }
    let mut read = 0;
    let mut after = None;
    loop {
        let rows = store.members_since(revision, after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some((last.revision, last.id));
        let is_last = rows.len() < PAGE as usize;
        read += rows.len() as u64;
        for row in rows {
            changes.members.push(ChangedMember {
                id: member_id(row.id)?,
                revision: row.revision,
                updated_at: row.updated_at,
                profile: profile_of(&row)?,
            });
        }
        on_progress(read);
        if is_last {
            break;
        }
    }
    let mut after = None;
    let mut terms = TermsReader::default();
    loop {
        let rows = store.consents_since(revision, after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = Some((last.revision, last.id));
        let is_last = rows.len() < PAGE as usize;
        read += rows.len() as u64;
        for row in rows {
            changes.consents.push(ChangedConsent {
                id: row.id.cast_unsigned(),
                member: member_id(row.member_id)?,
                terms: terms.of(&row)?,
                validity: held(row.valid_from, row.valid_until),
            });
        }
        on_progress(read);
        if is_last {
            break;
        }
    }
    // After the consents, so that none of them is read without its withdrawal.
    for row in store.withdrawals_since(revision).await? {
        let consent = row.consent_id.cast_unsigned();
        changes.withdrawn.push((consent, member_id(row.member_id)?));
    }
    for row in store.objections_since(revision).await? {
        let cluster = cluster_of(&row)?;
        changes
            .objections
            .push((member_id(row.member_id)?, cluster, row.stands));
    }
    // Last, so that whatever was read of a member, its removal is not missed.
    for id in store.removed_since(revision).await? {
        changes.removed.push(member_id(id)?);
    }
    // In the order of their numbers, as the store gives them.
    let is_removed = |id: u32| changes.removed.binary_search(&id).is_ok();
    changes.members.retain(|m| !is_removed(m.id));
    changes.consents.retain(|c| !is_removed(c.member));
    changes.withdrawn.retain(|(_, member)| !is_removed(*member));
    changes
        .objections
        .retain(|(member, _, _)| !is_removed(*member));
    Ok(changes)
}
