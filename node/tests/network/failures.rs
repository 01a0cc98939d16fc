//! Peers that die, come back, or are struck off the list.

use std::time::{Duration, Instant};

use steelyard::network::AskError;

use crate::nodes::{Doomed, Node, QUIC, SOON, TCP, config, connected, eventually, pair};

#[tokio::test]
async fn a_dead_peer_is_reported_within_the_deadline_and_others_do_not_notice() {
    for transport in [QUIC, TCP] {
        let (asking, living) = pair(&[transport]).await;
        let doomed = Doomed::start(config(&[transport]), asking.without_address());
        asking.knows(&[living.peer(), doomed.peer.clone()]).await;
        let id = doomed.peer.id;
        let before = asking.network.ask(id, b"there?".to_vec(), SOON).await;
        assert_eq!(before.as_deref(), Ok(&b"there?"[..]));
        doomed.kill();

        let begun = Instant::now();
        let deadline = Duration::from_millis(700);
        let dead = asking.network.ask(id, b"there?".to_vec(), deadline);
        let others = async {
            for _ in 0..20 {
                living.asked_by(&asking, b"quick").await;
            }
            begun.elapsed()
        };
        let (dead, others) = tokio::join!(dead, others);
        assert!(
            matches!(dead, Err(AskError::Unreachable(_) | AskError::TimedOut(_))),
            "{dead:?}"
        );
        assert!(begun.elapsed() < deadline + Duration::from_millis(300));
        assert!(others < deadline, "the others took {others:?}");
    }
}

#[tokio::test]
async fn a_peer_that_never_was_there_is_unreachable_and_the_reason_is_told() {
    let asking = Node::on(&[]).await;
    let gone = Node::on(&[TCP]).await;
    let peer = gone.peer();
    gone.shutdown.cancel();
    gone.network.closed().await;
    asking.knows(std::slice::from_ref(&peer)).await;
    let error = asking.network.ask(peer.id, b"?".to_vec(), SOON).await;
    let Err(AskError::Unreachable(reason)) = error else {
        panic!("{error:?}");
    };
    assert!(reason.contains("refused"), "{reason}");
    assert!(reason.contains(&peer.addresses[0].to_string()), "{reason}");
    let state = &asking.network.peers().await[0];
    assert_eq!(state.last_error.as_deref(), Some(reason.as_str()));

    let stranger = Node::on(&[]).await.id();
    let error = asking.network.ask(stranger, b"?".to_vec(), SOON).await;
    assert!(matches!(error, Err(AskError::Unreachable(_))), "{error:?}");
}

#[tokio::test]
async fn a_peer_that_comes_back_on_its_port_is_connected_again_without_being_asked() {
    for transport in [QUIC, TCP] {
        let asking = Node::on(&[]).await;
        let mut config = config(&[transport]);
        let doomed = Doomed::start(config.clone(), asking.without_address());
        let peer = doomed.peer.clone();
        asking.knows(std::slice::from_ref(&peer)).await;
        eventually("connected at first", || connected(&asking.network, peer.id)).await;
        doomed.kill();
        config.listen = peer.addresses.clone();
        let _back = Doomed::start(config, asking.without_address());
        let opened = asking.network.stats().connections_opened;
        eventually("connected again", || async {
            asking.network.stats().connections_opened > opened
        })
        .await;
        let answer = asking.network.ask(peer.id, b"again".to_vec(), SOON).await;
        assert_eq!(answer.as_deref(), Ok(&b"again"[..]));
    }
}

#[tokio::test]
async fn questions_to_a_restarted_peer_do_not_go_to_its_dead_connection() {
    for transport in [QUIC, TCP] {
        let mut quick = config(&[transport]);
        // Dials that cross take no longer than this here.
        quick.handshake_timeout = Duration::from_millis(200);
        quick.quic_idle_timeout = Duration::from_secs(60);
        let asking = Node::start(quick.clone()).await;
        quick.identity = config(&[]).identity;
        let doomed = Doomed::start(quick.clone(), asking.peer());
        let peer = doomed.peer.clone();
        asking.knows(std::slice::from_ref(&peer)).await;
        let first = asking.network.ask(peer.id, b"first".to_vec(), SOON).await;
        assert_eq!(first.as_deref(), Ok(&b"first"[..]));
        tokio::time::sleep(Duration::from_millis(600)).await;

        doomed.kill();
        let opened = asking.network.stats().connections_opened;
        quick.listen = peer.addresses.clone();
        let _back = Doomed::start(quick, asking.peer());
        eventually("the peer is back", || async {
            asking.network.stats().connections_opened > opened
        })
        .await;
        let begun = Instant::now();
        for _ in 0..10 {
            let next = asking.network.ask(peer.id, b"next".to_vec(), SOON).await;
            assert_eq!(next.as_deref(), Ok(&b"next"[..]), "{transport}");
        }
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn a_peer_struck_off_the_list_is_cut_off_and_may_return() {
    for transport in [QUIC, TCP] {
        let (asking, mut answering) = (Node::on(&[]).await, Node::on(&[transport]).await);
        answering.knows(&[asking.without_address()]).await;
        asking.knows(&[answering.peer()]).await;
        let id = answering.id();
        let under_way = {
            let network = asking.network.clone();
            tokio::spawn(async move { network.ask(id, b"?".to_vec(), SOON).await })
        };
        let request = answering.requests.recv().await.unwrap();
        answering.knows(&[]).await;
        assert!(answering.network.peers().await.is_empty());
        let cut = under_way.await.unwrap();
        assert!(matches!(cut, Err(AskError::Unreachable(_))), "{cut:?}");
        eventually("the work for it may stop", || async {
            request.reply.is_gone()
        })
        .await;

        let denied = asking.network.ask(id, b"let me in".to_vec(), SOON).await;
        assert!(
            matches!(denied, Err(AskError::Unreachable(_))),
            "{denied:?}"
        );
        assert!(answering.requests.try_recv().is_err());

        answering.knows(&[asking.without_address()]).await;
        let answering = answering.echo();
        answering.asked_by(&asking, b"back").await;
    }
}

#[tokio::test]
async fn a_node_strikes_a_peer_off_its_own_list() {
    let (asking, answering) = pair(&[QUIC]).await;
    answering.asked_by(&asking, b"listed").await;
    asking.knows(&[]).await;
    let error = asking
        .network
        .ask(answering.id(), b"?".to_vec(), SOON)
        .await;
    let Err(AskError::Unreachable(reason)) = error else {
        panic!("{error:?}");
    };
    assert!(reason.contains("not among the peers"), "{reason}");
    eventually("the connection is closed", || async {
        answering.network.stats().connections == 0
    })
    .await;
}
