//! Brings a node back from a backup.
//!
//! ```text
//! archive ─► checked against its manifest ─► staging folder ─► keys, and what it left out
//!          ─► log verified ─► numbers given since are left out ─► tombstones of both, replayed
//!          ─► everybody is signed out
//!          ─► beside the store's place ─► what was there is set aside ─► into place
//! ```
//!
//! Nothing of the node is touched before the last step. Where that fails, what it moved goes back.

mod exchange;
mod moves;
mod numbers;

use std::{
    collections::HashSet,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink},
    path::{Path, PathBuf},
    sync::Arc,
};

use exchange::{Place, exchange};

use super::{
    backup::{BackupError, Manifest, STORE, check, io_error, unusable, verified},
    beside::{leads_to, left_out, store_of},
};
use crate::{
    audit::{
        ledger::{Ledger, LedgerError},
        verify::Report,
    },
    clock::Clock,
    config::{Config, ConfigError, DataDir, DataDirError},
    directory::{
        Directory, DirectoryError,
        erasure::{Tombstones, tombstones_in},
    },
    identity::{Identity, IdentityError},
    store::{Store, StoreError},
};

/// The folders in which what was there before a restore is kept begin so.
pub(super) const ASIDE: &str = "before-restore-";
/// The folders in which a restore is made ready begin so.
pub(super) const STAGING: &str = ".restore-";
/// A store that is made ready beside its place, where that is outside of the data directory, ends so.
pub(super) const RESTORING: &str = ".restoring";

/// What was restored.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the archive held.
    pub manifest: Manifest,
    /// What its audit log was found to be; none if its store is not in it.
    pub report: Option<Report>,
    /// How many members were erased again, whose erasure is younger than the backup.
    pub erased: u64,
    /// Where what was there before lies now.
    pub aside: Option<PathBuf>,
    /// Where the store that was there before lies now, if it lay outside of the data directory or
    /// among the backups.
    pub store_aside: Option<PathBuf>,
}

/// How a node is to be restored.
#[derive(Clone, Debug, Default)]
pub struct How {
    /// Over a node that is there; it is set aside.
    pub replace: bool,
    /// Where the keys are, if not in the archive and not in the data directory.
    pub keys: Option<PathBuf>,
}

/// Why a node is not restored. It is then as it was, but for [`NotBack`](RestoreError::NotBack).
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The archive cannot be used.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The data directory cannot be used.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// There is a node already.
    #[error(
        "`{}` holds a node already; `--replace` sets it aside, or choose another folder with \
         --data-dir",
        .0.display()
    )]
    Exists(PathBuf),
    /// The keys are missing.
    #[error(
        "the archive holds no keys, and there are none in `{}`; name the folder where they are \
         kept with --keys",
        .0.display()
    )]
    NoKeys(PathBuf),
    /// The configuration in the archive cannot be used.
    #[error("the configuration in the archive cannot be used: {0}")]
    Config(#[from] ConfigError),
    /// The keys cannot be used.
    #[error("the keys cannot be used: {0}")]
    Identity(#[from] IdentityError),
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The ledger cannot be opened.
    #[error("the store in the archive does not fit the keys: {0}")]
    Ledger(#[from] LedgerError),
    /// The log is not sound.
    #[error(
        "the audit log in the archive is not sound ({0}); take an older backup, and keep this one \
         for those who look into it"
    )]
    Unsound(String),
    /// Erasures cannot be done again.
    #[error("members that were erased after the backup could not be erased again: {0}")]
    Erasing(#[from] DirectoryError),
    /// It failed half-way, and what was moved cannot be moved back.
    #[error(
        "{failed}; what was moved before cannot all be moved back ({reason}): the rest lies in `{}`, \
         from where it is to be moved by hand",
        folder.display()
    )]
    NotBack {
        /// Why it failed.
        failed: Box<BackupError>,
        /// Where the rest lies.
        folder: PathBuf,
        /// Why it cannot be moved back.
        reason: io::Error,
    },
}

/// Restores the node of `data_dir` from `file`.
///
/// # Errors
/// Says what is wrong; then nothing has changed, but for [`NotBack`](RestoreError::NotBack).
pub async fn restore(
    file: &Path,
    data_dir: &DataDir,
    how: &How,
    clock: Arc<dyn Clock>,
) -> Result<Restored, RestoreError> {
    let root = data_dir.root();
    let replaces = data_dir.config_file().exists();
    if replaces && !how.replace {
        return Err(RestoreError::Exists(root.to_owned()));
    }
    make_folder(root)?;
    let _lock = data_dir.lock()?;
    let staging = tempfile::Builder::new()
        .prefix(STAGING)
        .tempdir_in(root)
        .map_err(|e| io_error(root, e))?;
    let staged = DataDir::at(staging.path());
    let manifest = unpack(file, &staged)?;
    if !staged.keys().join("secret").exists() {
        let kept = how.keys.clone().unwrap_or_else(|| data_dir.keys());
        if !kept.join("secret").exists() {
            return Err(RestoreError::NoKeys(data_dir.keys()));
        }
        copy_keys(&kept, &staged.keys())?;
    }
    join_tombstones(data_dir, &staged)?;
    let config = if manifest.keys {
        Config::load(&staged)?
    } else {
        // What the archive leaves out is taken from where it was.
        let config = Config::load_beside(&staged, root)?;
        let present = Config::load(data_dir).ok();
        for (path, file) in left_out(&config, present.as_ref(), root)? {
            let target = staging.path().join(path);
            if target.exists() {
                continue;
            }
            match leads_to(&file, root)? {
                Some(place) => link_new(&place, &target)?,
                None => copy_new(&file, &target)?,
            }
        }
        config
    };
    let identity = Identity::load(&staged, &config.cluster.id)?;
    let (report, erased) = if manifest.store {
        let old = match Config::load(data_dir) {
            Ok(present) => store_of(&present, root),
            Err(_) => store_of(&config, root),
        };
        let old = (old.as_deref(), root);
        let (report, erased) = ready(&staged, &identity, old, Arc::clone(&clock)).await?;
        (Some(report), erased)
    } else {
        (None, 0)
    };
    let now = clock.now().to_string().replace(':', "-");
    let place = store_of(&config, root)
        .filter(|_| manifest.store)
        .map(|target| Place::near(target, root, &staging.path().join(STORE)))
        .transpose()?;
    let aside = exchange(data_dir, staging.path(), place.as_ref(), &now)?;
    Ok(Restored {
        manifest,
        report,
        erased,
        aside: aside.files,
        store_aside: aside.store,
    })
}

