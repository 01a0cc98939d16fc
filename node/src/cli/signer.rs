//! Whose signature a file carries: the keys of a cluster, from where the caller says.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use steelyard_protocol::{charter::SignedCharter, ids::ClusterId, keys::PublicKey};

use super::own_node::OwnNode;
use crate::{
    config::DataDir,
    identity::{
        charter::{self, verified_chain},
        charter_file,
    },
};

/// Where a cluster's signing key is taken from.
#[derive(Args, Debug, Clone)]
pub struct SignerArgs {
    /// The cluster's signing key; else the charter adopted here says it
    // One key in 64 begins with `-`.
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    key: Option<PublicKey>,
    /// A charter of the federation that names the cluster; no node is needed then
    #[arg(long, value_name = "FILE", conflicts_with = "key")]
    charter: Option<PathBuf>,
}

impl SignerArgs {
    /// The keys with which `cluster` signs and signed.
    ///
    /// # Errors
    /// If nothing says what they are.
    pub async fn keys_of(
        &self,
        cluster: &ClusterId,
        data_dir: &DataDir,
    ) -> anyhow::Result<Vec<PublicKey>> {
        if let Some(key) = self.key {
            return Ok(vec![key]);
        }
        if let Some(file) = &self.charter {
            return keys_in(file, cluster);
        }
        let node = OwnNode::open(data_dir).await.with_context(|| {
            format!(
                "whose key `{cluster}` signed with cannot be looked up here; give it with --key, \
                 or a charter with --charter"
            )
        })?;
        let mut keys = charter::signing_keys(node.ledger.store(), cluster.as_str()).await?;
        if *cluster == *node.identity.cluster() {
            keys.push(node.identity.signing().public());
        }
        anyhow::ensure!(
            !keys.is_empty(),
            "cluster `{cluster}` does not stand in a charter adopted here; give its key with --key"
        );
        Ok(keys)
    }
}

/// The keys of `cluster` in a file of charters.
fn keys_in(file: &Path, cluster: &ClusterId) -> anyhow::Result<Vec<PublicKey>> {
    let charters = charter_file::read(file)?;
    let mut keys = Vec::new();
    for charter in checked(&charters)? {
        let entry = charter.cluster(cluster.as_str());
        keys.extend(entry.map(|entry| entry.signing_key));
    }
    anyhow::ensure!(
        !keys.is_empty(),
        "cluster `{cluster}` does not stand in the charter `{}`",
        file.display()
    );
    Ok(keys)
}

/// A chain from version 1, or one later version that its own clusters have signed.
fn checked(
    charters: &[SignedCharter],
) -> anyhow::Result<Vec<steelyard_protocol::charter::Charter>> {
    if let [only] = charters
        && only.unverified()?.version > 1
    {
        let charter = only.unverified()?;
        charter.check()?;
        let signers = only.signers(&charter)?.len();
        anyhow::ensure!(
            signers >= charter.threshold as usize,
            "the charter is signed by {signers} of its clusters, and needs {}",
            charter.threshold
        );
        return Ok(vec![charter]);
    }
    let chain = verified_chain(charters)?;
    Ok(chain.iter().map(|c| c.charter().clone()).collect())
}
