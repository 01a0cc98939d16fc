//! Stage 5: what of each match leaves the node? Only field groups that were asked for, permitted
//! and consented to.

use std::{collections::HashMap, sync::Arc};

use ring::hmac;
use steelyard_policies::{
    disclosure::{self, Disclosed, NotShown},
    permit::Released,
    profile::Profile,
    scope::MemberScope,
};
use steelyard_protocol::{
    answer::{Match, Reason, Reduction, ReductionCode},
    fields::{FieldGroup, FieldGroups, Granularity},
    ids::{ClusterId, Handle, InvalidId},
    limits,
    query::{Filters, Query},
};

use super::{search::Matches, verify::Verified};
use crate::{audit::entry, directory::profiles::StoredProfile, matching::Candidate};

/// What would leave the node, and of whom. Nothing has left yet.
#[derive(Debug)]
pub struct Disclosure {
    matches: Matches,
    released: Released,
    records: Vec<Match>,
    members: Vec<(i64, u8)>,
    log: Vec<entry::Disclosed>,
    reductions: Vec<Reduction>,
}

impl Disclosure {
    /// What it was made from, but for the best, which became the records.
    pub const fn matches(&self) -> &Matches {
        &self.matches
    }

    /// What may be told of the total.
    pub const fn released(&self) -> Released {
        self.released
    }

    /// The numbers of the members and their field groups as bits, for the members' own list.
    pub fn members(&self) -> &[(i64, u8)] {
        &self.members
    }

    /// The same for the log.
    pub fn log(&self) -> &[entry::Disclosed] {
        &self.log
    }

    /// The records and the reductions, to be put into the answer.
    pub fn into_answer_parts(self) -> (Matches, Vec<Match>, Vec<Reduction>) {
        (self.matches, self.records, self.reductions)
    }
}

