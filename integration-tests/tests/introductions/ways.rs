//! The ways that an introduction can go when nothing goes wrong.

use integration_tests::{process::verified_log, waiting::eventually};
use serde_json::json;
use steelyard::introductions::{Move, Side, State};
use steelyard_protocol::fields::{FieldGroup, FieldGroups};

use crate::between::{Introducing, OSLO, TURIN, start};

#[tokio::test(flavor = "multi_thread")]
async fn both_get_what_each_agreed_to_reveal_and_can_see_what_left() {
    let federation = start().await;
    let asked = federation
        .request("T-1", json!({"on_behalf_of": "O-named", "must_name": true}))
        .await
        .unwrap();
    let id = asked.id.to_string();
    assert_eq!(asked.state, State::Requested);
    federation.both(&id, State::Delivered).await;

    let inbox = federation.at(TURIN, &id).await.unwrap();
    assert_eq!((inbox.side, inbox.cluster.as_str()), (Side::Holding, OSLO));
    assert_eq!(inbox.member.as_ref().unwrap().as_str(), "T-1");
    assert_eq!(inbox.text.as_str(), "Shall we meet?");
    let from = inbox.from.as_ref().unwrap();
    assert_eq!(from.member_ref.as_ref().unwrap().as_str(), "O-named");
    assert_eq!(
        from.fields.identity.as_ref().unwrap().legal_name,
        "O-named Srl"
    );
    assert_eq!(
        from.fields.contact, None,
        "nobody to write to before it is accepted"
    );
    assert!(inbox.offers.contains(FieldGroup::Contact));

    let ask = json!({"ask": "How many are you?"});
    federation.act(TURIN, &id, ask).await.unwrap();
    federation.both(&id, State::Questioned).await;
    let answer = json!({"answer": "Seven"});
    federation.act(OSLO, &id, answer).await.unwrap();
    federation.both(&id, State::Answered).await;
    let accept = json!({"accept": {"reveal": ["identity", "contact"]}});
    federation.act(TURIN, &id, accept).await.unwrap();
    federation.both(&id, State::Revealed).await;

    let oslo = federation.at(OSLO, &id).await.unwrap();
    let turin = federation.at(TURIN, &id).await.unwrap();
    let got = oslo.received.as_ref().unwrap();
    let contact = got.fields.contact.as_ref().unwrap();
    assert_eq!(contact.email.as_deref(), Some("T-1@example.org"));
    let (identity, contact) = (FieldGroup::Identity, FieldGroup::Contact);
    let agreed = FieldGroups::NONE.with(identity).with(contact);
    assert_eq!(got.fields.groups(), agreed, "and no more");
    assert_eq!(oslo.received, turin.revealed);
    assert_eq!(oslo.revealed, turin.received);
    let email = oslo
        .revealed
        .as_ref()
        .unwrap()
        .fields
        .contact
        .as_ref()
        .unwrap();
    assert_eq!(email.email.as_deref(), Some("O-named@example.org"));
    let steps = |one: &steelyard::introductions::Introduction| -> Vec<(Side, Move)> {
        one.timeline.iter().map(|h| (h.side, h.step)).collect()
    };
    assert_eq!(steps(&oslo), steps(&turin));
    assert_eq!(oslo.timeline[0].by.as_deref(), Some("test"));
    assert_eq!(
        turin.timeline[0].by, None,
        "who acts there is not told here"
    );

    // Both members see what left, and the logs prove it.
    let words = |groups: &[&str]| groups.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        federation.revealed_of(TURIN, "T-1").await,
        [(OSLO.to_owned(), words(&["identity", "contact"]))]
    );
    assert_eq!(
        federation.revealed_of(OSLO, "O-named").await,
        [
            (
                TURIN.to_owned(),
                words(&["region", "kind", "summary", "identity"])
            ),
            (
                TURIN.to_owned(),
                words(&["region", "kind", "summary", "identity", "contact"])
            ),
        ]
    );
    for cluster in [OSLO, TURIN] {
        verified_log(federation.cluster(cluster));
    }
    // Accepting once opened nothing else: queries show no contact.
    let (found, _) = federation.find("T-1").await;
    assert_eq!(found.fields.contact, None);
    assert!(
        federation
            .api(OSLO)
            .metric("steelyard_introductions{side=\"asking\",state=\"revealed\"}")
            .await
            == 1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_leaves_only_with_the_consent_of_its_member() {
    let federation = start().await;
    for member in ["O-shy", "O-silent"] {
        let with = json!({"on_behalf_of": member, "must_name": true});
        let refused = federation.request("T-0", with).await.unwrap_err();
        assert_eq!(refused.status.unwrap().as_u16(), 400);
        assert!(
            refused
                .body
                .contains("does not consent to show `turin` who it is"),
            "{}",
            refused.body
        );
        assert!(federation.revealed_of(OSLO, member).await.is_empty());
    }
    for (member, after) in [("O-shy", vec!["region", "offers"]), ("O-silent", vec![])] {
        let with = json!({"on_behalf_of": member});
        let id = federation
            .request("T-0", with)
            .await
            .unwrap()
            .id
            .to_string();
        federation.both(&id, State::Delivered).await;
        let inbox = federation.at(TURIN, &id).await.unwrap();
        assert_eq!(inbox.from, None, "the cluster asks in its own name");
        assert!(federation.revealed_of(OSLO, member).await.is_empty());
        let accept = json!({"accept": {"reveal": ["identity"]}});
        federation.act(TURIN, &id, accept).await.unwrap();
        federation.both(&id, State::Revealed).await;
        let got = federation.at(TURIN, &id).await.unwrap().received.unwrap();
        assert_eq!((got.member_ref, got.fields.identity), (None, None));
        let revealed = federation.revealed_of(OSLO, member).await;
        let groups: Vec<String> = revealed
            .into_iter()
            .flat_map(|(_, groups)| groups)
            .collect();
        assert_eq!(groups, after);
    }
    // The cluster for itself, in whose name there is nothing to reveal.
    let id = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    federation.both(&id, State::Delivered).await;
    let accept = json!({"accept": {"reveal": ["region"]}});
    federation.act(TURIN, &id, accept).await.unwrap();
    federation.both(&id, State::Revealed).await;
    let got = federation.at(OSLO, &id).await.unwrap().received.unwrap();
    assert_eq!(
        got.fields.groups().iter().collect::<Vec<_>>(),
        [FieldGroup::Region]
    );
    assert_eq!(got.member_ref, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stays_unnamed_is_named_only_once_it_is_accepted() {
    let federation = start().await;
    let with = json!({"on_behalf_of": "O-named", "unnamed": true});
    let asked = federation.request("T-0", with).await.unwrap();
    assert_eq!(asked.from, None);
    let id = asked.id.to_string();
    federation.both(&id, State::Delivered).await;
    let inbox = federation.at(TURIN, &id).await.unwrap();
    assert_eq!(inbox.from, None, "the cluster asks in its own name");
    assert!(inbox.offers.contains(FieldGroup::Identity));
    assert!(federation.revealed_of(OSLO, "O-named").await.is_empty());
    let accept = json!({"accept": {"reveal": ["identity"]}});
    federation.act(TURIN, &id, accept).await.unwrap();
    federation.both(&id, State::Revealed).await;
    let got = federation.at(TURIN, &id).await.unwrap().received.unwrap();
    assert_eq!(got.member_ref.unwrap().as_str(), "O-named");
    assert_eq!(got.fields.identity.unwrap().legal_name, "O-named Srl");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_declined_withdrawn_and_what_does_not_follow_is_refused() {
    let federation = start().await;
    let id = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    federation.both(&id, State::Delivered).await;
    let refused = federation
        .act(OSLO, &id, json!("decline"))
        .await
        .unwrap_err();
    assert_eq!(refused.status.unwrap().as_u16(), 409, "{}", refused.body);
    let refused = federation
        .act(OSLO, &id, json!({"answer": "but to what?"}))
        .await
        .unwrap_err();
    assert_eq!(refused.status.unwrap().as_u16(), 409, "{}", refused.body);
    let refused = federation
        .act(TURIN, &id, json!({"ask": "  "}))
        .await
        .unwrap_err();
    assert!(
        refused.body.contains("the text is empty"),
        "{}",
        refused.body
    );
    let long = "x".repeat(2_001);
    let refused = federation
        .act(TURIN, &id, json!({"ask": long}))
        .await
        .unwrap_err();
    assert!(refused.body.contains("at most 2000"), "{}", refused.body);
    let refused = federation
        .act(TURIN, &id, json!({"accept": {"reveal": []}}))
        .await
        .unwrap_err();
    assert_eq!(refused.status.unwrap().as_u16(), 400);
    federation.act(TURIN, &id, json!("decline")).await.unwrap();
    federation.both(&id, State::Declined).await;
    let refused = federation
        .act(OSLO, &id, json!("withdraw"))
        .await
        .unwrap_err();
    assert_eq!(refused.status.unwrap().as_u16(), 409);

    let id = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    federation.act(OSLO, &id, json!("withdraw")).await.unwrap();
    federation.both(&id, State::Withdrawn).await;
    let refused = federation
        .act(TURIN, &id, json!({"accept": {"reveal": ["identity"]}}))
        .await
        .unwrap_err();
    assert_eq!(refused.status.unwrap().as_u16(), 409);
    assert!(federation.revealed_of(TURIN, "T-0").await.is_empty());
}

/// Within one cluster the node is on both sides.
#[tokio::test(flavor = "multi_thread")]
async fn members_of_one_cluster_are_introduced_the_same_way() {
    let federation = start().await;
    let result = federation
        .api(OSLO)
        .query(&integration_tests::members::everyone())
        .await;
    let own = result.matches.iter().find(|m| {
        m.member_ref
            .as_ref()
            .is_some_and(|r| r.as_str() == "O-named")
    });
    let asked = json!({
        "cluster": OSLO, "handle": own.unwrap().handle, "query_id": result.query_id,
        "purpose": "matchmaking", "on_behalf_of": "O-shy",
    });
    let id = federation
        .api(OSLO)
        .introduce(&asked)
        .await
        .unwrap()
        .id
        .to_string();
    let at = |side: &str| {
        let path = format!("/api/v1/introductions/{id}?side={side}");
        let federation = &federation;
        async move { federation.api(OSLO).get(&path).await["state"].clone() }
    };
    eventually("it is delivered", || async {
        at("holding").await == "delivered"
    })
    .await;
    // Whoever sends the same once more is led to the same; another text is another request.
    let again = federation.api(OSLO).introduce(&asked).await.unwrap();
    assert_eq!(again.id.to_string(), id);
    let mut other = asked.clone();
    other["text"] = json!("Or would you rather call us?");
    let other = federation.api(OSLO).introduce(&other).await.unwrap();
    assert_ne!(other.id.to_string(), id);
    let accept = json!({"accept": {"reveal": ["identity"]}});
    federation.act(OSLO, &id, accept).await.unwrap();
    eventually("it is revealed", || async {
        at("asking").await == "revealed" && at("holding").await == "revealed"
    })
    .await;
    let refused = federation
        .act(OSLO, &id, json!("withdraw"))
        .await
        .unwrap_err();
    assert_eq!(refused.status.unwrap().as_u16(), 409);
    // Once it is erased, the other side holds nothing of it either.
    let named = || async {
        let path = format!("/api/v1/introductions/{id}?side=asking");
        let received = federation.api(OSLO).get(&path).await["received"].to_string();
        received.contains("O-named Srl")
    };
    assert!(named().await);
    let opened = federation.cluster(OSLO).open().await;
    let member = "O-named".parse().unwrap();
    opened.directory.remove(&member).await.unwrap();
    opened.store.close().await;
    assert!(!named().await);
}

/// The command line works on the store, whether the node runs or not.
#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_asks_lists_and_answers() {
    let federation = start().await;
    let (found, query) = federation.find("T-2").await;
    let (oslo, turin) = (federation.cluster(OSLO), federation.cluster(TURIN));
    let run = |cluster, arguments: &[&str]| {
        let output = integration_tests::process::command(cluster, arguments);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let (handle, query) = (found.handle.to_string(), query.to_string());
    let asked = run(
        oslo,
        &[
            "introduction",
            "request",
            "--cluster",
            TURIN,
            "--handle",
            &handle,
            "--query",
            &query,
            "--purpose",
            "matchmaking",
            "--on-behalf-of",
            "O-named",
            "--text",
            "Hei",
            "--json",
        ],
    );
    let id = asked["id"].as_str().unwrap().to_owned();
    federation.both(&id, State::Delivered).await;
    let listed = run(
        turin,
        &[
            "introduction",
            "list",
            "--member",
            "T-2",
            "--open",
            "--json",
        ],
    );
    assert_eq!(listed[0]["id"], id.as_str());
    run(
        turin,
        &[
            "introduction",
            "answer",
            &id,
            "--accept",
            "identity",
            "--json",
        ],
    );
    federation.both(&id, State::Revealed).await;
    let shown = run(oslo, &["introduction", "answer", &id, "--json"]);
    assert_eq!(
        shown["received"]["fields"]["identity"]["legal_name"],
        "T-2 Srl"
    );
}
