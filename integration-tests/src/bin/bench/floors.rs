//! What no node can be faster than: signatures, durable writes, and bare round trips.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::json;
use sqlx::{
    ConnectOptions, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use steelyard_protocol::{
    answer::{Answer, Match, Outcome, Relation},
    envelope::{Digest, Signed},
    fields::{FieldGroup, Fields, Granularity, Summary},
    ids::QueryId,
    keys::SigningKey,
    messages::{QueryClaims, ReceiptClaims},
    signed_answer::{Body, SignedAnswer},
};

use crate::{echo::Echoes, load::Sizes, queries::Queries, report::Report};

/// What was measured, as far as goals are derived from it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Floors {
    /// Medians in milliseconds.
    pub(crate) round_trip: f64,
    pub(crate) round_trips_to_five: f64,
    /// Of 600 bytes, about what a query and a receipt have.
    pub(crate) sign: f64,
    pub(crate) verify: f64,
    /// Of as many bytes as an answer has: a receipt is signed with the digest of its body.
    pub(crate) digest: f64,
    pub(crate) write: f64,
    /// Rows a second in groups of 64.
    pub(crate) grouped_rows: f64,
}

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    pub(crate) count: usize,
    pub(crate) time: Duration,
    pub(crate) sizes: Sizes,
}

/// Measures all floors; `folder` is where the nodes' data lies.
pub(crate) async fn measure(
    folder: &Path,
    queries: &Queries,
    report: &mut Report,
    plan: Plan,
) -> anyhow::Result<Floors> {
    let mut floors = Floors::default();
    round_trips(report, plan, &mut floors).await?;
    signatures(queries, report, plan, &mut floors)?;
    writes(folder, report, plan, &mut floors).await?;
    Ok(floors)
}

async fn round_trips(report: &mut Report, plan: Plan, floors: &mut Floors) -> anyhow::Result<()> {
    let echoes = Arc::new(Echoes::start(5).await?);
    let (request, answer) = (plan.sizes.request, plan.sizes.answer);
    for peers in [1, 5] {
        let times = echoes.round_trips(peers, plan.sizes, plan.count).await?;
        let parameters =
            json!({ "peers": peers, "request_bytes": request, "answer_bytes": answer });
        let median = report.times("floor-round-trip", &parameters, &times);
        if peers == 1 {
            floors.round_trip = median;
        } else {
            floors.round_trips_to_five = median;
        }
    }
    let (done, taken) = echoes.in_flight(64, plan.sizes, plan.time).await?;
    let parameters = json!({
        "concurrent": 64, "request_bytes": request, "answer_bytes": answer,
    });
    report.rate("floor-round-trip-rate", &parameters, done, taken);
    echoes.stop().await;
    Ok(())
}

/// Times of `count` runs, each timed alone.
fn timed<T>(count: usize, mut run: impl FnMut() -> T) -> Vec<Duration> {
    (0..count)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(run());
            begun.elapsed()
        })
        .collect()
}

fn signatures(
    queries: &Queries,
    report: &mut Report,
    plan: Plan,
    floors: &mut Floors,
) -> anyhow::Result<()> {
    let count = plan.count;
    let (key, _) = SigningKey::generate()?;
    let public = key.public();
    let message = [7; 600];
    let parameters = json!({ "bytes": message.len() });
    let times = timed(count, || key.sign_bytes(&message));
    floors.sign = report.times("floor-sign", &parameters, &times);
    let signature = key.sign_bytes(&message);
    let times = timed(count, || public.verifies(&message, &signature));
    floors.verify = report.times("floor-verify", &parameters, &times);
    let body = vec![7; plan.sizes.answer];
    let times = timed(count, || Digest::of(&body));
    floors.digest = report.times("floor-digest", &json!({ "bytes": body.len() }), &times);
    let claims = query_claims(queries)?;
    let times = timed(count, || Signed::sign(&claims, &key));
    let signed = Signed::sign(&claims, &key)?;
    let bytes = signed.as_str().len();
    report.times(
        "floor-jws-encode",
        &json!({ "of": "query", "bytes": bytes }),
        &times,
    );
    let times = timed(count, || {
        Signed::<QueryClaims>::parse(signed.as_str().as_bytes()).and_then(|s| s.verify(&public))
    });
    report.times(
        "floor-jws-verify",
        &json!({ "of": "query", "bytes": bytes }),
        &times,
    );
    let outcome = outcome(plan.sizes.answer)?;
    let times = timed(count, || sign_answer(&outcome, &key));
    let signed = sign_answer(&outcome, &key)?;
    let bytes = signed.receipt.as_str().len() + signed.body.as_bytes().len();
    report.times(
        "floor-jws-encode",
        &json!({ "of": "answer", "bytes": bytes }),
        &times,
    );
    let times = timed(count, || {
        let receipt = Signed::parse(signed.receipt.as_str().as_bytes())?;
        let body = Body::from_bytes(signed.body.as_bytes())?;
        SignedAnswer { receipt, body }.verify(&public)
    });
    report.times(
        "floor-jws-verify",
        &json!({ "of": "answer", "bytes": bytes }),
        &times,
    );
    Ok(())
}

