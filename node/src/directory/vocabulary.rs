//! The vocabulary of the node: the built-in concepts and those imported into its store.

use std::collections::HashMap;

use steelyard_protocol::ids::ConceptCode;

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
            rows.push(entry(&row, labels.remove(&row.code).unwrap_or_default())?);
        }
        Ok(Vocabulary::from_rows(rows)?)
    }
}

/// A concept as it is kept, with these labels.
fn entry(row: &ConceptRow, labels: Vec<Label>) -> Result<ConceptEntry, DirectoryError> {
    let code = |text: &str| {
        text.parse::<ConceptCode>()
            .map_err(|e| DirectoryError::Corrupt {
                what: format!("a concept of vocabulary `{}`", row.vocabulary),
                reason: e.to_string(),
            })
    };
    Ok(ConceptEntry {
        code: code(&row.code)?,
        parent: row.parent.as_deref().map(code).transpose()?,
        labels,
    })
}

impl Directory {
    /// Keeps `rows` as the vocabulary of this name, in place of an earlier one of the same name.
    ///
    /// # Errors
    /// If concepts lie below themselves, by this vocabulary or together with the others, or belong to
    /// another vocabulary, or the store fails.
    pub async fn import_vocabulary(
        &self,
        name: &str,
        rows: &[ConceptEntry],
    ) -> Result<(), DirectoryError> {
        let mut change = self.ledger.begin().await?;
        let mut others = self.store().concepts().await?;
        others.retain(|c| c.vocabulary != name);
        let homes: HashMap<&str, &str> = others
            .iter()
            .map(|c| (c.code.as_str(), c.vocabulary.as_str()))
            .collect();
        for row in rows {
            if let Some(vocabulary) = homes.get(row.code.as_str()) {
                return Err(DirectoryError::ForeignConcept {
                    code: row.code.to_string(),
                    vocabulary: (*vocabulary).to_owned(),
                });
            }
        }
        // Refused now rather than at the next start: all that would be loaded then. Labels make no
        // circle.
        let mut all = Vocabulary::builtin_rows();
        for other in &others {
            all.push(entry(other, Vec::new())?);
        }
        all.extend(rows.iter().cloned());
        Vocabulary::from_rows(all)?;
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
