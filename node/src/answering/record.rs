//! Stage 6: the disclosure becomes durable in the audit log, before any of it leaves.

use steelyard_policies::permit::Released;
use steelyard_protocol::{
    answer::Answer,
    fields::Granularity,
    refusal::{Refusal, RefusalCode},
    time::Timestamp,
};

use super::{disclose::Disclosure, replay, verify::Verified};
use crate::{
    audit::{
        entry::Event,
        ledger::Position,
        recorder::{Held, Record, RecordError, Recorder},
    },
    store::ledger::SeenRow,
};

/// Something whose audit entry is durable. Only this file makes one, after the entry is on the
/// disk; only what is recorded can be signed.
#[derive(Debug)]
pub struct Recorded<T> {
    content: T,
    position: Position,
}

impl<T> Recorded<T> {
    /// What was recorded.
    pub const fn content(&self) -> &T {
        &self.content
    }

    /// Gives up the proof for the content and its place in the log.
    pub fn into_parts(self) -> (T, Position) {
        (self.content, self.position)
    }
}

/// Records a disclosure, in the ledger that is held if there is one, and returns once its entry is
/// durable.
///
/// # Errors
/// If nothing could be recorded: nothing may leave then.
pub async fn record_answer(
    recorder: &Recorder,
    held: Option<Held>,
    verified: &Verified,
    disclosure: Disclosure,
    charter: u64,
    now: Timestamp,
) -> Result<Recorded<Answer>, RecordError> {
    let scope = disclosure.matches().scope();
    let event = Event::Answered {
        asker: verified.asker().id.clone(),
        purpose: verified.query().purpose.clone(),
        query_id: verified.id(),
        query: verified.digest(),
        granularity: disclosure.matches().granularity(),
        total: disclosure.matches().total(),
        rules: scope.permit().rules().to_vec(),
        charter,
        disclosed: disclosure.log().to_vec(),
    };
    let record = Record {
        at: now,
        event,
        revision: Some(scope.revision()),
        seen: Some(seen(verified)),
        disclosed: disclosure.members().to_vec(),
    };
    let position = match held {
        Some(held) => held.record(record).await?,
        None => recorder.record(record).await?,
    };
    Ok(Recorded {
        content: answer(disclosure),
        position,
    })
}

fn answer(disclosure: Disclosure) -> Answer {
    let released = disclosure.released();
    let (matches, records, reductions) = disclosure.into_answer_parts();
    let granularity = matches.granularity();
    let (total, fewer_than, exists) = match (released, granularity) {
        (Released::FewerThan(k), _) => (None, Some(k), None),
        (Released::Exact(total), Granularity::Boolean) => (None, None, Some(total > 0)),
        (Released::Exact(total), _) => (Some(total), None, None),
    };
    Answer {
        returned_granularity: granularity,
        total,
        fewer_than,
        exists,
        matches: records,
        reductions,
    }
}

/// Records that a verified query was refused.
///
/// # Errors
/// If nothing could be recorded.
pub async fn record_refusal(
    recorder: &Recorder,
    verified: &Verified,
    refusal: Refusal,
    now: Timestamp,
) -> Result<Recorded<Refusal>, RecordError> {
    let code: RefusalCode = refusal.code;
    let event = Event::Refused {
        asker: verified.asker().id.clone(),
        purpose: verified.query().purpose.clone(),
        query_id: verified.id(),
        query: verified.digest(),
        code,
    };
    let record = Record {
        at: now,
        event,
        revision: None,
        seen: Some(seen(verified)),
        disclosed: Vec::new(),
    };
    let position = recorder.record(record).await?;
    Ok(Recorded {
        content: refusal,
        position,
    })
}

fn seen(verified: &Verified) -> SeenRow {
    SeenRow {
        asker: verified.asker().id.to_string(),
        query_id: verified.id().to_string(),
        expires: replay::forget_at(verified.expires()).as_millis(),
    }
}
