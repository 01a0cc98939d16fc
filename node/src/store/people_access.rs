//! How persons get in: links that work once, sessions, passkeys.

use sqlx::{Any, FromRow};

use super::{Store, StoreError, Writing};

/// A link that works once.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct LinkRow {
    /// SHA-256 of what stands in the link.
    pub hash: Vec<u8>,
    /// `invitation` or `sign_in`.
    pub kind: String,
    /// Whom it is for.
    pub person_id: String,
    /// For whom the person is to act.
    pub member_id: Option<i64>,
    /// In milliseconds since 1970.
    pub expires_at: i64,
}

/// A session.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct SessionRow {
    /// SHA-256 of the cookie.
    pub hash: Vec<u8>,
    /// A UUID, by which it is named.
    pub id: String,
    /// Whose it is.
    pub person_id: String,
    /// The browser, as it names itself.
    pub label: String,
    /// In milliseconds since 1970.
    pub began_at: i64,
    /// When it was last used, in milliseconds since 1970.
    pub seen_at: i64,
    /// When it ends even if it is used, in milliseconds since 1970.
    pub expires_at: i64,
}

/// A passkey.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct PasskeyRow {
    /// The id of the credential, base64url.
    pub credential: String,
    /// Whose it is.
    pub person_id: String,
    /// What the person calls it.
    pub name: String,
    /// JSON: the public key and its counter.
    pub passkey: String,
    /// In milliseconds since 1970.
    pub added_at: i64,
    /// When it was last used, in milliseconds since 1970.
    pub used_at: Option<i64>,
}

const SESSION: &str =
    "SELECT hash, id, person_id, label, began_at, seen_at, expires_at FROM person_session";

impl Store {
    /// The link with this hash.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn link(&self, hash: &[u8]) -> Result<Option<LinkRow>, StoreError> {
        Ok(sqlx::query_as::<Any, LinkRow>(
            "SELECT hash, kind, person_id, member_id, expires_at FROM person_link WHERE hash = $1",
        )
        .bind(hash.to_vec())
        .fetch_optional(&self.readers)
        .await?)
    }

    /// The persons who are invited to act for a member and have not yet answered, by address, with
    /// the moment until when they can, in milliseconds since 1970.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn invited_for(
        &self,
        member_id: i64,
        now: i64,
    ) -> Result<Vec<(String, String, i64)>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT p.id, p.email, l.expires_at \
             FROM person_link l JOIN person p ON p.id = l.person_id \
             WHERE l.member_id = $1 AND l.expires_at > $2 ORDER BY p.email",
        )
        .bind(member_id)
        .bind(now)
        .fetch_all(&self.readers)
        .await?)
    }

    /// The session with this hash.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn session(&self, hash: &[u8]) -> Result<Option<SessionRow>, StoreError> {
        let sql = format!("{SESSION} WHERE hash = $1");
        Ok(sqlx::query_as::<Any, SessionRow>(sqlx::AssertSqlSafe(sql))
            .bind(hash.to_vec())
            .fetch_optional(&self.readers)
            .await?)
    }

    /// The sessions of a person, latest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sessions_of(&self, person: &str) -> Result<Vec<SessionRow>, StoreError> {
        let sql = format!("{SESSION} WHERE person_id = $1 ORDER BY seen_at DESC, id");
        Ok(sqlx::query_as::<Any, SessionRow>(sqlx::AssertSqlSafe(sql))
            .bind(person)
            .fetch_all(&self.readers)
            .await?)
    }

    /// The passkeys of a person, in the order in which they were added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkeys_of(&self, person: &str) -> Result<Vec<PasskeyRow>, StoreError> {
        Ok(sqlx::query_as::<Any, PasskeyRow>(
            "SELECT credential, person_id, name, passkey, added_at, used_at FROM passkey \
             WHERE person_id = $1 ORDER BY added_at, credential",
        )
        .bind(person)
        .fetch_all(&self.readers)
        .await?)
    }

    /// The passkey of this credential.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn passkey(&self, credential: &str) -> Result<Option<PasskeyRow>, StoreError> {
        Ok(sqlx::query_as::<Any, PasskeyRow>(
            "SELECT credential, person_id, name, passkey, added_at, used_at FROM passkey \
             WHERE credential = $1",
        )
        .bind(credential)
        .fetch_optional(&self.readers)
        .await?)
    }
}

