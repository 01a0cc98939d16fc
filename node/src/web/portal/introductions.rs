//! The inbox of introductions: who asks and why, what accepting would reveal, and the decision.

use std::{cmp::Reverse, sync::Arc};

use axum::{
    extract::{Path, RawForm, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    introduction::Text,
    limits,
};

use super::{
    Acting, Fault, Names, Visit, base,
    choice::Asked,
    record::{paragraphs, record},
};
use crate::{
    app::Node,
    introductions::{Action, Happened, Introduction, IntroductionError, Move, Side, Whose},
    web::{
        console::staff,
        pages::{
            form::{Field, Mistakes, Tick, boxes},
            see_other,
        },
    },
};

impl From<IntroductionError> for Fault {
    fn from(e: IntroductionError) -> Self {
        if e.is_fault() {
            tracing::error!(error = %e, "an introduction could not be read or changed");
            Self::Unavailable
        } else {
            Self::NotFound
        }
    }
}

/// The inbox: those that wait first.
pub(super) async fn list(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
) -> Result<Response, Fault> {
    let names = Names::of(&node, visit.locale);
    let whose = Whose::Member(acting.member.clone());
    let all = &node.introductions;
    let (waiting, mut rest) = all.open_and_ended(&whose, Side::Holding).await?;
    let (open, ended) = all.open_and_ended(&whose, Side::Asking).await?;
    rest.extend(open.into_iter().chain(ended));
    rest.sort_by_key(|one| Reverse(one.changed_at));
    let here = format!("{}/introductions", base(&acting.member));
    let title = visit.text("portal-introductions-title");
    let list = |some: &[Introduction]| {
        html! { ul.cards { @for one in some { li.card { (line(&names, one, &here)) } } } }
    };
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("portal-introductions-lede")) }
        h2 { (visit.text("portal-introductions-waiting")) }
        @if waiting.is_empty() {
            p.empty { (visit.text("portal-introductions-none")) }
        } @else {
            (list(&waiting))
        }
        @if !rest.is_empty() {
            h2 { (visit.text("portal-introductions-earlier")) }
            (list(&rest))
        }
    };
    Ok(visit.page(&title, body))
}

fn line(names: &Names, one: &Introduction, here: &str) -> Markup {
    html! {
        h3 { a href={ (here) "/" (one.id) } { (who(names, one)) } }
        p { (state(names, one)) " " span.aside { (names.moment(one.changed_at)) } }
        @if !one.text.is_empty() { (paragraphs(one.text.as_str(), None)) }
    }
}

/// Who asks; for the own requests, who is asked.
fn who(names: &Names, one: &Introduction) -> String {
    let named = one.from.as_ref().or(one.received.as_ref());
    let named = named.and_then(|party| party.fields.identity.as_ref());
    let cluster = names.cluster(&one.cluster);
    match (one.side, named) {
        (Side::Holding, Some(identity)) => names.with(
            "portal-introduction-from-member",
            [
                ("member", identity.legal_name.as_str().into()),
                ("cluster", cluster.into()),
            ],
        ),
        (Side::Holding, None) => {
            names.with("portal-introduction-from", [("cluster", cluster.into())])
        }
        (Side::Asking, _) => names.with("portal-introduction-to", [("cluster", cluster.into())]),
    }
}

fn state(names: &Names, one: &Introduction) -> Markup {
    let text = names.text(&format!("portal-state-{}", one.state.as_str()));
    html! { span.tag.accent[one.state.is_open()] { (text) } }
}

/// One introduction.
pub(super) async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let one = find(&node, &acting, &id).await?;
    page(
        &node,
        &visit,
        &acting,
        &one,
        &Asked::default(),
        &Mistakes::default(),
    )
    .await
}

async fn find(node: &Node, acting: &Acting, id: &str) -> Result<Introduction, Fault> {
    let id = id.parse().map_err(|_| Fault::NotFound)?;
    let whose = Whose::Member(acting.member.clone());
    // Within one cluster a node is on both sides; the member that is asked decides here.
    match node
        .introductions
        .get(&whose, id, Some(Side::Holding))
        .await
    {
        Ok(one) => Ok(one),
        Err(e) if e.is_fault() => Err(e.into()),
        Err(_) => Ok(node
            .introductions
            .get(&whose, id, Some(Side::Asking))
            .await?),
    }
}

