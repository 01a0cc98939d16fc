//! TLS for the node's own HTTP: with a certificate in files, which may change while the node runs,
//! or with one from an ACME authority (RFC 8555, challenge TLS-ALPN-01: RFC 8737).

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum_server::tls_rustls::RustlsConfig;
use futures::StreamExt;
use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    crypto::{CryptoProvider, ring},
    pki_types::{
        CertificateDer, PrivateKeyDer,
        pem::{self, PemObject},
    },
};
use rustls_acme::{AcmeConfig, acme::ACME_TLS_ALPN_NAME, caches::DirCache};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::config::{Config, DataDir, DataDirError, TlsMode};

/// How often the node looks whether the files of its certificate have changed.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// The only version of HTTP that the server speaks; see [`super::server`].
const HTTP_1: &[u8] = b"http/1.1";

/// Why the node cannot speak TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read, or is no PEM.
    #[error("`{}` ({key} in steelyard.toml) cannot be read: {reason}", file.display())]
    File {
        /// The key of the configuration that names it.
        key: &'static str,
        /// The file.
        file: PathBuf,
        /// Why.
        reason: pem::Error,
    },
    /// A file holds no certificate.
    #[error("`{}` ({key} in steelyard.toml) holds no certificate in PEM", file.display())]
    Empty {
        /// The key of the configuration that names it.
        key: &'static str,
        /// The file.
        file: PathBuf,
    },
    /// Certificate and key cannot be used.
    #[error("`{}` and its key cannot be used: {reason}", certificate.display())]
    Unusable {
        /// The certificate's file.
        certificate: PathBuf,
        /// Why: for example, that they do not belong together.
        reason: rustls::Error,
    },
    /// TLS itself cannot be set up, or a root certificate cannot be used.
    #[error(transparent)]
    Rustls(#[from] rustls::Error),
    /// What ACME gives cannot be kept.
    #[error(transparent)]
    DataDir(#[from] DataDirError),
    /// SIGHUP cannot be listened to.
    #[error(transparent)]
    Signal(#[from] io::Error),
}

/// What the server needs to speak TLS as `config` says, kept current until `stop` is cancelled;
/// `None` if a proxy does or nobody.
///
/// # Errors
/// Names the file or the key of the configuration.
pub fn start(
    config: &Config,
    data_dir: &DataDir,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> Result<Option<RustlsConfig>, TlsError> {
    match config.web.tls {
        TlsMode::Off => Ok(None),
        TlsMode::Files => {
            let files = Files {
                certificate: data_dir.root().join(&config.web.certificate),
                key: data_dir.root().join(&config.web.key),
            };
            let current = RustlsConfig::from_config(Arc::new(files.read()?));
            let hangup = signal(SignalKind::hangup())?;
            let follow = files.follow(current.clone(), hangup);
            let stop = stop.clone();
            tasks.spawn(async move { stop.run_until_cancelled(follow).await });
            Ok(Some(current))
        }
        TlsMode::Acme => acme(config, data_dir, stop, tasks).map(Some),
    }
}

/// The files of a certificate.
struct Files {
    certificate: PathBuf,
    key: PathBuf,
}

impl Files {
    fn read(&self) -> Result<ServerConfig, TlsError> {
        let chain = certificates("web.certificate", &self.certificate)?;
        let key = PrivateKeyDer::from_pem_file(&self.key).map_err(|reason| TlsError::File {
            key: "web.key",
            file: self.key.clone(),
            reason,
        })?;
        let mut config = builder()?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(|reason| TlsError::Unusable {
                certificate: self.certificate.clone(),
                reason,
            })?;
        config.alpn_protocols = vec![HTTP_1.to_vec()];
        Ok(config)
    }

    /// When the files were written, as far as that can be told.
    fn written(&self) -> [Option<SystemTime>; 2] {
        [&self.certificate, &self.key].map(|file| file.metadata().and_then(|m| m.modified()).ok())
    }

    /// Takes what the files hold when they change, or on SIGHUP. What cannot be used is logged, and
    /// the former certificate stays: it may be that only one of the files is new yet.
    async fn follow(self, current: RustlsConfig, mut hangup: tokio::signal::unix::Signal) {
        let mut seen = self.written();
        loop {
            let told = tokio::select! {
                told = hangup.recv() => told.is_some(),
                () = tokio::time::sleep(LOOK_EVERY) => false,
            };
            let written = self.written();
            if written == seen && !told {
                continue;
            }
            seen = written;
            match self.read() {
                Ok(config) => {
                    current.reload_from_config(Arc::new(config));
                    tracing::info!("the certificate was read again");
                }
                Err(e) => tracing::error!(error = %e, "the former certificate stays in use"),
            }
        }
    }
}

/// Gets a certificate for the name in `web.public_url`, and renews it. Account and certificate are
/// kept in the folder `acme` of the data directory.
fn acme(
    config: &Config,
    data_dir: &DataDir,
    stop: &CancellationToken,
    tasks: &TaskTracker,
) -> Result<RustlsConfig, TlsError> {
    let web = &config.web;
    let domain = web.domain();
    let acme = if web.acme_root.is_empty() {
        AcmeConfig::new(&domain)
    } else {
        let client = trusting(&data_dir.root().join(&web.acme_root))?;
        AcmeConfig::new_with_client_config(&domain, Arc::new(client))
    };
    let mut state = acme
        .directory(&web.acme_directory)
        .contact(&web.acme_contact)
        .cache(DirCache::new(data_dir.acme()?))
        .state();
    let mut tls = builder()?
        .with_no_client_auth()
        .with_cert_resolver(state.resolver());
    tls.alpn_protocols = vec![HTTP_1.to_vec(), ACME_TLS_ALPN_NAME.to_vec()];
    let stop = stop.clone();
    tasks.spawn(async move {
        while let Some(Some(event)) = stop.run_until_cancelled(state.next()).await {
            match event {
                Ok(event) => tracing::info!(?event, "ACME"),
                Err(e) => tracing::error!(error = %e, "ACME"),
            }
        }
    });
    Ok(RustlsConfig::from_config(Arc::new(tls)))
}

/// A client that trusts the authorities in `file` only.
fn trusting(file: &Path) -> Result<ClientConfig, TlsError> {
    let mut roots = RootCertStore::empty();
    for root in certificates("web.acme_root", file)? {
        roots.add(root)?;
    }
    Ok(ClientConfig::builder_with_provider(provider())
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth())
}

fn certificates(key: &'static str, file: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let wrong = |reason| TlsError::File {
        key,
        file: file.to_owned(),
        reason,
    };
    let found: Vec<_> = CertificateDer::pem_file_iter(file)
        .map_err(wrong)?
        .collect::<Result<_, _>>()
        .map_err(wrong)?;
    if found.is_empty() {
        return Err(TlsError::Empty {
            key,
            file: file.to_owned(),
        });
    }
    Ok(found)
}

fn builder() -> Result<rustls::ConfigBuilder<ServerConfig, rustls::WantsVerifier>, TlsError> {
    Ok(ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?)
}

/// Named, since libp2p brings a second one.
fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}
