//! Matches as cards: who or what it is, why it fits, what was disclosed, what could be asked for.

use maud::{Markup, html};
use steelyard_protocol::{
    answer::Match,
    fields::{Entry, FieldGroup, FieldGroups, Fields},
    query::Query,
    result::MergedMatch,
};

use super::{
    super::pages::{Visit, link},
    reasons, regions,
    words::{self, Known, segment},
};
use crate::asking::{Found, Search};

/// Longest text of an entry that is shown at once, in characters.
const BRIEF: usize = 280;

/// What a card is shown within.
pub(super) struct Around<'a> {
    pub(super) visit: &'a Visit,
    pub(super) known: &'a Known,
    pub(super) search: &'a Search,
    /// The own cluster's id: its members are no strangers.
    pub(super) own: &'a str,
    /// The highest score of the result.
    pub(super) best: f64,
}

/// What a match is called: by its name where it is disclosed.
pub(super) fn title(visit: &Visit, found: &Match) -> String {
    match &found.fields.identity {
        Some(identity) if !identity.legal_name.trim().is_empty() => identity.legal_name.clone(),
        _ => {
            let handle: String = found.handle.as_str().chars().take(6).collect();
            visit.text_with("console-card-unnamed", [("handle", handle.into())])
        }
    }
}

/// The value that names a match in forms.
pub(super) fn mark(found: &Match) -> String {
    format!("{}~{}", found.cluster, found.handle)
}

/// The match that such a value names.
pub(super) fn marked(text: &str) -> Option<Found> {
    let (cluster, handle) = text.split_once('~')?;
    Some(Found {
        cluster: cluster.parse().ok()?,
        handle: handle.parse().ok()?,
    })
}

/// A match at its place in the ranking.
pub(super) fn card(
    around: &Around<'_>,
    place: usize,
    merged: &MergedMatch,
    is_new: bool,
) -> Markup {
    let Around {
        visit,
        known,
        search,
        ..
    } = around;
    let found = &merged.best;
    let mark = mark(found);
    let own_id = format!("m-{}", found.handle);
    let unshown = unshown(&search.inquiry.query, merged);
    html! {
        li.card.match id=(own_id) {
            header {
                span.place aria-hidden="true" { (place) }
                div {
                    h3 {
                        (title(visit, found))
                        @if is_new { " " span.tag.accent { (visit.text("console-card-new")) } }
                    }
                    p.aside { (where_and_what(visit, known, found)) }
                }
                @if around.best > 0.0 {
                    meter min="0" max="1" value=(format!("{:.2}", (found.score / around.best).clamp(0.0, 1.0)))
                        aria-label=(visit.text("console-card-fit")) title=(visit.text("console-card-fit")) {}
                }
            }
            (reasons::list(visit, known, &found.why))
            details {
                summary { (visit.text("console-card-shows")) }
                (disclosed(visit, known, &found.fields))
            }
            @for home in &merged.further_homes {
                p.aside { (visit.text_with("console-card-also-at", [("cluster", known.cluster(&home.cluster).into())])) }
            }
            @if !unshown.is_empty() {
                p.aside {
                    @let groups: Vec<String> = unshown.iter().map(|g| words::group(visit, g)).collect();
                    (visit.text_with("console-card-unshown", [("groups", groups.join(", ").into())]))
                }
            }
            (actions(around, found, &mark))
        }
    }
}

fn actions(around: &Around<'_>, found: &Match, mark: &str) -> Markup {
    let Around { visit, search, .. } = around;
    let is_own = found.cluster.as_str() == around.own;
    html! {
        div.actions {
            @match (&found.member_ref, is_own) {
                (Some(reference), true) => {
                    a.button.small href={ "/console/members/" (segment(reference.as_str())) } { (visit.text("console-card-own")) }
                }
                (_, true) => {}
                _ => {
                    a.button.small href={ "/console/introductions/new?query=" (search.id) "&m=" (segment(mark)) } {
                        (visit.text("console-card-introduce"))
                    }
                }
            }
            // Own members go with all that is kept of them; the shortlist keeps pseudonyms.
            @if !is_own {
                form method="post" action={ "/console/search/" (search.id) "/shortlist" } {
                    input type="hidden" name="m" value=(mark);
                    button.quiet.small type="submit" { (visit.text("console-card-shortlist")) }
                }
            }
            label.tick {
                input type="checkbox" name="m" value=(mark) form="compare";
                span { (visit.text("console-card-compare")) }
            }
        }
    }
}

