//! The node's keys: four files in `keys/`, readable by their owner only.
//!
//! ```text
//! signing.pk8    signs for the cluster; stands in the charter
//! transport.pk8  libp2p identity of this process; stands in the charter
//! api.pk8        signs API tokens
//! secret         32 random bytes; keys for the ledger and the handles are derived from it
//! ```

use std::{
    fmt,
    fs::{self, DirBuilder},
    os::unix::fs::DirBuilderExt,
    path::Path,
};

use ring::{
    digest, hkdf, hmac,
    rand::{SecureRandom, SystemRandom},
};
use steelyard_protocol::{
    ids::ClusterId,
    keys::{KeyError, PublicKey, SigningKey},
};

use crate::config::{DataDir, DataDirError, Permissions, io_error, write_private};

const SIGNING: &str = "signing.pk8";
const TRANSPORT: &str = "transport.pk8";
const API: &str = "api.pk8";
const SECRET: &str = "secret";
/// Keys that wait for the charter that names them.
const NEXT: &str = "next";

/// The node's keys. `Debug` shows public halves only.
#[derive(Clone)]
pub struct Identity {
    cluster: ClusterId,
    signing: SigningKey,
    transport: Transport,
    api: SigningKey,
    ledger: hmac::Key,
    handles: hmac::Key,
}

#[derive(Clone)]
struct Transport {
    seed: [u8; 32],
    public: PublicKey,
}

/// What is wrong with the keys.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// A file is missing, in the way, or open to others.
    #[error(transparent)]
    File(#[from] DataDirError),
    /// A file holds no key.
    #[error("`{file}`: {reason}; restore it from a backup")]
    Key {
        /// The file.
        file: String,
        /// What is wrong.
        reason: KeyError,
    },
    /// There are no keys.
    #[error("there are no keys in `{0}`; make a node with `steelyard init`")]
    NoKeys(String),
    /// The secret has another length.
    #[error("`{0}` does not hold 32 bytes; restore it from a backup")]
    Secret(String),
    /// The system gave no random bytes.
    #[error("the system gave no random bytes for new keys")]
    NoRandomness,
    /// No key could be derived from the secret.
    #[error("no keys could be derived from the node's secret")]
    NotDerived,
}

impl Identity {
    /// Makes new keys in `keys/`, which must hold none yet.
    ///
    /// # Errors
    /// If there are keys already, or they cannot be written.
    pub fn create(dir: &DataDir, cluster: &ClusterId) -> Result<Self, IdentityError> {
        let folder = dir.keys();
        if folder.join(SIGNING).exists() || folder.join(SECRET).exists() {
            return Err(DataDirError::Exists(dir.root().to_owned()).into());
        }
        for name in [SIGNING, TRANSPORT, API] {
            new_key(&folder, name)?;
        }
        let mut secret = [0; 32];
        SystemRandom::new()
            .fill(&mut secret)
            .map_err(|_| IdentityError::NoRandomness)?;
        write_private(&folder.join(SECRET), &secret)?;
        Self::load(dir, cluster)
    }

    /// Reads the keys in `keys/` after checking that nobody else can.
    ///
    /// # Errors
    /// If a key is missing, is none, or can be read by others.
    pub fn load(dir: &DataDir, cluster: &ClusterId) -> Result<Self, IdentityError> {
        let folder = dir.keys();
        if !folder.join(SIGNING).exists() {
            return Err(IdentityError::NoKeys(folder.display().to_string()));
        }
        Permissions::Folder.check(&folder)?;
        let secret_file = folder.join(SECRET);
        let secret = read_private(&secret_file)?;
        if secret.len() != 32 {
            return Err(IdentityError::Secret(secret_file.display().to_string()));
        }
        let secret =
            hkdf::Salt::new(hkdf::HKDF_SHA256, b"steelyard node secret v1").extract(&secret);
        Ok(Self {
            cluster: cluster.clone(),
            signing: read_key(&folder.join(SIGNING))?.0,
            transport: read_transport(&folder.join(TRANSPORT))?,
            api: read_key(&folder.join(API))?.0,
            ledger: derive(&secret, b"ledger")?,
            handles: derive(&secret, b"handles")?,
        })
    }

    /// The cluster that these are the keys of.
    pub const fn cluster(&self) -> &ClusterId {
        &self.cluster
    }

