//! A federation of real processes: answering nodes with members, one asking node with an HTTP
//! interface, an asking node inside this process, and a bare peer that makes load.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use futures::{StreamExt, TryStreamExt};
use integration_tests::ports::free_port;
use steelyard::{
    app::Node,
    audit::ledger::Ledger,
    cli::client::{self, Client},
    clock::{Clock, SystemClock},
    config::{ClusterSection, Config, DataDir},
    directory::Directory,
    identity::{Identity, card, charter, defaults},
    network::{PeerId, peer_id_of},
    store::Store,
};
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, SignedCharter},
    ids::{ClusterId, Country},
};
use tokio::process::{Child, Command};

use crate::members::{self, Material};

/// A federation that runs.
pub(crate) struct Federation {
    pub(crate) answering: Vec<Answerer>,
    /// The asking node that is asked through HTTP.
    pub(crate) asker: DataDir,
    /// The asking node in this process.
    pub(crate) inside: Arc<Node>,
    /// The keys of the peer that makes load.
    pub(crate) load: Arc<Identity>,
    children: Vec<Child>,
}

/// An answering node.
#[derive(Clone, Debug)]
pub(crate) struct Answerer {
    pub(crate) cluster: ClusterId,
    pub(crate) peer: PeerId,
    pub(crate) addresses: Vec<String>,
    pub(crate) key: steelyard_protocol::keys::PublicKey,
    pub(crate) pid: u32,
}

/// A node that is set up and not yet started.
pub(crate) struct Prepared {
    pub(crate) config: Config,
    pub(crate) data_dir: DataDir,
    pub(crate) identity: Identity,
    pub(crate) ledger: Ledger,
}

impl Prepared {
    /// Starts it in this process.
    pub(crate) async fn start(self) -> anyhow::Result<Arc<Node>> {
        self.ledger.store().close().await;
        let clock = Arc::new(SystemClock);
        Ok(Node::start(self.config, self.data_dir, self.identity, clock, |_| ()).await?)
    }
}

const START_TIMEOUT: Duration = Duration::from_secs(180);

/// What to run.
pub(crate) struct Size<'a> {
    pub(crate) answering: usize,
    pub(crate) members: usize,
    /// The program whose `serve` is run; none: this one.
    pub(crate) program: Option<&'a Path>,
}

impl Federation {
    /// Sets up all nodes below `root`, gives them a charter, starts them, and waits until the
    /// asking ones are connected.
    pub(crate) async fn start(
        root: &Path,
        size: Size<'_>,
        material: &Arc<Material>,
    ) -> anyhow::Result<Self> {
        let mut wanted: Vec<(String, usize, usize)> = (0..size.answering)
            .map(|n| (format!("answering-{n:02}"), n, size.members))
            .collect();
        for name in ["asking", "inside", "load"] {
            wanted.push((name.to_owned(), 0, 0));
        }
        let prepared: Vec<Prepared> = futures::stream::iter(wanted)
            .map(|(name, number, members)| {
                let (material, root) = (Arc::clone(material), root.join(&name));
                async move { tokio::spawn(prepare(name, root, number, members, material)).await? }
            })
            .buffered(2)
            .try_collect()
            .await?;
        agree(&prepared).await?;
        for node in &prepared {
            node.ledger.store().close().await;
        }
        let mut prepared = prepared;
        let (Some(load), Some(inside)) = (prepared.pop(), prepared.pop()) else {
            bail!("nothing was set up");
        };
        let program = match size.program {
            Some(program) => program.to_owned(),
            None => std::env::current_exe()?,
        };
        let mut children = Vec::new();
        for node in &prepared {
            children.push(serve(&program, node)?);
        }
        let deadline = Instant::now() + START_TIMEOUT;
        let mut answering = Vec::new();
        for (node, child) in prepared.iter().zip(&mut children) {
            let pid = ready(node, child, deadline).await?;
            let cluster = node.identity.cluster().clone();
            if cluster.as_str() != "asking" {
                answering.push(Answerer {
                    cluster,
                    peer: peer_id_of(&node.identity.transport_public())?,
                    addresses: node.config.network.advertised(),
                    key: node.identity.signing().public(),
                    pid,
                });
            }
        }
        let asker = prepared.pop().context("there is no asking node")?.data_dir;
        let inside = inside.start().await?;
        let federation = Self {
            answering,
            asker,
            inside,
            load: Arc::new(load.identity),
            children,
        };
        federation.connected(deadline).await?;
        Ok(federation)
    }

