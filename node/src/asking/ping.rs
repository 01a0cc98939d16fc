//! A signed ping: is the cluster there, and does it hold the key of the charter?

use std::time::{Duration, Instant};

use steelyard_protocol::{
    envelope::{Signed, check_times},
    frame::{Request, Response},
    ids::{ClusterId, QueryId},
    limits,
    messages::PingClaims,
    refusal::RefusalCode,
};

use super::{ask::Asking, plan};
use crate::network::{AskError, peer_id_of};

/// What a pong says.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Pong {
    /// The cluster that answered.
    pub cluster: ClusterId,
    /// The version of the charter that it has in force.
    pub charter: u64,
    /// Its program and version.
    pub software: String,
    /// How long it took, in milliseconds.
    pub round_trip_ms: f64,
}

/// Why there is no pong.
#[derive(Debug, thiserror::Error)]
pub enum PingError {
    /// The ping cannot be sent.
    #[error(transparent)]
    Plan(#[from] plan::PlanError),
    /// The cluster cannot be reached.
    #[error(transparent)]
    Network(#[from] AskError),
    /// It refused.
    #[error("it refused: {}", .0.message())]
    Refused(RefusalCode),
    /// Its pong proves nothing.
    #[error("its pong proves nothing: {0}")]
    Invalid(String),
}

impl Asking {
    /// Pings `cluster` and waits at most `deadline`.
    ///
    /// # Errors
    /// Says what failed.
    pub async fn ping(&self, cluster: &ClusterId, deadline: Duration) -> Result<Pong, PingError> {
        let charter = self
            .views
            .read()
            .charter
            .clone()
            .ok_or(plan::PlanError::NoCharter)?;
        let entry = charter
            .charter()
            .cluster(cluster.as_str())
            .ok_or_else(|| plan::PlanError::UnknownCluster(cluster.clone()))?;
        let now = self.clock.now();
        let claims = PingClaims {
            iss: self.own.clone(),
            aud: cluster.clone(),
            iat: now.as_seconds(),
            exp: now.as_seconds() + limits::MESSAGE_LIFE_SECONDS,
            jti: QueryId::from(uuid::Uuid::now_v7()),
            charter: charter.charter().version,
        };
        let invalid = |e: String| PingError::Invalid(e);
        let signed = Signed::sign(&claims, &self.key).map_err(|e| invalid(e.to_string()))?;
        let frame = Request::Ping(signed)
            .encode()
            .map_err(|e| invalid(e.to_string()))?;
        let begun = Instant::now();
        let mut last = AskError::Unreachable("the charter names no node of it".to_owned());
        for node in &entry.nodes {
            let peer = peer_id_of(&node.transport_key).map_err(|e| invalid(e.to_string()))?;
            let bytes = match self.network.ask(peer, frame.clone(), deadline).await {
                Ok(bytes) => bytes,
                Err(e) => {
                    last = e;
                    continue;
                }
            };
            let round_trip_ms = begun.elapsed().as_secs_f64() * 1_000.0;
            let pong = match Response::decode(&bytes).map_err(|e| invalid(e.to_string()))? {
                Response::Pong(pong) => pong,
                Response::Refused(code) => return Err(PingError::Refused(code)),
                Response::Answer(_) | Response::Acknowledgement(_) => {
                    return Err(invalid("it is an answer to something else".into()));
                }
            };
            let pong = pong
                .verify(&entry.signing_key)
                .map_err(|e| invalid(e.to_string()))?;
            if pong.iss != *cluster || pong.aud != self.own || pong.ping_id != claims.jti {
                return Err(invalid("it belongs to another ping".into()));
            }
            check_times(pong.iat, pong.exp, self.clock.now()).map_err(PingError::Refused)?;
            return Ok(Pong {
                cluster: pong.iss,
                charter: pong.charter,
                software: pong.software,
                round_trip_ms,
            });
        }
        Err(last.into())
    }
}
