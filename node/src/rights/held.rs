//! What is held of a member beside its profile and consents: who acts for it, and its introductions.

use serde_json::{Value, json};
use steelyard_protocol::ids::MemberRef;

use super::{RightsError, export::Table};
use crate::{introductions::Introductions, people::People};

/// The persons who act for `member`, and its introductions, as parts of an export.
///
/// # Errors
/// If there is no such member, or the store fails or cannot be read.
pub async fn beside(
    people: &People,
    introductions: &Introductions,
    member: &MemberRef,
) -> Result<Vec<Table>, RightsError> {
    let persons = people.acting_for(member).await?;
    let persons = persons
        .iter()
        .map(|p| vec![json!(p.name), json!(p.email.as_str()), json!(p.language)]);
    let persons = Table {
        name: "persons",
        columns: &["name", "email", "language"],
        rows: persons.collect(),
    };
    let all = introductions.all_of(member).await?;
    let columns: &[&str] = &[
        "id",
        "side",
        "cluster",
        "state",
        "purpose",
        "text",
        "from",
        "offers",
        "agreed",
        "received",
        "revealed",
        "requested_at",
        "expires_at",
        "changed_at",
        "timeline",
    ];
    let mut rows = Vec::with_capacity(all.len());
    for mut introduction in all {
        // Who of the staff did what is not the member's data.
        for happened in &mut introduction.timeline {
            happened.by = None;
        }
        let held = serde_json::to_value(&introduction).map_err(super::export::ExportError::from)?;
        let value = |column: &&str| held.get(*column).cloned().unwrap_or(Value::Null);
        rows.push(columns.iter().map(value).collect());
    }
    let introductions = Table {
        name: "introductions",
        columns,
        rows,
    };
    Ok(vec![persons, introductions])
}
