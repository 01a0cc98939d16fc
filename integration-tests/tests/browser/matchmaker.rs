//! A matchmaker's way from search to accepted introduction, across two nodes, until the member
//! withdraws.

use std::time::{Duration, Instant};

use integration_tests::{
    browser::{Browser, in_browser},
    members::OFFERED_WORD,
    sessions::Who,
};

use crate::scene::{BOLOGNA, MEMBER, OSLO, Scene};

/// How long the nodes may take to pass a message on.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_matchmaker_finds_and_introduces() {
    in_browser(true, async |browser| {
        from_search_to_introduction(browser, true).await
    })
    .await;
}

#[tokio::test]
async fn a_matchmaker_finds_and_introduces_without_scripts() {
    in_browser(false, async |browser| {
        from_search_to_introduction(browser, false).await
    })
    .await;
}

async fn from_search_to_introduction(browser: &Browser, scripts: bool) {
    let scene = Scene::start().await;
    let name = format!("{MEMBER} Srl");
    let member = Who::Member(MEMBER.parse().unwrap());
    scene.sign_in(browser, OSLO, &Who::Matchmaker).await;
    scene.sign_in(browser, BOLOGNA, &member).await;
    let (oslo, bologna) = (scene.url(OSLO), scene.url(BOLOGNA));

    // A search finds the member under a pseudonym, with a reason in words.
    browser.open_page(&oslo).await;
    browser.says("Find partners in the federation").await;
    if scripts {
        // They appear as one types, and nothing of it stands in an address.
        browser.fill("Fields of work", "Umweltwissenschaften").await;
        browser.says("environmental sciences").await;
    }
    browser
        .fill("What are you looking for?", OFFERED_WORD)
        .await;
    browser.press("Ask the federation").await;
    browser.says("All 2 clusters have answered.").await;
    browser.says("Organisation ").await;
    browser.says("What it offers speaks of").await;
    let found = browser.text().await;
    assert!(!found.contains(&name), "the name was not allowed:\n{found}");

    // The matchmaker asks for an introduction.
    browser.follow("Ask for an introduction").await;
    let why = "Our member needs your instruments for a study in Oslo.";
    browser.fill("Why should they meet?", why).await;
    browser.press("Send the request").await;
    browser.says("The request is on its way.").await;

    // The member sees who asks and why, chooses what it shows, and accepts.
    let inbox = format!("{bologna}/member/{MEMBER}/introductions");
    until(browser, &inbox, "Request from Cluster oslo").await;
    browser.follow("Request from Cluster oslo").await;
    browser.says(why).await;
    browser.tick("Name, city, website").await;
    browser.press("Accept and show this").await;
    browser
        .says("Accepted. What you ticked is on its way.")
        .await;

    // The matchmaker sees what was revealed.
    until(
        browser,
        &format!("{oslo}/console/introductions"),
        "introduced",
    )
    .await;
    browser.says(&name).await;
    browser.follow(&name).await;
    browser.says("What they revealed").await;

    // The member withdraws what it allows; it is found no more.
    browser
        .open_page(&format!("{bologna}/member/{MEMBER}/consents"))
        .await;
    browser.press("Withdraw").await;
    browser.says("Withdrawn.").await;
    browser.open_page(&oslo).await;
    browser
        .fill("What are you looking for?", OFFERED_WORD)
        .await;
    browser.press("Ask the federation").await;
    browser.says("All 2 clusters have answered.").await;
}

/// Opens the page again and again until it says this.
async fn until(browser: &Browser, url: &str, wanted: &str) {
    let end = Instant::now() + PATIENCE;
    loop {
        browser.open_page(url).await;
        let text = browser.text().await;
        if text.contains(wanted) {
            return;
        }
        assert!(
            Instant::now() < end,
            "{url} does not say `{wanted}`:\n{text}"
        );
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}
