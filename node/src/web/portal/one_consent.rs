//! One permission: what it says, on which notice it was given, who received data by it, and its
//! withdrawal.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use steelyard_protocol::ids::Country;

use super::{Acting, Fault, Names, Visit, base, consents::says, is_open, record::paragraphs};
use crate::{
    app::Node,
    directory::{
        consents::{ConsentState, ConsentStatus},
        grounds::{Held, Holders, rests_on},
        members::Disclosure,
    },
    web::pages::see_other,
};

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let consents = node.directory.consents(&acting.member).await?;
    let consent = find(&consents, &id)?;
    let mut holders = Holders::default();
    node.directory
        .disclosures_since(&acting.member, consent.given_at, |disclosure| {
            if is_by(&names, disclosure, consent) {
                holders.add(disclosure);
            }
        })
        .await?;
    let holders = holders.all();
    let notice = node
        .directory
        .notices(&acting.member)
        .await?
        .remove(&consent.id);
    let here = format!("{}/consents", base(&acting.member));
    let number = consent.id.to_string();
    let title = visit.text_with("portal-consent-title", [("number", number.into())]);
    let body = html! {
        h1 { (title) }
        p { (status_tag(&names, consent)) }
        p.lede { (says(&names, consent)) }
        div.panel { (facts(&names, consent)) }
        (held_by(&names, &holders))
        div.actions {
            @if is_open(consent) { (withdraw_button(&names, consent, &here)) }
            a.button.quiet.small href={ (here) "/" (consent.id) "/receipt.json" } download {
                (visit.text("portal-consent-receipt"))
            }
        }
        p.aside { (visit.text("portal-consent-receipt-hint")) }
        @if let Some(notice) = notice {
            details {
                summary { (visit.text("portal-consent-notice")) }
                div.panel { (paragraphs(&notice.text, Some(&notice.language))) }
                p.aside {
                    (visit.text("portal-consent-notice-hash")) " "
                    code { (notice.digest()) }
                }
            }
        }
        p { a href=(here) { (visit.text("portal-back-to-consents")) } }
    };
    Ok(visit.page(&title, body))
}

/// Withdraws it, and says what earlier recipients hold.
pub(super) async fn withdraw(
    State(node): State<Arc<Node>>,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let id: u64 = id.parse().map_err(|_| Fault::NotFound)?;
    node.directory.withdraw(&acting.member, id).await?;
    node.refresh().await;
    let to = format!("{}/consents/{id}", base(&acting.member));
    Ok(see_other(&to, Some("portal-flash-withdrawn")))
}

fn find<'a>(consents: &'a [ConsentState], id: &str) -> Result<&'a ConsentState, Fault> {
    let id: u64 = id.parse().map_err(|_| Fault::NotFound)?;
    consents.iter().find(|c| c.id == id).ok_or(Fault::NotFound)
}

/// Whether something was received by this consent.
pub(super) fn is_by(names: &Names, disclosure: &Disclosure, consent: &ConsentState) -> bool {
    // A cluster that the charter no longer names has no country; a consent to a country cannot be
    // told to cover it.
    let country = names.country_of(&disclosure.recipient).cloned();
    let country = country.or_else(|| "XX".parse::<Country>().ok());
    country.is_some_and(|country| rests_on(disclosure, &country, consent))
}

fn facts(names: &Names, consent: &ConsentState) -> Markup {
    let terms = &consent.terms;
    let recipients: Vec<String> = terms
        .recipients
        .iter()
        .map(|r| names.recipient(r))
        .collect();
    let except: Vec<String> = terms.except.iter().map(|c| names.cluster(c)).collect();
    let validity = consent.validity;
    let source = match consent.source.as_str() {
        "portal" => names.text("portal-source-portal"),
        _ => names.text("portal-source-staff"),
    };
    html! {
        dl.facts {
            dt { (names.text("portal-fact-purpose")) }
            dd { (names.purpose(&terms.purpose)) }
            dt { (names.text("portal-fact-recipients")) }
            dd { (recipients.join("; ")) }
            @if !except.is_empty() {
                dt { (names.text("portal-fact-except")) }
                dd { (except.join("; ")) }
            }
            dt { (names.text("portal-fact-groups")) }
            dd { (names.groups(terms.fields)) }
            dt { (names.text("portal-fact-from")) }
            dd { (names.date(validity.valid_from)) }
            dt { (names.text("portal-fact-until")) }
            dd {
                @match validity.valid_until {
                    Some(until) => (names.last_day(until)),
                    None => (names.text("portal-until-withdrawn")),
                }
            }
            dt { (names.text("portal-fact-given")) }
            dd { (names.moment(consent.given_at)) " " span.aside { "(" (source) ")" } }
            @if let Some(at) = consent.withdrawn_at {
                dt { (names.text("portal-fact-withdrawn")) }
                dd { (names.moment(at)) }
            }
        }
    }
}

/// What others hold already: a withdrawal does not call it back by itself.
fn held_by(names: &Names, holders: &[Held]) -> Markup {
    html! {
        section aria-labelledby="held" {
            h2 id="held" { (names.text("portal-held-title")) }
            @if holders.is_empty() {
                p { (names.text("portal-held-nothing")) }
            } @else {
                p { (names.text("portal-held-lede")) }
                ul {
                    @for one in holders {
                        li { (names.with("portal-held-by", [
                            ("cluster", names.cluster(&one.cluster).into()),
                            ("groups", names.groups(one.fields).into()),
                            ("count", one.times.into()),
                            ("day", names.date(one.last).into()),
                        ])) }
                    }
                }
            }
        }
    }
}

/// How a consent stands, as a word.
pub(super) fn status_tag(names: &Names, consent: &ConsentState) -> Markup {
    let text = names.text(&format!("portal-status-{}", consent.status.as_str()));
    html! {
        span.tag.good[consent.status == ConsentStatus::Given]
            .care[consent.status == ConsentStatus::NotYetValid] { (text) }
    }
}

/// One click, from wherever the permission is shown.
pub(super) fn withdraw_button(names: &Names, consent: &ConsentState, here: &str) -> Markup {
    html! {
        form method="post" action={ (here) "/" (consent.id) "/withdraw" } {
            button.stop.small type="submit" aria-label=(names.with("portal-withdraw-label",
                [("number", consent.id.to_string().into())])) {
                (names.text("portal-withdraw"))
            }
        }
    }
}
