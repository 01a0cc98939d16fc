//! The node's own data in SQLite or PostgreSQL. SQL stands here and nowhere else.
//!
//! One SQL text serves both databases: `$N` parameters and the types BIGINT, TEXT and BLOB/BYTEA.
//! All writing goes through [`Writing`], a transaction that holds the lock of the ledger's one row:
//! writers of whatever process come one after the other, and readers can tell by the revision
//! whether what they read still holds.

pub mod append;
pub mod charters;
pub mod concepts;
pub mod consents;
pub mod digests;
pub mod disclosures;
mod erased;
pub mod introductions;
pub mod latest;
pub mod ledger;
pub mod listing;
pub mod members;
pub mod notices;
mod packed;
pub mod people;
pub mod people_access;
pub mod searches;
pub mod tallies;
mod values;

use std::{
    fs::OpenOptions,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use sqlx::{
    Any, AnyConnection, AnyPool, Connection as _, Transaction,
    any::{AnyConnectOptions, AnyPoolOptions},
};
use tokio::sync::{Mutex, OwnedMutexGuard};

pub use ledger::{EntryRow, Head};

/// A store that is open.
#[derive(Clone, Debug)]
pub struct Store {
    backend: Backend,
    options: Arc<AnyConnectOptions>,
    readers: AnyPool,
    writer: AnyPool,
    /// Who holds this may write. In it, the connection of [`Store::append_after`], once there is one.
    turn: Arc<Mutex<Option<AnyConnection>>>,
}

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file, in WAL mode with synchronous FULL: a commit is on the disk when it returns.
    Sqlite,
    /// A server.
    Postgres,
}

/// Why the store could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The URL names no database that is supported.
    #[error("`{0}` is no store; use sqlite:FILE or postgres://USER@HOST/DATABASE")]
    UnknownUrl(String),
    /// The database failed.
    #[error("the store failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The migrations could not be applied.
    #[error("the store's tables could not be brought up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// What stands in the store cannot be read.
    #[error("the store holds what this program did not write: {0}")]
    Corrupt(String),
}

/// How long a writer waits for those before it.
const TURN: Duration = Duration::from_secs(10);

/// What [`Store::check_writable`] writes: as much as the largest entries of the audit log.
const ROOM_BYTES: usize = 64 * 1024;

/// What another hand might do to the ledger's row.
#[cfg(test)]
pub(crate) const FOREIGN: [&str; 3] = [
    "UPDATE ledger SET mac = zeroblob(32)",
    "UPDATE ledger SET revision = revision - 1",
    "DELETE FROM ledger",
];

/// A write transaction. It holds the lock of the ledger row, and is rolled back when dropped.
pub struct Writing {
    backend: Backend,
    tx: Transaction<'static, Any>,
    _turn: OwnedMutexGuard<Option<AnyConnection>>,
}

static SQLITE: sqlx::migrate::Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: sqlx::migrate::Migrator = sqlx::migrate!("migrations/postgres");

