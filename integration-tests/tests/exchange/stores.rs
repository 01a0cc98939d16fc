//! The exchange as a whole, the same on SQLite and on PostgreSQL.

use std::time::SystemTime;

use integration_tests::{
    databases::new_database,
    federation::{Federation, names, status_of},
    members::{consent_of, everyone, members, terms},
    peer::{Peer, code_of, signed_query},
    process::verified_log,
    setup::Spec,
};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    refusal::RefusalCode,
    result::Status,
};

#[tokio::test(flavor = "multi_thread")]
async fn a_federation_exchanges_on_sqlite() {
    exchange([None, None]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_federation_exchanges_on_postgresql() {
    let Some(first) = new_database().await else {
        return;
    };
    let second = new_database().await;
    exchange([Some(first), second]).await;
}

async fn exchange(stores: [Option<String>; 2]) {
    let on = |spec: Spec, url: &Option<String>| match url {
        Some(url) => spec.store(url),
        None => spec,
    };
    let turin = Spec::new("turin", "IT").members(members("T", 3), consent_of(&["T-0"]).sheet());
    let specs = vec![
        on(Spec::new("oslo", "NO"), &stores[0]),
        on(turin, &stores[1]),
        Spec::new("lyon", "FR"),
    ];
    let mut federation = Federation::start_but(specs, &["lyon"]).await;
    let turin = federation.cluster("turin").clone();
    let lyon = Peer::start(federation.cluster("lyon"), &[&turin]).await;
    lyon.answers_but(|_| ());

    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(names(&result), ["T-0 Srl"]);
    assert!(status_of(&result, "turin").receipt.is_some());

    // A consent counts once it is acknowledged, and its withdrawal as well.
    let identity = FieldGroups::NONE.with(FieldGroup::Identity);
    let to_oslo = terms(&["cluster:oslo"], identity);
    let api = federation.api("turin");
    let consent = api.grant("T-1", &to_oslo).await.unwrap();
    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(names(&result), ["T-0 Srl", "T-1 Srl"]);
    api.withdraw("T-1", consent).await.unwrap();
    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(names(&result), ["T-0 Srl"]);

    // So do those that another process records on the same store.
    let opened = turin.open().await;
    let member = "T-2".parse().unwrap();
    let validity = steelyard_policies::consent::Validity {
        valid_from: opened.directory.now(),
        valid_until: None,
    };
    let consent = opened
        .directory
        .grant(&member, to_oslo, validity, "test")
        .await
        .unwrap();
    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(names(&result), ["T-0 Srl", "T-2 Srl"]);
    opened.directory.withdraw(&member, consent).await.unwrap();
    let result = federation.api("oslo").query(&everyone()).await;
    assert_eq!(names(&result), ["T-0 Srl"]);
    opened.store.close().await;

    // What was seen, given and logged outlasts the process.
    let replayed = signed_query(lyon.cluster(), &[&turin], everyone());
    assert_eq!(code_of(&lyon.ask(&turin, &replayed).await), None);
    federation.node_mut("turin").kill();
    let moment = SystemTime::now();
    federation.node_mut("turin").restart().await;
    lyon.reconnected_to(&turin, moment).await;
    let again = lyon.ask(&turin, &replayed).await;
    assert_eq!(code_of(&again), Some(RefusalCode::Replayed));
    let consents = federation
        .api("turin")
        .get("/api/v1/members/T-1/consents")
        .await;
    assert_eq!(consents[0]["status"], "withdrawn", "{consents}");
    let fresh = signed_query(lyon.cluster(), &[&turin], everyone());
    assert_eq!(code_of(&lyon.ask(&turin, &fresh).await), None);
    verified_log(&turin);
    verified_log(federation.cluster("oslo"));

    integration_tests::waiting::eventually("Oslo has found Turin again", || async {
        let result = federation.api("oslo").query(&everyone()).await;
        status_of(&result, "turin").status == Status::Answered
    })
    .await;
}
