//! Keeps rules flat enough to be checked.
//!
//! Cedar's parser recurses with every bracket and overflows the stack on a text with some dozens of
//! them, which ends the process. Its validator gives up without a word on chains that are long for
//! the stack that is left, so that a misspelt attribute in them would pass. Both are ruled out
//! before Cedar sees the text; people's rules are far flatter.

use crate::problem::{RuleProblem, Source};

/// Most brackets within each other.
const DEPTH: usize = 16;
/// Most links in one rule: operators, attribute accesses and conditions, each of which Cedar may
/// nest below the one before.
const LINKS: usize = 64;

/// Finds the first place where a rule is nested too deeply or chained too long.
pub(crate) fn check_depth(source: Source<'_>) -> Result<(), RuleProblem> {
    let (mut depth, mut links) = (0_usize, 0_usize);
    let mut chars = source.text.char_indices().peekable();
    let mut word_start = None;
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || c == '_' {
            word_start.get_or_insert(at);
            continue;
        }
        if let Some(word) = word_start.take().and_then(|from| source.text.get(from..at)) {
            links += usize::from(matches!(word, "if" | "when" | "unless"));
        }
        match c {
            '/' if chars.peek().is_some_and(|(_, next)| *next == '/') => {
                while chars.next_if(|(_, c)| !matches!(c, '\n' | '\r')).is_some() {}
            }
            '"' => skip_string(&mut chars).ok_or_else(|| {
                source.problem(
                    at,
                    "the text in quotes does not end",
                    "put a `\"` at its end",
                )
            })?,
            '(' | '{' => depth += 1,
            '[' => {
                depth += 1;
                links += 1;
            }
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            '|' | '&' => {
                // Both are written double.
                chars.next_if(|(_, next)| *next == c);
                links += 1;
            }
            '.' | '+' | '-' | '*' | '!' => links += 1,
            ';' => links = 0,
            _ => {}
        }
        if depth > DEPTH {
            return Err(source.problem(
                at,
                format_args!("there are more than {DEPTH} brackets within each other"),
                "split the condition over several rules",
            ));
        }
        if links > LINKS {
            return Err(source.problem(
                at,
                format_args!("the rule has more than {LINKS} operators, accesses and conditions"),
                "split it into several rules, or compare with a set: \
                 `[\"NO\", \"SE\"].contains(principal.country)`",
            ));
        }
    }
    Ok(())
}

/// Goes past the closing quote; `None` if there is none.
fn skip_string(chars: &mut impl Iterator<Item = (usize, char)>) -> Option<()> {
    while let Some((_, c)) = chars.next() {
        match c {
            '"' => return Some(()),
            '\\' => {
                chars.next();
            }
            _ => {}
        }
    }
    None
}
