//! Golden vectors: the exact bytes of one message of every kind, in `tests/vectors/`.
//!
//! Other implementations rely on them, and so do nodes of different versions in one federation: a
//! vector changes only with the version of the protocol. To write them anew after such a change:
//!
//! ```text
//! STEELYARD_WRITE_VECTORS=1 cargo test -p steelyard-protocol --test protocol vectors
//! ```

use std::{collections::BTreeSet, fs, path::PathBuf, sync::LazyLock};

use steelyard_protocol::{
    answer::Outcome,
    card::{INVITE_PREFIX, read_card, read_invite},
    charter::SignedCharter,
    envelope::Signed,
    frame::{Request, Response},
    introduction::Step,
    messages::ReceiptClaims,
    refusal::RefusalCode,
};

use crate::samples::{self, BOLOGNA, OSLO, key_of, signed};

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(file)
}

/// Every vector: its file, and what this version of the program writes.
fn written() -> Vec<(&'static str, String)> {
    let request = |r: Request| hex::encode(r.encode().unwrap());
    let response = |r: Response| hex::encode(r.encode().unwrap());
    vec![
        (
            "query.hex",
            request(Request::Query(signed(&samples::query()))),
        ),
        (
            "query-like.hex",
            request(Request::Query(signed(&samples::like_query()))),
        ),
        (
            "introduction-request.hex",
            request(Request::Introduction(signed(&samples::introduction(
                samples::introduction_request(),
            )))),
        ),
        (
            "introduction-decline.hex",
            request(Request::Introduction(signed(&samples::introduction(
                Step::Decline,
            )))),
        ),
        (
            "introduction-reveal.hex",
            request(Request::Introduction(signed(&samples::introduction(
                Step::Reveal(Box::new(samples::party())),
            )))),
        ),
        (
            "acknowledgement.hex",
            response(Response::Acknowledgement(signed(
                &samples::acknowledgement(),
            ))),
        ),
        ("ping.hex", request(Request::Ping(signed(&samples::ping())))),
        (
            "answer-answered.hex",
            response(Response::Answer(samples::answered())),
        ),
        (
            "answer-refused.hex",
            response(Response::Answer(samples::refused())),
        ),
        (
            "pong.hex",
            response(Response::Pong(signed(&samples::pong()))),
        ),
        (
            "refused-unsigned.hex",
            response(Response::Refused(RefusalCode::Busy)),
        ),
        (
            "receipt.jws",
            signed(&samples::receipt()).as_str().to_owned(),
        ),
        (
            "invite.link",
            format!("{INVITE_PREFIX}{}", signed(&samples::invite()).as_str()),
        ),
        ("card.jws", signed(&samples::card()).as_str().to_owned()),
        (
            "charter-1.json",
            samples::signed_first_charter().to_json().unwrap(),
        ),
        (
            "charter-2.json",
            samples::signed_second_charter().to_json().unwrap(),
        ),
    ]
}

/// Written once and before any is read, where that was asked for.
static STORED: LazyLock<()> = LazyLock::new(|| {
    if std::env::var_os("STEELYARD_WRITE_VECTORS").is_some() {
        for (file, text) in written() {
            fs::write(path(file), format!("{text}\n")).unwrap();
        }
    }
});

fn vector(file: &str) -> String {
    LazyLock::force(&STORED);
    fs::read_to_string(path(file))
        .unwrap()
        .trim_end()
        .to_owned()
}

fn frame(file: &str) -> Vec<u8> {
    hex::decode(vector(file)).unwrap()
}

#[test]
fn messages_are_written_to_exactly_these_bytes() {
    for (file, text) in written() {
        assert_eq!(vector(file), text, "{file}");
    }
}

