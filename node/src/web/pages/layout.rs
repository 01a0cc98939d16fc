//! The document around every page.

use maud::{DOCTYPE, Markup, html};

use super::{Visit, assets::asset, navigation};
use crate::texts::{FluentValue, Locale};

/// The whole document.
pub(super) fn document(visit: &Visit, title: &str, body: &Markup) -> Markup {
    let cluster = FluentValue::from(visit.cluster());
    html! {
        (DOCTYPE)
        html lang=(visit.locale.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · " (visit.cluster()) }
                link rel="icon" href=(asset("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(asset("steelyard.css"));
                script src=(asset("steelyard.js")) defer {}
            }
            body {
                a.skip href="#content" { (visit.text("common-skip")) }
                header.masthead {
                    a.brand href="/" {
                        span.mark aria-hidden="true" {}
                        span.cluster { (visit.cluster()) }
                        span.product { (visit.text("common-brand")) }
                    }
                    nav.person aria-label=(visit.text("common-menu")) {
                        (navigation::of_person(visit))
                    }
                }
                (navigation::of_section(visit))
                main id="content" tabindex="-1" {
                    @if let Some(message) = visit.flash() {
                        p.notice.good role="status" { (visit.text(message)) }
                    }
                    (body)
                }
                footer.foot {
                    p { (visit.text_with("common-footer", [("cluster", cluster)])) }
                    (languages(visit))
                }
            }
        }
    }
}

/// The choice of language.
fn languages(visit: &Visit) -> Markup {
    html! {
        form.languages method="post" action="/language" {
            input type="hidden" name="back" value=(visit.back());
            label for="language" { (visit.text("common-language")) }
            select id="language" name="language" {
                @for locale in Locale::ALL {
                    option value=(locale.tag()) lang=(locale.tag()) selected[locale == visit.locale] {
                        (locale.name())
                    }
                }
            }
            button.quiet type="submit" { (visit.text("common-language-choose")) }
        }
    }
}
