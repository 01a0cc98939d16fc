//! Members edit their own profiles, and consent on notices that are kept.

use steelyard::{
    audit::entry::{Entry, Event},
    directory::{DirectoryError, import::ConsentSheet, notices::Notice},
    store::EntryRow,
};
use steelyard_policies::consent::Validity;

use super::{Fixture, fixtures, member, moment, profile, terms};

async fn entries(f: &Fixture) -> Vec<Entry> {
    let rows = f.under.store.entries(0, 1_000).await.unwrap();
    let read = |row: &EntryRow| serde_json::from_slice(&row.body).unwrap();
    rows.iter().map(read).collect()
}

#[tokio::test]
async fn an_edit_replaces_the_copy_that_was_edited_and_no_other() {
    for f in fixtures().await {
        let directory = &f.directory;
        let sheet = ConsentSheet::default();
        let imported = [profile("M-1", "Pixel"), profile("M-2", "Other")];
        directory
            .import(&imported, &sheet, "import", |_| ())
            .await
            .unwrap();
        let m1 = member("M-1");
        let before = directory.member(&m1).await.unwrap();
        let mut edited = before.profile.clone();
        edited.summary.text = "We read slides.".into();
        let revision = directory
            .update_profile(&m1, before.revision, &edited)
            .await
            .unwrap();
        let after = directory.member(&m1).await.unwrap();
        assert_eq!(after.profile.summary.text, "We read slides.");
        assert_eq!(after.revision, revision);

        // Someone who still looks at the old copy is told, and changes nothing.
        let late = directory
            .update_profile(&m1, before.revision, &before.profile)
            .await;
        assert!(matches!(late, Err(DirectoryError::ChangedMeanwhile(_))));
        // Nor can a profile be put in another member's place.
        let other = directory.update_profile(&m1, revision, &imported[1]).await;
        assert!(other.is_err());

        // The log says that it changed, and nothing of what.
        let log = entries(&f).await;
        let changed = log
            .iter()
            .filter(|e| matches!(e.event, Event::ProfileChanged { .. }));
        assert_eq!(changed.count(), 1);
        assert!(!format!("{log:?}").contains("slides"));

        // What the member says of itself outlasts the next import; others are changed by it.
        let again = [profile("M-1", "Pixel Ltd"), profile("M-2", "Another")];
        let outcome = directory
            .import(&again, &sheet, "import", |_| ())
            .await
            .unwrap();
        assert_eq!((outcome.kept, outcome.changed), (1, 1));
        let kept = directory.member(&m1).await.unwrap().profile;
        assert_eq!(kept.summary.text, "We read slides.");

        // Erased and imported anew, it is as the import says.
        directory.remove(&m1).await.unwrap();
        let outcome = directory
            .import(&again, &sheet, "import", |_| ())
            .await
            .unwrap();
        assert_eq!((outcome.added, outcome.kept), (1, 0));
    }
}

#[tokio::test]
async fn a_consent_keeps_the_notice_that_it_was_given_on() {
    for f in fixtures().await {
        let directory = &f.directory;
        let m1 = member("M-1");
        directory
            .import(
                &[profile("M-1", "Pixel")],
                &ConsentSheet::default(),
                "import",
                |_| (),
            )
            .await
            .unwrap();
        let notice = Notice {
            language: "it".into(),
            text: "Chi può vedere che cosa\nTutti".into(),
        };
        let validity = Validity {
            valid_from: moment("2026-11-21"),
            valid_until: None,
        };
        let give = async |to: &str| {
            let given = directory.grant_once(&m1, terms(&[to]), validity, "portal", Some(&notice));
            given.await.unwrap()
        };
        let given = [give("federation").await, give("country:IT").await];
        assert_ne!(given[0], given[1]);
        // A form that is sent twice gives one consent, unless it was withdrawn meanwhile.
        assert_eq!(give("federation").await, given[0]);
        directory.withdraw(&m1, given[1]).await.unwrap();
        let again = give("country:IT").await;
        assert!(!given.contains(&again));
        let plain = directory
            .grant(&m1, terms(&["country:IT"]), validity, "cli")
            .await
            .unwrap();
        let notices = directory.notices(&m1).await.unwrap();
        assert_eq!(notices.len(), 3);
        assert!(given.iter().all(|id| notices[id] == notice));
        assert!(!notices.contains_key(&plain));
        let logged = entries(&f).await.into_iter().filter_map(|e| match e.event {
            Event::ConsentGiven { notice, .. } => Some(notice),
            _ => None,
        });
        let hash = Some(notice.digest());
        assert_eq!(logged.collect::<Vec<_>>(), [hash, hash, hash, None]);
        directory.remove(&m1).await.unwrap();
    }
}
