//! Requests for an introduction: what waits, what may be agreed to, and what is given away of staff.

use integration_tests::{
    introduced::{begun, waiting, write},
    sessions::{Who, begin},
    visitor::Visitor,
};
use reqwest::StatusCode;
use steelyard::{
    clock::{Clock, SystemClock},
    rights::held::beside,
    store::introductions::IntroductionRow,
};

use super::Portal;

impl Portal {
    /// A request to the member `B-0` that waits.
    async fn asked(&self, number: u32, purpose: &str) -> IntroductionRow {
        let store = self.bologna.node.ledger.store();
        let member = store.member_by_ref("B-0").await.unwrap().unwrap();
        let mut row = waiting(number, Some(member.id), SystemClock.now());
        row.purpose = purpose.to_owned();
        row
    }

    /// Sends a form that is not taken, and gives the page that comes back.
    async fn not_taken(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let (status, text) = self.form(path, fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        text
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_in_a_decision_is_told_as_what_it_is() {
    let portal = Portal::start(true).await;
    let event = portal.asked(1, "event").await;
    let counting = portal.asked(2, "statistics").await;
    let rows = [event.clone(), counting.clone()];
    write(&portal.bologna.node.ledger, &rows, &[]).await;

    // For events the rules keep persons back; for statistics, whoever it is.
    let path = format!("/introductions/{}", event.id);
    let page = portal.page(&path).await;
    assert!(page.contains("value=\"identity\"") && !page.contains("value=\"contact\""));
    let contact = [("do", "accept"), ("field", "contact")];
    let text = portal.not_taken(&path, &contact).await;
    assert!(text.contains("do not let the other cluster have all of this"));
    let long = "x".repeat(2_001);
    let ask = [("do", "ask"), ("text", long.as_str())];
    let text = portal.not_taken(&path, &ask).await;
    assert!(text.contains("The question is too long"));
    let of_counting = format!("/introductions/{}", counting.id);
    let page = portal.page(&of_counting).await;
    assert!(page.contains("give this cluster nothing for this purpose"));
    assert!(!page.contains("value=\"accept\"") && page.contains("value=\"decline\""));
    let region = [("do", "accept"), ("field", "region")];
    portal.not_taken(&of_counting, &region).await;
    let unread = [("do", "accept"), ("field", "region"), ("field", "regoin")];
    portal.not_taken(&path, &unread).await;

    let node = &portal.bologna.node;
    let (member, oslo) = ("B-0".parse().unwrap(), "oslo".parse().unwrap());
    node.directory.object(&member, &oslo).await.unwrap();
    let text = portal.not_taken(&path, &region).await;
    assert!(text.contains("You have objected to this cluster"));
    node.directory.lift(&member, &oslo).await.unwrap();
    portal.taken(&path, &region).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_in_an_answer_is_told_beside_what_was_written() {
    let portal = Portal::start(true).await;
    let mut row = portal.asked(1, "matchmaking").await;
    (row.side, row.member_id, row.sent) = (0, None, 1);
    row.state = "questioned".to_owned();
    let path = format!("/console/introductions/{}", row.id);
    write(&portal.bologna.node.ledger, &[row], &[]).await;
    let cookie = begin(&portal.bologna.node.people, &Who::Matchmaker).await;
    let mut staff = Visitor::of(&format!("http://{}", portal.at)).with_session(&cookie.unwrap());
    let answer = format!("{path}/answer");
    let empty = staff.post(&answer, &[("text", " \r\n ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("Write an answer."), "{}", empty.text);
    let long = "x".repeat(2_001);
    let told = staff.post(&answer, &[("text", &long)]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.text.contains("The text is too long"), "{}", told.text);
    assert!(told.text.contains(&format!("{long}</textarea>")));
    // A line ends with one character, as the page that it is typed in counts.
    let lines = vec!["x".repeat(19); 100].join("\r\n");
    let taken = staff.post(&answer, &[("text", &lines)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    let page = staff.get(&format!("{path}?side=asking")).await.text;
    assert!(page.contains(&lines.replace("\r\n", "\n")), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_stays_on_the_page_and_all_is_in_the_export() {
    let portal = Portal::start(true).await;
    let mut old = portal.asked(0, "matchmaking").await;
    old.changed_at -= 1_000_000;
    let mut rows = vec![old.clone()];
    for number in 1..1_100 {
        let mut over = portal.asked(number, "matchmaking").await;
        (over.state, over.is_open) = ("declined".to_owned(), 0);
        rows.push(over);
    }
    let step = begun(&old, "Marit Moen");
    let node = &portal.bologna.node;
    write(&node.ledger, &rows, &[step]).await;
    assert!(portal.page("/introductions").await.contains(&old.id));

    let member = "B-0".parse().unwrap();
    let held = beside(&node.people, &node.introductions, &member).await;
    let held = held.unwrap();
    let table = held.iter().find(|t| t.name == "introductions").unwrap();
    assert_eq!(table.rows.len(), rows.len());
    let text = serde_json::to_string(&table.rows).unwrap();
    assert!(text.contains(&old.id) && !text.contains("Marit Moen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_over_stays_on_the_page_however_many_wait() {
    let portal = Portal::start(true).await;
    let mut over = portal.asked(0, "matchmaking").await;
    (over.state, over.is_open) = ("declined".to_owned(), 0);
    over.changed_at -= 1_000_000;
    let mut rows = vec![over.clone()];
    for number in 1..120 {
        rows.push(portal.asked(number, "matchmaking").await);
    }
    write(&portal.bologna.node.ledger, &rows, &[]).await;
    assert!(portal.page("/introductions").await.contains(&over.id));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_something_and_is_gone_is_said_to_be_unknown_and_nothing_else() {
    let portal = Portal::start(true).await;
    let people = &portal.bologna.node.people;
    let row = portal.asked(1, "matchmaking").await;
    begin(people, &Who::Matchmaker).await.unwrap();
    let address = "marit@cluster.example".parse().unwrap();
    let marit = people.by_email(&address).await.unwrap().unwrap();
    let step = begun(&row, &format!("person:{}", marit.id));
    let page = format!("/console/introductions/{}?side=holding", row.id);
    write(&portal.bologna.node.ledger, &[row], &[step]).await;
    let cookie = begin(people, &Who::Admin).await.unwrap();
    let mut staff = Visitor::of(&format!("http://{}", portal.at)).with_session(&cookie);
    let told = staff.get(&page).await.text;
    assert!(told.contains("Marit Moen"), "{told}");
    people.remove_person(marit.id).await.unwrap();
    let told = staff.get(&page).await.text;
    assert!(
        told.contains("somebody who is no longer known here"),
        "{told}"
    );
}
