//! Many members as one text.

use super::{
    StoreError,
    members::{ChangedRow, MemberRow},
    values::SEPARATOR,
};

/// A member as [`packing`] packs it.
pub(super) struct Packed<'a> {
    id: i64,
    updated_at: i64,
    revision: i64,
    /// Hexadecimal; none where it was not asked for.
    salt: &'a str,
    member_ref: &'a str,
    profile: &'a str,
}

/// SQL that gives all members of a query as one text: the way of each row from the database costs
/// more than reading it. `salt` is SQL for what stands for the salt.
pub(super) fn packing(salt: &str) -> String {
    format!(
        "SELECT string_agg(id || ' ' || updated_at || ' ' || revision || ' ' || {salt} || ' ' || \
         length(member_ref) || ' ' || member_ref || profile, '{SEPARATOR}')"
    )
}

/// The members of such a text.
pub(super) fn unpacked(all: &str) -> impl Iterator<Item = Result<Packed<'_>, StoreError>> {
    fn member(row: &str) -> Option<Packed<'_>> {
        let mut parts = row.splitn(6, ' ');
        let mut number = || parts.next()?.parse().ok();
        let (id, updated_at, revision) = (number()?, number()?, number()?);
        let salt = parts.next()?;
        let characters: usize = parts.next()?.parse().ok()?;
        let rest = parts.next()?;
        let at = rest.char_indices().nth(characters).map(|(at, _)| at);
        let (member_ref, profile) = rest.split_at_checked(at.unwrap_or(rest.len()))?;
        Some(Packed {
            id,
            updated_at,
            revision,
            salt,
            member_ref,
            profile,
        })
    }
    let rows = all.split_terminator(SEPARATOR);
    rows.map(|row| member(row).ok_or_else(|| StoreError::Corrupt("a member in parts".to_owned())))
}

impl From<Packed<'_>> for ChangedRow {
    fn from(packed: Packed<'_>) -> Self {
        Self {
            id: packed.id,
            member_ref: packed.member_ref.to_owned(),
            profile: packed.profile.to_owned(),
            updated_at: packed.updated_at,
            revision: packed.revision,
        }
    }
}

impl TryFrom<Packed<'_>> for MemberRow {
    type Error = StoreError;

    fn try_from(packed: Packed<'_>) -> Result<Self, StoreError> {
        let salt = hex::decode(packed.salt);
        Ok(Self {
            id: packed.id,
            member_ref: packed.member_ref.to_owned(),
            profile: packed.profile.to_owned(),
            salt: salt.map_err(|_| StoreError::Corrupt("a member's salt".to_owned()))?,
            updated_at: packed.updated_at,
            revision: packed.revision,
        })
    }
}
