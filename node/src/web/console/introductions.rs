//! Introductions that were asked for: how they stand, and what staff does about them.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::{
    ids::IntroductionId,
    introduction::{Party, Text},
    limits,
};

use super::{
    super::pages::{
        Fault, SignedIn, Visit,
        form::{Field, Filled, Mistakes},
        see_other,
    },
    cards::disclosed,
    staff,
    words::{self, Known},
};
use crate::{
    app::Node,
    introductions::{
        Action, Delivery, Happened, Introduction, IntroductionError, Move, Side, State as Stands,
        Whose,
    },
};

/// Why it cannot be done, as the id of a sentence.
pub(super) fn told(error: &IntroductionError) -> Result<&'static str, Fault> {
    Ok(match error {
        IntroductionError::Unknown(_) => return Err(Fault::NotFound),
        IntroductionError::NoCharter => "console-cannot-no-charter",
        IntroductionError::CharterExpired(_) => "console-cannot-expired",
        IntroductionError::Suspended => "console-cannot-suspended",
        IntroductionError::UnknownCluster(_) => "console-cannot-cluster",
        IntroductionError::UnknownPurpose(_) => "console-cannot-purpose",
        IntroductionError::UnknownMember(_) => "console-cannot-unknown-member",
        IntroductionError::NotNamed { .. } => "console-introduce-not-named",
        IntroductionError::NotPermitted { .. } | IntroductionError::Denied(_) => {
            "console-introduce-not-permitted"
        }
        IntroductionError::Objected(_) => "console-introduce-objected",
        IntroductionError::EmptyText => "console-introduce-no-text",
        IntroductionError::TextTooLong(_) => "console-introduce-long-text",
        IntroductionError::Expired(_)
        | IntroductionError::Illegal(_)
        | IntroductionError::OtherSide { .. }
        | IntroductionError::Nobody(_)
        | IntroductionError::NothingRevealed => "console-introduce-not-now",
        error => {
            tracing::error!(%error, "an introduction could not be read or changed");
            return Err(Fault::Unavailable);
        }
    })
}

fn fault(visit: &Visit, error: &IntroductionError) -> Fault {
    match told(error) {
        Ok(id) => Fault::Invalid(visit.text(id)),
        Err(fault) => fault,
    }
}

/// The introductions of the cluster.
pub async fn list(State(node): State<Arc<Node>>, visit: Visit) -> Result<Response, Fault> {
    let asking = of_side(&node, &visit, Side::Asking).await?;
    let holding = of_side(&node, &visit, Side::Holding).await?;
    let known = Known::of(&node, &visit);
    let heading = visit.text("console-introductions-title");
    let body = html! {
        h1 { (heading) }
        section aria-labelledby="asked" {
            h2 id="asked" { (visit.text("console-introductions-asked")) }
            (table(&visit, &known, &asking, "console-introductions-none"))
        }
        section aria-labelledby="came" {
            h2 id="came" { (visit.text("console-introductions-came")) }
            p.hint { (visit.text("console-introductions-came-hint")) }
            (table(&visit, &known, &holding, "console-introductions-none-came"))
        }
    };
    Ok(visit.page(&heading, body))
}

/// The introductions of one side, the open ones first.
async fn of_side(node: &Node, visit: &Visit, side: Side) -> Result<Vec<Introduction>, Fault> {
    let all = &node.introductions;
    let found = all.open_and_ended(&Whose::Cluster, side).await;
    let (mut open, ended) = found.map_err(|e| fault(visit, &e))?;
    open.extend(ended);
    Ok(open)
}

fn table(visit: &Visit, known: &Known, all: &[Introduction], none: &str) -> Markup {
    let [with, member, state, changed] = [
        "console-introductions-with",
        "console-introductions-member",
        "console-introductions-state",
        "console-introductions-changed",
    ]
    .map(|id| visit.text(id));
    html! {
        @if all.is_empty() { p.empty { (visit.text(none)) } } @else {
            table.stack {
                thead { tr { th scope="col" { (with) } th scope="col" { (member) } th scope="col" { (state) } th scope="col" { (changed) } } }
                tbody {
                    @for introduction in all {
                        tr {
                            th scope="row" { a href=(path(introduction)) { (who(visit, known, introduction)) } }
                            td data-label=(member) { (ours(visit, introduction)) }
                            td data-label=(state) { (tag(visit, introduction.state)) }
                            td data-label=(changed) { (visit.locale.moment(introduction.changed_at)) }
                        }
                    }
                }
            }
        }
    }
}

/// The own member; without one, this cluster asks in its own name, or is asked for nobody.
fn ours(visit: &Visit, introduction: &Introduction) -> String {
    match (&introduction.member, introduction.side) {
        (Some(member), _) => member.as_str().to_owned(),
        (None, Side::Asking) => visit.text("console-introductions-own-name"),
        (None, Side::Holding) => visit.text("console-introductions-nobody"),
    }
}

