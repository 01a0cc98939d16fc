//! The style sheet, scripts and pictures that pages load.

use std::{collections::HashMap, sync::LazyLock};

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use include_dir::{Dir, include_dir};
use steelyard_protocol::envelope::Digest;

use super::Fault;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/web");

/// The address of each file by its name, with a mark of its content: a file that has changed has
/// another address, so browsers may keep what they have for ever.
static ADDRESSES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    FILES
        .files()
        .filter_map(|file| {
            let name = file.path().to_str()?;
            let mark: String = Digest::of(file.contents())
                .to_string()
                .chars()
                .take(10)
                .collect();
            Some((name, format!("/assets/{name}?v={mark}")))
        })
        .collect()
});

/// The address of a file in `assets/web`.
pub fn asset(name: &str) -> &'static str {
    // A name that is written wrongly leads to a page that is not there; the browser tests see it.
    ADDRESSES
        .get(name)
        .map_or("/assets/missing", String::as_str)
}

/// Serves a file of `assets/web`.
pub(super) async fn serve(Path(name): Path<String>) -> Response {
    let Some(file) = FILES.get_file(&name) else {
        return Fault::NotFound.into_response();
    };
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    (
        [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        ],
        file.contents(),
    )
        .into_response()
}
