//! The member's pages, over HTTP with sessions: what a member does there, and what peers then get.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod introductions;
mod letters;
mod permissions;
mod profiles;

use std::net::SocketAddr;

use integration_tests::{
    in_process::InProcess,
    members::{consent_of_all, members},
    sessions::{Who, begin},
    setup::{Prepared, Spec, prepare},
    visitor::hidden,
};
use reqwest::{Client, Response, StatusCode, header, redirect::Policy};
use steelyard::{
    clock::{Clock, SystemClock},
    config::Config,
    web::{pages::SESSION_COOKIE, router, server},
};

/// Two nodes; the members of Bologna have pages, those of Oslo ask.
struct Portal {
    prepared: Prepared,
    oslo: InProcess,
    bologna: InProcess,
    at: SocketAddr,
    client: Client,
    cookie: String,
}

impl Portal {
    /// Somebody is signed in who acts for member `B-0`. The members consent to nothing, or to be
    /// shown to all.
    async fn start(consents: bool) -> Self {
        Self::start_with(consents, |_| ()).await
    }

    /// The same, with a configuration of its own.
    async fn start_with(consents: bool, configure: impl FnOnce(&mut Config)) -> Self {
        let sheet = if consents {
            consent_of_all().sheet()
        } else {
            Default::default()
        };
        let prepared = prepare(vec![
            Spec::new("oslo", "NO"),
            Spec::new("bologna", "IT").members(members("B", 2), sheet),
        ])
        .await;
        let now = SystemClock.now();
        let oslo = InProcess::start(prepared.cluster("oslo"), now).await;
        let mut cluster = prepared.cluster("bologna").clone();
        configure(&mut cluster.config);
        let bologna = InProcess::start(&cluster, now).await;
        oslo.connected_to(1).await;
        let node = &bologna.node;
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let at = server::serve(any, router(node), node.stopping(), node.tasks()).unwrap();
        let who = Who::Member("B-0".parse().unwrap());
        let cookie = begin(&node.people, &who).await.unwrap();
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self {
            prepared,
            oslo,
            bologna,
            at,
            client,
            cookie: format!("{SESSION_COOKIE}={cookie}"),
        }
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Response {
        let request = request.header(header::COOKIE, &self.cookie);
        request.send().await.unwrap()
    }

    /// Opens a page of the member `B-0`.
    async fn open(&self, path: &str) -> (StatusCode, String) {
        let url = format!("http://{}/member/B-0{path}", self.at);
        let response = self.send(self.client.get(url)).await;
        (response.status(), response.text().await.unwrap())
    }

    /// The text of a page that must be there.
    async fn page(&self, path: &str) -> String {
        let (status, text) = self.open(path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        text
    }

    /// Sends a form.
    async fn form(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let url = format!("http://{}/member/B-0{path}", self.at);
        let body: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let form = "application/x-www-form-urlencoded";
        let request = self.client.post(url).header(header::CONTENT_TYPE, form);
        let response = self.send(request.body(body)).await;
        (response.status(), response.text().await.unwrap())
    }

    /// Sends a form that must be taken.
    async fn taken(&self, path: &str, fields: &[(&str, &str)]) {
        let (status, text) = self.form(path, fields).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}: {text}");
    }
}
