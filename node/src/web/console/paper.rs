//! Consents that members gave on paper: recorded by staff, with who recorded them and when.

use std::{str::FromStr, sync::Arc};

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_policies::consent::{ConsentGranularity, ConsentTerms, Recipient, Validity};
use steelyard_protocol::{
    fields::FieldGroup,
    ids::{ClusterId, MemberRef, Purpose},
    time::Timestamp,
};

use super::{
    super::pages::{
        Fault, SignedIn, Visit,
        form::{Field, Filled, Mistakes, Tick, boxes},
        see_other,
    },
    member, staff,
    words::{self, Known, segment},
};
use crate::{app::Node, directory::consents::ConsentState, people::PersonId, texts::Locale};

/// What the form for a consent on paper holds.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Paper {
    purpose: String,
    recipient: Vec<String>,
    except: Vec<String>,
    group: Vec<String>,
    granularity: String,
    /// The day on the paper.
    signed_on: String,
    /// The last day on which it holds; empty: until it is withdrawn.
    until: String,
}

const DAY: i64 = 86_400;

/// Records a consent.
pub async fn record(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(member_ref): Path<String>,
    Filled(paper): Filled<Paper>,
) -> Result<Response, Fault> {
    let member: MemberRef = member_ref.parse().map_err(|_| Fault::NotFound)?;
    let now = node.clock.now();
    let (terms, validity) = match paper.read(&visit, &Known::of(&node, &visit), now) {
        Ok(read) => read,
        Err(mistakes) => {
            return member::shown(&node, &visit, &member, &paper, &mistakes, None).await;
        }
    };
    let source = source(paper.signed_on.trim(), signed_in.person.id);
    node.directory
        .grant_once(&member, terms, validity, &source, None)
        .await?;
    node.refresh().await;
    Ok(see_other(&page_of(&member), Some("console-flash-consent")))
}

/// How a consent on paper says where it comes from: the day on the paper, and who recorded it, as a
/// number, since it stands in the audit log too. When it was recorded is when it was given.
fn source(signed_on: &str, by: PersonId) -> String {
    format!("paper:{signed_on}:{by}")
}

/// How a consent was given, in words.
pub(super) async fn given(
    node: &Node,
    visit: &Visit,
    consent: &ConsentState,
) -> Result<String, Fault> {
    let recorded = visit.locale.date(consent.given_at);
    let paper = consent
        .source
        .strip_prefix("paper:")
        .and_then(|rest| rest.split_once(':'));
    let Some((signed, by)) = paper else {
        let id = format!(
            "console-source-{}",
            consent.source.split(':').next().unwrap_or_default()
        );
        let id = if Locale::has(&id) {
            id
        } else {
            "console-source-other".to_owned()
        };
        return Ok(visit.text_with(&id, [("date", recorded.into())]));
    };
    let name = staff::name(node, visit, by).await?;
    let signed = day(signed).map_or_else(|| signed.to_owned(), |at| visit.locale.date(at));
    Ok(visit.text_with(
        "console-source-paper",
        [
            ("signed", signed.into()),
            ("name", name.into()),
            ("date", recorded.into()),
        ],
    ))
}

fn page_of(member: &MemberRef) -> String {
    format!("/console/members/{}", segment(member.as_str()))
}

/// The number of a consent.
#[derive(Deserialize)]
pub struct Which {
    consent: u64,
}

/// Withdraws a consent, as the member has asked.
pub async fn withdraw(
    State(node): State<Arc<Node>>,
    Path(member_ref): Path<String>,
    Filled(which): Filled<Which>,
) -> Result<Response, Fault> {
    let member: MemberRef = member_ref.parse().map_err(|_| Fault::NotFound)?;
    node.directory.withdraw(&member, which.consent).await?;
    node.refresh().await;
    Ok(see_other(
        &page_of(&member),
        Some("console-flash-withdrawn"),
    ))
}

/// The beginning of a day as browsers send it (`2026-11-22`), in UTC.
fn day(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let is_day = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_day {
        format!("{text}T00:00:00Z").parse().ok()
    } else {
        None
    }
}

/// The end of such a day.
fn end_of(text: &str) -> Option<Timestamp> {
    let end = day(text)?.plus_seconds(DAY);
    // Behind the last year that can be written, nothing ends.
    end.to_string().parse().ok()
}

/// All of them, or none if one cannot be read: what is left out would change what was consented to.
fn all<T: FromStr>(texts: &[String]) -> Option<Vec<T>> {
    texts.iter().map(|text| text.parse().ok()).collect()
}

