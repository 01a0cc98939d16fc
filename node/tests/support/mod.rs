//! Stores to test on, and data that may stand beside the workspace.

use std::path::{Path, PathBuf};

use steelyard::store::Store;

/// The variable that names a PostgreSQL server to test on, as `postgres://USER@HOST:PORT/DATABASE`.
/// Every test makes a database of its own there.
pub const POSTGRES: &str = "STEELYARD_TEST_POSTGRES";

/// A store that no other test uses.
pub struct TestStore {
    pub store: Store,
    /// `sqlite` or `postgres`, to be said when a test fails.
    pub name: &'static str,
    /// A folder of the test's own.
    pub dir: tempfile::TempDir,
}

/// One store of each kind: SQLite, and PostgreSQL where there is a server to test on.
pub async fn stores() -> Vec<TestStore> {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open("sqlite:node.db", dir.path()).await.unwrap();
    let mut stores = vec![TestStore {
        store,
        name: "sqlite",
        dir,
    }];
    match std::env::var(POSTGRES) {
        Ok(url) => {
            let dir = tempfile::tempdir().unwrap();
            let store = Store::open(&new_database(&url).await, dir.path())
                .await
                .unwrap();
            stores.push(TestStore {
                store,
                name: "postgres",
                dir,
            });
        }
        Err(_) => println!("skipped on PostgreSQL: {POSTGRES} is not set"),
    }
    stores
}

async fn new_database(url: &str) -> String {
    sqlx::any::install_default_drivers();
    let name = format!("steelyard_{}", uuid::Uuid::now_v7().simple());
    let admin = sqlx::AnyPool::connect(url).await.unwrap();
    let create = format!("CREATE DATABASE {name}");
    sqlx::query(sqlx::AssertSqlSafe(create))
        .execute(&admin)
        .await
        .unwrap();
    admin.close().await;
    let (path, options) = url.split_once('?').unwrap_or((url, ""));
    let (server, _) = path.rsplit_once('/').unwrap();
    format!("{server}/{name}?{options}")
}

/// A file or folder of the shared data, or `None` with a line that says what is skipped.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("STEELYARD_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let path = root.join(path);
    if path.exists() {
        Some(path)
    } else {
        println!(
            "skipped: {} is missing (STEELYARD_SHARED names another folder)",
            path.display()
        );
        None
    }
}
