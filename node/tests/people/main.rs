//! The people who sign in: who there is, for whom they act, and what lets them in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod entering;
mod persons;
mod sessions;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "shared with tests that read more")]
mod support;

use std::sync::Arc;

use ring::hmac;
use steelyard::{
    audit::ledger::Ledger,
    clock::{Clock, ManualClock},
    directory::{Directory, import::ConsentSheet},
    people::{NewPerson, People, Person, Role},
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::{ids::MemberRef, time::Timestamp};
use support::{TestStore, stores};

/// The people of a store that no other test uses, with two members, and the clock that they look at.
struct Fixture {
    people: People,
    directory: Directory,
    clock: Arc<ManualClock>,
    under: TestStore,
}

/// One of each kind of store.
async fn fixtures() -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for under in stores().await {
        let clock = Arc::new(ManualClock::at("2026-11-21".parse().unwrap()));
        let key = hmac::Key::new(hmac::HMAC_SHA256, &[7; 32]);
        let ledger = Ledger::open(under.store.clone(), key).await.unwrap();
        let directory = Directory::new(ledger.clone(), clock.clone());
        let members = ["M-1", "M-2"].map(|m| Profile::new(member(m)));
        directory
            .import(&members, &ConsentSheet::default(), "test", |_| {})
            .await
            .unwrap();
        let people = People::new(ledger, clock.clone());
        fixtures.push(Fixture {
            people,
            directory,
            clock,
            under,
        });
    }
    fixtures
}

impl Fixture {
    async fn add(&self, email: &str, role: Option<Role>) -> Person {
        let new = NewPerson {
            email: email.parse().unwrap(),
            name: String::new(),
            role,
            language: None,
        };
        self.people.add_person(&new).await.unwrap()
    }

    /// Lets time pass.
    fn pass(&self, seconds: i64) -> Timestamp {
        self.clock.set(self.clock.now().plus_seconds(seconds));
        self.clock.now()
    }

    /// All that the audit log holds, as text.
    async fn log(&self) -> String {
        let entries = self.under.store.entries(0, 10_000).await.unwrap();
        let bodies = entries
            .into_iter()
            .map(|e| String::from_utf8(e.body).unwrap());
        bodies.collect::<Vec<_>>().join("\n")
    }
}

fn member(reference: &str) -> MemberRef {
    reference.parse().unwrap()
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
