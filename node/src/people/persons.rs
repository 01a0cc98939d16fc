//! Who there is, and what each may do.

use std::fmt;

use steelyard_protocol::{ids::MemberRef, time::Timestamp};

use super::{Email, People, PeopleError, PersonId, Role, links::SIGN_IN, secret};
use crate::{
    audit::{
        entry::{Event, PersonChange},
        ledger::Change,
    },
    store::people::{PersonRow, Preferences},
};

/// A person as it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Its number.
    pub id: PersonId,
    /// Its address.
    pub email: Email,
    /// Its name; empty until it has said it.
    pub name: String,
    /// Its role among the staff.
    pub role: Option<Role>,
    /// The language that it chose.
    pub language: Option<String>,
    /// The members that it acts for, by reference.
    pub members: Vec<MemberRef>,
    /// Whether it is kept out.
    pub disabled: bool,
    /// Whether it wants a monthly digest by e-mail.
    pub digest: bool,
    /// Whether it has a password.
    pub has_password: bool,
}

/// Personal data stays out of logs.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({}, redacted)", self.id)
    }
}

impl Person {
    /// Whether it acts for the member.
    pub fn acts_for(&self, member: &MemberRef) -> bool {
        self.members.contains(member)
    }

    /// Whether it has no rights at all: it was invited and has not answered, or acts for nobody any
    /// more.
    pub const fn is_stranger(&self) -> bool {
        self.role.is_none() && self.members.is_empty()
    }

    /// What to call it: its name, or its address while it has said none.
    pub fn shown_name(&self) -> &str {
        if self.name.is_empty() {
            self.email.as_str()
        } else {
            &self.name
        }
    }
}

/// A person to add.
#[derive(Clone)]
pub struct NewPerson {
    /// Its address.
    pub email: Email,
    /// Its name; empty if it is not known.
    pub name: String,
    /// Its role among the staff.
    pub role: Option<Role>,
    /// Its language, if known.
    pub language: Option<String>,
}

/// A name as it is kept.
pub(super) fn checked_name(name: &str) -> Result<&str, PeopleError> {
    let name = name.trim();
    let fits = (1..=200).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fits.then_some(name).ok_or(PeopleError::InvalidName)
}

impl People {
    /// Adds a person.
    ///
    /// # Errors
    /// If there is one with this address, the name cannot be taken, or the store fails.
    pub async fn add_person(&self, new: &NewPerson) -> Result<Person, PeopleError> {
        let mut change = self.ledger.begin().await?;
        if self.by_email(&new.email).await?.is_some() {
            return Err(PeopleError::Known);
        }
        let id = self.write_person(&mut change, new).await?;
        change.commit().await?;
        self.person(id).await
    }

    /// Adds a person within a change, which holds off all others who might add the same.
    pub(super) async fn write_person(
        &self,
        change: &mut Change,
        new: &NewPerson,
    ) -> Result<PersonId, PeopleError> {
        let name = match new.name.as_str() {
            "" => "",
            name => checked_name(name)?,
        };
        let id = PersonId(secret::new_uuid()?);
        let at = self.clock.now();
        let row = PersonRow {
            id: id.to_string(),
            email: new.email.as_str().to_owned(),
            name: name.to_owned(),
            language: new.language.clone(),
            role: new.role.map(|r| r.as_str().to_owned()),
            disabled: 0,
            digest: 0,
            password: None,
            created_at: at.as_millis(),
        };
        change.store().add_person(&row).await?;
        note(change, at, id, PersonChange::Added)?;
        if let Some(role) = new.role {
            note(change, at, id, change_to(Some(role)))?;
        }
        Ok(id)
    }

    /// The person of this number.
    ///
    /// # Errors
    /// If there is none, or the store fails or cannot be read.
    pub async fn person(&self, id: PersonId) -> Result<Person, PeopleError> {
        let row = self.store().person(&id.to_string()).await?;
        self.read(row.ok_or(PeopleError::UnknownPerson)?).await
    }