/// Why there is no disclosure.
#[derive(Debug, thiserror::Error)]
pub enum DiscloseError {
    /// A matched member's profile has changed or gone since the match.
    #[error("a member has changed since it was matched")]
    Changed,
    /// Policy and matching disagree: a fault of this program. Nothing leaves.
    #[error(transparent)]
    NotShown(#[from] NotShown),
    /// A handle could not be made.
    #[error(transparent)]
    Handle(#[from] InvalidId),
}

/// JSON bytes of all records of an answer: the rest of its body must fit beside them.
const RECORD_BYTES: usize = limits::ANSWER_BODY_BYTES - 16 * 1024;

/// Reduces the matches to what may leave. `profiles` holds those of the best matches.
///
/// # Errors
/// If a profile is not the one that was matched, or a member turns out not to be visible.
pub fn disclose(
    verified: &Verified,
    mut matches: Matches,
    profiles: &HashMap<u32, Arc<StoredProfile>>,
    own: &ClusterId,
    handle_key: &hmac::Key,
) -> Result<Disclosure, DiscloseError> {
    let query = verified.query();
    let best = matches.take_best();
    let permit = matches.scope().permit();
    let ceiling = permit.ceiling();
    let mut reductions = Vec::new();
    let mut reduce = |code, message: String| reductions.push(Reduction { code, message });
    if matches.granularity() < query.granularity {
        reduce(
            ReductionCode::Granularity,
            format!(
                "asked for `{}`, permitted `{}`",
                query.granularity,
                matches.granularity()
            ),
        );
    }
    let released = ceiling.release(matches.total());
    let mut records = Vec::with_capacity(best.len());
    let mut members = Vec::with_capacity(best.len());
    let mut log = Vec::with_capacity(best.len());
    if let Released::FewerThan(k) = released {
        reduce(
            ReductionCode::SmallCount,
            format!("fewer than {k} are not told apart"),
        );
    } else if matches.granularity() == Granularity::Record {
        let withheld = query.fields.difference(ceiling.fields);
        if !withheld.is_empty() {
            let names: Vec<&str> = withheld.iter().map(|g| g.as_str()).collect();
            reduce(
                ReductionCode::Fields,
                format!("not permitted: {}", names.join(", ")),
            );
        }
        if ceiling.max_records < query.limit {
            reduce(
                ReductionCode::Records,
                format!(
                    "asked for {} records, permitted {}",
                    query.limit, ceiling.max_records
                ),
            );
        }
        let room = room_for_all(&best, profiles);
        let mut bytes = 0;
        for (candidate, revision) in best {
            let stored = profiles
                .get(&candidate.member)
                .filter(|p| p.revision == revision)
                .ok_or(DiscloseError::Changed)?;
            let profile: &Profile = &stored.profile;
            let scope = matches.scope().scope();
            let disclosed: Disclosed =
                disclosure::disclose(profile, permit, scope, candidate.member, query.fields)?;
            let groups = disclosed.groups().union(told(query, scope, &candidate));
            let (fields, member_ref) = disclosed.into_parts();
            let record = Match {
                cluster: own.clone(),
                handle: handle(handle_key, &verified.asker().id, candidate.member)?,
                member_ref,
                score: candidate.score,
                why: candidate.why,
                fields,
            };
            if !room {
                bytes += json_length(&record);
            }
            if bytes > RECORD_BYTES {
                let kept = records.len();
                reduce(
                    ReductionCode::Size,
                    format!("{kept} records fill the answer"),
                );
                break;
            }
            records.push(record);
            members.push((i64::from(candidate.member), groups.bits()));
            log.push(entry::Disclosed {
                member: stored.commitment,
                fields: groups,
            });
        }
    }
    Ok(Disclosure {
        matches,
        released,
        records,
        members,
        log,
        reductions,
    })
}

/// The field groups that a match tells of, shown or not: those of the filters that it passed, and those
/// that its reasons name. A reason names the one that counts most in it.
fn told(query: &Query, scope: &MemberScope, candidate: &Candidate) -> FieldGroups {
    let Filters {
        countries,
        nuts,
        kinds,
        trl,
    } = &query.filters;
    let by_region = !countries.is_empty() || !nuts.is_empty();
    let comparable = |group| scope.comparable(Granularity::Record, group);
    let by_level = (query.seek.groups().iter())
        .filter(|group| trl.is_some() && comparable(*group).contains(candidate.member));
    (candidate.why.iter().map(|reason| reason.found_in))
        .chain(by_region.then_some(FieldGroup::Region))
        .chain((!kinds.is_empty()).then_some(FieldGroup::Kind))
        .chain(by_level)
        .collect()
}

/// The pseudonym of a member for one asking cluster: without the node's secret, two clusters cannot
/// tell whether their handles mean the same member.
///
/// # Errors
/// Never: what it makes is a handle.
pub fn handle(key: &hmac::Key, asker: &ClusterId, member: u32) -> Result<Handle, InvalidId> {
    let mut context = hmac::Context::with_key(key);
    context.update(asker.as_str().as_bytes());
    context.update(&[0]);
    context.update(&member.to_be_bytes());
    let tag = context.sign();
    hex::encode(tag.as_ref().get(..16).unwrap_or_default()).parse()
}

/// Whether all records fit into an answer by a generous estimate. Then none need be counted, which
/// would cost as much as writing them.
fn room_for_all(best: &[(Candidate, i64)], profiles: &HashMap<u32, Arc<StoredProfile>>) -> bool {
    // In JSON a character may take six bytes; numbers, names of fields and marks are short.
    let reason = |r: &Reason| 6 * (r.wanted.len() + r.found.len()) + 256;
    let estimate = |(candidate, _): &(Candidate, i64)| {
        let data = profiles.get(&candidate.member).map_or(0, |p| p.json_bytes);
        2 * data + candidate.why.iter().map(reason).sum::<usize>() + 1_024
    };
    best.iter().map(estimate).sum::<usize>() <= RECORD_BYTES
}

/// Counts the bytes of the JSON of `record` without keeping them.
fn json_length(record: &Match) -> usize {
    struct Counter(usize);
    impl std::io::Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut counter = Counter(0);
    // A record that cannot be written counts as too long, and is left out.
    match serde_json::to_writer(&mut counter, record) {
        Ok(()) => counter.0,
        Err(_) => usize::MAX / 2,
    }
}
