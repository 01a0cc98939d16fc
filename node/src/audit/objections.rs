//! Compares the objections in the store with what the audit log says of them.

use std::collections::{HashMap, HashSet};

use steelyard_protocol::{ids::ClusterId, time::Timestamp};

use super::{
    consents::{Unlogged, commitments},
    entry::{Commitment, Entry},
    verify::{FaultKind, Report},
};
use crate::store::{Store, StoreError, consents::ObjectionRow};

/// What the log says of objections, by member and cluster.
#[derive(Default)]
pub(super) struct Objections(HashMap<(Commitment, ClusterId), Course>);

/// How an objection was raised and lifted, in the order of the log. The last time counts, so the store
/// must have the same order.
#[derive(Default)]
struct Course {
    logged: Vec<Logged>,
    /// The place after the last one that was found in the store.
    next: usize,
}

struct Logged {
    index: u64,
    at: Timestamp,
    stands: bool,
    found: bool,
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
            found: false,
        };
        let key = (member, cluster.clone());
        self.0.entry(key).or_default().logged.push(logged);
    }

    /// Finds what stands in the store.
    pub(super) async fn compare(
        &mut self,
        store: &Store,
        unlogged: &mut Unlogged,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let rows = store.objections_from(i64::MIN).await?;
        let ids = rows.iter().map(|row| row.member_id).collect();
        let members = commitments(store, ids).await?;
        for row in &rows {
            let found = match members.get(&row.member_id) {
                Some(member) => row.revision <= unlogged.revision && self.find(row, *member),
                // A member may have been erased since, with its objections.
                None => store.objections_of(row.member_id).await?.is_empty(),
            };
            if !found {
                let cluster = row.cluster.clone();
                let kind = FaultKind::ObjectionUnlogged { cluster };
                unlogged.take(row.revision, kind, report);
            }
        }
        Ok(())
    }

    fn find(&mut self, row: &ObjectionRow, member: Commitment) -> bool {
        let Ok(cluster) = row.cluster.parse::<ClusterId>() else {
            return false;
        };
        let Some(course) = self.0.get_mut(&(member, cluster)) else {
            return false;
        };
        let mut rest = course.logged.iter_mut().enumerate().skip(course.next);
        let same = rest.find(|(_, l)| l.stands == row.stands && l.at.as_millis() == row.at);
        let Some((place, logged)) = same else {
            return false;
        };
        logged.found = true;
        course.next = place + 1;
        true
    }

    /// Whether the store has all that the log has.
    pub(super) fn are_all_found(&self) -> bool {
        let mut logged = self.0.values().flat_map(|course| &course.logged);
        logged.all(|l| l.found)
    }

    /// Names what the log has and the store does not, but for members that were erased.
    pub(super) fn missing(&self, removed: &HashSet<Commitment>, report: &mut Report) {
        let kept = self
            .0
            .iter()
            .filter(|((member, _), _)| !removed.contains(member));
        let mut missing: Vec<(u64, &ClusterId)> = kept
            .flat_map(|((_, cluster), course)| {
                let missing = course.logged.iter().filter(|l| !l.found);
                missing.map(move |l| (l.index, cluster))
            })
            .collect();
        missing.sort_unstable();
        for (index, cluster) in missing {
            let cluster = cluster.as_str().to_owned();
            report.fault(Some(index), FaultKind::ObjectionMissing { cluster });
        }
    }
}
