//! What the database's generator makes, and the node that holds it.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use integration_tests::{
    central::{RULES, cluster, concept, consent, moment, number, profile},
    ports::free_port,
};
use serde_json::Value;
use steelyard::{
    audit::{
        consents::consent_digest,
        entry::{Commitment, Event},
        ledger::{Change, Ledger},
    },
    clock::ManualClock,
    config::{ClusterSection, Config, DataDir},
    directory::Directory,
    identity::{Identity, card, charter, defaults},
    store::{Store, consents::ConsentRow, members::MemberRow},
};
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, ClusterState, NodeEntry, SignedCharter, VocabularyEntry},
    keys::SigningKey,
    time::Timestamp,
};
use tokio::process::Command;

use super::size::Size;

/// The moment that all queries of the workload are asked at: the node's clock stands there, so that
/// the same consents hold in every run.
pub(crate) fn now() -> anyhow::Result<Timestamp> {
    Ok("2026-06-01T00:00:00Z".parse()?)
}

/// Members written in one change.
const CHUNK: usize = 20_000;
/// The file in a prepared node's folder that holds the askers' keys, written last.
pub(crate) const ASKERS: &str = "askers.json";

/// Builds the generator.
pub(crate) async fn generator(baseline: &Path, work: &Path) -> anyhow::Result<PathBuf> {
    let target = work.join("generator");
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--release", "--manifest-path"])
        .arg(baseline.join("bench/Cargo.toml"))
        .env("CARGO_TARGET_DIR", &target)
        .status()
        .await
        .context("cargo could not be run")?;
    ensure!(status.success(), "the generator could not be built");
    Ok(target.join("release/cpbench"))
}

/// Generates members, consents and queries, unless they are there.
pub(crate) async fn generated(
    generator: &Path,
    work: &Path,
    size: Size,
) -> anyhow::Result<PathBuf> {
    let folder = work.join("data").join(size.name());
    let queries = folder.join("queries.jsonl");
    // The generator writes these last.
    if !queries.exists() {
        eprintln!("{size}: generating members");
        let status = Command::new(generator)
            .arg("gen")
            .arg(&folder)
            .args(["--members", &size.members().to_string()])
            .args(["--clusters", &size.clusters().to_string()])
            .arg("--jsonl")
            .status()
            .await?;
        ensure!(status.success(), "the generator failed");
    }
    Ok(folder)
}

/// The lines of a generated file.
pub(crate) fn lines(
    file: &Path,
) -> anyhow::Result<impl Iterator<Item = anyhow::Result<Value>> + use<>> {
    let reader =
        File::open(file).with_context(|| format!("`{}` cannot be read", file.display()))?;
    Ok(BufReader::new(reader)
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?)))
}