fn path(introduction: &Introduction) -> String {
    path_of(introduction.id, introduction.side)
}

/// Where the introduction stands that is seen from this side.
pub(super) fn path_of(id: IntroductionId, side: Side) -> String {
    format!("/console/introductions/{id}?side={}", side.as_str())
}

/// The other one: its name where it is known, else the cluster's.
fn who(visit: &Visit, known: &Known, introduction: &Introduction) -> String {
    let party = introduction
        .received
        .as_ref()
        .or(introduction.from.as_ref());
    let identity = party.and_then(|p| p.fields.identity.as_ref());
    let cluster = known.cluster(&introduction.cluster);
    match identity {
        Some(identity) if introduction.side == Side::Holding || introduction.received.is_some() => {
            format!("{} · {cluster}", identity.legal_name)
        }
        _ => {
            let handle: String = introduction.handle.as_str().chars().take(6).collect();
            let name = visit.text_with("console-card-unnamed", [("handle", handle.into())]);
            format!("{name} · {cluster}")
        }
    }
}

fn tag(visit: &Visit, state: Stands) -> Markup {
    let class = match state {
        Stands::Accepted | Stands::Revealed => "good",
        Stands::Declined | Stands::Expired | Stands::Withdrawn => "",
        Stands::Questioned => "care",
        _ => "accent",
    };
    html! { span.tag.(class) { (visit.text(&format!("console-state-{}", state.as_str()))) } }
}

/// What its state means, seen from this side.
fn means(visit: &Visit, introduction: &Introduction) -> String {
    match (introduction.side, introduction.state, &introduction.member) {
        (Side::Holding, Stands::Delivered, Some(_)) => visit.text("console-state-delivered-here"),
        (Side::Holding, Stands::Delivered, None) => visit.text("console-state-delivered-nobody"),
        (_, state, _) => visit.text(&format!("console-state-{}-means", state.as_str())),
    }
}

/// What of this side the other does not have, whether it is tried again, and what kept the last try.
fn undelivered(visit: &Visit, delivery: &Delivery) -> Markup {
    let count = [("count", delivery.waiting.into())];
    html! {
        p.notice.care {
            @match delivery.next_try {
                Some(next) => {
                    (visit.text_with("console-introduction-on-the-way", count)) " "
                    (visit.text_with("console-introduction-next-try", [("at", visit.locale.moment(next).into())]))
                }
                None => (visit.text_with("console-introduction-given-up", count)),
            }
            @if let Some(problem) = &delivery.problem {
                br;
                (visit.text("console-introduction-problem")) " " span lang="en" { (problem) }
            }
        }
    }
}

/// Which side is looked at.
#[derive(Deserialize)]
pub struct Looked {
    #[serde(default)]
    side: String,
}

impl Looked {
    fn side(&self) -> Option<Side> {
        [Side::Asking, Side::Holding]
            .into_iter()
            .find(|s| s.as_str() == self.side)
    }
}

/// One introduction with its timeline.
pub async fn page(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Path(id): Path<String>,
    Filled(looked): Filled<Looked>,
) -> Result<Response, Fault> {
    shown(
        &node,
        &visit,
        &id,
        looked.side(),
        ("", &Mistakes::default()),
    )
    .await
}

