//! Every page, as each kind of person finds it by its links: no link is dead, no page is out of
//! reach, axe finds nothing in any language, nothing is wider than the window, the keyboard reaches
//! everything, and no page is heavy.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::{Duration, Instant},
};

use integration_tests::{
    browser::{Browser, FULL, NARROW, ZOOMED},
    in_process::InProcess,
    members::OFFERED_WORD,
    process,
    sessions::Who,
    waiting::SOON,
};
use reqwest::{Method, StatusCode, header, redirect::Policy};
use steelyard::{
    clock::{Clock, SystemClock},
    texts::Locale,
    web::{self, pages::SESSION_COOKIE},
};

use crate::scene::{self, BOLOGNA, MEMBER, OSLO, SEEKER, Scene};

/// Heaviest page, in bytes with all that it loads.
const HEAVIEST: u64 = 60_000;
/// As many pages of one route are looked at.
const OF_ONE_ROUTE: usize = 2;

/// Routes that no link leads to: what they are for.
const NOT_LINKED: [(&str, &str); 7] = [
    ("/assets/{name}", "what pages load"),
    ("/sign-in/oidc", "there is no identity provider here"),
    (
        "/sign-in/oidc/callback",
        "there is no identity provider here",
    ),
    ("/member", "for those who act for several members"),
    (
        "/console/search/{query}/events",
        "read by the script of results",
    ),
    (
        "/member/{member_ref}/concepts",
        "asked for by the script of an entry",
    ),
    ("/admin/backup/{name}", "there is no backup here"),
];

/// A page that somebody found.
#[derive(Clone)]
struct Found {
    cluster: &'static str,
    who: Who,
    path: String,
}

/// Who looks at which cluster's pages, and where each begins.
fn visitors() -> Vec<(&'static str, Who, Vec<String>)> {
    let member = Who::Member(MEMBER.parse().unwrap());
    vec![
        (
            OSLO,
            Who::Nobody,
            vec!["/".to_owned(), "/nothing-is-here".to_owned()],
        ),
        (BOLOGNA, member, vec!["/".to_owned(), "/account".to_owned()]),
        (OSLO, Who::Admin, vec!["/".to_owned(), "/admin".to_owned()]),
    ]
}

#[tokio::test]
async fn every_page_is_there_for_everybody() {
    if Browser::is_missing().await {
        return;
    }
    let scene = Scene::start().await;
    let routes = routes(&scene).await;
    let mut found = Vec::new();
    let mut reached: BTreeSet<&str> = NOT_LINKED.iter().map(|(path, _)| *path).collect();
    let searched = search_and_ask(&scene).await;
    for (cluster, who, mut begin) in visitors() {
        match who {
            // What forms lead to by GET.
            Who::Admin => begin.extend([format!("{searched}/compare"), searched.clone()]),
            Who::Nobody => begin.extend(links_by_hand(&scene)),
            Who::Member(_) => begin.push(format!(
                "/member/{MEMBER}/consents/review?purpose=event&recipient=federation\
                 &field=offers&until=12"
            )),
            Who::Matchmaker => {}
        }
        let (pages, patterns) = crawl(&scene, cluster, &who, begin, &routes).await;
        println!("{cluster}, {who:?}: {} pages", pages.len());
        found.extend(pages);
        reached.extend(patterns);
    }
    let missed: Vec<_> = routes.iter().filter(|r| !reached.contains(*r)).collect();
    assert!(missed.is_empty(), "no link leads to {missed:#?}");

    // English takes a browser for itself: there, more is looked at.
    let [english, some, others] = [0..1, 1..4, 4..Locale::ALL.len()].map(|r| &Locale::ALL[r]);
    let (english, some, others) = futures::join!(
        look_in(&scene, &found, english),
        look_in(&scene, &found, some),
        look_in(&scene, &found, others),
    );
    let faults: Vec<String> = [english, some, others].concat();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The paths of all pages.
async fn routes(scene: &Scene) -> Vec<&'static str> {
    let cluster = scene.federation.prepared().stranger("routes").await;
    let own = InProcess::start(&cluster, SystemClock.now()).await;
    let pages = web::pages(&own.node);
    let gets = pages.routes().iter().filter(|r| r.method == Method::GET);
    let paths = gets.map(|r| r.path).collect();
    own.node.stop().await;
    paths
}

