//! A member's data as a list of facts, field group by field group: as it stands, or as much of it
//! as another gets.

use maud::{Markup, html};
use steelyard_protocol::fields::{Entry, FieldGroup, Fields};

use super::names::Names;
use crate::web::pages::link;

/// The groups that `fields` has, each with its data.
pub(super) fn record(names: &Names, fields: &Fields) -> Markup {
    html! {
        dl.facts {
            @for group in fields.groups().iter() {
                dt { (names.group(group)) }
                dd { (of_group(names, fields, group)) }
            }
        }
    }
}

fn of_group(names: &Names, fields: &Fields, group: FieldGroup) -> Markup {
    let nothing = || html! { span.aside { (names.text("portal-nothing-said")) } };
    let shown = match group {
        FieldGroup::Region => fields.region.as_ref().map(|r| {
            let country = r.country.as_ref().map(|c| names.country(c));
            let nuts = r.nuts.as_ref().map(ToString::to_string);
            let parts: Vec<String> = country.into_iter().chain(nuts).collect();
            (!parts.is_empty()).then(|| html! { (parts.join(", ")) })
        }),
        FieldGroup::Kind => fields
            .kind
            .map(|k| Some(html! { (names.kind(k.organisation_type)) })),
        FieldGroup::Offers => fields.offers.as_deref().map(|e| entries(names, e)),
        FieldGroup::Needs => fields.needs.as_deref().map(|e| entries(names, e)),
        FieldGroup::Summary => fields.summary.as_ref().map(|s| {
            (!s.text.is_empty()).then(|| html! { (paragraphs(&s.text, s.language.as_deref())) })
        }),
        FieldGroup::Identity => fields.identity.as_ref().map(|i| {
            Some(html! {
                (i.legal_name)
                @if let Some(city) = &i.city { br; (city) }
                @if let Some(website) = &i.website {
                    br;
                    (link(website))
                }
            })
        }),
        FieldGroup::Contact => fields.contact.as_ref().map(|c| {
            (c.name.is_some() || c.email.is_some()).then(|| {
                html! {
                    @if let Some(name) = &c.name { (name) }
                    @if let (Some(_), Some(_)) = (&c.name, &c.email) { br; }
                    @if let Some(email) = &c.email {
                        a href={ "mailto:" (email) } { (email) }
                    }
                }
            })
        }),
    };
    shown.flatten().unwrap_or_else(nothing)
}

fn entries(names: &Names, entries: &[Entry]) -> Option<Markup> {
    (!entries.is_empty()).then(|| {
        html! {
            @for entry in entries { div.entry { (self::entry(names, entry)) } }
        }
    })
}

/// One offer or need: title, text, concepts, levels.
pub(super) fn entry(names: &Names, entry: &Entry) -> Markup {
    html! {
        @if !entry.title.is_empty() { p { strong { (entry.title) } } }
        @if !entry.text.is_empty() { (paragraphs(&entry.text, None)) }
        @if !entry.concepts.is_empty() || !entry.concepts_derived.is_empty() {
            ul.tags aria-label=(names.text("portal-concepts")) {
                @for code in entry.concepts.iter().chain(&entry.concepts_derived) {
                    li.tag title=(code) { (names.concept(code)) }
                }
            }
        }
        @if let Some(trl) = entry.trl {
            p.aside {
                @let levels = [("min", trl.min().into()), ("max", trl.max().into())];
                (names.with("portal-trl-range", levels))
            }
        }
    }
}

/// A text with its lines.
pub(super) fn paragraphs(text: &str, language: Option<&str>) -> Markup {
    html! {
        @for line in text.lines().filter(|l| !l.trim().is_empty()) {
            p lang=[language] { (line) }
        }
    }
}
