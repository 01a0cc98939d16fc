//! What people are told to type can be typed: by the documents, and by the program's own messages.

use clap::{Command, CommandFactory};
use steelyard::cli::Cli;

use crate::files::{Source, code, none, sources, texts};

#[test]
fn commands_of_the_documents_are_understood() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for file in texts().iter().filter(|file| file.name.ends_with(".md")) {
        for (line, words) in blocks(&file.text) {
            seen += 1;
            let typed = std::iter::once("steelyard").chain(words.iter().map(String::as_str));
            if let Err(e) = Cli::command().try_get_matches_from(typed) {
                let reason = e.to_string();
                let reason = reason.lines().next().unwrap_or_default();
                faults.push(format!(
                    "{}:{line}: {}: {reason}",
                    file.name,
                    words.join(" ")
                ));
            }
        }
    }
    none(faults);
    assert!(
        seen > 15,
        "only {seen} commands were found: this test has gone blind"
    );
}

#[test]
fn commands_that_are_mentioned_exist() {
    let mut faults = Vec::new();
    let mut seen = 0;
    let documents = texts()
        .into_iter()
        .filter(|file| file.name.ends_with(".md"));
    let program = sources()
        .into_iter()
        .filter(|file| file.name.starts_with("node/src/"));
    for file in documents.chain(program) {
        for (line, words) in mentions(&file) {
            seen += 1;
            if let Err(reason) = exists(&words) {
                faults.push(format!(
                    "{}:{line}: `steelyard {words}`: {reason}",
                    file.name
                ));
            }
        }
    }
    none(faults);
    assert!(
        seen > 15,
        "only {seen} commands were found: this test has gone blind"
    );
}

/// The commands in the shell blocks of a document, as words without the program's name.
fn blocks(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut typed = String::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```sh";
            continue;
        }
        if !inside {
            continue;
        }
        typed.push_str(line);
        if typed.ends_with('\\') {
            typed.pop();
            continue;
        }
        let line = typed.split(" #").next().unwrap_or_default();
        for part in line.split("&&").flat_map(|part| part.split(" | ")) {
            if let Some(words) = arguments(part) {
                found.push((number + 1, words));
            }
        }
        if let Some((_, inner)) = line.split_once("$(steelyard ") {
            let inner = inner.split(')').next().unwrap_or_default();
            found.push((
                number + 1,
                inner.split_whitespace().map(str::to_owned).collect(),
            ));
        }
        typed.clear();
    }
    found
}

/// The arguments of a call of the program, in whatever way the document calls it.
fn arguments(part: &str) -> Option<Vec<String>> {
    let part = part.trim();
    let calls = [
        "steelyard ",
        "cargo run --release -- ",
        "docker compose exec node steelyard ",
        "docker compose run --rm node ",
    ];
    let rest = calls.iter().find_map(|call| part.strip_prefix(call))?;
    let rest = rest.split(" > ").next().unwrap_or_default();
    let mut words = Vec::new();
    // Every second piece stood between quotes.
    for (index, piece) in rest.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    Some(words)
}

/// The commands that a file mentions between backticks, without the program's name. In a source
/// file, a string that goes on in the next line is read as one.
fn mentions(file: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut text = String::new();
    for (number, line) in file.text.lines().enumerate() {
        if file.name.ends_with(".rs") {
            text.push_str(code(line).trim_start());
            if text.ends_with('\\') {
                text.pop();
                continue;
            }
        } else {
            text.push_str(line);
        }
        let quoted = text
            .split("`steelyard ")
            .skip(1)
            .filter_map(|rest| rest.split('`').next());
        found.extend(quoted.map(|words| (number + 1, words.to_owned())));
        text.clear();
    }
    found
}

/// Whether there is such a subcommand with such options; values and placeholders are not read.
fn exists(words: &str) -> Result<(), String> {
    let mut command: Command = Cli::command();
    command.build();
    let mut options: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        if let Some(option) = word.strip_prefix("--") {
            options.push(option.trim_end_matches([',', '.']).to_owned());
        } else if options.is_empty() && command.has_subcommands() {
            // `charter create|sign` mentions two.
            let mut names = word.split('|');
            let first = names.next().unwrap_or_default();
            let missing = names.find(|name| command.find_subcommand(name).is_none());
            let missing = missing.map(str::to_owned);
            let Some(next) = command.find_subcommand(first).cloned() else {
                return Err(format!("there is no `{first}`"));
            };
            if let Some(missing) = missing {
                return Err(format!("there is no `{missing}`"));
            }
            command = next;
        }
    }
    let known = |option: &String| {
        command
            .get_arguments()
            .any(|a| a.get_long() == Some(option))
    };
    match options.iter().find(|option| !known(option)) {
        Some(option) => Err(format!("there is no option `--{option}`")),
        None => Ok(()),
    }
}
