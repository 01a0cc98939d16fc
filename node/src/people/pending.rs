//! What is begun in one request and ended in the next: kept in memory for minutes, bounded.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::{PeopleError, secret};

/// How long there is to end what was begun.
const PATIENCE: Duration = Duration::from_secs(10 * 60);
/// Most that are kept; then the oldest is given up.
const MOST: usize = 4_096;

/// What is begun, by a random key that only the beginner knows.
pub(super) struct Pending<T> {
    begun: Mutex<HashMap<String, (Instant, T)>>,
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self {
            begun: Mutex::default(),
        }
    }
}

impl<T> Pending<T> {
    /// Keeps `what`, and gives its key.
    pub(super) fn begin(&self, what: T) -> Result<String, PeopleError> {
        let (key, _) = secret::new_secret()?;
        let now = Instant::now();
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        if begun.len() >= MOST {
            begun.retain(|_, (at, _)| now.duration_since(*at) < PATIENCE);
        }
        if begun.len() >= MOST {
            let oldest = begun.iter().min_by_key(|(_, (at, _))| *at);
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                begun.remove(&oldest);
            }
        }
        begun.insert(key.clone(), (now, what));
        Ok(key)
    }

    /// Takes out what was kept under `key`: it works once.
    pub(super) fn take(&self, key: &str) -> Option<T> {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, what) = begun.remove(key)?;
        (at.elapsed() < PATIENCE).then_some(what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_works_once_and_memory_has_a_bound() {
        let pending = Pending::default();
        let first = pending.begin(0).unwrap();
        let second = pending.begin(1).unwrap();
        assert_eq!(pending.take(&second), Some(1));
        assert_eq!(pending.take(&second), None);
        for n in 0..MOST {
            pending.begin(n).unwrap();
        }
        assert_eq!(pending.take(&first), None);
        assert_eq!(pending.begun.lock().unwrap().len(), MOST);
    }
}
