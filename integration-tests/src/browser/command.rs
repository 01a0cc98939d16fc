//! Commands of WebDriver that fantoccini has no function for.

use fantoccini::{error::CmdError, wd::WebDriverCompatibleCommand};
use serde_json::{Value, json};

use super::Browser;

#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (reqwest::Method, Option<String>) {
        (reqwest::Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// Sends a command to `/session/{id}/{path}`.
    pub(super) async fn post(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client().issue_cmd(Post { path, body }).await
    }

    /// Sends a command of Chromium's own protocol.
    pub(super) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        let answer = self.post("goog/cdp/execute", body).await;
        answer.unwrap_or_else(|e| panic!("{command}: {e}"))
    }
}
