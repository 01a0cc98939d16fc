//! What the matchmaker in Oslo asks.

use steelyard_protocol::{
    ids::Purpose,
    query::{Query, WeightedConcept},
};

/// A query and the need behind it.
pub(super) struct Story {
    pub(super) need: &'static str,
    pub(super) query: Query,
}

/// The three queries of the demo.
pub(super) fn stories() -> Vec<Story> {
    [
        (
            "A digital-pathology company in Oslo looks for image analysis.",
            "image analysis for digital pathology",
            &["/23/47/297/935", "/21/35/145"][..],
        ),
        (
            "A cancer-vaccine company looks for peptide manufacturing and for mass spectrometry of \
             presented antigens.",
            "GMP peptide manufacturing, mass spectrometry of presented antigens",
            &["/25/61/385", "/23/49/315/997/1613", "/23/53/361/1081"],
        ),
        (
            "A radiotherapy start-up wants to watch over patients at home.",
            "secure transfer of wearable sensor readings, patient monitoring at home",
            &[
                "/23/47/305/967",
                "/25/57/90532773",
                "/21/33/30011/623",
                "/23/47/297/52679357",
            ],
        ),
    ]
    .into_iter()
    .filter_map(|(need, text, concepts)| {
        let mut query = Query::new(Purpose::MATCHMAKING.parse().ok()?);
        text.clone_into(&mut query.text);
        query.limit = 10;
        query.fields = steelyard_protocol::fields::FieldGroups::ALL;
        query.concepts = concepts
            .iter()
            .map(|code| {
                code.parse().map(|concept| WeightedConcept {
                    concept,
                    weight: 1.0,
                })
            })
            .collect::<Result<_, _>>()
            .ok()?;
        Some(Story { need, query })
    })
    .collect()
}