impl Writing {
    /// Adds a link.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_link(&mut self, link: &LinkRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO person_link (hash, kind, person_id, member_id, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&link.hash)
        .bind(&link.kind)
        .bind(&link.person_id)
        .bind(link.member_id)
        .bind(link.expires_at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Ends the links of one kind that a person has.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_links(&mut self, person: &str, kind: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM person_link WHERE person_id = $1 AND kind = $2")
            .bind(person)
            .bind(kind)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Ends the invitations of a person to act for a member, or where none is named, to the staff.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_invitations(
        &mut self,
        person: &str,
        member_id: Option<i64>,
    ) -> Result<(), StoreError> {
        // No member has the number -1.
        sqlx::query(
            "DELETE FROM person_link WHERE person_id = $1 AND kind = 'invitation' \
             AND COALESCE(member_id, -1) = $2",
        )
        .bind(person)
        .bind(member_id.unwrap_or(-1))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Takes a link out; says whether it was there: of two who use it at once, one gets in.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn take_link(&mut self, hash: &[u8]) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM person_link WHERE hash = $1")
            .bind(hash.to_vec())
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Adds a session.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_session(&mut self, session: &SessionRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO person_session (hash, id, person_id, label, began_at, seen_at, \
             expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&session.hash)
        .bind(&session.id)
        .bind(&session.person_id)
        .bind(&session.label)
        .bind(session.began_at)
        .bind(session.seen_at)
        .bind(session.expires_at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes that a session is used.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn touch_session(&mut self, id: &str, at: i64) -> Result<(), StoreError> {
        sqlx::query("UPDATE person_session SET seen_at = $2 WHERE id = $1")
            .bind(id)
            .bind(at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Ends a session of a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_session(&mut self, person: &str, id: &str) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM person_session WHERE person_id = $1 AND id = $2")
            .bind(person)
            .bind(id)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Ends the sessions of a person, but for the one of id `but`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_sessions(&mut self, person: &str, but: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM person_session WHERE person_id = $1 AND id <> $2")
            .bind(person)
            .bind(but)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Ends all sessions and all links, whoever has them.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn end_all_access(&mut self) -> Result<(), StoreError> {
        for sql in ["DELETE FROM person_session", "DELETE FROM person_link"] {
            sqlx::query(sql).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    /// Forgets links and sessions that have ended at `now`, sessions not used since `idle`, and the
    /// persons known since before `idle` who were invited and never came: they have no right, no open
    /// invitation, no session, no name and no way to sign in. All in milliseconds since 1970.
    ///
    /// Who has come stays without a right, until somebody removes it: the next right may be on its
    /// way. So does who is kept out, or it would not be.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn forget_ended(&mut self, now: i64, idle: i64) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM person_link WHERE expires_at <= $1")
            .bind(now)
            .execute(&mut *self.tx)
            .await?;
        sqlx::query("DELETE FROM person_session WHERE expires_at <= $1 OR seen_at <= $2")
            .bind(now)
            .bind(idle)
            .execute(&mut *self.tx)
            .await?;
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT p.id FROM person p WHERE p.role IS NULL AND p.created_at <= $1 \
             AND p.disabled = 0 AND p.name = '' AND p.password IS NULL \
             AND NOT EXISTS (SELECT 1 FROM acts_for a WHERE a.person_id = p.id) \
             AND NOT EXISTS (SELECT 1 FROM person_link l WHERE l.person_id = p.id) \
             AND NOT EXISTS (SELECT 1 FROM person_session s WHERE s.person_id = p.id) \
             AND NOT EXISTS (SELECT 1 FROM passkey k WHERE k.person_id = p.id)",
        )
        .bind(idle)
        .fetch_all(&mut *self.tx)
        .await?;
        for (person,) in rows {
            self.remove_person(&person).await?;
        }
        Ok(())
    }

    /// Adds a passkey.
    ///
    /// # Errors
    /// If the database fails, or there is such a credential already.
    pub async fn add_passkey(&mut self, passkey: &PasskeyRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO passkey (credential, person_id, name, passkey, added_at, used_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&passkey.credential)
        .bind(&passkey.person_id)
        .bind(&passkey.name)
        .bind(&passkey.passkey)
        .bind(passkey.added_at)
        .bind(passkey.used_at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Notes that a passkey was used, with its counter.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn use_passkey(
        &mut self,
        credential: &str,
        passkey: &str,
        at: i64,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE passkey SET passkey = $2, used_at = $3 WHERE credential = $1")
            .bind(credential)
            .bind(passkey)
            .bind(at)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Removes the passkeys of a person, and says how many there were.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_passkeys(&mut self, person: &str) -> Result<u64, StoreError> {
        let done = sqlx::query("DELETE FROM passkey WHERE person_id = $1")
            .bind(person)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected())
    }

    /// Removes the password of a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_password(&mut self, person: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE person SET password = NULL WHERE id = $1")
            .bind(person)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Removes a passkey of a person.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_passkey(
        &mut self,
        person: &str,
        credential: &str,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query("DELETE FROM passkey WHERE person_id = $1 AND credential = $2")
            .bind(person)
            .bind(credential)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }
}
