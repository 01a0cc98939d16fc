//! Consents, withdrawals and standing objections: append-only.

use super::{
    Store, StoreError, Writing,
    values::{SEPARATOR, insert_many, page_since, select_in},
};

/// A consent as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// The consent's number, never used for another.
    pub id: i64,
    /// The member that gave it.
    pub member_id: i64,
    /// What it says, as JSON.
    pub terms: String,
    /// From when on it holds, in milliseconds since 1970.
    pub valid_from: i64,
    /// From when on it no longer holds; absent: until it is withdrawn.
    pub valid_until: Option<i64>,
    /// When it was given, in milliseconds since 1970.
    pub given_at: i64,
    /// How it was given, for example `import` or `portal`.
    pub source: String,
    /// The revision in which it was given.
    pub revision: i64,
}

/// What a view needs of a consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRow {
    /// The consent's number.
    pub id: i64,
    /// The member that gave it.
    pub member_id: i64,
    /// What it says, as JSON.
    pub terms: String,
    /// From when on it holds, in milliseconds since 1970.
    pub valid_from: i64,
    /// From when on it no longer holds; absent: until it is withdrawn.
    pub valid_until: Option<i64>,
    /// The revision in which it was given; 0 where all are read.
    pub revision: i64,
}

/// A withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithdrawalRow {
    /// The consent that was withdrawn.
    pub consent_id: i64,
    /// The member that withdrew it.
    pub member_id: i64,
    /// When, in milliseconds since 1970.
    pub withdrawn_at: i64,
    /// The revision in which it was withdrawn.
    pub revision: i64,
}

/// A standing objection raised or lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionRow {
    /// The member that objects.
    pub member_id: i64,
    /// The cluster that it objects to.
    pub cluster: String,
    /// The revision in which this happened.
    pub revision: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Raised (`true`) or lifted.
    pub stands: bool,
}

type ConsentTuple = (i64, i64, String, i64, Option<i64>, i64, String, i64);
type GivenTuple = (i64, i64, String, i64, Option<i64>, i64);
type WithdrawalTuple = (i64, i64, i64, i64);
type ObjectionTuple = (i64, String, i64, i64, i64);

fn consent(row: ConsentTuple) -> ConsentRow {
    let (id, member_id, terms, valid_from, valid_until, given_at, source, revision) = row;
    ConsentRow {
        id,
        member_id,
        terms,
        valid_from,
        valid_until,
        given_at,
        source,
        revision,
    }
}

fn given((id, member_id, terms, valid_from, valid_until, revision): GivenTuple) -> GivenRow {
    GivenRow {
        id,
        member_id,
        terms,
        valid_from,
        valid_until,
        revision,
    }
}

fn withdrawal((consent_id, member_id, withdrawn_at, revision): WithdrawalTuple) -> WithdrawalRow {
    WithdrawalRow {
        consent_id,
        member_id,
        withdrawn_at,
        revision,
    }
}

fn objection((member_id, cluster, revision, at, stands): ObjectionTuple) -> ObjectionRow {
    ObjectionRow {
        member_id,
        cluster,
        revision,
        at,
        stands: stands != 0,
    }
}

/// A consent as [`Store::consents_after`] packs it.
fn unpacked(row: &str) -> Option<GivenRow> {
    let mut parts = row.splitn(5, ' ');
    let mut number = || parts.next()?.parse().ok();
    let (id, member_id, valid_from) = (number()?, number()?, number()?);
    let valid_until = match parts.next()? {
        "-" => None,
        until => Some(until.parse().ok()?),
    };
    Some(GivenRow {
        id,
        member_id,
        terms: parts.next()?.to_owned(),
        valid_from,
        valid_until,
        revision: 0,
    })
}

