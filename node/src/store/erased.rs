//! Tombstones of erased members that this store has seen, and what erasing leaves on the disk.

use std::time::Duration;

use super::{
    Backend, Store, StoreError, Writing,
    values::{insert_many, select_in},
};

impl Store {
    /// Those of `tombstones` that this store has seen.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn erased(&self, tombstones: &[String]) -> Result<Vec<String>, StoreError> {
        let select = "SELECT tombstone FROM erased WHERE tombstone IN";
        let rows: Vec<(String,)> =
            select_in(&self.readers, select, tombstones, |q, t| q.bind(t)).await?;
        Ok(rows.into_iter().map(|(tombstone,)| tombstone).collect())
    }

    /// Takes what was deleted off the disk, as far as the database lets itself be told: SQLite
    /// overwrites what it deletes, but the pages as they were before still stand in its write-ahead
    /// log. PostgreSQL clears them by itself (autovacuum).
    ///
    /// # Errors
    /// If the database fails. Readers that are in the way for long are no error: the log is cleared
    /// when it is next folded in.
    pub async fn scrub(&self) -> Result<(), StoreError> {
        if self.backend == Backend::Postgres {
            return Ok(());
        }
        for _ in 0..20 {
            let (busy, ..): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
                .fetch_one(&self.writer)
                .await?;
            if busy == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }
}

impl Writing {
    /// Writes that these tombstones were seen.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_erased(&mut self, tombstones: &[String]) -> Result<(), StoreError> {
        insert_many(
            self,
            "INSERT INTO erased (tombstone) VALUES",
            1,
            "ON CONFLICT DO NOTHING",
            tombstones,
            |q, t| q.bind(t),
        )
        .await?;
        Ok(())
    }
}
