//! axe-core, which finds what keeps people out of a page. `npm ci` in `integration-tests/browser`
//! fetches it.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Browser, WANTED};

/// The variable that names `axe.min.js` where it does not lie in `integration-tests/browser`.
pub const SCRIPT: &str = "STEELYARD_TEST_AXE";

/// All of WCAG 2.2 A and AA, and what is good practice besides.
const RULES: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

fn source() -> Option<String> {
    let file = std::env::var_os(SCRIPT).map_or_else(
        || {
            let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
            here.join("browser/node_modules/axe-core/axe.min.js")
        },
        PathBuf::from,
    );
    std::fs::read_to_string(file).ok()
}

impl Browser {
    /// What axe finds on this page, one line a fault; nothing, with a line that says so, where axe
    /// is not there and need not be. It needs a browser that runs scripts.
    ///
    /// # Panics
    /// If axe must be there, or fails itself.
    pub async fn faults(&self) -> Vec<String> {
        self.faults_of(true).await
    }

    /// [`Browser::faults`] but for those of contrast, which take most of the time: they are the same
    /// in every language.
    pub async fn faults_of_words(&self) -> Vec<String> {
        self.faults_of(false).await
    }

    async fn faults_of(&self, contrast: bool) -> Vec<String> {
        let Some(source) = source() else {
            let required = std::env::var(WANTED).is_ok_and(|v| v == "required");
            assert!(
                !required,
                "axe-core is not there: run `npm ci` in integration-tests/browser"
            );
            println!("skipped: axe-core is not there (`npm ci` in integration-tests/browser)");
            return Vec::new();
        };
        if self.script("return typeof axe;", vec![]).await == "undefined" {
            self.script(&source, vec![]).await;
        }
        let script = "
            const done = arguments[arguments.length - 1];
            axe.run(document, {
                runOnly: { type: 'tag', values: arguments[0] },
                resultTypes: ['violations'],
                rules: { 'color-contrast': { enabled: arguments[1] } },
            }).then(
                found => done({ violations: found.violations }),
                error => done({ error: String(error) }));";
        let found = self
            .script_that_calls_back(script, vec![json!(RULES), json!(contrast)])
            .await;
        assert!(found["error"].is_null(), "axe: {}", found["error"]);
        let violations = found["violations"].as_array().cloned().unwrap_or_default();
        violations.iter().flat_map(lines).collect()
    }
}

/// One line for each place of a violation.
fn lines(violation: &Value) -> Vec<String> {
    let rule = violation["id"].as_str().unwrap_or_default();
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    nodes
        .iter()
        .map(|node| {
            let html = node["html"].as_str().unwrap_or_default();
            let why = node["failureSummary"].as_str().unwrap_or_default();
            let why: Vec<&str> = why.lines().skip(1).map(str::trim).collect();
            format!("{rule}: {} at {html}", why.join("; "))
        })
        .collect()
}