/// Kind, place and cluster in one line.
pub(super) fn where_and_what(visit: &Visit, known: &Known, found: &Match) -> String {
    let fields = &found.fields;
    let kind = fields.kind.map(|k| words::kind(visit, k.organisation_type));
    let city = fields.identity.as_ref().and_then(|i| i.city.clone());
    let region = fields.region.as_ref();
    let country = region.and_then(|r| r.country.as_ref());
    let country = country.map(|c| visit.locale.country(c.as_str()));
    let nuts = region
        .and_then(|r| r.nuts.as_ref())
        .map(|nuts| regions::name(nuts.as_str()));
    let at = known.cluster(&found.cluster);
    let at = visit.text_with("console-card-at", [("cluster", at.into())]);
    let parts: Vec<String> = [kind, city, nuts, country, Some(at)]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

/// The field groups that were asked for and are not shown of any home.
pub(super) fn unshown(query: &Query, merged: &MergedMatch) -> FieldGroups {
    let homes = merged.further_homes.iter();
    let shown = homes.fold(merged.best.fields.groups(), |all, home| {
        all.union(home.fields.groups())
    });
    // A person to write to can be asked for as well, by an introduction.
    query.fields.with(FieldGroup::Contact).difference(shown)
}

/// Everything that was disclosed, briefly; the rest opens.
pub(super) fn disclosed(visit: &Visit, known: &Known, fields: &Fields) -> Markup {
    let lists = [
        ("console-card-offers", &fields.offers),
        ("console-card-needs", &fields.needs),
    ];
    html! {
        @for (name, entries) in lists {
            @if let Some(entries) = entries.as_ref().filter(|e| !e.is_empty()) {
                p.part { (visit.text(name)) }
                @for entry in entries.iter().take(3) { (listing(visit, known, entry)) }
                @if entries.len() > 3 {
                    details {
                        summary { (visit.text_with("console-card-more", [("count", (entries.len() - 3).into())])) }
                        @for entry in entries.iter().skip(3).take(20) { (listing(visit, known, entry)) }
                    }
                }
            }
        }
        @if let Some(summary) = fields.summary.as_ref().filter(|s| !s.text.trim().is_empty()) {
            p.part { (visit.text("console-card-summary")) }
            (brief(visit, &summary.text, summary.language.as_deref()))
        }
        @if let Some(website) = fields.identity.as_ref().and_then(|i| i.website.as_deref()) {
            p { (link(website)) }
        }
        @if let Some(contact) = &fields.contact {
            p {
                @if let Some(name) = &contact.name { (name) " " }
                @if let Some(email) = &contact.email { a href={ "mailto:" (email) } { (email) } }
            }
        }
    }
}

fn listing(visit: &Visit, known: &Known, entry: &Entry) -> Markup {
    let codes: Vec<&str> = entry
        .concepts
        .iter()
        .take(6)
        .map(|code| known.concept(code))
        .collect();
    html! {
        div.entry {
            @if !entry.title.is_empty() { p { strong { (entry.title) } } }
            @if !entry.text.is_empty() { (brief(visit, &entry.text, None)) }
            @if !codes.is_empty() { ul.tags { @for label in codes { li.tag { (label) } } } }
            @if let Some(trl) = entry.trl {
                p.aside { (visit.text_with("console-card-trl", [("min", trl.min().into()), ("max", trl.max().into())])) }
            }
        }
    }
}

/// A text, its beginning at once and the whole of it where somebody opens it.
fn brief(visit: &Visit, text: &str, language: Option<&str>) -> Markup {
    if text.chars().count() <= BRIEF {
        return html! { p lang=[language] { (text) } };
    }
    let beginning: String = text.chars().take(BRIEF).collect();
    let beginning = beginning
        .rsplit_once(' ')
        .map_or(beginning.as_str(), |(b, _)| b);
    html! {
        p lang=[language] { (beginning) "…" }
        // A card stays light: what is opened is at most a few thousand characters.
        details {
            summary { (visit.text("console-card-whole")) }
            p lang=[language] { (text.chars().take(3_000).collect::<String>()) }
        }
    }
}
