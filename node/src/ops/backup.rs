//! Backups: one archive with a consistent copy of the store and the files beside it.
//!
//! ```text
//! store ─► copy (VACUUM INTO) ─► log of the copy verified ─┐
//! steelyard.toml, rules/, consents/, erased, charter ──────┼─► FILE.zip with manifest.json
//! keys and other secrets, if asked for ────────────────────┘    (SHA-256 of each) ─► read back
//! ```
//!
//! The node may run meanwhile. The copy is made first and the tombstones are read after it: so the
//! archive has a tombstone for whoever is erased in between.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use ring::digest::{Context, SHA256};
use serde::{Deserialize, Serialize};
use steelyard_protocol::{envelope::Digest, ids::ClusterId, keys::PublicKey, time::Timestamp};
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    beside::beside,
    leftovers::{PART, WORK, in_use},
};
use crate::{
    audit::verify::{Report, Verification},
    config::{Config, DataDir, DataDirError},
    identity::{
        Identity,
        charter::{self, AdoptError},
        charter_file,
    },
    store::{Backend, Store, StoreError},
};

/// The form of the archive that this program writes.
const FORMAT: u32 = 1;
/// The manifest, in the archive.
const MANIFEST: &str = "manifest.json";
/// The copy of the store, in the archive.
pub(super) const STORE: &str = "store.db";
/// The charters, in the archive, for people: the store holds them too.
pub(super) const CHARTER: &str = "charter.json";
/// Longest manifest that is read, in bytes.
const MANIFEST_BYTES: u64 = 16 * 1024 * 1024;

/// What an archive holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: u32,
    /// Whose node it is.
    pub cluster: ClusterId,
    /// The version of the program that wrote it.
    pub software: String,
    /// When it was made.
    pub at: Timestamp,
    /// Whether the copy of the store is in it; a PostgreSQL store is not.
    pub store: bool,
    /// Whether keys and other secrets are in it.
    pub keys: bool,
    /// How many entries the audit log has in it.
    pub entries: u64,
    /// Its files.
    pub files: Vec<ManifestFile>,
}

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its path from the data directory.
    pub path: String,
    /// How long it is.
    pub bytes: u64,
    /// SHA-256 of it.
    pub sha256: Digest,
}

/// The last backup, as it is remembered in the data directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastBackup {
    /// When it was made.
    pub at: Timestamp,
    /// Where it was written.
    pub file: PathBuf,
    /// How long it is.
    pub bytes: u64,
    /// How many entries the audit log has in it.
    pub entries: u64,
    /// Whether the copy of the store is in it.
    pub store: bool,
    /// Whether keys and other secrets are in it.
    pub keys: bool,
    /// Whether it was read back, and the audit log in it is sound; not where the store is not in it.
    pub verified: bool,
}

