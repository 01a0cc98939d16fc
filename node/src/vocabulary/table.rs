//! Reads vocabularies as CSV tables: columns `code`, `parent_code`, `label_xx` (preferred labels in
//! language `xx`) and `alt_xx` (alternative ones, separated by `|`). Other columns are left out.

use steelyard_protocol::ids::ConceptCode;

use super::{ConceptEntry, Label};

/// Most concepts in one table.
const MAX_CONCEPTS: usize = 500_000;
/// Longest label, in characters.
const MAX_LABEL_CHARS: usize = 500;

/// Why a table is not read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// No UTF-8, or no CSV.
    #[error("the table cannot be read: {0}; save it as CSV in UTF-8, with commas")]
    Csv(#[from] csv::Error),
    /// A column that must be there is not.
    #[error("the table has no column `{column}`; its columns are: {found}")]
    MissingColumn {
        /// The column.
        column: &'static str,
        /// Those that there are.
        found: String,
    },
    /// A row that is no concept.
    #[error("line {line}: {reason}")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong, and the mend.
        reason: String,
    },
    /// No rows at all.
    #[error("the table has no rows below its header")]
    Empty,
    /// More rows than are read.
    #[error("the table has more than {MAX_CONCEPTS} rows, the most that are read")]
    TooLong,
}

/// What a reader of the table should know, though it was read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableWarning {
    /// Concepts that lie below a concept without a row.
    #[error(
        "{count} concepts lie below codes without a row of their own, the first of them `{first}`"
    )]
    ParentWithoutRow {
        /// How many.
        count: usize,
        /// The first parent that has no row.
        first: ConceptCode,
    },
}

/// Reads a table.
///
/// # Errors
/// Names the first line that cannot be read, and why.
pub fn read_table(table: &[u8]) -> Result<(Vec<ConceptEntry>, Vec<TableWarning>), TableError> {
    let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::Headers)
        .from_reader(table);
    let header = reader.headers()?.clone();
    let column = |name: &'static str| {
        header
            .iter()
            .position(|h| h == name)
            .ok_or_else(|| TableError::MissingColumn {
                column: name,
                found: header.iter().collect::<Vec<_>>().join(", "),
            })
    };
    let (code_at, parent_at) = (column("code")?, column("parent_code")?);
    let labels_at = label_columns(&header);
    if !labels_at.iter().any(|c| c.preferred) {
        return Err(TableError::MissingColumn {
            column: "label_en",
            found: header.iter().collect::<Vec<_>>().join(", "),
        });
    }
    let mut rows: Vec<ConceptEntry> = Vec::new();
    let mut seen = std::collections::HashMap::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let wrong = |reason: String| TableError::Row { line, reason };
        let field = |at: usize| record.get(at).unwrap_or_default().trim();
        if rows.len() >= MAX_CONCEPTS {
            return Err(TableError::TooLong);
        }
        let code: ConceptCode = field(code_at).parse().map_err(|e| wrong(format!("{e}")))?;
        let parent = match field(parent_at) {
            "" => None,
            text => Some(
                text.parse::<ConceptCode>()
                    .map_err(|e| wrong(format!("{e}")))?,
            ),
        };
        if let Some(first) = seen.insert(code.clone(), line) {
            return Err(wrong(format!(
                "code `{code}` stands in line {first} already"
            )));
        }
        let mut labels = Vec::new();
        for column in &labels_at {
            for text in column.split(field(column.at)) {
                if text.chars().count() > MAX_LABEL_CHARS {
                    return Err(wrong(format!(
                        "a label of `{code}` is longer than {MAX_LABEL_CHARS} characters"
                    )));
                }
                labels.push(Label {
                    language: column.language.clone(),
                    text: text.to_owned(),
                    preferred: column.preferred,
                });
            }
        }
        if labels.is_empty() {
            return Err(wrong(format!("concept `{code}` has no label; give it one")));
        }
        rows.push(ConceptEntry {
            code,
            parent,
            labels,
        });
    }
    if rows.is_empty() {
        return Err(TableError::Empty);
    }
    let orphans = || {
        rows.iter()
            .filter_map(|r| r.parent.clone())
            .filter(|p| !seen.contains_key(p))
    };
    let warnings = orphans()
        .next()
        .map(|first| TableWarning::ParentWithoutRow {
            count: orphans().count(),
            first,
        })
        .into_iter()
        .collect();
    Ok((rows, warnings))
}

struct LabelColumn {
    at: usize,
    language: String,
    preferred: bool,
}

impl LabelColumn {
    fn split<'a>(&self, field: &'a str) -> impl Iterator<Item = &'a str> {
        let alternative = !self.preferred;
        field
            .split(move |c| alternative && c == '|')
            .map(str::trim)
            .filter(|t| !t.is_empty())
    }
}

fn label_columns(header: &csv::StringRecord) -> Vec<LabelColumn> {
    let column = |(at, name): (usize, &str)| {
        let (preferred, language) = match name.strip_prefix("label_") {
            Some(language) => (true, language),
            None => (false, name.strip_prefix("alt_")?),
        };
        Some(LabelColumn {
            at,
            language: language.to_ascii_lowercase(),
            preferred,
        })
    };
    header.iter().enumerate().filter_map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(table: &str) -> String {
        read_table(table.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn the_columns_of_euroscivoc_are_read_and_others_left_out() {
        let (rows, _) = read_table(
            b"\xef\xbb\xbfcode,notation,parent_code,level,uri,label_en,label_de,alt_en\r\n\
              /21,21,,1,http://x,medicine,Medizin,health|life sciences\r\n",
        )
        .unwrap();
        let labels: Vec<_> = rows[0]
            .labels
            .iter()
            .map(|l| (&*l.language, &*l.text, l.preferred))
            .collect();
        assert_eq!(
            labels,
            [
                ("en", "medicine", true),
                ("de", "Medizin", true),
                ("en", "health", false),
                ("en", "life sciences", false)
            ]
        );
    }

    #[test]
    fn every_fault_is_named() {
        assert!(error("kode,parent_code,label_en\n/1,,a\n").contains("`code`"));
        assert!(error("kode,parent_code,label_en\n/1,,a\n").contains("kode, parent_code"));
        assert!(error("code,parent_code\n/1,\n").contains("`label_en`"));
        assert!(error("code,parent_code,label_en\n").contains("no rows"));
        assert!(error("code,parent_code,label_en\n/1,,a\n/1/,,b\n").starts_with("line 3: `/1/`"));
        assert!(error("code,parent_code,label_en\n/1,,a\n/1,,b\n").contains("line 2 already"));
        assert!(error("code,parent_code,label_en\n/1,,\n").contains("no label"));
        assert!(error("code,parent_code,label_en\n/1,a\n").contains("cannot be read"));
        let long = "x".repeat(MAX_LABEL_CHARS + 1);
        assert!(error(&format!("code,parent_code,label_en\n/1,,{long}\n")).contains("500"));
    }

    #[test]
    fn parents_without_a_row_are_counted() {
        let (_, warnings) =
            read_table(b"code,parent_code,label_en\n/1,,a\n/2/3,/2,b\n/2/4,/2,c\n").unwrap();
        assert_eq!(
            warnings,
            [TableWarning::ParentWithoutRow {
                count: 2,
                first: "/2".parse().unwrap()
            }]
        );
    }
}
