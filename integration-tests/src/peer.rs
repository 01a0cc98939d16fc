//! A cluster of the charter whose node is the test itself: it has the cluster's keys, and sends and
//! answers what it likes.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use steelyard::{
    clock::{Clock, SystemClock},
    network::{AskError, Identity, Inbound, Network, NetworkConfig, Peer as Address, peer_id_of},
};
use steelyard_protocol::{
    answer::{Answer, Outcome},
    envelope::{Claims, Signed},
    fields::Granularity,
    frame::{Request, Response},
    ids::QueryId,
    keys::SigningKey,
    limits,
    messages::{QueryClaims, ReceiptClaims},
    query::Query,
    refusal::RefusalCode,
    signed_answer::{Body, SignedAnswer},
};
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::setup::Cluster;

/// The numbers of frames that a query and an answer travel in.
pub const QUERY_FRAME: u8 = 0;
/// See [`QUERY_FRAME`].
pub const ANSWER_FRAME: u8 = 1;

/// What to answer to the bytes of a request; `None` leaves the asker waiting.
type Answering = Box<dyn Fn(&[u8]) -> Option<Vec<u8>> + Send>;

/// A cluster whose node is the test.
pub struct Peer {
    cluster: Cluster,
    network: Network,
    answering: Arc<Mutex<Answering>>,
    _stop: DropGuard,
}

impl Peer {
    /// Listens where the charter says that `cluster` does, and knows these others. It answers
    /// nothing until it is told what.
    ///
    /// # Panics
    /// If it cannot listen.
    pub async fn start(cluster: &Cluster, others: &[&Cluster]) -> Self {
        Self::start_with(cluster, others, |_| ()).await
    }

    /// The same with a network that differs from the usual one.
    ///
    /// # Panics
    /// If it cannot listen.
    pub async fn start_with(
        cluster: &Cluster,
        others: &[&Cluster],
        change: impl FnOnce(&mut NetworkConfig),
    ) -> Self {
        let seed = *cluster.identity.transport_seed();
        let listen = cluster.config.network.listen.iter();
        let mut config = NetworkConfig::new(
            Identity::from_seed(seed).expect("a transport key"),
            listen.map(|a| a.parse().expect("an address")).collect(),
        );
        config.reconnect_min = Duration::from_millis(50);
        // A node that was killed and started again is noticed soon.
        config.handshake_timeout = Duration::from_secs(1);
        config.quic_idle_timeout = Duration::from_secs(3);
        change(&mut config);
        let stop = CancellationToken::new();
        let started = Network::start(config, stop.clone()).await;
        let (network, mut requests) = started.expect("a network");
        let peers = others.iter().map(|c| address_of(c)).collect();
        network.set_peers(peers).await.expect("peers");
        let answering: Arc<Mutex<Answering>> = Arc::new(Mutex::new(Box::new(|_| None)));
        let told = Arc::clone(&answering);
        tokio::spawn(async move {
            // Who is left waiting waits until the peer goes away.
            let mut left_waiting = Vec::new();
            while let Some(Inbound { bytes, reply, .. }) = requests.recv().await {
                let answer = told.lock().unwrap_or_else(PoisonError::into_inner)(&bytes);
                match answer {
                    Some(answer) => drop(reply.send(answer)),
                    None => left_waiting.push(reply),
                }
            }
        });
        Self {
            cluster: cluster.clone(),
            network,
            answering,
            _stop: stop.drop_guard(),
        }
    }

    /// The cluster in whose name it speaks.
    pub const fn cluster(&self) -> &Cluster {
        &self.cluster
    }

    /// Answers requests like this from now on.
    pub fn answers(&self, answering: impl Fn(&[u8]) -> Option<Vec<u8>> + Send + 'static) {
        *self
            .answering
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Box::new(answering);
    }

    /// Answers each query with an honest answer that `lie` has changed.
    pub fn answers_but(&self, lie: impl Fn(&mut Unsigned) + Send + 'static) {
        let cluster = self.cluster.clone();
        self.answers(move |request| {
            let query = query_of(request);
            let mut answer = honest_answer(&cluster, &query);
            lie(&mut answer);
            Some(answer_frame(&answer, cluster.identity.signing()))
        });
    }

