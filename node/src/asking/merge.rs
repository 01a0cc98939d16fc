//! Many answers, one result.

use std::collections::HashMap;

use steelyard_protocol::{
    answer::Match,
    fields::Granularity,
    ids::QueryId,
    inquiry::MergeRule,
    query::Query,
    result::{ClusterEvent, MergedMatch, QueryResult, Status},
};

use super::{
    diversity::arrange,
    same::{Key, Marks},
};

/// Takes in the outcomes of the clusters one by one.
#[derive(Clone, Debug)]
pub struct Merge {
    query_id: QueryId,
    query: Query,
    rule: MergeRule,
    events: Vec<ClusterEvent>,
}

impl Merge {
    /// Nothing has come in yet.
    pub const fn new(query_id: QueryId, query: Query, rule: MergeRule) -> Self {
        Self {
            query_id,
            query,
            rule,
            events: Vec::new(),
        }
    }

    /// Takes in one cluster's outcome.
    pub fn add(&mut self, event: ClusterEvent) {
        self.events.push(event);
    }

    /// The result of what has come in: best first, by the rule; of equal ones by cluster, then in
    /// the order in which the cluster gave them.
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
        let mut matches = arrange(joined(matches), self.rule);
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

/// Joins the matches of different clusters that are the same organisation. They come by score, and
/// so do what becomes of them and the further homes of each.
fn joined(matches: Vec<Match>) -> Vec<MergedMatch> {
    let mut all: Vec<(MergedMatch, Option<Marks>)> = Vec::with_capacity(matches.len());
    let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
    for found in matches {
        let marks = Marks::of(&found);
        let home = marks.as_ref().and_then(|marks| {
            let places = marks.keys().filter_map(|key| by_key.get(&key)).flatten();
            places
                .copied()
                .filter(|place| {
                    all.get(*place).is_some_and(|(known, known_marks)| {
                        !is_home(known, &found)
                            && known_marks.as_ref().is_some_and(|k| k.same_as(marks))
                    })
                })
                .min()
        });
        match home.and_then(|place| all.get_mut(place)) {
            Some((known, _)) => known.further_homes.push(found),
            None => {
                for key in marks.iter().flat_map(Marks::keys) {
                    by_key.entry(key).or_default().push(all.len());
                }
                all.push((found.into(), marks));
            }
        }
    }
    all.into_iter().map(|(found, _)| found).collect()
}

/// Whether the cluster of `found` is one of the homes of `known` already.
fn is_home(known: &MergedMatch, found: &Match) -> bool {
    let mut homes = std::iter::once(&known.best).chain(&known.further_homes);
    homes.any(|home| home.cluster == found.cluster)
}
