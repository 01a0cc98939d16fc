//! What an asker may not see is not searched for it either, so that no query tells by what it finds
//! what it was not to know.

use integration_tests::{
    members::{NEEDED, OFFERED, OFFERED_WORD, SUMMARY_WORD, everyone},
    peer::Peer,
};
use steelyard_protocol::{
    fields::{Granularity, OrganisationType, TrlRange},
    query::{MatchMode, Query, Seek},
};

use crate::disclosure::{ask, federation};

type Narrow = fn(&mut Query);

/// A criterion, and how many members it finds for Oslo and for Biowin: shown, and counted.
const CRITERIA: [(&str, Narrow, [u64; 2], [u64; 2]); 11] = [
    (
        "country",
        |q| q.filters.countries = vec!["IT".parse().unwrap()],
        [2, 3],
        [3, 4],
    ),
    (
        "another country",
        |q| q.filters.countries = vec!["FR".parse().unwrap()],
        [0, 0],
        [0, 0],
    ),
    (
        "region",
        |q| q.filters.nuts = vec!["ITH5".parse().unwrap()],
        [2, 3],
        [3, 4],
    ),
    (
        "kind",
        |q| q.filters.kinds = vec![OrganisationType::Sme],
        [0, 1],
        [0, 1],
    ),
    (
        "TRL",
        |q| q.filters.trl = TrlRange::new(5, 9).ok(),
        [1, 1],
        [2, 2],
    ),
    (
        "concept offered",
        |q| {
            q.concepts = vec![
                OFFERED
                    .parse::<steelyard_protocol::ids::ConceptCode>()
                    .unwrap()
                    .into(),
            ]
        },
        [1, 1],
        [2, 2],
    ),
    (
        "concept needed",
        |q| {
            q.seek = Seek::Needs;
            q.concepts = vec![
                NEEDED
                    .parse::<steelyard_protocol::ids::ConceptCode>()
                    .unwrap()
                    .into(),
            ];
        },
        [0, 1],
        [0, 1],
    ),
    (
        "word of an offer",
        |q| q.text = OFFERED_WORD.to_owned(),
        [1, 1],
        [2, 2],
    ),
    (
        "word of a summary",
        |q| q.text = SUMMARY_WORD.to_owned(),
        [0, 2],
        [0, 2],
    ),
    // Names and persons are shown where that is consented to, and never searched.
    (
        "name",
        |q| q.text = "federation Srl".to_owned(),
        [0, 0],
        [0, 0],
    ),
    ("person", |q| q.text = "Rossi".to_owned(), [0, 0], [0, 0]),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_seen_is_not_searched() {
    let federation = federation().await;
    let turin = federation.cluster("turin");
    let oslo = Peer::start(federation.cluster("oslo"), &[turin]).await;
    let biowin = Peer::start(federation.cluster("biowin"), &[turin]).await;
    for mode in [MatchMode::Strict, MatchMode::Semantic] {
        for (what, narrow, shown, counted) in CRITERIA {
            for (granularity, totals) in
                [(Granularity::Record, shown), (Granularity::Count, counted)]
            {
                for (peer, total) in [&oslo, &biowin].into_iter().zip(totals) {
                    let mut query = everyone();
                    query.match_mode = mode;
                    query.granularity = granularity;
                    narrow(&mut query);
                    let answer = ask(peer, turin, query).await;
                    assert_eq!(
                        answer.total,
                        Some(total),
                        "{what}, {granularity}, {mode:?}, {}",
                        peer.cluster().id
                    );
                    if granularity == Granularity::Record {
                        assert_eq!(answer.matches.len() as u64, total, "{what}");
                    }
                }
            }
        }
    }
}

/// The reasons of a match name only what may be seen of it, and the ranking depends on nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn reasons_and_scores_tell_nothing_of_hidden_groups() {
    let federation = federation().await;
    let turin = federation.cluster("turin");
    let biowin = Peer::start(federation.cluster("biowin"), &[turin]).await;
    let mut query = everyone();
    query.seek = Seek::Both;
    query.text = format!("{OFFERED_WORD} {SUMMARY_WORD}");
    query.concepts = vec![
        OFFERED
            .parse::<steelyard_protocol::ids::ConceptCode>()
            .unwrap()
            .into(),
    ];
    let answer = ask(&biowin, turin, query).await;
    assert_eq!(
        answer.matches.len(),
        2,
        "`cluster` by its summary, `objects` by all"
    );
    for m in &answer.matches {
        assert!(!m.why.is_empty());
        for reason in &m.why {
            assert!(
                m.fields.groups().contains(reason.found_in),
                "{reason:?} tells of what is hidden"
            );
        }
        let sum: f64 = m.why.iter().map(|r| r.weight).sum();
        assert!((sum - m.score).abs() < 1e-3, "{sum} is not {}", m.score);
    }
}
