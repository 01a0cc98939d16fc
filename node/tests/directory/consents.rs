//! Single consents and objections.

use steelyard::{
    audit::{
        consents::consent_digest,
        entry::{Commitment, Event},
    },
    directory::members::Disclosure,
    directory::{DirectoryError, consents::ConsentStatus, import::ConsentSheet},
    store::disclosures::DisclosureRow,
};
use steelyard_policies::consent::Validity;
use steelyard_protocol::{
    envelope::Digest,
    fields::{FieldGroups, Granularity},
    ids::{MemberRef, QueryId},
    time::Timestamp,
};

use crate::{Fixture, fixtures, from, last_entry, logged, member, moment, profile, terms};

async fn with_member(f: &Fixture) -> MemberRef {
    let members = [profile("M-1", "a"), profile("M-2", "b")];
    f.directory
        .import(&members, &ConsentSheet::default(), "import", |_| ())
        .await
        .unwrap();
    member("M-1")
}

#[tokio::test]
async fn a_consent_is_given_expires_and_is_withdrawn() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let until = Validity {
            valid_from: moment("2026-12-01"),
            valid_until: Some(moment("2027-01-01")),
        };
        let id = f
            .directory
            .grant(&m, terms(&["federation"]), until, "portal")
            .await
            .unwrap();
        let status = async || f.directory.consents(&m).await.unwrap()[0].status;
        assert_eq!(
            status().await,
            ConsentStatus::NotYetValid,
            "{}",
            f.under.name
        );
        f.clock.set(moment("2026-12-01"));
        assert_eq!(status().await, ConsentStatus::Given);
        f.clock.set(moment("2027-01-01"));
        assert_eq!(status().await, ConsentStatus::Expired);
        f.clock.set(moment("2026-12-05"));
        assert!(f.directory.withdraw(&m, id).await.unwrap());
        assert_eq!(status().await, ConsentStatus::Withdrawn);
        let state = f.directory.consents(&m).await.unwrap().remove(0);
        assert_eq!(state.withdrawn_at, Some(moment("2026-12-05")));
        assert_eq!(state.source, "portal");
        assert!(
            !f.directory.withdraw(&m, id).await.unwrap(),
            "it was withdrawn before"
        );
    }
}

#[tokio::test]
async fn the_log_holds_the_salted_member_and_the_terms() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let given = (terms(&["federation"]), from("2026-01-01"));
        let id = f
            .directory
            .grant(&m, given.0.clone(), given.1, "portal")
            .await
            .unwrap();
        let salt = f
            .under
            .store
            .member_by_ref("M-1")
            .await
            .unwrap()
            .unwrap()
            .salt;
        assert_eq!(salt.len(), 16);
        let entry = last_entry(&f.under.store).await;
        let expected = Event::ConsentGiven {
            member: Commitment::to(&m, &salt),
            consent: id,
            terms: consent_digest(&given.0, given.1).unwrap(),
            notice: None,
            source: "portal".into(),
        };
        assert_eq!(entry.event, expected, "{}", f.under.name);
        let later = from("2026-01-02");
        assert_ne!(
            consent_digest(&given.0, later).unwrap(),
            consent_digest(&given.0, given.1).unwrap()
        );
        f.directory.withdraw(&m, id).await.unwrap();
        let expected = Event::ConsentWithdrawn {
            member: Commitment::to(&m, &salt),
            consent: id,
        };
        assert_eq!(last_entry(&f.under.store).await.event, expected);
    }
}

#[tokio::test]
async fn what_cannot_be_consented_to_is_refused() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let never = Validity {
            valid_from: moment("2026-01-02"),
            valid_until: Some(moment("2026-01-02")),
        };
        let error = f
            .directory
            .grant(&m, terms(&["federation"]), never, "portal")
            .await
            .unwrap_err();
        assert!(
            matches!(error, DirectoryError::NeverHolds { .. }),
            "{error}"
        );
        let error = f
            .directory
            .grant(&m, terms(&[]), from("2026-01-01"), "portal")
            .await
            .unwrap_err();
        assert!(matches!(error, DirectoryError::NoRecipient), "{error}");
        let nobody = member("nobody");
        let error = f
            .directory
            .grant(&nobody, terms(&["federation"]), from("2026-01-01"), "x")
            .await;
        assert!(matches!(
            error.unwrap_err(),
            DirectoryError::UnknownMember(_)
        ));
        assert_eq!(
            logged(&f.under.store).await,
            ["members_imported"],
            "{}",
            f.under.name
        );
    }
}

