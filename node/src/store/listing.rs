//! Members as a list that staff leafs through: by name, reference, country and kind. Made from the
//! profiles whenever they are written.

use serde::Deserialize;
use sqlx::{Any, AssertSqlSafe};

use super::{
    Store, StoreError, Writing,
    members::MemberRow,
    values::{insert_many, page_since},
};
use crate::vocabulary::fold;

/// Profiles read at once when the list is made anew.
const PAGE: i64 = 2_048;

/// What a list of members is to show.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// Stands in the name, or begins the reference; empty for all.
    pub text: String,
    /// The country's code; empty for all.
    pub country: String,
    /// The kind's code; empty for all.
    pub kind: String,
}

/// Where a page of the list begins: after the member of this folded name and number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// The folded name.
    pub name: String,
    /// The number.
    pub id: i64,
}

struct ListingRow {
    id: i64,
    name: String,
    member_ref: String,
    country: String,
    kind: String,
}

/// What the list takes of a profile.
#[derive(Deserialize)]
struct Listed {
    #[serde(default)]
    identity: ListedName,
    #[serde(default)]
    region: ListedRegion,
    #[serde(default)]
    kind: ListedKind,
}
#[derive(Deserialize, Default)]
struct ListedName {
    #[serde(default)]
    legal_name: String,
}
#[derive(Deserialize, Default)]
struct ListedRegion {
    #[serde(default)]
    country: Option<String>,
}
#[derive(Deserialize, Default)]
struct ListedKind {
    #[serde(default)]
    organisation_type: String,
}

/// As much of a name is listed; the index of PostgreSQL takes no more than 2,704 bytes.
const NAME_CHARS: usize = 300;

impl ListingRow {
    fn of(id: i64, member_ref: &str, profile: &str) -> Result<Self, StoreError> {
        // The error of the reader would quote the profile.
        let listed: Listed = serde_json::from_str(profile)
            .map_err(|_| StoreError::Corrupt(format!("the profile of member number {id}")))?;
        Ok(Self {
            id,
            name: fold(&listed.identity.legal_name)
                .chars()
                .take(NAME_CHARS)
                .collect(),
            member_ref: member_ref.to_owned(),
            country: listed.region.country.unwrap_or_default(),
            kind: listed.kind.organisation_type,
        })
    }
}

impl Store {
    /// At most `limit` members of the list after `after`, by name: their numbers and folded names.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn listed(
        &self,
        sought: &Sought,
        after: &After,
        limit: i64,
    ) -> Result<Vec<After>, StoreError> {
        // Each criterion that is not asked for is left out of the text, so that the list is read by
        // its index and no further than the page goes.
        let mut sql = "SELECT name, id FROM member_listing WHERE (name, id) > ($1, $2)".to_owned();
        let mut values = Vec::new();
        let mut is = |criterion: &str, value: String| {
            values.push(value);
            sql.push_str(&criterion.replace('#', &format!("${}", values.len() + 3)));
        };
        let folded = fold(&sought.text);
        if !sought.text.trim().is_empty() {
            let reference = like(&sought.text.trim().to_ascii_lowercase());
            // A text of signs alone folds to nothing, and is no part of a name.
            if folded.is_empty() {
                is(
                    " AND LOWER(member_ref) LIKE # ESCAPE '!'",
                    format!("{reference}%"),
                );
            } else {
                is(
                    " AND (name LIKE # ESCAPE '!'",
                    format!("%{}%", like(&folded)),
                );
                is(
                    " OR LOWER(member_ref) LIKE # ESCAPE '!')",
                    format!("{reference}%"),
                );
            }
        }
        if !sought.country.is_empty() {
            is(" AND country = #", sought.country.clone());
        }
        if !sought.kind.is_empty() {
            is(" AND kind = #", sought.kind.clone());
        }
        sql.push_str(" ORDER BY name, id LIMIT $3");
        let mut query = sqlx::query_as::<Any, (String, i64)>(AssertSqlSafe(sql))
            .bind(&after.name)
            .bind(after.id)
            .bind(limit);
        for value in values {
            query = query.bind(value);
        }
        let rows = query.fetch_all(&self.readers).await?;
        Ok(rows
            .into_iter()
            .map(|(name, id)| After { name, id })
            .collect())
    }

    /// Makes the list from the profiles where a store of an earlier version has none.
    pub(super) async fn make_listing(&self) -> Result<(), StoreError> {
        let (missing,): (i64,) = sqlx::query_as(
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM member) \
             AND NOT EXISTS (SELECT 1 FROM member_listing) THEN 1 ELSE 0 END",
        )
        .fetch_one(&self.readers)
        .await?;
        if missing == 0 {
            return Ok(());
        }
        let (mut writing, _) = self.write().await?;
        let mut after = None;
        loop {
            let select = "SELECT id, revision, member_ref, profile FROM member";
            let rows: Vec<(i64, i64, String, String)> =
                page_since(&self.readers, select, 0, after, PAGE).await?;
            let listed = rows
                .iter()
                .map(|(id, _, member_ref, profile)| ListingRow::of(*id, member_ref, profile))
                .collect::<Result<Vec<_>, _>>()?;
            put(&mut writing, &listed).await?;
            after = rows.last().map(|(id, revision, ..)| (*revision, *id));
            if rows.len() < PAGE as usize {
                return writing.commit().await;
            }
        }
    }
}

