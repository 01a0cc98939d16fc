//! What is written reads back as the same: every message, through its signature and its frame.

use std::fmt::Debug;

use proptest::prelude::*;
use steelyard_protocol::{
    charter::SignedCharter,
    envelope::{Claims, Signed},
    fields::FieldGroups,
    frame::{Request, Response},
    ids::QueryId,
    query::Query,
    refusal::RefusalCode,
    signed_answer::{Body, SignedAnswer},
    time::Timestamp,
};

use crate::{samples::key, strategies as any_of};

fn through_signature<C: Claims + PartialEq + Debug>(claims: &C) {
    let signed = Signed::sign(claims, &key(9)).unwrap();
    let read = Signed::<C>::parse(signed.as_str().as_bytes()).unwrap();
    assert_eq!(read.claimed_issuer(), claims.issuer());
    assert_eq!(read.digest(), signed.digest());
    assert_eq!(read.verify(&key(9).public()).unwrap(), *claims);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn query(claims in any_of::query_claims()) {
        let frame = Request::Query(Signed::sign(&claims, &key(9)).unwrap()).encode().unwrap();
        let Request::Query(read) = Request::decode(&frame).unwrap() else {
            panic!("not a query");
        };
        prop_assert_eq!(read.verify(&key(9).public()).unwrap(), claims);
    }

    #[test]
    fn answer(outcome in any_of::outcome(), mut claims in any_of::receipt_claims()) {
        let body = Body::of(&outcome).unwrap();
        claims.records = outcome.records();
        claims.refused = outcome.refused();
        claims.body = body.digest();
        let receipt = Signed::sign(&claims, &key(9)).unwrap();
        let frame = Response::Answer(SignedAnswer { receipt, body }).encode().unwrap();
        let Response::Answer(read) = Response::decode(&frame).unwrap() else {
            panic!("not an answer");
        };
        prop_assert_eq!(read.verify(&key(9).public()).unwrap(), (claims, outcome));
    }

    #[test]
    fn ping_and_pong(ping in any_of::ping_claims(), pong in any_of::pong_claims()) {
        let frame = Request::Ping(Signed::sign(&ping, &key(9)).unwrap()).encode().unwrap();
        let Request::Ping(read) = Request::decode(&frame).unwrap() else {
            panic!("not a ping");
        };
        prop_assert_eq!(read.verify(&key(9).public()).unwrap(), ping);

        let frame = Response::Pong(Signed::sign(&pong, &key(9)).unwrap()).encode().unwrap();
        let Response::Pong(read) = Response::decode(&frame).unwrap() else {
            panic!("not a pong");
        };
        prop_assert_eq!(read.verify(&key(9).public()).unwrap(), pong);
    }

    #[test]
    fn introductions(step in any_of::introduction_claims(), word in any_of::acknowledgement_claims()) {
        let signed = Signed::sign(&step, &key(9)).unwrap();
        let frame = Request::Introduction(signed).encode().unwrap();
        let Request::Introduction(read) = Request::decode(&frame).unwrap() else {
            panic!("not a step of an introduction");
        };
        prop_assert_eq!(read.verify(&key(9).public()).unwrap(), step);

        let signed = Signed::sign(&word, &key(9)).unwrap();
        let frame = Response::Acknowledgement(signed).encode().unwrap();
        let Response::Acknowledgement(read) = Response::decode(&frame).unwrap() else {
            panic!("not an acknowledgement");
        };
        prop_assert_eq!(read.verify(&key(9).public()).unwrap(), word);
    }

    #[test]
    fn receipt_invite_and_card(
        receipt in any_of::receipt_claims(),
        invite in any_of::invite_claims(),
        card in any_of::card_claims(),
    ) {
        through_signature(&receipt);
        through_signature(&invite);
        through_signature(&card);
    }

    #[test]
    fn charter(charter in any_of::charter()) {
        let mut signed = SignedCharter::draft(&charter).unwrap();
        signed.sign(&charter.clusters[0].id, &key(9)).unwrap();
        let read = SignedCharter::parse(signed.to_json().unwrap().as_bytes()).unwrap();
        prop_assert_eq!(read.unverified().unwrap(), charter);
        prop_assert_eq!(read.digest(), signed.digest());
        prop_assert_eq!(read, signed);
    }

    #[test]
    fn moments(moment in any_of::timestamp()) {
        prop_assert_eq!(moment.to_string().parse::<Timestamp>().unwrap(), moment);
    }

    #[test]
    fn field_groups(groups in any_of::groups()) {
        let json = serde_json::to_string(&groups).unwrap();
        prop_assert_eq!(serde_json::from_str::<FieldGroups>(&json).unwrap(), groups);
        prop_assert_eq!(groups.iter().collect::<FieldGroups>(), groups);
    }

    #[test]
    fn disclosed_groups(fields in any_of::fields()) {
        let json = serde_json::to_value(&fields).unwrap();
        for group in FieldGroups::ALL.iter() {
            prop_assert_eq!(json.get(group.as_str()).is_some(), fields.groups().contains(group));
        }
    }

    #[test]
    fn query_ids(bytes in any::<[u8; 16]>()) {
        let id = QueryId::from_bytes(bytes);
        prop_assert_eq!(id.to_string().parse::<QueryId>().unwrap(), id);
        prop_assert_eq!(id.as_bytes(), &bytes);
    }
}

#[test]
fn unsigned_refusals() {
    for code in RefusalCode::ALL {
        let frame = Response::Refused(code).encode().unwrap();
        assert!(matches!(Response::decode(&frame), Ok(Response::Refused(c)) if c == code));
    }
}

/// The JSON that people write: everything but the purpose may be left out, a concept may be a bare
/// code.
#[test]
fn a_query_as_people_write_it() {
    let query: Query = serde_json::from_str(
        r#"{"purpose":"matchmaking","concepts":["/21/33",{"concept":"/25","weight":2}]}"#,
    )
    .unwrap();
    let mut expected = Query::new("matchmaking".parse().unwrap());
    expected.concepts = vec![
        "/21/33"
            .parse::<steelyard_protocol::ids::ConceptCode>()
            .unwrap()
            .into(),
    ];
    let mut second = expected.concepts[0].clone();
    second.concept = "/25".parse().unwrap();
    second.weight = 2.0;
    expected.concepts.push(second);
    assert_eq!(query, expected);
    assert_eq!((query.limit, query.deadline_ms), (20, 5_000));
    assert_eq!(query.fields, FieldGroups::WITHOUT_CONTACT);
    query.check().unwrap();
}
