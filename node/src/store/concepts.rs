//! The concepts of imported vocabularies and their labels.

use super::{Store, StoreError, Writing, values::insert_many};

/// A concept as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptRow {
    /// Its code.
    pub code: String,
    /// The code of the broader concept; none at the top.
    pub parent: Option<String>,
    /// The vocabulary that it comes from.
    pub vocabulary: String,
}

/// A label of a concept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelRow {
    /// The concept's code.
    pub code: String,
    /// The language (BCP 47).
    pub language: String,
    /// The label.
    pub label: String,
    /// The preferred label of its language, or an alternative one.
    pub preferred: bool,
}

impl Store {
    /// All concepts.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn concepts(&self) -> Result<Vec<ConceptRow>, StoreError> {
        let rows: Vec<(String, Option<String>, String)> =
            sqlx::query_as("SELECT code, parent, vocabulary FROM concept ORDER BY code")
                .fetch_all(&self.readers)
                .await?;
        Ok(rows
            .into_iter()
            .map(|(code, parent, vocabulary)| ConceptRow {
                code,
                parent,
                vocabulary,
            })
            .collect())
    }

    /// All labels.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn concept_labels(&self) -> Result<Vec<LabelRow>, StoreError> {
        let rows: Vec<(String, String, String, i64)> = sqlx::query_as(
            "SELECT code, language, label, preferred FROM concept_label \
             ORDER BY code, language, preferred DESC, label",
        )
        .fetch_all(&self.readers)
        .await?;
        Ok(rows
            .into_iter()
            .map(|(code, language, label, preferred)| LabelRow {
                code,
                language,
                label,
                preferred: preferred != 0,
            })
            .collect())
    }
}

impl Writing {
    /// Replaces a vocabulary by these concepts and labels.
    ///
    /// # Errors
    /// If the database fails, or a code stands twice.
    pub async fn replace_vocabulary(
        &mut self,
        vocabulary: &str,
        concepts: &[ConceptRow],
        labels: &[LabelRow],
    ) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM concept_label WHERE code IN (SELECT code FROM concept WHERE vocabulary = $1)",
            "DELETE FROM concept WHERE vocabulary = $1",
        ] {
            sqlx::query(sql)
                .bind(vocabulary)
                .execute(&mut *self.tx)
                .await?;
        }
        sqlx::query(
            "INSERT INTO vocabulary (name, revision) \
             VALUES ($1, (SELECT COALESCE(MAX(revision), 0) + 1 FROM vocabulary)) \
             ON CONFLICT (name) DO UPDATE SET revision = excluded.revision",
        )
        .bind(vocabulary)
        .execute(&mut *self.tx)
        .await?;
        insert_many(
            self,
            "INSERT INTO concept (code, parent, vocabulary) VALUES",
            3,
            "",
            concepts,
            |q, c| {
                q.bind(&c.code)
                    .bind(c.parent.as_deref())
                    .bind(&c.vocabulary)
            },
        )
        .await?;
        insert_many(
            self,
            "INSERT INTO concept_label (code, language, label, preferred) VALUES",
            4,
            "ON CONFLICT DO NOTHING",
            labels,
            |q, l| {
                q.bind(&l.code)
                    .bind(&l.language)
                    .bind(&l.label)
                    .bind(i64::from(l.preferred))
            },
        )
        .await?;
        Ok(())
    }
}
