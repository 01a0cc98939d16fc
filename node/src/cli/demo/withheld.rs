//! What was not shown, and why. Only a demo can tell, since it made all the data: it opens every
//! node's store and asks what would have matched if everybody had consented to everything.

use std::{collections::HashSet, sync::Arc};

use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient, Validity},
    consent_set::ConsentSets,
    permit::PeerRequest,
    profile::Profile,
    rules::RuleSet,
};
use steelyard_protocol::{
    fields::{FieldGroups, Granularity},
    ids::{ClusterId, Country, Purpose},
    query::Query,
    result::QueryResult,
    time::Timestamp,
};

use super::{federation::Federation, source::Source};
use crate::{
    clock::{Clock, SystemClock},
    directory::import::{ConsentSheet, Whom},
    matching::{self, Index},
    vocabulary::Vocabulary,
};

/// A member that fits the query but was not shown.
pub(super) struct Withheld {
    pub(super) cluster: ClusterId,
    pub(super) legal_name: String,
    pub(super) score: f64,
    pub(super) reason: String,
}

/// The members that fit `query` and were withheld from `asker`, best first.
pub(super) async fn explain(
    source: &Source,
    federation: &Federation,
    asker: &ClusterId,
    query: &Query,
    result: &QueryResult,
) -> anyhow::Result<Vec<Withheld>> {
    let now = SystemClock.now();
    let country = federation
        .nodes()
        .iter()
        .find(|n| n.cluster == *asker)
        .map(|n| n.country.clone())
        .ok_or_else(|| anyhow::anyhow!("`{asker}` is no cluster of the demo"))?;
    let who = Asker {
        id: asker,
        country: &country,
        purpose: &query.purpose,
        now,
    };
    let scores = result.matches.iter().map(|m| m.score);
    let least_shown = scores.reduce(f64::min).unwrap_or(0.0);
    let mut withheld = Vec::new();
    for cluster in &source.clusters {
        let permit = RuleSet::default_rules()?.authorize(&PeerRequest {
            asker: asker.clone(),
            country: country.clone(),
            name: String::new(),
            active: true,
            own: cluster.id == *asker,
            purpose: query.purpose.clone(),
        })?;
        let (index, everything) =
            as_if_all_consented(&cluster.members, &source.vocabulary, query, now);
        let scope = everything.scope(&permit, now)?;
        let found = matching::find(&index, query, Granularity::Record, &scope, 10);
        let shown: HashSet<&str> = result
            .matches
            .iter()
            .filter(|m| m.cluster == cluster.id)
            .filter_map(|m| m.member_ref.as_ref().map(|r| r.as_str()))
            .collect();
        for candidate in found.best.into_iter().filter(|c| c.score >= least_shown) {
            let Some(member) = cluster.members.get(candidate.member as usize) else {
                continue;
            };
            let hidden = visible_groups(&cluster.consents, member, &who).is_empty();
            if hidden && !shown.contains(member.member_ref.as_str()) {
                withheld.push(Withheld {
                    cluster: cluster.id.clone(),
                    legal_name: member.identity.legal_name.clone(),
                    score: candidate.score,
                    reason: reason(&cluster.consents, member, &who),
                });
            }
        }
    }
    withheld.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(withheld)
}

fn as_if_all_consented(
    members: &[Profile],
    vocabulary: &Arc<Vocabulary>,
    query: &Query,
    now: Timestamp,
) -> (Index, ConsentSets) {
    let mut index = Index::new(Arc::clone(vocabulary));
    let mut consents = ConsentSets::new(now);
    for (member, number) in members.iter().zip(0_u32..) {
        index.put(number, 0, 0, member);
        let terms = ConsentTerms {
            purpose: query.purpose.clone(),
            recipients: vec![Recipient::Federation],
            except: Vec::new(),
            fields: FieldGroups::ALL,
            granularity: ConsentGranularity::Record,
        };
        consents.insert(
            u64::from(number),
            number,
            terms,
            Validity {
                valid_from: now,
                valid_until: None,
            },
        );
    }
    (index, consents)
}

fn names(whom: &Whom, member: &Profile) -> bool {
    match whom {
        Whom::All => true,
        Whom::These(refs) => refs.contains(&member.member_ref),
    }
}

/// Who asks, for what, and when.
struct Asker<'a> {
    id: &'a ClusterId,
    country: &'a Country,
    purpose: &'a Purpose,
    now: Timestamp,
}

fn objects(sheet: &ConsentSheet, member: &Profile, asker: &Asker<'_>) -> bool {
    let mut objections = sheet.objections.iter();
    objections.any(|o| o.cluster == *asker.id && names(&o.members, member))
}

fn visible_groups(sheet: &ConsentSheet, member: &Profile, asker: &Asker<'_>) -> FieldGroups {
    if objects(sheet, member, asker) {
        return FieldGroups::NONE;
    }
    sheet
        .consents
        .iter()
        .filter(|c| names(&c.members, member))
        .filter(|c| c.terms.granularity == ConsentGranularity::Record)
        .filter(|c| c.terms.purpose == *asker.purpose && c.terms.covers(asker.id, asker.country))
        .filter(|c| c.valid_from.is_none_or(|from| from <= asker.now))
        .filter(|c| c.valid_until.is_none_or(|until| asker.now < until))
        .fold(FieldGroups::NONE, |groups, c| groups.union(c.terms.fields))
}

/// Why nothing of `member` is shown, by what it did consent to.
fn reason(sheet: &ConsentSheet, member: &Profile, asker: &Asker<'_>) -> String {
    if objects(sheet, member, asker) {
        return format!("objects to {}", asker.id);
    }
    let given: Vec<_> = sheet
        .consents
        .iter()
        .filter(|c| names(&c.members, member))
        .collect();
    let Some(consent) = given
        .iter()
        .find(|c| c.terms.purpose == *asker.purpose)
        .or_else(|| given.first())
    else {
        return "gave no consent".to_owned();
    };
    let terms = &consent.terms;
    if terms.purpose != *asker.purpose {
        return format!("consented for {} only", terms.purpose);
    }
    if let Some(until) = consent.valid_until.filter(|until| *until <= asker.now) {
        return format!("its consent ended on {}", date(until));
    }
    if let Some(from) = consent.valid_from.filter(|from| *from > asker.now) {
        return format!("its consent begins on {}", date(from));
    }
    if terms.except.contains(asker.id) {
        return format!("left {} out", asker.id);
    }
    if !terms.covers(asker.id, asker.country) {
        let recipients: Vec<String> = terms.recipients.iter().map(ToString::to_string).collect();
        return format!("consented to {} only", recipients.join(", "));
    }
    if terms.granularity == ConsentGranularity::Count || terms.fields.is_empty() {
        return "consented to be counted, not shown".to_owned();
    }
    "what it lets be seen does not fit the query".to_owned()
}

fn date(moment: Timestamp) -> String {
    moment.to_string().chars().take(10).collect()
}
