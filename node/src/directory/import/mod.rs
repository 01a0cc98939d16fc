//! Many members at once: files of other programs, and the consents that members gave on paper.
//!
//! Reading and writing are apart: a reader gives the members of a file and all that is wrong with
//! it, and [`Directory::import`](super::Directory::import) writes all of them or nothing.

mod apply;
mod columns;
mod consents;
mod cordis;
mod csv;
mod preview;
mod sheet;
mod table;
pub(super) mod values;
mod waiting;

use steelyard_policies::profile::Profile;

pub use self::csv::read_members;
pub use apply::ImportOutcome;
pub(super) use columns::{COLUMNS, Column};
pub use consents::{
    ConsentFile, ConsentFileError, ConsentReading, consent_file, read_consents, read_consents_text,
};
pub use cordis::{CordisChoice, read_cordis};
pub use preview::{Listed, Preview};
pub use sheet::{ConsentGroup, ConsentSheet, ObjectionGroup, Whom, consent_mix};
pub(super) use table::FORMULA;
pub use table::{BadRow, BadRows, ImportError, Limits, unescaped};
pub use waiting::Waiting;

/// What a file holds.
#[derive(Debug, Default)]
pub struct MemberFile {
    /// The members of the good rows, in their order.
    pub members: Vec<Profile>,
    /// The rows that are no member.
    pub bad_rows: BadRows,
    /// What the cluster's staff should know, though it keeps nobody out.
    pub warnings: Vec<String>,
}

impl MemberFile {
    /// The members, if every row is one.
    ///
    /// # Errors
    /// Lists the bad rows otherwise.
    pub fn all(self) -> Result<Vec<Profile>, ImportError> {
        if self.bad_rows.is_empty() {
            Ok(self.members)
        } else {
            Err(ImportError::BadRows(self.bad_rows))
        }
    }
}
