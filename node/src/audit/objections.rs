//! Compares the objections in the store with what the audit log says of them.

use std::collections::{HashMap, HashSet, VecDeque};

use steelyard_protocol::{
    ids::{ClusterId, MemberRef},
    time::Timestamp,
};

use super::{
    entry::{Commitment, Entry},
    verify::{FaultKind, Report},
};
use crate::store::{Store, StoreError, consents::ObjectionRow};

/// Members whose commitments are made at once.
const RUN: usize = 1_000;

/// What the log says of objections: by member and cluster, in the order of the log, what is not yet
/// found in the store.
#[derive(Default)]
pub(super) struct Objections(HashMap<(Commitment, ClusterId), VecDeque<Logged>>);

struct Logged {
    index: u64,
    at: Timestamp,
    stands: bool,
}

impl Objections {
    /// Takes in an entry of the log.
    pub(super) fn note(
        &mut self,
        entry: &Entry,
        member: Commitment,
        cluster: &ClusterId,
        stands: bool,
    ) {
        let logged = Logged {
            index: entry.index,
            at: entry.at,
            stands,
        };
        let key = (member, cluster.clone());
        self.0.entry(key).or_default().push_back(logged);
    }

    /// Finds what stands in the store. What changed after `revision` is left for the next time.
    pub(super) async fn compare(
        &mut self,
        store: &Store,
        revision: i64,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let mut rows = store.objections_since(0).await?;
        rows.retain(|row| row.revision <= revision);
        let mut ids: Vec<i64> = rows.iter().map(|row| row.member_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut members = HashMap::new();
        for some in ids.chunks(RUN) {
            for (id, member_ref, salt) in store.member_names(some).await? {
                if let Ok(member) = member_ref.parse::<MemberRef>() {
                    members.insert(id, Commitment::to(&member, &salt));
                }
            }
        }
        for row in &rows {
            let found = match members.get(&row.member_id) {
                Some(member) => self.find(row, *member),
                // A member may have been erased since, with its objections.
                None => store.objections_of(row.member_id).await?.is_empty(),
            };
            if !found {
                let cluster = row.cluster.clone();
                report.fault(None, FaultKind::ObjectionUnlogged { cluster });
            }
        }
        Ok(())
    }

    fn find(&mut self, row: &ObjectionRow, member: Commitment) -> bool {
        let Ok(cluster) = row.cluster.parse::<ClusterId>() else {
            return false;
        };
        let Some(logged) = self.0.get_mut(&(member, cluster)) else {
            return false;
        };
        let place = logged
            .iter()
            .position(|l| l.stands == row.stands && l.at.as_millis() == row.at);
        place.and_then(|place| logged.remove(place)).is_some()
    }

    /// Whether the store has all that the log has.
    pub(super) fn are_all_found(&self) -> bool {
        self.0.values().all(VecDeque::is_empty)
    }

    /// Names what the log has and the store does not, but for members that were erased.
    pub(super) fn missing(&self, removed: &HashSet<Commitment>, report: &mut Report) {
        let kept = self
            .0
            .iter()
            .filter(|((member, _), _)| !removed.contains(member));
        let mut missing: Vec<(u64, &ClusterId)> = kept
            .flat_map(|((_, cluster), logged)| logged.iter().map(move |l| (l.index, cluster)))
            .collect();
        missing.sort_unstable();
        for (index, cluster) in missing {
            let cluster = cluster.as_str().to_owned();
            report.fault(Some(index), FaultKind::ObjectionMissing { cluster });
        }
    }
}
