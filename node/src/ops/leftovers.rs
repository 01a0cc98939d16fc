//! What a backup or a restore left behind that was killed: whole copies of the store among it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    backup::{BackupError, io_error},
    beside::{store_of, with_end},
    restore::{RESTORING, STAGING},
};
use crate::config::{Config, DataDir, RunLock};

/// The folders in which a backup is made begin so.
pub(super) const WORK: &str = "backup-";
/// How the names of archives begin and end that are being written.
pub(super) const PART: (&str, &str) = (".backup-", ".part");

/// Says that a folder is in use, until what is returned is dropped or the process ends.
pub(super) fn in_use(folder: &Path) -> Result<fs::File, BackupError> {
    let open = fs::File::open(folder).map_err(|e| io_error(folder, e))?;
    open.lock().map_err(|e| io_error(folder, e))?;
    Ok(open)
}

/// Removes what backups and restores left behind that did not come to their end; a backup that is
/// being made stays. Nothing else may run in the folder meanwhile, which the lock shows.
///
/// # Errors
/// If something cannot be looked at or removed.
pub fn remove(config: &Config, data_dir: &DataDir, _lock: &RunLock) -> Result<(), BackupError> {
    for (folder, prefix) in [
        (data_dir.run(), WORK),
        (data_dir.root().to_owned(), STAGING),
    ] {
        let is = |name: &str, kind: fs::FileType| kind.is_dir() && name.starts_with(prefix);
        for path in found(&folder, is).map_err(|e| io_error(&folder, e))? {
            unless_in_use(&path, |path| fs::remove_dir_all(path))?;
        }
    }
    let backups = data_dir.backups();
    let is_part = |name: &str, kind: fs::FileType| {
        kind.is_file() && name.starts_with(PART.0) && name.ends_with(PART.1)
    };
    for path in found(&backups, is_part).map_err(|e| io_error(&backups, e))? {
        unless_in_use(&path, |path| fs::remove_file(path))?;
    }
    if let Some(store) = store_of(config, data_dir.root()) {
        let part = with_end(&store, RESTORING);
        match fs::remove_file(&part) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(io_error(&part, e)),
            _ => {}
        }
    }
    Ok(())
}

/// Removes a file or folder that nobody says is in use.
fn unless_in_use(
    path: &Path,
    remove: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<(), BackupError> {
    let open = fs::File::open(path).map_err(|e| io_error(path, e))?;
    match open.try_lock() {
        Ok(()) => remove(path).map_err(|e| io_error(path, e)),
        Err(fs::TryLockError::WouldBlock) => Ok(()),
        Err(fs::TryLockError::Error(e)) => Err(io_error(path, e)),
    }
}

/// What is in `folder`, if there is such a folder, by its name and kind.
fn found(folder: &Path, is: impl Fn(&str, fs::FileType) -> bool) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let kind = entry.file_type()?;
        if entry
            .file_name()
            .to_str()
            .is_some_and(|name| is(name, kind))
        {
            found.push(entry.path());
        }
    }
    Ok(found)
}
