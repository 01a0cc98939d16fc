//! The search form.

use std::{mem, sync::Arc};

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::{
    fields::OrganisationType,
    ids::{ConceptCode, MemberRef},
    inquiry::{Inquiry, MergeRule},
};

use super::{
    super::pages::{
        Fault, Visit, asset,
        form::{Field, Filled, Mistakes, Tick, boxes},
        see_other,
    },
    criteria::{Criteria, DEADLINES, LIMITS},
    kept,
    words::{self, Known},
};
use crate::{
    app::Node,
    asking::{Again, InquiryError, PlanError, Search},
    directory::Member,
    store::listing::{After, Sought},
    texts::COUNTRIES,
};

/// Concepts that a search step shows.
const FOUND: usize = 10;
/// The fields that narrow a search: what is wrong in one is shown at once.
const NARROWED: [&str; 6] = ["trl_min", "country", "nuts", "kind", "cluster", "purpose"];
/// Members that a name may mean, shown to choose from.
const MEANT: i64 = 8;

/// The form, empty or as it was sent to look for a concept. It is sent as a form, and so is what the
/// picker looks for with scripts, so that what is sought, and for which member, stays out of
/// addresses.
pub async fn form(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(mut criteria): Filled<Criteria>,
) -> Result<Response, Fault> {
    if let Ok(id) = criteria.again.parse()
        && let Some(search) = node.rounds.get(id)
    {
        criteria = Criteria::of(&search.inquiry);
    }
    shown(&node, &visit, &criteria, &Mistakes::default(), &[]).await
}

/// Asks the federation, and leads to what comes of it.
pub async fn ask(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(mut criteria): Filled<Criteria>,
) -> Result<Response, Fault> {
    if !criteria.meant.is_empty() {
        criteria.like = mem::take(&mut criteria.meant);
    }
    if !criteria.entered.is_empty() && !criteria.find.trim().is_empty() {
        // Where a concept is looked for, the return key looks for it.
        return shown(&node, &visit, &criteria, &Mistakes::default(), &[]).await;
    }
    let (mut mistakes, query) = match criteria.query(&visit) {
        Ok(query) => (Mistakes::default(), Some(query)),
        Err(mistakes) => (mistakes, None),
    };
    let (like_member, meant) = member(&node, &visit, &criteria.like, &mut mistakes).await?;
    let asked = match query {
        Some(query) if mistakes.is_empty() => {
            let inquiry = Inquiry {
                query,
                like_member,
                merge: MergeRule::default(),
            };
            begin(&node, inquiry, None).await
        }
        _ => return with_mistakes(&node, &visit, &criteria, &mistakes, &meant).await,
    };
    match asked {
        Ok(search) => Ok(see_other(&format!("/console/search/{}", search.id), None)),
        Err(e) => {
            let (field, text) = told(&visit, &e)?;
            mistakes.add(field, text);
            with_mistakes(&node, &visit, &criteria, &mistakes, &meant).await
        }
    }
}

/// Asks, and follows what comes of it.
pub(super) async fn begin(
    node: &Node,
    inquiry: Inquiry,
    again: Option<Again>,
) -> Result<Arc<Search>, InquiryError> {
    let now = node.clock.now();
    let asked = node.asking.inquire(inquiry.clone()).await?;
    Ok(node.rounds.follow(asked, inquiry, now, again))
}

/// Why a search cannot be asked: the field that can mend it, and a sentence.
pub(super) fn told(visit: &Visit, error: &InquiryError) -> Result<(&'static str, String), Fault> {
    let (field, id) = match error {
        InquiryError::Plan(PlanError::NoCharter) => ("text", "console-cannot-no-charter"),
        InquiryError::Plan(PlanError::CharterExpired(_)) => ("text", "console-cannot-expired"),
        InquiryError::Plan(PlanError::Suspended) => ("text", "console-cannot-suspended"),
        InquiryError::Plan(PlanError::UnknownPurpose { .. }) => {
            ("purpose", "console-cannot-purpose")
        }
        InquiryError::Plan(PlanError::UnknownCluster(_) | PlanError::SuspendedCluster(_)) => {
            ("cluster", "console-cannot-cluster")
        }
        InquiryError::UnknownMember(_) => ("like", "console-cannot-unknown-member"),
        InquiryError::NoConsent { .. } => ("like", "console-cannot-no-consent"),
        InquiryError::NothingToTell(_) => ("like", "console-cannot-nothing-to-tell"),
        InquiryError::Plan(PlanError::Query(_)) | InquiryError::LikeTwice => {
            ("text", "console-cannot-form")
        }
        error => {
            tracing::error!(%error, "a search could not be asked");
            return Err(Fault::Unavailable);
        }
    };
    Ok((field, visit.text(id)))
}

