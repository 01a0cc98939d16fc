//! The address book: when a peer is dialled, and how.

use super::*;
use crate::network::config::Identity;

fn id(seed: u8) -> PeerId {
    Identity::from_seed([seed; 32]).unwrap().peer_id()
}

fn book() -> AddressBook {
    let config = NetworkConfig::new(Identity::from_seed([1; 32]).unwrap(), Vec::new());
    AddressBook::new(id(1), &config)
}

fn quic() -> Multiaddr {
    "/ip4/192.0.2.1/udp/4410/quic-v1".parse().unwrap()
}

fn tcp() -> Multiaddr {
    "/ip4/192.0.2.1/tcp/4410".parse().unwrap()
}

fn peer(seed: u8, addresses: &[Multiaddr]) -> Peer {
    Peer {
        id: id(seed),
        addresses: addresses.to_vec(),
    }
}

fn connection(n: usize) -> ConnectionId {
    ConnectionId::new_unchecked(n)
}

/// A book with one peer that has both addresses, and the dial that came due when it was wanted.
fn wanted(now: Instant) -> (AddressBook, Vec<Dial>) {
    let mut book = book();
    book.replace(vec![peer(2, &[tcp(), quic()])], now);
    assert!(book.want(&id(2), now));
    let dials = book.due(now);
    (book, dials)
}

fn addresses(dials: &[Dial]) -> Vec<Multiaddr> {
    dials.iter().flat_map(|d| d.addresses.clone()).collect()
}

#[test]
fn quic_is_tried_first_and_tcp_after_its_head_start() {
    let now = Instant::now();
    let (mut book, dials) = wanted(now);
    assert_eq!(addresses(&dials), [quic()]);
    assert!(!dials[0].own_port, "QUIC dials from its listening socket");
    book.dialling(&id(2), connection(1));

    assert!(book.due(now + QUIC_HEAD_START / 2).is_empty());
    let dials = book.due(now + QUIC_HEAD_START);
    assert_eq!(addresses(&dials), [tcp()]);
    assert!(dials[0].own_port);
}

#[test]
fn tcp_is_not_tried_once_quic_has_connected() {
    let now = Instant::now();
    let (mut book, _) = wanted(now);
    book.dialling(&id(2), connection(1));
    assert!(book.connected(&id(2), connection(1), now));
    assert!(book.due(now + Duration::from_secs(60)).is_empty());
}

#[test]
fn quic_that_fails_at_once_brings_tcp_forward_and_the_peer_is_given_up_only_after_both() {
    let now = Instant::now();
    let (mut book, _) = wanted(now);
    book.dialling(&id(2), connection(1));
    let given_up = book.dial_failed(&id(2), connection(1), "no route".to_owned(), now);
    assert!(!given_up);
    assert_eq!(addresses(&book.due(now)), [tcp()]);
    book.dialling(&id(2), connection(2));
    assert!(book.dial_failed(&id(2), connection(2), "refused".to_owned(), now));
    assert_eq!(book.states()[0].last_error.as_deref(), Some("refused"));
}

/// Lets the only address of peer 2 fail `times` times; gives the last wait.
fn wait_after(book: &mut AddressBook, now: Instant, times: u32) -> Duration {
    let mut wait = Duration::ZERO;
    for _ in 0..times {
        book.want(&id(2), now);
        assert_eq!(book.due(now).len(), 1);
        book.dialling(&id(2), connection(1));
        assert!(book.dial_failed(&id(2), connection(1), "refused".to_owned(), now));
        wait = book.wake().unwrap() - now;
    }
    wait
}

#[test]
fn waits_double_up_to_half_a_minute_with_jitter() {
    let now = Instant::now();
    let mut book = book();
    book.replace(vec![peer(2, &[tcp()])], now);
    let first = wait_after(&mut book, now, 1).as_secs_f64();
    assert!((0.25..=0.5).contains(&first), "{first}");
    let third = wait_after(&mut book, now, 2).as_secs_f64();
    assert!((1.0..=2.0).contains(&third), "{third}");
    let late = wait_after(&mut book, now, 40).as_secs_f64();
    assert!((15.0..=30.0).contains(&late), "{late}");
    // Nothing is dialled in the meantime, unless somebody wants it.
    assert!(book.due(now + Duration::from_secs(10)).is_empty());
    book.want(&id(2), now);
    assert_eq!(book.due(now).len(), 1);
}

#[test]
fn a_lasting_connection_makes_the_next_wait_short_and_a_fleeting_one_does_not() {
    let now = Instant::now();
    let mut book = book();
    book.replace(vec![peer(2, &[tcp()])], now);
    wait_after(&mut book, now, 10);

    book.connected(&id(2), connection(7), now);
    assert!(book.disconnected(&id(2), connection(7), None, now + LASTING / 2));
    book.due(now);
    let wait = book.wake().unwrap() - (now + LASTING / 2);
    assert!(wait >= Duration::from_secs(15), "{wait:?}");

    book.connected(&id(2), connection(8), now);
    assert!(book.disconnected(&id(2), connection(8), None, now + LASTING));
    book.due(now);
    let wait = book.wake().unwrap() - (now + LASTING);
    assert!(wait <= Duration::from_millis(500), "{wait:?}");
}

#[test]
fn the_book_holds_exactly_the_peers_that_were_set() {
    let now = Instant::now();
    let mut book = book();
    let (removed, added) = book.replace(
        vec![peer(1, &[tcp()]), peer(2, &[tcp()]), peer(3, &[])],
        now,
    );
    assert!(removed.is_empty());
    assert_eq!(added, [id(2), id(3)], "this node itself is not its peer");
    assert!(!book.want(&id(3), now), "nothing to dial");

    let (removed, added) = book.replace(vec![peer(2, &[quic()])], now);
    assert_eq!(removed, [id(3)]);
    assert!(added.is_empty());
    assert_eq!(book.states()[0].addresses, [quic()]);
    assert_eq!(
        addresses(&book.due(now + Duration::from_secs(1))),
        [quic()],
        "a new address is tried"
    );
}

#[test]
fn many_unreachable_peers_are_not_all_dialled_at_once_but_a_wanted_one_is() {
    let now = Instant::now() + Duration::from_secs(5);
    let mut book = book();
    let peers: Vec<_> = (2..=120).map(|seed| peer(seed, &[tcp()])).collect();
    book.replace(peers, now - Duration::from_secs(2));
    let dials = book.due(now);
    assert_eq!(dials.len(), BACKGROUND_DIALS);
    for (n, dial) in dials.iter().enumerate() {
        book.dialling(&dial.peer, connection(n));
    }
    let left_out = (2..=120)
        .map(id)
        .find(|id| dials.iter().all(|d| d.peer != *id))
        .unwrap();
    assert!(book.due(now).is_empty());
    book.want(&left_out, now);
    assert_eq!(book.due(now).len(), 1);
}
