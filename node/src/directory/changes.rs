//! What changed since a revision, for views in memory.

use steelyard_policies::{
    consent::{ConsentTerms, Validity},
    profile::Profile,
};
use steelyard_protocol::ids::ClusterId;

use super::{
    DirectoryError,
    consents::{cluster_of, terms_of, validity_of},
    members::{member_id, profile_of},
};
use crate::store::{Store, StoreError};

/// Rows read at once.
const PAGE: i64 = 2_000;

/// Everything that changed after a revision, up to and including `revision`.
///
/// Rows of still later revisions may be among them, in part. So a view applies members, then
/// consents, then withdrawals, then objections in their order, then removals; it takes what it
/// knows already for the same again (by number); it ignores consents of members that it does not
/// know; and it asks next time from `revision` on, not from the highest revision that it saw.
/// Whatever was read in part then comes again whole.
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
    /// What it says.
    pub terms: ConsentTerms,
    /// When it holds.
    pub validity: Validity,
}

/// Reads what changed after `revision` (0: everything). `on_progress` hears how many rows have been
/// read so far.
///
/// # Errors
/// If the store fails, or a row cannot be read: no view may be made from part of the data, since
/// the missing part may be a withdrawal.
pub async fn changes_since(
    store: &Store,
    revision: i64,
    mut on_progress: impl FnMut(u64),
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
    let mut after = 0;
    loop {
        let rows = store.members_since(revision, after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
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
    }
    after = 0;
    loop {
        let rows = store.consents_since(revision, after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        read += rows.len() as u64;
        for row in rows {
            changes.consents.push(ChangedConsent {
                id: row.id.cast_unsigned(),
                member: member_id(row.member_id)?,
                terms: terms_of(&row)?,
                validity: validity_of(&row),
            });
        }
        on_progress(read);
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
    Ok(changes)
}
