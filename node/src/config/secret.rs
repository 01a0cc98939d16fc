//! A value that is not shown.

use std::{fmt, path::Path};

use serde::{Deserialize, Serialize, Serializer};

/// A text that may be secret: `Debug` and serialization hide passwords, and a value that was read
/// from a file is shown as the name of the file.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct Secret {
    given: String,
    value: Option<String>,
}

impl Secret {
    /// The value itself.
    pub fn reveal(&self) -> &str {
        self.value.as_deref().unwrap_or(&self.given)
    }

    /// What may be shown.
    pub fn redacted(&self) -> String {
        if self.given.starts_with("file:") {
            return self.given.clone();
        }
        // scheme://user:password@host
        let Some((scheme, rest)) = self.given.split_once("://") else {
            return self.given.clone();
        };
        // A password may hold any of `/`, `?` and `@`, where it should not: better too much is hidden.
        let query = rest.split_once('?').map_or("", |(_, query)| query);
        match rest.rsplit_once('@') {
            Some((user, _)) if user.contains(':') => {
                if query.contains('@') && query.contains("password=") {
                    // Either of two may be the password, and the other what stands around it.
                    return format!("{scheme}://***");
                }
                let name = user.split(':').next().unwrap_or_default();
                let rest = rest.get(user.len()..).unwrap_or_default();
                format!("{scheme}://{name}:***{}", hide_query_password(rest))
            }
            _ => format!("{scheme}://{}", hide_query_password(rest)),
        }
    }

    /// Whether a password stands in the configuration itself.
    pub fn is_written_out(&self) -> bool {
        self.redacted() != self.given
    }

    /// Reads the value from the file that `file:PATH` names, relative to `base`; the end of its
    /// last line is left out.
    pub(super) fn resolve(&mut self, base: &Path) -> std::io::Result<()> {
        if let Some(path) = self.given.strip_prefix("file:") {
            let text = std::fs::read_to_string(base.join(path))?;
            self.value = Some(text.trim_end_matches(['\r', '\n']).to_owned());
        }
        Ok(())
    }

    /// The file that the value comes from, as it was written.
    pub(super) fn file(&self) -> Option<&str> {
        self.given.strip_prefix("file:")
    }
}

/// PostgreSQL takes a password as a query parameter too.
fn hide_query_password(url: &str) -> String {
    let Some((path, query)) = url.split_once('?') else {
        return url.to_owned();
    };
    let parts: Vec<&str> = query
        .split('&')
        .map(|p| {
            if p.starts_with("password=") {
                "password=***"
            } else {
                p
            }
        })
        .collect();
    format!("{path}?{}", parts.join("&"))
}

impl From<String> for Secret {
    fn from(given: String) -> Self {
        Self { given, value: None }
    }
}

impl From<&str> for Secret {
    fn from(given: &str) -> Self {
        Self::from(given.to_owned())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({})", self.redacted())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.redacted())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_hidden() {
        for (given, shown) in [
            ("sqlite:steelyard.db", "sqlite:steelyard.db"),
            ("file:/run/secrets/url", "file:/run/secrets/url"),
            (
                "postgres://node@db/steelyard",
                "postgres://node@db/steelyard",
            ),
            ("postgres://node:s3:cr@t@db/x", "postgres://node:***@db/x"),
            (
                "postgres://node:s3/cr@t/x@db/x?sslmode=require",
                "postgres://node:***@db/x?sslmode=require",
            ),
            ("smtps://node:s3/cret@mail", "smtps://node:***@mail"),
            ("postgres://node:s3?cr@t@db/x", "postgres://node:***@db/x"),
            (
                "postgres://db:5432/x?password=s3@cret&sslmode=require",
                "postgres://***",
            ),
            (
                "postgres://db/x?user=a:b@c&password=s3cret",
                "postgres://***",
            ),
            (
                "postgres://db/x?password=s3@cret",
                "postgres://db/x?password=***",
            ),
            (
                "postgres://db/x?password=s3cret&sslmode=require",
                "postgres://db/x?password=***&sslmode=require",
            ),
        ] {
            assert_eq!(Secret::from(given).redacted(), shown);
            assert_eq!(Secret::from(given).is_written_out(), given != shown);
            assert_eq!(
                format!("{:?}", Secret::from(given)),
                format!("Secret({shown})")
            );
            assert_eq!(Secret::from(given).reveal(), given);
        }
    }

    #[test]
    fn a_value_from_a_file_is_never_shown() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("url"), "postgres://node:secret@db/x\n").unwrap();
        let mut secret = Secret::from("file:url");
        secret.resolve(dir.path()).unwrap();
        assert_eq!(secret.reveal(), "postgres://node:secret@db/x");
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"file:url\"");
    }
}