/// The member that is meant by a reference or a part of a name; several to choose from, if there are.
async fn member(
    node: &Node,
    visit: &Visit,
    typed: &str,
    mistakes: &mut Mistakes,
) -> Result<(Option<MemberRef>, Vec<Member>), Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok((None, Vec::new()));
    }
    if let Ok(reference) = typed.parse::<MemberRef>()
        && node.directory.member(&reference).await.is_ok()
    {
        return Ok((Some(reference), Vec::new()));
    }
    let sought = Sought {
        text: typed.to_owned(),
        ..Sought::default()
    };
    let (meant, _) = node
        .directory
        .listed(&sought, &After::default(), MEANT)
        .await?;
    match &meant[..] {
        [one] => return Ok((Some(one.profile.member_ref.clone()), Vec::new())),
        [] => mistakes.add("like", visit.text("console-cannot-unknown-member")),
        _ => mistakes.add("like", visit.text("console-mistake-which-member")),
    }
    Ok((None, meant))
}

async fn with_mistakes(
    node: &Node,
    visit: &Visit,
    criteria: &Criteria,
    mistakes: &Mistakes,
    meant: &[Member],
) -> Result<Response, Fault> {
    let mut page = shown(node, visit, criteria, mistakes, meant).await?;
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}

async fn shown(
    node: &Node,
    visit: &Visit,
    criteria: &Criteria,
    mistakes: &Mistakes,
    meant: &[Member],
) -> Result<Response, Fault> {
    let known = Known::of(node, visit);
    let aside = kept::beside_the_form(node, visit, &known).await?;
    let title = visit.text("console-search-title");
    let body = html! {
        h1 { (title) }
        (mistakes.summary(visit))
        div.split {
            form.search method="post" action="/console/search" {
                // What the return key sends.
                button.hidden type="submit" name="entered" value="yes" tabindex="-1" aria-hidden="true" {}
                (what(visit, &known, criteria, mistakes))
                (for_whom(visit, criteria, mistakes, meant))
                details.panel open[criteria.is_narrowed() || NARROWED.iter().any(|id| mistakes.of(id).is_some())] {
                    summary { (visit.text("console-search-narrow")) }
                    (narrowed(visit, &known, criteria, mistakes))
                }
                div.actions { button type="submit" { (visit.text("console-search-ask")) } }
            }
            aside { (aside) }
        }
        script src=(asset("console.js")) defer {}
    };
    Ok(visit.page(&title, body))
}

/// Words, concepts, and where they are looked for.
fn what(visit: &Visit, known: &Known, criteria: &Criteria, mistakes: &Mistakes) -> Markup {
    let text = Field {
        id: "text",
        label: &visit.text("console-search-words"),
        hint: &visit.text("console-search-words-hint"),
        value: &criteria.text,
        most: steelyard_protocol::limits::TEXT_CHARS,
        required: false,
        ..Field::default()
    };
    let seek = [
        ("offers", "console-seek-offers"),
        ("needs", "console-seek-needs"),
        ("both", "console-seek-both"),
    ];
    let chosen = if criteria.seek.is_empty() {
        "offers"
    } else {
        &criteria.seek
    };
    let seek: Vec<Tick> = seek
        .iter()
        .map(|(value, id)| tick(value, visit.text(id), chosen == *value))
        .collect();
    html! {
        (text.lines(visit, mistakes, 3))
        (picker(visit, known, criteria, mistakes))
        div.row { (boxes(visit, mistakes, ("seek", &visit.text("console-search-seek"), ""), false, &seek)) }
    }
}

