//! Puts a node that was made ready in the place of the one that is there. Where something cannot be
//! moved, all that was moved goes back.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{ASIDE, RESTORING, RestoreError, copy_new, make_folder, moves::Moves};
use crate::{
    config::DataDir,
    ops::{
        backup::{BackupError, io_error},
        beside::{OF_STORE, is_in, passes, with_end},
    },
};

/// Where what was there before lies now.
pub(super) struct Aside {
    /// The files of the data directory.
    pub(super) files: Option<PathBuf>,
    /// The store, if it was not among them.
    pub(super) store: Option<PathBuf>,
}

/// Sets the node of `data_dir` aside, and moves the one in `staging` and its store into its place.
///
/// # Errors
/// Says what cannot be moved, and whether something could not be moved back.
pub(super) fn exchange(
    data_dir: &DataDir,
    staging: &Path,
    store: Option<&Place>,
    now: &str,
) -> Result<Aside, RestoreError> {
    let mut moves = Moves::default();
    move_all(data_dir, staging, store, now, &mut moves).map_err(|failed| match moves.take_back() {
        Ok(()) => failed.into(),
        Err(stuck) => RestoreError::NotBack {
            failed: Box::new(failed),
            folder: stuck.folder,
            reason: stuck.reason,
        },
    })
}

fn move_all(
    data_dir: &DataDir,
    staging: &Path,
    store: Option<&Place>,
    now: &str,
    moves: &mut Moves,
) -> Result<Aside, BackupError> {
    let files = set_aside(data_dir, now, moves)?;
    let store = match store {
        Some(place) => place.take(now, moves)?,
        None => None,
    };
    into_place(staging, data_dir.root(), moves)?;
    Ok(Aside { files, store })
}

/// A restored store, and where it shall be.
pub(super) struct Place {
    target: PathBuf,
    /// The store, on the file system of its place.
    ready: PathBuf,
    outside: bool,
}

impl Place {
    /// Brings the store to the file system of its place. What is there stays as it is.
    pub(super) fn near(target: PathBuf, root: &Path, staged: &Path) -> Result<Self, BackupError> {
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

    /// Moves the store to its place. What is there yet, since it lies outside of the data directory or
    /// among the backups, is set aside by itself; says where to.
    fn take(&self, now: &str, moves: &mut Moves) -> Result<Option<PathBuf>, BackupError> {
        let aside = with_end(&self.target, &format!(".{ASIDE}{now}"));
        let mut kept = None;
        // Also what belongs to the old store by its name: it must not be read into the new one.
        for end in OF_STORE {
            let old = with_end(&self.target, end);
            if old.symlink_metadata().is_ok() {
                moves.make(&old, with_end(&aside, end))?;
                kept = Some(aside.clone());
            }
        }
        let folder = self.target.parent();
        if let Some(folder) = folder {
            moves.folder(folder)?;
        }
        moves.make(&self.ready, self.target.clone())?;
        folder.map_or(Ok(()), sync)?;
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

/// Moves what is the node's into a folder of its own. The tombstones stay until those of the backup
/// that were joined with them take their place: whatever happens before, the next restore finds them.
fn set_aside(
    data_dir: &DataDir,
    now: &str,
    moves: &mut Moves,
) -> Result<Option<PathBuf>, BackupError> {
    let (root, tombstones) = (data_dir.root(), data_dir.tombstones());
    let mut old = Vec::new();
    for entry in fs::read_dir(root).map_err(|e| io_error(root, e))? {
        let name = entry.map_err(|e| io_error(root, e))?.file_name();
        if !name.to_str().is_some_and(passes) {
            old.push(name);
        }
    }
    if old.is_empty() {
        return Ok(None);
    }
    let aside = root.join(format!("{ASIDE}{now}"));
    moves.folder(&aside)?;
    for name in old {
        let (from, to) = (root.join(&name), aside.join(&name));
        if from == tombstones && from.exists() {
            moves.keep(&from, to)?;
        } else {
            moves.make(&from, to)?;
        }
    }
    Ok(Some(aside))
}

/// Moves what was made ready into the data directory, and what is in a folder that is there already
/// into that one: the store may be in it.
fn into_place(from: &Path, to: &Path, moves: &mut Moves) -> Result<(), BackupError> {
    for entry in fs::read_dir(from).map_err(|e| io_error(from, e))? {
        let entry = entry.map_err(|e| io_error(from, e))?;
        let (path, there) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().map_err(|e| io_error(&path, e))?;
        if kind.is_dir() && there.is_dir() {
            into_place(&path, &there, moves)?;
        } else {
            moves.make(&path, there)?;
        }
    }
    sync(to)
}

fn sync(folder: &Path) -> Result<(), BackupError> {
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|e| io_error(folder, e))
}
