//! Links that work once: invitations, and links that let a person in.

use std::net::IpAddr;

use steelyard_protocol::{ids::MemberRef, time::Timestamp};

use super::{
    Email, NewPerson, People, PeopleError, Person, PersonId, SignInError, persons, secret,
};
use crate::{
    audit::{entry::PersonChange, ledger::Change},
    store::{people::Preferences, people_access::LinkRow},
};

/// How long an invitation holds, in seconds.
const INVITATION: i64 = 14 * 86_400;
/// How long a link that was asked for on the sign-in page holds, in seconds.
const MAILED: i64 = 20 * 60;
/// How long a link that staff passes on by other ways holds, in seconds.
const PASSED_ON: i64 = 24 * 3_600;

const INVITE: &str = "invitation";
pub(super) const SIGN_IN: &str = "sign_in";

/// An invitation as it is sent: the only time that its secret is seen.
pub struct Invitation {
    /// What stands in the link: `PUBLIC_URL/invitation/TOKEN`.
    pub token: String,
    /// Who is invited.
    pub person: Person,
    /// For whom the person is to act; `None`: as staff.
    pub member: Option<MemberRef>,
    /// Until when it holds.
    pub expires: Timestamp,
}

/// An invitation that holds, as the invited sees it.
#[derive(Debug)]
pub struct OpenInvitation {
    /// Who is invited.
    pub person: Person,
    /// For whom the person is to act; `None`: as staff.
    pub member: Option<MemberRef>,
    /// Whether whoever has the link gets in by it. Otherwise the person has an account, and must be
    /// signed in to accept.
    pub lets_in: bool,
}

/// What the invited says. It is taken from those alone whom the invitation lets in; others have said
/// it before.
pub struct Acceptance<'a> {
    /// The name.
    pub name: &'a str,
    /// The language.
    pub language: Option<&'a str>,
    /// A password, if the person wants one.
    pub password: Option<&'a str>,
}

/// Someone who was invited and has not answered.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
    /// The address.
    pub email: Email,
    /// Until when the invitation holds.
    pub expires: Timestamp,
}

impl People {
    /// Invites a person to act for a member, and makes it known if it is not. An earlier invitation
    /// to the same ends.
    ///
    /// # Errors
    /// If there is no such member, or the store fails.
    pub async fn invite(
        &self,
        email: &Email,
        member: &MemberRef,
        language: Option<&str>,
    ) -> Result<Invitation, PeopleError> {
        let mut change = self.ledger.begin().await?;
        let row = self.member_row(member).await?;
        let id = match self.by_email(email).await? {
            Some(person) => person.id,
            None => {
                let new = NewPerson {
                    email: email.clone(),
                    name: String::new(),
                    role: None,
                    language: language.map(str::to_owned),
                };
                self.write_person(&mut change, &new).await?
            }
        };
        let store = change.store();
        let key = id.to_string();
        store.remove_invitations(&key, Some(row.id)).await?;
        let (token, expires) = self
            .write_link(&mut change, id, INVITE, Some(row.id), INVITATION)
            .await?;
        self.note_about(&mut change, id, PersonChange::Invited, &row)?;
        change.commit().await?;
        Ok(Invitation {
            token,
            person: self.person(id).await?,
            member: Some(member.clone()),
            expires,
        })
    }

    /// Invites a person that is among the staff: to say its name, and choose how to sign in.
    ///
    /// # Errors
    /// If there is no such person, or the store fails.
    pub async fn invite_staff(&self, id: PersonId) -> Result<Invitation, PeopleError> {
        let mut change = self.ledger.begin().await?;
        let person = self.person(id).await?;
        let store = change.store();
        store.remove_invitations(&id.to_string(), None).await?;
        let (token, expires) = self
            .write_link(&mut change, id, INVITE, None, INVITATION)
            .await?;
        let now = self.clock.now();
        persons::note(&mut change, now, id, PersonChange::InvitedStaff)?;
        change.commit().await?;
        Ok(Invitation {
            token,
            person,
            member: None,
            expires,
        })
    }

