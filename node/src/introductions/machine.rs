//! The two mirrored state machines: what each side may do, and what becomes of what the other did.
//! No I/O, no clock, no data: only which step follows which.
//!
//! ```text
//!                         ┌────────────── Question ◄── Answer ──┐
//!   Request    delivered  ▼                                     │
//!  ─────────► Requested ─► Delivered ─► Questioned ─► Answered ─┘
//!                 │            │            │            │
//!                 └────────────┴──────┬─────┴────────────┘
//!                       Accept        │ Decline (holding)  Withdraw (asking)  Expire (either)
//!                         ▼           └──────► Declined · Withdrawn · Expired
//!                      Accepted ── Reveal (asking), Reveal (holding) ──► Revealed
//! ```
//!
//! Steps may cross on their way: the asking side withdraws while the holding side accepts. Both must
//! come to the same state all the same, and they do by one rule: **the asking side's end of its own
//! request (withdrawn, expired) counts above anything that the holding side said meanwhile.** That is
//! safe, since the holding side reveals nothing before the asking side has sent its own `Reveal`, and
//! the asking side ends nothing after that. Everything else has one owner: only the holding side
//! asks back, accepts and declines, so an answer that it no longer waits for changes nothing.
//!
//! What the holding side has said and the asking side does not have when that end comes is said no
//! more. A decline that is held back would otherwise tell, by coming at all, that there was a member
//! to decline: of a handle that means nobody, nothing comes after the end.

use serde::{Deserialize, Serialize};
use steelyard_protocol::{
    introduction::{Side, Step},
    limits,
};

/// How an introduction stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It is asked, and the other cluster does not have it yet.
    Requested,
    /// The other cluster has it.
    Delivered,
    /// The member asked back, and waits for an answer.
    Questioned,
    /// The question is answered.
    Answered,
    /// The member agreed; what both sides reveal is on its way.
    Accepted,
    /// Declined. By whom and why is not told.
    Declined,
    /// Its time is over.
    Expired,
    /// The asking side no longer asks.
    Withdrawn,
    /// Both sides have what the other agreed to reveal.
    Revealed,
}

impl State {
    /// All states.
    pub const ALL: [Self; 9] = [
        Self::Requested,
        Self::Delivered,
        Self::Questioned,
        Self::Answered,
        Self::Accepted,
        Self::Declined,
        Self::Expired,
        Self::Withdrawn,
        Self::Revealed,
    ];

    /// The word for the state.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Delivered => "delivered",
            Self::Questioned => "questioned",
            Self::Answered => "answered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Revealed => "revealed",
        }
    }

    /// The state of this word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether somebody may still decide.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Requested | Self::Delivered | Self::Questioned | Self::Answered
        )
    }
}

/// A step, without what is said in it.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// Asks. The first of all.
    Request,
    /// Asks back.
    Question,
    /// Answers a question.
    Answer,
    /// Agrees.
    Accept,
    /// Declines.
    Decline,
    /// The time is over.
    Expire,
    /// No longer asks.
    Withdraw,
    /// Reveals what was agreed.
    Reveal,
}

impl Move {
    /// All moves.
    pub const ALL: [Self; 8] = [
        Self::Request,
        Self::Question,
        Self::Answer,
        Self::Accept,
        Self::Decline,
        Self::Expire,
        Self::Withdraw,
        Self::Reveal,
    ];

    /// The word for the move.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::Expire => "expire",
            Self::Withdraw => "withdraw",
            Self::Reveal => "reveal",
        }
    }

    /// The move of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str() == word)
    }

    /// The move that a message makes.
    pub const fn of(step: &Step) -> Self {
        match step {
            Step::Request(_) => Self::Request,
            Step::Question(_) => Self::Question,
            Step::Answer(_) => Self::Answer,
            Step::Accept(_) => Self::Accept,
            Step::Decline => Self::Decline,
            Step::Expire => Self::Expire,
            Step::Withdraw => Self::Withdraw,
            Step::Reveal(_) => Self::Reveal,
        }
    }
}

/// One side of one introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Machine {
    side: Side,
    state: State,
    /// Own steps made, less those that are no longer to be sent.
    sent: u32,
    /// Own steps that the other side has.
    acknowledged: u32,
    /// Steps of the other side taken.
    received: u32,
}

/// A step that does not follow.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
#[error("the {} side cannot make the step `{}` while the introduction is {}", .side.as_str(), .step.as_str(), .state.as_str())]
pub struct Illegal {
    /// Whose step.
    pub side: Side,
    /// Which one.
    pub step: Move,
    /// How the introduction stands where it was to be made.
    pub state: State,
}

/// What becomes of a step of the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is new.
    New {
        /// How it stands now.
        machine: Machine,
        /// Whether this side reveals now what was agreed: its own `Reveal`, the last step that
        /// `machine` has made, belongs to taking the other's.
        reveals: bool,
    },
    /// It was taken before.
    Known,
    /// One before it is missing.
    Gap,
}

impl Machine {
    /// The asking side, with its request made.
    pub const fn requested() -> Self {
        Self {
            side: Side::Asking,
            state: State::Requested,
            sent: 1,
            acknowledged: 0,
            received: 0,
        }
    }

    /// The holding side, with the request taken.
    pub const fn delivered() -> Self {
        Self {
            side: Side::Holding,
            state: State::Delivered,
            sent: 0,
            acknowledged: 0,
            received: 1,
        }
    }

    /// The machine as it was kept.
    pub const fn kept(
        side: Side,
        state: State,
        sent: u32,
        acknowledged: u32,
        received: u32,
    ) -> Self {
        Self {
            side,
            state,
            sent,
            acknowledged,
            received,
        }
    }

