//! `steelyard member list` and `show`.

use std::io::Write;

use serde::Serialize;
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, OrganisationType},
    ids::{Country, MemberRef, Nuts},
    time::Timestamp,
};

use super::{ListArgs, Local, PAGE, output};
use crate::{
    cli::{
        consent::write_consents,
        local::{cell, cell_of, table, write_json},
    },
    directory::{Member, consents::ConsentState, objections::Objection},
    vocabulary::Vocabulary,
};

/// A member in a list, for programs.
#[derive(Serialize)]
struct Listed<'a> {
    member_ref: &'a MemberRef,
    legal_name: &'a str,
    country: Option<&'a Country>,
    nuts: Option<&'a Nuts>,
    organisation_type: OrganisationType,
    updated_at: Timestamp,
}

impl<'a> From<&'a Member> for Listed<'a> {
    fn from(member: &'a Member) -> Self {
        let profile = &member.profile;
        Self {
            member_ref: &profile.member_ref,
            legal_name: &profile.identity.legal_name,
            country: profile.region.country.as_ref(),
            nuts: profile.region.nuts.as_ref(),
            organisation_type: profile.kind.organisation_type,
            updated_at: member.updated_at,
        }
    }
}

pub(super) async fn list(
    args: ListArgs,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let mut after = args.after;
    let mut left = args.limit;
    let mut shown = table(["reference", "name", "country", "region", "kind", "updated"]);
    let mut any = false;
    if local.json {
        write!(out, "[")?;
    }
    while left > 0 {
        let members = local.directory.members(&after, left.min(PAGE)).await?;
        let Some(last) = members.last() else { break };
        last.profile.member_ref.as_str().clone_into(&mut after);
        left = left.saturating_sub(u32::try_from(members.len()).unwrap_or(u32::MAX));
        for member in members.iter().map(Listed::from) {
            if local.json {
                write!(out, "{}", if any { ",\n" } else { "\n" })?;
                serde_json::to_writer(&mut *out, &member)?;
            } else {
                shown.add_row([
                    cell(member.member_ref),
                    cell(member.legal_name),
                    cell_of(member.country),
                    cell_of(member.nuts),
                    cell(member.organisation_type),
                    cell(member.updated_at),
                ]);
            }
            any = true;
        }
    }
    if local.json {
        writeln!(out, "\n]")?;
    } else if any {
        writeln!(out, "{shown}")?;
    } else {
        output::note("no members; `steelyard member import FILE` adds some");
    }
    Ok(())
}

/// A member with what it consents to, for programs.
#[derive(Serialize)]
struct Shown<'a> {
    profile: &'a Profile,
    updated_at: Timestamp,
    consents: &'a [ConsentState],
    objections: &'a [Objection],
}

pub(super) async fn show(
    member_ref: &MemberRef,
    local: &Local<'_>,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    let member = local.directory.member(member_ref).await?;
    let consents = local.directory.consents(member_ref).await?;
    let objections = local.directory.objections(member_ref).await?;
    let profile = &member.profile;
    if local.json {
        let shown = Shown {
            profile,
            updated_at: member.updated_at,
            consents: &consents,
            objections: &objections,
        };
        return Ok(write_json(out, &shown)?);
    }
    let vocabulary = Vocabulary::load(local.directory.store()).await?;
    let mut shown = table([cell(member_ref).as_str(), ""]);
    let identity = &profile.identity;
    let mut rows = vec![
        ("name", identity.legal_name.clone()),
        ("city", cell_of(identity.city.as_ref())),
        ("website", cell_of(identity.website.as_ref())),
        ("country", cell_of(profile.region.country.as_ref())),
        ("region", cell_of(profile.region.nuts.as_ref())),
        ("kind", profile.kind.organisation_type.to_string()),
        ("summary", profile.summary.text.clone()),
    ];
    rows.extend(
        profile
            .offers
            .iter()
            .map(|e| ("offer", described(e, &vocabulary))),
    );
    rows.extend(
        profile
            .needs
            .iter()
            .map(|e| ("need", described(e, &vocabulary))),
    );
    rows.push(("contact", cell_of(profile.contact.name.as_ref())));
    rows.push(("e-mail", cell_of(profile.contact.email.as_ref())));
    rows.push(("updated", member.updated_at.to_string()));
    for (name, value) in rows.into_iter().filter(|(_, value)| !value.is_empty()) {
        shown.add_row([name.to_owned(), cell(value)]);
    }
    writeln!(out, "{shown}")?;
    Ok(write_consents(out, &consents, &objections)?)
}

/// An entry in a few lines.
fn described(entry: &Entry, vocabulary: &Vocabulary) -> String {
    let concepts = |codes: &[steelyard_protocol::ids::ConceptCode]| {
        let labels: Vec<&str> = codes.iter().map(|c| vocabulary.label(c, "en")).collect();
        labels.join(", ")
    };
    let trl = entry.trl.map(|t| format!("TRL {} to {}", t.min(), t.max()));
    let derived = Some(concepts(&entry.concepts_derived)).filter(|d| !d.is_empty());
    let lines = [
        entry.title.clone(),
        entry.text.clone(),
        concepts(&entry.concepts),
        derived.map(|d| format!("derived: {d}")).unwrap_or_default(),
        trl.unwrap_or_default(),
    ];
    lines
        .into_iter()
        .filter(|l| !l.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
