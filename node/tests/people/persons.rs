//! Who there is, and for whom each acts.

use steelyard::people::{NewPerson, PeopleError, Role};

use crate::{DAY, fixtures, member};

#[tokio::test]
async fn an_address_is_one_persons_whatever_its_case() {
    for f in fixtures().await {
        let anna = f.add("Anna@Example.org", None).await;
        let again = NewPerson {
            email: "anna@EXAMPLE.org".parse().unwrap(),
            name: String::new(),
            role: None,
            language: None,
        };
        let refused = f.people.add_person(&again).await;
        assert!(
            matches!(refused, Err(PeopleError::Known)),
            "{}",
            f.under.name
        );
        let found = f.people.by_email(&again.email).await.unwrap().unwrap();
        assert_eq!(found.id, anna.id);
    }
}

#[tokio::test]
async fn several_persons_act_for_a_member_and_one_for_several() {
    for f in fixtures().await {
        let (m1, m2) = (member("M-1"), member("M-2"));
        let anna = f.add("anna@example.org", None).await;
        let bea = f.add("bea@example.org", None).await;
        f.people.act_for(anna.id, &m1).await.unwrap();
        f.people.act_for(anna.id, &m2).await.unwrap();
        f.people.act_for(bea.id, &m1).await.unwrap();
        let anna = f.people.person(anna.id).await.unwrap();
        assert_eq!(anna.members, [m1.clone(), m2.clone()]);
        let acting = f.people.acting_for(&m1).await.unwrap();
        assert_eq!(acting.len(), 2);
        f.people.act_no_more(anna.id, &m1).await.unwrap();
        let anna = f.people.person(anna.id).await.unwrap();
        assert!(!anna.acts_for(&m1) && anna.acts_for(&m2));
        let nobody = f.people.act_for(bea.id, &member("M-3")).await;
        assert!(matches!(nobody, Err(PeopleError::UnknownMember(_))));
    }
}

#[tokio::test]
async fn an_invitation_is_taken_back_like_acting_is() {
    for f in fixtures().await {
        let m1 = member("M-1");
        let email = "anna@example.org".parse().unwrap();
        let sent = f.people.invite(&email, &m1, None).await.unwrap();
        f.people.invite(&email, &member("M-2"), None).await.unwrap();
        let invited = f.people.invited_for(&m1).await.unwrap();
        assert_eq!(invited[0].person, sent.person.id);
        f.people.act_no_more(sent.person.id, &m1).await.unwrap();
        assert!(f.people.invitation(&sent.token).await.unwrap().is_none());
        assert!(f.people.invited_for(&m1).await.unwrap().is_empty());
        assert_eq!(f.people.invited_for(&member("M-2")).await.unwrap().len(), 1);
        let log = f.log().await;
        assert!(log.contains("\"change\":\"invited_no_more\""), "{log}");
    }
}

#[tokio::test]
async fn erasing_a_member_takes_the_persons_along_who_act_for_nobody_else() {
    for f in fixtures().await {
        let (m1, m2) = (member("M-1"), member("M-2"));
        let only = f.add("only@example.org", None).await;
        let both = f.add("both@example.org", None).await;
        let staff = f.add("staff@example.org", Some(Role::Matchmaker)).await;
        for person in [only.id, both.id, staff.id] {
            f.people.act_for(person, &m1).await.unwrap();
        }
        f.people.act_for(both.id, &m2).await.unwrap();
        let cookie = f.people.begin_session(only.id, "a browser").await.unwrap();
        f.directory.remove(&m1).await.unwrap();
        let gone = f.people.person(only.id).await;
        assert!(matches!(gone, Err(PeopleError::UnknownPerson)));
        assert!(f.people.session(&cookie).await.unwrap().is_none());
        assert_eq!(f.people.person(both.id).await.unwrap().members, [m2]);
        assert!(f.people.person(staff.id).await.unwrap().members.is_empty());
    }
}

