//! Who may connect, where they listen, and when to dial them again. No I/O: the event loop tells
//! what happened and carries out what is due.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, SystemTime},
};

use libp2p::{Multiaddr, PeerId, multiaddr::Protocol, swarm::ConnectionId};
use tokio::{sync::Semaphore, time::Instant};

use super::{
    config::{NetworkConfig, Peer},
    handle::PeerState,
};

/// How long QUIC may try alone before TCP is tried too.
const QUIC_HEAD_START: Duration = Duration::from_millis(300);
/// A connection that lasted this long was a success, so the next attempt starts afresh. A peer that
/// does not list this node closes every connection at once; it must not be dialled in a tight loop.
const LASTING: Duration = Duration::from_secs(10);
/// Peers that may be dialled at the same time without anybody waiting for them.
const BACKGROUND_DIALS: usize = 64;
const POSTPONED: Duration = Duration::from_millis(200);

/// The peers of the charter in force.
pub(super) struct AddressBook {
    own: PeerId,
    entries: HashMap<PeerId, Entry>,
    backoff: Backoff,
    inbound_share: usize,
    outbound_share: usize,
    /// No later than the earliest moment at which something is due.
    wake: Option<Instant>,
}

/// One peer.
pub(super) struct Entry {
    quic: Vec<Multiaddr>,
    other: Vec<Multiaddr>,
    connections: Vec<Connection>,
    dials: Vec<ConnectionId>,
    /// When the other addresses are tried, if QUIC has not succeeded by then.
    fallback: Option<Instant>,
    due: Option<Instant>,
    wanted: bool,
    failures: u32,
    /// Since when no connection is open.
    lost: SystemTime,
    pub(super) last_rtt: Option<Duration>,
    pub(super) last_error: Option<String>,
    pub(super) inbound: Arc<Semaphore>,
    pub(super) outbound: Arc<Semaphore>,
}

struct Connection {
    id: ConnectionId,
    opened: Instant,
    since: SystemTime,
}

/// A dial that is due.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dial {
    pub(super) peer: PeerId,
    pub(super) addresses: Vec<Multiaddr>,
    /// QUIC dials from the listening socket. TCP from a port of its own: two nodes that dial each
    /// other from their listening ports at the same moment would meet in one TCP connection that
    /// both believe to have opened.
    pub(super) own_port: bool,
}

#[derive(Clone, Copy, Debug)]
struct Backoff {
    min: Duration,
    max: Duration,
}

impl Backoff {
    /// Half to all of min, 2 min, 4 min, … max, at random, so that nodes that lost each other at
    /// the same moment do not come back at the same moment.
    fn after(self, failures: u32) -> Duration {
        let doubled = self
            .min
            .saturating_mul(1 << failures.saturating_sub(1).min(16));
        doubled.min(self.max).mul_f64(rand::random_range(0.5..=1.0))
    }
}

impl AddressBook {
    pub(super) fn new(own: PeerId, config: &NetworkConfig) -> Self {
        Self {
            own,
            entries: HashMap::new(),
            backoff: Backoff {
                min: config.reconnect_min,
                max: config.reconnect_max,
            },
            inbound_share: config.inbound_per_peer,
            outbound_share: config.outbound_per_peer,
            wake: None,
        }
    }

    pub(super) fn get_mut(&mut self, peer: &PeerId) -> Option<&mut Entry> {
        self.entries.get_mut(peer)
    }

