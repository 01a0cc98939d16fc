//! How soon answers follow a member's consents.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use integration_tests::central::{kind, list, number, profile, text};
use serde_json::Value;
use steelyard::app::Node;
use steelyard_policies::consent::{ConsentGranularity, ConsentTerms, Recipient, Validity};
use steelyard_protocol::{
    fields::FieldGroups,
    ids::Purpose,
    limits,
    query::{MatchMode, Query, WeightedConcept},
};

use super::{
    ask::{self, Askers},
    data,
};

/// What changing consents took.
#[derive(Default)]
pub(crate) struct Changes {
    /// Giving one: from the call to its durable commit.
    pub(crate) given: Vec<Duration>,
    /// Withdrawing one: from the call to its durable commit.
    pub(crate) withdrawn: Vec<Duration>,
    /// From the commit of a withdrawal to the first answer after it, which no longer shows the
    /// member.
    pub(crate) gone: Vec<Duration>,
}

/// Gives and withdraws `count` consents, of members that nobody sees otherwise, and asks for each.
pub(crate) async fn changes(
    node: &Arc<Node>,
    askers: &Askers,
    members: impl Iterator<Item = anyhow::Result<Value>>,
    count: usize,
) -> anyhow::Result<Changes> {
    let mut changes = Changes::default();
    let since = data::now()?.plus_seconds(-86_400);
    for member in members {
        if changes.gone.len() == count {
            return Ok(changes);
        }
        let member = member?;
        let asker = if number(&member, "cluster_id") == 1 {
            2
        } else {
            1
        };
        let query = query_for(&member)?;
        let who = profile(&member).member_ref;
        let sees = async || {
            let frame = askers.sign(asker, query.clone())?;
            let begun = Instant::now();
            let answer = ask::answer(node, &frame).await?;
            let taken = begun.elapsed();
            let seen = answer
                .matches
                .iter()
                .any(|m| m.member_ref.as_ref() == Some(&who));
            ensure!(
                answer.matches.len() < limits::RECORDS as usize,
                "too many matches to tell who is among them"
            );
            anyhow::Ok((seen, taken))
        };
        if sees().await?.0 {
            continue;
        }
        let terms = ConsentTerms {
            purpose: Purpose::MATCHMAKING.parse()?,
            recipients: vec![Recipient::Federation],
            except: Vec::new(),
            fields: FieldGroups::ALL,
            granularity: ConsentGranularity::Record,
        };
        let validity = Validity {
            valid_from: since,
            valid_until: None,
        };
        let begun = Instant::now();
        let consent = node
            .directory
            .grant(&who, terms, validity, "benchmark")
            .await?;
        changes.given.push(begun.elapsed());
        ensure!(sees().await?.0, "a consent had no effect");
        let begun = Instant::now();
        node.directory.withdraw(&who, consent).await?;
        changes.withdrawn.push(begun.elapsed());
        let (seen, taken) = sees().await?;
        ensure!(!seen, "a withdrawn consent had effect");
        changes.gone.push(taken);
    }
    Ok(changes)
}

/// A query that few members fit, this one among them.
fn query_for(member: &Value) -> anyhow::Result<Query> {
    let mut query = Query::new(Purpose::MATCHMAKING.parse()?);
    query.match_mode = MatchMode::Strict;
    query.limit = limits::RECORDS;
    query.fields = FieldGroups::ALL;
    let concepts = list(member, "concepts").iter().filter_map(Value::as_u64);
    let concept = concepts.map(integration_tests::central::code).next();
    query.concepts.push(WeightedConcept {
        concept: concept.context("a member without concepts")?,
        weight: 1.0,
    });
    query.filters.nuts.push(text(member, "nuts").parse()?);
    query.filters.kinds.push(kind(&text(member, "org_type")));
    Ok(query)
}
