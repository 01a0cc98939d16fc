//! Delivers the steps of this node: from the outbox in the store, one after the other for each
//! introduction, again and again until the other cluster has them.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::{Duration, SystemTime},
};

use steelyard_protocol::{
    charter::{ClusterEntry, ClusterState},
    envelope::{Signed, check_times},
    frame::{Request as Frame, Response},
    ids::ClusterId,
    introduction::{AcknowledgementClaims, IntroductionClaims},
    keys::SigningKey,
    limits,
    time::Timestamp,
};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{
    Introductions,
    error::IntroductionError,
    kept::{leaves_at, leaving, machine_of, name, put_machine},
    machine::Machine,
};
use crate::{
    answering::{Answering, Views},
    network::{Network, peer_id_of},
    store::introductions::IntroductionRow,
};

/// How often the outbox is looked into without being told to: other programs write into it, too.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long the other cluster may take to acknowledge a step.
const DEADLINE: Duration = Duration::from_secs(10);
/// How often it is looked at whether a step may still leave, while its sending lasts.
const LOOK_ANEW: Duration = Duration::from_millis(200);
/// Introductions for one cluster that are taken out of the outbox at a time.
const TAKEN: i64 = 256;
/// The first pause after a try in vain, in milliseconds; each one after it is twice as long, up to
/// the last.
const FIRST_PAUSE: i64 = 1_000;
/// See [`FIRST_PAUSE`]. A peer that comes back is not waited for so long: see [`Courier::hasten`].
const LAST_PAUSE: i64 = 15 * 60_000;
/// So long after an introduction has expired, what could not be delivered of it is given up.
const GIVE_UP_SECONDS: i64 = 30 * 86_400;

/// Delivers steps and takes those of others. One for a node; clones share it.
#[derive(Clone)]
pub struct Courier {
    pub(super) introductions: Introductions,
    pub(super) answering: Arc<Answering>,
    pub(super) views: Arc<Views>,
    pub(super) key: SigningKey,
    network: Network,
}

