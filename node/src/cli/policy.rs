//! `steelyard policy`: checks the cluster's own rules, and says which rule gives a peer what.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};
use serde_json::json;
use steelyard_policies::{
    explain::{Explanation, Said},
    permit::PeerRequest,
    problem::RuleProblem,
    rules::{DEFAULT_RULES_FILE, RuleInfo, RuleSet},
};
use steelyard_protocol::{
    charter::ClusterState,
    ids::{ClusterId, Country, Purpose},
};

use super::{local::table, output, own_node::OwnNode};
use crate::{
    app,
    config::{Config, DataDir},
    identity::charter,
};

/// Checks the cluster's own rules, and says which rule gives a peer what.
#[derive(Args, Debug, Clone)]
pub struct PolicyArgs {
    /// What to do
    #[command(subcommand)]
    pub command: PolicyCommand,
}

/// What to do with the rules.
#[derive(Subcommand, Debug, Clone)]
pub enum PolicyCommand {
    /// Say whether the rules are right, and if not, where, what, and the mend
    Check {
        /// Cedar files; else those that the node follows
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Say what a peer may learn for a purpose, and which rule gives it
    Explain(ExplainArgs),
}

/// Who asks for what.
#[derive(Args, Debug, Clone)]
pub struct ExplainArgs {
    /// The asking cluster
    #[arg(long, value_name = "ID")]
    pub peer: ClusterId,
    /// Why it asks
    #[arg(long)]
    pub purpose: Purpose,
    /// Its country, where it does not stand in the charter
    #[arg(long, value_name = "CC")]
    pub country: Option<Country>,
}

/// Does what is asked.
///
/// # Errors
/// If the rules are not right, or cannot be read.
pub async fn run(args: &PolicyArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    match &args.command {
        PolicyCommand::Check { files } => check(files, data_dir, json),
        PolicyCommand::Explain(args) => explain(args, data_dir, json).await,
    }
}

fn check(files: &[PathBuf], data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let files = if files.is_empty() {
        app::rule_files(&Config::load(data_dir)?, data_dir)?
    } else {
        files.to_vec()
    };
    let texts = files
        .iter()
        .map(|file| {
            let name = file.display().to_string();
            let text = fs::read_to_string(file).with_context(|| format!("`{name}`"))?;
            Ok((name, text))
        })
        .collect::<anyhow::Result<Vec<(String, String)>>>()?;
    let sources: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (&**n, &**t)).collect();
    let loaded = if sources.is_empty() {
        RuleSet::default_rules()
    } else {
        RuleSet::load(&sources)
    };
    let names: Vec<&str> = match &*sources {
        [] => vec![DEFAULT_RULES_FILE],
        some => some.iter().map(|(name, _)| *name).collect(),
    };
    let problems: Vec<&RuleProblem> = match &loaded {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().collect(),
    };
    let warnings = loaded.as_ref().map(RuleSet::warnings).unwrap_or_default();
    let count = loaded.as_ref().map_or(0, |rules| rules.rules().count());
    if json {
        output::json(&json!({
            "ok": loaded.is_ok(),
            "files": names,
            "rules": count,
            "problems": problems,
            "warnings": warnings,
        }))?;
    } else {
        let mut lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.extend(warnings.iter().map(|w| format!("warning: {w}")));
        if loaded.is_ok() {
            let word = if count == 1 { "rule" } else { "rules" };
            lines.push(format!("{}: right, {count} {word}", names.join(", ")));
        }
        output::text(&lines.join("\n"))?;
    }
    let (number, word) = match problems.len() {
        1 => (1, "problem"),
        n => (n, "problems"),
    };
    anyhow::ensure!(
        loaded.is_ok(),
        "{number} {word} in the rules; until they are mended, the node does not start"
    );
    Ok(())
}

