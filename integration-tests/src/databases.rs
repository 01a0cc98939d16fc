//! Databases of PostgreSQL for tests, where there is a server.

/// The variable that names the server, as `postgres://USER@HOST:PORT/DATABASE`.
pub const POSTGRES: &str = "STEELYARD_TEST_POSTGRES";

/// The URL of a new, empty database; `None`, with a line that says so, if there is no server.
///
/// # Panics
/// If there is a server and it makes no database.
pub async fn new_database() -> Option<String> {
    let Ok(server) = std::env::var(POSTGRES) else {
        println!("skipped on PostgreSQL: {POSTGRES} is not set");
        return None;
    };
    sqlx::any::install_default_drivers();
    let name = format!("steelyard_{:032x}", rand::random::<u128>());
    let admin = sqlx::AnyPool::connect(&server)
        .await
        .expect("the server named in the environment");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .execute(&admin)
        .await
        .expect("a new database");
    admin.close().await;
    let (path, options) = server.split_once('?').unwrap_or((&server, ""));
    let (host, _) = path.rsplit_once('/').expect("a URL with a database");
    Some(format!("{host}/{name}?{options}"))
}