/// The folder of a node that holds all of it, made unless it is there.
pub(crate) async fn prepared(material: &Path, work: &Path, size: Size) -> anyhow::Result<PathBuf> {
    let folder = work.join("nodes").join(size.name());
    if folder.join(ASKERS).exists() {
        return Ok(folder);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let data_dir = DataDir::at(folder.clone());
    data_dir.create()?;
    let id = "central".parse()?;
    let mut config = Config::with_defaults(ClusterSection {
        id,
        name: "Central".to_owned(),
        country: "NO".parse()?,
    });
    config.network.listen = vec![format!("/ip4/127.0.0.1/udp/{}/quic-v1", free_port())];
    std::fs::write(data_dir.config_file(), toml::to_string(&config)?)?;
    std::fs::create_dir_all(data_dir.rules())?;
    std::fs::write(data_dir.rules().join("central.cedar"), RULES)?;
    let identity = Identity::create(&data_dir, &config.cluster.id)?;
    let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
    let ledger = Ledger::open(store.clone(), identity.ledger_key().clone()).await?;
    let clock = std::sync::Arc::new(ManualClock::at(now()?));
    let concepts = lines(&material.join("taxonomy.jsonl"))?
        .map(|row| Ok(concept(&row?)))
        .collect::<anyhow::Result<Vec<_>>>()?;
    Directory::new(ledger.clone(), clock.clone())
        .import_vocabulary("central", &concepts)
        .await?;
    let keys = askers(size)?;
    let own = card::own_entry(&config, &identity);
    let signed = found(own, &keys, &identity)?;
    charter::adopt(&ledger, &*clock, &identity, None, &[signed]).await?;
    load(&ledger, material, size).await?;
    store.close().await;
    let keys: Vec<String> = keys
        .iter()
        .map(|(_, pkcs8)| STANDARD.encode(pkcs8))
        .collect();
    std::fs::write(folder.join(ASKERS), serde_json::to_string(&keys)?)?;
    Ok(folder)
}

/// A key for each cluster that asks, from number 1 on.
fn askers(size: Size) -> anyhow::Result<Vec<(SigningKey, Vec<u8>)>> {
    (0..size.clusters())
        .map(|_| Ok(SigningKey::generate()?))
        .collect()
}

/// The charter of the node and all that ask. Nobody is at the askers' addresses: they have none.
fn found(
    own: ClusterEntry,
    askers: &[(SigningKey, Vec<u8>)],
    identity: &Identity,
) -> anyhow::Result<SignedCharter> {
    let mut clusters = vec![own];
    for ((key, _), number) in askers.iter().zip(1..) {
        let (transport, _) = SigningKey::generate()?;
        clusters.push(ClusterEntry {
            id: cluster(number),
            name: format!("Cluster {number}"),
            country: "NO".parse()?,
            status: ClusterState::Active,
            signing_key: key.public(),
            nodes: vec![NodeEntry {
                transport_key: transport.public(),
                addresses: Vec::new(),
            }],
        });
    }
    let mut vocabularies = defaults::default_vocabularies();
    vocabularies.push(VocabularyEntry {
        id: "central".to_owned(),
        digest: None,
    });
    let mut signed = SignedCharter::draft(&Charter {
        federation: "central".parse()?,
        name: "Central".to_owned(),
        version: 1,
        previous: None,
        issued: now()?.plus_seconds(-86_400),
        expires: now()?.plus_seconds(86_400),
        threshold: 1,
        purposes: defaults::default_purposes(),
        vocabularies,
        clusters,
    })?;
    signed.sign(identity.cluster(), identity.signing())?;
    Ok(signed)
}

/// Writes members and consents as an import does, but with the moments of their last change, by which
/// members of the same score are ordered.
async fn load(ledger: &Ledger, material: &Path, size: Size) -> anyhow::Result<()> {
    let mut members = lines(&material.join("members.jsonl"))?;
    let mut consents = lines(&material.join("consents.jsonl"))?.peekable();
    let mut done = 0;
    loop {
        let mut change = ledger.begin().await?;
        let revision = change.bump_revision();
        let (mut rows, mut given) = (Vec::new(), Vec::new());
        for member in members.by_ref().take(CHUNK) {
            let member = member?;
            let row = member_row(&mut change, &member, revision)?;
            let whose = Commitment::to(&row.member_ref.parse()?, &row.salt);
            while let Some(next) = consents.next_if(|c| {
                c.as_ref()
                    .is_ok_and(|c| number(c, "member_id") == number(&member, "id"))
            }) {
                let of = number(&member, "cluster_id");
                given.extend(consent_row(&mut change, &next?, of, (row.id, whose))?);
            }
            rows.push(row);
        }
        if rows.is_empty() {
            change.rollback().await?;
            break;
        }
        done += rows.len();
        change.append(
            now()?,
            Event::MembersImported {
                added: rows.len() as u64,
                changed: 0,
            },
        )?;
        change.store().put_members(&rows).await?;
        change.store().add_consents(&given).await?;
        change.commit().await?;
        eprintln!("{size}: {done} members imported");
    }
    ensure!(consents.next().is_none(), "consents of unknown members");
    Ok(())
}

fn member_row(change: &mut Change, member: &Value, revision: i64) -> anyhow::Result<MemberRow> {
    let profile = profile(member);
    let id = change.new_member();
    ensure!(
        id == number(member, "id").cast_signed(),
        "members have other numbers than there"
    );
    Ok(MemberRow {
        id,
        member_ref: profile.member_ref.as_str().to_owned(),
        profile: serde_json::to_string(&profile)?,
        salt: rand::random::<[u8; 16]>().to_vec(),
        updated_at: moment(member, "updated_at")
            .context("a member without a moment")?
            .as_millis(),
        revision,
    })
}

/// Nothing for a consent that was withdrawn, or ended, before it began.
fn consent_row(
    change: &mut Change,
    from: &Value,
    cluster: u64,
    (member_id, member): (i64, Commitment),
) -> anyhow::Result<Option<ConsentRow>> {
    let (terms, validity) = consent(from, cluster);
    if validity
        .valid_until
        .is_some_and(|u| u <= validity.valid_from)
    {
        return Ok(None);
    }
    let id = change.new_consent();
    let event = Event::ConsentGiven {
        member,
        consent: id.cast_unsigned(),
        terms: consent_digest(&terms, validity)?,
        source: "import".to_owned(),
        notice: None,
    };
    change.append(now()?, event)?;
    Ok(Some(ConsentRow {
        id,
        member_id,
        terms: serde_json::to_string(&terms)?,
        valid_from: validity.valid_from.as_millis(),
        valid_until: validity.valid_until.map(Timestamp::as_millis),
        given_at: now()?.as_millis(),
        source: "import".to_owned(),
        revision: change.revision(),
    }))
}
