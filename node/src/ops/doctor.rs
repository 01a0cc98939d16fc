//! Looks for what is wrong with a node, and says how to mend it.

use std::time::Duration;

use serde::Serialize;
use steelyard_protocol::{charter::ClusterState, ids::ClusterId, time::Timestamp};

use super::backup::last;
use crate::{
    answering::Views,
    app::Node,
    audit::ledger::Ledger,
    clock::Clock,
    config::{Config, DataDir},
    identity::Identity,
    network::peer_id_of,
    store::Store,
};

/// What came of one check.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// What was checked.
    pub check: String,
    /// What came of it.
    pub verdict: Verdict,
    /// What was found.
    pub found: String,
    /// How to mend it, where it is not well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
    /// Which of several findings of the check this is, where they are mended otherwise than its
    /// common one: the pages have a text for each.
    #[serde(skip)]
    pub case: Option<&'static str>,
}

/// What came of a check, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// All is well.
    Well,
    /// Not well soon.
    Warning,
    /// Not well.
    Failed,
}

impl Finding {
    /// All is well.
    pub fn well(check: impl Into<String>, found: impl Into<String>) -> Self {
        Self {
            check: check.into(),
            verdict: Verdict::Well,
            found: found.into(),
            mend: None,
            case: None,
        }
    }

    /// Not well, and how to mend it.
    pub fn failed(check: impl Into<String>, found: impl ToString, mend: impl Into<String>) -> Self {
        Self {
            check: check.into(),
            verdict: Verdict::Failed,
            found: found.to_string(),
            mend: Some(mend.into()),
            case: None,
        }
    }

    fn warning(check: &str, found: String, mend: &str) -> Self {
        Self {
            check: check.to_owned(),
            verdict: Verdict::Warning,
            found,
            mend: Some(mend.to_owned()),
            case: None,
        }
    }

    fn in_case(self, case: &'static str) -> Self {
        Self {
            case: Some(case),
            ..self
        }
    }
}

/// A charter that ends sooner than this, in days, is warned of.
const CHARTER_WARNING_DAYS: i64 = 60;
/// A backup that is older than this, in days, is warned of.
pub const BACKUP_DAYS: i64 = 7;
const MEND_KEYS: &str =
    "restore keys/ from a backup, with `chmod 700` on the folder and `chmod 600` on its files";
const MEND_ROOM: &str = "make room on the disk, and check its permissions";
/// Before this moment (2026-01-01) no clock of a node that runs this program can be right.
const EARLIEST: Timestamp = Timestamp::from_seconds(1_767_225_600);

/// Checks everything that needs no peer: configuration, keys and their permissions, rules, clock,
/// store, log, charter. Gives the active peers of the charter too.
pub async fn check_node(data_dir: &DataDir, clock: &dyn Clock) -> (Vec<Finding>, Vec<ClusterId>) {
    let mut findings = Vec::new();
    let config = match Config::load(data_dir) {
        Ok(config) => config,
        Err(e) => {
            findings.push(Finding::failed(
                "configuration",
                e,
                "mend steelyard.toml, or make a node with `steelyard init`",
            ));
            return (findings, Vec::new());
        }
    };
    findings.push(Finding::well(
        "configuration",
        data_dir.config_file().display().to_string(),
    ));
    match crate::app::load_rules(&config, data_dir) {
        Ok(rules) => findings.push(Finding::well(
            "rules",
            format!("{} rules", rules.rules().count()),
        )),
        Err(e) => findings.push(Finding::failed("rules", e, "see `steelyard policy check`")),
    }
    let identity = match Identity::load(data_dir, &config.cluster.id) {
        Ok(identity) => identity,
        Err(e) => {
            findings.push(Finding::failed("keys", e, MEND_KEYS));
            return (findings, Vec::new());
        }
    };
    findings.push(Finding::well(
        "keys",
        "there, and readable by this user only",
    ));
    if data_dir.is_locked()
        && let Ok(Some(run)) = data_dir.read_run()
        && peer_id_of(&identity.transport_public()).is_ok_and(|own| own.to_string() != run.peer_id)
    {
        findings.push(Finding::failed(
            "running node",
            "it was started with former keys, which the peers take no more",
            "restart the node",
        ));
    }
    findings.push(check_backup(data_dir, clock.now()));
    let peers = check_store(&config, data_dir, &identity, clock, &mut findings).await;
    (findings, peers)
}

