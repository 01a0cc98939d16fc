//! Members change their minds while they are asked for. Once a node has acknowledged that a member
//! is not to be seen, no answer to a query asked afterwards carries it; once it has acknowledged
//! that it may be seen, every answer does. Whoever changed it, and whatever was going on.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use integration_tests::{
    api::Api,
    federation::Federation,
    members::{consent_of, everyone, member, members, sheet, terms},
    peer::{Peer, answer_of, code_of, signed_query},
    process::verified_log,
    setup::{Cluster, Spec},
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use steelyard::directory::Directory;
use steelyard_policies::consent::Validity;
use steelyard_protocol::fields::FieldGroups;
use tokio::sync::watch;

const MEMBERS: usize = 4;
/// Changes of each member; about a quarter of them change whether it is seen.
const CHANGES: usize = 150;

/// When a member began to be visible or hidden: the change was asked for, and acknowledged.
struct Turn {
    asked: Instant,
    acknowledged: Instant,
    visible: bool,
}

/// One member as it should be, and what happened to it.
struct Story {
    member: String,
    there: bool,
    objects: bool,
    consents: Vec<u64>,
    turns: Vec<Turn>,
    log: Vec<String>,
}

impl Story {
    fn visible(&self) -> bool {
        self.there && !self.objects && !self.consents.is_empty()
    }
}

/// What an answer carried.
struct Seen {
    asked: Instant,
    answered: Instant,
    names: Vec<String>,
}

/// The two hands that change the members: the node's HTTP interface, and another process.
struct Hands {
    api: Api,
    directory: Directory,
}

/// Does one thing, at random, to a member, and notes what became of it.
async fn change(hands: &Hands, story: &mut Story, chance: &mut StdRng) {
    let name = story.member.parse().unwrap();
    let oslo = "oslo".parse().unwrap();
    let directory = &hands.directory;
    let before = story.visible();
    let by_api = chance.random_bool(0.5);
    let asked = Instant::now();
    let what = match chance.random_range(0..10) {
        _ if !story.there => {
            // It comes back, with a consent given on paper.
            let consent = sheet([consent_of(&[&story.member])]);
            let profile = [member(&story.member)];
            directory
                .import(&profile, &consent, "test", |_| ())
                .await
                .unwrap();
            let consents = directory.consents(&name).await.unwrap();
            story.there = true;
            story.consents = consents.iter().map(|c| c.id).collect();
            "import"
        }
        0..=4 => {
            let recipients = ["federation", "cluster:oslo", "country:NO"];
            let terms = terms(&[recipients[chance.random_range(0..3)]], FieldGroups::ALL);
            let id = if by_api {
                hands.api.grant(&story.member, &terms).await.unwrap()
            } else {
                let validity = Validity {
                    valid_from: directory.now(),
                    valid_until: None,
                };
                directory
                    .grant(&name, terms, validity, "test")
                    .await
                    .unwrap()
            };
            story.consents.push(id);
            "grant"
        }
        5..=6 if !story.consents.is_empty() => {
            let id = story.consents.pop().unwrap();
            if by_api {
                hands.api.withdraw(&story.member, id).await.unwrap();
            } else {
                assert!(directory.withdraw(&name, id).await.unwrap());
            }
            "withdraw"
        }
        7 => {
            directory.withdraw_all(&name, None).await.unwrap();
            story.consents.clear();
            "withdraw all"
        }
        8 if story.objects => {
            directory.lift(&name, &oslo).await.unwrap();
            story.objects = false;
            "lift"
        }
        8 => {
            directory.object(&name, &oslo).await.unwrap();
            story.objects = true;
            "object"
        }
        9 => {
            directory.remove(&name).await.unwrap();
            story.there = false;
            story.objects = false;
            story.consents.clear();
            "remove"
        }
        _ => return,
    };
    let acknowledged = Instant::now();
    let visible = story.visible();
    story
        .log
        .push(format!("{what} (by API: {by_api}) -> {visible}"));
    if visible != before {
        story.turns.push(Turn {
            asked,
            acknowledged,
            visible,
        });
    }
}

