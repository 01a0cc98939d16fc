//! Writes records into the log, as many in one commit as there are.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    runtime::Handle,
    sync::{Mutex, mpsc, oneshot},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

use super::{
    gathering::{Crowd, Gate},
    ledger::{Addition, Change, Ledger, LedgerError},
    record::{Outcome, Prepared, RecordError},
};
use crate::store::{
    StoreError,
    disclosures::{DisclosureRow, Run},
};

/// Most records in one commit.
const BATCH: usize = 256;
/// Records gather for twice as long as the last commit took, but no longer than this.
const PATIENCE: Duration = Duration::from_millis(2);
/// After this many records their disclosures are sorted by member. Putting them in takes some ten
/// milliseconds, in which no record is written.
const SORTED: usize = if cfg!(test) { 16 } else { 4_096 };

/// A record that waits to be written.
pub(super) struct Queued {
    pub(super) record: Prepared,
    pub(super) reply: oneshot::Sender<Outcome>,
}

/// Writes records: whoever has it, one at a time.
pub(super) struct Writer {
    ledger: Ledger,
    crowd: Crowd,
    /// The records since disclosures were sorted by member. What an earlier process left unsorted is
    /// sorted with the first of these.
    unsorted: usize,
    sorting: Option<JoinHandle<Result<Option<Run>, StoreError>>>,
}

impl Writer {
    pub(super) fn new(ledger: Ledger) -> Self {
        Self {
            ledger,
            crowd: Crowd::default(),
            unsorted: 0,
            sorting: None,
        }
    }

    /// Whether records have come one at a time of late.
    pub(super) fn is_quiet(&self) -> bool {
        self.crowd.is_none()
    }

    /// Writes one record.
    pub(super) async fn write_alone(&mut self, record: &Prepared) -> Outcome {
        let outcome = only(write_new(&self.ledger, &[record]).await);
        if let Err(e) = &outcome {
            tell(e);
        }
        self.written(1, 0);
        outcome
    }

    /// Writes a batch, of which further records wait meanwhile; if one of its queries turns out to
    /// have been seen, each is tried alone.
    async fn write_batch(&mut self, batch: &mut Vec<Queued>) {
        let records: Vec<&Prepared> = batch.iter().map(|queued| &queued.record).collect();
        match write_new(&self.ledger, &records).await {
            Ok(results) => {
                for (queued, result) in batch.drain(..).zip(results) {
                    // The asker may have gone; the record stands all the same.
                    let _ = queued.reply.send(result);
                }
            }
            Err(LedgerError::Seen) if batch.len() > 1 => {
                for Queued { record, reply } in batch.drain(..) {
                    let _ = reply.send(only(write_new(&self.ledger, &[&record]).await));
                }
            }
            Err(e) => {
                let error = RecordError::from(e);
                tell(&error);
                for queued in batch.drain(..) {
                    let _ = queued.reply.send(Err(error.clone()));
                }
            }
        }
    }

    /// Keeps in mind that so many records were written while so many waited; now and then has
    /// disclosures sorted, beside what is written.
    fn written(&mut self, records: usize, waiting: usize) {
        self.crowd.see(records + waiting);
        self.unsorted += records;
        if self.sorting.is_none() && self.unsorted >= SORTED {
            self.unsorted = 0;
            let store = self.ledger.store().clone();
            let sorting = async move { store.sorted_disclosures().await };
            self.sorting = Some(tokio::spawn(sorting));
        }
    }

    /// Whether disclosures are sorted that are not put in yet.
    pub(super) fn has_sorted(&self) -> bool {
        self.sorting.as_ref().is_some_and(JoinHandle::is_finished)
    }

    /// Puts in what is sorted. That is a change of its own, which no answer may wait for.
    pub(super) async fn put_in(&mut self) {
        if let Err(e) = self.put_in_sorted().await {
            tracing::warn!(error = %e, "disclosures could not be sorted; they will be later");
        }
    }

    async fn put_in_sorted(&mut self) -> Result<(), LedgerError> {
        let Some(sorted) = self.sorting.take_if(|sorting| sorting.is_finished()) else {
            return Ok(());
        };
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
    }
}

fn tell(e: &RecordError) {
    if let RecordError::Unavailable(cause) = e {
        tracing::error!(error = %cause, "the audit log cannot be written; answers are refused");
    }
}

/// Lets records gather, and has them written.
pub(super) struct Gatherer {
    writer: Arc<Mutex<Writer>>,
    inbox: mpsc::Receiver<Queued>,
    gate: Arc<Gate>,
    stop: CancellationToken,
}

impl Gatherer {
    /// Of what comes into `inbox`, as `gate` is told.
    pub(super) const fn new(
        writer: Arc<Mutex<Writer>>,
        inbox: mpsc::Receiver<Queued>,
        gate: Arc<Gate>,
        stop: CancellationToken,
    ) -> Self {
        Self {
            writer,
            inbox,
            gate,
            stop,
        }
    }

    /// Goes on, on a thread of its own, until all senders are gone, or the stop is called and nothing
    /// is left in the inbox.
    pub(super) fn run(mut self, runtime: &Handle) {
        let mut batch = Vec::with_capacity(BATCH);
        while runtime.block_on(self.receive(&mut batch)) {
            let begun = Instant::now();
            let crowd = runtime.block_on(self.write(&mut batch));
            if let Some(enough) = crowd.enough()
                && !self.inbox.is_empty()
            {
                let patience = (2 * begun.elapsed()).min(PATIENCE);
                self.gate.wait(|| self.inbox.len(), enough, patience);
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

    /// Has a batch written, and says how many answers are under way.
    async fn write(&mut self, batch: &mut Vec<Queued>) -> Crowd {
        let mut writer = self.writer.lock().await;
        let records = batch.len();
        writer.write_batch(batch).await;
        writer.written(records, self.inbox.len());
        if writer.has_sorted() {
            writer.put_in().await;
        }
        writer.crowd
    }
}

/// What came of the one record that was written.
pub(super) fn only(written: Result<Vec<Outcome>, LedgerError>) -> Outcome {
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

/// Writes records in a change, which holds the ledger.
pub(super) async fn write(
    mut change: Change,
    records: &[&Prepared],
) -> Result<Vec<Outcome>, LedgerError> {
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
