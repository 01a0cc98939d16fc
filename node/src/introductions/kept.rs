//! Between the machine and the rows of the store.

use steelyard_protocol::{
    fields::FieldGroups,
    introduction::{Acceptance, Party, Request, Side, Step, Text},
    time::Timestamp,
};

use super::{
    error::IntroductionError,
    machine::{Machine, Move, State},
};
use crate::store::introductions::{IntroductionRow, StepRow};

/// How a side is kept.
pub(super) const fn side_number(side: Side) -> i64 {
    match side {
        Side::Asking => 0,
        Side::Holding => 1,
    }
}

/// The side that is kept as this.
pub(super) const fn side_of(number: i64) -> Side {
    if number == 0 {
        Side::Asking
    } else {
        Side::Holding
    }
}

/// What in a row cannot be read.
pub(super) fn corrupt(id: &str, what: impl ToString) -> IntroductionError {
    IntroductionError::Corrupt(id.to_owned(), what.to_string())
}

/// The field groups that are kept as these bits.
pub(super) fn groups_of(bits: i64) -> FieldGroups {
    u8::try_from(bits)
        .ok()
        .and_then(FieldGroups::from_bits)
        .unwrap_or(FieldGroups::NONE)
}

/// A name that the row holds as text.
pub(super) fn name<T: std::str::FromStr<Err: std::fmt::Display>>(
    row: &IntroductionRow,
    text: &str,
) -> Result<T, IntroductionError> {
    text.parse().map_err(|e| corrupt(&row.id, e))
}

/// The machine of a row.
pub(super) fn machine_of(row: &IntroductionRow) -> Result<Machine, IntroductionError> {
    let state = State::of(&row.state)
        .ok_or_else(|| corrupt(&row.id, format!("`{}` is no state", row.state)))?;
    let number = |n: i64| {
        u32::try_from(n).map_err(|_| corrupt(&row.id, format!("{n} is no number of a step")))
    };
    Ok(Machine::kept(
        side_of(row.side),
        state,
        number(row.sent)?,
        number(row.acknowledged)?,
        number(row.received)?,
    ))
}

/// Puts the machine into its row, with the moments at which the row wants attention. `now` is when
/// the outbox looks at it, if there is anything to send.
pub(super) fn put_machine(row: &mut IntroductionRow, machine: Machine, now: Timestamp) {
    let progressed = i64::from(machine.acknowledged()) > row.acknowledged;
    let idle = row.next_try.is_none();
    row.state = machine.state().as_str().to_owned();
    row.is_open = i64::from(machine.state().is_open());
    row.sent = i64::from(machine.sent());
    row.acknowledged = i64::from(machine.acknowledged());
    row.received = i64::from(machine.received());
    if machine.state() != State::Requested && row.delivered_at.is_none() {
        row.delivered_at = Some(now.as_millis());
    }
    row.due = machine.state().is_open().then(|| due(row));
    if machine.to_send().is_none() {
        row.next_try = None;
    } else if progressed || idle {
        row.next_try = Some(now.as_millis());
    }
    if progressed || machine.to_send().is_none() {
        row.tries = 0;
        row.problem = None;
    }
}

/// When an open row does something by itself: it expires, or before that declines for nobody. What
/// was a member's is due at once.
fn due(row: &IntroductionRow) -> i64 {
    if row.erased == 1 {
        0
    } else if row.side == 1 && row.member_id.is_none() {
        row.release_at.min(row.expires_at)
    } else {
        row.expires_at
    }
}

/// What a step says, as JSON to keep.
pub(super) fn content(step: &Step) -> Result<String, IntroductionError> {
    serde_json::to_string(step).map_err(|e| corrupt("new", e))
}

/// The step that a row holds. Of one whose content is erased, the bare step is left; so, too, of one
/// that the other side filled with more than is read by now.
pub(super) fn step_of(row: &IntroductionRow, step: &StepRow) -> Result<Step, IntroductionError> {
    if step.content.is_empty() {
        return bare_step(row, step);
    }
    match serde_json::from_str(&step.content) {
        Ok(step) => Ok(step),
        Err(e) if e.is_data() && step.sender != row.side => bare_step(row, step),
        Err(e) => Err(corrupt(
            &row.id,
            format!("wrong JSON at column {}", e.column()),
        )),
    }
}

/// When a step may leave, in milliseconds since 1970. A decline does not wait beyond the end of the
/// request: see [`leaving`].
pub(super) fn leaves_at(row: &IntroductionRow, step: &StepRow) -> i64 {
    step.not_before.min(row.expires_at)
}

/// What of an own step leaves at `now`, as far as the state of the introduction goes. What is over
/// need not be told more of than that. A decline that leaves when the time of the request is over
/// says no more than this, as it would be if nobody had been asked.
pub(super) fn leaving(
    row: &IntroductionRow,
    step: &StepRow,
    now: Timestamp,
) -> Result<Step, IntroductionError> {
    let over = matches!(
        State::of(&row.state),
        Some(State::Withdrawn | State::Expired)
    );
    let whole = if over {
        bare_step(row, step)?
    } else {
        step_of(row, step)?
    };
    Ok(match whole {
        Step::Decline if row.expires_at <= now.as_millis() => Step::Expire,
        whole => whole,
    })
}

