//! `steelyard init`: makes a node.

use std::{fs, net::SocketAddr};

use anyhow::Context;
use clap::Args;
use serde_json::json;
use steelyard_protocol::ids::{ClusterId, Country};

use super::output;
use crate::{
    audit::ledger::Ledger,
    config::{Config, DataDir, SAMPLE, variables, write_private},
    identity::{Identity, fingerprint},
    store::Store,
};

/// Makes a node: data directory, keys, configuration and store.
#[derive(Args, Debug, Clone)]
pub struct InitArgs {
    /// The cluster's id: 1 to 63 lower-case letters, digits and inner hyphens. It cannot change
    /// once it stands in a charter
    #[arg(long, value_name = "ID")]
    pub cluster: ClusterId,
    /// The cluster's name, for people
    #[arg(long)]
    pub name: String,
    /// The cluster's country, two letters
    #[arg(long, value_name = "CC")]
    pub country: Country,
    /// Multiaddress to listen on for peers; may be given several times
    #[arg(long, value_name = "ADDR")]
    pub listen: Vec<String>,
    /// Multiaddress under which peers reach the node; may be given several times
    #[arg(long, value_name = "ADDR")]
    pub advertise: Vec<String>,
    /// Where the HTTP API listens
    #[arg(long, value_name = "IP:PORT")]
    pub api: Option<SocketAddr>,
    /// Where health and metrics listen
    #[arg(long, value_name = "IP:PORT")]
    pub probes: Option<SocketAddr>,
    /// Where the data is kept: sqlite:FILE, postgres://USER@HOST/DATABASE or file:PATH
    #[arg(long, value_name = "URL")]
    pub store: Option<String>,
}

/// Makes the node and says what to do next.
///
/// # Errors
/// If there is one already, or it cannot be made; then nothing of it is left.
pub async fn run(args: &InitArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let (config, identity) = make(args, data_dir).await?;
    let key = identity.signing().public();
    if json {
        output::json(&json!({
            "cluster": config.cluster.id,
            "data_dir": data_dir.root(),
            "config": data_dir.config_file(),
            "signing_key": key,
            "fingerprint": fingerprint(&key),
        }))?;
    } else {
        output::text(&format!(
            "node of cluster `{}` made in {}\nsigning key: {}",
            config.cluster.id,
            data_dir.root().display(),
            fingerprint(&key)
        ))?;
    }
    if config.network.advertised().is_empty() {
        output::note(&format!(
            "no address stands for this node in the charter yet: set `advertise` under [network] \
             in {}",
            data_dir.config_file().display()
        ));
    }
    let here = data_dir.root().display();
    output::note(&format!(
        "next: answer an invitation with `steelyard --data-dir {here} join LINK`, or found a \
         federation with `steelyard --data-dir {here} charter create`; back up {}",
        data_dir.keys().display()
    ));
    Ok(())
}

/// Makes the node.
///
/// # Errors
/// If there is one already, or it cannot be made; then nothing of it is left.
pub async fn make(args: &InitArgs, data_dir: &DataDir) -> anyhow::Result<(Config, Identity)> {
    // The configuration is checked before anything is made.
    let text = configuration(args);
    let file = data_dir.config_file();
    let config = Config::parse(&text, &file, data_dir.root(), variables())?;
    data_dir.create()?;
    let made = async {
        // Before the keys, which are in the way of another try: who waits for a database that does not
        // answer may give up.
        let store = Store::open(config.store.url.reveal(), data_dir.root()).await?;
        let identity = Identity::create(data_dir, &config.cluster.id)?;
        let ledger = Ledger::open(store, identity.ledger_key().clone())
            .await
            .context("the store holds another node's data")?;
        ledger.store().close().await;
        // Last: the file is what makes it a node.
        write_private(&file, text.as_bytes())?;
        anyhow::Ok(identity)
    }
    .await;
    match made {
        Ok(identity) => Ok((config, identity)),
        Err(e) => {
            // Keys that nothing was signed with are no loss; left here they would be in the way of
            // the next attempt.
            let _ = fs::remove_dir_all(data_dir.keys());
            let _ = fs::remove_file(&file);
            Err(e)
        }
    }
}

/// The sample configuration with what was given.
fn configuration(args: &InitArgs) -> String {
    let text = |value: &str| toml::Value::from(value).to_string();
    let list = |values: &[String]| {
        (!values.is_empty()).then(|| toml::Value::from(values.to_vec()).to_string())
    };
    let given = [
        ("cluster", "id", Some(text(args.cluster.as_str()))),
        ("cluster", "name", Some(text(&args.name))),
        ("cluster", "country", Some(text(args.country.as_str()))),
        ("network", "listen", list(&args.listen)),
        ("network", "advertise", list(&args.advertise)),
        ("api", "listen", args.api.map(|a| text(&a.to_string()))),
        (
            "probes",
            "listen",
            args.probes.map(|a| text(&a.to_string())),
        ),
        ("store", "url", args.store.as_deref().map(text)),
    ];
    let mut section = "";
    let mut lines = Vec::new();
    for line in SAMPLE.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name;
        }
        let key = line.split(" = ").next().unwrap_or_default();
        let value = given
            .iter()
            .find(|(s, k, _)| *s == section && *k == key)
            .and_then(|(_, _, value)| value.as_ref());
        lines.push(match value {
            Some(value) => format!("{key} = {value}\n"),
            None => format!("{line}\n"),
        });
    }
    lines.concat().replace(
        "Steelyard node configuration: every key, with its default.",
        "Steelyard node configuration: every key.",
    )
}
