//! Backups: when the last was made, and making one now.

use std::{
    io,
    path::{Path as FilePath, PathBuf},
    sync::Arc,
};

use axum::{
    extract::{Path, State},
    response::Response,
};
use maud::{Markup, html};
use steelyard_protocol::time::Timestamp;

use super::{
    jobs::{Jobs, State as JobState},
    number, size, unavailable,
};
use crate::{
    app::Node,
    ops::backup::{LastBackup, Source, backup, last},
    store::Backend,
    web::{
        pages::{Access, Fault, Pages, Visit, see_other},
        papers::{attachment, streamed},
    },
};

/// Backups made from here that are kept; older ones are deleted.
const KEPT: usize = 3;

pub(super) fn pages(pages: Pages, jobs: &Arc<Jobs>) -> Pages {
    let (begin, look) = (Arc::clone(jobs), Arc::clone(jobs));
    pages
        .get(
            "/admin/backup",
            Access::Admin,
            move |State(node): State<Arc<Node>>, visit: Visit| async move {
                show(&node, &visit, &look)
            },
        )
        .post(
            "/admin/backup",
            Access::Admin,
            move |State(node): State<Arc<Node>>| async move { make(&node, begin) },
        )
        .get("/admin/backup/{name}", Access::Admin, download)
}

fn show(node: &Node, visit: &Visit, jobs: &Jobs) -> Result<Response, Fault> {
    let remembered = last(&node.data_dir).map_err(unavailable)?;
    let here = made_here(&node.data_dir.backups()).map_err(unavailable)?;
    let title = visit.text("admin-backup-title");
    let state = jobs.backup.state();
    let running = matches!(state, JobState::Running { .. });
    let body = html! {
        h1 { (title) }
        p.lede { (visit.text("admin-backup-lede")) }
        @match &state {
            JobState::Running { since, .. } => {
                p.notice {
                    (visit.text("admin-backup-running")) " "
                    (visit.text_with("admin-since", [("moment", visit.locale.moment(*since).into())]))
                }
                p.actions { a.button.quiet href="/admin/backup" { (visit.text("admin-look-again")) } }
            },
            JobState::Failed { reason } => {
                div.notice.bad {
                    p { strong { (visit.text("admin-backup-failed")) } }
                    p lang="en" { (reason) }
                }
            },
            JobState::Done { .. } | JobState::Idle => {},
        }
        h2 { (visit.text("admin-backup-last")) }
        @match &remembered {
            Some(made) => (facts(visit, made, node.clock.now())),
            None => p.notice.care { (visit.text("admin-backup-never")) },
        }
        @if !running {
            form.actions method="post" action="/admin/backup" {
                button type="submit" { (visit.text("admin-backup-make")) }
            }
        }
        p.aside { (visit.text("admin-backup-no-keys")) }
        @for key in node.config.with_passwords() {
            p.notice.care { (visit.text_with("admin-backup-password", [("key", key.into())])) }
        }
        @if node.ledger.store().backend() == Backend::Postgres {
            p.notice.care { (visit.text("admin-backup-postgres")) }
        }
        @if !here.is_empty() {
            h2 { (visit.text("admin-backup-here")) }
            p { (visit.text_with("admin-backup-kept", [("count", KEPT.into())])) }
            ul {
                @for (name, bytes) in &here {
                    li { a href={ "/admin/backup/" (name) } download { (name) } " " span.aside { (size(*bytes)) } }
                }
            }
        }
        h2 { (visit.text("admin-backup-restore")) }
        p { (visit.text("admin-backup-restore-hint")) }
        pre tabindex="0" { code { "steelyard restore FILE --replace" } }
    };
    Ok(visit.page(&title, body))
}

fn facts(visit: &Visit, made: &LastBackup, now: Timestamp) -> Markup {
    let days = now.as_seconds().saturating_sub(made.at.as_seconds()) / 86_400;
    html! {
        dl.facts {
            dt { (visit.text("admin-backup-when")) }
            dd {
                (visit.locale.moment(made.at)) " "
                @if days >= crate::ops::doctor::BACKUP_DAYS {
                    span.tag.care { (visit.text_with("admin-backup-old", [("days", days.into())])) }
                }
            }
            dt { (visit.text("admin-backup-file")) } dd { code { (made.file.display()) } }
            dt { (visit.text("admin-backup-size")) } dd { (size(made.bytes)) }
            @if made.store {
                dt { (visit.text("admin-backup-entries")) } dd { (number(made.entries)) }
            }
            dt { (visit.text("admin-backup-verified")) }
            dd {
                @if !made.store { span.tag.care { (visit.text("admin-backup-no-store")) } }
                @else if made.verified { span.tag.good { (visit.text("admin-backup-sound")) } }
                @else { span.tag.bad { (visit.text("admin-backup-unsound")) } }
            }
            dt { (visit.text("admin-backup-keys")) }
            dd { @if made.keys { (visit.text("common-yes")) } @else { (visit.text("common-no")) } }
        }
    }
}

/// The backups in the folder of those made from here, newest first.
fn made_here(folder: &FilePath) -> io::Result<Vec<(String, u64)>> {
    let entries = match std::fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str().filter(|name| is_name(name)) {
            found.push((name.to_owned(), entry.metadata()?.len()));
        }
    }
    // The moment stands in the name.
    found.sort();
    found.reverse();
    Ok(found)
}

/// Whether this is the name of a backup made from here, and leads to no other file.
fn is_name(name: &str) -> bool {
    name.starts_with("steelyard-")
        && name.ends_with(".zip")
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
}

fn make(node: &Arc<Node>, jobs: Arc<Jobs>) -> Response {
    let now = node.clock.now();
    if jobs.backup.begin(now) {
        let task = Arc::clone(node);
        // Not given up half-way when the node stops: it waits for its tasks for a while.
        node.tasks().spawn(async move {
            let made = made(&task, now).await;
            jobs.backup.end(task.clock.now(), made);
        });
    }
    see_other("/admin/backup", Some("admin-backup-begun"))
}

async fn made(node: &Node, now: Timestamp) -> Result<LastBackup, String> {
    use std::os::unix::fs::DirBuilderExt;
    let folder = node.data_dir.backups();
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)
        .map_err(|e| e.to_string())?;
    let seconds = now.to_string().chars().take(19).collect::<String>();
    let file = folder.join(format!("steelyard-{}.zip", seconds.replace(':', "-")));
    let source = Source {
        config: &node.config,
        data_dir: &node.data_dir,
        identity: &node.identity,
        store: node.ledger.store(),
    };
    let made = backup(&source, &file, false, now)
        .await
        .map_err(|e| e.to_string())?;
    for (old, _) in made_here(&folder).unwrap_or_default().iter().skip(KEPT) {
        if let Err(e) = std::fs::remove_file(folder.join(old)) {
            tracing::warn!(error = %e, "an old backup could not be deleted");
        }
    }
    Ok(made)
}

async fn download(
    State(node): State<Arc<Node>>,
    Path(name): Path<String>,
) -> Result<Response, Fault> {
    if !is_name(&name) {
        return Err(Fault::NotFound);
    }
    let file: PathBuf = node.data_dir.backups().join(&name);
    let file = tokio::fs::File::open(&file)
        .await
        .map_err(|_| Fault::NotFound)?;
    Ok(attachment(&name, "application/zip", streamed(file)))
}
