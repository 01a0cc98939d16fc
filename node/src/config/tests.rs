//! What the configuration takes, and what its errors say.

use std::path::Path;

use super::*;

const MINIMAL: &str = "[cluster]\nid = \"biowin\"\nname = \"Biowin\"\ncountry = \"BE\"\n";

fn parse(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let variables: Vec<(String, String)> = variables
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect();
    let file = Path::new("/node/steelyard.toml");
    Config::parse(text, file, Path::new("/node"), variables.into_iter())
}

fn error(text: &str, variables: &[(&str, &str)]) -> String {
    parse(text, variables).unwrap_err().to_string()
}

#[test]
fn the_sample_holds_every_key_at_its_default() {
    let sample = parse(SAMPLE, &[]).unwrap();
    assert_eq!(sample, Config::with_defaults(sample.cluster.clone()));
    let written: toml::Table = SAMPLE.parse().unwrap();
    let all = toml::Table::try_from(&sample).unwrap();
    for (section, keys) in &all {
        for key in keys.as_table().unwrap().keys() {
            assert!(written[section].get(key).is_some(), "{section}.{key}");
        }
    }
}

#[test]
fn only_the_cluster_must_be_given() {
    let config = parse(MINIMAL, &[]).unwrap();
    assert_eq!(config, Config::with_defaults(config.cluster.clone()));
    for key in ["id", "name", "country"] {
        let without: String = MINIMAL
            .lines()
            .filter(|l| !l.starts_with(key))
            .map(|l| format!("{l}\n"))
            .collect();
        let said = error(&without, &[]);
        assert!(
            said.contains(&format!("`cluster.{key}` is missing")),
            "{said}"
        );
        assert!(said.contains("/node/steelyard.toml"), "{said}");
        assert!(said.contains(&format!("STEELYARD_CLUSTER__{}", key.to_uppercase())));
    }
    assert!(error("", &[]).contains("`cluster.id` is missing"));
}

#[test]
fn the_environment_wins() {
    let config = parse(
        MINIMAL,
        &[
            ("STEELYARD_CLUSTER__NAME", "2024"),
            ("STEELYARD_API__LISTEN", "127.0.0.1:9"),
            (
                "STEELYARD_NETWORK__LISTEN",
                "/ip4/127.0.0.1/tcp/1, /ip4/127.0.0.1/udp/1/quic-v1",
            ),
            ("STEELYARD_NETWORK__ADVERTISE", ""),
            ("STEELYARD_LIMITS__ANSWERS", "7"),
            ("STEELYARD_LOG__FORMAT", "json"),
            ("STEELYARD_DATA_DIR", "/elsewhere"),
            ("STEELYARD", "x"),
            ("OTHER__KEY", "x"),
        ],
    )
    .unwrap();
    assert_eq!(config.cluster.name, "2024");
    assert_eq!(config.api.listen.port(), 9);
    assert_eq!(config.network.listen.len(), 2);
    assert_eq!(config.network.advertised(), config.network.listen);
    assert_eq!(config.limits.answers, 7);
    assert_eq!(config.log.format, LogFormat::Json);
}

#[test]
fn unknown_keys_are_errors_that_name_place_key_and_mend() {
    let said = error(&format!("{MINIMAL}[network]\nlisen = []\n"), &[]);
    assert_eq!(
        said,
        "`/node/steelyard.toml`: there is no key `network.lisen`; did you mean `network.listen`?"
    );
    let said = error(&format!("{MINIMAL}[netwrk]\nfoo = 1\n"), &[]);
    assert!(
        said.contains("`netwrk.foo`; the sections are api, cluster"),
        "{said}"
    );
    let said = error(&format!("{MINIMAL}[store]\npassword = 1\n"), &[]);
    assert!(said.contains("the keys of `[store]` are url"), "{said}");
    let said = error(&format!("verbose = true\n{MINIMAL}"), &[]);
    assert!(said.contains("there is no key `verbose`"), "{said}");
    let said = error(&format!("{MINIMAL}[store.url]\nx = 1\n"), &[]);
    assert!(said.contains("store.url"), "{said}");
    let said = error(MINIMAL, &[("STEELYARD_STORE__ULR", "x")]);
    assert!(
        said.contains(
            "`STEELYARD_STORE__ULR`: there is no key `store.ulr`; did you mean `store.url`?"
        ),
        "{said}"
    );
}

