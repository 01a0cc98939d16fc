//! What administrators are told of the node's health, and how to mend what is not well.

use std::fs;

use integration_tests::{
    databases::new_database,
    in_process::InProcess,
    sessions::{Who, begin},
    setup::{Spec, prepare},
    visitor::Visitor,
};
use steelyard::{
    clock::{Clock, SystemClock},
    ops::backup::{LastBackup, Source, backup},
    people::People,
    web::{self, server},
};
use steelyard_policies::rules::DEFAULT_RULES;

use crate::Scene;

/// An administrator who looks at the pages of a node.
async fn admin(visitor: Visitor, people: &People) -> Visitor {
    let cookie = begin(people, &Who::Admin).await.unwrap();
    visitor.with_session(&cookie)
}

/// Has the node remember this as its last backup.
fn remember(scene: &Scene, last: &LastBackup) {
    let json = serde_json::to_vec(last).unwrap();
    fs::write(scene.node.data_dir.last_backup(), json).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_without_the_store_is_not_called_sound() {
    let scene = Scene::start(|_| ()).await;
    let mut admin = admin(scene.visitor(), scene.people()).await;
    let mut last = LastBackup {
        at: scene.clock.now(),
        file: "backup.zip".into(),
        bytes: 1_000,
        entries: 0,
        store: false,
        keys: false,
        // As it was remembered before.
        verified: true,
    };
    remember(&scene, &last);
    let page = admin.get("/admin/backup").await.text;
    assert!(!page.contains("the log in it is sound"), "{page}");
    assert!(!page.contains("Entries of the log"), "{page}");
    assert!(page.contains("the store with the log is not in it"));
    let page = admin.get("/admin").await.text;
    assert!(page.contains("in no backup made here"), "{page}");
    assert!(page.contains("with pg_dump"), "{page}");

    last.store = true;
    remember(&scene, &last);
    let page = admin.get("/admin/backup").await.text;
    assert!(page.contains("the log in it is sound"), "{page}");
    let page = admin.get("/admin").await.text;
    assert!(!page.contains("pg_dump"), "{page}");

    last.verified = false;
    remember(&scene, &last);
    let page = admin.get("/admin").await.text;
    assert!(page.contains("steelyard audit verify"), "{page}");
    assert!(!page.contains("Make one on the page"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_node_on_postgresql_is_not_kept_as_verified() {
    let Some(url) = new_database().await else {
        return;
    };
    let prepared = prepare(vec![Spec::new("people", "NO").store(&url)]).await;
    let cluster = prepared.cluster("people");
    let opened = cluster.open().await;
    let source = Source {
        config: &cluster.config,
        data_dir: &cluster.data_dir,
        identity: &cluster.identity,
        store: &opened.store,
    };
    let file = prepared.root().join("backup.zip");
    let made = backup(&source, &file, false, SystemClock.now()).await;
    let made = made.unwrap();
    assert!(!made.store && !made.verified, "{made:?}");
    opened.store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_charter_is_told_to_join_or_to_found() {
    let scene = Scene::start(|_| ()).await;
    let cluster = scene.prepared.stranger("alone").await;
    let InProcess { node, .. } = InProcess::start(&cluster, SystemClock.now()).await;
    let address = server::serve(
        node.config.api.listen,
        web::router(&node),
        node.stopping(),
        node.tasks(),
    );
    let visitor = Visitor::of(&format!("http://{}", address.unwrap()));
    let mut admin = admin(visitor, &node.people).await;
    let page = admin.get("/admin").await.text;
    assert!(page.contains("steelyard charter create"), "{page}");
    assert!(!page.contains("steelyard charter propose"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_were_changed_since_the_start_are_told_of() {
    let scene = Scene::start(|_| ()).await;
    let mut admin = admin(scene.visitor(), scene.people()).await;
    let folder = scene.node.data_dir.rules();
    fs::create_dir_all(&folder).unwrap();
    let changed = format!(
        "{DEFAULT_RULES}\n@id(\"silent\")\n\
         forbid (principal, action == Action::\"use\", resource == FieldGroup::\"contact\");\n"
    );
    for (rules, is_changed) in [
        (None, false),
        (Some(changed.as_str()), true),
        // In a file of another name, but what the node goes by.
        (Some(DEFAULT_RULES), false),
    ] {
        if let Some(rules) = rules {
            fs::write(folder.join("own.cedar"), rules).unwrap();
        }
        for (path, told) in [
            ("/admin", "Until then it goes by the rules"),
            ("/admin/rules", "It goes on by the rules as they were then"),
        ] {
            let page = admin.get(path).await.text;
            assert_eq!(page.contains(told), is_changed, "{path}: {page}");
        }
    }
}
