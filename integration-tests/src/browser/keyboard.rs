//! A page used by keyboard alone.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::json;

use super::Browser;

/// More stops than any page has.
const MOST_STOPS: usize = 300;

impl Browser {
    /// Presses one key.
    ///
    /// # Panics
    /// If the browser takes none.
    pub async fn key(&self, key: Key) {
        let value = char::from(key);
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        let pressed = self.client().perform_actions(keys).await;
        pressed.expect("a key to press");
    }

    /// Types a text where the focus is.
    ///
    /// # Panics
    /// If nothing has the focus.
    pub async fn type_text(&self, text: &str) {
        let focused = self.client().active_element().await.expect("a focus");
        focused.send_keys(text).await.expect("keys that are taken");
    }

    /// Goes on by Tab until what has the focus is called so.
    ///
    /// # Panics
    /// If nothing that is called so can be reached, or the focus cannot be seen on the way.
    pub async fn tab_to(&self, name: &str) {
        for _ in 0..MOST_STOPS {
            self.key(Key::Tab).await;
            let stop = self.stop().await;
            if stop.1 {
                assert!(stop.2, "the focus on `{}` cannot be seen", stop.0);
            }
            if stop.0 == name {
                return;
            }
        }
        panic!(
            "`{name}` cannot be reached by Tab on this page:\n{}",
            self.text().await
        );
    }

    /// Goes through the page by Tab from its beginning; says what is wrong if a link, button or
    /// field is not reached, or the focus cannot be seen there.
    pub async fn missed_by_tab(&self) -> Option<String> {
        let script = "
            if (document.activeElement) document.activeElement.blur();
            const radios = new Set();
            window.scrollTo(0, 0);
            let wanted = [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary')]
                .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({
                    visibilityProperty: true, contentVisibilityAuto: true }))
                .filter(e => e.getClientRects().length > 0)
                .filter(e => {
                    if (e.type !== 'radio') return true;
                    const group = (e.form ? [...document.forms].indexOf(e.form) : -1) + e.name;
                    if (radios.has(group)) return false;
                    radios.add(group);
                    return true;
                });
            wanted.forEach((e, i) => e.setAttribute('data-stop', i));
            return wanted.length;";
        let wanted = self
            .script(script, vec![])
            .await
            .as_u64()
            .unwrap_or_default();
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..wanted + 30 {
            self.key(Key::Tab).await;
            let (name, inside, seen) = self.stop().await;
            if !inside {
                break;
            }
            if !seen {
                return Some(format!("the focus on `{name}` cannot be seen"));
            }
            let here = self
                .script(
                    "const e = document.activeElement;
                     const of = e.type === 'radio' && !e.hasAttribute('data-stop')
                         ? [...document.querySelectorAll('[data-stop]')]
                             .find(o => o.name === e.name && o.form === e.form) || e
                         : e;
                     return of.getAttribute('data-stop');",
                    vec![],
                )
                .await;
            if let Some(number) = here.as_str().and_then(|n| n.parse::<u64>().ok()) {
                reached.insert(number);
            }
        }
        let missed: Vec<u64> = (0..wanted).filter(|n| !reached.contains(n)).collect();
        let first = missed.first()?;
        let script = "return document.querySelector(`[data-stop='${arguments[0]}']`).outerHTML;";
        let what = self.script(script, vec![json!(first)]).await;
        Some(format!(
            "{} of {wanted} stops are not reached by Tab, first {what}",
            missed.len()
        ))
    }

    /// What has the focus: its name, whether it is part of the page, and whether it can be seen that
    /// it has it: by an outline or a shadow.
    async fn stop(&self) -> (String, bool, bool) {
        let script = "
            const e = document.activeElement;
            if (!e || e === document.body || e === document.documentElement) return ['', false, false];
            const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
            const name = plain(e.getAttribute('aria-label')
                || (e.labels && e.labels.length ? e.labels[0].innerText : '')
                || e.innerText || e.value || e.getAttribute('title'));
            const s = getComputedStyle(e);
            const around = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
            return [name, true, around || s.boxShadow !== 'none'];";
        let told = self.script(script, vec![]).await;
        (
            told[0].as_str().unwrap_or_default().to_owned(),
            told[1] == true,
            told[2] == true,
        )
    }
}