/// Where a cluster's pages are, for a client that knows no names.
fn base(scene: &Scene, cluster: &str) -> String {
    let listen = scene.federation.cluster(cluster).config.api.listen;
    format!("http://{listen}")
}

/// Somebody's browser without a window.
async fn client(scene: &Scene, cluster: &str, who: &Who) -> reqwest::Client {
    let mut headers = header::HeaderMap::new();
    if *who != Who::Nobody {
        let cookie = scene.session(cluster, who).await;
        let cookie = format!("{SESSION_COOKIE}={cookie}");
        headers.insert(header::COOKIE, cookie.parse().unwrap());
    }
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .default_headers(headers);
    client.build().unwrap()
}

/// Searches, saves the search, and asks for an introduction, so that there are pages of these. Gives
/// the page of the search.
async fn search_and_ask(scene: &Scene) -> String {
    let client = client(scene, OSLO, &Who::Admin).await;
    let base = base(scene, OSLO);
    let post = async |path: &str, fields: &[(&str, &str)]| {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = client
            .post(format!("{base}{path}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(body);
        let answer = request.send().await.unwrap();
        assert!(
            answer.status().is_redirection(),
            "{path}: {}",
            answer.status()
        );
        answer.headers()[header::LOCATION]
            .to_str()
            .unwrap()
            .to_owned()
    };
    let search = post("/console/search", &[("text", OFFERED_WORD)]).await;
    let end = Instant::now() + SOON;
    let introduce = loop {
        let page = client.get(format!("{base}{search}")).send().await.unwrap();
        let links = links_of(&page.text().await.unwrap());
        let mut links = links.into_iter();
        if let Some(link) = links.find(|l| l.starts_with("/console/introductions/new?")) {
            break link;
        }
        assert!(Instant::now() < end, "nothing was found");
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    post(&format!("{search}/save"), &[("name", "Instruments")]).await;
    let query = introduce.split_once('?').unwrap().1.as_bytes();
    let mut wanted: Vec<(String, String)> =
        url::form_urlencoded::parse(query).into_owned().collect();
    wanted.push(("text".to_owned(), "We would like to meet you.".to_owned()));
    wanted.push(("name".to_owned(), "cluster".to_owned()));
    let wanted: Vec<(&str, &str)> = wanted
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    post("/console/introductions", &wanted).await;
    search
}

/// What the staff pass on: an invitation, and a link to sign in.
fn links_by_hand(scene: &Scene) -> Vec<String> {
    let cluster = scene.federation.cluster(OSLO);
    let asked: [&[&str]; 2] = [
        &["member", "invite", SEEKER, "--email", "new@member.example"],
        &["sign-in-link", "arne@cluster.example"],
    ];
    asked
        .map(|words| scene::path_in(&process::command(cluster, words)))
        .to_vec()
}

/// Follows links from the pages where `who` begins; gives the pages found and their routes.
async fn crawl(
    scene: &Scene,
    cluster: &'static str,
    who: &Who,
    begin: Vec<String>,
    routes: &[&'static str],
) -> (Vec<Found>, BTreeSet<&'static str>) {
    let client = client(scene, cluster, who).await;
    let base = base(scene, cluster);
    let mut seen: BTreeSet<String> = begin.iter().cloned().collect();
    let mut queue: VecDeque<String> = begin.into();
    let mut of_route: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut found, mut reached) = (Vec::new(), BTreeSet::new());
    while let Some(path) = queue.pop_front() {
        let bare = path.split('?').next().unwrap_or_default();
        let route = route_of(bare, routes);
        let count = of_route.entry(route.unwrap_or_default()).or_default();
        *count += 1;
        if *count > OF_ONE_ROUTE {
            continue;
        }
        let answer = client.get(format!("{base}{path}")).send().await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let dead = status.is_client_error() && route.is_some() || status.is_server_error();
        assert!(!dead, "{who:?} was led to {path}: {status}");
        reached.extend(route);
        let told = |name| {
            headers
                .get(name)
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default()
        };
        let mut links = Vec::new();
        if status.is_redirection() {
            links.push(told(header::LOCATION).to_owned());
        } else if told(header::CONTENT_TYPE).starts_with("text/html") {
            assert_private(&path, status, told(header::CONTENT_SECURITY_POLICY));
            links = links_of(&answer.text().await.unwrap());
            found.push(Found {
                cluster,
                who: who.clone(),
                path,
            });
        }
        for link in links {
            if link.starts_with('/') && !link.starts_with("/assets/") && seen.insert(link.clone()) {
                queue.push_back(link);
            }
        }
    }
    (found, reached)
}

/// A page may run and load nothing but what the node itself serves.
fn assert_private(path: &str, status: StatusCode, policy: &str) {
    assert!(
        policy.contains("default-src 'none'") || policy.contains("default-src 'self'"),
        "{path} ({status}) may load anything: `{policy}`"
    );
    assert!(!policy.contains("unsafe"), "{path}: `{policy}`");
}

fn links_of(html: &str) -> Vec<String> {
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.split('#').next().unwrap_or_default())
        .map(|link| link.replace("&amp;", "&"))
        .collect()
}

/// The route of a path: of several that fit, the one with the fewest parameters.
fn route_of(path: &str, routes: &[&'static str]) -> Option<&'static str> {
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |route: &&&str| {
        let wanted: Vec<&str> = route.split('/').collect();
        wanted.len() == parts.len()
            && wanted
                .iter()
                .zip(&parts)
                .all(|(w, p)| w.starts_with('{') || w == p)
    };
    let fitting = routes.iter().filter(fits);
    fitting
        .min_by_key(|route| route.matches('{').count())
        .copied()
}

/// Looks at all pages in these languages, and at those in English more closely.
async fn look_in(scene: &Scene, pages: &[Found], locales: &[Locale]) -> Vec<String> {
    let Some(browser) = Browser::open(true).await else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut signed_in: Option<(&str, &Who)> = None;
    for page in pages {
        if signed_in != Some((page.cluster, &page.who)) {
            browser.forget_cookies().await;
            if page.who != Who::Nobody {
                scene.sign_in(&browser, page.cluster, &page.who).await;
            }
            signed_in = Some((page.cluster, &page.who));
        }
        let url = format!("{}{}", scene.url(page.cluster), page.path);
        for locale in locales {
            let language = locale.tag();
            let mut add = |what: String| {
                println!("{url} ({language}): {what}");
                all.push(format!("{url} ({language}): {what}"));
            };
            browser.look(FULL.language(language)).await;
            browser.open_page(&url).await;
            let faults = match language {
                "en" => browser.faults().await,
                _ => browser.faults_of_words().await,
            };
            faults.into_iter().for_each(&mut add);
            let hidden = browser.shown_though_hidden().await;
            hidden.into_iter().for_each(&mut add);
            for (name, look) in [("320 px", NARROW), ("200 %", ZOOMED)] {
                browser.look(look.language(language)).await;
                let over = browser.overflow().await;
                if over > 0 {
                    add(format!("at {name}, it is {over} px wider than the window"));
                }
            }
            if language == "en" {
                browser.look(FULL.dark()).await;
                browser.open_page(&url).await;
                let dark = browser.faults().await;
                dark.into_iter().for_each(|f| add(format!("dark: {f}")));
                browser.look(FULL).await;
                let weight = browser.weigh().await;
                println!(
                    "{} bytes, {:.1} ms: {url}",
                    weight.bytes, weight.milliseconds
                );
                if weight.bytes > HEAVIEST {
                    add(format!("{} bytes", weight.bytes));
                }
                if let Some(missed) = browser.missed_by_tab().await {
                    add(missed);
                }
            }
        }
    }
    browser.close().await;
    all
}
