//! Messages that are expired, dated ahead, or meant to live too long.

use proptest::prelude::*;
use steelyard_protocol::{
    envelope::check_times,
    limits::{CLOCK_SKEW_SECONDS, MESSAGE_LIFE_SECONDS},
    refusal::RefusalCode,
    time::Timestamp,
};

const NOW: i64 = 1_795_255_200;
const HOUR: i64 = 3_600;
const TEN_YEARS: i64 = 10 * 365 * 24 * HOUR;

fn at(seconds_from_now: i64) -> Result<(), RefusalCode> {
    let issued = NOW + seconds_from_now;
    check_times(issued, issued + 60, Timestamp::from_seconds(NOW))
}

#[test]
fn the_senders_clock_may_differ_by_five_minutes() {
    for (skew, outcome) in [
        (0, Ok(())),
        (300, Ok(())),
        (301, Err(RefusalCode::NotYetValid)),
        (HOUR, Err(RefusalCode::NotYetValid)),
        (TEN_YEARS, Err(RefusalCode::NotYetValid)),
        (-300, Ok(())),
        // The message lives for a minute more.
        (-360, Ok(())),
        (-361, Err(RefusalCode::Expired)),
        (-HOUR, Err(RefusalCode::Expired)),
        (-TEN_YEARS, Err(RefusalCode::Expired)),
    ] {
        assert_eq!(at(skew), outcome, "sender's clock off by {skew} s");
    }
}

#[test]
fn no_message_lives_longer_than_allowed_or_backwards() {
    let now = Timestamp::from_seconds(NOW);
    assert_eq!(check_times(NOW, NOW + 300, now), Ok(()));
    for (issued, expires) in [
        (NOW, NOW + 301),
        (NOW, NOW + TEN_YEARS),
        (NOW, NOW - 1),
        (i64::MIN, i64::MAX),
        (NOW, i64::MAX),
        (i64::MIN, NOW),
    ] {
        assert_eq!(
            check_times(issued, expires, now),
            Err(RefusalCode::Malformed)
        );
    }
}

proptest! {
    /// Whatever the numbers, a message counts only within its life and the tolerance on both sides:
    /// a store that remembers query ids for that long can't be tricked into taking one twice.
    #[test]
    fn a_message_counts_only_near_its_life(
        issued in prop_oneof![any::<i64>(), NOW - 1_000..NOW + 1_000],
        life in prop_oneof![any::<i64>(), 0_i64..400],
        now in prop_oneof![any::<i64>(), Just(NOW * 1_000)],
    ) {
        let expires = issued.saturating_add(life);
        let moment = Timestamp::from_millis(now);
        if check_times(issued, expires, moment).is_ok() {
            let now = i128::from(moment.as_seconds());
            let (issued, expires) = (i128::from(issued), i128::from(expires));
            prop_assert!((0..=i128::from(MESSAGE_LIFE_SECONDS)).contains(&(expires - issued)));
            prop_assert!(issued - i128::from(CLOCK_SKEW_SECONDS) <= now);
            prop_assert!(now <= expires + i128::from(CLOCK_SKEW_SECONDS));
        }
    }
}