#[test]
fn wrong_values_name_place_key_and_mend() {
    for (text, parts) in [
        (
            "[api]\nlisten = \"nowhere\"\n",
            &["`api.listen`", "steelyard.toml"][..],
        ),
        ("[api]\nlisten = 4780\n", &["`api.listen`"]),
        (
            "[network]\nlisten = [\"0.0.0.0:4701\"]\n",
            &["`network.listen`", "`0.0.0.0:4701`", "/ip4/"],
        ),
        (
            "[network]\nlisten = []\n",
            &["`network.listen`", "at least one"],
        ),
        ("[network]\nlisten = \"x\"\n", &["`network.listen`"]),
        (
            "[log]\nformat = \"xml\"\n",
            &["`log.format`", "xml", "text"],
        ),
        (
            "[network]\nadvertise = [\"/ip4/192.0.2.1/udp/4701\"]\n",
            &[
                "`network.advertise`",
                "`/ip4/192.0.2.1/udp/4701`",
                "/quic-v1",
            ],
        ),
        (
            "[network]\nadvertise = [\"/dns4/a.example.org/tcp/443/wss\"]\n",
            &["`network.advertise`"],
        ),
        (
            "[log]\nlevel = \"loud\"\n",
            &["`log.level`", "`loud`", "warn"],
        ),
        ("[log]\nlevel = \"a=b=c\"\n", &["`log.level`", "warn"]),
        (
            "[limits]\nanswers = 0\n",
            &["`limits.answers`", "1 to 100000"],
        ),
        ("[limits]\nanswers = -1\n", &["`limits.answers`"]),
        (
            "[introductions]\nexpire_days = 91\n",
            &["`introductions.expire_days`", "1 to 90"],
        ),
        (
            "[limits]\nanswers = \"many\"\n",
            &["`limits.answers`", "many"],
        ),
        (
            "[web]\npublic_url = \"http://node.example.org\"\n",
            &["`web.public_url`", "https://"],
        ),
        (
            "[web]\npublic_url = \"https://example.org/node\"\n",
            &["`web.public_url`", "at the root"],
        ),
        ("[web]\ntls = \"on\"\n", &["`web.tls`", "`on`", "acme"]),
        (
            "[web]\ntls = \"files\"\npublic_url = \"https://a.example\"\ncertificate = \"a\"\n",
            &["`web.key`", "PEM"],
        ),
        ("[web]\ntls = \"acme\"\n", &["`web.public_url`", "https://"]),
        (
            "[web]\ntls = \"acme\"\npublic_url = \"https://192.0.2.7\"\n",
            &["`web.public_url`", "name"],
        ),
        (
            "[mail]\nsmtp = \"smtp://mail.example.org\"\n",
            &["`mail.smtp`", "in the open", "smtps://"],
        ),
        (
            "[mail]\nsmtp = \"smtps://u:p@mail.example.org\"\nfrom = \"me\"\n",
            &["`mail.from`", "`me`"],
        ),
        (
            "[oidc]\nissuer = \"http://login.example.org\"\n",
            &["`oidc.issuer`", "https://"],
        ),
        (
            "[oidc]\nissuer = \"https://login.example.org\"\nclient_id = \"x\"\nclient_secret = \"s\"\n",
            &["`oidc.client_secret`", "file:"],
        ),
        (
            "[web]\ntrusted_proxies = [\"proxy\"]\n",
            &["`web.trusted_proxies`", "`proxy`", "192.0.2.0/24"],
        ),
        (
            "[store]\nurl = \"file:missing\"\n",
            &["`store.url`", "`missing`"],
        ),
    ] {
        let said = error(&format!("{MINIMAL}{text}"), &[]);
        for part in parts {
            assert!(said.contains(part), "`{part}` in: {said}");
        }
    }
    let said = error(&MINIMAL.replace("biowin", "Bio Win"), &[]);
    for part in ["`cluster.id`", "`Bio Win`", "lower-case", "steelyard.toml"] {
        assert!(said.contains(part), "`{part}` in: {said}");
    }
    let said = error(MINIMAL, &[("STEELYARD_CLUSTER__COUNTRY", "Belgium")]);
    for part in [
        "`cluster.country`",
        "`Belgium`",
        "STEELYARD_CLUSTER__COUNTRY",
    ] {
        assert!(said.contains(part), "`{part}` in: {said}");
    }
    let said = error("[cluster\nid = 1\n", &[]);
    assert!(
        said.contains("steelyard.toml") && said.contains("line 1"),
        "{said}"
    );
}

