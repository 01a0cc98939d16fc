//! Imports point one way: between the crates by their `Cargo.toml`, inside the node by its `use`s.

use crate::files::{CRATES, code, none, read, sources};

/// What the crates of messages and of decisions must do without: anything that does I/O.
const IO: [&str; 8] = [
    "tokio",
    "libp2p",
    "sqlx",
    "axum",
    "axum-server",
    "reqwest",
    "futures",
    "tempfile",
];

/// The modules of the node, from the lowest layer up; each may use those of the layers before it.
const LAYERS: [&[&str]; 12] = [
    &[
        "clock",
        "config",
        "telemetry",
        "texts",
        "vocabulary",
        "network",
    ],
    &["store"],
    &["audit"],
    &["identity", "directory"],
    &["people"],
    &["matching"],
    &["answering"],
    &["asking", "introductions"],
    &["rights"],
    &["app"],
    &["web", "ops"],
    &["cli"],
];

/// The uses inside one layer that are meant: the first module uses the second.
const SIDEWAYS: [(&str, &str); 2] = [("telemetry", "config"), ("web", "ops")];

#[test]
fn crates_depend_one_way() {
    let mut faults = Vec::new();
    for (level, (folder, _)) in CRATES.iter().enumerate() {
        let name = format!("{folder}/Cargo.toml");
        for (line, dependency) in dependencies(&read(&name)) {
            let above = CRATES
                .iter()
                .skip(level)
                .any(|(_, package)| *package == dependency);
            if above {
                faults.push(format!(
                    "{name}:{line}: {folder} -> {dependency} points upwards"
                ));
            }
            if level < 2 && IO.contains(&dependency.as_str()) {
                faults.push(format!(
                    "{name}:{line}: {folder} does no I/O, so no {dependency}"
                ));
            }
        }
    }
    none(faults);
}

#[test]
fn modules_of_the_node_import_one_way() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for file in sources() {
        let Some(path) = file.name.strip_prefix("node/src/") else {
            continue;
        };
        let module = path.split(['/', '.']).next().unwrap_or_default();
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let Some(layer) = layer_of(module) else {
            faults.push(format!(
                "{}:1: `{module}` stands in no layer of this test",
                file.name
            ));
            continue;
        };
        for (line, used) in uses(&file.text, depth(path)) {
            if used == module {
                continue;
            }
            seen += 1;
            // What is no module of the crate is one of its own items, and may be used.
            let Some(below) = layer_of(&used) else {
                continue;
            };
            let sideways = SIDEWAYS.contains(&(module, used.as_str()));
            if below >= layer && !sideways {
                faults.push(format!(
                    "{}:{line}: the arrow {module} -> {used}",
                    file.name
                ));
            }
        }
    }
    none(faults);
    assert!(
        seen > 50,
        "only {seen} imports were found: this test has gone blind"
    );
}

#[test]
fn the_test_of_imports_sees_every_form() {
    let text = "//! A file.\n\
        use crate::{\n    answering::{self, Views},\n    store::Store,\n};\n\
        use super::{note, super::web};\n\
        // use crate::commented;\n\
        fn f() { crate::asking::ask(); super::note(); super::super::app::g() }\n\
        mod tests {\n    use super::super::super::ops;\n    use super::super::near;\n}\n";
    let found: Vec<(usize, String)> = uses(text, 2);
    let expected = [
        (3, "answering"),
        (4, "store"),
        (6, "web"),
        (8, "asking"),
        (8, "app"),
        (10, "ops"),
    ];
    assert_eq!(found, expected.map(|(line, used)| (line, used.to_owned())));
}

/// The names of the ordinary dependencies of a `Cargo.toml`, with their lines. What tests need may
/// point anywhere that cargo allows.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    for (number, line) in manifest.lines().enumerate() {
        if line.starts_with('[') {
            inside = line == "[dependencies]";
        } else if inside && !line.starts_with('#') {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            if !name.is_empty() {
                found.push((number + 1, name.to_owned()));
            }
        }
    }
    assert!(
        !found.is_empty(),
        "no dependencies were found: this test has gone blind"
    );
    found
}

