//! Where the demo's clusters, members and consents come from.

use std::{collections::HashSet, path::Path, sync::Arc};

use anyhow::Context;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use steelyard_policies::profile::Profile;
use steelyard_protocol::ids::{ClusterId, Country, MemberRef, Purpose};

use crate::{
    directory::import::{
        ConsentReading, ConsentSheet, Limits, consent_mix, read_consents_text, read_members,
    },
    vocabulary::{ConceptEntry, Vocabulary, read_table},
};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/demo");

/// The clusters of a demo.
pub(super) struct Source {
    pub(super) clusters: Vec<Cluster>,
    pub(super) vocabulary: Arc<Vocabulary>,
    /// The rows of a vocabulary beside the data, to be imported by every node.
    pub(super) concepts: Vec<ConceptEntry>,
}

/// A cluster with its members and what they consent to.
pub(super) struct Cluster {
    pub(super) id: ClusterId,
    pub(super) name: String,
    pub(super) country: Country,
    pub(super) members: Vec<Profile>,
    pub(super) consents: ConsentSheet,
}

#[derive(Deserialize)]
struct Row {
    slug: ClusterId,
    name: String,
    country: Country,
}

impl Source {
    /// Reads the built-in demo, or that of `folder`.
    pub(super) fn read(folder: Option<&Path>, mix: bool) -> anyhow::Result<Self> {
        let text = |name: &str| -> anyhow::Result<Option<Vec<u8>>> {
            match folder {
                None => Ok(BUILT_IN.get_file(name).map(|f| f.contents().to_vec())),
                Some(folder) => {
                    let path = folder.join(name);
                    if !path.exists() {
                        return Ok(None);
                    }
                    let bytes = std::fs::read(&path);
                    bytes
                        .map(Some)
                        .with_context(|| format!("cannot read `{}`", path.display()))
                }
            }
        };
        let place = folder.map_or_else(|| "the demo".to_owned(), |f| f.display().to_string());
        let rows = text("clusters.json")?
            .with_context(|| format!("`{place}` holds no clusters.json; name another --data"))?;
        let rows: Vec<Row> = serde_json::from_slice(&rows)
            .with_context(|| format!("`{place}/clusters.json` cannot be read"))?;
        let concepts = match text("reference/euroscivoc.csv")? {
            Some(table) => {
                read_table(&table)
                    .with_context(|| format!("`{place}/reference/euroscivoc.csv` cannot be read"))?
                    .0
            }
            None => Vec::new(),
        };
        let all = Vocabulary::builtin_rows()
            .into_iter()
            .chain(concepts.iter().cloned());
        let vocabulary = Vocabulary::from_rows(all)?;
        let ids: Vec<ClusterId> = rows.iter().map(|r| r.slug.clone()).collect();
        let mut clusters = Vec::new();
        for row in rows {
            let name = format!("members/{}.csv", row.slug);
            let csv = text(&name)?.with_context(|| format!("`{place}` holds no {name}"))?;
            let file = read_members(csv.as_slice(), &vocabulary, Limits::default(), |_| ())
                .with_context(|| format!("`{place}/{name}` cannot be read"))?;
            let members = file.all().with_context(|| format!("`{place}/{name}`"))?;
            let refs: Vec<MemberRef> = members.iter().map(|m| m.member_ref.clone()).collect();
            let story = text(&format!("consents/{}.toml", row.slug))?;
            let consents = match story {
                Some(story) if !mix => read_story(&row.slug, &story, &refs)?,
                _ => consent_mix(&refs, &ids)?,
            };
            let Row {
                slug,
                name,
                country,
            } = row;
            clusters.push(Cluster {
                id: slug,
                name,
                country,
                members,
                consents,
            });
        }
        anyhow::ensure!(
            !clusters.is_empty(),
            "`{place}/clusters.json` names no cluster"
        );
        Ok(Self {
            clusters,
            vocabulary: Arc::new(vocabulary),
            concepts,
        })
    }
}

fn read_story(
    cluster: &ClusterId,
    story: &[u8],
    refs: &[MemberRef],
) -> anyhow::Result<ConsentSheet> {
    let name = format!("consents/{cluster}.toml");
    let story = std::str::from_utf8(story).with_context(|| format!("`{name}` is not UTF-8"))?;
    let members: HashSet<&MemberRef> = refs.iter().collect();
    let purposes: Vec<Purpose> = [
        Purpose::MATCHMAKING,
        Purpose::STATISTICS,
        Purpose::FUNDING_CALL,
        Purpose::EVENT,
    ]
    .iter()
    .map(|p| p.parse())
    .collect::<Result<_, _>>()?;
    let reading = ConsentReading {
        members: &members,
        purposes: &purposes,
        leave_out_unknown: false,
    };
    Ok(read_consents_text(story, Path::new(&name), reading)?.sheet)
}
