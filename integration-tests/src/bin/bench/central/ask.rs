//! Queries as bytes, signed beforehand, and how long their answers take.

use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use base64::{Engine, engine::general_purpose::STANDARD};
use integration_tests::central;
use serde_json::Value;
use steelyard::app::Node;
use steelyard_protocol::{
    answer::{Answer, Outcome},
    envelope::Signed,
    frame::{Request, Response},
    ids::{ClusterId, QueryId},
    keys::SigningKey,
    limits,
    messages::QueryClaims,
    query::Query,
    time::Timestamp,
};

use super::data;
use crate::memory;

/// The clusters that ask.
pub(crate) struct Askers {
    keys: HashMap<u64, SigningKey>,
    own: ClusterId,
    now: Timestamp,
}

/// A query as it comes over the wire, and who it comes from.
pub(crate) struct Frame {
    from: ClusterId,
    bytes: Vec<u8>,
}

/// What a pass over queries took.
pub(crate) struct Pass {
    /// Each answer.
    pub(crate) times: Vec<Duration>,
    /// All of them.
    pub(crate) wall: Duration,
    /// Processor time of this process.
    pub(crate) processor: Duration,
}

impl Askers {
    /// The keys that were made with the node in `folder`.
    pub(crate) fn load(folder: &Path, own: &ClusterId) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(folder.join(data::ASKERS))?;
        let keys: Vec<String> = serde_json::from_str(&text)?;
        let keys = keys
            .iter()
            .zip(1..)
            .map(|(key, number)| Ok((number, SigningKey::from_pkcs8(&STANDARD.decode(key)?)?)));
        Ok(Self {
            keys: keys.collect::<anyhow::Result<_>>()?,
            own: own.clone(),
            now: data::now()?,
        })
    }

    /// A query of the cluster of this number, signed.
    pub(crate) fn sign(&self, number: u64, query: Query) -> anyhow::Result<Frame> {
        let from = central::cluster(number);
        let claims = QueryClaims {
            iss: from.clone(),
            aud: vec![self.own.clone()],
            iat: self.now.as_seconds(),
            exp: self.now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            // As a node makes them.
            jti: QueryId::from(uuid::Uuid::now_v7()),
            charter: 1,
            query,
        };
        let key = self.keys.get(&number).context("an unknown cluster asks")?;
        let bytes = Request::Query(Signed::sign(&claims, key)?).encode()?;
        Ok(Frame { from, bytes })
    }

    /// The queries of the workload, each changed by `form`; what that gives nothing for is left out.
    pub(crate) fn frames(
        &self,
        workload: &[Value],
        form: impl Fn(&Value) -> Option<Query>,
    ) -> anyhow::Result<Vec<Frame>> {
        workload
            .iter()
            .filter_map(|asked| Some((central::number(asked, "requester"), form(asked)?)))
            .map(|(number, query)| self.sign(number, query))
            .collect()
    }
}

/// From the bytes of a query to the bytes of its answer, as the node's network does it.
async fn respond(node: &Node, frame: &Frame) -> anyhow::Result<Vec<u8>> {
    let response = match Request::decode(&frame.bytes)? {
        Request::Query(query) => node.answering.answer(&frame.from, query).await,
        _ => bail!("this is no query"),
    };
    Ok(response.encode()?)
}

/// One answer, read and verified as the asker would.
pub(crate) async fn answer(node: &Node, frame: &Frame) -> anyhow::Result<Answer> {
    let bytes = respond(node, frame).await?;
    match Response::decode(&bytes)? {
        Response::Answer(signed) => {
            let (_, outcome) = signed.verify(&node.identity.signing().public())?;
            match outcome {
                Outcome::Answered(answer) => Ok(answer),
                Outcome::Refused(refusal) => bail!("refused: {}", refusal.message),
            }
        }
        other => bail!("no answer came, but {other:?}"),
    }
}

/// Lets `clients` askers ask all of `frames`, each its next one as soon as it has an answer.
pub(crate) async fn pass(
    node: &Arc<Node>,
    frames: Vec<Frame>,
    clients: usize,
) -> anyhow::Result<Pass> {
    let answered = node.answering.counts().answered();
    let count = frames.len();
    let (frames, next) = (Arc::new(frames), Arc::new(AtomicUsize::new(0)));
    let before = memory::processor_time(std::process::id())?;
    let begun = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (node, frames, next) = (Arc::clone(node), Arc::clone(&frames), Arc::clone(&next));
            tokio::spawn(async move {
                let mut times = Vec::with_capacity(frames.len() / clients + 1);
                while let Some(frame) = frames.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let begun = Instant::now();
                    respond(&node, frame).await?;
                    times.push(begun.elapsed());
                }
                anyhow::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::with_capacity(count);
    for task in tasks {
        times.append(&mut task.await??);
    }
    let wall = begun.elapsed();
    let processor = memory::processor_time(std::process::id())?.saturating_sub(before);
    let answered = node.answering.counts().answered() - answered;
    ensure!(
        answered == count as u64,
        "{answered} of {count} queries were answered"
    );
    Ok(Pass {
        times,
        wall,
        processor,
    })
}
