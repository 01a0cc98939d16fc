//! Whether a form comes from these pages, and not from another site with this browser's cookies.
//!
//! Browsers say so themselves: by `Sec-Fetch-Site` (Fetch Metadata), and older ones by `Origin`,
//! which every form that is posted carries. Programs that are no browsers send neither, and have no
//! cookies that another could misuse.

use axum::http::{HeaderMap, header};

/// Whether the headers are those of a form of these pages, or of no browser.
pub fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|v| v.to_str().unwrap_or("unreadable"))
    };
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        // `none`: the person typed it, or followed a bookmark.
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let authority = origin.split_once("://").map(|(_, authority)| authority);
            authority.is_some() && authority == text(header::HOST.as_str())
        }
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_forms_are_taken() {
        for (headers, expected) in [
            (vec![], true),
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "same-site")], false),
            (
                vec![
                    ("sec-fetch-site", "cross-site"),
                    ("host", "a.example"),
                    ("origin", "https://a.example"),
                ],
                false,
            ),
            (
                vec![("host", "a.example"), ("origin", "https://a.example")],
                true,
            ),
            (
                vec![("host", "a.example"), ("origin", "https://b.example")],
                false,
            ),
            (vec![("host", "a.example"), ("origin", "null")], false),
            (vec![("origin", "https://a.example")], false),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in &headers {
                map.insert(*name, value.parse().unwrap());
            }
            assert_eq!(is_from_here(&map), expected, "{headers:?}");
        }
    }
}
