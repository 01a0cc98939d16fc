//! A member edits its own profile: what it typed is checked field by field, and the whole profile
//! is replaced if nobody else has changed it meanwhile.

mod drafts;

use steelyard_policies::profile::Profile;
use steelyard_protocol::{ids::MemberRef, limits};

pub use drafts::{AboutDraft, ContactDraft, EntryDraft};

use super::{Directory, DirectoryError};
use crate::{
    audit::entry::{Commitment, Event},
    store::members::MemberRow,
};

/// Longest name, title, city or web address that is taken, in characters.
pub const LINE_CHARS: usize = 300;
/// Longest text that is taken, in characters: as long as a field of an import.
pub const TEXT_CHARS: usize = 20_000;
/// Most offers, and most needs.
pub const ENTRIES: usize = 50;
/// Most concepts of an offer or a need.
pub const CONCEPTS: usize = 64;
/// Longest profile, in bytes as JSON: several must fit into one answer.
pub const PROFILE_BYTES: usize = 200_000;

// What a member enters can leave the node.
const _: () = assert!(ENTRIES <= limits::ENTRIES && CONCEPTS <= limits::ENTRY_CONCEPTS);

/// A field that a person fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The registered name.
    LegalName,
    /// The city.
    City,
    /// The website.
    Website,
    /// The country.
    Country,
    /// The NUTS region.
    Nuts,
    /// What kind of organisation it is.
    Kind,
    /// The description.
    Summary,
    /// The language of the description.
    Language,
    /// The name of the person to write to.
    ContactName,
    /// The address of that person.
    ContactEmail,
    /// The title of an offer or a need.
    Title,
    /// Its text.
    Text,
    /// Its concepts.
    Concepts,
    /// Its technology readiness levels.
    Trl,
}

/// What is wrong with a field. It does not repeat what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It must be filled in.
    Missing,
    /// It is longer than this many characters.
    TooLong(usize),
    /// There are more than this many.
    TooMany(usize),
    /// It is not in the form that this field has.
    Form,
    /// The region lies in another country.
    OtherCountry,
}

/// A field and what is wrong with it.
pub type FieldFault = (Field, Fault);

impl Directory {
    /// Replaces a member's profile by the one that the member edited. `edited` is the revision of
    /// the copy that was edited ([`Member::revision`](super::Member::revision)). Returns the new
    /// revision. The log says that the profile changed, not what it says.
    ///
    /// From now on imports leave this member's data as they are.
    ///
    /// # Errors
    /// If there is no such member, the profile has changed since `edited`, it is too long, or the
    /// store fails. Then nothing has changed.
    pub async fn update_profile(
        &self,
        member: &MemberRef,
        edited: i64,
        profile: &Profile,
    ) -> Result<i64, DirectoryError> {
        let json =
            serde_json::to_string(profile).map_err(|_| DirectoryError::Unwritable("a profile"))?;
        if json.len() > PROFILE_BYTES {
            return Err(DirectoryError::ProfileTooLong {
                bytes: json.len(),
                most: PROFILE_BYTES,
            });
        }
        let mut change = self.ledger.begin().await?;
        let row = self.row(member).await?;
        if row.revision != edited || profile.member_ref != *member {
            change.rollback().await?;
            return Err(DirectoryError::ChangedMeanwhile(member.clone()));
        }
        if row.profile == json {
            change.rollback().await?;
            return Ok(row.revision);
        }
        let at = self.clock.now();
        let revision = change.bump_revision();
        change.append(
            at,
            Event::ProfileChanged {
                member: Commitment::to(member, &row.salt),
            },
        )?;
        let id = row.id;
        let row = MemberRow {
            profile: json,
            updated_at: at.as_millis(),
            revision,
            ..row
        };
        change.store().put_members(&[row]).await?;
        change.store().mark_edited(id, at.as_millis()).await?;
        change.commit().await?;
        Ok(revision)
    }
}
