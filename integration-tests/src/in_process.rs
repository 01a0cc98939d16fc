//! A node inside the test, with a clock that the test sets.

use std::sync::Arc;

use steelyard::{app::Node, clock::ManualClock};
use steelyard_protocol::{query::Query, result::QueryResult, time::Timestamp};

use crate::{setup::Cluster, waiting::eventually};

/// A node that runs in the process of the test.
pub struct InProcess {
    /// The node.
    pub node: Arc<Node>,
    /// Its clock.
    pub clock: Arc<ManualClock>,
}

impl InProcess {
    /// Starts the node of `cluster` at the moment `now` of its own clock.
    ///
    /// # Panics
    /// If it cannot start.
    pub async fn start(cluster: &Cluster, now: Timestamp) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let clock = Arc::new(ManualClock::at(now));
        let node = Node::start(
            cluster.config.clone(),
            cluster.data_dir.clone(),
            cluster.identity.clone(),
            Arc::<ManualClock>::clone(&clock),
            |_| (),
        );
        Self {
            node: node.await.expect("a node that starts"),
            clock,
        }
    }

    /// Waits until the node is connected to this many peers.
    pub async fn connected_to(&self, peers: usize) {
        eventually("the node is connected", || async {
            let states = self.node.network.peers().await;
            states.iter().filter(|p| p.connected).count() >= peers
        })
        .await;
    }

    /// Asks the federation.
    ///
    /// # Panics
    /// If the query cannot be asked.
    pub async fn query(&self, query: Query) -> QueryResult {
        let asked = self.node.asking.ask(query).expect("a query to ask");
        asked.result().await
    }
}