#[test]
fn a_secret_can_stand_in_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("url");
    std::fs::write(&file, "postgres://node:s3cret@db/steelyard\n").unwrap();
    let text = format!("{MINIMAL}[store]\nurl = \"file:{}\"\n", file.display());
    let config = parse(&text, &[]).unwrap();
    assert_eq!(
        config.store.url.reveal(),
        "postgres://node:s3cret@db/steelyard"
    );
    assert!(!format!("{config:?}").contains("s3cret"));
    assert!(!toml::to_string(&config).unwrap().contains("s3cret"));
}

#[test]
fn only_addresses_that_others_can_reach_are_advertised() {
    let mut network = NetworkSection::default();
    assert!(network.advertised().is_empty());
    network.listen = vec![
        "/ip4/192.0.2.7/udp/4701/quic-v1".to_owned(),
        "/ip6/::/tcp/4701".to_owned(),
        "/ip4/192.0.2.7/tcp/0".to_owned(),
    ];
    assert_eq!(network.advertised(), ["/ip4/192.0.2.7/udp/4701/quic-v1"]);
    network.advertise = vec!["/dns4/node.example.org/tcp/4701".to_owned()];
    assert_eq!(network.advertised(), network.advertise);
}

#[test]
fn browsers_reach_the_node_at_its_public_url() {
    let config = parse(MINIMAL, &[]).unwrap();
    assert_eq!(config.public_url(), "http://localhost:4780");
    assert!(!config.is_secure());
    let url = [("STEELYARD_WEB__PUBLIC_URL", "https://node.example.org/")];
    let config = parse(MINIMAL, &url).unwrap();
    assert_eq!(config.public_url(), "https://node.example.org");
    assert!(config.is_secure());
    assert_eq!(config.web.domain().as_deref(), Some("node.example.org"));
}

#[test]
fn only_proxies_that_are_named_are_trusted() {
    let proxies = [("STEELYARD_WEB__TRUSTED_PROXIES", "192.0.2.7, 10.0.0.0/8")];
    let web = parse(MINIMAL, &proxies).unwrap().web;
    for (address, trusted) in [
        ("192.0.2.7", true),
        ("::ffff:192.0.2.7", true),
        ("192.0.2.8", false),
        ("10.255.0.1", true),
        ("127.0.0.1", false),
    ] {
        assert_eq!(web.trusts(address.parse().unwrap()), trusted, "{address}");
    }
}

#[test]
fn one_node_runs_in_a_folder() {
    let temp = tempfile::tempdir().unwrap();
    let dir = DataDir::at(temp.path());
    assert!(!dir.is_locked());
    let lock = dir.lock().unwrap();
    assert!(dir.is_locked());
    let said = dir.lock().unwrap_err().to_string();
    assert!(said.contains("runs already; stop it first"), "{said}");
    drop(lock);
    assert!(!dir.is_locked());
    let _lock = dir.lock().unwrap();
}

#[test]
fn what_a_running_node_says_can_be_read_back() {
    let temp = tempfile::tempdir().unwrap();
    let dir = DataDir::at(temp.path());
    assert_eq!(dir.read_run().unwrap(), None);
    let info = RunInfo {
        pid: 7,
        api: "127.0.0.1:1".to_owned(),
        probes: "127.0.0.1:2".to_owned(),
        peer_id: "12D3".to_owned(),
        addresses: vec!["/ip4/127.0.0.1/tcp/3".to_owned()],
    };
    dir.write_run(&info).unwrap();
    assert_eq!(dir.read_run().unwrap(), Some(info));
    dir.remove_run(8).unwrap();
    assert!(dir.read_run().unwrap().is_some());
    dir.remove_run(7).unwrap();
    dir.remove_run(7).unwrap();
    assert_eq!(dir.read_run().unwrap(), None);
}
