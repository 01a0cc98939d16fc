//! Names of regions: NUTS codes tell little to those who read them.

use std::{collections::HashMap, sync::LazyLock};

/// NUTS regions of level 2 with their own names (Eurostat; codes and names of 2016 and 2024).
const TABLE: &str = include_str!("../../../assets/regions.csv");

static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once(';')).collect()
});

/// The name of the region of level 2 that a code is or lies in, else the code.
pub(super) fn name(code: &str) -> String {
    let region = code.get(..4).and_then(|code| NAMES.get(code));
    region.map_or_else(|| code.to_owned(), |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_named_by_its_own_name() {
        assert_eq!(name("ITH55"), "Emilia-Romagna");
        assert_eq!(name("ITH5"), "Emilia-Romagna");
        assert_eq!(name("IT"), "IT");
        assert_eq!(name("ZZ99"), "ZZ99");
        assert!(NAMES.len() > 300 && NAMES.values().all(|name| !name.is_empty()));
    }
}
