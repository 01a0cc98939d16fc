//! Which members were disclosed to whom.

use super::{Store, StoreError, Writing, values::insert_many};

/// One member's field groups that left the node to one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisclosureRow {
    /// The member.
    pub member_id: i64,
    /// The entry of the audit log that proves it.
    pub entry: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The cluster that received it.
    pub recipient: String,
    /// Why it was asked.
    pub purpose: String,
    /// The field groups, as seven bits.
    pub fields: i64,
}

impl Store {
    /// The last `limit` disclosures of a member, latest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn disclosures_of(
        &self,
        member_id: i64,
        limit: i64,
    ) -> Result<Vec<DisclosureRow>, StoreError> {
        let rows: Vec<(i64, i64, i64, String, String, i64)> = sqlx::query_as(
            "SELECT member_id, entry, at, recipient, purpose, fields FROM disclosure \
             WHERE member_id = $1 ORDER BY entry DESC LIMIT $2",
        )
        .bind(member_id)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows
            .into_iter()
            .map(
                |(member_id, entry, at, recipient, purpose, fields)| DisclosureRow {
                    member_id,
                    entry,
                    at,
                    recipient,
                    purpose,
                    fields,
                },
            )
            .collect())
    }
}

impl Writing {
    /// Writes disclosures.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_disclosures(&mut self, rows: &[DisclosureRow]) -> Result<(), StoreError> {
        insert_many(
            &mut self.tx,
            "INSERT INTO disclosure (member_id, entry, at, recipient, purpose, fields) VALUES",
            6,
            "",
            rows,
            |q, d| {
                q.bind(d.member_id)
                    .bind(d.entry)
                    .bind(d.at)
                    .bind(&d.recipient)
                    .bind(&d.purpose)
                    .bind(d.fields)
            },
        )
        .await?;
        Ok(())
    }
}
