//! Makes steps durable: the steps, how the introduction stands after them, their entries in the audit
//! log and the disclosures that they are, in one change of the ledger.

use steelyard_protocol::{
    fields::FieldGroups,
    introduction::{Side, Step},
    time::Timestamp,
};

use super::{
    error::IntroductionError,
    ground::Own,
    kept::{content, groups_in, name, put_machine, side_number, side_of},
    machine::{Machine, Move},
};
use crate::{
    audit::{
        entry::{Disclosed, Event},
        ledger::Change,
    },
    store::{
        disclosures::DisclosureRow,
        introductions::{IntroductionRow, StepRow},
    },
};

/// A step that is made or taken.
pub(super) struct New {
    /// Whose step it is.
    pub(super) sender: Side,
    /// Its number.
    pub(super) seq: u32,
    /// What it says.
    pub(super) step: Step,
    /// Who of this cluster made it.
    pub(super) actor: Option<String>,
    /// It is not sent before this, in milliseconds since 1970.
    pub(super) not_before: i64,
}

impl New {
    /// A step of the own side, by `actor`, to be sent at once.
    pub(super) fn own(machine: Machine, step: Step, actor: &str) -> Self {
        Self {
            sender: machine.side(),
            seq: machine.sent(),
            step,
            actor: Some(actor.to_owned()),
            not_before: 0,
        }
    }

    /// The step of the other side that led to `machine`.
    pub(super) fn taken(machine: Machine, step: Step) -> Self {
        Self {
            sender: machine.side().other(),
            seq: machine.received(),
            step,
            actor: None,
            not_before: 0,
        }
    }
}

/// Writes the steps that led to `machine` into the change; they count once it is committed. `member`
/// is the own member of the introduction.
///
/// # Errors
/// If the store fails.
pub(super) async fn record(
    change: &mut Change,
    row: &mut IntroductionRow,
    machine: Machine,
    steps: Vec<New>,
    member: Option<&Own>,
    now: Timestamp,
) -> Result<(), IntroductionError> {
    let mut rows = Vec::with_capacity(steps.len());
    for new in steps {
        let own = new.sender == side_of(row.side);
        let groups = groups_in(&new.step);
        let event = Event::Introduction {
            introduction: name(row, &row.id)?,
            cluster: name(row, &row.cluster)?,
            purpose: name(row, &row.purpose)?,
            side: side_of(row.side),
            sender: new.sender,
            step: new.step.as_str().to_owned(),
            told: member.map(|member| Disclosed {
                member: member.commitment,
                fields: if own { groups } else { FieldGroups::NONE },
            }),
        };
        let position = change.append(now, event)?;
        let entry = position.index.cast_signed();
        let leaves = own && !groups.is_empty() && !matches!(new.step, Step::Accept(_));
        if let Some(member) = member.filter(|_| leaves) {
            change.addition().disclose([DisclosureRow {
                member_id: member.id,
                entry,
                fields: i64::from(groups.bits()),
            }]);
        }
        rows.push(StepRow {
            id: row.id.clone(),
            side: row.side,
            sender: side_number(new.sender),
            seq: i64::from(new.seq),
            kind: Move::of(&new.step).as_str().to_owned(),
            content: content(&new.step)?,
            fields: i64::from(groups.bits()),
            at: now.as_millis(),
            actor: new.actor,
            not_before: new.not_before,
            entry,
        });
    }
    put_machine(row, machine, now);
    row.changed_at = now.as_millis();
    let store = change.store();
    store.put_introduction(row).await?;
    store.add_introduction_steps(&rows).await?;
    Ok(())
}
