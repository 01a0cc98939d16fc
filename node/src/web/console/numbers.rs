//! Numbers: the own members by field, region and consent, and queries over time.

use std::{collections::BTreeMap, sync::Arc};

use axum::{extract::State, response::Response};
use maud::{Markup, html};
use steelyard_protocol::time::Timestamp;

use super::{
    super::pages::{Fault, Visit},
    charts::{Chart, Series},
    regions,
    words::{self, Known},
};
use crate::app::{Node, Numbers};

/// Bars of one chart.
const BARS: usize = 12;
/// Months that are shown.
const MONTHS: i64 = 12;
const DAY_SECONDS: i64 = 86_400;

/// The page of numbers.
pub async fn page(State(node): State<Arc<Node>>, visit: Visit) -> Result<Response, Fault> {
    let numbers = node.numbers().await.map_err(|e| {
        tracing::error!(error = %e, "the numbers could not be counted");
        Fault::Unavailable
    })?;
    let known = Known::of(&node, &visit);
    let title = visit.text("console-numbers-title");
    let body = html! {
        h1 { (title) }
        div.columns {
            div.card { span.big { (numbers.members.members) } (visit.text("console-numbers-members")) }
            div.card { span.big { (numbers.consents.in_force) } (visit.text("console-numbers-consenting")) }
            @let (asked, answered) = totals(&numbers);
            div.card { span.big { (asked) } (visit.text("console-numbers-asked-all")) }
            div.card { span.big { (answered) } (visit.text("console-numbers-answered-all")) }
        }
        section { h2 { (visit.text("console-numbers-activity")) } (activity(&visit, &node, &numbers)) }
        section { h2 { (visit.text("console-numbers-fields")) } (fields(&visit, &known, &numbers)) }
        div.columns.two {
            section { h2 { (visit.text("console-numbers-consents")) } (consents(&visit, &numbers)) }
            section { h2 { (visit.text("console-numbers-kinds")) } (kinds(&visit, &numbers)) }
            section { h2 { (visit.text("console-numbers-countries")) } (countries(&visit, &numbers)) }
            section { h2 { (visit.text("console-numbers-regions")) } (regions(&visit, &numbers)) }
        }
    };
    Ok(visit.page(&title, body))
}

fn totals(numbers: &Numbers) -> (u64, u64) {
    let days = numbers.activity.values();
    days.fold((0, 0), |(asked, answered), [a, b, _]| {
        (asked + a, answered + b)
    })
}

/// Year and month of a day, as one number that grows by one a month.
fn month_of(day: i64) -> i64 {
    let text = Timestamp::from_seconds(day.saturating_mul(DAY_SECONDS)).to_string();
    let mut parts = text.split('-').filter_map(|p| p.parse::<i64>().ok());
    let (year, month) = (parts.next().unwrap_or(1970), parts.next().unwrap_or(1));
    year * 12 + month - 1
}

fn activity(visit: &Visit, node: &Node, numbers: &Numbers) -> Markup {
    let this = month_of(node.clock.now().as_seconds() / DAY_SECONDS);
    let mut months: BTreeMap<i64, [u64; 3]> = (this - MONTHS + 1..=this)
        .map(|month| (month, [0; 3]))
        .collect();
    for (day, counts) in &numbers.activity {
        if let Some(month) = months.get_mut(&month_of(*day)) {
            for (sum, count) in month.iter_mut().zip(counts) {
                *sum += count;
            }
        }
    }
    let labels: Vec<String> = months
        .keys()
        .map(|m| format!("{}/{:02}", m % 12 + 1, m.div_euclid(12).rem_euclid(100)))
        .collect();
    let names = [
        "console-numbers-asked",
        "console-numbers-answered",
        "console-numbers-refused",
    ];
    let series: Vec<Series> = names
        .iter()
        .enumerate()
        .map(|(n, name)| Series {
            name: visit.text(name),
            values: months
                .values()
                .map(|m| m.get(n).copied().unwrap_or(0))
                .collect(),
        })
        .collect();
    let title = visit.text("console-numbers-activity-title");
    let of = visit.text("console-numbers-month");
    Chart {
        title: &title,
        of: &of,
        labels: &labels,
        series: &series,
    }
    .standing(visit)
}

