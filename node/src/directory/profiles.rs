//! Profiles as they are disclosed: read from the store, and kept while they are asked for often.

use std::{collections::HashMap, fmt, sync::Arc};

use quick_cache::{Weighter, sync::Cache};
use steelyard_policies::profile::Profile;

use super::{DirectoryError, members::member_id};
use crate::{
    audit::entry::Commitment,
    store::{Store, members::MemberRow},
};

/// Memory for profiles that are kept, in bytes.
const KEPT_BYTES: u64 = 64 * 1024 * 1024;
/// Profiles that find room in it, with texts of usual length.
const KEPT: usize = 32 * 1024;

/// A profile as it stands in the store.
pub struct StoredProfile {
    /// The revision in which it last changed.
    pub revision: i64,
    /// The member as it stands in the audit log.
    pub commitment: Commitment,
    /// Bytes of the profile's JSON.
    pub json_bytes: usize,
    /// The data.
    pub profile: Profile,
}

/// What a profile takes in memory, roughly: its texts, and as much again for what holds them.
#[derive(Clone)]
struct InMemory;

impl Weighter<u32, Arc<StoredProfile>> for InMemory {
    fn weight(&self, _: &u32, stored: &Arc<StoredProfile>) -> u64 {
        512 + 2 * stored.json_bytes as u64
    }
}

/// Members' data stays out of logs, and the commitment would tie the audit log to them.
impl fmt::Debug for StoredProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoredProfile(revision {}, redacted)", self.revision)
    }
}

/// The profiles of a store.
pub struct Profiles {
    store: Store,
    kept: Cache<u32, Arc<StoredProfile>, InMemory>,
}

impl Profiles {
    /// The profiles of `store`.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            kept: Cache::with_weighter(KEPT, KEPT_BYTES, InMemory),
        }
    }

    /// Keeps none in memory any more: one of the members is gone.
    pub fn forget(&self) {
        self.kept.clear();
    }

    /// The profiles of these members, each wanted as of the revision beside its number. A member
    /// that has changed since comes as it is now, and one that is gone is left out: the caller
    /// compares the revisions.
    ///
    /// # Errors
    /// If the store fails or a profile cannot be read.
    pub async fn get(
        &self,
        wanted: &[(u32, i64)],
    ) -> Result<HashMap<u32, Arc<StoredProfile>>, DirectoryError> {
        let mut found = HashMap::with_capacity(wanted.len());
        let mut missing = Vec::new();
        for (id, revision) in wanted {
            match self.kept.get(id) {
                Some(kept) if kept.revision == *revision => {
                    found.insert(*id, kept);
                }
                _ => missing.push(i64::from(*id)),
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        for row in self.store.members_by_id(&missing).await? {
            let id = member_id(row.id)?;
            let profile = profile_of(&row)?;
            let stored = Arc::new(StoredProfile {
                revision: row.revision,
                commitment: Commitment::to(&profile.member_ref, &row.salt),
                json_bytes: row.profile.len(),
                profile,
            });
            self.kept.insert(id, Arc::clone(&stored));
            found.insert(id, stored);
        }
        Ok(found)
    }
}

/// The profile that a row of the store holds.
///
/// # Errors
/// If it cannot be read; the error names the member.
pub fn profile_of(row: &MemberRow) -> Result<Profile, DirectoryError> {
    profile_from(&row.member_ref, &row.profile)
}

/// The profile of the member of this reference, from its JSON.
///
/// # Errors
/// If it cannot be read; the error names the member.
pub(super) fn profile_from(member_ref: &str, json: &str) -> Result<Profile, DirectoryError> {
    let corrupt = |reason: &str| DirectoryError::Corrupt {
        what: format!("the profile of member `{member_ref}`"),
        reason: reason.to_owned(),
    };
    // serde_json quotes values in its messages, and these are personal data.
    let profile: Profile = serde_json::from_str(json).map_err(|e| {
        corrupt(&format!(
            "its JSON is wrong at line {} column {}",
            e.line(),
            e.column()
        ))
    })?;
    if profile.member_ref.as_str() == member_ref {
        Ok(profile)
    } else {
        Err(corrupt("it is that of another member"))
    }
}
