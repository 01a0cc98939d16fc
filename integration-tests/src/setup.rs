//! Sets up a federation as its founders would: a data directory for each cluster, members,
//! consents, and one charter that all sign.

use std::{path::PathBuf, sync::Arc};

use steelyard::{
    audit::ledger::Ledger,
    clock::{Clock, SystemClock},
    config::{ClusterSection, Config, DataDir, Secret, write_private},
    directory::{Directory, import::ConsentSheet},
    identity::{Identity, card, charter, defaults},
    store::Store,
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    charter::{Charter, ClusterEntry, ClusterState, SignedCharter},
    ids::ClusterId,
    time::Timestamp,
};
use tempfile::TempDir;

use crate::ports::free_port;

/// A cluster that shall be set up.
pub struct Spec {
    id: ClusterId,
    country: String,
    members: Vec<Profile>,
    consents: ConsentSheet,
    rules: Option<String>,
    suspended: bool,
    folder: Option<PathBuf>,
    store: Option<String>,
    configure: Option<fn(&mut Config)>,
}

/// A cluster that is set up: its node can be started, or the test can speak in its name.
#[derive(Clone)]
pub struct Cluster {
    /// What peers know it by.
    pub id: ClusterId,
    /// The configuration of its node.
    pub config: Config,
    /// Where its node keeps everything.
    pub data_dir: DataDir,
    /// Its keys.
    pub identity: Identity,
    /// As it stands in the charter.
    pub entry: ClusterEntry,
}

/// A cluster's data, opened by another hand than its node's: as the command line does.
pub struct Opened {
    /// The store.
    pub store: Store,
    /// The ledger.
    pub ledger: Ledger,
    /// Members and consents.
    pub directory: Directory,
}

/// Clusters under one charter. The data directories are removed with it.
pub struct Prepared {
    root: Arc<TempDir>,
    clusters: Vec<Cluster>,
    charter: SignedCharter,
}

impl Spec {
    /// A cluster without members.
    pub fn new(id: &str, country: &str) -> Self {
        Self {
            id: id.parse().expect("a cluster id"),
            country: country.to_owned(),
            members: Vec::new(),
            consents: ConsentSheet::default(),
            rules: None,
            suspended: false,
            folder: None,
            store: None,
            configure: None,
        }
    }

    /// With these members, and what they consent to.
    #[must_use]
    pub fn members(mut self, members: Vec<Profile>, consents: ConsentSheet) -> Self {
        self.members = members;
        self.consents = consents;
        self
    }

    /// With these rules of its own instead of those that come with the program.
    #[must_use]
    pub fn rules(mut self, cedar: &str) -> Self {
        self.rules = Some(cedar.to_owned());
        self
    }

    /// Suspended by the charter.
    #[must_use]
    pub fn suspended(mut self) -> Self {
        self.suspended = true;
        self
    }

    /// With its data directory in this folder.
    #[must_use]
    pub fn in_folder(mut self, folder: PathBuf) -> Self {
        self.folder = Some(folder);
        self
    }

    /// With its store at this URL.
    #[must_use]
    pub fn store(mut self, url: &str) -> Self {
        self.store = Some(url.to_owned());
        self
    }

    /// With a configuration that differs from the default.
    #[must_use]
    pub fn configure(mut self, change: fn(&mut Config)) -> Self {
        self.configure = Some(change);
        self
    }
}

/// Sets up these clusters under one charter, which all of them sign.
///
/// # Panics
/// If anything fails.
pub async fn prepare(specs: Vec<Spec>) -> Prepared {
    let root = tempfile::Builder::new()
        .prefix("steelyard-test-")
        .tempdir()
        .expect("a temporary folder");
    let mut clusters = Vec::new();
    for spec in specs {
        let folder = spec
            .folder
            .clone()
            .unwrap_or_else(|| root.path().join(spec.id.as_str()));
        clusters.push(found(spec, DataDir::at(folder)).await);
    }
    let now = SystemClock.now();
    let draft = draft(&clusters, now);
    let mut charter = SignedCharter::draft(&draft).expect("a charter");
    for cluster in &clusters {
        charter
            .sign(&cluster.id, cluster.identity.signing())
            .expect("a signature");
    }
    let prepared = Prepared {
        root: Arc::new(root),
        clusters,
        charter,
    };
    for cluster in &prepared.clusters {
        cluster.adopt(std::slice::from_ref(&prepared.charter)).await;
    }
    prepared
}

