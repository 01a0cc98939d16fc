//! Every limit holds on the spot, and the error names it.

use steelyard_protocol::{
    answer::{Match, Outcome},
    card::{CardClaims, read_card},
    charter::{CharterError, SignedCharter},
    envelope::{Claims, EnvelopeError, Signed},
    fields::{Entry, Fields},
    frame::{FrameError, Request, Response},
    introduction::{AcknowledgementClaims, IntroductionClaims, Step, Text},
    like::{Like, Side},
    limits::{
        ANSWER_BODY_BYTES, ANSWER_FRAME_BYTES, ANSWER_HEAD_BYTES, CARD_BYTES, CHARTER_BYTES,
        CHARTER_SIGNATURES, CLUSTERS, CONCEPTS, DEADLINE_MS, ENTRIES, ENTRY_CONCEPTS,
        FILTER_ENTRIES, FRAME_HEAD_BYTES, INTRODUCTION_TEXT_CHARS, QUERY_FRAME_BYTES, REASONS,
        RECORDS, REVEALED_BYTES, TEXT_CHARS,
    },
    messages::{QueryClaims, ReceiptClaims},
    query::{MatchMode, Query},
    refusal::RefusalCode,
    signed_answer::{Body, SignedAnswer},
};

use crate::samples::{self, BOLOGNA, OSLO, id, key_of};

#[track_caller]
fn broken(change: impl FnOnce(&mut Query), told: &str) {
    let mut query = samples::query().query;
    assert_eq!(query.check(), Ok(()));
    change(&mut query);
    let error = query.check().unwrap_err().to_string();
    assert!(error.contains(told), "{error}");
}

#[track_caller]
fn kept(change: impl FnOnce(&mut Query)) {
    let mut query = samples::query().query;
    change(&mut query);
    assert_eq!(query.check(), Ok(()));
}

#[test]
fn of_a_query() {
    let one = samples::query().query;
    let (concept, country) = (one.concepts[0].clone(), one.filters.countries[0].clone());
    let (nuts, kind) = (one.filters.nuts[0].clone(), one.filters.kinds[0]);

    kept(|q| q.concepts = vec![concept.clone(); CONCEPTS]);
    broken(
        |q| q.concepts = vec![concept.clone(); CONCEPTS + 1],
        "`concepts` has 65 entries; at most 64",
    );
    // Characters, not bytes.
    kept(|q| q.text = "ø".repeat(TEXT_CHARS));
    broken(
        |q| q.text = "ø".repeat(TEXT_CHARS + 1),
        "`text` has 2001 characters; at most 2000",
    );
    // What `like` holds counts too.
    let like = |concepts: usize, chars: usize| {
        let side = |concepts, chars| Side {
            concepts: vec![concept.clone(); concepts],
            text: "ø".repeat(chars),
        };
        Some(Like {
            offers: side(concepts / 2, chars / 2),
            needs: side(concepts - concepts / 2, chars - chars / 2),
        })
    };
    let own = (one.concepts.len(), one.text.chars().count());
    kept(|q| q.like = like(CONCEPTS - own.0, TEXT_CHARS - own.1));
    broken(
        |q| q.like = like(CONCEPTS - own.0 + 1, 0),
        "`concepts` and `like` have 65 concepts together; at most 64",
    );
    broken(
        |q| q.like = like(0, TEXT_CHARS - own.1 + 1),
        "`text` and `like` have 2001 characters together; at most 2000",
    );
    broken(
        |q| {
            q.like = like(1, 0);
            if let Some(like) = &mut q.like {
                like.needs.concepts[0].weight = f64::NAN;
            }
        },
        "/23/45/277",
    );
    broken(
        |q| {
            q.like = like(1, 1);
            q.match_mode = MatchMode::Strict;
        },
        "`like` needs `match` to be `semantic`",
    );
    kept(|q| q.filters.countries = vec![country.clone(); FILTER_ENTRIES]);
    broken(
        |q| q.filters.countries = vec![country.clone(); FILTER_ENTRIES + 1],
        "`filters.countries` has 101 entries; at most 100",
    );
    broken(
        |q| q.filters.nuts = vec![nuts; 101],
        "`filters.nuts` has 101 entries; at most 100",
    );
    broken(
        |q| q.filters.kinds = vec![kind; 101],
        "`filters.kinds` has 101 entries; at most 100",
    );
    kept(|q| q.clusters = vec![id(OSLO); CLUSTERS]);
    broken(
        |q| q.clusters = vec![id(OSLO); CLUSTERS + 1],
        "`clusters` has 2001 entries; at most 2000",
    );
    kept(|q| q.limit = RECORDS);
    broken(
        |q| q.limit = RECORDS + 1,
        "`limit` is 101; it must be 1 to 100",
    );
    broken(|q| q.limit = 0, "`limit` is 0; it must be 1 to 100");
    kept(|q| q.deadline_ms = DEADLINE_MS);
    broken(
        |q| q.deadline_ms = DEADLINE_MS + 1,
        "`deadline_ms` is 60001; it must be 1 to 60000",
    );
    broken(|q| q.deadline_ms = 0, "`deadline_ms` is 0");
    kept(|q| q.concepts[0].weight = 100.0);
    broken(|q| q.concepts[0].weight = 100.1, "/23/45/277");
    broken(|q| q.concepts[0].weight = 0.0, "/23/45/277");
}

