//! When each part of the data changed last.

use super::{Store, StoreError};

/// The latest revisions, at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest {
    /// Of everything.
    pub revision: i64,
    /// The version of the charter last adopted; 0 without one.
    pub charter: i64,
    /// The imports of vocabularies.
    pub vocabulary: i64,
    /// Of members added or changed. This and the following are 0 where there is none.
    pub members: i64,
    /// Of members removed.
    pub removed: i64,
    /// Of consents given.
    pub consents: i64,
    /// Of consents withdrawn.
    pub withdrawn: i64,
    /// Of objections.
    pub objections: i64,
}

type LatestTuple = (i64, i64, i64, i64, i64, i64, i64, i64);

impl Store {
    /// The latest revisions; `None` in a store that has no ledger yet. One look into each index,
    /// however much there is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn latest(&self) -> Result<Option<Latest>, StoreError> {
        let row: Option<LatestTuple> = sqlx::query_as(
            "SELECT revision, \
             (SELECT COALESCE(MAX(version), 0) FROM charter), \
             (SELECT COALESCE(MAX(revision), 0) FROM vocabulary), \
             (SELECT COALESCE(MAX(revision), 0) FROM member), \
             (SELECT COALESCE(MAX(revision), 0) FROM member_removed), \
             (SELECT COALESCE(MAX(revision), 0) FROM consent), \
             (SELECT COALESCE(MAX(revision), 0) FROM consent_withdrawn), \
             (SELECT COALESCE(MAX(revision), 0) FROM objection) \
             FROM ledger WHERE id = 1",
        )
        .fetch_optional(&self.readers)
        .await?;
        let latest = row.map(
            |(revision, charter, vocabulary, members, removed, consents, withdrawn, objections)| {
                Latest {
                    revision,
                    charter,
                    vocabulary,
                    members,
                    removed,
                    consents,
                    withdrawn,
                    objections,
                }
            },
        );
        Ok(latest)
    }
}
