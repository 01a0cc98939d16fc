//! Sessions: a random cookie in the browser, its hash in the store.

use std::{fmt, str::FromStr};

use steelyard_protocol::time::Timestamp;
use uuid::Uuid;

use super::{People, PeopleError, Person, PersonId, secret};
use crate::store::people_access::SessionRow;

/// How long a session of the staff lasts without being used, in seconds: a working day.
const STAFF_IDLE: i64 = 10 * 3_600;
/// How long a session of the staff lasts at most, in seconds.
const STAFF_LIFE: i64 = 24 * 3_600;
/// How long a session of others lasts without being used, in seconds.
const MEMBER_IDLE: i64 = 7 * 24 * 3_600;
/// How long a session of others lasts at most, in seconds.
const MEMBER_LIFE: i64 = 30 * 24 * 3_600;
/// How often it is written down that a session is used, in seconds: a page must not cost a write.
const TOUCH_EVERY: i64 = 300;
/// How long after its beginning a session proves that the person is there, in seconds: ways to sign
/// in can be changed without proving it again.
const FRESH: i64 = 15 * 60;
/// Longest label, in characters.
const LABEL_CHARS: usize = 120;

/// The number by which a session is named; it opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionId(Uuid);

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for SessionId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A session that holds.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its number.
    pub id: SessionId,
    /// Whose it is, as the person stands now.
    pub person: Person,
    /// When it began.
    pub began: Timestamp,
    /// Whether it began so lately that the person need not prove again that it is there.
    pub is_fresh: bool,
}

/// A session as its person sees it in the list.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// Its number.
    pub id: SessionId,
    /// The browser, as it names itself.
    pub label: String,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to a few minutes.
    pub seen: Timestamp,
}

impl People {
    /// Begins a session of a person: what is returned is the cookie, of which only the hash is kept.
    /// `label` is how the browser names itself.
    ///
    /// # Errors
    /// If there is no such person, it is kept out, or the store fails.
    pub async fn begin_session(&self, id: PersonId, label: &str) -> Result<String, PeopleError> {
        let mut change = self.ledger.begin().await?;
        let person = self.person(id).await?;
        if person.disabled {
            return Err(PeopleError::Disabled);
        }
        let (cookie, hash) = secret::new_secret()?;
        let now = self.clock.now();
        let (_, life) = limits(&person);
        let label = label.chars().filter(|c| !c.is_control());
        let row = SessionRow {
            hash,
            id: secret::new_uuid()?.to_string(),
            person_id: id.to_string(),
            label: label.take(LABEL_CHARS).collect(),
            began_at: now.as_millis(),
            seen_at: now.as_millis(),
            expires_at: now.plus_seconds(life).as_millis(),
        };
        change.store().add_session(&row).await?;
        change.commit().await?;
        Ok(cookie)
    }

    /// The session of a cookie, if it holds.
    ///
    /// # Errors
    /// If the store fails or cannot be read.
    pub async fn session(&self, cookie: &str) -> Result<Option<Session>, PeopleError> {
        let Some(hash) = secret::hash_of(cookie) else {
            return Ok(None);
        };
        let Some(row) = self.store().session(&hash).await? else {
            return Ok(None);
        };
        let corrupt = || PeopleError::Corrupt(row.person_id.clone());
        let id: PersonId = row.person_id.parse().map_err(|_| corrupt())?;
        let person = match self.person(id).await {
            Ok(person) if !person.disabled => person,
            Ok(_) | Err(PeopleError::UnknownPerson) => return Ok(None),
            Err(e) => return Err(e),
        };
        let now = self.clock.now();
        if !holds(&row, &person, now) {
            return Ok(None);
        }
        if now.as_millis() - row.seen_at >= TOUCH_EVERY * 1_000 {
            // A store that takes nothing more must not keep out those who can mend it.
            if let Err(e) = self.touch(&row.id, now).await {
                tracing::warn!(error = %e, "the use of a session could not be noted");
            }
        }
        let began = Timestamp::from_millis(row.began_at);
        Ok(Some(Session {
            id: row.id.parse().map_err(|_| corrupt())?,
            person,
            began,
            is_fresh: now < began.plus_seconds(FRESH),
        }))
    }

    async fn touch(&self, id: &str, now: Timestamp) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        let store = change.store();
        store.touch_session(id, now.as_millis()).await?;
        Ok(change.commit().await?)
    }

    /// Ends a session of a person; says whether there was one.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn end_session(&self, person: PersonId, id: SessionId) -> Result<bool, PeopleError> {
        let mut change = self.ledger.begin().await?;
        let store = change.store();
        let (person, id) = (person.to_string(), id.to_string());
        let ended = store.remove_session(&person, &id).await?;
        change.commit().await?;
        Ok(ended)
    }

    /// Ends all sessions of a person but one.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn end_other_sessions(
        &self,
        person: PersonId,
        but: SessionId,
    ) -> Result<(), PeopleError> {
        let mut change = self.ledger.begin().await?;
        let store = change.store();
        store
            .remove_sessions(&person.to_string(), &but.to_string())
            .await?;
        Ok(change.commit().await?)
    }

    /// The sessions of a person that hold, the last used first.
    ///
    /// # Errors
    /// If there is no such person, or the store fails or cannot be read.
    pub async fn sessions(&self, id: PersonId) -> Result<Vec<OpenSession>, PeopleError> {
        let person = self.person(id).await?;
        let now = self.clock.now();
        let rows = self.store().sessions_of(&id.to_string()).await?;
        let holding = rows.into_iter().filter(|row| holds(row, &person, now));
        holding
            .map(|row| {
                let id = row.id.parse();
                Ok(OpenSession {
                    id: id.map_err(|_| PeopleError::Corrupt(row.person_id))?,
                    label: row.label,
                    began: Timestamp::from_millis(row.began_at),
                    seen: Timestamp::from_millis(row.seen_at),
                })
            })
            .collect()
    }

    /// Forgets links and sessions that have ended, and who was invited and never came. Who has come
    /// stays, also when its last right is taken away.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn forget_ended(&self) -> Result<(), PeopleError> {
        let now = self.clock.now();
        let idle = now.plus_seconds(-MEMBER_IDLE).as_millis();
        let mut change = self.ledger.begin().await?;
        let store = change.store();
        store.forget_ended(now.as_millis(), idle).await?;
        Ok(change.commit().await?)
    }
}

/// How long a session lasts unused, and at most, in seconds.
const fn limits(person: &Person) -> (i64, i64) {
    if person.role.is_some() {
        (STAFF_IDLE, STAFF_LIFE)
    } else {
        (MEMBER_IDLE, MEMBER_LIFE)
    }
}

/// Whether a session holds. The limits are those of the person as it stands now: who joins the
/// staff signs in again sooner.
fn holds(row: &SessionRow, person: &Person, now: Timestamp) -> bool {
    let (idle, life) = limits(person);
    let now = now.as_millis();
    now < row.expires_at && now - row.began_at < life * 1_000 && now - row.seen_at < idle * 1_000
}
