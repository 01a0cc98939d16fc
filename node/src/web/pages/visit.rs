//! One visit of a page: who, in which language, from where; and how the page is answered.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, Method, Uri, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use maud::Markup;
use steelyard_protocol::ids::MemberRef;

use super::{Fault, language::local_path, layout};
use crate::{
    app::Node,
    people::{Person, SessionId},
    texts::{FluentValue, Locale},
};

/// The cookie of a session.
pub const SESSION_COOKIE: &str = "__Host-steelyard";
/// The cookie of a message for the next page: the id of a text, nothing that could be a text itself.
const FLASH_COOKIE: &str = "__Host-flash";
/// The cookie of the language that a visitor chose.
pub(super) const LANGUAGE_COOKIE: &str = "__Host-language";

/// Somebody who has signed in. A handler that takes it cannot be called without.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: Arc<Person>,
    /// By which session.
    pub session: SessionId,
    /// Whether it began so lately that the person need not prove again that it is there.
    pub is_fresh: bool,
}

/// Somebody who acts for the member that the path names. A handler that takes it cannot be called
/// for another member.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who.
    pub person: Arc<Person>,
    /// For whom.
    pub member: MemberRef,
}

/// One visit of a page.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The reader's language.
    pub locale: Locale,
    /// Who visits, if signed in.
    pub signed_in: Option<SignedIn>,
    /// For which member, on its own pages.
    pub acting: Option<Acting>,
    path: Arc<str>,
    back: Arc<str>,
    cluster: Arc<str>,
    flash: Option<Arc<str>>,
}

impl Visit {
    pub(super) fn of(
        node: &Node,
        (parts, is_page): (&Parts, bool),
        jar: &CookieJar,
        signed_in: Option<SignedIn>,
        acting: Option<Acting>,
    ) -> Self {
        let account = signed_in
            .as_ref()
            .and_then(|s| Locale::of_tag(s.person.language.as_deref()?));
        let chosen = jar
            .get(LANGUAGE_COOKIE)
            .and_then(|cookie| Locale::of_tag(cookie.value()));
        let accepted = parts
            .headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| Locale::accepted(value.to_str().ok()?));
        let flash = jar
            .get(FLASH_COOKIE)
            .map(|cookie| cookie.value())
            .filter(|id| Locale::has(id));
        Self {
            locale: chosen.or(account).or(accepted).unwrap_or_default(),
            signed_in,
            acting,
            path: parts.uri.path().into(),
            back: back(parts, is_page).into(),
            cluster: node.config.cluster.name.as_str().into(),
            flash: flash.map(Into::into),
        }
    }

    /// The message `id` in the reader's language.
    pub fn text(&self, id: &str) -> String {
        self.locale.text(id)
    }

    /// The message `id` with what is inserted into it.
    pub fn text_with<'a, const N: usize>(
        &self,
        id: &str,
        inserted: [(&'static str, FluentValue<'a>); N],
    ) -> String {
        self.locale.text_with(id, inserted)
    }

    /// The name of the cluster whose node this is.
    pub fn cluster(&self) -> &str {
        &self.cluster
    }

    /// The path that is visited.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The page to be shown again in another language, with its query: this one, or the one that the
    /// form stands on which this one answers.
    pub(super) fn back(&self) -> &str {
        &self.back
    }

    /// What the page before it left to be said, as the id of a message.
    pub(super) fn flash(&self) -> Option<&str> {
        self.flash.as_deref()
    }

    /// A page with this title (of the window) and body (the content of `main`, with its `h1`).
    pub fn page(&self, title: &str, body: Markup) -> Response {
        let mut response = layout::document(self, title, &body).into_response();
        if self.flash.is_some() {
            add_cookie(
                &mut response,
                &host_cookie(FLASH_COOKIE, String::new(), Some(0)),
            );
        }
        response
    }
}

/// A page that can be looked at: the one that is visited; for a form, the page that it stands on, by
/// the browser's word. That may be what an earlier try of the form came back with: where its address
/// cannot be looked at (`is_page`), the page above it.
fn back(parts: &Parts, is_page: bool) -> String {
    if let Some(visited) = looked_at(parts) {
        return visited.to_owned();
    }
    let from = parts.headers.get(header::REFERER);
    let from = from.and_then(|from| Uri::try_from(from.as_bytes()).ok());
    let path = parts.uri.path();
    let page = match from.as_ref().and_then(Uri::path_and_query) {
        Some(page) if is_page || page.path() != path => page.as_str(),
        _ if is_page => path,
        _ => path.rsplit_once('/').map_or("/", |(above, _)| above),
    };
    local_path(page).to_owned()
}

/// Path and query of what is visited, if it can be looked at and does not take a form.
pub(super) fn looked_at(parts: &Parts) -> Option<&str> {
    let looks = matches!(parts.method, Method::GET | Method::HEAD);
    let page = parts.uri.path_and_query().filter(|_| looks)?;
    Some(page.as_str())
}

/// To the page that shows what came of a form (303): `path` is a path of these pages, `message` the
/// id of a message to be shown there once.
pub fn see_other(path: &str, message: Option<&str>) -> Response {
    let mut response = Redirect::to(path).into_response();
    if let Some(id) = message {
        add_cookie(
            &mut response,
            &host_cookie(FLASH_COOKIE, id.to_owned(), Some(60)),
        );
    }
    response
}

/// A cookie for this host alone, hidden from scripts, and not sent with the forms of other sites; for
/// `seconds` (0: it ends at once), or as long as the browser runs.
pub fn host_cookie(name: &'static str, value: String, seconds: Option<i64>) -> Cookie<'static> {
    let mut cookie = Cookie::new(name, value);
    cookie.set_path("/");
    cookie.set_secure(true);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    if let Some(seconds) = seconds {
        cookie.set_max_age(cookie::time::Duration::seconds(seconds));
    }
    cookie
}

/// Sets a cookie with a response.
pub fn add_cookie(response: &mut Response, cookie: &Cookie<'_>) {
    // A cookie whose value no header can hold is left out; those here are ids and tags.
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        taken(parts)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        taken(parts)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Acting {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        taken(parts)
    }
}

/// What the guard found out. A route whose access does not promise it has nothing to take.
fn taken<T: Clone + Send + Sync + 'static>(parts: &Parts) -> Result<T, Fault> {
    parts.extensions.get::<T>().cloned().ok_or(Fault::Forbidden)
}
