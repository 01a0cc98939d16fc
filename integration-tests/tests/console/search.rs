//! From a search to results with reasons in words, the shortlist, and what is new.

use integration_tests::{
    federation::Federation,
    members::{consent_of_all, member, members},
    peer::Peer,
    setup::Spec,
    waiting::eventually,
};
use reqwest::StatusCode;
use steelyard::directory::import::ConsentSheet;

use super::desk::Desk;

/// A member whose name and texts would do harm as HTML.
const HARMFUL: &str = "<script>alert(1)</script>";

async fn federation() -> Federation {
    let mut harmful = member("H-1");
    harmful.identity.legal_name = format!("{HARMFUL} Srl");
    harmful.identity.website = Some("javascript:alert(1)".to_owned());
    harmful.offers[0].text = format!("{HARMFUL} & more");
    let mut of_turin = members("T", 2);
    of_turin.push(harmful);
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(of_turin, consent_of_all().sheet()),
        Spec::new("lyon", "FR"),
    ];
    Federation::start_but(specs, &["lyon"]).await
}

const WANTED: [(&str, &str); 3] = [
    ("text", "spectrometry"),
    ("concept", "/23/45"),
    ("deadline", "2"),
];

/// The handles of the matches that a page shows.
fn marks(html: &str) -> Vec<String> {
    let parts = html.split("name=\"m\" value=\"").skip(1);
    let mut marks: Vec<String> = parts
        .map(|p| p.split('"').next().unwrap().to_owned())
        .collect();
    marks.sort();
    marks.dedup();
    marks
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_leads_to_matches_with_reasons_in_words() {
    let federation = federation().await;
    let desk = Desk::at(federation.cluster("oslo")).await;

    // Without scripts a concept is looked for with a step of its own, in any language.
    let empty = desk.page("/console").await;
    assert!(
        !empty.contains("formmethod"),
        "what is sought goes into the address"
    );
    let sought = [("find", "Umweltwissenschaften"), ("text", "spectrometry")];
    let form = desk.send("/console", &sought).await;
    assert_eq!(form.status(), StatusCode::OK);
    let form = form.text().await.unwrap();
    assert!(
        form.contains("name=\"concept\" value=\"/23/45/277\""),
        "{form}"
    );
    assert!(form.contains("environmental sciences") && form.contains(">spectrometry</textarea>"));
    let in_address = desk.open("/console/concepts?q=milj%C3%B8vit").await;
    assert_ne!(in_address.status(), StatusCode::OK);
    let found = desk.send("/console/concepts", &[("q", "miljøvit")]).await;
    let found = found.text().await.unwrap();
    assert!(
        found.contains("/23/45/277") && !found.contains("<html"),
        "{found}"
    );

    let results = desk.search(&WANTED).await;
    let html = desk.page(&results).await;
    for told in [
        "Offers <em>environmental sciences</em>, narrower than your <em>earth and environmental science</em>",
        "What it offers speaks of <em>spectrometry</em>",
        "T-0 Srl",
        "Bologna",
        "answered: 3 matches",
        "cannot be reached now",
        "2 of 3 clusters have answered. There may be more members that fit.",
        "Not shown, and can be asked for: Contact person",
    ] {
        assert!(html.contains(told), "`{told}` is not in {html}");
    }
    // What others write is text.
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; Srl"));
    for harmful in [HARMFUL, "href=\"javascript:", "style=", "onclick"] {
        assert!(!html.contains(harmful), "`{harmful}` is in {html}");
    }
    // What a browser with scripts is told ends with the same.
    let events = desk
        .open(&format!("{results}/events"))
        .await
        .text()
        .await
        .unwrap();
    assert!(
        events.starts_with("event: done") && events.contains("T-0 Srl"),
        "{events}"
    );

    let marks = marks(&html);
    assert_eq!(marks.len(), 3);
    let ticked: Vec<String> = marks
        .iter()
        .map(|m| format!("m={}", m.replace('~', "%7E")))
        .collect();
    let side_by_side = desk
        .page(&format!("{results}/compare?{}", ticked.join("&")))
        .await;
    assert_eq!(side_by_side.matches("<th scope=\"col\">").count(), 3);
    // The form to ask for an introduction names the match, and asks nothing yet.
    let query = results.rsplit('/').next().unwrap();
    let form = desk
        .page(&format!(
            "/console/introductions/new?query={query}&{}",
            ticked[0]
        ))
        .await;
    assert!(form.contains("Ask for an introduction"));
    let unread = [
        ("query", query),
        ("m", &marks[0]),
        ("text", "They should meet."),
        ("reveal", "regoin"),
    ];
    let unread = desk.refused("/console/introductions", &unread).await;
    assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = "One of the choices could not be read";
    assert!(unread.html.contains(told), "{}", unread.html);
    assert!(
        desk.page("/console/introductions")
            .await
            .contains("None yet")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_search_that_is_asked_again_shows_what_is_new() {
    let federation = federation().await;
    let desk = Desk::at(federation.cluster("oslo")).await;
    let results = desk.search(&WANTED).await;
    let save = format!("{results}/save");
    let blank = desk.refused(&save, &[("name", " \t ")]).await;
    assert_eq!(blank.status, StatusCode::BAD_REQUEST);
    let told = "Give the search a name.";
    assert!(blank.html.contains(told), "{}", blank.html);
    // A double click sends forms twice.
    for _ in 0..2 {
        desk.done(&save, &[("name", "Spectrometry <b>")]).await;
    }
    let kept = desk.page("/console/searches").await;
    assert!(kept.contains("Spectrometry &lt;b&gt;") && kept.contains("Saved by Marit Moen"));
    let id = kept.split("/console/searches/").nth(1).unwrap();
    let run = format!("/console/searches/{}", id.split('"').next().unwrap());
    assert!(run.ends_with("/run"), "{run}");
    assert_eq!(kept.matches("/run\"").count(), 1, "{kept}");

    // As long as Lyon keeps the others waiting, the same is not asked once more.
    let oslo = federation.cluster("oslo");
    let lyon = Peer::start(federation.cluster("lyon"), &[oslo]).await;
    lyon.connected_to(oslo).await;
    let again = desk.done(&run, &[]).await;
    assert_eq!(desk.done(&run, &[]).await, again);
    desk.answered(&again).await;
    drop(lyon);
    let html = desk.page(&again).await;
    assert!(
        html.contains("Nothing is new since this search was last asked."),
        "{html}"
    );

    // A member joins Turin.
    let opened = federation.cluster("turin").open().await;
    let sheet = consent_of_all().sheet();
    let newcomer = [member("N-1")];
    let imported = opened.directory.import(&newcomer, &sheet, "test", |_| ());
    imported.await.unwrap();
    opened.store.close().await;
    eventually("the newcomer is found", || async {
        let again = desk.done(&run, &[]).await;
        desk.answered(&again).await;
        let html = desk.page(&again).await;
        if !html.contains("N-1 Srl") {
            return false;
        }
        assert!(
            html.contains("1 match is new since this search was last asked."),
            "{html}"
        );
        let card = html.split("N-1 Srl").nth(1).unwrap();
        assert!(
            card.split("</h3>").next().unwrap().contains(">new</span>"),
            "{card}"
        );
        assert_eq!(html.matches(">new</span>").count(), 1);
        true
    })
    .await;

    // The shortlist keeps a pseudonym and the note; what was told is not kept.
    let html = desk.page(&results).await;
    let mark = &marks(&html)[0];
    let list = format!("{results}/shortlist");
    desk.done(&list, &[("m", mark)]).await;
    desk.done(
        "/console/shortlist/note",
        &[("m", mark), ("note", "=cmd|' /C calc'!A0 <i>")],
    )
    .await;
    let long = "x".repeat(501);
    let long = [("m", mark.as_str()), ("note", &long)];
    let long = desk.refused("/console/shortlist/note", &long).await;
    assert_eq!(long.status, StatusCode::BAD_REQUEST);
    let told = "The text is too long. At most 500 characters are kept.";
    assert!(long.html.contains(told), "{}", long.html);
    let kept = desk.page("/console/searches").await;
    assert!(
        kept.contains("=cmd|&#39; /C calc&#39;!A0 &lt;i&gt;")
            || kept.contains("=cmd|' /C calc'!A0 &lt;i&gt;"),
        "{kept}"
    );
    let opened = federation.cluster("oslo").open().await;
    let row = opened.store.shortlist(9).await.unwrap().remove(0);
    assert!(!format!("{}{}{}", row.note, row.inquiry, row.handle).contains("Srl"));
    opened.store.close().await;
    let foreign = desk
        .refused(&list, &[("m", "turin~00000000000000000000000000000000")])
        .await;
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    desk.done("/console/shortlist/remove", &[("m", mark)]).await;
    desk.done(&run.replace("/run", "/remove"), &[]).await;
    let kept = desk.page("/console/searches").await;
    assert!(kept.contains("Nothing here yet") && kept.contains("None yet."));
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_no_empty_result_and_homes_are_counted() {
    let acme = |reference: &str| {
        let mut acme = member(reference);
        acme.identity.legal_name = "Acme SpA".to_owned();
        acme.identity.website = Some("https://www.acme.example/".to_owned());
        vec![acme]
    };
    let all = || consent_of_all().sheet();
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(acme("T-1"), all()),
        Spec::new("lyon", "FR").members(acme("L-9"), all()),
    ];
    let federation = Federation::start(specs).await;
    let desk = Desk::at(federation.cluster("oslo")).await;
    let sought = ("text", "spectrometry");
    let records = desk.page(&desk.search(&[sought]).await).await;
    let heading = "<h2 id=\"matches\">2 matches</h2>";
    assert!(records.contains(heading), "{records}");
    assert_eq!(marks(&records).len(), 1, "one organisation");
    let empty = "No cluster shows a member that fits.";
    for level in ["count", "boolean"] {
        let path = desk.search(&[sought, ("granularity", level)]).await;
        let html = desk.page(&path).await;
        assert!(!html.contains(empty), "{level}: {html}");
        assert_eq!(html.contains(heading), level == "count", "{level}: {html}");
        // What is new is not told by numbers.
        desk.done(&format!("{path}/save"), &[("name", level)]).await;
        let kept = desk.page("/console/searches").await;
        let (_, id) = kept.split_once("/console/searches/").expect("a form");
        let run = format!("/console/searches/{}", id.split('"').next().unwrap());
        let again = desk.done(&run, &[]).await;
        desk.answered(&again).await;
        let html = desk.page(&again).await;
        assert!(!html.contains("is new since"), "{level}: {html}");
    }
    let nothing = [sought, ("nuts", "FI1"), ("granularity", "count")];
    let html = desk.page(&desk.search(&nothing).await).await;
    assert!(html.contains(empty), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_told_at_their_fields_and_nothing_is_lost() {
    let specs = vec![
        Spec::new("oslo", "NO").members(members("M", 2), ConsentSheet::default()),
        Spec::new("turin", "IT"),
    ];
    let federation = Federation::start(specs).await;
    let desk = Desk::at(federation.cluster("oslo")).await;
    let wanted = [
        ("text", "pathology"),
        ("nuts", "Piemonte"),
        ("trl_min", "7"),
        ("trl_max", "3"),
        ("like", "nobody"),
    ];
    let page = desk.refused("/console/search", &wanted).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for told in [
        "There are 3 mistakes",
        "Piemonte is no code of a region",
        "the lower one first",
        "No member is called that",
        ">pathology</textarea>",
    ] {
        assert!(page.html.contains(told), "`{told}` is not in {}", page.html);
    }
    // Two are called `Srl`: one of them has to be chosen.
    let page = desk.refused("/console/search", &[("like", "srl")]).await;
    assert!(
        page.html.contains("name=\"meant\" value=\"M-1\""),
        "{}",
        page.html
    );
    // The button is sent with the field above it. Without consent nobody is told anything.
    let chosen = [("like", "srl"), ("meant", "M-1")];
    let page = desk.refused("/console/search", &chosen).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.html.contains("does not allow any of these clusters"),
        "{}",
        page.html
    );
    // The return key asks, too; but first it looks for the field of work that was typed.
    let entered = ("entered", "yes");
    let finds = [entered, ("find", "imaging"), ("text", "pathology")];
    let page = desk.refused("/console/search", &finds).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.contains(">pathology</textarea>"));
    assert!(page.html.contains("diagnostic imaging"), "{}", page.html);
    desk.search(&[entered, ("text", "pathology")]).await;
    // After a second mistake another language leads to a page that can be looked at.
    let wrong = desk.send("/console/search", &[("nuts", "Piemonte")]).await;
    let page = wrong.text().await.unwrap();
    assert!(page.contains("name=\"back\" value=\"/console\""), "{page}");
}
