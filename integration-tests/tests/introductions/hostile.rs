//! Clusters that do not keep the rules, ask too much, or may no longer ask.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use integration_tests::{
    federation::Federation,
    members::{consent_of_all, members},
    peer::{Peer, read_unverified},
    setup::{Cluster, Spec},
    waiting::eventually,
};
use serde_json::json;
use steelyard::{
    clock::{Clock, SystemClock},
    introductions::State,
};
use steelyard_protocol::{
    charter::ClusterState,
    envelope::Signed,
    fields::FieldGroups,
    frame::{Request as Frame, Response},
    ids::{Handle, IntroductionId, QueryId},
    introduction::{
        Acceptance, AcknowledgementClaims, IntroductionClaims, Request, Side, Step, Text,
    },
    limits,
    refusal::RefusalCode,
};

use crate::between::{Introducing, OSLO, TURIN, start};

/// A step from one cluster to another, as it should be.
fn claims(
    from: &Cluster,
    to: &Cluster,
    id: IntroductionId,
    seq: u32,
    step: Step,
) -> IntroductionClaims {
    let now = SystemClock.now().as_seconds();
    IntroductionClaims {
        iss: from.id.clone(),
        aud: to.id.clone(),
        iat: now,
        exp: now + limits::MESSAGE_LIFE_SECONDS,
        charter: 1,
        id,
        side: Side::Asking,
        seq,
        step,
    }
}

fn request(handle: &Handle) -> Step {
    Step::Request(Box::new(Request {
        handle: handle.clone(),
        query_id: QueryId::from_bytes([7; 16]),
        purpose: "matchmaking".parse().unwrap(),
        expires: SystemClock.now().plus_seconds(86_400),
        text: Text::default(),
        from: None,
        offers: FieldGroups::NONE,
    }))
}

fn new_id() -> IntroductionId {
    IntroductionId::from_bytes(rand::random())
}

/// What comes back: how many steps are kept, or why not.
async fn send(peer: &Peer, to: &Cluster, claims: &IntroductionClaims) -> Result<u32, RefusalCode> {
    let signed = Signed::sign(claims, peer.cluster().identity.signing()).unwrap();
    let frame = Frame::Introduction(signed.clone()).encode().unwrap();
    match peer.send(to, frame).await.unwrap() {
        Response::Acknowledgement(word) => {
            let word = word.verify(&to.identity.signing().public()).unwrap();
            assert_eq!((word.id, word.step), (claims.id, signed.digest()));
            assert_eq!((&word.iss, &word.aud), (&to.id, &peer.cluster().id));
            Ok(word.received)
        }
        Response::Refused(code) => Err(code),
        other => panic!("{other:?}"),
    }
}

