//! Receipts and bodies that do not belong together.

use steelyard_protocol::{
    answer::Outcome,
    envelope::{Claims, Digest, EnvelopeError, Signed},
    frame::{FrameError, Response},
    keys::PublicKey,
    limits::{ANSWER_BODY_BYTES, RECEIPT_BYTES},
    messages::{PongClaims, QueryClaims, ReceiptClaims},
    refusal::RefusalCode,
    signed_answer::{Body, SignedAnswer},
};

use crate::samples::{self, BOLOGNA, OSLO, answer_with, key_of, raw_jws, receipt_of, signed};

fn bologna() -> PublicKey {
    key_of(BOLOGNA).public()
}

/// An answer frame around any two byte strings.
fn frame(receipt: &[u8], body: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x83, 0x01];
    for item in [receipt, body] {
        match u16::try_from(item.len()) {
            Ok(length) => {
                assert!(length > 255, "a sample");
                frame.push(0x59);
                frame.extend(length.to_be_bytes());
            }
            Err(_) => {
                frame.push(0x5a);
                frame.extend(u32::try_from(item.len()).unwrap().to_be_bytes());
            }
        }
        frame.extend(item);
    }
    frame
}

#[test]
fn a_body_of_another_answer_is_refused() {
    let (answered, refused) = (samples::answered(), samples::refused());
    let mut other = samples::answer();
    other.total = Some(38);
    let other = answer_with(&Outcome::Answered(other));
    for (receipt, body) in [
        (&answered, &refused),
        (&refused, &answered),
        (&answered, &other),
        (&other, &answered),
    ] {
        let swapped = SignedAnswer {
            receipt: receipt.receipt.clone(),
            body: body.body.clone(),
        };
        let error = swapped.verify(&bologna()).unwrap_err();
        assert_eq!(error, EnvelopeError::OtherBody);
        assert_eq!(error.refusal(), RefusalCode::BadSignature);
    }
}

/// Not only another content: other bytes of the same content were not signed.
#[test]
fn other_bytes_of_the_same_body_are_refused() {
    let answered = samples::answered();
    let json = answered.body.as_bytes();
    let with_blank = [json, b" "].concat();
    let without = &json[..json.len() - 1];
    for bytes in [with_blank.as_slice(), without, b"", b"null"] {
        let changed = SignedAnswer {
            receipt: answered.receipt.clone(),
            body: Body::from_bytes(bytes).unwrap(),
        };
        assert_eq!(
            changed.verify(&bologna()).unwrap_err(),
            EnvelopeError::OtherBody
        );
    }
}

/// The body is not read before the signature and the digest are checked.
#[test]
fn the_signature_is_checked_first() {
    let answer = SignedAnswer {
        receipt: samples::answered().receipt,
        body: Body::from_bytes(b"no JSON").unwrap(),
    };
    let oslo = key_of(OSLO).public();
    assert_eq!(
        answer.verify(&oslo).unwrap_err(),
        EnvelopeError::BadSignature(oslo)
    );
    assert_eq!(
        answer.verify(&bologna()).unwrap_err(),
        EnvelopeError::OtherBody
    );
}

/// Whoever shows the receipt later shows what was in the body.
#[test]
fn a_receipt_that_belies_its_own_body_is_refused() {
    let check = |outcome: &Outcome, change: fn(&mut ReceiptClaims)| {
        let body = Body::of(outcome).unwrap();
        let mut claims = receipt_of(outcome, &body);
        change(&mut claims);
        let receipt = signed(&claims);
        SignedAnswer { receipt, body }
            .verify(&bologna())
            .map(|_| ())
    };
    let answered = Outcome::Answered(samples::answer());
    let refused = samples::refusal();
    assert_eq!(check(&answered, |_| ()), Ok(()));
    assert_eq!(check(&refused, |_| ()), Ok(()));
    let busy: fn(&mut ReceiptClaims) = |c| c.refused = Some(RefusalCode::Busy);
    for (outcome, change, what) in [
        (
            &answered,
            (|c| c.records = 0) as fn(&mut ReceiptClaims),
            "records",
        ),
        (&answered, |c| c.records = 2, "records"),
        (&answered, busy, "refused"),
        (&refused, |c| c.records = 1, "records"),
        (&refused, busy, "refused"),
        (&refused, |c| c.refused = None, "refused"),
    ] {
        assert_eq!(
            check(outcome, change),
            Err(EnvelopeError::Contradiction(what))
        );
    }
}

