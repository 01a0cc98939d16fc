//! The charters that were adopted, one row a version.

use super::{Store, StoreError, Writing};

impl Store {
    /// The version and text of every charter adopted, first version first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn charters(&self) -> Result<Vec<(i64, String)>, StoreError> {
        Ok(
            sqlx::query_as("SELECT version, document FROM charter ORDER BY version")
                .fetch_all(&self.readers)
                .await?,
        )
    }
}

impl Writing {
    /// Writes a charter.
    ///
    /// # Errors
    /// If the database fails, or that version stands already.
    pub async fn add_charter(
        &mut self,
        version: i64,
        adopted_at: i64,
        document: &str,
    ) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO charter (version, adopted_at, document) VALUES ($1, $2, $3)")
            .bind(version)
            .bind(adopted_at)
            .bind(document)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
