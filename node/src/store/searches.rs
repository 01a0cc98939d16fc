//! Searches and shortlists that matchmakers keep: what was asked and which handles were found,
//! never what was answered.

use super::{Store, StoreError, Writing, values::insert_many};

/// A search as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct SearchRow {
    /// Its number, a UUID.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What is asked, as JSON.
    pub inquiry: String,
    /// The own member that partners are sought for: when it goes, so does the search.
    pub member_id: Option<i64>,
    /// Who saved it.
    pub saved_by: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: i64,
    /// When it was last asked, in milliseconds since 1970.
    pub run_at: i64,
}

/// A match that somebody wants to come back to.
#[derive(Clone, PartialEq, Eq)]
pub struct ShortlistRow {
    /// The cluster that holds it.
    pub cluster: String,
    /// Its pseudonym for this cluster.
    pub handle: String,
    /// The matchmaker's own words.
    pub note: String,
    /// The search that found it, as JSON.
    pub inquiry: String,
    /// The own member that partners were sought for: when it goes, so does the row.
    pub member_id: Option<i64>,
    /// Who put it there.
    pub added_by: String,
    /// When, in milliseconds since 1970.
    pub added_at: i64,
}

type SearchTuple = (String, String, String, Option<i64>, String, i64, i64);
type ShortlistTuple = (String, String, String, String, Option<i64>, String, i64);

fn search(row: SearchTuple) -> SearchRow {
    let (id, name, inquiry, member_id, saved_by, saved_at, run_at) = row;
    SearchRow {
        id,
        name,
        inquiry,
        member_id,
        saved_by,
        saved_at,
        run_at,
    }
}

fn shortlisted(row: ShortlistTuple) -> ShortlistRow {
    let (cluster, handle, note, inquiry, member_id, added_by, added_at) = row;
    ShortlistRow {
        cluster,
        handle,
        note,
        inquiry,
        member_id,
        added_by,
        added_at,
    }
}

impl Store {
    /// At most `limit` saved searches, the one asked last first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn searches(&self, limit: i64) -> Result<Vec<SearchRow>, StoreError> {
        let rows: Vec<SearchTuple> = sqlx::query_as(
            "SELECT id, name, inquiry, member_id, saved_by, saved_at, run_at FROM saved_search \
             ORDER BY run_at DESC, id LIMIT $1",
        )
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(search).collect())
    }

    /// The saved search of this number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn search(&self, id: &str) -> Result<Option<SearchRow>, StoreError> {
        let row: Option<SearchTuple> = sqlx::query_as(
            "SELECT id, name, inquiry, member_id, saved_by, saved_at, run_at FROM saved_search \
             WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(search))
    }

    /// What a saved search has found so far: cluster and handle.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn search_seen(&self, id: &str) -> Result<Vec<(String, String)>, StoreError> {
        let rows = sqlx::query_as("SELECT cluster, handle FROM search_seen WHERE search = $1")
            .bind(id)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows)
    }

    /// At most `limit` rows of the shortlist, the latest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn shortlist(&self, limit: i64) -> Result<Vec<ShortlistRow>, StoreError> {
        let rows: Vec<ShortlistTuple> = sqlx::query_as(
            "SELECT cluster, handle, note, inquiry, member_id, added_by, added_at \
             FROM shortlisted ORDER BY added_at DESC, cluster, handle LIMIT $1",
        )
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(shortlisted).collect())
    }

    /// The saved searches for a member, in the order in which they were saved.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn searches_for(&self, member_id: i64) -> Result<Vec<SearchRow>, StoreError> {
        let rows: Vec<SearchTuple> = sqlx::query_as(
            "SELECT id, name, inquiry, member_id, saved_by, saved_at, run_at FROM saved_search \
             WHERE member_id = $1 ORDER BY saved_at, id",
        )
        .bind(member_id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(search).collect())
    }

    /// The rows of the shortlist that were found for a member, in the order in which they were put
    /// there.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn shortlist_for(&self, member_id: i64) -> Result<Vec<ShortlistRow>, StoreError> {
        let rows: Vec<ShortlistTuple> = sqlx::query_as(
            "SELECT cluster, handle, note, inquiry, member_id, added_by, added_at \
             FROM shortlisted WHERE member_id = $1 ORDER BY added_at, cluster, handle",
        )
        .bind(member_id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(shortlisted).collect())
    }
}

impl Writing {
    /// Keeps a search.
    ///
    /// # Errors
    /// If the database fails, or there is one of this number.
    pub async fn add_search(&mut self, row: &SearchRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO saved_search (id, name, inquiry, member_id, saved_by, saved_at, run_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&row.id)
        .bind(&row.name)
        .bind(&row.inquiry)
        .bind(row.member_id)
        .bind(&row.saved_by)
        .bind(row.saved_at)
        .bind(row.run_at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes when a saved search was asked.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn search_run(&mut self, id: &str, at: i64) -> Result<(), StoreError> {
        sqlx::query("UPDATE saved_search SET run_at = $2 WHERE id = $1")
            .bind(id)
            .bind(at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Adds to what a saved search has found: cluster and handle.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_search_seen(
        &mut self,
        id: &str,
        found: &[(String, String)],
    ) -> Result<(), StoreError> {
        insert_many(
            self,
            "INSERT INTO search_seen (search, cluster, handle) VALUES",
            3,
            "ON CONFLICT DO NOTHING",
            found,
            |q, (cluster, handle)| q.bind(id).bind(cluster).bind(handle),
        )
        .await?;
        Ok(())
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_search(&mut self, id: &str) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM search_seen WHERE search = $1",
            "DELETE FROM saved_search WHERE id = $1",
        ] {
            sqlx::query(sql).bind(id).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    /// Puts a match on the shortlist, or another note to it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_shortlisted(&mut self, row: &ShortlistRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO shortlisted (cluster, handle, note, inquiry, member_id, added_by, added_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (cluster, handle) DO UPDATE SET note = excluded.note",
        )
        .bind(&row.cluster)
        .bind(&row.handle)
        .bind(&row.note)
        .bind(&row.inquiry)
        .bind(row.member_id)
        .bind(&row.added_by)
        .bind(row.added_at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Takes a match from the shortlist.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_shortlisted(
        &mut self,
        cluster: &str,
        handle: &str,
    ) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM shortlisted WHERE cluster = $1 AND handle = $2")
            .bind(cluster)
            .bind(handle)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Removes what is kept of searches for a member that goes.
    ///
    /// # Errors
    /// If the database fails.
    pub(super) async fn remove_searches_for(&mut self, member_id: i64) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM search_seen WHERE search IN \
             (SELECT id FROM saved_search WHERE member_id = $1)",
            "DELETE FROM saved_search WHERE member_id = $1",
            "DELETE FROM shortlisted WHERE member_id = $1",
        ] {
            sqlx::query(sql)
                .bind(member_id)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }
}