/// A digest that fits proves nothing under a signature of another kind.
#[test]
fn what_was_signed_as_something_else_vouches_for_no_body() {
    let answered = samples::answered();
    let claims = serde_json::to_string(&samples::receipt()).unwrap();
    let header = |typ: &str| format!(r#"{{"typ":"{typ}","alg":"EdDSA"}}"#);
    let jws = |typ: &str| raw_jws(&header(typ), &claims, &key_of(BOLOGNA));
    let read = |receipt: &str| match Response::decode(&frame(
        receipt.as_bytes(),
        answered.body.as_bytes(),
    )) {
        Ok(Response::Answer(answer)) => Ok(answer),
        Ok(other) => panic!("{other:?}"),
        Err(e) => Err(e),
    };
    assert!(
        read(&jws(ReceiptClaims::TYP))
            .unwrap()
            .verify(&bologna())
            .is_ok()
    );
    for typ in [
        QueryClaims::TYP,
        PongClaims::TYP,
        "steelyard-answer+jwt",
        "steelyard-charter+jws",
        "JWT",
        "",
    ] {
        let error = read(&jws(typ)).unwrap_err();
        assert_eq!(error.refusal(), RefusalCode::WrongType, "{typ}");
    }
    for message in [
        signed(&samples::pong()).as_str(),
        signed(&samples::query()).as_str(),
    ] {
        assert_eq!(read(message).unwrap_err().refusal(), RefusalCode::WrongType);
    }
}

#[test]
fn frames_with_a_part_too_few_or_too_many() {
    let answered = samples::answered();
    let (receipt, body) = (
        answered.receipt.as_str().as_bytes(),
        answered.body.as_bytes(),
    );
    let good = Response::Answer(answered.clone()).encode().unwrap();
    assert!(Response::decode(&good).is_ok());
    let head = 5 + receipt.len();
    // Only the receipt, as two items and as three.
    let mut alone = good[..head].to_vec();
    assert!(Response::decode(&alone).is_err());
    alone[0] = 0x82;
    assert!(Response::decode(&alone).is_err());
    // A third byte string, said or not.
    let mut more = [good.as_slice(), b"\x41x"].concat();
    assert!(Response::decode(&more).is_err());
    more[0] = 0x84;
    assert!(Response::decode(&more).is_err());
    // Body and receipt the other way round.
    assert!(Response::decode(&frame(body, receipt)).is_err());
    // A body of another length than is said; cut anywhere.
    for length in 0..good.len() {
        assert!(Response::decode(&good[..length]).is_err(), "{length}");
    }
    let mut long = good.clone();
    long.push(b' ');
    assert!(Response::decode(&long).is_err());
    // A pong, a refusal and a request with a body beside them.
    for kind in [0, 2, 3, 4] {
        let mut other = good.clone();
        other[1] = kind;
        assert!(Response::decode(&other).is_err());
    }
}

#[test]
fn parts_over_their_limits() {
    let answered = samples::answered();
    let receipt = answered.receipt.as_str().as_bytes();
    let long = vec![b' '; ANSWER_BODY_BYTES + 1];
    assert_eq!(
        Response::decode(&frame(receipt, &long)).unwrap_err(),
        FrameError::Body(EnvelopeError::TooLong(
            ANSWER_BODY_BYTES + 1,
            ANSWER_BODY_BYTES
        ))
    );
    let long = vec![b'A'; RECEIPT_BYTES + 1];
    assert_eq!(
        Response::decode(&frame(&long, answered.body.as_bytes())).unwrap_err(),
        FrameError::Body(EnvelopeError::TooLong(RECEIPT_BYTES + 1, RECEIPT_BYTES))
    );
}

/// What a result keeps: it proves the answer without it, and binds it.
#[test]
fn a_receipt_stands_alone() {
    let answered = samples::answered();
    let kept = answered.receipt.as_str().to_owned();
    let receipt = Signed::<ReceiptClaims>::parse(kept.as_bytes()).unwrap();
    let claims = receipt.verify(&bologna()).unwrap();
    assert_eq!((claims.records, claims.refused), (1, None));
    assert_eq!(claims.body, Digest::of(answered.body.as_bytes()));
    let refused = samples::refused().receipt.verify(&bologna()).unwrap();
    assert_eq!(refused.refused, Some(RefusalCode::NotPermitted));
}
