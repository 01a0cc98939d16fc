//! The folder that holds a node: configuration, keys, store.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use serde::{Deserialize, Serialize};

/// The folder of a node. Making one of these touches nothing on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataDir(PathBuf);

/// What is wrong with a data directory.
#[derive(Debug, thiserror::Error)]
pub enum DataDirError {
    /// It holds a node already.
    #[error(
        "`{}` holds a node already; choose another folder with --data-dir",
        .0.display()
    )]
    Exists(PathBuf),
    /// A node of this folder runs.
    #[error("the node of `{}` runs already; stop it first", .0.display())]
    Runs(PathBuf),
    /// Others can read what must be private.
    #[error(
        "`{}` can be read by others (mode {mode:03o}); run `chmod {wanted:03o} {}`",
        path.display(), path.display()
    )]
    Open {
        /// The file or folder.
        path: PathBuf,
        /// Its mode.
        mode: u32,
        /// The mode that it should have.
        wanted: u32,
    },
    /// The file system failed.
    #[error("`{}`: {reason}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
}

/// What the running node says of itself in `run/node.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunInfo {
    /// Its process id.
    pub pid: u32,
    /// The address of its HTTP API, as it listens.
    pub api: String,
    /// The address of its probes, as it listens.
    pub probes: String,
    /// Its libp2p identity.
    pub peer_id: String,
    /// Its libp2p addresses, as it listens.
    pub addresses: Vec<String>,
}

/// The right to run the one node of a data directory. Two would write two histories into one log.
#[derive(Debug)]
#[must_use = "the folder is free again when this is dropped"]
pub struct RunLock {
    _file: fs::File,
}

/// Who may read a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permissions {
    /// A folder of its owner: 0700.
    Folder,
    /// A file of its owner: 0600.
    File,
}

