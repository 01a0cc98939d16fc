//! Reads the configuration, and says what is wrong with it: where, which key, and the mend.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
};

use config::{FileFormat, Value, ValueKind};
use libp2p::{Multiaddr, multiaddr::Protocol};

use super::{ClusterSection, Config, DataDir};

const REQUIRED: [&str; 3] = ["cluster.id", "cluster.name", "cluster.country"];
const LISTS: [&str; 5] = [
    "network.listen",
    "network.advertise",
    "web.acme_contact",
    "web.trusted_proxies",
    "rules.files",
];

/// What is wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// There is no file.
    #[error(
        "there is no `{}`; make a node with `steelyard init`, or name its folder with --data-dir",
        .0.display()
    )]
    NoFile(PathBuf),
    /// The file cannot be read.
    #[error("`{}` cannot be read: {reason}", file.display())]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        reason: String,
    },
    /// A key that there is not.
    #[error("{place}: there is no key `{key}`; {mend}")]
    UnknownKey {
        /// Where it stands.
        place: Place,
        /// The key.
        key: String,
        /// What to do about it.
        mend: String,
    },
    /// A key that must be given is missing.
    #[error(
        "{place}: `{key}` is missing; add it under `[cluster]`, or set {variable}",
        variable = variable(key)
    )]
    Missing {
        /// Where it should stand.
        place: Place,
        /// The key.
        key: &'static str,
    },
    /// A value that cannot be taken.
    #[error("{place}: `{key}`: {reason}")]
    Value {
        /// Where it stands.
        place: Place,
        /// The key.
        key: String,
        /// What is wrong, and what would be right.
        reason: String,
    },
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the file.
    File(PathBuf),
    /// In a variable of the environment.
    Variable(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "`{}`", path.display()),
            Self::Variable(name) => write!(f, "the environment variable `{name}`"),
        }
    }
}

/// The variables of this process. What of them is not UTF-8 is replaced: most are none of ours.
pub fn variables() -> impl Iterator<Item = (String, String)> {
    let text = |text: OsString| text.to_string_lossy().into_owned();
    std::env::vars_os().map(move |(name, value)| (text(name), text(value)))
}

impl Config {
    /// Reads `steelyard.toml` of `dir` and the environment of the process.
    ///
    /// # Errors
    /// Names the place, the key and the mend.
    pub fn load(dir: &DataDir) -> Result<Self, ConfigError> {
        Self::load_beside(dir, dir.root())
    }

    /// Reads `steelyard.toml` of `dir` and the environment of the process. Files that it names are
    /// relative to `base`.
    ///
    /// # Errors
    /// Names the place, the key and the mend.
    pub fn load_beside(dir: &DataDir, base: &Path) -> Result<Self, ConfigError> {
        let file = dir.config_file();
        let text = std::fs::read_to_string(&file).map_err(|e| {
            if e.kind() == std::io::ErrorKind::NotFound {
                ConfigError::NoFile(file.clone())
            } else {
                ConfigError::Unreadable {
                    file: file.clone(),
                    reason: e.to_string(),
                }
            }
        })?;
        Self::parse(&text, &file, base, variables())
    }

    /// Reads a configuration from `text`, which stands in `file`, and these variables. Files that
    /// it names are relative to `base`.
    ///
    /// # Errors
    /// Names the place, the key and the mend.
    pub fn parse(
        text: &str,
        file: &Path,
        base: &Path,
        variables: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let variables = own_variables(variables);
        let place = |key: &str| match variables.get(key) {
            Some((name, _)) => Place::Variable(name.clone()),
            None => Place::File(file.to_owned()),
        };
        let unreadable = |reason: String| ConfigError::Unreadable {
            file: file.to_owned(),
            reason,
        };
        let mut builder =
            config::Config::builder().add_source(config::File::from_str(text, FileFormat::Toml));
        for (key, (_, value)) in &variables {
            builder = builder
                .set_override(key, variable_value(key, value))
                .map_err(|e| unreadable(e.to_string()))?;
        }
        let built = builder.build().map_err(|e| unreadable(mend_syntax(&e)))?;
        let given = keys(&built.cache);
        let known = known_keys().map_err(unreadable)?;
        for key in &given {
            if !known.contains(key) {
                return Err(ConfigError::UnknownKey {
                    place: place(key),
                    key: key.clone(),
                    mend: suggestion(key, &known),
                });
            }
        }
        for key in REQUIRED {
            if !given.iter().any(|k| k == key) {
                return Err(ConfigError::Missing {
                    place: Place::File(file.to_owned()),
                    key,
                });
            }
        }
        let mut config: Self = built.try_deserialize().map_err(|e| {
            let (key, reason) = key_and_reason(&e);
            ConfigError::Value {
                place: place(&key),
                key,
                reason,
            }
        })?;
        for (key, secret) in [
            ("store.url", &mut config.store.url),
            ("mail.smtp", &mut config.mail.smtp),
            ("oidc.client_secret", &mut config.oidc.client_secret),
        ] {
            if let Err(e) = secret.resolve(base) {
                let named = secret.file().unwrap_or_default();
                return Err(ConfigError::Value {
                    place: place(key),
                    key: key.to_owned(),
                    reason: format!("the file `{named}` cannot be read: {e}"),
                });
            }
        }
        config.check(&place)?;
        Ok(config)
    }

