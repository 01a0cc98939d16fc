//! The node of the data directory, as commands open it, whether it runs or not.

use crate::{
    audit::ledger::Ledger,
    config::{Config, DataDir},
    identity::Identity,
    store::Store,
};

/// The node's configuration, keys and store.
pub struct OwnNode {
    /// Its configuration.
    pub config: Config,
    /// Its keys.
    pub identity: Identity,
    /// Its data.
    pub ledger: Ledger,
}

impl OwnNode {
    /// Opens the node in `data_dir`.
    ///
    /// # Errors
    /// If there is none, or a part of it cannot be opened; says which, and the mend.
    pub async fn open(data_dir: &DataDir) -> anyhow::Result<Self> {
        let (config, identity) = keys(data_dir)?;
        let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
        let ledger = Ledger::open(store, identity.ledger_key().clone()).await?;
        Ok(Self {
            config,
            identity,
            ledger,
        })
    }
}

/// The node's configuration and keys, without its store.
///
/// # Errors
/// If there is no node in `data_dir`, or one of them cannot be read.
pub fn keys(data_dir: &DataDir) -> anyhow::Result<(Config, Identity)> {
    let config = Config::load(data_dir)?;
    let identity = Identity::load(data_dir, &config.cluster.id)?;
    Ok((config, identity))
}
