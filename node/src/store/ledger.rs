//! The ledger's head, the audit log's entries as they are read, checkpoints, and queries seen.

use sqlx::{Any, Transaction};

use super::{Backend, Store, StoreError, Writing};

/// The ledger's one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Entries in the audit log.
    pub size: i64,
    /// The Merkle tree's right edge: the roots of its complete subtrees, largest first, 32 bytes
    /// each.
    pub frontier: Vec<u8>,
    /// HMAC over the other columns.
    pub mac: Vec<u8>,
    /// The revision of members, consents, charter and vocabulary: one more with each change.
    pub revision: i64,
    /// The number that the next member gets.
    pub next_member: i64,
    /// The number that the next consent gets.
    pub next_consent: i64,
}

/// An entry of the audit log as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// Its place, from 0.
    pub idx: i64,
    /// When it was made, in milliseconds since 1970.
    pub at: i64,
    /// What it is.
    pub kind: String,
    /// The exact bytes that the leaf hash is made of.
    pub body: Vec<u8>,
    /// The leaf hash.
    pub leaf: Vec<u8>,
    /// HMAC over place and leaf hash, so that a changed entry can be named.
    pub mac: Vec<u8>,
}

/// A query that may not be answered again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRow {
    /// The cluster that asked.
    pub asker: String,
    /// The number of the query.
    pub query_id: String,
    /// From when on it can be forgotten, in milliseconds since 1970.
    pub expires: i64,
}

type HeadTuple = (i64, Vec<u8>, Vec<u8>, i64, i64, i64);
type EntryTuple = (i64, i64, String, Vec<u8>, Vec<u8>, Vec<u8>);

const HEAD: &str =
    "SELECT size, frontier, mac, revision, next_member, next_consent FROM ledger WHERE id = 1";
const HEAD_LOCKED: &str = "SELECT size, frontier, mac, revision, next_member, next_consent \
     FROM ledger WHERE id = 1 FOR UPDATE";

fn head((size, frontier, mac, revision, next_member, next_consent): HeadTuple) -> Head {
    Head {
        size,
        frontier,
        mac,
        revision,
        next_member,
        next_consent,
    }
}

fn entry((idx, at, kind, body, leaf, mac): EntryTuple) -> EntryRow {
    EntryRow {
        idx,
        at,
        kind,
        body,
        leaf,
        mac,
    }
}

pub(super) async fn lock_head(
    tx: &mut Transaction<'static, Any>,
    backend: Backend,
) -> Result<Option<Head>, StoreError> {
    let sql = match backend {
        Backend::Sqlite => HEAD,
        Backend::Postgres => HEAD_LOCKED,
    };
    Ok(sqlx::query_as::<Any, HeadTuple>(sql)
        .fetch_optional(&mut **tx)
        .await?
        .map(head))
}

