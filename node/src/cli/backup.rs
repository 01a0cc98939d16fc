//! `steelyard backup` and `steelyard restore`.

use std::{path::PathBuf, sync::Arc};

use clap::Args;
use serde_json::json;

use super::{output, own_node::OwnNode};
use crate::{
    clock::{Clock as _, SystemClock},
    config::DataDir,
    ops::{
        backup::{self, Source},
        restore::{self, How},
    },
};

/// What to back up.
#[derive(Args, Debug, Clone)]
pub struct BackupArgs {
    /// The archive to write (ZIP), which must not exist yet
    file: PathBuf,
    /// Put the keys and other secrets into it too: whoever gets it then speaks for the cluster
    #[arg(long)]
    with_keys: bool,
}

/// What to restore.
#[derive(Args, Debug, Clone)]
pub struct RestoreArgs {
    /// The archive that `backup` wrote
    file: PathBuf,
    /// Over a node that is there: it is set aside in a folder of its own
    #[arg(long)]
    replace: bool,
    /// The folder with the node's keys, if they are neither in the archive nor in the data directory
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
}

/// Writes a backup, whether the node runs or not.
///
/// # Errors
/// If it cannot be written, or the audit log in it is not sound.
pub async fn backup(args: &BackupArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let source = Source {
        config: &node.config,
        data_dir,
        identity: &node.identity,
        store: node.ledger.store(),
    };
    let made = backup::backup(&source, &args.file, args.with_keys, SystemClock.now()).await?;
    if json {
        output::json(&made)?;
    } else {
        output::text(&format!(
            "backup of {} written to {}: {} bytes, {} entries of the audit log",
            node.identity.cluster(),
            made.file.display(),
            made.bytes,
            made.entries
        ))?;
    }
    if !made.store {
        output::note(
            "the store is in PostgreSQL, and not in this archive: back it up with `pg_dump`, after \
             or before, and keep the two together",
        );
    }
    output::note(if made.keys {
        "it holds the node's keys: keep it where only few can read it"
    } else {
        "it holds no keys and no files with secrets: keep the folder `keys` and those files elsewhere, \
         or use --with-keys; without them it cannot be restored"
    });
    for key in node.config.with_passwords() {
        output::note(&format!(
            "`{key}` holds a password: where it stands in steelyard.toml, it is in the archive too; \
             write it into a file that only the node can read, and `file:NAME` in its place"
        ));
    }
    anyhow::ensure!(
        made.verified || !made.store,
        "the audit log is not sound, in the node and so in the backup; `steelyard audit verify` names \
         what was changed"
    );
    Ok(())
}

/// Brings a node back.
///
/// # Errors
/// Says what is wrong; then nothing has changed.
pub async fn restore(args: &RestoreArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let how = How {
        replace: args.replace,
        keys: args.keys.clone(),
    };
    let restored = restore::restore(&args.file, data_dir, &how, Arc::new(SystemClock)).await?;
    let manifest = &restored.manifest;
    if json {
        output::json(&json!({
            "cluster": manifest.cluster,
            "made_at": manifest.at,
            "entries": restored.report.as_ref().map(|r| r.entries),
            "erased_again": restored.erased,
            "set_aside": restored.aside,
            "store_set_aside": restored.store_aside,
        }))?;
    } else {
        let mut lines = vec![format!(
            "the node of {} is as it was at {}",
            manifest.cluster, manifest.at
        )];
        if let Some(report) = &restored.report {
            lines.push(format!(
                "the audit log is sound: {} entries, {} consents as they were given",
                report.entries, report.consents
            ));
        }
        lines.push(match restored.erased {
            0 => "no member had been erased since".to_owned(),
            1 => "1 member that had been erased since was erased again".to_owned(),
            n => format!("{n} members that had been erased since were erased again"),
        });
        if let Some(aside) = &restored.aside {
            lines.push(format!(
                "what was there before lies in {}; delete it when you need it no more",
                aside.display()
            ));
        }
        if let Some(aside) = &restored.store_aside {
            lines.push(format!(
                "the store that was there before lies in {}, with what belongs to it beside it",
                aside.display()
            ));
        }
        output::text(&lines.join("\n"))?;
    }
    if manifest.store {
        output::note("everybody is signed out, and links that were sent are void");
    } else {
        output::note(
            "the store is in PostgreSQL: bring it back with `pg_restore` or `psql`; members erased \
             since are erased again when the node starts, but sessions that were ended since are not \
             ended again: empty the tables `person_session` and `person_link`",
        );
    }
    output::note(
        "consents that were withdrawn after the backup are in force again, and so are persons, \
         passkeys and roles that were removed: withdraw the consents anew, and check people and roles, \
         before you start the node; then run `steelyard doctor`",
    );
    Ok(())
}
