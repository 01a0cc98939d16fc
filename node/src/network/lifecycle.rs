//! The event loop's life: it listens, works until it is told to stop, and lets answers go out.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use libp2p::{Multiaddr, core::transport::ListenerId, futures::StreamExt, swarm::SwarmEvent};
use tokio::time::{Instant, sleep_until, timeout, timeout_at};
use tokio_util::task::TaskTracker;
use tracing::{Instrument, debug, info, info_span};

use super::{
    address_book::AddressBook,
    behaviour,
    config::NetworkConfig,
    error::{NetworkError, root},
    event_loop::{Ends, EventLoop},
};

/// How long a socket may take to report the address it listens on.
const LISTEN_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the last packets of answers get before connections are closed.
const FLUSH: Duration = Duration::from_millis(200);
/// How long closing connections may take.
const CLOSE: Duration = Duration::from_millis(500);

/// Listens on all addresses, then starts the task.
pub(super) async fn start(config: NetworkConfig, ends: Ends) -> Result<(), NetworkError> {
    let own = config.identity.peer_id();
    let swarm = behaviour::build(&config)?;
    let mut event_loop = EventLoop {
        swarm,
        book: AddressBook::new(own, &config),
        config,
        ends,
        asked: HashMap::new(),
        waiting: HashMap::new(),
        superseded: VecDeque::new(),
        answering: TaskTracker::new(),
        draining: false,
    };
    event_loop.listen().await?;
    tokio::spawn(
        event_loop
            .run()
            .instrument(info_span!("network", peer_id = %own)),
    );
    Ok(())
}

impl EventLoop {
    async fn listen(&mut self) -> Result<(), NetworkError> {
        let mut silent: HashMap<ListenerId, Multiaddr> = HashMap::new();
        for address in self.config.listen.clone() {
            let id = self
                .swarm
                .listen_on(address.clone())
                .map_err(|e| NetworkError::Listen {
                    address: address.clone(),
                    reason: root(&e),
                })?;
            silent.insert(id, address);
        }
        let deadline = Instant::now() + LISTEN_TIMEOUT;
        while let Some(address) = silent.values().next().cloned() {
            let event = timeout_at(deadline, self.swarm.select_next_some())
                .await
                .map_err(|_| NetworkError::Listen {
                    address,
                    reason: "the system reports no address for it".to_owned(),
                })?;
            match &event {
                SwarmEvent::NewListenAddr { listener_id, .. } => {
                    silent.remove(listener_id);
                }
                SwarmEvent::ListenerClosed {
                    listener_id,
                    reason,
                    ..
                } => {
                    if let Some(address) = silent.remove(listener_id) {
                        return Err(NetworkError::Listen {
                            address,
                            reason: reason
                                .as_ref()
                                .err()
                                .map_or_else(|| "it closed".to_owned(), |e| root(e)),
                        });
                    }
                }
                _ => {}
            }
            self.on_event(event);
        }
        Ok(())
    }

    async fn run(mut self) {
        // Also if this task panics: the node must neither wait for it nor seem to listen.
        let _done = self.ends.done.clone().drop_guard();
        loop {
            let wake = self.book.wake();
            tokio::select! {
                event = self.swarm.select_next_some() => self.on_event(event),
                Some(message) = self.ends.inbox.recv() => self.on_message(message),
                () = at(wake) => self.dial_due(),
                () = self.ends.shutdown.cancelled() => break,
            }
        }
        self.drain().await;
    }

    /// Takes nothing new, lets answers under way go out, and closes.
    async fn drain(&mut self) {
        self.draining = true;
        // The listeners stay: the library closes all connections of a QUIC socket with it.
        *self.swarm.behaviour_mut().limits.limits_mut() =
            behaviour::limits(&self.config).with_max_pending_incoming(Some(0));
        let idle = self.answering.is_empty();
        self.answering.close();
        let answering = self.answering.clone();
        self.drive(self.config.drain_timeout, answering.wait())
            .await;
        if !idle {
            self.drive(FLUSH, std::future::pending()).await;
        }
        let peers: Vec<_> = self.swarm.connected_peers().copied().collect();
        for peer in peers {
            // An error says that it is gone already.
            let _ = self.swarm.disconnect_peer_id(peer);
        }
        let closed = timeout(CLOSE, async {
            while self.swarm.connected_peers().next().is_some() {
                let event = self.swarm.select_next_some().await;
                self.on_event(event);
            }
        });
        if closed.await.is_err() {
            debug!("some connections did not close in time");
        }
        info!("network stopped");
    }

    /// Goes on working until `done`, at most for `longest`.
    async fn drive(&mut self, longest: Duration, done: impl Future<Output = ()>) {
        let work = async {
            tokio::pin!(done);
            loop {
                tokio::select! {
                    () = &mut done => break,
                    event = self.swarm.select_next_some() => self.on_event(event),
                    Some(message) = self.ends.inbox.recv() => self.on_message(message),
                }
            }
        };
        // Running out of time is one of the two ways to end.
        let _ = timeout(longest, work).await;
    }
}

async fn at(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
