//! Whether the node's answers are those that the database gave, as its digests tell.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    path::Path,
};

use anyhow::{Context, ensure};
use integration_tests::central::{cluster, number, profile, text};
use serde_json::Value;
use steelyard::{answering::disclose::handle, identity::Identity};
use steelyard_protocol::{
    answer::{Answer, Match},
    envelope::Digest,
    fields::{Entry, FieldGroup, Kind, Region},
};

use super::{data, size::Size};

/// Members by what everybody sees of them: a member of whom no more is disclosed is known only by a
/// handle, which is compared with those of the members that look like it.
struct Members(HashMap<u64, Vec<u32>>);

fn looks(region: &Region, kind: &Kind, offers: &[Entry]) -> anyhow::Result<u64> {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(&(region, kind, offers))?.hash(&mut hasher);
    Ok(hasher.finish())
}

impl Members {
    fn load(material: &Path) -> anyhow::Result<Self> {
        let mut members: HashMap<u64, Vec<u32>> = HashMap::new();
        for row in data::lines(&material.join("members.jsonl"))? {
            let row = row?;
            let profile = profile(&row);
            members
                .entry(looks(&profile.region, &profile.kind, &profile.offers)?)
                .or_default()
                .push(u32::try_from(number(&row, "id"))?);
        }
        Ok(Self(members))
    }

    /// The number of a member in an answer for the cluster of the number `asker`.
    fn number(&self, found: &Match, asker: u64, identity: &Identity) -> anyhow::Result<u32> {
        if let Some(member) = &found.member_ref {
            return Ok(member.as_str().parse()?);
        }
        let fields = &found.fields;
        let (Some(region), Some(kind), Some(offers)) =
            (&fields.region, &fields.kind, &fields.offers)
        else {
            anyhow::bail!("less than tier 1 is disclosed");
        };
        let asker = cluster(asker);
        let alike = self.0.get(&looks(region, kind, offers)?);
        alike
            .into_iter()
            .flatten()
            .copied()
            .find(|id| handle(identity.handle_key(), &asker, *id).is_ok_and(|h| h == found.handle))
            .context("an answer holds a member that nobody knows")
    }
}

/// Compares the first answers of the workload with the recorded ones.
pub(crate) fn compare(
    baseline: &Path,
    material: &Path,
    size: Size,
    identity: &Identity,
    answers: &[(Value, Answer)],
) -> anyhow::Result<()> {
    let members = Members::load(material)?;
    let mut lines = String::new();
    for (asked, answer) in answers {
        let asker = number(asked, "requester");
        let mut hits = Vec::new();
        for found in &answer.matches {
            let groups = found.fields.groups();
            let tier = if groups.contains(FieldGroup::Contact) {
                3
            } else if groups.contains(FieldGroup::Identity) {
                2
            } else {
                1
            };
            let id = members.number(found, asker, identity)?;
            hits.push(format!("{id}:{}:{tier}", found.score));
        }
        let total = answer.total.context("an answer without a total")?;
        lines.push_str(&format!(
            "{} {total} {}\n",
            text(asked, "qid"),
            hits.join(",")
        ));
    }
    let file = baseline.join(format!("ref/digest-{size}.txt"));
    let wanted = std::fs::read_to_string(&file)?;
    let found: String = Digest::of(lines.as_bytes())
        .as_bytes()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    ensure!(
        found == wanted.trim(),
        "the answers are not those recorded in `{}`: {found}",
        file.display()
    );
    Ok(())
}
