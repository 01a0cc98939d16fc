//! How common words are, in the language of the exchange: the same for every node, whoever its
//! members are.

use std::{collections::HashMap, sync::LazyLock};

const ENGLISH: &str = include_str!("en.txt");

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(ENGLISH));

struct Table {
    /// How many texts were counted.
    texts: f64,
    /// In how many of them each stem stands.
    stems: HashMap<&'static str, u32>,
}

impl Table {
    /// Lines without a number are no entries.
    fn read(table: &'static str) -> Self {
        let mut entries = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let (stem, count) = line.split_once(' ')?;
                Some((stem, count.parse::<u32>().ok()?))
            });
        let texts = entries.next().map_or(0, |(_, count)| count);
        Self {
            texts: f64::from(texts),
            stems: entries.collect(),
        }
    }
}

/// How much a word of this stem tells: its inverse document frequency in the table that is built
/// in, from 0 up.
pub(super) fn specificity(stem: &str) -> f64 {
    let table = &*TABLE;
    let count = table.stems.get(stem).copied().unwrap_or(1);
    ((table.texts + 1.0) / (f64::from(count) + 1.0))
        .ln()
        .max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more() {
        for (stem, expected) in [
            ("imag", 4.873_267),
            ("cancer", 4.416_509),
            ("analysi", 4.396_706),
            ("quuxword", 8.733_997),
        ] {
            assert!((specificity(stem) - expected).abs() < 1e-6, "{stem}");
        }
    }

    #[test]
    fn the_table_is_read_whole() {
        assert_eq!(TABLE.texts, 12_420.0);
        let lines = ENGLISH.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(TABLE.stems.len() + 1, lines);
    }
}