impl Store {
    /// Opens the store at `url` and brings its tables up to date. `sqlite:FILE` is relative to
    /// `base`; the file is made if it is missing.
    ///
    /// # Errors
    /// If the URL names no supported database, or the database cannot be opened.
    pub async fn open(url: &str, base: &Path) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (backend, url) = if let Some(path) = Self::file_of(url, base) {
            // The database makes its further files with the permissions of this one. If the file is
            // there already or cannot be made, the database says what there is to say.
            make_private(&path);
            // What means something in a URL may stand in the name of a folder.
            let path = path
                .display()
                .to_string()
                .replace('%', "%25")
                .replace('?', "%3F")
                .replace('#', "%23");
            (Backend::Sqlite, format!("sqlite://{path}?mode=rwc"))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            (Backend::Postgres, url.to_owned())
        } else {
            let scheme = url.split(':').next().unwrap_or_default();
            return Err(StoreError::UnknownUrl(scheme.to_owned()));
        };
        let options: AnyConnectOptions = url.parse()?;
        let pool = |connections: u32| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(TURN)
                // A server may have closed a connection meanwhile; a file cannot.
                .test_before_acquire(backend == Backend::Postgres)
                .after_connect(move |connection, _| Box::pin(make_ready(connection, backend)))
        };
        if backend == Backend::Postgres {
            // The pool would only say that it waited.
            AnyConnection::connect_with(&options).await?.close().await?;
        }
        let writer = pool(1)
            .after_release(|connection, _| Box::pin(is_as_new(connection)))
            .connect_with(options.clone())
            .await?;
        match backend {
            Backend::Sqlite => SQLITE.run(&writer).await?,
            Backend::Postgres => POSTGRES.run(&writer).await?,
        }
        let readers = pool(4).connect_with(options.clone()).await?;
        let store = Self {
            backend,
            options: Arc::new(options),
            readers,
            writer,
            turn: Arc::default(),
        };
        store.make_listing().await?;
        Ok(store)
    }

    /// The file of the store at `url`, relative to `base`; `None` if it is in no file.
    pub fn file_of(url: &str, base: &Path) -> Option<PathBuf> {
        let file = url.strip_prefix("sqlite:")?;
        Some(base.join(file.trim_start_matches("//")))
    }

    /// Writes a copy of the store as it is at this moment to a new file, whoever writes meanwhile. It
    /// holds nothing that was deleted.
    ///
    /// # Errors
    /// If the database fails, or is no SQLite.
    pub async fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        make_private(file);
        let name = file.display().to_string();
        sqlx::query("VACUUM INTO $1")
            .bind(name)
            .execute(&self.readers)
            .await?;
        Ok(())
    }

    /// Which database it is.
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// Begins to write: waits for other writers, then holds the ledger's lock. Gives the head as
    /// it stands, or `None` in a store that has no ledger yet.
    ///
    /// # Errors
    /// If the database fails or is locked for longer than ten seconds.
    pub async fn write(&self) -> Result<(Writing, Option<Head>), StoreError> {
        let turn = tokio::time::timeout(TURN, Arc::clone(&self.turn).lock_owned())
            .await
            .map_err(|_| sqlx::Error::PoolTimedOut)?;
        let mut tx = match self.backend {
            Backend::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Backend::Postgres => self.writer.begin().await?,
        };
        let head = ledger::lock_head(&mut tx, self.backend).await?;
        let writing = Writing {
            backend: self.backend,
            tx,
            _turn: turn,
        };
        Ok((writing, head))
    }

    /// Checks that the store can be written, and has room for an answer's entry: writes as much,
    /// takes it back, and commits. Only a commit shows a full disk, and one of a few bytes may fit
    /// where no entry does.
    ///
    /// # Errors
    /// If it cannot.
    pub async fn check_writable(&self) -> Result<(), StoreError> {
        let (mut writing, _) = self.write().await?;
        // No checkpoint has this size, so that nothing is in the way.
        sqlx::query("INSERT INTO checkpoint (size, at, note) VALUES (-1, 0, $1)")
            .bind(" ".repeat(ROOM_BYTES))
            .execute(&mut *writing.tx)
            .await?;
        sqlx::query("DELETE FROM checkpoint WHERE size = -1")
            .execute(&mut *writing.tx)
            .await?;
        writing.commit().await
    }

    /// A connection of its own, for SQLite: the one on which answers are recorded. They leave it to
    /// other changes to fold the write-ahead log in, unless none comes for long.
    async fn connect(&self) -> Result<AnyConnection, sqlx::Error> {
        let mut connection = AnyConnection::connect_with(&self.options).await?;
        make_ready(&mut connection, self.backend).await?;
        sqlx::query("PRAGMA wal_autocheckpoint = 16000")
            .execute(&mut connection)
            .await?;
        Ok(connection)
    }

    /// Closes all connections; SQLite folds its write-ahead log into the file.
    pub async fn close(&self) {
        if let Some(connection) = self.turn.lock().await.take() {
            // What fails here is noticed when the file is opened again, and mended then.
            let _ = connection.close().await;
        }
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// What holds for every connection.
async fn make_ready(connection: &mut AnyConnection, backend: Backend) -> Result<(), sqlx::Error> {
    let statements: &[&'static str] = match backend {
        Backend::Sqlite => &[
            "PRAGMA busy_timeout = 10000",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA secure_delete = ON",
            // Fewer, larger checkpoints: they hold up what is being written.
            "PRAGMA wal_autocheckpoint = 4000",
            "PRAGMA temp_store = MEMORY",
        ],
        Backend::Postgres => &[
            "SET synchronous_commit = on",
            "SET lock_timeout = '10s'",
            // Whoever stops half-way keeps nobody from writing for longer than this.
            "SET idle_in_transaction_session_timeout = '60s'",
        ],
    };
    for statement in statements {
        sqlx::query(*statement).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Makes an empty file that only its owner can read, if there is none.
fn make_private(file: &Path) {
    let _ = OpenOptions::new()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(file);
}

/// Whether a connection that comes back can be used again.
///
/// SQLite undoes a transaction by itself when the disk is full; the library then fails to undo it
/// once more, believes for ever that it is within one, and begins no other on this connection.
async fn is_as_new(connection: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // A transaction that was dropped is undone before this is answered.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

impl Writing {
    /// Makes everything written durable. When this returns, it is on the disk.
    ///
    /// # Errors
    /// If the database fails; then nothing is written.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    /// Does one of [`FOREIGN`].
    #[cfg(test)]
    pub(crate) async fn tamper(&mut self, foreign: &'static str) {
        sqlx::query(foreign).execute(&mut *self.tx).await.unwrap();
    }

    /// Forgets everything written.
    ///
    /// # Errors
    /// If the database fails; then nothing is written either.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_folder_may_have_any_name() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("50%25 of a?b #1 ü");
        std::fs::create_dir(&folder).unwrap();
        let store = Store::open("sqlite:node.db", &folder).await.unwrap();
        store.close().await;
        assert!(folder.join("node.db").exists());
    }
}