    /// Signs for the cluster: queries, answers, charters, receipts, checkpoints.
    pub const fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// Signs API tokens.
    pub const fn api(&self) -> &SigningKey {
        &self.api
    }

    /// The seed of the transport key (RFC 8032): libp2p makes its key pair from it.
    pub const fn transport_seed(&self) -> &[u8; 32] {
        &self.transport.seed
    }

    /// The public transport key: what stands in the charter, and what the peer id is made of.
    pub const fn transport_public(&self) -> PublicKey {
        self.transport.public
    }

    /// Authenticates the head and the entries of the ledger.
    pub const fn ledger_key(&self) -> &hmac::Key {
        &self.ledger
    }

    /// Makes the handles of members: HMAC over the member and the asking cluster.
    pub const fn handle_key(&self) -> &hmac::Key {
        &self.handles
    }

    /// This identity with the keys that wait for the next charter; `None` if none wait.
    ///
    /// # Errors
    /// If they are there and cannot be read.
    pub fn next(&self, dir: &DataDir) -> Result<Option<Self>, IdentityError> {
        let folder = dir.keys().join(NEXT);
        if !folder.join(SIGNING).exists() {
            return Ok(None);
        }
        let mut transport = folder.join(TRANSPORT);
        if !transport.exists() {
            // `promote_next` was interrupted, and had put this one in its place.
            transport = dir.keys().join(TRANSPORT);
        }
        Ok(Some(Self {
            signing: read_key(&folder.join(SIGNING))?.0,
            transport: read_transport(&transport)?,
            ..self.clone()
        }))
    }

    /// Makes a signing and a transport key that wait in `keys/next/` until a charter names them. If
    /// some wait already, these are given: their card may be with the others by now.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn create_next(&self, dir: &DataDir) -> Result<Self, IdentityError> {
        if let Some(next) = self.next(dir)? {
            return Ok(next);
        }
        let folder = dir.keys().join(NEXT);
        make_folder(&folder)?;
        // The transport key first: `next` looks for the signing key.
        for name in [TRANSPORT, SIGNING] {
            if !folder.join(name).exists() {
                new_key(&folder, name)?;
            }
        }
        self.next(dir)?
            .ok_or_else(|| IdentityError::NoKeys(folder.display().to_string()))
    }

    /// Puts the waiting keys in the place of those in use; these are kept in `keys/former/`, since
    /// the checkpoints that they signed stand in the log. Whenever it is interrupted, each key in use
    /// is a whole one, and the next call ends what this one began.
    ///
    /// # Errors
    /// If a file cannot be copied or moved.
    pub fn promote_next(&self, dir: &DataDir) -> Result<Self, IdentityError> {
        let keys = dir.keys();
        let next = keys.join(NEXT);
        let all_former = keys.join("former");
        let former = all_former.join(self.signing.public().to_string());
        make_folder(&former)?;
        sync(&all_former)?;
        sync(&keys)?;
        // The signing key last, since it tells whether keys wait.
        for name in [TRANSPORT, SIGNING] {
            let (waiting, used) = (next.join(name), keys.join(name));
            if waiting.exists() {
                keep_copy(&used, &former.join(name))?;
                fs::rename(&waiting, &used).map_err(|e| io_error(&waiting, e))?;
                sync(&keys)?;
                sync(&next)?;
            }
        }
        Self::load(dir, &self.cluster)
    }
}

/// A public key in a form that two people can compare on the phone: the first 16 bytes of its
/// SHA-256 in hexadecimal, in groups of four.
pub fn fingerprint(key: &PublicKey) -> String {
    let hash = digest::digest(&digest::SHA256, key.as_bytes());
    let hex = hex::encode(hash.as_ref().get(..16).unwrap_or_default());
    let groups: Vec<&str> = (0..8).filter_map(|n| hex.get(n * 4..n * 4 + 4)).collect();
    groups.join(" ")
}

fn derive(secret: &hkdf::Prk, purpose: &[u8]) -> Result<hmac::Key, IdentityError> {
    secret
        .expand(&[purpose], hmac::HMAC_SHA256)
        .map(hmac::Key::from)
        .map_err(|_| IdentityError::NotDerived)
}

fn new_key(folder: &Path, name: &str) -> Result<(), IdentityError> {
    let (_, document) = SigningKey::generate().map_err(|_| IdentityError::NoRandomness)?;
    Ok(write_private(&folder.join(name), &document)?)
}