    /// Which side it is.
    pub const fn side(self) -> Side {
        self.side
    }

    /// How it stands.
    pub const fn state(self) -> State {
        self.state
    }

    /// How many steps this side has made, less those that are no longer to be sent: the number of the
    /// last one.
    pub const fn sent(self) -> u32 {
        self.sent
    }

    /// How many of them the other side has.
    pub const fn acknowledged(self) -> u32 {
        self.acknowledged
    }

    /// How many steps of the other side were taken.
    pub const fn received(self) -> u32 {
        self.received
    }

    /// The number of the step to send next; none if the other side has all.
    pub const fn to_send(self) -> Option<u32> {
        if self.acknowledged < self.sent {
            Some(self.acknowledged + 1)
        } else {
            None
        }
    }

    /// Whether this side may make a step now.
    pub fn may(self, step: Move) -> bool {
        self.act(step).is_ok()
    }

    /// Makes a step of this side.
    ///
    /// # Errors
    /// If it does not follow.
    pub fn act(self, step: Move) -> Result<Self, Illegal> {
        let state = own(self.side, self.state, step)
            // Room is kept for the steps that must always be possible: the end, and `Reveal`.
            .filter(|_| !matches!(step, Move::Question) || self.sent + 4 < LAST)
            .ok_or(Illegal {
                side: self.side,
                step,
                state: self.state,
            })?;
        Ok(Self {
            state,
            sent: self.sent + 1,
            ..self
        })
    }

    /// Takes the step `seq` of the other side.
    ///
    /// # Errors
    /// If no side that keeps the rules could make this step.
    pub fn take(self, seq: u32, step: Move) -> Result<Taken, Illegal> {
        if seq <= self.received {
            return Ok(Taken::Known);
        }
        if seq > self.received + 1 {
            return Ok(Taken::Gap);
        }
        let state = others(self.side, self.state, step)
            .filter(|_| seq <= LAST)
            .ok_or(Illegal {
                side: self.side.other(),
                step,
                state: self.state,
            })?;
        let reveals = match self.side {
            Side::Asking => step == Move::Accept && state == State::Accepted,
            Side::Holding => step == Move::Reveal,
        };
        // The asking side's end: nothing that it does not have by then reaches it any more, whatever
        // number of steps it says that it has.
        let ended = self.side == Side::Holding && matches!(step, Move::Withdraw | Move::Expire);
        let sent = if ended {
            self.acknowledged
        } else {
            self.sent + u32::from(reveals)
        };
        let machine = Self {
            state,
            received: seq,
            sent,
            // Whoever answers a request has it.
            acknowledged: match self.side {
                Side::Asking => at_least_one(self.acknowledged),
                Side::Holding => self.acknowledged,
            },
            ..self
        };
        Ok(Taken::New { machine, reveals })
    }

    /// Takes the other side's word that it has `received` steps of this one. Less than it had before
    /// means that its store is an older copy: then they are sent again.
    #[must_use]
    pub fn heard(self, received: u32) -> Self {
        let acknowledged = received.min(self.sent);
        let state = if self.state == State::Requested && acknowledged > 0 {
            State::Delivered
        } else {
            self.state
        };
        Self {
            state,
            acknowledged,
            ..self
        }
    }
}

/// The last number of a step.
const LAST: u32 = limits::INTRODUCTION_MESSAGES;

const fn at_least_one(n: u32) -> u32 {
    if n == 0 { 1 } else { n }
}

/// Where an own step leads, if it follows.
fn own(side: Side, state: State, step: Move) -> Option<State> {
    use Move::{Accept, Answer, Decline, Expire, Question, Withdraw};
    match (side, step) {
        (Side::Holding, Question) if matches!(state, State::Delivered | State::Answered) => {
            Some(State::Questioned)
        }
        (Side::Holding, Accept) if state.is_open() => Some(State::Accepted),
        (Side::Holding, Decline) if state.is_open() => Some(State::Declined),
        (Side::Asking, Answer) if state == State::Questioned => Some(State::Answered),
        (Side::Asking, Withdraw) if state.is_open() => Some(State::Withdrawn),
        (_, Expire) if state.is_open() => Some(State::Expired),
        // `Reveal` is made by taking the other's step, and at no other time.
        _ => None,
    }
}

/// Where a step of the other side leads, if it could follow there.
fn others(side: Side, state: State, step: Move) -> Option<State> {
    use Move::{Accept, Answer, Decline, Expire, Question, Reveal, Withdraw};
    use State::{
        Accepted, Answered, Declined, Delivered, Expired, Questioned, Requested, Revealed,
        Withdrawn,
    };
    match (side, step) {
        // The asking side's own end stands, whatever crossed it.
        (Side::Asking, Question | Accept | Decline | Expire)
            if matches!(state, Withdrawn | Expired) =>
        {
            Some(state)
        }
        (Side::Asking, Question) if matches!(state, Requested | Delivered | Answered) => {
            Some(Questioned)
        }
        (Side::Asking, Accept) if state.is_open() => Some(Accepted),
        (Side::Asking, Decline) if state.is_open() => Some(Declined),
        (Side::Asking, Expire) if state.is_open() => Some(Expired),
        (Side::Asking, Reveal) if state == Accepted => Some(Revealed),
        (Side::Holding, Answer) => match state {
            Questioned => Some(Answered),
            // It was on its way while the holding side decided without it.
            Accepted | Declined | Expired => Some(state),
            _ => None,
        },
        (Side::Holding, Withdraw) if state != Revealed => Some(Withdrawn),
        (Side::Holding, Expire) if state != Revealed => Some(Expired),
        (Side::Holding, Reveal) if state == Accepted => Some(Revealed),
        _ => None,
    }
}