async fn check_store(
    config: &Config,
    data_dir: &DataDir,
    identity: &Identity,
    clock: &dyn Clock,
    findings: &mut Vec<Finding>,
) -> Vec<ClusterId> {
    let store = match Store::open(config.store.url.reveal(), data_dir.root()).await {
        Ok(store) => store,
        Err(e) => {
            let mend =
                "check store.url in steelyard.toml, the database, and the folder's permissions";
            findings.push(Finding::failed("store", e, mend));
            return Vec::new();
        }
    };
    let ledger = match Ledger::open(store.clone(), identity.ledger_key().clone()).await {
        Ok(ledger) => ledger,
        Err(e) => {
            let mend = "run `steelyard audit verify`; make room on the disk if it is full";
            findings.push(Finding::failed("audit log", e, mend));
            return Vec::new();
        }
    };
    findings.push(match store.check_writable().await {
        Ok(()) => Finding::well("store", "opens and takes writes"),
        Err(e) => Finding::failed("store", e, MEND_ROOM),
    });
    let now = clock.now();
    findings.push(check_clock(&ledger, now).await);
    match Views::load(store, now, |_| ()).await {
        Ok(views) => {
            let charter = views.read().charter.clone();
            let Some(charter) = charter else {
                findings.push(no_charter());
                return Vec::new();
            };
            let charter = charter.charter();
            findings.push(check_charter(charter, identity, now));
            charter
                .active()
                .filter(|c| c.id != *identity.cluster())
                .map(|c| c.id.clone())
                .collect()
        }
        Err(e) => {
            findings.push(Finding::failed(
                "data",
                e,
                "restore the store from a backup",
            ));
            Vec::new()
        }
    }
}

/// Checks a node that runs, without reading all of its data again.
pub async fn check_running(node: &Node) -> Vec<Finding> {
    let data_dir = &node.data_dir;
    let now = node.clock.now();
    let mut findings = vec![check_configuration(node)];
    findings.push(check_rules(node));
    findings.push(match Identity::load(data_dir, node.identity.cluster()) {
        Ok(_) => Finding::well("keys", "there, and readable by this user only"),
        Err(e) => Finding::failed("keys", e, MEND_KEYS),
    });
    findings.push(match node.ledger.store().check_writable().await {
        Ok(()) => Finding::well("store", "opens and takes writes"),
        Err(e) => Finding::failed("store", e, MEND_ROOM),
    });
    findings.push(check_clock(&node.ledger, now).await);
    let charter = node.views.read().charter.clone();
    findings.push(charter.map_or_else(no_charter, |charter| {
        check_charter(charter.charter(), &node.identity, now)
    }));
    let peers = node.network.peers().await;
    let connected = peers.iter().filter(|p| p.connected).count();
    let found = format!("{connected} of {} can be reached", peers.len());
    findings.push(if connected == peers.len() {
        Finding::well("peers", found)
    } else {
        Finding::warning(
            "peers",
            found,
            "see which, and since when, on the page of peers",
        )
    });
    findings.push(check_backup(data_dir, now));
    findings
}

/// Whether the configuration on the disk is that with which the node runs.
fn check_configuration(node: &Node) -> Finding {
    const CHECK: &str = "configuration";
    match Config::load(&node.data_dir) {
        Ok(config) if config == node.config => {
            Finding::well(CHECK, node.data_dir.config_file().display().to_string())
        }
        Ok(_) => Finding::warning(
            CHECK,
            "it was changed since the node was started".to_owned(),
            "restart the node",
        ),
        Err(e) => Finding::failed(CHECK, e, "mend steelyard.toml"),
    }
}

