//! Imports: idempotent, all or nothing, with consents that outlive them.

use steelyard::{
    audit::entry::Event,
    directory::{
        DirectoryError,
        consents::ConsentStatus,
        import::{ConsentGroup, ConsentSheet, ImportOutcome, ObjectionGroup, Whom},
    },
};
use steelyard_policies::consent::ConsentTerms;

use crate::{fixtures, last_entry, logged, member, moment, profile, terms};

fn group(members: Whom, terms: ConsentTerms) -> ConsentGroup {
    ConsentGroup {
        members,
        terms,
        valid_from: None,
        valid_until: None,
    }
}

fn to_all() -> ConsentSheet {
    ConsentSheet {
        consents: vec![
            group(Whom::All, terms(&["federation"])),
            group(
                Whom::These(vec![member("M-1")]),
                terms(&["cluster:oulu", "cluster:biowin"]),
            ),
        ],
        objections: vec![ObjectionGroup {
            members: Whom::These(vec![member("M-2")]),
            cluster: "sivi".parse().unwrap(),
        }],
    }
}

#[tokio::test]
async fn importing_again_changes_only_what_changed() {
    for f in fixtures().await {
        let none = ConsentSheet::default();
        let mut members: Vec<_> = (0..1_100)
            .map(|n| profile(&format!("M-{n}"), "Acme"))
            .collect();
        let first = f
            .directory
            .import(&members, &none, "import", |_| ())
            .await
            .unwrap();
        assert_eq!(
            (first.added, first.changed, first.unchanged),
            (1_100, 0, 0),
            "{}",
            f.under.name
        );
        let before = f.directory.member(&member("M-7")).await.unwrap();

        f.clock.set(moment("2026-11-22"));
        members[3].identity.legal_name = "Other".into();
        members.push(profile("M-new", "New"));
        let again = f
            .directory
            .import(&members, &none, "import", |_| ())
            .await
            .unwrap();
        assert_eq!((again.added, again.changed, again.unchanged), (1, 1, 1_099));
        let changed = f.directory.member(&member("M-3")).await.unwrap();
        assert_eq!(changed.profile.identity.legal_name, "Other");
        assert_eq!(changed.updated_at, moment("2026-11-22"));
        let after = f.directory.member(&member("M-7")).await.unwrap();
        assert!(after == before, "an unchanged member is not written again");
        assert_eq!(f.directory.count().await.unwrap(), 1_101);

        let head = f.under.store.head().await.unwrap().unwrap();
        let third = f
            .directory
            .import(&members, &none, "import", |_| ())
            .await
            .unwrap();
        assert_eq!((third.added, third.changed, third.unchanged), (0, 0, 1_101));
        assert_eq!(
            f.under.store.head().await.unwrap().unwrap(),
            head,
            "nothing is written"
        );
    }
}

#[tokio::test]
async fn an_import_is_one_entry_and_one_for_each_consent() {
    for f in fixtures().await {
        let members = [profile("M-1", "a"), profile("M-2", "b")];
        f.directory
            .import(&members, &to_all(), "import", |_| ())
            .await
            .unwrap();
        assert_eq!(
            logged(&f.under.store).await,
            [
                "members_imported",
                "consent_given",
                "consent_given",
                "consent_given",
                "objection"
            ],
            "{}",
            f.under.name
        );
        let body: Vec<u8> = f
            .under
            .store
            .entries(0, 100)
            .await
            .unwrap()
            .into_iter()
            .flat_map(|e| e.body)
            .collect();
        assert!(
            !String::from_utf8(body).unwrap().contains("M-1"),
            "the log names nobody"
        );
        assert!(matches!(
            last_entry(&f.under.store).await.event,
            Event::Objection { stands: true, .. }
        ));
    }
}

#[tokio::test]
async fn the_same_consents_again_are_not_given_again() {
    for f in fixtures().await {
        let members = [profile("M-1", "a"), profile("M-2", "b")];
        let first = f
            .directory
            .import(&members, &to_all(), "import", |_| ())
            .await
            .unwrap();
        assert_eq!(
            (first.consents_given, first.objections_raised),
            (3, 1),
            "{}",
            f.under.name
        );
        f.clock.set(moment("2026-12-01"));
        let mut sheet = to_all();
        sheet.consents[1].terms.recipients.reverse();
        let again = f
            .directory
            .import(&members, &sheet, "import", |_| ())
            .await
            .unwrap();
        let unchanged = ImportOutcome {
            unchanged: 2,
            consents_unchanged: 3,
            ..ImportOutcome::default()
        };
        assert_eq!(again, unchanged, "{}", f.under.name);
        sheet.consents[0].valid_until = Some(moment("2030-01-01"));
        let other = f
            .directory
            .import(&members, &sheet, "import", |_| ())
            .await
            .unwrap();
        assert_eq!(
            (other.consents_given, other.consents_unchanged),
            (2, 1),
            "another end, another consent"
        );
    }
}

