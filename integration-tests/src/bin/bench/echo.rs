//! The bare round trip: our network with nothing behind it but an echo of a wanted length.

use std::{
    process::Stdio,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use clap::Args;
use integration_tests::ports::free_port;
use steelyard::network::{Identity, Multiaddr, Network, NetworkConfig, Peer, PeerId};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, BufReader},
    process::{Child, Command},
};
use tokio_util::sync::CancellationToken;

use crate::load::Sizes;

/// What the other end needs to know.
#[derive(Args, Debug)]
pub(crate) struct Settings {
    /// Which of the echoes it is
    #[arg(long)]
    number: u8,
    /// Where it listens
    #[arg(long)]
    port: u16,
}

/// The number of the one that asks.
const ASKER: u8 = 255;

/// These keys guard nothing: they live on loopback for the length of a measurement.
fn identity(number: u8) -> anyhow::Result<Identity> {
    Ok(Identity::from_seed([number; 32])?)
}

fn network_config(number: u8, listen: Vec<Multiaddr>) -> anyhow::Result<NetworkConfig> {
    let mut config = NetworkConfig::new(identity(number)?, listen);
    config.inbound_per_peer = 256;
    config.outbound_per_peer = 256;
    Ok(config)
}

/// Answers each request with as many bytes as its first four say, until standard input ends.
pub(crate) async fn run(settings: Settings) -> anyhow::Result<()> {
    let stop = CancellationToken::new();
    let listen = vec![quic(settings.port)?];
    let config = network_config(settings.number, listen)?;
    let (network, mut inbox) = Network::start(config, stop.clone()).await?;
    let asker = Peer {
        id: identity(ASKER)?.peer_id(),
        addresses: Vec::new(),
    };
    network.set_peers(vec![asker]).await?;
    println!("ready");
    let mut end = [0];
    let mut input = tokio::io::stdin();
    let ended = input.read(&mut end);
    tokio::pin!(ended);
    loop {
        let inbound = tokio::select! {
            inbound = inbox.recv() => inbound,
            _ = &mut ended => None,
        };
        let Some(inbound) = inbound else { break };
        let wanted = inbound
            .bytes
            .first_chunk()
            .copied()
            .map_or(0, u32::from_be_bytes);
        // The asker may have gone.
        let _ = inbound.reply.send(vec![0x5a; wanted as usize]);
    }
    stop.cancel();
    network.closed().await;
    Ok(())
}

fn quic(port: u16) -> anyhow::Result<Multiaddr> {
    Ok(format!("/ip4/127.0.0.1/udp/{port}/quic-v1").parse()?)
}

/// Echoes in processes of their own, and the network that asks them.
pub(crate) struct Echoes {
    network: Network,
    peers: Vec<PeerId>,
    stop: CancellationToken,
    /// They end when this process does, or lets go of them.
    _children: Vec<Child>,
}

impl Echoes {
    pub(crate) async fn start(count: u8) -> anyhow::Result<Self> {
        let mut children = Vec::new();
        let mut peers = Vec::new();
        for number in 0..count {
            let port = free_port();
            let mut child = Command::new(std::env::current_exe()?)
                .args(["echo", "--number", &number.to_string()])
                .args(["--port", &port.to_string()])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .kill_on_drop(true)
                .spawn()?;
            let output = child.stdout.take().context("an echo has no output")?;
            let line = BufReader::new(output).lines().next_line().await?;
            ensure!(line.as_deref() == Some("ready"), "an echo did not start");
            peers.push(Peer {
                id: identity(number)?.peer_id(),
                addresses: vec![quic(port)?],
            });
            children.push(child);
        }
        let stop = CancellationToken::new();
        let listen = vec![quic(free_port())?];
        let (network, _) = Network::start(network_config(ASKER, listen)?, stop.clone()).await?;
        let ids = peers.iter().map(|p| p.id).collect();
        network.set_peers(peers).await?;
        Ok(Self {
            network,
            peers: ids,
            stop,
            _children: children,
        })
    }

    /// Asks the first `peers` echoes at the same time, `count` times one after the other.
    pub(crate) async fn round_trips(
        &self,
        peers: usize,
        sizes: Sizes,
        count: usize,
    ) -> anyhow::Result<Vec<Duration>> {
        let mut times = Vec::with_capacity(count);
        for n in 0..count + count / 10 {
            let begun = Instant::now();
            let asked = self.peers.iter().take(peers);
            futures::future::try_join_all(asked.map(|p| self.round_trip(*p, sizes))).await?;
            if n >= count / 10 {
                times.push(begun.elapsed());
            }
        }
        Ok(times)
    }

    async fn round_trip(&self, peer: PeerId, sizes: Sizes) -> anyhow::Result<()> {
        let mut request = vec![0; sizes.request.max(4)];
        if let Some(head) = request.first_chunk_mut() {
            *head = u32::try_from(sizes.answer)?.to_be_bytes();
        }
        let limit = Duration::from_secs(20);
        let answer = self.network.ask(peer, request, limit).await?;
        ensure!(answer.len() == sizes.answer, "an echo was cut short");
        Ok(())
    }

    /// Keeps `concurrent` requests to one echo in flight for `time`; gives how many came back.
    pub(crate) async fn in_flight(
        self: &Arc<Self>,
        concurrent: usize,
        sizes: Sizes,
        time: Duration,
    ) -> anyhow::Result<(usize, Duration)> {
        let peer = *self.peers.first().context("there is no echo")?;
        let begun = Instant::now();
        let until = begun + time;
        let askers: Vec<_> = (0..concurrent)
            .map(|_| {
                let echoes = Arc::clone(self);
                tokio::spawn(async move {
                    let mut done = 0;
                    while Instant::now() < until {
                        echoes.round_trip(peer, sizes).await?;
                        done += 1;
                    }
                    anyhow::Ok(done)
                })
            })
            .collect();
        let mut done = 0;
        for asker in askers {
            done += asker.await??;
        }
        Ok((done, begun.elapsed()))
    }

    pub(crate) async fn stop(&self) {
        self.stop.cancel();
        self.network.closed().await;
    }
}
