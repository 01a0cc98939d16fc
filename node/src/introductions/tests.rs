//! The state machines, set against each other over a line that loses, doubles and reorders.

use proptest::{collection::vec, prelude::*, sample::select};
use steelyard_protocol::introduction::Side;

use super::machine::{Machine, Move, State, Taken};

/// One side: its machine, and its steps, as the outbox keeps them.
#[derive(Clone, Debug)]
struct Node {
    machine: Machine,
    steps: Vec<Move>,
}

impl Node {
    fn asking() -> Self {
        Self {
            machine: Machine::requested(),
            steps: vec![Move::Request],
        }
    }

    /// People (or the clock) try a step; whether it follows is the machine's business.
    fn act(&mut self, step: Move) {
        if let Ok(machine) = self.machine.act(step) {
            self.machine = machine;
            self.steps.push(step);
        }
    }

    fn next(&self) -> Option<(u32, Move)> {
        let seq = self.machine.to_send()?;
        Some((seq, self.steps[seq as usize - 1]))
    }

    /// Takes a step and gives the acknowledgement. A step of a machine that keeps the rules always
    /// follows, whatever happened meanwhile.
    fn take(&mut self, (seq, step): (u32, Move)) -> u32 {
        match self.machine.take(seq, step).expect("it follows") {
            Taken::New { machine, reveals } => {
                self.machine = machine;
                if reveals {
                    self.steps.push(Move::Reveal);
                    assert_eq!(self.steps.len(), machine.sent() as usize);
                }
                assert!(self.steps.len() >= machine.sent() as usize);
            }
            Taken::Known | Taken::Gap => {}
        }
        self.machine.received()
    }
}

/// Both sides and what is on its way between them.
#[derive(Debug)]
struct Line {
    asking: Node,
    /// None until the request has come.
    holding: Option<Node>,
    to_holding: Vec<(u32, Move)>,
    to_asking: Vec<(u32, Move)>,
    words_to_asking: Vec<u32>,
    words_to_holding: Vec<u32>,
}

/// What happens next on the line.
#[derive(Clone, Copy, Debug)]
enum Happens {
    Act(Side, Move),
    Send(Side),
    /// One of the messages to this side arrives; kept, it arrives again later.
    Arrives(Side, usize, bool),
    Lost(Side, usize),
    /// One of the acknowledgements to this side arrives.
    Word(Side, usize, bool),
}

impl Line {
    fn new() -> Self {
        Self {
            asking: Node::asking(),
            holding: None,
            to_holding: Vec::new(),
            to_asking: Vec::new(),
            words_to_asking: Vec::new(),
            words_to_holding: Vec::new(),
        }
    }

    fn at_holding(&mut self, message: (u32, Move)) -> u32 {
        match (&mut self.holding, message) {
            (Some(holding), message) => holding.take(message),
            (empty, (1, Move::Request)) => {
                *empty = Some(Node {
                    machine: Machine::delivered(),
                    steps: Vec::new(),
                });
                1
            }
            (None, _) => 0,
        }
    }

    fn happen(&mut self, what: Happens) {
        match what {
            Happens::Act(Side::Asking, step) => self.asking.act(step),
            Happens::Act(Side::Holding, step) => {
                if let Some(holding) = &mut self.holding {
                    holding.act(step);
                }
            }
            Happens::Send(Side::Asking) => self.to_holding.extend(self.asking.next()),
            Happens::Send(Side::Holding) => {
                self.to_asking
                    .extend(self.holding.as_ref().and_then(Node::next));
            }
            Happens::Arrives(Side::Holding, which, again) => {
                if let Some(message) = pick(&mut self.to_holding, which, again) {
                    let word = self.at_holding(message);
                    self.words_to_asking.push(word);
                }
            }
            Happens::Arrives(Side::Asking, which, again) => {
                if let Some(message) = pick(&mut self.to_asking, which, again) {
                    let word = self.asking.take(message);
                    self.words_to_holding.push(word);
                }
            }
            Happens::Lost(Side::Holding, which) => drop(pick(&mut self.to_holding, which, false)),
            Happens::Lost(Side::Asking, which) => drop(pick(&mut self.to_asking, which, false)),
            Happens::Word(Side::Asking, which, again) => {
                if let Some(word) = pick(&mut self.words_to_asking, which, again) {
                    self.asking.machine = self.asking.machine.heard(word);
                }
            }
            Happens::Word(Side::Holding, which, again) => {
                if let (Some(word), Some(holding)) = (
                    pick(&mut self.words_to_holding, which, again),
                    &mut self.holding,
                ) {
                    holding.machine = holding.machine.heard(word);
                }
            }
        }
    }

