//! Tampering with the log by SQL: `verify` must name what was done.

use std::collections::BTreeSet;

use sqlx::AssertSqlSafe;
use steelyard::audit::verify::FaultKind;

use super::{Fixture, on_each};

on_each!(changed_content_is_named, 9, [9], |f| {
    f.run(
        "UPDATE audit_entry SET body = (SELECT body FROM audit_entry WHERE idx = 2) WHERE idx = 4",
    )
    .await;
    assert_eq!(f.faults().await, ["entry 4: its content was changed"]);
});

on_each!(
    changed_content_with_a_fitting_leaf_hash_is_named,
    9,
    [3, 6, 9],
    |f| {
        f.forge(4, "\"added\":4", "\"added\":5").await;
        let faults = f.faults().await;
        assert!(
            faults[0].starts_with("entry 4: its content and leaf hash"),
            "{faults:?}"
        );
        assert!(
            faults.iter().any(|t| t.contains("between entries 3 and 5")),
            "{faults:?}"
        );
        assert!(faults.iter().any(|t| t.contains("root")), "{faults:?}");
    }
);

on_each!(a_changed_leaf_hash_is_named, 5, [], |f| {
    f.run(
        "UPDATE audit_entry SET leaf = (SELECT leaf FROM audit_entry WHERE idx = 2) WHERE idx = 1",
    )
    .await;
    assert_eq!(f.faults().await[0], "entry 1: its content was changed");
});

on_each!(changed_columns_are_named, 5, [], |f| {
    f.run("UPDATE audit_entry SET at = at + 1 WHERE idx = 1")
        .await;
    f.run("UPDATE audit_entry SET kind = 'refused' WHERE idx = 3")
        .await;
    assert_eq!(
        f.faults().await,
        [
            "entry 1: the column `at` was changed",
            "entry 3: the column `kind` was changed"
        ]
    );
});

on_each!(missing_entries_are_named, 12, [12], |f| {
    f.run("DELETE FROM audit_entry WHERE idx IN (0, 5, 6, 7, 9)")
        .await;
    assert_eq!(
        f.faults().await,
        [
            "entry 0: missing",
            "entries 5 to 7: missing",
            "entry 9: missing"
        ]
    );
});

on_each!(a_missing_end_is_named, 12, [10], |f| {
    f.run("DELETE FROM audit_entry WHERE idx >= 8").await;
    let report = f.verify().await;
    assert_eq!(report.faults[0].to_string(), "entries 8 to 11: missing");
    assert_eq!((report.size, report.entries), (12, 8));
});

on_each!(swapped_entries_are_both_named, 9, [], |f| {
    for sql in [
        "UPDATE audit_entry SET idx = 100 WHERE idx = 2",
        "UPDATE audit_entry SET idx = 2 WHERE idx = 6",
        "UPDATE audit_entry SET idx = 6 WHERE idx = 100",
    ] {
        assert_eq!(f.run(sql).await, 1);
    }
    let faults = f.faults().await;
    assert_eq!(
        faults[0],
        "entry 2: it was moved here; it says that it is entry 6"
    );
    assert_eq!(
        faults[1],
        "entry 6: it was moved here; it says that it is entry 2"
    );
});

on_each!(
    moved_content_that_lies_about_its_place_is_named,
    9,
    [],
    |f| {
        f.forge(3, "\"index\":3", "\"index\":5").await;
        f.forge(5, "\"index\":5", "\"index\":3").await;
        for sql in [
            "UPDATE audit_entry SET idx = 100 WHERE idx = 3",
            "UPDATE audit_entry SET idx = 3 WHERE idx = 5",
            "UPDATE audit_entry SET idx = 5 WHERE idx = 100",
        ] {
            f.run(sql).await;
        }
        let faults = f.faults().await;
        assert!(faults[0].starts_with("entry 3: "), "{faults:?}");
        assert!(faults[1].starts_with("entry 5: "), "{faults:?}");
    }
);

on_each!(an_added_entry_is_named, 4, [], |f| {
    f.run("INSERT INTO audit_entry SELECT 4, at, kind, body, leaf, mac FROM audit_entry WHERE idx = 3")
        .await;
    f.run("INSERT INTO audit_entry SELECT -1, at, kind, body, leaf, mac FROM audit_entry WHERE idx = 3")
        .await;
    let faults = f.faults().await;
    assert!(faults[0].contains("place -1"), "{faults:?}");
    assert!(
        faults[1].starts_with("entry 4: it stands behind the head"),
        "{faults:?}"
    );
    assert_eq!(faults.len(), 2);
});

on_each!(a_changed_head_is_named_and_stops_the_node, 6, [6], |f| {
    f.run("UPDATE ledger SET size = 4").await;
    let faults = f.faults().await;
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("the head was changed"), "{faults:?}");
    assert!(f.ledger.begin().await.is_err());
    f.run("DELETE FROM audit_entry WHERE idx >= 4").await;
    let faults = f.faults().await;
    assert!(
        faults[0].contains("signed for 6 entries, and the log has fewer"),
        "{faults:?}"
    );
    f.run("DELETE FROM ledger").await;
    assert!(f.faults().await.contains(&"the head is missing".to_owned()));
});

on_each!(
    /// Who can read the database can keep an old head and put it back with its MAC. A checkpoint
    /// tells.
    a_log_that_was_wound_back_is_found_by_a_checkpoint,
    4,
    [],
    |f| {
        f.run("CREATE TABLE old AS SELECT * FROM ledger").await;
        f.append(4).await;
        let kept = f.checkpoint().await.unwrap().note;
        f.run("DELETE FROM audit_entry WHERE idx >= 4").await;
        f.run("DELETE FROM ledger").await;
        f.run("INSERT INTO ledger SELECT * FROM old").await;
        assert!(f.faults().await[0].contains("its end was cut off"));
        f.run("DELETE FROM checkpoint").await;
        assert!(f.verify().await.is_sound(), "nothing in the store can tell any more");
        let report = f.verify_with(&[f.signing.public()], &[kept]).await;
        assert_eq!(report.faults[0].kind, FaultKind::Shorter { size: 5 });
    }
);

on_each!(any_one_changed_byte_is_named, 17, [8, 17], |f| {
    let rows = f.ledger.store().entries(0, 100).await.unwrap();
    for round in 0..60 {
        let row = &rows[rand::random_range(0..rows.len())];
        let column = ["body", "leaf", "mac"][round % 3];
        let mut bytes = match column {
            "body" => row.body.clone(),
            "leaf" => row.leaf.clone(),
            _ => row.mac.clone(),
        };
        let at = rand::random_range(0..bytes.len());
        bytes[at] ^= 1 << rand::random_range(0..8);
        let set = |bytes: Vec<u8>| {
            let sql = format!("UPDATE audit_entry SET {column} = $1 WHERE idx = $2");
            sqlx::query(AssertSqlSafe(sql))
                .bind(bytes)
                .bind(row.idx)
                .execute(&f.sql)
        };
        let before = match column {
            "body" => row.body.clone(),
            "leaf" => row.leaf.clone(),
            _ => row.mac.clone(),
        };
        set(bytes).await.unwrap();
        let report = f.verify().await;
        let named: BTreeSet<u64> = report.faults.iter().filter_map(|f| f.index).collect();
        assert_eq!(
            named,
            BTreeSet::from([row.idx.cast_unsigned()]),
            "{column} byte {at}"
        );
        set(before).await.unwrap();
    }
    assert!(f.verify().await.is_sound());
});
