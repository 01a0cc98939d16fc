//! A byte changed anywhere is noticed.

use proptest::prelude::*;
use steelyard_protocol::{
    charter::SignedCharter,
    envelope::{Claims, Signed},
    frame::{Request, Response},
    introduction::Step,
};

use crate::{
    samples::{self, BOLOGNA, OSLO, key, key_of, signed},
    strategies as any_of,
};

/// Whether a node that knows the sender's key would take these bytes as a request.
fn request_is_taken(bytes: &[u8]) -> bool {
    let oslo = key_of(OSLO).public();
    match Request::decode(bytes) {
        Ok(Request::Query(q)) => q.verify(&oslo).is_ok(),
        Ok(Request::Ping(p)) => p.verify(&oslo).is_ok(),
        Ok(Request::Introduction(i)) => i.verify(&oslo).is_ok(),
        Err(_) => false,
    }
}

/// The same for signed responses. Unsigned refusals prove nothing and need no signature.
fn response_is_taken(bytes: &[u8]) -> bool {
    let bologna = key_of(BOLOGNA).public();
    match Response::decode(bytes) {
        Ok(Response::Answer(a)) => a.verify(&bologna).is_ok(),
        Ok(Response::Pong(p)) => p.verify(&bologna).is_ok(),
        Ok(Response::Acknowledgement(a)) => a.verify(&bologna).is_ok(),
        Ok(Response::Refused(_)) | Err(_) => false,
    }
}

/// Flips `bits` of the eight bits of every byte, one at a time; cuts at every byte; adds one.
fn every_change(bytes: &[u8], bits: usize, taken: impl Fn(&[u8]) -> bool) {
    assert!(taken(bytes));
    let mut changed = bytes.to_vec();
    for place in 0..bytes.len() {
        for bit in (place..place + bits).map(|n| n % 8) {
            changed[place] ^= 1 << bit;
            assert!(!taken(&changed), "byte {place}, bit {bit}");
            changed[place] ^= 1 << bit;
        }
    }
    for length in 0..bytes.len() {
        assert!(!taken(&bytes[..length]), "cut to {length} bytes");
    }
    changed.push(b'A');
    assert!(!taken(&changed), "one byte more");
}

#[test]
fn every_byte_of_a_request() {
    let ping = Request::Ping(signed(&samples::ping())).encode().unwrap();
    every_change(&ping, 8, request_is_taken);
    let query = Request::Query(signed(&samples::query())).encode().unwrap();
    every_change(&query, 1, request_is_taken);
    for step in [samples::introduction_request(), Step::Decline] {
        let step = Request::Introduction(signed(&samples::introduction(step)));
        every_change(&step.encode().unwrap(), 1, request_is_taken);
    }
}

#[test]
fn every_byte_of_a_response() {
    let pong = Response::Pong(signed(&samples::pong())).encode().unwrap();
    every_change(&pong, 8, response_is_taken);
    let word = Response::Acknowledgement(signed(&samples::acknowledgement()));
    every_change(&word.encode().unwrap(), 8, response_is_taken);
    let refused = Response::Answer(samples::refused()).encode().unwrap();
    every_change(&refused, 1, response_is_taken);
    let answered = Response::Answer(samples::answered()).encode().unwrap();
    every_change(&answered, 1, response_is_taken);
}

#[test]
fn every_value_of_a_frames_head() {
    let frame = Request::Query(signed(&samples::query())).encode().unwrap();
    for place in 0..8 {
        for value in 0..=u8::MAX {
            let mut changed = frame.clone();
            changed[place] = value;
            assert_eq!(
                request_is_taken(&changed),
                changed == frame,
                "byte {place} = {value}"
            );
        }
    }
}

fn is_taken<C: Claims>(text: &[u8]) -> bool {
    Signed::<C>::parse(text).is_ok_and(|signed| signed.verify(&key(9).public()).is_ok())
}

/// `bytes` with one byte changed to another value.
fn with_change(bytes: &[u8], place: prop::sample::Index, shift: u8) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let place = place.index(changed.len());
    changed[place] = changed[place].wrapping_add(shift);
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_byte_of_any_message(
        query in any_of::query_claims(),
        receipt in any_of::receipt_claims(),
        card in any_of::card_claims(),
        step in any_of::introduction_claims(),
        place in any::<prop::sample::Index>(),
        shift in 1_u8..=255,
    ) {
        fn refused<C: Claims>(claims: &C, place: prop::sample::Index, shift: u8) -> bool {
            let signed = Signed::sign(claims, &key(9)).unwrap();
            let changed = with_change(signed.as_str().as_bytes(), place, shift);
            is_taken::<C>(signed.as_str().as_bytes()) && !is_taken::<C>(&changed)
        }
        prop_assert!(refused(&query, place, shift));
        prop_assert!(refused(&receipt, place, shift));
        prop_assert!(refused(&card, place, shift));
        prop_assert!(refused(&step, place, shift));
    }

    #[test]
    fn any_byte_of_a_first_charter(place in any::<prop::sample::Index>(), shift in 1_u8..=255) {
        let original = samples::signed_first_charter();
        let changed = with_change(original.to_json().unwrap().as_bytes(), place, shift);
        // Another blank between the parts changes nothing; all else costs a signature at least,
        // and this charter needs both.
        if let Ok(read) = SignedCharter::parse(&changed) {
            prop_assert!(read == original || read.verify_first().is_err());
        }
    }

    #[test]
    fn any_byte_of_a_later_charter(place in any::<prop::sample::Index>(), shift in 1_u8..=255) {
        let first = samples::signed_first_charter().verify_first().unwrap();
        let original = samples::signed_second_charter();
        prop_assert!(original.verify_successor(&first).is_ok());
        let changed = with_change(original.to_json().unwrap().as_bytes(), place, shift);
        if let Ok(read) = SignedCharter::parse(&changed) {
            prop_assert!(read == original || read.verify_successor(&first).is_err());
        }
    }
}