async fn page(
    node: &Node,
    visit: &Visit,
    acting: &Acting,
    one: &Introduction,
    asked: &Asked,
    mistakes: &Mistakes,
) -> Result<Response, Fault> {
    let names = Names::of(node, visit.locale);
    let here = format!("{}/introductions", base(&acting.member));
    let title = who(&names, one);
    let may_reveal = match one.side {
        Side::Holding => match node.introductions.revealable(one).await {
            Ok(groups) => Ok(groups),
            Err(e) => Err(why_not(&e).ok_or(e)?),
        },
        Side::Asking => Ok(FieldGroups::NONE),
    };
    let body = html! {
        h1 { (title) }
        p {
            (state(&names, one)) " "
            @if one.state.is_open() {
                span.aside { (names.with("portal-introduction-until",
                    [("day", names.date(one.expires_at).into())])) }
            }
        }
        (mistakes.summary(visit))
        section.panel aria-labelledby="asks" {
            h2 id="asks" { (visit.text("portal-introduction-asks")) }
            dl.facts {
                dt { (visit.text("portal-introduction-cluster")) }
                dd { (names.cluster(&one.cluster)) }
                dt { (visit.text("portal-fact-purpose")) }
                dd { (names.purpose(&one.purpose)) }
                @if !one.text.is_empty() {
                    dt { (visit.text("portal-introduction-why")) }
                    dd { (paragraphs(one.text.as_str(), None)) }
                }
            }
            @if one.side == Side::Holding {
                @match &one.from {
                    Some(party) => {
                        h3 { (visit.text("portal-introduction-behind")) }
                        (record(&names, &party.fields))
                    }
                    None => p { (visit.text("portal-introduction-unnamed")) },
                }
                @if !one.offers.is_empty() {
                    p { (names.with("portal-introduction-offers",
                        [("groups", names.groups(one.offers).into())])) }
                }
            }
        }
        (revealed(visit, &names, one))
        @if one.side == Side::Holding {
            (decide(visit, &names, &here, (one, may_reveal), asked, mistakes))
        }
        h2 { (visit.text("portal-introduction-timeline")) }
        ol.timeline { @for happened in &one.timeline { li { (step(&names, one, happened)) } } }
        p { a href=(here) { (visit.text("portal-introductions-back")) } }
    };
    let status = if mistakes.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok((status, visit.page(&title, body)).into_response())
}

/// What each side has shown the other.
fn revealed(visit: &Visit, names: &Names, one: &Introduction) -> Markup {
    let part = |id: &str, title: &str, fields| {
        html! {
            section.panel aria-labelledby=(id) {
                h2 id=(id) { (visit.text(title)) }
                (record(names, fields))
            }
        }
    };
    html! {
        @if let Some(party) = &one.received {
            (part("received", "portal-introduction-received", &party.fields))
        }
        @if let Some(party) = &one.revealed {
            (part("revealed", "portal-introduction-revealed", &party.fields))
        }
    }
}

/// Why the other cluster may not have what the member would reveal, as the id of a sentence; none for
/// any other error.
const fn why_not(error: &IntroductionError) -> Option<&'static str> {
    match error {
        IntroductionError::NoCharter | IntroductionError::CharterExpired(_) => {
            Some("portal-why-no-charter")
        }
        IntroductionError::UnknownCluster(_) => Some("portal-why-not-in-charter"),
        IntroductionError::NotPermitted { .. } | IntroductionError::Denied(_) => {
            Some("portal-introduction-not-permitted")
        }
        IntroductionError::Objected(_) => Some("portal-why-objection"),
        _ => None,
    }
}

