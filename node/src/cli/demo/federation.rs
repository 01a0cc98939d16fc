//! Nodes as processes of their own, on loopback, under one charter.

use std::{
    net::{TcpListener, UdpSocket},
    path::{Path, PathBuf},
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use indicatif::ProgressBar;
use serde::Serialize;
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, SignedCharter},
    ids::{ClusterId, Country},
};
use tokio::{
    process::{Child, Command},
    signal::unix::{SignalKind, signal},
};

use super::{
    people,
    source::{Cluster, Source},
};
use crate::{
    audit::ledger::Ledger,
    cli::{
        client::{self, process_id},
        progress,
    },
    clock::{Clock, SystemClock},
    config::{ClusterSection, Config, DataDir},
    directory::Directory,
    identity::{Identity, card, charter, defaults},
    people::People,
    store::Store,
};

/// A federation that runs.
pub(super) struct Federation {
    nodes: Vec<NodeInfo>,
    children: Vec<Child>,
    /// Removed with everything in it when the demo ends.
    _temporary: Option<tempfile::TempDir>,
}

/// A node of the federation.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NodeInfo {
    pub(super) cluster: ClusterId,
    pub(super) name: String,
    pub(super) country: Country,
    pub(super) members: usize,
    #[serde(serialize_with = "path")]
    pub(super) data_dir: DataDir,
    /// Where browsers reach it. Each node has a name of its own, since browsers don't keep the
    /// cookies of different ports apart.
    pub(super) url: String,
    pub(super) api: String,
    pub(super) probes: String,
    pub(super) addresses: Vec<String>,
    pub(super) pid: u32,
}

fn path<S: serde::Serializer>(dir: &DataDir, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&dir.root().display())
}

/// A node that is set up and not yet started.
struct Prepared {
    config: Config,
    data_dir: DataDir,
    identity: Identity,
    ledger: Ledger,
    members: usize,
}

/// How long the nodes may take to be ready and connected.
const START_TIMEOUT: Duration = Duration::from_secs(120);

impl Federation {
    /// Sets up a node for every cluster of `source`, gives them a charter that all sign, and
    /// starts them.
    pub(super) async fn start(source: &Source, keep: Option<&Path>) -> anyhow::Result<Self> {
        let (root, temporary) = match keep {
            Some(folder) => {
                std::fs::create_dir_all(folder)
                    .with_context(|| format!("cannot make `{}`", folder.display()))?;
                let empty = std::fs::read_dir(folder)?.next().is_none();
                anyhow::ensure!(
                    empty,
                    "`{}` is not empty; name a new folder",
                    folder.display()
                );
                (folder.to_owned(), None)
            }
            None => {
                let temporary = tempfile::Builder::new()
                    .prefix("steelyard-demo-")
                    .tempdir()?;
                (temporary.path().to_owned(), Some(temporary))
            }
        };
        let bar = progress::steps("setting up nodes", source.clusters.len() as u64);
        let mut prepared = Vec::new();
        for cluster in &source.clusters {
            prepared.push(prepare(cluster, source, root.join(cluster.id.as_str())).await?);
            bar.inc(1);
        }
        agree(&prepared).await?;
        for node in &prepared {
            node.ledger.store().close().await;
        }
        bar.finish_and_clear();
        let mut federation = Self {
            nodes: Vec::new(),
            children: Vec::new(),
            _temporary: temporary,
        };
        let started = federation.start_all(prepared).await;
        if let Err(e) = started {
            federation.stop().await;
            return Err(e);
        }
        Ok(federation)
    }

    async fn start_all(&mut self, prepared: Vec<Prepared>) -> anyhow::Result<()> {
        let bar = progress::steps("starting nodes", 2 * prepared.len() as u64);
        let program = std::env::current_exe().context("cannot tell where this program is")?;
        for node in &prepared {
            let log = std::fs::File::create(node.data_dir.root().join("node.log"))?;
            let child = Command::new(&program)
                .args(["serve", "--data-dir"])
                .arg(node.data_dir.root())
                .env_remove("STEELYARD_DATA_DIR")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(log)
                // Ctrl-C is for the demo, which then stops its nodes in order.
                .process_group(0)
                .kill_on_drop(true)
                .spawn()
                .context("a node could not be started")?;
            self.children.push(child);
        }
        let deadline = Instant::now() + START_TIMEOUT;
        for (node, child) in prepared.iter().zip(&mut self.children) {
            self.nodes.push(ready(node, child, deadline).await?);
            bar.inc(1);
        }
        for node in &self.nodes {
            connected(node, self.nodes.len() - 1, deadline, &bar).await?;
        }
        bar.finish_and_clear();
        Ok(())
    }

    /// The node whose matchmaker asks: that of Oslo Cancer Cluster, or the first.
    pub(super) fn asker(&self) -> &NodeInfo {
        #[expect(
            clippy::indexing_slicing,
            reason = "a source without clusters is refused"
        )]
        self.nodes
            .iter()
            .find(|n| n.cluster.as_str() == "oslo-cancer-cluster")
            .unwrap_or(&self.nodes[0])
    }

    pub(super) fn nodes(&self) -> &[NodeInfo] {
        &self.nodes
    }

    /// Tells all nodes to stop, and waits for them.
    pub(super) async fn stop(&mut self) {
        for pid in self
            .children
            .iter()
            .filter_map(Child::id)
            .filter_map(process_id)
        {
            // One that has ended by itself is no fault.
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        for child in &mut self.children {
            if tokio::time::timeout(Duration::from_secs(15), child.wait())
                .await
                .is_err()
            {
                let _ = child.kill().await;
            }
        }
    }
}

