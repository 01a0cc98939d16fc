//! What nodes that know each other can do.

use std::{
    net::{TcpListener, UdpSocket},
    time::{Duration, Instant},
};

use steelyard::network::{AskError, Identity, NetworkError, Peer, ReplyError, peer_id_of};
use steelyard_protocol::keys::SigningKey;

use crate::nodes::{BUSY, Node, QUIC, SOON, TCP, TOO_LARGE, config, connected, eventually, pair};

#[tokio::test]
async fn a_question_is_answered_over_quic() {
    let (asking, answering) = pair(&[QUIC]).await;
    answering.asked_by(&asking, b"over quic").await;
    answering.asked_by(&asking, &vec![7; 64 * 1024]).await;
    answering.asked_by(&asking, b"").await;
    let stats = answering.network.stats();
    assert_eq!((stats.requests_received, stats.connections), (3, 1));
    assert_eq!(asking.network.stats().asks_answered, 3);
}

#[tokio::test]
async fn a_question_is_answered_over_tcp() {
    let (asking, answering) = pair(&[TCP]).await;
    answering.asked_by(&asking, b"over tcp").await;
    answering.asked_by(&asking, &vec![7; 64 * 1024]).await;
}

#[tokio::test]
async fn an_answer_of_the_full_length_arrives() {
    let (asking, mut answering) = (Node::on(&[]).await, Node::on(&[QUIC]).await);
    answering.knows(&[asking.without_address()]).await;
    asking.knows(&[answering.peer()]).await;
    let longest = vec![9; 1024 * 1024];
    let expected = longest.clone();
    let asked = asking.network.ask(answering.id(), b"all".to_vec(), SOON);
    let answer = async {
        let request = answering.requests.recv().await.unwrap();
        request.reply.send(longest).unwrap();
    };
    let (got, ()) = tokio::join!(asked, answer);
    assert_eq!(got.unwrap(), expected);
}

#[tokio::test]
async fn quic_is_preferred_and_tcp_is_not_even_tried() {
    let (asking, answering) = pair(&[QUIC]).await;
    let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
    tcp.set_nonblocking(true).unwrap();
    let mut peer = answering.peer();
    let port = tcp.local_addr().unwrap().port();
    peer.addresses
        .insert(0, format!("/ip4/127.0.0.1/tcp/{port}").parse().unwrap());
    asking.knows(&[]).await;
    asking.knows(&[peer]).await;
    answering.asked_by(&asking, b"how").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(tcp.accept().is_err());
}