impl Store {
    /// At most `limit` consents given after `revision`, from `after` on (revision and number of the
    /// one before). All of them (`revision` 0) come by number, others by revision and number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn consents_since(
        &self,
        revision: i64,
        after: Option<(i64, i64)>,
        limit: i64,
    ) -> Result<Vec<GivenRow>, StoreError> {
        if revision == 0 {
            return self
                .consents_after(after.map_or(0, |(_, id)| id), limit)
                .await;
        }
        let select = "SELECT id, member_id, terms, valid_from, valid_until, revision FROM consent";
        let rows = page_since(&self.readers, select, revision, after, limit).await?;
        Ok(rows.into_iter().map(given).collect())
    }

    /// At most `limit` consents with numbers above `after`, by number, without their revisions. They
    /// come as one text: with millions of them, the way of each row from the database costs more
    /// than all that is done with it.
    async fn consents_after(&self, after: i64, limit: i64) -> Result<Vec<GivenRow>, StoreError> {
        let (page,): (Option<String>,) = sqlx::query_as(
            "SELECT string_agg(id || ' ' || member_id || ' ' || valid_from || ' ' || \
             COALESCE(CAST(valid_until AS TEXT), '-') || ' ' || terms, $3) \
             FROM (SELECT id, member_id, terms, valid_from, valid_until FROM consent \
             WHERE id > $1 ORDER BY id LIMIT $2) AS page",
        )
        .bind(after)
        .bind(limit)
        .bind(SEPARATOR.to_string())
        .fetch_one(&self.readers)
        .await?;
        let page = page.unwrap_or_default();
        let rows = page.split_terminator(SEPARATOR).map(|row| {
            unpacked(row).ok_or_else(|| StoreError::Corrupt("a consent in parts".to_owned()))
        });
        let mut rows = rows.collect::<Result<Vec<_>, _>>()?;
        rows.sort_unstable_by_key(|row| row.id);
        Ok(rows)
    }

    /// Withdrawals after `revision`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn withdrawals_since(&self, revision: i64) -> Result<Vec<WithdrawalRow>, StoreError> {
        self.withdrawals_from(revision.saturating_add(1)).await
    }

    /// Withdrawals of `revision` and later.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn withdrawals_from(&self, revision: i64) -> Result<Vec<WithdrawalRow>, StoreError> {
        let rows: Vec<WithdrawalTuple> = sqlx::query_as(
            "SELECT consent_id, member_id, withdrawn_at, revision FROM consent_withdrawn \
             WHERE revision >= $1 ORDER BY revision, consent_id",
        )
        .bind(revision)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(withdrawal).collect())
    }

    /// Objections raised or lifted after `revision`, in the order in which that happened.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn objections_since(&self, revision: i64) -> Result<Vec<ObjectionRow>, StoreError> {
        self.objections_from(revision.saturating_add(1)).await
    }

    /// Objections raised or lifted in `revision` and later, in the order in which that happened.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn objections_from(&self, revision: i64) -> Result<Vec<ObjectionRow>, StoreError> {
        let rows: Vec<ObjectionTuple> = sqlx::query_as(
            "SELECT member_id, cluster, revision, at, stands FROM objection \
             WHERE revision >= $1 ORDER BY revision",
        )
        .bind(revision)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(objection).collect())
    }

    /// All consents of a member, withdrawn or not, by number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn consents_of(&self, member_id: i64) -> Result<Vec<ConsentRow>, StoreError> {
        let rows: Vec<ConsentTuple> = sqlx::query_as(
            "SELECT id, member_id, terms, valid_from, valid_until, given_at, source, revision \
             FROM consent WHERE member_id = $1 ORDER BY id",
        )
        .bind(member_id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(consent).collect())
    }

    /// All withdrawals of a member.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn withdrawals_of(&self, member_id: i64) -> Result<Vec<WithdrawalRow>, StoreError> {
        let rows: Vec<WithdrawalTuple> = sqlx::query_as(
            "SELECT consent_id, member_id, withdrawn_at, revision FROM consent_withdrawn \
             WHERE member_id = $1 ORDER BY consent_id",
        )
        .bind(member_id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(withdrawal).collect())
    }

    /// At most `limit` consents with numbers above `after`, by number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn consents_by_number(
        &self,
        after: i64,
        limit: i64,
    ) -> Result<Vec<ConsentRow>, StoreError> {
        match after.checked_add(1) {
            Some(from) => self.consents_from(from, limit).await,
            None => Ok(Vec::new()),
        }
    }

    /// At most `limit` consents with the number `from` and higher ones, by number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn consents_from(
        &self,
        from: i64,
        limit: i64,
    ) -> Result<Vec<ConsentRow>, StoreError> {
        let rows: Vec<ConsentTuple> = sqlx::query_as(
            "SELECT id, member_id, terms, valid_from, valid_until, given_at, source, revision \
             FROM consent WHERE id >= $1 ORDER BY id LIMIT $2",
        )
        .bind(from)
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(consent).collect())
    }

    /// All consents of these members, withdrawn or not, in no order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn consents_of_all(&self, members: &[i64]) -> Result<Vec<ConsentRow>, StoreError> {
        let select = "SELECT id, member_id, terms, valid_from, valid_until, given_at, source, \
                      revision FROM consent WHERE member_id IN";
        let rows = select_in(&self.readers, select, members, |q, id| q.bind(*id)).await?;
        Ok(rows.into_iter().map(consent).collect())
    }

    /// The withdrawals of these consents, in no order.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn withdrawals_among(
        &self,
        consents: &[i64],
    ) -> Result<Vec<WithdrawalRow>, StoreError> {
        let select = "SELECT consent_id, member_id, withdrawn_at, revision \
                      FROM consent_withdrawn WHERE consent_id IN";
        let rows = select_in(&self.readers, select, consents, |q, id| q.bind(*id)).await?;
        Ok(rows.into_iter().map(withdrawal).collect())
    }

    /// All objections of a member, raised and lifted, in the order in which that happened.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn objections_of(&self, member_id: i64) -> Result<Vec<ObjectionRow>, StoreError> {
        let rows: Vec<ObjectionTuple> = sqlx::query_as(
            "SELECT member_id, cluster, revision, at, stands FROM objection \
             WHERE member_id = $1 ORDER BY revision",
        )
        .bind(member_id)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(objection).collect())
    }
}

impl Writing {
    /// Writes consents.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_consents(&mut self, consents: &[ConsentRow]) -> Result<(), StoreError> {
        insert_many(
            self,
            "INSERT INTO consent (id, member_id, terms, valid_from, valid_until, given_at, \
             source, revision) VALUES",
            8,
            "",
            consents,
            |q, c| {
                q.bind(c.id)
                    .bind(c.member_id)
                    .bind(&c.terms)
                    .bind(c.valid_from)
                    .bind(c.valid_until)
                    .bind(c.given_at)
                    .bind(&c.source)
                    .bind(c.revision)
            },
        )
        .await?;
        Ok(())
    }

    /// Writes a withdrawal; `false` if the consent was withdrawn before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_withdrawal(&mut self, row: &WithdrawalRow) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "INSERT INTO consent_withdrawn (consent_id, member_id, withdrawn_at, revision) \
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(row.consent_id)
        .bind(row.member_id)
        .bind(row.withdrawn_at)
        .bind(row.revision)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Writes an objection raised or lifted.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_objection(&mut self, row: &ObjectionRow) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO objection (member_id, cluster, revision, at, stands) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(row.member_id)
        .bind(&row.cluster)
        .bind(row.revision)
        .bind(row.at)
        .bind(i64::from(row.stands))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