    /// The person of this address, if there is one.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn by_email(&self, email: &Email) -> Result<Option<Person>, PeopleError> {
        match self.store().person_by_email(email.as_str()).await? {
            Some(row) => self.read(row).await.map(Some),
            None => Ok(None),
        }
    }

    /// At most `limit` persons with addresses after `after` (empty: from the first), by address.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn persons(&self, after: &str, limit: u32) -> Result<Vec<Person>, PeopleError> {
        let rows = self.store().persons(after, i64::from(limit)).await?;
        self.read_all(rows).await
    }

    pub(super) async fn read_all(&self, rows: Vec<PersonRow>) -> Result<Vec<Person>, PeopleError> {
        let mut persons = Vec::with_capacity(rows.len());
        for row in rows {
            persons.push(self.read(row).await?);
        }
        Ok(persons)
    }

    pub(super) async fn read(&self, row: PersonRow) -> Result<Person, PeopleError> {
        let members = self.store().members_of_person(&row.id).await?;
        let corrupt = || PeopleError::Corrupt(row.id.clone());
        let role = match row.role.as_deref() {
            None => None,
            Some("matchmaker") => Some(Role::Matchmaker),
            Some("admin") => Some(Role::Admin),
            Some(_) => return Err(corrupt()),
        };
        let members: Result<Vec<MemberRef>, _> = members.iter().map(|m| m.parse()).collect();
        Ok(Person {
            id: row.id.parse().map_err(|_| corrupt())?,
            email: row.email.parse().map_err(|_| corrupt())?,
            role,
            members: members.map_err(|_| corrupt())?,
            disabled: row.disabled != 0,
            digest: row.digest != 0,
            has_password: row.password.is_some(),
            name: row.name,
            language: row.language,
        })
    }

    /// Removes a person with its links, sessions and passkeys.
    ///
    /// # Errors
    /// If there is no such person, or the store fails.
    pub async fn remove_person(&self, id: PersonId) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        self.person(id).await?;
        change.store().remove_person(&id.to_string()).await?;
        note(&mut change, self.clock.now(), id, PersonChange::Removed)?;
        Ok(change.commit().await?)
    }

    /// Gives a person a role among the staff, or none, which ends its invitation to the staff.
    ///
    /// A first role ends every way in that the person had: whoever invited it to act for a member may
    /// have been the one to set them up. Says whether that is so; then it has to be invited as staff,
    /// or to prove its address in another way.
    ///
    /// # Errors
    /// If there is no such person, or the store fails.
    pub async fn set_role(&self, id: PersonId, role: Option<Role>) -> Result<bool, PeopleError> {
        let mut change = self.ledger.begin().await?;
        let before = self.person(id).await?.role;
        if before == role {
            change.rollback().await?;
            return Ok(false);
        }
        let key = id.to_string();
        let at = self.clock.now();
        let is_first = before.is_none();
        let store = change.store();
        store.set_role(&key, role.map(Role::as_str)).await?;
        if role.is_none() {
            store.remove_invitations(&key, None).await?;
        }
        if is_first {
            store.remove_sessions(&key, "").await?;
            store.remove_links(&key, SIGN_IN).await?;
            store.remove_password(&key).await?;
            for _ in 0..store.remove_passkeys(&key).await? {
                note(&mut change, at, id, PersonChange::PasskeyRemoved)?;
            }
        }
        note(&mut change, at, id, change_to(role))?;
        change.commit().await?;
        Ok(is_first)
    }

    /// Keeps a person out, which ends its sessions, links and invitation to the staff, or lets it in
    /// again.
    ///
    /// # Errors
    /// If there is no such person, or the store fails.
    pub async fn set_disabled(&self, id: PersonId, disabled: bool) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        if self.person(id).await?.disabled == disabled {
            return Ok(change.rollback().await?);
        }
        let key = id.to_string();
        let store = change.store();
        store.set_disabled(&key, disabled).await?;
        if disabled {
            store.remove_sessions(&key, "").await?;
            store.remove_links(&key, SIGN_IN).await?;
            store.remove_invitations(&key, None).await?;
        }
        let what = if disabled {
            PersonChange::Disabled
        } else {
            PersonChange::Enabled
        };
        note(&mut change, self.clock.now(), id, what)?;
        Ok(change.commit().await?)
    }

    /// Writes whether a person wants a monthly digest by e-mail.
    ///
    /// # Errors
    /// If there is no such person, or the store fails.
    pub async fn set_digest(&self, id: PersonId, digest: bool) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        let person = self.person(id).await?;
        let chosen = Preferences {
            name: &person.name,
            language: person.language.as_deref(),
            digest,
        };
        let key = id.to_string();
        change.store().set_preferences(&key, &chosen).await?;
        Ok(change.commit().await?)
    }

    /// Writes what a person chose: its name, its language, and whether it wants a monthly digest.
    ///
    /// # Errors
    /// If there is no such person, the name cannot be taken, or the store fails.
    pub async fn set_preferences(
        &self,
        id: PersonId,
        name: &str,
        language: Option<&str>,
        digest: bool,
    ) -> Result<(), PeopleError> {
        let name = checked_name(name)?;
        let mut change = self.ledger.begin().await?;
        self.person(id).await?;
        let chosen = Preferences {
            name,
            language,
            digest,
        };
        let key = id.to_string();
        change.store().set_preferences(&key, &chosen).await?;
        Ok(change.commit().await?)
    }
}

const fn change_to(role: Option<Role>) -> PersonChange {
    match role {
        None => PersonChange::NoStaff,
        Some(Role::Matchmaker) => PersonChange::Matchmaker,
        Some(Role::Admin) => PersonChange::Admin,
    }
}

/// Writes into the audit log what happened to a person.
pub(super) fn note(
    change: &mut Change,
    at: Timestamp,
    person: PersonId,
    what: PersonChange,
) -> Result<(), PeopleError> {
    let event = Event::Person {
        person: person.as_uuid(),
        change: what,
        member: None,
    };
    change.append(at, event)?;
    Ok(())
}
