//! Introductions: how they stand, their steps, and what of them is to be sent.

use sqlx::{Any, FromRow, query::Query};

use super::{
    Store, StoreError, Writing,
    values::{insert_many, select_in},
};

/// One side of an introduction.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct IntroductionRow {
    /// Its number, a UUID.
    pub id: String,
    /// 0 asking, 1 holding.
    pub side: i64,
    /// The other cluster.
    pub cluster: String,
    /// How it stands.
    pub state: String,
    /// 1 while somebody may still decide.
    pub is_open: i64,
    /// Why it is asked.
    pub purpose: String,
    /// The query whose answer showed the handle.
    pub query_id: String,
    /// The handle.
    pub handle: String,
    /// The own member; none: the cluster itself asks, or nobody is asked.
    pub member_id: Option<i64>,
    /// 1: there was a member, and it is erased.
    pub erased: i64,
    /// Field groups of the own member to reveal, as bits.
    pub reveal: i64,
    /// When it was asked for or came. This and all moments are in milliseconds since 1970.
    pub requested_at: i64,
    /// When the holding side had it.
    pub delivered_at: Option<i64>,
    /// When it ends if nobody decides.
    pub expires_at: i64,
    /// When anything happened last.
    pub changed_at: i64,
    /// Holding side: no decline leaves before this.
    pub release_at: i64,
    /// Own steps made, less those that are no longer to be sent.
    pub sent: i64,
    /// Own steps that the other side has.
    pub acknowledged: i64,
    /// Steps of the other side taken.
    pub received: i64,
    /// When it declines, withdraws or expires by itself.
    pub due: Option<i64>,
    /// When the next own step is sent.
    pub next_try: Option<i64>,
    /// How often that was tried in vain.
    pub tries: i64,
    /// Why the last try failed.
    pub problem: Option<String>,
}

/// A step of one side, as the other or the same side keeps it.
#[derive(Clone, PartialEq, Eq, FromRow)]
pub struct StepRow {
    /// The introduction.
    pub id: String,
    /// Which of its rows it belongs to.
    pub side: i64,
    /// Whose step: 0 the asking side's, 1 the holding one's.
    pub sender: i64,
    /// Its number among those of its sender, from 1.
    pub seq: i64,
    /// Which step it is.
    pub kind: String,
    /// What is said, as JSON; empty once a member is erased.
    pub content: String,
    /// Field groups in it or agreed to by it, as bits.
    pub fields: i64,
    /// When it happened here.
    pub at: i64,
    /// Who of this cluster did it.
    pub actor: Option<String>,
    /// It is not sent before this.
    pub not_before: i64,
    /// Its entry in the audit log.
    pub entry: i64,
}

/// What people write, and members' data, stay out of logs.
impl std::fmt::Debug for StepRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StepRow({} {} of {})", self.kind, self.seq, self.id)
    }
}

/// Which introductions to read; what is empty or `None` does not narrow.
#[derive(Clone, Debug, Default)]
pub struct Wanted<'a> {
    /// This side.
    pub side: Option<i64>,
    /// Of this member.
    pub member_id: Option<i64>,
    /// In this state.
    pub state: &'a str,
    /// Open or not.
    pub open: Option<bool>,
    /// With this cluster.
    pub cluster: &'a str,
    /// From this query.
    pub query_id: String,
    /// At most this many.
    pub limit: i64,
}

const COLUMNS: &str = "id, side, cluster, state, is_open, purpose, query_id, handle, member_id, \
     erased, reveal, requested_at, delivered_at, expires_at, changed_at, release_at, sent, \
     acknowledged, received, due, next_try, tries, problem";
const STEP_COLUMNS: &str =
    "id, side, sender, seq, kind, content, fields, at, actor, not_before, entry";

