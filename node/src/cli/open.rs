//! Opens the node's data for a command, whether the node runs or not.

use std::sync::Arc;

use steelyard_protocol::ids::{ClusterId, Purpose};

use super::local::Local;
use crate::{
    audit::ledger::Ledger,
    clock::SystemClock,
    config::{Config, DataDir},
    directory::{Directory, erasure::Tombstones},
    identity::{Identity, charter, defaults},
    store::Store,
};

/// The node's data, opened.
pub struct Open {
    directory: Directory,
    data_dir: DataDir,
    purposes: Vec<Purpose>,
    clusters: Vec<ClusterId>,
}

impl Open {
    /// Opens the data of the node in `data_dir`.
    ///
    /// # Errors
    /// If there is no node, or its store cannot be opened.
    pub async fn of(data_dir: &DataDir) -> anyhow::Result<Self> {
        let config = Config::load(data_dir)?;
        let identity = Identity::load(data_dir, &config.cluster.id)?;
        let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
        let charter = charter::current(&store).await?;
        let clusters = charter.as_ref().map_or_else(Vec::new, |c| {
            c.charter().clusters.iter().map(|c| c.id.clone()).collect()
        });
        let entries =
            charter.map_or_else(defaults::default_purposes, |c| c.charter().purposes.clone());
        let ledger = Ledger::open(store, identity.ledger_key().clone()).await?;
        let tombstones = Tombstones::at(data_dir.tombstones());
        let directory = Directory::new(ledger, Arc::new(SystemClock)).with_tombstones(tombstones);
        directory.replay_tombstones().await?;
        Ok(Self {
            directory,
            data_dir: data_dir.clone(),
            purposes: entries.into_iter().map(|p| p.id).collect(),
            clusters,
        })
    }

    /// The store.
    pub const fn store(&self) -> &Store {
        self.directory.store()
    }

    /// What commands on members and consents work with.
    pub fn local(&self, json: bool) -> Local<'_> {
        Local {
            directory: &self.directory,
            data_dir: &self.data_dir,
            purposes: self.purposes.clone(),
            clusters: self.clusters.clone(),
            json,
        }
    }
}
