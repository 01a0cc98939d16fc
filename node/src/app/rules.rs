//! Which rules the node decides by.

use std::path::PathBuf;

use steelyard_policies::{permit::PeerRequest, rules::RuleSet};
use steelyard_protocol::ids::ClusterId;

use super::StartError;
use crate::{
    answering::Views,
    config::{Config, DataDir},
};

/// The rules of the configuration: the files named, else every `*.cedar` in `rules/`, else those
/// that come with the program.
///
/// # Errors
/// If a file cannot be read, or a rule has a fault.
pub fn load_rules(config: &Config, data_dir: &DataDir) -> Result<RuleSet, StartError> {
    let texts = rule_files(config, data_dir)?
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path);
            let name = path.display().to_string();
            text.map(|text| (name, text))
                .map_err(|e| StartError::RuleFile(path, e))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let sources: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let rules = if sources.is_empty() {
        RuleSet::default_rules()
    } else {
        RuleSet::load(&sources)
    };
    rules.map_err(|problems| StartError::Rules(problems.to_string()))
}

/// The files that [`load_rules`] reads; none means the rules that come with the program.
///
/// # Errors
/// If the folder `rules/` cannot be read.
pub fn rule_files(config: &Config, data_dir: &DataDir) -> Result<Vec<PathBuf>, StartError> {
    if !config.rules.files.is_empty() {
        return Ok(config
            .rules
            .files
            .iter()
            .map(|f| data_dir.root().join(f))
            .collect());
    }
    let folder = data_dir.rules();
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |e| StartError::RuleFile(folder.clone(), e);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|e| e == "cedar") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Says at start which rules fail for which peers: they deny.
pub(super) fn warn_of_failing(rules: &RuleSet, views: &Views, own: &ClusterId) {
    let Some(charter) = views.read().charter.clone() else {
        return;
    };
    let requests: Vec<PeerRequest> = charter
        .charter()
        .active()
        .flat_map(|cluster| charter.charter().purposes.iter().map(move |p| (cluster, p)))
        .map(|(cluster, purpose)| PeerRequest {
            asker: cluster.id.clone(),
            country: cluster.country.clone(),
            name: cluster.name.clone(),
            active: true,
            own: cluster.id == *own,
            purpose: purpose.id.clone(),
        })
        .collect();
    for failure in rules.failures(&requests) {
        tracing::error!(?failure, "a rule fails, which denies");
    }
}
