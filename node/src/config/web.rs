//! `[web]`: where people's browsers reach the node, and who keeps their way to it private: the node
//! with a certificate of its own, the node with one from an ACME authority, or a proxy before it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use super::Config;

/// Where people's browsers reach the node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WebSection {
    /// As browsers see it, such as `https://node.example.org`; see [`Config::public_url`].
    pub public_url: String,
    /// Whether the node itself speaks TLS, and with whose certificate.
    pub tls: TlsMode,
    /// The address for TLS; `api.listen` stays plain, for this machine.
    pub listen: SocketAddr,
    /// The certificate and those that signed it, in PEM; relative to the data directory.
    pub certificate: String,
    /// Its key, in PEM; relative to the data directory.
    pub key: String,
    /// The ACME directory of the authority.
    pub acme_directory: String,
    /// Whom the authority writes to, such as `mailto:it@example.org`.
    pub acme_contact: Vec<String>,
    /// Who vouches for the directory's own certificate, in PEM; empty: the public authorities.
    pub acme_root: String,
    /// Addresses or networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
}

/// Whether the node itself speaks TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", try_from = "String")]
pub enum TlsMode {
    /// No: a proxy does, or nobody outside this machine comes.
    #[default]
    Off,
    /// With `web.certificate` and `web.key`.
    Files,
    /// With a certificate that it gets and renews by ACME (RFC 8555, TLS-ALPN-01).
    Acme,
}

/// A text that names no way of TLS.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("`{0}` is no way of TLS; use off, files or acme")]
pub struct InvalidTlsMode(String);

impl TryFrom<String> for TlsMode {
    type Error = InvalidTlsMode;

    fn try_from(text: String) -> Result<Self, InvalidTlsMode> {
        match text.as_str() {
            "off" => Ok(Self::Off),
            "files" => Ok(Self::Files),
            "acme" => Ok(Self::Acme),
            _ => Err(InvalidTlsMode(text)),
        }
    }
}

impl Default for WebSection {
    fn default() -> Self {
        Self {
            public_url: String::new(),
            tls: TlsMode::Off,
            listen: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 443)),
            certificate: String::new(),
            key: String::new(),
            acme_directory: "https://acme-v02.api.letsencrypt.org/directory".to_owned(),
            acme_contact: Vec::new(),
            acme_root: String::new(),
            trusted_proxies: Vec::new(),
        }
    }
}

impl Config {
    /// Where browsers reach the node, without a slash at the end: for links in mail, the origin and
    /// relying party of passkeys, and whether cookies may travel without TLS. It is
    /// `web.public_url`, or `http://localhost` at the port of `api.listen`.
    pub fn public_url(&self) -> String {
        if self.web.public_url.is_empty() {
            return format!("http://localhost:{}", self.api.listen.port());
        }
        self.web.public_url.trim_end_matches('/').to_owned()
    }

    /// Whether browsers reach the node by TLS.
    pub fn is_secure(&self) -> bool {
        self.web.public_url.starts_with("https://")
    }
}

impl WebSection {
    /// The name in `public_url` that a certificate can be made out to; `None` if there is none.
    pub fn domain(&self) -> Option<String> {
        let url = Url::parse(&self.public_url).ok()?;
        match url.host()? {
            Host::Domain(name) => Some(name.to_owned()),
            _ => None,
        }
    }

    /// Whether a proxy at `address` may say whom it speaks for.
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted_proxies
            .iter()
            .filter_map(|text| network(text))
            .any(|network| network.contains(&address))
    }

    /// What the types don't say: the key that is wrong, and why.
    pub(super) fn check(&self) -> Result<(), (&'static str, String)> {
        self.check_url()?;
        for (key, value) in [
            ("web.certificate", &self.certificate),
            ("web.key", &self.key),
        ] {
            if self.tls == TlsMode::Files && value.is_empty() {
                let reason = "name a file in PEM, since web.tls is `files`";
                return Err((key, reason.to_owned()));
            }
        }
        if self.tls != TlsMode::Off && !self.public_url.starts_with("https://") {
            let reason = "give the https:// address that browsers use, since web.tls is on";
            return Err(("web.public_url", reason.to_owned()));
        }
        if self.tls == TlsMode::Acme {
            if self.domain().is_none() {
                let reason = "ACME certificates are made out to names; use a name, no address";
                return Err(("web.public_url", reason.to_owned()));
            }
            if !self.acme_directory.starts_with("https://") {
                let reason = format!(
                    "`{}` is no directory; give the https:// address that the authority names",
                    self.acme_directory
                );
                return Err(("web.acme_directory", reason));
            }
            if let Some(bad) = self.acme_contact.iter().find(|c| !c.starts_with("mailto:")) {
                let reason = format!("`{bad}` is no contact; write it as mailto:it@example.org");
                return Err(("web.acme_contact", reason));
            }
        }
        if let Some(bad) = self.trusted_proxies.iter().find(|t| network(t).is_none()) {
            let reason = format!(
                "`{bad}` is no address; write it as 192.0.2.7, or a network as 192.0.2.0/24"
            );
            return Err(("web.trusted_proxies", reason));
        }
        Ok(())
    }

    fn check_url(&self) -> Result<(), (&'static str, String)> {
        if self.public_url.is_empty() {
            return Ok(());
        }
        let wrong =
            |reason: &str| Err(("web.public_url", format!("`{}` {reason}", self.public_url)));
        let Ok(url) = Url::parse(&self.public_url) else {
            return wrong("is no address; write it as https://node.example.org");
        };
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let local = url
            .host_str()
            .is_some_and(|host| host == "localhost" || host.ends_with(".localhost"));
        match url.scheme() {
            _ if !bare || !url.username().is_empty() => {
                wrong("has more than a name and a port; the pages stand at the root")
            }
            "https" => Ok(()),
            "http" if local => Ok(()),
            _ => wrong(
                "is not private; use https:// (cookies and passkeys work without TLS on \
                 http://localhost only)",
            ),
        }
    }
}

/// An address, or a network of them.
fn network(text: &str) -> Option<IpNet> {
    let address = text.parse::<IpAddr>().map(IpNet::from);
    address.or_else(|_| text.parse::<IpNet>()).ok()
}
