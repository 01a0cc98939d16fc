//! Strangers and liars.

use std::{
    io,
    time::{Duration, Instant},
};

use libp2p::{
    Swarm, SwarmBuilder,
    futures::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, StreamExt},
    request_response::{self, Message, ProtocolSupport},
    swarm::SwarmEvent,
    tls, yamux,
};
use steelyard::network::{AskError, Peer};
use tokio::net::TcpStream;

use crate::nodes::{Node, QUIC, SOON, TCP, config, eventually, pair};

const PROTOCOL: &str = "/steelyard/exchange/1";

/// Writes raw bytes, and then ends the stream or leaves it open.
#[derive(Clone)]
struct Raw {
    bytes: Vec<u8>,
    ends: bool,
}

impl Raw {
    async fn write<T: AsyncWrite + Unpin + Send>(&self, io: &mut T) -> io::Result<()> {
        io.write_all(&self.bytes).await?;
        io.flush().await?;
        if !self.ends {
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

fn swarm(raw: Raw) -> Swarm<request_response::Behaviour<Raw>> {
    SwarmBuilder::with_new_identity()
        .with_tokio()
        .with_tcp(
            libp2p::tcp::Config::default(),
            tls::Config::new,
            yamux::Config::default,
        )
        .unwrap()
        .with_quic()
        .with_behaviour(|_| {
            request_response::Behaviour::with_codec(
                raw,
                [(PROTOCOL.to_owned(), ProtocolSupport::Full)],
                request_response::Config::default().with_max_concurrent_streams(512),
            )
        })
        .unwrap()
        .with_swarm_config(|c| c.with_idle_connection_timeout(Duration::from_secs(60)))
        .build()
}

/// A peer that answers every request with these raw bytes.
async fn liar(listen: &str, bytes: &[u8], ends: bool) -> Peer {
    let mut swarm = swarm(Raw {
        bytes: bytes.to_vec(),
        ends,
    });
    swarm.listen_on(listen.parse().unwrap()).unwrap();
    let id = *swarm.local_peer_id();
    let address = loop {
        if let SwarmEvent::NewListenAddr { address, .. } = swarm.select_next_some().await {
            break address;
        }
    };
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
    Peer {
        id,
        addresses: vec![address],
    }
}

/// Sends these raw bytes as a request; gives what came back, if anything did.
async fn send_raw(to: &Node, raw: Raw) -> Option<Vec<u8>> {
    let mut swarm = swarm(raw);
    to.knows(&[Peer {
        id: *swarm.local_peer_id(),
        addresses: Vec::new(),
    }])
    .await;
    swarm.add_peer_address(to.id(), to.network.listen_addresses()[0].clone());
    swarm
        .behaviour_mut()
        .send_request_with_addresses(&to.id(), (), to.network.listen_addresses());
    loop {
        match swarm.select_next_some().await {
            SwarmEvent::Behaviour(request_response::Event::Message {
                message: Message::Response { response, .. },
                ..
            }) => return Some(response),
            SwarmEvent::Behaviour(request_response::Event::OutboundFailure { .. }) => return None,
            _ => {}
        }
    }
}

fn announced(size: u32, bytes: &[u8]) -> Vec<u8> {
    [&size.to_be_bytes()[..], bytes].concat()
}

#[tokio::test]
async fn a_peer_that_is_not_listed_gets_no_request_through() {
    for transport in [QUIC, TCP] {
        let (stranger, mut answering) = (Node::on(&[]).await, Node::on(&[transport]).await);
        let listed = Node::on(&[]).await;
        answering.knows(&[listed.without_address()]).await;
        stranger.knows(&[answering.peer()]).await;
        for _ in 0..5 {
            let id = answering.id();
            let denied = stranger.network.ask(id, b"let me in".to_vec(), SOON).await;
            assert!(
                matches!(denied, Err(AskError::Unreachable(_))),
                "{denied:?}"
            );
        }
        assert!(answering.requests.try_recv().is_err());
        let stats = answering.network.stats();
        assert_eq!((stats.requests_received, stats.connections), (0, 0));
        assert!(stats.connections_refused >= 1);
    }
}

#[tokio::test]
async fn an_answer_that_announces_too_much_is_refused_by_its_length() {
    for transport in [QUIC, TCP] {
        let asking = Node::on(&[]).await;
        let liar = liar(transport, &announced(u32::MAX, b"..."), false).await;
        asking.knows(std::slice::from_ref(&liar)).await;
        let begun = Instant::now();
        let error = asking.network.ask(liar.id, b"?".to_vec(), SOON).await;
        let (size, limit) = (u32::MAX as usize, 1024 * 1024);
        assert_eq!(error, Err(AskError::TooLarge { size, limit }));
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn an_announced_length_takes_no_memory_until_it_is_sent() {
    let mut config = config(&[]);
    config.outbound_per_peer = 150;
    let asking = Node::start(config).await;
    let liar = liar(TCP, &announced(1024 * 1024, b"..."), false).await;
    asking.knows(std::slice::from_ref(&liar)).await;
    let ask = || {
        asking
            .network
            .ask(liar.id, b"?".to_vec(), Duration::from_secs(1))
    };
    let before = virtual_memory();
    let asks = libp2p::futures::future::join_all((0..120).map(|_| ask()));
    let measure = async {
        tokio::time::sleep(Duration::from_millis(600)).await;
        virtual_memory()
    };
    let (results, during) = tokio::join!(asks, measure);
    let timed_out = Err(AskError::TimedOut(Duration::from_secs(1)));
    assert!(results.iter().all(|r| *r == timed_out), "{results:?}");
    // Other tests of this process take memory at the same time, but less than 120 MiB.
    let grown = during.saturating_sub(before);
    assert!(
        grown < 80 * 1024 * 1024,
        "{grown} bytes for 120 announcements"
    );
}

/// Bytes of heap and other private data that this process has mapped, touched or not.
fn virtual_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|l| l.starts_with("VmData")).unwrap();
    let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kib * 1024
}

#[tokio::test]
async fn an_answer_that_never_ends_runs_out_of_time_and_holds_up_nobody() {
    for (transport, bytes) in [
        (QUIC, announced(1000, b"and then")),
        (TCP, announced(1000, b"and then")),
        // Complete, but the stream is left open.
        (TCP, announced(4, b"done")),
        (QUIC, Vec::new()),
    ] {
        let (asking, honest) = pair(&[transport]).await;
        let liar = liar(transport, &bytes, false).await;
        asking.knows(&[liar.clone(), honest.peer()]).await;
        let deadline = Duration::from_millis(600);
        let begun = Instant::now();
        let endless = asking.network.ask(liar.id, b"?".to_vec(), deadline);
        let others = async {
            for _ in 0..20 {
                honest.asked_by(&asking, b"quick").await;
            }
            begun.elapsed()
        };
        let (endless, others) = tokio::join!(endless, others);
        assert_eq!(endless, Err(AskError::TimedOut(deadline)));
        assert!(begun.elapsed() < deadline + Duration::from_millis(300));
        assert!(others < deadline, "the others took {others:?}");
    }
}

#[tokio::test]
async fn an_answer_that_is_cut_short_or_goes_on_is_no_answer() {
    let asking = Node::on(&[]).await;
    let short = liar(QUIC, &announced(10, b"half"), true).await;
    let long = liar(QUIC, &announced(4, b"half and more"), true).await;
    let none = liar(TCP, b"", true).await;
    asking
        .knows(&[short.clone(), long.clone(), none.clone()])
        .await;
    let ask = |id| asking.network.ask(id, b"?".to_vec(), SOON);
    let (short, long, none) = tokio::join!(ask(short.id), ask(long.id), ask(none.id));
    assert!(matches!(short, Err(AskError::Unreachable(_))), "{short:?}");
    assert!(matches!(long, Err(AskError::Protocol(_))), "{long:?}");
    assert!(matches!(none, Err(AskError::Unreachable(_))), "{none:?}");
}

#[tokio::test]
async fn a_request_that_breaks_the_rules_of_the_wire_never_reaches_the_program() {
    for transport in [QUIC, TCP] {
        let mut node = Node::on(&[transport]).await;
        for bytes in [
            announced(10, b"half"),
            announced(4, b"half and more"),
            b"\0\0".to_vec(),
            Vec::new(),
        ] {
            let raw = Raw { bytes, ends: true };
            let back = tokio::time::timeout(SOON, send_raw(&node, raw))
                .await
                .unwrap();
            assert!(back.is_none_or(|b| b.is_empty()));
            assert!(node.requests.try_recv().is_err());
        }
        let raw = Raw {
            bytes: announced(u32::MAX, b"..."),
            ends: true,
        };
        let back = tokio::time::timeout(SOON, send_raw(&node, raw))
            .await
            .unwrap();
        let refusal = announced(9, crate::nodes::TOO_LARGE);
        assert!(back.is_none_or(|b| b == refusal));
        assert!(node.requests.try_recv().is_err());
        assert_eq!(node.network.stats().requests_refused_too_large, 1);
    }
}

#[tokio::test]
async fn a_peer_that_opens_a_stream_and_says_nothing_is_not_waited_for() {
    let mut config = config(&[QUIC]);
    config.request_read_timeout = Duration::from_millis(300);
    let node = Node::start(config).await;
    let raw = Raw {
        bytes: announced(10, b"half"),
        ends: false,
    };
    let sent = send_raw(&node, raw);
    let given_up = eventually("the stream is given up", || async {
        node.network.stats().requests_failed >= 1
    });
    tokio::select! {
        // The sender may see it first.
        answer = sent => assert_eq!(answer, None),
        () = given_up => {}
    }
}

#[tokio::test]
async fn a_thousand_connections_that_say_nothing_do_not_lock_out_an_honest_peer() {
    let node = Node::on(&[TCP]).await;
    let honest = Node::on(&[]).await;
    node.knows(&[honest.without_address()]).await;
    let peer = node.peer();
    let port = peer.addresses[0]
        .to_string()
        .rsplit('/')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let node = node.echo();

    let mut silent = Vec::new();
    for _ in 0..1_000 {
        silent.push(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
    }
    honest.knows(&[peer]).await;
    let begun = Instant::now();
    node.asked_by(&honest, b"among silent ones").await;
    assert!(
        begun.elapsed() < Duration::from_secs(3),
        "{:?}",
        begun.elapsed()
    );

    // They are closed once the time for the handshake is over.
    eventually_long("the silent ones are closed", || async {
        node.network.stats().handshakes_failed >= 1_000
    })
    .await;
    node.asked_by(&honest, b"still there").await;
}

async fn eventually_long<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    let patience = Instant::now() + 3 * SOON;
    while !holds().await {
        assert!(Instant::now() < patience, "not in time: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
