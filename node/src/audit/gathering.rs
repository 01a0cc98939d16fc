//! When records gather: where so many answers are under way that it pays to commit many at once.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, Thread},
    time::{Duration, Instant},
};

/// How many answers are under way at once, as far as the writer sees: at most, of late. In
/// thousandths.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Crowd(usize);

impl Crowd {
    /// From so many on, what gathering saves is more than what waiting costs: measured on two cores.
    const LARGE: usize = 9_000;
    /// Below this, it was one at a time.
    const NONE: usize = 1_500;
    /// One part in so many is forgotten with each time that less is seen: half after some 350.
    const FORGET: usize = 500;

    /// Sees so many in one commit and waiting for the next.
    pub(super) fn see(&mut self, answers: usize) {
        self.0 = (self.0 - self.0 / Self::FORGET).max(answers.saturating_mul(1_000));
    }

    /// Whether they come one at a time.
    pub(super) const fn is_none(self) -> bool {
        self.0 < Self::NONE
    }

    /// How many records are enough for a commit, if it pays to wait for them. The other half of the
    /// answers are made while those are written: neither the disk nor the processor waits for long.
    pub(super) const fn enough(self) -> Option<usize> {
        if self.0 >= Self::LARGE {
            Some(self.0.div_ceil(2_000))
        } else {
            None
        }
    }
}

/// Where the thread that writes waits until enough records are there.
#[derive(Debug, Default)]
pub(super) struct Gate {
    /// How many are enough; 0 while nobody waits.
    enough: AtomicUsize,
    waits: OnceLock<Thread>,
}

impl Gate {
    /// Waits until there are `enough` records, but no longer than `patience`. Always called on the
    /// same thread.
    pub(super) fn wait(&self, records: impl Fn() -> usize, enough: usize, patience: Duration) {
        self.waits.get_or_init(thread::current);
        let begun = Instant::now();
        self.enough.store(enough, Ordering::SeqCst);
        while records() < enough {
            let Some(left) = patience.checked_sub(begun.elapsed()) else {
                break;
            };
            thread::park_timeout(left);
        }
        self.enough.store(0, Ordering::SeqCst);
    }

    /// Tells that there are so many records now.
    pub(super) fn tell(&self, records: usize) {
        let enough = self.enough.load(Ordering::SeqCst);
        if enough > 0
            && records >= enough
            && self.enough.swap(0, Ordering::SeqCst) > 0
            && let Some(thread) = self.waits.get()
        {
            thread.unpark();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_are_a_crowd_and_some_time_later_they_are_not() {
        let mut crowd = Crowd::default();
        assert!(crowd.is_none());
        for _ in 0..1_000 {
            crowd.see(8);
            assert_eq!(crowd.enough(), None);
            assert!(!crowd.is_none());
        }
        crowd.see(16);
        assert_eq!(crowd.enough(), Some(8));
        for _ in 0..200 {
            crowd.see(1);
        }
        assert_eq!(crowd.enough(), Some(6));
        for _ in 0..200 {
            crowd.see(1);
        }
        assert!(crowd.enough().is_none() && !crowd.is_none());
        for _ in 0..1_000 {
            crowd.see(1);
        }
        assert!(crowd.is_none());
    }

    #[test]
    fn who_waits_goes_on_once_enough_are_there_or_its_patience_ends() {
        let (gate, records) = (Gate::default(), AtomicUsize::new(0));
        let there = || records.load(Ordering::SeqCst);
        thread::scope(|scope| {
            let writer = scope.spawn(|| {
                gate.wait(there, 3, Duration::from_secs(3_600));
                there()
            });
            for _ in 0..3 {
                thread::sleep(Duration::from_millis(5));
                assert!(!writer.is_finished());
                gate.tell(records.fetch_add(1, Ordering::SeqCst) + 1);
            }
            assert_eq!(writer.join().unwrap(), 3);
        });
        let other = Gate::default();
        other.wait(there, 4, Duration::from_millis(1));
        assert_eq!(there(), 3);
    }
}
