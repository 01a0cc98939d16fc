//! What a person does on a page, found as a person finds it: by what is written there.

use std::time::{Duration, Instant};

use fantoccini::{elements::Element, wd::TimeoutConfiguration};
use serde_json::{Value, json};
const SESSION_COOKIE: &str = "__Host-steelyard";

use super::Browser;

/// How long a page may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(15);

/// Finds an element by its text, its label or its name for assistive technology: the first that is
/// called so, else the first whose name begins so.
const FIND: &str = "
    const [selector, wanted] = arguments;
    const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
    const name = e => plain(e.getAttribute('aria-label')
        || (e.labels && e.labels.length ? e.labels[0].innerText : '')
        || e.innerText || e.value || e.getAttribute('title'));
    const shown = [...document.querySelectorAll(selector)]
        .filter(e => e.getClientRects().length > 0);
    return shown.find(e => name(e) === wanted)
        || shown.find(e => name(e).startsWith(wanted)) || null;";

const FIELDS: &str = "input:not([type=hidden]):not([type=submit]), select, textarea";
const BUTTONS: &str = "button, input[type=submit], [role=button], summary";

impl Browser {
    /// Opens a page.
    ///
    /// # Panics
    /// If it cannot be loaded.
    pub async fn open_page(&self, url: &str) {
        let opened = self.client().goto(url).await;
        opened.unwrap_or_else(|e| panic!("{url}: {e}"));
    }

    /// Runs a script beside the page's own, which may be switched off.
    ///
    /// # Panics
    /// If it fails.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        let told = self.client().execute(script, arguments).await;
        told.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Runs a script that ends by calling its last argument.
    pub(super) async fn script_that_calls_back(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Value {
        let timeouts = TimeoutConfiguration::new(Some(Duration::from_secs(60)), None, None);
        self.client()
            .update_timeouts(timeouts)
            .await
            .expect("a longer timeout");
        let told = self.client().execute_async(script, arguments).await;
        told.unwrap_or_else(|e| panic!("a script in the page: {e}"))
    }

    async fn find(&self, what: &str, selector: &str, name: &str) -> Element {
        let end = Instant::now() + PATIENCE;
        loop {
            let arguments = vec![json!(selector), json!(name)];
            if let Ok(found) = self.client().execute(FIND, arguments).await
                && let Some(id) = found.as_object().and_then(|o| o.values().next())
                && let Some(id) = id.as_str()
            {
                let id = id.to_owned().into();
                return Element::from_element_id(self.client().clone(), id);
            }
            if Instant::now() > end {
                panic!(
                    "there is no {what} `{name}` on this page:\n{}",
                    self.text().await
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Writes into the field with this label, in place of what stands there.
    ///
    /// # Panics
    /// If there is none, or it takes no text.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.find("field", FIELDS, label).await;
        field.clear().await.expect("a field to clear");
        field.send_keys(text).await.expect("a field to write in");
    }

    /// Ticks the box, or chooses the option, with this label; if it is chosen, a box is unticked.
    ///
    /// # Panics
    /// If there is none.
    pub async fn tick(&self, label: &str) {
        let boxes = "input[type=checkbox], input[type=radio]";
        let field = self.find("box", boxes, label).await;
        field.click().await.expect("a box to tick");
    }

    /// Chooses in the list with this label.
    ///
    /// # Panics
    /// If there is no such list, or no such choice.
    pub async fn choose(&self, label: &str, choice: &str) {
        let list = self.find("list", "select", label).await;
        let script = "
            const [list, wanted] = arguments;
            const all = [...list.options];
            return all.find(o => o.text.trim() === wanted)
                || all.find(o => o.text.trim().startsWith(wanted)) || null;";
        let found = self.script(script, vec![json!(list), json!(choice)]).await;
        let id = found.as_object().and_then(|o| o.values().next());
        let id = id.and_then(Value::as_str);
        let id = id.unwrap_or_else(|| panic!("`{label}` has no choice `{choice}`"));
        let option = Element::from_element_id(self.client().clone(), id.to_owned().into());
        option.click().await.expect("an option to choose");
    }

    /// Presses the button with this text.
    ///
    /// # Panics
    /// If there is none.
    pub async fn press(&self, text: &str) {
        let button = self.find("button", BUTTONS, text).await;
        let pressed = button.click().await;
        pressed.unwrap_or_else(|e| panic!("`{text}`: {e}"));
    }

    /// Follows the link with this text.
    ///
    /// # Panics
    /// If there is none.
    pub async fn follow(&self, text: &str) {
        let link = self.find("link", "a[href]", text).await;
        let followed = link.click().await;
        followed.unwrap_or_else(|e| panic!("`{text}`: {e}"));
    }

    /// Whether a link, button or field is called so now.
    pub async fn has(&self, name: &str) -> bool {
        let all = format!("a[href], {BUTTONS}, {FIELDS}");
        let found = self.script(FIND, vec![json!(all), json!(name)]).await;
        !found.is_null()
    }

    /// What the page says.
    pub async fn text(&self) -> String {
        let script = "return document.body ? document.body.innerText : '';";
        let text = self.client().execute(script, vec![]).await;
        text.ok()
            .and_then(|t| t.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// Waits until the page says this.
    ///
    /// # Panics
    /// If it does not in time; the message holds what it says instead.
    pub async fn says(&self, wanted: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let text = self.text().await;
            if text.contains(wanted) {
                return;
            }
            if Instant::now() > end {
                let at = self.path().await;
                panic!("the page at {at} does not say `{wanted}`:\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The path of the page, with its query.
    ///
    /// # Panics
    /// If there is no page.
    pub async fn path(&self) -> String {
        let url = self.client().current_url().await.expect("a page");
        let query = url.query().map(|q| format!("?{q}")).unwrap_or_default();
        format!("{}{query}", url.path())
    }

    /// Puts a cookie into the browser, as if the site of the page had set it.
    pub async fn set_cookie(&self, url: &str, name: &str, value: &str) {
        let cookie = json!({
            "name": name, "value": value, "url": url, "path": "/",
            "secure": true, "httpOnly": true, "sameSite": "Lax",
        });
        let set = self.devtools("Network.setCookie", cookie).await;
        assert_eq!(set["success"], true, "the browser took no cookie `{name}`");
    }

    /// Is the person of this session from now on, at the node with this URL.
    pub async fn sign_in(&self, url: &str, cookie: &str) {
        self.set_cookie(url, SESSION_COOKIE, cookie).await;
    }

    /// Forgets all cookies.
    pub async fn forget_cookies(&self) {
        self.devtools("Network.clearBrowserCookies", json!({}))
            .await;
    }
}
