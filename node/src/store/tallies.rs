//! How much there is of each kind, counted by the database.

use sqlx::AssertSqlSafe;

use super::{Store, StoreError};

/// How the consents of members stand: each member is counted once, by the best of its consents.
/// Members that never gave one are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConsentTally {
    /// One at least is in force.
    pub in_force: u64,
    /// None is, and one at least begins later.
    pub to_come: u64,
    /// None is or will be, and one at least has expired.
    pub expired: u64,
    /// All were withdrawn.
    pub withdrawn: u64,
}

/// Entries of the audit log of one kind and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// Days since 1970 (UTC).
    pub day: i64,
    /// What kind of entry.
    pub kind: String,
    /// How many.
    pub count: i64,
}

impl Store {
    /// How the consents of members stand at `now`, in milliseconds since 1970. Goes through all
    /// consents.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tally_consents(&self, now: i64) -> Result<ConsentTally, StoreError> {
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT state, COUNT(*) FROM ( \
                 SELECT c.member_id, MAX(CASE \
                     WHEN w.consent_id IS NOT NULL THEN 1 \
                     WHEN c.valid_until <= $1 THEN 2 \
                     WHEN c.valid_from > $1 THEN 3 \
                     ELSE 4 END) AS state \
                 FROM consent c LEFT JOIN consent_withdrawn w ON w.consent_id = c.id \
                 GROUP BY c.member_id \
             ) t GROUP BY state",
        )
        .bind(now)
        .fetch_all(&self.readers)
        .await?;
        let of = |wanted: i64| {
            let row = rows.iter().find(|(state, _)| *state == wanted);
            row.map_or(0, |(_, count)| count.cast_unsigned())
        };
        Ok(ConsentTally {
            in_force: of(4),
            to_come: of(3),
            expired: of(2),
            withdrawn: of(1),
        })
    }

    /// The entries of the audit log from place `from` and before place `to`, of these kinds, by day
    /// and kind.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn tally_entries(
        &self,
        from: i64,
        to: i64,
        kinds: &[&str],
    ) -> Result<Vec<DayCount>, StoreError> {
        let list: Vec<String> = (0..kinds.len()).map(|n| format!("${}", n + 3)).collect();
        let sql = format!(
            "SELECT at / 86400000 AS day, kind, COUNT(*) FROM audit_entry \
             WHERE idx >= $1 AND idx < $2 AND kind IN ({}) GROUP BY day, kind ORDER BY day, kind",
            list.join(", ")
        );
        let mut query = sqlx::query_as(AssertSqlSafe(sql)).bind(from).bind(to);
        for kind in kinds {
            query = query.bind(*kind);
        }
        let rows: Vec<(i64, String, i64)> = query.fetch_all(&self.readers).await?;
        Ok(rows
            .into_iter()
            .map(|(day, kind, count)| DayCount { day, kind, count })
            .collect())
    }
}
