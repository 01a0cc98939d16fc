//! Brings a node back from a backup.
//!
//! ```text
//! archive ─► checked against its manifest ─► staging folder ─► keys, and what it left out
//!          ─► log verified ─► tombstones of both, replayed ─► everybody is signed out
//!          ─► beside the store's place ─► what was there is set aside ─► into place
//! ```
//!
//! Nothing of the node is touched before the last step.

use std::{
    collections::HashSet,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, symlink},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    backup::{BackupError, Manifest, STORE, check, io_error, unusable, verified},
    beside::{OF_STORE, is_in, leads_to, left_out, store_of, with_end},
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
    /// Where the store that was there before lies now, if it lay outside of the data directory.
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

/// Why a node is not restored. It is then as it was.
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
}

/// Restores the node of `data_dir` from `file`.
///
/// # Errors
/// Says what is wrong; then nothing has changed.
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
        let (report, erased) = ready(&staged, &identity, Arc::clone(&clock)).await?;
        (Some(report), erased)
    } else {
        (None, 0)
    };
    let now = clock.now().to_string().replace(':', "-");
    let place = store_of(&config, root)
        .filter(|_| manifest.store)
        .map(|target| Place::near(target, root, &staging.path().join(STORE)))
        .transpose()?;
    let aside = set_aside(data_dir, staging.path(), &now)?;
    let store_aside = match place {
        Some(place) => place.take(&now)?,
        None => None,
    };
    into_place(staging.path(), root)?;
    Ok(Restored {
        manifest,
        report,
        erased,
        aside,
        store_aside,
    })
}

/// A restored store, and where it shall be.
struct Place {
    target: PathBuf,
    /// The store, on the file system of its place.
    ready: PathBuf,
    /// Outside of the data directory, what was there has to be set aside by itself.
    outside: bool,
}

impl Place {
    /// Brings the store to the file system of its place. What is there stays as it is.
    fn near(target: PathBuf, root: &Path, staged: &Path) -> Result<Self, BackupError> {
        let outside = !is_in(&target, root);
        let ready = if outside {
            if let Some(folder) = target.parent() {
                make_folder(folder)?;
            }
            with_end(&target, RESTORING)
        } else {
            staged.to_owned()
        };
        let place = Self {
            target,
            ready,
            outside,
        };
        if outside {
            // What a restore left behind that was killed.
            let _ = fs::remove_file(&place.ready);
            copy_new(staged, &place.ready)?;
            fs::remove_file(staged).map_err(|e| io_error(staged, e))?;
        }
        Ok(place)
    }

    /// Moves the store to its place, and what was there beside it; says where to.
    fn take(self, now: &str) -> Result<Option<PathBuf>, BackupError> {
        let aside = with_end(&self.target, &format!(".{ASIDE}{now}"));
        let mut kept = None;
        if self.outside {
            // Also what belongs to the old store by its name: it must not be read into the new one.
            for end in OF_STORE {
                let old = with_end(&self.target, end);
                match fs::rename(&old, with_end(&aside, end)) {
                    Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                    Err(e) => return Err(io_error(&old, e)),
                    Ok(()) => kept = Some(aside.clone()),
                }
            }
        } else if let Some(folder) = self.target.parent() {
            make_folder(folder)?;
        }
        fs::rename(&self.ready, &self.target).map_err(|e| io_error(&self.target, e))?;
        if let Some(folder) = self.target.parent() {
            sync(folder)?;
        }
        Ok(kept)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.outside {
            let _ = fs::remove_file(&self.ready);
        }
    }
}

fn sync(folder: &Path) -> Result<(), BackupError> {
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|e| io_error(folder, e))
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

/// Verifies the log of the staged store, erases again whom it should not hold any more, and signs
/// everybody out: sessions may have been ended since, and links used.
async fn ready(
    staged: &DataDir,
    identity: &Identity,
    clock: Arc<dyn Clock>,
) -> Result<(Report, u64), RestoreError> {
    let store = Store::open(&format!("sqlite:{STORE}"), staged.root()).await?;
    let report = verified(&store, identity, |_, _| ()).await?;
    if !report.is_sound() {
        store.close().await;
        let first = report.faults.first().map(ToString::to_string);
        return Err(RestoreError::Unsound(first.unwrap_or_default()));
    }
    let ledger = Ledger::open(store.clone(), identity.ledger_key().clone()).await?;
    let directory =
        Directory::new(ledger, clock).with_tombstones(Tombstones::at(staged.tombstones()));
    let erased = directory.replay_tombstones().await?;
    let (mut writing, _) = store.write().await?;
    writing.end_all_access().await?;
    writing.commit().await?;
    store.close().await;
    Ok((report, erased))
}

/// Moves what is in `root` into a folder of its own, but for what says that a node runs, backups, and
/// what earlier restores set aside. The tombstones stay until those of the backup that were joined
/// with them take their place: whatever happens before, the next restore finds them.
fn set_aside(
    data_dir: &DataDir,
    staging: &Path,
    now: &str,
) -> Result<Option<PathBuf>, BackupError> {
    let (root, tombstones) = (data_dir.root(), data_dir.tombstones());
    let stays = |path: &Path| {
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or_default();
        path == staging
            || ["run", "backups", "backup.json"].contains(&name)
            || name.starts_with(ASIDE)
    };
    let mut old = Vec::new();
    for entry in fs::read_dir(root).map_err(|e| io_error(root, e))? {
        let path = entry.map_err(|e| io_error(root, e))?.path();
        if !stays(&path) {
            old.push(path);
        }
    }
    if old.is_empty() {
        return Ok(None);
    }
    let aside = root.join(format!("{ASIDE}{now}"));
    make_folder(&aside)?;
    let (copied, moved): (Vec<_>, Vec<_>) = old
        .into_iter()
        .partition(|path| *path == tombstones && path.exists());
    for path in copied {
        copy_new(&path, &DataDir::at(&aside).tombstones())?;
    }
    for path in moved {
        move_to(&path, &aside)?;
    }
    Ok(Some(aside))
}

/// Moves what was made ready into the data directory, and what is in a folder that is there already
/// into that one: the store may be in it.
fn into_place(from: &Path, to: &Path) -> Result<(), BackupError> {
    for entry in fs::read_dir(from).map_err(|e| io_error(from, e))? {
        let entry = entry.map_err(|e| io_error(from, e))?;
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().map_err(|e| io_error(&path, e))?;
        if kind.is_dir() && there.is_dir() {
            into_place(&path, &there)?;
        } else {
            move_to(&path, to)?;
        }
    }
    sync(to)
}

fn move_to(path: &Path, folder: &Path) -> Result<(), BackupError> {
    let Some(name) = path.file_name() else {
        return Ok(());
    };
    fs::rename(path, folder.join(name)).map_err(|e| io_error(path, e))
}
