//! What must hold for any bytes at all. The fuzz targets of `protocol/fuzz` run these bodies
//! without end; the ordinary tests run them for a bounded number of inputs.

use steelyard_protocol::{
    answer::Outcome,
    card::{CardClaims, InviteClaims, read_card, read_invite},
    charter::SignedCharter,
    envelope::{Claims, Digest, Signed},
    frame::{Request, Response},
    ids::QueryId,
    introduction::{AcknowledgementClaims, IntroductionClaims},
    keys::{PublicKey, SigningKey},
    messages::{PingClaims, PongClaims, QueryClaims, ReceiptClaims},
    query::Query,
    signed_answer::{Body, SignedAnswer},
};

/// A frame is refused, or its bytes are the only ones that say what it says.
pub fn frame(bytes: &[u8]) {
    match Request::decode(bytes) {
        Ok(request) => assert_eq!(request.encode().as_deref(), Ok(bytes)),
        Err(error) => is_fit_for_a_log(&error.to_string()),
    }
    match Response::decode(bytes) {
        Ok(response) => assert_eq!(response.encode().as_deref(), Ok(bytes)),
        Err(error) => is_fit_for_a_log(&error.to_string()),
    }
}

/// A signed message is refused, or kept as it came; and no bytes are signed by a key that signed
/// nothing.
pub fn envelope(bytes: &[u8]) {
    fn read<C: Claims>(bytes: &[u8]) -> bool {
        match Signed::<C>::parse(bytes) {
            Ok(signed) => {
                assert_eq!(signed.as_str().as_bytes(), bytes);
                // A point of the curve whose private half nobody has used.
                assert!(signed.verify(&PublicKey::from_bytes([9; 32])).is_err());
                true
            }
            Err(error) => {
                is_fit_for_a_log(&error.to_string());
                false
            }
        }
    }
    let types = [
        read::<QueryClaims>(bytes),
        read::<ReceiptClaims>(bytes),
        read::<PingClaims>(bytes),
        read::<PongClaims>(bytes),
        read::<InviteClaims>(bytes),
        read::<CardClaims>(bytes),
        read::<IntroductionClaims>(bytes),
        read::<AcknowledgementClaims>(bytes),
    ];
    assert!(types.iter().filter(|taken| **taken).count() <= 1);
    if let Ok(text) = std::str::from_utf8(bytes) {
        if let Ok(card) = read_card(text) {
            assert_eq!(card.iss, card.entry.id);
        }
        if let Ok(invite) = read_invite(text) {
            assert_eq!(invite.iss, invite.inviter.id);
        }
    }
}

/// A charter is refused, or keeps the rules, reads back as itself, and names who signed.
pub fn charter(bytes: &[u8]) {
    let signed = match SignedCharter::parse(bytes) {
        Ok(signed) => signed,
        Err(error) => return is_fit_for_a_log(&error.to_string()),
    };
    let charter = signed.unverified().unwrap();
    charter.check().unwrap();
    if let Ok(json) = signed.to_json() {
        assert_eq!(SignedCharter::parse(json.as_bytes()).as_ref(), Ok(&signed));
    }
    let signers = signed.signers(&charter).unwrap();
    assert!(
        signers
            .iter()
            .all(|id| charter.cluster(id.as_str()).is_some())
    );
    assert_eq!(
        signed.verify_first().is_ok(),
        charter.version == 1 && signers.len() >= charter.threshold as usize
    );
}

/// A query's JSON is refused, or reads back as itself (weights to the last bit or so).
pub fn query(bytes: &[u8]) {
    let Ok(mut query) = serde_json::from_slice::<Query>(bytes) else {
        return;
    };
    if query.check().is_err() {
        return;
    }
    let json = serde_json::to_vec(&query).unwrap();
    let mut again: Query = serde_json::from_slice(&json).unwrap();
    again.check().unwrap();
    for concept in query.concepts.iter_mut().chain(&mut again.concepts) {
        concept.weight = 1.0;
    }
    assert_eq!(again, query);
}

/// A body that its cluster signed is refused, or holds what its receipt says.
pub fn answer(bytes: &[u8], key: &SigningKey) {
    let receipt = |outcome: Option<&Outcome>, body: Digest| ReceiptClaims {
        iss: "clust-er-health".parse().unwrap(),
        aud: "oslo-cancer-cluster".parse().unwrap(),
        iat: 0,
        query_id: QueryId::from_bytes([0; 16]),
        query_digest: Digest::from_bytes([0; 32]),
        purpose: "matchmaking".parse().unwrap(),
        charter: 1,
        refused: outcome.and_then(Outcome::refused),
        records: outcome.map_or(0, Outcome::records),
        log_index: 0,
        leaf: Digest::from_bytes([0; 32]),
        body,
    };
    let Ok(body) = Body::from_bytes(bytes) else {
        return;
    };
    let said = serde_json::from_slice::<Outcome>(bytes);
    let claims = receipt(said.as_ref().ok(), body.digest());
    let answer = SignedAnswer {
        receipt: Signed::sign(&claims, key).unwrap(),
        body,
    };
    match answer.verify(&key.public()) {
        Ok((_, outcome)) => assert_eq!(said.ok(), Some(outcome)),
        Err(error) => {
            assert!(said.is_err());
            is_fit_for_a_log(&error.to_string());
        }
    }
}

fn is_fit_for_a_log(message: &str) {
    assert!(
        message.chars().count() < 500,
        "too long for a log: {message}"
    );
    assert!(
        !message.chars().any(char::is_control),
        "forges a log: {message:?}"
    );
}
