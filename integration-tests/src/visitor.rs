//! A visitor of a node's pages without a browser: follows no redirects by itself, and keeps cookies.

use std::collections::BTreeMap;

use reqwest::{Method, RequestBuilder, StatusCode, header};

/// What came back.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The status.
    pub status: StatusCode,
    /// Where it leads on; empty: nowhere.
    pub location: String,
    /// The body.
    pub text: String,
    /// The headers.
    pub headers: header::HeaderMap,
}

/// Somebody with cookies of their own.
pub struct Visitor {
    http: reqwest::Client,
    base: String,
    /// The cookies, by name.
    pub cookies: BTreeMap<String, String>,
}

impl Visitor {
    /// A visitor of the node at `base`, such as `http://127.0.0.1:4780`.
    ///
    /// # Panics
    /// If no client can be made.
    pub fn of(base: &str) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            http: reqwest::Client::builder()
                .no_proxy()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .expect("an HTTP client"),
            base: base.to_owned(),
            cookies: BTreeMap::new(),
        }
    }

    /// The same, with a session.
    #[must_use]
    pub fn with_session(mut self, cookie: &str) -> Self {
        self.cookies
            .insert("__Host-steelyard".to_owned(), cookie.to_owned());
        self
    }

    /// A request with the cookies, from the pages themselves.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.base)
        };
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = self
            .http
            .request(method, url)
            .header(header::ACCEPT_LANGUAGE, "en")
            .header("sec-fetch-site", "same-origin");
        if cookies.is_empty() {
            request
        } else {
            request.header(header::COOKIE, cookies.join("; "))
        }
    }

    /// Sends a request, and keeps the cookies that come back.
    ///
    /// # Panics
    /// If there is no answer.
    pub async fn send(&mut self, request: RequestBuilder) -> Seen {
        let answer = request.send().await.expect("an answer");
        let headers = answer.headers().clone();
        for set in headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().expect("a cookie");
            let pair = set.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("name and value");
            if set.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let location = headers
            .get(header::LOCATION)
            .map(|value| value.to_str().expect("a location").to_owned());
        Seen {
            status: answer.status(),
            location: location.unwrap_or_default(),
            text: answer.text().await.expect("a text"),
            headers,
        }
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Seen {
        let request = self.request(Method::GET, path);
        self.send(request).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form.finish());
        self.send(request).await
    }

    /// Sends what a script would.
    pub async fn post_json(&mut self, path: &str, value: &serde_json::Value) -> Seen {
        let request = self.request(Method::POST, path).json(value);
        self.send(request).await
    }
}

/// What stands in the hidden field of this name.
///
/// # Panics
/// If the page has no such field.
pub fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = page
        .split_once(&mark)
        .unwrap_or_else(|| panic!("no field `{name}` in {page}"));
    rest.split('"').next().unwrap().to_owned()
}
