//! Fixed keys and one sample of every message: what the golden vectors hold.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use steelyard_protocol::{
    answer::{Answer, Match, Outcome, Reason, Reduction, ReductionCode, Relation},
    card::{CardClaims, InviteClaims},
    charter::{
        Charter, ClusterEntry, ClusterState, NodeEntry, PurposeEntry, SignedCharter,
        VocabularyEntry,
    },
    envelope::{Claims, Digest, Signed},
    fields::{
        Contact, Entry, FieldGroup, FieldGroups, Fields, Granularity, Identity, Kind,
        OrganisationType, Region, Summary, TrlRange,
    },
    ids::{ClusterId, IntroductionId, QueryId},
    introduction::{AcknowledgementClaims, IntroductionClaims, Party, Request, Side, Step, Text},
    keys::SigningKey,
    messages::{PingClaims, PongClaims, QueryClaims, ReceiptClaims},
    query::{MatchMode, Query, Seek},
    refusal::RefusalCode,
    signed_answer::{Body, SignedAnswer},
    time::Timestamp,
};

pub const OSLO: &str = "oslo-cancer-cluster";
pub const BOLOGNA: &str = "clust-er-health";
pub const WALLONIA: &str = "biowin";

/// Seconds since 1970 of 2026-11-21T10:00:00Z, when all samples were signed.
pub const SIGNED_AT: i64 = 1_795_255_200;

/// The Ed25519 key whose seed is 32 times `seed`.
pub fn key(seed: u8) -> SigningKey {
    // RFC 8410, section 7: version 0, id-Ed25519, and the seed in an octet string of its own.
    let mut pkcs8 = hex::decode("302e020100300506032b657004220420").unwrap();
    pkcs8.extend([seed; 32]);
    SigningKey::from_pkcs8(&pkcs8).unwrap()
}

/// The signing key of one of the three sample clusters.
pub fn key_of(cluster: &str) -> SigningKey {
    key(seed_of(cluster))
}

fn seed_of(cluster: &str) -> u8 {
    match cluster {
        OSLO => 1,
        BOLOGNA => 2,
        WALLONIA => 3,
        other => panic!("no sample cluster `{other}`"),
    }
}

pub fn id(text: &str) -> ClusterId {
    text.parse().unwrap()
}

/// A compact JWS with this header and these claims, however wrong they are.
pub fn raw_jws(header: &str, claims: &str, key: &SigningKey) -> String {
    let signed = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims)
    );
    let signature = key.sign_bytes(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

pub fn signed<C: Claims>(claims: &C) -> Signed<C> {
    Signed::sign(claims, &key_of(claims.issuer().as_str())).unwrap()
}

fn query_id() -> QueryId {
    "019ab3c4-5d6e-7f80-9123-456789abcdef".parse().unwrap()
}

pub fn query() -> QueryClaims {
    let mut query = Query::new("matchmaking".parse().unwrap());
    query.granularity = Granularity::Record;
    query.seek = Seek::Offers;
    query.match_mode = MatchMode::Semantic;
    query.concepts = serde_json::from_str(
        r#"["/23/45/277",{"concept":"/21/33","weight":2},{"concept":"/25/59","weight":0.5}]"#,
    )
    .unwrap();
    query.text = "image analysis for pathology — bildeanalyse".to_owned();
    query.filters.countries = vec!["IT".parse().unwrap()];
    query.filters.nuts = vec!["ITH5".parse().unwrap()];
    query.filters.kinds = vec![OrganisationType::Sme];
    query.filters.trl = Some(TrlRange::new(4, 6).unwrap());
    query.fields = FieldGroups::ALL;
    query.clusters = vec![id(BOLOGNA), id(WALLONIA)];
    QueryClaims {
        iss: id(OSLO),
        aud: vec![id(BOLOGNA), id(WALLONIA)],
        iat: SIGNED_AT,
        exp: SIGNED_AT + 300,
        jti: query_id(),
        charter: 2,
        query,
    }
}

/// A query for complements of a member.
pub fn like_query() -> QueryClaims {
    let mut claims = query();
    claims.jti = "019ab3c4-5d6e-7f80-9123-456789abcdf0".parse().unwrap();
    claims.query.concepts.clear();
    claims.query.text.clear();
    claims.query.like = serde_json::from_str(
        r#"{"offers":{"concepts":["/23/45/277"],"text":"pathology slides"},
            "needs":{"concepts":[{"concept":"/21/33","weight":2}]}}"#,
    )
    .unwrap();
    claims
}

