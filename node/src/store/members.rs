//! Members and their profiles.

use sqlx::AssertSqlSafe;

use super::{
    Backend, Store, StoreError, Writing,
    packed::{packing, unpacked},
    values::{insert_many, page_since, select_in},
};

/// A member as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// The member's number, never used for another.
    pub id: i64,
    /// The cluster's own reference.
    pub member_ref: String,
    /// The profile, as JSON.
    pub profile: String,
    /// The salt of the hash that names the member in the audit log.
    pub salt: Vec<u8>,
    /// When the profile last changed, in milliseconds since 1970.
    pub updated_at: i64,
    /// The revision in which it last changed.
    pub revision: i64,
}

/// What a view needs of a member.
#[derive(Clone, PartialEq, Eq)]
pub struct ChangedRow {
    /// The member's number.
    pub id: i64,
    /// The cluster's own reference.
    pub member_ref: String,
    /// The profile, as JSON.
    pub profile: String,
    /// When the profile last changed, in milliseconds since 1970.
    pub updated_at: i64,
    /// The revision in which it last changed.
    pub revision: i64,
}

type ChangedTuple = (i64, String, String, i64, i64);
type MemberTuple = (i64, String, String, Vec<u8>, i64, i64);

fn member((id, member_ref, profile, salt, updated_at, revision): MemberTuple) -> MemberRow {
    MemberRow {
        id,
        member_ref,
        profile,
        salt,
        updated_at,
        revision,
    }
}

fn changed((id, member_ref, profile, updated_at, revision): ChangedTuple) -> ChangedRow {
    ChangedRow {
        id,
        member_ref,
        profile,
        updated_at,
        revision,
    }
}

const COLUMNS: &str = "id, member_ref, profile, salt, updated_at, revision";

impl Store {
    /// At most `limit` members that changed after `revision`, from `after` on (revision and number
    /// of the one before). All of them (`revision` 0) come by number, others by revision and number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn members_since(
        &self,
        revision: i64,
        after: Option<(i64, i64)>,
        limit: i64,
    ) -> Result<Vec<ChangedRow>, StoreError> {
        if revision == 0 {
            return self
                .members_after(after.map_or(0, |(_, id)| id), limit)
                .await;
        }
        let select = "SELECT id, member_ref, profile, updated_at, revision FROM member";
        let rows = page_since(&self.readers, select, revision, after, limit).await?;
        Ok(rows.into_iter().map(changed).collect())
    }

    /// At most `limit` members with numbers above `after`, by number.
    async fn members_after(&self, after: i64, limit: i64) -> Result<Vec<ChangedRow>, StoreError> {
        let sql = packing("''")
            + " FROM (SELECT id, updated_at, revision, member_ref, profile FROM member \
               WHERE id > $1 ORDER BY id LIMIT $2) AS page";
        let (page,): (Option<String>,) = sqlx::query_as(AssertSqlSafe(sql))
            .bind(after)
            .bind(limit)
            .fetch_one(&self.readers)
            .await?;
        let page = page.unwrap_or_default();
        let rows = unpacked(&page).map(|row| row.map(ChangedRow::from));
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_unstable_by_key(|row| row.id);
        Ok(rows)
    }

    /// The numbers of members removed after `revision`, sorted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn removed_since(&self, revision: i64) -> Result<Vec<i64>, StoreError> {
        // Not sorted by the database, which would then go through all of them by number.
        let rows: Vec<(i64,)> = sqlx::query_as("SELECT id FROM member_removed WHERE revision > $1")
            .bind(revision)
            .fetch_all(&self.readers)
            .await?;
        let mut ids: Vec<i64> = rows.into_iter().map(|(id,)| id).collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// The members of these numbers that there are, in no order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn members_by_id(&self, ids: &[i64]) -> Result<Vec<MemberRow>, StoreError> {
        let salt = match self.backend {
            Backend::Sqlite => "hex(salt)",
            Backend::Postgres => "encode(salt, 'hex')",
        };
        let select = packing(salt) + " FROM member WHERE id IN";
        let texts: Vec<(Option<String>,)> =
            select_in(&self.readers, &select, ids, |q, id| q.bind(*id)).await?;
        let texts = texts.iter().filter_map(|(text,)| text.as_deref());
        texts
            .flat_map(unpacked)
            .map(|row| row?.try_into())
            .collect()
    }

    /// Number, reference and salt of those of these members that there are, in no order: what it
    /// takes to recognise them in the audit log.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn member_names(
        &self,
        ids: &[i64],
    ) -> Result<Vec<(i64, String, Vec<u8>)>, StoreError> {
        let select = "SELECT id, member_ref, salt FROM member WHERE id IN";
        select_in(&self.readers, select, ids, |q, id| q.bind(*id)).await
    }

    /// The same of at most `limit` members with numbers above `after`, by number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn member_names_after(
        &self,
        after: i64,
        limit: i64,
    ) -> Result<Vec<(i64, String, Vec<u8>)>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT id, member_ref, salt FROM member WHERE id > $1 ORDER BY id LIMIT $2",
        )
        .bind(after)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?)
    }

    /// The member of this reference.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn member_by_ref(&self, member_ref: &str) -> Result<Option<MemberRow>, StoreError> {
        let row: Option<MemberTuple> = sqlx::query_as(
            "SELECT id, member_ref, profile, salt, updated_at, revision FROM member \
             WHERE member_ref = $1",
        )
        .bind(member_ref)
        .fetch_optional(&self.readers)
        .await?;
        Ok(row.map(member))
    }

    /// The members of these references that there are, in no order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn members_by_refs(&self, refs: &[&str]) -> Result<Vec<MemberRow>, StoreError> {
        let select = format!("SELECT {COLUMNS} FROM member WHERE member_ref IN");
        let rows = select_in(&self.readers, &select, refs, |q, r| q.bind(*r)).await?;
        Ok(rows.into_iter().map(member).collect())
    }

    /// At most `limit` members with references after `after`, by reference.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn members_by_ref(
        &self,
        after: &str,
        limit: i64,
    ) -> Result<Vec<MemberRow>, StoreError> {
        let rows: Vec<MemberTuple> = sqlx::query_as(
            "SELECT id, member_ref, profile, salt, updated_at, revision FROM member \
             WHERE member_ref > $1 ORDER BY member_ref LIMIT $2",
        )
        .bind(after)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(member).collect())
    }

    /// Which of these members have edited their own profiles, in no order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn edited_among(&self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let select = "SELECT member_id FROM member_edited WHERE member_id IN";
        let rows: Vec<(i64,)> = select_in(&self.readers, select, ids, |q, id| q.bind(*id)).await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// How many members there are.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn member_count(&self) -> Result<i64, StoreError> {
        let (count,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM member")
            .fetch_one(&self.readers)
            .await?;
        Ok(count)
    }
}

