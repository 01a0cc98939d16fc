//! Text from outside, made fit to stand in an error message.
//!
//! Error messages end in logs and on terminals. What a peer wrote must neither forge a line there
//! nor fill them, and what a member told its cluster must not appear there at all.

use serde_json::error::Category;

/// At most `max` characters of `text`, with everything replaced that is not [`is_shown`].
pub(crate) fn quoted(text: &str, max: usize) -> String {
    text.chars()
        .take(max)
        .map(|c| {
            if is_shown(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        })
        .collect()
}

/// Whether a character only shows itself: it neither moves a terminal's cursor, nor ends a line,
/// nor turns the direction of the text around it.
pub(crate) fn is_shown(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is wrong with a message's JSON, without the values that stand in it: `serde_json` quotes
/// them, and in an answer they may be a person's name.
pub(crate) fn json_fault(error: &serde_json::Error) -> String {
    let text = error.to_string();
    // These name only the fields and limits of this protocol.
    const OWN: [&str; 3] = ["missing field", "duplicate field", "too many entries"];
    if OWN.iter().any(|start| text.starts_with(start)) {
        return quoted(&text, 200);
    }
    let what = match error.classify() {
        Category::Data => "a field is unknown or has a wrong value",
        Category::Eof => "the JSON is cut short",
        Category::Syntax | Category::Io => "it is not JSON",
    };
    format!("{what} at line {} column {}", error.line(), error.column())
}