    /// Makes the book hold exactly these peers; gives those that are no longer in it, and those
    /// that are new.
    pub(super) fn replace(&mut self, peers: Vec<Peer>, now: Instant) -> (Vec<PeerId>, Vec<PeerId>) {
        let mut old = std::mem::take(&mut self.entries);
        let mut added = Vec::new();
        for peer in peers {
            if peer.id == self.own {
                continue;
            }
            let (quic, other) = peer.addresses.into_iter().partition(is_quic);
            let mut entry = old.remove(&peer.id).unwrap_or_else(|| {
                added.push(peer.id);
                self.entry()
            });
            if entry.quic != quic || entry.other != other {
                // Of two nodes that learn of each other at once, the lesser dials first.
                let patience = if self.own < peer.id {
                    Duration::ZERO
                } else {
                    Duration::from_millis(rand::random_range(300..1_000))
                };
                entry.due = Some(now + patience);
                entry.quic = quic;
                entry.other = other;
            }
            self.entries.insert(peer.id, entry);
        }
        self.wake = Some(now);
        (old.into_keys().collect(), added)
    }

    fn entry(&self) -> Entry {
        Entry {
            quic: Vec::new(),
            other: Vec::new(),
            connections: Vec::new(),
            dials: Vec::new(),
            fallback: None,
            due: None,
            wanted: false,
            failures: 0,
            lost: SystemTime::now(),
            last_rtt: None,
            last_error: None,
            inbound: Arc::new(Semaphore::new(self.inbound_share)),
            outbound: Arc::new(Semaphore::new(self.outbound_share)),
        }
    }

    /// Somebody waits for a connection to this peer: it is dialled at once. False if it has no
    /// address.
    pub(super) fn want(&mut self, peer: &PeerId, now: Instant) -> bool {
        let Some(entry) = self.entries.get_mut(peer) else {
            return false;
        };
        if entry.quic.is_empty() && entry.other.is_empty() {
            return !entry.connections.is_empty();
        }
        entry.wanted = true;
        if entry.is_idle() {
            entry.due = Some(now);
            self.wake = Some(now);
        }
        true
    }

    /// A dial that was due has begun under this id.
    pub(super) fn dialling(&mut self, peer: &PeerId, id: ConnectionId) {
        if let Some(entry) = self.entries.get_mut(peer) {
            entry.dials.push(id);
        }
    }

    /// A dial failed; true if no other one is under way or about to be.
    pub(super) fn dial_failed(
        &mut self,
        peer: &PeerId,
        id: ConnectionId,
        reason: String,
        now: Instant,
    ) -> bool {
        let backoff = self.backoff;
        let Some(entry) = self.entries.get_mut(peer) else {
            return true;
        };
        entry.dials.retain(|dial| *dial != id);
        if !entry.connections.is_empty() {
            return false;
        }
        entry.last_error = Some(reason);
        let due = if entry.fallback.is_some() {
            entry.fallback = Some(now);
            now
        } else if entry.dials.is_empty() {
            entry.failures = entry.failures.saturating_add(1);
            entry.wanted = false;
            let due = now + backoff.after(entry.failures);
            entry.due = Some(due);
            due
        } else {
            return false;
        };
        let given_up = entry.fallback.is_none();
        self.wake_by(due);
        given_up
    }

    /// A connection is open, in either direction; true if it is the first.
    pub(super) fn connected(&mut self, peer: &PeerId, id: ConnectionId, now: Instant) -> bool {
        let Some(entry) = self.entries.get_mut(peer) else {
            return false;
        };
        entry.dials.retain(|dial| *dial != id);
        entry.fallback = None;
        entry.due = None;
        entry.wanted = false;
        entry.connections.push(Connection {
            id,
            opened: now,
            since: SystemTime::now(),
        });
        entry.connections.len() == 1
    }

    /// A connection is closed; true if it was the last.
    pub(super) fn disconnected(
        &mut self,
        peer: &PeerId,
        id: ConnectionId,
        reason: Option<String>,
        now: Instant,
    ) -> bool {
        let backoff = self.backoff;
        let Some(entry) = self.entries.get_mut(peer) else {
            return true;
        };
        let Some(at) = entry.connections.iter().position(|c| c.id == id) else {
            return false;
        };
        let closed = entry.connections.swap_remove(at);
        if !entry.connections.is_empty() {
            return false;
        }
        if now.duration_since(closed.opened) >= LASTING {
            entry.failures = 0;
        }
        entry.failures = entry.failures.saturating_add(1);
        entry.lost = SystemTime::now();
        entry.last_rtt = None;
        entry.last_error = Some(reason.unwrap_or_else(|| "the connection was closed".to_owned()));
        if entry.is_idle() {
            let due = now + backoff.after(entry.failures);
            entry.due = Some(due);
            self.wake_by(due);
        }
        true
    }

