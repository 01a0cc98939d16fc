//! The audit log: what it holds, proofs of it, and whether it is as it was written.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    jobs::{Jobs, State as JobState},
    number, purpose, unavailable,
};
use crate::{
    app::Node,
    audit::{
        entry::{Entry, Event},
        proof::ProofError,
        verify::Report,
    },
    ops::backup::verified,
    rights::{RightsError, proof::prove_entry},
    store::EntryRow,
    web::{
        pages::{
            Access, Fault, Pages, Visit,
            form::{Field, Mistakes},
            see_other,
        },
        papers::attachment,
    },
};

/// Entries on one page.
const PAGE: i64 = 40;
/// Entries that are looked through for those of one kind before the page is shown: there is no index
/// by kind, which every answer would have to keep.
const LOOKED: i64 = 20_000;
/// The kinds that can be chosen.
const KINDS: [&str; 14] = [
    "answered",
    "refused",
    "asked",
    "told",
    "introduction",
    "consent_given",
    "consent_withdrawn",
    "objection",
    "members_imported",
    "profile_changed",
    "member_removed",
    "person",
    "charter_adopted",
    "vocabulary_imported",
];

pub(super) fn pages(pages: Pages, jobs: &Arc<Jobs>) -> Pages {
    let (begin, look) = (Arc::clone(jobs), Arc::clone(jobs));
    pages
        .get("/admin/log", Access::Admin, show)
        .get("/admin/log/entry/{index}/proof", Access::Admin, proof)
        .post(
            "/admin/log/verify",
            Access::Admin,
            move |State(node): State<Arc<Node>>| async move { verify(&node, begin) },
        )
        .get(
            "/admin/log/verify",
            Access::Admin,
            move |visit: Visit| async move { progress(&visit, &look) },
        )
}

/// Which entries are shown.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    /// Those before this one; from the last on if absent.
    before: Option<i64>,
    /// Those of this kind; all if empty.
    #[serde(default)]
    kind: String,
}

async fn show(
    State(node): State<Arc<Node>>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let store = node.ledger.store();
    let (head, _) = node.ledger.head().await.map_err(unavailable)?;
    let before = wanted.before.unwrap_or(head.size).clamp(0, head.size);
    let kind = Some(wanted.kind.as_str()).filter(|kind| KINDS.contains(kind));
    // Of all kinds, a page is as long as what is looked through.
    let looked = if kind.is_some() { LOOKED } else { PAGE };
    let from = before.saturating_sub(looked).max(0);
    let rows = store
        .entries_back(from, before, kind, PAGE)
        .await
        .map_err(unavailable)?;
    let full = rows.len() == usize::try_from(PAGE).unwrap_or_default();
    let next = match rows.last() {
        Some(last) if full => last.idx,
        _ => from,
    };
    let title = visit.text("admin-log-title");
    let body = html! {
        h1 { (title) }
        p.lede {
            (visit.text_with("admin-log-lede", [("count", number(head.size.cast_unsigned()).into())]))
        }
        div.actions {
            form method="post" action="/admin/log/verify" {
                button type="submit" { (visit.text("admin-log-verify")) }
            }
            a href="/admin/log/verify" { (visit.text("admin-log-last-verification")) }
        }
        (kinds(&visit, &wanted))
        @if rows.is_empty() {
            p.empty {
                (visit.text_with("admin-log-none", [
                    ("from", number(from.cast_unsigned()).into()),
                    ("before", number(before.cast_unsigned()).into()),
                ]))
            }
        } @else {
            table.stack {
                thead { tr {
                    th scope="col" { (visit.text("admin-log-entry")) }
                    th scope="col" { (visit.text("admin-log-when")) }
                    th scope="col" { (visit.text("admin-log-what")) }
                    th scope="col" { (visit.text("admin-log-proof")) }
                } }
                tbody { @for row in &rows { (entry(&visit, row)) } }
            }
        }
        nav.pager aria-label=(visit.text("admin-pages")) {
            @if wanted.before.is_some() {
                a href={ "/admin/log?kind=" (kind.unwrap_or_default()) } { (visit.text("admin-log-newest")) }
            }
            @if next > 0 {
                a href={ "/admin/log?before=" (next) "&kind=" (kind.unwrap_or_default()) } { (visit.text("admin-log-older")) }
            }
        }
    };
    Ok(visit.page(&title, body))
}

