//! What is read of consents, by the ways in which it is read.

use super::*;

/// Twelve consents: number `n` of revision `n / 5 + 1`.
async fn filled(folder: &std::path::Path) -> Store {
    let store = Store::open("sqlite:node.db", folder).await.unwrap();
    let (mut writing, _) = store.write().await.unwrap();
    let rows: Vec<ConsentRow> = (1..=12)
        .map(|id| ConsentRow {
            id,
            member_id: 1,
            terms: String::new(),
            valid_from: 0,
            valid_until: None,
            given_at: 0,
            source: String::new(),
            revision: id / 5 + 1,
        })
        .collect();
    writing.add_consents(&rows).await.unwrap();
    writing.commit().await.unwrap();
    store
}

#[tokio::test]
async fn a_consent_is_the_same_whichever_way_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open("sqlite:node.db", folder.path()).await.unwrap();
    let (mut writing, _) = store.write().await.unwrap();
    let terms = ["", "{\"a\": \"b - c\"}", "{\n \"å\": [1, 2] }"];
    let rows: Vec<ConsentRow> = terms
        .into_iter()
        .zip([None, Some(-5), Some(7)])
        .zip(1..)
        .map(|((terms, valid_until), id)| ConsentRow {
            id,
            member_id: 40 + id,
            terms: terms.to_owned(),
            valid_from: -id,
            valid_until,
            given_at: 0,
            source: String::new(),
            revision: 2,
        })
        .collect();
    writing.add_consents(&rows).await.unwrap();
    writing.commit().await.unwrap();
    let mut all = store.consents_since(0, None, 9).await.unwrap();
    all.iter_mut().for_each(|row| row.revision = 2);
    assert_eq!(all, store.consents_since(1, None, 9).await.unwrap());
    let terms_read: Vec<&str> = all.iter().map(|row| row.terms.as_str()).collect();
    assert_eq!(terms_read, terms);
}

#[tokio::test]
async fn what_changed_comes_in_pages_whole_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(folder.path()).await;
    for revision in 0..=3 {
        for limit in 1..=13 {
            let mut read = Vec::new();
            let mut after = None;
            loop {
                let page = store.consents_since(revision, after, limit).await.unwrap();
                let Some(last) = page.last() else { break };
                after = Some((last.revision, last.id));
                let is_last = page.len() < limit as usize;
                read.extend(page.iter().map(|row| row.id));
                if is_last {
                    break;
                }
            }
            let expected: Vec<i64> = (1..=12).filter(|id| id / 5 + 1 > revision).collect();
            assert_eq!(read, expected, "after {revision}, {limit} a page");
        }
    }
}

/// A change must not cost a walk over all that did not change.
#[tokio::test]
async fn what_changed_is_found_by_revision() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(folder.path()).await;
    for sql in [
        "SELECT terms FROM consent WHERE revision > 2 ORDER BY revision, id LIMIT 9",
        "SELECT terms FROM consent WHERE revision = 2 AND id > 5 ORDER BY revision, id LIMIT 9",
        "SELECT profile FROM member WHERE revision > 2 ORDER BY revision, id LIMIT 9",
        "SELECT profile FROM member WHERE revision = 2 AND id > 5 ORDER BY revision, id LIMIT 9",
        "SELECT member_id FROM consent_withdrawn WHERE revision > 2 \
         ORDER BY revision, consent_id",
        "SELECT stands FROM objection WHERE revision > 2 ORDER BY revision",
        "SELECT id FROM member_removed WHERE revision > 2",
    ] {
        let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(plan)
            .fetch_all(&store.readers)
            .await
            .unwrap();
        let searched = steps
            .iter()
            .any(|(.., step)| step.contains("_revision (revision"));
        assert!(searched, "{sql}: {steps:?}");
    }
}
