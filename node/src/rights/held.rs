//! What is held of a member beside its profile and consents: who acts for it and who is invited to,
//! its introductions, and what matchmakers keep of their searches for it.

use serde::Serialize;
use serde_json::{Value, json};
use steelyard_protocol::ids::MemberRef;

use super::{
    RightsError,
    export::{ExportError, Table},
};
use crate::{
    asking::Saved,
    introductions::{Introduction, Introductions},
    people::People,
};

/// What the node keeps of `member` in `people`, `introductions` and `saved`, as parts of an export.
///
/// # Errors
/// If there is no such member, or the store fails or cannot be read.
pub async fn beside(
    people: &People,
    introductions: &Introductions,
    saved: &Saved,
    member: &MemberRef,
) -> Result<Vec<Table>, RightsError> {
    let mut tables = of_people(people, member).await?;
    tables.push(of_introductions(introductions.all_of(member).await?)?);
    tables.extend(of_searches(saved, member).await?);
    Ok(tables)
}

async fn of_people(people: &People, member: &MemberRef) -> Result<Vec<Table>, RightsError> {
    let persons = people.acting_for(member).await?;
    let persons = persons
        .iter()
        .map(|p| vec![json!(p.name), json!(p.email.as_str()), json!(p.language)]);
    let invited = people.invited_for(member).await?;
    let invited = invited
        .iter()
        .map(|i| vec![json!(i.email.as_str()), json!(i.expires)]);
    Ok(vec![
        Table {
            name: "persons",
            columns: &["name", "email", "language"],
            rows: persons.collect(),
        },
        Table {
            name: "invited",
            columns: &["email", "until"],
            rows: invited.collect(),
        },
    ])
}

fn of_introductions(all: Vec<Introduction>) -> Result<Table, RightsError> {
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
        let held = written(&introduction)?;
        let value = |column: &&str| held.get(*column).cloned().unwrap_or(Value::Null);
        rows.push(columns.iter().map(value).collect());
    }
    Ok(Table {
        name: "introductions",
        columns,
        rows,
    })
}

/// As with introductions, without who of the staff it was.
async fn of_searches(saved: &Saved, member: &MemberRef) -> Result<[Table; 2], RightsError> {
    let mut searches = Vec::new();
    for search in saved.searches_for(member).await? {
        searches.push(vec![
            json!(search.name),
            written(&search.inquiry)?,
            json!(search.saved_at),
            json!(search.run_at),
        ]);
    }
    let mut shortlist = Vec::new();
    for listed in saved.shortlisted_for(member).await? {
        shortlist.push(vec![
            json!(listed.found.cluster),
            json!(listed.found.handle),
            json!(listed.note),
            written(&listed.inquiry)?,
            json!(listed.added_at),
        ]);
    }
    Ok([
        Table {
            name: "searches",
            columns: &["name", "asked", "saved_at", "last_asked_at"],
            rows: searches,
        },
        Table {
            name: "shortlist",
            columns: &["cluster", "handle", "note", "asked", "added_at"],
            rows: shortlist,
        },
    ])
}

fn written(value: &impl Serialize) -> Result<Value, ExportError> {
    Ok(serde_json::to_value(value)?)
}
