//! The list of the cluster's own members.

use std::{collections::HashMap, sync::Arc};

use axum::{extract::State, response::Response};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::fields::OrganisationType;

use super::{
    super::pages::{
        Fault, Visit,
        form::{Field, Filled, Mistakes},
    },
    words::{self, segment},
};
use crate::{
    app::Node,
    directory::Member,
    store::listing::{After, Sought},
};

/// Members on a page.
const PAGE: i64 = 50;

/// What the list shows.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    q: String,
    country: String,
    kind: String,
    /// The folded name and the number of the last member of the page before.
    after: String,
    id: i64,
}

/// A page of the list.
pub async fn page(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(shown): Filled<Shown>,
) -> Result<Response, Fault> {
    let sought = Sought {
        text: shown.q.clone(),
        country: shown.country.clone(),
        kind: shown.kind.clone(),
    };
    let after = After {
        name: shown.after.clone(),
        id: shown.id,
    };
    let (members, next) = node.directory.listed(&sought, &after, PAGE).await?;
    let ids: Vec<u32> = members.iter().map(|m| m.id).collect();
    let consents = node.directory.in_force(&ids).await?;
    let (all, countries) = {
        let view = node.views.read();
        (view.index.len(), view.index.countries())
    };
    let title = visit.text("console-members-title");
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text_with("console-members-count", [("count", all.into())])) }
        div.actions {
            a.button.quiet href="/console/members/all/import" { (visit.text("console-members-import")) }
        }
        (filter(&visit, &shown, &countries.iter().map(|c| c.as_str()).collect::<Vec<_>>()))
        @if members.is_empty() {
            p.empty { (visit.text(if all == 0 { "console-members-none" } else { "console-members-none-found" })) }
        } @else {
            (table(&visit, &members, &consents))
        }
        @if shown.id > 0 || next.is_some() {
            nav.pager aria-label=(title) {
                @if shown.id > 0 { a href=(target(&shown, None)) { (visit.text("console-members-first")) } }
                @if let Some(next) = &next { a href=(target(&shown, Some(next))) { (visit.text("common-next")) } }
            }
        }
    };
    Ok(visit.page(&title, body))
}

fn filter(visit: &Visit, shown: &Shown, countries: &[&str]) -> Markup {
    let none = Mistakes::default();
    let any = (String::new(), visit.text("console-any"));
    let mut named: Vec<(String, String)> = countries
        .iter()
        .map(|c| ((*c).to_owned(), visit.locale.country(c)))
        .collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named.insert(0, any.clone());
    let mut kinds: Vec<(String, String)> = OrganisationType::ALL
        .iter()
        .map(|k| (k.as_str().to_owned(), words::kind(visit, *k)))
        .collect();
    kinds.insert(0, any);
    // None of these must be filled in; saying so for each would only be noise.
    let field = |id, label| Field {
        id,
        label,
        required: false,
        ..Field::default()
    };
    let (search, country, kind) = (
        visit.text("console-members-search"),
        visit.text("console-federation-country"),
        visit.text("console-numbers-kind"),
    );
    html! {
        form.filter.inline method="get" action="/console/members" role="search" {
            (Field { kind: "search", value: &shown.q, ..field("q", &search) }.line(visit, &none))
            (Field { value: &shown.country, ..field("country", &country) }.choice(visit, &none, &named))
            (Field { value: &shown.kind, ..field("kind", &kind) }.choice(visit, &none, &kinds))
            button type="submit" { (visit.text("common-search")) }
        }
    }
}

/// The list as it is shown, from another place on.
fn target(shown: &Shown, after: Option<&After>) -> String {
    let mut parts: Vec<String> = [
        ("q", &shown.q),
        ("country", &shown.country),
        ("kind", &shown.kind),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| format!("{name}={}", segment(value)))
    .collect();
    if let Some(after) = after {
        parts.push(format!("after={}&id={}", segment(&after.name), after.id));
    }
    format!("/console/members?{}", parts.join("&"))
}

fn table(visit: &Visit, members: &[Member], consents: &HashMap<u32, usize>) -> Markup {
    let [name, reference, country, kind, consent] = [
        "console-federation-name",
        "console-members-reference",
        "console-federation-country",
        "console-numbers-kind",
        "console-members-consents",
    ]
    .map(|id| visit.text(id));
    html! {
        table.stack {
            thead { tr {
                th scope="col" { (name) } th scope="col" { (reference) } th scope="col" { (country) }
                th scope="col" { (kind) } th scope="col" { (consent) }
            } }
            tbody {
                @for member in members {
                    @let profile = &member.profile;
                    tr {
                        th scope="row" {
                            a href={ "/console/members/" (segment(profile.member_ref.as_str())) } {
                                @if profile.identity.legal_name.trim().is_empty() { (profile.member_ref.as_str()) }
                                @else { (profile.identity.legal_name) }
                            }
                        }
                        td data-label=(reference) { (profile.member_ref.as_str()) }
                        td data-label=(country) {
                            @if let Some(country) = &profile.region.country { (visit.locale.country(country.as_str())) } @else { "–" }
                        }
                        td data-label=(kind) { (words::kind(visit, profile.kind.organisation_type)) }
                        td data-label=(consent) {
                            @match consents.get(&member.id) {
                                Some(count) => span.tag.good { (visit.text_with("console-members-in-force", [("count", (*count).into())])) },
                                None => span.tag { (visit.text("common-none")) },
                            }
                        }
                    }
                }
            }
        }
    }
}