/// One introduction as it stands, and what staff was about to answer, with the mistakes in that.
async fn shown(
    node: &Node,
    visit: &Visit,
    id: &str,
    side: Option<Side>,
    (said, mistakes): (&str, &Mistakes),
) -> Result<Response, Fault> {
    let id: IntroductionId = id.parse().map_err(|_| Fault::NotFound)?;
    let found = node.introductions.get(&Whose::Cluster, id, side).await;
    let mut introduction = found.map_err(|e| fault(visit, &e))?;
    for happened in &mut introduction.timeline {
        if let Some(by) = &mut happened.by {
            *by = staff::name(node, visit, by).await?;
        }
    }
    let known = Known::of(node, visit);
    let heading = who(visit, &known, &introduction);
    let body = html! {
        h1 { (heading) }
        (mistakes.summary(visit))
        p.lede { (tag(visit, introduction.state)) " " (means(visit, &introduction)) }
        @if let Some(delivery) = &introduction.delivery { (undelivered(visit, delivery)) }
        div.split {
            div {
                section aria-labelledby="timeline" {
                    h2 id="timeline" { (visit.text("console-introduction-timeline")) }
                    ol.timeline { @for happened in &introduction.timeline { (step(visit, &introduction, happened)) } }
                }
                (party(visit, &known, "console-introduction-received", introduction.received.as_ref()))
                (party(visit, &known, "console-introduction-from", introduction.from.as_ref()))
                (party(visit, &known, "console-introduction-revealed", introduction.revealed.as_ref()))
            }
            aside { (acts(visit, &introduction, said, mistakes)) (facts(visit, &known, &introduction)) }
        }
    };
    let mut page = visit.page(&heading, body);
    if !mistakes.is_empty() {
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(page)
}

fn facts(visit: &Visit, known: &Known, introduction: &Introduction) -> Markup {
    html! {
        dl.facts.narrow {
            dt { (visit.text("console-introductions-with")) } dd { (known.cluster(&introduction.cluster)) }
            dt { (visit.text("console-introductions-member")) }
            dd { (ours(visit, introduction)) }
            dt { (visit.text("console-search-purpose")) } dd { (words::purpose(visit, &introduction.purpose)) }
            dt { (visit.text("console-introduction-expires")) } dd { (visit.locale.date(introduction.expires_at)) }
        }
    }
}

fn step(visit: &Visit, introduction: &Introduction, happened: &Happened) -> Markup {
    let ours = happened.side == introduction.side;
    let groups: Vec<String> = happened
        .fields
        .iter()
        .map(|g| words::group(visit, g))
        .collect();
    html! {
        li {
            time datetime=(happened.at) { (visit.locale.moment(happened.at)) }
            strong { (visit.text(&format!("console-step-{}", happened.step.as_str()))) }
            " " span.aside {
                @match &happened.by {
                    Some(by) => (visit.text_with("console-introduction-by", [("name", by.as_str().into())])),
                    None if ours => {}
                    None => (visit.text("console-introduction-other-side")),
                }
            }
            @if let Some(text) = happened.text.as_ref().filter(|t| !t.as_str().is_empty()) { p.said { (text.as_str()) } }
            @if !groups.is_empty() { p.aside { (groups.join(", ")) } }
        }
    }
}

fn party(visit: &Visit, known: &Known, heading: &str, party: Option<&Party>) -> Markup {
    html! {
        @if let Some(party) = party {
            section.card {
                h2 { (visit.text(heading)) }
                @if let Some(identity) = &party.fields.identity { p { strong { (identity.legal_name) } @if let Some(city) = &identity.city { " · " (city) } } }
                (disclosed(visit, known, &party.fields))
            }
        }
    }
}

/// What staff can do about it: answer a question, or no longer ask. Whether to accept is for the
/// member that is asked, in its own pages.
fn acts(visit: &Visit, introduction: &Introduction, said: &str, mistakes: &Mistakes) -> Markup {
    let can =
        |step: Move| introduction.side == Side::Asking && introduction.possible.contains(&step);
    let target = format!("/console/introductions/{}", introduction.id);
    let answer = Field {
        id: "text",
        label: &visit.text("console-introduction-answer"),
        value: said,
        required: true,
        most: limits::INTRODUCTION_TEXT_CHARS,
        ..Field::default()
    };
    html! {
        @if can(Move::Answer) {
            form.card method="post" action={ (target) "/answer" } {
                (answer.lines(visit, mistakes, 4))
                button type="submit" { (visit.text("console-introduction-send-answer")) }
            }
        }
        @if can(Move::Withdraw) {
            form method="post" action={ (target) "/withdraw" } {
                button.stop type="submit" { (visit.text("console-introduction-withdraw")) }
            }
        }
    }
}

/// What is said.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    text: String,
}

/// Answers a question of the member that is asked.
pub async fn answer(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Filled(said): Filled<Said>,
) -> Result<Response, Fault> {
    let mistake = match Text::new(&said.text) {
        Ok(text) if !text.is_empty() => {
            return act(&node, &visit, &signed_in, &id, Action::Answer(text)).await;
        }
        Ok(_) => "console-introduction-no-answer",
        Err(_) => "console-introduce-long-text",
    };
    let mut mistakes = Mistakes::default();
    mistakes.add("text", visit.text(mistake));
    let asking = Some(Side::Asking);
    shown(&node, &visit, &id, asking, (&said.text, &mistakes)).await
}

/// No longer asks.
pub async fn withdraw(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    act(&node, &visit, &signed_in, &id, Action::Withdraw).await
}

async fn act(
    node: &Node,
    visit: &Visit,
    signed_in: &SignedIn,
    id: &str,
    action: Action,
) -> Result<Response, Fault> {
    let id: IntroductionId = id.parse().map_err(|_| Fault::NotFound)?;
    let by = staff::kept(&signed_in.person);
    let done = node
        .introductions
        .act(&Whose::Cluster, id, action, &by)
        .await;
    let introduction = done.map_err(|e| fault(visit, &e))?;
    Ok(see_other(
        &path(&introduction),
        Some("console-flash-introduction-done"),
    ))
}
