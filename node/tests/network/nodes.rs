//! Nodes for the tests: started, introduced to each other, answering, and killed.

use std::{
    sync::atomic::{AtomicU8, Ordering},
    time::{Duration, Instant},
};

use steelyard::network::{Identity, Inbound, Network, NetworkConfig, NetworkError, Peer, PeerId};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

pub const BUSY: &[u8] = b"busy";
pub const TOO_LARGE: &[u8] = b"too large";
pub const QUIC: &str = "/ip4/127.0.0.1/udp/0/quic-v1";
pub const TCP: &str = "/ip4/127.0.0.1/tcp/0";
pub const SOON: Duration = Duration::from_secs(5);

pub struct Node {
    pub network: Network,
    pub requests: mpsc::Receiver<Inbound>,
    pub shutdown: CancellationToken,
}

/// A configuration of a new node that listens on these addresses.
pub fn config(listen: &[&str]) -> NetworkConfig {
    static SEED: AtomicU8 = AtomicU8::new(1);
    let identity = Identity::from_seed([SEED.fetch_add(1, Ordering::Relaxed); 32]).unwrap();
    let listen = listen.iter().map(|a| a.parse().unwrap()).collect();
    let mut config = NetworkConfig::new(identity, listen);
    config.busy_reply = BUSY.to_vec();
    config.too_large_reply = TOO_LARGE.to_vec();
    config.reconnect_min = Duration::from_millis(100);
    config.quic_idle_timeout = Duration::from_millis(1_500);
    config
}

impl Node {
    pub async fn start(config: NetworkConfig) -> Self {
        Self::try_start(config).await.unwrap()
    }

    pub async fn try_start(config: NetworkConfig) -> Result<Self, NetworkError> {
        let shutdown = CancellationToken::new();
        let (network, requests) = Network::start(config, shutdown.clone()).await?;
        Ok(Self {
            network,
            requests,
            shutdown,
        })
    }

    pub async fn on(listen: &[&str]) -> Self {
        Self::start(config(listen)).await
    }

    pub fn id(&self) -> PeerId {
        self.network.peer_id()
    }

    /// This node as others know it.
    pub fn peer(&self) -> Peer {
        Peer {
            id: self.id(),
            addresses: self.network.listen_addresses(),
        }
    }

    /// This node as those know it who can only wait for it.
    pub fn without_address(&self) -> Peer {
        Peer {
            id: self.id(),
            addresses: Vec::new(),
        }
    }

    pub async fn knows(&self, peers: &[Peer]) {
        self.network.set_peers(peers.to_vec()).await.unwrap();
    }

    /// Answers every request with its own bytes from now on.
    pub fn echo(mut self) -> Echo {
        let Self {
            network, shutdown, ..
        } = self;
        tokio::spawn(async move {
            while let Some(request) = self.requests.recv().await {
                let Inbound { bytes, reply, .. } = request;
                let _ = reply.send(bytes);
            }
        });
        Echo {
            network,
            _shutdown: shutdown,
        }
    }
}

/// A node that answers.
pub struct Echo {
    pub network: Network,
    _shutdown: CancellationToken,
}

impl Echo {
    pub fn peer(&self) -> Peer {
        Peer {
            id: self.network.peer_id(),
            addresses: self.network.listen_addresses(),
        }
    }

    pub fn id(&self) -> PeerId {
        self.network.peer_id()
    }

    pub async fn asked_by(&self, asking: &Node, bytes: &[u8]) {
        let answer = asking.network.ask(self.id(), bytes.to_vec(), SOON).await;
        assert_eq!(answer.as_deref(), Ok(bytes));
    }
}

/// A node that answers on `listen`, and one that listens nowhere and knows it.
pub async fn pair(listen: &[&str]) -> (Node, Echo) {
    let asking = Node::on(&[]).await;
    let answering = Node::on(listen).await;
    answering.knows(&[asking.without_address()]).await;
    asking.knows(&[answering.peer()]).await;
    (asking, answering.echo())
}

/// A node in a runtime of its own that can be dropped like a killed process: no goodbye is said.
pub struct Doomed {
    runtime: Option<tokio::runtime::Runtime>,
    pub peer: Peer,
}

impl Doomed {
    /// Answers until it is killed; knows one peer, by its id alone. Waits for a port that is still
    /// held by a predecessor.
    pub fn start(config: NetworkConfig, knows: Peer) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let (tell, told) = std::sync::mpsc::channel();
        runtime.spawn(async move {
            let patience = Instant::now() + SOON;
            let node = loop {
                match Node::try_start(config.clone()).await {
                    Ok(node) => break node,
                    Err(error) => assert!(Instant::now() < patience, "{error}"),
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            };
            node.knows(&[knows]).await;
            tell.send(node.peer()).unwrap();
            let echo = node.echo();
            echo.network.closed().await;
        });
        let peer = told.recv().unwrap();
        Self {
            runtime: Some(runtime),
            peer,
        }
    }

    pub fn kill(mut self) {
        self.runtime.take().unwrap().shutdown_background();
    }
}

impl Drop for Doomed {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Waits until `holds`, at most a few seconds.
pub async fn eventually<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    let patience = Instant::now() + SOON;
    while !holds().await {
        assert!(Instant::now() < patience, "not in time: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub async fn connected(network: &Network, peer: PeerId) -> bool {
    network
        .peers()
        .await
        .iter()
        .any(|state| state.id == peer && state.connected)
}
