//! Many answers, one result.

use steelyard_protocol::{
    answer::Match,
    fields::Granularity,
    ids::QueryId,
    query::Query,
    result::{ClusterEvent, QueryResult, Status},
};

/// Takes in the outcomes of the clusters one by one.
#[derive(Debug)]
pub struct Merge {
    query_id: QueryId,
    query: Query,
    events: Vec<ClusterEvent>,
}

impl Merge {
    /// Nothing has come in yet.
    pub const fn new(query_id: QueryId, query: Query) -> Self {
        Self {
            query_id,
            query,
            events: Vec::new(),
        }
    }

    /// Takes in one cluster's outcome.
    pub fn add(&mut self, event: ClusterEvent) {
        self.events.push(event);
    }

    /// The result of what has come in: best score first, then by cluster, then in the order in
    /// which the cluster gave them.
    pub fn finish(mut self) -> QueryResult {
        self.events
            .sort_by(|a, b| a.status.cluster.cmp(&b.status.cluster));
        let complete = self
            .events
            .iter()
            .all(|e| e.status.status == Status::Answered);
        // A peer may claim any number: it must not spoil the sum of the others.
        let total = self
            .events
            .iter()
            .filter_map(|e| e.status.total)
            .fold(0, u64::saturating_add);
        let exists = self
            .events
            .iter()
            .any(|e| e.status.exists == Some(true) || e.status.total.is_some_and(|t| t > 0));
        let returned_granularity = self
            .events
            .iter()
            .filter_map(|e| e.status.returned_granularity)
            .min()
            .unwrap_or(Granularity::Boolean)
            .min(self.query.granularity);
        let mut matches: Vec<Match> = Vec::new();
        let mut clusters = Vec::with_capacity(self.events.len());
        for event in self.events {
            matches.extend(event.matches);
            clusters.push(event.status);
        }
        // The sort is stable, so equal scores keep the order of clusters and answers.
        matches.sort_by(|a, b| b.score.total_cmp(&a.score));
        matches.truncate(self.query.limit as usize);
        QueryResult {
            query_id: self.query_id,
            purpose: self.query.purpose,
            returned_granularity,
            total,
            exists,
            complete,
            matches,
            clusters,
        }
    }
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::{ids::Purpose, result::ClusterStatus};

    use super::*;

    fn answered(cluster: &str, total: u64) -> ClusterEvent {
        let mut status = ClusterStatus::new(cluster.parse().unwrap(), Status::Answered);
        status.returned_granularity = Some(Granularity::Count);
        status.total = Some(total);
        ClusterEvent {
            status,
            matches: Vec::new(),
        }
    }

    #[test]
    fn a_total_beyond_measure_spoils_no_result() {
        let query = Query::new(Purpose::MATCHMAKING.parse().unwrap());
        let mut merge = Merge::new(QueryId::from_bytes([1; 16]), query);
        merge.add(answered("liar", u64::MAX));
        merge.add(answered("turin", 2));
        let result = merge.finish();
        assert_eq!(result.total, u64::MAX);
        assert_eq!(result.clusters.last().and_then(|c| c.total), Some(2));
    }
}
