//! The browser does what the other tests take for granted, and sees what they look for.

use fantoccini::key::Key;
use integration_tests::browser::{Browser, FULL, NARROW, in_browser};

/// A page with a fault of each kind that the other tests look for.
const FAULTY: &str = "data:text/html,<html lang=en><title>T</title><main><h1>T</h1>\
    <style>.none:focus{outline:none}.wide{width:900px}</style>\
    <script>document.title='scripted'</script>\
    <img src='data:,'><div class=wide>wide</div>\
    <label>Name <input></label><label><input type=checkbox>Agree</label>\
    <button>Go</button><a class=none href='%23'>unseen</a>";

async fn sees_faults(browser: &Browser, title: &str) {
    browser.look(FULL).await;
    browser.open_page(FAULTY).await;
    assert_eq!(browser.client().title().await.unwrap(), title);
    browser.fill("Name", "Anna").await;
    browser.tick("Agree").await;
    let script = "return [...document.querySelectorAll('input')].map(e => e.value + e.checked)";
    let fields = browser.script(script, vec![]).await;
    assert_eq!(fields, serde_json::json!(["Annafalse", "ontrue"]));
    assert!(browser.has("Go").await && !browser.has("Stop").await);
    assert_eq!(browser.overflow().await, 0);
    browser.look(NARROW.dark()).await;
    assert!(browser.overflow().await > 500);
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(browser.script(dark, vec![]).await, true);
}

#[tokio::test]
async fn the_browser_runs_scripts() {
    in_browser(true, async |browser| {
        sees_faults(browser, "scripted").await;
        let faults = browser.faults().await;
        let blind = !faults.is_empty() && !faults.iter().any(|f| f.starts_with("image-alt"));
        assert!(!blind, "axe sees no missing text: {faults:#?}");
    })
    .await;
}

#[tokio::test]
async fn the_browser_runs_no_scripts() {
    in_browser(false, async |browser| sees_faults(browser, "T").await).await;
}

#[tokio::test]
async fn the_browser_is_used_by_keyboard() {
    in_browser(true, async |browser| {
        browser.open_page(FAULTY).await;
        browser.tab_to("Name").await;
        browser.type_text("Anna").await;
        browser.tab_to("Agree").await;
        browser.key(Key::Space).await;
        let script = "return document.querySelector('[type=checkbox]').checked";
        assert_eq!(browser.script(script, vec![]).await, true);
        let wrong = browser
            .missed_by_tab()
            .await
            .expect("a focus that nobody sees");
        assert!(
            wrong.contains("the focus on `unseen` cannot be seen"),
            "{wrong}"
        );
    })
    .await;
}
