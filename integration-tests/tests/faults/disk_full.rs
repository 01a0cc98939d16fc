//! The disk fills up: the node refuses, says why, stays up, and goes on when there is room again.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use integration_tests::{
    federation::Federation,
    members::{consent_of_all, everyone, members, terms},
    peer::{Peer, answer_of, code_of, signed_query},
    process::verified_log,
    setup::Spec,
    waiting::within,
};
use steelyard_protocol::{fields::FieldGroups, refusal::RefusalCode};

/// A small disk of its own, in memory.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one; `None`, with a line that says so, where that is not permitted.
    fn mount(folder: &Path) -> Option<Self> {
        std::fs::create_dir_all(folder).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(folder)
            .status();
        if mounted.is_ok_and(|s| s.success()) {
            return Some(Self(folder.to_owned()));
        }
        println!("skipped: no small disk can be mounted here; run the tests as root");
        None
    }

    /// Leaves not a byte.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("something-else");
        let mut file = File::create(&path).unwrap();
        let mut block = vec![0; 64 * 1024];
        while !block.is_empty() {
            if file.write_all(&block).is_err() {
                block.truncate(block.len() / 2);
            }
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // A node may still be about to end.
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_whose_disk_is_full_refuses_stays_up_and_recovers() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(&folder.path().join("disk")) else {
        return;
    };
    let specs = vec![
        Spec::new("turin", "IT")
            .members(members("T", 3), consent_of_all().sheet())
            .in_folder(disk.0.join("turin")),
        Spec::new("oslo", "NO"),
    ];
    let mut federation = Federation::start_but(specs, &["oslo"]).await;
    let turin = federation.cluster("turin").clone();
    let oslo = Peer::start(federation.cluster("oslo"), &[&turin]).await;
    let ask = async || {
        let query = signed_query(oslo.cluster(), &[&turin], everyone());
        oslo.ask(&turin, &query).await
    };
    let to_all = terms(&["federation"], FieldGroups::ALL);
    assert_eq!(answer_of(&ask().await, &turin).total, Some(3));
    let given = federation.api("turin").grant("T-0", &to_all).await.unwrap();

    let filler = disk.fill();
    // What the store has reserved may take some writes yet.
    let mut answers = 0;
    let code = loop {
        let response = ask().await;
        match code_of(&response) {
            Some(code) => break code,
            None => answers += 1,
        }
        assert!(answers < 5_000, "answers go on although the disk is full");
    };
    assert_eq!(code, RefusalCode::Unavailable);
    let api = federation.api("turin").clone();
    // Nothing that cannot be kept is acknowledged: the last rooms of the store are used up first.
    let mut kept = vec![given];
    let refused = loop {
        match api.grant("T-1", &to_all).await {
            Ok(id) => kept.push(id),
            Err(refused) => break refused,
        }
        assert!(
            kept.len() < 5_000,
            "consents are taken although the disk is full"
        );
    };
    assert_eq!(refused.status.map(|s| s.as_u16()), Some(503), "{refused:?}");
    within(
        Duration::from_secs(10),
        "the node says that it is not ready",
        || async { api.ready().await == Some(503) },
    )
    .await;
    let readiness = api.readiness().await;
    assert_eq!(readiness["store_writable"], false, "{readiness}");
    let missing = readiness["missing"][0].as_str().unwrap_or_default();
    assert!(missing.contains("store"), "{readiness}");
    // It stays up, and says the same again.
    for _ in 0..5 {
        assert_eq!(code_of(&ask().await), Some(RefusalCode::Unavailable));
    }
    assert!(federation.node_mut("turin").is_running());
    assert!(
        api.metric("steelyard_refusals_total{code=\"unavailable\"}")
            .await
            >= 6
    );
    assert_eq!(
        api.get("/api/v1/members").await.as_array().map(Vec::len),
        Some(3)
    );

    std::fs::remove_file(filler).unwrap();
    within(
        Duration::from_secs(10),
        "the node is ready again",
        || async { api.ready().await == Some(200) },
    )
    .await;
    assert_eq!(answer_of(&ask().await, &turin).total, Some(3));
    kept.push(api.grant("T-1", &to_all).await.unwrap());
    let mut there = Vec::new();
    for member in ["T-0", "T-1"] {
        let consents = api.get(&format!("/api/v1/members/{member}/consents")).await;
        let ids = consents.as_array().unwrap().iter();
        there.extend(ids.map(|c| c["id"].as_u64().unwrap()));
    }
    assert!(
        kept.iter().all(|id| there.contains(id)),
        "a consent is lost"
    );
    verified_log(&turin);
    let status = federation.node_mut("turin").terminate().await;
    assert!(status.success(), "{status}");
}