#[tokio::test]
async fn nobody_withdraws_the_consent_of_another() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let id = f
            .directory
            .grant(&m, terms(&["federation"]), from("2026-01-01"), "x")
            .await
            .unwrap();
        let error = f.directory.withdraw(&member("M-2"), id).await.unwrap_err();
        assert!(
            matches!(error, DirectoryError::UnknownConsent { .. }),
            "{error}"
        );
        assert_eq!(
            f.directory.consents(&m).await.unwrap()[0].status,
            ConsentStatus::Given
        );
    }
}

#[tokio::test]
async fn all_consents_for_a_purpose_go_at_once_in_one_revision() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let mut event = terms(&["federation"]);
        event.purpose = "event".parse().unwrap();
        let one = f
            .directory
            .grant(&m, terms(&["federation"]), from("2026-01-01"), "x")
            .await
            .unwrap();
        let two = f
            .directory
            .grant(&m, terms(&["country:NO"]), from("2030-01-01"), "x")
            .await
            .unwrap();
        let other = f
            .directory
            .grant(&m, event, from("2026-01-01"), "x")
            .await
            .unwrap();
        let before = f.under.store.head().await.unwrap().unwrap().revision;
        let purpose = "matchmaking".parse().unwrap();
        let gone = f.directory.withdraw_all(&m, Some(&purpose)).await.unwrap();
        assert_eq!(gone, [one, two], "{}", f.under.name);
        assert_eq!(
            f.under.store.head().await.unwrap().unwrap().revision,
            before + 1
        );
        assert_eq!(f.directory.withdraw_all(&m, None).await.unwrap(), [other]);
        assert!(f.directory.withdraw_all(&m, None).await.unwrap().is_empty());
        assert_eq!(
            f.under.store.head().await.unwrap().unwrap().revision,
            before + 2
        );
    }
}

#[tokio::test]
async fn objections_are_raised_and_lifted() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let (biowin, oulu) = ("biowin".parse().unwrap(), "oulu".parse().unwrap());
        assert!(
            f.directory.object(&m, &biowin).await.unwrap(),
            "{}",
            f.under.name
        );
        assert!(!f.directory.object(&m, &biowin).await.unwrap());
        assert!(f.directory.object(&m, &oulu).await.unwrap());
        assert!(f.directory.lift(&m, &biowin).await.unwrap());
        assert!(!f.directory.lift(&m, &biowin).await.unwrap());
        let standing = f.directory.objections(&m).await.unwrap();
        assert_eq!(
            standing
                .iter()
                .map(|o| o.cluster.as_str())
                .collect::<Vec<_>>(),
            ["oulu"]
        );
        assert!(
            f.directory.object(&m, &biowin).await.unwrap(),
            "raised once more"
        );
        assert_eq!(f.directory.objections(&m).await.unwrap().len(), 2);
        assert_eq!(
            logged(&f.under.store)
                .await
                .iter()
                .filter(|k| *k == "objection")
                .count(),
            4
        );
    }
}

/// How far the numbers of the others are from the member's that an answer discloses too: near enough
/// to be kept with it, and not.
const OTHERS: [i64; 2] = [7, 1_000];

/// Writes an answer that discloses these field groups of the member, and of others, to `asker`.
async fn disclose(f: &Fixture, asker: &str, member: i64, fields: u8) -> i64 {
    disclose_at(f, moment("2026-11-21"), asker, member, fields).await
}

async fn disclose_at(f: &Fixture, at: Timestamp, asker: &str, member: i64, fields: u8) -> i64 {
    let mut change = f.ledger.begin().await.unwrap();
    let answered = Event::Answered {
        asker: asker.parse().unwrap(),
        purpose: "matchmaking".parse().unwrap(),
        query_id: QueryId::from_bytes([7; 16]),
        query: Digest::of(b"a query"),
        granularity: Granularity::Record,
        total: 1,
        rules: Vec::new(),
        charter: 1,
        disclosed: Vec::new(),
    };
    let position = change.append(at, answered).unwrap();
    let entry = position.index.cast_signed();
    let row = |member_id| DisclosureRow {
        member_id,
        entry,
        fields: i64::from(fields),
    };
    change.addition().disclose([row(member)]);
    change
        .addition()
        .disclose(OTHERS.map(|other| row(member + other)));
    change.commit().await.unwrap();
    entry
}

