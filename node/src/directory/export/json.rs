//! Writes members as a JSON array of profiles: everything, with all offers and needs.

use std::io::Write;

use steelyard_policies::profile::Profile;

use super::ExportError;

/// Members being written as JSON.
pub struct JsonExport<W> {
    out: W,
    any: bool,
}

impl<W: Write> JsonExport<W> {
    /// Begins the array.
    ///
    /// # Errors
    /// If the output fails.
    pub fn new(mut out: W) -> Result<Self, ExportError> {
        out.write_all(b"[")?;
        Ok(Self { out, any: false })
    }

    /// Writes a member.
    ///
    /// # Errors
    /// If the output fails.
    pub fn write(&mut self, member: &Profile) -> Result<(), ExportError> {
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut self.out, member)?;
        self.any = true;
        Ok(())
    }

    /// Ends the array.
    ///
    /// # Errors
    /// If the output fails.
    pub fn finish(mut self) -> Result<(), ExportError> {
        self.out.write_all(b"\n]\n")?;
        Ok(self.out.flush()?)
    }
}
