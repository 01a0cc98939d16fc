//! The charter in force: what was adopted here, verified anew from version 1 whenever it is read.

use std::sync::Arc;

use steelyard_protocol::{
    charter::{CharterError, ClusterEntry, SignedCharter, VerifiedCharter},
    keys::PublicKey,
};

use super::Identity;
use crate::{
    audit::{
        entry::Event,
        ledger::{Ledger, LedgerError},
    },
    clock::Clock,
    store::{Store, StoreError},
};

/// Why a charter is not adopted, or the adopted ones cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The charter does not count.
    #[error(transparent)]
    Charter(#[from] CharterError),
    /// What was adopted no longer verifies.
    #[error(
        "version {version} of the charter, as it stands in the store, does not count: {reason}; \
         restore a backup"
    )]
    Stored {
        /// The version.
        version: i64,
        /// Why it does not count.
        reason: CharterError,
    },
    /// This cluster does not stand in the charter.
    #[error(
        "cluster `{0}` does not stand in this charter; hand in its card (`steelyard join`) and \
         adopt the version that names it"
    )]
    NotInCharter(String),
    /// This cluster stands in it with a key that this node does not hold.
    #[error(
        "the charter names {what} key {found} for cluster `{cluster}`, and this node holds \
         {own}; hand in a card made by this node (`steelyard join`), or restore the keys"
    )]
    OtherKey {
        /// This cluster.
        cluster: String,
        /// Which key: `signing` or `transport`.
        what: &'static str,
        /// The key in the charter.
        found: PublicKey,
        /// The key here.
        own: PublicKey,
    },
    /// It is already behind its date.
    #[error("version {version} of the charter expired at {at}; propose one that holds longer")]
    Expired {
        /// The version.
        version: u64,
        /// When.
        at: steelyard_protocol::time::Timestamp,
    },
    /// Another charter of this version is in force.
    #[error(
        "another version {0} of the charter is in force here; ask the other clusters which of the \
         two they adopted"
    )]
    Fork(u64),
    /// There was nothing to adopt.
    #[error("no charter was given")]
    Nothing,
}

/// What came of [`adopt`].
#[derive(Clone, Debug)]
pub struct Adopted {
    /// The charter now in force.
    pub charter: Arc<VerifiedCharter>,
    /// The versions that were new here.
    pub versions: Vec<u64>,
    /// Whether it names the keys that waited, so that these must now take the place of those in
    /// use.
    pub names_next_keys: bool,
}

/// The charter in force, the chain verified from version 1; `None` if none was adopted.
///
/// # Errors
/// If the store fails or holds a chain that does not verify.
pub async fn current(store: &Store) -> Result<Option<Arc<VerifiedCharter>>, AdoptError> {
    Ok(verified_chain(&history(store).await?)?.pop().map(Arc::new))
}

/// Every adopted charter as it was signed, first version first.
///
/// # Errors
/// If the store fails or holds what is no charter.
pub async fn history(store: &Store) -> Result<Vec<SignedCharter>, AdoptError> {
    let rows = store.charters().await?;
    let parsed = rows.iter().map(|(version, document)| {
        SignedCharter::parse(document.as_bytes()).map_err(|reason| AdoptError::Stored {
            version: *version,
            reason,
        })
    });
    parsed.collect()
}

/// Verifies a chain from version 1 on.
///
/// # Errors
/// Names the version that does not count.
pub fn verified_chain(charters: &[SignedCharter]) -> Result<Vec<VerifiedCharter>, AdoptError> {
    let mut chain: Vec<VerifiedCharter> = Vec::with_capacity(charters.len());
    for (signed, version) in charters.iter().zip(1_i64..) {
        let verified = match chain.last() {
            None => signed.verify_first(),
            Some(before) => signed.verify_successor(before),
        };
        chain.push(verified.map_err(|reason| AdoptError::Stored { version, reason })?);
    }
    Ok(chain)
}