/// Why a step was not acknowledged, for the people of the own cluster.
#[derive(Debug, thiserror::Error)]
enum Undelivered {
    #[error("the charter no longer names this cluster")]
    Removed,
    #[error("the charter suspends this cluster")]
    Suspended,
    #[error("the charter suspends our own cluster")]
    OwnSuspended,
    #[error("{0}")]
    Network(String),
    #[error("it refused: {0}")]
    Refused(&'static str),
    #[error("it has {received} of our steps and did not keep step {seq}")]
    NotKept { seq: u32, received: u32 },
    #[error("its acknowledgement proves nothing: {0}")]
    Invalid(String),
    #[error(transparent)]
    Own(#[from] IntroductionError),
}

/// A step on its way to one of the cluster's nodes.
struct Next {
    /// The other cluster, by the charter in force.
    entry: ClusterEntry,
    /// What is signed.
    claims: IntroductionClaims,
    /// When it was looked at what may leave.
    now: Timestamp,
}

impl Courier {
    /// Delivers for `introductions`, signing with `key`.
    pub const fn new(
        introductions: Introductions,
        answering: Arc<Answering>,
        views: Arc<Views>,
        key: SigningKey,
        network: Network,
    ) -> Self {
        Self {
            introductions,
            answering,
            views,
            key,
            network,
        }
    }

    /// Delivers until `stop` is cancelled. Each cluster has a task of its own while there is
    /// something for it, so that one that does not answer holds up no other.
    pub async fn run(self, stop: CancellationToken) {
        let mut busy = HashSet::new();
        let mut failed = HashMap::new();
        let mut tasks: JoinSet<(ClusterId, bool)> = JoinSet::new();
        loop {
            tokio::select! {
                () = self.introductions.wake.notified() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
                Some(ended) = tasks.join_next() => match ended {
                    Ok((cluster, delivered)) => {
                        if !delivered {
                            failed.insert(cluster.clone(), SystemTime::now());
                        }
                        busy.remove(&cluster);
                    }
                    // A fault of this program; the store knows what is still to be done.
                    Err(_) => busy.clear(),
                },
                () = stop.cancelled() => break,
            }
            if let Err(e) = self.round(&mut busy, &failed, &mut tasks).await {
                tracing::error!(error = %e, "introductions cannot be delivered now");
            }
        }
        tasks.shutdown().await;
    }

    async fn round(
        &self,
        busy: &mut HashSet<ClusterId>,
        failed: &HashMap<ClusterId, SystemTime>,
        tasks: &mut JoinSet<(ClusterId, bool)>,
    ) -> Result<(), IntroductionError> {
        if self.introductions.sweep().await? {
            self.introductions.wake.notify_one();
        }
        self.hasten(failed).await?;
        let now = self.introductions.clock.now().as_millis();
        let store = self.introductions.store();
        let mut of_clusters: HashMap<ClusterId, Vec<(String, i64)>> = HashMap::new();
        for (id, side, cluster) in store.introductions_to_send(now, TAKEN).await? {
            if let Ok(cluster) = cluster.parse() {
                of_clusters.entry(cluster).or_default().push((id, side));
            }
        }
        for (cluster, waiting) in of_clusters {
            if busy.insert(cluster.clone()) {
                let courier = self.clone();
                tasks.spawn(async move {
                    let delivered = courier.deliver_all(&waiting).await;
                    (cluster, delivered)
                });
            }
        }
        Ok(())
    }

    /// Tries at once what waits for a cluster that was unreachable and has connected since.
    async fn hasten(
        &self,
        failed: &HashMap<ClusterId, SystemTime>,
    ) -> Result<(), IntroductionError> {
        let all = &self.introductions;
        let now = all.clock.now().as_millis();
        let held_up = all.store().introductions_held_up(now).await?;
        if held_up.is_empty() {
            return Ok(());
        }
        let charter = self.views.read().charter.clone();
        let peers = self.network.peers().await;
        for cluster in held_up {
            let entry = charter
                .as_ref()
                .and_then(|charter| charter.charter().cluster(&cluster));
            let nodes = entry.map_or(&[][..], |entry| entry.nodes.as_slice());
            let is_back = nodes.iter().any(|node| {
                let id = peer_id_of(&node.transport_key).ok();
                let since = peers
                    .iter()
                    .find(|peer| peer.connected && Some(peer.id) == id)
                    .map(|peer| peer.since);
                since.is_some_and(|since| failed.get(cluster.as_str()).is_none_or(|f| since > *f))
            });
            if is_back {
                let mut change = all.ledger.begin().await?;
                change.store().hasten_introductions(&cluster, now).await?;
                change.commit().await?;
            }
        }
        Ok(())
    }

    /// Delivers to one cluster. If it cannot be reached, the rest waits as well: it would fare the
    /// same. What it refuses waits alone. Returns whether all was delivered.
    async fn deliver_all(&self, waiting: &[(String, i64)]) -> bool {
        let mut all = true;
        for one in waiting {
            let Err(e) = self.deliver(one).await else {
                continue;
            };
            tracing::debug!(introduction = %one.0, error = %e, "not delivered");
            all = false;
            let alone = matches!(
                e,
                Undelivered::Refused(_) | Undelivered::NotKept { .. } | Undelivered::Own(_)
            );
            let held_up = if alone {
                std::slice::from_ref(one)
            } else {
                waiting
            };
            for (id, side) in held_up {
                if let Err(e) = self.postpone(id, *side, &e.to_string()).await {
                    tracing::error!(error = %e, "the outbox cannot be written");
                }
            }
            if !alone {
                break;
            }
        }
        all
    }

    /// Delivers all steps of an introduction that the other side does not have.
    async fn deliver(&self, (id, side): &(String, i64)) -> Result<(), Undelivered> {
        while self.deliver_next(id, *side).await? {}
        Ok(())
    }

    /// Delivers the next step of an introduction. Returns whether there may be another. The cluster's
    /// nodes are asked in turn until one answers, and each is sent what may leave at that moment.
    async fn deliver_next(&self, id: &str, side: i64) -> Result<bool, Undelivered> {
        let mut node = 0;
        loop {
            let Some(next) = self.next_step(id, side).await? else {
                return Ok(false);
            };
            let sent = tokio::select! {
                sent = self.send(&next, node) => sent,
                // The network may hold a step until the other node is there again.
                () = self.outdated(id, side, &next) => continue,
            };
            let received = match sent {
                Err(Undelivered::Network(_)) if node + 1 < next.entry.nodes.len() => {
                    node += 1;
                    continue;
                }
                word => word?.received,
            };
            let more = self.heard(id, side, received).await?;
            // Its store may be an older copy, and the steps before this one are sent again; but not
            // at once, since it may as well say so for ever.
            let seq = next.claims.seq;
            if received < seq {
                return Err(Undelivered::NotKept { seq, received });
            }
            return Ok(more);
        }
    }

    /// Waits until `next` is no longer what may leave: until a member withdraws what is in it.
    async fn outdated(&self, id: &str, side: i64, next: &Next) {
        loop {
            tokio::time::sleep(LOOK_ANEW).await;
            match self.next_step(id, side).await {
                Ok(Some(now)) if now.claims.step == next.claims.step => {}
                _ => return,
            }
        }
    }

    /// The next step of an introduction, as much of it as may leave now; none if nothing is to be
    /// sent yet.
    async fn next_step(&self, id: &str, side: i64) -> Result<Option<Next>, Undelivered> {
        let all = &self.introductions;
        let now = all.clock.now();
        let row = all.store().introduction(id, side).await.map_err(own)?;
        let Some(row) = row else { return Ok(None) };
        let machine = machine_of(&row)?;
        let Some(seq) = machine.to_send() else {
            return Ok(None);
        };
        let kept = all
            .store()
            .introduction_step(id, side, side, i64::from(seq))
            .await
            .map_err(own)?;
        let Some(kept) = kept else {
            return Err(super::kept::corrupt(id, format!("step {seq} is gone")).into());
        };
        let moment = leaves_at(&row, &kept);
        if moment > now.as_millis() {
            self.wait_until(id, side, moment).await?;
            return Ok(None);
        }
        let step = leaving(&row, &kept, now)?;
        // The one in the store: what the node has in view may be a second behind it.
        let charter = all.charter(now).await?;
        let charter = charter.charter();
        if !charter.active().any(|cluster| cluster.id == all.own) {
            return Err(Undelivered::OwnSuspended);
        }
        let entry = charter.cluster(&row.cluster).ok_or(Undelivered::Removed)?;
        if entry.status != ClusterState::Active {
            return Err(Undelivered::Suspended);
        }
        let step = all.still_permitted(&row, step, entry, now).await?;
        let claims = IntroductionClaims {
            iss: all.own.clone(),
            aud: entry.id.clone(),
            iat: now.as_seconds(),
            exp: now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            charter: charter.version,
            id: name(&row, &row.id)?,
            side: machine.side(),
            seq,
            step,
        };
        let entry = entry.clone();
        Ok(Some(Next { entry, claims, now }))
    }

    /// Sends a step to one of the cluster's nodes, and gives the acknowledgement that belongs to it.
    async fn send(&self, next: &Next, node: usize) -> Result<AcknowledgementClaims, Undelivered> {
        let Next { entry, claims, now } = next;
        let invalid = |e: String| Undelivered::Invalid(e);
        let signed = Signed::sign(claims, &self.key).map_err(|e| invalid(e.to_string()))?;
        let own = &self.introductions.own;
        let response = if entry.id == *own {
            // Within one cluster only the wire is left out.
            match self.take(own, &signed).await {
                Ok(word) => Response::Acknowledgement(word),
                Err(code) => Response::Refused(code),
            }
        } else {
            let frame = Frame::Introduction(signed.clone()).encode();
            let frame = frame.map_err(|e| invalid(e.to_string()))?;
            self.ask(entry, node, frame).await?
        };
        let word = match response {
            Response::Acknowledgement(word) => word,
            Response::Refused(code) => return Err(Undelivered::Refused(code.message())),
            Response::Answer(_) | Response::Pong(_) => {
                return Err(invalid("it is an answer to something else".to_owned()));
            }
        };
        let word = word
            .verify(&entry.signing_key)
            .map_err(|e| invalid(e.to_string()))?;
        if word.iss != entry.id
            || word.aud != *own
            || word.id != claims.id
            || word.step != signed.digest()
        {
            return Err(invalid("it belongs to something else".to_owned()));
        }
        check_times(word.iat, word.exp, self.introductions.clock.now().max(*now))
            .map_err(|code| invalid(code.message().to_owned()))?;
        Ok(word)
    }

    /// Asks one of the cluster's nodes.
    async fn ask(
        &self,
        entry: &ClusterEntry,
        node: usize,
        frame: Vec<u8>,
    ) -> Result<Response, Undelivered> {
        let peer = entry.nodes.get(node).map(|n| peer_id_of(&n.transport_key));
        let Some(Ok(peer)) = peer else {
            let problem = "the charter names no node of it that could be asked";
            return Err(Undelivered::Network(problem.to_owned()));
        };
        let answer = self.network.ask(peer, frame, DEADLINE).await;
        let bytes = answer.map_err(|e| Undelivered::Network(e.to_string()))?;
        Response::decode(&bytes).map_err(|e| Undelivered::Invalid(e.to_string()))
    }

    /// Keeps the other side's word on how many steps it has. Returns whether there is one more to
    /// send.
    async fn heard(&self, id: &str, side: i64, received: u32) -> Result<bool, Undelivered> {
        let now = self.introductions.clock.now();
        let heard = |row: &mut IntroductionRow, machine: Machine| {
            let machine = machine.heard(received);
            put_machine(row, machine, now);
            machine.to_send().is_some()
        };
        Ok(self.change(id, side, heard).await?.unwrap_or(false))
    }

    async fn wait_until(&self, id: &str, side: i64, moment: i64) -> Result<(), IntroductionError> {
        let wait = |row: &mut IntroductionRow, machine: Machine| {
            // Meanwhile the other side may have ended it.
            if machine.to_send().is_some() {
                row.next_try = Some(moment);
                (row.tries, row.problem) = (0, None);
            }
        };
        self.change(id, side, wait).await.map(|_| ())
    }

    /// Waits with an introduction after a try in vain, for as long as befits the number of tries.
    async fn postpone(&self, id: &str, side: i64, problem: &str) -> Result<(), IntroductionError> {
        let now = self.introductions.clock.now();
        let later = |row: &mut IntroductionRow, machine: Machine| {
            // Meanwhile it may have been delivered, or be waiting for its moment.
            if machine.to_send().is_none() || row.next_try.is_none_or(|t| t > now.as_millis()) {
                return;
            }
            let end = Timestamp::from_millis(row.expires_at).plus_seconds(GIVE_UP_SECONDS);
            row.next_try = (now < end).then(|| now.as_millis() + pause(row.tries));
            row.tries += 1;
            row.problem = Some(problem.to_owned());
        };
        self.change(id, side, later).await.map(|_| ())
    }

    /// Changes how the delivery of an introduction stands, as it is when nobody else writes.
    async fn change<T>(
        &self,
        id: &str,
        side: i64,
        change_row: impl FnOnce(&mut IntroductionRow, Machine) -> T + Send,
    ) -> Result<Option<T>, IntroductionError> {
        let all = &self.introductions;
        let mut change = all.ledger.begin().await?;
        let Some(mut row) = all.store().introduction(id, side).await? else {
            change.rollback().await?;
            return Ok(None);
        };
        let machine = machine_of(&row)?;
        let result = change_row(&mut row, machine);
        change.store().put_introduction(&row).await?;
        change.commit().await?;
        Ok(Some(result))
    }
}

fn own(e: impl Into<IntroductionError>) -> Undelivered {
    Undelivered::Own(e.into())
}

/// The pause after `tries` tries in vain and one more, in milliseconds, give or take a fifth: many
/// that wait for one cluster shall not come all at once.
fn pause(tries: i64) -> i64 {
    let doubled = FIRST_PAUSE << tries.clamp(0, 20);
    let pause = doubled.min(LAST_PAUSE);
    pause + rand::random_range(-pause / 5..=pause / 5)
}