/// Concepts: those picked, and a field to look for others. With scripts those found appear as one
/// types; without, the button asks for them.
fn picker(visit: &Visit, known: &Known, criteria: &Criteria, mistakes: &Mistakes) -> Markup {
    let picked: Vec<ConceptCode> = criteria
        .concept
        .iter()
        .filter_map(|c| c.parse().ok())
        .collect();
    let found = known.find(&criteria.find, FOUND);
    let searched = !criteria.find.trim().is_empty();
    html! {
        div.field.wrong[mistakes.of("find").is_some()] {
            label for="find" { (visit.text("console-search-concepts")) " " span.aside { "(" (visit.text("common-optional")) ")" } }
            p.hint id="find-hint" { (visit.text("console-search-concepts-hint")) }
            @if let Some(what) = mistakes.of("find") { p.mistake { (what) } }
            ul.ticked id="picked" aria-label=(visit.text("console-search-picked")) {
                @for code in &picked { (concept_box(known, code, true)) }
            }
            div.finder {
                input type="search" id="find" name="find" autocomplete="off"
                    value=(if found.is_empty() { criteria.find.as_str() } else { "" })
                    aria-describedby="find-hint" data-finds="/console/concepts";
                button.quiet type="submit" formaction="/console" formnovalidate {
                    (visit.text("console-search-find"))
                }
            }
            ul.ticked id="found" aria-live="polite" {
                (concept_boxes(visit, known, &found, &picked, searched))
            }
        }
    }
}

fn concept_boxes(
    visit: &Visit,
    known: &Known,
    found: &[ConceptCode],
    picked: &[ConceptCode],
    searched: bool,
) -> Markup {
    html! {
        @for code in found.iter().filter(|code| !picked.contains(code)) {
            (concept_box(known, code, false))
        }
        @if searched && found.is_empty() { li.aside { (visit.text("console-search-none-found")) } }
    }
}

fn concept_box(known: &Known, code: &ConceptCode, picked: bool) -> Markup {
    html! {
        li {
            label.tick {
                input type="checkbox" name="concept" value=(code) checked[picked];
                span { (known.concept(code)) " " span.aside { (known.above(code)) } }
            }
        }
    }
}

/// On whose behalf.
fn for_whom(visit: &Visit, criteria: &Criteria, mistakes: &Mistakes, meant: &[Member]) -> Markup {
    let like = Field {
        id: "like",
        label: &visit.text("console-search-like"),
        hint: &visit.text("console-search-like-hint"),
        value: &criteria.like,
        autocomplete: "off",
        ..Field::default()
    };
    html! {
        (like.line(visit, mistakes))
        @if !meant.is_empty() {
            ul.plain {
                @for member in meant {
                    li {
                        button.link type="submit" name="meant" value=(member.profile.member_ref.as_str()) {
                            (member.profile.identity.legal_name)
                        }
                        " " span.aside { (member.profile.member_ref.as_str()) }
                    }
                }
            }
        }
    }
}

