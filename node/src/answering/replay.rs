//! Queries seen: each is answered once, also across restarts.
//!
//! The set in memory decides within this process. What it holds of answered and refused queries
//! stands in the store too, written in the transaction of their audit entry, and is read back at
//! start: a query of which no record is durable was never answered.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

use steelyard_protocol::{
    ids::{ClusterId, QueryId},
    limits,
    refusal::RefusalCode,
    time::Timestamp,
};

use crate::store::ledger::SeenRow;

/// Most queries of one cluster that are remembered at a time; more are refused as busy. A query that
/// lives as long as it may is remembered for a quarter of an hour, so this is 110 queries a second,
/// for ever.
const PER_CLUSTER: usize = 100_000;

/// The queries seen that could still be shown again.
#[derive(Debug, Default)]
pub struct Replays(Mutex<HashMap<ClusterId, Seen>>);

#[derive(Debug, Default)]
struct Seen {
    by_id: HashMap<QueryId, Timestamp>,
    by_end: BTreeSet<(Timestamp, QueryId)>,
}

impl Replays {
    /// Takes in what the store remembers. Rows that cannot be read are an error of the store.
    ///
    /// # Errors
    /// Names the row.
    pub fn load(&self, rows: &[SeenRow]) -> Result<(), steelyard_protocol::ids::InvalidId> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for row in rows {
            let (asker, id) = (row.asker.parse()?, row.query_id.parse()?);
            all.entry(asker)
                .or_default()
                .insert(id, Timestamp::from_millis(row.expires));
        }
        Ok(())
    }

    /// Marks a query as seen.
    ///
    /// # Errors
    /// `Replayed` if it was seen before, `Busy` if too many of this cluster are remembered.
    pub fn admit(
        &self,
        asker: &ClusterId,
        id: QueryId,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<(), RefusalCode> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = all.entry(asker.clone()).or_default();
        seen.forget(now);
        if seen.by_id.contains_key(&id) {
            return Err(RefusalCode::Replayed);
        }
        if seen.by_id.len() >= PER_CLUSTER {
            return Err(RefusalCode::Busy);
        }
        seen.insert(id, forget_at(expires));
        Ok(())
    }
}

/// When a query that ends at `expires` can be forgotten: once its time is over on every clock that
/// is taken for right.
pub fn forget_at(expires: Timestamp) -> Timestamp {
    expires.plus_seconds(2 * limits::CLOCK_SKEW_SECONDS)
}

impl Seen {
    fn insert(&mut self, id: QueryId, until: Timestamp) {
        self.by_id.insert(id, until);
        self.by_end.insert((until, id));
    }

    fn forget(&mut self, now: Timestamp) {
        while let Some((until, id)) = self.by_end.first().copied() {
            if until > now {
                return;
            }
            self.by_end.remove(&(until, id));
            self.by_id.remove(&id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> QueryId {
        QueryId::from_bytes([n; 16])
    }

    #[test]
    fn a_query_is_admitted_once_for_each_cluster_until_its_time_is_over() {
        let replays = Replays::default();
        let at = Timestamp::from_seconds;
        let (oslo, turin) = ("oslo".parse().unwrap(), "turin".parse().unwrap());
        assert_eq!(replays.admit(&oslo, id(1), at(100), at(0)), Ok(()));
        assert_eq!(
            replays.admit(&oslo, id(1), at(100), at(1)),
            Err(RefusalCode::Replayed)
        );
        assert_eq!(replays.admit(&turin, id(1), at(100), at(1)), Ok(()));
        assert_eq!(
            replays.admit(&oslo, id(1), at(100), at(400)),
            Err(RefusalCode::Replayed)
        );
        assert_eq!(replays.admit(&oslo, id(2), at(1_000), at(701)), Ok(()));
        assert_eq!(replays.0.lock().unwrap()[&oslo].by_id.len(), 1);
    }

    #[test]
    fn what_the_store_remembers_is_not_admitted() {
        let replays = Replays::default();
        let row = SeenRow {
            asker: "oslo".into(),
            query_id: id(1).to_string(),
            expires: 1_000_000,
        };
        replays.load(&[row]).unwrap();
        let at = Timestamp::from_seconds;
        let oslo = "oslo".parse().unwrap();
        assert_eq!(
            replays.admit(&oslo, id(1), at(300), at(0)),
            Err(RefusalCode::Replayed)
        );
    }
}
