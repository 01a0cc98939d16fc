//! A member as staff see it: its data, what it consents to, who received what, and who acts for it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_policies::{
    consent::{ConsentGranularity, Recipient},
    profile::Profile,
};
use steelyard_protocol::ids::MemberRef;

use super::{
    super::pages::{
        Fault, Visit,
        form::{Field, Filled, Mistakes},
        link, see_other,
    },
    cards::disclosed,
    paper::{self, Paper},
    regions,
    words::{self, Known, segment},
};
use crate::{
    app::Node,
    directory::{
        consents::{ConsentState, ConsentStatus},
        members::Disclosure,
    },
    people::{Email, PeopleError, PersonId},
    web::entry::letters::{self, Delivered},
};

/// Disclosures that are listed.
const DISCLOSURES: u32 = 20;

/// A member's page.
pub async fn page(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(member_ref): Path<String>,
) -> Result<Response, Fault> {
    let member: MemberRef = member_ref.parse().map_err(|_| Fault::NotFound)?;
    shown(
        &node,
        &visit,
        &member,
        &Paper::default(),
        &Mistakes::default(),
        None,
    )
    .await
}

/// The page, with the form for a consent on paper as it was sent, and something to be said first.
pub(super) async fn shown(
    node: &Node,
    visit: &Visit,
    member_ref: &MemberRef,
    form: &Paper,
    mistakes: &Mistakes,
    notice: Option<Markup>,
) -> Result<Response, Fault> {
    let member = node.directory.member(member_ref).await?;
    let consents = node.directory.consents(member_ref).await?;
    let disclosures = node.directory.disclosures(member_ref, DISCLOSURES).await?;
    let known = Known::of(node, visit);
    let profile = &member.profile;
    let name = if profile.identity.legal_name.trim().is_empty() {
        member_ref.as_str()
    } else {
        &profile.identity.legal_name
    };
    let base = format!("/console/members/{}", segment(member_ref.as_str()));
    let mut rows = Vec::with_capacity(consents.len());
    for consent in consents.iter().rev() {
        let given = paper::given(node, visit, consent).await?;
        rows.push(consent_row(visit, &known, &base, consent, &given));
    }
    let body = html! {
        h1 { (name) }
        p.lede { (member_ref.as_str()) " · " (words::kind(visit, profile.kind.organisation_type)) }
        (mistakes.summary(visit))
        @if let Some(notice) = notice { (notice) }
        div.actions {
            a.button href={ "/console?like=" (segment(member_ref.as_str())) } { (visit.text("console-member-partners")) }
        }
        div.split {
            div {
                section aria-labelledby="consents" {
                    h2 id="consents" { (visit.text("console-member-consents")) }
                    @if rows.is_empty() { p.empty { (visit.text("console-member-no-consent")) } }
                    @else { ul.cards { @for row in &rows { (row) } } }
                    details.panel open[!mistakes.is_empty()] {
                        summary { (visit.text("console-paper-title")) }
                        p.hint { (visit.text("console-paper-hint")) }
                        (paper::form(visit, &known, member_ref, form, mistakes))
                    }
                }
                section aria-labelledby="data" {
                    h2 id="data" { (visit.text("console-member-data")) }
                    (data(visit, &known, profile))
                    p.aside { (visit.text_with("console-member-changed", [("date", visit.locale.date(member.updated_at).into())])) }
                }
            }
            aside {
                (people(node, visit, member_ref, &base, profile.contact.email.as_deref()).await?)
                h2 { (visit.text("console-member-disclosures")) }
                (left(visit, &known, &disclosures))
            }
        }
    };
    let mut page = visit.page(name, body);
    if !mistakes.is_empty() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

/// Who acts for the member, who is invited to, and the form to invite somebody.
async fn people(
    node: &Node,
    visit: &Visit,
    member: &MemberRef,
    base: &str,
    contact: Option<&str>,
) -> Result<Markup, Fault> {
    let acting = node.people.acting_for(member).await.map_err(unavailable)?;
    let invited = node.people.invited_for(member).await.map_err(unavailable)?;
    let label = visit.text("console-member-invite-email");
    let email = Field {
        id: "email",
        label: &label,
        value: contact
            .filter(|_| acting.is_empty() && invited.is_empty())
            .unwrap_or_default(),
        kind: "email",
        required: true,
        most: 254,
        ..Field::default()
    };
    Ok(html! {
        section aria-labelledby="people" {
            h2 id="people" { (visit.text("console-member-people")) }
            @if acting.is_empty() && invited.is_empty() { p.aside { (visit.text("console-member-nobody")) } }
            ul.plain {
                @for person in &acting {
                    li {
                        (person.shown_name()) br; span.aside { (person.email.as_str()) }
                        (remove_button(visit, base, person.id, person.shown_name()))
                    }
                }
                @for invitation in &invited {
                    li {
                        (invitation.email.as_str()) br;
                        span.aside { (visit.text_with("console-member-invited", [("date", visit.locale.date(invitation.expires).into())])) }
                        (remove_button(visit, base, invitation.person, invitation.email.as_str()))
                    }
                }
            }
            form method="post" action={ (base) "/invite" } {
                (email.line(visit, &Mistakes::default()))
                button.quiet.small type="submit" { (visit.text("console-member-invite")) }
            }
        }
    })
}

fn remove_button(visit: &Visit, base: &str, person: PersonId, name: &str) -> Markup {
    html! {
        form method="post" action={ (base) "/people/remove" } {
            input type="hidden" name="person" value=(person);
            button.quiet.small type="submit" {
                (visit.text("console-member-person-remove"))
                span.hidden { " " (name) }
            }
        }
    }
}

/// Who is to act for the member no longer.
#[derive(Deserialize)]
pub struct Removed {
    person: String,
}

/// Lets a person act for the member no longer, or takes the invitation to do so back.
pub async fn remove_person(
    State(node): State<Arc<Node>>,
    Path(member_ref): Path<String>,
    Filled(removed): Filled<Removed>,
) -> Result<Response, Fault> {
    let member: MemberRef = member_ref.parse().map_err(|_| Fault::NotFound)?;
    let person: PersonId = removed.person.parse().map_err(|_| Fault::NotFound)?;
    node.people.act_no_more(person, &member).await?;
    let path = format!("/console/members/{}", segment(member.as_str()));
    Ok(see_other(&path, Some("console-flash-person-removed")))
}

fn unavailable(e: PeopleError) -> Fault {
    tracing::error!(error = %e, "who acts for a member could not be read or changed");
    Fault::Unavailable
}

/// Whom to invite.
#[derive(Deserialize)]
pub struct Invited {
    email: String,
}

/// Invites a person to act for the member. Where it cannot be mailed, the link is shown, this once,
/// to be passed on: so the page comes at once, and is not led to.
pub async fn invite(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(member_ref): Path<String>,
    Filled(invited): Filled<Invited>,
) -> Result<Response, Fault> {
    let member: MemberRef = member_ref.parse().map_err(|_| Fault::NotFound)?;
    let held = node.directory.member(&member).await?;
    let Ok(email) = invited.email.parse::<Email>() else {
        return Err(Fault::Invalid(visit.text("console-member-invite-wrong")));
    };
    let language = Some(visit.locale.tag());
    let invitation = node
        .people
        .invite(&email, &member, language)
        .await
        .map_err(unavailable)?;
    let name = held.profile.identity.legal_name.trim();
    let name = if name.is_empty() {
        member.as_str()
    } else {
        name
    };
    let delivered = letters::deliver(
        &node.people,
        &node.config,
        Some(name),
        &invitation,
        visit.locale,
    )
    .await;
    let notice = match delivered {
        Delivered::Mailed => {
            let path = format!("/console/members/{}", segment(member.as_str()));
            return Ok(see_other(&path, Some("console-flash-invited")));
        }
        Delivered::ToPassOn { link, failed } => html! {
            div.notice role="status" {
                @if failed.is_some() { p { (visit.text("console-member-invite-failed")) } }
                p { (visit.text_with("console-member-invite-pass-on", [
                    ("email", email.as_str().into()),
                    ("date", visit.locale.date(invitation.expires).into()),
                ])) }
                p { code { (link) } }
            }
        },
    };
    shown(
        &node,
        &visit,
        &member,
        &Paper::default(),
        &Mistakes::default(),
        Some(notice),
    )
    .await
}

fn data(visit: &Visit, known: &Known, profile: &Profile) -> Markup {
    let identity = &profile.identity;
    let country = profile.region.country.as_ref();
    let fields = steelyard_protocol::fields::Fields {
        offers: Some(profile.offers.clone()),
        needs: Some(profile.needs.clone()),
        summary: Some(profile.summary.clone()),
        ..Default::default()
    };
    html! {
        dl.facts {
            @if let Some(country) = country { dt { (visit.text("console-federation-country")) } dd { (visit.locale.country(country.as_str())) } }
            @if let Some(nuts) = &profile.region.nuts { dt { (visit.text("console-numbers-region")) } dd { (regions::name(nuts.as_str())) " " span.aside { (nuts) } } }
            @if let Some(city) = &identity.city { dt { (visit.text("console-member-city")) } dd { (city) } }
            @if let Some(website) = &identity.website { dt { (visit.text("console-member-website")) } dd { (link(website)) } }
            @if let Some(contact) = &profile.contact.name { dt { (visit.text("field-contact")) } dd { (contact) } }
            @if let Some(email) = &profile.contact.email { dt { (visit.text("console-member-email")) } dd { (email) } }
        }
        (disclosed(visit, known, &fields))
    }
}

fn consent_row(
    visit: &Visit,
    known: &Known,
    base: &str,
    consent: &ConsentState,
    given: &str,
) -> Markup {
    let (class, status) = match consent.status {
        ConsentStatus::Given => ("good", "console-consent-in-force"),
        ConsentStatus::NotYetValid => ("accent", "console-consent-to-come"),
        ConsentStatus::Expired => ("", "console-consent-expired"),
        ConsentStatus::Withdrawn => ("bad", "console-consent-withdrawn"),
    };
    let terms = &consent.terms;
    let recipients: Vec<String> = terms
        .recipients
        .iter()
        .map(|recipient| match recipient {
            Recipient::Federation => visit.text("console-paper-federation"),
            Recipient::Country(code) => {
                let country = visit.locale.country(code.as_str());
                visit.text_with("console-paper-country", [("country", country.into())])
            }
            Recipient::Cluster(id) => known.cluster(id).to_owned(),
        })
        .collect();
    let except: Vec<&str> = terms.except.iter().map(|id| known.cluster(id)).collect();
    let groups: Vec<String> = terms
        .fields
        .iter()
        .map(|g| words::group(visit, g))
        .collect();
    let standing = matches!(
        consent.status,
        ConsentStatus::Given | ConsentStatus::NotYetValid
    );
    html! {
        li.card {
            h3 { (words::purpose(visit, &terms.purpose)) " " span.tag.(class) { (visit.text(status)) } }
            dl.facts {
                dt { (visit.text("console-paper-recipients")) } dd { (recipients.join(", ")) }
                @if !except.is_empty() { dt { (visit.text("console-paper-except-legend")) } dd { (except.join(", ")) } }
                dt { (visit.text("console-paper-groups")) }
                dd {
                    @if groups.is_empty() { (visit.text("common-none")) } @else { (groups.join(", ")) }
                    @if terms.granularity == ConsentGranularity::Count { " " span.aside { (visit.text("console-paper-count")) } }
                }
                @if let Some(until) = consent.validity.valid_until { dt { (visit.text("console-paper-until")) } dd { (visit.locale.last_day(until)) } }
                @if let Some(at) = consent.withdrawn_at { dt { (visit.text("console-consent-withdrawn")) } dd { (visit.locale.date(at)) } }
            }
            p.aside { (given) }
            @if standing {
                form method="post" action={ (base) "/withdraw" } {
                    input type="hidden" name="consent" value=(consent.id);
                    button.stop.small type="submit" { (visit.text("console-paper-withdraw")) }
                }
            }
        }
    }
}

fn left(visit: &Visit, known: &Known, disclosures: &[Disclosure]) -> Markup {
    html! {
        @if disclosures.is_empty() {
            p.aside { (visit.text("console-member-nothing-left")) }
        } @else {
            ol.timeline {
                @for disclosure in disclosures {
                    li {
                        time datetime=(disclosure.at) { (visit.locale.moment(disclosure.at)) }
                        (known.cluster(&disclosure.recipient)) " · " (words::purpose(visit, &disclosure.purpose))
                        br;
                        @let groups: Vec<String> = disclosure.fields.iter().map(|g| words::group(visit, g)).collect();
                        span.aside { (groups.join(", ")) }
                    }
                }
            }
        }
    }
}
