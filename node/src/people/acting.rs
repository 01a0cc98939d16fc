//! Which members a person acts for. Several persons may act for one member, and one for several.

use steelyard_protocol::ids::MemberRef;

use super::{People, PeopleError, Person, PersonId};
use crate::{
    audit::{
        entry::{Commitment, Event, PersonChange},
        ledger::Change,
    },
    store::members::MemberRow,
};

impl People {
    /// Lets a person act for a member.
    ///
    /// # Errors
    /// If there is no such person or member, or the store fails.
    pub async fn act_for(&self, id: PersonId, member: &MemberRef) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        let row = self.member_row(member).await?;
        if self.person(id).await?.acts_for(member) {
            return Ok(change.rollback().await?);
        }
        self.write_acting(&mut change, id, &row).await?;
        Ok(change.commit().await?)
    }

    /// Lets a person act for a member within a change.
    pub(super) async fn write_acting(
        &self,
        change: &mut Change,
        id: PersonId,
        member: &MemberRow,
    ) -> Result<(), PeopleError> {
        let at = self.clock.now().as_millis();
        let store = change.store();
        store.add_acting(&id.to_string(), member.id, at).await?;
        self.note_about(change, id, PersonChange::ActsFor, member)
    }

    /// Lets a person act for a member no longer, at once, and ends invitations to.
    ///
    /// # Errors
    /// If there is no such person or member, or the store fails.
    pub async fn act_no_more(&self, id: PersonId, member: &MemberRef) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        let row = self.member_row(member).await?;
        let acted = self.person(id).await?.acts_for(member);
        let now = self.clock.now().as_millis();
        // As the store has it: what cannot be read of another does not keep this one in.
        let invited = self.store().invited_for(row.id, now).await?;
        let key = id.to_string();
        change.store().remove_acting(&key, row.id).await?;
        if acted {
            self.note_about(&mut change, id, PersonChange::ActsNoMore, &row)?;
        }
        if invited.iter().any(|(person, ..)| *person == key) {
            self.note_about(&mut change, id, PersonChange::InvitedNoMore, &row)?;
        }
        Ok(change.commit().await?)
    }

    /// The persons that act for a member, by address.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn acting_for(&self, member: &MemberRef) -> Result<Vec<Person>, PeopleError> {
        let row = self.member_row(member).await?;
        let persons = self.store().persons_for(row.id).await?;
        self.read_all(persons).await
    }

    pub(super) async fn member_row(&self, member: &MemberRef) -> Result<MemberRow, PeopleError> {
        let row = self.store().member_by_ref(member.as_str()).await?;
        row.ok_or_else(|| PeopleError::UnknownMember(member.clone()))
    }

    /// Writes into the audit log what happened to a person for a member.
    pub(super) fn note_about(
        &self,
        change: &mut Change,
        id: PersonId,
        what: PersonChange,
        member: &MemberRow,
    ) -> Result<(), PeopleError> {
        let reference = member.member_ref.parse();
        let reference: MemberRef = reference.map_err(|_| PeopleError::Corrupt(id.to_string()))?;
        let event = Event::Person {
            person: id.as_uuid(),
            change: what,
            member: Some(Commitment::to(&reference, &member.salt)),
        };
        change.append(self.clock.now(), event)?;
        Ok(())
    }
}