impl Writing {
    /// Brings the list to what these members' profiles say.
    pub(super) async fn list_members(&mut self, members: &[MemberRow]) -> Result<(), StoreError> {
        let rows = members
            .iter()
            .map(|m| ListingRow::of(m.id, &m.member_ref, &m.profile))
            .collect::<Result<Vec<_>, _>>()?;
        put(self, &rows).await
    }
}

async fn put(writing: &mut Writing, rows: &[ListingRow]) -> Result<(), StoreError> {
    insert_many(
        writing,
        "INSERT INTO member_listing (id, name, member_ref, country, kind) VALUES",
        5,
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, member_ref = excluded.member_ref, \
         country = excluded.country, kind = excluded.kind",
        rows,
        |q, r| {
            q.bind(r.id)
                .bind(&r.name)
                .bind(&r.member_ref)
                .bind(&r.country)
                .bind(&r.kind)
        },
    )
    .await?;
    Ok(())
}

/// A text in which nothing means more than itself to `LIKE … ESCAPE '!'`.
fn like(text: &str) -> String {
    text.replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_")
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn store(folder: &std::path::Path) -> Store {
        let store = Store::open("sqlite:node.db", folder).await.unwrap();
        let (mut writing, _) = store.write().await.unwrap();
        let names = [
            ("A_1", "Łódź Imaging", "PL", "SME"),
            ("A_2", "Ålesund 100% Tech", "NO", "SME"),
            ("B_3", "Bergen Bio", "NO", "REC"),
        ];
        let rows: Vec<MemberRow> = (names.iter().zip(1..))
            .map(|((member_ref, name, country, kind), id)| MemberRow {
                id,
                member_ref: (*member_ref).to_owned(),
                profile: format!(
                    r#"{{"member_ref":"{member_ref}","identity":{{"legal_name":"{name}"}},
                        "region":{{"country":"{country}"}},"kind":{{"organisation_type":"{kind}"}}}}"#
                ),
                salt: vec![0],
                updated_at: 0,
                revision: 1,
            })
            .collect();
        writing.put_members(&rows).await.unwrap();
        writing.commit().await.unwrap();
        store
    }

    async fn found(store: &Store, text: &str, country: &str, kind: &str) -> Vec<i64> {
        let sought = Sought {
            text: text.into(),
            country: country.into(),
            kind: kind.into(),
        };
        let rows = store.listed(&sought, &After::default(), 9).await.unwrap();
        rows.into_iter().map(|row| row.id).collect()
    }

    #[tokio::test]
    async fn members_are_found_by_name_reference_country_and_kind() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        assert_eq!(found(&store, "", "", "").await, [2, 3, 1]);
        assert_eq!(found(&store, "lodz", "", "").await, [1]);
        assert_eq!(found(&store, "ÅLESUND", "", "").await, [2]);
        assert_eq!(found(&store, "A_", "", "").await, [2, 1]);
        assert_eq!(found(&store, "", "NO", "").await, [2, 3]);
        assert_eq!(found(&store, "", "NO", "REC").await, [3]);
        // What means something to the database means itself.
        assert!(found(&store, "%", "", "").await.is_empty());
        assert!(found(&store, "A%1", "", "").await.is_empty());
        assert!(found(&store, "' OR 1=1 --", "", "").await.is_empty());
    }

    #[tokio::test]
    async fn pages_follow_each_other_and_what_goes_leaves_the_list() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path()).await;
        let mut after = After::default();
        let mut all = Vec::new();
        while let [row] = &store.listed(&Sought::default(), &after, 1).await.unwrap()[..] {
            all.push(row.id);
            after = row.clone();
        }
        assert_eq!(all, [2, 3, 1]);
        let (mut writing, _) = store.write().await.unwrap();
        writing.remove_member(3, 0, 2).await.unwrap();
        writing.commit().await.unwrap();
        assert_eq!(found(&store, "", "", "").await, [2, 1]);
    }

    #[tokio::test]
    async fn a_store_without_a_list_makes_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = store(folder.path()).await;
        sqlx::query("DELETE FROM member_listing")
            .execute(&first.writer)
            .await
            .unwrap();
        first.close().await;
        let again = Store::open("sqlite:node.db", folder.path()).await.unwrap();
        assert_eq!(found(&again, "", "", "").await, [2, 3, 1]);
    }
}
