//! Oslo asks, Turin holds: two nodes, and what is done and seen there.

use std::time::{Duration, Instant};

use integration_tests::{
    api::Refused,
    federation::{Federation, status_of},
    members::{consent_of, everyone, member, members, sheet},
    setup::Spec,
    waiting::{SOON, eventually},
};
use serde_json::{Value, json};
use steelyard::introductions::{Introduction, State};
use steelyard_protocol::{
    fields::FieldGroup,
    ids::QueryId,
    result::{MergedMatch, Status},
};

pub const OSLO: &str = "oslo";
pub const TURIN: &str = "turin";

/// Turin's members `T-0` to `T-3` show themselves to all, but nobody to write to. Of Oslo's, `O-named`
/// consents to be named, with somebody to write to, `O-shy` to be described only, `O-silent` to
/// nothing.
pub async fn start() -> Federation {
    start_with(|config| config.introductions.decline_hours = 0).await
}

pub async fn start_with(configure: fn(&mut steelyard::config::Config)) -> Federation {
    use FieldGroup::{Contact, Identity, Kind, Offers, Region, Summary};
    let turin = members("T", 4);
    let oslo = ["O-named", "O-shy", "O-silent"].map(member).to_vec();
    let of_oslo = sheet([
        consent_of(&["O-named"]).with(&[Region, Kind, Summary, Identity, Contact]),
        consent_of(&["O-shy"]).with(&[Offers, Region]),
    ]);
    let of_turin = sheet([consent_of(&["T-0", "T-1", "T-2", "T-3"])]);
    Federation::start(vec![
        Spec::new(TURIN, "IT")
            .members(turin, of_turin)
            .configure(configure),
        Spec::new(OSLO, "NO")
            .members(oslo, of_oslo)
            .configure(configure),
    ])
    .await
}

/// What is done and seen at the nodes of a federation.
pub trait Introducing {
    /// Oslo asks Turin for all; this is the match of one of Turin's members, and the query's number.
    async fn find(&self, member_ref: &str) -> (MergedMatch, QueryId);
    /// Oslo asks for an introduction to one of Turin's members.
    async fn request(&self, member_ref: &str, with: Value) -> Result<Introduction, Refused>;
    /// Somebody of this cluster does something.
    async fn act(&self, cluster: &str, id: &str, action: Value) -> Result<Introduction, Refused>;
    /// The introduction as it stands at this cluster; none if it is not there.
    async fn at(&self, cluster: &str, id: &str) -> Option<Introduction>;
    /// Waits until the introduction stands so at both.
    async fn both(&self, id: &str, state: State);
    /// The disclosures of a member by introductions: to whom, and which field groups.
    async fn revealed_of(&self, cluster: &str, member: &str) -> Vec<(String, Vec<String>)>;
}

impl Introducing for Federation {
    async fn find(&self, member_ref: &str) -> (MergedMatch, QueryId) {
        let end = Instant::now() + SOON;
        loop {
            let result = self.api(OSLO).query(&everyone()).await;
            let turin = format!("{:?}", status_of(&result, TURIN));
            let has_answered = status_of(&result, TURIN).status == Status::Answered;
            let found = result.matches.into_iter().find(|m| {
                m.cluster.as_str() == TURIN
                    && m.member_ref
                        .as_ref()
                        .is_some_and(|r| r.as_str() == member_ref)
            });
            if let Some(found) = found {
                return (found, result.query_id);
            }
            // Turin may have been killed just now.
            assert!(!has_answered && Instant::now() < end, "{turin}");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }

    async fn request(&self, member_ref: &str, with: Value) -> Result<Introduction, Refused> {
        let (found, query_id) = self.find(member_ref).await;
        let mut asked = json!({
            "cluster": TURIN, "handle": found.handle, "query_id": query_id,
            "purpose": "matchmaking", "text": "Shall we meet?",
        });
        let asked_map = asked.as_object_mut().unwrap();
        asked_map.extend(with.as_object().unwrap().clone());
        self.api(OSLO).introduce(&asked).await
    }

    async fn act(&self, cluster: &str, id: &str, action: Value) -> Result<Introduction, Refused> {
        self.api(cluster).act_on_introduction(id, &action).await
    }

    async fn at(&self, cluster: &str, id: &str) -> Option<Introduction> {
        let path = format!("/api/v1/introductions/{id}");
        serde_json::from_value(self.api(cluster).get(&path).await).ok()
    }

    async fn both(&self, id: &str, state: State) {
        eventually(&format!("{} at both", state.as_str()), || async {
            for cluster in [OSLO, TURIN] {
                let there = self.at(cluster, id).await;
                if there.is_none_or(|there| there.state != state || there.delivery.is_some()) {
                    return false;
                }
            }
            true
        })
        .await;
    }

    async fn revealed_of(&self, cluster: &str, member: &str) -> Vec<(String, Vec<String>)> {
        let opened = self.cluster(cluster).open().await;
        let member = member.parse().unwrap();
        let all = opened.directory.disclosures(&member, 1_000).await.unwrap();
        let mut revealed = Vec::new();
        for disclosure in all {
            let entry = opened.store.entry(disclosure.entry.cast_signed()).await;
            if entry.unwrap().expect("its entry").kind == "introduction" {
                let fields = disclosure.fields.iter().map(|g| g.to_string()).collect();
                revealed.push((disclosure.recipient.to_string(), fields));
            }
        }
        opened.store.close().await;
        // As they happened.
        revealed.reverse();
        revealed
    }
}