#[tokio::test]
async fn tcp_is_used_where_udp_does_not_get_through() {
    let (asking, answering) = pair(&[TCP]).await;
    let silent = UdpSocket::bind("127.0.0.1:0").unwrap();
    let mut peer = answering.peer();
    let port = silent.local_addr().unwrap().port();
    let quic = format!("/ip4/127.0.0.1/udp/{port}/quic-v1");
    peer.addresses.insert(0, quic.parse().unwrap());
    asking.knows(&[]).await;
    asking.knows(&[peer]).await;
    let begun = Instant::now();
    answering.asked_by(&asking, b"how").await;
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn names_are_resolved() {
    let (asking, answering) = pair(&[TCP]).await;
    let mut peer = answering.peer();
    let port = peer.addresses[0].to_string().replace("/ip4/127.0.0.1", "");
    peer.addresses = vec![format!("/dns4/localhost{port}").parse().unwrap()];
    asking.knows(&[]).await;
    asking.knows(&[peer]).await;
    answering.asked_by(&asking, b"by name").await;
}

#[tokio::test]
async fn nodes_that_know_each_other_connect_without_being_asked_and_measure_the_way() {
    let (one, other) = (Node::on(&[QUIC, TCP]).await, Node::on(&[QUIC, TCP]).await);
    one.knows(&[other.peer()]).await;
    other.knows(&[one.peer(), other.peer()]).await;
    eventually("both are connected", || async {
        connected(&one.network, other.id()).await && connected(&other.network, one.id()).await
    })
    .await;
    eventually("a round trip is measured", || async {
        one.network.peers().await[0].last_rtt.is_some()
    })
    .await;
    let states = other.network.peers().await;
    assert_eq!(states.len(), 1, "a node is not its own peer");
    assert_eq!(states[0].addresses.len(), 2);
    assert!(states[0].connected);
}

#[tokio::test]
async fn a_request_that_is_too_long_is_refused_on_both_sides() {
    let answering = Node::on(&[QUIC, TCP]).await;
    for transport in 0..2 {
        let asking = Node::on(&[]).await;
        let mut lavish = config(&[]);
        lavish.max_request_bytes = 1024 * 1024;
        let lavish = Node::start(lavish).await;
        answering
            .knows(&[asking.without_address(), lavish.without_address()])
            .await;
        let peer = Peer {
            id: answering.id(),
            addresses: vec![answering.network.listen_addresses()[transport].clone()],
        };
        asking.knows(std::slice::from_ref(&peer)).await;
        lavish.knows(&[peer]).await;

        let long = vec![0; 64 * 1024 + 1];
        let error = asking.network.ask(answering.id(), long.clone(), SOON).await;
        let (size, limit) = (64 * 1024 + 1, 64 * 1024);
        assert_eq!(error, Err(AskError::RequestTooLarge { size, limit }));

        let answer = lavish.network.ask(answering.id(), long, SOON).await;
        assert_eq!(answer.as_deref(), Ok(TOO_LARGE));
    }
    let stats = answering.network.stats();
    assert_eq!(
        (stats.requests_received, stats.requests_refused_too_large),
        (0, 2)
    );
}

#[tokio::test]
async fn an_answer_that_is_too_long_is_an_error_for_the_answering_program() {
    let (asking, mut answering) = (Node::on(&[]).await, Node::on(&[QUIC]).await);
    answering.knows(&[asking.without_address()]).await;
    asking.knows(&[answering.peer()]).await;
    let asked = asking.network.ask(answering.id(), b"all".to_vec(), SOON);
    let answer = async {
        let request = answering.requests.recv().await.unwrap();
        request.reply.send(vec![0; 1024 * 1024 + 1])
    };
    let (got, sent) = tokio::join!(asked, answer);
    let (size, limit) = (1024 * 1024 + 1, 1024 * 1024);
    assert_eq!(sent, Err(ReplyError::TooLarge { size, limit }));
    assert!(matches!(got, Err(AskError::Unreachable(_))), "{got:?}");
}

#[tokio::test]
async fn a_peer_over_its_share_is_told_so_at_once_and_others_keep_theirs() {
    let mut few = config(&[QUIC]);
    few.inbound_per_peer = 2;
    let mut answering = Node::start(few).await;
    let (greedy, modest) = (Node::on(&[]).await, Node::on(&[]).await);
    answering
        .knows(&[greedy.without_address(), modest.without_address()])
        .await;
    greedy.knows(&[answering.peer()]).await;
    modest.knows(&[answering.peer()]).await;
    let id = answering.id();

    let held: Vec<_> = (0..2)
        .map(|_| {
            let network = greedy.network.clone();
            tokio::spawn(async move { network.ask(id, b"held".to_vec(), SOON).await })
        })
        .collect();
    let first = answering.requests.recv().await.unwrap();
    let second = answering.requests.recv().await.unwrap();

    let begun = Instant::now();
    let third = greedy.network.ask(id, b"third".to_vec(), SOON).await;
    assert_eq!(third.as_deref(), Ok(BUSY));
    assert!(begun.elapsed() < Duration::from_secs(1));

    let asked = modest.network.ask(id, b"modest".to_vec(), SOON);
    let answer = async {
        let request = answering.requests.recv().await.unwrap();
        assert_eq!(request.bytes, b"modest");
        request.reply.send(b"yours".to_vec()).unwrap();
    };
    assert_eq!(tokio::join!(asked, answer).0.as_deref(), Ok(&b"yours"[..]));

    first.reply.send(b"1".to_vec()).unwrap();
    second.reply.send(b"2".to_vec()).unwrap();
    for held in held {
        held.await.unwrap().unwrap();
    }
    // The share is free again.
    let echo = answering.echo();
    eventually("the share is free", || async {
        greedy.network.ask(id, b"again".to_vec(), SOON).await == Ok(b"again".to_vec())
    })
    .await;
    assert!(echo.network.stats().requests_refused_busy >= 1);
}

#[tokio::test]
async fn a_flooding_peer_leaves_room_in_the_queue() {
    let mut narrow = config(&[QUIC]);
    narrow.inbound_queue = 16;
    let answering = Node::start(narrow).await;
    let (flooding, modest) = (Node::on(&[]).await, Node::on(&[]).await);
    answering
        .knows(&[flooding.without_address(), modest.without_address()])
        .await;
    flooding.knows(&[answering.peer()]).await;
    modest.knows(&[answering.peer()]).await;
    let id = answering.id();

    // Nobody takes requests yet.
    let flood: Vec<_> = (0..48)
        .map(|_| {
            let network = flooding.network.clone();
            tokio::spawn(async move { network.ask(id, b"flood".to_vec(), SOON).await })
        })
        .collect();
    eventually("the flood is turned away", || async {
        answering.network.stats().requests_refused_busy >= 32
    })
    .await;
    let asked = {
        let network = modest.network.clone();
        tokio::spawn(async move { network.ask(id, b"modest".to_vec(), SOON).await })
    };
    tokio::time::sleep(Duration::from_millis(200)).await;
    let _echo = answering.echo();
    assert_eq!(asked.await.unwrap().as_deref(), Ok(&b"modest"[..]));
    for question in flood {
        question.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn questions_to_one_peer_are_bounded_here_too() {
    let mut few = config(&[]);
    few.outbound_per_peer = 2;
    let asking = Node::start(few).await;
    let (silent, answering) = (Node::on(&[QUIC]).await, Node::on(&[QUIC]).await);
    silent.knows(&[asking.without_address()]).await;
    answering.knows(&[asking.without_address()]).await;
    asking.knows(&[silent.peer(), answering.peer()]).await;
    let answering = answering.echo();
    let id = silent.id();

    let short = Duration::from_millis(400);
    let ask = || asking.network.ask(id, b"?".to_vec(), short);
    let held = async { tokio::join!(ask(), ask()) };
    let third = async {
        tokio::time::sleep(short / 2).await;
        let third = ask().await;
        answering.asked_by(&asking, b"others are asked").await;
        third
    };
    let ((one, two), third) = tokio::join!(held, third);
    assert_eq!(one, Err(AskError::TimedOut(short)));
    assert_eq!(two, Err(AskError::TimedOut(short)));
    assert_eq!(third, Err(AskError::Busy(2)));
    // What ran out of time, and what was given up, no longer counts.
    let _ = tokio::time::timeout(short / 4, ask()).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let (one, two) = tokio::join!(ask(), ask());
    assert_eq!(one, Err(AskError::TimedOut(short)));
    assert_eq!(two, Err(AskError::TimedOut(short)));
}

#[tokio::test]
async fn a_slow_answer_holds_up_nobody() {
    let (asking, mut answering) = (Node::on(&[]).await, Node::on(&[TCP]).await);
    answering.knows(&[asking.without_address()]).await;
    asking.knows(&[answering.peer()]).await;
    let id = answering.id();
    let slow = {
        let network = asking.network.clone();
        tokio::spawn(async move { network.ask(id, b"slow".to_vec(), SOON).await })
    };
    let held = answering.requests.recv().await.unwrap();
    let echo = answering.echo();
    for _ in 0..20 {
        echo.asked_by(&asking, b"quick").await;
    }
    held.reply.send(b"at last".to_vec()).unwrap();
    assert_eq!(slow.await.unwrap().as_deref(), Ok(&b"at last"[..]));
}

#[tokio::test]
async fn a_reply_that_the_program_drops_is_not_waited_for() {
    for transport in [QUIC, TCP] {
        let (asking, mut answering) = (Node::on(&[]).await, Node::on(&[transport]).await);
        answering.knows(&[asking.without_address()]).await;
        asking.knows(&[answering.peer()]).await;
        let asked = asking.network.ask(answering.id(), b"?".to_vec(), SOON);
        let dropped = async { drop(answering.requests.recv().await.unwrap()) };
        let begun = Instant::now();
        let (got, ()) = tokio::join!(asked, dropped);
        assert!(matches!(got, Err(AskError::Unreachable(_))), "{got:?}");
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn shutdown_lets_replies_under_way_go_out() {
    for transport in [QUIC, TCP] {
        let (asking, mut answering) = (Node::on(&[]).await, Node::on(&[transport]).await);
        answering.knows(&[asking.without_address()]).await;
        asking.knows(&[answering.peer()]).await;
        let id = answering.id();
        let asked = {
            let network = asking.network.clone();
            tokio::spawn(async move { network.ask(id, b"?".to_vec(), SOON).await })
        };
        let request = answering.requests.recv().await.unwrap();
        answering.shutdown.cancel();
        tokio::time::sleep(Duration::from_millis(200)).await;
        let late = asking.network.ask(id, b"late".to_vec(), SOON).await;
        assert_eq!(late.as_deref(), Ok(BUSY), "nothing new is taken");
        request.reply.send(vec![3; 300_000]).unwrap();
        assert_eq!(asked.await.unwrap(), Ok(vec![3; 300_000]));
        tokio::time::timeout(SOON, answering.network.closed())
            .await
            .unwrap();
        let after = answering.network.ask(asking.id(), Vec::new(), SOON).await;
        assert!(matches!(after, Err(AskError::Unreachable(_))), "{after:?}");
        eventually("the other side sees it leave", || async {
            !connected(&asking.network, id).await
        })
        .await;
    }
}

#[tokio::test]
async fn an_address_that_cannot_be_listened_on_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("/ip4/127.0.0.1/tcp/{}", taken.local_addr().unwrap().port());
    let error = Node::try_start(config(&[&address])).await.err().unwrap();
    assert!(matches!(&error, NetworkError::Listen { address: a, .. } if a.to_string() == address));
    assert!(error.to_string().contains("in use"), "{error}");

    let error = Node::try_start(config(&["/ip4/127.0.0.1/udp/0"])).await;
    assert!(matches!(error.err(), Some(NetworkError::Listen { .. })));
}

#[test]
fn the_peer_id_follows_from_the_key_in_the_charter() {
    let (key, document) = SigningKey::generate().unwrap();
    let seed = document[16..48].try_into().unwrap();
    let identity = Identity::from_seed(seed).unwrap();
    assert_eq!(peer_id_of(&key.public()).unwrap(), identity.peer_id());
    assert!(!format!("{identity:?}").contains("secret"));
}
