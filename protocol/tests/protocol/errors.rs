//! What error messages may hold: they end in logs and on terminals.

use steelyard_protocol::{
    answer::Outcome,
    envelope::Signed,
    ids::{ClusterId, MemberRef},
    messages::QueryClaims,
    query::Query,
    signed_answer::{Body, SignedAnswer},
};

use crate::samples::{self, BOLOGNA, OSLO, key_of, raw_jws};

#[test]
fn personal_data_of_a_broken_answer_stays_out() {
    let outcome = Outcome::Answered(samples::answer());
    let good = serde_json::to_string(&outcome).unwrap();
    for (from, to) in [
        (
            r#""score":0.83"#,
            r#""score":"kari.nordmann@sykehus.example""#,
        ),
        (
            r#""handle":"0123"#,
            r#""handle":"kari.nordmann@sykehus.example"#,
        ),
        (
            r#""country":"IT""#,
            r#""country":"kari.nordmann@sykehus.example""#,
        ),
        (
            r#"{"answered""#,
            r#"{"kari.nordmann@sykehus.example":1,"answered""#,
        ),
    ] {
        let broken = good.replace(from, to);
        assert_ne!(broken, good);
        let body = Body::from_bytes(broken.as_bytes()).unwrap();
        let receipt = samples::signed(&samples::receipt_of(&outcome, &body));
        let error = SignedAnswer { receipt, body }
            .verify(&key_of(BOLOGNA).public())
            .unwrap_err();
        assert!(!error.to_string().contains("nordmann"), "{error}");
        assert!(error.to_string().contains("column"), "{error}");
    }
}

#[test]
fn contacts_do_not_show_themselves() {
    let shown = format!("{:?}", samples::answer());
    assert!(
        !shown.contains("Bianchi") && !shown.contains("ada@"),
        "{shown}"
    );
    let shown = format!("{:?}", samples::answered());
    assert!(shown.len() < 200, "{shown}");
}

#[test]
fn private_keys_do_not_show_themselves() {
    let shown = format!("{:?}", key_of(OSLO));
    assert!(shown.contains(&key_of(OSLO).public().to_string()));
    assert!(shown.len() < 100, "{shown}");
}

/// A peer must not write our log for us, neither lines of it nor megabytes.
#[test]
fn peers_cannot_forge_or_fill_the_log() {
    let evil = format!(
        "x\n2026-11-21 INFO all is well\u{1b}[2J\u{202e}{}",
        "A".repeat(20_000)
    );
    let json = serde_json::to_string(&evil).unwrap();
    let mut errors = vec![
        evil.parse::<ClusterId>().unwrap_err().to_string(),
        evil.parse::<MemberRef>().unwrap_err().to_string(),
        evil.parse::<steelyard_protocol::time::Timestamp>()
            .unwrap_err()
            .to_string(),
        evil.parse::<steelyard_protocol::keys::PublicKey>()
            .unwrap_err()
            .to_string(),
        evil.parse::<steelyard_protocol::fields::FieldGroup>()
            .unwrap_err()
            .to_string(),
    ];
    for (header, claims) in [
        (
            format!(r#"{{"typ":{json},"alg":"EdDSA"}}"#),
            "{}".to_owned(),
        ),
        (
            format!(r#"{{"typ":"steelyard-query+jwt",{json}:1}}"#),
            "{}".to_owned(),
        ),
        (
            r#"{"typ":"steelyard-query+jwt","alg":"EdDSA"}"#.to_owned(),
            format!(r#"{{"iss":{json}}}"#),
        ),
    ] {
        let text = raw_jws(&header, &claims, &key_of(OSLO));
        errors.push(
            Signed::<QueryClaims>::parse(text.as_bytes())
                .unwrap_err()
                .to_string(),
        );
    }
    let charter = format!(r#"{{"payload":"","signatures":[],{json}:1}}"#);
    errors.push(
        steelyard_protocol::charter::SignedCharter::parse(charter.as_bytes())
            .unwrap_err()
            .to_string(),
    );
    for error in errors {
        assert!(!error.contains(['\n', '\u{1b}', '\u{202e}']), "{error:?}");
        assert!(error.chars().count() < 400, "{error}");
    }
}

#[test]
fn people_are_told_what_is_wrong_with_their_query() {
    for (json, told) in [
        (
            r#"{"purpose":"matchmaking","concepts":["/21//33"]}"#,
            "`/21//33` is no concept code",
        ),
        (
            r#"{"purpose":"matchmaking","concepts":[{"concept":"/21","wieght":2}]}"#,
            "unknown field `wieght`",
        ),
        (
            r#"{"purpose":"matchmaking","concepts":[7]}"#,
            "a concept code, or `concept`",
        ),
        (
            r#"{"purpose":"match making"}"#,
            "`match making` is no purpose",
        ),
        (r#"{}"#, "missing field `purpose`"),
        (
            r#"{"purpose":"matchmaking","filters":{"trl":{"min":0,"max":12}}}"#,
            "0 to 12 is no TRL range",
        ),
    ] {
        let error = serde_json::from_str::<Query>(json).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}
