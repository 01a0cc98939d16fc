//! Bytes that are no frame, or another spelling of one.

use steelyard_protocol::{
    frame::{FrameError, Request, Response},
    limits::{ANSWER_FRAME_BYTES, QUERY_FRAME_BYTES},
    refusal::RefusalCode,
};

use crate::samples::{self, signed};

fn refused(bytes: &[u8]) {
    assert!(
        Request::decode(bytes).is_err(),
        "{}",
        hex::encode(&bytes[..bytes.len().min(16)])
    );
    assert!(
        Response::decode(bytes).is_err(),
        "{}",
        hex::encode(&bytes[..bytes.len().min(16)])
    );
}

#[test]
fn garbage() {
    refused(b"");
    refused(b"GET / HTTP/1.1\r\n\r\n");
    refused(&[0x16, 0x03, 0x01, 0x02, 0x00]);
    refused(&vec![0xff; QUERY_FRAME_BYTES]);
    refused(&vec![0x00; QUERY_FRAME_BYTES]);
}

/// Lengths that the bytes do not bear out: nothing is reserved for them, so that this test needs
/// no memory to speak of.
#[test]
fn claimed_lengths() {
    for head in [
        "82005affffffff",
        "82005bffffffffffffffff",
        "82005b0000000100000000",
        "820059ffff",
        "820058ff",
        "820057",
        "9bffffffffffffffff",
        "82007bffffffffffffffff",
    ] {
        refused(&hex::decode(head).unwrap());
    }
}

#[test]
fn arrays_in_arrays() {
    refused(&vec![0x81; QUERY_FRAME_BYTES]);
    refused(&vec![0x82; QUERY_FRAME_BYTES]);
    // A list of a million empty lists.
    let mut wide = hex::decode("9a000ffff0").unwrap();
    wide.resize(ANSWER_FRAME_BYTES, 0x80);
    refused(&wide);
    // Tags upon tags.
    refused(&vec![0xc1; QUERY_FRAME_BYTES]);
}

/// CBOR has many spellings of one value. All but the shortest are refused, so that what was
/// checked and what is kept are the same bytes.
#[test]
fn other_spellings_of_a_frame() {
    let frame = Request::Query(signed(&samples::query())).encode().unwrap();
    let (head, body) = frame.split_at(5);
    assert_eq!(
        head[..3],
        [0x82, 0x00, 0x59],
        "a body of more than 255 bytes"
    );
    let length = u16::try_from(body.len()).unwrap().to_be_bytes();
    let with_head = |head: &[u8]| {
        let mut bytes = head.to_vec();
        bytes.extend(body);
        bytes
    };
    assert!(Request::decode(&with_head(&[0x82, 0x00, 0x59, length[0], length[1]])).is_ok());
    let l = length;
    let spellings: [&[u8]; 8] = [
        // The array's length in a byte of its own; an array that ends with a mark.
        &[0x98, 0x02, 0x00, 0x59, l[0], l[1]],
        &[0x9f, 0x00, 0x59, l[0], l[1]],
        // The number in a byte of its own; as a big number; tagged.
        &[0x82, 0x18, 0x00, 0x59, l[0], l[1]],
        &[0x82, 0xc2, 0x40, 0x59, l[0], l[1]],
        &[0x82, 0xc1, 0x00, 0x59, l[0], l[1]],
        // The body's length in four and in eight bytes; the body in pieces.
        &[0x82, 0x00, 0x5a, 0, 0, l[0], l[1]],
        &[0x82, 0x00, 0x5b, 0, 0, 0, 0, 0, 0, l[0], l[1]],
        &[0x82, 0x00, 0x5f, 0x59, l[0], l[1]],
    ];
    for head in spellings {
        refused(&with_head(head));
    }
    // As text instead of bytes; a third item; an end mark.
    refused(&with_head(&[0x82, 0x00, 0x79, l[0], l[1]]));
    refused(&with_head(&[0x83, 0x00, 0x59, l[0], l[1]]));
    let mut marked = with_head(&[0x9f, 0x00, 0x59, l[0], l[1]]);
    marked.push(0xff);
    refused(&marked);
}

#[test]
fn a_request_is_no_response_nor_the_other_way_round() {
    let query = Request::Query(signed(&samples::query())).encode().unwrap();
    let ping = Request::Ping(signed(&samples::ping())).encode().unwrap();
    let answer = Response::Answer(samples::refused()).encode().unwrap();
    let pong = Response::Pong(signed(&samples::pong())).encode().unwrap();
    let refused = Response::Refused(RefusalCode::Busy).encode().unwrap();
    let step = samples::introduction(samples::introduction_request());
    let step = Request::Introduction(signed(&step)).encode().unwrap();
    let word = Response::Acknowledgement(signed(&samples::acknowledgement()));
    let word = word.encode().unwrap();
    for request in [query, ping, step] {
        assert!(Response::decode(&request).is_err());
    }
    for response in [answer, pong, refused, word] {
        assert!(Request::decode(&response).is_err());
    }
}

#[test]
fn a_refusal_has_a_code_of_the_list_and_nothing_else() {
    for body in ["", "busy ", "Busy", "no_such_code", "busy\0"] {
        let mut frame = vec![0x82, 0x04, 0x40 | u8::try_from(body.len()).unwrap()];
        frame.extend(body.bytes());
        assert!(
            matches!(Response::decode(&frame), Err(FrameError::Malformed(_))),
            "{body}"
        );
    }
}

#[test]
fn the_refusal_says_what_was_wrong() {
    let too_long = vec![0; QUERY_FRAME_BYTES + 1];
    assert_eq!(
        Request::decode(&too_long).unwrap_err().refusal(),
        RefusalCode::TooLarge
    );
    assert_eq!(
        Request::decode(b"garbage").unwrap_err().refusal(),
        RefusalCode::Malformed
    );
    let mut ping_as_query = Request::Ping(signed(&samples::ping())).encode().unwrap();
    ping_as_query[1] = 0;
    assert_eq!(
        Request::decode(&ping_as_query).unwrap_err().refusal(),
        RefusalCode::WrongType
    );
}