async fn found(spec: Spec, data_dir: DataDir) -> Cluster {
    data_dir.create().expect("a data directory");
    let mut config = Config::with_defaults(ClusterSection {
        id: spec.id.clone(),
        name: format!("Cluster {}", spec.id),
        country: spec.country.parse().expect("a country"),
    });
    let port = free_port();
    config.network.listen = vec![
        format!("/ip4/127.0.0.1/udp/{port}/quic-v1"),
        format!("/ip4/127.0.0.1/tcp/{port}"),
    ];
    let pages = free_port();
    config.api.listen = ([127, 0, 0, 1], pages).into();
    // A name for each: browsers don't keep the cookies of different ports apart.
    config.web.public_url = format!("http://{}.localhost:{pages}", spec.id);
    config.probes.listen = ([127, 0, 0, 1], free_port()).into();
    if let Some(url) = &spec.store {
        config.store.url = Secret::from(url.as_str());
    }
    if let Some(change) = spec.configure {
        change(&mut config);
    }
    if let Some(rules) = &spec.rules {
        std::fs::create_dir_all(data_dir.rules()).expect("a folder for rules");
        std::fs::write(data_dir.rules().join("own.cedar"), rules).expect("a rule file");
    }
    let mut written = config.clone();
    if let Some(url) = &spec.store {
        // A configuration that is written hides passwords.
        let file = data_dir.root().join("store-url");
        write_private(&file, url.as_bytes()).expect("a file for the secret");
        written.store.url = Secret::from(format!("file:{}", file.display()).as_str());
    }
    let text = toml::to_string(&written).expect("a configuration");
    std::fs::write(data_dir.config_file(), text).expect("a configuration file");
    let identity = Identity::create(&data_dir, &spec.id).expect("keys");
    let mut entry = card::own_entry(&config, &identity);
    if spec.suspended {
        entry.status = ClusterState::Suspended;
    }
    let cluster = Cluster {
        id: spec.id,
        config,
        data_dir,
        identity,
        entry,
    };
    if !spec.members.is_empty() {
        let opened = cluster.open().await;
        opened
            .directory
            .import(&spec.members, &spec.consents, "test", |_| ())
            .await
            .expect("an import");
        opened.store.close().await;
    }
    cluster
}

fn draft(clusters: &[Cluster], now: Timestamp) -> Charter {
    Charter {
        federation: "test-federation".parse().expect("a federation id"),
        name: "Test federation".to_owned(),
        version: 1,
        previous: None,
        issued: now,
        expires: now.plus_seconds(365 * 86_400),
        threshold: 1,
        purposes: defaults::default_purposes(),
        vocabularies: defaults::default_vocabularies(),
        clusters: clusters.iter().map(|c| c.entry.clone()).collect(),
    }
}

impl Cluster {
    /// Opens its data beside its node.
    ///
    /// # Panics
    /// If that fails.
    pub async fn open(&self) -> Opened {
        let store = Store::open(self.config.store.url.reveal(), self.data_dir.root())
            .await
            .expect("the store");
        let ledger = Ledger::open(store.clone(), self.identity.ledger_key().clone())
            .await
            .expect("the ledger");
        let directory = Directory::new(ledger.clone(), Arc::new(SystemClock));
        Opened {
            store,
            ledger,
            directory,
        }
    }

    /// Adopts charters beside its node.
    ///
    /// # Panics
    /// If they do not count. Clusters that do not stand in them do not adopt them.
    pub async fn adopt(&self, charters: &[SignedCharter]) {
        let opened = self.open().await;
        charter::adopt(&opened.ledger, &SystemClock, &self.identity, None, charters)
            .await
            .expect("a charter that counts");
        opened.store.close().await;
    }
}

impl Prepared {
    /// The cluster of this id.
    ///
    /// # Panics
    /// If there is none.
    pub fn cluster(&self, id: &str) -> &Cluster {
        self.clusters
            .iter()
            .find(|c| c.id.as_str() == id)
            .unwrap_or_else(|| panic!("no cluster `{id}` was set up"))
    }

    /// All clusters of the charter.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The charter.
    pub const fn charter(&self) -> &SignedCharter {
        &self.charter
    }

    /// The folder that everything lies in.
    pub fn root(&self) -> &std::path::Path {
        self.root.path()
    }

    /// A cluster that does not stand in the charter.
    pub async fn stranger(&self, id: &str) -> Cluster {
        let folder = self.root.path().join(format!("stranger-{id}"));
        found(Spec::new(id, "XX"), DataDir::at(folder)).await
    }

    /// The next version of the charter, signed by all that are set up.
    ///
    /// # Panics
    /// If it could not be a charter.
    pub fn next_charter(&self, change: impl FnOnce(&mut Charter)) -> SignedCharter {
        let mut charter = self.charter.unverified().expect("a charter");
        charter.version += 1;
        charter.previous = Some(self.charter.digest().expect("a digest"));
        change(&mut charter);
        let mut signed = SignedCharter::draft(&charter).expect("a charter");
        for cluster in &self.clusters {
            signed
                .sign(&cluster.id, cluster.identity.signing())
                .expect("a signature");
        }
        signed
    }
}
