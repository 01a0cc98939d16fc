//! The files of the repository.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The crates, from the lowest up; each may depend on those before it.
pub const CRATES: [(&str, &str); 4] = [
    ("protocol", "steelyard-protocol"),
    ("policies", "steelyard-policies"),
    ("node", "steelyard"),
    ("integration-tests", "integration-tests"),
];

/// A file of the repository.
pub struct Source {
    /// Its path from the root, with `/`.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// Fails with the faults, one a line, if there are any.
pub fn none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of a file, by its path from the root.
pub fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The Rust files of the crates.
pub fn sources() -> Vec<Source> {
    let mut names = Vec::new();
    for (folder, _) in CRATES {
        walk(folder, &["rs"], &mut names);
    }
    assert!(names.len() > 50, "only {} files were found", names.len());
    load(names)
}

/// What people read and machines run beside the code.
pub fn texts() -> Vec<Source> {
    let mut names = vec![
        "README.md".to_owned(),
        "Cargo.toml".to_owned(),
        "deny.toml".to_owned(),
    ];
    names.extend([".ci/run", ".ci/postgres"].map(str::to_owned));
    for folder in [
        "deploy",
        "protocol",
        "policies",
        "node",
        "integration-tests",
    ] {
        walk(
            folder,
            &["toml", "md", "yaml", "cedar", "sql", "service"],
            &mut names,
        );
    }
    load(names)
}

fn load(names: Vec<String>) -> Vec<Source> {
    names
        .into_iter()
        .map(|name| Source {
            text: read(&name),
            name,
        })
        .collect()
}

fn walk(folder: &str, endings: &[&str], names: &mut Vec<String>) {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|e| panic!("{folder}: {e}"));
    let mut entries: Vec<_> = entries.map(|entry| entry.expect("readable")).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{folder}/{}", entry.file_name().display());
        if entry.path().is_dir() {
            if entry.file_name() != "target" && entry.file_name() != "node_modules" {
                walk(&name, endings, names);
            }
        } else if entry
            .path()
            .extension()
            .is_some_and(|e| endings.iter().any(|f| e == *f))
        {
            names.push(name);
        }
    }
}

/// The places of a file's code, comments left out, where one of `words` stands.
pub fn find(file: &Source, words: &[&str], fault: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        let line = if file.name.ends_with(".rs") {
            code(line)
        } else {
            line
        };
        for word in words.iter().filter(|word| line.contains(**word)) {
            faults.push(format!("{}:{}: `{word}`: {fault}", file.name, number + 1));
        }
    }
    faults
}

/// A line without its comment. A `//` inside a string, as in an address, is none.
pub fn code(line: &str) -> &str {
    let comment = line.match_indices("//").find(|(at, _)| {
        line[..*at].matches('"').count().is_multiple_of(2) && !line[..*at].ends_with(':')
    });
    comment.map_or(line, |(at, _)| &line[..at])
}
