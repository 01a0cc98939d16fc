//! The clusters as whole nodes of this process, connected with each other.

use std::{
    collections::HashMap,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use steelyard::{app::Node, clock::SystemClock, directory::Directory, vocabulary::ConceptEntry};
use steelyard_protocol::{
    ids::ClusterId,
    inquiry::Inquiry,
    result::{ClusterEvent, Status},
};

use super::data::Pool;
use crate::{
    federation::{agree, found},
    members::consents,
};

/// A federation whose nodes run in this process.
pub(crate) struct Nodes {
    by_cluster: HashMap<ClusterId, Arc<Node>>,
}

/// A vocabulary to import, and its name.
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) rows: Vec<ConceptEntry>,
}

/// The cluster that asks where a question is nobody's: it has no members.
pub(crate) const NOBODY: &str = "nobody-of-these";
const START_TIMEOUT: Duration = Duration::from_secs(120);

impl Nodes {
    /// Starts a node for each cluster with its members, who consent to the federation, and one
    /// without members; `step` hears of each that is set up.
    pub(crate) async fn start(
        root: &Path,
        pool: &Pool,
        tables: &[Table],
        step: impl Fn(),
    ) -> anyhow::Result<Self> {
        let mut prepared = vec![found(NOBODY.parse()?, "XX".parse()?, root.join(NOBODY)).await?];
        for cluster in &pool.clusters {
            let root = root.join(cluster.id.as_str());
            let node = found(cluster.id.clone(), cluster.country.clone(), root).await?;
            let directory = Directory::new(node.ledger.clone(), Arc::new(SystemClock));
            for table in tables {
                let imported = directory.import_vocabulary(&table.name, &table.rows).await;
                imported.with_context(|| format!("vocabulary `{}`", table.name))?;
            }
            directory
                .import(&cluster.members, &consents()?, "benchmark", |_| ())
                .await?;
            prepared.push(node);
            step();
        }
        agree(&prepared).await?;
        let mut nodes = Self {
            by_cluster: HashMap::new(),
        };
        for node in prepared {
            let cluster = node.identity.cluster().clone();
            nodes.by_cluster.insert(cluster, node.start().await?);
        }
        nodes.connected().await?;
        Ok(nodes)
    }

    async fn connected(&self) -> anyhow::Result<()> {
        let deadline = Instant::now() + START_TIMEOUT;
        for (cluster, node) in &self.by_cluster {
            loop {
                let peers = node.network.peers().await;
                let connected = peers.iter().filter(|p| p.connected).count();
                if connected + 1 >= self.by_cluster.len() {
                    break;
                }
                ensure!(
                    Instant::now() < deadline,
                    "the node of {cluster} reached only {connected} of its peers"
                );
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        Ok(())
    }

    /// What each cluster answers to what `cluster` asks.
    pub(crate) async fn ask(
        &self,
        cluster: &ClusterId,
        inquiry: &Inquiry,
    ) -> anyhow::Result<Vec<ClusterEvent>> {
        let node = self.by_cluster.get(cluster);
        let node = node.with_context(|| format!("`{cluster}` has no node"))?;
        let mut asked = node.asking.inquire(inquiry.clone()).await?;
        let mut events = Vec::new();
        while let Some(event) = asked.next().await {
            let status = &event.status;
            ensure!(
                status.status == Status::Answered,
                "`{}` did not answer: {:?} {:?}",
                status.cluster,
                status.status,
                status.message
            );
            events.push(event);
        }
        Ok(events)
    }

    /// Ends all nodes.
    pub(crate) async fn stop(self) {
        futures::future::join_all(self.by_cluster.values().map(|node| node.stop())).await;
    }
}
