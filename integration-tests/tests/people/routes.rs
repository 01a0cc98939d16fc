//! Every route with every kind of person. A route that is added is walked by itself; where it is to
//! be open to more than the kind of its area, it must be named here.

use std::collections::BTreeMap;

use integration_tests::visitor::{Seen, Visitor};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use steelyard::{
    people::Role,
    web::{self, pages::Access},
};

use crate::{Scene, reference};

/// What may be used without signing in.
const OPEN: [(&str, &str); 15] = [
    ("GET", "/"),
    ("GET", "/assets/{name}"),
    ("POST", "/language"),
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("POST", "/sign-in/link"),
    ("GET", "/link/{token}"),
    ("POST", "/link/{token}"),
    ("POST", "/sign-in/passkey/begin"),
    ("POST", "/sign-in/passkey/end"),
    ("GET", "/sign-in/oidc"),
    ("GET", "/sign-in/oidc/callback"),
    ("POST", "/sign-out"),
    ("GET", "/invitation/{token}"),
    ("POST", "/invitation/{token}"),
];

/// Words that stand in the data of member M-1 only.
const SECRETS: [&str; 2] = ["Quillfeather", "quillfeather"];

/// Who may use a path, by where it lies.
fn by_area(method: &Method, path: &str) -> Option<Access> {
    if OPEN.contains(&(method.as_str(), path)) {
        return Some(Access::Anyone);
    }
    let within = |area: &str| path == area || path.starts_with(&format!("{area}/"));
    if within("/member/{member_ref}") {
        Some(Access::Member)
    } else if path == "/member" || within("/account") {
        Some(Access::SignedIn)
    } else if within("/console") {
        Some(Access::Matchmaker)
    } else if within("/admin") {
        Some(Access::Admin)
    } else {
        None
    }
}

/// The path with M-1, and something that there is not, in its places.
fn filled(path: &str) -> String {
    let mut filled = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        filled.push_str(before);
        filled.push_str(match name {
            "member_ref" | "member" => "M-1",
            "name" => "steelyard.css",
            _ => "1",
        });
        rest = after;
    }
    filled + rest
}

/// The people: name, what they may do, and how they visit.
async fn everyone(
    scene: &Scene,
) -> Vec<(&'static str, Option<Role>, Option<&'static str>, Visitor)> {
    let mut everyone = vec![("nobody", None, None, scene.visitor())];
    for (name, role, member) in [
        ("a person of M-1", None, Some("M-1")),
        ("a person of M-2", None, Some("M-2")),
        ("a person of nobody", None, None),
        ("a matchmaker", Some(Role::Matchmaker), None),
        ("an administrator", Some(Role::Admin), None),
    ] {
        let address = format!("p{}@example.org", everyone.len());
        let person = scene.added(&address, name, role).await;
        if let Some(member) = member {
            let member = reference(member);
            scene.people().act_for(person.id, &member).await.unwrap();
        }
        let cookie = scene.people().begin_session(person.id, "").await.unwrap();
        let visitor = scene.visitor().with_session(&cookie);
        everyone.push((name, role, member, visitor));
    }
    everyone
}

fn may(access: Access, name: &str, role: Option<Role>, member: Option<&str>) -> bool {
    match access {
        Access::Anyone => true,
        Access::SignedIn => name != "nobody",
        Access::Member => member == Some("M-1"),
        Access::Matchmaker => role.is_some(),
        Access::Admin => role == Some(Role::Admin),
    }
}