    /// The invitation of this token, if it holds.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn invitation(&self, token: &str) -> Result<Option<OpenInvitation>, PeopleError> {
        let Some((row, person)) = self.open_link(token, INVITE).await? else {
            return Ok(None);
        };
        let Some(member) = row.member_id else {
            return Ok(Some(OpenInvitation {
                lets_in: self.lets_in(&person, None).await?,
                member: None,
                person,
            }));
        };
        let members = self.store().members_by_id(&[member]).await?;
        let Some(member) = members.first() else {
            return Ok(None);
        };
        let reference = member.member_ref.parse();
        let member = reference.map_err(|_| PeopleError::Corrupt(person.id.to_string()))?;
        Ok(Some(OpenInvitation {
            lets_in: self.lets_in(&person, Some(&member)).await?,
            member: Some(member),
            person,
        }))
    }

    /// Whether an invitation to act for `member` (`None`: to the staff) lets a person in that has not
    /// signed in. Every matchmaker may invite any address, and may get to see the link: it must not
    /// open an account with rights, or one that its person signs in to in another way. Staff is
    /// invited by administrators alone.
    async fn lets_in(
        &self,
        person: &Person,
        member: Option<&MemberRef>,
    ) -> Result<bool, PeopleError> {
        Ok(member.is_none() || self.is_new(person).await?)
    }

    /// Whether a person has neither rights nor a way to sign in: it was invited, and has not answered.
    async fn is_new(&self, person: &Person) -> Result<bool, PeopleError> {
        let is_new = person.is_stranger() && !person.has_password;
        Ok(is_new && self.passkeys(person.id).await?.is_empty())
    }

    /// Takes what the invited says, and lets the person act for the member. `signed_in` is who has
    /// signed in where the invitation was opened. `None`: the invitation does not hold, or was used
    /// meanwhile.
    ///
    /// # Errors
    /// [`PeopleError::SignInFirst`] if the link does not let in by itself, and the invited is not who
    /// has signed in; if the name or password cannot be taken, too many wait for their hashes, or the
    /// store fails; then the invitation still holds.
    pub async fn accept(
        &self,
        token: &str,
        said: &Acceptance<'_>,
        signed_in: Option<PersonId>,
    ) -> Result<Option<Person>, PeopleError> {
        let Some(open) = self.invitation(token).await? else {
            return Ok(None);
        };
        if !open.lets_in && signed_in != Some(open.person.id) {
            return Err(PeopleError::SignInFirst);
        }
        let own = match (open.lets_in, said.password) {
            (false, _) => None,
            (true, None) => Some((persons::checked_name(said.name)?, None)),
            (true, Some(password)) => {
                let name = persons::checked_name(said.name)?;
                let hash = self.hash_new(password, &open.person.email, name).await?;
                Some((name, Some(hash)))
            }
        };
        let mut change = self.ledger.begin().await?;
        if !take(&mut change, token).await? {
            return Ok(None);
        }
        let person = self.person(open.person.id).await?;
        // Who was new a moment ago may have an account now.
        let lets_in = self.lets_in(&person, open.member.as_ref()).await?;
        if !lets_in && signed_in != Some(person.id) {
            return Err(PeopleError::SignInFirst);
        }
        if let Some((name, hash)) = own.filter(|_| lets_in) {
            let key = person.id.to_string();
            let chosen = Preferences {
                name,
                language: said.language.or(person.language.as_deref()),
                digest: person.digest,
            };
            change.store().set_preferences(&key, &chosen).await?;
            if let Some(hash) = hash {
                let store = change.store();
                store.set_password(&key, &hash).await?;
                // As with every new password: whoever got in before is out.
                store.remove_sessions(&key, "").await?;
                store.remove_links(&key, SIGN_IN).await?;
                let now = self.clock.now();
                persons::note(&mut change, now, person.id, PersonChange::Password)?;
            }
        }
        if let Some(member) = &open.member
            && !person.acts_for(member)
        {
            let row = self.member_row(member).await?;
            self.write_acting(&mut change, person.id, &row).await?;
        }
        change.commit().await?;
        self.person(person.id).await.map(Some)
    }

    /// Who is invited to act for a member and has not answered, by address.
    ///
    /// # Errors
    /// If there is no such member, or the store fails or cannot be read.
    pub async fn invited_for(&self, member: &MemberRef) -> Result<Vec<Invited>, PeopleError> {
        let row = self.member_row(member).await?;
        let now = self.clock.now().as_millis();
        let rows = self.store().invited_for(row.id, now).await?;
        let mut invited = Vec::with_capacity(rows.len());
        for (person, email, expires) in rows {
            let corrupt = || PeopleError::Corrupt(person.clone());
            invited.push(Invited {
                person: person.parse().map_err(|_| corrupt())?,
                email: email.parse().map_err(|_| corrupt())?,
                expires: Timestamp::from_millis(expires),
            });
        }
        Ok(invited)
    }

    /// Makes the link that a person who says to be `email` asked for; it is for the mail to this
    /// address alone. `None`: nobody of this address may sign in. Whoever asked must not learn
    /// which, not even by the time it takes. Who acts for nobody any more, and has an account, gets a
    /// link: an invitation to act again has to be accepted in it.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn mailed_link(
        &self,
        email: &Email,
    ) -> Result<Option<(Person, String)>, PeopleError> {
        match self.by_email(email).await? {
            Some(person) if !person.disabled && !self.is_new(&person).await? => {
                let token = self.sign_in_link(person.id, MAILED, None).await?;
                Ok(Some((person, token)))
            }
            _ => Ok(None),
        }
    }

    /// Counts that someone at `address` asks for a link to `email`.
    ///
    /// # Errors
    /// If it was too often.
    pub fn count_letter(&self, email: &str, address: IpAddr) -> Result<(), SignInError> {
        Ok(self.limits.letter(email, address)?)
    }

    /// Makes a link that lets a person in once, to be passed on by the staff. It stands in the audit
    /// log, for whoever has the link can act as the person.
    ///
    /// # Errors
    /// If there is no such person, it is kept out, or the store fails.
    pub async fn link_to_pass_on(&self, id: PersonId) -> Result<String, PeopleError> {
        let what = Some(PersonChange::LinkMade);
        self.sign_in_link(id, PASSED_ON, what).await
    }

    async fn sign_in_link(
        &self,
        id: PersonId,
        seconds: i64,
        what: Option<PersonChange>,
    ) -> Result<String, PeopleError> {
        let mut change = self.ledger.begin().await?;
        if self.person(id).await?.disabled {
            return Err(PeopleError::Disabled);
        }
        let written = self.write_link(&mut change, id, SIGN_IN, None, seconds);
        let (token, _) = written.await?;
        if let Some(what) = what {
            persons::note(&mut change, self.clock.now(), id, what)?;
        }
        change.commit().await?;
        Ok(token)
    }

    /// Whether the link of this token would let somebody in.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn is_link(&self, token: &str) -> Result<bool, PeopleError> {
        Ok(self.open_link(token, SIGN_IN).await?.is_some())
    }

    /// Uses the link of this token up, and gives whom it lets in. `None`: it does not hold, or was
    /// used before.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn use_link(&self, token: &str) -> Result<Option<Person>, PeopleError> {
        let Some((_, person)) = self.open_link(token, SIGN_IN).await? else {
            return Ok(None);
        };
        let mut change = self.ledger.begin().await?;
        if !take(&mut change, token).await? {
            return Ok(None);
        }
        // The others that were asked for in impatience end with it.
        let store = change.store();
        store.remove_links(&person.id.to_string(), SIGN_IN).await?;
        change.commit().await?;
        Ok(Some(person))
    }

    async fn write_link(
        &self,
        change: &mut Change,
        id: PersonId,
        kind: &str,
        member_id: Option<i64>,
        seconds: i64,
    ) -> Result<(String, Timestamp), PeopleError> {
        let (token, hash) = secret::new_secret()?;
        let expires = self.clock.now().plus_seconds(seconds);
        let row = LinkRow {
            hash,
            kind: kind.to_owned(),
            person_id: id.to_string(),
            member_id,
            expires_at: expires.as_millis(),
        };
        change.store().add_link(&row).await?;
        Ok((token, expires))
    }

    /// The link of this token with whom it is for, if it holds.
    async fn open_link(
        &self,
        token: &str,
        kind: &str,
    ) -> Result<Option<(LinkRow, Person)>, PeopleError> {
        let Some(hash) = secret::hash_of(token) else {
            return Ok(None);
        };
        let Some(row) = self.store().link(&hash).await? else {
            return Ok(None);
        };
        if row.kind != kind || row.expires_at <= self.clock.now().as_millis() {
            return Ok(None);
        }
        let id: PersonId = row
            .person_id
            .parse()
            .map_err(|_| PeopleError::Corrupt(row.person_id.clone()))?;
        match self.person(id).await {
            Ok(person) if !person.disabled => Ok(Some((row, person))),
            Ok(_) | Err(PeopleError::UnknownPerson) => Ok(None),
            Err(e) => Err(e),
        }
    }
}

/// Takes a link out within a change; of two who use it at once, one gets `true`.
async fn take(change: &mut Change, token: &str) -> Result<bool, PeopleError> {
    match secret::hash_of(token) {
        Some(hash) => Ok(change.store().take_link(&hash).await?),
        None => Ok(false),
    }
}
