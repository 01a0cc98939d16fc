//! Records answers before they leave, many at once.
//!
//! One writes at a time. While a commit waits for the disk, further records gather, and the next
//! commit takes them all: so durability costs one flush for many answers under load. A thread sees to
//! that. Where many answers are under way, it waits for half of them: commits then take less of the
//! processor from those that make answers. Where answers come one at a time, whoever makes one writes
//! its record: waking another thread to do it takes longer than what it does.
//!
//! What a record needs beside its place in the log is made before it is queued, by the task that
//! records: the writer alone sets the pace of all.

use std::sync::Arc;

use tokio::{
    runtime::Handle,
    sync::{Mutex, mpsc, oneshot},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    gathering::Gate,
    ledger::{Change, Ledger, Position},
    record::Prepared,
    writer::{Gatherer, Queued, Writer, only, write},
};

pub use super::record::{Record, RecordError};

/// Most records that wait; more are refused as busy.
const QUEUE: usize = 1_024;

/// Records what it is given; clones share one writer.
#[derive(Clone)]
pub struct Recorder {
    queue: mpsc::Sender<Queued>,
    gate: Arc<Gate>,
    writer: Arc<Mutex<Writer>>,
    ledger: Ledger,
    tasks: TaskTracker,
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
        let writer = Arc::new(Mutex::new(Writer::new(ledger.clone())));
        let gate = Arc::new(Gate::default());
        // On a thread of its own: among the tasks that make answers, it would go on only once all
        // of them wait for it.
        let gatherer = Gatherer::new(Arc::clone(&writer), inbox, Arc::clone(&gate), stop);
        let runtime = Handle::current();
        tasks.spawn_blocking(move || gatherer.run(&runtime));
        Self {
            queue,
            gate,
            writer,
            ledger,
            tasks: tasks.clone(),
        }
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
        let record = Prepared::of(record)?;
        if !self.queue.is_closed()
            && let Ok(mut writer) = Arc::clone(&self.writer).try_lock_owned()
            && writer.is_quiet()
        {
            let outcome = writer.write_alone(&record).await;
            if writer.has_sorted() {
                self.tasks.spawn(async move { writer.put_in().await });
            }
            return outcome;
        }
        let (reply, answer) = oneshot::channel();
        let queued = Queued { record, reply };
        self.queue.try_send(queued).map_err(|e| match e {
            mpsc::error::TrySendError::Full(_) => RecordError::Busy,
            mpsc::error::TrySendError::Closed(_) => stopping(),
        })?;
        self.gate
            .tell(self.queue.max_capacity() - self.queue.capacity());
        // The writer or the store's thread may wait for this core; the sooner they have it, the
        // sooner they can work beside those that make answers.
        std::thread::yield_now();
        answer.await.unwrap_or_else(|_| Err(stopping()))
    }
}

fn stopping() -> RecordError {
    RecordError::Unavailable("the node is stopping".to_owned())
}

#[cfg(test)]
mod tests {
    use std::{path::Path, time::Duration};

    use ring::hmac;
    use steelyard_protocol::time::Timestamp;

    use super::*;
    use crate::{
        audit::{entry::Event, record::Outcome, verify::Verification},
        store::{FOREIGN, Store, ledger::SeenRow},
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

        /// Records further answers, one at a time, until some of those that are recorded are sorted by
        /// member. They are put in with a later record. Gives how many there are then.
        async fn record_until_sorted(&self, mut all: u64) -> u64 {
            let unsorted = || async {
                let run = self.ledger.store().sorted_disclosures().await.unwrap();
                run.map_or(0, |run| run.rows())
            };
            while unsorted().await == all {
                assert!(all < 1_000, "none are put in");
                tokio::time::sleep(Duration::from_millis(5)).await;
                self.record(all, 0).await.unwrap();
                all += 1;
            }
            all
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

    /// More than are sorted by member at a time.
    #[tokio::test(flavor = "multi_thread")]
    async fn what_many_answers_at_once_disclosed_is_all_recorded_and_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let process = Process::start(folder.path()).await;
        for round in 0..4 {
            let answers = (0..32).map(|n| process.record(round * 32 + n, 0));
            for outcome in futures::future::join_all(answers).await {
                outcome.unwrap();
            }
        }
        let all = process.record_until_sorted(128).await;
        assert_eq!(process.entries().await, all);
        let store = process.ledger.store();
        let disclosures = store.disclosures_of(1, i64::MAX, 2_000).await.unwrap();
        let entries: Vec<u64> = disclosures
            .iter()
            .map(|(row, _)| row.entry.cast_unsigned())
            .collect();
        assert_eq!(entries, (0..all).rev().collect::<Vec<_>>());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_single_answers_disclosed_is_sorted_too() {
        let folder = tempfile::tempdir().unwrap();
        let process = Process::start(folder.path()).await;
        let all = process.record_until_sorted(0).await;
        assert_eq!(process.entries().await, all);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn an_asker_that_goes_while_its_answer_is_recorded_harms_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let process = Process::start(folder.path()).await;
        for query in 1..50 {
            let patience = Duration::from_micros(20 * query);
            let gone = process.record(query, 0);
            let _ = tokio::time::timeout(patience, gone).await;
            process.record(100 + query, 0).await.unwrap();
        }
        let entries = process.entries().await;
        assert!((49..=98).contains(&entries), "{entries} entries");
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
