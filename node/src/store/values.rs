//! Many rows in one statement.

use std::{fmt::Write, mem};

use sqlx::{
    Any, AnyConnection, AnyPool, Arguments as _, AssertSqlSafe, Encode, FromRow, Type,
    any::{AnyArguments, AnyRow},
    error::BoxDynError,
    query::{Query, QueryAs},
};

use super::{Backend, StoreError, Writing};

/// What no JSON and no reference of a member has in it.
pub(super) const SEPARATOR: char = '\u{1e}';

/// Inserts `rows` with `head` (`INSERT INTO t (a, b) VALUES`) and `tail` (an `ON CONFLICT` clause or
/// nothing), as many at once as the databases bear. Runs of rows have lengths that are powers of
/// two, so that few statements are prepared and all are used again.
pub(super) async fn insert_many<'q, T>(
    Writing { tx, backend, .. }: &mut Writing,
    head: &str,
    columns: usize,
    tail: &str,
    rows: &'q [T],
    bind: impl Fn(Query<'q, Any, AnyArguments>, &'q T) -> Query<'q, Any, AnyArguments>,
) -> Result<u64, StoreError> {
    let places = Places::of(*backend);
    let mut inserted = 0;
    let mut rest = rows;
    while !rest.is_empty() {
        let largest = 8_192 / columns.max(1);
        let fitting = rest.len().min(largest.max(1));
        let run = 1 << fitting.ilog2();
        let (now, later) = rest.split_at(run);
        let sql = statement(head, columns, tail, run, places);
        let mut query = sqlx::query::<Any>(AssertSqlSafe(sql));
        for row in now {
            query = bind(query, row);
        }
        inserted += query.execute(&mut **tx).await?.rows_affected();
        rest = later;
    }
    Ok(inserted)
}

/// Statements that are executed together: on SQLite as one text, so that all of them cost one way to
/// its thread and back. PostgreSQL takes one statement with values at a time.
pub(super) struct Together {
    places: Places,
    begun: Vec<(String, Values)>,
    sql: String,
    values: Values,
}

/// The values of statements, in the order of their places.
#[derive(Default)]
pub(super) struct Values {
    arguments: AnyArguments,
    fault: Option<BoxDynError>,
}

impl Values {
    /// The next value.
    pub(super) fn bind<'t>(&mut self, value: impl Encode<'t, Any> + Type<Any>) -> &mut Self {
        if let Err(e) = self.arguments.add(value) {
            self.fault = Some(e);
        }
        self
    }
}

impl Together {
    /// Most rows that one statement inserts: few statements are prepared and all are used again, and
    /// what one commit usually holds is one statement.
    const ROWS: usize = 16;

    /// None yet.
    pub(super) fn of(backend: Backend) -> Self {
        Self {
            places: Places::of(backend),
            begun: Vec::new(),
            sql: String::new(),
            values: Values::default(),
        }
    }

    /// Adds a statement, in which each `?` is the place of a value, and gives where they go.
    pub(super) fn add(&mut self, sql: &str) -> &mut Values {
        match self.places {
            Places::Nameless => {
                self.sql.push_str(sql);
                self.sql.push(';');
            }
            Places::Numbered => {
                if !self.sql.is_empty() {
                    let before = (mem::take(&mut self.sql), mem::take(&mut self.values));
                    self.begun.push(before);
                }
                for (number, part) in sql.split('?').enumerate() {
                    if number > 0 {
                        // Writing to a string cannot fail.
                        let _ = write!(self.sql, "${number}");
                    }
                    self.sql.push_str(part);
                }
            }
        }
        &mut self.values
    }

    /// Adds the insertion of `rows`, as [`insert_many`] takes it.
    pub(super) fn insert<T>(
        &mut self,
        head: &str,
        columns: usize,
        tail: &str,
        rows: &[T],
        bind: impl Fn(&mut Values, &T),
    ) {
        for run in rows.chunks(Self::ROWS) {
            let sql = statement(head, columns, tail, run.len(), Places::Nameless);
            let values = self.add(&sql);
            for row in run {
                bind(values, row);
            }
        }
    }