async fn explain(args: &ExplainArgs, data_dir: &DataDir, json: bool) -> anyhow::Result<()> {
    let node = OwnNode::open(data_dir).await?;
    let rules = app::load_rules(&node.config, data_dir)?;
    let current = charter::current(node.ledger.store()).await?;
    let charter = current.as_ref().map(|c| c.charter());
    let entry = charter.and_then(|c| c.cluster(args.peer.as_str()));
    if let Some(charter) = charter
        && !charter.purposes.iter().any(|p| p.id == args.purpose)
    {
        let known: Vec<&str> = charter.purposes.iter().map(|p| p.id.as_str()).collect();
        output::note(&format!(
            "`{}` is no purpose of the charter, so that every query for it is refused; the charter \
             names {}",
            args.purpose,
            known.join(", ")
        ));
    }
    let country = entry.map(|e| &e.country).or(args.country.as_ref());
    let country = country.with_context(|| {
        format!(
            "cluster `{}` does not stand in a charter that is in force here; say where it is with \
             --country CC",
            args.peer
        )
    })?;
    if entry.is_none() {
        output::note(&format!(
            "cluster `{}` does not stand in the charter: today its queries are refused before any \
             rule is asked; this is what the rules would say",
            args.peer
        ));
    }
    let explanation = rules.explain(&PeerRequest {
        asker: args.peer.clone(),
        country: country.clone(),
        name: entry.map_or_else(|| args.peer.to_string(), |e| e.name.clone()),
        active: entry.is_none_or(|e| e.status == ClusterState::Active),
        own: args.peer == *node.identity.cluster(),
        purpose: args.purpose.clone(),
    });
    if json {
        output::json(&explanation)
    } else {
        output::text(&in_words(&explanation))
    }
}

fn in_words(explanation: &Explanation) -> String {
    let Explanation { peer, purpose, .. } = explanation;
    let mut text = match (&explanation.ceiling, &explanation.denied) {
        (Some(ceiling), _) => {
            let fewer = ceiling.min_count.map_or_else(String::new, |k| {
                format!("; smaller counts than {k} come back as \"fewer than {k}\"")
            });
            format!(
                "`{peer}` may learn for {purpose}: {}; at most {} records an answer{fewer}\n",
                word(&ceiling.granularity),
                ceiling.max_records
            )
        }
        (None, Some(why)) => format!("`{peer}` is denied for {purpose}: {why}\n"),
        (None, None) => format!("`{peer}` is denied for {purpose}\n"),
    };
    let mut rows = table(["What", "Allowed", "By rule", "Where"]);
    let mut row = |what: String, allowed: bool, ids: &[String]| {
        let infos = ids.iter().filter_map(|id| explanation.rules.get(id));
        let place = |rule: &RuleInfo| format!("{}:{}", rule.file, rule.line);
        let places: Vec<String> = infos.map(place).collect();
        let by = if ids.is_empty() {
            "no rule speaks of it".to_owned()
        } else {
            ids.join("\n")
        };
        rows.add_row([
            what,
            if allowed { "yes" } else { "no" }.to_owned(),
            by,
            places.join("\n"),
        ]);
    };
    for Said {
        what,
        allowed,
        rules,
    } in &explanation.answers
    {
        row(format!("{} answers", word(what)), *allowed, rules);
    }
    for Said {
        what,
        allowed,
        rules,
    } in &explanation.fields
    {
        row(format!("field group {}", word(what)), *allowed, rules);
    }
    text.push_str(&rows.to_string());
    for failure in &explanation.errors {
        text.push_str(&format!(
            "\nrule `{}` fails, which denies: {}",
            failure.rule, failure.detail
        ));
    }
    for rule in explanation.rules.values() {
        if let Some(advice) = &rule.advice {
            text.push_str(&format!("\n{}: {advice}", rule.id));
        }
    }
    text
}

/// The word for a value as it stands in queries.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => other.map(|v| v.to_string()).unwrap_or_default(),
    }
}