/// The three ways to go on; nothing is ticked, and what may not be revealed not even shown. Where
/// nothing may, that is said with its reason.
fn decide(
    visit: &Visit,
    names: &Names,
    here: &str,
    (one, may_reveal): (&Introduction, Result<FieldGroups, &'static str>),
    asked: &Asked,
    mistakes: &Mistakes,
) -> Markup {
    let may = |step| one.possible.contains(&step);
    let action = format!("{here}/{}", one.id);
    let groups = may_reveal.unwrap_or(FieldGroups::NONE);
    let nothing = may_reveal.err().unwrap_or("portal-why-rules");
    let ticks = groups.iter().map(|group| Tick {
        value: group.to_string(),
        text: names.group(group),
        hint: names.group_means(group),
        ticked: asked.has("field", group.as_str()),
    });
    let ticks: Vec<Tick> = ticks.collect();
    let question = visit.text_with(
        "portal-introduction-reveal",
        [("cluster", names.cluster(&one.cluster).into())],
    );
    let hint = visit.text("portal-introduction-reveal-hint");
    let ask_label = visit.text("portal-introduction-question");
    let ask_hint = visit.text("portal-introduction-question-hint");
    html! {
        @if may(Move::Accept) || may(Move::Decline) {
            form.panel method="post" action=(action) novalidate {
                h2 { (visit.text("portal-introduction-decide")) }
                @if ticks.is_empty() {
                    p id="field" { (visit.text(nothing)) }
                } @else {
                    (boxes(visit, mistakes, ("field", &question, &hint), true, &ticks))
                }
                div.actions.even {
                    @if !ticks.is_empty() {
                        button.quiet type="submit" name="do" value="accept" {
                            (visit.text("portal-introduction-accept"))
                        }
                    }
                    button.quiet type="submit" name="do" value="decline" {
                        (visit.text("portal-introduction-decline"))
                    }
                }
                p.aside { (visit.text("portal-introduction-decline-hint")) }
            }
        }
        @if may(Move::Question) {
            details open[mistakes.of("text").is_some()] {
                summary { (visit.text("portal-introduction-ask")) }
                form method="post" action=(action) novalidate {
                    (Field {
                        id: "text",
                        label: &ask_label,
                        hint: &ask_hint,
                        value: asked.one("text"),
                        required: true,
                        most: limits::INTRODUCTION_TEXT_CHARS,
                        ..Field::default()
                    }.lines(visit, mistakes, 4))
                    button.quiet type="submit" name="do" value="ask" {
                        (visit.text("portal-introduction-send"))
                    }
                }
            }
        }
    }
}

fn step(names: &Names, one: &Introduction, happened: &Happened) -> Markup {
    let ours = happened.side == one.side;
    let id = format!(
        "portal-step-{}-{}",
        happened.step.as_str(),
        if ours { "ours" } else { "theirs" }
    );
    html! {
        time datetime=(happened.at) { (names.moment(happened.at)) }
        p { (names.with(&id, [("cluster", names.cluster(&one.cluster).into())])) }
        @if let Some(text) = &happened.text { (paragraphs(text.as_str(), None)) }
        @if !happened.fields.is_empty() { p.aside { (names.groups(happened.fields)) } }
    }
}

/// Takes the decision.
pub(super) async fn act(
    State(node): State<Arc<Node>>,
    visit: Visit,
    acting: Acting,
    Path((_, id)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Fault> {
    let one = find(&node, &acting, &id).await?;
    let asked = Asked::read(&String::from_utf8_lossy(&form));
    let mut mistakes = Mistakes::default();
    let (action, message) = match asked.one("do") {
        "accept" => {
            // One that cannot be read leaves nothing: the decision would be another than was made.
            let reveal: Option<FieldGroups> = (asked.all("field"))
                .map(|f| f.parse::<FieldGroup>().ok())
                .collect();
            let reveal = reveal.unwrap_or_default();
            if reveal.is_empty() {
                mistakes.add("field", visit.text("portal-introduction-nothing"));
            }
            (Action::Accept { reveal }, "portal-flash-accepted")
        }
        "decline" => (Action::Decline, "portal-flash-declined"),
        "ask" => {
            let text = Text::new(asked.one("text"));
            match &text {
                Ok(text) if text.is_empty() => {
                    mistakes.add("text", visit.text("portal-introduction-no-question"));
                }
                Ok(_) => {}
                Err(_) => mistakes.add("text", visit.text("portal-introduction-long-question")),
            }
            (Action::Ask(text.unwrap_or_default()), "portal-flash-asked")
        }
        _ => return Err(Fault::NotFound),
    };
    if !mistakes.is_empty() {
        return page(&node, &visit, &acting, &one, &asked, &mistakes).await;
    }
    let whose = Whose::Member(acting.member.clone());
    let by = staff::kept(&acting.person);
    let done = node.introductions.act(&whose, one.id, action, &by).await;
    let to = format!("{}/introductions/{}", base(&acting.member), one.id);
    match done {
        Ok(_) => Ok(see_other(&to, Some(message))),
        Err(e) if e.is_fault() => Err(e.into()),
        Err(e) => match why_not(&e) {
            Some(why) => {
                mistakes.add("field", visit.text(why));
                page(&node, &visit, &acting, &one, &asked, &mistakes).await
            }
            // Decided meanwhile, withdrawn or over: the page says how it stands.
            None => Ok(see_other(&to, Some("portal-flash-too-late"))),
        },
    }
}
