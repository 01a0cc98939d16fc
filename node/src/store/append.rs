//! What is added to the audit log, with the new head.

use super::{
    Backend, Store, StoreError, TURN, Writing,
    disclosures::{self, DisclosureRow},
    ledger::{EntryRow, Head, SeenRow},
    values::{Together, Values},
};

/// What a change adds to the log: it becomes durable together.
#[derive(Clone, Debug)]
pub struct Appended {
    /// The ledger's row as it is afterwards.
    pub head: Head,
    /// Entries of the audit log.
    pub entries: Vec<EntryRow>,
    /// Queries that may not be answered again.
    pub seen: Vec<SeenRow>,
    /// Whose data left, as the entries tell, in their order.
    pub disclosures: Vec<DisclosureRow>,
}

impl Appended {
    /// Adds the writing of all but the head, and gives how many rows that is. `seen_before` is what
    /// happens with a query that was seen before; without it, that is an error.
    fn add_to(&self, all: &mut Together, seen_before: &str) -> usize {
        all.insert(
            "INSERT INTO seen_query (expires, query_id, asker) VALUES",
            3,
            seen_before,
            &self.seen,
            |v, s| {
                v.bind(s.expires).bind(&s.query_id).bind(&s.asker);
            },
        );
        let disclosed = disclosures::add(all, &self.disclosures);
        all.insert(
            "INSERT INTO audit_entry (idx, at, kind, body, leaf, mac) VALUES",
            6,
            "",
            &self.entries,
            |v, e| {
                v.bind(e.idx)
                    .bind(e.at)
                    .bind(&e.kind)
                    .bind(&e.body)
                    .bind(&e.leaf)
                    .bind(&e.mac);
            },
        );
        self.seen.len() + disclosed + self.entries.len()
    }
}

/// Gives the values of a head, with its size last.
fn bind(values: &mut Values, head: &Head) {
    values
        .bind(&head.frontier)
        .bind(&head.mac)
        .bind(head.revision)
        .bind(head.next_member)
        .bind(head.next_consent)
        .bind(head.size);
}

impl Writing {
    /// Writes what a change adds to the log, and says whether all queries were new. If not, the caller
    /// rolls back.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn append(&mut self, appended: &Appended) -> Result<bool, StoreError> {
        let mut all = Together::of(self.backend);
        let rows = appended.add_to(&mut all, "ON CONFLICT DO NOTHING");
        let update = all.add(
            "UPDATE ledger SET frontier = ?, mac = ?, revision = ?, next_member = ?, \
             next_consent = ?, size = ? WHERE id = 1",
        );
        bind(update, &appended.head);
        let written = all.execute(&mut self.tx).await?;
        Ok(usize::try_from(written).is_ok_and(|n| n == rows + 1))
    }
}

impl Store {
    /// Writes what follows the head `after`, and makes it durable, all in one way to the database's
    /// thread and back. `false`: nothing was written, since the head is another by now, a query was
    /// seen before, or the database failed or is none that can do this. Then [`Store::write`] is the
    /// way, and says what is wrong.
    pub async fn append_after(&self, after: &Head, appended: &Appended) -> bool {
        if self.backend != Backend::Sqlite || self.writer.is_closed() {
            return false;
        }
        let Ok(mut turn) = tokio::time::timeout(TURN, self.turn.lock()).await else {
            return false;
        };
        // If this is given up half-way, the connection is closed, which undoes what was begun.
        let mut connection = match turn.take() {
            Some(connection) => connection,
            None => match self.connect().await {
                Ok(connection) => connection,
                Err(_) => return false,
            },
        };
        let mut all = Together::of(self.backend);
        all.add("BEGIN IMMEDIATE");
        appended.add_to(&mut all, "");
        // If the head is another there is no size, and that is an error.
        let upsert = all.add(
            "INSERT INTO ledger (id, frontier, mac, revision, next_member, next_consent, size) \
             VALUES (1, ?, ?, ?, ?, ?, (SELECT ? FROM ledger WHERE frontier = ? AND mac = ? \
             AND revision = ? AND next_member = ? AND next_consent = ? AND size = ?)) \
             ON CONFLICT (id) DO UPDATE SET size = excluded.size, frontier = excluded.frontier, \
             mac = excluded.mac, revision = excluded.revision, \
             next_member = excluded.next_member, next_consent = excluded.next_consent",
        );
        bind(upsert, &appended.head);
        bind(upsert, after);
        all.add("COMMIT");
        let written = all.execute(&mut connection).await;
        if let Err(e) = &written {
            tracing::debug!(error = %e, "not written in one way");
            if sqlx::query("ROLLBACK")
                .execute(&mut connection)
                .await
                .is_err()
            {
                return false;
            }
        }
        *turn = Some(connection);
        written.is_ok()
    }
}
