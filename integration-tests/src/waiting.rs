//! Waiting for what takes a moment, with an end to patience.

use std::time::{Duration, Instant};

/// How long tests wait for what should come soon.
pub const SOON: Duration = Duration::from_secs(20);

/// Waits until `holds`.
///
/// # Panics
/// If that takes longer than [`SOON`].
pub async fn eventually<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    within(SOON, what, holds).await;
}

/// Waits until `holds`.
///
/// # Panics
/// If that takes longer than `patience`.
pub async fn within<F: Future<Output = bool>>(
    patience: Duration,
    what: &str,
    holds: impl Fn() -> F,
) {
    let end = Instant::now() + patience;
    while !holds().await {
        assert!(Instant::now() < end, "not within {patience:?}: {what}");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}
