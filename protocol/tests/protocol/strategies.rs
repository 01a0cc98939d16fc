//! Arbitrary messages. Numbers with a fraction are decimal ones of few digits, as scores and
//! weights are: `serde_json` reads those back exactly.

mod charters;

use proptest::{collection::vec, option, prelude::*, sample::select};
use steelyard_protocol::{
    answer::{Answer, LikePart, Match, Outcome, Reason, Reduction, ReductionCode, Relation},
    envelope::Digest,
    fields::{
        Contact, Entry, FieldGroup, FieldGroups, Fields, Granularity, Identity, Kind,
        OrganisationType, Region, Summary, TrlRange,
    },
    ids::{
        ClusterId, ConceptCode, Country, Handle, IntroductionId, MemberRef, Nuts, Purpose, QueryId,
    },
    introduction::{
        Acceptance, AcknowledgementClaims, IntroductionClaims, Party, Request, Side as Whose, Step,
        Text,
    },
    like::{Like, Side},
    messages::{PingClaims, PongClaims, QueryClaims, ReceiptClaims},
    query::{Filters, MatchMode, Query, Seek, WeightedConcept},
    refusal::{Refusal, RefusalCode},
};

pub use self::charters::{card_claims, charter, invite_claims, timestamp};

fn parsed<T>(pattern: &'static str) -> impl Strategy<Value = T>
where
    T: std::str::FromStr + std::fmt::Debug,
    T::Err: std::fmt::Debug,
{
    pattern.prop_map(|text: String| text.parse().unwrap())
}

const SLUG: &str = "[a-z0-9]([a-z0-9-]{0,12}[a-z0-9])?";

pub fn cluster_id() -> impl Strategy<Value = ClusterId> {
    parsed(SLUG)
}
pub fn purpose() -> impl Strategy<Value = Purpose> {
    parsed(SLUG)
}
pub fn country() -> impl Strategy<Value = Country> {
    parsed("[A-Za-z]{2}")
}
pub fn nuts() -> impl Strategy<Value = Nuts> {
    parsed("[A-Za-z]{2}[0-9A-Za-z]{0,3}")
}
pub fn concept() -> impl Strategy<Value = ConceptCode> {
    parsed("(/[0-9]{1,4}){1,5}|[a-zA-Z0-9:_.-]{1,20}")
}
fn handle() -> impl Strategy<Value = Handle> {
    parsed("[0-9a-f]{32}")
}
fn member_ref() -> impl Strategy<Value = MemberRef> {
    parsed("[!-~]([ -~à-ž]{0,20}[!-~])?")
}
fn query_id() -> impl Strategy<Value = QueryId> {
    any::<[u8; 16]>().prop_map(QueryId::from_bytes)
}
fn digest() -> impl Strategy<Value = Digest> {
    any::<[u8; 32]>().prop_map(Digest::from_bytes)
}
/// Any text at all: quotes, controls, every script.
fn text() -> impl Strategy<Value = String> {
    any::<String>()
}
fn decimal() -> impl Strategy<Value = f64> {
    (1_u32..=100_000).prop_map(|thousandths| f64::from(thousandths) / 1_000.0)
}

pub fn groups() -> impl Strategy<Value = FieldGroups> {
    (0_u8..=FieldGroups::ALL.bits()).prop_map(|bits| FieldGroups::from_bits(bits).unwrap())
}
fn granularity() -> impl Strategy<Value = Granularity> {
    select(vec![
        Granularity::Boolean,
        Granularity::Count,
        Granularity::Record,
    ])
}
fn organisation_type() -> impl Strategy<Value = OrganisationType> {
    select(OrganisationType::ALL.to_vec())
}
fn trl() -> impl Strategy<Value = TrlRange> {
    (1_u8..=9, 1_u8..=9).prop_map(|(a, b)| TrlRange::new(a.min(b), a.max(b)).unwrap())
}

fn filters() -> impl Strategy<Value = Filters> {
    (
        vec(country(), 0..4),
        vec(nuts(), 0..4),
        vec(organisation_type(), 0..4),
        option::of(trl()),
    )
        .prop_map(|(countries, nuts, kinds, trl)| Filters {
            countries,
            nuts,
            kinds,
            trl,
        })
}

fn weighted() -> impl Strategy<Value = Vec<WeightedConcept>> {
    vec(
        (concept(), prop_oneof![Just(1.0), decimal()])
            .prop_map(|(concept, weight)| WeightedConcept { concept, weight }),
        0..6,
    )
}

fn like() -> impl Strategy<Value = Like> {
    let side = || (weighted(), text()).prop_map(|(concepts, text)| Side { concepts, text });
    (side(), side()).prop_map(|(offers, needs)| Like { offers, needs })
}

pub fn query() -> impl Strategy<Value = Query> {
    (
        purpose(),
        granularity(),
        select(vec![Seek::Offers, Seek::Needs, Seek::Both]),
        select(vec![MatchMode::Strict, MatchMode::Semantic]),
        (weighted(), text(), option::of(like())),
        filters(),
        groups(),
        1_u32..=100,
        vec(cluster_id(), 0..4),
        1_u32..=60_000,
    )
        .prop_map(
            |(
                purpose,
                granularity,
                seek,
                match_mode,
                (concepts, text, like),
                filters,
                fields,
                limit,
                clusters,
                deadline_ms,
            )| Query {
                purpose,
                granularity,
                seek,
                match_mode,
                concepts,
                text,
                like,
                filters,
                fields,
                limit,
                clusters,
                deadline_ms,
            },
        )
}

fn entry() -> impl Strategy<Value = Entry> {
    (
        text(),
        text(),
        vec(concept(), 0..3),
        vec(concept(), 0..3),
        option::of(trl()),
    )
        .prop_map(|(title, text, concepts, concepts_derived, trl)| Entry {
            title,
            text,
            concepts,
            concepts_derived,
            trl,
        })
}

pub fn fields() -> impl Strategy<Value = Fields> {
    (
        option::of(
            (option::of(country()), option::of(nuts()))
                .prop_map(|(country, nuts)| Region { country, nuts }),
        ),
        option::of(organisation_type().prop_map(|organisation_type| Kind { organisation_type })),
        option::of(vec(entry(), 0..3)),
        option::of(vec(entry(), 0..3)),
        option::of(
            (text(), option::of(text())).prop_map(|(text, language)| Summary { text, language }),
        ),
        option::of((text(), option::of(text()), option::of(text())).prop_map(
            |(legal_name, city, website)| Identity {
                legal_name,
                city,
                website,
            },
        )),
        option::of(
            (option::of(text()), option::of(text()))
                .prop_map(|(name, email)| Contact { name, email }),
        ),
    )
        .prop_map(
            |(region, kind, offers, needs, summary, identity, contact)| Fields {
                region,
                kind,
                offers,
                needs,
                summary,
                identity,
                contact,
            },
        )
}

fn reason() -> impl Strategy<Value = Reason> {
    (
        text(),
        text(),
        select(vec![
            Relation::Exact,
            Relation::Narrower,
            Relation::Broader,
            Relation::Related,
            Relation::Text,
            Relation::Meaning,
            Relation::Experience,
        ]),
        select(FieldGroup::ALL.to_vec()),
        option::of(select(vec![
            LikePart::Need,
            LikePart::Offer,
            LikePart::Field,
        ])),
        decimal(),
    )
        .prop_map(|(wanted, found, relation, found_in, part, weight)| Reason {
            wanted,
            found,
            relation,
            found_in,
            part,
            weight,
        })
}

fn one_match() -> impl Strategy<Value = Match> {
    (
        cluster_id(),
        handle(),
        option::of(member_ref()),
        decimal(),
        vec(reason(), 0..3),
        fields(),
    )
        .prop_map(|(cluster, handle, member_ref, score, why, fields)| Match {
            cluster,
            handle,
            member_ref,
            score,
            why,
            fields,
        })
}

fn reduction() -> impl Strategy<Value = Reduction> {
    (
        select(vec![
            ReductionCode::Granularity,
            ReductionCode::Fields,
            ReductionCode::Records,
            ReductionCode::SmallCount,
            ReductionCode::Size,
        ]),
        text(),
    )
        .prop_map(|(code, message)| Reduction { code, message })
}

pub fn outcome() -> impl Strategy<Value = Outcome> {
    let answered = (
        granularity(),
        option::of(any::<u64>()),
        option::of(any::<u64>()),
        option::of(any::<bool>()),
        vec(one_match(), 0..4),
        vec(reduction(), 0..3),
    )
        .prop_map(
            |(returned_granularity, total, fewer_than, exists, matches, reductions)| {
                Outcome::Answered(Answer {
                    returned_granularity,
                    total,
                    fewer_than,
                    exists,
                    matches,
                    reductions,
                })
            },
        );
    let refused = (select(RefusalCode::ALL.to_vec()), text())
        .prop_map(|(code, message)| Outcome::Refused(Refusal { code, message }));
    prop_oneof![3 => answered, 1 => refused]
}

pub fn query_claims() -> impl Strategy<Value = QueryClaims> {
    (
        cluster_id(),
        vec(cluster_id(), 0..5),
        any::<i64>(),
        any::<i64>(),
        query_id(),
        any::<u64>(),
        query(),
    )
        .prop_map(|(iss, aud, iat, exp, jti, charter, query)| QueryClaims {
            iss,
            aud,
            iat,
            exp,
            jti,
            charter,
            query,
        })
}

pub fn receipt_claims() -> impl Strategy<Value = ReceiptClaims> {
    let query = (query_id(), digest(), purpose());
    let said = (
        option::of(select(RefusalCode::ALL.to_vec())),
        any::<u64>(),
        digest(),
    );
    (
        cluster_id(),
        cluster_id(),
        any::<i64>(),
        query,
        any::<u64>(),
        said,
        any::<u64>(),
        digest(),
    )
        .prop_map(
            |(iss, aud, iat, query, charter, said, log_index, leaf)| ReceiptClaims {
                iss,
                aud,
                iat,
                query_id: query.0,
                query_digest: query.1,
                purpose: query.2,
                charter,
                refused: said.0,
                records: said.1,
                log_index,
                leaf,
                body: said.2,
            },
        )
}

// Boxed: a strategy made of so many others is a large value, and a test's stack is small.
fn party() -> BoxedStrategy<Party> {
    (proptest::option::of("[A-Z]{1,4}-[0-9]{1,4}"), fields())
        .prop_map(|(member_ref, fields)| Party {
            member_ref: member_ref.map(|text| text.parse().unwrap()),
            fields,
        })
        .boxed()
}

fn introduction_step() -> BoxedStrategy<Step> {
    let text = || any::<String>().prop_map(|text| Text::new(&text).unwrap());
    let request = (
        "[0-9a-f]{32}",
        query_id(),
        purpose(),
        timestamp(),
        text(),
        proptest::option::of(party()),
        groups(),
    )
        .prop_map(|(handle, query_id, purpose, expires, text, from, offers)| {
            Step::Request(Box::new(Request {
                handle: handle.parse().unwrap(),
                query_id,
                purpose,
                expires,
                text,
                from,
                offers,
            }))
        });
    prop_oneof![
        4 => request,
        1 => text().prop_map(Step::Question),
        1 => text().prop_map(Step::Answer),
        1 => groups().prop_map(|reveals| Step::Accept(Acceptance { reveals })),
        1 => Just(Step::Decline),
        1 => Just(Step::Expire),
        1 => Just(Step::Withdraw),
        2 => party().prop_map(|party| Step::Reveal(Box::new(party))),
    ]
    .boxed()
}

pub fn introduction_claims() -> BoxedStrategy<IntroductionClaims> {
    (
        (cluster_id(), cluster_id()),
        (any::<i64>(), any::<i64>()),
        any::<u64>(),
        any::<[u8; 16]>(),
        (select(vec![Whose::Asking, Whose::Holding]), any::<u32>()),
        introduction_step(),
    )
        .prop_map(
            |((iss, aud), (iat, exp), charter, id, (side, seq), step)| IntroductionClaims {
                iss,
                aud,
                iat,
                exp,
                charter,
                id: IntroductionId::from_bytes(id),
                side,
                seq,
                step,
            },
        )
        .boxed()
}

pub fn acknowledgement_claims() -> impl Strategy<Value = AcknowledgementClaims> {
    (introduction_claims(), any::<[u8; 32]>(), any::<u32>()).prop_map(|(claims, step, received)| {
        AcknowledgementClaims {
            iss: claims.iss,
            aud: claims.aud,
            iat: claims.iat,
            exp: claims.exp,
            charter: claims.charter,
            id: claims.id,
            step: Digest::from_bytes(step),
            received,
        }
    })
}

pub fn ping_claims() -> impl Strategy<Value = PingClaims> {
    (
        cluster_id(),
        cluster_id(),
        any::<i64>(),
        any::<i64>(),
        query_id(),
        any::<u64>(),
    )
        .prop_map(|(iss, aud, iat, exp, jti, charter)| PingClaims {
            iss,
            aud,
            iat,
            exp,
            jti,
            charter,
        })
}

pub fn pong_claims() -> impl Strategy<Value = PongClaims> {
    (
        cluster_id(),
        cluster_id(),
        any::<i64>(),
        any::<i64>(),
        query_id(),
        any::<u64>(),
        text(),
    )
        .prop_map(
            |(iss, aud, iat, exp, ping_id, charter, software)| PongClaims {
                iss,
                aud,
                iat,
                exp,
                ping_id,
                charter,
                software,
            },
        )
}
