//! What an import would do, member by member, before it is done.

use std::collections::HashMap;

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{FieldGroup, FieldGroups},
    ids::MemberRef,
};

use super::super::{Directory, DirectoryError, profiles::profile_of};
use crate::store::members::MemberRow;

/// Members looked up at once.
const CHUNK: usize = 512;
/// Members that are listed one by one, of those added and of those changed.
const LISTED: usize = 100;

/// What an import would do.
#[derive(Clone, Default, PartialEq)]
pub struct Preview {
    /// How many members are new.
    pub added: u64,
    /// How many would change.
    pub changed: u64,
    /// How many stand as the file has them.
    pub unchanged: u64,
    /// How many differ from the file and would stay as they are, since their members edited them.
    pub kept: u64,
    /// The first that are new.
    pub first_added: Vec<Listed>,
    /// The first that would change.
    pub first_changed: Vec<Listed>,
}

/// A member of an import.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// The cluster's reference.
    pub member_ref: MemberRef,
    /// The name that the file gives it.
    pub legal_name: String,
    /// The field groups that the file has otherwise than the node, or at all where it is new.
    pub groups: FieldGroups,
}

impl Directory {
    /// What an import of these members would do. Nothing is written, and no lock is held: another
    /// hand may change members before the import is done.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn preview(&self, members: &[Profile]) -> Result<Preview, DirectoryError> {
        let mut preview = Preview::default();
        for chunk in members.chunks(CHUNK) {
            let refs: Vec<&str> = chunk.iter().map(|p| p.member_ref.as_str()).collect();
            let rows = self.store().members_by_refs(&refs).await?;
            let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
            let edited = self.store().edited_among(&ids).await?;
            let held: HashMap<&str, &MemberRow> = rows
                .iter()
                .map(|row| (row.member_ref.as_str(), row))
                .collect();
            for member in chunk {
                let row = held.get(member.member_ref.as_str());
                let before = row.map(|row| profile_of(row)).transpose()?;
                if row.is_some_and(|row| edited.contains(&row.id))
                    && before.as_ref() != Some(member)
                {
                    preview.kept += 1;
                } else {
                    preview.take(member, before.as_ref());
                }
            }
        }
        Ok(preview)
    }
}

impl Preview {
    fn take(&mut self, member: &Profile, before: Option<&Profile>) {
        let empty = Profile::new(member.member_ref.clone());
        let groups = differing(member, before.unwrap_or(&empty));
        let (count, list) = match before {
            None => (&mut self.added, &mut self.first_added),
            Some(_) if groups.is_empty() => {
                self.unchanged += 1;
                return;
            }
            Some(_) => (&mut self.changed, &mut self.first_changed),
        };
        *count += 1;
        if list.len() < LISTED {
            list.push(Listed {
                member_ref: member.member_ref.clone(),
                legal_name: member.identity.legal_name.clone(),
                groups,
            });
        }
    }
}

fn differing(a: &Profile, b: &Profile) -> FieldGroups {
    let differs = |group: &FieldGroup| match group {
        FieldGroup::Region => a.region != b.region,
        FieldGroup::Kind => a.kind != b.kind,
        FieldGroup::Offers => a.offers != b.offers,
        FieldGroup::Needs => a.needs != b.needs,
        FieldGroup::Summary => a.summary != b.summary,
        FieldGroup::Identity => a.identity != b.identity,
        FieldGroup::Contact => a.contact != b.contact,
    };
    FieldGroup::ALL.into_iter().filter(differs).collect()
}
