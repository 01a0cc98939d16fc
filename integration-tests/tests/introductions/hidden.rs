//! What an asking cluster can learn, and what it cannot.

use std::time::Duration;

use integration_tests::waiting::eventually;
use serde_json::{Value, json};
use steelyard::introductions::State;

use crate::between::{Introducing, OSLO, TURIN, start, start_with};

/// A request as its asker sees it, less what differs by nature.
fn seen(mut shown: Value) -> Value {
    let map = shown.as_object_mut().unwrap();
    for key in [
        "id",
        "handle",
        "query_id",
        "requested_at",
        "delivered_at",
        "expires_at",
        "changed_at",
    ] {
        map.remove(key);
    }
    for happened in map["timeline"].as_array_mut().unwrap() {
        let happened = happened.as_object_mut().unwrap();
        happened.remove("at");
        happened.remove("entry");
    }
    shown
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_to_nobody_looks_like_one_that_is_declined() {
    let federation = start().await;
    let api = federation.api(OSLO);
    // One that its member declines, one to a handle that means nobody, one to a member that may no
    // longer be seen, and one to a member that objects.
    let declined = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    let (_, query_id) = federation.find("T-0").await;
    let nobody = json!({
        "cluster": TURIN, "handle": "0123456789abcdef0123456789abcdef", "query_id": query_id,
        "purpose": "matchmaking", "text": "Shall we meet?",
    });
    let nobody = api.introduce(&nobody).await.unwrap().id.to_string();
    let (gone, gone_query) = federation.find("T-1").await;
    let (objecting, objecting_query) = federation.find("T-2").await;
    let opened = federation.cluster(TURIN).open().await;
    let member = |name: &str| name.parse().unwrap();
    opened
        .directory
        .withdraw_all(&member("T-1"), None)
        .await
        .unwrap();
    opened
        .directory
        .object(&member("T-2"), &OSLO.parse().unwrap())
        .await
        .unwrap();
    opened.store.close().await;
    let mut ids = vec![declined.clone(), nobody];
    for (handle, query_id) in [
        (gone.handle.clone(), gone_query),
        (objecting.handle.clone(), objecting_query),
    ] {
        let asked = json!({
            "cluster": TURIN, "handle": handle, "query_id": query_id,
            "purpose": "matchmaking", "text": "Shall we meet?",
        });
        ids.push(api.introduce(&asked).await.unwrap().id.to_string());
    }
    eventually("it has come", || async {
        federation.at(TURIN, &declined).await.is_some()
    })
    .await;
    federation
        .act(TURIN, &declined, json!("decline"))
        .await
        .unwrap();
    let mut shown = Vec::new();
    for id in &ids {
        federation.both(id, State::Declined).await;
        shown.push(seen(api.get(&format!("/api/v1/introductions/{id}")).await));
    }
    for other in &shown[1..] {
        assert_eq!(*other, shown[0]);
    }
    // The people of Turin see which was which.
    assert_eq!(federation.at(TURIN, &ids[1]).await.unwrap().member, None);
    assert!(
        federation
            .at(TURIN, &ids[0])
            .await
            .unwrap()
            .member
            .is_some()
    );
}

/// Whoever or whatever declines, the decline leaves when the lot says so.
#[tokio::test(flavor = "multi_thread")]
async fn a_decline_is_held_back_and_a_question_is_not() {
    let federation = start_with(|config| config.introductions.decline_hours = 720).await;
    let id = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    federation.both(&id, State::Delivered).await;
    let ask = json!({"ask": "Who is it?"});
    federation.act(TURIN, &id, ask).await.unwrap();
    federation.both(&id, State::Questioned).await;
    federation.act(TURIN, &id, json!("decline")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(
        federation.at(OSLO, &id).await.unwrap().state,
        State::Questioned
    );
    let turin = federation.at(TURIN, &id).await.unwrap();
    assert_eq!(turin.state, State::Declined);
    let delivery = turin.delivery.unwrap();
    assert_eq!((delivery.tries, delivery.problem), (0, None));
    assert!(delivery.next_try.unwrap() > turin.changed_at);
    // The asking side's end counts all the same.
    federation.act(OSLO, &id, json!("withdraw")).await.unwrap();
    eventually("it is withdrawn at both", || async {
        federation.at(TURIN, &id).await.unwrap().state == State::Withdrawn
    })
    .await;
    // The decline does not leave after it: of a request to nobody, none would.
    let turin = federation.at(TURIN, &id).await.unwrap();
    assert!(turin.delivery.is_none(), "{:?}", turin.delivery);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_member_reveals_nothing_and_its_introductions_end() {
    let mut federation = start().await;
    let open = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    let accepted = federation
        .request("T-1", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    let asked = federation
        .request("T-2", json!({"on_behalf_of": "O-named"}))
        .await
        .unwrap()
        .id
        .to_string();
    for id in [&open, &accepted, &asked] {
        federation.both(id, State::Delivered).await;
    }
    federation.node_mut(OSLO).kill();
    let accept = json!({"accept": {"reveal": ["identity", "contact"]}});
    federation.act(TURIN, &accepted, accept).await.unwrap();
    for (cluster, members) in [(TURIN, vec!["T-0", "T-1"]), (OSLO, vec!["O-named"])] {
        let opened = federation.cluster(cluster).open().await;
        for member in members {
            opened
                .directory
                .remove(&member.parse().unwrap())
                .await
                .unwrap();
        }
        opened.store.close().await;
    }
    federation.node_mut(OSLO).restart().await;
    federation.both(&open, State::Declined).await;
    federation.both(&accepted, State::Revealed).await;
    federation.both(&asked, State::Withdrawn).await;
    let got = federation
        .at(OSLO, &accepted)
        .await
        .unwrap()
        .received
        .unwrap();
    assert!(got.fields.groups().is_empty());
    // Nothing of it is left at home.
    let turin = federation.at(TURIN, &accepted).await.unwrap();
    assert_eq!((turin.member, turin.text.as_str()), (None, ""));
    let oslo = federation.at(OSLO, &asked).await.unwrap();
    assert_eq!((oslo.member, oslo.from), (None, None));
    assert!(
        oslo.timeline
            .iter()
            .all(|happened| happened.by.as_deref() != Some("test"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_withdrawn_while_a_request_waits_does_not_leave() {
    let mut federation = start().await;
    let (found, query_id) = federation.find("T-3").await;
    federation.node_mut(TURIN).kill();
    let asked = json!({
        "cluster": TURIN, "handle": found.handle, "query_id": query_id,
        "purpose": "matchmaking", "text": "Shall we meet?",
        "on_behalf_of": "O-named", "must_name": true,
    });
    let made = federation.api(OSLO).introduce(&asked).await.unwrap();
    assert!(made.from.is_some(), "it was to be named");
    let consents = federation
        .api(OSLO)
        .get("/api/v1/members/O-named/consents")
        .await;
    for consent in consents.as_array().unwrap() {
        let id = consent["id"].as_u64().unwrap();
        federation.api(OSLO).withdraw("O-named", id).await.unwrap();
    }
    federation.node_mut(TURIN).restart().await;
    let id = made.id.to_string();
    federation.both(&id, State::Delivered).await;
    let inbox = federation.at(TURIN, &id).await.unwrap();
    assert_eq!(inbox.from, None, "nothing of the member left");
    assert!(inbox.offers.is_empty(), "nor what it would have revealed");
    assert_eq!(inbox.text.as_str(), "Shall we meet?");
}