/// What Oslo's member shows of itself.
pub fn party() -> Party {
    let mut fields = full_match().fields;
    fields.contact = None;
    Party {
        member_ref: Some("OC-7".parse().unwrap()),
        fields,
    }
}

pub fn introduction_request() -> Step {
    Step::Request(Box::new(Request {
        handle: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        query_id: query_id(),
        purpose: "matchmaking".parse().unwrap(),
        expires: Timestamp::from_seconds(SIGNED_AT + 30 * 86_400),
        text: Text::new("We look for slides to train on — får vi møtes?").unwrap(),
        from: Some(party()),
        offers: FieldGroups::ALL,
    }))
}

pub fn introduction(step: Step) -> IntroductionClaims {
    IntroductionClaims {
        iss: id(OSLO),
        aud: id(BOLOGNA),
        iat: SIGNED_AT,
        exp: SIGNED_AT + 300,
        charter: 2,
        id: introduction_id(),
        side: Side::Asking,
        seq: 1,
        step,
    }
}

fn introduction_id() -> IntroductionId {
    "019ab3c4-5d6e-7f80-9123-456789abcdf9".parse().unwrap()
}

pub fn acknowledgement() -> AcknowledgementClaims {
    AcknowledgementClaims {
        iss: id(BOLOGNA),
        aud: id(OSLO),
        iat: SIGNED_AT + 1,
        exp: SIGNED_AT + 301,
        charter: 2,
        id: introduction_id(),
        step: signed(&introduction(introduction_request())).digest(),
        received: 1,
    }
}

/// The receipt of this outcome, whose body is `body`.
pub fn receipt_of(outcome: &Outcome, body: &Body) -> ReceiptClaims {
    ReceiptClaims {
        iss: id(BOLOGNA),
        aud: id(OSLO),
        iat: SIGNED_AT + 1,
        query_id: query_id(),
        query_digest: signed(&query()).digest(),
        purpose: "matchmaking".parse().unwrap(),
        charter: 2,
        refused: outcome.refused(),
        records: outcome.records(),
        log_index: 41,
        leaf: Digest::from_bytes([7; 32]),
        body: body.digest(),
    }
}

/// The receipt of [`answered`].
pub fn receipt() -> ReceiptClaims {
    let outcome = Outcome::Answered(answer());
    receipt_of(&outcome, &Body::of(&outcome).unwrap())
}

pub fn full_match() -> Match {
    Match {
        cluster: id(BOLOGNA),
        handle: "0123456789abcdef0123456789abcdef".parse().unwrap(),
        member_ref: Some("CH-0042".parse().unwrap()),
        score: 0.83,
        why: vec![
            Reason {
                wanted: "/23/45/277".to_owned(),
                found: "/23/45/277/829".to_owned(),
                relation: Relation::Narrower,
                found_in: FieldGroup::Offers,
                part: None,
                weight: 0.6,
            },
            Reason {
                wanted: "pathology".to_owned(),
                found: "patologia".to_owned(),
                relation: Relation::Text,
                found_in: FieldGroup::Summary,
                part: None,
                weight: 0.23,
            },
        ],
        fields: Fields {
            region: Some(Region {
                country: Some("IT".parse().unwrap()),
                nuts: Some("ITH55".parse().unwrap()),
            }),
            kind: Some(Kind {
                organisation_type: OrganisationType::Sme,
            }),
            offers: Some(vec![Entry {
                title: "Digital pathology".to_owned(),
                text: "Analisi di immagini istologiche".to_owned(),
                concepts: vec!["/23/45/277/829".parse().unwrap()],
                concepts_derived: vec!["/21/33".parse().unwrap()],
                trl: Some(TrlRange::new(5, 7).unwrap()),
            }]),
            needs: Some(Vec::new()),
            summary: Some(Summary {
                text: "Piccola impresa di Bologna".to_owned(),
                language: Some("it".to_owned()),
            }),
            identity: Some(Identity {
                legal_name: "Istologica S.r.l.".to_owned(),
                city: Some("Bologna".to_owned()),
                website: Some("https://istologica.example".to_owned()),
            }),
            contact: Some(Contact {
                name: Some("Ada Bianchi".to_owned()),
                email: Some("ada@istologica.example".to_owned()),
            }),
        },
    }
}

pub fn answer() -> Answer {
    Answer {
        returned_granularity: Granularity::Record,
        total: Some(37),
        fewer_than: None,
        exists: None,
        matches: vec![full_match()],
        reductions: vec![Reduction {
            code: ReductionCode::Records,
            message: "the rules give this peer 1 record".to_owned(),
        }],
    }
}