    /// What the types don't say.
    fn check(&self, place: &dyn Fn(&str) -> Place) -> Result<(), ConfigError> {
        let wrong = |key: &str, reason: String| {
            Err(ConfigError::Value {
                place: place(key),
                key: key.to_owned(),
                reason,
            })
        };
        let name = self.cluster.name.trim();
        if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
            return wrong(
                "cluster.name",
                "use 1 to 200 printable characters".to_owned(),
            );
        }
        if self.network.listen.is_empty() {
            return wrong(
                "network.listen",
                "give at least one address, such as /ip4/0.0.0.0/udp/4701/quic-v1".to_owned(),
            );
        }
        for (key, addresses) in [
            ("network.listen", &self.network.listen),
            ("network.advertise", &self.network.advertise),
        ] {
            if let Some(bad) = addresses.iter().find(|a| !is_address(a)) {
                return wrong(
                    key,
                    format!(
                        "`{bad}` is no multiaddress of a node; write it as /ip4/192.0.2.1/udp/4701/quic-v1 \
                         or /dns4/node.example.org/tcp/4701"
                    ),
                );
            }
        }
        for (key, number) in [
            (
                "network.max_queries_per_peer",
                self.network.max_queries_per_peer,
            ),
            ("limits.answers", self.limits.answers),
            ("limits.answers_waiting", self.limits.answers_waiting),
            ("limits.questions", self.limits.questions),
        ] {
            if !(1..=100_000).contains(&number) {
                return wrong(key, format!("`{number}` is out of range; use 1 to 100000"));
            }
        }
        let introductions = &self.introductions;
        for (key, number, least, most) in [
            (
                "introductions.expire_days",
                introductions.expire_days,
                1,
                90,
            ),
            (
                "introductions.decline_hours",
                introductions.decline_hours,
                0,
                720,
            ),
        ] {
            if !(least..=most).contains(&number) {
                return wrong(
                    key,
                    format!("`{number}` is out of range; use {least} to {most}"),
                );
            }
        }
        for checked in [self.web.check(), self.mail.check(), self.oidc.check()] {
            if let Err((key, reason)) = checked {
                return wrong(key, reason);
            }
        }
        let level = &self.log.level;
        // A filter without a level means a part of the program of that name, and logs nothing else.
        let bare = level.split(',').find(|part| {
            !part.contains(['=', '['])
                && part
                    .trim()
                    .parse::<tracing_subscriber::filter::LevelFilter>()
                    .is_err()
        });
        if bare.is_some() || level.parse::<tracing_subscriber::EnvFilter>().is_err() {
            return wrong(
                "log.level",
                format!("`{level}` is no level; use error, warn, info, debug or trace"),
            );
        }
        Ok(())
    }
}

/// Whether a node can listen at or be reached at this: QUIC, or TCP with nothing on it.
fn is_address(text: &str) -> bool {
    let Ok(address) = text.parse::<Multiaddr>() else {
        return false;
    };
    let last = address.iter().filter(|p| !matches!(p, Protocol::P2p(_)));
    matches!(last.last(), Some(Protocol::QuicV1 | Protocol::Tcp(_)))
}