fn kinds(visit: &Visit, wanted: &Wanted) -> Markup {
    let mut options = vec![(String::new(), visit.text("admin-log-all"))];
    options.extend(
        KINDS
            .iter()
            .map(|kind| ((*kind).to_owned(), kind_word(visit, kind))),
    );
    let label = visit.text("admin-log-kind");
    let field = Field {
        id: "kind",
        label: &label,
        value: &wanted.kind,
        required: true,
        ..Field::default()
    };
    html! {
        form.inline method="get" action="/admin/log" {
            (field.choice(visit, &Mistakes::default(), &options))
            button.quiet type="submit" { (visit.text("admin-log-show")) }
        }
    }
}

fn kind_word(visit: &Visit, kind: &str) -> String {
    let id = format!("admin-log-kind-{}", kind.replace('_', "-"));
    if crate::texts::Locale::has(&id) {
        visit.text(&id)
    } else {
        kind.to_owned()
    }
}

fn entry(visit: &Visit, row: &EntryRow) -> Markup {
    let at = steelyard_protocol::time::Timestamp::from_millis(row.at);
    let index = row.idx;
    let parsed: Option<Entry> = serde_json::from_slice(&row.body).ok();
    let detail = parsed.map(|entry| told(visit, &entry.event));
    html! {
        tr {
            th scope="row" { (index) }
            td data-label=(visit.text("admin-log-when")) { (visit.locale.moment(at)) }
            td data-label=(visit.text("admin-log-what")) {
                strong { (kind_word(visit, &row.kind)) }
                @match detail {
                    Some(detail) => @if !detail.is_empty() { br; (detail) },
                    None => { br; (visit.text("admin-log-unreadable")) },
                }
            }
            td data-label=(visit.text("admin-log-proof")) {
                a href={ "/admin/log/entry/" (index) "/proof" } download
                    aria-label=(visit.text_with("admin-log-proof-of", [("entry", index.to_string().into())])) {
                    (visit.text("admin-log-proof"))
                }
            }
        }
    }
}

/// What an entry says, in a line.
fn told(visit: &Visit, event: &Event) -> String {
    let why = |p: &steelyard_protocol::ids::Purpose| purpose(visit, p.as_str());
    match event {
        Event::Answered {
            asker,
            purpose,
            total,
            disclosed,
            ..
        } => visit.text_with(
            "admin-log-answered",
            [
                ("cluster", asker.to_string().into()),
                ("purpose", why(purpose).into()),
                ("total", (*total).into()),
                ("disclosed", disclosed.len().into()),
            ],
        ),
        Event::Introduction { cluster, step, .. } => visit.text_with(
            "admin-log-introduction",
            [
                ("cluster", cluster.to_string().into()),
                ("step", step.clone().into()),
            ],
        ),
        Event::Refused {
            asker,
            purpose,
            code,
            ..
        } => visit.text_with(
            "admin-log-refused",
            [
                ("cluster", asker.to_string().into()),
                ("purpose", why(purpose).into()),
                ("code", code.as_str().into()),
            ],
        ),
        Event::Asked {
            purpose, clusters, ..
        } => visit.text_with(
            "admin-log-asked",
            [
                ("purpose", why(purpose).into()),
                ("clusters", (*clusters).into()),
            ],
        ),
        Event::Told {
            cluster, purpose, ..
        } => visit.text_with(
            "admin-log-told",
            [
                ("cluster", cluster.to_string().into()),
                ("purpose", why(purpose).into()),
            ],
        ),
        Event::ConsentGiven {
            consent, source, ..
        } => visit.text_with(
            "admin-log-consent-given",
            [
                ("consent", consent.to_string().into()),
                ("source", source.clone().into()),
            ],
        ),
        Event::ConsentWithdrawn { consent, .. } => visit.text_with(
            "admin-log-consent-withdrawn",
            [("consent", consent.to_string().into())],
        ),
        Event::Objection {
            cluster, stands, ..
        } => {
            let id = if *stands {
                "admin-log-objection-raised"
            } else {
                "admin-log-objection-lifted"
            };
            visit.text_with(id, [("cluster", cluster.to_string().into())])
        }
        Event::MembersImported { added, changed } => visit.text_with(
            "admin-log-members-imported",
            [("added", (*added).into()), ("changed", (*changed).into())],
        ),
        Event::Person { change, .. } => {
            visit.text_with("admin-log-person", [("change", change.as_str().into())])
        }
        Event::CharterAdopted { version, .. } => visit.text_with(
            "admin-log-charter-adopted",
            [("version", version.to_string().into())],
        ),
        Event::VocabularyImported {
            vocabulary,
            concepts,
        } => visit.text_with(
            "admin-log-vocabulary-imported",
            [
                ("vocabulary", vocabulary.clone().into()),
                ("concepts", (*concepts).into()),
            ],
        ),
        _ => String::new(),
    }
}

