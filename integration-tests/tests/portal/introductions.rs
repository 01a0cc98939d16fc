//! Requests for an introduction: what waits, what may be agreed to, and what is given away of staff.

use std::collections::HashSet;

use integration_tests::{
    introduced::{begun, waiting, write},
    members::everyone,
    sessions::{Who, begin},
    visitor::{Visitor, hidden},
};
use reqwest::StatusCode;
use steelyard::{
    asking::Found,
    clock::{Clock, SystemClock},
    identity::charter,
    rights::held::beside,
    store::introductions::IntroductionRow,
};
use steelyard_protocol::{charter::ClusterState, ids::MemberRef, inquiry::Inquiry};

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

    /// A matchmaker of Bologna, signed in.
    async fn matchmaker(&self) -> Visitor {
        let cookie = begin(&self.bologna.node.people, &Who::Matchmaker).await;
        Visitor::of(&format!("http://{}", self.at)).with_session(&cookie.unwrap())
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
    let mut staff = portal.matchmaker().await;
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
    let held = beside(&node.people, &node.introductions, &node.saved, &member);
    let held = held.await.unwrap();
    let table = held.iter().find(|t| t.name == "introductions").unwrap();
    assert_eq!(table.rows.len(), rows.len());
    let text = serde_json::to_string(&table.rows).unwrap();
    assert!(text.contains(&old.id) && !text.contains("Marit Moen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn searches_for_a_member_and_who_is_invited_are_in_the_export_without_staff() {
    let portal = Portal::start(true).await;
    let node = &portal.bologna.node;
    let member: MemberRef = "B-0".parse().unwrap();
    let for_nobody = Inquiry::from(everyone());
    let mut inquiry = for_nobody.clone();
    inquiry.like_member = Some(member.clone());
    let found = |number: u32| Found {
        cluster: "oslo".parse().unwrap(),
        handle: format!("{number:032x}").parse().unwrap(),
    };
    for (asked, number, name) in [
        (&inquiry, 1, "Microscopes"),
        (&for_nobody, 2, "Of no member"),
    ] {
        node.saved
            .save(name, asked, &HashSet::new(), "Marit Moen")
            .await
            .unwrap();
        node.saved
            .shortlist(&found(number), name, asked, "Marit Moen")
            .await
            .unwrap();
    }
    let anna = "anna@member.example".parse().unwrap();
    node.people.invite(&anna, &member, None).await.unwrap();
    let held = beside(&node.people, &node.introductions, &node.saved, &member);
    let held = held.await.unwrap();
    let rows = |name: &str| &held.iter().find(|t| t.name == name).unwrap().rows;
    assert_eq!(rows("searches").len(), 1);
    assert_eq!(rows("searches")[0][0], "Microscopes");
    assert_eq!(rows("shortlist").len(), 1);
    assert_eq!(rows("shortlist")[0][2], "Microscopes");
    assert_eq!(rows("invited").len(), 1);
    assert_eq!(rows("invited")[0][0], "anna@member.example");
    let all: Vec<_> = held.iter().map(|t| &t.rows).collect();
    let text = serde_json::to_string(&all).unwrap();
    assert!(!text.contains("Marit Moen"), "{text}");
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
async fn staff_sees_what_is_open_on_either_side_and_how_it_stands_there() {
    let portal = Portal::start(true).await;
    let mut here = portal.asked(0, "matchmaking").await;
    here.changed_at -= 1_000_000;
    let mut for_nobody = portal.asked(1, "matchmaking").await;
    for_nobody.member_id = None;
    let mut given_up = portal.asked(2, "matchmaking").await;
    (given_up.side, given_up.sent, given_up.delivered_at) = (0, 1, None);
    given_up.state = "requested".to_owned();
    given_up.changed_at -= 1_000_000;
    let mut tried = portal.asked(3, "matchmaking").await;
    (tried.side, tried.sent, tried.delivered_at) = (0, 1, None);
    tried.state = "requested".to_owned();
    tried.next_try = Some(tried.expires_at);
    for waits in [&mut given_up, &mut tried] {
        waits.problem = Some("no <node> of it answers".to_owned());
    }
    let mut rows = vec![here.clone(), for_nobody.clone(), given_up.clone()];
    rows.push(tried.clone());
    for number in 4..300 {
        let mut over = portal.asked(number, "matchmaking").await;
        (over.state, over.is_open) = ("declined".to_owned(), 0);
        over.side = i64::from(number % 2);
        rows.push(over);
    }
    write(&portal.bologna.node.ledger, &rows, &[]).await;
    let mut staff = portal.matchmaker().await;
    let list = staff.get("/console/introductions").await.text;
    for open in [&here, &for_nobody, &given_up, &tried] {
        assert!(list.contains(&open.id), "{}: {list}", open.id);
    }
    let problem = "<span lang=\"en\">no &lt;node&gt; of it answers</span>";
    let gone = "1 message did not reach the other cluster";
    let on_the_way = "1 message is still on its way";
    for (row, side, told, untold) in [
        (&here, "holding", "We have it", "The other cluster"),
        (
            &for_nobody,
            "holding",
            "none of our members",
            "our own name",
        ),
        (&for_nobody, "holding", "None of our members", "We have it"),
        (&given_up, "asking", gone, on_the_way),
        (&given_up, "asking", problem, "We have it"),
        (&tried, "asking", on_the_way, gone),
        (&tried, "asking", problem, "We have it"),
    ] {
        let path = format!("/console/introductions/{}?side={side}", row.id);
        let page = staff.get(&path).await.text;
        assert!(page.contains(told), "`{told}` is not in {page}");
        assert!(!page.contains(untold), "`{untold}` is in {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_charter_keeps_back_is_not_laid_to_the_rules() {
    let portal = Portal::start(true).await;
    let node = &portal.bologna.node;
    let row = portal.asked(1, "matchmaking").await;
    let path = format!("/introductions/{}", row.id);
    write(&node.ledger, &[row], &[]).await;
    // Oslo is suspended, and a minute later the charter expires.
    let soon = SystemClock.now().plus_seconds(60);
    let next = portal.prepared.next_charter(|charter| {
        charter.expires = soon;
        for cluster in &mut charter.clusters {
            if cluster.id.as_str() == "oslo" {
                cluster.status = ClusterState::Suspended;
            }
        }
    });
    let identity = &portal.prepared.cluster("bologna").identity;
    charter::adopt(&node.ledger, &SystemClock, identity, None, &[next])
        .await
        .unwrap();
    node.refresh().await;
    let mut staff = portal.matchmaker().await;
    let sought = [("text", "spectrometry")];
    let results = staff.post("/console/search", &sought).await.location;
    let query = results.rsplit('/').next().unwrap();
    let search = node.rounds.get(query.parse().unwrap()).unwrap();
    search.done().await;
    let mark = hidden(&staff.get(&results).await.text, "m");

    let region = [("do", "accept"), ("field", "region")];
    let rules = "The rules of your own cluster";
    for told in [
        "This cluster does not take part in the federation at present.",
        "No charter is in force, so no cluster gets anything at present.",
    ] {
        let page = portal.page(&path).await;
        assert!(page.contains(told) && !page.contains(rules), "{page}");
        assert!(!page.contains("value=\"accept\""), "{page}");
        let page = portal.not_taken(&path, &region).await;
        assert!(page.contains(told) && !page.contains(rules), "{page}");
        portal.bologna.clock.set(soon.plus_seconds(1));
    }
    let wanted = [("query", query), ("m", &mark), ("text", "Meet them.")];
    let refused = staff.post("/console/introductions", &wanted).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = "The charter of the federation has expired";
    assert!(refused.text.contains(told), "{}", refused.text);
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