#[test]
fn of_a_query_frame() {
    let error = Request::decode(&vec![0x82; QUERY_FRAME_BYTES + 1]).unwrap_err();
    assert_eq!(error, FrameError::TooLong(65_537, 65_536));
    assert_eq!(
        error.to_string(),
        "the frame has 65537 bytes; at most 65536 are allowed"
    );
    assert_eq!(error.refusal(), RefusalCode::TooLarge);
}

#[test]
fn of_an_answer_frame() {
    let error = Response::decode(&vec![0x82; ANSWER_FRAME_BYTES + 1]).unwrap_err();
    assert_eq!(error, FrameError::TooLong(1_048_577, 1_048_576));
    assert!(!matches!(
        Response::decode(&vec![0x82; ANSWER_FRAME_BYTES]),
        Err(FrameError::TooLong(..))
    ));
}

/// What may be signed fits its frame: an answer that stands in the audit log can be sent.
#[test]
fn what_can_be_signed_can_be_sent() {
    assert_eq!(QueryClaims::MAX_BYTES + FRAME_HEAD_BYTES, QUERY_FRAME_BYTES);
    assert_eq!(
        ReceiptClaims::MAX_BYTES + ANSWER_BODY_BYTES + ANSWER_HEAD_BYTES,
        ANSWER_FRAME_BYTES
    );

    let refusal = |padding: usize| {
        let mut outcome = samples::refusal();
        let Outcome::Refused(refusal) = &mut outcome else {
            panic!("refused");
        };
        refusal.message = "x".repeat(padding);
        outcome
    };
    let empty = Body::of(&refusal(0)).unwrap().as_bytes().len();
    let room = ANSWER_BODY_BYTES - empty;
    let body = Body::of(&refusal(room)).unwrap();
    assert_eq!(body.as_bytes().len(), ANSWER_BODY_BYTES);
    // The longest that a receipt can be: names and numbers have limits of their own.
    let mut claims = samples::receipt_of(&refusal(room), &body);
    claims.iss = id(&"a".repeat(63));
    claims.aud = id(&"b".repeat(63));
    claims.purpose = "c".repeat(63).parse().unwrap();
    claims.iat = i64::MIN;
    claims.charter = u64::MAX;
    claims.log_index = u64::MAX;
    let receipt = Signed::sign(&claims, &key_of(BOLOGNA)).unwrap();
    let frame = Response::Answer(SignedAnswer { receipt, body })
        .encode()
        .unwrap();
    assert!(Response::decode(&frame).is_ok());

    let too_long = EnvelopeError::TooLong(ANSWER_BODY_BYTES + 1, ANSWER_BODY_BYTES);
    assert_eq!(Body::of(&refusal(room + 1)).unwrap_err(), too_long);
    assert_eq!(too_long.refusal(), RefusalCode::TooLarge);
}

#[test]
fn of_signed_messages() {
    fn check<C: Claims>() {
        let text = "A".repeat(C::MAX_BYTES + 1);
        let error = Signed::<C>::parse(text.as_bytes()).unwrap_err();
        assert_eq!(
            error,
            EnvelopeError::TooLong(C::MAX_BYTES + 1, C::MAX_BYTES)
        );
        assert!(
            error
                .to_string()
                .contains(&format!("at most {}", C::MAX_BYTES))
        );
    }
    check::<QueryClaims>();
    check::<ReceiptClaims>();
    check::<CardClaims>();
    check::<IntroductionClaims>();
    check::<AcknowledgementClaims>();
    assert!(
        read_card(&"A".repeat(CARD_BYTES + 1))
            .unwrap_err()
            .to_string()
            .contains("32768")
    );
}

/// The text is refused where it lies, before it is kept.
#[test]
fn of_a_text_in_an_introduction() {
    let longest = "ø".repeat(INTRODUCTION_TEXT_CHARS);
    let read = |text: &str| serde_json::from_value::<Text>(text.into());
    assert_eq!(read(&longest).unwrap().as_str(), longest);
    assert_eq!(
        Text::new(&format!(" {longest}\n")).unwrap().as_str(),
        longest
    );
    let error = read(&format!("{longest}ø")).unwrap_err().to_string();
    assert_eq!(
        error,
        "the text has 2001 characters; at most 2000 are allowed"
    );
    assert!(Text::new(&format!("{longest}ø")).is_err());
}