fn fields(visit: &Visit, known: &Known, numbers: &Numbers) -> Markup {
    let fields = &numbers.members.fields;
    let labels: Vec<String> = fields
        .iter()
        .take(BARS)
        .map(|(code, ..)| known.concept(code).to_owned())
        .collect();
    let series = [
        Series {
            name: visit.text("console-card-offers"),
            values: fields
                .iter()
                .take(BARS)
                .map(|(_, offers, _)| *offers)
                .collect(),
        },
        Series {
            name: visit.text("console-card-needs"),
            values: fields.iter().take(BARS).map(|(.., needs)| *needs).collect(),
        },
    ];
    lying(
        visit,
        "console-numbers-fields-title",
        "console-numbers-field",
        &labels,
        &series,
    )
}

fn consents(visit: &Visit, numbers: &Numbers) -> Markup {
    let tally = &numbers.consents;
    let gave = tally.in_force + tally.to_come + tally.expired + tally.withdrawn;
    let states = [
        ("console-consent-in-force", tally.in_force),
        ("console-consent-to-come", tally.to_come),
        ("console-consent-expired", tally.expired),
        ("console-consent-withdrawn", tally.withdrawn),
        (
            "console-consent-never",
            numbers.members.members.saturating_sub(gave),
        ),
    ];
    let counts = states
        .iter()
        .map(|(id, count)| (visit.text(id), *count))
        .collect();
    one_series(
        visit,
        "console-numbers-consents-title",
        "console-numbers-state",
        counts,
    )
}

fn kinds(visit: &Visit, numbers: &Numbers) -> Markup {
    let kinds = numbers.members.kinds.iter();
    let counts = kinds
        .map(|(kind, count)| (words::kind(visit, *kind), *count))
        .collect();
    one_series(
        visit,
        "console-numbers-kinds-title",
        "console-numbers-kind",
        counts,
    )
}

fn countries(visit: &Visit, numbers: &Numbers) -> Markup {
    let countries = numbers.members.countries.iter().take(BARS);
    let counts = countries
        .map(|(code, count)| (visit.locale.country(code.as_str()), *count))
        .collect();
    one_series(
        visit,
        "console-numbers-countries-title",
        "console-numbers-country",
        counts,
    )
}

fn regions(visit: &Visit, numbers: &Numbers) -> Markup {
    let regions = numbers.members.regions.iter().take(BARS);
    let counts = regions
        .map(|(code, count)| (regions::name(code), *count))
        .collect();
    one_series(
        visit,
        "console-numbers-regions-title",
        "console-numbers-region",
        counts,
    )
}

fn one_series(visit: &Visit, title: &str, of: &str, counts: Vec<(String, u64)>) -> Markup {
    let (labels, values): (Vec<String>, Vec<u64>) = counts.into_iter().unzip();
    let series = [Series {
        name: visit.text("console-numbers-count"),
        values,
    }];
    lying(visit, title, of, &labels, &series)
}

fn lying(visit: &Visit, title: &str, of: &str, labels: &[String], series: &[Series]) -> Markup {
    if labels.is_empty() {
        return html! { p.empty { (visit.text("console-numbers-nothing")) } };
    }
    let (title, of) = (visit.text(title), visit.text(of));
    Chart {
        title: &title,
        of: &of,
        labels,
        series,
    }
    .lying()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_fall_into_months() {
        assert_eq!(month_of(0), 1970 * 12);
        assert_eq!(month_of(30), 1970 * 12);
        assert_eq!(month_of(31), 1970 * 12 + 1);
        assert_eq!(month_of(20_779), 2026 * 12 + 10);
    }
}