/// The variables that are keys: `STEELYARD_SECTION__KEY`. Others, such as `STEELYARD_DATA_DIR`, are
/// no concern of the configuration.
fn own_variables(
    variables: impl Iterator<Item = (String, String)>,
) -> BTreeMap<String, (String, String)> {
    variables
        .filter_map(|(name, value)| {
            let rest = name.strip_prefix("STEELYARD_")?;
            let (section, key) = rest.split_once("__")?;
            let key = format!("{section}.{key}").to_lowercase();
            Some((key, (name, value)))
        })
        .collect()
}

fn variable(key: &str) -> String {
    format!("STEELYARD_{}", key.replace('.', "__").to_uppercase())
}

fn variable_value(key: &str, value: &str) -> ValueKind {
    if !LISTS.contains(&key) {
        return ValueKind::String(value.to_owned());
    }
    let items = value.split(',').map(str::trim).filter(|v| !v.is_empty());
    ValueKind::Array(items.map(|v| Value::from(v.to_owned())).collect())
}

/// The keys of a table as `section.key`.
fn keys(value: &Value) -> Vec<String> {
    fn walk(value: &Value, path: &str, found: &mut Vec<String>) {
        match &value.kind {
            ValueKind::Table(table) if path.matches('.').count() < 1 => {
                for (key, value) in table {
                    let path = if path.is_empty() {
                        key.clone()
                    } else {
                        format!("{path}.{key}")
                    };
                    walk(value, &path, found);
                }
                if table.is_empty() && path.is_empty() {
                    found.clear();
                }
            }
            _ => found.push(path.to_owned()),
        }
    }
    let mut found = Vec::new();
    walk(value, "", &mut found);
    found.sort();
    found
}

fn known_keys() -> Result<Vec<String>, String> {
    let parse = |e: steelyard_protocol::ids::InvalidId| e.to_string();
    let template = Config::with_defaults(ClusterSection {
        id: "x".parse().map_err(parse)?,
        name: String::new(),
        country: "NO".parse().map_err(parse)?,
    });
    let table = toml::Table::try_from(&template).map_err(|e| e.to_string())?;
    let mut known = Vec::new();
    for (section, keys) in &table {
        for key in keys.as_table().into_iter().flat_map(toml::Table::keys) {
            known.push(format!("{section}.{key}"));
        }
    }
    Ok(known)
}

/// The nearest known key, or those of the section, or the sections.
fn suggestion(key: &str, known: &[String]) -> String {
    let near = known
        .iter()
        .map(|k| (distance(k, key), k))
        .min()
        .filter(|(d, _)| *d <= 3);
    if let Some((_, near)) = near {
        return format!("did you mean `{near}`?");
    }
    let section = format!("{}.", key.split('.').next().unwrap_or_default());
    let of_section: Vec<&str> = known
        .iter()
        .filter_map(|k| k.strip_prefix(&section))
        .collect();
    if of_section.is_empty() {
        let mut sections: Vec<&str> = known.iter().filter_map(|k| k.split('.').next()).collect();
        sections.dedup();
        format!("the sections are {}", sections.join(", "))
    } else {
        format!(
            "the keys of `[{}]` are {}",
            section.trim_end_matches('.'),
            of_section.join(", ")
        )
    }
}

/// The Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = i + 1;
        let mut next = vec![last];
        for (pair, y) in row.windows(2).zip(b.chars()) {
            if let [diagonal, above] = pair {
                last = (above + 1)
                    .min(last + 1)
                    .min(diagonal + usize::from(x != y));
                next.push(last);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn key_and_reason(error: &config::ConfigError) -> (String, String) {
    match error {
        config::ConfigError::At { error, key, .. } => {
            let (inner, reason) = key_and_reason(error);
            let key = key.clone().unwrap_or_default();
            (if key.is_empty() { inner } else { key }, reason)
        }
        config::ConfigError::Type {
            unexpected,
            expected,
            key,
            ..
        } => (
            key.clone().unwrap_or_default(),
            format!("{unexpected} stands there; {expected} is wanted"),
        ),
        other => (String::new(), other.to_string()),
    }
}

/// The parser's own words name line and column.
fn mend_syntax(error: &config::ConfigError) -> String {
    match error {
        config::ConfigError::FileParse { cause, .. } => cause.to_string().trim_end().to_owned(),
        other => other.to_string(),
    }
}
