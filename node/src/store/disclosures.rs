//! Which members were disclosed to whom.
//!
//! An answer's rows are written in the order of the log: the pages of one commit lie side by side,
//! however many members there are. They are sorted by member later, many answers at once.

use std::fmt::Write as _;

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
        let rows: Vec<(i64, i64, Vec<u8>)> = sqlx::query_as(
            "SELECT d.entry, d.fields, e.body FROM ( \
                 SELECT entry, fields FROM disclosed WHERE member_id = $1 AND entry < $2 \
                 UNION ALL \
                 SELECT entry, fields FROM disclosed_run \
                 WHERE member_id = $1 AND entry < $2 \
                 AND run IN (SELECT run FROM disclosed_runs) \
                 ORDER BY entry DESC LIMIT $3 \
             ) d JOIN audit_entry e ON e.idx = d.entry ORDER BY d.entry DESC",
        )
        .bind(member_id)
        .bind(before)
        .bind(limit)
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

/// Adds the writing of disclosures: one statement and one value, however many they are.
pub(super) fn add(all: &mut Together, backend: Backend, rows: &[DisclosureRow]) {
    if rows.is_empty() {
        return;
    }
    let each = match backend {
        Backend::Sqlite => "json_each(?)",
        Backend::Postgres => "json_array_elements(CAST(? AS json))",
    };
    let sql = format!(
        "INSERT INTO disclosed (entry, member_id, fields) SELECT CAST(value ->> 0 AS BIGINT), \
         CAST(value ->> 1 AS BIGINT), CAST(value ->> 2 AS BIGINT) FROM {each}"
    );
    let mut list = String::with_capacity(rows.len() * 24);
    for row in rows {
        list.push(if list.is_empty() { '[' } else { ',' });
        // Writing to a string cannot fail.
        let _ = write!(list, "[{},{},{}]", row.entry, row.member_id, row.fields);
    }
    list.push(']');
    all.add(&sql).bind(list);
}

impl Writing {
    /// Sorts the disclosures written since the last time by member, as the run of the name `run`:
    /// the number of entries in the log.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sort_disclosures(&mut self, run: i64) -> Result<(), StoreError> {
        let moved = sqlx::query(
            "INSERT INTO disclosed_run (run, member_id, entry, fields) \
             SELECT $1, member_id, entry, fields FROM disclosed ORDER BY member_id, entry",
        )
        .bind(run)
        .execute(&mut *self.tx)
        .await?;
        if moved.rows_affected() > 0 {
            sqlx::query("INSERT INTO disclosed_runs (run) VALUES ($1)")
                .bind(run)
                .execute(&mut *self.tx)
                .await?;
            sqlx::query("DELETE FROM disclosed")
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    /// Forgets what was disclosed of a member.
    pub(super) async fn remove_disclosures(&mut self, member_id: i64) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM disclosed WHERE member_id = $1",
            "DELETE FROM disclosed_run \
             WHERE member_id = $1 AND run IN (SELECT run FROM disclosed_runs)",
        ] {
            sqlx::query(sql)
                .bind(member_id)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }
}
