//! The sections of the configuration, with their defaults.

use std::net::{Ipv4Addr, SocketAddr};

use serde::{Deserialize, Serialize};
use steelyard_protocol::ids::{ClusterId, Country};

use super::{MailSection, OidcSection, Secret, WebSection};

/// The configuration of a node. Only `cluster` has no defaults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Who this node answers for.
    pub cluster: ClusterSection,
    /// Where its data is kept.
    #[serde(default)]
    pub store: StoreSection,
    /// Where peers reach it.
    #[serde(default)]
    pub network: NetworkSection,
    /// Where its own people reach it.
    #[serde(default)]
    pub api: ApiSection,
    /// Where people's browsers reach it.
    #[serde(default)]
    pub web: WebSection,
    /// How it writes to people.
    #[serde(default)]
    pub mail: MailSection,
    /// Who vouches for people.
    #[serde(default)]
    pub oidc: OidcSection,
    /// Where its health is asked for.
    #[serde(default)]
    pub probes: ProbesSection,
    /// Which rules it follows.
    #[serde(default)]
    pub rules: RulesSection,
    /// What it logs.
    #[serde(default)]
    pub log: LogSection,
    /// How much it does at once.
    #[serde(default)]
    pub limits: LimitsSection,
    /// How introductions are dealt with.
    #[serde(default)]
    pub introductions: IntroductionsSection,
}

impl Config {
    /// The keys in whose values a password stands, and not the name of a file that holds it.
    pub fn with_passwords(&self) -> impl Iterator<Item = &'static str> {
        [
            ("store.url", &self.store.url),
            ("mail.smtp", &self.mail.smtp),
        ]
        .into_iter()
        .filter(|(_, secret)| secret.is_written_out())
        .map(|(key, _)| key)
    }
}

/// Who the node answers for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClusterSection {
    /// What peers know it by.
    pub id: ClusterId,
    /// Its name, for people.
    pub name: String,
    /// Its country.
    pub country: Country,
}

/// Where the data is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StoreSection {
    /// `sqlite:FILE`, relative to the data directory, or `postgres://…`.
    pub url: Secret,
}

/// Where peers reach the node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct NetworkSection {
    /// Multiaddresses to listen on.
    pub listen: Vec<String>,
    /// Multiaddresses for the charter; empty: see [`NetworkSection::advertised`].
    pub advertise: Vec<String>,
    /// Queries of one peer that are answered or wait at a time.
    pub max_queries_per_peer: u32,
}

/// Where the cluster's own people reach the node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ApiSection {
    /// The address of the HTTP API.
    pub listen: SocketAddr,
}

/// Where the node's health is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProbesSection {
    /// The address of `/healthz`, `/readyz` and `/metrics`.
    pub listen: SocketAddr,
}

/// Which rules the node follows.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RulesSection {
    /// Cedar files, relative to the data directory.
    pub files: Vec<String>,
}

/// What the node logs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogSection {
    /// The form of a line.
    pub format: LogFormat,
    /// The least level, or directives as in `info,libp2p=warn`.
    pub level: String,
}

/// The form of a line in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", try_from = "String")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// A text that names no form of a line.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no log format; use text or json")]
pub struct InvalidLogFormat(String);

impl TryFrom<String> for LogFormat {
    type Error = InvalidLogFormat;

    fn try_from(text: String) -> Result<Self, InvalidLogFormat> {
        match text.as_str() {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(InvalidLogFormat(text)),
        }
    }
}

/// How much the node does at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsSection {
    /// Queries answered at the same time.
    pub answers: u32,
    /// Queries that may wait to be answered.
    pub answers_waiting: u32,
    /// Queries of the cluster's own people under way at the same time.
    pub questions: u32,
}

/// How introductions are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IntroductionsSection {
    /// Days after which a request that nobody decides expires, 1 to 90.
    pub expire_days: u32,
    /// Declines leave at a moment drawn by lot within so many hours of the request, so that the
    /// asker cannot tell who or what declined; 0: at once.
    pub decline_hours: u32,
}

impl Config {
    /// The configuration of a cluster with everything else at its default.
    pub fn with_defaults(cluster: ClusterSection) -> Self {
        Self {
            cluster,
            store: StoreSection::default(),
            network: NetworkSection::default(),
            api: ApiSection::default(),
            web: WebSection::default(),
            mail: MailSection::default(),
            oidc: OidcSection::default(),
            probes: ProbesSection::default(),
            rules: RulesSection::default(),
            log: LogSection::default(),
            limits: LimitsSection::default(),
            introductions: IntroductionsSection::default(),
        }
    }
}

impl NetworkSection {
    /// The addresses that go into the charter: those of `advertise`, or where it is empty those of
    /// `listen` that name one interface and a port.
    pub fn advertised(&self) -> Vec<String> {
        if !self.advertise.is_empty() {
            return self.advertise.clone();
        }
        self.listen
            .iter()
            .filter(|a| !a.contains("/0.0.0.0/") && !a.contains("/ip6/::/"))
            .filter(|a| !a.ends_with("/0") && !a.contains("/0/"))
            .cloned()
            .collect()
    }
}

impl Default for StoreSection {
    fn default() -> Self {
        Self {
            url: Secret::from("sqlite:steelyard.db"),
        }
    }
}

impl Default for NetworkSection {
    fn default() -> Self {
        Self {
            listen: vec![
                "/ip4/0.0.0.0/udp/4701/quic-v1".to_owned(),
                "/ip4/0.0.0.0/tcp/4701".to_owned(),
            ],
            advertise: Vec::new(),
            max_queries_per_peer: 64,
        }
    }
}

impl Default for ApiSection {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 4780)),
        }
    }
}

impl Default for ProbesSection {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 4790)),
        }
    }
}

impl Default for LogSection {
    fn default() -> Self {
        Self {
            format: LogFormat::Text,
            level: "info".to_owned(),
        }
    }
}

impl Default for IntroductionsSection {
    fn default() -> Self {
        Self {
            expire_days: 30,
            decline_hours: 48,
        }
    }
}

impl Default for LimitsSection {
    fn default() -> Self {
        Self {
            answers: 64,
            answers_waiting: 256,
            questions: 64,
        }
    }
}