impl Paper {
    /// What the paper says, or the mistakes in the form. The purposes are those of the charter.
    fn read(
        &self,
        visit: &Visit,
        known: &Known,
        now: Timestamp,
    ) -> Result<(ConsentTerms, Validity), Mistakes> {
        let mut mistakes = Mistakes::default();
        let mut unknown = |field| mistakes.add(field, visit.text("console-mistake-choice"));
        let recipients: Vec<Recipient> = all(&self.recipient).unwrap_or_else(|| {
            unknown("recipient");
            Vec::new()
        });
        let groups: Vec<FieldGroup> = all(&self.group).unwrap_or_else(|| {
            unknown("group");
            Vec::new()
        });
        let except: Vec<ClusterId> = all(&self.except).unwrap_or_else(|| {
            unknown("except");
            Vec::new()
        });
        let purposes = known.charter().map(|c| c.purposes.as_slice());
        let purpose: Option<Purpose> = (self.purpose.parse().ok()).filter(|purpose| {
            purposes
                .unwrap_or_default()
                .iter()
                .any(|p| p.id == *purpose)
        });
        if purpose.is_none() {
            unknown("purpose");
        }
        let granularity = match self.granularity.as_str() {
            "record" => Some(ConsentGranularity::Record),
            "count" => Some(ConsentGranularity::Count),
            _ => {
                unknown("granularity");
                None
            }
        };
        if self.recipient.is_empty() {
            mistakes.add("recipient", visit.text("console-paper-no-recipient"));
        }
        if day(&self.signed_on).is_none_or(|signed| signed > now) {
            mistakes.add("signed_on", visit.text("console-paper-no-day"));
        }
        let until = match self.until.trim() {
            "" => None,
            text => {
                let until = end_of(text).filter(|until| *until > now);
                if until.is_none() {
                    mistakes.add("until", visit.text("console-paper-over"));
                }
                until
            }
        };
        match (purpose, granularity) {
            (Some(purpose), Some(granularity)) if mistakes.is_empty() => Ok((
                ConsentTerms {
                    purpose,
                    recipients,
                    except,
                    fields: groups.into_iter().collect(),
                    granularity,
                },
                // Nothing was shown before it was recorded, so it holds from now on.
                Validity {
                    valid_from: now,
                    valid_until: until,
                },
            )),
            _ => Err(mistakes),
        }
    }
}

/// The form. Nothing is ticked in advance.
pub(super) fn form(
    visit: &Visit,
    known: &Known,
    member: &MemberRef,
    paper: &Paper,
    mistakes: &Mistakes,
) -> Markup {
    let tick = |value: String, text: String, among: &[String]| Tick {
        ticked: among.contains(&value),
        value,
        text,
        hint: String::new(),
    };
    let clusters = known.clusters();
    let mut recipients = vec![tick(
        "federation".to_owned(),
        visit.text("console-paper-federation"),
        &paper.recipient,
    )];
    let mut countries: Vec<&str> = clusters.iter().map(|c| c.country.as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    recipients.extend(countries.iter().map(|code| {
        let country = visit.locale.country(code);
        let text = visit.text_with("console-paper-country", [("country", country.into())]);
        tick(format!("country:{code}"), text, &paper.recipient)
    }));
    recipients.extend(clusters.iter().map(|c| {
        tick(
            format!("cluster:{}", c.id),
            c.name.clone(),
            &paper.recipient,
        )
    }));
    let except: Vec<Tick> = clusters
        .iter()
        .map(|c| tick(c.id.to_string(), c.name.clone(), &paper.except))
        .collect();
    let groups: Vec<Tick> = FieldGroup::ALL
        .iter()
        .map(|g| tick(g.to_string(), words::group(visit, *g), &paper.group))
        .collect();
    let purposes: Vec<(String, String)> = known
        .charter()
        .into_iter()
        .flat_map(|c| &c.purposes)
        .map(|p| (p.id.to_string(), words::purpose(visit, &p.id)))
        .collect();
    let levels = ["record", "count"].map(|level| {
        (
            level.to_owned(),
            visit.text(&format!("console-paper-{level}")),
        )
    });
    let text = |id: &str| visit.text(id);
    let (purpose, level, signed, until) = (
        text("console-search-purpose"),
        text("console-paper-level"),
        text("console-paper-signed-on"),
        text("console-paper-until"),
    );
    let until_hint = text("console-paper-until-hint");
    html! {
        form method="post" action={ (page_of(member)) "/consents" } {
            (Field { id: "purpose", label: &purpose, value: &paper.purpose, required: true, ..Field::default() }.choice(visit, mistakes, &purposes))
            div.many { (boxes(visit, mistakes, ("recipient", &text("console-paper-recipients"), ""), true, &recipients)) }
            details open[!paper.except.is_empty()] {
                summary { (text("console-paper-except")) }
                div.many { (boxes(visit, mistakes, ("except", &text("console-paper-except-legend"), ""), true, &except)) }
            }
            div.many { (boxes(visit, mistakes, ("group", &text("console-paper-groups"), &text("console-paper-groups-hint")), true, &groups)) }
            (Field { id: "granularity", label: &level, value: &paper.granularity, required: true, ..Field::default() }.choice(visit, mistakes, &levels))
            div.inline {
                (Field { id: "signed_on", label: &signed, kind: "date", value: &paper.signed_on, required: true, ..Field::default() }.line(visit, mistakes))
                (Field { id: "until", label: &until, hint: &until_hint, kind: "date", value: &paper.until, ..Field::default() }.line(visit, mistakes))
            }
            div.actions { button type="submit" { (text("console-paper-record-it")) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_one_of_those_on_which_it_holds() {
        let end = end_of("2026-12-31").unwrap();
        assert_eq!(end.to_string(), "2027-01-01T00:00:00Z");
        assert_eq!(Locale::default().last_day(end), "31 December 2026");
        assert_eq!(end_of("9999-12-30"), None);
    }

    #[test]
    fn only_days_are_days() {
        assert!(day("2026-11-22").is_some());
        for text in [
            "",
            "22.11.2026",
            "2026-13-40",
            "2026-11-22T10:00:00Z",
            "2026-11-2x",
        ] {
            assert!(day(text).is_none(), "{text}");
        }
    }
}
