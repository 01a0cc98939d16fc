//! Importing members: a file is looked at first, and what it would do is shown before it is done.

use std::{io::Cursor, sync::Arc};

use axum::{
    extract::{Multipart, State},
    http::StatusCode,
    response::Response,
};
use maud::{Markup, html};
use serde::Deserialize;
use steelyard_protocol::envelope::Digest;

use super::{
    super::pages::{
        Fault, SignedIn, Visit,
        form::{Filled, Mistakes},
        see_other,
    },
    words,
};
use crate::{
    app::Node,
    directory::import::{
        BadRows, ConsentSheet, ImportError, Limits, Listed, MemberFile, Preview, read_members,
    },
};

/// Longest file, in bytes; longer ones are for the command line.
pub const FILE_BYTES: usize = 16 * 1024 * 1024;
const PATH: &str = "/console/members/all/import";
/// What a file of the browser may hold: bounds of memory.
const LIMITS: Limits = Limits {
    file_bytes: FILE_BYTES as u64,
    rows: 50_000,
    row_bytes: 1024 * 1024,
    field_chars: 20_000,
};

/// The form for a file, or what the file would do that waits.
pub async fn page(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Response, Fault> {
    let session = signed_in.session.to_string();
    let title = visit.text("console-import-title");
    let body = match node.uploads.get(&session, node.clock.now()) {
        None => choose(&visit, &Mistakes::default()),
        Some((digest, file)) => {
            let preview = node.directory.preview(&file.members).await?;
            waiting(&visit, digest, &file, &preview)
        }
    };
    Ok(visit.page(&title, body))
}

/// Takes a file and looks at it. Nothing of it is kept but in memory, for this session.
pub async fn upload(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    form: Multipart,
) -> Result<Response, Fault> {
    let read = match bytes_of(form).await {
        Err(too_long) => Err(visit.text(if too_long {
            "console-import-too-long"
        } else {
            "console-import-no-file"
        })),
        Ok(bytes) if bytes.is_empty() => Err(visit.text("console-import-no-file")),
        Ok(bytes) => {
            let vocabulary = Arc::clone(node.views.read().index.vocabulary());
            let read = tokio::task::spawn_blocking(move || {
                let digest = Digest::of(&bytes);
                read_members(Cursor::new(bytes), &vocabulary, LIMITS, |_| ())
                    .map(|file| (digest, Arc::new(file)))
            });
            let read = read.await.map_err(|_| Fault::Unavailable)?;
            // What a reader of files says names the line and the mend, in English.
            read.map_err(|e: ImportError| e.to_string())
        }
    };
    let why = match read {
        Ok(file) => {
            let session = signed_in.session.to_string();
            if node.uploads.put(&session, file, node.clock.now()) {
                return Ok(see_other(PATH, None));
            }
            visit.text("console-import-busy")
        }
        Err(why) => why,
    };
    let mut mistakes = Mistakes::default();
    mistakes.add("file", why);
    let mut page = visit.page(
        &visit.text("console-import-title"),
        choose(&visit, &mistakes),
    );
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}

/// The bytes of the file; an error says whether it is too long, or none.
async fn bytes_of(mut form: Multipart) -> Result<Vec<u8>, bool> {
    let is_long =
        |e: &axum::extract::multipart::MultipartError| e.status() == StatusCode::PAYLOAD_TOO_LARGE;
    while let Some(mut field) = form.next_field().await.map_err(|e| is_long(&e))? {
        if field.name() != Some("file") {
            continue;
        }
        let mut bytes = Vec::new();
        let mut too_long = false;
        while let Some(chunk) = field.chunk().await.map_err(|e| is_long(&e))? {
            too_long |= bytes.len() + chunk.len() > FILE_BYTES;
            if too_long {
                // Read to its end, since only then the browser shows why, but kept no longer.
                bytes = Vec::new();
            } else {
                bytes.extend_from_slice(&chunk);
            }
        }
        return if too_long { Err(true) } else { Ok(bytes) };
    }
    Err(false)
}

/// Which file is meant, by its digest, and what is to be imported of it.
#[derive(Deserialize)]
pub struct Confirmed {
    #[serde(default)]
    file: String,
    #[serde(default)]
    skip_bad: String,
}

impl Confirmed {
    /// Whether another file waits than the one whose preview the form stands on: two windows share
    /// a session.
    fn means_another(&self, waits: Digest) -> bool {
        self.file != waits.to_string()
    }
}

/// To the preview of the file that waits now: nothing is done with one that nobody looked at.
fn another() -> Response {
    see_other(PATH, Some("console-flash-import-other"))
}

/// Imports the file that waits.
pub async fn confirm(
    State(node): State<Arc<Node>>,
    visit: Visit,
    signed_in: SignedIn,
    Filled(confirmed): Filled<Confirmed>,
) -> Result<Response, Fault> {
    let session = signed_in.session.to_string();
    let Some((digest, file)) = node.uploads.get(&session, node.clock.now()) else {
        return Ok(see_other(PATH, Some("console-flash-import-gone")));
    };
    if confirmed.means_another(digest) {
        return Ok(another());
    }
    if !file.bad_rows.is_empty() && confirmed.skip_bad.is_empty() {
        return Err(Fault::Invalid(visit.text("console-import-bad-rows")));
    }
    let sheet = ConsentSheet::default();
    node.directory
        .import(&file.members, &sheet, "import", |_| ())
        .await?;
    node.uploads.forget(&session, digest, node.clock.now());
    node.refresh().await;
    Ok(see_other(
        "/console/members",
        Some("console-flash-imported"),
    ))
}

/// Forgets the file that waits.
pub async fn forget(
    State(node): State<Arc<Node>>,
    signed_in: SignedIn,
    Filled(meant): Filled<Confirmed>,
) -> Response {
    let (session, now) = (signed_in.session.to_string(), node.clock.now());
    if let Some((digest, _)) = node.uploads.get(&session, now) {
        if meant.means_another(digest) {
            return another();
        }
        node.uploads.forget(&session, digest, now);
    }
    see_other(PATH, Some("console-flash-import-forgotten"))
}

fn choose(visit: &Visit, mistakes: &Mistakes) -> Markup {
    let wrong = mistakes.of("file");
    html! {
        h1 { (visit.text("console-import-title")) }
        (mistakes.summary(visit))
        p.lede { (visit.text("console-import-lede")) }
        form.panel method="post" action="/console/members/all/upload" enctype="multipart/form-data" {
            div.field.wrong[wrong.is_some()] {
                label for="file" { (visit.text("console-import-file")) }
                p.hint id="file-hint" { (visit.text_with("console-import-file-hint", [("most", (FILE_BYTES / 1024 / 1024).into())])) }
                @if let Some(what) = wrong { p.mistake id="file-mistake" { (what) } }
                input type="file" id="file" name="file" accept=".csv,text/csv" required aria-describedby="file-hint";
            }
            div.actions { button type="submit" { (visit.text("console-import-look")) } }
        }
        details {
            summary { (visit.text("console-import-columns")) }
            p { (visit.text("console-import-columns-text")) }
            p { code { "member_id legal_name country nuts city organisation_type website concepts concepts_derived summary activities text_language trl_min trl_max needs_concepts needs_summary contact_name contact_email" } }
        }
    }
}

fn waiting(visit: &Visit, digest: Digest, file: &MemberFile, preview: &Preview) -> Markup {
    let bad = file.bad_rows.total();
    let nothing = preview.added + preview.changed == 0;
    let meant = html! { input type="hidden" name="file" value=(digest); };
    html! {
        h1 { (visit.text("console-import-preview-title")) }
        p.notice { (visit.text("console-import-nothing-yet")) }
        div.columns.four {
            (figure(visit, "console-import-added", preview.added))
            (figure(visit, "console-import-changed", preview.changed))
            (figure(visit, "console-import-unchanged", preview.unchanged))
            (figure(visit, "console-import-refused", bad))
        }
        @if preview.kept > 0 {
            p.notice { (visit.text_with("console-import-kept", [("count", preview.kept.into())])) }
        }
        @if bad > 0 { (refused(visit, &file.bad_rows)) }
        @if !file.warnings.is_empty() {
            section {
                h2 { (visit.text("console-import-warnings")) }
                ul lang="en" { @for warning in &file.warnings { li { (warning) } } }
            }
        }
        (listed(visit, "console-import-added-list", preview.added, &preview.first_added, false))
        (listed(visit, "console-import-changed-list", preview.changed, &preview.first_changed, true))
        p { (visit.text("console-import-consents")) }
        div.actions {
            @if !nothing {
                form method="post" action=(PATH) {
                    (meant)
                    @if bad > 0 { input type="hidden" name="skip_bad" value="yes"; }
                    button type="submit" {
                        @let count = preview.added + preview.changed;
                        (visit.text_with(if bad > 0 { "console-import-confirm-good" } else { "console-import-confirm" }, [("count", count.into())]))
                    }
                }
            }
            form method="post" action="/console/members/all/forget" {
                (meant)
                button.quiet type="submit" { (visit.text("console-import-forget")) }
            }
        }
    }
}

fn figure(visit: &Visit, id: &str, count: u64) -> Markup {
    html! { div.card { span.big { (count) } (visit.text_with(id, [("count", count.into())])) } }
}

fn refused(visit: &Visit, bad: &BadRows) -> Markup {
    let title = visit.text("console-import-refused-list");
    let [line, reason] = ["console-import-line", "console-import-reason"].map(|id| visit.text(id));
    let more = bad.total().saturating_sub(bad.listed().len() as u64);
    html! {
        section {
            h2 { (title) }
            table.stack {
                thead { tr { th scope="col" { (line) } th scope="col" { (reason) } } }
                tbody lang="en" {
                    @for row in bad.listed() {
                        tr { th scope="row" { (row.line) } td data-label=(reason) { (row.reason) } }
                    }
                }
            }
            @if more > 0 { p.aside { (visit.text_with("console-import-more", [("count", more.into())])) } }
        }
    }
}

fn listed(visit: &Visit, title: &str, total: u64, list: &[Listed], with_groups: bool) -> Markup {
    let title = visit.text(title);
    let more = total.saturating_sub(list.len() as u64);
    html! {
        @if !list.is_empty() {
            details open[list.len() <= 10] {
                summary { (title) }
                table.stack {
                    thead { tr {
                        th scope="col" { (visit.text("console-members-reference")) }
                        th scope="col" { (visit.text("console-federation-name")) }
                        @if with_groups { th scope="col" { (visit.text("console-import-what-changes")) } }
                    } }
                    tbody {
                        @for member in list {
                            tr {
                                th scope="row" { (member.member_ref.as_str()) }
                                td data-label=(visit.text("console-federation-name")) { (member.legal_name) }
                                @if with_groups {
                                    @let groups: Vec<String> = member.groups.iter().map(|g| words::group(visit, g)).collect();
                                    td data-label=(visit.text("console-import-what-changes")) { (groups.join(", ")) }
                                }
                            }
                        }
                    }
                }
                @if more > 0 { p.aside { (visit.text_with("console-import-more", [("count", more.into())])) } }
            }
        }
    }
}
