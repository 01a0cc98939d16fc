//! The one place where a node is put together.

mod keeping;
mod numbers;
mod rules;

use std::{
    collections::HashMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use arc_swap::ArcSwap;
use steelyard_protocol::{
    frame::{Request, Response},
    ids::ClusterId,
    refusal::RefusalCode,
};
use tokio::sync::{Mutex, Semaphore, mpsc};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    answering::{self, Answering, Views, authorize::Rules, replay::Replays},
    asking::{Asking, Results, Rounds, Saved, peers},
    audit::{ledger::Ledger, recorder::Recorder},
    clock::Clock,
    config::{Config, DataDir, RunInfo},
    directory::{Directory, DirectoryError, erasure::Tombstones, import::Waiting},
    identity::Identity,
    introductions::{Courier, Introductions},
    network::{self, Inbound, Multiaddr, Network, NetworkConfig, PeerId},
    people::People,
    store::Store,
};

pub use numbers::Numbers;
pub use rules::{load_rules, rule_files};

/// A node that runs.
pub struct Node {
    /// Its configuration.
    pub config: Config,
    /// Where its files are.
    pub data_dir: DataDir,
    /// Its keys.
    pub identity: Identity,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Its data as queries see it.
    pub views: Arc<Views>,
    /// Answers queries.
    pub answering: Arc<Answering>,
    /// Asks queries.
    pub asking: Asking,
    /// Its introductions.
    pub introductions: Introductions,
    /// What matchmakers keep of their searches.
    pub saved: Saved,
    /// Their latest searches.
    pub rounds: Rounds,
    /// The latest results of what programs asked.
    pub results: Results,
    /// Files that wait to be imported.
    pub uploads: Waiting,
    /// Delivers introductions.
    courier: Courier,
    /// Its members and consents.
    pub directory: Directory,
    /// Who signs in.
    pub people: People,
    /// Through which its data is changed.
    pub ledger: Ledger,
    /// Its peers.
    pub network: Network,
    /// It was started to ask only: see [`Node::start_to_ask`].
    asks_only: bool,
    stop: CancellationToken,
    tasks: TaskTracker,
    recorder_stop: CancellationToken,
    recorder_tasks: TaskTracker,
    clusters: ArcSwap<HashMap<PeerId, ClusterId>>,
    /// The version of the charter whose peers the network has; held while they are changed.
    charter_seen: Mutex<Option<u64>>,
    counted: numbers::Counted,
    /// What [`View::removed`](answering::View::removed) was when it was last looked at.
    removed_seen: AtomicU64,
}