fn layer_of(module: &str) -> Option<usize> {
    // The network knows bytes and peers, so it may use nothing of the node, and all above the
    // store may use it; in the lowest layer, where nothing uses its neighbours, both hold.
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// How many modules deep the file at `path`, from `src`, is: `a.rs` and `a/mod.rs` are one.
fn depth(path: &str) -> usize {
    path.split('/').filter(|part| *part != "mod.rs").count()
}

/// The modules at the root of the crate that a file uses, with the lines where it does: by
/// `crate::x`, `crate::{x, y::z}`, or as many `super::` as lead there.
fn uses(text: &str, depth: usize) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut rest = code(line);
        while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
            rest = &rest[start..];
            let word = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let length = match word {
                0 if rest.starts_with("::") => 2,
                0 => rest.chars().next().map_or(1, char::len_utf8),
                word => word,
            };
            tokens.push((number + 1, &rest[..length]));
            rest = &rest[length..];
        }
    }
    let mut found = Vec::new();
    let mut modules = Nesting::default();
    let mut at = 0;
    while at < tokens.len() {
        modules.see(&tokens, at);
        let before = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .map(|t| t.1);
        let begins = matches!(tokens[at].1, "crate" | "super") && before != Some("::");
        if begins {
            path(&tokens, &mut at, depth + modules.inline.len(), &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads one path, or tree of paths, from the token `at`, which it moves behind what it has read.
/// `climb` is how many `super` lead to the root of the crate; at 0, the next name is a root module.
fn path(tokens: &[(usize, &str)], at: &mut usize, climb: usize, found: &mut Vec<(usize, String)>) {
    let Some((line, word)) = tokens.get(*at).copied() else {
        return;
    };
    let climb = match word {
        "crate" => 0,
        "super" => climb.saturating_sub(1),
        "{" => {
            tree(tokens, at, climb, found);
            return;
        }
        _ => {
            if climb == 0 && word.starts_with(|c: char| c.is_lowercase()) {
                found.push((line, word.to_owned()));
            }
            // What follows lies inside that module.
            *at += 1;
            while tokens.get(*at).is_some_and(|t| t.1 == "::") {
                *at += 1;
                match tokens.get(*at) {
                    Some((_, "{")) => tree(tokens, at, usize::MAX, found),
                    _ => *at += 1,
                }
            }
            return;
        }
    };
    *at += 1;
    if tokens.get(*at).is_some_and(|t| t.1 == "::") {
        *at += 1;
        path(tokens, at, climb, found);
    }
}

/// Reads `{a, b::c}` from the token `at`, which is the brace.
fn tree(tokens: &[(usize, &str)], at: &mut usize, climb: usize, found: &mut Vec<(usize, String)>) {
    *at += 1;
    while let Some((_, word)) = tokens.get(*at) {
        match *word {
            "}" => {
                *at += 1;
                return;
            }
            "," => *at += 1,
            _ => path(tokens, at, climb, found),
        }
    }
}

/// The modules written inside the file around a token: each makes `super` one step shorter.
#[derive(Default)]
struct Nesting {
    braces: usize,
    inline: Vec<usize>,
}

impl Nesting {
    fn see(&mut self, tokens: &[(usize, &str)], at: usize) {
        match tokens[at].1 {
            "{" => {
                self.braces += 1;
                if at >= 2 && tokens[at - 2].1 == "mod" {
                    self.inline.push(self.braces);
                }
            }
            "}" => {
                if self.inline.last() == Some(&self.braces) {
                    self.inline.pop();
                }
                self.braces = self.braces.saturating_sub(1);
            }
            _ => {}
        }
    }
}