fn make_folder(folder: &Path) -> Result<(), BackupError> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| io_error(folder, e))
}

/// Unpacks the archive, each file readable by its owner only.
fn unpack(file: &Path, staged: &DataDir) -> Result<Manifest, BackupError> {
    let root = staged.root();
    let mut open: Option<(String, fs::File)> = None;
    let manifest = check(file, |path, bytes| {
        let target = root.join(path);
        if open.as_ref().is_none_or(|(of, _)| of != path) {
            if let Some(folder) = target.parent() {
                make_folder(folder)?;
            }
            let new = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&target)
                .map_err(|e| io_error(&target, e))?;
            open = Some((path.to_owned(), new));
        }
        match &mut open {
            Some((_, file)) => file.write_all(bytes).map_err(|e| io_error(&target, e)),
            None => Ok(()),
        }
    })?;
    if !staged.config_file().exists() {
        return Err(unusable(file, "it has no steelyard.toml"));
    }
    if manifest.store != root.join(STORE).exists() {
        return Err(unusable(file, "it does not hold the store that it should"));
    }
    Ok(manifest)
}

fn copy_keys(from: &Path, to: &Path) -> Result<(), BackupError> {
    make_folder(to)?;
    for entry in fs::read_dir(from).map_err(|e| io_error(from, e))? {
        let path = entry.map_err(|e| io_error(from, e))?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        let target = to.join(name);
        if path.is_dir() {
            copy_keys(&path, &target)?;
            continue;
        }
        copy_new(&path, &target)?;
    }
    Ok(())
}

/// Copies a file to where none is yet, readable by its owner only.
fn copy_new(from: &Path, to: &Path) -> Result<(), BackupError> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    let mut input = fs::File::open(from).map_err(|e| io_error(from, e))?;
    let mut out = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .map_err(|e| io_error(to, e))?;
    io::copy(&mut input, &mut out)
        .and_then(|_| out.sync_all())
        .map_err(|e| io_error(to, e))
}

/// Makes a link where nothing is yet.
fn link_new(place: &Path, link: &Path) -> Result<(), BackupError> {
    if let Some(folder) = link.parent() {
        make_folder(folder)?;
    }
    symlink(place, link).map_err(|e| io_error(link, e))
}

/// Adds the tombstones of the data directory, which may be younger than the backup, to those of the
/// archive.
fn join_tombstones(data_dir: &DataDir, staged: &DataDir) -> Result<(), BackupError> {
    let read = |file: &Path| match fs::read_to_string(file) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        other => other.map_err(|e| io_error(file, e)),
    };
    let file = staged.tombstones();
    let archived = read(&file)?;
    let known: HashSet<_> = tombstones_in(&archived).into_iter().collect();
    let mut lines: Vec<String> = archived.lines().map(str::to_owned).collect();
    for line in read(&data_dir.tombstones())?.lines() {
        if tombstones_in(line).iter().any(|t| !known.contains(t)) {
            lines.push(line.to_owned());
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let text = lines.join("\n") + "\n";
    let part = file.with_extension("part");
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&part)
        .and_then(|mut out| {
            out.write_all(text.as_bytes())?;
            out.sync_all()
        })
        .and_then(|()| fs::rename(&part, &file))
        .map_err(|e| io_error(&file, e))
}

/// Verifies the log of the staged store, has it give no number again that was given since, erases again
/// whom it should not hold any more, and signs everybody out: sessions may have been ended since, and
/// links used. `old`: the store that is there, and the data directory.
async fn ready(
    staged: &DataDir,
    identity: &Identity,
    (old, root): (Option<&Path>, &Path),
    clock: Arc<dyn Clock>,
) -> Result<(Report, u64), RestoreError> {
    let store = Store::open(&format!("sqlite:{STORE}"), staged.root()).await?;
    let report = verified(&store, identity, |_, _| ()).await?;
    if !report.is_sound() {
        store.close().await;
        let first = report.faults.first().map(ToString::to_string);
        return Err(RestoreError::Unsound(first.unwrap_or_default()));
    }
    let key = identity.ledger_key();
    let ledger = Ledger::open(store.clone(), key.clone()).await?;
    numbers::leave_out(&ledger, key, old, root).await?;
    let directory =
        Directory::new(ledger, clock).with_tombstones(Tombstones::at(staged.tombstones()));
    let erased = directory.replay_tombstones().await?;
    let (mut writing, _) = store.write().await?;
    writing.end_all_access().await?;
    writing.commit().await?;
    store.close().await;
    Ok((report, erased))
}