/// Whether the rules on the disk are right, and those by which the node goes.
fn check_rules(node: &Node) -> Finding {
    const CHECK: &str = "rules";
    match crate::app::load_rules(&node.config, &node.data_dir) {
        Ok(rules) if rules.has_texts_of(node.answering.rules().rules()) => {
            Finding::well(CHECK, format!("{} rules", rules.rules().count()))
        }
        Ok(_) => Finding::warning(
            CHECK,
            "they were changed since the node was started".to_owned(),
            "restart the node",
        )
        .in_case("changed"),
        Err(e) => Finding::failed(CHECK, e, "see `steelyard policy check`"),
    }
}

fn check_backup(data_dir: &DataDir, now: Timestamp) -> Finding {
    const CHECK: &str = "backup";
    const MEND: &str = "make one: `steelyard backup FILE`";
    match last(data_dir) {
        Ok(None) => Finding::warning(CHECK, "none was made yet".to_owned(), MEND),
        Ok(Some(last)) => {
            let days = now.as_seconds().saturating_sub(last.at.as_seconds()) / 86_400;
            let found = format!("of {}, in {}", last.at, last.file.display());
            if last.store && !last.verified {
                let found = format!("{found}: the audit log in it is not sound");
                Finding::failed(CHECK, found, "see `steelyard audit verify`").in_case("unsound")
            } else if days >= BACKUP_DAYS {
                Finding::warning(CHECK, found, MEND)
            } else if !last.store {
                let found =
                    format!("{found}: the store is in PostgreSQL and in no backup made here");
                let mend = "back the store up with `pg_dump`, and keep the two together";
                Finding::warning(CHECK, found, mend).in_case("postgres")
            } else {
                Finding::well(CHECK, found)
            }
        }
        Err(e) => Finding::failed(CHECK, e, MEND),
    }
}

fn no_charter() -> Finding {
    Finding::failed(
        "charter",
        "this node has none",
        "join a federation with `steelyard join`, or found one with `steelyard charter create`",
    )
    .in_case("none")
}

async fn check_clock(ledger: &Ledger, now: Timestamp) -> Finding {
    const MEND: &str = "set the clock, and keep it right with NTP (for example systemd-timesyncd)";
    if now < EARLIEST {
        return Finding::failed("clock", format!("it says {now}"), MEND);
    }
    let last = match ledger.head().await {
        Ok((head, _)) => ledger.store().entry(head.size - 1).await.ok().flatten(),
        Err(_) => None,
    };
    match last {
        Some(entry) if entry.at > now.plus_seconds(60).as_millis() => {
            let at = Timestamp::from_millis(entry.at);
            Finding::failed(
                "clock",
                format!("it says {now}, but the log's last entry is of {at}"),
                MEND,
            )
        }
        _ => Finding::well("clock", now.to_string()),
    }
}

fn check_charter(
    charter: &steelyard_protocol::charter::Charter,
    identity: &Identity,
    now: Timestamp,
) -> Finding {
    let found = format!("version {}, until {}", charter.version, charter.expires);
    let renew = "propose a new version: `steelyard charter propose --expires DATE`";
    let own = charter.cluster(identity.cluster().as_str());
    if own.is_none_or(|c| c.status != ClusterState::Active) {
        let mend = "ask a cluster of the federation to take you in, or to lift the suspension";
        return Finding::failed(
            "charter",
            format!("{found}; this cluster takes no part"),
            mend,
        );
    }
    if now >= charter.expires {
        return Finding::failed("charter", format!("{found}: expired"), renew);
    }
    if now.plus_seconds(CHARTER_WARNING_DAYS * 86_400) >= charter.expires {
        return Finding::warning("charter", found, renew);
    }
    Finding::well("charter", found)
}

/// What a ping of `cluster` came to.
pub fn ping_finding(cluster: &ClusterId, pong: Result<(f64, String, u64), String>) -> Finding {
    let check = format!("peer {cluster}");
    match pong {
        Ok((ms, software, charter)) => Finding::well(
            check,
            format!("{ms:.1} ms, {software}, charter version {charter}"),
        ),
        Err(e) => Finding::failed(
            check,
            e,
            "check that its node runs, that its addresses in the charter are right, that no \
             firewall stops UDP and TCP to them, and that both have the same version of the charter",
        ),
    }
}

/// How long a ping may take.
pub const PING_DEADLINE: Duration = Duration::from_secs(5);
