//! The signed messages of the exchange: query, receipt (of an answer or a refusal), ping and pong.

use serde::{Deserialize, Serialize};

use crate::{
    envelope::{Claims, Digest},
    ids::{ClusterId, Purpose, QueryId},
    limits,
    query::Query,
    refusal::RefusalCode,
};

/// A query as it is signed: once, for all clusters that it goes to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QueryClaims {
    /// The asking cluster.
    pub iss: ClusterId,
    /// The clusters that are asked. One that is not named here refuses.
    pub aud: Vec<ClusterId>,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// The number of the query: never used twice.
    pub jti: QueryId,
    /// The version of the charter that the asking cluster has in force.
    pub charter: u64,
    /// What is asked.
    pub query: Query,
}

impl Claims for QueryClaims {
    const TYP: &'static str = "steelyard-query+jwt";
    const MAX_BYTES: usize = limits::QUERY_FRAME_BYTES - limits::FRAME_HEAD_BYTES;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// What an answering cluster signs: who gave how much to whom, for which purpose, and where that
/// stands in the giver's audit log. It proves the answer that it travels with, whose digest it
/// holds, and afterwards it stands alone: without the body it shows nobody's data.
///
/// It names the exact bytes of the query, so that it cannot be shown as the answer to another. It
/// has no end: whoever asked takes an answer for [`limits::MESSAGE_LIFE_SECONDS`] after `iat`, but
/// a receipt proves for ever what happened then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptClaims {
    /// The answering cluster.
    pub iss: ClusterId,
    /// The asking cluster.
    pub aud: ClusterId,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// The number of the query.
    pub query_id: QueryId,
    /// SHA-256 of the signed query.
    pub query_digest: Digest,
    /// Why it was asked.
    pub purpose: Purpose,
    /// The version of the charter that the answering cluster has in force.
    pub charter: u64,
    /// Why it was refused; absent if it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<RefusalCode>,
    /// The number of records that were disclosed.
    pub records: u64,
    /// The entry's place in the audit log, from 0.
    pub log_index: u64,
    /// The entry's leaf hash (RFC 6962, section 2.1).
    pub leaf: Digest,
    /// SHA-256 of the body: the answer or refusal itself.
    pub body: Digest,
}

impl Claims for ReceiptClaims {
    const TYP: &'static str = "steelyard-receipt+jwt";
    const MAX_BYTES: usize = limits::RECEIPT_BYTES;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// "Are you there, and are you who the charter says?"
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PingClaims {
    /// The asking cluster.
    pub iss: ClusterId,
    /// The cluster that is asked.
    pub aud: ClusterId,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// The number of the ping.
    pub jti: QueryId,
    /// The version of the charter that the asking cluster has in force.
    pub charter: u64,
}

impl Claims for PingClaims {
    const TYP: &'static str = "steelyard-ping+jwt";
    const MAX_BYTES: usize = 4 * 1024;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}

/// The answer to a ping.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PongClaims {
    /// The answering cluster.
    pub iss: ClusterId,
    /// The asking cluster.
    pub aud: ClusterId,
    /// When it was signed, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
    /// The number of the ping.
    pub ping_id: QueryId,
    /// The version of the charter that the answering cluster has in force.
    pub charter: u64,
    /// The answering node's program and version, for people.
    pub software: String,
}

impl Claims for PongClaims {
    const TYP: &'static str = "steelyard-pong+jwt";
    const MAX_BYTES: usize = 4 * 1024;

    fn issuer(&self) -> &ClusterId {
        &self.iss
    }
}
