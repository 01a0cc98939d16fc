//! What a charter holds where its founders do not say otherwise.

use steelyard_protocol::{
    charter::{PurposeEntry, VocabularyEntry},
    ids::Purpose,
};

/// The four purposes, each with the purpose of the W3C Data Privacy Vocabulary (DPV 2) that it is
/// a kind of.
pub fn default_purposes() -> Vec<PurposeEntry> {
    [
        (Purpose::MATCHMAKING, "ServiceProvision"),
        (Purpose::STATISTICS, "ResearchAndDevelopment"),
        (Purpose::FUNDING_CALL, "ServiceProvision"),
        (Purpose::EVENT, "CommunicationManagement"),
    ]
    .into_iter()
    .filter_map(|(id, dpv)| {
        // These words keep the rules of a purpose; a test holds the list complete.
        let id = id.parse().ok()?;
        Some(PurposeEntry {
            id,
            dpv: Some(format!("https://w3id.org/dpv#{dpv}")),
        })
    })
    .collect()
}

/// The European Science Vocabulary, in whatever edition.
pub fn default_vocabularies() -> Vec<VocabularyEntry> {
    vec![VocabularyEntry {
        id: "euroscivoc".to_owned(),
        digest: None,
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_purposes_are_there() {
        let ids: Vec<String> = default_purposes()
            .iter()
            .map(|p| p.id.to_string())
            .collect();
        assert_eq!(ids, ["matchmaking", "statistics", "funding-call", "event"]);
    }
}