/// Everything that narrows a search or says how it is asked.
fn narrowed(visit: &Visit, known: &Known, criteria: &Criteria, mistakes: &Mistakes) -> Markup {
    let ticked = |list: &[String], value: &str| list.iter().any(|v| v == value);
    let mut countries: Vec<Tick> = COUNTRIES
        .iter()
        .map(|code| {
            tick(
                code,
                visit.locale.country(code),
                ticked(&criteria.country, code),
            )
        })
        .collect();
    countries.sort_by(|a, b| a.text.cmp(&b.text));
    let kinds: Vec<Tick> = OrganisationType::ALL
        .iter()
        .map(|kind| {
            tick(
                kind.as_str(),
                words::kind(visit, *kind),
                ticked(&criteria.kind, kind.as_str()),
            )
        })
        .collect();
    let clusters: Vec<Tick> = known
        .clusters()
        .iter()
        .map(|c| {
            tick(
                c.id.as_str(),
                c.name.clone(),
                ticked(&criteria.cluster, c.id.as_str()),
            )
        })
        .collect();
    let nuts = Field {
        id: "nuts",
        label: &visit.text("console-search-nuts"),
        hint: &visit.text("console-search-nuts-hint"),
        value: &criteria.nuts,
        ..Field::default()
    };
    html! {
        fieldset.field {
            legend { (visit.text("console-search-trl")) }
            @if let Some(what) = mistakes.of("trl_min") { p.mistake { (what) } }
            p.hint { (visit.text("console-search-trl-hint")) }
            div.inline {
                (level(visit, "trl_min", "console-search-trl-min", &criteria.trl_min))
                (level(visit, "trl_max", "console-search-trl-max", &criteria.trl_max))
            }
        }
        div.many { (boxes(visit, mistakes, ("country", &visit.text("console-search-countries"), ""), true, &countries)) }
        div.free { (nuts.line(visit, mistakes)) }
        div.many { (boxes(visit, mistakes, ("kind", &visit.text("console-search-kinds"), ""), true, &kinds)) }
        div.many { (boxes(visit, mistakes, ("cluster", &visit.text("console-search-clusters"), &visit.text("console-search-clusters-hint")), true, &clusters)) }
        div.inline {
            @let purposes: Vec<(String, String)> = known.charter().into_iter().flat_map(|c| &c.purposes)
                .map(|p| (p.id.to_string(), words::purpose(visit, &p.id))).collect();
            (select(visit, mistakes, "purpose", "console-search-purpose", &criteria.purpose, "matchmaking", &purposes))
            @let levels: Vec<(String, String)> = ["record", "count", "boolean"].iter()
                .map(|g| ((*g).to_owned(), visit.text(&format!("console-granularity-{g}")))).collect();
            (select(visit, mistakes, "granularity", "console-search-granularity", &criteria.granularity, "record", &levels))
            @let modes: Vec<(String, String)> = ["semantic", "strict"].iter()
                .map(|m| ((*m).to_owned(), visit.text(&format!("console-mode-{m}")))).collect();
            (select(visit, mistakes, "mode", "console-search-mode", &criteria.mode, "semantic", &modes))
            @let limits: Vec<(String, String)> = LIMITS.iter().map(|n| (n.to_string(), n.to_string())).collect();
            (select(visit, mistakes, "limit", "console-search-limit", &criteria.limit, "20", &limits))
            @let deadlines: Vec<(String, String)> = DEADLINES.iter()
                .map(|n| (n.to_string(), visit.text_with("console-seconds", [("count", (*n).into())]))).collect();
            (select(visit, mistakes, "deadline", "console-search-deadline", &criteria.deadline, "5", &deadlines))
        }
    }
}

fn level(visit: &Visit, id: &str, label: &str, chosen: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (visit.text(label)) }
            select id=(id) name=(id) {
                option value="" { (visit.text("console-any")) }
                @for level in 1..=9 {
                    @let level = level.to_string();
                    option value=(level) selected[level == chosen] { (level) }
                }
            }
        }
    }
}

fn select(
    visit: &Visit,
    mistakes: &Mistakes,
    id: &str,
    label: &str,
    chosen: &str,
    usual: &str,
    options: &[(String, String)],
) -> Markup {
    let field = Field {
        id,
        label: &visit.text(label),
        value: if chosen.is_empty() { usual } else { chosen },
        required: true,
        ..Field::default()
    };
    field.choice(visit, mistakes, options)
}

fn tick(value: &str, text: String, ticked: bool) -> Tick {
    Tick {
        value: value.to_owned(),
        text,
        hint: String::new(),
        ticked,
    }
}

/// What a concept is looked for by.
#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
}

/// The concepts that are like what was typed, as the picker shows them.
pub async fn concepts(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Filled(wanted): Filled<Wanted>,
) -> Response {
    let known = Known::of(&node, &visit);
    let found = known.find(&wanted.q, FOUND);
    let searched = !wanted.q.trim().is_empty();
    concept_boxes(&visit, &known, &found, &[], searched).into_response()
}
