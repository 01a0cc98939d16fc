//! Browsers reach the node by TLS: with a certificate in files, and with one that it gets by ACME
//! from a real authority for tests (Debian: pebble).

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use integration_tests::{
    ports::free_port,
    process::{self, Process},
    setup::{Cluster, Spec, prepare},
    waiting::eventually,
};
use rcgen::{CertifiedKey, generate_simple_self_signed};
use steelyard::config::{Config, TlsMode};

const NAME: &str = "node.example.org";

#[tokio::test]
async fn a_certificate_in_files_is_served_and_taken_anew() {
    let prepared = prepare(vec![Spec::new("oslo", "NO").configure(by_files)]).await;
    let cluster = prepared.cluster("oslo");
    let first = Pair::new(NAME);
    first.write(cluster.data_dir.root());
    let node = Process::start(cluster).await;

    let old = browser(cluster, &first.certificate);
    let answer = get(&old, cluster).await.expect("an answer by TLS");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.version(), reqwest::Version::HTTP_11);
    let header = answer.headers().get("strict-transport-security");
    assert!(header.is_some(), "browsers are not told to stay with TLS");
    let plain = node.api().get("/api/v1/peers").await;
    assert!(plain.is_array(), "this machine's own programs need no TLS");
    let told = process::command(cluster, &["query", "--text", "anything", "--json"]);
    assert!(told.status.success(), "{told:?}");

    // What cannot be used leaves the former certificate in place.
    std::fs::write(cluster.data_dir.root().join("cert.pem"), "nothing").unwrap();
    node.hang_up();
    eventually("the node says what is wrong", || async {
        node.log().contains("the former certificate stays in use")
    })
    .await;
    assert!(
        get(&browser(cluster, &first.certificate), cluster)
            .await
            .is_some()
    );

    let second = Pair::new(NAME);
    second.write(cluster.data_dir.root());
    node.hang_up();
    eventually("the new certificate is served", || async {
        get(&browser(cluster, &second.certificate), cluster)
            .await
            .is_some()
    })
    .await;
    assert!(
        get(&browser(cluster, &first.certificate), cluster)
            .await
            .is_none()
    );
}

fn by_files(config: &mut Config) {
    config.web.tls = TlsMode::Files;
    config.web.listen = ([127, 0, 0, 1], free_port()).into();
    config.web.public_url = format!("https://{NAME}");
    config.web.certificate = "cert.pem".to_owned();
    config.web.key = "key.pem".to_owned();
}

#[tokio::test]
async fn a_certificate_comes_by_acme_and_is_kept() {
    let prepared = prepare(vec![Spec::new("oslo", "NO").configure(by_acme)]).await;
    let cluster = prepared.cluster("oslo");
    let Some(authority) = Authority::start(cluster, prepared.root()) else {
        println!("skipped: pebble is not there (Debian: pebble)");
        return;
    };
    let mut node = Process::start(cluster).await;
    let root = authority.root().await;
    eventually("the node got a certificate", || async {
        get(&browser(cluster, &root), cluster).await.is_some()
    })
    .await;

    // The next start needs no authority.
    drop(authority);
    assert!(node.terminate().await.success());
    node.restart().await;
    eventually("the certificate was kept", || async {
        get(&browser(cluster, &root), cluster).await.is_some()
    })
    .await;
}

fn by_acme(config: &mut Config) {
    config.web.tls = TlsMode::Acme;
    config.web.listen = ([127, 0, 0, 1], free_port()).into();
    config.web.public_url = format!("https://{NAME}");
    config.web.acme_directory = format!("https://localhost:{}/dir", free_port());
    config.web.acme_contact = vec!["mailto:it@example.org".to_owned()];
    config.web.acme_root = "pebble.pem".to_owned();
}

/// A browser that knows where the node is, and trusts this certificate only.
fn browser(cluster: &Cluster, trusted: &str) -> reqwest::Client {
    let root = reqwest::Certificate::from_pem(trusted.as_bytes()).unwrap();
    reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([root])
        .resolve(NAME, cluster.config.web.listen)
        .build()
        .unwrap()
}