fn read_private(file: &Path) -> Result<Vec<u8>, IdentityError> {
    Permissions::File.check(file)?;
    Ok(fs::read(file).map_err(|e| io_error(file, e))?)
}

fn read_key(file: &Path) -> Result<(SigningKey, Vec<u8>), IdentityError> {
    let document = read_private(file)?;
    let key = SigningKey::from_pkcs8(&document).map_err(|reason| IdentityError::Key {
        file: file.display().to_string(),
        reason,
    })?;
    Ok((key, document))
}

fn read_transport(file: &Path) -> Result<Transport, IdentityError> {
    let (key, document) = read_key(file)?;
    // In a PKCS#8 document of Ed25519 (RFC 8410, section 7) the seed follows 16 bytes of header.
    let seed = document
        .get(16..48)
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| IdentityError::Key {
            file: file.display().to_string(),
            reason: KeyError::NotPkcs8,
        })?;
    Ok(Transport {
        seed,
        public: key.public(),
    })
}

fn make_folder(folder: &Path) -> Result<(), IdentityError> {
    let made = DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| io_error(folder, e));
    Ok(made?)
}

/// Copies a key to where there is none, or where an interrupted copy lies.
fn keep_copy(from: &Path, to: &Path) -> Result<(), IdentityError> {
    let document = read_private(from)?;
    if to.exists() {
        if read_private(to)? == document {
            return Ok(());
        }
        fs::remove_file(to).map_err(|e| io_error(to, e))?;
    }
    Ok(write_private(to, &document)?)
}

