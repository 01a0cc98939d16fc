//! What lets people in: invitations, links that work once, passwords.

use std::net::IpAddr;

use steelyard::people::{Acceptance, PeopleError, Person, Role, SignInError, WeakPassword};

use crate::{DAY, Fixture, HOUR, MINUTE, fixtures, member};

const GOOD: &str = "nine red boats at sea";

fn here() -> IpAddr {
    "192.0.2.1".parse().unwrap()
}

fn said(password: Option<&str>) -> Acceptance<'_> {
    Acceptance {
        name: "Anna Rossi",
        language: Some("it"),
        password,
    }
}

/// Somebody who was invited to act for `M-1` and has accepted with a password.
async fn anna(f: &Fixture) -> Person {
    let email = "anna@example.org".parse().unwrap();
    let sent = f.people.invite(&email, &member("M-1"), None).await.unwrap();
    let accepted = f.people.accept(&sent.token, &said(Some(GOOD)), None).await;
    accepted.unwrap().unwrap()
}

#[tokio::test]
async fn who_accepts_an_invitation_acts_for_the_member() {
    for f in fixtures().await {
        let (m1, email) = (member("M-1"), "anna@example.org".parse().unwrap());
        let first = f.people.invite(&email, &m1, Some("de")).await.unwrap();
        assert!(
            f.people
                .person(first.person.id)
                .await
                .unwrap()
                .members
                .is_empty()
        );
        let second = f.people.invite(&email, &m1, None).await.unwrap();
        assert!(f.people.invitation(&first.token).await.unwrap().is_none());
        assert_eq!(f.people.invited_for(&m1).await.unwrap().len(), 1);
        let open = f.people.invitation(&second.token).await.unwrap().unwrap();
        assert_eq!(open.member, Some(m1.clone()));
        assert_eq!(open.person.email, email);
        let weak = f
            .people
            .accept(&second.token, &said(Some("short")), None)
            .await;
        let expected = PeopleError::Password(WeakPassword::Short).to_string();
        assert_eq!(weak.unwrap_err().to_string(), expected);
        let anna = f
            .people
            .accept(&second.token, &said(Some(GOOD)), None)
            .await;
        let anna = anna.unwrap().unwrap();
        assert_eq!(anna.members, std::slice::from_ref(&m1));
        assert_eq!(
            (anna.name.as_str(), anna.language.as_deref()),
            ("Anna Rossi", Some("it"))
        );
        assert!(anna.has_password);
        let again = f.people.accept(&second.token, &said(None), None).await;
        assert!(again.unwrap().is_none(), "an invitation works once");
        assert!(f.people.invited_for(&m1).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_link_of_an_invitation_opens_no_account_that_there_is() {
    for f in fixtures().await {
        let m1 = member("M-1");
        let bea = f.add("bea@example.org", Some(Role::Admin)).await;
        let anna = anna(&f).await;
        let gone = f.people.invite(&anna.email, &member("M-2"), None).await;
        let gone = gone.unwrap().token;
        f.people.act_no_more(anna.id, &m1).await.unwrap();
        let staff = f.people.invite(&bea.email, &m1, None).await.unwrap().token;
        for (person, token, other) in [(&bea, staff, &anna), (&anna, gone, &bea)] {
            let open = f.people.invitation(&token).await.unwrap().unwrap();
            assert!(!open.lets_in, "{}", f.under.name);
            for signed_in in [None, Some(other.id)] {
                let accepted = f.people.accept(&token, &said(Some(GOOD)), signed_in).await;
                assert!(matches!(accepted, Err(PeopleError::SignInFirst)));
            }
            let as_before = f.people.person(person.id).await.unwrap();
            assert_eq!(as_before.name, person.name);
            assert_eq!(as_before.has_password, person.has_password);
            assert!(as_before.members.is_empty());
            let weak = said(Some("short"));
            let accepted = f.people.accept(&token, &weak, Some(person.id)).await;
            let accepted = accepted.unwrap().unwrap();
            assert_eq!(accepted.name, person.name);
            assert_eq!(accepted.has_password, person.has_password);
            assert_eq!(accepted.members.len(), 1);
        }
    }
}

#[tokio::test]
async fn an_invitation_ends_with_time_and_with_the_member() {
    for f in fixtures().await {
        let email = "anna@example.org".parse().unwrap();
        let late = f.people.invite(&email, &member("M-1"), None).await.unwrap();
        f.pass(14 * DAY);
        assert!(f.people.invitation(&late.token).await.unwrap().is_none());
        assert!(
            f.people
                .accept(&late.token, &said(None), None)
                .await
                .unwrap()
                .is_none()
        );
        let gone = f.people.invite(&email, &member("M-2"), None).await.unwrap();
        f.directory.remove(&member("M-2")).await.unwrap();
        assert!(f.people.invitation(&gone.token).await.unwrap().is_none());
        let unknown = f.people.invite(&email, &member("M-9"), None).await;
        assert!(matches!(unknown, Err(PeopleError::UnknownMember(_))));
    }
}

#[tokio::test]
async fn a_link_lets_in_once_and_not_for_long() {
    for f in fixtures().await {
        let anna = anna(&f).await;
        let (_, token) = f.people.mailed_link(&anna.email).await.unwrap().unwrap();
        assert!(f.people.is_link(&token).await.unwrap());
        assert!(
            f.people.invitation(&token).await.unwrap().is_none(),
            "of another kind"
        );
        let person = f.people.use_link(&token).await.unwrap().unwrap();
        assert_eq!(person.id, anna.id);
        assert!(!f.people.is_link(&token).await.unwrap());
        assert!(f.people.use_link(&token).await.unwrap().is_none());
        let (_, late) = f.people.mailed_link(&anna.email).await.unwrap().unwrap();
        f.pass(20 * MINUTE);
        assert!(f.people.use_link(&late).await.unwrap().is_none());
        let passed_on = f.people.link_to_pass_on(anna.id).await.unwrap();
        f.pass(23 * HOUR);
        assert!(f.people.is_link(&passed_on).await.unwrap());
        f.people.set_disabled(anna.id, true).await.unwrap();
        assert!(f.people.use_link(&passed_on).await.unwrap().is_none());
        assert!(f.people.mailed_link(&anna.email).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn who_was_only_invited_gets_no_link_to_sign_in() {
    for f in fixtures().await {
        let email = "anna@example.org".parse().unwrap();
        f.people.invite(&email, &member("M-1"), None).await.unwrap();
        assert!(f.people.mailed_link(&email).await.unwrap().is_none());
        let nobody = "nobody@example.org".parse().unwrap();
        assert!(f.people.mailed_link(&nobody).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn the_right_password_of_the_right_person_lets_in() {
    for f in fixtures().await {
        let anna = anna(&f).await;
        let bea = f.add("bea@example.org", Some(Role::Admin)).await;
        let found = f
            .people
            .by_password("Anna@Example.org ", GOOD, here())
            .await;
        assert_eq!(found.unwrap().id, anna.id);
        for (email, password) in [
            ("anna@example.org", "nine red boats at see"),
            ("anna@example.org", ""),
            (bea.email.as_str(), GOOD),
            (bea.email.as_str(), ""),
            ("nobody@example.org", GOOD),
            ("no address", GOOD),
        ] {
            let found = f.people.by_password(email, password, here()).await;
            assert!(matches!(found, Err(SignInError::Refused)), "{email}");
        }
        f.people.set_disabled(anna.id, true).await.unwrap();
        let found = f.people.by_password("anna@example.org", GOOD, here()).await;
        assert!(matches!(found, Err(SignInError::Refused)));
    }
}

#[tokio::test]
async fn a_refusal_takes_as_long_whether_there_is_the_person_or_not() {
    for f in fixtures().await {
        anna(&f).await;
        // The times of a machine that does other things too: the least of several.
        let mut least = [u128::MAX; 2];
        for n in 0..6 {
            for (which, email) in ["anna@example.org", "nobody@example.org"]
                .iter()
                .enumerate()
            {
                let address = format!("192.0.2.{n}").parse().unwrap();
                let begun = std::time::Instant::now();
                let refused = f
                    .people
                    .by_password(email, "not the password", address)
                    .await;
                assert!(matches!(refused, Err(SignInError::Refused)));
                least[which] = least[which].min(begun.elapsed().as_micros());
            }
        }
        let [known, unknown] = least;
        assert!(
            unknown * 2 > known && known * 2 > unknown,
            "{known} µs, {unknown} µs"
        );
    }
}

#[tokio::test]
async fn a_new_password_replaces_the_old_one() {
    for f in fixtures().await {
        let anna = anna(&f).await;
        let of_anna = async |password| {
            let email = anna.email.as_str();
            f.people.by_password(email, password, here()).await.is_ok()
        };
        assert!(of_anna(GOOD).await);
        let own = f
            .people
            .set_password(anna.id, "anna@example.org", None)
            .await;
        assert!(matches!(
            own,
            Err(PeopleError::Password(WeakPassword::OwnName))
        ));
        let here = f.people.begin_session(anna.id, "here").await.unwrap();
        let elsewhere = f.people.begin_session(anna.id, "elsewhere").await.unwrap();
        let (_, link) = f.people.mailed_link(&anna.email).await.unwrap().unwrap();
        let own = f.people.session(&here).await.unwrap().unwrap();
        let new = "eleven green hills";
        f.people
            .set_password(anna.id, new, Some(own.id))
            .await
            .unwrap();
        assert!(!of_anna(GOOD).await && of_anna(new).await);
        assert!(f.people.session(&here).await.unwrap().is_some());
        assert!(f.people.session(&elsewhere).await.unwrap().is_none());
        assert!(!f.people.is_link(&link).await.unwrap());
        let log = f.log().await;
        assert!(log.contains("\"change\":\"password\"") && !log.contains("argon2"));
    }
}

#[tokio::test]
async fn an_invitation_to_the_staff_ends_with_what_it_was_for() {
    for f in fixtures().await {
        let bea = f.add("bea@example.org", Some(Role::Admin)).await;
        let holds = async |token: &str| f.people.invitation(token).await.unwrap().is_some();
        let first = f.people.invite_staff(bea.id).await.unwrap().token;
        assert!(holds(&first).await);
        f.people.set_password(bea.id, GOOD, None).await.unwrap();
        assert!(!holds(&first).await, "{}: a new password", f.under.name);
        let second = f.people.invite_staff(bea.id).await.unwrap().token;
        f.people.set_disabled(bea.id, true).await.unwrap();
        f.people.set_disabled(bea.id, false).await.unwrap();
        assert!(!holds(&second).await, "{}: kept out", f.under.name);
        let third = f.people.invite_staff(bea.id).await.unwrap().token;
        let matchmaker = Some(Role::Matchmaker);
        f.people.set_role(bea.id, matchmaker).await.unwrap();
        assert!(holds(&third).await);
        f.people.set_role(bea.id, None).await.unwrap();
        assert!(!holds(&third).await, "{}: no role", f.under.name);
    }
}

#[tokio::test]
async fn a_password_of_an_invitation_ends_what_let_in_before_and_stands_in_the_log() {
    for f in fixtures().await {
        let bea = f.add("bea@example.org", Some(Role::Admin)).await;
        let session = f.people.begin_session(bea.id, "elsewhere").await.unwrap();
        let link = f.people.link_to_pass_on(bea.id).await.unwrap();
        let sent = f.people.invite_staff(bea.id).await.unwrap();
        let accepted = f.people.accept(&sent.token, &said(Some(GOOD)), None).await;
        assert!(accepted.unwrap().unwrap().has_password);
        assert!(f.people.session(&session).await.unwrap().is_none());
        assert!(!f.people.is_link(&link).await.unwrap());
        assert!(f.log().await.contains("\"change\":\"password\""));
    }
}

#[tokio::test]
async fn a_first_role_ends_the_ways_in_that_another_may_have_set_up() {
    for f in fixtures().await {
        // A matchmaker who invites any address may get to see the link, and follow it.
        let anna = anna(&f).await;
        let session = f.people.begin_session(anna.id, "").await.unwrap();
        let (_, link) = f.people.mailed_link(&anna.email).await.unwrap().unwrap();
        let matchmaker = Some(Role::Matchmaker);
        assert!(f.people.set_role(anna.id, matchmaker).await.unwrap());
        let email = anna.email.as_str();
        let refused = f.people.by_password(email, GOOD, here()).await;
        assert!(matches!(refused, Err(SignInError::Refused)));
        assert!(f.people.session(&session).await.unwrap().is_none());
        assert!(!f.people.is_link(&link).await.unwrap());
        let found = f.people.person(anna.id).await.unwrap();
        assert!(!found.has_password && found.acts_for(&member("M-1")));
        // Whoever reads what is sent to the address gets in, and keeps that with another role.
        let sent = f.people.invite_staff(anna.id).await.unwrap().token;
        let accepted = f.people.accept(&sent, &said(Some(GOOD)), None).await;
        assert!(accepted.unwrap().is_some());
        let admin = Some(Role::Admin);
        assert!(!f.people.set_role(anna.id, admin).await.unwrap());
        let found = f.people.by_password(email, GOOD, here()).await;
        assert_eq!(found.unwrap().role, admin);
    }
}

#[tokio::test]
async fn who_is_invited_back_and_forgot_the_password_gets_a_link() {
    for f in fixtures().await {
        let (anna, m1) = (anna(&f).await, member("M-1"));
        f.people.act_no_more(anna.id, &m1).await.unwrap();
        let sent = f.people.invite(&anna.email, &m1, None).await.unwrap();
        let (_, link) = f.people.mailed_link(&anna.email).await.unwrap().unwrap();
        let known = f.people.use_link(&link).await.unwrap().unwrap();
        let said = said(None);
        let accepted = f.people.accept(&sent.token, &said, Some(known.id)).await;
        assert!(accepted.unwrap().unwrap().acts_for(&m1));
    }
}