    /// Waits until it is connected to `other`.
    pub async fn connected_to(&self, other: &Cluster) {
        let id = address_of(other).id;
        crate::waiting::eventually("the peer is connected", || async {
            let peers = self.network.peers().await;
            peers.iter().any(|p| p.id == id && p.connected)
        })
        .await;
    }

    /// Waits until it has no connection to `other` but such as were opened after `moment`, at which
    /// the node of `other` was started again.
    pub async fn reconnected_to(&self, other: &Cluster, moment: SystemTime) {
        let id = address_of(other).id;
        crate::waiting::eventually("the peer is connected anew", || async {
            let peers = self.network.peers().await;
            let peer = peers.iter().find(|p| p.id == id);
            peer.is_some_and(|p| p.connected && p.since >= moment)
        })
        .await;
    }

    /// Sends these bytes to the node of `to`, and reads what comes back.
    ///
    /// # Errors
    /// If nothing comes back.
    ///
    /// # Panics
    /// If what comes back is no response.
    pub async fn send(&self, to: &Cluster, bytes: Vec<u8>) -> Result<Response, AskError> {
        let peer = address_of(to).id;
        let answer = self
            .network
            .ask(peer, bytes, Duration::from_secs(20))
            .await?;
        Ok(Response::decode(&answer).expect("a response"))
    }

    /// Sends a query to the node of `to`.
    ///
    /// # Panics
    /// If nothing comes back.
    pub async fn ask(&self, to: &Cluster, query: &Signed<QueryClaims>) -> Response {
        let frame = Request::Query(query.clone()).encode().expect("a frame");
        self.send(to, frame).await.expect("a response")
    }

    /// Sends claims, signed with `key`, as a query to the node of `to`, and gives the code with
    /// which it is refused.
    ///
    /// # Panics
    /// If it is answered.
    pub async fn refused<C: Claims>(
        &self,
        to: &Cluster,
        claims: &C,
        key: &SigningKey,
    ) -> RefusalCode {
        let signed = Signed::sign(claims, key).expect("a signature");
        let frame = frame(QUERY_FRAME, signed.as_str().as_bytes());
        let response = self.send(to, frame).await.expect("a response");
        code_of(&response).unwrap_or_else(|| panic!("it was answered: {response:?}"))
    }
}

/// Where the node of `cluster` is, by the charter.
pub fn address_of(cluster: &Cluster) -> Address {
    let listen = cluster.config.network.listen.iter();
    Address {
        id: peer_id_of(&cluster.identity.transport_public()).expect("a peer id"),
        addresses: listen.map(|a| a.parse().expect("an address")).collect(),
    }
}

/// The claims of an honest query from one cluster to others.
pub fn claims(from: &Cluster, to: &[&Cluster], query: Query) -> QueryClaims {
    let now = SystemClock.now().as_seconds();
    QueryClaims {
        iss: from.id.clone(),
        aud: to.iter().map(|c| c.id.clone()).collect(),
        iat: now,
        exp: now + limits::MESSAGE_LIFE_SECONDS,
        jti: QueryId::from_bytes(rand::random()),
        charter: 1,
        query,
    }
}

/// An honest query from one cluster to others, signed.
///
/// # Panics
/// If it cannot be signed.
pub fn signed_query(from: &Cluster, to: &[&Cluster], query: Query) -> Signed<QueryClaims> {
    Signed::sign(&claims(from, to, query), from.identity.signing()).expect("a signature")
}

/// A frame of any kind around any bytes.
///
/// # Panics
/// If the bytes are longer than a frame can say.
pub fn frame(kind: u8, body: &[u8]) -> Vec<u8> {
    frame_of(kind, &[body])
}

/// A frame of any kind around any byte strings.
///
/// # Panics
/// If they are longer or more than a frame can say.
pub fn frame_of(kind: u8, items: &[&[u8]]) -> Vec<u8> {
    let count = u8::try_from(items.len() + 1).expect("an array");
    assert!(count < 24, "an array of few items");
    let mut frame = vec![0x80 | count, kind];
    for item in items {
        let length = u32::try_from(item.len()).expect("less than 4 GiB");
        match length {
            0..=23 => frame.push(0x40 | u8::try_from(length).unwrap_or_default()),
            24..=0xff => frame.extend([0x58, u8::try_from(length).unwrap_or_default()]),
            0x100..=0xffff => {
                frame.push(0x59);
                frame.extend(u16::try_from(length).unwrap_or_default().to_be_bytes());
            }
            _ => {
                frame.push(0x5a);
                frame.extend(length.to_be_bytes());
            }
        }
        frame.extend(*item);
    }
    frame
}

