//! The vocabulary of the node: the built-in concepts and those imported into its store.

use std::collections::HashMap;

use super::{Directory, DirectoryError};
use crate::{
    audit::entry::Event,
    store::{
        Store,
        concepts::{ConceptRow, LabelRow},
    },
    vocabulary::{ConceptEntry, Label, Vocabulary},
};

impl Vocabulary {
    /// The built-in concepts, overridden and extended by those imported into `store`.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn load(store: &Store) -> Result<Self, DirectoryError> {
        let concepts = store.concepts().await?;
        let mut labels: HashMap<String, Vec<Label>> = HashMap::new();
        for row in store.concept_labels().await? {
            let label = Label {
                language: row.language,
                text: row.label,
                preferred: row.preferred,
            };
            labels.entry(row.code).or_default().push(label);
        }
        let mut rows = Vocabulary::builtin_rows();
        for row in concepts {
            let code = |text: &str| {
                text.parse().map_err(|e| DirectoryError::Corrupt {
                    what: format!("a concept of vocabulary `{}`", row.vocabulary),
                    reason: format!("{e}"),
                })
            };
            rows.push(ConceptEntry {
                code: code(&row.code)?,
                parent: row.parent.as_deref().map(code).transpose()?,
                labels: labels.remove(&row.code).unwrap_or_default(),
            });
        }
        Ok(Vocabulary::from_rows(rows)?)
    }
}

impl Directory {
    /// Keeps `rows` as the vocabulary of this name, in place of an earlier one of the same name.
    ///
    /// # Errors
    /// If concepts lie below themselves or belong to another vocabulary, or the store fails.
    pub async fn import_vocabulary(
        &self,
        name: &str,
        rows: &[ConceptEntry],
    ) -> Result<(), DirectoryError> {
        let mut change = self.ledger.begin().await?;
        let others: HashMap<String, String> = self
            .store()
            .concepts()
            .await?
            .into_iter()
            .filter(|c| c.vocabulary != name)
            .map(|c| (c.code, c.vocabulary))
            .collect();
        for row in rows {
            if let Some(vocabulary) = others.get(row.code.as_str()) {
                return Err(DirectoryError::ForeignConcept {
                    code: row.code.to_string(),
                    vocabulary: vocabulary.clone(),
                });
            }
        }
        // Refused now rather than at the next start.
        Vocabulary::from_rows(
            Vocabulary::builtin_rows()
                .into_iter()
                .chain(rows.iter().cloned()),
        )?;
        let concepts: Vec<ConceptRow> = rows
            .iter()
            .map(|row| ConceptRow {
                code: row.code.to_string(),
                parent: row.parent.as_ref().map(ToString::to_string),
                vocabulary: name.to_owned(),
            })
            .collect();
        // Preferred labels first: an alternative label with the same text is the same row.
        let mut labels: Vec<(&ConceptEntry, &Label)> = rows
            .iter()
            .flat_map(|row| row.labels.iter().map(move |l| (row, l)))
            .collect();
        labels.sort_by_key(|(_, l)| !l.preferred);
        let labels: Vec<LabelRow> = labels
            .into_iter()
            .map(|(row, label)| LabelRow {
                code: row.code.to_string(),
                language: label.language.clone(),
                label: label.text.clone(),
                preferred: label.preferred,
            })
            .collect();
        change.bump_revision();
        let event = Event::VocabularyImported {
            vocabulary: name.to_owned(),
            concepts: rows.len() as u64,
        };
        change.append(self.clock.now(), event)?;
        change
            .store()
            .replace_vocabulary(name, &concepts, &labels)
            .await?;
        Ok(change.commit().await?)
    }
}
