//! Single members: reading, removing, and who received their data.

use std::fmt;

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::FieldGroups,
    ids::{ClusterId, MemberRef, Purpose},
    time::Timestamp,
};

use super::{Directory, DirectoryError, profiles::profile_of};
use crate::{
    audit::entry::{Entry, Event},
    store::{
        disclosures::DisclosureRow,
        listing::{After, Sought},
        members::MemberRow,
    },
};

/// A member as it stands.
#[derive(Clone, PartialEq)]
pub struct Member {
    /// Its number in this node, never used for another.
    pub id: u32,
    /// Its data.
    pub profile: Profile,
    /// When the profile last changed.
    pub updated_at: Timestamp,
    /// The revision in which it last changed: who edits it says which one was edited.
    pub revision: i64,
}

/// Members' data stays out of logs.
impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Member({}, redacted)", self.id)
    }
}

/// One time that a member's data left the node.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Disclosure {
    /// When.
    pub at: Timestamp,
    /// The cluster that received it.
    pub recipient: ClusterId,
    /// Why it was asked.
    pub purpose: Purpose,
    /// The field groups.
    pub fields: FieldGroups,
    /// The entry of the audit log that proves it.
    pub entry: u64,
}

/// The number of a member as views in memory keep it.
pub(super) fn member_id(id: i64) -> Result<u32, DirectoryError> {
    u32::try_from(id).map_err(|_| DirectoryError::Corrupt {
        what: format!("the number {id} of a member"),
        reason: "it is not between 0 and 4294967295".to_owned(),
    })
}

fn member(row: &MemberRow) -> Result<Member, DirectoryError> {
    Ok(Member {
        id: member_id(row.id)?,
        profile: profile_of(row)?,
        updated_at: Timestamp::from_millis(row.updated_at),
        revision: row.revision,
    })
}

/// A disclosure, told by its row and the body of its entry in the audit log.
fn disclosure((row, body): (DisclosureRow, Vec<u8>)) -> Result<Disclosure, DirectoryError> {
    let corrupt = |reason: String| DirectoryError::Corrupt {
        what: format!("disclosure {} of member {}", row.entry, row.member_id),
        reason,
    };
    let entry: Entry = serde_json::from_slice(&body)
        .map_err(|e| corrupt(format!("its entry in the audit log: {e}")))?;
    let (recipient, purpose) = match entry.event {
        Event::Answered { asker, purpose, .. } => (asker, purpose),
        Event::Told {
            cluster, purpose, ..
        }
        | Event::Introduction {
            cluster, purpose, ..
        } => (cluster, purpose),
        other => {
            let kind = other.kind();
            return Err(corrupt(format!("its entry in the audit log is `{kind}`")));
        }
    };
    let fields = u8::try_from(row.fields)
        .ok()
        .and_then(FieldGroups::from_bits);
    Ok(Disclosure {
        at: entry.at,
        recipient,
        purpose,
        fields: fields
            .ok_or_else(|| corrupt(format!("{} is no set of field groups", row.fields)))?,
        entry: row.entry.cast_unsigned(),
    })
}

impl Directory {
    /// The row of a member that there is.
    pub(super) async fn row(&self, member: &MemberRef) -> Result<MemberRow, DirectoryError> {
        self.store()
            .member_by_ref(member.as_str())
            .await?
            .ok_or_else(|| DirectoryError::UnknownMember(member.clone()))
    }

    /// The member of this reference.
    ///
    /// # Errors
    /// If there is none, or the store fails or cannot be read.
    pub async fn member(&self, member_ref: &MemberRef) -> Result<Member, DirectoryError> {
        member(&self.row(member_ref).await?)
    }

    /// At most `limit` members with references after `after` (empty: from the first), by reference.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn members(&self, after: &str, limit: u32) -> Result<Vec<Member>, DirectoryError> {
        let rows = self.store().members_by_ref(after, i64::from(limit)).await?;
        rows.iter().map(member).collect()
    }

    /// At most `limit` members that are sought, by name, after `after`; and where the next page
    /// begins, if there is one.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn listed(
        &self,
        sought: &Sought,
        after: &After,
        limit: i64,
    ) -> Result<(Vec<Member>, Option<After>), DirectoryError> {
        let mut places = self.store().listed(sought, after, limit + 1).await?;
        let is_last = places.len() as i64 <= limit;
        places.truncate(usize::try_from(limit).unwrap_or(0));
        let ids: Vec<i64> = places.iter().map(|place| place.id).collect();
        let rows = self.store().members_by_id(&ids).await?;
        let mut members = rows.iter().map(member).collect::<Result<Vec<_>, _>>()?;
        let place = |m: &Member| ids.iter().position(|id| *id == i64::from(m.id));
        members.sort_by_key(place);
        Ok((members, if is_last { None } else { places.pop() }))
    }

    /// How many members there are.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn count(&self) -> Result<u64, DirectoryError> {
        Ok(self.store().member_count().await?.cast_unsigned())
    }

    /// The last `limit` times that data of the member left the node, latest first.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn disclosures(
        &self,
        member: &MemberRef,
        limit: u32,
    ) -> Result<Vec<Disclosure>, DirectoryError> {
        self.disclosures_before(member, None, limit).await
    }

    /// The same, of those before entry `before` of the audit log.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn disclosures_before(
        &self,
        member: &MemberRef,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Disclosure>, DirectoryError> {
        let row = self.row(member).await?;
        let before = before.map_or(i64::MAX, u64::cast_signed);
        let rows = self
            .store()
            .disclosures_of(row.id, before, i64::from(limit))
            .await?;
        rows.into_iter().map(disclosure).collect()
    }

    /// The last `limit` queries of others that this cluster refused, latest first: nobody's data
    /// left.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn refusals(&self, limit: i64) -> Result<Vec<Entry>, DirectoryError> {
        let bodies = self.store().refused_entries(limit).await?;
        let entry = |body: &Vec<u8>| {
            serde_json::from_slice(body).map_err(|e| DirectoryError::Corrupt {
                what: "a refusal in the audit log".to_owned(),
                reason: e.to_string(),
            })
        };
        bodies.iter().map(entry).collect()
    }
}
