//! Records answers before they leave, many at once.
//!
//! One thread writes. While a commit waits for the disk, further records gather, and the next commit
//! takes them all: so durability costs one flush for many answers under load, and one flush for one
//! answer when the node is idle. Where many answers are under way, it lets them gather for a little
//! longer: commits then take less of the processor from those that make answers.
//!
//! What a record needs beside its place in the log is made before it is queued, by the task that
//! records: the writer alone sets the pace of all.

use std::time::{Duration, Instant};

use steelyard_protocol::time::Timestamp;
use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot},
    task::JoinHandle,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    entry::{Draft, Event},
    ledger::{Addition, Change, Ledger, LedgerError, Position},
};
use crate::store::{
    StoreError,
    disclosures::{DisclosureRow, Run},
    ledger::SeenRow,
};

/// Most records in one commit.
const BATCH: usize = 256;
/// Most records that wait; more are refused as busy.
const QUEUE: usize = 1_024;
/// Records gather for as long as the last commit took, but no longer than this.
const PATIENCE: Duration = Duration::from_millis(2);
/// After this many records their disclosures are sorted by member. Putting them in takes some ten
/// milliseconds, in which no record is written.
const SORTED: usize = 4_096;

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
struct Prepared {
    draft: Draft,
    revision: Option<i64>,
    seen: Option<SeenRow>,
    disclosed: Vec<(i64, u8)>,
}

impl From<LedgerError> for RecordError {
    fn from(e: LedgerError) -> Self {
        match e {
            LedgerError::Seen => Self::Replayed,
            e => Self::Unavailable(e.to_string()),
        }
    }
}

impl Prepared {
    fn of(record: Record) -> Result<Self, RecordError> {
        let draft = Draft::of(record.at, &record.event).map_err(LedgerError::from)?;
        Ok(Self {
            draft,
            revision: record.revision,
            seen: record.seen,
            disclosed: record.disclosed,
        })
    }
}

/// A record that waits to be written.
struct Queued {
    record: Prepared,
    reply: oneshot::Sender<Outcome>,
}

/// What came of one record.
type Outcome = Result<Position, RecordError>;

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

/// Records what it is given; clones share one writer.
#[derive(Clone)]
pub struct Recorder {
    queue: mpsc::Sender<Queued>,
    ledger: Ledger,
}

/// The ledger, held: nothing changes before it is recorded in, or dropped.
pub struct Held(Change);

impl Held {
    /// Records, and returns once the record is durable.
    ///
    /// # Errors
    /// Says why nothing was recorded; then nothing may leave the node.
    pub async fn record(self, record: Record) -> Result<Position, RecordError> {
        only(write(self.0, &[&Prepared::of(record)?]).await)
    }
}

impl Recorder {
    /// Starts the writer. It ends, with its queue empty, once `stop` is cancelled.
    pub fn start(ledger: Ledger, stop: CancellationToken, tasks: &TaskTracker) -> Self {
        let (queue, inbox) = mpsc::channel(QUEUE);
        // On a thread of its own: among the tasks that make answers, it would go on only once all
        // of them wait for it.
        let writer = Writer {
            runtime: Handle::current(),
            ledger: ledger.clone(),
            inbox,
            stop,
            crowd: Crowd::default(),
            unsorted: 0,
            sorting: None,
        };
        tasks.spawn_blocking(move || writer.run());
        Self { queue, ledger }
    }

    /// The latest revision that this process has committed; see [`Ledger::committed`].
    pub fn committed(&self) -> i64 {
        self.ledger.committed()
    }

    /// Holds the ledger: waits for other writers, and makes them wait. For an answer that data which
    /// changes all the time would never let be recorded otherwise.
    ///
    /// # Errors
    /// If the ledger cannot be changed.
    pub async fn hold(&self) -> Result<Held, RecordError> {
        Ok(Held(self.ledger.begin().await?))
    }

    /// Records, and returns once the record is durable.
    ///
    /// # Errors
    /// Says why nothing was recorded; then nothing may leave the node.
    pub async fn record(&self, record: Record) -> Result<Position, RecordError> {
        let (reply, answer) = oneshot::channel();
        let record = Prepared::of(record)?;
        let queued = Queued { record, reply };
        self.queue.try_send(queued).map_err(|e| match e {
            mpsc::error::TrySendError::Full(_) => RecordError::Busy,
            mpsc::error::TrySendError::Closed(_) => {
                RecordError::Unavailable("the node is stopping".to_owned())
            }
        })?;
        // The writer or the store's thread may wait for this core; the sooner they have it, the
        // sooner they can work beside those that make answers.
        std::thread::yield_now();
        answer
            .await
            .unwrap_or_else(|_| Err(RecordError::Unavailable("the node is stopping".to_owned())))
    }
}

