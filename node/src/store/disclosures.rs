//! Which members were disclosed to whom.
//!
//! What an answer disclosed is written as one row, in the order of the log: a commit writes few pages
//! and few rows, however many members there are. It is sorted by member later, many answers at once.

use std::fmt::Write as _;

use sqlx::AssertSqlSafe;

use super::{Backend, Store, StoreError, Writing, values::Together};

/// One member's field groups that left the node in one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DisclosureRow {
    /// The member.
    pub member_id: i64,
    /// The entry of the audit log that proves it, and says when, to whom and why.
    pub entry: i64,
    /// The field groups, as seven bits.
    pub fields: i64,
}

impl Store {
    /// The last `limit` disclosures of a member before an entry of the audit log, latest first, each
    /// with the body of its entry.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn disclosures_of(
        &self,
        member_id: i64,
        before: i64,
        limit: i64,
    ) -> Result<Vec<(DisclosureRow, Vec<u8>)>, StoreError> {
        let members = match self.backend {
            Backend::Sqlite => "members",
            Backend::Postgres => "CAST(members AS json)",
        };
        let sql = format!(
            "SELECT d.entry, d.fields, e.body FROM ( \
                 SELECT entry, fields FROM ( \
                     SELECT entry, CAST({members} ->> $4 AS BIGINT) AS fields FROM disclosed \
                     WHERE entry < $2 \
                 ) u WHERE fields IS NOT NULL \
                 UNION ALL \
                 SELECT entry, fields FROM disclosed_run \
                 WHERE member_id = $1 AND entry < $2 \
                 AND run IN (SELECT run FROM disclosed_runs) \
                 ORDER BY entry DESC LIMIT $3 \
             ) d JOIN audit_entry e ON e.idx = d.entry ORDER BY d.entry DESC"
        );
        let rows: Vec<(i64, i64, Vec<u8>)> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(member_id)
            .bind(before)
            .bind(limit)
            .bind(member_id.to_string())
            .fetch_all(&self.readers)
            .await?;
        let row = |(entry, fields, body)| {
            let row = DisclosureRow {
                member_id,
                entry,
                fields,
            };
            (row, body)
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

/// Adds the writing of disclosures, which come in the order of their entries: one row for an entry.
/// Gives how many rows that is.
pub(super) fn add(all: &mut Together, disclosures: &[DisclosureRow]) -> usize {
    let rows: Vec<(i64, String)> = disclosures
        .chunk_by(|a, b| a.entry == b.entry)
        .filter_map(|of_entry| Some((of_entry.first()?.entry, members(of_entry))))
        .collect();
    all.insert(
        "INSERT INTO disclosed (entry, members) VALUES",
        2,
        "",
        &rows,
        |values, (entry, members)| {
            values.bind(*entry).bind(members);
        },
    );
    rows.len()
}

/// The members of one entry as JSON: field groups by number.
fn members(of_entry: &[DisclosureRow]) -> String {
    let mut json = String::with_capacity(of_entry.len() * 12 + 2);
    for row in of_entry {
        json.push(if json.is_empty() { '{' } else { ',' });
        // Writing to a string cannot fail.
        let _ = write!(json, "\"{}\":{}", row.member_id, row.fields);
    }
    json.push('}');
    json
}

impl Writing {
    /// Sorts the disclosures written since the last time by member, as a run of their own.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sort_disclosures(&mut self) -> Result<(), StoreError> {
        let last: (Option<i64>,) = sqlx::query_as("SELECT MAX(entry) FROM disclosed")
            .fetch_one(&mut *self.tx)
            .await?;
        let (Some(last),) = last else { return Ok(()) };
        // Runs are named by the entries of the log before the next.
        let run = last + 1;
        let each = match self.backend {
            Backend::Sqlite => "json_each(d.members)",
            Backend::Postgres => "json_each_text(CAST(d.members AS json))",
        };
        let sorted = format!(
            "INSERT INTO disclosed_run (run, member_id, entry, fields) \
             SELECT $1, CAST(m.key AS BIGINT), d.entry, CAST(m.value AS BIGINT) \
             FROM disclosed d, {each} m ORDER BY 2, 3"
        );
        sqlx::query(AssertSqlSafe(sorted))
            .bind(run)
            .execute(&mut *self.tx)
            .await?;
        sqlx::query("INSERT INTO disclosed_runs (run) VALUES ($1)")
            .bind(run)
            .execute(&mut *self.tx)
            .await?;
        sqlx::query("DELETE FROM disclosed")
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Forgets what was disclosed of a member.
    pub(super) async fn remove_disclosures(&mut self, member_id: i64) -> Result<(), StoreError> {
        self.sort_disclosures().await?;
        sqlx::query(
            "DELETE FROM disclosed_run \
             WHERE member_id = $1 AND run IN (SELECT run FROM disclosed_runs)",
        )
        .bind(member_id)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