#[tokio::test]
async fn a_withdrawal_outlasts_every_import() {
    for f in fixtures().await {
        let members = [profile("M-1", "a"), profile("M-2", "b")];
        f.directory
            .import(&members, &to_all(), "import", |_| ())
            .await
            .unwrap();
        f.directory
            .withdraw_all(&member("M-1"), None)
            .await
            .unwrap();
        let again = f
            .directory
            .import(&members, &to_all(), "import", |_| ())
            .await
            .unwrap();
        assert_eq!(
            (again.consents_given, again.consents_withdrawn),
            (0, 2),
            "{}",
            f.under.name
        );
        let states = f.directory.consents(&member("M-1")).await.unwrap();
        assert!(
            states.iter().all(|c| c.status == ConsentStatus::Withdrawn),
            "{states:?}"
        );
    }
}

#[tokio::test]
async fn an_import_at_fault_leaves_nothing() {
    for f in fixtures().await {
        let mut sheet = to_all();
        sheet.consents[1].valid_until = Some(moment("2020-01-01"));
        let members = [profile("M-1", "a"), profile("M-2", "b")];
        let error = f
            .directory
            .import(&members, &sheet, "import", |_| ())
            .await
            .unwrap_err();
        assert!(
            matches!(error, DirectoryError::NeverHolds { .. }),
            "{error}"
        );
        assert_eq!(f.directory.count().await.unwrap(), 0, "{}", f.under.name);
        assert!(logged(&f.under.store).await.is_empty());

        let error = f
            .directory
            .import(&members[..1], &to_all(), "import", |_| ())
            .await
            .unwrap_err();
        assert!(
            matches!(&error, DirectoryError::UnknownMember(m) if m.as_str() == "M-2"),
            "{error}"
        );
        let twice = [profile("M-1", "a"), profile("M-1", "b")];
        let none = ConsentSheet::default();
        let error = f
            .directory
            .import(&twice, &none, "import", |_| ())
            .await
            .unwrap_err();
        assert!(
            matches!(error, DirectoryError::DuplicateMember(_)),
            "{error}"
        );
        assert_eq!(f.directory.count().await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_dry_run_says_what_an_import_would_do() {
    for f in fixtures().await {
        let members = [profile("M-1", "a"), profile("M-2", "b")];
        let would = f
            .directory
            .try_import(&members, &to_all(), |_| ())
            .await
            .unwrap();
        assert_eq!(f.directory.count().await.unwrap(), 0, "{}", f.under.name);
        let did = f
            .directory
            .import(&members, &to_all(), "import", |_| ())
            .await
            .unwrap();
        assert_eq!(would, did);
    }
}

#[tokio::test]
async fn a_member_that_is_removed_leaves_nothing_of_itself() {
    for f in fixtures().await {
        let members = [profile("M-1", "a"), profile("M-2", "b")];
        f.directory
            .import(&members, &to_all(), "import", |_| ())
            .await
            .unwrap();
        let id = i64::from(f.directory.member(&member("M-2")).await.unwrap().id);
        f.directory.remove(&member("M-2")).await.unwrap();
        let error = f
            .directory
            .member(&member("M-2"))
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains("`M-2`"), "{error}");
        assert!(f.directory.remove(&member("M-2")).await.is_err());
        assert!(
            f.under.store.consents_of(id).await.unwrap().is_empty(),
            "{}",
            f.under.name
        );
        assert!(f.under.store.objections_of(id).await.unwrap().is_empty());
        assert_eq!(
            logged(&f.under.store).await.last().unwrap(),
            "member_removed"
        );
        // The same organisation later is another member.
        f.directory
            .import(&members[1..], &ConsentSheet::default(), "import", |_| ())
            .await
            .unwrap();
        assert_ne!(
            i64::from(f.directory.member(&member("M-2")).await.unwrap().id),
            id
        );
        assert!(
            f.directory
                .consents(&member("M-2"))
                .await
                .unwrap()
                .is_empty()
        );
    }
}

#[tokio::test]
async fn members_are_listed_by_reference_a_page_at_a_time() {
    for f in fixtures().await {
        let members = ["b", "a", "c"].map(|r| profile(r, r));
        f.directory
            .import(&members, &ConsentSheet::default(), "import", |_| ())
            .await
            .unwrap();
        let refs = async |after: &str, limit| {
            let page = f.directory.members(after, limit).await.unwrap();
            page.iter()
                .map(|m| m.profile.member_ref.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(refs("", 2).await, ["a", "b"]);
        assert_eq!(refs("b", 2).await, ["c"]);
    }
}