/// This outcome with its receipt, as Bologna signs it.
pub fn answer_with(outcome: &Outcome) -> SignedAnswer {
    let body = Body::of(outcome).unwrap();
    SignedAnswer {
        receipt: signed(&receipt_of(outcome, &body)),
        body,
    }
}

pub fn refusal() -> Outcome {
    Outcome::Refused(RefusalCode::NotPermitted.into())
}

pub fn answered() -> SignedAnswer {
    answer_with(&Outcome::Answered(answer()))
}

pub fn refused() -> SignedAnswer {
    answer_with(&refusal())
}

pub fn ping() -> PingClaims {
    PingClaims {
        iss: id(OSLO),
        aud: id(BOLOGNA),
        iat: SIGNED_AT,
        exp: SIGNED_AT + 60,
        jti: query_id(),
        charter: 2,
    }
}

pub fn pong() -> PongClaims {
    PongClaims {
        iss: id(BOLOGNA),
        aud: id(OSLO),
        iat: SIGNED_AT,
        exp: SIGNED_AT + 60,
        ping_id: query_id(),
        charter: 2,
        software: "steelyard 0.1.0".to_owned(),
    }
}

pub fn invite() -> InviteClaims {
    InviteClaims {
        iss: id(OSLO),
        iat: SIGNED_AT,
        exp: SIGNED_AT + 7 * 86_400,
        federation: "health-it-europe".parse().unwrap(),
        federation_name: "Health & IT Europe".to_owned(),
        inviter: entry(OSLO),
    }
}

pub fn card() -> CardClaims {
    CardClaims {
        iss: id(WALLONIA),
        iat: SIGNED_AT,
        federation: "health-it-europe".parse().unwrap(),
        entry: entry(WALLONIA),
    }
}

/// The entry of one of the three sample clusters; its transport key has the seed 100 + n.
pub fn entry(cluster: &str) -> ClusterEntry {
    let (name, country, port) = match cluster {
        OSLO => ("Oslo Cancer Cluster", "NO", 7101),
        BOLOGNA => ("Clust-ER Health", "IT", 7102),
        _ => ("Biowin", "BE", 7103),
    };
    ClusterEntry {
        id: id(cluster),
        name: name.to_owned(),
        country: country.parse().unwrap(),
        status: ClusterState::Active,
        signing_key: key_of(cluster).public(),
        nodes: vec![NodeEntry {
            transport_key: key(100 + seed_of(cluster)).public(),
            addresses: vec![
                format!("/ip4/192.0.2.1/udp/{port}/quic-v1"),
                format!("/ip4/192.0.2.1/tcp/{port}"),
            ],
        }],
    }
}

/// The first version: Oslo and Bologna, both sign.
pub fn first_charter() -> Charter {
    Charter {
        federation: "health-it-europe".parse().unwrap(),
        name: "Health & IT Europe".to_owned(),
        version: 1,
        previous: None,
        issued: "2026-11-21T10:00:00Z".parse().unwrap(),
        expires: "2027-11-21".parse().unwrap(),
        threshold: 2,
        purposes: vec![
            PurposeEntry {
                id: "matchmaking".parse().unwrap(),
                dpv: Some("https://w3id.org/dpv#ServiceProvision".to_owned()),
            },
            PurposeEntry {
                id: "statistics".parse().unwrap(),
                dpv: None,
            },
        ],
        vocabularies: vec![VocabularyEntry {
            id: "euroscivoc".to_owned(),
            digest: Some(Digest::of(b"table")),
        }],
        clusters: vec![entry(OSLO), entry(BOLOGNA)],
    }
}

pub fn signed_first_charter() -> SignedCharter {
    sign_charter(&first_charter(), &[OSLO, BOLOGNA])
}

/// The second version: Biowin has joined, two of three sign.
pub fn second_charter() -> Charter {
    let mut charter = first_charter();
    charter.version = 2;
    charter.previous = Some(signed_first_charter().digest().unwrap());
    charter.issued = "2026-11-22T10:00:00Z".parse().unwrap();
    charter.clusters.push(entry(WALLONIA));
    charter
}

pub fn signed_second_charter() -> SignedCharter {
    sign_charter(&second_charter(), &[OSLO, BOLOGNA])
}

/// The charter, signed by these clusters with their sample keys.
pub fn sign_charter(charter: &Charter, signers: &[&str]) -> SignedCharter {
    let mut signed = SignedCharter::draft(charter).unwrap();
    for cluster in signers {
        signed.sign(&id(cluster), &key_of(cluster)).unwrap();
    }
    signed
}