/// The query in a request.
///
/// # Panics
/// If it holds none.
pub fn query_of(request: &[u8]) -> Signed<QueryClaims> {
    match Request::decode(request) {
        Ok(Request::Query(query)) => query,
        other => panic!("no query: {other:?}"),
    }
}

/// An answer before it is signed.
pub struct Unsigned {
    /// What the receipt says, less what it says of the outcome.
    pub receipt: ReceiptClaims,
    /// What came of the query.
    pub outcome: Outcome,
}

/// An honest answer of `cluster`, which has no member that fits.
pub fn honest_answer(cluster: &Cluster, query: &Signed<QueryClaims>) -> Unsigned {
    let asked = read_unverified(query);
    Unsigned {
        receipt: ReceiptClaims {
            iss: cluster.id.clone(),
            aud: asked.iss,
            iat: SystemClock.now().as_seconds(),
            query_id: asked.jti,
            query_digest: query.digest(),
            purpose: asked.query.purpose,
            charter: 1,
            refused: None,
            records: 0,
            log_index: 0,
            leaf: query.digest(),
            body: query.digest(),
        },
        outcome: Outcome::Answered(Answer {
            returned_granularity: Granularity::Record,
            total: Some(0),
            fewer_than: None,
            exists: None,
            matches: Vec::new(),
            reductions: Vec::new(),
        }),
    }
}

/// The answer, signed with `key`; its receipt says of the outcome what is true.
///
/// # Panics
/// If it cannot be signed.
pub fn sign_answer(answer: &Unsigned, key: &SigningKey) -> SignedAnswer {
    let body = Body::of(&answer.outcome).expect("a body");
    let claims = ReceiptClaims {
        refused: answer.outcome.refused(),
        records: answer.outcome.records(),
        body: body.digest(),
        ..answer.receipt.clone()
    };
    let receipt = Signed::sign(&claims, key).expect("a signature");
    SignedAnswer { receipt, body }
}

/// The frame of an answer, signed with `key`.
///
/// # Panics
/// If it cannot be signed.
pub fn answer_frame(answer: &Unsigned, key: &SigningKey) -> Vec<u8> {
    let signed = sign_answer(answer, key);
    Response::Answer(signed).encode().expect("a frame")
}

/// What a message claims, whoever signed it.
///
/// # Panics
/// If it is not JSON of this type.
pub fn read_unverified<C: Claims>(signed: &Signed<C>) -> C {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let payload = signed.as_str().split('.').nth(1).expect("three parts");
    let json = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
    serde_json::from_slice(&json).expect("claims")
}

/// The answer in a response and its receipt, the signature checked.
///
/// # Panics
/// If it is another response, or not signed by `from`.
pub fn answer_and_receipt(response: &Response, from: &Cluster) -> (Answer, ReceiptClaims) {
    let Response::Answer(signed) = response else {
        panic!("no answer: {response:?}");
    };
    let verified = signed.verify(&from.identity.signing().public());
    match verified.expect("a valid signature") {
        (receipt, Outcome::Answered(answer)) => (answer, receipt),
        (_, Outcome::Refused(refusal)) => panic!("refused: {refusal:?}"),
    }
}

/// The answer in a response, its signature checked.
///
/// # Panics
/// If it is another response, or not signed by `from`.
pub fn answer_of(response: &Response, from: &Cluster) -> Answer {
    answer_and_receipt(response, from).0
}

/// The code of a refusal, signed or not; `None` if the response is no refusal.
pub fn code_of(response: &Response) -> Option<RefusalCode> {
    match response {
        Response::Refused(code) => Some(*code),
        Response::Answer(signed) => read_unverified(&signed.receipt).refused,
        Response::Pong(_) | Response::Acknowledgement(_) => None,
    }
}
