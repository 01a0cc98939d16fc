//! What becomes of lies and silence: the answers of the others are whole and in time.

use std::time::{Duration, Instant};

use integration_tests::{
    federation::{Federation, status_of},
    liar::{Liar, Lie},
    members::{consent_of_all, everyone, members},
    peer::{
        ANSWER_FRAME, Peer, Unsigned, answer_frame, frame, frame_of, honest_answer, query_of,
        read_unverified, sign_answer,
    },
    setup::{Cluster, Spec},
};
use steelyard_protocol::{
    answer::{Answer, Match, Outcome, Reason, Reduction, ReductionCode, Relation},
    envelope::{Digest, Signed},
    fields::{FieldGroup, Fields, Granularity},
    frame::Response,
    ids::QueryId,
    messages::ReceiptClaims,
    query::Query,
    refusal::{Refusal, RefusalCode},
    result::{QueryResult, Status},
    signed_answer::SignedAnswer,
};

/// Oslo asks; Turin answers with three members; Mallory is the test.
async fn federation() -> Federation {
    let specs = vec![
        Spec::new("oslo", "NO"),
        Spec::new("turin", "IT").members(members("T", 3), consent_of_all().sheet()),
        Spec::new("mallory", "FR"),
    ];
    Federation::start_but(specs, &["mallory"]).await
}

/// Turin's answer is there, whole, and was not waited for longer than `patience`.
fn turin_is_whole(result: &QueryResult, patience: Duration, what: &str) {
    let turin = status_of(result, "turin");
    assert_eq!(turin.status, Status::Answered, "{what}");
    assert_eq!((turin.total, turin.returned), (Some(3), Some(3)), "{what}");
    assert!(
        u128::from(turin.elapsed_ms) < patience.as_millis(),
        "{what}: Turin took {} ms",
        turin.elapsed_ms
    );
    assert_eq!(result.matches.len(), 3, "{what}");
    assert!(
        result.matches.iter().all(|m| m.cluster.as_str() == "turin"),
        "{what}"
    );
}

fn answer(claims: &mut Unsigned) -> &mut Answer {
    match &mut claims.outcome {
        Outcome::Answered(answer) => answer,
        Outcome::Refused(_) => panic!("a refusal"),
    }
}

fn invented(claims: &Unsigned, score: f64, n: u8) -> Match {
    Match {
        cluster: claims.receipt.iss.clone(),
        handle: format!("{n:032x}").parse().unwrap(),
        member_ref: None,
        score,
        why: vec![Reason {
            wanted: "spectrometry".to_owned(),
            found: "spectrometry".to_owned(),
            relation: Relation::Text,
            found_in: FieldGroup::Offers,
            part: None,
            weight: score,
        }],
        fields: Fields::default(),
    }
}

fn with_matches(claims: &mut Unsigned, scores: &[f64]) {
    let made: Vec<Match> = (0..)
        .zip(scores)
        .map(|(n, score)| invented(claims, *score, n))
        .collect();
    let answer = answer(claims);
    answer.total = Some(made.len() as u64);
    answer.matches = made;
}

type LieAbout = fn(&mut Unsigned);

