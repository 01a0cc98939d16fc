//! The files of a data directory beside the store: which of them a backup holds, and which a restore
//! carries over.

use std::{
    ffi::OsString,
    fs, io,
    path::{Component, Path, PathBuf},
};

use super::{
    backup::{BackupError, CHARTER, STORE, io_error},
    restore::{ASIDE, STAGING},
};
use crate::{
    config::{Config, DataDir},
    store::Store,
};

/// What a database keeps beside its file, by the end of the name.
pub(super) const OF_STORE: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// A file: its path from the data directory, and where it is.
type Found = (String, PathBuf);

/// The files beside the store: what is no secret, or all.
///
/// # Errors
/// If they cannot be read, or the configuration is not among them.
pub(super) fn beside(
    config: &Config,
    data_dir: &DataDir,
    with_keys: bool,
) -> Result<Vec<Found>, BackupError> {
    let wanted = |path: &str| with_keys || may_hold_open(config, path);
    let mut found = all(data_dir.root(), &[config], &wanted)?;
    found.retain(|(path, _)| with_keys || is_open(config, path));
    let file = data_dir.config_file();
    if !found.iter().any(|(_, path)| *path == file) {
        return Err(BackupError::NoConfiguration(file));
    }
    Ok(found)
}

/// The files that a backup without keys leaves out: certificates, what passwords stand in, and such.
/// The keys of the node are not among them. `present` is the configuration that is there, if there is
/// one: its store is none of them either.
///
/// # Errors
/// If they cannot be read.
pub(super) fn left_out(
    config: &Config,
    present: Option<&Config>,
    root: &Path,
) -> Result<Vec<Found>, BackupError> {
    let configs: Vec<&Config> = present.into_iter().chain([config]).collect();
    let mut found = all(root, &configs, &|_| true)?;
    found.retain(|(path, _)| !is_open(config, path) && !path.starts_with("keys/"));
    Ok(found)
}

/// Whether a file is no secret.
fn is_open(config: &Config, path: &str) -> bool {
    path == "steelyard.toml"
        || path == "erased"
        || path.starts_with("rules/")
        || path.starts_with("consents/")
        || config.rules.files.iter().any(|rule| rule == path)
}

/// Whether what has this path is no secret, or a folder in which such files may lie.
fn may_hold_open(config: &Config, path: &str) -> bool {
    let lies_in_it = |rule: &String| {
        let rest = rule.strip_prefix(path);
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    is_open(config, path)
        || ["rules", "consents"].contains(&path)
        || config.rules.files.iter().any(lies_in_it)
}

/// Where a link leads that stands in the place of a file in `root`, or in that of a folder on the way
/// to it; none for a file that is there itself.
///
/// # Errors
/// If it cannot be looked at.
pub(super) fn leads_to(file: &Path, root: &Path) -> Result<Option<PathBuf>, BackupError> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|e| io_error(path, e));
    if let (Some(folder), Some(name)) = (file.parent(), file.file_name())
        && let Ok(within) = folder.strip_prefix(root)
    {
        let place = real(folder)?;
        if place != real(root)?.join(within) {
            return Ok(Some(place.join(name)));
        }
    }
    let metadata = fs::symlink_metadata(file).map_err(|e| io_error(file, e))?;
    if !metadata.is_symlink() {
        return Ok(None);
    }
    // Not farther than to the next: what it leads to may be a link that is renewed.
    fs::read_link(file).map(Some).map_err(|e| io_error(file, e))
}

/// All files in `root` that are wanted by their path from it, but those of the stores that these
/// configurations name.
fn all(
    root: &Path,
    configs: &[&Config],
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<Found>, BackupError> {
    let mut found = Vec::new();
    walk(root, root, wanted, &mut Vec::new(), &mut found)?;
    for config in configs {
        if let Some(store) = store_of(config, root) {
            let of_store = OF_STORE.map(|end| with_end(&store, end));
            found.retain(|(_, file)| !of_store.contains(file));
        }
    }
    found.sort();
    Ok(found)
}

/// The file of the store that a configuration names; in `root`, it begins with `root`.
pub(super) fn store_of(config: &Config, root: &Path) -> Option<PathBuf> {
    let file = Store::file_of(config.store.url.reveal(), root)?;
    if is_in(&file, root) {
        return Some(file);
    }
    // The same folder may be named in other ways.
    let real = |path: &Path| fs::canonicalize(path).ok();
    let name = file.file_name()?;
    let within = file.parent().and_then(real).zip(real(root));
    let within =
        within.and_then(|(folder, root)| folder.strip_prefix(&root).ok().map(Path::to_owned));
    Some(match within {
        Some(folder) => root.join(folder).join(name),
        None => file,
    })
}

/// Whether a path leads into a folder, as it is written.
pub(super) fn is_in(path: &Path, folder: &Path) -> bool {
    let rest = path.strip_prefix(folder);
    rest.is_ok_and(|rest| rest.components().all(|c| matches!(c, Component::Normal(_))))
}

/// The path with something added to its end.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut path = OsString::from(path);
    path.push(end);
    PathBuf::from(path)
}

/// Whether what has this name in a data directory is none of the node's files: what it says of itself
/// while it runs, backups, what a restore makes ready or set aside, and `lost+found`, which a file
/// system has of its own, and which only root can read or move.
pub(super) fn passes(name: &str) -> bool {
    const NAMES: [&str; 5] = ["run", "backups", "backup.json", "backup.part", "lost+found"];
    NAMES.contains(&name) || name.starts_with(ASIDE) || name.starts_with(STAGING)
}

/// The files in `folder` that are the node's, but for what is not wanted, which may be a link to what
/// cannot be read. Links are followed; `within` are the folders that lead here, so that none leads in a
/// circle.
fn walk(
    root: &Path,
    folder: &Path,
    wanted: &dyn Fn(&str) -> bool,
    within: &mut Vec<PathBuf>,
    found: &mut Vec<Found>,
) -> Result<(), BackupError> {
    let real = fs::canonicalize(folder).map_err(|e| io_error(folder, e))?;
    if within.contains(&real) {
        return Ok(());
    }
    within.push(real);
    for entry in fs::read_dir(folder).map_err(|e| io_error(folder, e))? {
        let path = entry.map_err(|e| io_error(folder, e))?.path();
        let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) else {
            continue;
        };
        if passes(name) || !wanted(name) {
            continue;
        }
        let metadata = match fs::metadata(&path) {
            // A link to nothing, or what is gone meanwhile.
            Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
            other => other.map_err(|e| io_error(&path, e))?,
        };
        if metadata.is_dir() {
            walk(root, &path, wanted, within, found)?;
        } else if metadata.is_file() && name != STORE && name != CHARTER {
            found.push((name.to_owned(), path));
        }
    }
    within.pop();
    Ok(())
}