impl Store {
    /// One side of an introduction.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introduction(
        &self,
        id: &str,
        side: i64,
    ) -> Result<Option<IntroductionRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM introduction WHERE id = $1 AND side = $2");
        let row = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(side)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row)
    }

    /// The introductions that are wanted, latest change first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions(
        &self,
        wanted: &Wanted<'_>,
    ) -> Result<Vec<IntroductionRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM introduction WHERE ($1 < 0 OR side = $1) \
             AND ($2 < 0 OR member_id = $2) AND ($3 = '' OR state = $3) \
             AND ($4 < 0 OR is_open = $4) AND ($5 = '' OR cluster = $5) \
             AND ($6 = '' OR query_id = $6) ORDER BY changed_at DESC, id, side LIMIT $7"
        );
        let rows = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(wanted.side.unwrap_or(-1))
            .bind(wanted.member_id.unwrap_or(-1))
            .bind(wanted.state)
            .bind(wanted.open.map_or(-1, i64::from))
            .bind(wanted.cluster)
            .bind(&wanted.query_id)
            .bind(wanted.limit)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows)
    }

    /// At most `limit` introductions of a member after the one of this number and side, by number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions_of(
        &self,
        member_id: i64,
        (id, side): (&str, i64),
        limit: i64,
    ) -> Result<Vec<IntroductionRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM introduction WHERE member_id = $1 \
             AND (id > $2 OR (id = $2 AND side > $3)) ORDER BY id, side LIMIT $4"
        );
        let rows = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(member_id)
            .bind(id)
            .bind(side)
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        Ok(rows)
    }

    /// The steps of these introductions, of both their sides, in the order in which they happened
    /// here.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introduction_steps(&self, ids: &[String]) -> Result<Vec<StepRow>, StoreError> {
        let select = format!("SELECT {STEP_COLUMNS} FROM introduction_step WHERE id IN");
        let mut rows: Vec<StepRow> =
            select_in(&self.readers, &select, ids, |q, id| q.bind(id)).await?;
        rows.sort_by_key(|row| row.entry);
        Ok(rows)
    }

    /// One step.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introduction_step(
        &self,
        id: &str,
        side: i64,
        sender: i64,
        seq: i64,
    ) -> Result<Option<StepRow>, StoreError> {
        let sql = format!(
            "SELECT {STEP_COLUMNS} FROM introduction_step \
             WHERE id = $1 AND side = $2 AND sender = $3 AND seq = $4"
        );
        let row = sqlx::query_as(sqlx::AssertSqlSafe(sql))
            .bind(id)
            .bind(side)
            .bind(sender)
            .bind(seq)
            .fetch_optional(&self.readers)
            .await?;
        Ok(row)
    }

    /// At most `limit` introductions that do something by themselves by `now`, the oldest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions_due(
        &self,
        now: i64,
        limit: i64,
    ) -> Result<Vec<IntroductionRow>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM introduction WHERE due <= $1 ORDER BY due LIMIT $2");
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
        Ok(query.bind(now).bind(limit).fetch_all(&self.readers).await?)
    }

    /// At most `limit` introductions for each cluster that have a step to send by `now`, the one that
    /// has waited longest first: number, side, and the cluster to which it goes.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions_to_send(
        &self,
        now: i64,
        limit: i64,
    ) -> Result<Vec<(String, i64, String)>, StoreError> {
        let query = sqlx::query_as(
            "SELECT id, side, cluster FROM (SELECT id, side, cluster, next_try, ROW_NUMBER() OVER \
             (PARTITION BY cluster ORDER BY next_try, id, side) AS place \
             FROM introduction WHERE next_try <= $1) waiting \
             WHERE place <= $2 ORDER BY next_try",
        );
        Ok(query.bind(now).bind(limit).fetch_all(&self.readers).await?)
    }

    /// The clusters to which something could not be sent, and is not tried again before `now`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions_held_up(&self, now: i64) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT DISTINCT cluster FROM introduction WHERE next_try > $1 AND tries > 0",
        )
        .bind(now)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows.into_iter().map(|(cluster,)| cluster).collect())
    }

    /// How many requests of a cluster are open here at `now`, and how many came since a moment. One
    /// that is declined is open to that cluster until the decline may leave.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions_from(
        &self,
        cluster: &str,
        since: i64,
        now: i64,
    ) -> Result<(i64, i64), StoreError> {
        let row = sqlx::query_as(
            "SELECT CAST(COALESCE(SUM(CASE WHEN is_open = 1 OR (state = 'declined' \
             AND release_at > $3 AND expires_at > $3) THEN 1 ELSE 0 END), 0) AS BIGINT), \
             CAST(COALESCE(SUM(CASE WHEN requested_at >= $2 THEN 1 ELSE 0 END), 0) AS BIGINT) \
             FROM introduction WHERE cluster = $1 AND side = 1",
        )
        .bind(cluster)
        .bind(since)
        .bind(now)
        .fetch_one(&self.readers)
        .await?;
        Ok(row)
    }

    /// How many requests to a member are open here, of all clusters and of one.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introductions_waiting_for(
        &self,
        member_id: i64,
        cluster: &str,
    ) -> Result<(i64, i64), StoreError> {
        let row = sqlx::query_as(
            "SELECT CAST(COUNT(*) AS BIGINT), \
             CAST(COALESCE(SUM(CASE WHEN cluster = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) \
             FROM introduction WHERE member_id = $1 AND side = 1 AND is_open = 1",
        )
        .bind(member_id)
        .bind(cluster)
        .fetch_one(&self.readers)
        .await?;
        Ok(row)
    }

    /// How many introductions there are: side, state, number.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn introduction_counts(&self) -> Result<Vec<(i64, String, i64)>, StoreError> {
        let query = sqlx::query_as(
            "SELECT side, state, CAST(COUNT(*) AS BIGINT) FROM introduction GROUP BY side, state",
        );
        Ok(query.fetch_all(&self.readers).await?)
    }
}