    /// Waits until both askers are connected to every answering node.
    async fn connected(&self, deadline: Instant) -> anyhow::Result<()> {
        let client = Client::of(&self.asker)?;
        loop {
            let inside = self.inside.network.peers().await;
            let inside = inside.iter().filter(|p| p.connected).count();
            let list: Vec<serde_json::Value> = client.get("/api/v1/peers").await?;
            let outside = list
                .iter()
                .filter(|p| p.get("connected").and_then(serde_json::Value::as_bool) == Some(true))
                .count();
            if inside > self.answering.len() && outside > self.answering.len() {
                return Ok(());
            }
            ensure!(
                Instant::now() < deadline,
                "the askers reached only {inside} and {outside} of their peers"
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// The first `count` answering clusters.
    pub(crate) fn clusters(&self, count: usize) -> Vec<ClusterId> {
        self.answering
            .iter()
            .take(count)
            .map(|a| a.cluster.clone())
            .collect()
    }

    /// Ends the node in this process and every child, by its id.
    pub(crate) async fn stop(mut self) {
        self.inside.stop().await;
        for child in &self.children {
            if let Some(pid) = child.id() {
                let _ = Command::new("kill").arg(pid.to_string()).status().await;
            }
        }
        for child in &mut self.children {
            if tokio::time::timeout(Duration::from_secs(20), child.wait())
                .await
                .is_err()
            {
                let _ = child.kill().await;
            }
        }
    }
}

async fn prepare(
    name: String,
    root: PathBuf,
    number: usize,
    members: usize,
    material: Arc<Material>,
) -> anyhow::Result<Prepared> {
    let node = found(name.parse()?, "NO".parse()?, root).await?;
    if members > 0 {
        let profiles = members::members(&material, number, members)?;
        Directory::new(node.ledger.clone(), Arc::new(SystemClock))
            .import(&profiles, &members::consents()?, "benchmark", |_| ())
            .await?;
    }
    Ok(node)
}

/// A node of this cluster below `root`, without members and without a charter.
pub(crate) async fn found(
    id: ClusterId,
    country: Country,
    root: PathBuf,
) -> anyhow::Result<Prepared> {
    let data_dir = DataDir::at(root);
    data_dir.create()?;
    let mut config = Config::with_defaults(ClusterSection {
        id: id.clone(),
        name: id.to_string(),
        country,
    });
    let port = free_port();
    config.network.listen = vec![
        format!("/ip4/127.0.0.1/udp/{port}/quic-v1"),
        format!("/ip4/127.0.0.1/tcp/{port}"),
    ];
    config.api.listen = ([127, 0, 0, 1], 0).into();
    config.probes.listen = ([127, 0, 0, 1], 0).into();
    std::fs::write(data_dir.config_file(), toml::to_string(&config)?)?;
    let identity = Identity::create(&data_dir, &id)?;
    let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
    let ledger = Ledger::open(store, identity.ledger_key().clone()).await?;
    Ok(Prepared {
        config,
        data_dir,
        identity,
        ledger,
    })
}

/// One charter that every cluster signs and adopts.
pub(crate) async fn agree(nodes: &[Prepared]) -> anyhow::Result<()> {
    let now = SystemClock.now();
    let clusters: Vec<ClusterEntry> = nodes
        .iter()
        .map(|n| card::own_entry(&n.config, &n.identity))
        .collect();
    let draft = Charter {
        federation: "benchmark".parse()?,
        name: "Benchmark".to_owned(),
        version: 1,
        previous: None,
        issued: now,
        expires: now.plus_seconds(86_400),
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

fn serve(program: &Path, node: &Prepared) -> anyhow::Result<Child> {
    let log = std::fs::File::create(node.data_dir.root().join("node.log"))?;
    Command::new(program)
        .args(["serve", "--data-dir"])
        .arg(node.data_dir.root())
        .env_remove("STEELYARD_DATA_DIR")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .process_group(0)
        .kill_on_drop(true)
        .spawn()
        .context("a node could not be started")
}

/// Waits until a node runs, and gives the id of its process.
async fn ready(node: &Prepared, child: &mut Child, deadline: Instant) -> anyhow::Result<u32> {
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
            return Ok(run.pid);
        }
        ensure!(
            Instant::now() < deadline,
            "the node of {} was not ready in time",
            node.identity.cluster()
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A node that answers in this process, with members; the cluster `asking` stands in its charter.
pub(crate) struct Alone {
    pub(crate) node: Arc<Node>,
    pub(crate) asker: Identity,
}

/// Starts one node in this process.
pub(crate) async fn alone(
    root: &Path,
    members: usize,
    material: &Arc<Material>,
) -> anyhow::Result<Alone> {
    let answering = prepare(
        "answering".to_owned(),
        root.join("answering"),
        0,
        members,
        Arc::clone(material),
    )
    .await?;
    let asking = prepare(
        "asking".to_owned(),
        root.join("asking"),
        0,
        0,
        Arc::clone(material),
    )
    .await?;
    let both = [answering, asking];
    agree(&both).await?;
    let [answering, asking] = both;
    asking.ledger.store().close().await;
    Ok(Alone {
        node: answering.start().await?,
        asker: asking.identity,
    })
}