impl DataDir {
    /// The data directory at `root`.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self(root.into())
    }

    /// Makes the folder and those in it, readable by their owner only.
    ///
    /// # Errors
    /// If it holds a node already, or cannot be made.
    pub fn create(&self) -> Result<(), DataDirError> {
        if self.holds_node() {
            return Err(DataDirError::Exists(self.0.clone()));
        }
        for folder in [self.0.clone(), self.keys(), self.consents(), self.run()] {
            private_folder(&folder)?;
        }
        Ok(())
    }

    /// Whether a node was made here.
    pub fn holds_node(&self) -> bool {
        self.config_file().exists() || self.keys().join("signing.pk8").exists()
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.0
    }

    /// `steelyard.toml`.
    pub fn config_file(&self) -> PathBuf {
        self.0.join("steelyard.toml")
    }

    /// `keys/`.
    pub fn keys(&self) -> PathBuf {
        self.0.join("keys")
    }

    /// `rules/`: the cluster's own Cedar rules.
    pub fn rules(&self) -> PathBuf {
        self.0.join("rules")
    }

    /// `consents/`: consents for the import of members.
    pub fn consents(&self) -> PathBuf {
        self.0.join("consents")
    }

    /// `acme/`: the account and the certificate that ACME gave, made readable by its owner only.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn acme(&self) -> Result<PathBuf, DataDirError> {
        let folder = self.0.join("acme");
        private_folder(&folder)?;
        Ok(folder)
    }

    /// `erased`: what keeps erased members erased where an older store is brought back.
    pub fn tombstones(&self) -> PathBuf {
        self.0.join("erased")
    }

    /// `backup.json`: what is remembered of the last backup.
    pub fn last_backup(&self) -> PathBuf {
        self.0.join("backup.json")
    }

    /// `backups/`: backups made from the pages.
    pub fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// `run/`: what the running node says of itself.
    pub fn run(&self) -> PathBuf {
        self.0.join("run")
    }

    /// What the running node said of itself; `None` if none runs, as far as the file tells. A node
    /// that was killed leaves its file behind.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read_run(&self) -> Result<Option<RunInfo>, DataDirError> {
        let file = self.run_file();
        match fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map(Some)
                .map_err(|e| io_error(&file, e.into())),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(io_error(&file, e)),
        }
    }

    /// Says that a node runs. The file is replaced in one step, so that no reader sees half of it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write_run(&self, info: &RunInfo) -> Result<(), DataDirError> {
        let file = self.run_file();
        self.make_run()?;
        let folder = self.run();
        let json = serde_json::to_vec_pretty(info).map_err(|e| io_error(&file, e.into()))?;
        let new = folder.join(format!("node.json.{}", info.pid));
        fs::write(&new, json).map_err(|e| io_error(&new, e))?;
        fs::rename(&new, &file).map_err(|e| io_error(&file, e))
    }

    /// Takes the folder for the one node that may run in it, until what is returned is dropped. The
    /// system gives the lock back when a process ends, however it ends.
    ///
    /// # Errors
    /// If a node runs in it, or the lock cannot be made.
    pub fn lock(&self) -> Result<RunLock, DataDirError> {
        self.make_run()?;
        let file = self.run().join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&file)
            .map_err(|e| io_error(&file, e))?;
        // Who only looks whether a node runs is in the way for a moment.
        let mut patience = 10;
        loop {
            match lock.try_lock() {
                Ok(()) => return Ok(RunLock { _file: lock }),
                Err(fs::TryLockError::Error(e)) => return Err(io_error(&file, e)),
                Err(fs::TryLockError::WouldBlock) if patience == 0 => {
                    return Err(DataDirError::Runs(self.0.clone()));
                }
                Err(fs::TryLockError::WouldBlock) => {
                    patience -= 1;
                    thread::sleep(Duration::from_millis(20));
                }
            }
        }
    }

    /// Whether a node runs in the folder: the process id in its file may by now be another's.
    pub fn is_locked(&self) -> bool {
        let lock = fs::File::open(self.run().join("lock"));
        lock.is_ok_and(|l| matches!(l.try_lock_shared(), Err(fs::TryLockError::WouldBlock)))
    }

    fn make_run(&self) -> Result<(), DataDirError> {
        let folder = self.run();
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)
            .map_err(|e| io_error(&folder, e))
    }

    /// Says that the node of process `pid` runs no more. What another process says is left as it is.
    ///
    /// # Errors
    /// If the file is there and cannot be read or removed.
    pub fn remove_run(&self, pid: u32) -> Result<(), DataDirError> {
        if self.read_run()?.is_none_or(|run| run.pid != pid) {
            return Ok(());
        }
        let file = self.run_file();
        match fs::remove_file(&file) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(io_error(&file, e)),
            _ => Ok(()),
        }
    }

    fn run_file(&self) -> PathBuf {
        self.run().join("node.json")
    }
}

impl Permissions {
    /// Checks that nobody but the owner can read `path`.
    ///
    /// # Errors
    /// If others can, with the mend; or if there is no such file.
    pub fn check(self, path: &Path) -> Result<(), DataDirError> {
        let mode = fs::metadata(path)
            .map_err(|e| io_error(path, e))?
            .permissions()
            .mode()
            & 0o777;
        let wanted = match self {
            Self::Folder => 0o700,
            Self::File => 0o600,
        };
        if mode & 0o077 == 0 {
            Ok(())
        } else {
            Err(DataDirError::Open {
                path: path.to_owned(),
                mode,
                wanted,
            })
        }
    }
}

/// Writes a new file that only its owner can read, and flushes it to the disk.
///
/// # Errors
/// If there is such a file already, or it cannot be written.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), DataDirError> {
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Some(folder) = path.parent() {
            fs::File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map_err(|e| io_error(path, e))
}

/// Makes a folder, and those it lies in, that only its owner can read.
fn private_folder(folder: &Path) -> Result<(), DataDirError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|e| io_error(folder, e))
}

pub(crate) fn io_error(path: &Path, reason: io::Error) -> DataDirError {
    DataDirError::Io {
        path: path.to_owned(),
        reason,
    }
}
