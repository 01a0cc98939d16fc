//! Addresses that members of any cluster wrote, as links.

use maud::{Markup, html};

/// An address as a link, if it is one of the web; anything else stays text.
pub fn link(address: &str) -> Markup {
    let full = if address.contains("://") {
        address.to_owned()
    } else {
        format!("https://{address}")
    };
    let url = url::Url::parse(&full).ok();
    let web = url.filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
    html! {
        @match web {
            Some(url) => a href=(url.as_str()) rel="noreferrer noopener nofollow" { (address) },
            None => (address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "\"><script>",
        ] {
            let html = link(address).into_string();
            assert!(!html.contains("<a") && !html.contains("<script"), "{html}");
        }
        assert!(
            link("www.example.org")
                .into_string()
                .contains("href=\"https://www.example.org/\"")
        );
    }
}
