//! What members were shown when they consented.

use super::{Store, StoreError, Writing};

/// The notice that a consent was given on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRow {
    /// The consent.
    pub consent_id: i64,
    /// The member that gave it.
    pub member_id: i64,
    /// SHA-256 of the text.
    pub digest: Vec<u8>,
    /// The language that it was shown in (BCP 47).
    pub language: String,
    /// The text as it was shown.
    pub text: String,
}

type NoticeTuple = (i64, i64, Vec<u8>, String, String);

impl Store {
    /// The notices of a member's consents, by number of the consent.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn notices_of(&self, member_id: i64) -> Result<Vec<NoticeRow>, StoreError> {
        let rows: Vec<NoticeTuple> = sqlx::query_as(
            "SELECT c.consent_id, c.member_id, c.digest, n.language, n.text \
             FROM consent_notice c JOIN notice n ON n.digest = c.digest \
             WHERE c.member_id = $1 ORDER BY c.consent_id",
        )
        .bind(member_id)
        .fetch_all(&self.readers)
        .await?;
        let row = |(consent_id, member_id, digest, language, text)| NoticeRow {
            consent_id,
            member_id,
            digest,
            language,
            text,
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

impl Writing {
    /// Writes the notice of a consent.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_notice(&mut self, notice: &NoticeRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO notice (digest, language, text) VALUES ($1, $2, $3) \
             ON CONFLICT (digest) DO NOTHING",
        )
        .bind(&notice.digest)
        .bind(&notice.language)
        .bind(&notice.text)
        .execute(&mut *self.tx)
        .await?;
        sqlx::query(
            "INSERT INTO consent_notice (consent_id, member_id, digest) VALUES ($1, $2, $3)",
        )
        .bind(notice.consent_id)
        .bind(notice.member_id)
        .bind(&notice.digest)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