/// Lies in a well-signed answer.
const LIES: [(&str, LieAbout); 18] = [
    ("to another query", |c| {
        c.receipt.query_id = QueryId::from_bytes([7; 16]);
    }),
    ("to other bytes", |c| {
        c.receipt.query_digest = Digest::of(b"other");
    }),
    ("for another purpose", |c| {
        c.receipt.purpose = "statistics".parse().unwrap();
    }),
    ("for another cluster", |c| {
        c.receipt.aud = "turin".parse().unwrap();
    }),
    ("in another's name", |c| {
        c.receipt.iss = "turin".parse().unwrap();
    }),
    ("from long ago", |c| c.receipt.iat -= 86_400),
    ("from the future", |c| c.receipt.iat += 86_400),
    ("more records than asked for", |c| {
        with_matches(c, &[0.5; 12]);
    }),
    ("more records than matches", |c| {
        with_matches(c, &[0.5, 0.4]);
        answer(c).total = Some(1);
    }),
    ("records in a count", |c| {
        with_matches(c, &[0.5]);
        answer(c).returned_granularity = Granularity::Count;
    }),
    ("no total", |c| answer(c).total = None),
    ("not in order", |c| with_matches(c, &[0.1, 0.9])),
    ("the same twice", |c| {
        with_matches(c, &[0.9, 0.8]);
        let first = answer(c).matches[0].handle.clone();
        answer(c).matches[1].handle = first;
    }),
    ("a negative score", |c| with_matches(c, &[-1.0])),
    ("a score beyond measure", |c| with_matches(c, &[1e300])),
    ("a score without its reasons", |c| {
        with_matches(c, &[0.9]);
        answer(c).matches[0].why.clear();
    }),
    ("members of another cluster", |c| {
        with_matches(c, &[0.9]);
        answer(c).matches[0].cluster = "turin".parse().unwrap();
    }),
    ("fields that were not asked for", |c| {
        with_matches(c, &[0.9]);
        answer(c).matches[0].fields.contact = Some(Default::default());
    }),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_well_signed_lie_is_thrown_away_and_spoils_nothing() {
    let federation = federation().await;
    let (oslo, turin) = (federation.cluster("oslo"), federation.cluster("turin"));
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    federation.node("oslo").connected_to(&["mallory"]).await;
    let query = Query {
        limit: 10,
        ..everyone()
    };
    let ask = async |what: &str| {
        let result = federation.api("oslo").query(&query).await;
        turin_is_whole(&result, Duration::from_secs(4), what);
        assert_eq!(status_of(&result, "oslo").status, Status::Answered);
        result
    };

    mallory.answers_but(|_| ());
    let result = ask("the truth").await;
    assert_eq!(status_of(&result, "mallory").status, Status::Answered);
    assert!(result.complete);

    for (what, lie) in LIES {
        mallory.answers_but(lie);
        let result = ask(what).await;
        let status = status_of(&result, "mallory");
        assert_eq!(status.status, Status::Invalid, "{what}: {status:?}");
        assert!(status.message.is_some(), "{what}");
        assert_eq!(status.returned, None, "{what}");
        assert!(!result.complete, "{what}");
    }

    // Signed by another cluster, in its own name or in that of the other.
    let turins_key = turin.identity.signing().clone();
    let own = mallory.cluster().clone();
    for name in ["mallory", "turin"] {
        let (own, key) = (own.clone(), turins_key.clone());
        mallory.answers(move |request| {
            let mut claims = honest_answer(&own, &query_of(request));
            claims.receipt.iss = name.parse().unwrap();
            Some(answer_frame(&claims, &key))
        });
        let result = ask("signed by another").await;
        assert_eq!(status_of(&result, "mallory").status, Status::Invalid);
    }

    // The answer that it gave to the query before.
    let kept = std::sync::Mutex::new(None);
    let replaying = own.clone();
    mallory.answers(move |request| {
        let claims = honest_answer(&replaying, &query_of(request));
        let made = answer_frame(&claims, replaying.identity.signing());
        Some(kept.lock().unwrap().replace(made.clone()).unwrap_or(made))
    });
    let first = ask("the first answer").await;
    assert_eq!(status_of(&first, "mallory").status, Status::Answered);
    let second = ask("the first answer again").await;
    assert_eq!(status_of(&second, "mallory").status, Status::Invalid);

    // An honest receipt with another body beside it; a receipt that belies its own body.
    let half = |honest: &Cluster, request: &[u8]| {
        let (mut other, key) = (
            honest_answer(honest, &query_of(request)),
            honest.identity.signing(),
        );
        let first = sign_answer(&other, key);
        with_matches(&mut other, &[0.9]);
        (first, sign_answer(&other, key), other)
    };
    let honest = own.clone();
    mallory.answers(move |request| {
        let (first, second, _) = half(&honest, request);
        let receipt = first.receipt.as_str().as_bytes();
        Some(frame_of(ANSWER_FRAME, &[receipt, second.body.as_bytes()]))
    });
    let result = ask("another body").await;
    assert_eq!(status_of(&result, "mallory").status, Status::Invalid);
    let honest = own.clone();
    mallory.answers(move |request| {
        let (first, second, said) = half(&honest, request);
        let claims = ReceiptClaims {
            records: 0,
            body: second.body.digest(),
            ..said.receipt
        };
        let receipt = Signed::sign(&claims, honest.identity.signing()).unwrap();
        assert_eq!(read_unverified(&first.receipt).records, 0);
        let body = second.body;
        Response::Answer(SignedAnswer { receipt, body })
            .encode()
            .ok()
    });
    let result = ask("a belied body").await;
    assert_eq!(status_of(&result, "mallory").status, Status::Invalid);

    // A refusal is a refusal, signed or not; its words have a limit.
    mallory.answers_but(|c| {
        c.outcome = Outcome::Refused(Refusal {
            code: RefusalCode::NotPermitted,
            message: "we have no agreement".to_owned(),
        });
    });
    let status = ask("a refusal").await;
    let status = status_of(&status, "mallory");
    assert_eq!(status.status, Status::Refused);
    assert_eq!(status.code, Some(RefusalCode::NotPermitted));
    assert_eq!(status.message.as_deref(), Some("we have no agreement"));
    assert!(status.receipt.is_some(), "the proof that it was refused");
    mallory.answers_but(|c| {
        answer(c).reductions = vec![Reduction {
            code: ReductionCode::Size,
            message: "long ".repeat(1_000),
        }];
    });
    let status = ask("endless words").await;
    assert_eq!(status_of(&status, "mallory").status, Status::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_none_are_thrown_away_and_spoil_nothing() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    federation.node("oslo").connected_to(&["mallory"]).await;
    let own = mallory.cluster().clone();
    let garbage: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"HTTP/1.1 200 OK\r\n\r\n".to_vec(),
        vec![0; 1_000_000],
        frame(ANSWER_FRAME, b"not.a.jws"),
        frame_of(ANSWER_FRAME, &[b"not.a.jws", b"{}"]),
        frame_of(ANSWER_FRAME, &[b"", b"", b""]),
        frame_of(ANSWER_FRAME, &[b"a.b.c", &[0xff; 900_000]]),
        frame(4, b"no_such_code"),
    ];
    for bytes in garbage {
        let what = format!("{} bytes of garbage", bytes.len());
        mallory.answers(move |_| Some(bytes.clone()));
        let result = federation.api("oslo").query(&everyone()).await;
        turin_is_whole(&result, Duration::from_secs(4), &what);
        let status = status_of(&result, "mallory");
        assert_eq!(status.status, Status::Invalid, "{what}: {status:?}");
    }
    // The question thrown back.
    mallory.answers(|request| Some(request.to_vec()));
    let result = federation.api("oslo").query(&everyone()).await;
    turin_is_whole(&result, Duration::from_secs(4), "an echo");
    assert_eq!(status_of(&result, "mallory").status, Status::Invalid);
    // A pong, well signed.
    mallory.answers(move |request| {
        let asked = read_unverified(&query_of(request));
        let pong = steelyard_protocol::messages::PongClaims {
            iss: own.id.clone(),
            aud: asked.iss,
            iat: asked.iat,
            exp: asked.exp,
            ping_id: asked.jti,
            charter: 1,
            software: "test".to_owned(),
        };
        let signed = steelyard_protocol::envelope::Signed::sign(&pong, own.identity.signing());
        Response::Pong(signed.unwrap()).encode().ok()
    });
    let result = federation.api("oslo").query(&everyone()).await;
    turin_is_whole(&result, Duration::from_secs(4), "a pong");
    assert_eq!(status_of(&result, "mallory").status, Status::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn lies_on_the_wire_cost_nobody_else_time_or_truth() {
    let federation = federation().await;
    let liar = Liar::start(federation.cluster("mallory"));
    federation.node("oslo").connected_to(&["mallory"]).await;
    let deadline = Duration::from_millis(1_500);
    let query = Query {
        deadline_ms: 1_500,
        ..everyone()
    };
    let mebibyte = 1024 * 1024;
    for (what, lie, expected) in [
        (
            "an answer larger than its limit",
            Lie::announcing(mebibyte + 1, &[0; 100_000]),
            Status::Invalid,
        ),
        (
            "an answer that says that it has 4 GiB",
            Lie::announcing(u32::MAX, b"").never_ending(),
            Status::Invalid,
        ),
        (
            "more than was announced",
            Lie::announcing(4, b"more than that"),
            Status::Invalid,
        ),
        (
            "an answer that never ends",
            Lie::announcing(1_000_000, &[0; 1_000]).never_ending(),
            Status::TimedOut,
        ),
        ("not even a length", Lie::default(), Status::TimedOut),
        (
            "an answer cut short",
            Lie::announcing(1_000, b"half"),
            Status::Unreachable,
        ),
    ] {
        liar.tells(lie);
        let begun = Instant::now();
        let result = federation.api("oslo").query(&query).await;
        assert!(
            begun.elapsed() < deadline + Duration::from_secs(1),
            "{what}: the whole took {:?}",
            begun.elapsed()
        );
        turin_is_whole(&result, deadline, what);
        let status = status_of(&result, "mallory");
        assert_eq!(status.status, expected, "{what}: {status:?}");
        assert!(status.message.is_some(), "{what}");
        assert!(!result.complete, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_times_out_at_the_deadline_and_many_askers_do_not_wait_for_it() {
    let federation = federation().await;
    let oslo = federation.cluster("oslo");
    let mallory = Peer::start(federation.cluster("mallory"), &[oslo]).await;
    federation.node("oslo").connected_to(&["mallory"]).await;
    mallory.answers(|_| None);
    let query = Query {
        deadline_ms: 1_200,
        ..everyone()
    };
    let begun = Instant::now();
    let asked = (0..20).map(|_| federation.api("oslo").query(&query));
    let results = futures::future::join_all(asked).await;
    assert!(begun.elapsed() < Duration::from_secs(4));
    for result in results {
        turin_is_whole(&result, Duration::from_millis(1_200), "silence");
        let status = status_of(&result, "mallory");
        assert_eq!(status.status, Status::TimedOut);
        assert!((1_100..2_000).contains(&status.elapsed_ms), "{status:?}");
    }
}
