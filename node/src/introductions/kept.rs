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

/// The step that a row holds, to be shown or sent. Of one whose content is erased, the bare step is
/// left.
pub(super) fn step_of(row: &IntroductionRow, step: &StepRow) -> Result<Step, IntroductionError> {
    if !step.content.is_empty() {
        return serde_json::from_str(&step.content)
            .map_err(|e| corrupt(&row.id, format!("wrong JSON at column {}", e.column())));
    }
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
pub(super) fn bare_request(row: &IntroductionRow) -> Result<Step, IntroductionError> {
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
