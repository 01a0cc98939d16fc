//! Who may ask: a node that runs as a process, and peers that pretend.

use std::time::SystemTime;

use integration_tests::{
    federation::Federation,
    liar::{Lie, send_lie},
    members::{consent_of_all, everyone, members},
    peer::{Peer, QUERY_FRAME, answer_of, claims, code_of, frame, signed_query},
    setup::Spec,
};
use steelyard::network::AskError;
use steelyard_protocol::{
    answer::Outcome,
    envelope::{Claims, Signed},
    frame::{Request, Response},
    messages::{PingClaims, QueryClaims, ReceiptClaims},
    refusal::RefusalCode,
};

/// Oslo's node runs and has two members that everybody may see; Mallory and Turin are the test.
async fn federation() -> Federation {
    let specs = vec![
        Spec::new("oslo", "NO").members(members("M", 2), consent_of_all().sheet()),
        Spec::new("mallory", "IT"),
        Spec::new("turin", "IT"),
        Spec::new("sleeper", "FR").suspended(),
    ];
    Federation::start_but(specs, &["mallory", "turin", "sleeper"]).await
}

/// How many entries Oslo's audit log has.
async fn log_length(federation: &Federation) -> i64 {
    let opened = federation.cluster("oslo").open().await;
    let (head, _) = opened.ledger.head().await.unwrap();
    opened.store.close().await;
    head.size
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_signer_in_the_charter_that_the_transport_proved_is_answered() {
    let federation = federation().await;
    let (oslo, turin) = (federation.cluster("oslo"), federation.cluster("turin"));
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    let own = mallory.cluster();
    let honest = signed_query(own, &[oslo], everyone());
    let answer = answer_of(&mallory.ask(oslo, &honest).await, oslo);
    assert_eq!(answer.matches.len(), 2, "an honest query is answered");
    let before = log_length(&federation).await;

    let as_mallory = || claims(own, &[oslo], everyone());
    let own_key = own.identity.signing();
    let turins_key = turin.identity.signing();

    // Signed with the key of another cluster.
    let code = mallory.refused(oslo, &as_mallory(), turins_key).await;
    assert_eq!(code, RefusalCode::BadSignature);

    // In the name of another cluster, with the own key and with that cluster's.
    let as_turin = claims(turin, &[oslo], everyone());
    let code = mallory.refused(oslo, &as_turin, own_key).await;
    assert_eq!(code, RefusalCode::WrongSigner);
    // The latter is what a query looks like that a third party forwards.
    let code = mallory.refused(oslo, &as_turin, turins_key).await;
    assert_eq!(code, RefusalCode::WrongSigner);

    // In the name of a cluster that does not stand in the charter, and of one that is suspended.
    let nobody = federation.prepared().stranger("nobody").await;
    let as_nobody = claims(&nobody, &[oslo], everyone());
    let code = mallory
        .refused(oslo, &as_nobody, nobody.identity.signing())
        .await;
    assert_eq!(code, RefusalCode::UnknownSigner);
    let sleeper = federation.cluster("sleeper");
    let as_sleeper = claims(sleeper, &[oslo], everyone());
    let code = mallory
        .refused(oslo, &as_sleeper, sleeper.identity.signing())
        .await;
    assert_eq!(code, RefusalCode::WrongSigner);

    // For another cluster.
    let for_turin = claims(own, &[turin], everyone());
    let code = mallory.refused(oslo, &for_turin, own_key).await;
    assert_eq!(code, RefusalCode::WrongAudience);
    let mut for_nobody = as_mallory();
    for_nobody.aud.clear();
    let code = mallory.refused(oslo, &for_nobody, own_key).await;
    assert_eq!(code, RefusalCode::WrongAudience);

    // Whoever cannot prove who it is leaves no trace in the log, only a count.
    assert_eq!(log_length(&federation).await, before);
    let api = federation.api("oslo");
    for (code, count) in [
        ("bad_signature", 1),
        ("wrong_signer", 3),
        ("unknown_signer", 1),
        ("wrong_audience", 2),
    ] {
        assert_eq!(api.refusals(code).await, count, "{code}");
    }
    let again = signed_query(own, &[oslo], everyone());
    assert_eq!(
        answer_of(&mallory.ask(oslo, &again).await, oslo).total,
        Some(2)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn clusters_that_are_not_in_the_charter_or_suspended_get_no_word_through() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let nobody = federation.prepared().stranger("nobody").await;
    for cluster in [federation.cluster("sleeper"), &nobody] {
        let peer = Peer::start(cluster, &[oslo]).await;
        let query = signed_query(cluster, &[oslo], everyone());
        let frame = Request::Query(query).encode().unwrap();
        for _ in 0..3 {
            let denied = peer.send(oslo, frame.clone()).await;
            assert!(
                matches!(denied, Err(AskError::Unreachable(_))),
                "{}: {denied:?}",
                cluster.id
            );
        }
    }
    let received = "steelyard_network_requests_received_total";
    assert_eq!(federation.api("oslo").metric(received).await, 0);

    // Nor is a suspended cluster asked.
    let mut query = everyone();
    query.clusters = vec!["sleeper".parse().unwrap()];
    let refused = federation.api("oslo").try_query(&query).await.unwrap_err();
    assert_eq!(refused.status.map(|s| s.as_u16()), Some(400));
    assert!(refused.body.contains("suspended"), "{}", refused.body);
    let asked = federation.api("oslo").query(&everyone()).await;
    let sleeper = asked
        .clusters
        .iter()
        .any(|c| c.cluster.as_str() == "sleeper");
    assert!(!sleeper);
}

/// Moves the signature of one message onto another, or turns other messages into queries.
#[tokio::test(flavor = "multi_thread")]
async fn a_signature_counts_for_the_bytes_and_the_type_that_it_was_made_for() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    let own = mallory.cluster();
    let key = own.identity.signing();

    // The signature of one query under another.
    let one = signed_query(own, &[oslo], everyone());
    let mut wider = everyone();
    wider.limit = 1;
    let other = signed_query(own, &[oslo], wider);
    let (signed_bytes, _) = one.as_str().rsplit_once('.').unwrap();
    let (_, signature) = other.as_str().rsplit_once('.').unwrap();
    let moved = format!("{signed_bytes}.{signature}");
    let response = mallory
        .send(oslo, frame(QUERY_FRAME, moved.as_bytes()))
        .await;
    assert_eq!(code_of(&response.unwrap()), Some(RefusalCode::BadSignature));

    // A changed byte somewhere in the claims or the signature.
    let text = one.as_str();
    for at in [text.len() / 2, text.len() - 20] {
        let mut bytes = text.as_bytes().to_vec();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let response = mallory.send(oslo, frame(QUERY_FRAME, &bytes)).await;
        let code = code_of(&response.unwrap()).unwrap();
        assert!(
            matches!(code, RefusalCode::BadSignature | RefusalCode::Malformed),
            "{code}"
        );
    }

    // Other types, well signed by the right cluster.
    let query = claims(own, &[oslo], everyone());
    let ping = PingClaims {
        iss: own.id.clone(),
        aud: oslo.id.clone(),
        iat: query.iat,
        exp: query.exp,
        jti: query.jti,
        charter: 1,
    };
    assert_eq!(
        mallory.refused(oslo, &ping, key).await,
        RefusalCode::WrongType
    );
    let receipt = ReceiptClaims {
        iss: own.id.clone(),
        aud: oslo.id.clone(),
        iat: query.iat,
        query_id: query.jti,
        query_digest: one.digest(),
        purpose: query.query.purpose.clone(),
        charter: 1,
        refused: None,
        records: 1,
        log_index: 0,
        leaf: one.digest(),
        body: one.digest(),
    };
    assert_eq!(
        mallory.refused(oslo, &receipt, key).await,
        RefusalCode::WrongType
    );
    let renamed = Renamed(query.clone());
    assert_eq!(
        mallory.refused(oslo, &renamed, key).await,
        RefusalCode::WrongType
    );
    // The same claims under the type of a query are taken.
    let response = mallory.ask(oslo, &Signed::sign(&query, key).unwrap()).await;
    assert_eq!(answer_of(&response, oslo).total, Some(2));
}

/// The claims of a query under another `typ`.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct Renamed(QueryClaims);

impl Claims for Renamed {
    const TYP: &'static str = "JWT";
    const MAX_BYTES: usize = QueryClaims::MAX_BYTES;

    fn issuer(&self) -> &steelyard_protocol::ids::ClusterId {
        self.0.issuer()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_counts_in_its_time_and_once_even_after_a_restart() {
    let mut federation = federation().await;
    let oslo = federation.cluster("oslo").clone();
    let mallory = Peer::start(federation.cluster("mallory"), &[&oslo]).await;
    let own = mallory.cluster().clone();
    let key = own.identity.signing();
    let at = |offset: i64, life: i64| {
        let mut query = claims(&own, &[&oslo], everyone());
        query.iat += offset;
        query.exp = query.iat + life;
        query
    };
    for (what, query, code) in [
        (
            "signed ten years ago",
            at(-315_360_000, 300),
            RefusalCode::Expired,
        ),
        ("expired", at(-700, 300), RefusalCode::Expired),
        (
            "dated an hour ahead",
            at(3_600, 300),
            RefusalCode::NotYetValid,
        ),
        (
            "dated ten years ahead",
            at(315_360_000, 300),
            RefusalCode::NotYetValid,
        ),
        (
            "valid for a year",
            at(0, 31_536_000),
            RefusalCode::Malformed,
        ),
        (
            "valid for less than nothing",
            at(0, -1),
            RefusalCode::Malformed,
        ),
    ] {
        assert_eq!(mallory.refused(&oslo, &query, key).await, code, "{what}");
    }
    // Clocks may differ by five minutes.
    for offset in [-290, 290] {
        let query = Signed::sign(&at(offset, 300), key).unwrap();
        let answer = answer_of(&mallory.ask(&oslo, &query).await, &oslo);
        assert_eq!(answer.total, Some(2));
    }

    let replayed = signed_query(&own, &[&oslo], everyone());
    answer_of(&mallory.ask(&oslo, &replayed).await, &oslo);
    let again = mallory.ask(&oslo, &replayed).await;
    assert_eq!(code_of(&again), Some(RefusalCode::Replayed));
    // The number counts, not the bytes.
    let mut renewed = claims(&own, &[&oslo], everyone());
    renewed.jti = integration_tests::peer::read_unverified(&replayed).jti;
    renewed.query.limit = 3;
    let code = mallory.refused(&oslo, &renewed, key).await;
    assert_eq!(code, RefusalCode::Replayed);

    federation.node_mut("oslo").kill();
    let moment = SystemTime::now();
    federation.node_mut("oslo").restart().await;
    mallory.reconnected_to(&oslo, moment).await;
    let again = mallory.ask(&oslo, &replayed).await;
    assert_eq!(code_of(&again), Some(RefusalCode::Replayed));
    let status = federation.node_mut("oslo").terminate().await;
    assert!(status.success(), "{status}");
    let moment = SystemTime::now();
    federation.node_mut("oslo").restart().await;
    mallory.reconnected_to(&oslo, moment).await;
    let again = mallory.ask(&oslo, &replayed).await;
    assert_eq!(code_of(&again), Some(RefusalCode::Replayed));
    let fresh = signed_query(&own, &[&oslo], everyone());
    answer_of(&mallory.ask(&oslo, &fresh).await, &oslo);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_of_a_known_signer_that_cannot_be_answered_is_refused_with_proof() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    let own = mallory.cluster();
    let before = log_length(&federation).await;
    let mut greedy = everyone();
    greedy.limit = 1_000;
    let mut odd = everyone();
    odd.purpose = "marketing".parse().unwrap();
    for (query, code, word) in [
        (greedy, RefusalCode::InvalidQuery, "`limit` is 1000"),
        (odd, RefusalCode::UnknownPurpose, "purpose"),
    ] {
        let query = signed_query(own, &[oslo], query);
        let Response::Answer(signed) = mallory.ask(oslo, &query).await else {
            panic!("the refusal is not signed");
        };
        let verified = signed.verify(&oslo.identity.signing().public());
        let (receipt, outcome) = verified.unwrap();
        assert_eq!(receipt.query_digest, query.digest());
        let Outcome::Refused(refusal) = outcome else {
            panic!("it was answered");
        };
        assert_eq!(refusal.code, code);
        assert!(refusal.message.contains(word), "{}", refusal.message);
    }
    assert_eq!(log_length(&federation).await, before + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_is_refused_by_its_kind_and_the_node_goes_on() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let turin = federation.cluster("turin");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    let query = signed_query(mallory.cluster(), &[oslo], everyone());
    let body = query.as_str().as_bytes();
    let whole = frame(QUERY_FRAME, body);
    let cut = whole[..whole.len() - 1].to_vec();
    for bytes in [
        b"GET / HTTP/1.1\r\n\r\n".to_vec(),
        vec![0; 1_000],
        vec![0xff; 60_000],
        [0x82; 50_000].to_vec(),
        cut,
        [&whole[..], b"and more"].concat(),
        frame(17, body),
        frame(3, body),
        frame(QUERY_FRAME, b""),
        frame(QUERY_FRAME, b"a.b.c"),
        frame(QUERY_FRAME, &[0xfe; 500]),
        frame(QUERY_FRAME, b"eyJhbGciOiJub25lIn0.eyJpc3MiOiJtYWxsb3J5In0."),
    ] {
        let shown = format!("{:02x?}…", &bytes[..bytes.len().min(12)]);
        let response = mallory.send(oslo, bytes).await.unwrap();
        let code = code_of(&response).unwrap();
        assert!(
            matches!(code, RefusalCode::Malformed | RefusalCode::WrongType),
            "{shown}: {code}"
        );
    }
    // On the wire: too long, cut short, longer than announced, nothing at all.
    let too_long = send_lie(turin, oslo, Lie::announcing(64 * 1024 + 1, &[0; 100])).await;
    let refusal = Response::Refused(RefusalCode::TooLarge).encode().unwrap();
    assert!(
        too_long.is_none_or(|b| b.ends_with(&refusal)),
        "another answer"
    );
    for lie in [
        Lie::announcing(1_000, b"half"),
        Lie::announcing(2, b"more than that"),
        Lie::announcing(u32::MAX, b""),
        Lie::default(),
    ] {
        let ended = Lie { ends: true, ..lie };
        let back = send_lie(turin, oslo, ended).await;
        let code = back.filter(|b| b.len() > 4).map(|b| b[4..].to_vec());
        assert!(code.is_none_or(|c| c == refusal), "an answer to garbage");
    }
    assert_eq!(
        answer_of(&mallory.ask(oslo, &query).await, oslo).total,
        Some(2)
    );
    assert_eq!(federation.api("oslo").ready().await, Some(200));
}
