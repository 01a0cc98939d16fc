//! Choosing the language of the pages.

use axum::{Form, response::Response};
use serde::Deserialize;

use super::{
    see_other,
    visit::{LANGUAGE_COOKIE, add_cookie, host_cookie},
};
use crate::texts::Locale;

/// How long a browser keeps the choice: a year, in seconds.
const KEPT: i64 = 365 * 86_400;

/// A language, and the page to go back to.
#[derive(Deserialize)]
pub(super) struct Choice {
    language: String,
    #[serde(default)]
    back: String,
}

/// Keeps the choice, and shows the page again.
pub(super) async fn choose(Form(choice): Form<Choice>) -> Response {
    let mut response = see_other(local_path(&choice.back), None);
    if let Some(locale) = Locale::of_tag(&choice.language) {
        keep_language(&mut response, locale);
    }
    response
}

/// Lets the browser keep a choice of language.
pub fn keep_language(response: &mut Response, locale: Locale) {
    let cookie = host_cookie(LANGUAGE_COOKIE, locale.tag().to_owned(), Some(KEPT));
    add_cookie(response, &cookie);
}

/// The path if it is one of these pages, else the start page: a link may not lead elsewhere.
pub fn local_path(path: &str) -> &str {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\n', '\r', '\t']);
    if local { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(local_path("/member/M-1?x=1"), "/member/M-1?x=1");
        for path in [
            "",
            "https://e.example",
            "//e.example",
            "/\\e.example",
            "/\t/e.example",
            "a",
        ] {
            assert_eq!(local_path(path), "/", "{path}");
        }
    }
}
