//! Which members were disclosed to whom.
//!
//! What an answer disclosed is written as one row, in the order of the log: a commit writes few pages
//! and few rows, however many members there are. It is sorted by member later, many answers at once,
//! into a run: a row for each bucket of members, so that a run has few rows too.

use std::{collections::BTreeMap, fmt::Write as _};

use sqlx::{Any, AssertSqlSafe, any::AnyArguments, query::QueryAs};

use super::{
    Backend, Store, StoreError, Writing,
    values::{Together, insert_many},
};

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
        let (unsorted, of_member) = match self.backend {
            Backend::Sqlite => ("members ->> $4", "json_each(r.members -> $4)"),
            Backend::Postgres => (
                "CAST(members AS json) ->> $4",
                "json_array_elements(CAST(r.members AS json) -> $4)",
            ),
        };
        let sql = format!(
            "SELECT d.entry, d.fields, e.body FROM ( \
                 SELECT entry, fields FROM ( \
                     SELECT entry, CAST({unsorted} AS BIGINT) AS fields FROM disclosed \
                     UNION ALL \
                     SELECT CAST(m.value ->> 0 AS BIGINT), CAST(m.value ->> 1 AS BIGINT) \
                     FROM disclosed_run r, {of_member} m \
                     WHERE r.run IN (SELECT run FROM disclosed_runs) AND r.bucket = $1 \
                 ) u WHERE fields IS NOT NULL AND entry < $2 ORDER BY entry DESC LIMIT $3 \
             ) d JOIN audit_entry e ON e.idx = d.entry ORDER BY d.entry DESC"
        );
        let rows: Vec<(i64, i64, Vec<u8>)> = sqlx::query_as(AssertSqlSafe(sql))
            .bind(bucket_of(member_id))
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

/// The disclosures that were written up to one entry of the log, sorted by member.
#[derive(Debug)]
pub struct Run {
    /// That entry.
    last: i64,
    /// The rows that these were.
    rows: u64,
    /// A row for each bucket.
    buckets: Vec<(i64, String)>,
}

/// How many entries disclosed something that is not sorted yet, the last of them, and all of them as
/// one JSON object.
type Unsorted = (i64, Option<i64>, Option<String>);

fn select_unsorted() -> QueryAs<'static, Any, Unsorted, AnyArguments> {
    sqlx::query_as(
        "SELECT COUNT(*), MAX(entry), \
         '{' || string_agg('\"' || entry || '\":' || members, ',') || '}' FROM disclosed",
    )
}

impl Run {
    /// How many entries it was made of.
    #[cfg(test)]
    pub(crate) const fn rows(&self) -> u64 {
        self.rows
    }

    fn of((rows, last, all): Unsorted) -> Result<Option<Self>, StoreError> {
        let (Some(last), Some(all)) = (last, all) else {
            return Ok(None);
        };
        Ok(Some(Self {
            last,
            rows: rows.unsigned_abs(),
            buckets: buckets(&all)?,
        }))
    }
}

impl Store {
    /// Sorts the disclosures that were written since the last time by member; none if there are none.
    /// Nothing is held meanwhile, and nothing has changed before [`Writing::add_run`].
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sorted_disclosures(&self) -> Result<Option<Run>, StoreError> {
        let unsorted = select_unsorted().fetch_one(&self.readers).await?;
        let sorted = tokio::task::spawn_blocking(move || Run::of(unsorted)).await;
        sorted.map_err(|_| StoreError::Corrupt("disclosures that cannot be sorted".to_owned()))?
    }
}

impl Writing {
    /// Sorts the disclosures written since the last time by member, as a run of their own.
    async fn sort_disclosures(&mut self) -> Result<(), StoreError> {
        let unsorted = select_unsorted().fetch_one(&mut *self.tx).await?;
        let Some(run) = Run::of(unsorted)? else {
            return Ok(());
        };
        if self.add_run(&run).await? {
            return Ok(());
        }
        let changed = "disclosures that change while they are held";
        Err(StoreError::Corrupt(changed.to_owned()))
    }

    /// Puts a run in the place of what was sorted into it. `false` if that is no longer what there
    /// was: a member was erased meanwhile, or another process has sorted it. Then the caller rolls
    /// back.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_run(&mut self, run: &Run) -> Result<bool, StoreError> {
        let sorted = sqlx::query("DELETE FROM disclosed WHERE entry <= $1")
            .bind(run.last)
            .execute(&mut *self.tx)
            .await?;
        if sorted.rows_affected() != run.rows {
            return Ok(false);
        }
        // Runs are named by the entries of the log before the next.
        let name = run.last + 1;
        insert_many(
            self,
            "INSERT INTO disclosed_run (run, bucket, members) VALUES",
            3,
            "",
            &run.buckets,
            |query, (bucket, members)| query.bind(name).bind(bucket).bind(members),
        )
        .await?;
        sqlx::query("INSERT INTO disclosed_runs (run) VALUES ($1)")
            .bind(name)
            .execute(&mut *self.tx)
            .await?;
        Ok(true)
    }

    /// Forgets what was disclosed of a member.
    pub(super) async fn remove_disclosures(&mut self, member_id: i64) -> Result<(), StoreError> {
        self.sort_disclosures().await?;
        let without = match self.backend {
            Backend::Sqlite => "json_remove(members, '$.\"' || $2 || '\"')",
            Backend::Postgres => "CAST(CAST(members AS jsonb) - $2 AS text)",
        };
        let sql = format!(
            "UPDATE disclosed_run SET members = {without} \
             WHERE run IN (SELECT run FROM disclosed_runs) AND bucket = $1"
        );
        sqlx::query(AssertSqlSafe(sql))
            .bind(bucket_of(member_id))
            .bind(member_id.to_string())
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

/// Members of one bucket: a small node has a hundred buckets, and one with a million members few
/// members of each in a run.
const BUCKET: i64 = 64;

const fn bucket_of(member_id: i64) -> i64 {
    member_id / BUCKET
}

/// The rows of a run: by bucket, for each member its entries with their field groups, as JSON. `all`
/// are the unsorted rows as one JSON object by entry.
fn buckets(all: &str) -> Result<Vec<(i64, String)>, StoreError> {
    let all: BTreeMap<i64, BTreeMap<i64, i64>> = serde_json::from_str(all)
        .map_err(|_| StoreError::Corrupt("disclosures that cannot be read".to_owned()))?;
    let mut sorted: Vec<(i64, i64, i64)> = all
        .iter()
        .flat_map(|(entry, members)| members.iter().map(|(m, fields)| (*m, *entry, *fields)))
        .collect();
    sorted.sort_unstable();
    let rows = sorted
        .chunk_by(|a, b| bucket_of(a.0) == bucket_of(b.0))
        .filter_map(|of_bucket| {
            let bucket = bucket_of(of_bucket.first()?.0);
            let mut json = String::with_capacity(of_bucket.len() * 16);
            for of_member in of_bucket.chunk_by(|a, b| a.0 == b.0) {
                json.push(if json.is_empty() { '{' } else { ',' });
                // Writing to a string cannot fail.
                let _ = write!(json, "\"{}\":[", of_member.first()?.0);
                for (number, (_, entry, fields)) in of_member.iter().enumerate() {
                    let comma = if number == 0 { "" } else { "," };
                    let _ = write!(json, "{comma}[{entry},{fields}]");
                }
                json.push(']');
            }
            json.push('}');
            Some((bucket, json))
        });
    Ok(rows.collect())
}
