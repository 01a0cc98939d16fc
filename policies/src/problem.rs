//! What is wrong with a text of rules: where, what, and how to mend it.

use std::fmt;

use serde::Serialize;

/// One thing that is wrong with a text of rules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RuleProblem {
    /// The file, as it was named when it was loaded.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}:{}: {}; {}",
            self.file, self.line, self.column, self.message, self.mend
        )
    }
}

/// Why rules were not loaded: everything that is wrong with them, in the order of the files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", one_a_line(.0))]
pub struct RuleProblems(Vec<RuleProblem>);

impl RuleProblems {
    pub(crate) fn new(problems: Vec<RuleProblem>) -> Self {
        Self(problems)
    }

    /// The problems; never empty.
    pub fn iter(&self) -> impl Iterator<Item = &RuleProblem> {
        self.0.iter()
    }
}

fn one_a_line(problems: &[RuleProblem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// One file of rules, which can tell lines and columns.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
}

impl Source<'_> {
    /// The problem at the byte `offset` of this file.
    pub(crate) fn problem(
        self,
        offset: usize,
        message: impl fmt::Display,
        mend: impl fmt::Display,
    ) -> RuleProblem {
        let (line, column) = self.line_and_column(offset);
        RuleProblem {
            file: self.file.to_owned(),
            line,
            column,
            message: message.to_string(),
            mend: mend.to_string(),
        }
    }

    /// Line and column, both from 1, of the byte `offset`; the end of the file where it lies beyond.
    pub(crate) fn line_and_column(self, offset: usize) -> (usize, usize) {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or_default();
        (line, last.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_offsets_beyond_the_end_are_the_end() {
        let source = Source {
            file: "a.cedar",
            text: "// é\nøx\n",
        };
        assert_eq!(source.line_and_column(0), (1, 1));
        assert_eq!(source.line_and_column(8), (2, 2));
        assert_eq!(source.line_and_column(7), (2, 1), "within a character");
        assert_eq!(source.line_and_column(999), (3, 1));
    }
}
