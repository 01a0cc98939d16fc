//! Getting in, and what each kind of person reaches: a real node, over HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod entry;
mod health;
mod letters;
mod passkeys;
mod provider;
mod routes;

use std::sync::Arc;

use integration_tests::{
    in_process::InProcess,
    setup::{Prepared, Spec, prepare},
    visitor::Visitor,
};
use steelyard::{
    app::Node,
    clock::{Clock, ManualClock, SystemClock},
    config::Config,
    directory::import::ConsentSheet,
    people::{Email, NewPerson, People, Person, Role},
    web::{self, server},
};
use steelyard_policies::profile::Profile;
use steelyard_protocol::ids::MemberRef;

const GOOD: &str = "nine red boats at sea";

/// A node with two members, that serves its pages.
struct Scene {
    node: Arc<Node>,
    clock: Arc<ManualClock>,
    base: String,
    prepared: Prepared,
}

/// A member with a name, and something in each field that nobody else has.
fn member(reference: &str, mark: &str) -> Profile {
    let mut profile = Profile::new(reference.parse().unwrap());
    profile.identity.legal_name = format!("{mark} Works");
    profile.identity.website = Some(format!("https://{}.example", mark.to_lowercase()));
    profile.summary.text = format!("What {mark} does");
    profile.contact.email = Some(format!("boss@{}.example", mark.to_lowercase()));
    profile
}

fn reference(text: &str) -> MemberRef {
    text.parse().unwrap()
}

fn email(text: &str) -> Email {
    text.parse().unwrap()
}

impl Scene {
    async fn start(configure: fn(&mut Config)) -> Self {
        Self::start_with(configure, |_| ()).await
    }

    /// `configure` as the files say it, `adapt` for what the test knows only now.
    async fn start_with(configure: fn(&mut Config), adapt: impl FnOnce(&mut Config)) -> Self {
        let members = vec![member("M-1", "Quillfeather"), member("M-2", "Marrowstone")];
        let spec = Spec::new("people", "NO").members(members, ConsentSheet::default());
        let prepared = prepare(vec![spec.configure(configure)]).await;
        let mut cluster = prepared.cluster("people").clone();
        adapt(&mut cluster.config);
        let InProcess { node, clock } = InProcess::start(&cluster, SystemClock.now()).await;
        let address = server::serve(
            node.config.api.listen,
            web::router(&node),
            node.stopping(),
            node.tasks(),
        );
        Self {
            base: format!("http://{}", address.unwrap()),
            node,
            clock,
            prepared,
        }
    }

    fn visitor(&self) -> Visitor {
        Visitor::of(&self.base)
    }

    fn people(&self) -> &People {
        &self.node.people
    }

    /// Somebody whom an administrator added.
    async fn added(&self, address: &str, name: &str, role: Option<Role>) -> Person {
        let new = NewPerson {
            email: email(address),
            name: name.to_owned(),
            role,
            language: None,
        };
        self.people().add_person(&new).await.unwrap()
    }

    /// Lets time pass.
    fn pass(&self, seconds: i64) {
        self.clock.set(self.clock.now().plus_seconds(seconds));
    }

    /// Somebody who accepted an invitation to act for a member by password, still signed in.
    async fn accepted(&self, address: &str, member: &str) -> Visitor {
        let invitation = self
            .people()
            .invite(&email(address), &reference(member), None)
            .await
            .unwrap();
        let mut visitor = self.visitor();
        let path = format!("/invitation/{}", invitation.token);
        let fields = [
            ("name", "Anna Rossi"),
            ("own-language", "en"),
            ("way", "password"),
            ("password", GOOD),
        ];
        let seen = visitor.post(&path, &fields).await;
        assert_eq!(seen.location, format!("/member/{member}"), "{}", seen.text);
        visitor
    }
}
