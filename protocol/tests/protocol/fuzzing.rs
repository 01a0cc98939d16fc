//! The bodies of the fuzz targets, for a bounded number of inputs: random ones, and real messages
//! with a few bytes changed, which come much further.

use std::sync::LazyLock;

use proptest::{collection::vec, prelude::*, sample::Index};
use steelyard_protocol::frame::{Request, Response};

use crate::{
    fuzz_bodies,
    samples::{self, BOLOGNA, key_of, signed},
};

static FRAMES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    vec![
        Request::Query(signed(&samples::query())).encode().unwrap(),
        Request::Ping(signed(&samples::ping())).encode().unwrap(),
        Response::Answer(samples::answered()).encode().unwrap(),
        Response::Answer(samples::refused()).encode().unwrap(),
        Response::Pong(signed(&samples::pong())).encode().unwrap(),
        Request::Introduction(signed(&samples::introduction(
            samples::introduction_request(),
        )))
        .encode()
        .unwrap(),
        Response::Acknowledgement(signed(&samples::acknowledgement()))
            .encode()
            .unwrap(),
    ]
});

static MESSAGES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    [
        signed(&samples::query()).as_str(),
        signed(&samples::receipt()).as_str(),
        signed(&samples::ping()).as_str(),
        signed(&samples::pong()).as_str(),
        signed(&samples::invite()).as_str(),
        signed(&samples::card()).as_str(),
        signed(&samples::introduction(samples::introduction_request())).as_str(),
        signed(&samples::acknowledgement()).as_str(),
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
});

static BODIES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    [samples::answered(), samples::refused()]
        .map(|answer| answer.body.as_bytes().to_vec())
        .to_vec()
});

static CHARTERS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    [
        samples::signed_first_charter(),
        samples::signed_second_charter(),
    ]
    .map(|charter| charter.to_json().unwrap().into_bytes())
    .to_vec()
});

static QUERIES: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| vec![serde_json::to_vec(&samples::query().query).unwrap()]);

#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Insert(Index, Vec<u8>),
    Remove(Index, Index),
    Repeat(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let word = prop_oneof![
        Just("\"".to_owned()),
        Just("{".to_owned()),
        Just("]".to_owned()),
        Just("-1e400".to_owned()),
        Just("null".to_owned()),
        Just("\\ud800".to_owned()),
        Just(".".to_owned()),
        Just("=".to_owned()),
        any::<String>(),
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<Index>(), word).prop_map(|(at, word)| Change::Insert(at, word.into_bytes())),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Remove(a, b)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Repeat(a, b)),
    ]
}

fn changed(originals: &[Vec<u8>], which: Index, changes: &[Change]) -> Vec<u8> {
    let mut bytes = originals[which.index(originals.len())].clone();
    for change in changes {
        // One more, so that nothing is ever empty.
        let length = bytes.len() + 1;
        match change {
            Change::Set(at, value) => {
                if let Some(byte) = bytes.get_mut(at.index(length)) {
                    *byte = *value;
                }
            }
            Change::Insert(at, word) => {
                let at = at.index(length);
                bytes.splice(at..at, word.iter().copied());
            }
            Change::Remove(a, b) | Change::Repeat(a, b) => {
                let (a, b) = (a.index(length), b.index(length));
                let range = a.min(b)..a.max(b);
                if matches!(change, Change::Remove(..)) {
                    bytes.drain(range);
                } else {
                    bytes.extend_from_within(range);
                }
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_bytes(bytes in vec(any::<u8>(), 0..300), text in any::<String>()) {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            fuzz_bodies::frame(bytes);
            fuzz_bodies::envelope(bytes);
            fuzz_bodies::charter(bytes);
            fuzz_bodies::query(bytes);
            fuzz_bodies::answer(bytes, &key_of(BOLOGNA));
        }
    }

    #[test]
    fn changed_frames(which in any::<Index>(), changes in vec(change(), 0..4)) {
        fuzz_bodies::frame(&changed(&FRAMES, which, &changes));
    }

    #[test]
    fn changed_messages(which in any::<Index>(), changes in vec(change(), 0..4)) {
        fuzz_bodies::envelope(&changed(&MESSAGES, which, &changes));
    }

    #[test]
    fn changed_bodies(which in any::<Index>(), changes in vec(change(), 0..4)) {
        fuzz_bodies::answer(&changed(&BODIES, which, &changes), &key_of(BOLOGNA));
    }

    #[test]
    fn changed_charters(which in any::<Index>(), changes in vec(change(), 0..4)) {
        fuzz_bodies::charter(&changed(&CHARTERS, which, &changes));
    }

    #[test]
    fn changed_queries(which in any::<Index>(), changes in vec(change(), 0..4)) {
        fuzz_bodies::query(&changed(&QUERIES, which, &changes));
    }
}
