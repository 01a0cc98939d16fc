//! Sessions: how long they last, and that they end at once when they are to.

use steelyard::people::{PeopleError, Role};

use crate::{DAY, HOUR, MINUTE, fixtures};

#[tokio::test]
async fn a_session_is_its_cookie_of_which_the_store_has_only_the_hash() {
    for f in fixtures().await {
        let anna = f.add("anna@example.org", None).await;
        let cookie = f.people.begin_session(anna.id, "Firefox").await.unwrap();
        let session = f.people.session(&cookie).await.unwrap().unwrap();
        assert_eq!(session.person.id, anna.id);
        assert!(session.is_fresh);
        let file = std::fs::read(f.under.dir.path().join("node.db")).unwrap_or_default();
        let wal = std::fs::read(f.under.dir.path().join("node.db-wal")).unwrap_or_default();
        let kept = [file, wal].concat();
        assert!(!kept.windows(cookie.len()).any(|w| w == cookie.as_bytes()));
        for wrong in ["", "x", &cookie[1..], &"A".repeat(cookie.len())] {
            assert!(f.people.session(wrong).await.unwrap().is_none(), "{wrong}");
        }
    }
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_in_the_end_even_if_it_is() {
    for f in fixtures().await {
        for (role, idle, life) in [
            (None, 7 * DAY, 30 * DAY),
            (Some(Role::Matchmaker), 10 * HOUR, 24 * HOUR),
        ] {
            let person = f.add(&format!("p{life}@example.org"), role).await;
            let unused = f.people.begin_session(person.id, "").await.unwrap();
            f.pass(idle - MINUTE);
            assert!(f.people.session(&unused).await.unwrap().is_some());
            f.pass(idle);
            assert!(f.people.session(&unused).await.unwrap().is_none());
            let used = f.people.begin_session(person.id, "").await.unwrap();
            let mut passed = 0;
            while passed + idle / 2 < life {
                passed += idle / 2;
                f.pass(idle / 2);
                assert!(f.people.session(&used).await.unwrap().is_some(), "{passed}");
            }
            f.pass(idle / 2);
            assert!(f.people.session(&used).await.unwrap().is_none());
            f.people.forget_ended().await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_session_proves_who_is_there_only_for_a_while() {
    for f in fixtures().await {
        let anna = f.add("anna@example.org", None).await;
        let cookie = f.people.begin_session(anna.id, "").await.unwrap();
        f.pass(15 * MINUTE);
        let session = f.people.session(&cookie).await.unwrap().unwrap();
        assert!(!session.is_fresh);
    }
}

#[tokio::test]
async fn ended_is_ended_at_once() {
    for f in fixtures().await {
        let anna = f.add("anna@example.org", None).await;
        let bea = f.add("bea@example.org", None).await;
        let mut cookies = Vec::new();
        for label in ["one", "two", "three"] {
            cookies.push(f.people.begin_session(anna.id, label).await.unwrap());
        }
        let first = f.people.session(&cookies[0]).await.unwrap().unwrap();
        assert!(!f.people.end_session(bea.id, first.id).await.unwrap());
        assert!(f.people.session(&cookies[0]).await.unwrap().is_some());
        assert!(f.people.end_session(anna.id, first.id).await.unwrap());
        assert!(f.people.session(&cookies[0]).await.unwrap().is_none());
        let second = f.people.session(&cookies[1]).await.unwrap().unwrap();
        f.people
            .end_other_sessions(anna.id, second.id)
            .await
            .unwrap();
        assert!(f.people.session(&cookies[2]).await.unwrap().is_none());
        let left = f.people.sessions(anna.id).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].label, "two");
    }
}

#[tokio::test]
async fn who_is_kept_out_is_out_at_once_and_stays_out() {
    for f in fixtures().await {
        let anna = f.add("anna@example.org", None).await;
        let cookie = f.people.begin_session(anna.id, "").await.unwrap();
        f.people.set_disabled(anna.id, true).await.unwrap();
        assert!(f.people.session(&cookie).await.unwrap().is_none());
        let refused = f.people.begin_session(anna.id, "").await;
        assert!(matches!(refused, Err(PeopleError::Disabled)));
        f.people.set_disabled(anna.id, false).await.unwrap();
        assert!(f.people.session(&cookie).await.unwrap().is_none());
        assert!(f.people.begin_session(anna.id, "").await.is_ok());
    }
}

#[tokio::test]
async fn a_session_holds_where_its_use_cannot_be_noted() {
    for f in fixtures()
        .await
        .into_iter()
        .filter(|f| f.under.name == "sqlite")
    {
        let anna = f.add("anna@example.org", Some(Role::Admin)).await;
        let cookie = f.people.begin_session(anna.id, "").await.unwrap();
        sqlx::any::install_default_drivers();
        let path = f.under.dir.path().join("node.db");
        let url = format!("sqlite:{}", path.display());
        let sql = sqlx::AnyPool::connect(&url).await.unwrap();
        sqlx::query(
            "CREATE TRIGGER full_disk BEFORE UPDATE ON person_session \
             BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
        )
        .execute(&sql)
        .await
        .unwrap();
        f.pass(HOUR);
        let session = f.people.session(&cookie).await.unwrap().unwrap();
        assert_eq!(session.person.id, anna.id);
        let seen = f.people.sessions(anna.id).await.unwrap()[0].seen;
        assert_eq!(seen, session.began, "it was noted after all");
        sql.close().await;
    }
}
