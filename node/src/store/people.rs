//! Persons, and the members that they act for.

use sqlx::{Any, FromRow};

use super::{Store, StoreError, Writing};

/// A person as it is kept.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct PersonRow {
    /// A UUID.
    pub id: String,
    /// In lower case.
    pub email: String,
    /// Empty until the person says it.
    pub name: String,
    /// The language chosen.
    pub language: Option<String>,
    /// The role among the staff.
    pub role: Option<String>,
    /// 1: may not sign in.
    pub disabled: i64,
    /// 1: wants a monthly digest.
    pub digest: i64,
    /// A PHC string.
    pub password: Option<String>,
    /// In milliseconds since 1970.
    pub created_at: i64,
}

const PERSON: &str =
    "SELECT id, email, name, language, role, disabled, digest, password, created_at FROM person";

/// What a person chooses for itself.
pub struct Preferences<'a> {
    /// The name.
    pub name: &'a str,
    /// The language.
    pub language: Option<&'a str>,
    /// Whether a monthly digest is wanted.
    pub digest: bool,
}

impl Store {
    async fn person_where(
        &self,
        sql: String,
        value: &str,
    ) -> Result<Option<PersonRow>, StoreError> {
        Ok(sqlx::query_as::<Any, PersonRow>(sqlx::AssertSqlSafe(sql))
            .bind(value)
            .fetch_optional(&self.readers)
            .await?)
    }

    /// The person of this number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn person(&self, id: &str) -> Result<Option<PersonRow>, StoreError> {
        self.person_where(format!("{PERSON} WHERE id = $1"), id)
            .await
    }

    /// The person of this address, which is in lower case.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn person_by_email(&self, email: &str) -> Result<Option<PersonRow>, StoreError> {
        self.person_where(format!("{PERSON} WHERE email = $1"), email)
            .await
    }

    /// At most `limit` persons with addresses after `after`, by address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn persons(&self, after: &str, limit: i64) -> Result<Vec<PersonRow>, StoreError> {
        let sql = format!("{PERSON} WHERE email > $1 ORDER BY email LIMIT $2");
        Ok(sqlx::query_as::<Any, PersonRow>(sqlx::AssertSqlSafe(sql))
            .bind(after)
            .bind(limit)
            .fetch_all(&self.readers)
            .await?)
    }

    /// The persons that act for a member, by address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn persons_for(&self, member_id: i64) -> Result<Vec<PersonRow>, StoreError> {
        let sql = format!(
            "{PERSON} WHERE id IN (SELECT person_id FROM acts_for WHERE member_id = $1) \
             ORDER BY email"
        );
        Ok(sqlx::query_as::<Any, PersonRow>(sqlx::AssertSqlSafe(sql))
            .bind(member_id)
            .fetch_all(&self.readers)
            .await?)
    }

    /// The references of the members that a person acts for, sorted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn members_of_person(&self, id: &str) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT m.member_ref FROM acts_for a JOIN member m ON m.id = a.member_id \
             WHERE a.person_id = $1 ORDER BY m.member_ref",
        )
        .bind(id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(|(member,)| member).collect())
    }
}

impl Writing {
    /// Adds a person.
    ///
    /// # Errors
    /// If the database fails, or the address is another's.
    pub async fn add_person(&mut self, person: &PersonRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO person (id, email, name, language, role, disabled, digest, password, \
             created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&person.id)
        .bind(&person.email)
        .bind(&person.name)
        .bind(&person.language)
        .bind(&person.role)
        .bind(person.disabled)
        .bind(person.digest)
        .bind(&person.password)
        .bind(person.created_at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Removes a person with its links, sessions and passkeys.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_person(&mut self, id: &str) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM acts_for WHERE person_id = $1",
            "DELETE FROM person_link WHERE person_id = $1",
            "DELETE FROM person_session WHERE person_id = $1",
            "DELETE FROM passkey WHERE person_id = $1",
            "DELETE FROM person_digest WHERE person_id = $1",
            "DELETE FROM person WHERE id = $1",
        ] {
            sqlx::query(sql).bind(id).execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    /// Lets a person act for a member.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_acting(
        &mut self,
        person: &str,
        member_id: i64,
        since: i64,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO acts_for (person_id, member_id, since) VALUES ($1, $2, $3) \
             ON CONFLICT DO NOTHING",
        )
        .bind(person)
        .bind(member_id)
        .bind(since)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Lets a person act for a member no longer, and ends its invitations to.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_acting(&mut self, person: &str, member_id: i64) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM acts_for WHERE person_id = $1 AND member_id = $2",
            "DELETE FROM person_link WHERE person_id = $1 AND member_id = $2",
        ] {
            sqlx::query(sql)
                .bind(person)
                .bind(member_id)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    /// Forgets who acts for a member: the invitations to do so end, and persons who act for nobody
    /// else and are none of the staff are removed with all that is kept of them.
    pub(super) async fn forget_people_of(&mut self, member_id: i64) -> Result<(), StoreError> {
        // The persons whom only this member is known by, invited or acting.
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT p.id FROM person p WHERE p.role IS NULL \
             AND (EXISTS (SELECT 1 FROM acts_for a \
                          WHERE a.person_id = p.id AND a.member_id = $1) \
               OR EXISTS (SELECT 1 FROM person_link l \
                          WHERE l.person_id = p.id AND l.member_id = $1)) \
             AND NOT EXISTS (SELECT 1 FROM acts_for a \
                             WHERE a.person_id = p.id AND a.member_id <> $1) \
             AND NOT EXISTS (SELECT 1 FROM person_link l \
                             WHERE l.person_id = p.id AND l.member_id <> $1)",
        )
        .bind(member_id)
        .fetch_all(&mut *self.tx)
        .await?;
        for (person,) in rows {
            self.remove_person(&person).await?;
        }
        for sql in [
            "DELETE FROM acts_for WHERE member_id = $1",
            "DELETE FROM person_link WHERE member_id = $1",
        ] {
            sqlx::query(sql)
                .bind(member_id)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }

    /// Gives a person a role, or none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_role(&mut self, person: &str, role: Option<&str>) -> Result<(), StoreError> {
        sqlx::query("UPDATE person SET role = $2 WHERE id = $1")
            .bind(person)
            .bind(role)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Keeps a person out, or lets it in again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_disabled(&mut self, person: &str, disabled: bool) -> Result<(), StoreError> {
        sqlx::query("UPDATE person SET disabled = $2 WHERE id = $1")
            .bind(person)
            .bind(i64::from(disabled))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Writes what a person chose.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_preferences(
        &mut self,
        person: &str,
        chosen: &Preferences<'_>,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE person SET name = $2, language = $3, digest = $4 WHERE id = $1")
            .bind(person)
            .bind(chosen.name)
            .bind(chosen.language)
            .bind(i64::from(chosen.digest))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Writes a person's password, as a PHC string.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn set_password(&mut self, person: &str, password: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE person SET password = $2 WHERE id = $1")
            .bind(person)
            .bind(password)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