/// What a member may reveal at most fits a frame with all that goes with it.
#[test]
fn of_what_is_revealed() {
    let mut party = samples::party();
    let before = serde_json::to_vec(&party).unwrap().len();
    let room = REVEALED_BYTES - before;
    party
        .fields
        .summary
        .as_mut()
        .unwrap()
        .text
        .push_str(&"x".repeat(room));
    assert_eq!(serde_json::to_vec(&party).unwrap().len(), REVEALED_BYTES);
    let Step::Request(mut request) = samples::introduction_request() else {
        panic!("a request");
    };
    // The longest text, in the characters that take most room in JSON.
    request.text = Text::new(&format!(
        "x{}x",
        "\u{1}".repeat(INTRODUCTION_TEXT_CHARS - 2)
    ))
    .unwrap();
    request.from = Some(party);
    let claims = samples::introduction(Step::Request(request));
    let signed = Signed::sign(&claims, &key_of(OSLO)).unwrap();
    assert!(Request::Introduction(signed).encode().is_ok());
}

/// The hundred-and-first record is an error before it is kept.
#[test]
fn of_the_records_in_an_answer() {
    let with = |records: u32| {
        let mut answer = samples::answer();
        answer.matches = (0..records)
            .map(|n| {
                let mut m = samples::full_match();
                m.handle = format!("{n:032x}").parse().unwrap();
                m
            })
            .collect();
        samples::answer_with(&Outcome::Answered(answer)).verify(&key_of(BOLOGNA).public())
    };
    assert!(with(RECORDS).is_ok());
    let error = with(RECORDS + 1).unwrap_err().to_string();
    assert!(error.contains("at most 100 are allowed"), "{error}");
}

/// One more in any list of a record is an error, too.
#[test]
fn of_the_lists_in_a_record() {
    #[track_caller]
    fn check(most: usize, fill: impl Fn(&mut Match, usize)) {
        let with = |entries: usize| {
            let mut answer = samples::answer();
            fill(&mut answer.matches[0], entries);
            samples::answer_with(&Outcome::Answered(answer)).verify(&key_of(BOLOGNA).public())
        };
        assert!(with(most).is_ok());
        let error = with(most + 1).unwrap_err().to_string();
        let told = format!("at most {most} are allowed");
        assert!(error.contains(&told), "{error}");
    }
    let offer = |concepts, derived| Entry {
        concepts: vec!["/21".parse().unwrap(); concepts],
        concepts_derived: vec!["/21".parse().unwrap(); derived],
        ..Entry::default()
    };
    check(REASONS, |m, n| m.why = vec![m.why[0].clone(); n]);
    check(ENTRIES, |m, n| m.fields.offers = Some(vec![offer(0, 0); n]));
    check(ENTRIES, |m, n| m.fields.needs = Some(vec![offer(0, 0); n]));
    check(ENTRY_CONCEPTS, |m, n| {
        m.fields.offers = Some(vec![offer(n, 0)]);
    });
    check(ENTRY_CONCEPTS, |m, n| {
        m.fields.needs = Some(vec![offer(0, n)]);
    });
}

/// Entries without anything in them, as many as a frame has room for, would take fifty times its
/// memory.
#[test]
fn of_the_empty_entries_of_a_member() {
    let read = |list: &str| serde_json::from_str::<Fields>(&format!(r#"{{"offers":{list}}}"#));
    let many = format!("[{}]", vec!["{}"; ANSWER_BODY_BYTES / 3].join(","));
    let error = read(&many).unwrap_err().to_string();
    assert!(error.contains("at most 100 are allowed"), "{error}");
    assert_eq!(read("null").unwrap(), Fields::default());
    assert_eq!(read("[]").unwrap().offers, Some(Vec::new()));
}

#[test]
fn of_a_charters_length() {
    let error = SignedCharter::parse(&vec![b' '; CHARTER_BYTES + 1]).unwrap_err();
    assert_eq!(error, CharterError::TooLong(CHARTER_BYTES + 1));
    assert!(error.to_string().contains("at most 8388608"));
}

/// Each signature may cost a verification: a million of them must not be read.
#[test]
fn of_a_charters_signatures() {
    let original = samples::signed_first_charter();
    let mut json: serde_json::Value = serde_json::from_str(&original.to_json().unwrap()).unwrap();
    let signatures = json["signatures"].as_array_mut().unwrap();
    let one = signatures[0].clone();
    signatures.resize(CHARTER_SIGNATURES, one.clone());
    let full = serde_json::to_vec(&json).unwrap();
    assert!(SignedCharter::parse(&full).is_ok());

    json["signatures"].as_array_mut().unwrap().push(one);
    let overfull = serde_json::to_vec(&json).unwrap();
    let error = SignedCharter::parse(&overfull).unwrap_err();
    assert_eq!(error, CharterError::TooManySignatures(4_001));
    assert!(error.to_string().contains("at most 4000"));
    assert!(
        serde_json::from_slice::<SignedCharter>(&overfull).is_err(),
        "nor by another way"
    );

    // Merging keeps what there was.
    let mut full = SignedCharter::parse(&full).unwrap();
    let other = samples::sign_charter(&samples::first_charter(), &[samples::WALLONIA]);
    let before = full.clone();
    assert_eq!(
        full.merge(&other).unwrap_err(),
        CharterError::TooManySignatures(4_001)
    );
    assert_eq!(full, before);
}