/// Why there is no backup, or it cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file system failed.
    #[error("`{}`: {reason}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// The configuration is not among the files.
    #[error("`{}` cannot be packed: it is no file that can be read", .0.display())]
    NoConfiguration(PathBuf),
    /// The file is there already.
    #[error("`{}` is there already; name another file", .0.display())]
    Exists(PathBuf),
    /// The archive cannot be packed or unpacked.
    #[error("`{}` is no archive that can be used: {reason}", path.display())]
    Archive {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The charters cannot be read.
    #[error(transparent)]
    Charter(#[from] AdoptError),
    /// The data directory cannot be used.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// A task was lost.
    #[error("the backup was given up: {0}")]
    Lost(#[from] tokio::task::JoinError),
}

pub(super) fn io_error(path: &Path, reason: io::Error) -> BackupError {
    BackupError::Io {
        path: path.to_owned(),
        reason,
    }
}

pub(super) fn unusable(path: &Path, reason: impl ToString) -> BackupError {
    BackupError::Archive {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}

/// A node that is backed up.
pub struct Source<'a> {
    /// Its configuration.
    pub config: &'a Config,
    /// Where its files are.
    pub data_dir: &'a DataDir,
    /// Its keys.
    pub identity: &'a Identity,
    /// Its store.
    pub store: &'a Store,
}

/// Writes a backup to `file`, which must not exist yet, and remembers it as the last one. Whether the
/// log in it is sound stands in what is returned.
///
/// # Errors
/// If something cannot be read or written; then there is no file.
pub async fn backup(
    source: &Source<'_>,
    file: &Path,
    with_keys: bool,
    now: Timestamp,
) -> Result<LastBackup, BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    let run = source.data_dir.run();
    fs::create_dir_all(&run).map_err(|e| io_error(&run, e))?;
    let work = tempfile::Builder::new()
        .prefix(WORK)
        .tempdir_in(&run)
        .map_err(|e| io_error(&run, e))?;
    let _in_use = in_use(work.path())?;
    let mut content = Vec::new();
    let mut entries = 0;
    let mut sound = false;
    let in_file = source.store.backend() == Backend::Sqlite;
    if in_file {
        let copy = work.path().join(STORE);
        source.store.copy_to(&copy).await?;
        let report = verified_copy(source, work.path()).await?;
        entries = report.entries;
        sound = report.is_sound();
        content.push((STORE.to_owned(), copy));
    }
    let charters = charter::history(source.store).await?;
    if !charters.is_empty() {
        let text = charter_file::to_text(&charters)
            .map_err(|e| unusable(file, format!("the charters cannot be written: {e}")))?;
        let copy = work.path().join(CHARTER);
        fs::write(&copy, text).map_err(|e| io_error(&copy, e))?;
        content.push((CHARTER.to_owned(), copy));
    }
    content.extend(beside(source.config, source.data_dir, with_keys)?);
    let manifest = Manifest {
        format: FORMAT,
        cluster: source.identity.cluster().clone(),
        software: concat!("steelyard ", env!("CARGO_PKG_VERSION")).to_owned(),
        at: now,
        store: in_file,
        keys: with_keys,
        entries,
        files: Vec::new(),
    };
    let target = file.to_owned();
    let bytes = tokio::task::spawn_blocking(move || {
        // Whole at any moment that it has its name, and never another's file.
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut part = tempfile::Builder::new()
            .prefix(PART.0)
            .suffix(PART.1)
            .tempfile_in(folder)
            .map_err(|e| io_error(folder, e))?;
        // In use, until it has its name or the process ends. Where files cannot be locked, none is
        // removed for not being so.
        let _ = part.as_file().lock();
        pack(part.as_file_mut(), &target, manifest, &content)?;
        check(part.path(), |_, _| Ok(()))?;
        let file = part.persist_noclobber(&target).map_err(|e| {
            if e.error.kind() == io::ErrorKind::AlreadyExists {
                BackupError::Exists(target.clone())
            } else {
                io_error(&target, e.error)
            }
        })?;
        let metadata = file.metadata().map_err(|e| io_error(&target, e))?;
        Ok::<_, BackupError>(metadata.len())
    })
    .await??;
    let last = LastBackup {
        at: now,
        file: std::path::absolute(file).unwrap_or_else(|_| file.to_owned()),
        bytes,
        entries,
        store: in_file,
        keys: with_keys,
        verified: sound,
    };
    remember(source.data_dir, &last)?;
    Ok(last)
}

/// The last backup that was made of the node; `None` if none was.
///
/// # Errors
/// If what is remembered of it cannot be read.
pub fn last(data_dir: &DataDir) -> Result<Option<LastBackup>, BackupError> {
    let file = data_dir.last_backup();
    match fs::read(&file) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|e| io_error(&file, e.into())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(io_error(&file, e)),
    }
}

fn remember(data_dir: &DataDir, last: &LastBackup) -> Result<(), BackupError> {
    let file = data_dir.last_backup();
    let part = file.with_extension("part");
    let json = serde_json::to_vec_pretty(last).map_err(|e| io_error(&file, e.into()))?;
    fs::write(&part, json)
        .and_then(|()| fs::rename(&part, &file))
        .map_err(|e| io_error(&file, e))
}

/// Verifies the log of the copy in `folder`.
async fn verified_copy(source: &Source<'_>, folder: &Path) -> Result<Report, BackupError> {
    let copy = Store::open(&format!("sqlite:{STORE}"), folder).await?;
    let report = verified(&copy, source.identity, |_, _| ()).await;
    // Folds what opening it wrote into the file that is packed.
    copy.close().await;
    Ok(report?)
}

/// Verifies the log of a store; `progress` is told how many of how many entries were read.
///
/// # Errors
/// If the store fails. What is wrong with the log stands in the report.
pub async fn verified(
    store: &Store,
    identity: &Identity,
    progress: impl FnMut(u64, u64),
) -> Result<Report, StoreError> {
    let own = identity.cluster();
    let mut keys: Vec<PublicKey> = charter::signing_keys(store, own.as_str())
        .await
        .unwrap_or_default();
    keys.push(identity.signing().public());
    let verification = Verification {
        store,
        key: identity.ledger_key(),
        cluster: own,
        keys: &keys,
        kept: &[],
    };
    verification.run(progress).await
}

