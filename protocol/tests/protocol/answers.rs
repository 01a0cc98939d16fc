//! Answers that their cluster signed, and that still are no answers to what was asked.

use steelyard_protocol::{
    answer::{Answer, AnswerError, Match, Outcome},
    fields::{FieldGroup, FieldGroups, Granularity},
    limits::{MESSAGE_CHARS, SEMANTIC_SCORE, STRICT_SCORE},
    query::{MatchMode, Query},
    refusal::{Refusal, RefusalCode},
};

use crate::samples::{self, BOLOGNA, OSLO, id};

fn asked() -> Query {
    samples::query().query
}

fn check(query: &Query, change: impl FnOnce(&mut Answer)) -> Result<(), AnswerError> {
    let mut answer = samples::answer();
    change(&mut answer);
    Outcome::Answered(answer).check(&id(BOLOGNA), query)
}

#[test]
fn an_honest_answer_passes() {
    assert_eq!(check(&asked(), |_| {}), Ok(()));
    for (granularity, json) in [
        (
            Granularity::Boolean,
            r#"{"returned_granularity":"boolean","exists":true}"#,
        ),
        (
            Granularity::Count,
            r#"{"returned_granularity":"count","total":3}"#,
        ),
        (
            Granularity::Count,
            r#"{"returned_granularity":"count","fewer_than":5}"#,
        ),
        (
            Granularity::Record,
            r#"{"returned_granularity":"record","total":0}"#,
        ),
    ] {
        let answer: Answer = serde_json::from_str(json).unwrap();
        let mut query = asked();
        // Less than was asked is always allowed.
        assert_eq!(answer.check(&id(BOLOGNA), &query), Ok(()));
        query.granularity = granularity;
        assert_eq!(answer.check(&id(BOLOGNA), &query), Ok(()));
    }
}

/// Whatever was asked: a small count may be all that the rules let out.
#[test]
fn a_small_count_is_an_answer() {
    for granularity in ["boolean", "count", "record"] {
        let json = format!(r#"{{"returned_granularity":"{granularity}","fewer_than":5}}"#);
        let answer: Answer = serde_json::from_str(&json).unwrap();
        assert_eq!(answer.check(&id(BOLOGNA), &asked()), Ok(()));
    }
}

#[test]
fn more_than_was_asked() {
    let mut query = asked();
    query.granularity = Granularity::Count;
    assert!(matches!(
        check(&query, |_| {}),
        Err(AnswerError::MoreThanAsked { .. })
    ));

    let mut query = asked();
    query.fields = FieldGroups::WITHOUT_CONTACT;
    assert_eq!(
        check(&query, |_| {}),
        Err(AnswerError::FieldsNotAsked(
            FieldGroups::NONE.with(FieldGroup::Contact)
        ))
    );

    let mut query = asked();
    query.limit = 1;
    let second = |answer: &mut Answer| {
        let mut second = samples::full_match();
        second.handle = "f".repeat(32).parse().unwrap();
        answer.matches.push(second);
    };
    assert_eq!(check(&asked(), second), Ok(()));
    assert_eq!(
        check(&query, second),
        Err(AnswerError::TooManyRecords(2, 1))
    );
}

#[test]
fn another_clusters_members() {
    assert!(matches!(
        check(&asked(), |a| a.matches[0].cluster = id(OSLO)),
        Err(AnswerError::OtherCluster { .. })
    ));
}

#[test]
fn scores_that_would_upset_the_ranking() {
    for score in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0] {
        assert_eq!(
            check(&asked(), |a| a.matches[0].score = score),
            Err(AnswerError::Score)
        );
        assert_eq!(
            check(&asked(), |a| a.matches[0].why[0].weight = score),
            Err(AnswerError::Score)
        );
    }
}

/// Gives a match this score, of one reason.
fn score(m: &mut Match, score: f64) {
    m.score = score;
    m.why.truncate(1);
    m.why[0].weight = score;
}

/// A cluster that made up scores would push everybody else out of the list.
#[test]
fn scores_above_the_highest() {
    let strict = Query {
        match_mode: MatchMode::Strict,
        ..asked()
    };
    for (query, highest) in [(asked(), SEMANTIC_SCORE), (strict, STRICT_SCORE)] {
        assert_eq!(check(&query, |a| score(&mut a.matches[0], highest)), Ok(()));
        for more in [highest + 1e-4, highest * 2.0, 1e300] {
            assert_eq!(
                check(&query, |a| score(&mut a.matches[0], more)),
                Err(AnswerError::ScoreTooHigh),
                "{more}"
            );
        }
    }
}