impl Writing {
    /// Writes one side of an introduction: a new one is added, one that there is is replaced.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_introduction(&mut self, row: &IntroductionRow) -> Result<(), StoreError> {
        let places: Vec<String> = (1..=23).map(|n| format!("${n}")).collect();
        let sql = format!(
            "INSERT INTO introduction ({COLUMNS}) VALUES ({}) \
             ON CONFLICT (id, side) DO UPDATE SET state = excluded.state, \
             is_open = excluded.is_open, reveal = excluded.reveal, \
             delivered_at = excluded.delivered_at, changed_at = excluded.changed_at, \
             sent = excluded.sent, acknowledged = excluded.acknowledged, \
             received = excluded.received, due = excluded.due, next_try = excluded.next_try, \
             tries = excluded.tries, problem = excluded.problem",
            places.join(", ")
        );
        bound(sqlx::query::<Any>(sqlx::AssertSqlSafe(sql)), row)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Writes steps.
    ///
    /// # Errors
    /// If the database fails, or one of them was written before.
    pub async fn add_introduction_steps(&mut self, rows: &[StepRow]) -> Result<(), StoreError> {
        let head = format!("INSERT INTO introduction_step ({STEP_COLUMNS}) VALUES");
        insert_many(self, &head, 11, "", rows, |q, s| {
            q.bind(&s.id)
                .bind(s.side)
                .bind(s.sender)
                .bind(s.seq)
                .bind(&s.kind)
                .bind(&s.content)
                .bind(s.fields)
                .bind(s.at)
                .bind(&s.actor)
                .bind(s.not_before)
                .bind(s.entry)
        })
        .await?;
        Ok(())
    }

    /// Lets everything that could not be sent to a cluster be tried at `now`: it can be reached
    /// again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn hasten_introductions(
        &mut self,
        cluster: &str,
        now: i64,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE introduction SET next_try = $2 \
             WHERE cluster = $1 AND tries > 0 AND next_try > $2",
        )
        .bind(cluster)
        .bind(now)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets what a member said and revealed in introductions, and what was revealed to it; between
    /// two members of this cluster also what the other side holds of it. That there were some stays, so
    /// that the other clusters can be told that they have ended.
    pub(super) async fn forget_introductions(&mut self, member_id: i64) -> Result<(), StoreError> {
        for sql in [
            "UPDATE introduction_step SET content = '', actor = NULL WHERE EXISTS (\
                 SELECT 1 FROM introduction i WHERE i.id = introduction_step.id \
                 AND i.side = introduction_step.side AND i.member_id = $1)",
            // The other side within this cluster asks by the same handle; one of another cluster that
            // uses the number of an own introduction cannot know it.
            "UPDATE introduction_step SET content = '', actor = NULL WHERE EXISTS (\
                 SELECT 1 FROM introduction i JOIN introduction other \
                 ON other.id = i.id AND other.side <> i.side AND other.cluster = i.cluster \
                 AND other.handle = i.handle AND other.query_id = i.query_id \
                 WHERE i.id = introduction_step.id AND i.member_id = $1 \
                 AND introduction_step.side = other.side AND introduction_step.sender = i.side)",
            // At 0 it is due at once.
            "UPDATE introduction SET member_id = NULL, erased = 1, \
             due = CASE WHEN is_open = 1 THEN 0 ELSE due END WHERE member_id = $1",
        ] {
            sqlx::query(sql)
                .bind(member_id)
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }
}

type Statement<'q> = Query<'q, Any, sqlx::any::AnyArguments>;

/// Binds the columns of a row in their order.
fn bound<'q>(statement: Statement<'q>, row: &'q IntroductionRow) -> Statement<'q> {
    statement
        .bind(&row.id)
        .bind(row.side)
        .bind(&row.cluster)
        .bind(&row.state)
        .bind(row.is_open)
        .bind(&row.purpose)
        .bind(&row.query_id)
        .bind(&row.handle)
        .bind(row.member_id)
        .bind(row.erased)
        .bind(row.reveal)
        .bind(row.requested_at)
        .bind(row.delivered_at)
        .bind(row.expires_at)
        .bind(row.changed_at)
        .bind(row.release_at)
        .bind(row.sent)
        .bind(row.acknowledged)
        .bind(row.received)
        .bind(row.due)
        .bind(row.next_try)
        .bind(row.tries)
        .bind(&row.problem)
}
