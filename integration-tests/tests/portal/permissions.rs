//! Giving, looking at and withdrawing permissions.

use integration_tests::members::everyone;
use reqwest::StatusCode;
use steelyard_protocol::fields::FieldGroup;

use super::{Portal, hidden};

const CHOICE: &str = "purpose=matchmaking&recipient=federation&field=region&field=offers&until=12";

#[tokio::test(flavor = "multi_thread")]
async fn a_member_allows_looks_and_withdraws() {
    let portal = Portal::start(false).await;
    let form = portal.page("/consents/new").await;
    assert!(!form.contains("checked"), "something is ticked in advance");
    assert!(
        portal
            .page("/consents")
            .await
            .contains("no other cluster can see")
    );
    assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 0);

    // Nothing is recorded before it was read; what is shown names what was chosen.
    let review = portal.page(&format!("/consents/review?{CHOICE}")).await;
    for word in [
        "Matchmaking",
        "The whole federation",
        "Region · Offers",
        "with one click",
    ] {
        assert!(review.contains(word), "{word} in {review}");
    }
    let notice = hidden(&review, "notice");
    let day = hidden(&review, "day");
    let fields = |decision, notice| {
        vec![
            ("purpose", "matchmaking"),
            ("recipient", "federation"),
            ("field", "region"),
            ("field", "offers"),
            ("until", "day"),
            ("day", day.as_str()),
            ("notice", notice),
            ("decision", decision),
        ]
    };
    portal.taken("/consents", &fields("refuse", &notice)).await;
    let member = "B-0".parse().unwrap();
    let directory = &portal.bologna.node.directory;
    assert!(directory.consents(&member).await.unwrap().is_empty());

    // A text that was never shown is not consented to.
    let (status, again) = portal.form("/consents", &fields("allow", "00")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(again.contains("has changed since you saw it"));
    assert!(directory.consents(&member).await.unwrap().is_empty());

    portal.taken("/consents", &fields("allow", &notice)).await;
    let consents = directory.consents(&member).await.unwrap();
    assert_eq!(consents.len(), 1);
    let kept = directory.notices(&member).await.unwrap();
    let kept = &kept[&consents[0].id];
    assert_eq!(
        (kept.language.as_str(), kept.digest().to_string()),
        ("en", notice)
    );
    assert!(kept.text.contains("Region · Offers"));

    // The preview is what a query then brings.
    let preview = portal
        .page("/consents/preview?cluster=oslo&purpose=matchmaking")
        .await;
    let result = portal.oslo.query(everyone()).await;
    let [found] = result.matches.as_slice() else {
        panic!("{result:?}")
    };
    assert!(preview.contains(&found.handle.to_string()));
    assert!(preview.contains("Mass spectrometry") && !preview.contains("B-0 Srl"));
    let groups: Vec<_> = found.fields.groups().iter().collect();
    assert_eq!(groups, [FieldGroup::Region, FieldGroup::Offers]);
    let overview = portal.page("/consents").await;
    assert!(
        overview.contains("1 of 1") || overview.contains("one of 1"),
        "{overview}"
    );

    // The history tells of it, and on which permission.
    let history = portal.page("/history").await;
    assert!(history.contains("oslo") && history.contains("Received: Region · Offers"));
    assert!(history.contains(&format!("/consents/{}", consents[0].id)));

    // Withdrawing is one form; it says what Oslo holds, and nothing more goes there.
    let one = format!("/consents/{}", consents[0].id);
    portal.taken(&format!("{one}/withdraw"), &[]).await;
    let page = portal.page(&one).await;
    assert!(
        page.contains("Withdrawn") && page.contains("Region · Offers (once, on"),
        "{page}"
    );
    assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 0);
    let preview = portal
        .page("/consents/preview?cluster=oslo&purpose=matchmaking")
        .await;
    assert!(preview.contains("You withdrew your permission"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_in_a_choice_is_named_beside_its_field() {
    let portal = Portal::start(false).await;
    let (status, page) = portal
        .open("/consents/review?until=day&day=2020-01-01&field=summary")
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    for target in ["#purpose", "#recipient", "#day"] {
        assert!(page.contains(&format!("href=\"{target}\"")), "{target}");
    }
    assert!(
        page.contains("value=\"summary\" checked"),
        "what was chosen is kept"
    );
    // What cannot be read is not left out: without it, more would be consented to.
    for wrong in ["except=Oslo!", "recipient=everybody"] {
        let path = format!("/consents/review?{CHOICE}&{wrong}");
        let (status, page) = portal.open(&path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(page.contains("href=\"#recipient\""), "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_goes_back_in_pages() {
    let portal = Portal::start(true).await;
    for _ in 0..101 {
        assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 2);
    }
    let proofs = |page: &str| page.matches("/proof.json\"").count();
    let first = portal.page("/history").await;
    assert_eq!(proofs(&first), 100);
    let (_, rest) = first.split_once("/history?before=").expect("a link");
    let before = rest.split('"').next().unwrap();
    let second = portal.page(&format!("/history?before={before}")).await;
    assert_eq!(proofs(&second), 1);
    assert!(!second.contains("href=\"/member/B-0/history?before="));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_outweighs_every_permission() {
    let portal = Portal::start(true).await;
    assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 2);
    let object = [("cluster", "oslo"), ("stands", "yes")];
    portal.taken("/objections", &object).await;
    assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 1);
    let preview = portal.page("/consents/preview?cluster=oslo").await;
    assert!(preview.contains("You have objected to this cluster"));
    let lift = [("cluster", "oslo"), ("stands", "no")];
    portal.taken("/objections", &lift).await;
    assert_eq!(portal.oslo.query(everyone()).await.matches.len(), 2);
}
