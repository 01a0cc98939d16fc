//! Drafts of charters: the first one, the next one, and what a draft changes, in words.

use steelyard_protocol::{
    charter::{Charter, ClusterEntry, ClusterState, VerifiedCharter},
    ids::{ClusterId, FederationId},
    time::Timestamp,
};

use super::{
    defaults::{default_purposes, default_vocabularies},
    fingerprint,
};

/// Why a draft cannot be made.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum DraftError {
    /// A cluster is not in the charter in force.
    #[error("cluster `{0}` does not stand in the charter; it names {1}")]
    Unknown(ClusterId, String),
    /// The draft says what the charter in force says.
    #[error(
        "nothing would change; add --add-card, --suspend, --resume, --remove, --threshold or --expires"
    )]
    Unchanged,
}

/// What the next version is to change.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Clusters to add, or to put in the place of those of the same id.
    pub entries: Vec<ClusterEntry>,
    /// Clusters to suspend.
    pub suspend: Vec<ClusterId>,
    /// Clusters that take part again.
    pub resume: Vec<ClusterId>,
    /// Clusters to take out.
    pub remove: Vec<ClusterId>,
    /// A threshold; none: as it is, and where it was a majority, a majority again.
    pub threshold: Option<u32>,
    /// Until when it holds; none: as it is.
    pub expires: Option<Timestamp>,
}

/// A first version.
pub fn first(
    federation: FederationId,
    name: String,
    mut clusters: Vec<ClusterEntry>,
    threshold: Option<u32>,
    issued: Timestamp,
    expires: Timestamp,
) -> Charter {
    clusters.sort_by(|a, b| a.id.cmp(&b.id));
    Charter {
        federation,
        name,
        version: 1,
        previous: None,
        issued,
        expires,
        threshold: threshold.unwrap_or_else(|| majority(clusters.iter())),
        purposes: default_purposes(),
        vocabularies: default_vocabularies(),
        clusters,
    }
}

/// The version after `current`, with these changes.
///
/// # Errors
/// If a change names a cluster that is not there, or nothing changes.
pub fn next(
    current: &VerifiedCharter,
    changes: Changes,
    now: Timestamp,
) -> Result<Charter, DraftError> {
    let before = current.charter();
    let mut draft = before.clone();
    draft.version = before.version.saturating_add(1);
    draft.previous = Some(current.digest());
    draft.issued = now;
    for mut entry in changes.entries {
        match draft.clusters.iter_mut().find(|c| c.id == entry.id) {
            Some(place) => {
                // A new card gives new keys or addresses; it does not end a suspension.
                entry.status = place.status;
                *place = entry;
            }
            None => draft.clusters.push(entry),
        }
    }
    for (ids, status) in [
        (changes.suspend, ClusterState::Suspended),
        (changes.resume, ClusterState::Active),
    ] {
        for id in ids {
            let unknown = unknown(&id, &draft);
            let found = draft.clusters.iter_mut().find(|c| c.id == id);
            found.ok_or(unknown)?.status = status;
        }
    }
    for id in changes.remove {
        if draft.cluster(id.as_str()).is_none() {
            return Err(unknown(&id, &draft));
        }
        draft.clusters.retain(|c| c.id != id);
    }
    draft.clusters.sort_by(|a, b| a.id.cmp(&b.id));
    let was_majority = before.threshold == majority(before.clusters.iter());
    match changes.threshold {
        Some(threshold) => draft.threshold = threshold,
        None if was_majority => draft.threshold = majority(draft.clusters.iter()),
        None => {}
    }
    if let Some(expires) = changes.expires {
        draft.expires = expires;
    }
    if differences(before, &draft).is_empty() {
        return Err(DraftError::Unchanged);
    }
    Ok(draft)
}

/// More than half of those that take part.
pub fn majority<'a>(clusters: impl Iterator<Item = &'a ClusterEntry>) -> u32 {
    let active = clusters
        .filter(|c| c.status == ClusterState::Active)
        .count();
    u32::try_from(active / 2 + 1).unwrap_or(u32::MAX)
}

/// What `after` changes of `before`, one line each, for people who are to sign it.
pub fn differences(before: &Charter, after: &Charter) -> Vec<String> {
    let mut lines = Vec::new();
    let mut changed = |what: String, old: &dyn std::fmt::Display, new: &dyn std::fmt::Display| {
        let (old, new) = (old.to_string(), new.to_string());
        if old != new {
            lines.push(format!("{what} changes from {old} to {new}"));
        }
    };
    changed("the name".to_owned(), &before.name, &after.name);
    changed(
        "the threshold".to_owned(),
        &before.threshold,
        &after.threshold,
    );
    changed("the expiry".to_owned(), &before.expires, &after.expires);
    changed(
        "the list of purposes".to_owned(),
        &purposes(before),
        &purposes(after),
    );
    changed(
        "the list of vocabularies".to_owned(),
        &vocabularies(before),
        &vocabularies(after),
    );
    for new in &after.clusters {
        let Some(old) = before.cluster(new.id.as_str()) else {
            continue;
        };
        let of = |what: &str| format!("{what} of `{}`", new.id);
        changed(of("the name"), &old.name, &new.name);
        changed(of("the country"), &old.country, &new.country);
        changed(of("the state"), &state(old), &state(new));
        let print = |c: &ClusterEntry| fingerprint(&c.signing_key);
        changed(of("the signing key"), &print(old), &print(new));
        changed(of("the nodes"), &nodes(old), &nodes(new));
    }
    for old in &before.clusters {
        if after.cluster(old.id.as_str()).is_none() {
            lines.push(format!("cluster `{}` is taken out", old.id));
        }
    }
    for new in &after.clusters {
        if before.cluster(new.id.as_str()).is_none() {
            lines.push(format!(
                "cluster `{}` ({}, {}) comes in with the signing key {}",
                new.id,
                new.name,
                new.country,
                fingerprint(&new.signing_key)
            ));
        }
    }
    lines
}

/// The word for a cluster's state.
pub const fn state(cluster: &ClusterEntry) -> &'static str {
    match cluster.status {
        ClusterState::Active => "active",
        ClusterState::Suspended => "suspended",
    }
}

fn unknown(id: &ClusterId, charter: &Charter) -> DraftError {
    let names: Vec<&str> = charter.clusters.iter().map(|c| c.id.as_str()).collect();
    DraftError::Unknown(id.clone(), names.join(", "))
}

fn purposes(charter: &Charter) -> String {
    let words: Vec<String> = charter
        .purposes
        .iter()
        .map(|p| {
            format!(
                "{} ({})",
                p.id,
                p.dpv.as_deref().unwrap_or("no DPV purpose")
            )
        })
        .collect();
    words.join(", ")
}

fn vocabularies(charter: &Charter) -> String {
    let words: Vec<String> = charter
        .vocabularies
        .iter()
        .map(|v| match v.digest {
            Some(digest) => format!("{} ({digest})", v.id),
            None => v.id.clone(),
        })
        .collect();
    words.join(", ")
}

fn nodes(cluster: &ClusterEntry) -> String {
    let words: Vec<String> = cluster
        .nodes
        .iter()
        .map(|n| {
            format!(
                "{} at [{}]",
                fingerprint(&n.transport_key),
                n.addresses.join(", ")
            )
        })
        .collect();
    words.join("; ")
}