/// Packs the files, and the manifest of them at the end.
fn pack(
    out: &mut fs::File,
    target: &Path,
    mut manifest: Manifest,
    content: &[(String, PathBuf)],
) -> Result<(), BackupError> {
    let failed = |e: ZipError| unusable(target, e);
    let mut zip = ZipWriter::new(io::BufWriter::new(out));
    let options = SimpleFileOptions::default()
        .unix_permissions(0o600)
        .large_file(true);
    for (name, file) in content {
        zip.start_file(name, options).map_err(failed)?;
        let mut input = fs::File::open(file).map_err(|e| io_error(file, e))?;
        let (bytes, sha256) = copied(&mut input, &mut zip).map_err(|e| io_error(file, e))?;
        manifest.files.push(ManifestFile {
            path: name.clone(),
            bytes,
            sha256,
        });
    }
    zip.start_file(MANIFEST, options).map_err(failed)?;
    serde_json::to_writer_pretty(&mut zip, &manifest).map_err(|e| io_error(target, e.into()))?;
    let out = zip.finish().map_err(failed)?;
    let out = out
        .into_inner()
        .map_err(|e| io_error(target, e.into_error()))?;
    out.sync_all().map_err(|e| io_error(target, e))
}

/// Reads an archive, checks every file against the manifest, and gives each to `take` as it is read:
/// its path, and what it holds.
///
/// # Errors
/// Names what does not fit.
pub(super) fn check(
    file: &Path,
    mut take: impl FnMut(&str, &[u8]) -> Result<(), BackupError>,
) -> Result<Manifest, BackupError> {
    let input = fs::File::open(file).map_err(|e| io_error(file, e))?;
    let mut zip = ZipArchive::new(io::BufReader::new(input)).map_err(|e| unusable(file, e))?;
    let manifest: Manifest = {
        let entry = zip
            .by_name(MANIFEST)
            .map_err(|e| unusable(file, format!("it has no manifest: {e}")))?;
        serde_json::from_reader(entry.take(MANIFEST_BYTES))
            .map_err(|e| unusable(file, format!("its manifest cannot be read: {e}")))?
    };
    if manifest.format != FORMAT {
        return Err(unusable(
            file,
            format!(
                "it is of form {}, written by {}",
                manifest.format, manifest.software
            ),
        ));
    }
    for listed in &manifest.files {
        let path = &listed.path;
        if !is_plain(path) {
            return Err(unusable(file, format!("`{path}` leads out of it")));
        }
        let entry = zip
            .by_name(path)
            .map_err(|e| unusable(file, format!("`{path}`: {e}")))?;
        // Also a file that holds nothing is there.
        take(path, &[])?;
        let mut sink = Taking {
            path,
            take: &mut take,
            failed: None,
        };
        // One byte more than it should have, so that a longer one is seen.
        let copied = copied(&mut entry.take(listed.bytes.saturating_add(1)), &mut sink);
        if let Some(failed) = sink.failed {
            return Err(failed);
        }
        let copied = copied.map_err(|e| unusable(file, format!("`{path}`: {e}")))?;
        if copied != (listed.bytes, listed.sha256) {
            return Err(unusable(
                file,
                format!("`{path}` is not what the manifest says: it was damaged or changed"),
            ));
        }
    }
    Ok(manifest)
}

/// Whether a path stays within its folder.
fn is_plain(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, std::path::Component::Normal(_)))
}

struct Taking<'a, F> {
    path: &'a str,
    take: &'a mut F,
    failed: Option<BackupError>,
}

impl<F: FnMut(&str, &[u8]) -> Result<(), BackupError>> Write for Taking<'_, F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match (self.take)(self.path, bytes) {
            Ok(()) => Ok(bytes.len()),
            Err(e) => {
                self.failed = Some(e);
                Err(io::Error::other("not taken"))
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Copies, and gives length and SHA-256.
fn copied(from: &mut impl Read, to: &mut impl Write) -> io::Result<(u64, Digest)> {
    let mut buffer = vec![0; 256 * 1024];
    let mut hash = Context::new(&SHA256);
    let mut bytes = 0;
    loop {
        let read = from.read(&mut buffer)?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else {
            break;
        };
        hash.update(chunk);
        to.write_all(chunk)?;
        bytes += chunk.len() as u64;
    }
    let mut digest = [0; 32];
    digest.copy_from_slice(hash.finish().as_ref());
    Ok((bytes, Digest::from_bytes(digest)))
}
