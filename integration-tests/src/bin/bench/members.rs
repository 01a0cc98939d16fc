//! Members that are the same in every run: concepts of the built-in vocabulary, texts of its labels
//! and of other words, all consenting to the federation.

use anyhow::Context;
use steelyard::{
    directory::import::{ConsentGroup, ConsentSheet, Whom},
    vocabulary::Vocabulary,
};
use steelyard_policies::{
    consent::{ConsentGranularity, ConsentTerms, Recipient},
    profile::Profile,
};
use steelyard_protocol::{
    fields::{Entry, FieldGroups, OrganisationType, TrlRange},
    ids::{ConceptCode, Purpose},
};

use crate::counts::Numbers;

/// What members and queries are made of.
pub(crate) struct Material {
    pub(crate) concepts: Vec<ConceptCode>,
    /// The words of all labels, then invented ones; the first are the most frequent.
    pub(crate) words: Vec<String>,
    pub(crate) labels: Vec<String>,
}

pub(crate) const COUNTRIES: [&str; 12] = [
    "NO", "DE", "IT", "FR", "ES", "BE", "DK", "SE", "AT", "PL", "RO", "EE",
];
/// Words of no label.
const INVENTED: usize = 2_000;

impl Material {
    pub(crate) fn new() -> Self {
        let vocabulary = Vocabulary::builtin();
        let mut concepts: Vec<ConceptCode> = vocabulary
            .codes()
            .filter(|code| code.as_str().matches('/').count() > 2)
            .cloned()
            .collect();
        concepts.sort();
        let mut labels = Vec::new();
        let mut words = Vec::new();
        for code in &concepts {
            let label = vocabulary.label(code, "en").to_owned();
            for word in label.split_whitespace() {
                if !words.iter().any(|known| known == word) {
                    words.push(word.to_owned());
                }
            }
            labels.push(label);
        }
        let mut numbers = Numbers::new(7);
        // Words of labels stand among the others, not before all of them.
        let known = words.len();
        for _ in 0..INVENTED {
            words.push(invented(&mut numbers));
        }
        for place in 0..known {
            words.swap(place, place * 5 + 3);
        }
        Self {
            concepts,
            words,
            labels,
        }
    }

    pub(crate) fn text(&self, numbers: &mut Numbers, words: usize) -> String {
        let words: Vec<&str> = (0..words)
            .filter_map(|_| self.words.get(numbers.skewed(self.words.len())))
            .map(String::as_str)
            .collect();
        words.join(" ")
    }

    pub(crate) fn concept(&self, numbers: &mut Numbers) -> anyhow::Result<ConceptCode> {
        self.concepts
            .get(numbers.skewed(self.concepts.len()))
            .cloned()
            .context("the built-in vocabulary is empty")
    }
}

fn invented(numbers: &mut Numbers) -> String {
    const SYLLABLES: [&str; 24] = [
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
        "va", "we", "xi", "yo", "zu", "sta", "tre", "pli", "gno",
    ];
    (0..2 + numbers.below(3))
        .filter_map(|_| numbers.pick(&SYLLABLES).copied())
        .collect()
}

/// The members of the cluster with this number.
pub(crate) fn members(
    material: &Material,
    cluster: usize,
    count: usize,
) -> anyhow::Result<Vec<Profile>> {
    let mut numbers = Numbers::new(1_000 + cluster as u64);
    (0..count)
        .map(|n| member(material, cluster, n, &mut numbers))
        .collect()
}

fn member(
    material: &Material,
    cluster: usize,
    n: usize,
    numbers: &mut Numbers,
) -> anyhow::Result<Profile> {
    let mut profile = Profile::new(format!("M-{cluster}-{n}").parse()?);
    let country = COUNTRIES
        .get(numbers.skewed(COUNTRIES.len()))
        .copied()
        .unwrap_or("NO");
    profile.region.country = Some(country.parse()?);
    let region = format!("{country}{}{}", 1 + numbers.below(4), 1 + numbers.below(5));
    profile.region.nuts = Some(region.parse()?);
    profile.kind.organisation_type = match numbers.below(10) {
        0 => OrganisationType::Rec,
        1 => OrganisationType::Hes,
        2 => OrganisationType::Prc,
        _ => OrganisationType::Sme,
    };
    for _ in 0..1 + numbers.below(2) {
        profile.offers.push(entry(material, numbers)?);
    }
    if numbers.below(2) == 0 {
        profile.needs.push(entry(material, numbers)?);
    }
    profile.summary.text = material.text(numbers, 45);
    profile.summary.language = Some("en".to_owned());
    profile.identity.legal_name = format!("{} {n} Ltd", material.text(numbers, 2));
    profile.identity.city = Some(invented(numbers));
    profile.identity.website = Some(format!("https://m{cluster}-{n}.example.org"));
    Ok(profile)
}

fn entry(material: &Material, numbers: &mut Numbers) -> anyhow::Result<Entry> {
    let mut entry = Entry {
        title: material.text(numbers, 4),
        text: material.text(numbers, 25),
        ..Entry::default()
    };
    for _ in 0..2 + numbers.below(3) {
        entry.concepts.push(material.concept(numbers)?);
    }
    entry.concepts.sort();
    entry.concepts.dedup();
    let derived = material.concept(numbers)?;
    if !entry.concepts.contains(&derived) {
        entry.concepts_derived.push(derived);
    }
    let lowest = 1 + numbers.below(6);
    entry.trl = Some(TrlRange::new(
        u8::try_from(lowest)?,
        u8::try_from(lowest + numbers.below(4))?,
    )?);
    Ok(entry)
}

/// All members let the whole federation see all but persons, for matchmaking.
pub(crate) fn consents() -> anyhow::Result<ConsentSheet> {
    let terms = ConsentTerms {
        purpose: Purpose::MATCHMAKING.parse()?,
        recipients: vec![Recipient::Federation],
        except: Vec::new(),
        fields: FieldGroups::WITHOUT_CONTACT,
        granularity: ConsentGranularity::Record,
    };
    let mut sheet = ConsentSheet::default();
    sheet.consents.push(ConsentGroup {
        members: Whom::All,
        terms,
        valid_from: None,
        valid_until: None,
    });
    Ok(sheet)
}