    /// Open connections of a peer that have been open for longer than `age`.
    pub(super) fn older_than(
        &self,
        peer: &PeerId,
        age: Duration,
        now: Instant,
    ) -> Vec<ConnectionId> {
        let connections = self.entries.get(peer).map(|e| e.connections.iter());
        connections
            .into_iter()
            .flatten()
            .filter(|c| now.duration_since(c.opened) > age)
            .map(|c| c.id)
            .collect()
    }

    /// When [`Self::due`] should be asked next.
    pub(super) const fn wake(&self) -> Option<Instant> {
        self.wake
    }

    /// What to dial now.
    pub(super) fn due(&mut self, now: Instant) -> Vec<Dial> {
        let mut dials = Vec::new();
        let mut under_way = self
            .entries
            .values()
            .filter(|e| !e.dials.is_empty())
            .count();
        let mut wake: Option<Instant> = None;
        for (peer, entry) in &mut self.entries {
            if !entry.connections.is_empty() {
                continue;
            }
            if entry.fallback.is_some_and(|at| at <= now) {
                entry.fallback = None;
                dials.push(Dial {
                    peer: *peer,
                    addresses: entry.other.clone(),
                    own_port: true,
                });
            } else if entry.due.is_some_and(|at| at <= now) {
                if !entry.wanted && under_way >= BACKGROUND_DIALS {
                    entry.due = Some(now + POSTPONED);
                } else if let Some((addresses, own_port)) = entry.first_choice() {
                    under_way += 1;
                    entry.due = None;
                    if !own_port && !entry.other.is_empty() {
                        entry.fallback = Some(now + QUIC_HEAD_START);
                    }
                    dials.push(Dial {
                        peer: *peer,
                        addresses,
                        own_port,
                    });
                } else {
                    entry.due = None;
                }
            }
            wake = [wake, entry.fallback, entry.due]
                .into_iter()
                .flatten()
                .min();
        }
        self.wake = wake;
        dials
    }

    /// What is known of every peer, sorted by id.
    pub(super) fn states(&self) -> Vec<PeerState> {
        let mut states: Vec<_> = self
            .entries
            .iter()
            .map(|(id, entry)| PeerState {
                id: *id,
                connected: !entry.connections.is_empty(),
                since: (entry.connections.iter().map(|c| c.since).min()).unwrap_or(entry.lost),
                last_rtt: entry.last_rtt,
                last_error: entry.last_error.clone(),
                addresses: entry.quic.iter().chain(&entry.other).cloned().collect(),
            })
            .collect();
        states.sort_by_key(|state| state.id);
        states
    }

    fn wake_by(&mut self, at: Instant) {
        self.wake = Some(self.wake.map_or(at, |wake| wake.min(at)));
    }
}

impl Entry {
    /// Neither connected nor on the way to it.
    fn is_idle(&self) -> bool {
        self.connections.is_empty() && self.dials.is_empty() && self.fallback.is_none()
    }

    fn first_choice(&self) -> Option<(Vec<Multiaddr>, bool)> {
        if !self.quic.is_empty() {
            Some((self.quic.clone(), false))
        } else if !self.other.is_empty() {
            Some((self.other.clone(), true))
        } else {
            None
        }
    }
}

fn is_quic(address: &Multiaddr) -> bool {
    address
        .iter()
        .any(|part| matches!(part, Protocol::QuicV1 | Protocol::Quic))
}

#[cfg(test)]
#[path = "address_book_tests.rs"]
mod tests;
