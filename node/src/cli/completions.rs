//! `steelyard completions`: scripts that let a shell complete commands.

use clap::{Args, Command};
use clap_complete::Shell;

use super::output;

/// Prints the completion script of a shell.
#[derive(Args, Debug, Clone)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

/// Prints the script that completes `command`.
///
/// # Errors
/// If it cannot be written.
pub fn run(args: &CompletionsArgs, mut command: Command) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "steelyard", &mut script);
    output::exact(&String::from_utf8(script)?)
}