    /// Executes them in their order, up to the first that fails, and says how many rows all of them
    /// inserted or changed.
    pub(super) async fn execute(
        mut self,
        connection: &mut AnyConnection,
    ) -> Result<u64, StoreError> {
        let mut rows = 0;
        self.begun.push((self.sql, self.values));
        for (sql, values) in self.begun {
            if let Some(fault) = values.fault {
                return Err(sqlx::Error::Encode(fault).into());
            }
            let query = sqlx::query_with(AssertSqlSafe(sql), values.arguments);
            rows += query.execute(&mut *connection).await?.rows_affected();
        }
        Ok(rows)
    }
}

/// Selects the rows of `keys`, in no order; `select` ends in `IN`. Few statements are prepared, and
/// each way to the database counts: so a statement takes a number of keys that is a power of two, and
/// names the last as often as that takes.
pub(super) async fn select_in<'q, T, K>(
    pool: &AnyPool,
    select: &str,
    keys: &'q [K],
    bind: impl Fn(QueryAs<'q, Any, T, AnyArguments>, &'q K) -> QueryAs<'q, Any, T, AnyArguments>,
) -> Result<Vec<T>, StoreError>
where
    T: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
{
    let mut found = Vec::with_capacity(keys.len());
    for now in keys.chunks(512) {
        let places = now.len().next_power_of_two();
        let list: Vec<String> = (1..=places).map(|n| format!("${n}")).collect();
        let sql = format!("{select} ({})", list.join(", "));
        let mut query = sqlx::query_as::<Any, T>(AssertSqlSafe(sql));
        let last = now.last().into_iter().cycle();
        for key in now.iter().chain(last).take(places) {
            query = bind(query, key);
        }
        found.extend(query.fetch_all(pool).await?);
    }
    Ok(found)
}

/// At most `limit` rows that changed after `revision`, from `after` on (revision and number of the
/// row before). `select` ends before `WHERE`, from a table with `id` and `revision` that has an
/// index on both.
///
/// Everything (`revision` 0) comes by number, as it lies; what changed since comes by revision and
/// number, so that it costs as much as has changed, and each page as much as is in it, however much
/// there is in one revision.
pub(super) async fn page_since<T>(
    pool: &AnyPool,
    select: &str,
    revision: i64,
    after: Option<(i64, i64)>,
    limit: i64,
) -> Result<Vec<T>, StoreError>
where
    T: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
{
    let mut rows = Vec::new();
    if revision == 0 {
        let sql = format!("{select} WHERE id > $1 ORDER BY id LIMIT $2");
        let query = sqlx::query_as::<Any, T>(AssertSqlSafe(sql));
        let after = after.map_or(0, |(_, id)| id);
        return Ok(query.bind(after).bind(limit).fetch_all(pool).await?);
    }
    if let Some((revision, id)) = after {
        let sql =
            format!("{select} WHERE revision = $1 AND id > $2 ORDER BY revision, id LIMIT $3");
        let query = sqlx::query_as::<Any, T>(AssertSqlSafe(sql));
        let query = query.bind(revision).bind(id).bind(limit);
        rows = query.fetch_all(pool).await?;
    }
    let rest = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if rest > 0 {
        let revision = after.map_or(revision, |(revision, _)| revision);
        let sql = format!("{select} WHERE revision > $1 ORDER BY revision, id LIMIT $2");
        let query = sqlx::query_as::<Any, T>(AssertSqlSafe(sql));
        rows.extend(query.bind(revision).bind(rest).fetch_all(pool).await?);
    }
    Ok(rows)
}

/// How the places of values are written. A named place costs SQLite a walk over all names before
/// it: with thousands of values in one statement that is most of its time.
#[derive(Clone, Copy)]
enum Places {
    /// `?`
    Nameless,
    /// `$1`
    Numbered,
}

impl Places {
    const fn of(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => Self::Nameless,
            Backend::Postgres => Self::Numbered,
        }
    }
}

fn statement(head: &str, columns: usize, tail: &str, rows: usize, places: Places) -> String {
    let mut sql = String::with_capacity(head.len() + tail.len() + rows * columns * 6);
    sql.push_str(head);
    let mut number = 0;
    for row in 0..rows {
        sql.push_str(if row == 0 { " (" } else { ", (" });
        for column in 0..columns {
            number += 1;
            sql.push_str(if column == 0 { "" } else { ", " });
            match places {
                Places::Nameless => sql.push('?'),
                // Writing to a string cannot fail.
                Places::Numbered => {
                    let _ = write!(sql, "${number}");
                }
            }
        }
        sql.push(')');
    }
    sql.push(' ');
    sql.push_str(tail);
    sql
}
