//! `steelyard query`: asks the federation through the running node.

use std::{io::Read, path::PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use comfy_table::Table;
use steelyard_protocol::{
    answer::{LikePart, Reason},
    fields::{FieldGroup, FieldGroups, Granularity, OrganisationType, TrlRange},
    ids::{ClusterId, ConceptCode, Country, MemberRef, Nuts, Purpose},
    inquiry::{Inquiry, MergeRule},
    limits,
    query::{Filters, MatchMode, Query, Seek, WeightedConcept},
    result::{ClusterStatus, MergedMatch, QueryResult, Status},
};

use super::{
    client::Client,
    local::{cell, table},
    open::Open,
    output,
};
use crate::{config::DataDir, vocabulary::Vocabulary};

/// What to ask.
#[derive(Args, Debug)]
pub struct QueryArgs {
    /// A query as JSON, from a file or, with `-`, from standard input, with `like_member` and
    /// `merge` as further keys; other options are not used
    #[arg(long, value_name = "FILE")]
    query: Option<PathBuf>,
    /// Why you ask: matchmaking, statistics, funding-call, event, or what the charter adds
    #[arg(long, default_value = Purpose::MATCHMAKING)]
    purpose: Purpose,
    /// How much the answers shall tell
    #[arg(long, default_value = "record", value_parser = ["boolean", "count", "record"])]
    granularity: String,
    /// What you look for: what members offer, need, or both
    #[arg(long, default_value = "offers", value_parser = ["offers", "needs", "both"])]
    seek: String,
    /// `semantic` ranks near misses too; `strict` takes only what fits fully
    #[arg(long = "match", default_value = "semantic", value_parser = ["strict", "semantic"])]
    match_mode: String,
    /// A concept, such as /23/45/277, or with its weight /23/45/277=2; can be repeated
    #[arg(long = "concept", value_name = "CODE[=WEIGHT]", value_parser = parse_concept)]
    concepts: Vec<WeightedConcept>,
    /// Words, in any language
    #[arg(long, default_value = "")]
    text: String,
    /// A member of yours that partners are sought for, by its reference: they offer what it needs,
    /// need what it offers, or do the same kind of work. Other clusters are told concepts and words
    /// of its offers, needs and summary, as far as it consents; never who it is
    #[arg(long = "like", value_name = "REF")]
    like_member: Option<MemberRef>,
    /// In this country; can be repeated
    #[arg(long = "country", value_name = "CC")]
    countries: Vec<Country>,
    /// In this region, such as ITH5; can be repeated
    #[arg(long = "nuts", value_name = "PREFIX")]
    nuts: Vec<Nuts>,
    /// Of this kind: SME, PRC, REC, HES, PUB, OTH or UNK; can be repeated
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<OrganisationType>,
    /// Technology readiness levels, such as 4-6
    #[arg(long, value_name = "MIN-MAX", value_parser = parse_trl)]
    trl: Option<TrlRange>,
    /// The field groups to show, separated by commas: region, kind, offers, needs, summary,
    /// identity, contact
    #[arg(long, value_delimiter = ',')]
    fields: Vec<FieldGroup>,
    /// Most records, 1 to 100
    #[arg(long, default_value_t = limits::DEFAULT_RECORDS)]
    limit: u32,
    /// The order: `diverse` lets nearly as good matches of other clusters come before the many of
    /// one, `score` goes by score alone
    #[arg(long, default_value = "diverse", value_parser = ["diverse", "score"])]
    merge: String,
    /// Ask only this cluster; can be repeated
    #[arg(long = "cluster", value_name = "ID")]
    clusters: Vec<ClusterId>,
    /// How long to wait for answers, in milliseconds
    #[arg(long, default_value_t = limits::DEFAULT_DEADLINE_MS)]
    deadline_ms: u32,
}

/// Asks, and prints what came back.
///
/// # Errors
/// If the node does not run, the query cannot be asked, or standard output not be written.
pub async fn run(args: QueryArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let inquiry = args.into_inquiry()?;
    inquiry.query.check()?;
    let result: QueryResult = Client::of(data_dir)?
        .post("/api/v1/queries", &inquiry)
        .await?;
    if json {
        output::json(&result)
    } else {
        let vocabulary = Vocabulary::load(Open::of(data_dir).await?.store()).await?;
        output::text(&in_words(&result, &vocabulary))
    }
}

impl QueryArgs {
    fn into_inquiry(self) -> anyhow::Result<Inquiry> {
        if let Some(file) = &self.query {
            let mut text = String::new();
            if file.as_os_str() == "-" {
                std::io::stdin()
                    .read_to_string(&mut text)
                    .context("cannot read the query")?;
            } else {
                text = std::fs::read_to_string(file)
                    .with_context(|| format!("cannot read the query `{}`", file.display()))?;
            }
            return serde_json::from_str(&text)
                .with_context(|| format!("`{}` holds no query", file.display()));
        }
        let fields = if self.fields.is_empty() {
            FieldGroups::WITHOUT_CONTACT
        } else {
            self.fields.into_iter().collect()
        };
        let merge = match self.merge.as_str() {
            "score" => MergeRule::Score,
            _ => MergeRule::Diverse,
        };
        let query = Query {
            granularity: match self.granularity.as_str() {
                "boolean" => Granularity::Boolean,
                "count" => Granularity::Count,
                _ => Granularity::Record,
            },
            seek: match self.seek.as_str() {
                "needs" => Seek::Needs,
                "both" => Seek::Both,
                _ => Seek::Offers,
            },
            match_mode: match self.match_mode.as_str() {
                "strict" => MatchMode::Strict,
                _ => MatchMode::Semantic,
            },
            concepts: self.concepts,
            text: self.text,
            filters: Filters {
                countries: self.countries,
                nuts: self.nuts,
                kinds: self.kinds,
                trl: self.trl,
            },
            fields,
            limit: self.limit,
            clusters: self.clusters,
            deadline_ms: self.deadline_ms,
            ..Query::new(self.purpose)
        };
        Ok(Inquiry {
            query,
            like_member: self.like_member,
            merge,
        })
    }
}

fn parse_trl(text: &str) -> anyhow::Result<TrlRange> {
    let (min, max) = text.split_once('-').unwrap_or((text, text));
    match (min.trim().parse(), max.trim().parse()) {
        (Ok(min), Ok(max)) => Ok(TrlRange::new(min, max)?),
        _ => bail!("`{text}` is no TRL range; write it as 4-6"),
    }
}

fn parse_concept(text: &str) -> anyhow::Result<WeightedConcept> {
    let (code, weight) = match text.split_once('=') {
        Some((code, weight)) => {
            let weight: f64 = weight
                .parse()
                .with_context(|| format!("`{weight}` is no weight; write it as /23/45/277=2"))?;
            (code, weight)
        }
        None => (text, 1.0),
    };
    Ok(WeightedConcept {
        concept: code.parse::<ConceptCode>()?,
        weight,
    })
}

/// A result for eyes.
pub fn in_words(result: &QueryResult, vocabulary: &Vocabulary) -> String {
    let mut parts = Vec::new();
    if !result.matches.is_empty() {
        parts.push(matches_table(result, vocabulary).to_string());
    }
    parts.push(clusters_table(&result.clusters).to_string());
    let answered = result
        .clusters
        .iter()
        .filter(|c| c.status == Status::Answered)
        .count();
    parts.push(format!(
        "{}; {answered} of {} clusters answered{}",
        found(result),
        result.clusters.len(),
        if result.complete {
            ""
        } else {
            ": the result is not complete"
        },
    ));
    parts.join("\n")
}

/// What came back in a few words, no more exact than the answers were.
fn found(result: &QueryResult) -> String {
    let vague = |c: &ClusterStatus| c.exists == Some(true) || c.fewer_than.is_some();
    let at_least = if result.clusters.iter().any(vague) {
        "at least "
    } else {
        ""
    };
    match result.returned_granularity {
        Granularity::Boolean if result.exists => "there are matches".to_owned(),
        Granularity::Boolean => "no matches".to_owned(),
        Granularity::Count if result.matches.is_empty() => {
            format!("{at_least}{} visible matches", result.total)
        }
        _ => format!(
            "{} shown of {at_least}{} visible matches",
            result.matches.len(),
            result.total
        ),
    }
}

fn matches_table(result: &QueryResult, vocabulary: &Vocabulary) -> Table {
    let mut rows = table(["score", "cluster", "who", "where", "why"]);
    for m in &result.matches {
        let identity = m.fields.identity.as_ref();
        let who = identity.map_or_else(
            || {
                format!(
                    "(not named; handle {}…)",
                    m.handle.as_str().get(..8).unwrap_or_default()
                )
            },
            |i| cell(&i.legal_name),
        );
        let place = [
            identity.and_then(|i| i.city.clone()),
            m.fields
                .region
                .as_ref()
                .and_then(|r| r.nuts.as_ref().map(ToString::to_string)),
        ];
        let place: Vec<String> = place.into_iter().flatten().collect();
        rows.add_row([
            format!("{}", m.score),
            homes(m),
            who,
            cell(place.join(", ")),
            cell(why(&m.why, vocabulary)),
        ]);
    }
    rows
}

/// The clusters that hold the match, the one that told most first.
fn homes(found: &MergedMatch) -> String {
    let mut homes = vec![found.cluster.to_string()];
    homes.extend(found.further_homes.iter().map(|m| m.cluster.to_string()));
    homes.join(", also ")
}

/// Reasons that stand in the table one by one.
const REASONS: usize = 3;

/// What gave how much of the score; it adds up.
fn why(reasons: &[Reason], vocabulary: &Vocabulary) -> String {
    let (first, others) = reasons.split_at(reasons.len().min(REASONS));
    let mut parts: Vec<String> = first
        .iter()
        .map(|reason| {
            let found = label(vocabulary, &reason.found);
            let relation = format!("{:?}", reason.relation).to_lowercase();
            let part = match reason.part {
                None => "",
                Some(LikePart::Need) => "meets a need: ",
                Some(LikePart::Offer) => "needs an offer: ",
                Some(LikePart::Field) => "same field: ",
            };
            format!(
                "{part}{found} ({relation} in {}, {})",
                reason.found_in, reason.weight
            )
        })
        .collect();
    if !others.is_empty() {
        let weight: f64 = others.iter().map(|reason| reason.weight).sum();
        // The parts have four decimals; their sum has no more.
        let weight = (weight * 10_000.0).round() / 10_000.0;
        parts.push(format!("{} more ({weight})", others.len()));
    }
    parts.join("; ")
}

/// A concept in English; anything else as it is.
fn label(vocabulary: &Vocabulary, text: &str) -> String {
    match text.parse::<ConceptCode>() {
        Ok(code) if vocabulary.contains(&code) => vocabulary.label(&code, "en").to_owned(),
        _ => text.to_owned(),
    }
}

fn clusters_table(clusters: &[ClusterStatus]) -> Table {
    let mut rows = table(["cluster", "status", "ms", "visible", "returned", "remarks"]);
    for c in clusters {
        let status = match c.status {
            Status::Answered => "answered",
            Status::Refused => "refused",
            Status::TimedOut => "timed out",
            Status::Unreachable => "unreachable",
            Status::Invalid => "invalid",
        };
        let visible = match (c.total, c.fewer_than, c.exists) {
            (Some(total), _, _) => total.to_string(),
            (_, Some(k), _) => format!("fewer than {k}"),
            (_, _, Some(exists)) => if exists { "some" } else { "none" }.to_owned(),
            _ => String::new(),
        };
        let mut remarks: Vec<String> = c.reductions.iter().map(|r| r.message.clone()).collect();
        if let Some(code) = c.code {
            remarks.push(format!("{code}"));
        }
        remarks.extend(c.message.clone());
        rows.add_row([
            c.cluster.to_string(),
            status.to_owned(),
            c.elapsed_ms.to_string(),
            visible,
            c.returned.map(|r| r.to_string()).unwrap_or_default(),
            cell(remarks.join("; ")),
        ]);
    }
    rows
}