#[test]
fn every_vector_is_checked() {
    LazyLock::force(&STORED);
    let checked: BTreeSet<String> = written()
        .into_iter()
        .map(|(file, _)| file.to_owned())
        .collect();
    let stored: BTreeSet<String> = fs::read_dir(path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    assert_eq!(stored, checked);
}

#[test]
fn requests_are_read_from_their_vectors() {
    let oslo = key_of(OSLO).public();
    let Request::Query(query) = Request::decode(&frame("query.hex")).unwrap() else {
        panic!("not a query");
    };
    assert_eq!(query.verify(&oslo).unwrap(), samples::query());
    let Request::Query(query) = Request::decode(&frame("query-like.hex")).unwrap() else {
        panic!("not a query");
    };
    assert_eq!(query.verify(&oslo).unwrap(), samples::like_query());
    let Request::Ping(ping) = Request::decode(&frame("ping.hex")).unwrap() else {
        panic!("not a ping");
    };
    assert_eq!(ping.verify(&oslo).unwrap(), samples::ping());
    for (file, step) in [
        ("introduction-request.hex", samples::introduction_request()),
        ("introduction-decline.hex", Step::Decline),
        (
            "introduction-reveal.hex",
            Step::Reveal(Box::new(samples::party())),
        ),
    ] {
        let Request::Introduction(read) = Request::decode(&frame(file)).unwrap() else {
            panic!("not a step of an introduction");
        };
        assert_eq!(read.verify(&oslo).unwrap(), samples::introduction(step));
    }
}

#[test]
fn responses_are_read_from_their_vectors() {
    let bologna = key_of(BOLOGNA).public();
    for (file, outcome) in [
        ("answer-answered.hex", Outcome::Answered(samples::answer())),
        ("answer-refused.hex", samples::refusal()),
    ] {
        let Response::Answer(answer) = Response::decode(&frame(file)).unwrap() else {
            panic!("not an answer");
        };
        let receipt = samples::receipt_of(&outcome, &answer.body);
        assert_eq!(answer.verify(&bologna).unwrap(), (receipt, outcome));
    }
    let Response::Pong(pong) = Response::decode(&frame("pong.hex")).unwrap() else {
        panic!("not a pong");
    };
    assert_eq!(pong.verify(&bologna).unwrap(), samples::pong());
    let Response::Acknowledgement(word) = Response::decode(&frame("acknowledgement.hex")).unwrap()
    else {
        panic!("not an acknowledgement");
    };
    assert_eq!(word.verify(&bologna).unwrap(), samples::acknowledgement());
    assert!(matches!(
        Response::decode(&frame("refused-unsigned.hex")),
        Ok(Response::Refused(RefusalCode::Busy))
    ));
}

#[test]
fn documents_are_read_from_their_vectors() {
    let receipt = Signed::<ReceiptClaims>::parse(vector("receipt.jws").as_bytes()).unwrap();
    assert_eq!(
        receipt.verify(&key_of(BOLOGNA).public()).unwrap(),
        samples::receipt()
    );
    assert_eq!(
        read_invite(&vector("invite.link")).unwrap(),
        samples::invite()
    );
    assert_eq!(read_card(&vector("card.jws")).unwrap(), samples::card());

    let first = SignedCharter::parse(vector("charter-1.json").as_bytes()).unwrap();
    let first = first.verify_first().unwrap();
    assert_eq!(*first.charter(), samples::first_charter());
    let second = SignedCharter::parse(vector("charter-2.json").as_bytes()).unwrap();
    let second = second.verify_successor(&first).unwrap();
    assert_eq!(*second.charter(), samples::second_charter());
}

/// Our own reader of frames is no CBOR library; an independent one must agree with it.
#[test]
fn frames_are_cbor_to_others() {
    use ciborium::value::Value;
    for (file, _) in written()
        .into_iter()
        .filter(|(file, _)| file.ends_with(".hex"))
    {
        let value: Value = ciborium::from_reader(frame(file).as_slice()).unwrap();
        let items = value.into_array().unwrap();
        assert!(
            matches!(
                items.as_slice(),
                [Value::Integer(_), Value::Bytes(_)]
                    | [Value::Integer(_), Value::Bytes(_), Value::Bytes(_)]
            ),
            "{file}"
        );
        let mut again = Vec::new();
        ciborium::into_writer(&Value::Array(items), &mut again).unwrap();
        assert_eq!(again, frame(file), "{file}");
    }
}