fn query_claims(queries: &Queries) -> anyhow::Result<QueryClaims> {
    let (_, query) = queries.nth(1)?;
    Ok(QueryClaims {
        iss: "asking".parse()?,
        aud: vec!["answering-00".parse()?],
        iat: 1_800_000_000,
        exp: 1_800_000_300,
        jti: QueryId::from_bytes([1; 16]),
        charter: 1,
        query,
    })
}

/// An outcome with its receipt, as a node signs it.
fn sign_answer(outcome: &Outcome, key: &SigningKey) -> anyhow::Result<SignedAnswer> {
    let body = Body::of(outcome)?;
    let claims = ReceiptClaims {
        iss: "answering-00".parse()?,
        aud: "asking".parse()?,
        iat: 1_800_000_000,
        query_id: QueryId::from_bytes([1; 16]),
        query_digest: Digest::of(b"query"),
        purpose: "matchmaking".parse()?,
        charter: 1,
        refused: outcome.refused(),
        records: outcome.records(),
        log_index: 1_000_000,
        leaf: Digest::of(b"leaf"),
        body: body.digest(),
    };
    let receipt = Signed::sign(&claims, key)?;
    Ok(SignedAnswer { receipt, body })
}

/// An answer of twenty matches, about as long as the nodes' answers are.
fn outcome(bytes: usize) -> anyhow::Result<Outcome> {
    const MATCHES: usize = 20;
    // A match without texts has some 250 bytes.
    let text = (bytes / MATCHES).saturating_sub(250);
    let mut matches = Vec::new();
    for n in 0..MATCHES {
        matches.push(Match {
            cluster: "answering-00".parse()?,
            handle: format!("{n:032x}").parse()?,
            member_ref: None,
            score: 0.5,
            why: vec![steelyard_protocol::answer::Reason {
                wanted: "/21/33".to_owned(),
                found: "/21/33/121".to_owned(),
                relation: Relation::Narrower,
                found_in: FieldGroup::Offers,
                part: None,
                weight: 0.5,
            }],
            fields: Fields {
                summary: Some(Summary {
                    text: "x".repeat(text),
                    language: None,
                }),
                ..Fields::default()
            },
        });
    }
    Ok(Outcome::Answered(Answer {
        returned_granularity: Granularity::Record,
        total: Some(MATCHES as u64),
        fewer_than: None,
        exists: None,
        matches,
        reductions: Vec::new(),
    }))
}

/// Bytes of a row: an entry of the audit log that names twenty members.
const ROW_BYTES: usize = 2_048;

async fn writes(
    folder: &Path,
    report: &mut Report,
    plan: Plan,
    floors: &mut Floors,
) -> anyhow::Result<()> {
    let file = folder.join("floor.db");
    let mut connection = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS floor (idx INTEGER PRIMARY KEY, body BLOB NOT NULL)")
        .execute(&mut connection)
        .await?;
    for group in [1, 64] {
        // The last loop is not shorter for being slower: the disk's mood shows in the percentiles.
        let count = (plan.count / group).max(50);
        let mut times = Vec::with_capacity(count);
        let begun = Instant::now();
        for _ in 0..count {
            let begun = Instant::now();
            write(&mut connection, group).await?;
            times.push(begun.elapsed());
        }
        let taken = begun.elapsed();
        let parameters = json!({ "rows": group, "row_bytes": ROW_BYTES });
        let median = report.times("floor-durable-write", &parameters, &times);
        if group == 1 {
            floors.write = median;
        } else {
            floors.grouped_rows =
                report.rate("floor-durable-rows", &parameters, count * group, taken);
        }
    }
    connection.close().await?;
    Ok(())
}

/// One transaction with `rows` rows in one statement.
async fn write(connection: &mut SqliteConnection, rows: usize) -> anyhow::Result<()> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut insert = sqlx::QueryBuilder::<sqlx::Sqlite>::new("INSERT INTO floor (body) ");
    let body = vec![7_u8; ROW_BYTES];
    insert.push_values(0..rows, |mut row, _| {
        row.push_bind(&body);
    });
    insert.build().execute(&mut *transaction).await?;
    transaction.commit().await?;
    Ok(())
}