impl Store {
    /// The head as last committed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn head(&self) -> Result<Option<Head>, StoreError> {
        Ok(sqlx::query_as::<Any, HeadTuple>(HEAD)
            .fetch_optional(&self.readers)
            .await?
            .map(head))
    }

    /// At most `limit` entries from place `from` on, in their order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entries(&self, from: i64, limit: i64) -> Result<Vec<EntryRow>, StoreError> {
        // SQLite keeps text in a column of bytes if another hand puts it there; that is for the
        // verification to find, and no reason to read nothing.
        let sql = match self.backend {
            Backend::Sqlite => {
                "SELECT idx, at, kind, CAST(body AS BLOB), CAST(leaf AS BLOB), CAST(mac AS BLOB) \
                 FROM audit_entry WHERE idx >= $1 ORDER BY idx LIMIT $2"
            }
            Backend::Postgres => {
                "SELECT idx, at, kind, body, leaf, mac FROM audit_entry WHERE idx >= $1 \
                 ORDER BY idx LIMIT $2"
            }
        };
        let rows: Vec<EntryTuple> = sqlx::query_as(sql)
            .bind(from)
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows.into_iter().map(entry).collect())
    }

    /// At most `limit` entries from place `from` on and before place `before`, of one kind or of all,
    /// last first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entries_back(
        &self,
        from: i64,
        before: i64,
        kind: Option<&str>,
        limit: i64,
    ) -> Result<Vec<EntryRow>, StoreError> {
        let rows: Vec<EntryTuple> = sqlx::query_as(
            "SELECT idx, at, kind, body, leaf, mac FROM audit_entry \
             WHERE idx >= $1 AND idx < $2 AND ($3 = '' OR kind = $3) ORDER BY idx DESC LIMIT $4",
        )
        .bind(from)
        .bind(before)
        .bind(kind.unwrap_or_default())
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(entry).collect())
    }

    /// The entry at place `idx`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn entry(&self, idx: i64) -> Result<Option<EntryRow>, StoreError> {
        Ok(self
            .entries(idx, 1)
            .await?
            .into_iter()
            .find(|e| e.idx == idx))
    }

    /// The last `limit` refused queries, latest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn refused_entries(&self, limit: i64) -> Result<Vec<Vec<u8>>, StoreError> {
        let rows: Vec<(Vec<u8>,)> = sqlx::query_as(
            "SELECT body FROM audit_entry WHERE kind = 'refused' ORDER BY idx DESC LIMIT $1",
        )
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(|(body,)| body).collect())
    }

    /// The leaf hashes of the first `size` entries, in their order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn leaves(&self, size: i64) -> Result<Vec<Vec<u8>>, StoreError> {
        let rows: Vec<(Vec<u8>,)> =
            sqlx::query_as("SELECT leaf FROM audit_entry WHERE idx < $1 ORDER BY idx")
                .bind(size)
                .fetch_all(&self.readers)
                .await?;
        Ok(rows.into_iter().map(|(leaf,)| leaf).collect())
    }

    /// All checkpoints: size, moment (milliseconds since 1970), signed note; smallest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn checkpoints(&self) -> Result<Vec<(i64, i64, String)>, StoreError> {
        Ok(
            sqlx::query_as("SELECT size, at, note FROM checkpoint ORDER BY size")
                .fetch_all(&self.readers)
                .await?,
        )
    }

    /// The size of the last checkpoint; 0 if there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn last_checkpoint(&self) -> Result<i64, StoreError> {
        let (size,): (i64,) = sqlx::query_as("SELECT COALESCE(MAX(size), 0) FROM checkpoint")
            .fetch_one(&self.readers)
            .await?;
        Ok(size)
    }

    /// The queries that may not be answered again at `now`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn seen_queries(&self, now: i64) -> Result<Vec<SeenRow>, StoreError> {
        let rows: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT asker, query_id, expires FROM seen_query WHERE expires > $1")
                .bind(now)
                .fetch_all(&self.readers)
                .await?;
        Ok(rows
            .into_iter()
            .map(|(asker, query_id, expires)| SeenRow {
                asker,
                query_id,
                expires,
            })
            .collect())
    }
}

impl Writing {
    /// Writes the ledger's first row.
    ///
    /// # Errors
    /// If the database fails, or there is one already.
    pub async fn create_head(&mut self, head: &Head) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO ledger (id, size, frontier, mac, revision, next_member, next_consent) \
             VALUES (1, $1, $2, $3, $4, $5, $6)",
        )
        .bind(head.size)
        .bind(&head.frontier)
        .bind(&head.mac)
        .bind(head.revision)
        .bind(head.next_member)
        .bind(head.next_consent)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Keeps a checkpoint; one of the same size is kept as it is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_checkpoint(
        &mut self,
        size: i64,
        at: i64,
        note: &str,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO checkpoint (size, at, note) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind(size)
        .bind(at)
        .bind(note)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets the queries that have expired at `now`, in milliseconds since 1970.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_seen(&mut self, now: i64) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM seen_query WHERE expires <= $1")
            .bind(now)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