/// Flushes to the disk which files a folder holds.
fn sync(folder: &Path) -> Result<(), IdentityError> {
    let synced = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(synced.map_err(|e| io_error(folder, e))?)
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("cluster", &self.cluster)
            .field("signing", &self.signing.public())
            .field("transport", &self.transport.public)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn node() -> (tempfile::TempDir, DataDir, Identity) {
        let temp = tempfile::tempdir().unwrap();
        let dir = DataDir::at(temp.path().join("node"));
        dir.create().unwrap();
        let identity = Identity::create(&dir, &"biowin".parse().unwrap()).unwrap();
        (temp, dir, identity)
    }

    #[test]
    fn keys_survive_and_are_never_overwritten() {
        let (_temp, dir, made) = node();
        let read = Identity::load(&dir, &"biowin".parse().unwrap()).unwrap();
        assert_eq!(read.signing().public(), made.signing().public());
        assert_eq!(read.transport_public(), made.transport_public());
        let tag = hmac::sign(made.ledger_key(), b"head");
        hmac::verify(read.ledger_key(), b"head", tag.as_ref()).unwrap();
        assert!(hmac::verify(read.handle_key(), b"head", tag.as_ref()).is_err());
        assert!(matches!(
            Identity::create(&dir, &"biowin".parse().unwrap()),
            Err(IdentityError::File(DataDirError::Exists(_)))
        ));
        assert!(matches!(dir.create(), Err(DataDirError::Exists(_))));
    }

    #[test]
    fn the_seed_is_that_of_the_transport_key() {
        let (_temp, _dir, identity) = node();
        let mut seed = *identity.transport_seed();
        let pair = libp2p::identity::Keypair::ed25519_from_bytes(&mut seed).unwrap();
        let public = pair.public().try_into_ed25519().unwrap();
        assert_eq!(public.to_bytes(), *identity.transport_public().as_bytes());
    }

    #[test]
    fn keys_that_others_can_read_are_refused_with_the_mend() {
        let (_temp, dir, _) = node();
        for name in [SIGNING, TRANSPORT, API, SECRET] {
            let file = dir.keys().join(name);
            let mode = |m| fs::set_permissions(&file, fs::Permissions::from_mode(m)).unwrap();
            assert_eq!(
                fs::metadata(&file).unwrap().permissions().mode() & 0o777,
                0o600
            );
            mode(0o640);
            let error = Identity::load(&dir, &"biowin".parse().unwrap()).unwrap_err();
            assert!(error.to_string().contains("chmod 600"), "{error}");
            assert!(error.to_string().contains(name), "{error}");
            mode(0o600);
        }
        fs::set_permissions(dir.keys(), fs::Permissions::from_mode(0o755)).unwrap();
        let error = Identity::load(&dir, &"biowin".parse().unwrap()).unwrap_err();
        assert!(error.to_string().contains("chmod 700"), "{error}");
    }

    #[test]
    fn waiting_keys_take_the_place_of_those_in_use() {
        let (_temp, dir, first) = node();
        assert!(first.next(&dir).unwrap().is_none());
        let next = first.create_next(&dir).unwrap();
        let again = first.create_next(&dir).unwrap();
        assert_eq!(next.signing().public(), again.signing().public());
        let load = || Identity::load(&dir, &"biowin".parse().unwrap()).unwrap();
        assert_eq!(load().signing().public(), first.signing().public());
        let now = first.promote_next(&dir).unwrap();
        assert_eq!(now.signing().public(), next.signing().public());
        assert_eq!(load().transport_public(), next.transport_public());
        assert!(now.next(&dir).unwrap().is_none());
        let tag = hmac::sign(first.ledger_key(), b"head");
        hmac::verify(now.ledger_key(), b"head", tag.as_ref()).unwrap();
    }

    fn former(dir: &DataDir, identity: &Identity, name: &str) -> std::path::PathBuf {
        let folder = dir.keys().join("former");
        folder
            .join(identity.signing().public().to_string())
            .join(name)
    }

    #[test]
    fn a_promotion_that_ended_between_the_keys_is_brought_to_its_end() {
        let (_temp, dir, first) = node();
        let next = first.create_next(&dir).unwrap();
        let moved =
            |name: &str| fs::rename(dir.keys().join(NEXT).join(name), dir.keys().join(name));
        moved(TRANSPORT).unwrap();
        let half = Identity::load(&dir, first.cluster()).unwrap();
        assert_eq!(half.signing().public(), first.signing().public());
        // What was begun is still waiting, and no new keys are made.
        for waiting in [
            half.next(&dir).unwrap().unwrap(),
            half.create_next(&dir).unwrap(),
        ] {
            assert_eq!(waiting.signing().public(), next.signing().public());
            assert_eq!(waiting.transport_public(), next.transport_public());
        }
        let now = half.promote_next(&dir).unwrap();
        assert_eq!(now.signing().public(), next.signing().public());
        assert_eq!(now.transport_public(), next.transport_public());
        assert!(now.next(&dir).unwrap().is_none());
        let kept = read_key(&former(&dir, &first, SIGNING)).unwrap().0;
        assert_eq!(kept.public(), first.signing().public());
    }

    /// The former key is kept before the waiting one takes its place, in one step.
    #[test]
    fn a_promotion_that_ends_within_a_key_leaves_one_in_use() {
        for name in [TRANSPORT, SIGNING] {
            let (_temp, dir, first) = node();
            let next = first.create_next(&dir).unwrap();
            // A folder cannot take the place of a file.
            let waiting = dir.keys().join(NEXT).join(name);
            let document = fs::read(&waiting).unwrap();
            fs::remove_file(&waiting).unwrap();
            fs::create_dir(&waiting).unwrap();
            assert!(first.promote_next(&dir).is_err());
            let half = Identity::load(&dir, first.cluster()).unwrap();
            assert_eq!(half.signing().public(), first.signing().public());
            fs::remove_dir(&waiting).unwrap();
            write_private(&waiting, &document).unwrap();
            // The power went while the copy was written.
            fs::write(former(&dir, &first, name), b"half").unwrap();
            let now = half.promote_next(&dir).unwrap();
            assert_eq!(now.signing().public(), next.signing().public());
            assert_eq!(now.transport_public(), next.transport_public());
            let (kept, _) = read_key(&former(&dir, &first, SIGNING)).unwrap();
            assert_eq!(kept.public(), first.signing().public());
            let (kept, _) = read_key(&former(&dir, &first, TRANSPORT)).unwrap();
            assert_eq!(kept.public(), first.transport_public());
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let (_temp, dir, identity) = node();
        let shown = format!("{identity:?}");
        assert!(shown.contains(&identity.signing().public().to_string()));
        let secret = fs::read(dir.keys().join(SECRET)).unwrap();
        for hidden in [&identity.transport_seed()[..], &secret] {
            assert!(!shown.contains(&hex::encode(hidden)));
            assert!(!shown.contains(&format!("{:?}", hidden)));
        }
    }
}
