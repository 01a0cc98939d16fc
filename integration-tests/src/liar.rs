//! Lies below the protocol: a cluster of the charter whose node speaks libp2p, and then writes any
//! bytes into the stream, and ends it or leaves it open.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use libp2p::{
    Swarm, SwarmBuilder,
    futures::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, StreamExt},
    identity::Keypair,
    request_response::{self, Message, ProtocolSupport},
    swarm::SwarmEvent,
    tls, yamux,
};
use steelyard_protocol::frame::Version;

use crate::setup::Cluster;

/// What a liar writes.
#[derive(Clone, Default)]
pub struct Lie {
    /// The bytes, the length that the wire wants before a message included.
    pub bytes: Vec<u8>,
    /// Whether the stream is ended after them.
    pub ends: bool,
}

impl Lie {
    /// A message that says that it has `length` bytes, and then has these.
    pub fn announcing(length: u32, bytes: &[u8]) -> Self {
        Self {
            bytes: [&length.to_be_bytes()[..], bytes].concat(),
            ends: true,
        }
    }

    /// A message of exactly these bytes.
    ///
    /// # Panics
    /// If they are longer than the wire can say.
    pub fn message(bytes: &[u8]) -> Self {
        Self::announcing(u32::try_from(bytes.len()).expect("a length"), bytes)
    }

    /// The same, but the stream is never ended.
    #[must_use]
    pub fn never_ending(mut self) -> Self {
        self.ends = false;
        self
    }
}

/// A node that answers every request with the same lie.
#[derive(Clone)]
pub struct Liar(Arc<Mutex<Lie>>);

#[derive(Clone)]
struct Raw(Arc<Mutex<Lie>>);

impl Raw {
    async fn write<T: AsyncWrite + Unpin + Send>(&self, io: &mut T) -> io::Result<()> {
        let lie = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        io.write_all(&lie.bytes).await?;
        io.flush().await?;
        if !lie.ends {
            std::future::pending::<()>().await;
        }
        Ok(())
    }
}

impl request_response::Codec for Raw {
    type Protocol = String;
    type Request = ();
    type Response = Vec<u8>;

    async fn read_request<T>(&mut self, _: &String, io: &mut T) -> io::Result<()>
    where
        T: AsyncRead + Unpin + Send,
    {
        io.read_to_end(&mut Vec::new()).await.map(|_| ())
    }

    async fn read_response<T>(&mut self, _: &String, io: &mut T) -> io::Result<Vec<u8>>
    where
        T: AsyncRead + Unpin + Send,
    {
        let mut bytes = Vec::new();
        io.read_to_end(&mut bytes).await?;
        Ok(bytes)
    }

    async fn write_request<T>(&mut self, _: &String, io: &mut T, (): ()) -> io::Result<()>
    where
        T: AsyncWrite + Unpin + Send,
    {
        self.write(io).await
    }

    async fn write_response<T>(&mut self, _: &String, io: &mut T, _: Vec<u8>) -> io::Result<()>
    where
        T: AsyncWrite + Unpin + Send,
    {
        self.write(io).await
    }
}

fn swarm(cluster: &Cluster, lie: &Arc<Mutex<Lie>>) -> Swarm<request_response::Behaviour<Raw>> {
    let mut seed = *cluster.identity.transport_seed();
    let keys = Keypair::ed25519_from_bytes(&mut seed).expect("a transport key");
    let _ = rustls::crypto::ring::default_provider().install_default();
    SwarmBuilder::with_existing_identity(keys)
        .with_tokio()
        .with_tcp(
            libp2p::tcp::Config::default(),
            tls::Config::new,
            yamux::Config::default,
        )
        .expect("TCP")
        .with_quic()
        .with_behaviour(|_| {
            request_response::Behaviour::with_codec(
                Raw(Arc::clone(lie)),
                [(
                    Version::V1.protocol_name().to_owned(),
                    ProtocolSupport::Full,
                )],
                request_response::Config::default(),
            )
        })
        .expect("a behaviour")
        .with_swarm_config(|c| c.with_idle_connection_timeout(Duration::from_secs(600)))
        .build()
}

impl Liar {
    /// Listens where the charter says that `cluster` does.
    ///
    /// # Panics
    /// If it cannot.
    pub fn start(cluster: &Cluster) -> Self {
        let lie = Arc::new(Mutex::new(Lie::default()));
        let mut swarm = swarm(cluster, &lie);
        for address in &cluster.config.network.listen {
            let address = address.parse().expect("an address");
            swarm.listen_on(address).expect("a port to listen on");
        }
        tokio::spawn(async move {
            loop {
                if let SwarmEvent::Behaviour(request_response::Event::Message {
                    message: Message::Request { channel, .. },
                    ..
                }) = swarm.select_next_some().await
                {
                    let _ = swarm.behaviour_mut().send_response(channel, Vec::new());
                }
            }
        });
        Self(lie)
    }

    /// Tells this lie from now on.
    pub fn tells(&self, lie: Lie) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = lie;
    }
}

/// Sends a lie as a request in the name of `cluster` to the node of `to`, and gives what came back
/// on the wire, if anything did.
///
/// # Panics
/// If the node is neither reached nor says no within twenty seconds.
pub async fn send_lie(cluster: &Cluster, to: &Cluster, lie: Lie) -> Option<Vec<u8>> {
    let mut swarm = swarm(cluster, &Arc::new(Mutex::new(lie)));
    let address = crate::peer::address_of(to);
    swarm
        .behaviour_mut()
        .send_request_with_addresses(&address.id, (), address.addresses);
    let answer = async {
        loop {
            match swarm.select_next_some().await {
                SwarmEvent::Behaviour(request_response::Event::Message {
                    message: Message::Response { response, .. },
                    ..
                }) => return Some(response),
                SwarmEvent::Behaviour(request_response::Event::OutboundFailure { .. }) => {
                    return None;
                }
                _ => {}
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), answer)
        .await
        .expect("an end")
}
