//! Pages for those who run the node: is it well, who are its peers, what are its rules, who may do
//! what, what has it recorded, when was it backed up.

mod backup;
mod charter;
mod health;
mod jobs;
mod log;
mod peers;
mod people;
mod rules;

use std::sync::Arc;

use steelyard_protocol::fields::Granularity;

use super::pages::{Access, Fault, Pages, Visit};
use jobs::Jobs;

/// Adds the pages of this area.
pub fn pages(pages: Pages) -> Pages {
    let jobs = Arc::new(Jobs::default());
    pages
        .get("/admin", Access::Admin, health::show)
        .get("/admin/peers", Access::Admin, peers::show)
        .get("/admin/charter", Access::Admin, charter::show)
        .get("/admin/charter/file", Access::Admin, charter::download)
        .get("/admin/rules", Access::Admin, rules::show)
        .get("/admin/people", Access::Admin, people::list)
        .post("/admin/people", Access::Admin, people::add)
        .get("/admin/people/{id}", Access::Admin, people::show)
        .post("/admin/people/{id}/role", Access::Admin, people::set_role)
        .post(
            "/admin/people/{id}/disabled",
            Access::Admin,
            people::set_disabled,
        )
        .post("/admin/people/{id}/invite", Access::Admin, people::invite)
        .post(
            "/admin/people/{id}/sessions/end",
            Access::Admin,
            people::end_sessions,
        )
        .post("/admin/people/{id}/remove", Access::Admin, people::remove)
        .with(|pages| log::pages(pages, &jobs))
        .with(|pages| backup::pages(pages, &jobs))
}

/// A fault that is told in the log of the process, and not to the browser.
fn unavailable(e: impl std::fmt::Display) -> Fault {
    tracing::error!(error = %e, "a page could not be made");
    Fault::Unavailable
}

/// The word for how much an answer tells.
fn level(visit: &Visit, granularity: Granularity) -> String {
    visit.text(&format!("admin-level-{}", granularity.as_str()))
}

/// The word for a purpose: purposes that only the charter knows go by their own name.
fn purpose(visit: &Visit, purpose: &str) -> String {
    let id = format!("purpose-{purpose}");
    if crate::texts::Locale::has(&id) {
        visit.text(&id)
    } else {
        purpose.to_owned()
    }
}

/// A number, with its digits in groups.
fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            // A narrow space that does not break.
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

/// A size for people.
#[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
fn size(bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB"];
    let mut size = bytes as f64 / 1_000.0;
    let mut unit = 0;
    while size >= 1_000.0 && unit + 1 < units.len() {
        size /= 1_000.0;
        unit += 1;
    }
    let unit = units.get(unit).copied().unwrap_or_default();
    if size < 10.0 {
        format!("{size:.1} {unit}")
    } else {
        format!("{size:.0} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_sizes_are_easy_to_read() {
        assert_eq!(number(12), "12");
        assert_eq!(number(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(size(900), "0.9 kB");
        assert_eq!(size(12_400_000), "12 MB");
    }
}
