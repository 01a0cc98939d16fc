//! Work that takes longer than a page: begun by a form, done in the background, looked at again.

use std::sync::{Arc, Mutex, PoisonError};

use steelyard_protocol::time::Timestamp;

use crate::{audit::verify::Report, ops::backup::LastBackup};

/// The work of this node's pages. Each kind is done once at a time.
#[derive(Default)]
pub(super) struct Jobs {
    /// Verifying the audit log.
    pub(super) verification: Job<Report>,
    /// Making a backup.
    pub(super) backup: Job<LastBackup>,
}

/// One kind of work.
pub(super) struct Job<T>(Mutex<State<T>>);

/// How it stands.
#[derive(Clone)]
pub(super) enum State<T> {
    /// Not begun since the node was started.
    Idle,
    /// Under way since then; so much done of so much, where that is known.
    Running {
        since: Timestamp,
        done: u64,
        of: u64,
    },
    /// Done.
    Done { at: Timestamp, result: Arc<T> },
    /// It could not be done.
    Failed { reason: Arc<str> },
}

impl<T> Default for Job<T> {
    fn default() -> Self {
        Self(Mutex::new(State::Idle))
    }
}

impl<T> Job<T> {
    /// How it stands.
    pub(super) fn state(&self) -> State<T>
    where
        State<T>: Clone,
    {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Begins; `false` if it is under way.
    pub(super) fn begin(&self, since: Timestamp) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*state, State::Running { .. }) {
            return false;
        }
        *state = State::Running {
            since,
            done: 0,
            of: 0,
        };
        true
    }

    /// Tells how far it is.
    pub(super) fn step(&self, now_done: u64, now_of: u64) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let State::Running { done, of, .. } = &mut *state {
            *done = now_done;
            *of = now_of;
        }
    }

    /// Ends.
    pub(super) fn end(&self, at: Timestamp, result: Result<T, String>) {
        let state = match result {
            Ok(result) => State::Done {
                at,
                result: Arc::new(result),
            },
            Err(reason) => State::Failed {
                reason: reason.into(),
            },
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}
