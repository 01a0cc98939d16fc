//! The configuration of a node: `steelyard.toml`, overridden by `STEELYARD_SECTION__KEY`.

mod data_dir;
mod load;
mod secret;
mod sections;
mod sign_in;
#[cfg(test)]
mod tests;
mod web;

pub(crate) use data_dir::io_error;
pub use data_dir::{DataDir, DataDirError, Permissions, RunInfo, RunLock, write_private};
pub use load::{ConfigError, Place, variables};
pub use secret::Secret;
pub use sections::{
    ApiSection, ClusterSection, Config, IntroductionsSection, InvalidLogFormat, LimitsSection,
    LogFormat, LogSection, NetworkSection, ProbesSection, RulesSection, StoreSection,
};
pub(crate) use sign_in::is_loopback;
pub use sign_in::{MailSection, OidcSection};
pub use web::{InvalidTlsMode, TlsMode, WebSection};

/// The sample configuration: every key with its default and what it is for.
pub const SAMPLE: &str = include_str!("../../../deploy/steelyard.toml");
