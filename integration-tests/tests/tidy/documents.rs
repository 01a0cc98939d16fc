//! What the documents say is so: links lead somewhere.

use std::fs;

use crate::files::{none, root, texts};

#[test]
fn links_of_the_documents_lead_somewhere() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for file in texts()
        .into_iter()
        .filter(|file| file.name.ends_with(".md"))
    {
        let folder = root().join(&file.name).with_file_name("");
        for (number, line) in file.text.lines().enumerate() {
            for link in line
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
            {
                let (path, part) = link.split_once('#').unwrap_or((link, ""));
                if path.contains("://") {
                    continue;
                }
                seen += 1;
                let target = if path.is_empty() {
                    root().join(&file.name)
                } else {
                    folder.join(path)
                };
                let there = part.is_empty()
                    || fs::read_to_string(&target).is_ok_and(|text| headings(&text, part));
                if !target.exists() || !there {
                    faults.push(format!(
                        "{}:{}: `{link}` leads nowhere",
                        file.name,
                        number + 1
                    ));
                }
            }
        }
    }
    none(faults);
    assert!(
        seen > 10,
        "only {seen} links were found: this test has gone blind"
    );
}

/// Whether `text` has a heading that is linked to as `#part`.
fn headings(text: &str, part: &str) -> bool {
    let anchors = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        line.trim_start_matches('#')
            .trim()
            .to_lowercase()
            .replace(' ', "-")
    };
    anchors.map(anchor).any(|anchor| anchor == part)
}
