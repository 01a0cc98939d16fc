//! The shape of the code, held by ordinary tests: every file says what it is for, none grows too
//! long, imports point one way, SQL stands in the store alone, documents say what is so.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod commands;
mod documents;
mod files;
mod imports;

use files::{Source, find, none, sources, texts};

/// About 400 lines read well; here it ends.
const MOST_LINES: usize = 600;

#[test]
fn every_file_opens_with_its_purpose() {
    let faults = sources()
        .into_iter()
        .filter(|file| !file.text.starts_with("//!"));
    none(faults.map(|file| format!("{}:1: the file does not open with `//!`", file.name)));
}

#[test]
fn no_file_is_too_long() {
    let long = sources()
        .into_iter()
        .filter(|file| file.text.lines().count() > MOST_LINES);
    none(long.map(|file| {
        let lines = file.text.lines().count();
        format!(
            "{}:{lines}: {lines} lines; split it by purpose ({MOST_LINES} at most)",
            file.name
        )
    }));
}

#[test]
fn sql_stands_in_the_store_alone() {
    let words = ["SELECT ", "INSERT INTO", "DELETE FROM", "sqlx::"];
    let elsewhere = |file: &Source| {
        file.name.starts_with("node/src/") && !file.name.starts_with("node/src/store/")
    };
    let files = sources().into_iter().filter(elsewhere);
    none(files.flat_map(|file| find(&file, &words, "SQL belongs in node/src/store")));
}

#[test]
fn nothing_is_left_for_later_or_tied_to_one_machine() {
    // Written in two halves, so that this file does not find itself.
    let later = [
        concat!("todo", "!("),
        concat!("unimplemented", "!("),
        concat!("FIX", "ME"),
    ];
    let machine = ["work", "home", "Users", "tmp/steelyard"].map(|folder| format!("/{folder}/"));
    let machine: Vec<&str> = machine.iter().map(String::as_str).collect();
    let mut files = sources();
    files.extend(texts());
    none(files.iter().flat_map(|file| {
        let mut faults = find(file, &later, "left for later");
        faults.extend(find(file, &machine, "the path of one machine"));
        faults
    }));
}
