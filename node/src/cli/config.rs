//! `steelyard config`: checks or shows the configuration in force.

use clap::{Args, Subcommand};
use serde_json::json;

use super::output;
use crate::config::{Config, DataDir};

/// Checks or shows the configuration.
#[derive(Args, Debug, Clone)]
pub struct ConfigArgs {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Subcommand, Debug, Clone)]
enum ConfigCommand {
    /// Say whether the configuration is right, and if not, where, which key, and the mend
    Check,
    /// Show the configuration in force, environment included; secrets are left out
    Dump,
}

/// Checks or shows the configuration.
///
/// # Errors
/// If it is not right.
pub fn run(args: &ConfigArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let config = Config::load(data_dir)?;
    match args.command {
        ConfigCommand::Check if json => {
            output::json(&json!({ "ok": true, "file": data_dir.config_file() }))
        }
        ConfigCommand::Check => {
            output::text(&format!("{}: right", data_dir.config_file().display()))
        }
        ConfigCommand::Dump if json => output::json(&config),
        ConfigCommand::Dump => output::exact(&toml::to_string(&config)?),
    }
}