/// Writes what is queued.
struct Writer {
    runtime: Handle,
    ledger: Ledger,
    inbox: mpsc::Receiver<Queued>,
    stop: CancellationToken,
    crowd: Crowd,
    /// The records since disclosures were sorted by member. What an earlier process left unsorted is
    /// sorted with the first of these.
    unsorted: usize,
    sorting: Option<JoinHandle<Result<Option<Run>, StoreError>>>,
}

impl Writer {
    fn run(mut self) {
        let runtime = self.runtime.clone();
        let mut batch = Vec::with_capacity(BATCH);
        while runtime.block_on(self.receive(&mut batch)) {
            let records = batch.len();
            let begun = Instant::now();
            runtime.block_on(write_batch(&self.ledger, &mut batch));
            let took = begun.elapsed();
            self.unsorted += records;
            if let Err(e) = self.sort() {
                tracing::warn!(error = %e, "disclosures could not be sorted; they will be later");
            }
            let waiting = self.inbox.len();
            self.crowd.see(records + waiting);
            if waiting > 0 && self.crowd.is_large() {
                std::thread::sleep(took.min(PATIENCE));
            }
        }
    }

    /// Waits for records and takes them; `false` once there will be none.
    async fn receive(&mut self, batch: &mut Vec<Queued>) -> bool {
        tokio::select! {
            biased;
            taken = self.inbox.recv_many(batch, BATCH) => return taken > 0,
            () = self.stop.cancelled() => self.inbox.close(),
        }
        self.inbox.recv_many(batch, BATCH).await > 0
    }

    /// Sorts disclosures, now and then: beside what is written, up to where they are put in.
    fn sort(&mut self) -> Result<(), LedgerError> {
        if self.sorting.is_none() && self.unsorted >= SORTED {
            self.unsorted = 0;
            let store = self.ledger.store().clone();
            let sorting = async move { store.sorted_disclosures().await };
            self.sorting = Some(self.runtime.spawn(sorting));
        }
        let Some(sorted) = self.sorting.take_if(|sorting| sorting.is_finished()) else {
            return Ok(());
        };
        self.runtime.block_on(async {
            // One that was given up is done again with the next.
            let Some(run) = sorted.await.unwrap_or(Ok(None))? else {
                return Ok(());
            };
            let mut change = self.ledger.begin().await?;
            if change.store().add_run(&run).await? {
                change.commit().await
            } else {
                change.rollback().await
            }
        })
    }
}

/// How many answers are under way at once, as far as the writer sees: at most, of late.
#[derive(Debug, Default)]
struct Crowd(f64);

impl Crowd {
    /// From so many on, what gathering saves is more than what waiting costs: measured on two cores.
    const LARGE: f64 = 9.0;
    /// What is left of what was seen with each time that less is: half after some 350.
    const KEPT: f64 = 0.998;

    /// Sees so many in one commit and waiting for the next.
    fn see(&mut self, answers: usize) {
        let answers = u32::try_from(answers).map_or(f64::INFINITY, f64::from);
        self.0 = answers.max(self.0 * Self::KEPT);
    }

    fn is_large(&self) -> bool {
        self.0 >= Self::LARGE
    }
}

/// Writes a batch; if one of its queries turns out to have been seen, each is tried alone.
async fn write_batch(ledger: &Ledger, batch: &mut Vec<Queued>) {
    let records: Vec<&Prepared> = batch.iter().map(|queued| &queued.record).collect();
    match write_new(ledger, &records).await {
        Ok(results) => {
            for (queued, result) in batch.drain(..).zip(results) {
                // The asker may have gone; the record stands all the same.
                let _ = queued.reply.send(result);
            }
        }
        Err(LedgerError::Seen) if batch.len() > 1 => {
            for Queued { record, reply } in batch.drain(..) {
                let _ = reply.send(only(write_new(ledger, &[&record]).await));
            }
        }
        Err(e) => {
            let error = RecordError::from(e);
            if let RecordError::Unavailable(cause) = &error {
                tracing::error!(error = %cause, "the audit log cannot be written; answers are refused");
            }
            for queued in batch.drain(..) {
                let _ = queued.reply.send(Err(error.clone()));
            }
        }
    }
}

/// What came of the one record that was written.
fn only(written: Result<Vec<Outcome>, LedgerError>) -> Outcome {
    written?.pop().unwrap_or(Err(RecordError::Stale))
}

/// Writes to the log as this process knows it, in one go; if that is not how the log stands, as it
/// turns out to stand.
async fn write_new(ledger: &Ledger, records: &[&Prepared]) -> Result<Vec<Outcome>, LedgerError> {
    if let Some(mut addition) = ledger.after_latest() {
        let results = add(&mut addition, records);
        if results.iter().all(Result::is_ok) && ledger.commit(addition).await {
            return Ok(results);
        }
    }
    write(ledger.begin().await?, records).await
}