/// A step without what is said and told in it.
fn bare_step(row: &IntroductionRow, step: &StepRow) -> Result<Step, IntroductionError> {
    let kind = Move::of_word(&step.kind)
        .ok_or_else(|| corrupt(&row.id, format!("`{}` is no step", step.kind)))?;
    Ok(match kind {
        Move::Request => bare_request(row)?,
        Move::Question => Step::Question(Text::default()),
        Move::Answer => Step::Answer(Text::default()),
        Move::Accept => Step::Accept(Acceptance {
            reveals: groups_of(step.fields),
        }),
        Move::Decline => Step::Decline,
        Move::Expire => Step::Expire,
        Move::Withdraw => Step::Withdraw,
        Move::Reveal => Step::Reveal(Box::default()),
    })
}

/// The request without what was said and told in it.
fn bare_request(row: &IntroductionRow) -> Result<Step, IntroductionError> {
    Ok(Step::Request(Box::new(Request {
        handle: name(row, &row.handle)?,
        query_id: name(row, &row.query_id)?,
        purpose: name(row, &row.purpose)?,
        expires: Timestamp::from_millis(row.expires_at),
        text: Text::default(),
        from: None,
        offers: FieldGroups::NONE,
    })))
}

/// The field groups that are in a step, or that it agrees to.
pub(super) fn groups_in(step: &Step) -> FieldGroups {
    let of = |party: &Party| party.fields.groups();
    match step {
        Step::Request(request) => request.from.as_ref().map_or(FieldGroups::NONE, of),
        Step::Accept(acceptance) => acceptance.reveals,
        Step::Reveal(party) => of(party),
        Step::Question(_) | Step::Answer(_) | Step::Decline | Step::Expire | Step::Withdraw => {
            FieldGroups::NONE
        }
    }
}

#[cfg(test)]
mod tests {
    use steelyard_protocol::{
        fields::{Entry, Fields},
        limits,
    };

    use super::*;

    fn row(side: Side, state: State) -> IntroductionRow {
        IntroductionRow {
            id: "019ab3c4-5d6e-7f80-9123-456789abcdef".to_owned(),
            side: side_number(side),
            cluster: "turin".to_owned(),
            state: state.as_str().to_owned(),
            is_open: i64::from(state.is_open()),
            purpose: "matchmaking".to_owned(),
            query_id: "019ab3c4-5d6e-7f80-9123-456789abcdf0".to_owned(),
            handle: "0123456789abcdef0123456789abcdef".to_owned(),
            member_id: Some(1),
            erased: 0,
            reveal: 0,
            requested_at: 1_000,
            delivered_at: Some(1_000),
            expires_at: 3_000,
            changed_at: 1_000,
            release_at: 5_000,
            sent: 1,
            acknowledged: 0,
            received: 1,
            due: None,
            next_try: None,
            tries: 0,
            problem: None,
        }
    }

    /// A step as one side of the introduction keeps it.
    fn kept(row: &IntroductionRow, sender: Side, step: &Step) -> StepRow {
        StepRow {
            id: row.id.clone(),
            side: row.side,
            sender: side_number(sender),
            seq: 1,
            kind: Move::of(step).as_str().to_owned(),
            content: content(step).unwrap(),
            fields: i64::from(groups_in(step).bits()),
            at: 1_000,
            actor: None,
            not_before: 0,
            entry: 1,
        }
    }

    #[test]
    fn what_is_over_leaves_without_its_texts() {
        let text = Text::new("Shall we meet?").unwrap();
        for (side, said, bare) in [
            (
                Side::Holding,
                Step::Question(text.clone()),
                Step::Question(Text::default()),
            ),
            (
                Side::Asking,
                Step::Answer(text),
                Step::Answer(Text::default()),
            ),
        ] {
            for (state, left) in [
                (State::Questioned, &said),
                (State::Declined, &said),
                (State::Withdrawn, &bare),
                (State::Expired, &bare),
            ] {
                let row = row(side, state);
                let now = Timestamp::from_millis(2_000);
                let leaves = leaving(&row, &kept(&row, side, &said), now).unwrap();
                assert_eq!(leaves, *left, "{}", state.as_str());
            }
        }
    }

    /// As of a request to nobody: its expiry is all that comes then.
    #[test]
    fn a_decline_does_not_outlast_the_request() {
        let row = row(Side::Holding, State::Declined);
        let mut decline = kept(&row, Side::Holding, &Step::Decline);
        assert_eq!(leaves_at(&row, &decline), 0);
        decline.not_before = row.release_at;
        assert_eq!(leaves_at(&row, &decline), row.expires_at);
        let at = |millis| leaving(&row, &decline, Timestamp::from_millis(millis)).unwrap();
        assert_eq!(at(2_999), Step::Decline);
        assert_eq!(at(3_000), Step::Expire);
        assert_eq!(at(5_000), Step::Expire);
    }

    /// One such step must not keep people from all the others.
    #[test]
    fn of_a_step_with_more_than_is_read_the_bare_one_is_left() {
        let party = Party {
            member_ref: None,
            fields: Fields {
                offers: Some(vec![Entry::default(); limits::ENTRIES + 1]),
                ..Fields::default()
            },
        };
        let row = row(Side::Holding, State::Revealed);
        let reveal = Step::Reveal(Box::new(party));
        let bare = Step::Reveal(Box::default());
        let others = kept(&row, Side::Asking, &reveal);
        assert_eq!(step_of(&row, &others).unwrap(), bare);
        let own = kept(&row, Side::Holding, &reveal);
        assert!(step_of(&row, &own).is_err());
        // What is torn is told.
        let mut torn = kept(&row, Side::Asking, &bare);
        torn.content.pop();
        assert!(step_of(&row, &torn).is_err());
    }
}