/// Why a node cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// The ledger cannot be opened.
    #[error(transparent)]
    Ledger(#[from] crate::audit::ledger::LedgerError),
    /// Members that were erased could not be erased again from a store that is older.
    #[error(transparent)]
    Erasing(#[from] DirectoryError),
    /// The data cannot be read.
    #[error(transparent)]
    View(#[from] crate::answering::ViewError),
    /// A rule file cannot be read.
    #[error("the rules in `{0}` cannot be read: {1}")]
    RuleFile(PathBuf, std::io::Error),
    /// The rules have faults.
    #[error(
        "the rules have faults, so nothing can be permitted; see `steelyard policy check`:\n{0}"
    )]
    Rules(String),
    /// An address cannot be read.
    #[error("`{0}` is no address; write it as /ip4/0.0.0.0/udp/4701/quic-v1: {1}")]
    Address(String, String),
    /// The network cannot start.
    #[error(transparent)]
    Network(#[from] network::NetworkError),
    /// The store remembers queries that cannot be read.
    #[error("the store remembers a query that cannot be read: {0}")]
    Replays(#[from] steelyard_protocol::ids::InvalidId),
    /// A way for people to sign in cannot be offered.
    #[error(transparent)]
    People(#[from] crate::people::PeopleSetupError),
    /// A refusal cannot be written, which would be a fault of this program.
    #[error(transparent)]
    Frame(#[from] steelyard_protocol::frame::FrameError),
}

/// How often the node looks for what other hands have changed in its store.
const LOOK_EVERY: Duration = Duration::from_secs(1);

impl Node {
    /// Starts a node: opens the store, reads the data, listens. `progress` is told how many rows
    /// have been read.
    ///
    /// # Errors
    /// Says what is missing or wrong, and how to mend it.
    pub async fn start(
        config: Config,
        data_dir: DataDir,
        identity: Identity,
        clock: Arc<dyn Clock>,
        progress: impl FnMut(u64) + Send,
    ) -> Result<Arc<Self>, StartError> {
        let (node, inbox) =
            Self::put_together(false, config, data_dir, identity, clock, progress).await?;
        node.tasks.spawn(Arc::clone(&node).serve(inbox));
        node.tasks.spawn(Arc::clone(&node).look());
        node.tasks.spawn(Arc::clone(&node).keep());
        node.tasks
            .spawn(node.courier.clone().run(node.stop.clone()));
        Ok(node)
    }

    /// Starts a node that asks its peers and does nothing else, while its people have it stopped:
    /// requests end without an answer, introductions rest, and nothing comes into its log.
    ///
    /// # Errors
    /// As [`Node::start`].
    pub async fn start_to_ask(
        config: Config,
        data_dir: DataDir,
        identity: Identity,
        clock: Arc<dyn Clock>,
    ) -> Result<Arc<Self>, StartError> {
        // The inbox is dropped, so that the network closes what would come into it.
        let (node, _) = Self::put_together(true, config, data_dir, identity, clock, |_| ()).await?;
        Ok(node)
    }

    async fn put_together(
        asks_only: bool,
        config: Config,
        data_dir: DataDir,
        identity: Identity,
        clock: Arc<dyn Clock>,
        progress: impl FnMut(u64) + Send,
    ) -> Result<(Arc<Self>, mpsc::Receiver<Inbound>), StartError> {
        let rules = load_rules(&config, &data_dir)?;
        let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
        let ledger = Ledger::open(store.clone(), identity.ledger_key().clone()).await?;
        let tombstones = Tombstones::at(data_dir.tombstones());
        let directory =
            Directory::new(ledger.clone(), Arc::clone(&clock)).with_tombstones(tombstones);
        // Erasing anew is for the node that serves.
        if !asks_only {
            directory.replay_tombstones().await?;
        }
        let now = clock.now();
        let views = Views::load(store.clone(), now, progress).await?;
        let views = Arc::new(views.listening_to(&directory));
        let replays = Replays::default();
        replays.load(&store.seen_queries(now.as_millis()).await?)?;
        let stop = CancellationToken::new();
        let recorder_stop = CancellationToken::new();
        let (tasks, recorder_tasks) = (TaskTracker::new(), TaskTracker::new());
        let recorder = Recorder::start(ledger.clone(), recorder_stop.clone(), &recorder_tasks);
        let own = identity.cluster().clone();
        rules::warn_of_failing(&rules, &views, &own);
        let answering = Arc::new(Answering::new(answering::Settings {
            own,
            key: identity.signing().clone(),
            handle_key: identity.handle_key().clone(),
            clock: Arc::clone(&clock),
            views: Arc::clone(&views),
            rules: Rules::new(rules),
            replays,
            recorder: recorder.clone(),
            searches: config.limits.answers as usize,
        }));
        let (network, inbox) = start_network(&config, &identity, stop.clone()).await?;
        let people = People::with(ledger.clone(), Arc::clone(&clock), &config)?;
        let asking = Asking::new(
            &identity,
            Arc::clone(&clock),
            Arc::clone(&views),
            network.clone(),
            Arc::clone(&answering),
            recorder,
            directory.clone(),
        );
        let introductions = Introductions::new(
            identity.cluster().clone(),
            ledger.clone(),
            answering.rules().rules().clone(),
            Arc::clone(&clock),
            config.introductions,
        );
        let courier = Courier::new(
            introductions.clone(),
            Arc::clone(&answering),
            Arc::clone(&views),
            identity.signing().clone(),
            network.clone(),
        );
        let node = Arc::new(Self {
            config,
            data_dir,
            identity,
            saved: Saved::new(ledger.clone(), Arc::clone(&clock)),
            rounds: Rounds::default(),
            results: Results::default(),
            removed_seen: AtomicU64::new(0),
            uploads: Waiting::default(),
            clock,
            views,
            answering,
            asking,
            introductions,
            courier,
            directory,
            people,
            ledger,
            network,
            asks_only,
            stop,
            tasks,
            recorder_stop,
            recorder_tasks,
            clusters: ArcSwap::default(),
            charter_seen: Mutex::default(),
            counted: numbers::Counted::default(),
        });
        node.follow_charter().await?;
        Ok((node, inbox))
    }

    /// Cancelled when the node is to stop.
    pub const fn stopping(&self) -> &CancellationToken {
        &self.stop
    }

    /// The tasks that the node waits for when it stops.
    pub const fn tasks(&self) -> &TaskTracker {
        &self.tasks
    }

    /// What a running node tells other programs of this machine.
    pub fn run_info(&self, api: SocketAddr, probes: SocketAddr) -> RunInfo {
        RunInfo {
            pid: std::process::id(),
            api: api.to_string(),
            probes: probes.to_string(),
            peer_id: self.network.peer_id().to_string(),
            addresses: self
                .network
                .listen_addresses()
                .iter()
                .map(ToString::to_string)
                .collect(),
        }
    }

    /// The cluster of a peer, by the charter.
    pub fn cluster_of(&self, peer: &PeerId) -> Option<ClusterId> {
        self.clusters.load().get(peer).cloned()
    }

    /// Stops: takes nothing new, lets what is under way end, makes a last checkpoint.
    pub async fn stop(&self) {
        self.stop.cancel();
        self.tasks.close();
        if tokio::time::timeout(Duration::from_secs(20), self.tasks.wait())
            .await
            .is_err()
        {
            tracing::warn!("some work was still under way and is given up");
        }
        self.network.closed().await;
        self.recorder_stop.cancel();
        self.recorder_tasks.close();
        self.recorder_tasks.wait().await;
        if !self.asks_only {
            self.make_checkpoint().await;
        }
        self.ledger.store().close().await;
    }

    /// Takes requests of peers, and answers each in a task of its own: an asker that goes away
    /// stops nothing half-way. What finds no place waits in the network's queue, which knows the peers
    /// and keeps room for each.
    async fn serve(self: Arc<Self>, mut inbox: mpsc::Receiver<Inbound>) {
        let room = Arc::new(Semaphore::new(self.config.limits.answers as usize));
        let mut next = async || {
            let place = Arc::clone(&room).acquire_owned().await.ok()?;
            Some((place, inbox.recv().await?))
        };
        loop {
            let taken = tokio::select! {
                taken = next() => taken,
                () = self.stop.cancelled() => None,
            };
            let Some((place, inbound)) = taken else {
                return;
            };
            let node = Arc::clone(&self);
            if inbound.came.elapsed() > answering::PATIENCE {
                // Who asks has given up; what is done for it would hold up the others, too.
                node.reply(inbound, |node| node.answering.refuse(RefusalCode::Busy));
                continue;
            }
            self.tasks.spawn(async move {
                let _place = place;
                let response = node.respond(&inbound).await;
                node.reply(inbound, |_| response);
            });
        }
    }

    fn reply(&self, inbound: Inbound, response: impl FnOnce(&Self) -> Response) {
        match response(self).encode() {
            Ok(bytes) => {
                // The asker may have gone.
                let _ = inbound.reply.send(bytes);
            }
            Err(e) => tracing::error!(error = %e, "a response could not be written"),
        }
    }

    async fn respond(&self, inbound: &Inbound) -> Response {
        let Some(from) = self.cluster_of(&inbound.peer) else {
            return self.answering.refuse(RefusalCode::UnknownSigner);
        };
        match Request::decode(&inbound.bytes) {
            Ok(Request::Query(query)) => self.answering.answer(&from, query).await,
            Ok(Request::Ping(ping)) => {
                let charter = self.views.read().charter.clone();
                answering::ping::pong(
                    &ping,
                    &from,
                    self.identity.cluster(),
                    self.identity.signing(),
                    charter.as_deref(),
                    self.clock.now(),
                )
                .map_or_else(|code| self.answering.refuse(code), Response::Pong)
            }
            Ok(Request::Introduction(step)) => self.courier.take(&from, &step).await.map_or_else(
                |code| self.answering.refuse(code),
                Response::Acknowledgement,
            ),
            Err(e) => {
                tracing::debug!(%from, error = %e, "a request could not be read");
                self.answering.refuse(e.refusal())
            }
        }
    }

    /// Looks for what the command line or another process has changed.
    async fn look(self: Arc<Self>) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = self.stop.cancelled() => return,
            }
            self.refresh().await;
        }
    }

    /// Brings the view, and the peers, to what the store holds now, and forgets what was found of
    /// members that are gone.
    pub async fn refresh(&self) {
        if let Err(e) = self.views.refresh().await {
            tracing::error!(error = %e, "the data in the store cannot be read");
        }
        // Answers bring the view up to date too: what counts is what was seen here last.
        let removed = self.views.read().removed;
        if self.removed_seen.swap(removed, Ordering::AcqRel) != removed {
            self.forget_own_matches();
        }
        if let Err(e) = self.follow_charter().await {
            tracing::error!(error = %e, "the peers could not be changed");
        }
    }

    /// Forgets what was found and read of the own members: one of them is gone.
    pub fn forget_own_matches(&self) {
        self.answering.forget_profiles();
        let own = self.identity.cluster();
        self.rounds.forget_matches_of(own);
        self.results.forget_matches_of(own);
    }

    /// Lets in the peers of the charter in force, and no others.
    async fn follow_charter(&self) -> Result<(), network::NetworkError> {
        let mut seen = self.charter_seen.lock().await;
        let charter = self.views.read().charter.clone();
        let version = charter.as_ref().map_or(0, |c| c.charter().version);
        if *seen == Some(version) {
            return Ok(());
        }
        let peers = charter.map_or_else(Vec::new, |c| peers(&c, self.identity.cluster()));
        let clusters = peers
            .iter()
            .map(|(cluster, peer)| (peer.id, cluster.clone()))
            .collect();
        self.clusters.store(Arc::new(clusters));
        if version == 0 {
            tracing::warn!("no charter is in force: the node asks and answers nobody");
        } else {
            tracing::info!(version, peers = peers.len(), "charter in force");
        }
        self.network
            .set_peers(peers.into_iter().map(|(_, peer)| peer).collect())
            .await?;
        // Only now: an attempt that failed, or was given up half-way, is made again.
        *seen = Some(version);
        Ok(())
    }
}

async fn start_network(
    config: &Config,
    identity: &Identity,
    stop: CancellationToken,
) -> Result<(Network, mpsc::Receiver<Inbound>), StartError> {
    let listen = config
        .network
        .listen
        .iter()
        .map(|a| {
            a.parse::<Multiaddr>()
                .map_err(|e| StartError::Address(a.clone(), e.to_string()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let seed = network::Identity::from_seed(*identity.transport_seed())?;
    let mut settings = NetworkConfig::new(seed, listen);
    settings.inbound_per_peer = config.network.max_queries_per_peer as usize;
    settings.outbound_per_peer = config.limits.questions as usize;
    settings.inbound_queue = config.limits.answers_waiting as usize;
    settings.busy_reply = Response::Refused(RefusalCode::Busy).encode()?;
    settings.too_large_reply = Response::Refused(RefusalCode::TooLarge).encode()?;
    Ok(Network::start(settings, stop).await?)
}
