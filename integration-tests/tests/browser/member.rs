//! A member's way from invitation to withdrawal, against what another cluster sees of it.

use fantoccini::key::Key;
use integration_tests::{
    browser::{Browser, in_browser},
    members::{everyone_at, member},
    process,
    setup::Spec,
};

use crate::scene::{BOLOGNA, MEMBER, OSLO, Scene, path_in};

const ADDRESS: &str = "giulia@portico.example";
const PASSWORD: &str = "four quiet grey herons";

#[tokio::test]
async fn a_member_comes_in_decides_and_withdraws() {
    in_browser(true, async |browser| {
        from_invitation_to_withdrawal(browser).await
    })
    .await;
}

#[tokio::test]
async fn a_member_comes_in_decides_and_withdraws_without_scripts() {
    in_browser(false, async |browser| {
        from_invitation_to_withdrawal(browser).await
    })
    .await;
}

async fn from_invitation_to_withdrawal(browser: &Browser) {
    let scene = Scene::of(vec![
        Spec::new(OSLO, "NO"),
        Spec::new(BOLOGNA, "IT").members(vec![member(MEMBER)], Default::default()),
    ])
    .await;
    // Nobody sees anything before the member decides.
    assert_eq!(seen_from_oslo(&scene).await, 0);

    // The invitation, as the staff pass it on.
    browser.open_page(&invitation(&scene)).await;
    browser.says("invites you").await;
    browser.fill("Your name", "Giulia Bianchi").await;
    // With scripts, a passkey is proposed first.
    browser.tick("With a password").await;
    browser.fill("New password", PASSWORD).await;
    browser.press("Accept the invitation").await;
    browser.says("Welcome. Your account is ready.").await;

    // It says what it offers.
    let home = format!("{}/member/{MEMBER}", scene.url(BOLOGNA));
    browser.open_page(&home).await;
    browser.follow("Profile").await;
    browser.says("What you have told us").await;
    browser.follow("Add an offer").await;
    browser.fill("Title", "Image analysis for pathology").await;
    browser.press("Save").await;
    browser.says("Saved.").await;
    browser.says("Image analysis for pathology").await;

    // It allows something, and reads first what that means.
    browser.follow("Who sees what").await;
    browser
        .says("At present no other cluster can see anything of you.")
        .await;
    browser.follow("Give a new permission").await;
    browser.tick("Matchmaking").await;
    browser.tick("The whole federation").await;
    browser.tick("Offers").await;
    browser.tick("Summary").await;
    browser.tick("For a year").await;
    browser.press("Read what this means").await;
    browser.says("Do you allow this?").await;
    assert_eq!(seen_from_oslo(&scene).await, 0);
    browser.press("We allow this").await;
    browser
        .says("Your permission is recorded and holds now.")
        .await;
    assert_eq!(seen_from_oslo(&scene).await, 1);

    // It sees itself as the other cluster does, and that it was seen.
    browser.follow("See yourself as others do").await;
    browser.choose("Cluster", "Cluster oslo").await;
    browser.press("Show").await;
    browser.says("Image analysis for pathology").await;
    let shown = browser.text().await;
    assert!(
        !shown.contains(&format!("{MEMBER} Srl")),
        "the name was not allowed:\n{shown}"
    );
    browser.follow("History").await;
    browser.says("Cluster oslo").await;

    // It goes, comes back with its password, and withdraws.
    browser.press("Sign out").await;
    browser.says("You are signed out.").await;
    browser.fill("E-mail address", ADDRESS).await;
    browser.fill("Password", PASSWORD).await;
    browser.press("Sign in").await;
    browser.follow("Who sees what").await;
    browser.press("Withdraw").await;
    browser.says("Withdrawn.").await;
    browser.says("Cluster oslo").await;
    assert_eq!(seen_from_oslo(&scene).await, 0);
}

#[tokio::test]
async fn a_passkey_lets_in_by_keyboard_alone() {
    in_browser(true, async |browser| {
        let scene = Scene::of(vec![
            Spec::new(OSLO, "NO"),
            Spec::new(BOLOGNA, "IT").members(vec![member(MEMBER)], Default::default()),
        ])
        .await;
        browser.open_page(&invitation(&scene)).await;
        browser.add_authenticator().await;
        browser.tab_to("Your name").await;
        browser.type_text("Giulia Bianchi").await;
        browser.tab_to("Accept the invitation").await;
        browser.key(Key::Enter).await;
        browser.says("Your passkey").await;
        browser.tab_to("Create a passkey").await;
        browser.key(Key::Enter).await;
        browser.says("Where you are signed in").await;
        browser.forget_cookies().await;
        browser
            .open_page(&format!("{}/sign-in", scene.url(BOLOGNA)))
            .await;
        browser.tab_to("Sign in with a passkey").await;
        browser.key(Key::Enter).await;
        browser.says("Who sees what").await;
        assert_eq!(browser.path().await, format!("/member/{MEMBER}"));
    })
    .await;
}

/// The link of a new invitation to act for the member.
fn invitation(scene: &Scene) -> String {
    let cluster = scene.federation.cluster(BOLOGNA);
    let told = process::command(cluster, &["member", "invite", MEMBER, "--email", ADDRESS]);
    format!("{}{}", scene.url(BOLOGNA), path_in(&told))
}

/// How many members of Bologna the other cluster is shown.
async fn seen_from_oslo(scene: &Scene) -> usize {
    let result = scene
        .federation
        .api(OSLO)
        .query(&everyone_at(&[BOLOGNA]))
        .await;
    result.matches.len()
}