    /// The line mends: what the outboxes hold is delivered.
    fn settle(&mut self) {
        for _ in 0..1_000 {
            let from_asking = self.asking.next();
            if let Some(message) = from_asking {
                let word = self.at_holding(message);
                self.asking.machine = self.asking.machine.heard(word);
            }
            let from_holding = self.holding.as_ref().and_then(Node::next);
            if let (Some(message), Some(holding)) = (from_holding, &mut self.holding) {
                let word = self.asking.take(message);
                holding.machine = holding.machine.heard(word);
            }
            if from_asking.is_none() && from_holding.is_none() {
                return;
            }
        }
        panic!("the outboxes never empty: {self:?}");
    }
}

fn pick<T: Copy>(all: &mut Vec<T>, which: usize, again: bool) -> Option<T> {
    if all.is_empty() {
        return None;
    }
    let which = which % all.len();
    Some(if again { all[which] } else { all.remove(which) })
}

fn happens() -> impl Strategy<Value = Happens> {
    let side = || select(vec![Side::Asking, Side::Holding]);
    prop_oneof![
        4 => (side(), select(Move::ALL.to_vec())).prop_map(|(s, m)| Happens::Act(s, m)),
        3 => side().prop_map(Happens::Send),
        4 => (side(), any::<usize>(), any::<bool>()).prop_map(|(s, n, a)| Happens::Arrives(s, n, a)),
        1 => (side(), any::<usize>()).prop_map(|(s, n)| Happens::Lost(s, n)),
        3 => (side(), any::<usize>(), any::<bool>()).prop_map(|(s, n, a)| Happens::Word(s, n, a)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whatever people do on both sides, and whatever the line does to the messages, both come to
    /// the same state; and nothing is revealed that should not be.
    #[test]
    fn both_sides_end_in_the_same_state(history in vec(happens(), 0..120)) {
        let mut line = Line::new();
        for what in history {
            line.happen(what);
            // Only the asking side withdraws: then all that it does not have stays unsaid.
            let withdrawn = line.holding.as_ref().map(|holding| holding.machine);
            let withdrawn = withdrawn.filter(|machine| machine.state() == State::Withdrawn);
            let said = withdrawn.and_then(Machine::to_send).unwrap_or_default();
            prop_assert!(said <= line.asking.machine.received(), "{:?}", line);
        }
        line.settle();
        let holding = line.holding.clone().expect("it has come");
        let (asking, state) = (&line.asking, line.asking.machine.state());
        prop_assert_eq!(state, holding.machine.state(), "{:?} {:?}", asking.steps, holding.steps);
        prop_assert_ne!(state, State::Requested);
        let has = |node: &Node, step| node.steps.contains(&step);
        // Data leaves only where both sides agreed and neither ended it.
        let revealed = state == State::Revealed;
        prop_assert_eq!(has(asking, Move::Reveal), revealed);
        prop_assert_eq!(has(&holding, Move::Reveal), revealed);
        if has(&holding, Move::Reveal) {
            prop_assert!(has(&holding, Move::Accept));
            prop_assert!(!has(asking, Move::Withdraw) && !has(asking, Move::Expire));
        }
        // The asking side's own end stands.
        if has(asking, Move::Withdraw) {
            prop_assert_eq!(state, State::Withdrawn);
        }
        for step in [Move::Request, Move::Accept, Move::Decline, Move::Withdraw, Move::Reveal] {
            for node in [asking, &holding] {
                prop_assert!(node.steps.iter().filter(|s| **s == step).count() <= 1);
            }
        }
    }

    /// A step that the rules do not know changes nothing, from whichever side it comes.
    #[test]
    fn what_is_over_stays_over(steps in vec(select(Move::ALL.to_vec()), 0..20)) {
        for state in [State::Declined, State::Expired, State::Withdrawn, State::Revealed] {
            for side in [Side::Asking, Side::Holding] {
                let mut machine = Machine::kept(side, state, 3, 3, 3);
                for step in &steps {
                    prop_assert!(machine.act(*step).is_err());
                    if let Ok(Taken::New { machine: next, reveals }) = machine.take(machine.received() + 1, *step) {
                        prop_assert!(!reveals, "nothing is revealed after the end");
                        prop_assert!(!next.state().is_open());
                        prop_assert_ne!(next.state(), State::Accepted);
                        machine = next;
                    }
                }
            }
        }
    }
}

/// Every pair of state and step, spelled out: what is not listed here is refused.
#[test]
fn nothing_else_follows() {
    let may = |side| {
        State::ALL
            .into_iter()
            .flat_map(|state| {
                let machine = Machine::kept(side, state, 1, 1, 1);
                let steps = Move::ALL.into_iter().filter(move |step| machine.may(*step));
                steps.map(move |step| format!("{} {}", state.as_str(), step.as_str()))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        may(Side::Asking),
        [
            "requested expire",
            "requested withdraw",
            "delivered expire",
            "delivered withdraw",
            "questioned answer",
            "questioned expire",
            "questioned withdraw",
            "answered expire",
            "answered withdraw",
        ]
    );
    let open = |state: &str| ["accept", "decline", "expire"].map(|step| format!("{state} {step}"));
    let mut expected = open("requested").to_vec();
    expected.push("delivered question".to_owned());
    expected.extend(open("delivered"));
    expected.extend(open("questioned"));
    expected.push("answered question".to_owned());
    expected.extend(open("answered"));
    assert_eq!(may(Side::Holding), expected);
}

#[test]
fn a_withdrawal_that_crosses_the_acceptance_counts() {
    let asking = Machine::requested().heard(1);
    let holding = Machine::delivered().act(Move::Accept).unwrap();
    let asking = asking.act(Move::Withdraw).unwrap();
    let Taken::New {
        machine: asking,
        reveals,
    } = asking.take(1, Move::Accept).unwrap()
    else {
        panic!("it is new");
    };
    assert!(!reveals);
    let Taken::New {
        machine: holding,
        reveals,
    } = holding.take(2, Move::Withdraw).unwrap()
    else {
        panic!("it is new");
    };
    assert!(!reveals);
    assert_eq!(
        (asking.state(), holding.state()),
        (State::Withdrawn, State::Withdrawn)
    );
}

/// A decline that is held back, or anything else, would tell that there is a member.
#[test]
fn after_the_asking_sides_end_nothing_more_is_said() {
    for end in [Move::Withdraw, Move::Expire] {
        let holding = Machine::delivered().act(Move::Question).unwrap();
        let holding = holding.act(Move::Decline).unwrap();
        assert_eq!(holding.to_send(), Some(1));
        let of = |before: Machine| match before.take(2, end).unwrap() {
            Taken::New { machine, .. } => machine,
            other => panic!("{other:?}"),
        };
        let ended = of(holding);
        assert_eq!((ended.to_send(), ended.received()), (None, 2));
        let ended = of(holding.heard(1));
        assert_eq!(ended.to_send(), None);
        // A word on a step that was under way, or from an older copy of the store.
        assert_eq!(ended.heard(2).to_send(), None);
        assert_eq!(ended.heard(1).to_send(), None);
        assert_eq!(ended.heard(0).to_send(), Some(1), "what it had");
    }
    // The asking side's own end must arrive.
    let asking = Machine::requested().heard(1).act(Move::Withdraw).unwrap();
    assert_eq!(asking.to_send(), Some(2));
    // So must an end that the clock of the holding side made.
    let holding = Machine::delivered().act(Move::Expire).unwrap();
    assert_eq!(holding.to_send(), Some(1));
}

#[test]
fn what_an_older_copy_of_the_store_lacks_is_sent_again() {
    let machine = Machine::kept(Side::Asking, State::Answered, 2, 2, 1);
    assert_eq!(machine.to_send(), None);
    assert_eq!(machine.heard(1).to_send(), Some(2));
    assert_eq!(machine.heard(9).to_send(), None);
}
