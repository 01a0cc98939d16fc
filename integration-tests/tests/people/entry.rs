//! Invitations, passwords, links and sessions as their people meet them.

use integration_tests::sessions::{Who, begin};
use reqwest::{Method, StatusCode, header};
use steelyard::people::Role;

use crate::{GOOD, Scene, email, reference};

#[tokio::test(flavor = "multi_thread")]
async fn the_way_from_an_invitation_to_signing_out() {
    let scene = Scene::start(|_| ()).await;
    let invitation = scene
        .people()
        .invite(&email("anna@example.org"), &reference("M-1"), None)
        .await
        .unwrap();
    let path = format!("/invitation/{}", invitation.token);
    let mut anna = scene.visitor();
    let seen = anna.get(&path).await;
    assert_eq!(seen.status, StatusCode::OK);
    for said in [
        "Cluster people invites you",
        "Quillfeather Works",
        "anna@example.org",
    ] {
        assert!(seen.text.contains(said), "{said}: {}", seen.text);
    }
    let fields = |password| {
        [
            ("name", "Anna Rossi"),
            ("own-language", "it"),
            ("way", "password"),
            ("password", password),
        ]
    };
    let weak = anna.post(&path, &fields("short")).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text.contains("at least 12 characters") && weak.text.contains("Anna Rossi"));
    assert!(
        !weak.text.contains("value=\"short\""),
        "a password comes back"
    );
    let seen = anna.post(&path, &fields(GOOD)).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER);
    assert_eq!(seen.location, "/member/M-1");
    let cookie = seen
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|value| value.to_str().unwrap())
        .find(|value| value.starts_with("__Host-steelyard="))
        .unwrap();
    for property in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(property), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(anna.get(&path).await.status, StatusCode::GONE);
    let account = anna.get("/account").await;
    assert_eq!(account.status, StatusCode::OK);
    let session = anna.cookies["__Host-steelyard"].clone();
    let out = anna.post("/sign-out", &[]).await;
    assert_eq!(out.location, "/sign-in");
    assert!(!anna.cookies.contains_key("__Host-steelyard"));
    let mut thief = scene.visitor().with_session(&session);
    assert_eq!(
        thief.get("/account").await.location,
        "/sign-in?to=%2Faccount"
    );
    // Whoever signs in, or chooses a language, comes back to the page with its query.
    assert_eq!(
        thief.get("/account?a=1&b=2").await.location,
        "/sign-in?to=%2Faccount%3Fa%3D1%26b%3D2"
    );
    let back = "name=\"back\" value=\"/sign-in?to=%2Faccount%3Fa%3D1\"";
    let page = thief.get("/sign-in?to=%2Faccount%3Fa%3D1").await;
    assert!(page.text.contains(back), "{}", page.text);
    let form = thief.request(Method::POST, "/sign-in");
    let form = form.header(
        header::REFERER,
        "http://localhost/sign-in?to=%2Faccount%3Fa%3D1",
    );
    let form = form.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let page = thief
        .send(form.body("email=anna@example.org&password=wrong"))
        .await;
    assert!(page.text.contains(back), "{}", page.text);
    let wrong = [
        ("email", "anna@example.org"),
        ("password", "not the password"),
    ];
    let refused = anna.post("/sign-in", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let right = [
        ("email", "Anna@example.org"),
        ("password", GOOD),
        ("to", "/account"),
    ];
    assert_eq!(anna.post("/sign-in", &right).await.location, "/account");
    let elsewhere = [
        ("email", "anna@example.org"),
        ("password", GOOD),
        ("to", "//evil.example/"),
    ];
    assert_eq!(
        anna.post("/sign-in", &elsewhere).await.location,
        "/member/M-1"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_to_an_administrators_address_lets_nobody_in_without_signing_in() {
    let scene = Scene::start(|_| ()).await;
    let arne = scene
        .added("arne@example.org", "Arne", Some(Role::Admin))
        .await;
    let invitation = scene
        .people()
        .invite(&arne.email, &reference("M-1"), None)
        .await
        .unwrap();
    let path = format!("/invitation/{}", invitation.token);
    let fields = [
        ("name", "Mallory"),
        ("own-language", "en"),
        ("way", "password"),
        ("password", GOOD),
    ];
    let to_sign_in = format!("/sign-in?to=%2Finvitation%2F{}", invitation.token);
    let mut thief = scene.visitor();
    let seen = thief.get(&path).await;
    assert!(seen.text.contains("Sign in with it first"), "{}", seen.text);
    assert!(!seen.text.contains("name=\"password\""), "{}", seen.text);
    assert!(!seen.text.contains("Arne"), "{}", seen.text);
    let seen = thief.post(&path, &fields).await;
    assert_eq!(seen.location, to_sign_in);
    assert!(!thief.cookies.contains_key("__Host-steelyard"));
    // Nor does it help to be somebody else.
    let mut other = scene.accepted("anna@example.org", "M-2").await;
    assert_eq!(other.post(&path, &fields).await.location, to_sign_in);
    assert_eq!(other.get("/admin").await.status, StatusCode::FORBIDDEN);
    let found = scene.people().person(arne.id).await.unwrap();
    assert!(!found.has_password && found.members.is_empty());
    assert_eq!(found.name, "Arne");

    let cookie = scene.people().begin_session(arne.id, "").await.unwrap();
    let mut own = scene.visitor().with_session(&cookie);
    let seen = own.get(&path).await;
    assert!(seen.text.contains("Accept the invitation"), "{}", seen.text);
    let seen = own.post(&path, &[]).await;
    assert_eq!(seen.location, "/member/M-1", "{}", seen.text);
    let found = scene.people().person(arne.id).await.unwrap();
    assert!(found.acts_for(&reference("M-1")) && !found.has_password);
    assert_eq!(own.get("/member/M-1").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_refused_learns_nothing_and_is_stopped_in_the_end() {
    let scene = Scene::start(|_| ()).await;
    scene.accepted("anna@example.org", "M-1").await;
    let mut guesser = scene.visitor();
    let mut answers = Vec::new();
    for address in ["anna@example.org", "nobody@example.org"] {
        let typed = [("email", address), ("password", "one more guess")];
        let seen = guesser.post("/sign-in", &typed).await;
        answers.push((seen.status, seen.text.replace(address, "")));
    }
    assert_eq!(answers[0], answers[1]);
    let typed = [
        ("email", "anna@example.org"),
        ("password", "one more guess"),
    ];
    let mut stopped = None;
    for n in 1..20 {
        let seen = guesser.post("/sign-in", &typed).await;
        if seen.status == StatusCode::TOO_MANY_REQUESTS {
            stopped = Some(n);
            break;
        }
    }
    assert!(stopped.is_some_and(|n| n <= 10), "{stopped:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_people_puts_no_address_into_a_url_and_half_a_form_enables_nobody() {
    let scene = Scene::start(|_| ()).await;
    let mut ids = Vec::new();
    for n in 10..62 {
        let address = format!("p{n}@example.org");
        ids.push(scene.added(&address, "", Some(Role::Admin)).await.id);
    }
    scene.people().link_to_pass_on(ids[1]).await.unwrap();
    let cookie = scene.people().begin_session(ids[0], "").await.unwrap();
    let mut admin = scene.visitor().with_session(&cookie);
    let first = admin.get("/admin/people").await.text;
    let (_, next) = first
        .split_once("/admin/people?after=")
        .expect("a next page");
    let next = next.split('"').next().unwrap();
    assert_eq!(next, ids[49].to_string());
    let second = admin.get(&format!("/admin/people?after={next}")).await.text;
    assert!(second.contains("p60@example.org") && second.contains("p61@example.org"));
    assert!(!second.contains("p59@example.org"), "{second}");
    let log = admin.get("/admin/log").await.text;
    assert!(
        log.contains("A link was made that lets in as this person"),
        "{log}"
    );

    let other = format!("/admin/people/{}/disabled", ids[1]);
    admin.post(&other, &[("disabled", "true")]).await;
    let half = admin.post(&other, &[]).await;
    assert_eq!(half.status, StatusCode::BAD_REQUEST);
    assert!(!half.text.contains("missing field"), "{}", half.text);
    assert!(scene.people().person(ids[1]).await.unwrap().disabled);
    admin.post(&other, &[("disabled", "false")]).await;
    assert!(!scene.people().person(ids[1]).await.unwrap().disabled);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_used_by_its_button_and_not_by_who_looks_at_it() {
    let scene = Scene::start(|_| ()).await;
    let arne = scene
        .added("arne@example.org", "Arne", Some(Role::Admin))
        .await;
    let token = scene.people().link_to_pass_on(arne.id).await.unwrap();
    let path = format!("/link/{token}");
    let mut visitor = scene.visitor();
    for _ in 0..3 {
        let seen = visitor.get(&path).await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(visitor.cookies.is_empty());
    }
    assert_eq!(visitor.post(&path, &[]).await.location, "/console");
    let mut second = scene.visitor();
    assert_eq!(second.post(&path, &[]).await.status, StatusCode::GONE);
    assert!(second.cookies.is_empty());
    let asked = [("link-email", "arne@example.org")];
    let without_mail = second.post("/sign-in/link", &asked).await;
    assert_eq!(without_mail.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_keeps_its_own_account() {
    let scene = Scene::start(|config| {
        config.mail.smtp = "smtp://127.0.0.1:9".into();
        config.mail.from = "node@example.org".to_owned();
    })
    .await;
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    let saved = [
        ("name", "Anna Bianchi"),
        ("own-language", "it"),
        ("digest", "yes"),
    ];
    assert_eq!(anna.post("/account", &saved).await.location, "/account");
    let found = scene.people().by_email(&email("anna@example.org")).await;
    let found = found.unwrap().unwrap();
    assert_eq!(found.name, "Anna Bianchi");
    assert_eq!(found.language.as_deref(), Some("it"));
    assert!(found.digest);
    let nameless = [("name", " "), ("own-language", "de")];
    let refused = anna.post("/account", &nameless).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let typed = refused.text;
    assert!(typed.contains("<option value=\"de\" selected>"), "{typed}");
    assert!(!typed.contains("value=\"yes\" checked"), "{typed}");
    let elsewhere = [("name", "Anna Bianchi"), ("own-language", "tlh")];
    assert_eq!(anna.post("/account", &elsewhere).await.location, "/account");
    let found = scene.people().by_email(&email("anna@example.org")).await;
    assert_eq!(found.unwrap().unwrap().language.as_deref(), Some("it"));
    // Somewhere else she is signed in too, until she ends it there.
    let mut other = scene.visitor();
    let right = [("email", "anna@example.org"), ("password", GOOD)];
    other.post("/sign-in", &right).await;
    assert_eq!(other.get("/account").await.status, StatusCode::OK);
    anna.post("/account/sessions/end", &[]).await;
    assert_eq!(other.get("/account").await.status, StatusCode::SEE_OTHER);
    // A session that is not fresh changes a password by the old one only.
    scene.pass(16 * 60);
    let new = "eleven green hills";
    let unproved = anna.post("/account/password", &[("password", new)]).await;
    assert_eq!(unproved.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nothing = serde_json::json!({});
    let begun = anna.post_json("/account/passkey/begin", &nothing).await;
    assert_eq!(begun.status, StatusCode::FORBIDDEN);
    let proved = [("current", GOOD), ("password", new)];
    let changed = anna.post("/account/password", &proved).await;
    assert_eq!(changed.location, "/account");
    assert_eq!(anna.get("/account").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_of_other_sites_are_not_taken() {
    let scene = Scene::start(|_| ()).await;
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    let forged = anna
        .request(Method::POST, "/account/sessions/end")
        .header("sec-fetch-site", "cross-site");
    // The visitor's own header stands before it; both must be from here.
    let forged = forged.header(header::ORIGIN, "https://evil.example");
    let mut request = forged.build().unwrap();
    request
        .headers_mut()
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = reqwest::Client::new().execute(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    assert_eq!(anna.get("/account").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_staff_s_session_opens_the_api_to_their_own_pages_only() {
    let scene = Scene::start(|_| ()).await;
    let marit = scene
        .added("marit@example.org", "Marit", Some(Role::Matchmaker))
        .await;
    let cookie = scene.people().begin_session(marit.id, "").await.unwrap();
    let mut marit = scene.visitor().with_session(&cookie);
    assert_eq!(marit.get("/api/v1/members").await.status, StatusCode::OK);
    let query = serde_json::json!({ "purpose": "matchmaking", "deadline_ms": 500 });
    let asked = marit.post_json("/api/v1/queries", &query).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text);
    let forged = marit.request(Method::POST, "/api/v1/queries").json(&query);
    let mut forged = forged.build().unwrap();
    forged
        .headers_mut()
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = reqwest::Client::new().execute(forged).await.unwrap();
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    assert_eq!(
        anna.get("/api/v1/members").await.status,
        StatusCode::FORBIDDEN
    );
    let mut nobody = scene.visitor();
    assert_eq!(
        nobody.get("/api/v1/members").await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_letter_is_offered_what_was_chosen_stays() {
    let scene = Scene::start(|_| ()).await;
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    let address = email("anna@example.org");
    let found = scene.people().by_email(&address).await.unwrap().unwrap();
    scene.people().set_digest(found.id, true).await.unwrap();
    let page = anna.get("/account").await.text;
    assert!(!page.contains("name=\"digest\""), "{page}");
    let saved = [("name", "Anna Bianchi"), ("own-language", "it")];
    assert_eq!(anna.post("/account", &saved).await.location, "/account");
    let found = scene.people().person(found.id).await.unwrap();
    assert_eq!(found.name, "Anna Bianchi");
    assert!(found.digest);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_backups_tells_of_a_password_in_the_configuration() {
    let scene = Scene::start(|config| {
        config.mail.smtp = "smtps://node:s3cret@mail.example.org".into();
        config.mail.from = "node@example.org".to_owned();
    })
    .await;
    let arne = scene
        .added("arne@example.org", "Arne", Some(Role::Admin))
        .await;
    let cookie = scene.people().begin_session(arne.id, "").await.unwrap();
    let mut arne = scene.visitor().with_session(&cookie);
    let seen = arne.get("/admin/backup").await.text;
    assert!(seen.contains("mail.smtp") && seen.contains("holds a password"));
    assert!(!seen.contains("store.url") && !seen.contains("s3cret"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_role_leaves_no_way_in_but_the_invitation_to_the_staff() {
    let scene = Scene::start(|_| ()).await;
    let mut anna = scene.accepted("anna@example.org", "M-1").await;
    let known = scene.people().by_email(&email("anna@example.org")).await;
    let page = format!("/admin/people/{}", known.unwrap().unwrap().id);
    let cookie = begin(scene.people(), &Who::Admin).await.unwrap();
    let mut admin = scene.visitor().with_session(&cookie);
    let told = admin.get(&page).await.text;
    assert!(told.contains("An invitation to anna@example.org"), "{told}");
    let given = admin
        .post(&format!("{page}/role"), &[("role", "matchmaker")])
        .await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text);
    let (_, link) = given.text.split_once("/invitation/").expect("a link");
    let link = format!("/invitation/{}", link.split('<').next().unwrap());
    assert_eq!(anna.get("/console").await.status, StatusCode::SEE_OTHER);
    let old = [("email", "anna@example.org"), ("password", GOOD)];
    let refused = anna.post("/sign-in", &old).await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let fields = [
        ("name", "Anna Rossi"),
        ("own-language", "en"),
        ("way", "password"),
        ("password", "eleven green hills"),
    ];
    let mut own = scene.visitor();
    assert_eq!(own.post(&link, &fields).await.location, "/console");
    assert_eq!(own.get("/console").await.status, StatusCode::OK);
    let told = admin.get(&page).await.text;
    assert!(!told.contains("An invitation to anna@example.org"));
}