async fn proof(State(node): State<Arc<Node>>, Path(index): Path<u64>) -> Result<Response, Fault> {
    let made = prove_entry(&node.ledger, &node.identity, &*node.clock, index, None).await;
    let proof = made.map_err(|e| match e {
        RightsError::Proof(ProofError::NoEntry { .. }) => Fault::NotFound,
        e => unavailable(e),
    })?;
    let text = serde_json::to_string_pretty(&proof).map_err(unavailable)?;
    let name = format!("proof-{index}.json");
    Ok(attachment(&name, "application/json", text))
}

fn verify(node: &Arc<Node>, jobs: Arc<Jobs>) -> Response {
    if jobs.verification.begin(node.clock.now()) {
        let task = Arc::clone(node);
        node.tasks().spawn(async move {
            let report = tokio::select! {
                report = verified(task.ledger.store(), &task.identity, |done, of| {
                    jobs.verification.step(done, of);
                }) => report.map_err(|e| e.to_string()),
                () = task.stopping().cancelled() => return,
            };
            jobs.verification.end(task.clock.now(), report);
        });
    }
    see_other("/admin/log/verify", None)
}

fn progress(visit: &Visit, jobs: &Jobs) -> Response {
    let title = visit.text("admin-verify-title");
    let body = html! {
        p { a href="/admin/log" { (visit.text("admin-log-back")) } }
        h1 { (title) }
        @match jobs.verification.state() {
            JobState::Idle => p.lede { (visit.text("admin-verify-idle")) },
            JobState::Running { since, done, of } => {
                p.lede { (visit.text_with("admin-verify-running", [
                    ("done", number(done).into()),
                    ("of", number(of).into()),
                ])) }
                p {
                    progress max=(of.max(1)) value=(done) aria-label=(title) {}
                    " " span.aside { (visit.text_with("admin-since", [("moment", visit.locale.moment(since).into())])) }
                }
                p.actions { a.button.quiet href="/admin/log/verify" { (visit.text("admin-look-again")) } }
            },
            JobState::Done { at, result } => (found(visit, &result, &visit.locale.moment(at))),
            JobState::Failed { reason } => p.notice.bad lang="en" { (reason) },
        }
        form.actions method="post" action="/admin/log/verify" {
            button.quiet type="submit" { (visit.text("admin-log-verify")) }
        }
    };
    visit.page(&title, body)
}

fn found(visit: &Visit, report: &Report, at: &str) -> Markup {
    html! {
        @if report.is_sound() {
            p.notice.good { strong { (visit.text("admin-verify-sound")) } }
        } @else {
            div.notice.bad {
                p { strong { (visit.text_with("admin-verify-unsound", [
                    ("count", (report.faults.len() as u64 + report.more_faults).into()),
                ])) } }
                ul lang="en" {
                    @for fault in report.faults.iter().take(50) { li { (fault) } }
                }
            }
            p { (visit.text("admin-verify-mend")) }
        }
        dl.facts {
            dt { (visit.text("admin-verify-at")) } dd { (at) }
            dt { (visit.text("admin-verify-entries")) } dd { (number(report.entries)) }
            dt { (visit.text("admin-verify-consents")) } dd { (number(report.consents)) }
            dt { (visit.text("admin-verify-checkpoints")) } dd { (number(report.checkpoints)) }
            dt { (visit.text("admin-verify-root")) } dd { code { (report.root) } }
        }
    }
}