#[tokio::test]
async fn of_a_removed_person_nothing_is_left_not_even_what_it_was_written() {
    for f in fixtures().await {
        let anna = f.add("anna@example.org", None).await;
        let id = anna.id.to_string();
        let store = &f.under.store;
        let (mut writing, _) = store.write().await.unwrap();
        assert!(writing.claim_digest(&id, "2026-11").await.unwrap());
        writing.commit().await.unwrap();
        f.people.remove_person(anna.id).await.unwrap();
        let (mut writing, _) = store.write().await.unwrap();
        let is_free = writing.claim_digest(&id, "2026-11").await.unwrap();
        assert!(is_free, "{}: a row is left", f.under.name);
        writing.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn the_log_tells_what_rights_changed_and_names_nobody() {
    for f in fixtures().await {
        let anna = f
            .add("anna.rossi@example.org", Some(Role::Matchmaker))
            .await;
        let id = anna.id;
        f.people.set_role(id, Some(Role::Admin)).await.unwrap();
        f.people
            .set_preferences(id, "Anna Rossi", Some("it"), true)
            .await
            .unwrap();
        f.people.act_for(id, &member("M-1")).await.unwrap();
        f.people.set_disabled(id, true).await.unwrap();
        f.people.set_disabled(id, false).await.unwrap();
        f.people.invite_staff(id).await.unwrap();
        f.people.link_to_pass_on(id).await.unwrap();
        f.people.remove_person(id).await.unwrap();
        let log = f.log().await;
        for change in [
            "added",
            "invited_staff",
            "link_made",
            "matchmaker",
            "admin",
            "acts_for",
            "disabled",
            "removed",
        ] {
            assert!(
                log.contains(&format!("\"change\":\"{change}\"")),
                "{change}: {log}"
            );
        }
        for secret in ["anna", "rossi", "M-1"] {
            assert!(
                !log.to_lowercase().contains(&secret.to_lowercase()),
                "{log}"
            );
        }
    }
}

#[tokio::test]
async fn names_have_bounds() {
    for f in fixtures().await {
        let anna = f.add("anna@example.org", None).await;
        for name in ["", "   ", "a\nb", &"x".repeat(201)] {
            let refused = f.people.set_preferences(anna.id, name, None, false).await;
            assert!(matches!(refused, Err(PeopleError::InvalidName)), "{name:?}");
        }
    }
}

#[tokio::test]
async fn who_was_invited_and_never_came_is_forgotten_in_the_end() {
    for f in fixtures().await {
        let stray = f.add("stray@example.org", None).await;
        let acting = f.add("acting@example.org", None).await;
        let staff = f.add("staff@example.org", Some(Role::Admin)).await;
        f.people.act_for(acting.id, &member("M-1")).await.unwrap();
        f.people.forget_ended().await.unwrap();
        assert!(f.people.person(stray.id).await.is_ok());
        f.pass(40 * DAY);
        f.people.forget_ended().await.unwrap();
        assert!(f.people.person(stray.id).await.is_err());
        assert!(f.people.person(acting.id).await.is_ok());
        assert!(f.people.person(staff.id).await.is_ok());
    }
}

#[tokio::test]
async fn who_came_stays_when_its_last_right_is_taken_away() {
    for f in fixtures().await {
        let moved = f.add("moved@example.org", None).await;
        let staff = f.add("staff@example.org", Some(Role::Matchmaker)).await;
        let unnamed = f.add("unnamed@example.org", None).await;
        let kept_out = f.add("out@example.org", None).await;
        f.people.act_for(moved.id, &member("M-1")).await.unwrap();
        for person in [&moved, &staff] {
            f.people
                .set_preferences(person.id, "Anna Rossi", None, false)
                .await
                .unwrap();
        }
        f.people.set_disabled(kept_out.id, true).await.unwrap();
        f.pass(40 * DAY);
        let cookie = f.people.begin_session(unnamed.id, "").await.unwrap();
        f.people
            .act_no_more(moved.id, &member("M-1"))
            .await
            .unwrap();
        f.people.set_role(staff.id, None).await.unwrap();
        f.people.forget_ended().await.unwrap();
        for person in [&moved, &staff, &unnamed, &kept_out] {
            let email = person.email.as_str();
            assert!(f.people.person(person.id).await.is_ok(), "{email} is gone");
        }
        assert!(f.people.session(&cookie).await.unwrap().is_some());
        // What was begun after it ends as it does for everybody.
        f.pass(8 * DAY);
        f.people.forget_ended().await.unwrap();
        assert!(f.people.person(unnamed.id).await.is_err());
        assert!(f.people.person(moved.id).await.is_ok());
    }
}