fn is_to_sign_in(seen: &Seen) -> bool {
    seen.status.is_redirection() && seen.location.starts_with("/sign-in")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_for_those_whom_it_is_for() {
    let scene = Scene::start(|_| ()).await;
    let pages = web::pages(&scene.node);
    let mut everyone = everyone(&scene).await;
    let mut faults = Vec::new();
    assert!(pages.routes().len() > 20, "this test has gone blind");
    for route in pages.routes() {
        let at = format!("{} {}", route.method, route.path);
        match by_area(&route.method, route.path) {
            Some(access) if access == route.access => {}
            Some(access) => {
                faults.push(format!("{at} is for {:?}, not {access:?}", route.access));
            }
            None => faults.push(format!("{at} lies in no area that this test knows")),
        }
        let path = filled(route.path);
        for (name, role, member, visitor) in &mut everyone {
            if path == "/sign-out" {
                continue;
            }
            let allowed = may(route.access, name, *role, *member);
            let is_get = route.method == Method::GET;
            if allowed && is_get {
                let seen = visitor.get(&path).await;
                let turned_away = (is_to_sign_in(&seen) && route.access != Access::Anyone)
                    || seen.status == StatusCode::FORBIDDEN;
                // Where others are told that there is nothing, its own must find something.
                let missing = route.access == Access::Member
                    && !route.path.replace("{member_ref}", "").contains('{')
                    && seen.status == StatusCode::NOT_FOUND;
                if turned_away || missing || seen.status.is_server_error() {
                    faults.push(format!("{at}: {name} gets {}", seen.status));
                }
            } else if !allowed {
                let seen = match is_get {
                    true => visitor.get(&path).await,
                    false => visitor.post(&path, &[]).await,
                };
                let expected = match (*name, route.access) {
                    ("nobody", _) => is_to_sign_in(&seen),
                    (_, Access::Member) => seen.status == StatusCode::NOT_FOUND,
                    _ => seen.status == StatusCode::FORBIDDEN,
                };
                if !expected {
                    faults.push(format!(
                        "{at}: {name} gets {} {}",
                        seen.status, seen.location
                    ));
                }
                if SECRETS.iter().any(|secret| seen.text.contains(secret)) {
                    faults.push(format!("{at}: {name} learns something of M-1"));
                }
            }
            if allowed && !is_get {
                // Allowed, but from another site: no route takes that.
                let mut request = visitor.request(Method::POST, &path).build().unwrap();
                let foreign = "cross-site".parse().unwrap();
                request.headers_mut().insert("sec-fetch-site", foreign);
                let answer = reqwest::Client::new().execute(request).await.unwrap();
                if answer.status() != StatusCode::FORBIDDEN {
                    faults.push(format!(
                        "{at}: a form of another site gets {}",
                        answer.status()
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_member_is_reached_by_those_of_another() {
    let scene = Scene::start(|_| ()).await;
    let pages = web::pages(&scene.node);
    let mut everyone = everyone(&scene).await;
    let mut seen_by_its_own = 0;
    for route in pages.routes().iter().filter(|r| r.method == Method::GET) {
        let path = filled(route.path);
        for (name, role, member, visitor) in &mut everyone {
            let seen = visitor.get(&path).await;
            let tells = SECRETS.iter().any(|secret| seen.text.contains(secret));
            if *member == Some("M-1") {
                seen_by_its_own += usize::from(tells);
            } else {
                assert!(role.is_some() || !tells, "{path} tells {name} of M-1");
            }
        }
    }
    assert!(seen_by_its_own > 0, "this test has gone blind");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_is_for_the_staff() {
    let scene = Scene::start(|_| ()).await;
    let mut everyone = everyone(&scene).await;
    let described = everyone[0].3.get("/api/openapi.json").await;
    let described: Value = serde_json::from_str(&described.text).unwrap();
    let paths: BTreeMap<String, BTreeMap<String, Value>> =
        serde_json::from_value(described["paths"].clone()).unwrap();
    assert!(paths.len() > 5, "this test has gone blind");
    for (path, methods) in paths {
        for method in methods.keys() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let at = filled(&path).replace("M-1", "M-9");
            for (name, role, _, visitor) in &mut everyone {
                let request = visitor.request(method.clone(), &at);
                let seen = visitor.send(request).await;
                let expected = match (*name, role) {
                    ("nobody", _) => seen.status == StatusCode::UNAUTHORIZED,
                    (_, None) => seen.status == StatusCode::FORBIDDEN,
                    _ => !matches!(
                        seen.status,
                        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
                    ),
                };
                assert!(expected, "{method} {path}: {name} gets {}", seen.status);
            }
        }
    }
}
