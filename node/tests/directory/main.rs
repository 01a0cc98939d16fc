//! Members and consents: reading files, keeping them, and the commands on them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod changes;
mod commands;
mod consent_files;
mod consents;
mod cordis;
mod editing;
mod erasure;
mod forged;
mod imports;
mod member_csv;
mod real_files;
mod rights;
mod round_trip;
#[path = "../support/mod.rs"]
mod support;

use std::sync::Arc;

use ring::hmac;
use steelyard::{
    audit::{entry::Entry, ledger::Ledger},
    clock::ManualClock,
    directory::Directory,
    store::Store,
};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Validity},
    profile::Profile,
};
use steelyard_protocol::{fields::FieldGroups, ids::MemberRef, time::Timestamp};
use support::{TestStore, stores};

/// A directory of a store that no other test uses, and the clock that it looks at.
struct Fixture {
    directory: Directory,
    ledger: Ledger,
    clock: Arc<ManualClock>,
    under: TestStore,
}

/// One of each kind of store.
async fn fixtures() -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for under in stores().await {
        let clock = Arc::new(ManualClock::at(moment("2026-11-21")));
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
        let ledger = Ledger::open(under.store.clone(), key).await.unwrap();
        let directory = Directory::new(ledger.clone(), clock.clone());
        fixtures.push(Fixture {
            directory,
            ledger,
            clock,
            under,
        });
    }
    fixtures
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn member(reference: &str) -> MemberRef {
    reference.parse().unwrap()
}

fn profile(reference: &str, name: &str) -> Profile {
    let mut profile = Profile::new(member(reference));
    profile.identity.legal_name = name.to_owned();
    profile
}

fn terms(recipients: &[&str]) -> ConsentTerms {
    ConsentTerms {
        purpose: "matchmaking".parse().unwrap(),
        recipients: recipients.iter().map(|r| r.parse().unwrap()).collect(),
        except: Vec::new(),
        fields: FieldGroups::WITHOUT_CONTACT,
        granularity: ConsentGranularity::Record,
    }
}

fn from(day: &str) -> Validity {
    Validity {
        valid_from: moment(day),
        valid_until: None,
    }
}

/// The kinds of all entries of the audit log.
async fn logged(store: &Store) -> Vec<String> {
    let entries = store.entries(0, 10_000).await.unwrap();
    entries.into_iter().map(|e| e.kind).collect()
}

/// The last entry of the audit log.
async fn last_entry(store: &Store) -> Entry {
    let entries = store.entries(0, 10_000).await.unwrap();
    serde_json::from_slice(&entries.last().unwrap().body).unwrap()
}
