//! A peer that asks as much as it is told to: it signs, sends, and verifies, and keeps no log.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, bail};
use integration_tests::ports::free_port;
use steelyard::{
    clock::{Clock, SystemClock},
    identity::Identity,
    network::{self, Multiaddr, Network, NetworkConfig, Peer},
};
use steelyard_protocol::{
    answer::Outcome,
    envelope::Signed,
    frame::{Request, Response},
    ids::QueryId,
    limits,
    messages::QueryClaims,
    query::Query,
};
use tokio_util::sync::CancellationToken;

use crate::federation::Answerer;

/// The peer; clones share it.
#[derive(Clone)]
pub(crate) struct Load {
    network: Network,
    identity: Arc<Identity>,
    to: Answerer,
    stop: CancellationToken,
}

/// What one exchange carried, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sizes {
    pub(crate) request: usize,
    pub(crate) answer: usize,
}

/// How an exchange ended.
pub(crate) enum Exchange {
    Answered(Sizes),
    Busy,
}

impl Load {
    /// Connects to the answering node `to`.
    pub(crate) async fn start(identity: Arc<Identity>, to: &Answerer) -> anyhow::Result<Self> {
        // It dials, and need not listen where the charter says; a port that it gave back a moment
        // ago may still be taken.
        let own: Multiaddr = format!("/ip4/127.0.0.1/udp/{}/quic-v1", free_port()).parse()?;
        let seed = network::Identity::from_seed(*identity.transport_seed())?;
        let mut settings = NetworkConfig::new(seed, vec![own]);
        settings.outbound_per_peer = 256;
        let stop = CancellationToken::new();
        // Nobody asks this peer: its receiver is dropped.
        let (network, _) = Network::start(settings, stop.clone()).await?;
        let there: Vec<Multiaddr> = to
            .addresses
            .iter()
            .map(|a| a.parse())
            .collect::<Result<_, _>>()?;
        let peers = vec![Peer {
            id: to.peer,
            addresses: there,
        }];
        network.set_peers(peers).await?;
        Ok(Self {
            network,
            identity,
            to: to.clone(),
            stop,
        })
    }

    /// Signs a query, sends it, and verifies the answer.
    pub(crate) async fn exchange(&self, query: Query) -> anyhow::Result<Exchange> {
        let signed = sign(&self.identity, &self.to.cluster, query)?;
        let frame = Request::Query(signed).encode()?;
        let request = frame.len();
        let bytes = self
            .network
            .ask(self.to.peer, frame, Duration::from_secs(20))
            .await?;
        match Response::decode(&bytes)? {
            Response::Answer(answer) => match answer.verify(&self.to.key)?.1 {
                Outcome::Answered(_) => Ok(Exchange::Answered(Sizes {
                    request,
                    answer: bytes.len(),
                })),
                Outcome::Refused(refusal) => bail!("refused: {}", refusal.message),
            },
            Response::Refused(code) if code.as_str() == "busy" => Ok(Exchange::Busy),
            other => bail!("no answer came, but {other:?}"),
        }
    }

    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.network.closed().await;
    }
}

/// A query of `identity`'s cluster for the cluster `to`, signed now.
pub(crate) fn sign(
    identity: &Identity,
    to: &steelyard_protocol::ids::ClusterId,
    query: Query,
) -> anyhow::Result<Signed<QueryClaims>> {
    let now = SystemClock.now().as_seconds();
    let claims = QueryClaims {
        iss: identity.cluster().clone(),
        aud: vec![to.clone()],
        iat: now,
        exp: now + limits::MESSAGE_LIFE_SECONDS,
        jti: QueryId::from_bytes(rand::random()),
        charter: 1,
        query,
    };
    Signed::sign(&claims, identity.signing()).context("a query could not be signed")
}
