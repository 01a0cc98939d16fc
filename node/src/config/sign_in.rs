//! `[mail]` and `[oidc]`: how people are written to, and the identity provider that vouches for
//! them, if the cluster has one.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::Secret;

/// How people are written to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailSection {
    /// The mail server, as `smtps://USER:PASSWORD@HOST` or `smtp://…?tls=required`; empty: no mail
    /// is sent.
    pub smtp: Secret,
    /// Whom mails come from, such as `Example Cluster <node@example.org>`.
    pub from: String,
}

/// The identity provider (OpenID Connect).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OidcSection {
    /// Its issuer, such as `https://login.example.org/realms/cluster`; empty: there is none.
    pub issuer: String,
    /// What it knows this node by.
    pub client_id: String,
    /// The secret that it gave this node, as `file:PATH`.
    pub client_secret: Secret,
}

impl Default for MailSection {
    fn default() -> Self {
        Self {
            smtp: Secret::from(""),
            from: String::new(),
        }
    }
}

impl Default for OidcSection {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            client_id: String::new(),
            client_secret: Secret::from(""),
        }
    }
}

impl MailSection {
    /// Whether mail can be sent.
    pub fn is_configured(&self) -> bool {
        !self.smtp.reveal().is_empty()
    }

    /// The key that is wrong, and why.
    pub(super) fn check(&self) -> Result<(), (&'static str, String)> {
        if !self.is_configured() {
            return Ok(());
        }
        let wrong = |reason: &str| Err(("mail.smtp", reason.to_owned()));
        let Ok(url) = Url::parse(self.smtp.reveal()) else {
            return wrong("this is no address of a mail server; write smtps://USER:PASSWORD@HOST");
        };
        let required = url
            .query_pairs()
            .any(|(k, v)| k == "tls" && v == "required");
        match url.scheme() {
            "smtps" => {}
            "smtp" if required || is_loopback(&url) => {}
            "smtp" => {
                return wrong(
                    "links that let people in may not travel in the open; write smtps://… or \
                     smtp://…?tls=required",
                );
            }
            _ => return wrong("use smtps:// or smtp://…?tls=required"),
        }
        if self.from.parse::<lettre::message::Mailbox>().is_err() {
            return Err((
                "mail.from",
                format!(
                    "`{}` is no sender; write \"Example Cluster <node@example.org>\"",
                    self.from
                ),
            ));
        }
        Ok(())
    }
}

impl OidcSection {
    /// Whether there is an identity provider.
    pub const fn is_configured(&self) -> bool {
        !self.issuer.is_empty()
    }

    /// The key that is wrong, and why.
    pub(super) fn check(&self) -> Result<(), (&'static str, String)> {
        if !self.is_configured() {
            return Ok(());
        }
        let url = Url::parse(&self.issuer);
        let safe = url.is_ok_and(|u| u.scheme() == "https" || is_loopback(&u));
        if !safe {
            let reason = format!("`{}` must begin with https://", self.issuer);
            return Err(("oidc.issuer", reason));
        }
        if self.client_id.is_empty() {
            let reason = "write what the provider knows this node by".to_owned();
            return Err(("oidc.client_id", reason));
        }
        if self.client_secret.file().is_none() {
            let reason = "write the secret into a file that only the node can read, and its name \
                          here: \"file:oidc-secret\"";
            return Err(("oidc.client_secret", reason.to_owned()));
        }
        Ok(())
    }
}

/// Whether a URL leads to this machine only, where nobody listens on the way.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        // Of schemes that browsers don't know, the parser takes a number for a name.
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|a| a.is_loopback())
        }
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_goes_in_the_open_within_this_machine_only() {
        for (smtp, taken) in [
            ("smtp://127.0.0.1:25", true),
            ("smtp://localhost", true),
            ("smtp://192.0.2.1", false),
            ("smtp://mail.example.org", false),
            ("smtp://mail.example.org:587?tls=required", true),
            ("smtp://mail.example.org?tls=opportunistic", false),
            ("smtps://u:p@mail.example.org", true),
            ("http://mail.example.org", false),
        ] {
            let section = MailSection {
                smtp: Secret::from(smtp),
                from: "node@example.org".to_owned(),
            };
            assert_eq!(section.check().is_ok(), taken, "{smtp}");
        }
    }
}
