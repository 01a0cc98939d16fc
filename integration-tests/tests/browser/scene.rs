//! Two clusters whose pages are open: Oslo, where a matchmaker searches, and Bologna, whose member
//! has what is sought and shows it without its name.

use std::{process::Output, sync::Arc};

use integration_tests::{
    browser::Browser,
    federation::Federation,
    members::{consent_of_all, member, sheet},
    sessions::{Who, begin},
    setup::Spec,
};
use steelyard::{clock::SystemClock, people::People};
use steelyard_policies::profile::Profile;
use steelyard_protocol::fields::FieldGroup;

/// The cluster of the matchmaker.
pub const OSLO: &str = "oslo";
/// The cluster of the member.
pub const BOLOGNA: &str = "bologna";
/// The member in Bologna.
pub const MEMBER: &str = "CEH-1";
/// A member in Oslo.
pub const SEEKER: &str = "OCC-1";

/// Nodes of both clusters, as processes.
pub struct Scene {
    pub federation: Federation,
}

impl Scene {
    /// Starts both nodes.
    pub async fn start() -> Self {
        let described = [
            FieldGroup::Region,
            FieldGroup::Kind,
            FieldGroup::Offers,
            FieldGroup::Needs,
            FieldGroup::Summary,
        ];
        Self::of(vec![
            Spec::new(OSLO, "NO").members(vec![seeker()], sheet([consent_of_all()])),
            Spec::new(BOLOGNA, "IT").members(
                vec![member(MEMBER), member("CEH-2")],
                sheet([consent_of_all().with(&described)]),
            ),
        ])
        .await
    }

    /// Starts the nodes of these clusters.
    pub async fn of(clusters: Vec<Spec>) -> Self {
        let federation = Federation::start(clusters).await;
        Self { federation }
    }

    /// Where browsers reach the pages of a cluster.
    pub fn url(&self, cluster: &str) -> String {
        self.federation.cluster(cluster).config.public_url()
    }

    /// The cookie of a new session at a cluster.
    pub async fn session(&self, cluster: &str, who: &Who) -> String {
        let opened = self.federation.cluster(cluster).open().await;
        let people = People::new(opened.ledger.clone(), Arc::new(SystemClock));
        let cookie = begin(&people, who).await.expect("a session");
        opened.store.close().await;
        cookie
    }

    /// Signs the browser in at a cluster.
    pub async fn sign_in(&self, browser: &Browser, cluster: &str, who: &Who) {
        let cookie = self.session(cluster, who).await;
        browser.sign_in(&self.url(cluster), &cookie).await;
    }
}

/// The path of the link that a command printed.
pub fn path_in(told: &Output) -> String {
    let errors = String::from_utf8_lossy(&told.stderr);
    let told = String::from_utf8_lossy(&told.stdout);
    let link = told
        .split_whitespace()
        .find(|word| word.starts_with("http"));
    let link = link.unwrap_or_else(|| panic!("no link in `{told}`: {errors}"));
    let url: url::Url = link.parse().expect("a link");
    url.path().to_owned()
}

fn seeker() -> Profile {
    let mut profile = member(SEEKER);
    profile.region.country = Some("NO".parse().expect("a country"));
    profile.region.nuts = Some("NO081".parse().expect("a region"));
    profile.identity.city = Some("Oslo".to_owned());
    // A word as long as this is found in real names, and fits into no line of a phone.
    profile.identity.legal_name = "UNIVERSITETSSYKEHUSFORSKNING AS".to_owned();
    profile
}
