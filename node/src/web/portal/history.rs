//! What happened to the member's data: what left, to whom, why, on which permission, and the proof
//! of each.

use std::sync::Arc;

use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use maud::{Markup, html};
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, Purpose},
    time::Timestamp,
};

use super::{
    Acting, Fault, Names, Visit, base,
    choice::{Asked, day_of},
    one_consent::is_by,
};
use crate::{
    app::Node,
    audit::entry::{Entry, Event},
    directory::{consents::ConsentState, members::Disclosure},
};

/// Disclosures on one page.
const PAGE: u32 = 100;
/// Refusals that are shown.
const REFUSALS: i64 = 20;

/// Disclosures of one day that differ in nothing but their moment.
struct Group<'a> {
    first: &'a Disclosure,
    all: Vec<&'a Disclosure>,
}

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let asked = Asked::read(&query.unwrap_or_default());
    let before: Option<u64> = asked.one("before").parse().ok();
    // One more than is shown tells whether there are earlier ones.
    let mut disclosures = node
        .directory
        .disclosures_before(&acting.member, before, PAGE + 1)
        .await?;
    let is_last = disclosures.len() as u64 <= u64::from(PAGE);
    disclosures.truncate(PAGE as usize);
    let consents = node.directory.consents(&acting.member).await?;
    let refusals = node.directory.refusals(REFUSALS).await?;
    let here = base(&acting.member);
    let title = visit.text("portal-history-title");
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-history-lede")) }
        @if disclosures.is_empty() {
            p.empty { (visit.text("portal-history-empty")) }
        } @else {
            ol.timeline {
                @for group in groups(&disclosures) {
                    li { (left(&visit, &names, &here, &group, &consents)) }
                }
            }
        }
        @if let Some(last) = disclosures.last().filter(|_| !is_last) {
            p.pager { a href={ (here) "/history?before=" (last.entry) } { (visit.text("portal-history-more")) } }
        }
        (how_to_check(&visit, &node))
        (refused(&visit, &names, &refusals))
    };
    Ok(visit.page(&title, body))
}

/// What differs in nothing but the moment, within one day, is one line.
fn groups(disclosures: &[Disclosure]) -> Vec<Group<'_>> {
    type Alike<'a> = (
        &'a ClusterId,
        &'a Purpose,
        FieldGroups,
        Option<jiff::civil::Date>,
    );
    fn alike(d: &Disclosure) -> Alike<'_> {
        (&d.recipient, &d.purpose, d.fields, day_of(d.at))
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    for disclosure in disclosures {
        match groups.last_mut() {
            Some(group) if alike(group.first) == alike(disclosure) => group.all.push(disclosure),
            _ => groups.push(Group {
                first: disclosure,
                all: vec![disclosure],
            }),
        }
    }
    groups
}

fn left(
    visit: &Visit,
    names: &Names,
    here: &str,
    group: &Group<'_>,
    consents: &[ConsentState],
) -> Markup {
    let first = group.first;
    let grounds: Vec<&ConsentState> = (consents.iter())
        .filter(|consent| is_by(names, first, consent))
        .collect();
    html! {
        time datetime=(first.at) { (names.moment(first.at)) }
        p {
            strong { (names.cluster(&first.recipient)) } " · "
            (names.purpose(&first.purpose))
            @if group.all.len() > 1 {
                " · " (names.with("portal-history-times", [("count", group.all.len().into())]))
            }
        }
        p { (names.with("portal-history-got", [("groups", names.groups(first.fields).into())])) }
        p.aside {
            @if grounds.is_empty() {
                (visit.text("portal-history-by-introduction"))
            } @else {
                (visit.text("portal-history-grounds"))
                @for consent in grounds {
                    " "
                    a href={ (here) "/consents/" (consent.id) } {
                        (names.with("portal-consent-details",
                            [("number", consent.id.to_string().into())]))
                    }
                }
            }
        }
        @match group.all.as_slice() {
            [one] => p { (proof_link(names, here, one)) },
            several => details {
                summary { (names.with("portal-history-proofs", [("count", several.len().into())])) }
                ul { @for one in several { li { (proof_link(names, here, one)) } } }
            },
        }
    }
}

fn proof_link(names: &Names, here: &str, one: &Disclosure) -> Markup {
    html! {
        a href={ (here) "/history/" (one.entry) "/proof.json" } download={ "proof-" (one.entry) ".json" } {
            (names.with("portal-history-proof", [
                ("entry", one.entry.to_string().into()),
                ("moment", names.moment(one.at).into()),
            ]))
        }
    }
}

fn how_to_check(visit: &Visit, node: &Node) -> Markup {
    let key = node.identity.signing().public();
    html! {
        details {
            summary { (visit.text("portal-history-check")) }
            p { (visit.text("portal-history-check-how")) }
            pre tabindex="0" { code { "steelyard audit verify-proof proof.json --key " (key) } }
        }
    }
}

/// Queries that the whole cluster refused: nobody's data left.
fn refused(visit: &Visit, names: &Names, refusals: &[Entry]) -> Markup {
    let line = |at: Timestamp, asker: &ClusterId, purpose: &Purpose| {
        html! {
            time datetime=(at) { (names.moment(at)) }
            p { (names.with("portal-refused-line", [
                ("cluster", names.cluster(asker).into()),
                ("purpose", names.purpose(purpose).into()),
            ])) }
        }
    };
    html! {
        section aria-labelledby="refused" {
            h2 id="refused" { (visit.text("portal-refused-title")) }
            p { (visit.text("portal-refused-lede")) }
            @if refusals.is_empty() {
                p.aside { (visit.text("portal-refused-none")) }
            } @else {
                details {
                    summary { (visit.text_with("portal-refused-count", [("count", refusals.len().into())])) }
                    ol.timeline {
                        @for entry in refusals {
                            @if let Event::Refused { asker, purpose, .. } = &entry.event {
                                li.bad { (line(entry.at, asker, purpose)) }
                            }
                        }
                    }
                }
            }
        }
    }
}