/// Asks until it is told to stop.
async fn ask(
    peer: Arc<Peer>,
    turin: Cluster,
    seen: Arc<Mutex<Vec<Seen>>>,
    stop: watch::Receiver<bool>,
) {
    while !*stop.borrow() {
        let query = signed_query(peer.cluster(), &[&turin], everyone());
        let asked = Instant::now();
        let response = peer.ask(&turin, &query).await;
        let answered = Instant::now();
        if let Some(code) = code_of(&response) {
            // Under a storm of changes it may say that it is busy; then it tells nothing.
            assert_eq!(code.as_str(), "busy");
            continue;
        }
        let answer = answer_of(&response, &turin);
        let names = answer
            .matches
            .iter()
            .map(|m| m.fields.identity.as_ref().unwrap().legal_name.clone());
        seen.lock().unwrap().push(Seen {
            asked,
            answered,
            names: names.collect(),
        });
    }
}

/// What must be true of a member for the whole of an answer's time; `None` while it turned.
fn expected(story: &Story, seen: &Seen) -> Option<bool> {
    let turning = story
        .turns
        .iter()
        .any(|t| t.asked <= seen.answered && t.acknowledged >= seen.asked);
    if turning {
        return None;
    }
    let last = story
        .turns
        .iter()
        .rev()
        .find(|t| t.acknowledged < seen.asked);
    Some(last.is_some_and(|t| t.visible))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_acknowledged_holds_for_every_query_asked_afterwards() {
    let seed: u64 = std::env::var("STEELYARD_TEST_SEED")
        .map_or_else(|_| rand::random(), |seed| seed.parse().unwrap());
    println!("STEELYARD_TEST_SEED={seed} repeats this choice of changes");
    let specs = vec![
        Spec::new("turin", "IT").members(members("T", MEMBERS), sheet([])),
        Spec::new("oslo", "NO"),
    ];
    let federation = Federation::start_but(specs, &["oslo"]).await;
    let turin = federation.cluster("turin").clone();
    let peer = Arc::new(Peer::start(federation.cluster("oslo"), &[&turin]).await);
    peer.connected_to(&turin).await;
    let opened = turin.open().await;
    let hands = Arc::new(Hands {
        api: federation.api("turin").clone(),
        directory: opened.directory.clone(),
    });

    let seen = Arc::new(Mutex::new(Vec::new()));
    let (stop, stopped) = watch::channel(false);
    let askers: Vec<_> = (0..3)
        .map(|_| {
            tokio::spawn(ask(
                Arc::clone(&peer),
                turin.clone(),
                Arc::clone(&seen),
                stopped.clone(),
            ))
        })
        .collect();
    let tellers: Vec<_> = (0..MEMBERS)
        .map(|n| {
            let hands = Arc::clone(&hands);
            let mut chance = StdRng::seed_from_u64(seed.wrapping_add(n as u64));
            tokio::spawn(async move {
                let mut story = Story {
                    member: format!("T-{n}"),
                    there: true,
                    objects: false,
                    consents: Vec::new(),
                    turns: Vec::new(),
                    log: Vec::new(),
                };
                for _ in 0..CHANGES {
                    change(&hands, &mut story, &mut chance).await;
                    // Sometimes at once, sometimes with time for several answers.
                    let pause = [0, 0, 2, 10, 40][chance.random_range(0..5)];
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                }
                story
            })
        })
        .collect();
    let mut stories = Vec::new();
    for teller in tellers {
        stories.push(teller.await.unwrap());
    }
    // And a moment in which nothing changes.
    tokio::time::sleep(Duration::from_millis(200)).await;
    stop.send(true).unwrap();
    for asker in askers {
        asker.await.unwrap();
    }

    let seen = std::mem::take(&mut *seen.lock().unwrap());
    let (mut hidden, mut shown) = (0, 0);
    for story in &stories {
        let name = format!("{} Srl", story.member);
        for answer in &seen {
            let Some(visible) = expected(story, answer) else {
                continue;
            };
            assert_eq!(
                answer.names.contains(&name),
                visible,
                "seed {seed}: {} should be {}; its story: {:#?}",
                story.member,
                if visible { "seen" } else { "hidden" },
                story.log
            );
            *(if visible { &mut shown } else { &mut hidden }) += 1;
        }
    }
    println!(
        "{} answers: {shown} times shown, {hidden} times hidden",
        seen.len()
    );
    assert!(
        shown > 5 && hidden > 5,
        "{shown} times shown, {hidden} hidden"
    );
    opened.store.close().await;
    verified_log(&turin);
}
