//! The HTTP interface and the probes, as programs use them.

use std::collections::BTreeMap;

use integration_tests::{
    federation::{Federation, status_of},
    members::{consent_of_all, everyone, members},
    setup::{Opened, Spec},
    waiting::eventually,
};
use reqwest::{Method, Response, StatusCode, header};
use serde_json::{Value, json};
use steelyard::{
    clock::{Clock, SystemClock},
    people::Role,
    store::concepts::ConceptRow,
    web::auth::make_token,
};
use steelyard_protocol::{refusal::RefusalCode, result::QueryResult};

async fn federation() -> Federation {
    let specs = vec![
        Spec::new("oslo", "NO").members(members("O", 1), consent_of_all().sheet()),
        Spec::new("turin", "IT").members(members("T", 2), consent_of_all().sheet()),
        // Its node does not run.
        Spec::new("lyon", "FR"),
    ];
    Federation::start_but(specs, &["lyon"]).await
}

fn content_type(answer: &Response) -> String {
    let value = answer.headers().get(header::CONTENT_TYPE);
    value.map_or_else(String::new, |v| v.to_str().unwrap().to_owned())
}

/// Checks that an answer is a problem detail (RFC 9457) of this status, and gives what it says.
async fn problem(answer: Response, status: StatusCode, what: &str) -> String {
    assert_eq!(answer.status(), status, "{what}");
    assert_eq!(content_type(&answer), "application/problem+json", "{what}");
    let problem: Value = answer.json().await.unwrap();
    assert_eq!(problem["status"], status.as_u16(), "{what}: {problem}");
    assert!(
        problem["type"].is_string() && problem["title"].is_string(),
        "{what}: {problem}"
    );
    problem["detail"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_comes_back_as_one_document() {
    let federation = federation().await;
    let api = federation.api("oslo");
    let query = json!({ "purpose": "matchmaking", "deadline_ms": 2_000 });
    let answer = api.request(Method::POST, "/api/v1/queries").json(&query);
    let answer = answer.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(content_type(&answer), "application/json");
    let result: Value = answer.json().await.unwrap();
    assert_eq!(result["purpose"], "matchmaking");
    assert_eq!(result["returned_granularity"], "record");
    assert_eq!(result["total"], 3);
    assert_eq!(result["complete"], false, "Lyon's node does not run");
    assert_eq!(result["matches"].as_array().unwrap().len(), 3);
    let first = &result["matches"][0];
    for key in ["cluster", "handle", "member_ref", "score", "why", "fields"] {
        assert!(first.get(key).is_some(), "`{key}` is missing: {first}");
    }
    let clusters: BTreeMap<&str, &Value> = result["clusters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["cluster"].as_str().unwrap(), c))
        .collect();
    assert_eq!(clusters.len(), 3);
    assert_eq!(clusters["oslo"]["status"], "answered");
    assert_eq!(clusters["turin"]["status"], "answered");
    assert!(clusters["turin"]["receipt"].is_string());
    assert_eq!(clusters["turin"]["total"], 2);
    assert_eq!(clusters["turin"]["reductions"], json!([]));
    assert_eq!(clusters["lyon"]["status"], "unreachable");
    assert!(clusters["lyon"]["elapsed_ms"].is_u64());

    // It can be fetched again, by staff of this node only.
    let path = format!("/api/v1/queries/{}", result["query_id"].as_str().unwrap());
    assert_eq!(api.get(&path).await, result);
    assert_eq!(federation.api("turin").get(&path).await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_has_one_event_a_cluster_and_then_the_result() {
    let federation = federation().await;
    let api = federation.api("oslo");
    let answer = api
        .request(Method::POST, "/api/v1/queries")
        .header(header::ACCEPT, "text/event-stream")
        .json(&everyone())
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert!(content_type(&answer).starts_with("text/event-stream"));
    let text = answer.text().await.unwrap();
    let mut events: Vec<(String, Value)> = Vec::new();
    for block in text.split("\n\n") {
        let field = |name: &str| {
            block
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
                .map(|value| value.trim_start().to_owned())
        };
        if let (Some(event), Some(data)) = (field("event"), field("data")) {
            events.push((event, serde_json::from_str(&data).unwrap()));
        }
    }
    let (last, result) = events.pop().unwrap();
    assert_eq!(last, "result");
    assert!(events.iter().all(|(event, _)| event == "cluster"));
    let mut clusters: Vec<&str> = events
        .iter()
        .map(|(_, data)| data["cluster"].as_str().unwrap())
        .collect();
    clusters.sort_unstable();
    assert_eq!(clusters, ["lyon", "oslo", "turin"]);
    let turin = events
        .iter()
        .find(|(_, data)| data["cluster"] == "turin")
        .unwrap();
    assert_eq!(turin.1["matches"].as_array().unwrap().len(), 2);
    let whole: QueryResult = serde_json::from_value(result.clone()).unwrap();
    assert_eq!(whole.matches.len(), 3);
    let path = format!("/api/v1/queries/{}", whole.query_id);
    assert_eq!(api.get(&path).await, result);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_requests_are_named_with_their_mend() {
    let federation = federation().await;
    let api = federation.api("oslo");
    for (body, word) in [
        (json!({}), "purpose"),
        (json!({ "purpose": "Marketing!" }), "Marketing!"),
        (json!({ "purpose": "marketing" }), "matchmaking"),
        (json!({ "purpose": "matchmaking", "filter": {} }), "filter"),
        (json!({ "purpose": "matchmaking", "limit": 1_000 }), "limit"),
        (
            json!({ "purpose": "matchmaking", "deadline_ms": 0 }),
            "deadline_ms",
        ),
        (
            json!({ "purpose": "matchmaking", "clusters": ["nowhere"] }),
            "nowhere",
        ),
        (
            json!({ "purpose": "matchmaking", "text": "x".repeat(2_001) }),
            "2000",
        ),
        (
            json!({ "purpose": "matchmaking", "concepts": vec!["/21/33"; 65] }),
            "64",
        ),
    ] {
        let answer = api.request(Method::POST, "/api/v1/queries").json(&body);
        let answer = answer.send().await.unwrap();
        let detail = problem(answer, StatusCode::BAD_REQUEST, &body.to_string()).await;
        assert!(detail.contains(word), "{body}: {detail}");
    }
    for path in ["/api/v1/members/nobody", "/api/v1/members/nobody/consents"] {
        let answer = api.request(Method::GET, path).send().await.unwrap();
        let detail = problem(answer, StatusCode::NOT_FOUND, path).await;
        assert!(detail.contains("nobody"), "{detail}");
    }
    for path in [
        "/api/v1/introductions?side=both",
        "/api/v1/introductions/019ab3c4-5d6e-7f80-9123-456789abcdef?side=both",
        "/api/v1/members?limit=many",
        "/api/v1/members/O-0/disclosures?limit=many",
    ] {
        let answer = api.request(Method::GET, path).send().await.unwrap();
        problem(answer, StatusCode::BAD_REQUEST, path).await;
    }
    let consent = json!({ "purpose": "matchmaking", "recipients": ["everyone"], "fields": [] });
    let path = "/api/v1/members/O-0/consents";
    let answer = api.request(Method::POST, path).json(&consent).send().await;
    let detail = problem(answer.unwrap(), StatusCode::BAD_REQUEST, "a recipient").await;
    assert!(detail.contains("`federation`"), "{detail}");
    // A body that is far too long is not read.
    let long = api
        .request(Method::POST, "/api/v1/queries")
        .body(vec![b' '; 1_000_000]);
    let status = long.send().await.map(|a| a.status());
    assert!(
        status.is_err() || status.is_ok_and(|s| s == StatusCode::PAYLOAD_TOO_LARGE),
        "a body of a megabyte was taken"
    );
}

/// Every route that the description names wants a token. One that is added without is found here.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_told_or_done_without_a_token() {
    let federation = federation().await;
    let (oslo, api) = (federation.cluster("oslo"), federation.api("oslo"));
    let description = api
        .bare(Method::GET, "/api/openapi.json")
        .send()
        .await
        .unwrap();
    assert_eq!(description.status(), StatusCode::OK);
    let description: Value = description.json().await.unwrap();
    assert!(description["openapi"].as_str().unwrap().starts_with("3.1"));
    // Programs are told in their own form that there is nothing, not by a page for people.
    let nothing = api.bare(Method::GET, "/api/v1/nothing").send().await;
    let nothing = nothing.unwrap();
    assert_eq!(nothing.status(), StatusCode::NOT_FOUND);
    let nothing: Value = nothing.json().await.unwrap();
    assert_eq!(nothing["status"], 404);
    let token = |key, seconds| {
        let now = SystemClock.now();
        make_token(key, &oslo.id, "mallory", Role::Admin, now, seconds).unwrap()
    };
    let turins = federation.cluster("turin").identity.api().clone();
    let tokens = [
        None,
        Some(String::new()),
        Some("secret".to_owned()),
        Some("a.b.c".to_owned()),
        // Of another node, of another key of this node, and of yesterday.
        Some(token(&turins, 3_600)),
        Some(token(oslo.identity.signing(), 3_600)),
        Some(token(oslo.identity.api(), -1)),
    ];
    let mut routes = 0;
    for (path, operations) in description["paths"].as_object().unwrap() {
        let filled = fill(path);
        for method in operations.as_object().unwrap().keys() {
            let Ok(method) = Method::from_bytes(method.to_uppercase().as_bytes()) else {
                continue;
            };
            routes += 1;
            for token in &tokens {
                let mut request = api.bare(method.clone(), &filled);
                if let Some(token) = token {
                    request = request.bearer_auth(token);
                }
                let answer = request.json(&json!({})).send().await.unwrap();
                let what = format!("{method} {path} with {token:?}");
                let challenge = answer.headers().get(header::WWW_AUTHENTICATE).cloned();
                assert_eq!(
                    challenge.as_ref().map(|c| c.as_bytes()),
                    Some(&b"Bearer"[..]),
                    "{what}"
                );
                problem(answer, StatusCode::UNAUTHORIZED, &what).await;
            }
        }
    }
    assert!(routes >= 10, "only {routes} routes are described");
    for path in [
        "/api/v1/queries",
        "/api/v1/queries/{id}",
        "/api/v1/members",
        "/api/v1/members/{member_ref}",
        "/api/v1/members/{member_ref}/consents",
        "/api/v1/members/{member_ref}/disclosures",
        "/api/v1/charter",
        "/api/v1/peers",
    ] {
        assert!(
            description["paths"].get(path).is_some(),
            "{path} is not described"
        );
    }
}

/// A path with something in place of its parameters.
fn fill(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{id}" => "1",
        "{member_ref}" => "O-0",
        "{cluster}" => "turin",
        part if part.starts_with('{') => "something",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

#[tokio::test(flavor = "multi_thread")]
async fn probes_say_how_the_node_is_and_sigterm_ends_it_in_order() {
    let mut federation = federation().await;
    let api = federation.api("oslo").clone();
    let alive = api.probe("/healthz").send().await.unwrap();
    assert_eq!(alive.status(), StatusCode::OK);
    let ready = api.readiness().await;
    assert_eq!(
        ready,
        json!({
            "ready": true, "store_writable": true, "data_current": true, "charter_valid": true,
            "listening": true,
        })
    );
    api.query(&everyone()).await;
    let metrics = api.probe("/metrics").send().await.unwrap();
    assert_eq!(metrics.status(), StatusCode::OK);
    let kind = content_type(&metrics);
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = metrics.text().await.unwrap();
    assert!(text.ends_with("# EOF\n"), "the end is missing");
    assert_eq!(api.metric("steelyard_members").await, 1);
    assert!(api.metric("steelyard_answers_total").await >= 1);
    assert!(!text.contains("Srl"), "a member's name is in the metrics");

    // A signal to read files again ends no node that has none to read.
    federation.node("oslo").hang_up();
    // What is under way when the node is told to end still comes to its end.
    let mut slow = everyone();
    slow.deadline_ms = 1_500;
    let under_way = tokio::spawn({
        let api = api.clone();
        async move { api.try_query(&slow).await }
    });
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    let status = federation.node_mut("oslo").terminate().await;
    assert_eq!(status.code(), Some(0), "{}", federation.node("oslo").log());
    let result = under_way.await.unwrap();
    assert!(
        result.is_ok_and(|r| r.clusters.len() == 3),
        "the query was cut off"
    );
    assert_eq!(api.ready().await, None);
    let run = federation.cluster("oslo").data_dir.read_run().unwrap();
    assert_eq!(run, None);
    let log = federation.node("oslo").log();
    assert!(!log.contains("Srl"), "a member's name is in the log");
}

/// Puts these concepts in place of those of the vocabulary `own`, without a look at them.
async fn put_concepts(opened: &Opened, concepts: &[ConceptRow]) {
    let mut change = opened.ledger.begin().await.unwrap();
    change.bump_revision();
    let replaced = change
        .store()
        .replace_vocabulary("own", concepts, &[])
        .await;
    replaced.unwrap();
    change.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_cannot_read_its_data_says_that_it_is_not_ready() {
    let federation = federation().await;
    let api = federation.api("oslo");
    let opened = federation.cluster("oslo").open().await;
    // No import lets in a concept that lies below itself.
    let circle = ConceptRow {
        code: "/91".to_owned(),
        parent: Some("/91".to_owned()),
        vocabulary: "own".to_owned(),
    };
    put_concepts(&opened, &[circle]).await;
    eventually("the node says that it is not ready", || async {
        api.ready().await == Some(503)
    })
    .await;
    let readiness = api.readiness().await;
    assert_eq!(readiness["data_current"], false, "{readiness}");
    assert_eq!(readiness["store_writable"], true, "{readiness}");
    let missing = readiness["missing"][0].as_str().unwrap();
    assert!(missing.contains("cannot be read"), "{missing}");
    // It is not: whoever asks is refused.
    let result = federation.api("turin").query(&everyone()).await;
    let status = status_of(&result, "oslo");
    assert_eq!(status.code, Some(RefusalCode::Unavailable), "{status:?}");

    put_concepts(&opened, &[]).await;
    eventually("the node is ready again", || async {
        api.ready().await == Some(200)
    })
    .await;
    opened.store.close().await;
}
