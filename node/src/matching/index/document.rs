//! What of a profile can be asked for, read from it before the index is touched.

use steelyard_policies::profile::Profile;
use steelyard_protocol::{
    fields::{Entry, OrganisationType},
    ids::{ConceptCode, Country},
};

use crate::matching::words::{folded, is_telling, words_of};

/// What of a profile can be asked for. Reading it costs far more than putting it into an index,
/// so that it may be done beside.
pub struct Document {
    /// By concept group: named and derived codes, with repetitions.
    pub(super) concepts: [[Vec<ConceptCode>; 2]; 2],
    /// By concept group: the levels of the entries, as masks with level 1 as the lowest bit.
    pub(super) levels: [u16; 2],
    /// By word group: each word once, and how often it stands there.
    pub(super) words: [Vec<(Box<str>, u16)>; 3],
    /// By word group: how many telling words there are.
    pub(super) lengths: [u16; 3],
    /// How many activities the offers tell of.
    pub(super) activities: u16,
    pub(super) country: Option<Country>,
    pub(super) nuts: Option<Box<str>>,
    pub(super) kind: OrganisationType,
}

impl Document {
    /// Reads `profile`.
    pub fn of(profile: &Profile) -> Self {
        let entries: [&[Entry]; 2] = [&profile.offers, &profile.needs];
        let [offers, needs] = entries.map(|entries| {
            let texts = entries
                .iter()
                .flat_map(|entry| [entry.title.as_str(), entry.text.as_str()]);
            counted(texts)
        });
        let summary = counted([profile.summary.text.as_str()]);
        let lengths = [offers.1, needs.1, summary.1];
        Self {
            concepts: entries.map(|entries| {
                let named = entries.iter().flat_map(|e| &e.concepts).cloned();
                let derived = entries.iter().flat_map(|e| &e.concepts_derived).cloned();
                [named.collect(), derived.collect()]
            }),
            levels: entries.map(|entries| {
                entries
                    .iter()
                    .filter_map(|entry| entry.trl)
                    .flat_map(|trl| trl.min()..=trl.max())
                    .fold(0, |mask, level| {
                        mask | 1_u16.unbounded_shl(u32::from(level).saturating_sub(1))
                    })
            }),
            words: [offers.0, needs.0, summary.0],
            lengths,
            activities: activities(&profile.offers),
            country: profile.region.country.clone(),
            nuts: profile.region.nuts.as_ref().map(|n| n.as_str().into()),
            kind: profile.kind.organisation_type,
        }
    }
}

/// How many activities these entries tell of: the lines of their texts, or the parts of a line that
/// ` | ` sets apart. An entry without a text is one.
fn activities(entries: &[Entry]) -> u16 {
    let count = entries.iter().map(|entry| {
        let pieces = entry.text.lines().flat_map(|line| line.split(" | "));
        pieces.filter(|p| !p.trim().is_empty()).count().max(1)
    });
    u16::try_from(count.sum::<usize>()).unwrap_or(u16::MAX)
}

/// The words of `texts`, each once with its count, and how many telling ones there are in all.
fn counted<'a>(texts: impl IntoIterator<Item = &'a str>) -> (Vec<(Box<str>, u16)>, u16) {
    let folded: Vec<String> = texts.into_iter().map(folded).collect();
    let mut all: Vec<&str> = folded.iter().flat_map(|text| words_of(text)).collect();
    all.sort_unstable();
    let mut length = 0;
    let mut counts = Vec::with_capacity(all.len());
    for same in all.chunk_by(|a, b| a == b) {
        let Some(word) = same.first() else { continue };
        if is_telling(word) {
            length += same.len();
        }
        let count = u16::try_from(same.len()).unwrap_or(u16::MAX);
        counts.push((Box::from(*word), count));
    }
    (counts, u16::try_from(length).unwrap_or(u16::MAX))
}
