//! A matchmaker at a desk: pages and forms of one node, in a session.

use std::{sync::Arc, time::Duration};

use integration_tests::{
    sessions::{Who, begin},
    setup::Cluster,
    waiting::eventually,
};
use reqwest::{RequestBuilder, Response, StatusCode, header, redirect::Policy};
use steelyard::{clock::SystemClock, people::People, web::pages::SESSION_COOKIE};

/// A matchmaker, signed in.
pub struct Desk {
    http: reqwest::Client,
    base: String,
    cookie: String,
}

/// A page as it came.
pub struct Page {
    pub status: StatusCode,
    pub html: String,
}

impl Desk {
    /// At the node of `cluster`.
    pub async fn at(cluster: &Cluster) -> Self {
        let opened = cluster.open().await;
        let people = People::new(opened.ledger.clone(), Arc::new(SystemClock));
        let session = begin(&people, &Who::Matchmaker).await.unwrap();
        opened.store.close().await;
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(60));
        Self {
            http: http.build().unwrap(),
            base: format!("http://{}", cluster.config.api.listen),
            cookie: format!("{SESSION_COOKIE}={session}"),
        }
    }

    fn with_session(&self, request: RequestBuilder) -> RequestBuilder {
        request.header(header::COOKIE, &self.cookie)
    }

    /// The answer to a request for a page.
    pub async fn open(&self, path: &str) -> Response {
        let request = self.http.get(format!("{}{path}", self.base));
        self.with_session(request).send().await.unwrap()
    }

    /// A page that there is.
    pub async fn page(&self, path: &str) -> String {
        let answer = self.open(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let html = answer.text().await.unwrap();
        assert!(html.len() < 60_000, "{path} has {} bytes", html.len());
        for missing in ["console-", "common-"] {
            let shown = html
                .split('>')
                .any(|text| text.trim_start().starts_with(missing));
            assert!(!shown, "{path}: a text is missing: {html}");
        }
        html
    }

    /// Sends a form, and gives what came back.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body: Vec<String> = (fields.iter())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        self.post(path, "application/x-www-form-urlencoded", body.join("&"))
            .await
    }

    /// Sends a file, and gives what came back.
    pub async fn send_file(&self, path: &str, text: &str) -> Response {
        let body = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"m.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{text}\r\n--cut--\r\n"
        );
        self.post(path, "multipart/form-data; boundary=cut", body)
            .await
    }

    async fn post(&self, path: &str, kind: &str, body: String) -> Response {
        let request = self.http.post(format!("{}{path}", self.base));
        let request = request.header(header::CONTENT_TYPE, kind).body(body);
        self.with_session(request).send().await.unwrap()
    }

    /// Sends a form that is taken, and gives where it leads.
    pub async fn done(&self, path: &str, fields: &[(&str, &str)]) -> String {
        led(self.send(path, fields).await).await
    }

    /// Sends a form that is not taken, and gives the page that says why.
    pub async fn refused(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.send(path, fields).await;
        Page {
            status: answer.status(),
            html: answer.text().await.unwrap(),
        }
    }

    /// Asks the federation, and gives the address of the results once all clusters have answered.
    pub async fn search(&self, fields: &[(&str, &str)]) -> String {
        let path = self.done("/console/search", fields).await;
        self.answered(&path).await;
        path
    }

    /// Waits until all clusters have answered.
    pub async fn answered(&self, path: &str) {
        eventually("all clusters have answered", || async {
            !self.page(path).await.contains("data-events")
        })
        .await;
    }
}

/// Where a form led.
pub async fn led(answer: Response) -> String {
    let status = answer.status();
    let to = answer.headers().get(header::LOCATION).cloned();
    let text = answer.text().await.unwrap();
    assert_eq!(status, StatusCode::SEE_OTHER, "{text}");
    to.unwrap().to_str().unwrap().to_owned()
}

fn encoded(text: &str) -> String {
    let sign = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(sign).collect()
}
