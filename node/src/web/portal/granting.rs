//! Giving a permission: choose, read what it means, allow or refuse.

use std::sync::Arc;

use axum::{
    extract::{RawForm, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use steelyard_policies::consent::Recipient;
use steelyard_protocol::{fields::FieldGroup, ids::Purpose};

use super::{
    Acting, Fault, Names, Visit, base,
    choice::{Asked, Choice},
    notice::notice,
};
use crate::{
    app::Node,
    directory::notices::Notice,
    web::pages::{
        form::{Field, Mistakes, Tick, boxes},
        see_other,
    },
};

/// The form, with nothing ticked but what a link to it names.
pub(super) async fn choose(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    RawQuery(query): RawQuery,
) -> Response {
    let names = Names::of(&node, visit.locale);
    let asked = Asked::read(&query.unwrap_or_default());
    form(&visit, &acting, &names, &asked, &Mistakes::default())
}

/// What the choice means, word by word, with two buttons of one size.
pub(super) async fn review(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    RawQuery(query): RawQuery,
) -> Response {
    let names = Names::of(&node, visit.locale);
    let asked = Asked::read(&query.unwrap_or_default());
    match asked.choice(&names, node.clock.now()) {
        Ok(choice) => {
            let notice = notice(&names, visit.cluster(), &choice);
            ask(&visit, &acting, &names, &choice, &notice, false)
        }
        Err(mistakes) => form(&visit, &acting, &names, &asked, &mistakes),
    }
}

/// Takes the decision. What is allowed is what was read: if the text would be another by now, it is
/// shown again.
pub(super) async fn give(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    RawForm(form): RawForm,
) -> Result<Response, Fault> {
    let back = format!("{}/consents", base(&acting.member));
    let asked = Asked::read(&String::from_utf8_lossy(&form));
    if asked.one("decision") != "allow" {
        return Ok(see_other(&back, Some("portal-flash-refused")));
    }
    let names = Names::of(&node, visit.locale);
    let now = node.clock.now();
    let choice = match asked.choice(&names, now) {
        Ok(choice) => choice,
        Err(mistakes) => return Ok(self::form(&visit, &acting, &names, &asked, &mistakes)),
    };
    let notice = notice(&names, visit.cluster(), &choice);
    if asked.one("notice") != notice.digest().to_string() {
        return Ok(ask(&visit, &acting, &names, &choice, &notice, true));
    }
    let validity = choice.validity(now);
    node.directory
        .grant_once(
            &acting.member,
            choice.terms,
            validity,
            "portal",
            Some(&notice),
        )
        .await?;
    node.refresh().await;
    Ok(see_other(&back, Some("portal-flash-allowed")))
}

fn form(
    visit: &Visit,
    acting: &Acting,
    names: &Names,
    asked: &Asked,
    mistakes: &Mistakes,
) -> Response {
    let title = visit.text("portal-grant-title");
    let back = format!("{}/consents", base(&acting.member));
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-grant-lede")) }
        (mistakes.summary(visit))
        form method="get" action={ (back) "/review" } novalidate {
            (purposes(visit, names, asked, mistakes))
            (recipients(visit, names, asked, mistakes))
            (groups(visit, names, asked, mistakes))
            (until(visit, asked, mistakes))
            (detail(visit, names, asked, mistakes))
            div.actions {
                button type="submit" { (visit.text("portal-grant-review")) }
                a.button.quiet href=(back) { (visit.text("common-cancel")) }
            }
        }
    };
    let status = if mistakes.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    (status, visit.page(&title, body)).into_response()
}

fn purposes(visit: &Visit, names: &Names, asked: &Asked, mistakes: &Mistakes) -> Markup {
    let tick = |purpose: &Purpose| Tick {
        value: purpose.to_string(),
        text: names.purpose(purpose),
        hint: names.purpose_means(purpose),
        ticked: asked.has("purpose", purpose.as_str()),
    };
    let ticks: Vec<Tick> = names.purposes().iter().map(tick).collect();
    let question = visit.text("portal-grant-purpose");
    boxes(visit, mistakes, ("purpose", &question, ""), false, &ticks)
}

/// The federation as a whole first; countries and single clusters one step further in.
fn recipients(visit: &Visit, names: &Names, asked: &Asked, mistakes: &Mistakes) -> Markup {
    let what = mistakes.of("recipient");
    let clusters = names.clusters();
    let tick = |recipient: &Recipient, text: String, hint: String, place: String| {
        let value = recipient.to_string();
        html! {
            div.tick {
                input type="checkbox" name="recipient" id=(place) value=(value)
                    checked[asked.has("recipient", &value)]
                    aria-describedby=[(!hint.is_empty()).then(|| format!("{place}-hint"))];
                label for=(place) { (text) }
                @if !hint.is_empty() { p.hint id={ (place) "-hint" } { (hint) } }
            }
        }
    };
    let all = Recipient::Federation;
    let everyone = visit.text_with("portal-grant-everyone", [("count", clusters.len().into())]);
    let countries: Vec<Recipient> = (names.countries().into_iter())
        .map(Recipient::Country)
        .collect();
    let single: Vec<Recipient> = (clusters.iter())
        .map(|c| Recipient::Cluster(c.id.clone()))
        .collect();
    let chosen = |some: &[Recipient]| some.iter().any(|r| asked.has("recipient", &r.to_string()));
    html! {
        fieldset.field.wrong[what.is_some()] id="recipient" tabindex=[what.map(|_| "-1")]
            aria-describedby=[what.map(|_| "recipient-mistake")] {
            legend { (visit.text("portal-grant-recipient")) }
            @if let Some(what) = what {
                p.mistake id="recipient-mistake" {
                    span.hidden { (visit.text("common-error-prefix")) " " } (what)
                }
            }
            (tick(&all, names.recipient(&all), everyone, "recipient-all".to_owned()))
            details open[chosen(&countries)] {
                summary { (visit.text("portal-grant-countries")) }
                @for (n, country) in countries.iter().enumerate() {
                    (tick(country, names.recipient(country), String::new(), format!("country-{n}")))
                }
            }
            details open[chosen(&single)] {
                summary { (visit.text("portal-grant-clusters")) }
                @for (n, cluster) in single.iter().enumerate() {
                    (tick(cluster, names.recipient(cluster), String::new(), format!("cluster-{n}")))
                }
            }
        }
    }
}

fn groups(visit: &Visit, names: &Names, asked: &Asked, mistakes: &Mistakes) -> Markup {
    let ticks = FieldGroup::ALL.map(|group| Tick {
        value: group.to_string(),
        text: names.group(group),
        hint: names.group_means(group),
        ticked: asked.has("field", group.as_str()),
    });
    let question = visit.text("portal-grant-field");
    let hint = visit.text("portal-grant-field-hint");
    boxes(visit, mistakes, ("field", &question, &hint), true, &ticks)
}

fn until(visit: &Visit, asked: &Asked, mistakes: &Mistakes) -> Markup {
    let ticks = ["6", "12", "day", "withdrawn"].map(|value| Tick {
        value: value.to_owned(),
        text: visit.text(&format!("portal-grant-until-{value}")),
        hint: String::new(),
        ticked: asked.has("until", value),
    });
    let question = visit.text("portal-grant-until");
    let label = visit.text("portal-grant-day");
    html! {
        (boxes(visit, mistakes, ("until", &question, ""), false, &ticks))
        (day(visit, mistakes, "day", &label, asked.one("day")))
    }
}

fn day(visit: &Visit, mistakes: &Mistakes, id: &str, label: &str, value: &str) -> Markup {
    Field {
        id,
        label,
        value,
        kind: "date",
        ..Field::default()
    }
    .line(visit, mistakes)
}

/// What few need: counting only, exceptions, a later beginning.
fn detail(visit: &Visit, names: &Names, asked: &Asked, mistakes: &Mistakes) -> Markup {
    let count = Tick {
        value: "yes".to_owned(),
        text: visit.text("portal-grant-count-yes"),
        hint: visit.text("portal-grant-count-hint"),
        ticked: asked.has("count", "yes"),
    };
    let except: Vec<Tick> = (names.clusters().iter())
        .map(|c| Tick {
            value: c.id.to_string(),
            text: names.cluster(&c.id),
            hint: String::new(),
            ticked: asked.has("except", c.id.as_str()),
        })
        .collect();
    let wanted = ["count", "except", "from"]
        .iter()
        .any(|name| !asked.one(name).is_empty());
    let questions = [
        "portal-grant-count",
        "portal-grant-except",
        "portal-grant-except-hint",
    ]
    .map(|id| visit.text(id));
    let [how, not, not_hint] = &questions;
    html! {
        details open[wanted || mistakes.of("from").is_some()] {
            summary { (visit.text("portal-grant-detail")) }
            (boxes(visit, mistakes, ("count", how, ""), true, &[count]))
            @if !except.is_empty() {
                (boxes(visit, mistakes, ("except", not, not_hint), true, &except))
            }
            (day(visit, mistakes, "from", &visit.text("portal-grant-from"), asked.one("from")))
        }
    }
}

fn ask(
    visit: &Visit,
    acting: &Acting,
    names: &Names,
    choice: &Choice,
    notice: &Notice,
    changed: bool,
) -> Response {
    let title = visit.text("portal-review-title");
    let back = format!("{}/consents", base(&acting.member));
    let again: String = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(choice.pairs())
        .finish();
    let body = html! {
        h1 { (title) }
        @if changed {
            p.notice.care role="status" { (visit.text("portal-review-changed")) }
        }
        div.panel lang=(names.locale.tag()) {
            @for (n, paragraph) in notice.text.lines().enumerate() {
                @if n == 1 { p { strong { (paragraph) } } } @else { p { (paragraph) } }
            }
        }
        form method="post" action=(back) {
            @for (name, value) in choice.pairs() {
                input type="hidden" name=(name) value=(value);
            }
            input type="hidden" name="notice" value=(notice.digest());
            div.actions.even {
                button.quiet type="submit" name="decision" value="allow" {
                    (visit.text("portal-review-allow"))
                }
                button.quiet type="submit" name="decision" value="refuse" {
                    (visit.text("portal-review-refuse"))
                }
            }
        }
        p { a href={ (back) "/new?" (again) } { (visit.text("portal-review-change")) } }
        p.aside { (visit.text("portal-review-kept")) }
    };
    visit.page(&title, body)
}
