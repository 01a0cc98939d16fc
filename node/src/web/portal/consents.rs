//! Who can see what: the permissions that hold, what each cluster gets by them, and the clusters
//! that get nothing.

use std::{collections::BTreeSet, sync::Arc};

use axum::{extract::State, response::Response};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_policies::consent::{ConsentGranularity, Recipient};
use steelyard_protocol::ids::{ClusterId, Purpose};

use super::{
    Acting, Fault, Names, Standing, Visit, base, is_open,
    one_consent::{status_tag, withdraw_button},
};
use crate::{
    answering::preview::Seen,
    app::Node,
    directory::consents::{ConsentState, ConsentStatus},
    web::pages::{
        form::{Field, Filled, Mistakes},
        see_other,
    },
};

/// With more clusters, the list of what each gets is folded.
const CLUSTERS_OPEN: usize = 12;

/// What one cluster gets, for each purpose of the charter.
pub(super) struct Gets {
    pub(super) cluster: ClusterId,
    pub(super) seen: Vec<Seen>,
}

impl Gets {
    pub(super) fn anything(&self) -> bool {
        self.seen.iter().any(|s| matches!(s, Seen::Record(_)))
    }
}

/// What every other cluster would get now, computed as answers are.
pub(super) async fn who_gets_what(
    node: &Node,
    names: &Names,
    standing: &Standing,
) -> Result<Vec<Gets>, Fault> {
    let (clusters, purposes) = (names.clusters(), names.purposes());
    let shown = (node.answering)
        .groups_shown(standing.whose(), &clusters, &purposes)
        .await?;
    let gets = clusters.iter().zip(shown).map(|(cluster, seen)| Gets {
        cluster: cluster.id.clone(),
        seen,
    });
    Ok(gets.collect())
}

/// The page.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let standing = Standing::of(&node, &acting).await?;
    let gets = who_gets_what(&node, &names, &standing).await?;
    let here = format!("{}/consents", base(&acting.member));
    let title = visit.text("portal-consents-title");
    let body = html! {
        h1 { (title) }
        p.lede { (summary(&names, &gets)) }
        (matrix(&names, &standing, &here))
        div.actions {
            a.button href={ (here) "/new" } { (visit.text("portal-consents-new")) }
            a.button.quiet href={ (here) "/preview" } { (visit.text("portal-consents-preview")) }
        }
        (by_cluster(&visit, &names, &gets, &here))
        (objections(&visit, &names, &standing, &base(&acting.member)))
        (earlier(&names, &standing, &here))
    };
    Ok(visit.page(&title, body))
}

/// How many see anything, in one sentence.
pub(super) fn summary(names: &Names, gets: &[Gets]) -> String {
    let seeing = gets.iter().filter(|g| g.anything()).count();
    names.with(
        "portal-consents-summary",
        [("seeing", seeing.into()), ("all", gets.len().into())],
    )
}

