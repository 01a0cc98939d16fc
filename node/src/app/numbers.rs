//! How much there is and happens, counted once for each state of the data.

use std::collections::BTreeMap;

use tokio::sync::Mutex;

use super::Node;
use crate::{
    audit::ledger::LedgerError,
    matching::Tally,
    store::{StoreError, tallies::ConsentTally},
};

/// Kinds of entries of the audit log that are counted: queries asked, answered, refused.
const KINDS: [&str; 3] = ["asked", "answered", "refused"];
/// Consents begin and end with time too: how they stand is counted again after this many
/// milliseconds, however little has changed.
const STANDS_FOR: i64 = 10 * 60 * 1_000;

/// What is counted of a node.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// Its members.
    pub members: Tally,
    /// How their consents stand.
    pub consents: ConsentTally,
    /// Queries by day (days since 1970, UTC): asked, answered, refused.
    pub activity: BTreeMap<i64, [u64; 3]>,
}

/// What was counted last, and of what.
#[derive(Default)]
pub(super) struct Counted(Mutex<State>);

#[derive(Default)]
struct State {
    numbers: Numbers,
    /// The revision that members and consents were counted at, and when.
    of: Option<(i64, i64)>,
    /// The entries of the log that were counted.
    entries: i64,
}

impl Node {
    /// What is counted of this node. Members and consents are counted again once they have changed,
    /// and of the log only what has been added.
    ///
    /// # Errors
    /// If the store fails, or the log's head was written by another hand.
    pub async fn numbers(&self) -> Result<Numbers, LedgerError> {
        let mut state = self.counted.0.lock().await;
        let store = self.ledger.store();
        let now = self.clock.now().as_millis();
        let revision = self.views.read().revision;
        let holds = |(counted, at): (i64, i64)| counted == revision && now < at + STANDS_FOR;
        if !state.of.is_some_and(holds) {
            state.numbers.members = self.views.read().index.tally();
            state.numbers.consents = store.tally_consents(now).await?;
            state.of = Some((revision, now));
        }
        let (head, _) = self.ledger.head().await?;
        if head.size < state.entries {
            return Err(StoreError::Corrupt("the audit log became shorter".to_owned()).into());
        }
        let days = store
            .tally_entries(state.entries, head.size, &KINDS)
            .await?;
        state.entries = head.size;
        for day in days {
            let counts = state.numbers.activity.entry(day.day).or_default();
            let place = KINDS.iter().position(|kind| *kind == day.kind);
            if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
                *count += day.count.cast_unsigned();
            }
        }
        Ok(state.numbers.clone())
    }
}
