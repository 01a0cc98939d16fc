//! `steelyard token`: a bearer token for the HTTP interface.

use clap::Args;

use super::output;
use crate::{
    clock::{Clock, SystemClock},
    config::{Config, DataDir},
    identity::Identity,
    people::Role,
    web::auth::make_token,
};

/// Whom the token is for.
#[derive(Args, Debug)]
pub struct TokenArgs {
    /// What the bearer may do
    #[arg(long, value_enum, default_value = "matchmaker")]
    role: Role,
    /// Whom it is for, as it shall stand in the log
    #[arg(long = "for", value_name = "NAME", default_value = "token")]
    subject: String,
    /// How many hours it lives
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=8_760))]
    hours: u32,
}

/// Prints a token.
///
/// # Errors
/// If the node's keys cannot be read, or standard output not be written.
pub fn run(args: &TokenArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let config = Config::load(data_dir)?;
    let identity = Identity::load(data_dir, &config.cluster.id)?;
    let now = SystemClock.now();
    let seconds = i64::from(args.hours) * 3_600;
    let token = make_token(
        identity.api(),
        identity.cluster(),
        &args.subject,
        args.role,
        now,
        seconds,
    )?;
    if json {
        let expires = now.plus_seconds(seconds);
        output::json(&serde_json::json!({ "token": token, "expires": expires }))
    } else {
        output::exact(&token)
    }
}
