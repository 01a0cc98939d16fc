//! A client of a node's HTTP interface and of its probes.

use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use steelyard::{
    clock::{Clock, SystemClock},
    introductions::Introduction,
    people::Role,
    web::auth::make_token,
};
use steelyard_policies::consent::ConsentTerms;
use steelyard_protocol::{query::Query, result::QueryResult};

use crate::setup::Cluster;

/// The HTTP interface of one node, as its staff use it.
#[derive(Clone)]
pub struct Api {
    http: reqwest::Client,
    base: String,
    probes: String,
    token: String,
}

/// What the node said when it did not do what was asked.
#[derive(Debug)]
pub struct Refused {
    /// The HTTP status; `None` if the node could not be reached or broke off.
    pub status: Option<StatusCode>,
    /// What it said.
    pub body: String,
}

impl Api {
    /// The interface of the node of `cluster`, with a token of a matchmaker.
    pub fn of(cluster: &Cluster) -> Self {
        let token = make_token(
            cluster.identity.api(),
            &cluster.id,
            "test",
            Role::Matchmaker,
            SystemClock.now(),
            86_400,
        );
        // Another part of the program may have chosen already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Self {
            http: reqwest::Client::builder()
                .no_proxy()
                .timeout(Duration::from_secs(90))
                .build()
                .expect("an HTTP client"),
            base: format!("http://{}", cluster.config.api.listen),
            probes: format!("http://{}", cluster.config.probes.listen),
            token: token.expect("a token"),
        }
    }

    /// A request with the token.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).bearer_auth(&self.token)
    }

    /// A request without the token.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    /// A request to the port of the probes.
    pub fn probe(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.probes))
    }

    /// The status of `/readyz`; `None` if nothing answers there.
    pub async fn ready(&self) -> Option<u16> {
        let answer = self
            .probe("/readyz")
            .timeout(Duration::from_secs(15))
            .send()
            .await;
        answer.ok().map(|a| a.status().as_u16())
    }

    /// What `/readyz` says.
    pub async fn readiness(&self) -> Value {
        let answer = self.probe("/readyz").send().await.expect("an answer");
        answer.json().await.expect("JSON")
    }

    /// The value of a metric; 0 if there is none of this name.
    pub async fn metric(&self, name: &str) -> u64 {
        let answer = self.probe("/metrics").send().await.expect("an answer");
        let text = answer.text().await.expect("text");
        text.lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
            .unwrap_or(0)
    }

    /// How many queries the node has refused with this code.
    pub async fn refusals(&self, code: &str) -> u64 {
        self.metric(&format!("steelyard_refusals_total{{code=\"{code}\"}}"))
            .await
    }

    /// Asks the federation.
    ///
    /// # Panics
    /// If the node does not take the query.
    pub async fn query(&self, query: &Query) -> QueryResult {
        self.try_query(query).await.expect("a result")
    }

    /// Asks the federation.
    ///
    /// # Errors
    /// What the node said instead.
    pub async fn try_query(&self, query: &Query) -> Result<QueryResult, Refused> {
        let request = self.request(Method::POST, "/api/v1/queries").json(query);
        let value = send(request).await?;
        Ok(serde_json::from_value(value).expect("a result"))
    }

    /// Asks with any JSON.
    ///
    /// # Errors
    /// What the node said instead.
    pub async fn inquire(&self, inquiry: &Value) -> Result<QueryResult, Refused> {
        let request = self.request(Method::POST, "/api/v1/queries").json(inquiry);
        let value = send(request).await?;
        Ok(serde_json::from_value(value).expect("a result"))
    }

    /// Records a consent, and gives its number.
    ///
    /// # Errors
    /// What the node said instead.
    pub async fn grant(&self, member: &str, terms: &ConsentTerms) -> Result<u64, Refused> {
        let request = self
            .request(Method::POST, &format!("/api/v1/members/{member}/consents"))
            .json(terms);
        let given = send(request).await?;
        Ok(given["id"].as_u64().expect("the consent's number"))
    }

    /// Withdraws a consent.
    ///
    /// # Errors
    /// What the node said instead.
    pub async fn withdraw(&self, member: &str, consent: u64) -> Result<(), Refused> {
        let path = format!("/api/v1/members/{member}/consents/{consent}");
        send(self.request(Method::DELETE, &path)).await.map(|_| ())
    }

    /// Asks for an introduction.
    ///
    /// # Errors
    /// What the node said instead.
    pub async fn introduce(&self, asked: &Value) -> Result<Introduction, Refused> {
        let request = self.request(Method::POST, "/api/v1/introductions");
        let value = send(request.json(asked)).await?;
        Ok(serde_json::from_value(value).expect("an introduction"))
    }

    /// Does something about an introduction.
    ///
    /// # Errors
    /// What the node said instead.
    pub async fn act_on_introduction(
        &self,
        id: &str,
        action: &Value,
    ) -> Result<Introduction, Refused> {
        let path = format!("/api/v1/introductions/{id}/actions");
        let value = send(self.request(Method::POST, &path).json(action)).await?;
        Ok(serde_json::from_value(value).expect("an introduction"))
    }

    /// The JSON at `path`; `null` if there is none.
    pub async fn get(&self, path: &str) -> Value {
        let answer = send(self.request(Method::GET, path)).await;
        answer.unwrap_or(Value::Null)
    }
}

async fn send(request: RequestBuilder) -> Result<Value, Refused> {
    let lost = |e: reqwest::Error| Refused {
        status: None,
        body: e.to_string(),
    };
    let answer: Response = request.send().await.map_err(lost)?;
    let status = answer.status();
    let body = answer.text().await.map_err(lost)?;
    if !status.is_success() {
        return Err(Refused {
            status: Some(status),
            body,
        });
    }
    Ok(serde_json::from_str(&body).unwrap_or_else(|_| json!(null)))
}