/// Turin's node, and Oslo and Lyon, in whose names the test speaks.
async fn turin_alone() -> (Federation, Peer, Peer, Handle) {
    let specs = vec![
        Spec::new(TURIN, "IT").members(members("T", 2), consent_of_all().sheet()),
        Spec::new(OSLO, "NO"),
        Spec::new("lyon", "FR"),
    ];
    let federation = Federation::start_but(specs, &[OSLO, "lyon"]).await;
    let turin = federation.cluster(TURIN).clone();
    let oslo = Peer::start(federation.cluster(OSLO), &[&turin]).await;
    let lyon = Peer::start(federation.cluster("lyon"), &[&turin]).await;
    for peer in [&oslo, &lyon] {
        peer.connected_to(&turin).await;
    }
    let query = integration_tests::peer::signed_query(
        oslo.cluster(),
        &[&turin],
        integration_tests::members::everyone(),
    );
    let frame = Frame::Query(query).encode().unwrap();
    let answer = oslo.send(&turin, frame).await.unwrap();
    let answer = integration_tests::peer::answer_of(&answer, &turin);
    let handle = answer.matches[0].handle.clone();
    (federation, oslo, lyon, handle)
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_are_taken_once_in_order_and_only_from_whose_they_are() {
    let (federation, oslo, lyon, handle) = turin_alone().await;
    let turin = federation.cluster(TURIN).clone();
    let id = new_id();
    let from_oslo = |seq, step| claims(oslo.cluster(), &turin, id, seq, step);
    let withdraw = || from_oslo(2, Step::Withdraw);
    assert_eq!(
        send(&oslo, &turin, &withdraw()).await,
        Ok(0),
        "the request is missing"
    );
    let first = from_oslo(1, request(&handle));
    for _ in 0..3 {
        assert_eq!(send(&oslo, &turin, &first).await, Ok(1));
    }
    let shown = federation.at(TURIN, &id.to_string()).await.unwrap();
    assert_eq!((shown.state, shown.timeline.len()), (State::Delivered, 1));
    assert!(shown.member.is_some());
    // Steps that do not follow, or are the other side's.
    for step in [
        Step::Answer(Text::new("to nothing").unwrap()),
        Step::Reveal(Box::default()),
        Step::Accept(Acceptance {
            reveals: FieldGroups::ALL,
        }),
        Step::Question(Text::new("why?").unwrap()),
        request(&handle),
    ] {
        let step = from_oslo(2, step);
        assert_eq!(
            send(&oslo, &turin, &step).await,
            Err(RefusalCode::Malformed)
        );
    }
    // As if this were what Turin asks for.
    let mut forged = from_oslo(
        1,
        Step::Accept(Acceptance {
            reveals: FieldGroups::ALL,
        }),
    );
    forged.side = Side::Holding;
    assert_eq!(
        send(&oslo, &turin, &forged).await,
        Err(RefusalCode::NotPermitted)
    );
    // Another cluster, and another in its name.
    let of_lyon = claims(lyon.cluster(), &turin, id, 2, Step::Withdraw);
    assert_eq!(
        send(&lyon, &turin, &of_lyon).await,
        Err(RefusalCode::NotPermitted)
    );
    assert_eq!(
        send(&lyon, &turin, &withdraw()).await,
        Err(RefusalCode::WrongSigner)
    );
    let mut elsewhere = withdraw();
    elsewhere.aud = "lyon".parse().unwrap();
    assert_eq!(
        send(&oslo, &turin, &elsewhere).await,
        Err(RefusalCode::WrongAudience)
    );
    let mut old = withdraw();
    (old.iat, old.exp) = (old.iat - 900, old.exp - 900);
    assert_eq!(send(&oslo, &turin, &old).await, Err(RefusalCode::Expired));

    assert_eq!(
        send(&oslo, &turin, &from_oslo(3, Step::Withdraw)).await,
        Ok(1),
        "one is missing"
    );
    assert_eq!(send(&oslo, &turin, &withdraw()).await, Ok(2));
    assert_eq!(send(&oslo, &turin, &withdraw()).await, Ok(2));
    let shown = federation.at(TURIN, &id.to_string()).await.unwrap();
    assert_eq!((shown.state, shown.timeline.len()), (State::Withdrawn, 2));
    // For a purpose that the charter does not know, nobody is asked.
    let aimless = new_id();
    let mut asked = claims(oslo.cluster(), &turin, aimless, 1, request(&handle));
    if let Step::Request(request) = &mut asked.step {
        request.purpose = "spying".parse().unwrap();
    }
    assert_eq!(send(&oslo, &turin, &asked).await, Ok(1));
    assert_eq!(
        federation
            .at(TURIN, &aimless.to_string())
            .await
            .unwrap()
            .member,
        None
    );
    // The handle of one cluster means nobody to another.
    let other = new_id();
    let stolen = claims(lyon.cluster(), &turin, other, 1, request(&handle));
    assert_eq!(send(&lyon, &turin, &stolen).await, Ok(1));
    assert_eq!(
        federation
            .at(TURIN, &other.to_string())
            .await
            .unwrap()
            .member,
        None
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cluster_can_flood_an_inbox() {
    let (federation, oslo, lyon, handle) = turin_alone().await;
    let turin = federation.cluster(TURIN).clone();
    let mut ids = Vec::new();
    for _ in 0..200 {
        let id = new_id();
        let asked = claims(oslo.cluster(), &turin, id, 1, request(&handle));
        assert_eq!(send(&oslo, &turin, &asked).await, Ok(1));
        ids.push(id);
    }
    let member = federation
        .at(TURIN, &ids[0].to_string())
        .await
        .unwrap()
        .member
        .unwrap();
    let path = format!("/api/v1/introductions?member={member}&limit=1000");
    let inbox = federation.api(TURIN).get(&path).await;
    assert_eq!(
        inbox.as_array().unwrap().len(),
        3,
        "the rest is not shown to the member"
    );
    let one_more = claims(oslo.cluster(), &turin, new_id(), 1, request(&handle));
    assert_eq!(send(&oslo, &turin, &one_more).await, Err(RefusalCode::Busy));
    // The place of one that the member declines is free when the decline leaves, not before.
    let declined = ids[1].to_string();
    let decline = json!("decline");
    let shown = federation.act(TURIN, &declined, decline).await.unwrap();
    assert_eq!(shown.state, State::Declined);
    assert_eq!(send(&oslo, &turin, &one_more).await, Err(RefusalCode::Busy));
    // What is under way goes on, and others are not kept out.
    let withdraw = claims(oslo.cluster(), &turin, ids[0], 2, Step::Withdraw);
    assert_eq!(send(&oslo, &turin, &withdraw).await, Ok(2));
    assert_eq!(send(&oslo, &turin, &one_more).await, Ok(1));
    let other = claims(lyon.cluster(), &turin, new_id(), 1, request(&handle));
    assert_eq!(send(&lyon, &turin, &other).await, Ok(1));
}

/// A cluster that acknowledges steps, rightly signed, but says that it has none of them.
#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_is_never_kept_is_tried_with_pauses() {
    let (federation, oslo, _lyon, handle) = turin_alone().await;
    let turin = federation.cluster(TURIN).id.clone();
    let (own, keeps) = (oslo.cluster().clone(), Arc::new(AtomicU32::new(0)));
    let (tries, kept) = (Arc::new(AtomicU32::new(0)), Arc::clone(&keeps));
    let counted = Arc::clone(&tries);
    oslo.answers(move |bytes| {
        let Ok(Frame::Introduction(signed)) = Frame::decode(bytes) else {
            return None;
        };
        counted.fetch_add(1, Ordering::Relaxed);
        let claims: IntroductionClaims = read_unverified(&signed);
        let word = AcknowledgementClaims {
            iss: own.id.clone(),
            aud: turin.clone(),
            iat: claims.iat,
            exp: claims.exp,
            charter: 1,
            id: claims.id,
            step: signed.digest(),
            received: kept.load(Ordering::Relaxed),
        };
        let word = Signed::sign(&word, own.identity.signing()).unwrap();
        Some(Response::Acknowledgement(word).encode().unwrap())
    });
    let asked = json!({
        "cluster": OSLO, "handle": handle, "query_id": QueryId::from_bytes([7; 16]),
        "purpose": "matchmaking",
    });
    let asked = federation.api(TURIN).introduce(&asked).await.unwrap();
    let id = asked.id.to_string();
    eventually("it says why it waits", || async {
        let delivery = federation.at(TURIN, &id).await.unwrap().delivery;
        delivery.is_some_and(|d| d.tries > 1 && d.problem.is_some())
    })
    .await;
    let tried = tries.load(Ordering::Relaxed);
    assert!(tried <= 3, "tried {tried} times");
    keeps.store(1, Ordering::Relaxed);
    eventually("it is delivered", || async {
        let there = federation.at(TURIN, &id).await.unwrap();
        there.state == State::Delivered && there.delivery.is_none()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_delivered_to_a_suspended_cluster() {
    let federation = start().await;
    let open = federation
        .request("T-0", json!({}))
        .await
        .unwrap()
        .id
        .to_string();
    federation.both(&open, State::Delivered).await;
    let (found, query_id) = federation.find("T-1").await;
    let set = |version: u64, previous: &steelyard_protocol::charter::SignedCharter, status| {
        federation.prepared().next_charter(|charter| {
            charter.version = version;
            charter.previous = Some(previous.digest().unwrap());
            for cluster in &mut charter.clusters {
                if cluster.id.as_str() == OSLO {
                    cluster.status = status;
                }
            }
        })
    };
    let first = federation.prepared().charter();
    let second = set(2, first, ClusterState::Suspended);
    for cluster in [OSLO, TURIN] {
        federation
            .cluster(cluster)
            .adopt(std::slice::from_ref(&second))
            .await;
    }
    // Turin's people can still decide; that waits, and says for what.
    federation
        .act(TURIN, &open, json!({"ask": "Who is it?"}))
        .await
        .unwrap();
    eventually("it says why it waits", || async {
        let delivery = federation.at(TURIN, &open).await.unwrap().delivery;
        delivery.is_some_and(|d| d.problem.is_some_and(|p| p.contains("suspends")))
    })
    .await;
    assert_eq!(
        federation.at(OSLO, &open).await.unwrap().state,
        State::Delivered
    );
    let asked = json!({
        "cluster": TURIN, "handle": found.handle, "query_id": query_id, "purpose": "matchmaking",
    });
    let refused = federation.api(OSLO).introduce(&asked).await.unwrap_err();
    assert!(
        refused.body.contains("suspends this cluster"),
        "{}",
        refused.body
    );
    let third = set(3, &second, ClusterState::Active);
    for cluster in [OSLO, TURIN] {
        federation
            .cluster(cluster)
            .adopt(std::slice::from_ref(&third))
            .await;
    }
    federation.both(&open, State::Questioned).await;
}