#[test]
fn scores_that_their_reasons_do_not_explain() {
    let unexplained = Err(AnswerError::Unexplained);
    assert_eq!(check(&asked(), |a| a.matches[0].why.clear()), unexplained);
    for other in [0.0, 0.82, 0.830_1, 1.0] {
        let changed = check(&asked(), |a| a.matches[0].score = other);
        assert_eq!(changed, unexplained, "{other}");
    }
    let sum_without_end = check(&asked(), |a| {
        for reason in &mut a.matches[0].why {
            reason.weight = f64::MAX;
        }
    });
    assert_eq!(sum_without_end, unexplained);
    // What only passes the filters has no score and no reason.
    let filtered = check(&asked(), |a| {
        a.matches[0].score = 0.0;
        a.matches[0].why.clear();
    });
    assert_eq!(filtered, Ok(()));
    // Decimal fractions don't add up as binary ones to the last digit.
    let rounded = check(&asked(), |a| {
        let one = a.matches[0].why[0].clone();
        a.matches[0].why = vec![one; 2_000];
        for reason in &mut a.matches[0].why {
            reason.weight = 0.000_1;
        }
        a.matches[0].score = 0.2;
    });
    assert_eq!(rounded, Ok(()));
}

#[test]
fn numbers_that_do_not_belong_together() {
    let shape = |granularity| Err(AnswerError::Shape(granularity));
    assert_eq!(
        check(&asked(), |a| a.total = None),
        shape(Granularity::Record)
    );
    assert_eq!(
        check(&asked(), |a| a.total = Some(0)),
        shape(Granularity::Record)
    );
    // Records under the name of a count.
    assert_eq!(
        check(&asked(), |a| a.returned_granularity = Granularity::Count),
        shape(Granularity::Count)
    );
    assert_eq!(
        check(&asked(), |a| {
            a.returned_granularity = Granularity::Count;
            a.matches.clear();
            a.fewer_than = Some(5);
        }),
        shape(Granularity::Count)
    );
    // "Fewer than five", and which.
    assert_eq!(
        check(&asked(), |a| {
            a.total = None;
            a.fewer_than = Some(5);
        }),
        shape(Granularity::Record)
    );
    assert_eq!(
        check(&asked(), |a| {
            a.returned_granularity = Granularity::Boolean;
            a.matches.clear();
            a.exists = Some(true);
        }),
        shape(Granularity::Boolean)
    );
}

#[test]
fn matches_that_are_not_as_they_should_be() {
    assert_eq!(
        check(&asked(), |a| a.matches.push(samples::full_match())),
        Err(AnswerError::Twice)
    );
    assert_eq!(
        check(&asked(), |a| a.matches[0].fields.identity = None),
        Err(AnswerError::ReferenceAlone)
    );
}

#[test]
fn the_best_comes_first() {
    let second = |its_score: f64| {
        move |answer: &mut Answer| {
            let mut second = samples::full_match();
            second.handle = "f".repeat(32).parse().unwrap();
            score(&mut second, its_score);
            answer.matches.push(second);
        }
    };
    let first = samples::full_match().score;
    assert_eq!(check(&asked(), second(first)), Ok(()));
    assert_eq!(check(&asked(), second(first / 2.0)), Ok(()));
    assert_eq!(
        check(&asked(), second(first * 1.1)),
        Err(AnswerError::Order)
    );
}

#[test]
fn endless_sentences() {
    let long = "x".repeat(MESSAGE_CHARS + 1);
    assert_eq!(
        check(&asked(), |a| a.reductions[0].message = long.clone()),
        Err(AnswerError::MessageTooLong(1_001))
    );
    let refusal = Refusal {
        code: RefusalCode::Busy,
        message: long,
    };
    assert_eq!(
        Outcome::Refused(refusal).check(&id(BOLOGNA), &asked()),
        Err(AnswerError::MessageTooLong(1_001))
    );
    for code in RefusalCode::ALL {
        assert_eq!(
            Outcome::Refused(code.into()).check(&id(BOLOGNA), &asked()),
            Ok(())
        );
    }
}
