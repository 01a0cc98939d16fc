//! The node's log: lines on standard error, as text or JSON.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, LogSection};

/// The log cannot be started.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The level cannot be read.
    #[error("`{level}` is no log level: {reason}; use error, warn, info, debug or trace")]
    Level {
        /// What was given.
        level: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is a log already.
    #[error("the log was started twice")]
    Started,
}

/// Starts the log. The environment variable `RUST_LOG` wins over `section.level`.
///
/// # Errors
/// If the level cannot be read, or the log was started before.
pub fn start(section: &LogSection) -> Result<(), TelemetryError> {
    let level = std::env::var("RUST_LOG")
        .ok()
        .filter(|v| !v.is_empty())
        .unwrap_or_else(|| section.level.clone());
    let filter = level
        .parse::<EnvFilter>()
        .map_err(|e| TelemetryError::Level {
            level: level.clone(),
            reason: e.to_string(),
        })?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match section.format {
        LogFormat::Text => builder
            .with_ansi(std::io::stderr().is_terminal())
            .try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    started.map_err(|_| TelemetryError::Started)
}
