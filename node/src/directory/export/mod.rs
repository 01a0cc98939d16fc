//! Members as files for other programs.

mod csv;
mod json;

pub use self::csv::{CsvExport, escaped};
pub use json::JsonExport;

/// Why members are not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The output fails.
    #[error("the members cannot be written: {0}")]
    Write(#[from] std::io::Error),
    /// A member cannot be written as JSON.
    #[error("a member cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}
