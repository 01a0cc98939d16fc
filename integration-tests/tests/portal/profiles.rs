//! The profile: editing, picking concepts; and that no member reaches another.

use integration_tests::{
    sessions::{Who, begin},
    visitor::Visitor,
    waiting::eventually,
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use steelyard_protocol::ids::QueryId;

use super::{Portal, hidden};

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_is_added_with_a_concept_found_by_a_word() {
    let portal = Portal::start(false).await;
    let form = portal.page("/profile/offers/new").await;
    let revision = hidden(&form, "revision");
    // Without scripts: search, then tick what was found, then save.
    let words = [
        ("revision", revision.as_str()),
        ("title", "Reading slides"),
        ("text", "For hospitals & labs <3"),
        ("concept", "patologia"),
        ("do", "search"),
    ];
    let (status, found) = portal.form("/profile/offers/new", &words).await;
    assert_eq!(status, StatusCode::OK);
    assert!(found.contains("Reading slides") && found.contains("hospitals &amp; labs &lt;3"));
    let (_, rest) = found
        .split_once("id=\"found-0\" value=\"")
        .expect("a concept");
    let code = rest.split('"').next().unwrap();

    // With scripts, the same search answers as data.
    let answer: Value = serde_json::from_str(&portal.page("/concepts?q=patologia").await).unwrap();
    assert_eq!(answer[0]["code"], code);

    let filled = [
        ("revision", revision.as_str()),
        ("title", "Reading slides"),
        ("concepts", code),
        ("trl_min", "4"),
        ("trl_max", "6"),
        ("do", "save"),
    ];
    portal.taken("/profile/offers/new", &filled).await;
    let page = portal.page("/profile").await;
    assert!(page.contains("Reading slides") && page.contains("readiness 4 to 6"));

    // The form was of a profile that has changed since.
    let (status, late) = portal.form("/profile/offers/new", &filled).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.contains("Somebody has changed the profile"));

    let revision = hidden(&portal.page("/profile/offers/1").await, "revision");
    let remove = [("revision", revision.as_str()), ("do", "remove")];
    portal.taken("/profile/offers/1", &remove).await;
    assert!(!portal.page("/profile").await.contains("Reading slides"));
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_stand_beside_their_fields_and_nothing_is_lost() {
    let portal = Portal::start(false).await;
    let revision = hidden(&portal.page("/profile/about").await, "revision");
    let wrong = [
        ("revision", revision.as_str()),
        ("legal_name", ""),
        ("website", "javascript:alert(1)"),
        ("city", "Bologna \"the fat\""),
        ("kind", "SME"),
    ];
    let (status, page) = portal.form("/profile/about", &wrong).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("id=\"legal_name-mistake\"") && page.contains("id=\"website-mistake\""));
    assert!(page.contains("Bologna &quot;the fat&quot;"));
    assert!(portal.page("/profile").await.contains("B-0 Srl"));

    // Somebody else is faster: what they saved is not written over, mistakes or not.
    let begun = hidden(&portal.page("/profile/about").await, "revision");
    let faster = [
        ("revision", begun.as_str()),
        ("legal_name", "B-0 Srl"),
        ("city", "Ravenna"),
        ("kind", "SME"),
    ];
    portal.taken("/profile/about", &faster).await;
    let mut slower = [
        ("revision", begun.as_str()),
        ("legal_name", ""),
        ("city", "Modena"),
        ("kind", "SME"),
    ];
    let (_, page) = portal.form("/profile/about", &slower).await;
    let again = hidden(&page, "revision");
    slower[0].1 = &again;
    slower[1].1 = "B-0 Srl";
    let (status, page) = portal.form("/profile/about", &slower).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Somebody has changed the profile"), "{page}");
    assert!(portal.page("/profile").await.contains("Ravenna"));
    let revision = hidden(&portal.page("/profile/contact").await, "revision");
    let contact = [
        ("revision", revision.as_str()),
        ("name", "Ada"),
        ("email", "ada@b0.example"),
    ];
    portal.taken("/profile/contact", &contact).await;
    assert!(portal.page("/profile").await.contains("ada@b0.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_for_its_member_and_for_no_other() {
    let portal = Portal::start(true).await;
    let routes = steelyard::web::pages(&portal.bologna.node);
    let mut seen = 0;
    for route in routes.routes() {
        let Some(path) = route.path.strip_prefix("/member/{member_ref}") else {
            continue;
        };
        seen += 1;
        let path = path
            .replace("{side}", "offers")
            .replace("{place}", "0")
            .replace("{id}", "1")
            .replace("{entry}", "0");
        let url = |member: &str| format!("http://{}/member/{member}{path}", portal.at);
        let method = || route.method.as_str().parse::<reqwest::Method>().unwrap();
        let other = portal
            .send(portal.client.request(method(), url("B-1")))
            .await;
        assert_eq!(
            other.status(),
            StatusCode::NOT_FOUND,
            "{} {path}",
            route.method
        );
        let nobody = portal
            .client
            .request(method(), url("B-0"))
            .send()
            .await
            .unwrap();
        assert_eq!(
            nobody.status(),
            StatusCode::SEE_OTHER,
            "{} {path}",
            route.method
        );
    }
    assert!(seen > 20, "only {seen} routes of members");
    for path in [
        "",
        "/profile",
        "/consents",
        "/introductions",
        "/history",
        "/rights",
    ] {
        portal.page(path).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_asks_for_the_name_and_leaves_nothing() {
    let portal = Portal::start(true).await;
    let (status, page) = portal.form("/rights/erase", &[("name", "B-1 Srl")]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("exactly as shown"));
    let (status, _) = portal.form("/rights/erase", &[("name", "B-0 Srl")]).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = portal.open("/profile").await;
    assert_ne!(status, StatusCode::OK);
    assert_eq!(portal.bologna.node.directory.count().await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_found_of_a_member_is_forgotten_when_it_goes() {
    let portal = Portal::start(true).await;
    let node = &portal.bologna.node;
    let cookie = begin(&node.people, &Who::Matchmaker).await.unwrap();
    let mut staff = Visitor::of(&format!("http://{}", portal.at)).with_session(&cookie);
    let everything = json!({ "purpose": "matchmaking" });
    let asked = staff.post_json("/api/v1/queries", &everything).await.text;
    assert!(asked.contains("B-0 Srl"), "{asked}");
    let asked: Value = serde_json::from_str(&asked).unwrap();
    let id: QueryId = asked["query_id"].as_str().unwrap().parse().unwrap();
    let path = format!("/api/v1/queries/{id}");
    assert!(staff.get(&path).await.text.contains("B-0 Srl"));
    let mut searches = Vec::new();
    for fields in [[("text", "spectrometry")], [("like", "B-0")]] {
        let led = staff.post("/console/search", &fields).await;
        assert!(led.location.starts_with("/console/search/"), "{}", led.text);
        searches.push(led.location);
    }
    for search in node.rounds.latest(9) {
        search.done().await;
    }
    assert!(staff.get(&searches[0]).await.text.contains("B-0 Srl"));

    // What is kept of a search for longer has no pseudonym of a member that may go.
    let save = format!("{}/save", searches[0]);
    staff.post(&save, &[("name", "Again")]).await;
    let saved = node.saved.searches().await.unwrap().remove(0).id;
    let run = format!("/console/searches/{saved}/run");
    staff.post(&run, &[]).await;
    let again = node.rounds.latest(1).remove(0);
    again.done().await;
    assert!(again.now().new.is_empty());
    let seen = node.ledger.store().search_seen(&saved).await.unwrap();
    assert!(seen.is_empty(), "{seen:?}");

    // As the command line does it, which is another process.
    node.directory
        .remove(&"B-0".parse().unwrap())
        .await
        .unwrap();
    // An answer may be the first to see it.
    node.views.refresh().await.unwrap();
    eventually("what was found is forgotten", || async {
        node.results.get(id).is_none() && node.rounds.latest(9).is_empty()
    })
    .await;
    assert_eq!(staff.get(&path).await.status, StatusCode::NOT_FOUND);
    let asked = staff.post_json("/api/v1/queries", &everything).await.text;
    assert!(!asked.contains("B-0 Srl") && asked.contains("B-1 Srl"));
}
