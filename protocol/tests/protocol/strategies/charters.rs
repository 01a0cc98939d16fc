//! Arbitrary charters, and the invitations and cards that lead into them.

use proptest::{collection::vec, option, prelude::*};
use steelyard_protocol::{
    card::{CardClaims, InviteClaims},
    charter::{Charter, ClusterEntry, ClusterState, NodeEntry, PurposeEntry, VocabularyEntry},
    envelope::Digest,
    ids::FederationId,
    keys::PublicKey,
    time::Timestamp,
};

use super::{SLUG, country, digest, parsed, purpose};

fn name() -> impl Strategy<Value = String> {
    "[A-Za-zÀ-žα-ω][A-Za-zÀ-žα-ω &.-]{0,30}"
}

fn federation() -> impl Strategy<Value = FederationId> {
    parsed(SLUG)
}

/// An entry whose keys are made from `salt`, so that no two of one charter are alike.
fn cluster_entry(salt: u32) -> impl Strategy<Value = ClusterEntry> {
    let key = move |n: usize| {
        PublicKey::from_bytes(*Digest::of(format!("{salt} {n}").as_bytes()).as_bytes())
    };
    (
        "[a-z]{1,8}",
        name(),
        country(),
        vec(vec("/(ip4|dns)/[a-z0-9.]{1,20}/tcp/[0-9]{1,5}", 0..3), 1..4),
    )
        .prop_map(move |(id, name, country, nodes)| ClusterEntry {
            id: format!("{id}-{salt}").parse().unwrap(),
            name,
            country,
            status: ClusterState::Active,
            signing_key: key(0),
            nodes: nodes
                .into_iter()
                .enumerate()
                .map(|(n, addresses)| NodeEntry {
                    transport_key: key(n + 1),
                    addresses,
                })
                .collect(),
        })
}

pub fn invite_claims() -> impl Strategy<Value = InviteClaims> {
    (
        federation(),
        name(),
        any::<i64>(),
        any::<i64>(),
        cluster_entry(0),
    )
        .prop_map(
            |(federation, federation_name, iat, exp, inviter)| InviteClaims {
                iss: inviter.id.clone(),
                iat,
                exp,
                federation,
                federation_name,
                inviter,
            },
        )
}

pub fn card_claims() -> impl Strategy<Value = CardClaims> {
    (federation(), any::<i64>(), cluster_entry(0)).prop_map(|(federation, iat, entry)| CardClaims {
        iss: entry.id.clone(),
        iat,
        federation,
        entry,
    })
}

/// The years 1 to 9998 in milliseconds since 1970.
pub fn timestamp() -> impl Strategy<Value = Timestamp> {
    (-62_135_596_800_000_i64..253_370_764_800_000).prop_map(Timestamp::from_millis)
}

/// Charters that keep the rules, of one to five clusters, some suspended.
pub fn charter() -> impl Strategy<Value = Charter> {
    let clusters = (1_u32..=5).prop_flat_map(|n| {
        (0..n)
            .map(|salt| (cluster_entry(salt), any::<bool>()))
            .collect::<Vec<_>>()
    });
    (
        (federation(), name()),
        (1_u64..=u64::MAX, digest()),
        (timestamp(), 1_i64..1_000_000_000),
        any::<prop::sample::Index>(),
        vec(
            (purpose(), option::of("https://[a-z.]{1,20}/[a-z#]{0,9}")),
            1..4,
        ),
        vec(("[a-z]{1,12}", option::of(digest())), 0..3),
        clusters,
    )
        .prop_map(
            |(
                (federation, name),
                (version, digest),
                (issued, life),
                threshold,
                purposes,
                vocabularies,
                clusters,
            )| {
                let mut clusters: Vec<ClusterEntry> = clusters
                    .into_iter()
                    .map(|(mut cluster, suspended)| {
                        if suspended {
                            cluster.status = ClusterState::Suspended;
                        }
                        cluster
                    })
                    .collect();
                clusters[0].status = ClusterState::Active;
                let active = clusters
                    .iter()
                    .filter(|c| c.status == ClusterState::Active)
                    .count();
                let mut purposes: Vec<PurposeEntry> = purposes
                    .into_iter()
                    .map(|(id, dpv)| PurposeEntry { id, dpv })
                    .collect();
                purposes.sort_by(|a, b| a.id.cmp(&b.id));
                purposes.dedup_by(|a, b| a.id == b.id);
                let mut vocabularies: Vec<VocabularyEntry> = vocabularies
                    .into_iter()
                    .map(|(id, digest)| VocabularyEntry { id, digest })
                    .collect();
                vocabularies.sort_by(|a, b| a.id.cmp(&b.id));
                vocabularies.dedup_by(|a, b| a.id == b.id);
                Charter {
                    federation,
                    name,
                    version,
                    previous: (version > 1).then_some(digest),
                    issued,
                    expires: Timestamp::from_millis(issued.as_millis() + life),
                    threshold: 1 + u32::try_from(threshold.index(active)).unwrap(),
                    purposes,
                    vocabularies,
                    clusters,
                }
            },
        )
}