/// Purposes down, recipients across: the permissions that hold, each with its withdrawal.
fn matrix(names: &Names, standing: &Standing, here: &str) -> Markup {
    let mut across: BTreeSet<Recipient> = BTreeSet::from([Recipient::Federation]);
    let mut purposes = names.purposes();
    for consent in standing.open() {
        across.extend(consent.terms.recipients.iter().cloned());
        if !purposes.contains(&consent.terms.purpose) {
            purposes.push(consent.terms.purpose.clone());
        }
    }
    let label = names.text("portal-matrix-caption");
    html! {
        div.scroll role="group" aria-label=(label) tabindex="0" {
            table.stack.matrix {
                caption { (label) }
                thead {
                    tr {
                        th scope="col" { (names.text("portal-matrix-purpose")) }
                        @for recipient in &across {
                            th scope="col" { (names.recipient(recipient)) }
                        }
                    }
                }
                tbody {
                    @for purpose in &purposes {
                        tr {
                            th scope="row" { (names.purpose(purpose)) }
                            @for recipient in &across {
                                td.none[is_empty(standing, purpose, recipient)] data-label=(names.recipient(recipient)) {
                                    (cell(names, standing, (purpose, recipient), here))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether nothing is allowed to this recipient for this purpose by name. On a phone such cells are
/// left out but for the federation's.
fn is_empty(standing: &Standing, purpose: &Purpose, recipient: &Recipient) -> bool {
    let mut open = standing.open();
    !open.any(|c| c.terms.purpose == *purpose && c.terms.recipients.contains(recipient))
}

fn cell(
    names: &Names,
    standing: &Standing,
    (purpose, recipient): (&Purpose, &Recipient),
    here: &str,
) -> Markup {
    let meant =
        |c: &&ConsentState| c.terms.purpose == *purpose && c.terms.recipients.contains(recipient);
    let consents: Vec<&ConsentState> = standing.open().filter(meant).collect();
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("purpose", purpose.as_str())
        .append_pair("recipient", &recipient.to_string())
        .finish();
    html! {
        @for consent in &consents {
            div.given {
                p { (says(names, consent)) }
                p.aside { (until(names, consent)) }
                @let others: Vec<String> = (consent.terms.recipients.iter())
                    .filter(|r| *r != recipient)
                    .map(|r| names.recipient(r))
                    .collect();
                @if !others.is_empty() {
                    p.aside { (names.with("portal-also-for", [("recipients", others.join("; ").into())])) }
                }
                div.inline {
                    (withdraw_button(names, consent, here))
                    a href={ (here) "/" (consent.id) } {
                        (names.with("portal-consent-details", [("number", consent.id.to_string().into())]))
                    }
                }
            }
        }
        @if consents.is_empty() {
            p.aside { (names.text("portal-matrix-nothing")) }
            p { a href={ (here) "/new?" (query) } aria-label=(names.with("portal-matrix-allow-label", [
                ("purpose", names.purpose(purpose).into()),
                ("recipient", names.recipient(recipient).into()),
            ])) { (names.text("portal-matrix-allow")) } }
        }
    }
}

/// What a consent says, in a few words.
pub(super) fn says(names: &Names, consent: &ConsentState) -> String {
    let id = match consent.terms.granularity {
        ConsentGranularity::Record => "portal-says-record",
        ConsentGranularity::Count => "portal-says-count",
    };
    names.with(id, [("groups", names.groups(consent.terms.fields).into())])
}

/// Until when a consent holds, and whom it leaves out.
fn until(names: &Names, consent: &ConsentState) -> Markup {
    html! {
        @if consent.status == ConsentStatus::NotYetValid {
            (names.with("portal-from", [("day", names.date(consent.validity.valid_from).into())])) " "
        }
        @match consent.validity.valid_until {
            Some(until) => (names.with("portal-until", [("day", names.last_day(until).into())])),
            None => (names.text("portal-until-withdrawn")),
        }
        @if !consent.terms.except.is_empty() {
            " "
            @let except: Vec<String> = consent.terms.except.iter().map(|c| names.cluster(c)).collect();
            (names.with("portal-except", [("clusters", except.join("; ").into())]))
        }
    }
}

/// What each cluster gets now, with the way to see it as that cluster would.
fn by_cluster(visit: &Visit, names: &Names, gets: &[Gets], here: &str) -> Markup {
    let purposes = names.purposes();
    let label = visit.text("portal-gets-title");
    let table = html! {
        table.stack {
            thead {
                tr {
                    th scope="col" { (visit.text("portal-gets-cluster")) }
                    @for purpose in &purposes { th scope="col" { (names.purpose(purpose)) } }
                }
            }
            tbody {
                @for one in gets {
                    tr {
                        th scope="row" { (names.cluster(&one.cluster)) }
                        @for (purpose, seen) in purposes.iter().zip(&one.seen) {
                            td data-label=(names.purpose(purpose)) {
                                @match seen {
                                    Seen::Record(groups) => {
                                        a href={ (here) "/preview?cluster=" (one.cluster) "&purpose=" (purpose) } {
                                        (names.groups(*groups))
                                    }
                                    }
                                    Seen::Counted => span.aside { (visit.text("portal-gets-counted")) },
                                    Seen::Nothing => span.aside { (visit.text("portal-gets-nothing")) },
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        section {
            h2 { (label) }
            p { (visit.text("portal-gets-lede")) }
            @if gets.is_empty() {
                p.empty { (visit.text("portal-no-federation")) }
            } @else {
                details open[gets.len() <= CLUSTERS_OPEN] {
                    summary { (visit.text_with("portal-gets-open", [("count", gets.len().into())])) }
                    div.scroll role="group" aria-label=(label) tabindex="0" { (table) }
                }
            }
        }
    }
}

fn objections(visit: &Visit, names: &Names, standing: &Standing, base: &str) -> Markup {
    let stands = |cluster: &ClusterId| standing.objections.iter().any(|o| o.cluster == *cluster);
    let options: Vec<(String, String)> = (names.clusters().iter())
        .filter(|c| !stands(&c.id))
        .map(|c| (c.id.to_string(), names.cluster(&c.id)))
        .collect();
    let label = visit.text("portal-objections-cluster");
    html! {
        section aria-labelledby="objections" {
            h2 id="objections" { (visit.text("portal-objections-title")) }
            p { (visit.text("portal-objections-lede")) }
            @if !standing.objections.is_empty() {
                ul.cards {
                    @for objection in &standing.objections {
                        li.card {
                            p {
                                strong { (names.cluster(&objection.cluster)) } " "
                                span.aside { (names.with("portal-objections-since",
                                    [("day", names.date(objection.since).into())])) }
                            }
                            form method="post" action={ (base) "/objections" } {
                                input type="hidden" name="cluster" value=(objection.cluster);
                                button.quiet.small type="submit" name="stands" value="no" {
                                    (visit.text("portal-objections-lift"))
                                }
                            }
                        }
                    }
                }
            }
            @if !options.is_empty() {
                form.inline method="post" action={ (base) "/objections" } {
                    (Field { id: "cluster", label: &label, required: true, ..Field::default() }
                        .choice(visit, &Mistakes::default(), &options))
                    button.quiet type="submit" name="stands" value="yes" {
                        (visit.text("portal-objections-raise"))
                    }
                }
            }
        }
    }
}

/// Consents that no longer hold.
fn earlier(names: &Names, standing: &Standing, here: &str) -> Markup {
    let closed: Vec<&ConsentState> = standing
        .consents
        .iter()
        .rev()
        .filter(|c| !is_open(c))
        .collect();
    html! {
        @if !closed.is_empty() {
            details {
                summary { (names.with("portal-earlier", [("count", closed.len().into())])) }
                ul.timeline {
                    @for consent in closed {
                        li {
                            p {
                                (status_tag(names, consent)) " "
                                (names.purpose(&consent.terms.purpose)) ": "
                                (says(names, consent))
                            }
                            p { a href={ (here) "/" (consent.id) } {
                                (names.with("portal-consent-details",
                                    [("number", consent.id.to_string().into())]))
                            } }
                        }
                    }
                }
            }
        }
    }
}

/// An objection to be raised or lifted.
#[derive(Deserialize)]
pub(super) struct Objecting {
    cluster: String,
    stands: String,
}

/// Raises or lifts an objection.
pub(super) async fn object(
    State(node): State<Arc<Node>>,
    acting: Acting,
    Filled(objecting): Filled<Objecting>,
) -> Result<Response, Fault> {
    let cluster: ClusterId = objecting.cluster.parse().map_err(|_| Fault::NotFound)?;
    let raised = objecting.stands == "yes";
    if raised {
        node.directory.object(&acting.member, &cluster).await?;
    } else {
        node.directory.lift(&acting.member, &cluster).await?;
    }
    node.refresh().await;
    let message = if raised {
        "portal-flash-objected"
    } else {
        "portal-flash-lifted"
    };
    let back = format!("{}/consents", base(&acting.member));
    Ok(see_other(&back, Some(message)))
}
