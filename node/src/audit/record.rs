//! What is recorded, and why something is not.

use steelyard_protocol::time::Timestamp;

use super::{
    entry::{Draft, Event},
    ledger::{LedgerError, Position},
};
use crate::store::ledger::SeenRow;

/// What is to be recorded of one query.
#[derive(Clone, Debug)]
pub struct Record {
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
    /// The revision of the data that the answer was made from, if any. If it is no longer the
    /// current one, nothing is recorded, and the answer must be made anew.
    pub revision: Option<i64>,
    /// The query, so that it is not answered twice; none for what answers no query.
    pub seen: Option<SeenRow>,
    /// Whose data leaves: number of the member and field groups as bits.
    pub disclosed: Vec<(i64, u8)>,
}

/// A record whose entry is written but for its place in the log.
pub(super) struct Prepared {
    pub(super) draft: Draft,
    pub(super) revision: Option<i64>,
    pub(super) seen: Option<SeenRow>,
    pub(super) disclosed: Vec<(i64, u8)>,
}

impl Prepared {
    pub(super) fn of(record: Record) -> Result<Self, RecordError> {
        let draft = Draft::of(record.at, &record.event).map_err(LedgerError::from)?;
        Ok(Self {
            draft,
            revision: record.revision,
            seen: record.seen,
            disclosed: record.disclosed,
        })
    }
}

/// What came of one record.
pub(super) type Outcome = Result<Position, RecordError>;

/// Why nothing was recorded.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum RecordError {
    /// Members, consents or the charter have changed since the answer was made.
    #[error("the data has changed since the answer was made")]
    Stale,
    /// The query was answered or refused before.
    #[error("the query was seen before")]
    Replayed,
    /// More waits to be recorded than the node can bear.
    #[error("too many answers wait to be recorded")]
    Busy,
    /// The log cannot be written.
    #[error("the audit log cannot be written: {0}")]
    Unavailable(String),
}

impl From<LedgerError> for RecordError {
    fn from(e: LedgerError) -> Self {
        match e {
            LedgerError::Seen => Self::Replayed,
            e => Self::Unavailable(e.to_string()),
        }
    }
}