/// The node's answer by TLS; `None` where the connection is not trusted.
async fn get(browser: &reqwest::Client, cluster: &Cluster) -> Option<reqwest::Response> {
    let port = cluster.config.web.listen.port();
    let url = format!("https://{NAME}:{port}/api/openapi.json");
    browser.get(url).send().await.ok()
}

/// A certificate that signs itself, and its key, in PEM.
struct Pair {
    certificate: String,
    key: String,
}

impl Pair {
    fn new(name: &str) -> Self {
        let CertifiedKey { cert, key_pair } =
            generate_simple_self_signed([name.to_owned()]).unwrap();
        Self {
            certificate: pem("CERTIFICATE", cert.der()),
            key: pem("PRIVATE KEY", &key_pair.serialize_der()),
        }
    }

    fn write(&self, folder: &Path) {
        std::fs::write(folder.join("cert.pem"), &self.certificate).unwrap();
        std::fs::write(folder.join("key.pem"), &self.key).unwrap();
    }
}

fn pem(what: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|l| std::str::from_utf8(l).unwrap())
        .collect();
    format!(
        "-----BEGIN {what}-----\n{}\n-----END {what}-----\n",
        lines.join("\n")
    )
}

/// pebble, and a name server that sends every name to this machine.
struct Authority {
    children: Vec<Child>,
    management: SocketAddr,
    certificate: String,
}

impl Authority {
    fn start(cluster: &Cluster, folder: &Path) -> Option<Self> {
        let names: SocketAddr = ([127, 0, 0, 1], free_port()).into();
        let management: SocketAddr = ([127, 0, 0, 1], free_port()).into();
        let own = Pair::new("localhost");
        own.write(folder);
        std::fs::write(cluster.data_dir.root().join("pebble.pem"), &own.certificate).unwrap();
        let config = serde_json::json!({"pebble": {
            "listenAddress": directory(cluster),
            "managementListenAddress": management,
            "certificate": folder.join("cert.pem"),
            "privateKey": folder.join("key.pem"),
            "httpPort": free_port(),
            "tlsPort": cluster.config.web.listen.port(),
        }});
        let file: PathBuf = folder.join("pebble.json");
        std::fs::write(&file, config.to_string()).unwrap();
        let quiet = |command: &mut Command| {
            let command = command.stdin(Stdio::null()).stdout(Stdio::null());
            command.stderr(Stdio::null()).spawn()
        };
        let pebble = quiet(
            Command::new("pebble")
                .arg("-config")
                .arg(&file)
                .args(["-dnsserver", &names.to_string()])
                .env("PEBBLE_VA_NOSLEEP", "1"),
        )
        .ok()?;
        let servers = quiet(Command::new("pebble-challtestsrv").args([
            "-dns01",
            &names.to_string(),
            "-defaultIPv6",
            "",
            "-http01",
            "",
            "-https01",
            "",
            "-tlsalpn01",
            "",
            "-management",
            &format!("127.0.0.1:{}", free_port()),
        ]));
        Some(Self {
            children: vec![pebble, servers.expect("pebble's name server")],
            management,
            certificate: own.certificate,
        })
    }

    /// The certificate of the authority, which is another one at every start.
    async fn root(&self) -> String {
        let own = reqwest::Certificate::from_pem(self.certificate.as_bytes()).unwrap();
        let client = reqwest::Client::builder()
            .no_proxy()
            .tls_certs_only([own])
            .build()
            .unwrap();
        let url = format!("https://localhost:{}/roots/0", self.management.port());
        eventually("pebble runs", || async {
            client.get(&url).send().await.is_ok()
        })
        .await;
        client.get(&url).send().await.unwrap().text().await.unwrap()
    }
}

/// Where the configuration of the node says that the authority is.
fn directory(cluster: &Cluster) -> String {
    let url: url::Url = cluster.config.web.acme_directory.parse().unwrap();
    format!("127.0.0.1:{}", url.port().unwrap())
}

impl Drop for Authority {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
