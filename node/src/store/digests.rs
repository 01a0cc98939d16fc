//! For which month each person has been written to.

use super::{Store, StoreError, Writing};

impl Store {
    /// The addresses and numbers of persons who want a monthly digest and have had none for
    /// `month`, by number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digests_due(&self, month: &str) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT p.id FROM person p LEFT JOIN person_digest d ON d.person_id = p.id \
             WHERE p.digest = 1 AND p.disabled = 0 AND COALESCE(d.month, '') < $1 ORDER BY p.id",
        )
        .bind(month)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}

impl Writing {
    /// Takes it upon this node to write to a person for `month`; `false` if another process did.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claim_digest(&mut self, person: &str, month: &str) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO person_digest (person_id, month) VALUES ($1, $2) \
             ON CONFLICT (person_id) DO UPDATE SET month = excluded.month \
             WHERE person_digest.month < excluded.month",
        )
        .bind(person)
        .bind(month)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Gives that up: the letter was not sent, and is to be tried again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn release_digest(&mut self, person: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM person_digest WHERE person_id = $1")
            .bind(person)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
