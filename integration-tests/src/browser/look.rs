//! How a page looks: its width, light or dark, its language; pictures of it; and what it weighs.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::json;

use super::Browser;

/// A window, and what its person prefers.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width of the window, in CSS pixels.
    pub width: u32,
    /// Height of the window, in CSS pixels.
    pub height: u32,
    /// Pixels of the screen for one of CSS: 2 is a page zoomed to 200 %.
    pub scale: u32,
    /// Whether dark pages are preferred.
    pub dark: bool,
    /// The language that the browser asks for.
    pub language: &'static str,
}

/// A wide window, light, in English.
pub const FULL: Look = Look {
    width: 1280,
    height: 900,
    scale: 1,
    dark: false,
    language: "en",
};
/// As narrow as a page must stay usable at (WCAG 2.2, 1.4.10).
pub const NARROW: Look = Look {
    width: 320,
    height: 800,
    ..FULL
};
/// A wide window zoomed to 200 % (WCAG 2.2, 1.4.4).
pub const ZOOMED: Look = Look {
    width: 640,
    height: 450,
    scale: 2,
    ..FULL
};

/// What a page costs to load.
#[derive(Clone, Copy, Debug)]
pub struct Weight {
    /// Bytes of the page and all that it loads, as transferred.
    pub bytes: u64,
    /// How long the page itself took to arrive, in milliseconds.
    pub milliseconds: f64,
}

impl Look {
    /// The same, dark.
    #[must_use]
    pub const fn dark(mut self) -> Self {
        self.dark = true;
        self
    }

    /// The same, in another language.
    #[must_use]
    pub const fn language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }
}

impl Browser {
    /// What is hidden on the page (HTML `hidden`) and shown all the same.
    pub async fn shown_though_hidden(&self) -> Vec<String> {
        let script = "
            return [...document.querySelectorAll('[hidden]')]
                .filter((element) => getComputedStyle(element).display !== 'none')
                .map((element) => 'shown though hidden: ' + element.outerHTML.slice(0, 100));
        ";
        let found = self.script(script, vec![]).await;
        serde_json::from_value(found).expect("a list of texts")
    }

    /// Gives the window this look. The language counts from the next page on.
    pub async fn look(&self, look: Look) {
        let metrics = json!({
            "width": look.width,
            "height": look.height,
            "deviceScaleFactor": look.scale,
            "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await;
        let scheme = if look.dark { "dark" } else { "light" };
        // Colours that still change would be taken for those of the page.
        let media = json!({"features": [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.devtools("Emulation.setEmulatedMedia", media).await;
        let headers = json!({"headers": {"Accept-Language": look.language}});
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setExtraHTTPHeaders", headers).await;
    }

    /// How many CSS pixels the page is wider than the window.
    pub async fn overflow(&self) -> i64 {
        let over = self
            .script(
                "const e = document.scrollingElement; return e.scrollWidth - e.clientWidth;",
                vec![],
            )
            .await;
        over.as_i64().unwrap_or_default()
    }

    /// Loads the page again, with nothing kept from before, and weighs it.
    pub async fn weigh(&self) -> Weight {
        self.devtools("Network.setCacheDisabled", json!({"cacheDisabled": true}))
            .await;
        self.client().refresh().await.expect("the page once more");
        self.devtools("Network.setCacheDisabled", json!({"cacheDisabled": false}))
            .await;
        let told = self
            .script(
                "const [page] = performance.getEntriesByType('navigation');
                 const parts = performance.getEntriesByType('resource');
                 return [
                     [page, ...parts].reduce((sum, e) => sum + e.transferSize, 0),
                     page.responseEnd - page.requestStart,
                 ];",
                vec![],
            )
            .await;
        Weight {
            bytes: told[0].as_f64().unwrap_or_default() as u64,
            milliseconds: told[1].as_f64().unwrap_or_default(),
        }
    }

    /// Saves the whole page, also what lies below the window, as PNG.
    ///
    /// # Errors
    /// If there is no page, or the file cannot be written.
    pub async fn save_picture(&self, file: &Path) -> anyhow::Result<()> {
        let parameters = json!({"format": "png", "captureBeyondViewport": true});
        let body = json!({"cmd": "Page.captureScreenshot", "params": parameters});
        let answer = self.post("goog/cdp/execute", body).await?;
        let data = answer["data"].as_str().unwrap_or_default();
        std::fs::write(file, STANDARD.decode(data)?)?;
        Ok(())
    }
}
