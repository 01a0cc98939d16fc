//! A federation whose nodes are processes.

use std::collections::BTreeMap;

use steelyard_protocol::result::{ClusterStatus, QueryResult};

use crate::{
    api::Api,
    process::Process,
    setup::{Cluster, Prepared, Spec, prepare},
};

/// Clusters under one charter, some of them with a node that runs as a process.
pub struct Federation {
    nodes: BTreeMap<String, Process>,
    prepared: Prepared,
}

impl Federation {
    /// Sets up these clusters and starts a node for each.
    pub async fn start(specs: Vec<Spec>) -> Self {
        Self::start_but(specs, &[]).await
    }

    /// Sets up these clusters and starts a node for each but those named in `absent`: for these the
    /// test may speak. Waits until all nodes are connected.
    pub async fn start_but(specs: Vec<Spec>, absent: &[&str]) -> Self {
        let prepared = prepare(specs).await;
        let mut federation = Self {
            nodes: BTreeMap::new(),
            prepared,
        };
        for cluster in federation.prepared.clusters() {
            if !absent.contains(&cluster.id.as_str()) {
                let process = Process::spawn(cluster);
                federation.nodes.insert(cluster.id.to_string(), process);
            }
        }
        for node in federation.nodes.values_mut() {
            node.ready().await;
        }
        federation.connected().await;
        federation
    }

    /// Waits until all nodes are connected to each other.
    pub async fn connected(&self) {
        for (id, node) in &self.nodes {
            let others: Vec<&str> = self
                .nodes
                .keys()
                .filter(|other| *other != id)
                .map(String::as_str)
                .collect();
            node.connected_to(&others).await;
        }
    }

    /// The node of this cluster.
    ///
    /// # Panics
    /// If it has none.
    pub fn node(&self, id: &str) -> &Process {
        self.nodes
            .get(id)
            .unwrap_or_else(|| panic!("cluster `{id}` has no node"))
    }

    /// The node of this cluster, to be killed or started again.
    ///
    /// # Panics
    /// If it has none.
    pub fn node_mut(&mut self, id: &str) -> &mut Process {
        self.nodes
            .get_mut(id)
            .unwrap_or_else(|| panic!("cluster `{id}` has no node"))
    }

    /// The HTTP interface of this cluster's node.
    pub fn api(&self, id: &str) -> &Api {
        self.node(id).api()
    }

    /// The cluster of this id.
    pub fn cluster(&self, id: &str) -> &Cluster {
        self.prepared.cluster(id)
    }

    /// What was set up.
    pub const fn prepared(&self) -> &Prepared {
        &self.prepared
    }
}

/// What came of a query at one cluster.
///
/// # Panics
/// If the cluster was not asked.
pub fn status_of<'a>(result: &'a QueryResult, cluster: &str) -> &'a ClusterStatus {
    result
        .clusters
        .iter()
        .find(|c| c.cluster.as_str() == cluster)
        .unwrap_or_else(|| panic!("`{cluster}` was not asked"))
}

/// The legal names in a result, sorted.
pub fn names(result: &QueryResult) -> Vec<String> {
    let mut names: Vec<String> = result
        .matches
        .iter()
        .filter_map(|m| m.fields.identity.as_ref())
        .map(|identity| identity.legal_name.clone())
        .collect();
    names.sort();
    names
}