/// The signing keys with which `cluster` ever stood in an adopted charter.
///
/// # Errors
/// If the store fails or holds a chain that does not verify.
pub async fn signing_keys(store: &Store, cluster: &str) -> Result<Vec<PublicKey>, AdoptError> {
    let mut keys: Vec<PublicKey> = Vec::new();
    for verified in verified_chain(&history(store).await?)? {
        if let Some(entry) = verified.charter().cluster(cluster)
            && !keys.contains(&entry.signing_key)
        {
            keys.push(entry.signing_key);
        }
    }
    Ok(keys)
}

/// Adopts charters: one, or several versions that follow on each other, as a cluster needs that
/// comes in later. Versions that were adopted before are passed over. `next` is this node with the
/// keys that wait to be named.
///
/// # Errors
/// Says why the charter does not count, or names what this cluster lacks; then nothing is adopted.
pub async fn adopt(
    ledger: &Ledger,
    clock: &dyn Clock,
    identity: &Identity,
    next: Option<&Identity>,
    charters: &[SignedCharter],
) -> Result<Adopted, AdoptError> {
    let now = clock.now();
    // The change holds the ledger's lock: nobody adopts another version meanwhile.
    let mut change = ledger.begin().await?;
    let mut chain = verified_chain(&history(ledger.store()).await?)?;
    let member_before = chain
        .last()
        .is_some_and(|c| c.charter().cluster(identity.cluster().as_str()).is_some());
    let mut new = Vec::new();
    for signed in charters {
        let version = signed.unverified()?.version;
        let at = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
        if let Some(known) = chain.get(at) {
            if known.digest() == signed.digest()? {
                continue;
            }
            return Err(AdoptError::Fork(version));
        }
        let verified = match chain.last() {
            None => signed.verify_first()?,
            Some(before) => signed.verify_successor(before)?,
        };
        chain.push(verified);
        new.push((version, signed));
    }
    let in_force = chain.pop().ok_or(AdoptError::Nothing)?;
    let charter = in_force.charter();
    if !new.is_empty() && !in_force.is_in_force(now) {
        return Err(AdoptError::Expired {
            version: charter.version,
            at: charter.expires,
        });
    }
    let names_next_keys = match charter.cluster(identity.cluster().as_str()) {
        Some(entry) => names_next(entry, identity, next)?,
        // A cluster that was taken out must be able to adopt the version that says so.
        None if member_before => false,
        None => {
            return Err(AdoptError::NotInCharter(identity.cluster().to_string()));
        }
    };
    let versions: Vec<u64> = new.iter().map(|(version, _)| *version).collect();
    if new.is_empty() {
        change.rollback().await?;
    } else {
        for (version, signed) in new {
            let digest = signed.digest()?;
            let document = signed.to_json()?;
            change.append(now, Event::CharterAdopted { version, digest })?;
            change
                .store()
                .add_charter(version.cast_signed(), now.as_millis(), &document)
                .await?;
        }
        // A running node looks at the revision before each answer, and so notices.
        change.bump_revision();
        change.commit().await?;
    }
    Ok(Adopted {
        charter: Arc::new(in_force),
        versions,
        names_next_keys,
    })
}

/// Checks that the entry names keys that this node holds, and says whether they are those that
/// wait.
fn names_next(
    entry: &ClusterEntry,
    identity: &Identity,
    next: Option<&Identity>,
) -> Result<bool, AdoptError> {
    let holds = |who: &Identity| {
        let transport = entry
            .nodes
            .iter()
            .any(|n| n.transport_key == who.transport_public());
        (entry.signing_key == who.signing().public(), transport)
    };
    let (signing, transport) = holds(identity);
    if signing && transport {
        return Ok(false);
    }
    if next.is_some_and(|n| holds(n) == (true, true)) {
        return Ok(true);
    }
    let other = |what, found, own| AdoptError::OtherKey {
        cluster: entry.id.to_string(),
        what,
        found,
        own,
    };
    if !signing {
        return Err(other(
            "signing",
            entry.signing_key,
            identity.signing().public(),
        ));
    }
    let found = entry.nodes.first().map(|n| n.transport_key);
    let own = identity.transport_public();
    Err(other("transport", found.unwrap_or(own), own))
}
