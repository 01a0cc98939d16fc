//! What views in memory read: everything, then what changed.

use steelyard::{
    directory::{
        DirectoryError,
        changes::{self, ChangedConsent, ChangedMember, ConsentChanges, Page},
        import::{ConsentGroup, ConsentSheet, Whom},
        profiles::Profiles,
    },
    store::{Store, latest::Latest, members::MemberRow},
};
use steelyard_protocol::ids::ClusterId;
use tokio::sync::mpsc;

use crate::{Fixture, fixtures, from, member, profile, terms};

/// All that changed, put together.
#[derive(Debug, Default)]
struct Changes {
    revision: i64,
    members: Vec<ChangedMember>,
    consents: Vec<ChangedConsent>,
    withdrawn: Vec<(u64, u32)>,
    objections: Vec<(u32, ClusterId, bool)>,
    removed: Vec<u32>,
}

async fn since(store: &Store, revision: i64) -> Result<Changes, DirectoryError> {
    let latest = store.latest().await?.expect("a ledger");
    let mut all = Changes {
        revision: latest.revision,
        ..Changes::default()
    };
    for page in pages(store, revision, &latest, |member| member).await? {
        match page {
            Page::Members(rows) => all.members.extend(rows),
            Page::Consents(ConsentChanges::Given(rows)) => all.consents.extend(rows),
            Page::Consents(ConsentChanges::Withdrawn(rows)) => all.withdrawn.extend(rows),
            Page::Consents(ConsentChanges::Objections(rows)) => all.objections.extend(rows),
            Page::Removed(rows) => all.removed.extend(rows),
        }
    }
    Ok(all)
}

/// The pages, in their order.
async fn pages<M: Send + 'static>(
    store: &Store,
    revision: i64,
    latest: &Latest,
    prepare: fn(ChangedMember) -> M,
) -> Result<Vec<Page<M>>, DirectoryError> {
    let (sender, mut inbox) = mpsc::channel(1);
    let reading = changes::since(store, revision, latest, prepare, sender);
    let taking = async {
        let mut pages = Vec::new();
        while let Some(page) = inbox.recv().await {
            pages.push(page);
        }
        pages
    };
    let (read, pages) = tokio::join!(reading, taking);
    read.map(|()| pages)
}

async fn with_members(f: &Fixture) {
    let members = ["a", "b", "c"].map(|r| profile(r, r));
    let consents = vec![ConsentGroup {
        members: Whom::All,
        terms: terms(&["federation"]),
        valid_from: None,
        valid_until: None,
    }];
    let sheet = ConsentSheet {
        consents,
        objections: Vec::new(),
    };
    f.directory
        .import(&members, &sheet, "import", |_| ())
        .await
        .unwrap();
}

#[tokio::test]
async fn everything_is_read_once_and_then_what_changed() {
    for f in fixtures().await {
        with_members(&f).await;
        let store = &f.under.store;
        let all = since(store, 0).await.unwrap();
        assert_eq!(
            (all.members.len(), all.consents.len()),
            (3, 3),
            "{}",
            f.under.name
        );
        assert_eq!(all.members[0].profile.member_ref, member("a"));
        let nothing = since(store, all.revision).await.unwrap();
        assert_eq!(nothing.revision, all.revision);
        assert!(nothing.members.is_empty() && nothing.consents.is_empty());

        let biowin = "biowin".parse().unwrap();
        f.directory
            .withdraw(&member("a"), all.consents[0].id)
            .await
            .unwrap();
        f.directory.object(&member("b"), &biowin).await.unwrap();
        f.directory.lift(&member("b"), &biowin).await.unwrap();
        f.directory
            .grant(
                &member("b"),
                terms(&["country:NO"]),
                from("2026-01-01"),
                "x",
            )
            .await
            .unwrap();
        f.directory.remove(&member("c")).await.unwrap();
        let news = since(store, all.revision).await.unwrap();
        assert!(news.members.is_empty());
        assert_eq!(news.withdrawn, [(all.consents[0].id, all.members[0].id)]);
        let b = all.members[1].id;
        assert_eq!(
            news.objections,
            [(b, biowin.clone(), true), (b, biowin, false)]
        );
        assert_eq!((news.consents.len(), news.consents[0].member), (1, b));
        assert_eq!(news.removed, [all.members[2].id]);
        assert_eq!(news.revision, all.revision + 5);

        let anew = since(store, 0).await.unwrap();
        assert!(
            anew.members.iter().all(|m| m.id != all.members[2].id),
            "a removed member stays away"
        );
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_read_stops_everything_and_names_the_member() {
    for f in fixtures().await {
        with_members(&f).await;
        let row = f.under.store.member_by_ref("b").await.unwrap().unwrap();
        let good = row.profile.clone();
        for broken in ["{}".to_owned(), good.replace("\"b\"", "\"a\"")] {
            let (mut writing, _) = f.under.store.write().await.unwrap();
            let row = MemberRow {
                profile: broken,
                ..row.clone()
            };
            writing.put_members(&[row]).await.unwrap();
            writing.commit().await.unwrap();
            let error = since(&f.under.store, 0).await.unwrap_err().to_string();
            assert!(error.contains("member `b`"), "{}: {error}", f.under.name);
        }
    }
}

#[tokio::test]
async fn many_members_are_read_page_by_page() {
    for f in fixtures().await {
        let members: Vec<_> = (0..4_500)
            .map(|n| profile(&format!("M-{n}"), "Acme"))
            .collect();
        f.directory
            .import(&members, &ConsentSheet::default(), "import", |_| ())
            .await
            .unwrap();
        let store = &f.under.store;
        let latest = store.latest().await.unwrap().unwrap();
        let pages = pages(store, 0, &latest, |member| member.id).await.unwrap();
        let rows: Vec<usize> = pages.iter().map(Page::rows).collect();
        assert_eq!(rows, [2_048, 2_048, 404], "{}", f.under.name);
        let numbers = pages.into_iter().flat_map(|page| match page {
            Page::Members(numbers) => numbers,
            _ => Vec::new(),
        });
        assert!(numbers.is_sorted_by(|a, b| a < b), "in their order");
    }
}

#[tokio::test]
async fn kept_profiles_are_those_of_the_revision_asked_for() {
    for f in fixtures().await {
        with_members(&f).await;
        let profiles = Profiles::new(f.under.store.clone());
        let before = since(&f.under.store, 0).await.unwrap();
        let wanted: Vec<(u32, i64)> = before.members.iter().map(|m| (m.id, m.revision)).collect();
        assert_eq!(
            profiles.get(&wanted).await.unwrap().len(),
            3,
            "{}",
            f.under.name
        );
        let other = [profile("a", "Other")];
        f.directory
            .import(&other, &ConsentSheet::default(), "import", |_| ())
            .await
            .unwrap();
        f.directory.remove(&member("c")).await.unwrap();
        let kept = profiles.get(&wanted[..1]).await.unwrap();
        assert_eq!(
            kept[&wanted[0].0].revision, wanted[0].1,
            "as it was when it was matched"
        );
        let news = since(&f.under.store, before.revision).await.unwrap();
        let now = (news.members[0].id, news.members[0].revision);
        let got = profiles.get(&[now]).await.unwrap();
        assert_eq!(got[&now.0].profile.identity.legal_name, "Other");
    }
}
