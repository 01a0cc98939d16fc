//! What an entry of the log says, as a sentence.

use std::fmt::{Formatter, Result};

use steelyard_protocol::fields::{FieldGroup, FieldGroups};

use super::{entry::Event, proof::Proved};

/// Writes what the entry says; of the member, where the proof is for one.
pub(super) fn write(f: &mut Formatter<'_>, proved: &Proved) -> Result {
    let own = &proved.cluster;
    let event = &proved.entry.event;
    let (member, disclosed) = match &proved.member {
        Some((member, commitment)) => {
            let disclosed = event.disclosed_of(commitment);
            (format!("member `{member}`"), disclosed.map(groups))
        }
        None => ("a member that is not named here".to_owned(), None),
    };
    match event {
        Event::Answered {
            asker,
            purpose,
            query_id,
            disclosed: all,
            ..
        } => {
            write!(
                f,
                "`{own}` answered query {query_id} of `{asker}`, asked for {purpose}, and told it "
            )?;
            match disclosed {
                Some(fields) => write!(f, "of {member}: {fields}"),
                None => write!(f, "of {} members", all.len()),
            }
        }
        Event::Told {
            cluster,
            purpose,
            query_id,
            ..
        } => {
            write!(
                f,
                "`{own}` asked `{cluster}` in query {query_id} for {purpose}, and told it concepts \
                 and words of {member}"
            )?;
            disclosed.map_or(Ok(()), |fields| write!(f, ", taken from: {fields}"))
        }
        Event::Introduction {
            cluster,
            purpose,
            step,
            sender,
            side,
            ..
        } => {
            let by = if sender == side { own } else { cluster };
            write!(
                f,
                "in an introduction between `{own}` and `{cluster}`, asked for {purpose}, `{by}` made \
                 the step `{step}`"
            )?;
            if proved.member.is_some() {
                write!(f, ", about {member}")?;
            }
            disclosed.map_or(Ok(()), |fields| write!(f, ", with: {fields}"))
        }
        Event::Refused { asker, purpose, .. } => {
            write!(f, "`{own}` refused a query of `{asker}` for {purpose}")
        }
        Event::Asked {
            purpose, clusters, ..
        } => write!(f, "`{own}` asked {clusters} clusters for {purpose}"),
        Event::ConsentGiven {
            consent, source, ..
        } => write!(f, "consent {consent} of {member} was given ({source})"),
        Event::ConsentWithdrawn { consent, .. } => {
            write!(f, "consent {consent} of {member} was withdrawn")
        }
        Event::Objection {
            cluster, stands, ..
        } => {
            let what = if *stands { "raised" } else { "lifted" };
            write!(f, "an objection of {member} to `{cluster}` was {what}")
        }
        Event::MembersImported { added, changed } => write!(
            f,
            "`{own}` imported members: {added} new, {changed} changed"
        ),
        Event::ProfileChanged { .. } => write!(f, "the profile of {member} was changed"),
        Event::MemberRemoved { .. } => write!(f, "`{own}` erased {member}"),
        Event::Person { member: None, .. } => {
            write!(f, "the rights of a person were changed at `{own}`")
        }
        Event::Person { .. } => {
            write!(f, "who acts for {member} was changed at `{own}`")
        }
        Event::CharterAdopted { version, .. } => {
            write!(f, "`{own}` adopted version {version} of the charter")
        }
        Event::VocabularyImported {
            vocabulary,
            concepts,
        } => write!(
            f,
            "`{own}` imported vocabulary `{vocabulary}` with {concepts} concepts"
        ),
    }
}

fn groups(fields: FieldGroups) -> String {
    let words: Vec<&str> = fields.iter().map(FieldGroup::as_str).collect();
    if words.is_empty() {
        "that there is one, and none of its data".to_owned()
    } else {
        words.join(", ")
    }
}