/// As it happens after some thousands of answers.
async fn sort_disclosures(f: &Fixture) {
    if let Some(run) = f.under.store.sorted_disclosures().await.unwrap() {
        let mut change = f.ledger.begin().await.unwrap();
        assert!(change.store().add_run(&run).await.unwrap());
        change.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_member_sees_who_received_its_data() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let id = i64::from(f.directory.member(&m).await.unwrap().id);
        let mut entries = Vec::new();
        for asker in ["biowin", "oulu", "turin", "oslo"] {
            entries.insert(0, disclose(&f, asker, id, 3).await.cast_unsigned());
            if asker != "oslo" {
                // Twice with nothing new.
                sort_disclosures(&f).await;
                sort_disclosures(&f).await;
            }
        }
        let disclosures = f.directory.disclosures(&m, 10).await.unwrap();
        let found: Vec<(&str, u64)> = disclosures
            .iter()
            .map(|d| (d.recipient.as_str(), d.entry))
            .collect();
        let askers = ["oslo", "turin", "oulu", "biowin"];
        let wanted: Vec<(&str, u64)> = askers.into_iter().zip(entries).collect();
        assert_eq!(found, wanted, "{}", f.under.name);
        assert_eq!(disclosures[1].fields, FieldGroups::from_bits(3).unwrap());
        assert_eq!(disclosures[1].at, moment("2026-11-21"));
        let last = f.directory.disclosures(&m, 2).await.unwrap();
        assert_eq!(last[..], disclosures[..2], "the latest");
        for (since, wanted) in [("2026-11-21", 4), ("2026-11-22", 0)] {
            let mut read = Vec::new();
            let take = |d: &Disclosure| read.push(d.clone());
            let since = moment(since);
            f.directory
                .disclosures_since(&m, since, take)
                .await
                .unwrap();
            assert_eq!(read[..], disclosures[..wanted], "{since}");
        }
        let other = f.directory.disclosures(&member("M-2"), 10).await.unwrap();
        assert!(other.is_empty());
        f.directory.remove(&m).await.unwrap();
        let left = f
            .under
            .store
            .disclosures_of(id, i64::MAX, 10)
            .await
            .unwrap();
        assert!(left.is_empty(), "nothing is left of a removed member");
        for other in OTHERS {
            let others = f.under.store.disclosures_of(id + other, i64::MAX, 10);
            let found: Vec<i64> = others.await.unwrap().iter().map(|(d, _)| d.entry).collect();
            let all = disclosures.iter().map(|d| d.entry.cast_signed());
            assert_eq!(found, all.collect::<Vec<_>>(), "that of others is left");
        }
    }
}

#[tokio::test]
async fn a_member_that_is_erased_while_disclosures_are_sorted_does_not_come_back() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let id = i64::from(f.directory.member(&m).await.unwrap().id);
        let entry = disclose(&f, "biowin", id, 3).await;
        let sorted = f.under.store.sorted_disclosures().await.unwrap();
        f.directory.remove(&m).await.unwrap();
        let later = disclose(&f, "oulu", id + 5_000, 3).await;
        let mut change = f.ledger.begin().await.unwrap();
        let added = change.store().add_run(&sorted.unwrap()).await.unwrap();
        assert!(!added, "{}: that is no longer what there is", f.under.name);
        change.rollback().await.unwrap();
        sort_disclosures(&f).await;
        for (of, wanted) in [(0, None), (OTHERS[0], Some(entry)), (5_000, Some(later))] {
            let left = f.under.store.disclosures_of(id + of, i64::MAX, 10);
            let entries: Vec<i64> = left.await.unwrap().iter().map(|(d, _)| d.entry).collect();
            assert_eq!(entries, Vec::from_iter(wanted), "{of}");
        }
    }
}

/// The log has answers in the order in which they were written, which is not always the one in which
/// they were made.
#[tokio::test]
async fn a_disclosure_is_told_whatever_stands_after_it_in_the_log() {
    for f in fixtures().await {
        let m = with_member(&f).await;
        let id = i64::from(f.directory.member(&m).await.unwrap().id);
        let midnight = moment("2026-11-21");
        let after = Timestamp::from_millis(midnight.as_millis() + 1);
        let before = Timestamp::from_millis(midnight.as_millis() - 1);
        disclose_at(&f, after, "biowin", id, 3).await;
        disclose_at(&f, before, "oulu", id, 3).await;
        let mut read = Vec::new();
        let take = |d: &Disclosure| read.push(d.recipient.to_string());
        f.directory
            .disclosures_since(&m, midnight, take)
            .await
            .unwrap();
        assert_eq!(read, ["biowin"], "{}", f.under.name);
    }
}