async fn write(mut change: Change, records: &[&Prepared]) -> Result<Vec<Outcome>, LedgerError> {
    let results = add(change.addition(), records);
    if results.iter().any(Result::is_ok) {
        change.commit().await?;
    } else {
        change.rollback().await?;
    }
    Ok(results)
}

/// Adds those records that stand for the present data.
fn add(addition: &mut Addition, records: &[&Prepared]) -> Vec<Outcome> {
    let mut add_one = |record: &Prepared| {
        let present = addition.revision();
        if record.revision.is_some_and(|revision| revision != present) {
            return Err(RecordError::Stale);
        }
        let position = addition.append(&record.draft);
        if let Some(seen) = &record.seen {
            addition.mark_seen(seen.clone());
        }
        let entry = position.index.cast_signed();
        let rows = record.disclosed.iter();
        addition.disclose(rows.map(|&(member_id, fields)| DisclosureRow {
            member_id,
            entry,
            fields: i64::from(fields),
        }));
        Ok(position)
    };
    records.iter().map(|record| add_one(record)).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use ring::hmac;

    use super::*;
    use crate::{
        audit::verify::Verification,
        store::{FOREIGN, Store},
    };

    /// A process that records in the store in `folder`.
    struct Process {
        ledger: Ledger,
        recorder: Recorder,
    }

    fn key() -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, &[7; 32])
    }

    impl Process {
        async fn start(folder: &Path) -> Self {
            let store = Store::open("sqlite:node.db", folder).await.unwrap();
            let ledger = Ledger::open(store, key()).await.unwrap();
            let recorder = Recorder::start(
                ledger.clone(),
                CancellationToken::new(),
                &TaskTracker::new(),
            );
            Self { ledger, recorder }
        }

        /// Records an answer to the query of this number, made from the data of `revision`.
        async fn record(&self, query: u64, revision: i64) -> Outcome {
            let record = Record {
                at: Timestamp::from_millis(0),
                event: Event::MembersImported {
                    added: query,
                    changed: 0,
                },
                revision: Some(revision),
                seen: Some(SeenRow {
                    asker: "turin".to_owned(),
                    query_id: query.to_string(),
                    expires: 1,
                }),
                disclosed: vec![(1, 1)],
            };
            self.recorder.record(record).await
        }

        /// Entries in the log, which is sound.
        async fn entries(&self) -> u64 {
            let verification = Verification {
                store: self.ledger.store(),
                key: &key(),
                cluster: &"oslo".parse().unwrap(),
                keys: &[],
                kept: &[],
            };
            let report = verification.run(|_, _| ()).await.unwrap();
            assert!(report.is_sound(), "{:?}", report.faults);
            report.entries
        }

        async fn tamper(&self, foreign: &'static str) {
            let (mut writing, _) = self.ledger.store().write().await.unwrap();
            writing.tamper(foreign).await;
            writing.commit().await.unwrap();
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn several_processes_record_in_one_log() {
        let folder = tempfile::tempdir().unwrap();
        let one = Process::start(folder.path()).await;
        let other = Process::start(folder.path()).await;
        let all = |process: Process, from: u64| async move {
            for query in from..from + 20 {
                process.record(query, 0).await.unwrap();
            }
            process
        };
        let (one, _) = tokio::join!(tokio::spawn(all(one, 0)), tokio::spawn(all(other, 100)));
        assert_eq!(one.unwrap().entries().await, 40);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_another_process_has_done_is_not_overlooked() {
        let folder = tempfile::tempdir().unwrap();
        let one = Process::start(folder.path()).await;
        let other = Process::start(folder.path()).await;
        one.record(1, 0).await.unwrap();
        other.record(2, 0).await.unwrap();
        assert_eq!(one.record(2, 0).await, Err(RecordError::Replayed));
        one.record(3, 0).await.unwrap();
        assert_eq!(one.record(3, 0).await, Err(RecordError::Replayed));

        let mut change = other.ledger.begin().await.unwrap();
        let revision = change.bump_revision();
        change.commit().await.unwrap();
        assert_eq!(one.record(4, 0).await, Err(RecordError::Stale));
        one.record(4, revision).await.unwrap();
        assert_eq!(one.entries().await, 4);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nothing_is_recorded_after_a_head_of_another_hand() {
        for foreign in FOREIGN {
            let folder = tempfile::tempdir().unwrap();
            let process = Process::start(folder.path()).await;
            process.record(1, 0).await.unwrap();
            process.tamper(foreign).await;
            let refused = process.record(2, 0).await;
            assert!(
                matches!(refused, Err(RecordError::Unavailable(_))),
                "{refused:?}"
            );
            assert_eq!(process.ledger.store().entries(0, 9).await.unwrap().len(), 1);
        }
    }
}
