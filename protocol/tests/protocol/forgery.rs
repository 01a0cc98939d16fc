//! Messages that are signed, but not so, not by them, or not as this.

use std::collections::BTreeSet;

use base64::{
    Engine,
    engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD},
};
use steelyard_protocol::{
    card::{CardClaims, CardError, InviteClaims, read_card, read_invite},
    charter::CHARTER_TYP,
    envelope::{Claims, EnvelopeError, Signed},
    introduction::{AcknowledgementClaims, IntroductionClaims},
    keys::PublicKey,
    messages::{PingClaims, PongClaims, QueryClaims, ReceiptClaims},
};

use crate::samples::{self, BOLOGNA, OSLO, key, key_of, raw_jws, signed};

/// Calls `$check::<T>` with every type that can be signed.
macro_rules! for_every_type {
    ($check:ident $arguments:tt) => {
        for_every_type!(@ $check $arguments QueryClaims ReceiptClaims PingClaims PongClaims
            InviteClaims CardClaims IntroductionClaims AcknowledgementClaims)
    };
    (@ $check:ident $arguments:tt $($claims:ident)+) => {
        $($check::<$claims> $arguments;)+
    };
}

/// What was signed as one thing can't be shown as another, whatever the pair.
#[test]
fn every_type_is_refused_as_every_other() {
    fn refused_as<C: Claims>(typ: &str, text: &str) {
        match Signed::<C>::parse(text.as_bytes()) {
            Ok(_) => assert_eq!(typ, C::TYP),
            Err(EnvelopeError::WrongType { found, expected }) => {
                assert_ne!(typ, C::TYP);
                assert_eq!((found.as_str(), expected), (typ, C::TYP));
            }
            Err(other) => panic!("{typ} as {}: {other}", C::TYP),
        }
    }
    fn against_all<C: Claims>(claims: &C) {
        let message = signed(claims);
        for_every_type!(refused_as(C::TYP, message.as_str()));
    }
    against_all(&samples::query());
    against_all(&samples::receipt());
    against_all(&samples::ping());
    against_all(&samples::pong());
    against_all(&samples::invite());
    against_all(&samples::card());
    against_all(&samples::introduction(samples::introduction_request()));
    against_all(&samples::acknowledgement());
}

#[test]
fn every_type_has_a_word_of_its_own() {
    fn add<C: Claims>(words: &mut Vec<&'static str>) {
        words.push(C::TYP);
    }
    let mut words = vec![CHARTER_TYP];
    for_every_type!(add(&mut words));
    assert_eq!(words.len(), 9);
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
}

/// An assent to a charter is a JWS too: written compactly it is no message.
#[test]
fn a_charters_signature_is_no_message() {
    fn refused<C: Claims>(text: &str) {
        assert!(Signed::<C>::parse(text.as_bytes()).is_err());
    }
    let json: serde_json::Value =
        serde_json::from_str(&samples::signed_first_charter().to_json().unwrap()).unwrap();
    let part = |pointer: &str| json.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let text = format!(
        "{}.{}.{}",
        part("/signatures/0/protected"),
        part("/payload"),
        part("/signatures/0/signature")
    );
    for_every_type!(refused(&text));
}

fn ping_json() -> String {
    serde_json::to_string(&samples::ping()).unwrap()
}

fn read_ping(text: &str) -> Result<PingClaims, EnvelopeError> {
    Signed::<PingClaims>::parse(text.as_bytes())?.verify(&key_of(OSLO).public())
}

#[test]
fn only_the_header_of_the_protocol_is_taken() {
    let good = r#"{"typ":"steelyard-ping+jwt","alg":"EdDSA"}"#;
    assert_eq!(
        read_ping(&raw_jws(good, &ping_json(), &key_of(OSLO))).unwrap(),
        samples::ping()
    );
    for header in [
        r#"{"typ":"steelyard-ping+jwt","alg":"none"}"#,
        r#"{"typ":"steelyard-ping+jwt","alg":"HS256"}"#,
        r#"{"typ":"steelyard-ping+jwt","alg":"eddsa"}"#,
        r#"{"typ":"steelyard-ping+jwt"}"#,
        r#"{"alg":"EdDSA"}"#,
        r#"{"typ":"Steelyard-Ping+JWT","alg":"EdDSA"}"#,
        r#"{"typ":"application/steelyard-ping+jwt","alg":"EdDSA"}"#,
        r#"{"typ":null,"alg":"EdDSA"}"#,
        r#"{"typ":"steelyard-ping+jwt","typ":"steelyard-ping+jwt","alg":"EdDSA"}"#,
        r#"{"typ":"steelyard-ping+jwt","alg":"EdDSA","crit":["b64"],"b64":false}"#,
        r#"{"typ":"steelyard-ping+jwt","alg":"EdDSA","jwk":{"kty":"OKP"}}"#,
        r#"{"typ":"steelyard-ping+jwt","alg":"EdDSA","kid":"oslo-cancer-cluster"}"#,
        r#"{"typ":"steelyard-ping+jwt","alg":"EdDSA"} x"#,
        r#"["steelyard-ping+jwt","EdDSA"]x"#,
        "",
    ] {
        assert!(
            read_ping(&raw_jws(header, &ping_json(), &key_of(OSLO))).is_err(),
            "{header}"
        );
    }
}