impl Writing {
    /// Writes members: new ones are added, those whose number there is are replaced.
    ///
    /// # Errors
    /// If the database fails, or a reference is that of another member.
    pub async fn put_members(&mut self, members: &[MemberRow]) -> Result<(), StoreError> {
        insert_many(
            self,
            "INSERT INTO member (id, member_ref, profile, salt, updated_at, revision) VALUES",
            6,
            "ON CONFLICT (id) DO UPDATE SET member_ref = excluded.member_ref, \
             profile = excluded.profile, updated_at = excluded.updated_at, \
             revision = excluded.revision",
            members,
            |q, m| {
                q.bind(m.id)
                    .bind(&m.member_ref)
                    .bind(&m.profile)
                    .bind(&m.salt)
                    .bind(m.updated_at)
                    .bind(m.revision)
            },
        )
        .await?;
        self.list_members(members).await
    }

    /// Writes that a member has edited its own profile.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mark_edited(&mut self, member_id: i64, at: i64) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO member_edited (member_id, edited_at) VALUES ($1, $2) \
             ON CONFLICT (member_id) DO UPDATE SET edited_at = excluded.edited_at",
        )
        .bind(member_id)
        .bind(at)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Removes a member with its profile, salt, consents, the list of its disclosures, what was said
    /// in its introductions, and the persons who act for nobody else. What the audit log says of it
    /// can then no longer be tied to it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_member(
        &mut self,
        id: i64,
        at: i64,
        revision: i64,
    ) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM member WHERE id = $1",
            "DELETE FROM consent WHERE member_id = $1",
            "DELETE FROM consent_withdrawn WHERE member_id = $1",
            "DELETE FROM objection WHERE member_id = $1",
            "DELETE FROM member_listing WHERE id = $1",
            "DELETE FROM consent_notice WHERE member_id = $1",
            "DELETE FROM member_edited WHERE member_id = $1",
        ] {
            sqlx::query(sql).bind(id).execute(&mut *self.tx).await?;
        }
        self.remove_disclosures(id).await?;
        self.remove_searches_for(id).await?;
        self.forget_people_of(id).await?;
        self.forget_introductions(id).await?;
        sqlx::query("INSERT INTO member_removed (id, removed_at, revision) VALUES ($1, $2, $3)")
            .bind(id)
            .bind(at)
            .bind(revision)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use steelyard_policies::profile::Profile;

    use super::*;

    #[tokio::test]
    async fn a_member_is_the_same_whichever_way_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open("sqlite:node.db", folder.path()).await.unwrap();
        let (mut writing, _) = store.write().await.unwrap();
        let profiles = ["M-1", "a b 7", "Å 3 {", "12"].map(|member_ref| {
            let profile = Profile::new(member_ref.parse().unwrap());
            (member_ref, serde_json::to_string_pretty(&profile).unwrap())
        });
        let rows: Vec<MemberRow> = profiles
            .into_iter()
            .zip(1..)
            .map(|((member_ref, profile), id)| MemberRow {
                id,
                member_ref: member_ref.to_owned(),
                profile,
                salt: vec![1],
                updated_at: -id,
                revision: 2,
            })
            .collect();
        writing.put_members(&rows).await.unwrap();
        writing.commit().await.unwrap();
        let all = store.members_since(0, None, 9).await.unwrap();
        assert!(all == store.members_since(1, None, 9).await.unwrap());
        let read: Vec<_> = all.iter().map(|r| (&*r.member_ref, &*r.profile)).collect();
        let written: Vec<_> = rows.iter().map(|r| (&*r.member_ref, &*r.profile)).collect();
        assert_eq!(read, written);
        let second = store.members_since(0, Some((2, 1)), 2).await.unwrap();
        assert_eq!(second.iter().map(|r| r.id).collect::<Vec<_>>(), [2, 3]);
    }
}