/// Waits for Ctrl-C or SIGTERM.
pub(super) async fn told_to_stop() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn prepare(cluster: &Cluster, source: &Source, root: PathBuf) -> anyhow::Result<Prepared> {
    let data_dir = DataDir::at(root);
    data_dir.create()?;
    let mut config = Config::with_defaults(ClusterSection {
        id: cluster.id.clone(),
        name: cluster.name.clone(),
        country: cluster.country.clone(),
    });
    let port = free_port()?;
    config.network.listen = vec![
        format!("/ip4/127.0.0.1/udp/{port}/quic-v1"),
        format!("/ip4/127.0.0.1/tcp/{port}"),
    ];
    let pages = free_port()?;
    config.api.listen = ([127, 0, 0, 1], pages).into();
    config.web.public_url = format!("http://{}.localhost:{pages}", cluster.id);
    config.probes.listen = ([127, 0, 0, 1], 0).into();
    // A story that is clicked through in minutes does not wait for the lot.
    config.introductions.decline_hours = 0;
    std::fs::write(data_dir.config_file(), toml::to_string(&config)?)?;
    let identity = Identity::create(&data_dir, &cluster.id)?;
    let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
    let ledger = Ledger::open(store, identity.ledger_key().clone()).await?;
    let directory = Directory::new(ledger.clone(), Arc::new(SystemClock));
    if !source.concepts.is_empty() {
        directory
            .import_vocabulary("euroscivoc", &source.concepts)
            .await?;
    }
    directory
        .import(&cluster.members, &cluster.consents, "demo", |_| ())
        .await?;
    people::add(&People::new(ledger.clone(), Arc::new(SystemClock)), cluster).await?;
    Ok(Prepared {
        config,
        data_dir,
        identity,
        ledger,
        members: cluster.members.len(),
    })
}

/// A port that neither UDP nor TCP uses now. Another program could take it before the node does;
/// then the node says so.
///
/// It lies below those that the system chooses for outgoing connections: nodes that start first
/// open many, and one of them could take the port of a node that starts later.
fn free_port() -> anyhow::Result<u16> {
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    const FIRST: u32 = 12_000;
    const COUNT: u32 = 20_000;
    // Another demo at the same time begins elsewhere.
    let begin = std::process::id().wrapping_mul(101);
    for _ in 0..COUNT {
        let given = GIVEN.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(FIRST + begin.wrapping_add(given) % COUNT)?;
        let free = TcpListener::bind(("127.0.0.1", port)).is_ok()
            && UdpSocket::bind(("127.0.0.1", port)).is_ok();
        if free {
            return Ok(port);
        }
    }
    bail!("no port is free on 127.0.0.1")
}

/// One charter that every cluster signs and adopts.
async fn agree(nodes: &[Prepared]) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let clusters: Vec<ClusterEntry> = nodes
        .iter()
        .map(|n| card::own_entry(&n.config, &n.identity))
        .collect();
    let draft = Charter {
        federation: "steelyard-demo".parse()?,
        name: "Steelyard demo".to_owned(),
        version: 1,
        previous: None,
        issued: now,
        expires: now.plus_seconds(365 * 86_400),
        threshold: u32::try_from(clusters.len() / 2 + 1)?,
        purposes: defaults::default_purposes(),
        vocabularies: defaults::default_vocabularies(),
        clusters,
    };
    let mut signed = SignedCharter::draft(&draft)?;
    for node in nodes {
        signed.sign(node.identity.cluster(), node.identity.signing())?;
    }
    for node in nodes {
        let charters = std::slice::from_ref(&signed);
        charter::adopt(&node.ledger, &SystemClock, &node.identity, None, charters).await?;
    }
    Ok(())
}

async fn ready(node: &Prepared, child: &mut Child, deadline: Instant) -> anyhow::Result<NodeInfo> {
    let log = node.data_dir.root().join("node.log");
    loop {
        if let Some(status) = child.try_wait()? {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            bail!(
                "the node of {} ended ({status}):\n{text}",
                node.identity.cluster()
            );
        }
        if let Some(run) = client::running(&node.data_dir)? {
            return Ok(NodeInfo {
                cluster: node.identity.cluster().clone(),
                name: node.config.cluster.name.clone(),
                country: node.config.cluster.country.clone(),
                members: node.members,
                data_dir: node.data_dir.clone(),
                url: node.config.public_url(),
                api: format!("http://{}", run.api),
                probes: format!("http://{}", run.probes),
                addresses: run.addresses,
                pid: run.pid,
            });
        }
        if Instant::now() > deadline {
            bail!(
                "the node of {} was not ready in time; see {}",
                node.identity.cluster(),
                log.display()
            );
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn connected(
    node: &NodeInfo,
    peers: usize,
    deadline: Instant,
    bar: &ProgressBar,
) -> anyhow::Result<()> {
    let client = client::Client::of(&node.data_dir)?;
    loop {
        let list: Vec<serde_json::Value> = client.get("/api/v1/peers").await?;
        let there = list
            .iter()
            .filter(|p| p.get("connected").and_then(serde_json::Value::as_bool) == Some(true))
            .count();
        if there >= peers {
            bar.inc(1);
            return Ok(());
        }
        if Instant::now() > deadline {
            bail!(
                "the node of {} reached only {there} of its {peers} peers",
                node.cluster
            );
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