#[test]
fn only_the_claims_of_the_protocol_are_taken() {
    let header = r#"{"typ":"steelyard-ping+jwt","alg":"EdDSA"}"#;
    let good = ping_json();
    let inner = good.trim_end_matches('}');
    for claims in [
        // The same name twice: two readers could take one each.
        format!(r#"{inner},"aud":"biowin"}}"#),
        format!(r#"{inner},"iss":"oslo-cancer-cluster"}}"#),
        format!(r#"{inner},"nbf":0}}"#),
        good.replace("1795255200", "1795255200.5"),
        good.replace("1795255200", "1e999"),
        good.replace("1795255200", "99999999999999999999"),
        good.replace("1795255200", "\"1795255200\""),
        good.replace("oslo-cancer-cluster", "Oslo-Cancer-Cluster"),
        good.replace("\"clust-er-health\"", "[\"clust-er-health\"]"),
        format!("{good}{good}"),
        format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        "null".to_owned(),
        String::new(),
    ] {
        assert_ne!(claims, good);
        assert!(
            read_ping(&raw_jws(header, &claims, &key_of(OSLO))).is_err(),
            "{}",
            &claims[..claims.len().min(200)]
        );
    }
}

/// Weights that are no numbers, or no weights.
#[test]
fn a_query_with_odd_weights() {
    for weight in [
        "NaN", "Infinity", "1e999", "null", "\"1\"", "0", "-1", "100.001", "-0.0",
    ] {
        let json = format!(
            r#"{{"purpose":"matchmaking","concepts":[{{"concept":"/21","weight":{weight}}}]}}"#
        );
        let query = serde_json::from_str::<steelyard_protocol::query::Query>(&json);
        assert!(
            query.is_err() || query.is_ok_and(|q| q.check().is_err()),
            "{weight}"
        );
    }
    let mut query = samples::query().query;
    for weight in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        query.concepts[0].weight = weight;
        assert!(query.check().is_err(), "{weight}");
    }
}

/// A criterion that is overlooked would widen the answer.
#[test]
fn a_query_with_an_unknown_criterion() {
    for json in [
        r#"{"purpose":"matchmaking","country":"IT"}"#,
        r#"{"purpose":"matchmaking","filters":{"country":["IT"]}}"#,
        r#"{"purpose":"matchmaking","filters":{"trl":{"min":4,"max":6,"step":1}}}"#,
        r#"{"purpose":"matchmaking","filters":{"trl":{"min":6,"max":4}}}"#,
        r#"{"purpose":"matchmaking","concepts":[{"concept":"/21","wieght":2}]}"#,
        r#"{"purpose":"matchmaking","purpose":"statistics"}"#,
    ] {
        assert!(
            serde_json::from_str::<steelyard_protocol::query::Query>(json).is_err(),
            "{json}"
        );
    }
}

#[test]
fn one_spelling_of_every_message() {
    let message = signed(&samples::ping()).as_str().to_owned();
    let (rest, signature) = message.rsplit_once('.').unwrap();
    let (header, payload) = rest.split_once('.').unwrap();
    assert!(read_ping(&message).is_ok());

    // The last of 86 characters carries two bits of the 64 bytes: sixteen characters spell the
    // same, to a careless decoder.
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (start, last) = signature.split_at(85);
    for c in alphabet.chars().filter(|c| !last.starts_with(*c)) {
        assert!(
            Signed::<PingClaims>::parse(format!("{rest}.{start}{c}").as_bytes()).is_err()
                || read_ping(&format!("{rest}.{start}{c}")).is_err()
        );
    }
    let spellings = alphabet
        .chars()
        .filter(|c| Signed::<PingClaims>::parse(format!("{rest}.{start}{c}").as_bytes()).is_ok());
    assert_eq!(spellings.count(), 4, "two bits have four values");

    let decoded = URL_SAFE_NO_PAD.decode(signature).unwrap();
    for other in [
        format!("{rest}.{signature}="),
        format!("{rest}.{}", URL_SAFE.encode(&decoded)),
        format!("{rest}.{}", URL_SAFE_NO_PAD.encode(&decoded[..63])),
        format!("{rest}."),
        rest.to_owned(),
        format!("{message}."),
        format!(".{message}"),
        format!("{message}.{signature}"),
        format!(" {message}"),
        format!("{message}\n"),
        format!("{header}=.{payload}.{signature}"),
        format!("{header}..{payload}.{signature}"),
        format!("{header}.{payload}\u{200b}.{signature}"),
        "..".to_owned(),
        String::new(),
    ] {
        assert!(
            Signed::<PingClaims>::parse(other.as_bytes()).is_err(),
            "{other}"
        );
    }
}

/// `S + L` signs the same bytes under verifiers that do not check its range (RFC 8032, 5.1.7).
#[test]
fn a_signature_cannot_be_shifted() {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let message = signed(&samples::ping()).as_str().to_owned();
    let (rest, signature) = message.rsplit_once('.').unwrap();
    let mut bytes = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let mut carry = 0;
    for (byte, add) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = (sum & 0xff) as u8;
        carry = sum >> 8;
    }
    let shifted = format!("{rest}.{}", URL_SAFE_NO_PAD.encode(bytes));
    assert!(matches!(
        read_ping(&shifted),
        Err(EnvelopeError::BadSignature(_))
    ));
}

#[test]
fn another_clusters_key() {
    let message = signed(&samples::ping());
    let other = key_of(BOLOGNA).public();
    assert_eq!(
        message.verify(&other).unwrap_err(),
        EnvelopeError::BadSignature(other)
    );
}

#[test]
fn cards_and_invitations_are_signed_with_the_key_in_them() {
    let card = samples::card();
    let forged = Signed::sign(&card, &key(77)).unwrap();
    assert!(matches!(
        read_card(forged.as_str()),
        Err(CardError::Envelope(EnvelopeError::BadSignature(_)))
    ));
    let invite = samples::invite();
    let forged = Signed::sign(&invite, &key(77)).unwrap();
    assert!(read_invite(forged.as_str()).is_err());

    // Signed for oneself, with the entry of another.
    let mut card = samples::card();
    card.iss = samples::id(OSLO);
    let signed = Signed::sign(&card, &key_of(samples::WALLONIA)).unwrap();
    assert!(matches!(
        read_card(signed.as_str()),
        Err(CardError::OtherCluster { .. })
    ));
}

#[test]
fn cards_keep_the_rules_of_a_charter() {
    let read = |change: fn(&mut CardClaims)| {
        let mut card = samples::card();
        change(&mut card);
        read_card(
            Signed::sign(&card, &key_of(samples::WALLONIA))
                .unwrap()
                .as_str(),
        )
    };
    assert!(read(|_| {}).is_ok());
    for change in [
        (|c| c.entry.name = "Biowin\u{1b}[2J".to_owned()) as fn(&mut CardClaims),
        |c| c.entry.name = "nedo\u{202e}niwoiB".to_owned(),
        |c| c.entry.name = " ".to_owned(),
        |c| c.entry.nodes.clear(),
        |c| {
            c.entry.nodes[0]
                .addresses
                .push("/ip4/192.0.2.1\n/tcp/1".to_owned())
        },
    ] {
        assert!(matches!(read(change), Err(CardError::Entry(_))));
    }
}

/// For a point of small order there are signatures that anyone can make.
#[test]
fn keys_for_which_anyone_can_sign() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let everyones_key = PublicKey::from_bytes(identity);
    let mut signature = [0; 64];
    signature[0] = 1;
    assert!(
        everyones_key.verifies(b"whatever", &signature),
        "the attack is real"
    );
    assert!(everyones_key.verifies(b"and this", &signature));
    assert!(everyones_key.is_weak());

    for weak in [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ] {
        let weak = PublicKey::from_bytes(hex::decode(weak).unwrap().try_into().unwrap());
        assert!(
            (0_u32..200).any(|n| weak.verifies(&n.to_be_bytes(), &signature)),
            "some message needs no private key: {weak}"
        );
        assert!(weak.is_weak());
        let mut charter = samples::first_charter();
        charter.clusters[1].signing_key = weak;
        assert!(charter.check().unwrap_err().to_string().contains("is weak"));
    }
    for spelling_of in [0xed, 0xee] {
        let mut unreduced = [0xff; 32];
        unreduced[0] = spelling_of;
        assert!(PublicKey::from_bytes(unreduced).is_weak());
    }
    assert!((0..=255).all(|seed| !key(seed).public().is_weak()));
}
