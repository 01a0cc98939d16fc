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
        for path in folders(&folder, prefix).map_err(|e| io_error(&folder, e))? {
            let open = fs::File::open(&path).map_err(|e| io_error(&path, e))?;
            match open.try_lock() {
                Ok(()) => fs::remove_dir_all(&path).map_err(|e| io_error(&path, e))?,
                Err(fs::TryLockError::WouldBlock) => {}
                Err(fs::TryLockError::Error(e)) => return Err(io_error(&path, e)),
            }
        }
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

/// The folders in `folder` whose names begin so.
fn folders(folder: &Path, prefix: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let named = entry
            .file_name()
            .to_str()
            .is_some_and(|name| name.starts_with(prefix));
        if named && entry.file_type()?.is_dir() {
            found.push(entry.path());
        }
    }
    Ok(found)
}
